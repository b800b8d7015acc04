//! What was known when an entry was written, read naively from what stood in the journal before it: who supported whom, who
//! was authorised, qualified, still there.

use desk::contact::ConsentFact;
use desk::fact::{Level1Desk, Party};
use desk::qualification::QualificationFact;
use desk::{Entry, Fact, OrganisationFact, OrganisationId, PersonFact, PersonId, Product, Role, Stream};
use jiff::Timestamp;

use super::house::House;

/// The journal before one of its entries, at that entry's instant.
pub struct Known<'a> {
    house: &'a House,
    before: usize,
    at: Timestamp,
}

/// Who supports a customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    Vendor,
    Provider(OrganisationId),
    Nobody,
}

fn holds(from: Timestamp, until: Option<Timestamp>, at: Timestamp) -> bool {
    from <= at && until.is_none_or(|until| at < until)
}

impl<'a> Known<'a> {
    pub fn when(house: &'a House, entry: &Entry) -> Known<'a> {
        let before = house.positions[&(entry.stream, entry.number)];
        Known { house, before, at: entry.at }
    }

    pub fn now(house: &'a House) -> Known<'a> {
        Known { house, before: usize::MAX, at: house.now }
    }

    fn entries(&self, stream: Stream) -> impl DoubleEndedIterator<Item = &'a Entry> + use<'a> {
        let (house, before) = (self.house, self.before);
        let entries = house.streams.get(&stream).map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter(move |entry| house.positions[&(entry.stream, entry.number)] < before)
    }

    fn said_of(&self, id: OrganisationId) -> Vec<(&'a Entry, &'a OrganisationFact)> {
        let of = |entry: &'a Entry| match &entry.fact {
            Fact::Organisation(fact) => Some((entry, fact)),
            _ => None,
        };
        self.entries(Stream::Organisation(id)).filter_map(of).collect()
    }

    fn said_of_person(&self, id: PersonId) -> Vec<(&'a Entry, &'a PersonFact)> {
        let of = |entry: &'a Entry| match &entry.fact {
            Fact::Person(fact) => Some((entry, fact)),
            _ => None,
        };
        self.entries(Stream::Person(id)).filter_map(of).collect()
    }

    pub fn party(&self, id: OrganisationId) -> Option<Party> {
        self.said_of(id).into_iter().find_map(|(_, fact)| match fact {
            OrganisationFact::Added { party, .. } => Some(*party),
            _ => None,
        })
    }

    /// The last word that speaks of the instant; where an end was said and nothing after it, nobody.
    pub fn support(&self, customer: OrganisationId) -> By {
        let mut ended = false;
        for (entry, fact) in self.said_of(customer).into_iter().rev() {
            let OrganisationFact::SupportedBy { provider, from, until } = fact else { continue };
            if holds(from.unwrap_or(entry.at), *until, self.at) {
                return provider.map_or(By::Vendor, By::Provider);
            }
            ended |= until.is_some_and(|until| until <= self.at);
        }
        if ended { By::Nobody } else { By::Vendor }
    }

    /// Authorised until the last end that was said, or within what was said since; where nothing was, always.
    pub fn is_authorised(&self, provider: OrganisationId) -> bool {
        let mut silent = true;
        for (_, fact) in self.said_of(provider).into_iter().rev() {
            match fact {
                OrganisationFact::AuthorisationEnded {} => return false,
                OrganisationFact::Authorised { from, until } if holds(*from, *until, self.at) => return true,
                OrganisationFact::Authorised { .. } => silent = false,
                _ => {}
            }
        }
        silent
    }

    pub fn has_desk_here(&self, provider: OrganisationId) -> bool {
        let last = self.said_of(provider).into_iter().rev().find_map(|(_, fact)| match fact {
            OrganisationFact::Level1 { desk } => Some(matches!(desk, Level1Desk::Here {})),
            _ => None,
        });
        last == Some(true)
    }

    /// Whose person, and what for; none: not there, or not any more.
    pub fn works(&self, person: PersonId) -> Option<(OrganisationId, Role)> {
        let said = self.said_of_person(person);
        if said.iter().any(|(_, fact)| matches!(fact, PersonFact::Disabled {})) {
            return None;
        }
        let given = said.iter().rev().find_map(|(_, fact)| match fact {
            PersonFact::RoleChanged { role } => Some(*role),
            _ => None,
        });
        said.into_iter().find_map(|(_, fact)| match fact {
            PersonFact::Added { organisation, role, .. } => Some((*organisation, given.unwrap_or(*role))),
            _ => None,
        })
    }

    /// Qualified for that product, or for any where none is named.
    pub fn is_qualified(&self, person: PersonId, wanted: Option<&Product>) -> bool {
        let said = self.said_of_person(person);
        let proposed = |number: u64| {
            said.iter().find_map(|(entry, fact)| match fact {
                PersonFact::Qualification(QualificationFact::Proposed(wanted)) if entry.number == number => {
                    Some(wanted)
                }
                _ => None,
            })
        };
        let mut revoked: Vec<&Option<Product>> = Vec::new();
        let mut ended: Vec<u64> = Vec::new();
        for (entry, fact) in said.iter().rev() {
            let (from, until, product) = match fact {
                PersonFact::QualificationGranted { from, until, product } => (*from, *until, product),
                PersonFact::Qualification(QualificationFact::GrantedAtLevel1(wanted)) => {
                    (wanted.from, wanted.until, &wanted.product)
                }
                PersonFact::Qualification(QualificationFact::Confirmed { proposal, from }) => {
                    let wanted = proposed(*proposal).expect("what is confirmed was proposed");
                    (*from, wanted.until, &wanted.product)
                }
                PersonFact::QualificationRevoked { product } => {
                    revoked.push(product);
                    continue;
                }
                PersonFact::Qualification(QualificationFact::Revoked { qualification, .. }) => {
                    ended.push(*qualification);
                    continue;
                }
                _ => continue,
            };
            let stands =
                revoked.iter().all(|r| r.is_some() && *r != product) && !ended.contains(&entry.number);
            let covers = product.is_none() || wanted.is_none() || product.as_ref() == wanted;
            if stands && covers && holds(from, until, self.at) {
                return true;
            }
        }
        false
    }

    /// May the centre write to that person of that customer about that ticket, under the authorisation of that number?
    pub fn may_write(
        &self,
        customer: OrganisationId,
        authorisation: u64,
        ticket: desk::TicketId,
        to: PersonId,
    ) -> bool {
        let said = self.said_of(customer);
        let given = said.iter().find(|(entry, _)| entry.number == authorisation);
        let Some((
            entry,
            OrganisationFact::Contact(ConsentFact::Authorised { people, ticket: only, from, until }),
        )) = given
        else {
            return false;
        };
        let revoked = said
            .iter()
            .any(|(_, fact)| **fact == OrganisationFact::Contact(ConsentFact::Revoked { authorisation }));
        let giver = entry.on_behalf_of;
        let theirs = giver == Some(customer) || giver.map(By::Provider) == Some(self.support(customer));
        let named = people.is_empty() || people.contains(&to);
        theirs && named && !revoked && only.is_none_or(|only| only == ticket) && holds(*from, *until, self.at)
    }
}
