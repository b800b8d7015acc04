//! The journal's unit, its exact bytes and its chain.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Digest, Fact, MaintenanceId, OrganisationId, PersonId, ProblemId, ReleaseId, ReportId, RosterId, TicketId,
};

/// The schema of the bytes. A later one is refused: a version that doesn't know it can't tell what it means. An
/// earlier one, once there is one, is brought up to this one where it is read.
const SCHEMA: u32 = 1;

/// A thing with a history of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Stream {
    /// A ticket.
    Ticket(TicketId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A person.
    Person(PersonId),
    /// A version of the agreement, by the hash of its name.
    Agreement(Uuid),
    /// An edition of a calendar, by its hash.
    Calendar(Uuid),
    /// A problem: a root cause.
    Problem(ProblemId),
    /// A maintenance.
    Maintenance(MaintenanceId),
    /// A release.
    Release(ReleaseId),
    /// A week's roster.
    Roster(RosterId),
    /// A service report.
    Report(ReportId),
}

crate::choices::choices! {
    /// The kinds of streams there are.
    StreamKind {
        /// Of a ticket.
        Ticket = "ticket",
        /// Of an organisation.
        Organisation = "organisation",
        /// Of a person.
        Person = "person",
        /// Of a version of the agreement.
        Agreement = "agreement",
        /// Of an edition of a calendar.
        Calendar = "calendar",
        /// Of a problem.
        Problem = "problem",
        /// Of a maintenance.
        Maintenance = "maintenance",
        /// Of a release.
        Release = "release",
        /// Of a roster.
        Roster = "roster",
        /// Of a service report.
        Report = "report",
    }
}

impl Stream {
    /// The stream of an agreement of that name.
    pub fn agreement(id: &terms::AgreementId) -> Stream {
        Stream::Agreement(Digest::of(&[b"agreement:", id.to_string().as_bytes()]).id())
    }

    /// The stream of a calendar edition.
    pub fn calendar(edition: &hours::EditionId) -> Stream {
        Stream::Calendar(Digest::of(&[b"calendar:", edition.to_string().as_bytes()]).id())
    }

    /// The stream of that kind and id.
    pub fn of(kind: StreamKind, id: Uuid) -> Stream {
        match kind {
            StreamKind::Ticket => Stream::Ticket(TicketId(id)),
            StreamKind::Organisation => Stream::Organisation(OrganisationId(id)),
            StreamKind::Person => Stream::Person(PersonId(id)),
            StreamKind::Agreement => Stream::Agreement(id),
            StreamKind::Calendar => Stream::Calendar(id),
            StreamKind::Problem => Stream::Problem(ProblemId(id)),
            StreamKind::Maintenance => Stream::Maintenance(MaintenanceId(id)),
            StreamKind::Release => Stream::Release(ReleaseId(id)),
            StreamKind::Roster => Stream::Roster(RosterId(id)),
            StreamKind::Report => Stream::Report(ReportId(id)),
        }
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> StreamKind {
        match self {
            Stream::Ticket(_) => StreamKind::Ticket,
            Stream::Organisation(_) => StreamKind::Organisation,
            Stream::Person(_) => StreamKind::Person,
            Stream::Agreement(_) => StreamKind::Agreement,
            Stream::Calendar(_) => StreamKind::Calendar,
            Stream::Problem(_) => StreamKind::Problem,
            Stream::Maintenance(_) => StreamKind::Maintenance,
            Stream::Release(_) => StreamKind::Release,
            Stream::Roster(_) => StreamKind::Roster,
            Stream::Report(_) => StreamKind::Report,
        }
    }

    /// Which one.
    pub fn id(&self) -> Uuid {
        match self {
            Stream::Ticket(id) => id.0,
            Stream::Organisation(id) => id.0,
            Stream::Person(id) => id.0,
            Stream::Agreement(id) | Stream::Calendar(id) => *id,
            Stream::Problem(id) => id.0,
            Stream::Maintenance(id) => id.0,
            Stream::Release(id) => id.0,
            Stream::Roster(id) => id.0,
            Stream::Report(id) => id.0,
        }
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind().word(), self.id())
    }
}

/// Whose act a fact is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A person.
    Person(PersonId),
    /// The desk itself, in one of its named parts. Nobody is "root".
    Service(Service),
}

crate::choices::choices! {
    /// The parts of the desk that act by themselves.
    Service {
        /// The desk's clock: alarms.
        Clock = "clock",
        /// The operator's console.
        Console = "console",
        /// The import of another desk's log.
        Import = "import",
        /// Retention: what was kept long enough goes.
        Retention = "retention",
    }
}

