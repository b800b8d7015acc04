//! Every verb of the desk by a word of its own. A new command doesn't compile here until it has one, and what has one must
//! be tried by the walk (`forms`), and must be taken and refused in it (`coverage`).

use desk::Command;
use desk::chart::ChartCommand;
use desk::contact::ContactCommand;
use desk::duties::DutyCommand;
use desk::exclusion::ExclusionCommand;
use desk::fact::PersonFact;
use desk::information::InformationCommand;
use desk::link::LinkCommand;
use desk::maintenance::MaintenanceCommand;
use desk::problem::ProblemCommand;
use desk::procedure::AnswerCommand;
use desk::promise::PromiseCommand;
use desk::qualification::QualificationCommand;
use desk::release::ReleaseCommand;
use desk::remote::RemoteCommand;
use desk::review::ReviewCommand;
use desk::roster::RosterCommand;
use desk::training::TrainingCommand;

use super::acts::Act;

macro_rules! verbs {
    ($($verb:ident)*) => {
        /// A verb.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Verb { $($verb),* }

        impl Verb {
            /// In an order in which each comes after what it needs.
            pub const ALL: &[Verb] = &[$(Verb::$verb),*];

            /// Those that are done on tickets.
            pub fn on_tickets() -> Vec<Verb> {
                let on_tickets = |verb: &&Verb| (Verb::Report..Verb::OpenProblem).contains(*verb);
                Verb::ALL.iter().filter(on_tickets).copied().collect()
            }
        }
    };
}

verbs! {
    // Who is there, and who supports whom.
    AddPerson ChangeRole Erasure Disable GrantQualification RevokeQualification NameDeputy
    EndQualification ProposeQualification DeclineQualification ConfirmQualification
    EndAuthorisation AuthoriseProvider Support PlaceDesk SetDomains Rename
    PointOutDuty RecordTraining VerifyTraining RefuseTraining
    // Tickets.
    Report ReportAtLevel1 Acknowledge StartWork Triage ConfirmLowering DeclineLowering NameProduct
    Send Note Redact Diagnose Endorse FindWorkaround
    Assign Release PromiseNews
    RequestInformation AnswerInformation WithdrawRequest
    RevokeAccess RefuseAccess AskAccess GrantAccess EnterAccess LeaveAccess
    AskContact AuthoriseContact WriteContact AnswerContact RevokeContact
    Help Decline Lift Propose Confirm Contest Review
    Escalate Repin
    Resolve Accept ContestResolution Close Reopen
    WriteReview ReturnReview ApproveReview
    RaiseAlarm Call
    // Works.
    OpenProblem Restate Suppose Judge FindCause GiveWorkaround WithdrawWorkaround LinkTicket UnlinkTicket
    CloseProblem ReopenProblem
    PlanMaintenance AnnounceMaintenance PostponeMaintenance FinishMaintenance CancelMaintenance
    PrepareRelease PublishRelease TellRelease WithdrawRelease
    // The centre.
    CopyWeek RemoveShift PlanShifts ReplaceShift SwapShift AgreeSwap DeclineSwap
    TellAway SubstituteAway TellNotAway
    Arrive LeaveCentre NotePresence StrikePresence HandOver
    DraftReport ReviewReport IssueReport ProposeVersion DeclineVersion PublishVersion
}

/// The verb of something that is done.
pub fn verb_of(act: &Act) -> Verb {
    match act {
        Act::Report { .. } => Verb::Report,
        Act::ReportAtLevel1 { .. } => Verb::ReportAtLevel1,
        Act::On(_, command) => of_ticket(command),
        Act::Escalate(..) => Verb::Escalate,
        Act::Repin(..) => Verb::Repin,
        Act::Problem(_, command) => of_problem(command),
        Act::Maintenance(_, command) => of_maintenance(command),
        Act::Release(_, command) => of_release(command),
        Act::Roster(_, command) => of_roster(command),
        Act::DraftReport(_) => Verb::DraftReport,
        Act::ReviewReport(_) => Verb::ReviewReport,
        Act::IssueReport(..) => Verb::IssueReport,
        Act::Propose(..) => Verb::ProposeVersion,
        Act::Publish(_) => Verb::PublishVersion,
        Act::Decline(..) => Verb::DeclineVersion,
        Act::Chart(_, command) => of_chart(command),
        Act::Duty(_, command) => of_duty(command),
        Act::Training(_, command) => of_training(command),
        Act::Qualification(_, command) => of_qualification(command),
        Act::Erasure(..) => Verb::Erasure,
        Act::Person(_, fact, _) => of_person(fact),
    }
}

