//! Which alarms wait for their instant: one warning ahead of each due instant, and one when it has passed; one at the
//! end of a window for remote access.
//!
//! It knows what was raised already, so that nothing is raised twice; who raises them, and who is told, it doesn't.

use hours::CalendarError;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::Agreement;

use crate::Ticket;
use crate::clock::{Calendars, Clock, Course};
use crate::fact::{Alarm, Door};

/// An alarm that waits for its instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PendingAlarm {
    /// When to raise it.
    pub at: Timestamp,
    /// What it says.
    pub rings: Rings,
    /// About what.
    pub about: About,
}

/// What an alarm is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A due instant.
    Target(Alarm),
    /// A request for remote access, by the number of its entry.
    Request(u64),
}

crate::choices::choices! {
    /// What an alarm says.
    Rings {
        /// The due instant is near.
        Warning = "warning",
        /// The due instant has passed.
        Missed = "missed",
        /// A window for remote access is over, and nobody had answered.
        Unanswered = "unanswered",
        /// A window for remote access is over.
        Ended = "ended",
        /// Somebody is called: the next rung of the ladder.
        Call = "call",
        /// Somebody is called because news is due.
        NewsCall = "news_call",
        /// News was due.
        NewsPassed = "news_passed",
    }
}

/// The alarms of a ticket that were not raised yet. Imports raise none: what is past was past when it came.
///
/// # Errors
///
/// The calendar doesn't reach back from a due instant.
pub fn pending_alarms(
    ticket: &Ticket,
    clocks: &[Clock],
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Vec<PendingAlarm>, CalendarError> {
    let mut pending: Vec<PendingAlarm> = ticket.remote.pending().collect();
    if ticket.opened.what.door == Door::Import {
        return Ok(pending);
    }
    for clock in clocks {
        let (Some(due), Some(category)) = (clock.due, clock.category) else { continue };
        let firm = clock.course == Course::Firm;
        // Stopped in time, there is nothing to tell; stopped late and triaged after that, it is missed all the same.
        let in_time = clock.stop.is_some_and(|stop| stop.at <= due);
        if in_time || (!firm && clock.course != Course::Provisional) {
            continue;
        }
        let Some(calendar) = calendars.get(&clock.region) else { continue };
        let alarm = Alarm { measure: clock.measure.clone(), category, due };
        if clock.stop.is_none() && !ticket.warned.contains(&alarm) && !ticket.missed.contains(&alarm) {
            let at = calendar.start(due, agreement.alarms.warn_left)?.max(clock.starts);
            let about = About::Target(alarm.clone());
            pending.push(PendingAlarm { at, rings: Rings::Warning, about });
        }
        if firm && !ticket.missed.contains(&alarm) {
            pending.push(PendingAlarm { at: due, rings: Rings::Missed, about: About::Target(alarm) });
        }
    }
    pending.sort_by_key(|p| p.at);
    Ok(pending)
}
