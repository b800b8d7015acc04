//! Who looked at what: noted in memory where an answer goes out, written a moment later by a task of its own. Whoever looks
//! waits for nothing, and looking writes nothing on its path.
//!
//! One person's looks at one thing, with one key, from one place, are one row for an hour. Whose the thing is, the write finds
//! out. What is waited with is bounded: what comes when it is full is counted as lost, and said so.
//!
//! Instants are the desk's, since they stand beside those of the journal and within an emergency access, which is the desk's.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use desk::access::{self, Fields, Object};
use desk::{Action, OrganisationId, PersonId};
use jiff::Timestamp;
use store::{Row, Value, Write, params, reads, values};

use crate::audit::{AUDITED, LOOKED_THROUGH};
use crate::offices::person_row;
use crate::tasks::Task;
use crate::write::Batch;
use crate::{App, Failure, PersonRow, Visitor};

/// How often what was noted is written.
const EVERY: Duration = Duration::from_secs(1);
/// So much may wait: more than a desk of two hundred people looks at in a minute.
const MOST: usize = 10_000;
/// So many are written at once.
const AT_ONCE: usize = 200;
/// In microseconds: looks within it are one row.
const TOGETHER: i64 = 3600 * 1_000_000;

macro_rules! looked {
    ($($(#[$about:meta])* $name:ident = $word:literal,)*) => {
        /// What of it was looked at.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Looked { $($(#[$about])* $name,)* }

        impl Looked {
            /// All of them.
            pub const ALL: &[Looked] = &[$(Looked::$name,)*];

            /// The word in the database and the API.
            pub fn word(self) -> &'static str {
                match self { $(Looked::$name => $word,)* }
            }
        }
    };
}

looked! {
    /// A ticket: its page, its journal, what is addressed on it, a form on it.
    Ticket = "ticket",
    /// A file of a ticket or with a certificate, taken home.
    Attachment = "attachment",
    /// A bundle of evidence, taken home.
    Evidence = "evidence",
    /// Who somebody is here.
    Person = "person",
    /// All that is kept of somebody, taken home.
    PersonalData = "personal_data",
    /// The people of an organisation, with their addresses.
    People = "people",
    /// An organisation: what it owes and gave, how its people come in.
    Organisation = "organisation",
    /// What was met and missed of its tickets.
    Reports = "reports",
    /// Its audit: this.
    Audit = "audit",
    /// Its security journal.
    Security = "security",
}

/// On what.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum On {
    /// The ticket of that number.
    Ticket(u64),
    /// A person.
    Person(PersonId),
    /// An organisation.
    Organisation(OrganisationId),
}

/// A look that was answered.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Look {
    /// What of it.
    pub what: Looked,
    /// On what.
    pub on: On,
    /// Which part: an attachment's id, a month; empty: the whole.
    pub part: String,
}

/// Whose, at what, from where: what is one row for an hour.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Kept {
    person: PersonId,
    token: Option<[u8; 16]>,
    reader: OrganisationId,
    emergency: Option<u64>,
    network: String,
    look: Look,
}

#[derive(Clone, Copy, Debug)]
struct Times {
    first: i64,
    last: i64,
    times: u64,
}

impl Times {
    fn with(self, other: Times) -> Times {
        Times {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            times: self.times + other.times,
        }
    }
}

/// What waits to be written.
#[derive(Default)]
pub(crate) struct Noted {
    waiting: Mutex<HashMap<Kept, Times>>,
    /// The rows of the last hour, so that they grow. One flush at a time has them.
    rows: tokio::sync::Mutex<HashMap<Kept, ([u8; 16], i64)>>,
    lost: AtomicU64,
}

impl Noted {
    fn waiting(&self) -> std::sync::MutexGuard<'_, HashMap<Kept, Times>> {
        // Whoever panicked while holding it left a map that is whole.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, kept: Kept, times: Times) {
        let mut waiting = self.waiting();
        if let Some(there) = waiting.get_mut(&kept) {
            *there = there.with(times);
        } else if waiting.len() < MOST {
            waiting.insert(kept, times);
        } else {
            drop(waiting);
            self.lost.fetch_add(times.times, Ordering::Relaxed);
        }
    }
}

