//! A person: whose, what for, and when qualified.

use jiff::Timestamp;

use crate::erasure::Erasure;
use crate::fact::{Party, PersonFact};
use crate::product::QualifiedFor;
use crate::qualification::Qualifications;
use crate::training::Trainings;
use crate::ways_in;
use crate::{Entry, Fact, OrganisationId, PersonId, Stream, TextRef};

crate::choices::choices! {
    /// What a person does here (the roles of the access table).
    Role {
        /// Meets incidents (an end customer's).
        AuthorisedUser = "authorised_user",
        /// Runs the application for its organisation (an end customer's).
        SuperAdministrator = "super_administrator",
        /// Gives level 1 (a provider's).
        ProviderAgent = "provider_agent",
        /// Answers for a provider.
        ProviderManager = "provider_manager",
        /// Works in the support centre. Qualified or not is a matter of instants, not of role.
        CentreAgent = "centre_agent",
        /// Answers for the support centre.
        CentreManager = "centre_manager",
        /// Runs the machine. Reads no ticket.
        Administrator = "administrator",
        /// Reads measurements and proofs, changes nothing.
        Auditor = "auditor",
    }
}

impl Role {
    /// Do people of such an organisation have it? An auditor may be any party's.
    pub fn is_of(self, party: Party) -> bool {
        match self {
            Role::AuthorisedUser | Role::SuperAdministrator => party == Party::Customer,
            Role::ProviderAgent | Role::ProviderManager => party == Party::Provider,
            Role::CentreAgent | Role::CentreManager | Role::Administrator => party == Party::Vendor,
            Role::Auditor => true,
        }
    }

    /// Does it plan who is there (clause 3.B)?
    pub fn plans(self) -> bool {
        crate::access::reach(self, crate::Action::PlanRoster) == crate::access::Reach::Centre
    }

    /// Is this a role of the support centre?
    pub fn is_centre(self) -> bool {
        matches!(self, Role::CentreAgent | Role::CentreManager)
    }
}

/// What a person's stream adds up to.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// How many entries the stream has.
    pub version: u64,
    /// Whose person.
    pub organisation: OrganisationId,
    /// What for.
    pub role: Role,
    /// The name, beside the journal.
    pub name: TextRef,
    /// The address, beside the journal.
    pub email: TextRef,
    /// When qualified.
    pub qualifications: Qualifications,
    /// The certificates of training that were shown (clauses 2.B.4 and 2.C).
    pub trainings: Trainings,
    /// Who stands in for them.
    pub deputy: Option<PersonId>,
    /// May come in.
    pub active: bool,
    /// Since when no more.
    pub left: Option<Timestamp>,
    /// What was asked and decided about their erasure.
    pub erasure: Erasure,
    /// Somebody proposed to make their ways in anew, and nobody stood by it yet.
    pub reset: Option<ways_in::Waiting>,
}

impl Person {
    /// The person after their first entry; `None` if it isn't one.
    pub fn first(entry: &Entry) -> Option<Person> {
        let (Stream::Person(id), Fact::Person(PersonFact::Added { organisation, role, name, email })) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Person {
            id,
            version: entry.number,
            organisation: *organisation,
            role: *role,
            name: *name,
            email: *email,
            qualifications: Qualifications::default(),
            trainings: Trainings::default(),
            deputy: None,
            active: true,
            left: None,
            erasure: Erasure::default(),
            reset: None,
        })
    }

    /// The person after one more entry.
    pub fn after(mut self, entry: &Entry) -> Person {
        self.version = entry.number;
        let Fact::Person(fact) = &entry.fact else { return self };
        match fact {
            PersonFact::Added { .. } => {}
            PersonFact::QualificationGranted { from, until, product } => {
                self.qualifications.granted_by_console(entry, *from, *until, product.clone());
            }
            PersonFact::QualificationRevoked { product } => {
                self.qualifications.revoked_by_console(entry, product.as_ref());
            }
            PersonFact::Qualification(fact) => self.qualifications.after(entry, fact),
            PersonFact::RoleChanged { role } => self.role = *role,
            PersonFact::Disabled {} => {
                self.active = false;
                self.left = self.left.or(Some(entry.at));
            }
            PersonFact::Erasure(fact) => self.erasure.after(entry, fact),
            PersonFact::Training(fact) => self.trainings.after(entry, fact),
            PersonFact::DeputyNamed { deputy } => self.deputy = *deputy,
            PersonFact::WaysIn(fact) => self.reset = ways_in::after(entry, fact),
        }
        self
    }

    /// The fold over a whole stream.
    pub fn fold(entries: &[Entry]) -> Option<Person> {
        let (first, rest) = entries.split_first()?;
        Some(rest.iter().fold(Person::first(first)?, Person::after))
    }

    /// Qualified at that instant, for any product? (Clause 1, response time: "a qualified member".)
    pub fn is_qualified(&self, at: Timestamp) -> bool {
        self.qualifications.granted.iter().any(|q| q.holds(at))
    }

    /// For which products, at that instant?
    pub fn qualified_for(&self, at: Timestamp) -> QualifiedFor {
        self.qualifications.at(at)
    }
}
