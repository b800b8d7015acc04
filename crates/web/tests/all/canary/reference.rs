//! Who may read what, written from the matrix (`docs/ACCESS.md`, the access paper §3) by other means than the desk decides
//! it: nothing here calls the policy. `Loosened` is the same with one cell of it changed, to see that the crawl would notice.

use desk::Role;

use super::house::*;

/// A cell of the matrix, changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loosened {
    /// None.
    Not,
    /// A customer's user reads all of their organisation's tickets.
    UsersReadTheirOrganisation,
    /// The centre reads what a level-1 desk handles.
    CentreReadsLevel1,
    /// A provider reads the vendor's notes.
    NotesAreShared,
    /// An auditor reads words.
    AuditorsReadWords,
    /// The new provider reads what the old one handled.
    NewProviderReadsOld,
    /// Who reads in an emergency reads for ever. The walk's only: nobody crawls behind the glass.
    EmergenciesDontEnd,
}

/// What the reference knows: tickets, and who did something that somebody may see.
pub struct Reference<'h> {
    pub house: &'h House,
    /// What each person is here for, now.
    pub roles: Vec<Role>,
    pub loosened: Loosened,
}

fn is_centre(role: Role) -> bool {
    matches!(role, Role::CentreAgent | Role::CentreManager)
}

fn is_provider(role: Role) -> bool {
    matches!(role, Role::ProviderAgent | Role::ProviderManager)
}

/// The provider that supports a customer now, in December.
fn provider(org: Org) -> Option<Org> {
    match org {
        E1 => Some(P1),
        E3 | E4 => Some(P2),
        V | P1 | P2 | E2 => None,
    }
}

