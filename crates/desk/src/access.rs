//! Who may do what: one table, asked by every door.
//!
//! Deny by default. Outside one's scope things don't exist ([`Decision::Hidden`], the same answer as for what was
//! never there); within it, a verb that isn't one's own is refused by name. A verb on what one can't read is hidden,
//! whatever the table says of the verb.

use crate::fact::Party;
use crate::redaction::Redacted;
use crate::{Actor, By, Entry, Fact, OrganisationId, PersonId, Refusal, Role, Service, Ticket, TicketFact};

mod marks;

pub use marks::{MARKS, Marks, Second, gives, marks, needs_proof, token_may};

crate::choices::choices! {
    /// A verb of the desk.
    Action {
        /// Report something.
        Open = "open",
        /// See a ticket.
        Read = "read",
        /// See the internal notes of one's own organisation.
        ReadNotes = "read_notes",
        /// Say "we have it".
        Acknowledge = "acknowledge",
        /// Begin to work.
        StartWork = "start_work",
        /// Decide kind, gravity, category.
        Triage = "triage",
        /// Be the second person for a lowered category.
        ConfirmLowering = "confirm_lowering",
        /// Propose that a ticket is excluded, or no incident; turn such a proposal down; help all the same.
        ProposeExclusion = "propose_exclusion",
        /// Be the second person for an exclusion; lift one.
        ConfirmExclusion = "confirm_exclusion",
        /// Disagree with an exclusion.
        ContestExclusion = "contest_exclusion",
        /// Be the third person, who looks at a contested exclusion.
        ReviewExclusion = "review_exclusion",
        /// Give a diagnosis. Whether it ends the response time is a matter of qualification, not of access.
        Diagnose = "diagnose",
        /// Make a diagnosis one's own; whether one is qualified for that is another matter.
        Endorse = "endorse",
        /// Say what works around it.
        FindWorkaround = "find_workaround",
        /// Say which product it is about.
        NameProduct = "name_product",
        /// Say who answers for a ticket.
        Assign = "assign",
        /// Say what happens next, and by when there is news.
        PromiseNews = "promise_news",
        /// Review what was missed.
        WriteReview = "write_review",
        /// Stand by a review, as a second person.
        ApproveReview = "approve_review",
        /// Write to the other side.
        SendMessage = "send_message",
        /// Destroy words that somebody wrote; whose, and until when one's own, `redaction` says.
        RedactMessage = "redact_message",
        /// Write for one's own organisation.
        WriteNote = "write_note",
        /// Give a resolution procedure.
        Resolve = "resolve",
        /// Pass a ticket of one's own level-1 desk on to the support centre (preamble).
        Escalate = "escalate",
        /// End a ticket.
        Close = "close",
        /// Bring one back.
        Reopen = "reopen",
        /// Say whether a resolution helps.
        AnswerResolution = "answer_resolution",
        /// See a problem: its cause and workaround, for whoever asked for an incident that comes from it.
        ReadProblems = "read_problems",
        /// Write a problem, link incidents to it.
        WriteProblems = "write_problems",
        /// See what is announced: maintenance, releases.
        ReadNotices = "read_notices",
        /// Plan a maintenance, prepare a release.
        PlanWorks = "plan_works",
        /// Announce the one, publish the other. Being qualified is a matter of instants, not of access.
        AnnounceWorks = "announce_works",
        /// See what waits to be sent.
        ReadOutbox = "read_outbox",
        /// See an organisation, what it owes and what it gave (clause 2.C).
        ReadOrganisation = "read_organisation",
        /// Ask to be told more (clause 3.C).
        AskInformation = "ask_information",
        /// Answer that.
        AnswerInformation = "answer_information",
        /// Ask to go in remotely (clause 3.C). It takes a qualified person, too.
        AskRemoteAccess = "ask_remote_access",
        /// Allow it to one's own systems, or not.
        AllowRemoteAccess = "allow_remote_access",
        /// Go in, and come out. One is named by the request, too.
        UseRemoteAccess = "use_remote_access",
        /// Take it back.
        EndRemoteAccess = "end_remote_access",
        /// Show a certificate of training (clause 2.C).
        RecordTraining = "record_training",
        /// Check it.
        CheckTraining = "check_training",
        /// Let the centre write to a customer's super administrators (clause 2.C).
        AuthoriseContact = "authorise_contact",
        /// Write to them. It takes a live authorisation, too.
        ContactCustomer = "contact_customer",
        /// Answer that.
        AnswerContact = "answer_contact",
        /// Point out a duty to the party that owes it (clause 2.C).
        PointOutDuty = "point_out_duty",
        /// See what was met and missed, of the tickets in one's scope.
        ReadReports = "read_reports",
        /// See how often each person excludes, acknowledges at once, lowers a category.
        CountDecisions = "count_decisions",
        /// See the journal of the house, and verify it.
        ReadJournal = "read_journal",
        /// Add organisations.
        ManageOrganisations = "manage_organisations",
        /// Invite somebody to an organisation.
        InvitePeople = "invite_people",
        /// Give somebody another role; which ones, [`gives`] says.
        ChangeRole = "change_role",
        /// Shut somebody out, at once.
        DisablePeople = "disable_people",
        /// Take somebody's ways in away, so that they set up others.
        ResetWaysIn = "reset_ways_in",
        /// Say by which identity provider an organisation's people come in.
        ManageSignOn = "manage_sign_on",
        /// See from where somebody is signed in, and end it.
        ReadSessions = "read_sessions",
        /// See who read and changed what of an organisation.
        ReadAudit = "read_audit",
        /// See the security journal: who came in, from where, and what was changed of how they do.
        ReadSecurity = "read_security",
        /// Have all that is kept of a person.
        ExportPerson = "export_person",
        /// Ask that one's own words and name be destroyed.
        AskErasure = "ask_erasure",
        /// Destroy a person's words and name for good.
        ErasePerson = "erase_person",
        /// Make tokens for programs, see and revoke them.
        ManageTokens = "manage_tokens",
        /// See how the machine is.
        ReadHealth = "read_health",
        /// See who works there, and who is qualified for what.
        ReadPeople = "read_people",
        /// Say who is qualified, from when until when; take that back.
        GrantQualification = "grant_qualification",
        /// Be the second person for a qualification; turn one down.
        ConfirmQualification = "confirm_qualification",
        /// See who is at the centre, and when (clause 3.B).
        ReadRoster = "read_roster",
        /// Say when one is there oneself, ask for a swap, hand over.
        KeepRoster = "keep_roster",
        /// Plan who is there.
        PlanRoster = "plan_roster",
        /// Put a ticket under other editions of agreement and calendars.
        Repin = "repin",
        /// Propose a version of the agreement; see what waits.
        ProposeVersion = "propose_version",
        /// Be the second person, who publishes it or turns it down.
        PublishVersion = "publish_version",
        /// Keep a draft of a month's service report.
        DraftReport = "draft_report",
        /// Be the second person, who reads it and stands by it.
        ReviewReport = "review_report",
        /// Issue a month's service report.
        IssueReport = "issue_report",
        /// Ask to read an organisation's tickets in an emergency: for whoever runs the machine, and reads none.
        BreakGlass = "break_glass",
        /// Be the second person, who lets them.
        ConfirmBreakGlass = "confirm_break_glass",
        /// See who reads in an emergency, say no to it, end it.
        EndBreakGlass = "end_break_glass",
        /// See how long what an organisation has is kept, and what would go.
        ReadRetention = "read_retention",
        /// Say how long.
        ManageRetention = "manage_retention",
        /// Hold what an organisation has, so that nothing goes; lift that.
        HoldRetention = "hold_retention",
        /// Destroy what was kept long enough: no person's.
        ApplyRetention = "apply_retention",
        /// The desk's clock only.
        RaiseAlarm = "raise_alarm",
    }
}

