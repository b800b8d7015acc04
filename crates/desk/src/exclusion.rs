//! Exclusions (clause 2.B) and *not an incident* (clause 1): what was found, proposed, confirmed, contested, reviewed.
//!
//! An exclusion is a decision of two people: one proposes it, another confirms it, and the side that asked is told why in
//! plain words, with the clause and the evidence. It may be contested; then a third person reviews it. Nothing is taken
//! back silently: who was wrong is overturned or lifted by an entry of its own, and all counts from notification again.
//!
//! It knows one ticket's decisions. What the training register says and which duty was pointed out when, it is told
//! ([`Known`]).

mod decide;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, ClauseId, Concern, DutyId, GroundId, KindId, Text};

use crate::ticket::{Done, done};
use crate::{Entry, PersonId, TextRef};

pub(crate) use self::decide::fact;
pub use self::decide::{ExclusionCommand, ExclusionRefusal, Known, Proposal, Verdict};

/// The ground that isn't one of clause 2.B: the fault is elsewhere (clause 1). As reasoned and contestable as those, else
/// it would be a secret fifth one.
pub const NOT_AN_INCIDENT: &str = "not-an-incident";

/// The duty behind a ground that is a condition on the customer (clause 2.B.4 with 2.C).
pub const TRAINING: &str = "training";

/// What can happen to the question whether a ticket is excluded.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ExclusionFact {
    /// A person of the desk proposes it. Only the desk sees that.
    Proposed(Box<Grounds>),
    /// A second person turned it down, or whoever proposed it took it back.
    Declined {
        /// Why.
        reason: TextRef,
    },
    /// A second person confirms it, and the side that asked is told: the grounds once more, for them to read.
    Confirmed {
        /// What holds from now on.
        grounds: Box<Grounds>,
        /// Who proposed it.
        proposed_by: PersonId,
    },
    /// Help was given all the same, without being owed.
    Helped {
        /// What was done.
        text: TextRef,
    },
    /// The side that asked doesn't agree.
    Contested {
        /// Their reply.
        reply: TextRef,
    },
    /// A third person looked at it: it stays.
    Upheld {
        /// Why.
        reason: TextRef,
    },
    /// A third person looked at it: it was wrong. Everything counts from notification.
    Overturned {
        /// Why.
        reason: TextRef,
    },
    /// The desk itself takes it back. Everything counts from notification.
    Lifted {
        /// Why.
        reason: TextRef,
    },
}

/// Why a ticket would be excluded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// One of the agreement's grounds, or [`NOT_AN_INCIDENT`].
    pub ground: GroundId,
    /// The clause of the master contract that wasn't kept, where the ground asks for it (clause 2.B.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_clause: Option<TextRef>,
    /// The two conditions of clause 2.B.1, each answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
    /// The duty that it rests on (clause 2.C), if on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<DutyId>,
    /// What caused the incident.
    pub cause: TextRef,
    /// What shows it.
    pub evidence: TextRef,
    /// What the reporter is told, in plain words.
    pub told: TextRef,
    /// Will the desk help all the same?
    #[serde(default, skip_serializing_if = "is_false")]
    pub help: bool,
}

/// The two conditions of clause 2.B.1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// The contract wasn't kept.
    pub contract_not_kept: bool,
    /// The documentation was neither read nor applied.
    pub documentation_not_applied: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A ground as the agreement has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ground<'a> {
    /// The clause that excludes.
    pub clause: &'a ClauseId,
    /// What it is called.
    pub title: &'a Text,
    /// What it is a condition on.
    pub concerns: Concern,
    /// Must a clause of the master contract be named too?
    pub cites_contract: bool,
}

/// The ground of that name: one of clause 2.B, or that it is no incident.
pub fn ground<'a>(agreement: &'a Agreement, id: &GroundId) -> Option<Ground<'a>> {
    if let Some(exclusion) = agreement.exclusion(id) {
        let (concerns, cites_contract) = (exclusion.concerns, exclusion.cites_contract);
        return Some(Ground { clause: &exclusion.clause, title: &exclusion.title, concerns, cites_contract });
    }
    let kind = agreement.kind(&KindId(id.0.clone())).filter(|kind| kind.id.as_str() == NOT_AN_INCIDENT)?;
    Some(Ground {
        clause: &kind.clause,
        title: &kind.title,
        concerns: Concern::Incident,
        cites_contract: false,
    })
}

/// Every ground that there is, in the agreement's order; that it is no incident comes last.
pub fn grounds(agreement: &Agreement) -> Vec<GroundId> {
    let own = agreement.exclusions.iter().map(|exclusion| exclusion.ground.clone());
    let elsewhere = agreement.kinds.iter().filter(|kind| kind.id.as_str() == NOT_AN_INCIDENT);
    own.chain(elsewhere.map(|kind| GroundId(kind.id.0.clone()))).collect()
}

crate::choices::choices! {
    /// How a decision ended that doesn't hold any more.
    End {
        /// It never held.
        Declined = "declined",
        /// A review found it wrong.
        Overturned = "overturned",
        /// The desk took it back.
        Lifted = "lifted",
    }
}

