//! A local day as a calendar knows it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Holiday, OpenTime};

/// A stretch of time, half-open: `from` belongs to it, `to` doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub to: Timestamp,
}

/// A local day: midnight to midnight, 23 to 25 hours long, with the stretches in which the desk is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The local date.
    pub date: Date,
    /// Its first instant.
    pub start: Timestamp,
    /// The first instant of the next day.
    pub end: Timestamp,
    /// Seconds east of UTC when it begins; a change of clocks later in the day shows in the next.
    pub utc_offset: i32,
    /// The open stretches, cut to the day.
    pub segments: Vec<Segment>,
    /// Why its hours aren't those of the week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure: Option<Closure>,
}

impl Day {
    /// The open time of the day.
    pub fn open(&self) -> OpenTime {
        self.segments.iter().map(|s| OpenTime::from_seconds(s.to.as_second() - s.from.as_second())).sum()
    }
}

/// Why the hours of a date aren't those of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Closure {
    /// A day off by law.
    Holiday(Holiday),
    /// A dated exception: closed, or open at other hours.
    Exception {
        /// What it is called.
        name: String,
        /// Why, or on whose word.
        reason: String,
    },
}
