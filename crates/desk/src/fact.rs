//! Everything that can happen: the vocabulary of the journal.
//!
//! A fact is written once and never changed. It holds ids, instants, choices and hashes; the words that
//! people wrote are beside the journal ([`TextRef`]). A field added later is optional, so that old bytes
//! stay readable; a changed meaning is a new variant.

use std::collections::BTreeMap;

use hours::EditionId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{AgreementId, MeasureId, RegionId};

use crate::adoption::Adopted;
use crate::attachment::{self, Attached};
use crate::choices::choices;
use crate::contact::{ConsentFact, ContactFact};
use crate::duties::DutyFact;
use crate::emergency::EmergencyFact;
use crate::erasure::ErasureFact;
use crate::escalation::{EscalatedFrom, EscalationFact};
use crate::exclusion::ExclusionFact;
use crate::information::InformationFact;
use crate::link::LinkFact;
use crate::maintenance::MaintenanceFact;
use crate::pin::Repinned;
use crate::problem::ProblemFact;
use crate::procedure::{AnswerFact, Shipped};
use crate::promise::PromiseFact;
use crate::publication::Proposal;
use crate::qualification::QualificationFact;
use crate::redaction::Redacted;
use crate::release::ReleaseFact;
use crate::remote::RemoteFact;
use crate::retention::{Class, Lapsed, RetentionFact};
use crate::review::ReviewFact;
use crate::roster::RosterFact;
use crate::service_report::ReportFact;
use crate::training::TrainingFact;
use crate::ways_in::WaysInFact;
use crate::{Digest, OrganisationId, PersonId, Product, Role, TextRef};

/// A fact of any stream.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// In the stream of a ticket.
    Ticket(TicketFact),
    /// In the stream of an organisation.
    Organisation(OrganisationFact),
    /// In the stream of a person.
    Person(PersonFact),
    /// In the stream of an agreement or of a calendar.
    Published(PublishedFact),
    /// In the stream of a week's roster.
    Roster(RosterFact),
    /// In the stream of a problem.
    Problem(ProblemFact),
    /// In the stream of a maintenance.
    Maintenance(MaintenanceFact),
    /// In the stream of a release.
    Release(ReleaseFact),
    /// In the stream of a service report.
    Report(ReportFact),
}

/// What can happen to a ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TicketFact {
    /// The desk received it (reading "opened": the submit of the form or call).
    Opened(Box<Opened>),
    /// A person of the centre says: we have it (clause 4). An automatic answer is not one (reading).
    Acknowledged {
        /// What was told to the reporter with it, if anything.
        note: Option<TextRef>,
    },
    /// Work on it began (clause 4, best effort).
    WorkStarted {},
    /// The preliminary investigation gave kind, gravity and category (clause 3.D).
    Triaged(Triage),
    /// The same once more. Both measurements are kept, and count from notification.
    Retriaged(Triage),
    /// A category would be lowered after its due instant: a second person must confirm (reading "before triage").
    LoweringProposed(Triage),
    /// The proposed lowering was turned down, or taken back by whoever proposed it.
    LoweringDeclined {
        /// Why.
        reason: TextRef,
    },
    /// A diagnosis was given to the reporter (clause 1, response time).
    Diagnosed {
        /// The diagnosis.
        text: TextRef,
        /// Was its author qualified at that instant?
        qualification: Qualification,
        /// The files with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
    },
    /// A qualified member made somebody else's diagnosis their own: the response time ends now (clause 1).
    Endorsed {
        /// The number of the diagnosis' entry.
        diagnosis: u64,
    },
    /// Something works around it (clause 1, incident). Told to those who wait.
    WorkaroundFound {
        /// What to do.
        text: TextRef,
    },
    /// Which product it is about.
    ProductNamed {
        /// That one.
        product: Product,
    },
    /// Who answers for it, what happens next, and by when there is news (clause 4, best effort).
    Promise(PromiseFact),
    /// The review that a missed target opened (clause 4).
    Review(ReviewFact),
    /// Written to the other side.
    MessageSent {
        /// The message.
        text: TextRef,
        /// The files with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
    },
    /// Written for one's own organisation only. Not a flag on a message: a fact of its own.
    NoteWritten {
        /// The note.
        text: TextRef,
        /// Whose people read it.
        organisation: OrganisationId,
        /// The files with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
    },
    /// A resolution procedure was given (clause 2.A).
    Resolved {
        /// What it is.
        resolution: Resolution,
        /// Was it installed by the centre, or supplied?
        delivery: Delivery,
        /// The procedure.
        text: TextRef,
        /// The files with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
    },
    /// Over, by the reporter's side or the centre.
    Closed {
        /// Why, if said.
        reason: Option<TextRef>,
    },
    /// Passed on from a level-1 desk to the support centre (preamble).
    Escalation(EscalationFact),
    /// The same incident is back (reading "reopened": no new acknowledgement clock).
    Reopened {
        /// What is wrong still.
        reason: TextRef,
    },
    /// Excluded, or no incident: proposed, confirmed, contested, reviewed (clauses 2.B and 1).
    Exclusion(ExclusionFact),
    /// What the reporter's side says of the resolution.
    Answered(AnswerFact),
    /// The update that fixes it was published.
    Shipped(Box<Shipped>),
    /// The problem behind it.
    Link(LinkFact),
    /// It comes under other editions of agreement and calendars, from notification on.
    Repinned(Box<Repinned>),
    /// A due instant came near. Written by the desk's own clock.
    Warned(Alarm),
    /// A due instant passed. Stamped with the due instant itself, whenever the desk noticed.
    Missed(Alarm),
    /// Information was asked for, or came back (clause 3.C).
    Information(InformationFact),
    /// Remote access was asked, granted, used, ended (clause 3.C).
    Remote(RemoteFact),
    /// A customer's super administrators were written to (clause 2.C).
    Contact(ContactFact),
    /// Words of another entry were destroyed (the access rules, §3.4).
    Redacted(Redacted),
    /// Its words or its files were kept long enough, and are destroyed (the access rules, §3.4).
    Lapsed(Lapsed),
}

