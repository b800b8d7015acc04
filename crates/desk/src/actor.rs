//! Who is asking, as the decisions see them.

use jiff::Timestamp;

use crate::fact::Party;
use crate::product::QualifiedFor;
use crate::{By, Organisation, OrganisationId, Person, PersonId, Role, Service};

/// A person at an instant, with what the access table and the clauses need to know of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Whose act it will be.
    pub by: By,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// What that organisation is.
    pub party: Party,
    /// The provider that supports that organisation at that instant, if one does.
    pub provider: Option<OrganisationId>,
    /// What for.
    pub role: Role,
    /// For what, at the instant of the act?
    pub qualified: QualifiedFor,
    /// Does a program act, with a token of theirs?
    pub is_program: bool,
    /// The organisation whose tickets they read in an emergency at that instant, if they run the machine and were let.
    pub emergency: Option<OrganisationId>,
}

impl Actor {
    /// This person, for this organisation, at this instant.
    pub fn new(person: &Person, organisation: &Organisation, at: Timestamp) -> Actor {
        Actor {
            by: By::Person(person.id),
            organisation: organisation.id,
            party: organisation.party,
            provider: organisation.provider_at(at),
            role: person.role,
            qualified: person.qualified_for(at),
            is_program: false,
            emergency: None,
        }
    }

    /// The same, by a program that has a token of theirs.
    pub fn by_program(self) -> Actor {
        Actor { is_program: true, ..self }
    }

    /// The same, while a live grant lets them read that organisation's tickets ([`crate::emergency`]).
    pub fn in_an_emergency(self, organisation: Option<OrganisationId>) -> Actor {
        Actor { emergency: organisation, ..self }
    }

    /// The person.
    pub fn person(&self) -> Option<PersonId> {
        self.by.person()
    }

    /// An import speaks for the centre about what others did; nobody can tell whether they were qualified.
    pub fn import(centre: OrganisationId) -> Actor {
        Actor {
            by: By::Service(Service::Import),
            organisation: centre,
            party: Party::Vendor,
            provider: None,
            role: Role::CentreAgent,
            qualified: QualifiedFor::Nothing,
            is_program: false,
            emergency: None,
        }
    }

    /// The console, reading what an organisation's manager may read.
    pub fn reader_for(organisation: &Organisation) -> Actor {
        Actor {
            by: By::Service(Service::Console),
            organisation: organisation.id,
            party: organisation.party,
            role: match organisation.party {
                Party::Vendor => Role::CentreManager,
                Party::Provider => Role::ProviderManager,
                Party::Customer => Role::SuperAdministrator,
            },
            ..Actor::import(organisation.id)
        }
    }

    /// The desk's own clock. It raises alarms and does nothing else.
    pub fn clock(centre: OrganisationId) -> Actor {
        Actor { by: By::Service(Service::Clock), ..Actor::import(centre) }
    }

    /// What was kept long enough goes by it; it does nothing else.
    pub fn retention(centre: OrganisationId) -> Actor {
        Actor { by: By::Service(Service::Retention), ..Actor::import(centre) }
    }

    pub(crate) fn is_import(&self) -> bool {
        self.by == By::Service(Service::Import)
    }
}
