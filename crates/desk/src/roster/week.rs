//! A week of the calendar, as ISO 8601 counts them: what a roster is of.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::{Digest, RosterId, Stream};

/// A week from Monday to Sunday, written `2026-W48`.
///
/// ```
/// use desk::roster::IsoWeek;
/// use jiff::civil::date;
/// let week: IsoWeek = "2026-W48".parse()?;
/// assert_eq!(week.monday(), date(2026, 11, 23));
/// // The Friday that is New Year's Day of 2027 still belongs to the last week of 2026.
/// assert_eq!(IsoWeek::of(date(2027, 1, 1)).to_string(), "2026-W53");
/// # Ok::<(), &'static str>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IsoWeek(Date);

impl IsoWeek {
    /// The week of a date.
    pub fn of(date: Date) -> IsoWeek {
        IsoWeek(date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days()))
    }

    /// Its first day.
    pub fn monday(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn sunday(self) -> Date {
        self.0.saturating_add(6.days())
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        (0..7_i64).map(move |n| self.0.saturating_add(n.days()))
    }

    /// So many weeks later; earlier if negative.
    #[must_use]
    pub fn plus(self, weeks: i64) -> IsoWeek {
        IsoWeek(self.0.saturating_add(weeks.weeks()))
    }

    /// The week's number in its year.
    pub fn number(self) -> i8 {
        self.0.iso_week_date().week()
    }

    /// The stream of its roster: a week has one, whoever begins it.
    pub fn stream(self) -> Stream {
        Stream::Roster(RosterId(Digest::of(&[b"roster:", self.to_string().as_bytes()]).id()))
    }

    /// An instant to sort by: its Monday in universal time.
    pub fn begins(self) -> Timestamp {
        let midnight = self.0.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
        midnight.map_or(Timestamp::MIN, |midnight| midnight.timestamp())
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.0.iso_week_date();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl FromStr for IsoWeek {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "a week is written 2026-W48";
        let (year, week) = text.split_once("-W").ok_or(wrong)?;
        if year.len() != 4 || week.len() != 2 {
            return Err(wrong);
        }
        let (year, week) = (year.parse().map_err(|_| wrong)?, week.parse().map_err(|_| wrong)?);
        ISOWeekDate::new(year, week, Weekday::Monday).map(|monday| IsoWeek(monday.date())).map_err(|_| wrong)
    }
}

impl TryFrom<String> for IsoWeek {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<IsoWeek> for String {
    fn from(week: IsoWeek) -> String {
        week.to_string()
    }
}
