//! A refusal is a value: what, and the rule behind it. Its words are chosen at the edge, in the reader's language.

use jiff::Timestamp;
use terms::ClauseId;

use crate::adoption::AdoptionRefusal;
use crate::attachment::AttachmentRefusal;
use crate::credential::Shape;
use crate::duties::DutyRefusal;
use crate::emergency::EmergencyRefusal;
use crate::erasure::ErasureRefusal;
use crate::exclusion::ExclusionRefusal;
use crate::fact::{Kind, Party};
use crate::membership::MembershipRefusal;
use crate::pin::PinRefusal;
use crate::publication::PublicationRefusal;
use crate::qualification::QualificationRefusal;
use crate::redaction::RedactionRefusal;
use crate::remote::Standing;
use crate::retention::RetentionRefusal;
use crate::roster::RosterRefusal;
use crate::service_report::ReportRefusal;
use crate::works::WorksRefusal;
use crate::{Action, By, OrganisationId, Product, Role, State};

crate::choices::choices! {
    /// A field that somebody filled in.
    Field {
        /// One line.
        Subject = "subject",
        /// What happens.
        Description = "description",
        /// Any other text of the report.
        Detail = "detail",
        /// The reporter's own number.
        Reference = "reference",
        /// A message to the other side.
        Message = "message",
        /// An internal note.
        Note = "note",
        /// A diagnosis.
        Diagnosis = "diagnosis",
        /// A resolution procedure.
        Resolution = "resolution",
        /// A reason.
        Reason = "reason",
        /// What caused an incident.
        Cause = "cause",
        /// What shows it.
        Evidence = "evidence",
        /// What the reporter is told of an exclusion.
        PlainWords = "plain_words",
        /// A clause of the master contract.
        ContractClause = "contract_clause",
        /// A reply to an exclusion.
        Reply = "reply",
        /// What is done about a cause.
        Remedy = "remedy",
        /// What a report says.
        Wording = "wording",
        /// What works around it.
        Workaround = "workaround",
        /// What happens next.
        NextStep = "next_step",
        /// By when there is news.
        NewsBy = "news_by",
        /// A product.
        Product = "product",
        /// What a problem is.
        Statement = "statement",
        /// What could be behind a problem.
        Hypothesis = "hypothesis",
        /// What a maintenance does.
        Steps = "steps",
        /// How it is undone.
        Rollback = "rollback",
        /// What those concerned read.
        Notice = "notice",
        /// What people call a release.
        Version = "version",
        /// What is in it.
        Contains = "contains",
        /// The file of an agreement.
        File = "file",
        /// Files with a text.
        Attachment = "attachment",
        /// A person's name.
        Name = "name",
        /// A person's address.
        Email = "email",
        /// What the centre asks to be told.
        Question = "question",
        /// What came back.
        Answer = "answer",
        /// What remote access is for.
        Purpose = "purpose",
        /// The systems that it is to.
        Systems = "systems",
        /// Until when.
        Until = "until",
        /// A certificate's own number or name.
        Certificate = "certificate",
        /// Who trained.
        Trainer = "trainer",
        /// Where a proof is.
        Proof = "proof",
    }
}

