//! Who may see what, written once more from the matrix of rights, and asked of nobody: two tiers, sides, audiences.

use desk::exclusion::ExclusionFact;
use desk::fact::Opened;
use desk::maintenance::Whom;
use desk::promise::PromiseFact;
use desk::redaction::Redacted;
use desk::service_report::Issues;
use desk::{By, Entry, Fact, Maintenance, OrganisationId, PersonId, Problem, Release, Role, TicketFact};

use super::known::Known;

/// Somebody who looks.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub person: PersonId,
    pub organisation: OrganisationId,
    pub role: Role,
}

/// How much is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sees {
    Nothing,
    /// What happened and when, not the words.
    Metadata,
    All,
}

impl Reader {
    pub fn of(known: &Known<'_>, person: PersonId) -> Option<Reader> {
        let (organisation, role) = known.works(person)?;
        Some(Reader { person, organisation, role })
    }

    pub fn is_of_the_centre(&self) -> bool {
        matches!(self.role, Role::CentreAgent | Role::CentreManager)
    }

    fn is_of_a_provider(&self) -> bool {
        matches!(self.role, Role::ProviderAgent | Role::ProviderManager)
    }

    /// A level-1 ticket is its customer's and the desk's; a level-2 ticket is the centre's and who asked it. An auditor sees
    /// that a level-2 ticket is there. Who runs the machine reads none.
    pub fn ticket(&self, opened: &Opened, opened_by: By) -> Sees {
        let desk = opened.level1.as_ref().map(|level1| level1.desk);
        let asks = opened.asked_by == self.organisation;
        let all = |sees: bool| if sees { Sees::All } else { Sees::Nothing };
        match self.role {
            Role::AuthorisedUser => all(asks && opened_by == By::Person(self.person)),
            Role::SuperAdministrator => all(asks),
            Role::ProviderAgent | Role::ProviderManager => all(asks || desk == Some(self.organisation)),
            Role::CentreAgent | Role::CentreManager => all(desk.is_none()),
            Role::Administrator => Sees::Nothing,
            Role::Auditor if desk.is_none() => Sees::Metadata,
            Role::Auditor => Sees::Nothing,
        }
    }

    /// Of a ticket that they see: a note is for its own organisation's staff; what only the desk knows is the desk's.
    pub fn entry(&self, entry: &Entry, opened: &Opened) -> bool {
        let Fact::Ticket(fact) = &entry.fact else { return false };
        let auditor = self.role == Role::Auditor;
        let handles = match &opened.level1 {
            Some(level1) => level1.desk == self.organisation && self.is_of_a_provider(),
            None => self.is_of_the_centre(),
        };
        match fact {
            TicketFact::NoteWritten { organisation, .. }
            | TicketFact::Redacted(Redacted { note_of: Some(organisation), .. }) => {
                let staff = self.is_of_the_centre() || self.is_of_a_provider();
                auditor || (staff && *organisation == self.organisation)
            }
            TicketFact::LoweringProposed(_)
            | TicketFact::LoweringDeclined { .. }
            | TicketFact::Warned(_)
            | TicketFact::Missed(_)
            | TicketFact::Review(_)
            | TicketFact::Exclusion(ExclusionFact::Proposed(_) | ExclusionFact::Declined { .. })
            | TicketFact::Promise(
                PromiseFact::Assigned { .. }
                | PromiseFact::Released {}
                | PromiseFact::NewsPassed(_)
                | PromiseFact::Called(_),
            ) => auditor || handles,
            _ => true,
        }
    }

    /// The centre, and whoever has an incident that comes from it: a provider, a customer's super administrator, and the
    /// authorised user who reported it.
    pub fn problem(&self, problem: &Problem) -> bool {
        let own = problem.linked.iter().any(|link| link.asked_by == self.organisation);
        let reported = problem.linked.iter().any(|link| link.reporter == Some(self.person));
        match self.role {
            Role::CentreAgent | Role::CentreManager => true,
            Role::ProviderAgent | Role::ProviderManager | Role::SuperAdministrator => own,
            Role::AuthorisedUser => reported,
            Role::Administrator | Role::Auditor => false,
        }
    }

    /// A draft is the centre's; what was announced is read by those whom it concerns. Who runs the machine reads none.
    pub fn maintenance(&self, maintenance: &Maintenance) -> bool {
        let told = match &maintenance.plan.whom {
            Whom::Everybody {} | Whom::Regions(_) => true,
            Whom::Organisations(all) => {
                all.contains(&self.organisation) || maintenance.plan.providers.contains(&self.organisation)
            }
        };
        self.announced(maintenance.announced.is_some() && told)
    }

    pub fn release(&self, release: &Release) -> bool {
        self.announced(release.published.is_some())
    }

    fn announced(&self, told: bool) -> bool {
        match self.role {
            Role::Administrator => false,
            Role::CentreAgent | Role::CentreManager | Role::Auditor => true,
            _ => told,
        }
    }

    /// The centre's own, and the auditor's.
    pub fn roster(&self) -> bool {
        self.is_of_the_centre() || self.role == Role::Auditor
    }

    /// The provider that it is of, once it was issued; the centre, the auditor.
    pub fn report(&self, report: &Issues) -> bool {
        let own =
            self.organisation == report.provider && self.is_of_a_provider() && !report.issues.is_empty();
        own || self.is_of_the_centre() || self.role == Role::Auditor
    }
}