/// Writes what was noted, until the desk is closed.
pub(crate) async fn watch(app: App) {
    let mut told = 0;
    loop {
        tokio::time::sleep(EVERY).await;
        let turn = app.write_reads().await;
        app.ran(Task::WritingReads, &turn);
        match turn {
            Ok(()) => {}
            Err(_) if app.0.db.is_closed() => return,
            Err(failure) => {
                tracing::error!(%failure, "reads could not be written; they wait for the next turn")
            }
        }
        let lost = app.reads_lost();
        if lost > told {
            tracing::error!(lost = lost - told, "reads were not noted: more waited than are kept waiting");
            told = lost;
        }
    }
}

/// Which reads.
#[derive(Clone, Debug, Default)]
pub struct ReadsQuery {
    /// By that person.
    pub person: Option<PersonId>,
    /// Of that ticket: who looked at it.
    pub ticket: Option<u64>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this one.
    pub until: Option<Timestamp>,
    /// Before this place: what the page before gave as the next.
    pub before: Option<ReadsPlace>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// A place in the list, as text `<microseconds>-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadsPlace(i64, [u8; 16]);

impl std::fmt::Display for ReadsPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.0, uuid::Uuid::from_bytes(self.1).simple())
    }
}

impl std::str::FromStr for ReadsPlace {
    type Err = ();

    fn from_str(text: &str) -> Result<ReadsPlace, ()> {
        let (at, id) = text.split_once('-').ok_or(())?;
        Ok(ReadsPlace(at.parse().map_err(|_| ())?, *id.parse::<uuid::Uuid>().map_err(|_| ())?.as_bytes()))
    }
}

/// A row: somebody's looks at one thing within an hour.
#[derive(Clone, Debug)]
pub struct ReadLine {
    /// Its place in the list.
    pub place: ReadsPlace,
    /// What of it.
    pub what: Looked,
    /// Who; none: they were erased, or it isn't for this reader to know.
    pub person: Option<PersonId>,
    /// By which token, if by one.
    pub token: Option<uuid::Uuid>,
    /// Of which organisation they were.
    pub reader: OrganisationId,
    /// The public number, where it is a ticket that this reader finds.
    pub ticket: Option<u64>,
    /// The person, where it is one of the audited organisation.
    pub of_person: Option<PersonId>,
    /// Which part: an attachment's id, a month; empty: the whole.
    pub part: String,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// In which emergency access of that organisation.
    pub emergency: Option<u64>,
    /// First within the hour.
    pub first: Timestamp,
    /// Last within it.
    pub last: Timestamp,
    /// How often.
    pub times: u64,
    /// From where; for one's own people alone, else empty.
    pub network: String,
    desk: Option<OrganisationId>,
}

/// A page of who looked at an organisation's things, and at what its people looked, the latest first.
#[derive(Clone, Debug)]
pub struct Reads {
    /// Whose.
    pub organisation: Arc<desk::Organisation>,
    /// How much of it is shown: without names and places, for whoever only watches.
    pub fields: Fields,
    /// The lines.
    pub lines: Vec<ReadLine>,
    /// The names of the people in them; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// The names of the organisations in them.
    pub organisations: BTreeMap<OrganisationId, String>,
    /// Where the next page begins, if there is one.
    pub next: Option<ReadsPlace>,
    /// The organisation's people, to choose from.
    pub people: Vec<PersonRow>,
}

/// What was opened in an emergency access.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Opened {
    /// How many tickets.
    pub count: usize,
    /// The numbers of those that this reader finds.
    pub numbers: Vec<u64>,
}

impl App {
    /// Notes that somebody was shown something. Waits for nothing, and fails at nothing.
    pub fn note_read(&self, visitor: &Visitor, network: &str, look: Look) {
        let now = self.now();
        let emergency = visitor.emergency.filter(|one| now < one.until).map(|one| one.number);
        let kept = Kept {
            person: visitor.person.id,
            token: visitor.token,
            reader: visitor.organisation.id,
            emergency: emergency.filter(|_| matches!(look.on, On::Ticket(_))),
            network: network.to_owned(),
            look,
        };
        let at = now.as_microsecond();
        self.0.reads.put(kept, Times { first: at, last: at, times: 1 });
    }