fn of_ticket(command: &Command) -> Verb {
    match command {
        Command::Acknowledge { .. } => Verb::Acknowledge,
        Command::StartWork => Verb::StartWork,
        Command::Triage { .. } => Verb::Triage,
        Command::ConfirmLowering => Verb::ConfirmLowering,
        Command::DeclineLowering { .. } => Verb::DeclineLowering,
        Command::Diagnose { .. } => Verb::Diagnose,
        Command::Endorse { .. } => Verb::Endorse,
        Command::FindWorkaround { .. } => Verb::FindWorkaround,
        Command::NameProduct { .. } => Verb::NameProduct,
        Command::Promise(PromiseCommand::Assign(_)) => Verb::Assign,
        Command::Promise(PromiseCommand::Release) => Verb::Release,
        Command::Promise(PromiseCommand::Step { .. }) => Verb::PromiseNews,
        Command::Promise(PromiseCommand::Call { .. }) => Verb::Call,
        Command::Review(ReviewCommand::Write { .. }) => Verb::WriteReview,
        Command::Review(ReviewCommand::Return { .. }) => Verb::ReturnReview,
        Command::Review(ReviewCommand::Approve) => Verb::ApproveReview,
        Command::Send { .. } => Verb::Send,
        Command::Note { .. } => Verb::Note,
        Command::Redact { .. } => Verb::Redact,
        Command::Resolve { .. } => Verb::Resolve,
        Command::Close { .. } => Verb::Close,
        Command::Escalate { .. } => Verb::Escalate,
        Command::Reopen { .. } => Verb::Reopen,
        Command::Exclusion(command) => of_exclusion(command),
        Command::Answer(AnswerCommand::Accept { .. }) => Verb::Accept,
        Command::Answer(AnswerCommand::Contest { .. }) => Verb::ContestResolution,
        Command::Ship(_) => Verb::TellRelease,
        Command::Link(LinkCommand::Link(_)) => Verb::LinkTicket,
        Command::Link(LinkCommand::Unlink(_)) => Verb::UnlinkTicket,
        Command::RaiseAlarm(_) => Verb::RaiseAlarm,
        Command::Information(InformationCommand::Request { .. }) => Verb::RequestInformation,
        Command::Information(InformationCommand::Answer { .. }) => Verb::AnswerInformation,
        Command::Information(InformationCommand::Withdraw { .. }) => Verb::WithdrawRequest,
        Command::Remote(RemoteCommand::Ask { .. }) => Verb::AskAccess,
        Command::Remote(RemoteCommand::Grant { .. }) => Verb::GrantAccess,
        Command::Remote(RemoteCommand::Refuse { .. }) => Verb::RefuseAccess,
        Command::Remote(RemoteCommand::Enter { .. }) => Verb::EnterAccess,
        Command::Remote(RemoteCommand::Leave { .. }) => Verb::LeaveAccess,
        Command::Remote(RemoteCommand::Revoke { .. }) => Verb::RevokeAccess,
        Command::Contact(ContactCommand::Ask) => Verb::AskContact,
        Command::Contact(ContactCommand::Write { .. }) => Verb::WriteContact,
        Command::Contact(ContactCommand::Answer { .. }) => Verb::AnswerContact,
    }
}

fn of_exclusion(command: &ExclusionCommand) -> Verb {
    match command {
        ExclusionCommand::Propose(_) => Verb::Propose,
        ExclusionCommand::Confirm { .. } => Verb::Confirm,
        ExclusionCommand::Decline { .. } => Verb::Decline,
        ExclusionCommand::Help { .. } => Verb::Help,
        ExclusionCommand::Contest { .. } => Verb::Contest,
        ExclusionCommand::Review { .. } => Verb::Review,
        ExclusionCommand::Lift { .. } => Verb::Lift,
    }
}

fn of_problem(command: &ProblemCommand) -> Verb {
    match command {
        ProblemCommand::Open { .. } => Verb::OpenProblem,
        ProblemCommand::Restate { .. } => Verb::Restate,
        ProblemCommand::Suppose { .. } => Verb::Suppose,
        ProblemCommand::Judge { .. } => Verb::Judge,
        ProblemCommand::FindCause { .. } => Verb::FindCause,
        ProblemCommand::GiveWorkaround { .. } => Verb::GiveWorkaround,
        ProblemCommand::WithdrawWorkaround { .. } => Verb::WithdrawWorkaround,
        ProblemCommand::Link { .. } => Verb::LinkTicket,
        ProblemCommand::Unlink { .. } => Verb::UnlinkTicket,
        ProblemCommand::Close { .. } => Verb::CloseProblem,
        ProblemCommand::Reopen { .. } => Verb::ReopenProblem,
    }
}

