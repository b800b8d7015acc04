//! An organisation: what it is in the agreement, and who supports it.

use terms::RegionId;

use crate::fact::{OrganisationFact, Party};
use crate::{Entry, Fact, OrganisationId, Stream};

/// What an organisation's stream adds up to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// How many entries the stream has.
    pub version: u64,
    /// What it is.
    pub party: Party,
    /// Its name.
    pub name: String,
    /// Whose hours are its hours.
    pub region: RegionId,
    /// The provider that supports it; none: the vendor itself.
    pub provider: Option<OrganisationId>,
}

impl Organisation {
    /// The organisation after its first entry; `None` if it isn't one.
    pub fn first(entry: &Entry) -> Option<Organisation> {
        let (Stream::Organisation(id), Fact::Organisation(OrganisationFact::Added { party, name, region })) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Organisation {
            id,
            version: entry.number,
            party: *party,
            name: name.clone(),
            region: region.clone(),
            provider: None,
        })
    }

    /// The organisation after one more entry.
    pub fn after(mut self, entry: &Entry) -> Organisation {
        self.version = entry.number;
        if let Fact::Organisation(OrganisationFact::SupportedBy { provider }) = &entry.fact {
            self.provider = *provider;
        }
        self
    }

    /// The fold over a whole stream.
    pub fn fold(entries: &[Entry]) -> Option<Organisation> {
        let (first, rest) = entries.split_first()?;
        Some(rest.iter().fold(Organisation::first(first)?, Organisation::after))
    }

    /// Whom it asks instead of the support centre: an indirect customer asks its provider (preamble).
    pub fn asks_instead(&self) -> Option<OrganisationId> {
        self.provider.filter(|_| self.party == Party::Customer)
    }
}
