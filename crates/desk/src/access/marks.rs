//! What a verb takes beside the reach: a fresh proof of who one is, a second person, a reason. It holds for every role
//! that reaches the verb; whether somebody reaches it is the table's to say, not this file's.

use super::Action;
use crate::Role;

/// Does it take two people?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Second {
    /// One is enough.
    No,
    /// It counts only once another person did that; the same verb, if two do it together.
    Awaits(Action),
    /// It is what the other person does.
    Stands,
}

/// What a verb takes beside the reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// A proof of who one is that isn't older than fifteen minutes.
    pub proof: bool,
    /// Two people.
    pub second: Second,
    /// A reason, kept in the journal, wherever it turns down, takes back or changes what was said before.
    pub reason: bool,
}

const PLAIN: Marks = Marks { proof: false, second: Second::No, reason: false };
const REASON: Marks = Marks { reason: true, ..PLAIN };
const PROOF: Marks = Marks { proof: true, ..PLAIN };
const STANDS: Marks = Marks { second: Second::Stands, reason: true, ..PLAIN };

const fn awaits(other: Action) -> Marks {
    Marks { second: Second::Awaits(other), ..PLAIN }
}

const fn with_reason(marks: Marks) -> Marks {
    Marks { reason: true, ..marks }
}

/// The marks, a line for each verb.
pub const MARKS: &[(Action, Marks)] = &[
    (Action::Open, PLAIN),
    (Action::Read, PLAIN),
    (Action::ReadNotes, PLAIN),
    (Action::Acknowledge, PLAIN),
    (Action::StartWork, PLAIN),
    (Action::Triage, REASON),
    (Action::ConfirmLowering, STANDS),
    (Action::ProposeExclusion, with_reason(awaits(Action::ConfirmExclusion))),
    (Action::ConfirmExclusion, STANDS),
    (Action::ContestExclusion, with_reason(awaits(Action::ReviewExclusion))),
    (Action::ReviewExclusion, STANDS),
    (Action::Diagnose, PLAIN),
    (Action::Endorse, PLAIN),
    (Action::FindWorkaround, PLAIN),
    (Action::NameProduct, PLAIN),
    (Action::Assign, PLAIN),
    (Action::PromiseNews, PLAIN),
    (Action::WriteReview, awaits(Action::ApproveReview)),
    (Action::ApproveReview, STANDS),
    (Action::SendMessage, PLAIN),
    (Action::RedactMessage, REASON),
    (Action::WriteNote, PLAIN),
    (Action::Resolve, PLAIN),
    (Action::Escalate, PLAIN),
    (Action::Close, PLAIN),
    (Action::Reopen, REASON),
    (Action::AnswerResolution, REASON),
    (Action::ReadProblems, PLAIN),
    (Action::WriteProblems, REASON),
    (Action::ReadNotices, PLAIN),
    (Action::PlanWorks, PLAIN),
    (Action::AnnounceWorks, REASON),
    (Action::ReadOutbox, PLAIN),
    (Action::ReadOrganisation, PLAIN),
    (Action::ReadReports, PLAIN),
    (Action::CountDecisions, PLAIN),
    (Action::ReadJournal, PLAIN),
    (Action::ManageOrganisations, PLAIN),
    (Action::InvitePeople, PLAIN),
    (Action::ChangeRole, PROOF),
    (Action::DisablePeople, PLAIN),
    (Action::ResetWaysIn, Marks { proof: true, ..with_reason(awaits(Action::ResetWaysIn)) }),
    (Action::ManageSignOn, PROOF),
    (Action::ReadSessions, PLAIN),
    (Action::ReadAudit, PLAIN),
    (Action::ReadSecurity, PLAIN),
    (Action::ExportPerson, PROOF),
    (Action::AskErasure, PLAIN),
    (Action::ErasePerson, with_reason(PROOF)),
    (Action::ManageTokens, PROOF),
    (Action::ReadHealth, PLAIN),
    (Action::ReadPeople, PLAIN),
    (Action::GrantQualification, with_reason(awaits(Action::ConfirmQualification))),
    (Action::ConfirmQualification, STANDS),
    (Action::AskInformation, PLAIN),
    (Action::AnswerInformation, PLAIN),
    (Action::AskRemoteAccess, PLAIN),
    (Action::AllowRemoteAccess, PROOF),
    (Action::UseRemoteAccess, PLAIN),
    (Action::EndRemoteAccess, PLAIN),
    (Action::RecordTraining, awaits(Action::CheckTraining)),
    (Action::CheckTraining, STANDS),
    (Action::ReadRoster, PLAIN),
    (Action::KeepRoster, REASON),
    (Action::PlanRoster, PLAIN),
    (Action::AuthoriseContact, PLAIN),
    (Action::ContactCustomer, PLAIN),
    (Action::AnswerContact, PLAIN),
    (Action::PointOutDuty, PLAIN),
    (Action::Repin, REASON),
    (Action::ProposeVersion, with_reason(awaits(Action::PublishVersion))),
    (Action::PublishVersion, STANDS),
    (Action::DraftReport, awaits(Action::ReviewReport)),
    (Action::ReviewReport, Marks { reason: false, ..STANDS }),
    (Action::IssueReport, REASON),
    (Action::BreakGlass, Marks { proof: true, ..with_reason(awaits(Action::ConfirmBreakGlass)) }),
    (Action::ConfirmBreakGlass, Marks { proof: true, reason: false, ..STANDS }),
    (Action::EndBreakGlass, PLAIN),
    (Action::ReadRetention, PLAIN),
    (Action::ManageRetention, with_reason(PROOF)),
    (Action::HoldRetention, with_reason(PROOF)),
    (Action::ApplyRetention, PLAIN),
    (Action::RaiseAlarm, PLAIN),
];

