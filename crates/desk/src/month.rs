//! A month of the calendar: what reports and bundles are of.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A month, written `2026-11`.
///
/// ```
/// use desk::Month;
/// let month: Month = "2026-12".parse().expect("a month");
/// assert_eq!(month.next().to_string(), "2027-01");
/// assert!("2026-13".parse::<Month>().is_err() && "2026-1".parse::<Month>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month that a day is in.
    pub fn of(day: Date) -> Month {
        Month { year: day.year(), month: day.month() }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        date(self.year, self.month, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first().last_of_month()
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Month {
        match self.month {
            12 => Month { year: self.year + 1, month: 1 },
            month => Month { month: month + 1, ..self },
        }
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Month {
        match self.month {
            1 => Month { year: self.year - 1, month: 12 },
            month => Month { month: month - 1, ..self },
        }
    }

    /// Its first instant in a zone, and the first of the next one.
    pub fn bounds(self, zone: &TimeZone) -> (Timestamp, Timestamp) {
        let start = |month: Month| {
            let midnight = month.first().to_zoned(zone.clone());
            midnight.map_or(Timestamp::MAX, |midnight| midnight.timestamp())
        };
        (start(self), start(self.next()))
    }

    /// From an instant before its first one in any zone up to one after its last.
    pub fn anywhere(self) -> (Timestamp, Timestamp) {
        let (from, to) = self.bounds(&TimeZone::UTC);
        let day = jiff::SignedDuration::from_hours(24);
        (from.saturating_sub(day).unwrap_or(from), to.saturating_add(day).unwrap_or(to))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Month, Self::Err> {
        let wrong = "a month is written 2026-11";
        let is_one = text.len() == 7 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        let day: Date = format!("{text}-01").parse().map_err(|_| wrong)?;
        // Reports go from the first agreements to the end of what calendars vouch for, with room.
        if is_one && (1900..=9000).contains(&day.year()) { Ok(Month::of(day)) } else { Err(wrong) }
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Month, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}