/// How far a role's hand reaches for a verb.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reach {
    /// Nowhere.
    Never,
    /// What one reported oneself.
    Own,
    /// What is handled at one's own level-1 desk.
    Desk,
    /// What one's own organisation asked, or handles at its own level-1 desk.
    Organisation,
    /// Every ticket of the support centre. A level-1 desk's are none of them.
    Centre,
    /// Everything, without the words that people wrote.
    Metadata,
}

use Reach::{Centre, Desk, Metadata, Never, Organisation, Own};

/// The table. Columns in the order of [`Role::ALL`].
pub const TABLE: &[(Action, [Reach; 8])] = &[
    //                            authorised  super          provider      provider      centre  centre   admini-  auditor
    //                            user        administrator  agent         manager       agent   manager  strator
    (Action::Open, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::Read, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Metadata]),
    (Action::ReadNotes, [Never, Never, Organisation, Organisation, Centre, Centre, Never, Metadata]),
    (Action::Acknowledge, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::StartWork, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::Triage, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::ConfirmLowering, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::ProposeExclusion, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::ConfirmExclusion, [Never, Never, Never, Desk, Centre, Centre, Never, Never]),
    (Action::ContestExclusion, [Own, Organisation, Organisation, Organisation, Never, Never, Never, Never]),
    (Action::ReviewExclusion, [Never, Never, Never, Desk, Centre, Centre, Never, Never]),
    (Action::Diagnose, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::Endorse, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::FindWorkaround, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::NameProduct, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::Assign, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::PromiseNews, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::WriteReview, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::ApproveReview, [Never, Never, Never, Desk, Never, Centre, Never, Never]),
    (Action::SendMessage, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::RedactMessage, [Own, Organisation, Own, Organisation, Own, Centre, Never, Never]),
    (Action::WriteNote, [Never, Never, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::Resolve, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::Escalate, [Never, Never, Desk, Desk, Never, Never, Never, Never]),
    (Action::Close, [Never, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::Reopen, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::AnswerResolution, [Own, Organisation, Organisation, Organisation, Never, Never, Never, Never]),
    (Action::ReadProblems, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::WriteProblems, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (
        Action::ReadNotices,
        [Organisation, Organisation, Organisation, Organisation, Centre, Centre, Never, Metadata],
    ),
    (Action::PlanWorks, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::AnnounceWorks, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::ReadOutbox, [Never, Never, Never, Never, Never, Centre, Metadata, Never]),
    (
        Action::ReadOrganisation,
        [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Metadata],
    ),
    (Action::ReadReports, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Metadata]),
    (Action::CountDecisions, [Never, Never, Never, Never, Never, Centre, Never, Metadata]),
    (Action::ReadJournal, [Never, Never, Never, Never, Never, Centre, Metadata, Metadata]),
    (Action::ManageOrganisations, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::InvitePeople, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ChangeRole, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::DisablePeople, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ResetWaysIn, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ManageSignOn, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ReadSessions, [Own, Organisation, Own, Organisation, Own, Organisation, Own, Own]),
    (Action::ReadAudit, [Own, Organisation, Never, Organisation, Never, Organisation, Metadata, Metadata]),
    (Action::ReadSecurity, [Own, Organisation, Own, Organisation, Own, Organisation, Metadata, Metadata]),
    (Action::ExportPerson, [Own, Organisation, Own, Organisation, Own, Organisation, Own, Own]),
    (Action::AskErasure, [Own, Own, Own, Own, Own, Own, Own, Own]),
    (Action::ErasePerson, [Never, Organisation, Never, Organisation, Never, Organisation, Never, Never]),
    (Action::ManageTokens, [Never, Organisation, Own, Organisation, Own, Organisation, Metadata, Metadata]),
    (Action::ReadHealth, [Never, Never, Never, Never, Never, Centre, Metadata, Metadata]),
    (Action::ReadPeople, [Never, Never, Organisation, Organisation, Centre, Centre, Never, Metadata]),
    (Action::GrantQualification, [Never, Never, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ConfirmQualification, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::AskInformation, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::AnswerInformation, [Own, Organisation, Organisation, Organisation, Never, Never, Never, Never]),
    (Action::AskRemoteAccess, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::AllowRemoteAccess, [Never, Organisation, Never, Organisation, Never, Never, Never, Never]),
    (Action::UseRemoteAccess, [Never, Never, Desk, Desk, Centre, Centre, Never, Never]),
    (Action::EndRemoteAccess, [Own, Organisation, Organisation, Organisation, Centre, Centre, Never, Never]),
    (Action::RecordTraining, [Never, Organisation, Organisation, Organisation, Never, Centre, Never, Never]),
    (Action::CheckTraining, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::ReadRoster, [Never, Never, Never, Never, Centre, Centre, Never, Metadata]),
    (Action::KeepRoster, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::PlanRoster, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::AuthoriseContact, [Never, Organisation, Never, Organisation, Never, Never, Never, Never]),
    (Action::ContactCustomer, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::AnswerContact, [Never, Organisation, Never, Never, Never, Never, Never, Never]),
    (Action::PointOutDuty, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::Repin, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::ProposeVersion, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::PublishVersion, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::DraftReport, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::ReviewReport, [Never, Never, Never, Never, Centre, Centre, Never, Never]),
    (Action::IssueReport, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::BreakGlass, [Never, Never, Never, Never, Never, Never, Centre, Never]),
    (Action::ConfirmBreakGlass, [Never, Never, Never, Never, Never, Centre, Never, Never]),
    (Action::EndBreakGlass, [Never, Never, Never, Never, Never, Centre, Centre, Never]),
    (
        Action::ReadRetention,
        [Never, Organisation, Never, Organisation, Never, Organisation, Metadata, Metadata],
    ),
    (Action::ManageRetention, [Never, Organisation, Never, Organisation, Never, Organisation, Never, Never]),
    (Action::HoldRetention, [Never, Organisation, Never, Organisation, Never, Centre, Never, Never]),
    (Action::ApplyRetention, [Never, Never, Never, Never, Never, Never, Never, Never]),
    (Action::RaiseAlarm, [Never, Never, Never, Never, Never, Never, Never, Never]),
];

/// The table's cell: how far that role reaches, in an organisation that it belongs in.
pub fn reach(role: Role, action: Action) -> Reach {
    let column = Role::ALL.iter().position(|r| *r == role);
    let row = TABLE.iter().find(|(a, _)| *a == action);
    match (row, column) {
        (Some((_, cells)), Some(column)) => cells[column],
        _ => Never,
    }
}

/// How far this actor's hand reaches. A role of the centre is one at the vendor only. The desk's own clock raises alarms and
/// does nothing else: a rule never acknowledges. Nor does retention do anything but its own.
fn hand(actor: &Actor, action: Action) -> Reach {
    if actor.by == By::Service(Service::Clock) {
        return if matches!(action, Action::RaiseAlarm | Action::Read) { Centre } else { Never };
    }
    if actor.by == By::Service(Service::Retention) {
        return if matches!(action, Action::ApplyRetention | Action::Read) { Centre } else { Never };
    }
    if actor.is_program && !token_may(action) {
        return Never;
    }
    match reach(actor.role, action) {
        _ if actor.role.is_centre() && actor.party != Party::Vendor => Never,
        // The machine is the vendor's: an administrator of another party runs none.
        Centre if actor.role == Role::Administrator && actor.party != Party::Vendor => Never,
        // An auditor of another party sees nothing of who comes in here, and from where.
        Metadata if action.is_of_ones_own_people() && actor.party != Party::Vendor => Never,
        reach => reach,
    }
}

/// What an act is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Object {
    /// A ticket: who asked it, who reported it.
    Ticket {
        /// The organisation that asks.
        asked_by: OrganisationId,
        /// The person who reported.
        reporter: Option<PersonId>,
        /// The provider whose level-1 desk handles it; none: the support centre does.
        desk: Option<OrganisationId>,
    },
    /// What belongs to an organisation, or to a person of it.
    Of {
        /// Whose it is.
        organisation: OrganisationId,
        /// The provider that supports that organisation at the instant, if one does: what its customer's is, is its too.
        provider: Option<OrganisationId>,
        /// Whose of its people, if somebody's.
        person: Option<PersonId>,
    },
    /// The desk as a whole.
    House,
}

impl Object {
    /// A ticket that is there.
    pub fn of(ticket: &Ticket) -> Object {
        Object::Ticket {
            asked_by: ticket.opened.what.asked_by,
            reporter: ticket.reporter(),
            desk: ticket.level1_desk(),
        }
    }

    /// A ticket that would be.
    pub fn new_ticket(asked_by: OrganisationId, reporter: Option<PersonId>) -> Object {
        Object::Ticket { asked_by, reporter, desk: None }
    }

    /// A ticket that would be, at a provider's level-1 desk.
    pub fn new_at_level_1(
        asked_by: OrganisationId,
        reporter: Option<PersonId>,
        desk: OrganisationId,
    ) -> Object {
        Object::Ticket { asked_by, reporter, desk: Some(desk) }
    }
}

/// How much of what is allowed is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fields {
    /// All of it.
    All,
    /// What happened and when, without the words that people wrote.
    Metadata,
}