impl Field {
    /// The most that is taken, in bytes.
    pub fn limit(self) -> usize {
        match self {
            Field::Subject | Field::Reference | Field::Name | Field::Email => 300,
            Field::ContractClause | Field::Product => 300,
            Field::Certificate | Field::Trainer => 300,
            Field::File => 500_000,
            Field::Reason | Field::NextStep | Field::Purpose | Field::Systems | Field::Proof => 10_000,
            Field::Notice => 10_000,
            Field::Version => 60,
            _ => 100_000,
        }
    }
}

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It doesn't exist, or not for this reader: the same answer.
    NotFound,
    /// Within one's scope, but not one's to do.
    NotAllowed {
        /// What was tried.
        action: Action,
        /// By whom.
        role: Role,
    },
    /// Preamble: who bought through a provider is supported by that provider.
    IndirectCustomer {
        /// Whom to turn to.
        provider: OrganisationId,
    },
    /// A customer that this organisation doesn't support.
    NotTheirCustomer,
    /// Preamble: the provider's support of that customer is over. What it has, it reads; it writes no more.
    SupportEnded {
        /// Since when, if known.
        at: Option<Timestamp>,
        /// Who supports the customer now, by name; none: nobody that the desk knows of.
        now: Option<String>,
    },
    /// Preamble: only an authorised provider asks the support centre.
    AuthorisationLapsed {
        /// Whose, by name.
        provider: String,
        /// Since when, if known.
        at: Option<Timestamp>,
    },
    /// That is said of other organisations only.
    OnlyOf {
        /// Of these.
        party: Party,
    },
    /// Whoever supports a customer is a provider of this house.
    NotAProvider,
    /// A stretch of time that ends before it begins.
    EndsBeforeItBegins {
        /// Its beginning.
        from: Timestamp,
        /// Its end.
        until: Timestamp,
    },
    /// Nothing that tells an instant.
    NotAnInstant {
        /// What was given.
        given: String,
    },
    /// A mail domain belongs to one organisation.
    DomainTaken {
        /// Which.
        domain: String,
        /// Whose it is, by name.
        owner: String,
    },
    /// A name belongs to one organisation.
    NameTaken {
        /// Which.
        name: String,
    },
    /// It was passed on to the support centre before.
    AlreadyEscalated {
        /// When.
        at: Timestamp,
    },
    /// Only what both sides of level 1 read is passed on: a message, a diagnosis, a resolution procedure.
    NotToBePassedOn {
        /// The entry, by its number.
        entry: u64,
    },
    /// Nothing was written where something must be.
    Empty(Field),
    /// More than is taken.
    TooLong {
        /// Where.
        field: Field,
        /// The most that is taken, in bytes.
        limit: usize,
    },
    /// A NUL, which no database keeps.
    NotText(Field),
    /// No such region in the agreement.
    UnknownRegion {
        /// What was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// No such category in the agreement.
    UnknownCategory {
        /// What was given.
        given: u8,
        /// What there is.
        known: Vec<u8>,
    },
    /// An incident is major or minor (clause 1).
    GravityMissing,
    /// Critical *and* without a workaround: else it is minor (reading "major").
    MajorWithWorkaround,
    /// Something other than an incident has no gravity.
    GravityOf(Kind),
    /// No such diagnosis is there to endorse.
    NoSuchDiagnosis,
    /// That diagnosis is a qualified member's word already.
    AlreadyQualified {
        /// Since when.
        at: Timestamp,
    },
    /// Clause 1: only a member who is qualified now can do it.
    NotQualified {
        /// For which product, where the ticket names one.
        product: Option<Product>,
    },
    /// It is about that product already.
    SameProduct,
    /// That is no name of a product.
    NotAProduct,
    /// Only somebody who works at the same desk can answer for a ticket.
    NotAColleague,
    /// They answer for it already.
    AlreadyTheirs {
        /// Who.
        by: By,
    },
    /// Nobody answers for it.
    Nobodys,
    /// News is promised for later, not for before.
    NewsInThePast {
        /// The instant given.
        by: Timestamp,
    },
    /// Only what was missed is reviewed.
    NothingMissed,
    /// No review waits for a manager's word.
    NothingToApprove,
    /// Clause 1: a workaround was found; a major incident has none.
    WorkaroundWasFound,
    /// Somebody was faster.
    AlreadyAcknowledged {
        /// When.
        at: Timestamp,
        /// By whom.
        by: By,
    },
    /// Work began before.
    AlreadyStarted,
    /// Triage comes first.
    NotTriaged,
    /// It would change nothing.
    SameTriage,
    /// Reading "before triage": lowering a category after its due instant needs a reason.
    LoweringNeedsReason {
        /// The instant that has passed.
        due: Timestamp,
    },
    /// The second person must be another one.
    SamePerson,
    /// Nothing waits for a second person.
    NothingProposed,
    /// A lowering waits for a second person: that is decided first.
    LoweringPending,
    /// In this state it can't be done.
    WrongState(State),
    /// An act that is told to have happened before what is known, or in the future.
    OutOfOrder {
        /// When it is said to have happened.
        at: Timestamp,
        /// Not before this.
        earliest: Timestamp,
        /// Not after this.
        latest: Timestamp,
    },
    /// The form was filled in before something else happened. Nothing is lost: show it, ask again.
    Stale {
        /// What the form had seen.
        seen: u64,
        /// What there is now.
        now: u64,
    },
    /// Nothing was in force at that instant.
    NoAgreement(Timestamp),
    /// The calendar doesn't reach that far.
    BeyondCalendar(Timestamp),
    /// Of an exclusion (clause 2.B).
    Exclusion(ExclusionRefusal),
    /// A ticket can't come under other editions.
    Pin(PinRefusal),
    /// A version of the agreement can't come into force.
    Publication(PublicationRefusal),
    /// A provider's own agreement can't be adopted.
    Adoption(AdoptionRefusal),
    /// A service report can't be issued.
    Report(ReportRefusal),
    /// Of a problem, a maintenance, a release, a resolution.
    Works(WorksRefusal),
    /// The alarm was raised before, or its reason is gone.
    NoAlarm,
    /// What was written looks like a credential: nothing here keeps one.
    Credential {
        /// Where.
        field: Field,
        /// What it looks like.
        shape: Shape,
    },
    /// No such request or certificate, or it is over.
    NoSuchRequest,
    /// Clause 3.C: the systems of neither the asking side nor its customer.
    NotTheirSystem,
    /// A window whose end has passed, or lies before its beginning.
    WindowOver {
        /// Its end.
        until: Timestamp,
    },
    /// A window longer than the agreement takes.
    WindowTooLong {
        /// The most, in hours.
        hours: u16,
    },
    /// The request for remote access stands elsewhere.
    AccessIs(Standing),
    /// Nobody may be in at this instant.
    AccessNotLive {
        /// From when one may be.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
        /// Where the request stands.
        standing: Standing,
    },
    /// Somebody else than the request names.
    NotNamed,
    /// A request names somebody who isn't a qualified colleague.
    NotToBeNamed,
    /// In already.
    AlreadyIn,
    /// Not in.
    NotIn,
    /// The register is of super administrators.
    NotASuperAdministrator,
    /// The centre has said the same of it already.
    AlreadyChecked,
    /// A roster says no.
    Roster(RosterRefusal),
    /// Of a duty (clause 2.C).
    Duty(DutyRefusal),
    /// Of a qualification (clause 1).
    Qualification(QualificationRefusal),
    /// Of who belongs to an organisation.
    Membership(MembershipRefusal),
    /// Of a person's erasure.
    Erasure(ErasureRefusal),
    /// Of reading in an emergency.
    Emergency(EmergencyRefusal),
    /// Of how long something is kept.
    Retention(RetentionRefusal),
    /// Of words that are to be destroyed.
    Redaction(RedactionRefusal),
    /// Of a file.
    Attachment(AttachmentRefusal),
}