/// The first fact of a ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// Who asks the centre: a provider, or a direct customer.
    pub asked_by: OrganisationId,
    /// For whom: the end customer, where there is one.
    pub customer: Option<OrganisationId>,
    /// Whose hours count (reading "whose region"). Several: the earliest due instant counts. None: an imported log
    /// can't tell.
    pub regions: Vec<RegionId>,
    /// What the reporter takes it for. The centre decides (clause 3.D).
    pub kind: Kind,
    /// What the reporter's answers suggest. The centre decides.
    pub suggested: Option<u8>,
    /// One line.
    pub subject: TextRef,
    /// The rest of the report.
    pub report: Report,
    /// The reporter's own number for it.
    pub reference: Option<TextRef>,
    /// Which product it is about, where the house has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
    /// By which door it came.
    pub door: Door,
    /// What an imported log can't tell. Said, not invented.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untold: Vec<Untold>,
    /// At a provider's level-1 desk (preamble); none: it is the support centre's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level1: Option<Level1>,
    /// The level-1 ticket that it was escalated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalated_from: Option<EscalatedFrom>,
    /// Agreement and calendars that hold for it from now on, whatever comes into force later.
    pub pin: Pin,
}

/// A ticket of a provider's level-1 desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level1 {
    /// The provider whose desk it is.
    pub desk: OrganisationId,
    /// Is it measured under the provider's own agreement file? Else its time is measured and nothing is promised: the
    /// vendor's targets are the vendor's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_terms: bool,
}

/// The editions that a ticket is measured under.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The agreement in force when it opened.
    pub agreement: AgreementId,
    /// The hash of that agreement's file.
    pub agreement_hash: Digest,
    /// The calendar edition of each of its regions (zone data included).
    pub calendars: BTreeMap<RegionId, EditionId>,
}

/// What was told when it was reported (clauses 2.C and 3.C). Everything may be missing: an incomplete report
/// is taken, and what is missing is named.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Report {
    /// What stops.
    pub stops: Option<Stops>,
    /// Who is affected.
    pub affected: Option<Affected>,
    /// How often it happens.
    pub frequency: Option<Frequency>,
    /// Texts, by what they answer.
    pub details: BTreeMap<Detail, TextRef>,
    /// Is a trained super administrator at hand?
    pub trained: Option<bool>,
    /// May the centre contact the customer's super administrator?
    pub may_contact: Option<bool>,
    /// Would remote access be given on demand?
    pub remote_access: Option<bool>,
    /// The files with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attached>,
}