/// The table's answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Yes, and this much.
    Allowed(Fields),
    /// No such thing, for this reader.
    Hidden,
    /// It is there, and this isn't theirs to do.
    Refused,
}

/// May this actor do that?
///
/// ```
/// use desk::{Action, Role, access::{Reach, reach}};
/// assert_eq!(reach(Role::CentreAgent, Action::Acknowledge), Reach::Centre);
/// assert_eq!(reach(Role::ProviderManager, Action::Acknowledge), Reach::Desk); // of its own level 1
/// ```
pub fn allows(actor: &Actor, action: Action, object: &Object) -> Decision {
    let is_there = match (object, action) {
        (Object::House, _) => return on_the_house(actor, action),
        (Object::Of { organisation, person, .. }, _) => {
            let is_oneself = person.is_some() && *person == actor.person();
            (is_oneself && *organisation == actor.organisation)
                || within(actor, Action::ReadOrganisation, object).is_some()
        }
        (Object::Ticket { .. }, _) if reads_in_an_emergency(actor, object) => {
            let reads = action == Action::Read;
            return if reads { Decision::Allowed(Fields::All) } else { Decision::Refused };
        }
        (Object::Ticket { .. }, Action::Open) => within_whose(actor, object), // it isn't there yet; who would ask must be
        (Object::Ticket { .. }, _) => within(actor, Action::Read, object).is_some(),
    };
    if !is_there {
        return Decision::Hidden;
    }
    match within(actor, action, object) {
        Some(fields) => Decision::Allowed(fields),
        None => Decision::Refused,
    }
}

