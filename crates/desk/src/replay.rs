//! What would have been: the same facts under another agreement.
//!
//! Facts are what happened; whether a target was met is a question put to them. Put under other terms, the same ticket gives
//! another answer with a proof of its own, and nothing is written.

use hours::CalendarError;
use jiff::Timestamp;
use terms::MeasureId;

use crate::clock::{self, Clock};
use crate::pin::Editions;
use crate::report::{Outcome, outcome};
use crate::{Proof, Ticket};

/// How a ticket came out under some editions.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// How.
    pub outcome: Outcome,
    /// By which clock; none: a log can't tell whose hours count.
    pub clock: Option<Clock>,
}

/// The acknowledgement of a ticket under these editions, as of `now`.
///
/// # Errors
///
/// The ticket lies beyond what a calendar vouches for.
pub fn answer(ticket: &Ticket, editions: Editions<'_>, now: Timestamp) -> Result<Answer, CalendarError> {
    let clocks = clock::clocks(ticket, editions.agreement, editions.calendars)?;
    let Some(clock) = clock::current(&clocks, &MeasureId::acknowledgement()).cloned() else {
        return Ok(Answer { outcome: Outcome::Untold, clock: None });
    };
    let calendar = &editions.calendars[&clock.region];
    let standing = clock.standing(calendar, now.max(clock.opened), editions.agreement.alarms.warn_left)?;
    Ok(Answer { outcome: outcome(clock.course, standing), clock: Some(clock) })
}

/// Is it another answer? Only what was promised and kept or not is one: met against missed.
pub fn flips(before: Outcome, after: Outcome) -> bool {
    let told = |outcome| matches!(outcome, Outcome::Met | Outcome::Missed);
    before != after && (told(before) || told(after))
}

impl Answer {
    /// The derivation of it.
    ///
    /// # Errors
    ///
    /// The calendar doesn't reach that far.
    pub fn proof(
        &self,
        number: u64,
        editions: Editions<'_>,
        now: Timestamp,
    ) -> Result<Option<Proof>, CalendarError> {
        let Some(clock) = &self.clock else { return Ok(None) };
        let calendar = &editions.calendars[&clock.region];
        crate::proof::proof(clock, Some(number), editions.agreement, calendar, now).map(Some)
    }
}