choices! {
    /// What a request is. Only an incident has targets.
    Kind {
        /// A fault of the application (clause 1).
        Incident = "incident",
        /// Something to know.
        Question = "question",
        /// Something to change.
        Change = "change",
    }

    /// What stops, in the reporter's eyes. It suggests a category.
    Stops {
        /// The whole application.
        Everything = "everything",
        /// It runs, in a degraded mode, for all.
        Degraded = "degraded",
        /// One function, without substantial effect on the whole.
        Function = "function",
        /// Nothing: it is a question.
        Nothing = "nothing",
    }

    /// Who is affected.
    Affected {
        /// Every user.
        All = "all",
        /// Some.
        Some = "some",
        /// One.
        One = "one",
    }

    /// How often it happens.
    Frequency {
        /// Each time.
        Always = "always",
        /// Now and then.
        Sometimes = "sometimes",
        /// It happened once.
        Once = "once",
    }

    /// What a text of the report answers.
    Detail {
        /// What happens, in the reporter's words.
        Description = "description",
        /// Which site, which environment.
        Place = "place",
        /// Since when.
        Since = "since",
        /// What changed before.
        Changed = "changed",
        /// How to see it again, step by step.
        Steps = "steps",
        /// What should happen.
        Expected = "expected",
        /// What happens instead.
        Observed = "observed",
        /// The exact message.
        Message = "message",
        /// Checks of level 1.
        Checks = "checks",
        /// Documentation consulted.
        Documentation = "documentation",
        /// A workaround in use.
        Workaround = "workaround",
        /// Third-party software involved.
        ThirdParty = "third_party",
    }

    /// How grave an incident is (clause 1). It never decides the category.
    Gravity {
        /// Critical, functions affected, no workaround.
        Major = "major",
        /// All else.
        Minor = "minor",
    }

    /// By which door a ticket came. Whatever the door, the same intake (clause 3.A).
    Door {
        /// A page.
        Portal = "portal",
        /// The API.
        Api = "api",
        /// A log of another desk.
        Import = "import",
    }

    /// What an imported log can't tell.
    Untold {
        /// When the desk was notified: the log begins with somebody already at work.
        Notification = "notification",
        /// Where the client is, so whose hours count: such a ticket has no region and no clock.
        Region = "region",
        /// Whether a diagnosis was given, and when.
        Diagnosis = "diagnosis",
        /// What a resolution procedure was, and whether it was installed or supplied.
        Resolution = "resolution",
    }

    /// Was the author of a diagnosis qualified when it was given?
    Qualification {
        /// Yes: the response time ends.
        Valid = "valid",
        /// No: the message is kept, the clock runs.
        Absent = "absent",
        /// Nobody can tell: an imported actor.
        Unknown = "unknown",
    }

    /// What a resolution procedure is: an open list (clause 2.A).
    Resolution {
        /// A way around.
        Workaround = "workaround",
        /// An update, for the time being.
        TemporaryUpdate = "temporary_update",
        /// An update, to stay.
        PermanentUpdate = "permanent_update",
        /// Something else, described.
        Other = "other",
    }

    /// How a resolution reaches the customer (clause 2.A).
    Delivery {
        /// By the centre's hands.
        Installed = "installed",
        /// Handed over.
        Supplied = "supplied",
    }
}

/// What the preliminary investigation decided (clause 3.D).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// Told apart by the centre.
    pub kind: Kind,
    /// Clause 4. A request that is not an incident gets one too, and no target.
    pub category: u8,
    /// Clause 1; none for what is not an incident.
    pub gravity: Option<Gravity>,
    /// Is there a workaround?
    pub workaround: Option<bool>,
    /// Why, where a reason is owed.
    pub reason: Option<TextRef>,
    /// Who proposed it, where a second person confirmed.
    pub proposed_by: Option<PersonId>,
}

/// What an alarm is about. Unique in its ticket, so that any number of nodes may try and one commits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alarm {
    /// Which clock.
    pub measure: MeasureId,
    /// Under which category.
    pub category: u8,
    /// The due instant it is about.
    pub due: Timestamp,
}