/// The same, as a refusal.
///
/// # Errors
///
/// [`Refusal::NotFound`] outside the actor's scope, [`Refusal::NotAllowed`] within.
pub fn require(actor: &Actor, action: Action, object: &Object) -> Result<Fields, Refusal> {
    match allows(actor, action, object) {
        Decision::Allowed(fields) => Ok(fields),
        Decision::Hidden => Err(Refusal::NotFound),
        Decision::Refused => Err(Refusal::NotAllowed { action, role: actor.role }),
    }
}

impl Action {
    /// Is it done by the side that asks, never by the desk that handles the ticket?
    fn is_of_who_asks(self) -> bool {
        use Action::{AllowRemoteAccess, AnswerInformation, AnswerResolution, ContestExclusion};
        matches!(self, AllowRemoteAccess | AnswerInformation | AnswerResolution | ContestExclusion)
    }

    /// Is it done to people by their own organisation, never by the provider that supports it?
    fn is_of_ones_own_people(self) -> bool {
        use Action::{
            AskErasure, ChangeRole, DisablePeople, ErasePerson, ExportPerson, InvitePeople, ManageRetention,
            ManageSignOn, ManageTokens, ReadAudit, ReadRetention, ReadSecurity, ReadSessions, ResetWaysIn,
        };
        matches!(self, InvitePeople | ChangeRole | DisablePeople | ResetWaysIn | ReadSessions | ReadAudit)
            || matches!(self, ReadSecurity | ExportPerson | AskErasure | ErasePerson)
            || matches!(self, ManageSignOn | ManageTokens | ReadRetention | ManageRetention)
    }

