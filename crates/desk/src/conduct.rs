//! What is counted of the decisions on a ticket: exclusions by their ground, and by person what could be a way to better
//! figures (excluding, lowering a category, acknowledging at once), so that gaming shows.
//!
//! It counts and judges nobody: a high count is a question, not an answer.

use jiff::{SignedDuration, Timestamp};
use terms::GroundId;

use crate::clock::{Clock, StopKind};
use crate::exclusion::{End, Exclusion, Verdict};
use crate::fact::{Kind, Triage};
use crate::report::{Share, wilson};
use crate::{PersonId, Ticket};

/// An acknowledgement within so much of notification was hardly read: it is counted as one *at once*.
pub const AT_ONCE: SignedDuration = SignedDuration::from_secs(60);

crate::choices::choices! {
    /// What somebody did that is counted.
    Act {
        /// Proposed an exclusion.
        Proposed = "proposed",
        /// Confirmed one, as the second person.
        Confirmed = "confirmed",
        /// One wasn't confirmed.
        Declined = "declined",
        /// One was contested.
        Contested = "contested",
        /// A review left it.
        Upheld = "upheld",
        /// A review found it wrong.
        Overturned = "overturned",
        /// The desk took it back.
        Lifted = "lifted",
        /// Excluded, and helped all the same.
        Helped = "helped",
        /// Proposed or confirmed one that a review found wrong.
        WasOverturned = "was_overturned",
        /// Lowered a category, or took a ticket's target away by its kind.
        Lowered = "lowered",
        /// Waits for a second person.
        WaitsForSecond = "waits_for_second",
        /// Waits for a third person.
        WaitsForThird = "waits_for_third",
    }
}

/// One act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// What.
    pub act: Act,
    /// Whose; none where it is nobody's count.
    pub by: Option<PersonId>,
    /// Under which instant it is counted: what became of an exclusion, under that of its confirmation.
    pub at: Timestamp,
    /// On which ground, of an exclusion.
    pub ground: Option<GroundId>,
}

/// Everything on a ticket that is counted, in the order in which it was decided.
pub fn counted(ticket: &Ticket) -> Vec<Counted> {
    ticket.exclusion.all.iter().flat_map(of_an_exclusion).chain(lowered(ticket)).collect()
}

fn of_an_exclusion(one: &Exclusion) -> Vec<Counted> {
    let (proposed, confirmed) = (&one.proposed, one.confirmed.as_ref());
    let ground = || Some(proposed.what.ground.clone());
    let at = confirmed.map_or(proposed.at, |done| done.at);
    let count = |act, by, at| Counted { act, by, at, ground: ground() };
    let mut all = vec![count(Act::Proposed, proposed.by.person(), proposed.at)];
    all.extend(confirmed.map(|done| count(Act::Confirmed, done.by.person(), done.at)));
    all.extend(one.contested.map(|done| count(Act::Contested, done.by.person(), at)));
    if one.is_helped() {
        all.push(count(Act::Helped, None, at));
    }
    if let Some(reviewed) = one.reviewed.filter(|done| done.what == Verdict::Upheld) {
        all.push(count(Act::Upheld, reviewed.by.person(), at));
    }
    if let Some(ended) = one.ended {
        let act = match ended.what {
            End::Declined => Act::Declined,
            End::Overturned => Act::Overturned,
            End::Lifted => Act::Lifted,
        };
        all.push(count(act, ended.by.person(), at));
        if ended.what == End::Overturned {
            let both = [Some(proposed.by), confirmed.map(|done| done.by)];
            let both = both.into_iter().flatten().map(|by| count(Act::WasOverturned, by.person(), at));
            all.extend(both);
        }
    }
    if one.waits() {
        all.push(count(Act::WaitsForSecond, None, proposed.at));
    }
    if let Some(contested) = one.contested.filter(|_| one.is_contested()) {
        all.push(count(Act::WaitsForThird, None, contested.at));
    }
    all
}

/// Each triage that weakened what held before it: the triage before, or what the reporter's answers suggest. Of a lowering
/// that a second person confirmed, whoever proposed it is counted.
fn lowered(ticket: &Ticket) -> Vec<Counted> {
    let opened = &ticket.opened.what;
    let mut before = (opened.kind, opened.suggested);
    let mut all = Vec::new();
    for done in &ticket.triages {
        let Triage { kind, category, proposed_by, .. } = &done.what;
        let milder = before.1.is_some_and(|level| *category > level);
        let weaker = before.0 == Kind::Incident && (*kind != Kind::Incident || milder);
        let by = proposed_by.or(done.by.person());
        if weaker && by.is_some() {
            all.push(Counted { act: Act::Lowered, by, at: done.at, ground: None });
        }
        before = (*kind, Some(*category));
    }
    all
}

/// Whose acknowledgement a clock ended with, and whether it came at once; none where something else ended it.
pub fn acknowledged(clock: &Clock) -> Option<(PersonId, bool)> {
    let stop = clock.stop.filter(|stop| stop.how == StopKind::Acknowledgement)?;
    let at_once = stop.at.duration_since(clock.opened) <= AT_ONCE;
    Some((stop.by.person()?, at_once))
}

/// Of the exclusions that held, the share that a review found wrong, with its 95 % interval.
pub fn overturned(overturned: u64, confirmed: u64) -> Option<Share> {
    wilson(overturned.min(confirmed), confirmed)
}
