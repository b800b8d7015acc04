//! A person: whose, what for, and when qualified.

use jiff::Timestamp;

use crate::fact::{Party, PersonFact};
use crate::product::QualifiedFor;
use crate::training::Trainings;
use crate::{By, Entry, Fact, OrganisationId, PersonId, Product, Stream, TextRef};

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

/// A stretch of time in which somebody is qualified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qualified {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to, not including; open if none.
    pub until: Option<Timestamp>,
    /// For this product only; none: for all that there are.
    pub product: Option<Product>,
    /// Whose word it is.
    pub granted_by: By,
}

impl Qualified {
    /// Does it hold at that instant? From its first instant on, and not at its last.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
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
    pub qualifications: Vec<Qualified>,
    /// The certificates of training that were shown (clauses 2.B.4 and 2.C).
    pub trainings: Trainings,
    /// Who stands in for them.
    pub deputy: Option<PersonId>,
    /// May come in.
    pub active: bool,
    /// Since when no more.
    pub left: Option<Timestamp>,
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
            qualifications: Vec::new(),
            trainings: Trainings::default(),
            deputy: None,
            active: true,
            left: None,
        })
    }

    /// The person after one more entry.
    pub fn after(mut self, entry: &Entry) -> Person {
        self.version = entry.number;
        let Fact::Person(fact) = &entry.fact else { return self };
        match fact {
            PersonFact::Added { .. } => {}
            PersonFact::QualificationGranted { from, until, product } => {
                let (from, until, product) = (*from, *until, product.clone());
                self.qualifications.push(Qualified { from, until, product, granted_by: entry.by });
            }
            PersonFact::QualificationRevoked { product } => {
                let concerned = |q: &Qualified| product.is_none() || q.product == *product;
                self.qualifications.retain(|q| !concerned(q) || q.from < entry.at);
                for q in self.qualifications.iter_mut().filter(|q| concerned(q)) {
                    q.until = Some(q.until.map_or(entry.at, |until| until.min(entry.at)));
                }
            }
            PersonFact::Disabled {} => {
                self.active = false;
                self.left = self.left.or(Some(entry.at));
            }
            PersonFact::Training(fact) => self.trainings.after(entry, fact),
            PersonFact::DeputyNamed { deputy } => self.deputy = *deputy,
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
        self.qualifications.iter().any(|q| q.holds(at))
    }

    /// For which products, at that instant?
    pub fn qualified_for(&self, at: Timestamp) -> QualifiedFor {
        let held: Vec<&Qualified> = self.qualifications.iter().filter(|q| q.holds(at)).collect();
        if held.is_empty() {
            return QualifiedFor::Nothing;
        }
        match held.into_iter().map(|q| q.product.clone()).collect::<Option<Vec<_>>>() {
            Some(products) => QualifiedFor::Some(products),
            None => QualifiedFor::Everything,
        }
    }
}