/// One decision, from its proposal to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exclusion {
    /// Who proposed it, when, and why.
    pub proposed: Done<Grounds>,
    /// The second person. From then on it holds.
    pub confirmed: Option<Done<()>>,
    /// The first help that was given all the same.
    pub helped: Option<Done<()>>,
    /// The reply of the side that asked.
    pub contested: Option<Done<TextRef>>,
    /// The third person's word.
    pub reviewed: Option<Done<Verdict>>,
    /// It doesn't hold any more, or never did.
    pub ended: Option<Done<End>>,
}

impl Exclusion {
    /// What it is based on.
    pub fn grounds(&self) -> &Grounds {
        &self.proposed.what
    }

    /// Does it wait for a second person?
    pub fn waits(&self) -> bool {
        self.confirmed.is_none() && self.ended.is_none()
    }

    /// Is the ticket excluded by it?
    pub fn holds(&self) -> bool {
        self.confirmed.is_some() && self.ended.is_none()
    }

    /// Does a reply wait for a third person?
    pub fn is_contested(&self) -> bool {
        self.holds() && self.contested.is_some() && self.reviewed.is_none()
    }

    /// Excluded, and helped all the same: an outcome of its own (clause 2.B: the vendor isn't *obliged*).
    pub fn is_helped(&self) -> bool {
        self.confirmed.is_some() && (self.grounds().help || self.helped.is_some())
    }
}

/// A ticket's decisions, oldest first. At most the last one waits or holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Exclusions {
    /// Each of them, ended or not.
    pub all: Vec<Exclusion>,
}

impl Exclusions {
    /// The one that waits for a second person.
    pub fn proposed(&self) -> Option<&Exclusion> {
        self.all.last().filter(|one| one.waits())
    }

    /// The one by which the ticket is excluded.
    pub fn holding(&self) -> Option<&Exclusion> {
        self.all.last().filter(|one| one.holds())
    }

    /// Since when the ticket is excluded, if it is.
    pub fn since(&self) -> Option<Timestamp> {
        Some(self.holding()?.confirmed.as_ref()?.at)
    }

    /// When the side that asked was first told of one: a person's answer, visible to the reporter.
    pub(crate) fn first_told(&self) -> Option<&Done<()>> {
        self.all.iter().find_map(|one| one.confirmed.as_ref())
    }

    /// The same, of those that don't hold any more: that answer stays one, even if the ticket is excluded again.
    pub(crate) fn first_told_and_ended(&self) -> Option<&Done<()>> {
        self.all.iter().filter(|one| !one.holds()).find_map(|one| one.confirmed.as_ref())
    }

    /// The decisions after one more fact.
    pub(crate) fn after(&mut self, fact: &ExclusionFact, entry: &Entry) {
        if let ExclusionFact::Proposed(grounds) = fact {
            let proposed = done(entry, (**grounds).clone());
            let (confirmed, helped, contested, reviewed, ended) = (None, None, None, None, None);
            self.all.push(Exclusion { proposed, confirmed, helped, contested, reviewed, ended });
            return;
        }
        let Some(last) = self.all.last_mut() else { return };
        match fact {
            ExclusionFact::Proposed(_) => {}
            ExclusionFact::Declined { .. } => last.ended = Some(done(entry, End::Declined)),
            ExclusionFact::Confirmed { .. } => last.confirmed = Some(done(entry, ())),
            ExclusionFact::Helped { .. } => last.helped = last.helped.or(Some(done(entry, ()))),
            ExclusionFact::Contested { reply } => last.contested = Some(done(entry, *reply)),
            ExclusionFact::Upheld { .. } => last.reviewed = Some(done(entry, Verdict::Upheld)),
            ExclusionFact::Overturned { .. } => {
                last.reviewed = Some(done(entry, Verdict::Overturned));
                last.ended = Some(done(entry, End::Overturned));
            }
            ExclusionFact::Lifted { .. } => last.ended = Some(done(entry, End::Lifted)),
        }
    }
}

impl ExclusionFact {
    /// The word for it in a list of events, in the API and in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            ExclusionFact::Proposed(_) => "exclusion_proposed",
            ExclusionFact::Declined { .. } => "exclusion_declined",
            ExclusionFact::Confirmed { .. } => "exclusion_confirmed",
            ExclusionFact::Helped { .. } => "exclusion_helped",
            ExclusionFact::Contested { .. } => "exclusion_contested",
            ExclusionFact::Upheld { .. } => "exclusion_upheld",
            ExclusionFact::Overturned { .. } => "exclusion_overturned",
            ExclusionFact::Lifted { .. } => "exclusion_lifted",
        }
    }

    /// Do both sides see it? A proposal stays at the desk, and so does that it came to nothing.
    pub fn is_shared(&self) -> bool {
        !matches!(self, ExclusionFact::Proposed(_) | ExclusionFact::Declined { .. })
    }

    /// The words that go with it.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ExclusionFact::Proposed(grounds) | ExclusionFact::Confirmed { grounds, .. } => {
                let own = [grounds.told, grounds.cause, grounds.evidence];
                grounds.contract_clause.into_iter().chain(own).collect()
            }
            ExclusionFact::Declined { reason: text }
            | ExclusionFact::Helped { text }
            | ExclusionFact::Contested { reply: text }
            | ExclusionFact::Upheld { reason: text }
            | ExclusionFact::Overturned { reason: text }
            | ExclusionFact::Lifted { reason: text } => vec![*text],
        }
    }
}