    /// Is it done on the desk as a whole? All else is done on a ticket.
    fn is_of_the_house(self) -> bool {
        matches!(
            self,
            Action::ReadReports
                | Action::CountDecisions
                | Action::ReadJournal
                | Action::ManageOrganisations
                | Action::InvitePeople
                | Action::DisablePeople
                | Action::ReadAudit
                | Action::ReadSecurity
                | Action::ManageTokens
                | Action::ReadHealth
                | Action::GrantQualification
                | Action::ProposeVersion
                | Action::PublishVersion
                | Action::DraftReport
                | Action::ReviewReport
                | Action::IssueReport
                | Action::ReadRoster
                | Action::KeepRoster
                | Action::PlanRoster
                | Action::BreakGlass
                | Action::ConfirmBreakGlass
                | Action::EndBreakGlass
        ) || self.is_of_the_works()
    }

    /// Problems, maintenance, releases and what waits to be sent are the house's.
    fn is_of_the_works(self) -> bool {
        matches!(self, Action::WriteProblems | Action::PlanWorks | Action::AnnounceWorks | Action::ReadOutbox)
    }
}

/// The house as a whole is nobody's own: who reaches no further asks for their scope ([`scope_for`]).
fn on_the_house(actor: &Actor, action: Action) -> Decision {
    match hand(actor, action) {
        _ if !action.is_of_the_house() => Decision::Refused,
        Never | Own | Desk | Organisation => Decision::Refused,
        Metadata => Decision::Allowed(Fields::Metadata),
        Centre => Decision::Allowed(Fields::All),
    }
}