fn of_maintenance(command: &MaintenanceCommand) -> Verb {
    match command {
        MaintenanceCommand::Plan(_) => Verb::PlanMaintenance,
        MaintenanceCommand::Announce(_) => Verb::AnnounceMaintenance,
        MaintenanceCommand::Postpone { .. } => Verb::PostponeMaintenance,
        MaintenanceCommand::Finish { .. } => Verb::FinishMaintenance,
        MaintenanceCommand::Cancel { .. } => Verb::CancelMaintenance,
    }
}

fn of_release(command: &ReleaseCommand) -> Verb {
    match command {
        ReleaseCommand::Prepare(_) => Verb::PrepareRelease,
        ReleaseCommand::Publish { .. } => Verb::PublishRelease,
        ReleaseCommand::Tell(_) => Verb::TellRelease,
        ReleaseCommand::Withdraw { .. } => Verb::WithdrawRelease,
    }
}

fn of_roster(command: &RosterCommand) -> Verb {
    match command {
        RosterCommand::Plan(_) => Verb::PlanShifts,
        RosterCommand::Copy { .. } => Verb::CopyWeek,
        RosterCommand::Remove { .. } => Verb::RemoveShift,
        RosterCommand::Replace { .. } => Verb::ReplaceShift,
        RosterCommand::Swap { .. } => Verb::SwapShift,
        RosterCommand::AgreeSwap { .. } => Verb::AgreeSwap,
        RosterCommand::DeclineSwap { .. } => Verb::DeclineSwap,
        RosterCommand::Away { .. } => Verb::TellAway,
        RosterCommand::Substitute { .. } => Verb::SubstituteAway,
        RosterCommand::NotAway { .. } => Verb::TellNotAway,
        RosterCommand::Arrive { .. } => Verb::Arrive,
        RosterCommand::Leave { .. } => Verb::LeaveCentre,
        RosterCommand::NotePresence { .. } => Verb::NotePresence,
        RosterCommand::StrikePresence { .. } => Verb::StrikePresence,
        RosterCommand::HandOver { .. } => Verb::HandOver,
    }
}

fn of_chart(command: &ChartCommand) -> Verb {
    match command {
        ChartCommand::Support { .. } => Verb::Support,
        ChartCommand::Authorise { .. } => Verb::AuthoriseProvider,
        ChartCommand::EndAuthorisation => Verb::EndAuthorisation,
        ChartCommand::Level1(_) => Verb::PlaceDesk,
        ChartCommand::Domains(_) => Verb::SetDomains,
        ChartCommand::Name(_) => Verb::Rename,
    }
}

fn of_duty(command: &DutyCommand) -> Verb {
    match command {
        DutyCommand::PointOut { .. } => Verb::PointOutDuty,
        DutyCommand::Authorise { .. } => Verb::AuthoriseContact,
        DutyCommand::Revoke { .. } => Verb::RevokeContact,
    }
}

fn of_training(command: &TrainingCommand) -> Verb {
    match command {
        TrainingCommand::Record { .. } => Verb::RecordTraining,
        TrainingCommand::Verify { .. } => Verb::VerifyTraining,
        TrainingCommand::Refuse { .. } => Verb::RefuseTraining,
    }
}

fn of_qualification(command: &QualificationCommand) -> Verb {
    match command {
        QualificationCommand::Propose { .. } => Verb::ProposeQualification,
        QualificationCommand::Confirm { .. } => Verb::ConfirmQualification,
        QualificationCommand::Decline { .. } => Verb::DeclineQualification,
        QualificationCommand::Revoke { .. } => Verb::EndQualification,
    }
}

fn of_person(fact: &PersonFact) -> Verb {
    match fact {
        PersonFact::Added { .. } => Verb::AddPerson,
        PersonFact::QualificationGranted { .. } => Verb::GrantQualification,
        PersonFact::QualificationRevoked { .. } => Verb::RevokeQualification,
        PersonFact::DeputyNamed { .. } => Verb::NameDeputy,
        PersonFact::Disabled {} => Verb::Disable,
        PersonFact::Erasure(_) => Verb::Erasure,
        PersonFact::RoleChanged { .. } | PersonFact::WaysIn(_) => Verb::ChangeRole,
        PersonFact::Qualification(_) => Verb::ProposeQualification,
        PersonFact::Training(_) => Verb::RecordTraining,
    }
}