impl Reference<'_> {
    /// The house as it was told.
    pub fn of(house: &House, loosened: Loosened) -> Reference<'_> {
        Reference { house, roles: PEOPLE.iter().map(|one| one.2).collect(), loosened }
    }

    fn role(&self, who: Who) -> Role {
        self.roles[who.0]
    }

    /// Does this person read these words?
    pub fn reads(&self, reader: Who, to: &To) -> bool {
        let (role, org) = (self.role(reader), reader.org());
        match to {
            To::Ticket(tickets) => tickets.iter().any(|ticket| self.ticket(reader, *ticket)),
            To::Handlers(ticket) => self.handles(reader, *ticket),
            To::Note(ticket, side) => {
                let side = *side == org || self.loosened == Loosened::NotesAreShared;
                (is_provider(role) || is_centre(role)) && side && self.ticket(reader, *ticket)
            }
            To::Problem(tickets) => {
                is_centre(role) || tickets.iter().any(|ticket| self.asked(reader, *ticket))
            }
            To::Centre => is_centre(role),
            To::Managers => role == Role::CentreManager,
            To::Everybody => !matches!(role, Role::Administrator | Role::Auditor),
            To::Announced(orgs) => {
                is_centre(role)
                    || (!matches!(role, Role::Administrator | Role::Auditor) && orgs.contains(&org))
            }
            To::Terms(orgs) => orgs.contains(&org),
            To::Addressed(ticket, of) => {
                self.ticket(reader, *ticket) || (role == Role::SuperAdministrator && org == *of)
            }
            To::Nobody => false,
            To::Issued(provider) => is_centre(role) || (is_provider(role) && org == *provider),
            To::Ledger(of) => self.knows_of(reader, *of),
            To::Oneself(who) => reader == *who,
            To::Token(who) => reader == *who || self.audits(reader, who.org()),
            To::Audit(of) => self.audits(reader, *of),
            To::Desk(of) => *of == org && (is_provider(role) || is_centre(role)),
            To::Name(who) => self.knows(reader, *who),
            To::Address(who) => self.answers_for(reader, who.org()),
            To::Called(of) => self.has_heard_of(reader, *of),
        }
    }

    /// The ticket's words, but for notes and what is inside: whoever asked, and whoever handles it.
    pub fn ticket(&self, reader: Who, ticket: usize) -> bool {
        self.asked(reader, ticket) || self.handles(reader, ticket)
    }

    /// Does this person find that ticket, if only what happened and when?
    pub fn finds(&self, reader: Who, ticket: usize) -> bool {
        let is_the_centres = self.house.tickets[ticket].desk.is_none();
        self.ticket(reader, ticket) || (self.role(reader) == Role::Auditor && is_the_centres)
    }

    fn asked(&self, reader: Who, ticket: usize) -> bool {
        let ticket = &self.house.tickets[ticket];
        let is_own = ticket.asked_by == reader.org();
        match self.role(reader) {
            Role::AuthorisedUser if self.loosened == Loosened::UsersReadTheirOrganisation => is_own,
            Role::AuthorisedUser => is_own && ticket.reporter == reader,
            Role::SuperAdministrator | Role::ProviderAgent | Role::ProviderManager => is_own,
            Role::CentreAgent | Role::CentreManager | Role::Administrator | Role::Auditor => false,
        }
    }

    fn handles(&self, reader: Who, ticket: usize) -> bool {
        let ticket = &self.house.tickets[ticket];
        match (self.role(reader), ticket.desk) {
            (Role::CentreAgent | Role::CentreManager, desk) => {
                desk.is_none() || self.loosened == Loosened::CentreReadsLevel1
            }
            (Role::Auditor, None) => self.loosened == Loosened::AuditorsReadWords,
            (Role::ProviderAgent | Role::ProviderManager, Some(desk)) => {
                let now = (self.loosened == Loosened::NewProviderReadsOld).then(|| provider(ticket.asked_by));
                desk == reader.org() || now.flatten() == Some(reader.org())
            }
            _ => false,
        }
    }

    /// An organisation's duties: its own, its provider's, the centre's to read.
    fn knows_of(&self, reader: Who, of: Org) -> bool {
        let org = reader.org();
        match self.role(reader) {
            Role::CentreAgent | Role::CentreManager => true,
            Role::SuperAdministrator => org == of,
            Role::ProviderAgent | Role::ProviderManager => org == of || provider(of) == Some(org),
            Role::AuthorisedUser | Role::Administrator | Role::Auditor => false,
        }
    }

    fn answers_for(&self, reader: Who, of: Org) -> bool {
        match self.role(reader) {
            Role::CentreManager => true,
            Role::SuperAdministrator | Role::ProviderManager => reader.org() == of,
            _ => false,
        }
    }

    /// Who reads the audit of an organisation, with names: whoever answers for it from within.
    fn audits(&self, reader: Who, of: Org) -> bool {
        let role = self.role(reader);
        let answers = matches!(role, Role::SuperAdministrator | Role::ProviderManager | Role::CentreManager);
        answers && reader.org() == of
    }

    /// Somebody's name: one's own, who answers for them, colleagues at a desk, and whoever did what one may read.
    fn knows(&self, reader: Who, who: Who) -> bool {
        let at_a_desk = |who: Who| is_provider(self.role(who)) || is_centre(self.role(who));
        let colleagues = at_a_desk(reader) && at_a_desk(who) && reader.org() == who.org();
        let acts = self.house.acts.iter().filter(|(by, _)| *by == who);
        reader == who
            || self.answers_for(reader, who.org())
            || colleagues
            || acts.into_iter().any(|(_, to)| self.reads(reader, to))
    }

    /// An organisation's name: its own people's, its provider's and its customers', before and after a move; the centre's
    /// and the auditors', who read of all of them; whoever runs the machine, who asks for one of them in an emergency; and of
    /// whoever did something on a ticket that one reads, or to the organisation that one audits.
    fn has_heard_of(&self, reader: Who, of: Org) -> bool {
        let org = reader.org();
        let supports = |a: Org, b: Org| provider(a) == Some(b) || ORGS[a as usize].3 == Some(b);
        let moved = provider(E4) == Some(org) && supports(E4, of);
        let tickets = self.house.acts.iter().filter(|(by, to)| by.org() == of && matches!(to, To::Ticket(_)));
        let audited = self.house.acts.iter().any(|(by, to)| match to {
            To::Ledger(on) | To::Audit(on) => by.org() == of && self.audits(reader, *on),
            _ => false,
        });
        let is_neighbour = supports(org, of) || supports(of, org) || moved;
        org == of
            || is_centre(self.role(reader))
            || matches!(self.role(reader), Role::Auditor | Role::Administrator)
            || is_neighbour
            || audited
            || tickets.into_iter().any(|(_, to)| self.reads(reader, to))
    }
}