/// The marks of a verb. One without a line takes everything: what was forgotten isn't thereby easy.
pub fn marks(action: Action) -> Marks {
    let line = MARKS.iter().find(|(marked, _)| *marked == action);
    line.map_or(Marks { proof: true, ..STANDS }, |(_, marks)| *marks)
}

/// Does that verb take a proof of who one is, not older than fifteen minutes?
///
/// ```
/// use desk::{Action, access};
/// assert!(access::needs_proof(Action::AllowRemoteAccess)); // somebody opens their systems to others
/// assert!(!access::needs_proof(Action::Acknowledge));
/// ```
pub fn needs_proof(action: Action) -> bool {
    marks(action).proof
}

/// May a program do that with a token of somebody who may? It may propose; it is nobody's second person, proves nothing of
/// who holds it, consents to nothing and lets nobody in.
pub fn token_may(action: Action) -> bool {
    let consents = matches!(action, Action::AllowRemoteAccess | Action::AuthoriseContact);
    let manages = matches!(
        action,
        Action::InvitePeople
            | Action::ChangeRole
            | Action::DisablePeople
            | Action::ResetWaysIn
            | Action::AskErasure
            | Action::ErasePerson
            | Action::ExportPerson
            | Action::ManageTokens
            | Action::ReadSessions
    );
    !needs_proof(action) && marks(action).second != Second::Stands && !consents && !manages
}

/// The roles that somebody may give: none above their own, and none of the machine's. Those who run the machine, and those
/// who audit it, are named at the machine.
pub fn gives(giver: Role) -> &'static [Role] {
    use Role::{
        AuthorisedUser, CentreAgent, CentreManager, ProviderAgent, ProviderManager, SuperAdministrator,
    };
    match giver {
        SuperAdministrator => &[AuthorisedUser, SuperAdministrator],
        ProviderManager => &[ProviderAgent, ProviderManager],
        CentreManager => {
            &[AuthorisedUser, SuperAdministrator, ProviderAgent, ProviderManager, CentreAgent, CentreManager]
        }
        AuthorisedUser | ProviderAgent | CentreAgent | Role::Administrator | Role::Auditor => &[],
    }
}