/// Behind the glass: that one organisation's tickets, whoever's desk handles them, to read and nothing else. No token
/// breaks it.
fn reads_in_an_emergency(actor: &Actor, object: &Object) -> bool {
    let Object::Ticket { asked_by, .. } = object else { return false };
    emergency_of(actor) == Some(*asked_by)
}

fn emergency_of(actor: &Actor) -> Option<OrganisationId> {
    let runs_the_machine = actor.role == Role::Administrator && actor.party == Party::Vendor;
    actor.emergency.filter(|_| runs_the_machine && !actor.is_program)
}

/// May the actor know of the organisation that would ask?
fn within_whose(actor: &Actor, object: &Object) -> bool {
    let Object::Ticket { asked_by, desk, .. } = object else { return false };
    let own = Some(actor.organisation);
    Some(*asked_by) == own || *desk == own || (desk.is_none() && hand(actor, Action::Open) == Centre)
}

fn within(actor: &Actor, action: Action, object: &Object) -> Option<Fields> {
    let (whose, whom, also, desk) = match object {
        // Of no ticket is somebody's account a part.
        Object::Ticket { .. } if action.is_of_ones_own_people() => return None,
        Object::Ticket { asked_by, reporter, desk } => {
            // A desk doesn't answer its own questions, nor contest what it decided itself.
            let own_desk = desk.filter(|_| !action.is_of_who_asks());
            (*asked_by, *reporter, own_desk, *desk)
        }
        Object::Of { organisation, provider, person } => {
            let provider = provider.filter(|_| !action.is_of_ones_own_people());
            (*organisation, *person, provider, None)
        }
        Object::House => return None,
    };
    let all = |holds: bool| holds.then_some(Fields::All);
    match hand(actor, action) {
        Never => None,
        Own => all(whose == actor.organisation && whom.is_some() && whom == actor.person()),
        Desk => all(desk == Some(actor.organisation)),
        Organisation => all(whose == actor.organisation || also == Some(actor.organisation)),
        // What a provider and its customer say to each other isn't the vendor's to read.
        Centre => all(desk.is_none() || matches!(actor.by, By::Service(Service::Clock | Service::Retention))),
        Metadata => desk.is_none().then_some(Fields::Metadata),
    }
}

