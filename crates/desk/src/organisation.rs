//! An organisation: what it is in the agreement, who supports it and from when until when, and where its own desk is.
//!
//! Organisations are a dated graph: every question of "who" is one of "when" too.

use jiff::Timestamp;
use terms::RegionId;

use crate::emergency::Emergencies;
use crate::fact::{Level1Desk, OrganisationFact, Party};
use crate::retention::Retention;
use crate::{Entry, Fact, OrganisationId, Stream};

/// A stretch of time, from an instant on and up to another, not including it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to, not including; open if none.
    pub until: Option<Timestamp>,
}

impl Stretch {
    /// Is that instant in it?
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Who supports a customer for a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Supported {
    /// The provider; none: the vendor itself.
    pub provider: Option<OrganisationId>,
    /// When.
    pub when: Stretch,
}

/// Who supports an organisation at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Support {
    /// The vendor itself: it bought direct.
    Vendor,
    /// A provider.
    Provider(OrganisationId),
    /// Nobody any more. It didn't become a direct customer by that.
    Ended {
        /// Whose support ended.
        provider: Option<OrganisationId>,
        /// When.
        at: Timestamp,
    },
}

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
    /// Who supports it when, in the order in which it was said: where two say something of an instant, the later word
    /// holds.
    pub supported: Vec<Supported>,
    /// When a provider is authorised; nothing was said: without end.
    pub authorised: Vec<Stretch>,
    /// Where a provider keeps its level-1 desk; nothing was said: nobody here knows.
    pub level1: Option<Level1Desk>,
    /// The mail domains of its people.
    pub domains: Vec<String>,
    /// Who of those that run the machine read its tickets, or asked to.
    pub emergencies: Emergencies,
    /// How long what it has is kept, and who holds it.
    pub retention: Retention,
}

impl Organisation {
    /// An organisation of which nothing more is known yet.
    pub fn new(id: OrganisationId, party: Party, name: &str, region: RegionId) -> Organisation {
        let (supported, authorised, domains) = (Vec::new(), Vec::new(), Vec::new());
        let name = name.to_owned();
        let (level1, emergencies) = (None, Emergencies::default());
        Organisation {
            id,
            version: 1,
            party,
            name,
            region,
            supported,
            authorised,
            level1,
            domains,
            emergencies,
            retention: Retention::default(),
        }
    }

    /// The organisation after its first entry; `None` if it isn't one.
    pub fn first(entry: &Entry) -> Option<Organisation> {
        let (Stream::Organisation(id), Fact::Organisation(OrganisationFact::Added { party, name, region })) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Organisation { version: entry.number, ..Organisation::new(id, *party, name, region.clone()) })
    }

    /// The organisation after one more entry.
    pub fn after(mut self, entry: &Entry) -> Organisation {
        self.version = entry.number;
        let Fact::Organisation(fact) = &entry.fact else { return self };
        match fact {
            OrganisationFact::Added { .. } => {}
            // Folded by whoever asks for them: `duties::Obliged`.
            OrganisationFact::Contact(_) | OrganisationFact::Duty(_) => {}
            OrganisationFact::Emergency(fact) => self.emergencies.after(entry, fact),
            OrganisationFact::Retention(fact) => self.retention.after(entry, fact),
            OrganisationFact::SupportedBy { provider, from, until } => {
                let when = Stretch { from: from.unwrap_or(entry.at), until: *until };
                self.supported.push(Supported { provider: *provider, when });
            }
            OrganisationFact::Authorised { from, until } => {
                self.authorised.push(Stretch { from: *from, until: *until });
            }
            OrganisationFact::AuthorisationEnded {} => self.end_authorisation(entry.at),
            OrganisationFact::Level1 { desk } => self.level1 = Some(desk.clone()),
            OrganisationFact::Domains { domains } => self.domains.clone_from(domains),
            OrganisationFact::Named { name } => self.name.clone_from(name),
        }
        self
    }

    /// The fold over a whole stream.
    pub fn fold(entries: &[Entry]) -> Option<Organisation> {
        let (first, rest) = entries.split_first()?;
        Some(rest.iter().fold(Organisation::first(first)?, Organisation::after))
    }

    /// Where nothing was said, it was authorised until now: that it ended must be said, and is.
    fn end_authorisation(&mut self, at: Timestamp) {
        if self.authorised.is_empty() {
            self.authorised.push(Stretch { from: Timestamp::MIN, until: Some(at) });
        }
        self.authorised.retain(|stretch| stretch.from < at);
        for stretch in &mut self.authorised {
            stretch.until = Some(stretch.until.map_or(at, |until| until.min(at)));
        }
        // What would only have begun is taken back, and leaves no silence that would read as consent.
        if self.authorised.is_empty() {
            self.authorised.push(Stretch { from: at, until: Some(at) });
        }
    }

    /// Who supports it at that instant (preamble)?
    ///
    /// ```
    /// use desk::{Organisation, OrganisationId, Support, fact::Party};
    /// let direct = Organisation::new(OrganisationId::from_bytes([1; 16]), Party::Customer, "Direct", "NAM".into());
    /// assert_eq!(direct.support_at("2026-11-20T16:42:00Z".parse()?), Support::Vendor);
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn support_at(&self, at: Timestamp) -> Support {
        if let Some(word) = self.supported.iter().rev().find(|word| word.when.holds(at)) {
            return word.provider.map_or(Support::Vendor, Support::Provider);
        }
        let ended = |word: &Supported| Some((word.when.until.filter(|until| *until <= at)?, word.provider));
        let last = self.supported.iter().filter_map(ended).max_by_key(|(until, _)| *until);
        last.map_or(Support::Vendor, |(at, provider)| Support::Ended { provider, at })
    }

    /// The provider that supports it at that instant, if one does.
    pub fn provider_at(&self, at: Timestamp) -> Option<OrganisationId> {
        match self.support_at(at) {
            Support::Provider(provider) => Some(provider),
            Support::Vendor | Support::Ended { .. } => None,
        }
    }

    /// Whom it asks instead of the support centre at that instant: an indirect customer asks its provider (preamble).
    pub fn asks_instead(&self, at: Timestamp) -> Option<OrganisationId> {
        self.provider_at(at).filter(|_| self.party == Party::Customer)
    }

    /// Is it an authorised reseller at that instant (preamble)? Where nobody recorded an authorisation, it is one.
    pub fn is_authorised(&self, at: Timestamp) -> bool {
        self.authorised.is_empty() || self.authorised.iter().any(|stretch| stretch.holds(at))
    }

    /// When its authorisation ended, if it isn't authorised at that instant and once was.
    pub fn lapsed(&self, at: Timestamp) -> Option<Timestamp> {
        let ended = self.authorised.iter().filter_map(|stretch| stretch.until).filter(|until| *until <= at);
        if self.is_authorised(at) { None } else { ended.max() }
    }

    /// Does it keep its level-1 desk in this house?
    pub fn has_desk_here(&self) -> bool {
        matches!(self.level1, Some(Level1Desk::Here {})) && self.party == Party::Provider
    }

    /// How to get to its desk, where that is elsewhere and somebody said where.
    pub fn desk_address(&self) -> Option<&str> {
        match &self.level1 {
            Some(Level1Desk::Elsewhere { address }) => Some(address),
            Some(Level1Desk::Here {}) | None => None,
        }
    }
}