/// What can happen to an organisation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OrganisationFact {
    /// It is known from now on.
    Added {
        /// What it is here.
        party: Party,
        /// Its name.
        name: String,
        /// Where it is: whose hours are its hours.
        region: RegionId,
    },
    /// A customer is supported by a provider from now on; none: by the vendor itself (preamble).
    SupportedBy {
        /// The provider.
        provider: Option<OrganisationId>,
        /// From this instant on; none: from the entry's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Timestamp>,
        /// Up to, not including; open if none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// A provider is an authorised reseller within these instants (preamble).
    Authorised {
        /// From this instant on.
        from: Timestamp,
        /// Up to, not including; open if none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// It is no longer one from this instant on.
    AuthorisationEnded {},
    /// Where a provider keeps its level-1 desk (preamble).
    Level1 {
        /// Here, or elsewhere.
        desk: Level1Desk,
    },
    /// The mail domains of its people; these and no others.
    Domains {
        /// Without the sign in front, in lower case.
        domains: Vec<String>,
    },
    /// It has another name from now on.
    Named {
        /// The name.
        name: String,
    },
    /// Whether the centre may write to its super administrators (clause 2.C).
    Contact(ConsentFact),
    /// A duty was pointed out to it (clause 2.C).
    Duty(DutyFact),
    /// Whoever runs the machine reads its tickets for an hour at most, or asks to.
    Emergency(EmergencyFact),
    /// How long what it has is kept, and who holds it.
    Retention(RetentionFact),
}

/// Where a level-1 desk is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Level1Desk {
    /// In this house: its customers' requests become tickets of its own desk.
    Here {},
    /// Somewhere else.
    Elsewhere {
        /// How to get there: an address of the web, of mail, a telephone number.
        address: String,
    },
}

choices! {
    /// What an organisation is in the agreement (preamble).
    Party {
        /// The publisher; runs the support centre.
        Vendor = "vendor",
        /// A reseller: gives level 1.
        Provider = "provider",
        /// Uses the application.
        Customer = "customer",
    }
}

/// What can happen to a person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PersonFact {
    /// Known from now on.
    Added {
        /// Whose person.
        organisation: OrganisationId,
        /// What for.
        role: Role,
        /// The name.
        name: TextRef,
        /// The address.
        email: TextRef,
    },
    /// Qualified to give a diagnosis that ends the response time (clause 1), within these instants.
    QualificationGranted {
        /// From this instant on.
        from: Timestamp,
        /// Up to, not including; open if none.
        until: Option<Timestamp>,
        /// For this product only; none: for all that there are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<Product>,
    },
    /// No longer qualified from this instant on.
    QualificationRevoked {
        /// For this product; none: for any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<Product>,
    },
    /// Somebody stands in for them from now on; none: nobody.
    DeputyNamed {
        /// Who.
        deputy: Option<PersonId>,
    },
    /// Another role from now on.
    RoleChanged {
        /// Which.
        role: Role,
    },
    /// May no longer come in.
    Disabled {},
    /// A certificate of training was shown, or checked (clauses 2.B.4 and 2.C).
    Training(TrainingFact),
    /// Qualified, or no longer, on the word of the desk's own people (clause 1).
    Qualification(QualificationFact),
    /// Their erasure: asked for, decided, done.
    Erasure(ErasureFact),
    /// Their ways in are made anew, or are to be.
    WaysIn(WaysInFact),
}

/// What can be published: the values that tickets are pinned to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PublishedFact {
    /// A version of the agreement. Its file is kept by its hash.
    Agreement {
        /// Its name.
        id: AgreementId,
        /// The hash of its file.
        hash: Digest,
        /// Why, where it follows another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextRef>,
        /// Who proposed it, where a second person published it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposed_by: Option<PersonId>,
    },
    /// A provider's own agreement, which measures its level-1 desk from an instant on. Its file is kept by its hash.
    Adopted(Adopted),
    /// A version of the agreement waits for a second person.
    Proposed(Box<Proposal>),
    /// It was turned down, or taken back.
    Declined {
        /// Why.
        reason: TextRef,
    },
    /// An edition of a calendar. Its bytes are kept by their hash.
    Calendar {
        /// The hash.
        edition: EditionId,
        /// The zone it is for.
        zone: String,
        /// The edition of the time-zone data it was made from.
        tzdb: String,
    },
}

macro_rules! facts_of {
    ($($kind:ident($fact:ident))*) => {$(
        impl From<$fact> for Fact {
            fn from(fact: $fact) -> Fact {
                Fact::$kind(fact)
            }
        }
    )*};
}

