//! What may be said of an organisation: who supports it, whether a provider is authorised, where its desk is (preamble).

use jiff::Timestamp;
use terms::RegionId;

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::{Level1Desk, OrganisationFact, Party};
use crate::{Action, Field, Organisation, OrganisationId, Refusal, Stream};

/// The most that an organisation's words may weigh, in bytes.
const MOST: usize = 300;

/// Something to be said of an organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChartCommand {
    /// A customer is supported by that provider, or, without one, by the vendor itself.
    Support {
        /// Which.
        provider: Option<OrganisationId>,
        /// From this instant on; none: from now.
        from: Option<Timestamp>,
        /// Up to, not including; open if none.
        until: Option<Timestamp>,
    },
    /// A provider is authorised.
    Authorise {
        /// From this instant on.
        from: Timestamp,
        /// Up to, not including; open if none.
        until: Option<Timestamp>,
    },
    /// A provider is authorised no more, from now on.
    EndAuthorisation,
    /// A provider keeps its level-1 desk there.
    Level1(Level1Desk),
    /// The mail domains of its people; these and no others.
    Domains(Vec<String>),
    /// It has another name from now on.
    Name(String),
}

/// An organisation that comes in. The vendor is there from the beginning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
    /// Its name: no other has it.
    pub name: String,
    /// Whose hours are its hours.
    pub region: RegionId,
    /// What it is here.
    pub as_what: Newly,
}

/// What a newcomer is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newly {
    /// A provider. Whether it is authorised is said apart.
    Provider,
    /// A customer.
    Customer {
        /// Which provider supports it; none: the vendor itself.
        provider: Option<OrganisationId>,
    },
}

/// An organisation is added, by somebody who may. `others` are all that there are.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn add(
    id: OrganisationId,
    new: &Newcomer,
    others: &[Organisation],
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::ManageOrganisations, &Object::House)?;
    words(&new.name, Field::Name)?;
    let name = new.name.trim().to_owned();
    if others.iter().any(|other| other.name == name) {
        return Err(Refusal::NameTaken { name });
    }
    if cx.agreement.region(&new.region).is_none() {
        let known = cx.agreement.regions.iter().map(|region| region.id.to_string()).collect();
        return Err(Refusal::UnknownRegion { given: new.region.to_string(), known });
    }
    let (party, provider) = match new.as_what {
        Newly::Provider => (Party::Provider, None),
        Newly::Customer { provider } => (Party::Customer, provider),
    };
    is_a_provider(provider, others)?;
    let mut said = vec![OrganisationFact::Added { party, name, region: new.region.clone() }];
    said.extend(provider.map(|id| OrganisationFact::SupportedBy {
        provider: Some(id),
        from: None,
        until: None,
    }));
    Ok(facts(Stream::Organisation(id), 0, said, Vec::new(), cx))
}

/// Something is said of an organisation, by somebody who may. `others` are all that there are.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    of: &Organisation,
    command: &ChartCommand,
    others: &[Organisation],
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::ManageOrganisations, &Object::House)?;
    not_older_than(of.version, cx)?;
    let fact = fact(of, command, others)?;
    Ok(facts(Stream::Organisation(of.id), of.version, [fact], Vec::new(), cx))
}

/// What is said, if it can be said of that organisation: the console's way in as well.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn fact(
    of: &Organisation,
    command: &ChartCommand,
    others: &[Organisation],
) -> Result<OrganisationFact, Refusal> {
    Ok(match command {
        ChartCommand::Support { provider, from, until } => {
            only_of(of, Party::Customer)?;
            in_order(*from, *until)?;
            is_a_provider(*provider, others)?;
            OrganisationFact::SupportedBy { provider: *provider, from: *from, until: *until }
        }
        ChartCommand::Authorise { from, until } => {
            only_of(of, Party::Provider)?;
            in_order(Some(*from), *until)?;
            OrganisationFact::Authorised { from: *from, until: *until }
        }
        ChartCommand::EndAuthorisation => {
            only_of(of, Party::Provider)?;
            OrganisationFact::AuthorisationEnded {}
        }
        ChartCommand::Level1(desk) => {
            only_of(of, Party::Provider)?;
            if let Level1Desk::Elsewhere { address } = desk {
                words(address, Field::Detail)?;
            }
            OrganisationFact::Level1 { desk: desk.clone() }
        }
        ChartCommand::Domains(domains) => OrganisationFact::Domains { domains: theirs(of, domains, others)? },
        ChartCommand::Name(name) => {
            words(name, Field::Name)?;
            if let Some(other) = others.iter().find(|other| other.id != of.id && other.name == name.trim()) {
                return Err(Refusal::NameTaken { name: other.name.clone() });
            }
            OrganisationFact::Named { name: name.trim().to_owned() }
        }
    })
}

/// Domains as they are kept: in lower case, each once, and nobody else's.
fn theirs(of: &Organisation, domains: &[String], others: &[Organisation]) -> Result<Vec<String>, Refusal> {
    let plain = |domain: &String| domain.trim().trim_start_matches('@').to_ascii_lowercase();
    let mut kept: Vec<String> = domains.iter().map(plain).filter(|domain| !domain.is_empty()).collect();
    kept.sort();
    kept.dedup();
    for domain in &kept {
        words(domain, Field::Email)?;
        let owner = others.iter().find(|other| other.id != of.id && other.domains.contains(domain));
        if let Some(owner) = owner {
            return Err(Refusal::DomainTaken { domain: domain.clone(), owner: owner.name.clone() });
        }
    }
    Ok(kept)
}

fn is_a_provider(named: Option<OrganisationId>, others: &[Organisation]) -> Result<(), Refusal> {
    let is_one = |id| others.iter().any(|other| other.id == id && other.party == Party::Provider);
    if named.is_none_or(is_one) { Ok(()) } else { Err(Refusal::NotAProvider) }
}

fn only_of(of: &Organisation, party: Party) -> Result<(), Refusal> {
    if of.party == party { Ok(()) } else { Err(Refusal::OnlyOf { party }) }
}

fn in_order(from: Option<Timestamp>, until: Option<Timestamp>) -> Result<(), Refusal> {
    match (from, until) {
        (Some(from), Some(until)) if until <= from => Err(Refusal::EndsBeforeItBegins { from, until }),
        _ => Ok(()),
    }
}

fn words(text: &str, field: Field) -> Result<(), Refusal> {
    match text {
        text if text.trim().is_empty() => Err(Refusal::Empty(field)),
        text if text.len() > MOST => Err(Refusal::TooLong { field, limit: MOST }),
        text if text.contains('\0') => Err(Refusal::NotText(field)),
        _ => Ok(()),
    }
}