/// Whose rows a query asks for. Written beside each ticket when it changes, so that a list asks for one scope's rows
/// and never filters after the fact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// Everything that the support centre has.
    Centre,
    /// What an organisation asked.
    Organisation(OrganisationId),
    /// What is handled at an organisation's level-1 desk.
    Desk(OrganisationId),
    /// What a person reported.
    Person(PersonId),
    /// What is announced to whoever may come in.
    Everybody,
}

/// The scopes in which a ticket is found.
pub fn scopes_of(ticket: &Ticket) -> Vec<Scope> {
    let handled = ticket.level1_desk().map_or(Scope::Centre, Scope::Desk);
    let mut scopes = vec![handled, Scope::Organisation(ticket.opened.what.asked_by)];
    scopes.extend(ticket.reporter().map(Scope::Person));
    scopes
}

/// The scope in which an actor looks, for a verb that reads many; `None`: nothing is to be found. Of a provider: what it
/// asked the centre; what its own desk handles is another list ([`desk_scope_for`]).
pub fn scope_for(actor: &Actor, action: Action) -> Option<Scope> {
    match hand(actor, action) {
        Never if action == Action::Read => emergency_of(actor).map(Scope::Organisation),
        Never => None,
        Own => actor.person().map(Scope::Person),
        Desk => desk_scope_for(actor, action),
        Organisation => Some(Scope::Organisation(actor.organisation)),
        Centre | Metadata => Some(Scope::Centre),
    }
}

/// The scope of the desk at which an actor works: the support centre's, or their own organisation's level-1 desk.
pub fn desk_scope_for(actor: &Actor, action: Action) -> Option<Scope> {
    match hand(actor, action) {
        Desk | Organisation if actor.party == Party::Provider => Some(Scope::Desk(actor.organisation)),
        Centre | Metadata => Some(Scope::Centre),
        Never | Own | Desk | Organisation => None,
    }
}

/// Every scope in which an actor may find a ticket, for what is looked up one by one.
pub fn scopes_for(actor: &Actor, action: Action) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = scope_for(actor, action).into_iter().collect();
    scopes.extend(desk_scope_for(actor, action).filter(|desk| !scopes.contains(desk)));
    scopes
}

/// Is this entry for that reader, of a ticket that they may read? A note is its own organisation's; what isn't shared
/// is for who handles the ticket: the level-1 `desk`, or, without one, the centre.
pub fn shows(actor: &Actor, entry: &Entry, desk: Option<OrganisationId>) -> bool {
    let Fact::Ticket(fact) = &entry.fact else { return false };
    match fact {
        TicketFact::NoteWritten { organisation, .. }
        | TicketFact::Redacted(Redacted { note_of: Some(organisation), .. }) => {
            match hand(actor, Action::ReadNotes) {
                Never | Own => false,
                Desk | Organisation | Centre => *organisation == actor.organisation,
                Metadata => true,
            }
        }
        _ if fact.is_shared() => true,
        _ => match desk {
            Some(desk) => desk == actor.organisation,
            None => matches!(hand(actor, Action::Read), Centre | Metadata),
        },
    }
}
