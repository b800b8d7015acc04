//! How a version of the agreement comes into force: one person of the centre proposes it with a reason, a second one publishes it
//! or turns it down. A published version is never edited, and none begins in the past.
//!
//! It knows one version's stream. Whether its file is sound, and which other versions there are, it is told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId, ClauseId};

use crate::access::{self, Object};
use crate::decide::{facts, not_older_than};
use crate::{
    Action, Authored, By, Context, Decided, Digest, Entry, Fact, Field, Folded, PersonId, PublishedFact,
    Refusal, Scope, Stream, StreamKind, TextRef,
};

/// A version that somebody would like to be in force.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Its name.
    pub id: AgreementId,
    /// The hash of its file.
    pub hash: Digest,
    /// When it would begin.
    pub effective: Timestamp,
    /// The file.
    pub file: TextRef,
    /// Why.
    pub reason: TextRef,
}

/// A version's way into force.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Publication {
    /// What was proposed last.
    pub proposal: Proposal,
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub answer: Option<Answer>,
    /// How many entries the stream has.
    pub version: u64,
}

/// What came of a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Published, or turned down.
    pub published: bool,
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Why it was turned down.
    pub reason: Option<TextRef>,
}

/// Why a version isn't published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PublicationRefusal {
    /// It would begin before now: what was in force is past.
    BeginsInThePast {
        /// When it would begin.
        effective: Timestamp,
    },
    /// A version of that name is published.
    NameTaken(AgreementId),
    /// Another version begins at that very instant.
    DateTaken(AgreementId),
    /// This version waits for a second person already.
    Waits,
    /// Nothing waits.
    NothingWaits,
    /// The second person must be another one.
    SamePerson,
}

impl Folded for Publication {
    const KIND: StreamKind = StreamKind::Agreement;

    /// A version that the console published has no proposal, and isn't one.
    fn first(entry: &Entry) -> Option<Publication> {
        let Fact::Published(PublishedFact::Proposed(proposal)) = &entry.fact else { return None };
        let (by, at) = (entry.by, entry.at);
        Some(Publication { proposal: (**proposal).clone(), by, at, answer: None, version: entry.number })
    }

    fn after(mut self, entry: &Entry) -> Publication {
        self.version = entry.number;
        let answer = |published, reason| Some(Answer { published, by: entry.by, at: entry.at, reason });
        match &entry.fact {
            Fact::Published(PublishedFact::Proposed(proposal)) => {
                let (by, at) = (entry.by, entry.at);
                self = Publication { proposal: (**proposal).clone(), by, at, answer: None, ..self };
            }
            Fact::Published(PublishedFact::Declined { reason }) => self.answer = answer(false, Some(*reason)),
            Fact::Published(PublishedFact::Agreement { .. }) => self.answer = answer(true, None),
            _ => {}
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn is_open(&self) -> bool {
        self.answer.is_none()
    }

    fn sorts_by(&self) -> Timestamp {
        self.at
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Centre]
    }
}

/// May this version come into force beside those that are there?
///
/// # Errors
///
/// [`PublicationRefusal`] in a [`Refusal`].
pub fn fits<'a>(
    new: &Agreement,
    published: impl IntoIterator<Item = &'a Agreement>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let mut is_first = true;
    for other in published {
        is_first = false;
        if other.id == new.id {
            return Err(PublicationRefusal::NameTaken(new.id.clone()).into());
        }
        if other.effective_from == new.effective_from {
            return Err(PublicationRefusal::DateTaken(other.id.clone()).into());
        }
    }
    // Before the first one nothing was in force: it may say since when it is.
    if !is_first && new.effective_from <= now {
        return Err(PublicationRefusal::BeginsInThePast { effective: new.effective_from }.into());
    }
    Ok(())
}

/// Somebody proposes a version. That it fits was asked before ([`fits`]).
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn propose(
    current: Option<&Publication>,
    new: &Agreement,
    file: &Authored,
    reason: &Authored,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::ProposeVersion, &Object::House)?;
    file.check(Field::File)?;
    reason.check(Field::Reason)?;
    if current.is_some_and(Publication::is_open) {
        return Err(PublicationRefusal::Waits.into());
    }
    let proposal = Proposal {
        id: new.id.clone(),
        hash: Digest(new.hash()),
        effective: new.effective_from,
        file: file.reference(),
        reason: reason.reference(),
    };
    let version = current.map_or(0, Publication::version);
    let fact = PublishedFact::Proposed(Box::new(proposal));
    Ok(facts(Stream::agreement(&new.id), version, [fact], vec![file.clone(), reason.clone()], cx))
}

/// A second person publishes it.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn publish(current: &Publication, cx: &Context<'_>) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::PublishVersion, &Object::House)?;
    let proposal = waiting(current, cx)?;
    if current.by == cx.actor.by {
        return Err(PublicationRefusal::SamePerson.into());
    }
    let fact = PublishedFact::Agreement {
        id: proposal.id.clone(),
        hash: proposal.hash,
        reason: Some(proposal.reason),
        proposed_by: current.by.person(),
    };
    Ok(facts(Stream::agreement(&proposal.id), current.version, [fact], Vec::new(), cx))
}

/// A second person turns it down, or whoever proposed it takes it back.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn decline(current: &Publication, reason: &Authored, cx: &Context<'_>) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::PublishVersion, &Object::House)?;
    reason.check(Field::Reason)?;
    let proposal = waiting(current, cx)?;
    let fact = PublishedFact::Declined { reason: reason.reference() };
    Ok(facts(Stream::agreement(&proposal.id), current.version, [fact], vec![reason.clone()], cx))
}

fn waiting<'a>(current: &'a Publication, cx: &Context<'_>) -> Result<&'a Proposal, Refusal> {
    not_older_than(current.version, cx)?;
    if current.is_open() { Ok(&current.proposal) } else { Err(PublicationRefusal::NothingWaits.into()) }
}

impl Publication {
    /// The person who proposed it.
    pub fn proposer(&self) -> Option<PersonId> {
        self.by.person()
    }
}

impl PublicationRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            PublicationRefusal::BeginsInThePast { .. } => "begins-in-the-past",
            PublicationRefusal::NameTaken(_) => "version-name-taken",
            PublicationRefusal::DateTaken(_) => "version-date-taken",
            PublicationRefusal::Waits => "version-waits",
            PublicationRefusal::NothingWaits => "no-version-waits",
            PublicationRefusal::SamePerson => "version-same-person",
        }
    }

    /// The clause behind it.
    pub fn clause(&self) -> ClauseId {
        ClauseId::from("version")
    }
}

impl From<PublicationRefusal> for Refusal {
    fn from(refusal: PublicationRefusal) -> Refusal {
        Refusal::Publication(refusal)
    }
}