facts_of! {
    Ticket(TicketFact)
    Organisation(OrganisationFact)
    Person(PersonFact)
    Published(PublishedFact)
    Roster(RosterFact)
    Problem(ProblemFact)
    Maintenance(MaintenanceFact)
    Release(ReleaseFact)
    Report(ReportFact)
}

impl Fact {
    /// The texts that it refers to, kept beside the journal.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            Fact::Ticket(fact) => fact.texts(),
            Fact::Roster(fact) => fact.texts(),
            Fact::Person(PersonFact::Added { name, email, .. }) => vec![*name, *email],
            Fact::Person(PersonFact::Training(fact)) => fact.texts(),
            Fact::Person(PersonFact::Qualification(fact)) => fact.texts(),
            Fact::Person(PersonFact::Erasure(fact)) => fact.texts(),
            Fact::Problem(fact) => fact.texts(),
            Fact::Maintenance(fact) => fact.texts(),
            Fact::Release(fact) => fact.texts(),
            Fact::Report(fact) => fact.texts(),
            Fact::Organisation(OrganisationFact::Duty(fact)) => fact.texts(),
            Fact::Organisation(OrganisationFact::Retention(fact)) => fact.texts(),
            Fact::Organisation(OrganisationFact::Emergency(EmergencyFact::Asked { reason, .. }))
            | Fact::Person(PersonFact::WaysIn(WaysInFact::Proposed { reason })) => vec![*reason],
            Fact::Published(PublishedFact::Proposed(proposal)) => vec![proposal.file, proposal.reason],
            Fact::Published(PublishedFact::Declined { reason }) => vec![*reason],
            Fact::Published(PublishedFact::Agreement { reason, .. }) => reason.iter().copied().collect(),
            Fact::Person(_) | Fact::Organisation(_) | Fact::Published(_) => Vec::new(),
        }
    }
}

impl Fact {
    /// The files with it: for whoever may read its words.
    pub fn files(&self) -> &[Attached] {
        match self {
            Fact::Ticket(fact) => fact.files(),
            Fact::Person(PersonFact::Training(fact)) => fact.files(),
            _ => &[],
        }
    }

    /// The text in it that the house itself says, whoever of its people wrote the entry.
    pub fn said_by_the_house(&self) -> Option<crate::TextId> {
        let Fact::Report(fact) = self else { return None };
        fact.said_by_the_house().map(|text| text.id)
    }
}

