//! Where a clock stands at an instant: what a page says of it, and what a report counts.
//!
//! It knows one clock, its calendar and an instant; neither the ticket nor the agreement.

use hours::{Calendar, CalendarError, OpenTime};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Course, Stop, StopKind};
use crate::fact::Kind;

/// Where a clock stands at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Received outside open hours.
    NotStarted {
        /// When it will start.
        starts: Timestamp,
    },
    /// Counting.
    Running {
        /// Open time left.
        left: OpenTime,
    },
    /// Counting, and near its end.
    Soon {
        /// Open time left.
        left: OpenTime,
    },
    /// Begun, and the desk is closed. Not a pause: the agreement has none.
    DeskClosed {
        /// Open time left.
        left: OpenTime,
        /// When the desk opens.
        resumes: Timestamp,
    },
    /// The provisional due instant has passed. Not called missed before triage.
    Passed {
        /// Open time since.
        over: OpenTime,
    },
    /// The target was missed, and it is still awaited.
    Missed {
        /// Open time since.
        over: OpenTime,
    },
    /// In time. Exactly on the due instant is in time.
    Met {
        /// Open time taken.
        spent: OpenTime,
    },
    /// Done, after the due instant.
    MetLate {
        /// Open time taken.
        spent: OpenTime,
        /// Open time after the due instant; nothing, where only closed time lay between.
        over: OpenTime,
    },
    /// Closed in time, before it was acknowledged.
    Withdrawn,
    /// Excluded before its end: nothing is owed (clause 2.B).
    Excluded {
        /// Open time until it was confirmed.
        spent: OpenTime,
    },
    /// No target: not an incident.
    NoTarget(Kind),
    /// Measured, no target: still counting.
    Measuring {
        /// Open time so far.
        spent: OpenTime,
    },
    /// Measured, no target: done.
    Measured {
        /// Open time taken.
        spent: OpenTime,
        /// All time taken, in seconds.
        elapsed: i64,
    },
    /// The log that it came from can't tell.
    Untold,
}

impl Clock {
    /// Where it stands at `now`, in the calendar of its region. It is near its end when no more than `soon` is left, or
    /// a quarter of the target, whichever is more.
    ///
    /// # Errors
    ///
    /// `now` lies beyond what the calendar vouches for.
    pub fn standing(
        &self,
        calendar: &Calendar,
        now: Timestamp,
        soon: OpenTime,
    ) -> Result<Standing, CalendarError> {
        match self.course {
            Course::Untold => return Ok(Standing::Untold),
            Course::NotAnIncident(kind) => return Ok(Standing::NoTarget(kind)),
            Course::Excluded { at } if at <= now => return self.excluded(calendar, at),
            Course::Provisional | Course::Firm | Course::Superseded { .. } | Course::Excluded { .. } => {}
        }
        let Some(due) = self.due else { return self.measured(calendar, now) };
        if let Some(stop) = self.stop.filter(|stop| stop.at <= now) {
            return self.stopped(stop, due, calendar);
        }
        if due < now {
            let over = calendar.between(due, now)?;
            let provisional = self.course == Course::Provisional;
            return Ok(if provisional { Standing::Passed { over } } else { Standing::Missed { over } });
        }
        if now < self.starts {
            return Ok(Standing::NotStarted { starts: self.starts });
        }
        let left = calendar.between(now, due)?;
        if !calendar.is_open(now)? {
            return Ok(Standing::DeskClosed { left, resumes: calendar.next_opening(now)? });
        }
        let quarter =
            self.target.map_or(OpenTime::ZERO, |target| OpenTime::from_nanos(target.as_nanos() / 4));
        Ok(if left <= soon.max(quarter) { Standing::Soon { left } } else { Standing::Running { left } })
    }

    /// Reading "exactly on the due instant": met. The one comparison of the whole house.
    pub fn is_met(&self) -> Option<bool> {
        Some(self.stop?.at <= self.due?)
    }

    /// Reading "exclusion and clock": it ran until then. What had ended stays, and so does a miss.
    fn excluded(&self, calendar: &Calendar, at: Timestamp) -> Result<Standing, CalendarError> {
        match (self.due, self.stop) {
            (Some(due), Some(stop)) => self.stopped(stop, due, calendar),
            (Some(due), None) if due < at => Ok(Standing::Missed { over: calendar.between(due, at)? }),
            (None, Some(_)) => self.measured(calendar, at),
            (_, None) => Ok(Standing::Excluded { spent: calendar.between(self.opened, at)? }),
        }
    }

    fn stopped(&self, stop: Stop, due: Timestamp, calendar: &Calendar) -> Result<Standing, CalendarError> {
        let spent = calendar.between(self.opened, stop.at)?;
        Ok(match (stop.at <= due, stop.how) {
            (true, StopKind::Closure) => Standing::Withdrawn,
            (true, _) => Standing::Met { spent },
            // In time for the strictest target is in time for any; late for it says nothing before triage.
            (false, _) if self.course == Course::Provisional => {
                Standing::Passed { over: calendar.between(due, stop.at)? }
            }
            (false, _) => Standing::MetLate { spent, over: calendar.between(due, stop.at)? },
        })
    }

    fn measured(&self, calendar: &Calendar, now: Timestamp) -> Result<Standing, CalendarError> {
        Ok(match self.stop.filter(|stop| stop.at <= now) {
            Some(stop) => Standing::Measured {
                spent: calendar.between(self.opened, stop.at)?,
                elapsed: stop.at.as_second() - self.opened.as_second(),
            },
            None => Standing::Measuring { spent: calendar.between(self.opened, now.max(self.opened))? },
        })
    }
}