impl By {
    /// The person, if it is one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            By::Person(id) => Some(id),
            By::Service(_) => None,
        }
    }

    /// Does it tell what a person did? An import does, for people that nobody here knows. A rule doesn't: nobody has
    /// taken notice of anything (reading "an automatic reply").
    pub fn speaks_for_somebody(self) -> bool {
        matches!(self, By::Person(_) | By::Service(Service::Import))
    }
}

/// A fact with its circumstances.
///
/// `at` is when it happened and is what clocks use; `recorded_at` is when the desk was told and is what time
/// travel filters by. They differ in imports only. Both are cut to microseconds once, when the entry is made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Whose history it belongs to.
    pub stream: Stream,
    /// Its place in that history, from 1 on.
    pub number: u64,
    /// When it happened.
    pub at: Timestamp,
    /// When the desk was told.
    pub recorded_at: Timestamp,
    /// Whose act it is.
    pub by: By,
    /// For which organisation that person acted.
    pub on_behalf_of: Option<OrganisationId>,
    /// What happened.
    pub fact: Fact,
}

/// The entry as it is stored, with the schema in front.
#[derive(Serialize)]
struct Envelope<'a> {
    schema: u32,
    #[serde(flatten)]
    entry: &'a Entry,
}

impl Entry {
    /// The people in it: whose act it was, and whom it names.
    pub fn people(&self) -> Vec<PersonId> {
        use crate::promise::PromiseFact::{Assigned, Called};
        let named = match &self.fact {
            Fact::Ticket(crate::TicketFact::Promise(Assigned { to })) => vec![*to],
            Fact::Ticket(crate::TicketFact::Promise(Called(call))) => call.people.clone(),
            _ => Vec::new(),
        };
        self.by.person().into_iter().chain(named).collect()
    }

    /// The exact bytes that are stored and hashed: JSON, the schema first, fields in the order of the declarations.
    ///
    /// ```
    /// use desk::{By, Digest, Entry, Fact, PersonFact, PersonId, Service, Stream, chain};
    /// let at = "2026-11-20T16:42:00Z".parse()?;
    /// let (by, fact) = (By::Service(Service::Console), Fact::Person(PersonFact::Disabled {}));
    /// let stream = Stream::Person(PersonId::from_bytes([7; 16]));
    /// let entry = Entry { stream, number: 3, at, recorded_at: at, by, on_behalf_of: None, fact };
    ///
    /// let bytes = entry.bytes();
    /// assert!(bytes.starts_with(br#"{"schema":1,"stream":{"kind":"person","id":"07070707-"#));
    /// assert_eq!(Entry::from_bytes(&bytes)?, entry);
    /// assert_ne!(chain(Digest::ZERO, &bytes), chain(Digest::of(&[b"another past"]), &bytes));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&Envelope { schema: SCHEMA, entry: self })
            .expect("an entry is made of strings, numbers and maps with string keys")
    }

    /// Reads stored bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are no entry, or of a schema that this version doesn't know.
    pub fn from_bytes(bytes: &[u8]) -> Result<Entry, DecodeError> {
        #[derive(Deserialize)]
        struct Head {
            schema: u32,
        }
        let Head { schema } = serde_json::from_slice(bytes).map_err(DecodeError::Malformed)?;
        if schema != SCHEMA {
            return Err(DecodeError::UnknownSchema(schema));
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            #[serde(rename = "schema")]
            _schema: u32,
            stream: Stream,
            number: u64,
            at: Timestamp,
            recorded_at: Timestamp,
            by: By,
            on_behalf_of: Option<OrganisationId>,
            fact: Fact,
        }
        let s: Stored = serde_json::from_slice(bytes).map_err(DecodeError::Malformed)?;
        Ok(Entry {
            stream: s.stream,
            number: s.number,
            at: s.at,
            recorded_at: s.recorded_at,
            by: s.by,
            on_behalf_of: s.on_behalf_of,
            fact: s.fact,
        })
    }
}

/// The next head of a stream's chain: SHA-256 of the head before and the stored bytes.
pub fn chain(head: Digest, bytes: &[u8]) -> Digest {
    Digest::of(&[b"guichet entry\n", &head.0, bytes])
}

/// Stored bytes that can't be read.
#[derive(Debug)]
pub enum DecodeError {
    /// They are no entry.
    Malformed(serde_json::Error),
    /// They are of a schema that this version doesn't know.
    UnknownSchema(u32),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Malformed(error) => write!(f, "an entry can't be read: {error}"),
            DecodeError::UnknownSchema(n) => {
                write!(f, "an entry has schema {n}; this version knows {SCHEMA}")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// The instant as an entry keeps it, cut to the microsecond: what both databases hold.
///
/// ```
/// let told = "2026-11-20T16:42:00.0000019Z".parse()?;
/// assert_eq!(desk::decide::instant_of_an_entry(told).to_string(), "2026-11-20T16:42:00.000001Z");
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn instant_of_an_entry(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).expect("cutting keeps an instant in range")
}