impl TicketFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            TicketFact::Opened(opened) => {
                let own = std::iter::once(&opened.subject).chain(&opened.reference);
                let listings = attachment::listings(&opened.report.files);
                own.chain(opened.report.details.values()).copied().chain(listings).collect()
            }
            TicketFact::Acknowledged { note: text } | TicketFact::Closed { reason: text } => {
                text.iter().copied().collect()
            }
            TicketFact::Triaged(triage)
            | TicketFact::Retriaged(triage)
            | TicketFact::LoweringProposed(triage) => triage.reason.iter().copied().collect(),
            TicketFact::LoweringDeclined { reason: text } | TicketFact::Reopened { reason: text } => {
                vec![*text]
            }
            TicketFact::MessageSent { text, files }
            | TicketFact::NoteWritten { text, files, .. }
            | TicketFact::Diagnosed { text, files, .. }
            | TicketFact::Resolved { text, files, .. } => {
                std::iter::once(*text).chain(attachment::listings(files)).collect()
            }
            TicketFact::Exclusion(fact) => fact.texts(),
            TicketFact::WorkaroundFound { text } => vec![*text],
            TicketFact::Repinned(repinned) => vec![repinned.reason],
            TicketFact::Promise(fact) => fact.texts(),
            TicketFact::Review(fact) => fact.texts(),
            TicketFact::Endorsed { .. } | TicketFact::ProductNamed { .. } => Vec::new(),
            TicketFact::Answered(answer) => answer.texts(),
            TicketFact::Shipped(shipped) => shipped.notices.texts(),
            TicketFact::Link(_) => Vec::new(),
            TicketFact::Escalation(fact) => fact.texts(),
            TicketFact::WorkStarted {}
            | TicketFact::Warned(_)
            | TicketFact::Missed(_)
            | TicketFact::Lapsed(_) => Vec::new(),
            TicketFact::Information(fact) => fact.texts(),
            TicketFact::Remote(fact) => fact.texts(),
            TicketFact::Contact(fact) => fact.texts(),
            TicketFact::Redacted(redacted) => redacted.reason.iter().copied().collect(),
        }
    }

    /// The files with it: for whoever may read its words.
    pub fn files(&self) -> &[Attached] {
        match self {
            TicketFact::Opened(opened) => &opened.report.files,
            TicketFact::MessageSent { files, .. }
            | TicketFact::NoteWritten { files, .. }
            | TicketFact::Diagnosed { files, .. }
            | TicketFact::Resolved { files, .. } => files,
            TicketFact::Information(fact) => fact.files(),
            TicketFact::Escalation(fact) => fact.files(),
            _ => &[],
        }
    }

    /// The word for it in a list of events, in the API and in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            TicketFact::Opened(_) => "opened",
            TicketFact::Acknowledged { .. } => "acknowledged",
            TicketFact::WorkStarted {} => "work_started",
            TicketFact::Triaged(_) => "triaged",
            TicketFact::Retriaged(_) => "retriaged",
            TicketFact::LoweringProposed(_) => "lowering_proposed",
            TicketFact::LoweringDeclined { .. } => "lowering_declined",
            TicketFact::Diagnosed { .. } => "diagnosed",
            TicketFact::Endorsed { .. } => "endorsed",
            TicketFact::WorkaroundFound { .. } => "workaround_found",
            TicketFact::ProductNamed { .. } => "product_named",
            TicketFact::Promise(fact) => fact.word(),
            TicketFact::Review(fact) => fact.word(),
            TicketFact::MessageSent { .. } => "message_sent",
            TicketFact::NoteWritten { .. } => "note_written",
            TicketFact::Resolved { .. } => "resolved",
            TicketFact::Closed { .. } => "closed",
            TicketFact::Escalation(fact) => fact.word(),
            TicketFact::Reopened { .. } => "reopened",
            TicketFact::Exclusion(fact) => fact.word(),
            TicketFact::Answered(answer) => answer.word(),
            TicketFact::Shipped(_) => "update_published",
            TicketFact::Link(link) => link.word(),
            TicketFact::Repinned(_) => "repinned",
            TicketFact::Warned(_) => "warned",
            TicketFact::Missed(_) => "missed",
            TicketFact::Information(fact) => fact.word(),
            TicketFact::Remote(fact) => fact.word(),
            TicketFact::Contact(fact) => fact.word(),
            TicketFact::Redacted(_) => "redacted",
            TicketFact::Lapsed(lapsed) if lapsed.class == Class::Files => "files_lapsed",
            TicketFact::Lapsed(_) => "words_lapsed",
        }
    }

    /// Do both sides see it? Notes and proposals stay in the centre, alarms are the desk's own.
    pub fn is_shared(&self) -> bool {
        match self {
            TicketFact::NoteWritten { .. }
            | TicketFact::LoweringProposed(_)
            | TicketFact::LoweringDeclined { .. }
            | TicketFact::Warned(_)
            | TicketFact::Missed(_) => false,
            TicketFact::Exclusion(fact) => fact.is_shared(),
            TicketFact::Opened(_)
            | TicketFact::Acknowledged { .. }
            | TicketFact::WorkStarted {}
            | TicketFact::Triaged(_)
            | TicketFact::Retriaged(_)
            | TicketFact::Diagnosed { .. }
            | TicketFact::Endorsed { .. }
            | TicketFact::WorkaroundFound { .. }
            | TicketFact::ProductNamed { .. }
            | TicketFact::MessageSent { .. }
            | TicketFact::Resolved { .. }
            | TicketFact::Closed { .. }
            | TicketFact::Answered(_)
            | TicketFact::Shipped(_)
            | TicketFact::Link(_)
            | TicketFact::Escalation(_)
            | TicketFact::Reopened { .. }
            | TicketFact::Lapsed(_)
            | TicketFact::Repinned(_) => true,
            TicketFact::Promise(fact) => fact.is_shared(),
            TicketFact::Review(_) => false,
            TicketFact::Redacted(redacted) => redacted.note_of.is_none(),
            TicketFact::Information(_) | TicketFact::Remote(_) | TicketFact::Contact(_) => true,
        }
    }
}