    /// How many rows wait to be written.
    pub fn reads_waiting(&self) -> usize {
        self.0.reads.waiting().len()
    }

    /// How many reads weren't noted since the desk was opened, because too many waited.
    pub fn reads_lost(&self) -> u64 {
        self.0.reads.lost.load(Ordering::Relaxed)
    }

    /// Writes what was noted. What can't be written goes on waiting.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn write_reads(&self) -> Result<(), Failure> {
        let mut rows = self.0.reads.rows.lock().await;
        let waiting = std::mem::take(&mut *self.0.reads.waiting());
        let mut waiting: Vec<(Kept, Times)> = waiting.into_iter().collect();
        let now = self.now().as_microsecond();
        rows.retain(|_, (_, first)| now - *first < TOGETHER);
        if rows.len() > MOST {
            rows.clear();
        }
        while !waiting.is_empty() {
            let some = waiting.split_off(waiting.len().saturating_sub(AT_ONCE));
            let mut batch = Batch::default();
            for (kept, times) in &some {
                let begun = rows.get(kept).filter(|(_, first)| times.first - *first < TOGETHER).copied();
                let row = begun.unwrap_or_else(|| (*self.fresh_id().as_bytes(), times.first));
                rows.insert(kept.clone(), row);
                batch.and([written(row.0, kept, *times)]);
            }
            if let Err(failure) = self.commit(batch).await {
                some.into_iter().chain(waiting).for_each(|(kept, times)| self.0.reads.put(kept, times));
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Who looked at an organisation's things, and at what its people looked.
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotFound`] or [`desk::Refusal::NotAllowed`] if it isn't for this visitor to see, or the database is away.
    pub async fn reads(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        query: &ReadsQuery,
    ) -> Result<Reads, Failure> {
        let organisation = self.organisation(of, None).await?;
        let object = Object::Of { organisation: of, provider: None, person: None };
        let fields = access::require(&visitor.actor(self.now()), Action::ReadAudit, &object)?;
        let limit = query.limit.unwrap_or(AUDITED);
        let at_once = u64::try_from(AT_ONCE).unwrap_or(u64::MAX);
        let (mut lines, mut looked) = (Vec::<ReadLine>::new(), 0);
        let mut before = query.before.unwrap_or(ReadsPlace(i64::MAX, [0xff; 16]));
        let next = 'pages: loop {
            let mut asked = values![of.bytes(), before.0, before.1, at_once].to_vec();
            asked.extend(query.ticket.map(Value::from));
            let statement = if query.ticket.is_some() { &reads::ON_A_TICKET } else { &reads::CONCERNING };
            let some = self.0.db.query(statement, &asked).await?;
            if some.is_empty() {
                break None;
            }
            looked += at_once;
            for row in &some {
                if lines.len() >= limit {
                    break 'pages Some(before);
                }
                let line = line(row)?;
                before = line.place;
                lines.extend(query.takes(&line).then(|| line.for_audit(of, fields)).flatten());
            }
            if looked >= LOOKED_THROUGH {
                break Some(before);
            }
        };
        let (names, organisations) = (BTreeMap::new(), BTreeMap::new());
        let people = Vec::new();
        let mut found = Reads { organisation, fields, lines, names, organisations, next, people };
        if fields == Fields::All {
            self.name_the_readers(&mut found, of).await?;
        }
        Ok(found)
    }

    async fn name_the_readers(&self, found: &mut Reads, of: OrganisationId) -> Result<(), Failure> {
        let who = found.lines.iter().flat_map(|line| [line.person, line.of_person]).flatten();
        found.names = self.names_of(who.collect::<BTreeSet<_>>()).await?;
        let which = found.lines.iter().flat_map(|line| [line.reader, line.organisation]);
        for id in which.collect::<BTreeSet<_>>() {
            found.organisations.insert(id, self.organisation(id, None).await?.name.clone());
        }
        let rows = self.0.db.query(&store::projections::people::OF, &values![of.bytes()]).await?;
        found.people = rows.iter().map(person_row).collect::<Result<_, _>>()?;
        Ok(())
    }

    /// The tickets of an organisation that were opened in one of its emergency accesses, for a reader of `by`.
    pub(crate) async fn opened_in(
        &self,
        of: OrganisationId,
        emergency: u64,
        by: OrganisationId,
    ) -> Result<Opened, Failure> {
        let rows = self.0.db.query(&reads::OPENED, &values![of.bytes(), emergency]).await?;
        let mut opened = Opened { count: rows.len(), numbers: Vec::new() };
        for row in &rows {
            let desk = row.get::<Option<[u8; 16]>>(1)?.map(OrganisationId::from_bytes);
            if desk.is_none() || desk == Some(by) || of == by {
                opened.numbers.push(row.get(0)?);
            }
        }
        Ok(opened)
    }

    /// What a person looked at, the latest first.
    pub(crate) async fn reads_by(&self, person: PersonId, most: u32) -> Result<Vec<ReadLine>, Failure> {
        let rows = self.0.db.query(&reads::BY_SOMEBODY, &values![person.bytes(), most]).await?;
        rows.iter().map(line).collect()
    }
}

impl ReadsQuery {
    fn takes(&self, line: &ReadLine) -> bool {
        self.person.is_none_or(|person| line.person == Some(person))
            && self.from.is_none_or(|from| line.last >= from)
            && self.until.is_none_or(|until| line.first < until)
    }
}

impl ReadLine {
    /// As much of it as that organisation's audit tells. From where somebody came is their own organisation's to know; what
    /// lies at another's level-1 desk has no number here, and for whoever only watches it isn't there.
    fn for_audit(mut self, of: OrganisationId, fields: Fields) -> Option<ReadLine> {
        if fields == Fields::Metadata {
            (self.person, self.of_person, self.token) = (None, None, None);
            self.network.clear();
            return self.desk.is_none().then_some(self);
        }
        if self.reader != of {
            self.network.clear();
            self.token = None;
        }
        if self.organisation != of {
            self.of_person = None;
            self.ticket = self.ticket.filter(|_| self.desk.is_none_or(|desk| desk == of));
        }
        Some(self)
    }
}

fn written(id: [u8; 16], kept: &Kept, times: Times) -> Write {
    let mut row = params![
        id,
        kept.person.bytes(),
        kept.token,
        kept.reader.bytes(),
        kept.look.what.word(),
        kept.look.part.as_str(),
        kept.emergency,
        times.first,
        times.last,
        times.times,
        kept.network.as_str(),
    ];
    match kept.look.on {
        On::Ticket(number) => {
            row.extend(params![number, vec![b'd']]);
            Write::new(&reads::OF_A_TICKET, row)
        }
        On::Person(person) => {
            row.extend(params![person.bytes()]);
            Write::new(&reads::OF_A_PERSON, row)
        }
        On::Organisation(of) => {
            row.extend(params![of.bytes()]);
            Write::new(&reads::OF_AN_ORGANISATION, row)
        }
    }
}

fn line(row: &Row) -> Result<ReadLine, Failure> {
    let word = row.get::<&str>(4)?;
    let what = Looked::ALL.iter().copied().find(|what| what.word() == word);
    let what = what.ok_or_else(|| Failure::Damaged(format!("{word:?} in a row of reads")))?;
    let (id, last) = (row.get(0)?, row.get(12)?);
    let is_of_person = matches!(what, Looked::Person | Looked::PersonalData);
    let of_person = is_of_person.then(|| row.get(5).map(PersonId::from_bytes)).transpose()?;
    Ok(ReadLine {
        place: ReadsPlace(last, id),
        what,
        person: row.get::<Option<[u8; 16]>>(1)?.map(PersonId::from_bytes),
        token: row.get::<Option<[u8; 16]>>(2)?.map(uuid::Uuid::from_bytes),
        reader: OrganisationId::from_bytes(row.get(3)?),
        ticket: row.get(7)?,
        of_person,
        part: row.get(6)?,
        organisation: OrganisationId::from_bytes(row.get(8)?),
        desk: row.get::<Option<[u8; 16]>>(9)?.map(OrganisationId::from_bytes),
        emergency: row.get(10)?,
        first: crate::queue::instant(row, 11)?,
        last: crate::queue::instant(row, 12)?,
        times: row.get(13)?,
        network: row.get(14)?,
    })
}
