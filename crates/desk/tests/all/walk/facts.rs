//! Every fact of the journal by its word: a new one doesn't compile here until it is listed, and what is listed must be
//! written in the walk.

use desk::contact::{ConsentFact, ContactFact};
use desk::duties::DutyFact;
use desk::escalation::EscalationFact;
use desk::exclusion::ExclusionFact;
use desk::information::InformationFact;
use desk::link::LinkFact;
use desk::maintenance::MaintenanceFact;
use desk::problem::ProblemFact;
use desk::procedure::AnswerFact;
use desk::promise::PromiseFact;
use desk::qualification::QualificationFact;
use desk::release::ReleaseFact;
use desk::remote::RemoteFact;
use desk::review::ReviewFact;
use desk::service_report::ReportFact;
use desk::training::TrainingFact;
use desk::{Fact, OrganisationFact, PersonFact, PublishedFact, RosterFact, TicketFact};

macro_rules! facts {
    ($($pattern:pat => $word:literal),* $(,)?) => {
        /// All of them.
        pub const ALL: &[&str] = &[$($word),*];

        /// The word of a fact.
        pub fn word(fact: &Fact) -> &'static str {
            match fact { $($pattern => $word),* }
        }
    };
}

facts! {
    Fact::Ticket(TicketFact::Opened(_)) => "ticket opened",
    Fact::Ticket(TicketFact::Acknowledged { .. }) => "acknowledged",
    Fact::Ticket(TicketFact::WorkStarted {}) => "work started",
    Fact::Ticket(TicketFact::Triaged(_)) => "triaged",
    Fact::Ticket(TicketFact::Retriaged(_)) => "retriaged",
    Fact::Ticket(TicketFact::LoweringProposed(_)) => "lowering proposed",
    Fact::Ticket(TicketFact::LoweringDeclined { .. }) => "lowering declined",
    Fact::Ticket(TicketFact::Diagnosed { .. }) => "diagnosed",
    Fact::Ticket(TicketFact::Endorsed { .. }) => "endorsed",
    Fact::Ticket(TicketFact::WorkaroundFound { .. }) => "workaround found",
    Fact::Ticket(TicketFact::ProductNamed { .. }) => "product named",
    Fact::Ticket(TicketFact::Promise(PromiseFact::Assigned { .. })) => "assigned",
    Fact::Ticket(TicketFact::Promise(PromiseFact::Released {})) => "released",
    Fact::Ticket(TicketFact::Promise(PromiseFact::NextStep { .. })) => "next step",
    Fact::Ticket(TicketFact::Promise(PromiseFact::NewsPassed(_))) => "news passed",
    Fact::Ticket(TicketFact::Promise(PromiseFact::Called(_))) => "called",
    Fact::Ticket(TicketFact::Review(ReviewFact::Written(_))) => "review written",
    Fact::Ticket(TicketFact::Review(ReviewFact::Returned { .. })) => "review returned",
    Fact::Ticket(TicketFact::Review(ReviewFact::Approved {})) => "review approved",
    Fact::Ticket(TicketFact::MessageSent { .. }) => "message sent",
    Fact::Ticket(TicketFact::NoteWritten { .. }) => "note written",
    Fact::Ticket(TicketFact::Redacted(_)) => "redacted",
    Fact::Ticket(TicketFact::Resolved { .. }) => "resolved",
    Fact::Ticket(TicketFact::Closed { .. }) => "closed",
    Fact::Ticket(TicketFact::Escalation(EscalationFact::Escalated { .. })) => "escalated",
    Fact::Ticket(TicketFact::Escalation(EscalationFact::PassedOn { .. })) => "passed on",
    Fact::Ticket(TicketFact::Reopened { .. }) => "reopened",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Proposed(_))) => "exclusion proposed",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Declined { .. })) => "exclusion declined",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Confirmed { .. })) => "exclusion confirmed",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Helped { .. })) => "exclusion helped",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Contested { .. })) => "exclusion contested",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Upheld { .. })) => "exclusion upheld",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Overturned { .. })) => "exclusion overturned",
    Fact::Ticket(TicketFact::Exclusion(ExclusionFact::Lifted { .. })) => "exclusion lifted",
    Fact::Ticket(TicketFact::Answered(AnswerFact::Accepted { .. })) => "resolution accepted",
    Fact::Ticket(TicketFact::Answered(AnswerFact::Contested { .. })) => "resolution contested",
    Fact::Ticket(TicketFact::Shipped(_)) => "update published",
    Fact::Ticket(TicketFact::Link(LinkFact::Linked { .. })) => "linked to a problem",
    Fact::Ticket(TicketFact::Link(LinkFact::Unlinked { .. })) => "unlinked from a problem",
    Fact::Ticket(TicketFact::Repinned(_)) => "repinned",
    Fact::Ticket(TicketFact::Warned(_)) => "warned",
    Fact::Ticket(TicketFact::Missed(_)) => "missed",
    Fact::Ticket(TicketFact::Information(InformationFact::Requested { .. })) => "information requested",
    Fact::Ticket(TicketFact::Information(InformationFact::Answered { .. })) => "information answered",
    Fact::Ticket(TicketFact::Information(InformationFact::Withdrawn { .. })) => "information withdrawn",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Asked(_))) => "access asked",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Granted { .. })) => "access granted",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Refused { .. })) => "access refused",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Unanswered { .. })) => "access unanswered",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Entered { .. })) => "access entered",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Left { .. })) => "access left",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Ended { .. })) => "access ended",
    Fact::Ticket(TicketFact::Remote(RemoteFact::Revoked { .. })) => "access revoked",
    Fact::Ticket(TicketFact::Contact(ContactFact::Asked {})) => "contact asked",
    Fact::Ticket(TicketFact::Contact(ContactFact::Written { .. })) => "contact written",
    Fact::Ticket(TicketFact::Contact(ContactFact::Answered { .. })) => "contact answered",
    Fact::Organisation(OrganisationFact::Added { .. }) => "organisation added",
    Fact::Organisation(OrganisationFact::SupportedBy { .. }) => "supported by",
    Fact::Organisation(OrganisationFact::Authorised { .. }) => "authorised",
    Fact::Organisation(OrganisationFact::AuthorisationEnded {}) => "authorisation ended",
    Fact::Organisation(OrganisationFact::Level1 { .. }) => "desk placed",
    Fact::Organisation(OrganisationFact::Domains { .. }) => "domains",
    Fact::Organisation(OrganisationFact::Named { .. }) => "named",
    Fact::Organisation(OrganisationFact::Contact(ConsentFact::Authorised { .. })) => "contact authorised",
    Fact::Organisation(OrganisationFact::Contact(ConsentFact::Revoked { .. })) => "contact revoked",
    Fact::Organisation(OrganisationFact::Duty(DutyFact::PointedOut { .. })) => "duty pointed out",
    Fact::Organisation(OrganisationFact::Emergency(_)) => "emergency access",
    Fact::Organisation(OrganisationFact::Retention(_)) => "retention said",
    Fact::Ticket(TicketFact::Lapsed(_)) => "lapsed",
    Fact::Person(PersonFact::WaysIn(_)) => "ways in made anew",
    Fact::Person(PersonFact::Added { .. }) => "person added",
    Fact::Person(PersonFact::QualificationGranted { .. }) => "qualification granted",
    Fact::Person(PersonFact::QualificationRevoked { .. }) => "qualification revoked",
    Fact::Person(PersonFact::DeputyNamed { .. }) => "deputy named",
    Fact::Person(PersonFact::Disabled {}) => "disabled",
    Fact::Person(PersonFact::RoleChanged { .. }) => "role changed",
    Fact::Person(PersonFact::Erasure(_)) => "erasure",
    Fact::Person(PersonFact::Qualification(QualificationFact::Proposed(_))) => "qualification proposed",
    Fact::Person(PersonFact::Qualification(QualificationFact::Confirmed { .. })) => "qualification confirmed",
    Fact::Person(PersonFact::Qualification(QualificationFact::Declined { .. })) => "qualification declined",
    Fact::Person(PersonFact::Qualification(QualificationFact::GrantedAtLevel1(_))) => "qualified at level 1",
    Fact::Person(PersonFact::Qualification(QualificationFact::Revoked { .. })) => "qualification ended",
    Fact::Person(PersonFact::Training(TrainingFact::Recorded { .. })) => "certificate shown",
    Fact::Person(PersonFact::Training(TrainingFact::Verified { .. })) => "certificate verified",
    Fact::Person(PersonFact::Training(TrainingFact::Refused { .. })) => "certificate refused",
    Fact::Person(PersonFact::Training(TrainingFact::Warned { .. })) => "certificate warned of",
    Fact::Published(PublishedFact::Agreement { .. }) => "version published",
    Fact::Published(PublishedFact::Proposed(_)) => "version proposed",
    Fact::Published(PublishedFact::Declined { .. }) => "version declined",
    Fact::Published(PublishedFact::Adopted(_)) => "agreement adopted",
    Fact::Published(PublishedFact::Calendar { .. }) => "calendar published",
    Fact::Roster(RosterFact::Begun { .. }) => "week begun",
    Fact::Roster(RosterFact::Planned { copied_from: None, .. }) => "shifts planned",
    Fact::Roster(RosterFact::Planned { copied_from: Some(_), .. }) => "week copied",
    Fact::Roster(RosterFact::Removed { .. }) => "shift removed",
    Fact::Roster(RosterFact::SwapAsked { .. }) => "swap asked",
    Fact::Roster(RosterFact::SwapDeclined { .. }) => "swap declined",
    Fact::Roster(RosterFact::Swapped { .. }) => "swapped",
    Fact::Roster(RosterFact::Absent { .. }) => "absent",
    Fact::Roster(RosterFact::Substituted { .. }) => "substituted",
    Fact::Roster(RosterFact::NotAbsent { .. }) => "not absent",
    Fact::Roster(RosterFact::Arrived { .. }) => "arrived",
    Fact::Roster(RosterFact::Left { .. }) => "left",
    Fact::Roster(RosterFact::PresenceNoted { .. }) => "presence noted",
    Fact::Roster(RosterFact::PresenceStruck { .. }) => "presence struck",
    Fact::Roster(RosterFact::HandedOver { .. }) => "handed over",
    Fact::Problem(ProblemFact::Opened { .. }) => "problem opened",
    Fact::Problem(ProblemFact::Restated { .. }) => "problem restated",
    Fact::Problem(ProblemFact::Supposed { .. }) => "supposed",
    Fact::Problem(ProblemFact::Judged { .. }) => "judged",
    Fact::Problem(ProblemFact::CauseFound { .. }) => "cause found",
    Fact::Problem(ProblemFact::WorkaroundGiven { .. }) => "workaround given",
    Fact::Problem(ProblemFact::WorkaroundWithdrawn { .. }) => "workaround withdrawn",
    Fact::Problem(ProblemFact::Linked { .. }) => "incident linked",
    Fact::Problem(ProblemFact::Unlinked { .. }) => "incident unlinked",
    Fact::Problem(ProblemFact::Closed { .. }) => "problem closed",
    Fact::Problem(ProblemFact::Reopened { .. }) => "problem reopened",
    Fact::Maintenance(MaintenanceFact::Planned(_)) => "maintenance planned",
    Fact::Maintenance(MaintenanceFact::Announced { .. }) => "maintenance announced",
    Fact::Maintenance(MaintenanceFact::Postponed { .. }) => "maintenance postponed",
    Fact::Maintenance(MaintenanceFact::Done { .. }) => "maintenance done",
    Fact::Maintenance(MaintenanceFact::Cancelled { .. }) => "maintenance cancelled",
    Fact::Release(ReleaseFact::Prepared(_)) => "release prepared",
    Fact::Release(ReleaseFact::Published { .. }) => "release published",
    Fact::Release(ReleaseFact::Told { .. }) => "reporter told",
    Fact::Release(ReleaseFact::Withdrawn { .. }) => "release withdrawn",
    Fact::Report(ReportFact::Drafted { .. }) => "report drafted",
    Fact::Report(ReportFact::Reviewed { .. }) => "report reviewed",
    Fact::Report(ReportFact::Issued { .. }) => "report issued",
}

/// Not written on these walks: the shell makes calendars and warns of certificates, and the console takes a provider's agreement.
/// Who reads in an emergency, and who comes in anew, has walks of its own in `emergency.rs`; what is kept how long, in
/// `retention.rs`.
pub const BY_THE_SHELL: &[&str] = &[
    "agreement adopted",
    "calendar published",
    "certificate warned of",
    "emergency access",
    "lapsed",
    "retention said",
    "ways in made anew",
];
