//! Somebody who lost their ways in gets a link to set up others (the access rules, "reset MFA"): whoever holds that link
//! comes in as them, so it takes two people of their organisation, neither of them the person.
//!
//! Where fewer than two others answer for an organisation's people, managers of the centre stand in for the missing ones.
//! Keys, passwords and links are no matter of this module: it says whether, the caller does it in the same commit.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::PersonFact;
use crate::membership::{self, MembershipRefusal};
use crate::{
    Action, Authored, By, Entry, Field, Organisation, OrganisationId, Person, Refusal, Stream, TextRef,
};

/// So long a proposal waits for its second person.
const WAITS: SignedDuration = SignedDuration::from_hours(48);

/// What can happen to somebody's ways in, on the word of others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum WaysInFact {
    /// One person says that they are lost.
    Proposed {
        /// Why they are to be made anew.
        reason: TextRef,
    },
    /// A second one says no, or the first takes it back.
    Declined {},
    /// A second one stands by it: what opened the door opens it no more.
    Reset {},
}

/// A proposal that waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The number of its entry.
    pub number: u64,
    /// Whose it is.
    pub by: By,
    /// For which organisation they spoke.
    pub on_behalf_of: Option<OrganisationId>,
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: TextRef,
}

impl Waiting {
    /// Does it count still?
    pub fn is_good(&self, now: Timestamp) -> bool {
        now.duration_since(self.at) <= WAITS
    }
}

/// What waits after one more entry.
pub(crate) fn after(entry: &Entry, fact: &WaysInFact) -> Option<Waiting> {
    match fact {
        WaysInFact::Proposed { reason } => Some(Waiting {
            number: entry.number,
            by: entry.by,
            on_behalf_of: entry.on_behalf_of,
            at: entry.at,
            reason: *reason,
        }),
        WaysInFact::Declined {} | WaysInFact::Reset {} => None,
    }
}

/// What is asked.
#[derive(Clone, PartialEq, Debug)]
pub enum WaysInCommand {
    /// That they be made anew.
    Propose {
        /// Why.
        reason: Authored,
    },
    /// Stand by it, as the second person.
    Confirm,
    /// Say no, or take it back.
    Decline,
}

/// Who else decides about the same people.
#[derive(Clone, Copy, Debug)]
pub struct Others<'a> {
    /// How many of the organisation itself answer for its people and come in, the person not counted.
    pub own: usize,
    /// Whoever proposed, as they are now.
    pub proposer: Option<&'a Person>,
}

/// What comes of it.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    person: &Person,
    of: &Organisation,
    others: Others<'_>,
    command: &WaysInCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    membership::reaches(person, of, Action::ResetWaysIn, cx)?;
    if cx.actor.organisation != of.id && others.own >= 2 {
        return Err(MembershipRefusal::TheirOwnFirst.into());
    }
    not_older_than(person.version, cx)?;
    let waiting = person.reset.filter(|waiting| waiting.is_good(cx.at));
    let (fact, texts) = match command {
        WaysInCommand::Propose { reason } => {
            reason.check(Field::Reason)?;
            reason.keeps_no_credential(Field::Reason)?;
            if waiting.is_some() {
                return Err(MembershipRefusal::ResetWaits.into());
            }
            (WaysInFact::Proposed { reason: reason.reference() }, vec![reason.clone()])
        }
        WaysInCommand::Confirm => {
            let waiting = waiting.ok_or(MembershipRefusal::NoResetWaits)?;
            if waiting.by == cx.actor.by {
                return Err(MembershipRefusal::SamePerson.into());
            }
            // Whoever was closed out since then is nobody's first person.
            if !others.proposer.is_some_and(|first| first.active && waiting.by == By::Person(first.id)) {
                return Err(MembershipRefusal::NoResetWaits.into());
            }
            (WaysInFact::Reset {}, Vec::new())
        }
        WaysInCommand::Decline => {
            waiting.ok_or(MembershipRefusal::NoResetWaits)?;
            (WaysInFact::Declined {}, Vec::new())
        }
    };
    Ok(facts(Stream::Person(person.id), person.version, [PersonFact::WaysIn(fact)], texts, cx))
}
