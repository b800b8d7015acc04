//! Which alarms wait for their instant: one warning ahead of each due instant, and one when it has passed.
//!
//! It knows what was raised already, so that nothing is raised twice; who raises them, and who is told, it doesn't.

use hours::CalendarError;
use jiff::Timestamp;
use terms::Agreement;

use crate::Ticket;
use crate::clock::{Calendars, Clock, Course};
use crate::fact::{Alarm, Door};

/// An alarm that waits for its instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PendingAlarm {
    /// When to raise it.
    pub at: Timestamp,
    /// Which of the two.
    pub rings: Rings,
    /// About what.
    pub alarm: Alarm,
}

crate::choices::choices! {
    /// What an alarm says.
    Rings {
        /// The due instant is near.
        Warning = "warning",
        /// The due instant has passed.
        Missed = "missed",
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
    let mut pending = Vec::new();
    if ticket.opened.what.door == Door::Import {
        return Ok(pending);
    }
    for clock in clocks {
        let (Some(due), Some(category), None) = (clock.due, clock.category, clock.stop) else { continue };
        let firm = clock.course == Course::Firm;
        if !firm && clock.course != Course::Provisional {
            continue;
        }
        let Some(calendar) = calendars.get(&clock.region) else { continue };
        let alarm = Alarm { measure: clock.measure.clone(), category, due };
        if !ticket.warned.contains(&alarm) && !ticket.missed.contains(&alarm) {
            let at = calendar.start(due, agreement.alarms.warn_left)?.max(clock.starts);
            pending.push(PendingAlarm { at, rings: Rings::Warning, alarm: alarm.clone() });
        }
        if firm && !ticket.missed.contains(&alarm) {
            pending.push(PendingAlarm { at: due, rings: Rings::Missed, alarm });
        }
    }
    pending.sort_by_key(|p| p.at);
    Ok(pending)
}