impl Refusal {
    /// A stable word for it: the API's problem type, the key of its words.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotFound => "not-found",
            Refusal::NotAllowed { .. } => "not-allowed",
            Refusal::IndirectCustomer { .. } => "indirect-customer",
            Refusal::NotTheirCustomer => "not-their-customer",
            Refusal::SupportEnded { .. } => "support-ended",
            Refusal::AuthorisationLapsed { .. } => "authorisation-lapsed",
            Refusal::OnlyOf { .. } => "only-of",
            Refusal::NotAProvider => "not-a-provider",
            Refusal::EndsBeforeItBegins { .. } => "ends-before-it-begins",
            Refusal::NotAnInstant { .. } => "not-an-instant",
            Refusal::DomainTaken { .. } => "domain-taken",
            Refusal::NameTaken { .. } => "name-taken",
            Refusal::AlreadyEscalated { .. } => "already-escalated",
            Refusal::NotToBePassedOn { .. } => "not-to-be-passed-on",
            Refusal::Empty(_) => "empty",
            Refusal::TooLong { .. } => "too-long",
            Refusal::NotText(_) => "not-text",
            Refusal::UnknownRegion { .. } => "unknown-region",
            Refusal::UnknownCategory { .. } => "unknown-category",
            Refusal::GravityMissing => "gravity-missing",
            Refusal::MajorWithWorkaround => "major-with-workaround",
            Refusal::GravityOf(_) => "gravity-of-no-incident",
            Refusal::NoSuchDiagnosis => "no-such-diagnosis",
            Refusal::AlreadyQualified { .. } => "already-qualified",
            Refusal::NotQualified { .. } => "not-qualified",
            Refusal::SameProduct => "same-product",
            Refusal::NotAProduct => "not-a-product",
            Refusal::NotAColleague => "not-a-colleague",
            Refusal::AlreadyTheirs { .. } => "already-theirs",
            Refusal::Nobodys => "nobodys",
            Refusal::NewsInThePast { .. } => "news-in-the-past",
            Refusal::WorkaroundWasFound => "workaround-was-found",
            Refusal::NothingMissed => "nothing-missed",
            Refusal::NothingToApprove => "nothing-to-approve",
            Refusal::AlreadyAcknowledged { .. } => "already-acknowledged",
            Refusal::AlreadyStarted => "already-started",
            Refusal::NotTriaged => "not-triaged",
            Refusal::SameTriage => "same-triage",
            Refusal::LoweringNeedsReason { .. } => "lowering-needs-reason",
            Refusal::SamePerson => "same-person",
            Refusal::NothingProposed => "nothing-proposed",
            Refusal::LoweringPending => "lowering-pending",
            Refusal::WrongState(_) => "wrong-state",
            Refusal::OutOfOrder { .. } => "out-of-order",
            Refusal::Stale { .. } => "stale",
            Refusal::NoAgreement(_) => "no-agreement",
            Refusal::BeyondCalendar(_) => "beyond-calendar",
            Refusal::Exclusion(refusal) => refusal.code(),
            Refusal::Pin(refusal) => refusal.code(),
            Refusal::Publication(refusal) => refusal.code(),
            Refusal::Adoption(refusal) => refusal.code(),
            Refusal::Report(refusal) => refusal.code(),
            Refusal::Works(why) => why.code(),
            Refusal::NoAlarm => "no-alarm",
            Refusal::Credential { .. } => "credential",
            Refusal::NoSuchRequest => "no-such-request",
            Refusal::NotTheirSystem => "not-their-system",
            Refusal::WindowOver { .. } => "window-over",
            Refusal::WindowTooLong { .. } => "window-too-long",
            Refusal::AccessIs(_) => "access-is-otherwise",
            Refusal::AccessNotLive { .. } => "access-not-live",
            Refusal::NotNamed => "not-named",
            Refusal::NotToBeNamed => "not-to-be-named",
            Refusal::AlreadyIn => "already-in",
            Refusal::NotIn => "not-in",
            Refusal::NotASuperAdministrator => "not-a-super-administrator",
            Refusal::AlreadyChecked => "already-checked",
            Refusal::Roster(refusal) => refusal.code(),
            Refusal::Duty(refusal) => refusal.code(),
            Refusal::Qualification(refusal) => refusal.code(),
            Refusal::Membership(refusal) => refusal.code(),
            Refusal::Emergency(refusal) => refusal.code(),
            Refusal::Redaction(refusal) => refusal.code(),
            Refusal::Retention(refusal) => refusal.code(),
            Refusal::Erasure(refusal) => refusal.code(),
            Refusal::Attachment(refusal) => refusal.code(),
        }
    }

    /// The clause of the agreement behind it, where it is a clause and not plain order.
    pub fn clause(&self) -> Option<ClauseId> {
        let clause = match self {
            Refusal::IndirectCustomer { .. }
            | Refusal::NotTheirCustomer
            | Refusal::SupportEnded { .. }
            | Refusal::AuthorisationLapsed { .. }
            | Refusal::OnlyOf { .. }
            | Refusal::NotAProvider
            | Refusal::AlreadyEscalated { .. }
            | Refusal::NotToBePassedOn { .. } => "preamble",
            Refusal::UnknownCategory { .. } => "4",
            Refusal::UnknownRegion { .. } => "1.business-hour",
            Refusal::GravityMissing
            | Refusal::MajorWithWorkaround
            | Refusal::WorkaroundWasFound
            | Refusal::GravityOf(_) => "1.incident",
            Refusal::NoSuchDiagnosis | Refusal::AlreadyQualified { .. } | Refusal::NotQualified { .. } => {
                "1.response-time"
            }
            Refusal::NotAColleague
            | Refusal::AlreadyTheirs { .. }
            | Refusal::Nobodys
            | Refusal::NewsInThePast { .. } => "4.best-effort",
            Refusal::NotTriaged
            | Refusal::LoweringNeedsReason { .. }
            | Refusal::SamePerson
            | Refusal::LoweringPending => "3.D",
            Refusal::Exclusion(refusal) => return Some(refusal.clause()),
            Refusal::Pin(refusal) => return Some(refusal.clause()),
            Refusal::Publication(refusal) => return Some(refusal.clause()),
            Refusal::Adoption(refusal) => return Some(refusal.clause()),
            Refusal::Report(refusal) => return Some(refusal.clause()),
            Refusal::NotTheirSystem
            | Refusal::NotToBeNamed
            | Refusal::WindowTooLong { .. }
            | Refusal::AccessNotLive { .. } => "3.C",
            Refusal::NotASuperAdministrator => "2.B.4",
            Refusal::Roster(refusal) if refusal.is_of_the_clause() => "3.B",
            Refusal::Works(why) => why.clause()?,
            Refusal::Duty(refusal) => return Some(refusal.clause()),
            Refusal::Qualification(refusal) => return Some(refusal.clause()),
            _ => return None,
        };
        Some(ClauseId::from(clause))
    }

    /// Which field it is about, where it is about one.
    pub fn field(&self) -> Option<Field> {
        match self {
            Refusal::Empty(field) | Refusal::TooLong { field, .. } | Refusal::NotText(field) => Some(*field),
            Refusal::LoweringNeedsReason { .. } => Some(Field::Reason),
            Refusal::Exclusion(refusal) => refusal.field(),
            Refusal::NotAProduct => Some(Field::Product),
            Refusal::Membership(refusal) => refusal.field(),
            Refusal::Attachment(_) => Some(Field::Attachment),
            Refusal::Credential { field, .. } => Some(*field),
            Refusal::WindowOver { .. } | Refusal::WindowTooLong { .. } => Some(Field::Until),
            Refusal::NewsInThePast { .. } => Some(Field::NewsBy),
            _ => None,
        }
    }
}

impl From<RosterRefusal> for Refusal {
    fn from(refusal: RosterRefusal) -> Refusal {
        Refusal::Roster(refusal)
    }
}
