//! Random desks, and a second way to say whether one is open: look at the clock on its wall.
//!
//! The library goes from the wall clock to instants; this goes from an instant to the wall clock and shares nothing
//! with it but the zone data.

use std::collections::BTreeMap;

use hours::{Calendar, Exception, Law, Schedule, Window};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Two years with a change of clocks, holidays and a leap day.
pub const YEARS: std::ops::RangeInclusive<i16> = 2023..=2024;

/// A failing case is printed whole; no files of seeds.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

/// A desk as data: what is written down about it.
#[derive(Clone, Debug)]
pub struct Desk {
    pub zone: &'static str,
    /// For Monday to Sunday, opening and closing minutes; a closing above 1440 is on the next day.
    pub week: Vec<Vec<(u32, u32)>>,
    pub law: Option<&'static str>,
    pub exceptions: Vec<Exception>,
}

impl Desk {
    pub fn schedule(&self) -> Schedule {
        let mut schedule = Schedule::new(self.zone, self.week_text().parse().unwrap()).unwrap();
        if let Some(law) = self.law {
            schedule = schedule.holidays(Law::find(law).unwrap());
        }
        self.exceptions.iter().cloned().fold(schedule, Schedule::exception)
    }

    pub fn calendar(&self) -> Calendar {
        self.schedule().calendar(YEARS).unwrap()
    }

    fn week_text(&self) -> String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let days = names.iter().zip(&self.week).filter(|(_, windows)| !windows.is_empty());
        let said = |&(from, to): &(u32, u32)| {
            format!(" {}-{}", clock(from), clock(if to > 1440 { to - 1440 } else { to }))
        };
        days.map(|(name, windows)| format!("{name}{};", windows.iter().map(said).collect::<String>()))
            .collect()
    }

    /// Dates closed by law.
    pub fn holidays(&self) -> Vec<Date> {
        let law = self.law.map(|code| Law::find(code).unwrap());
        law.into_iter()
            .flat_map(|law| YEARS.flat_map(|y| law.holidays(y).unwrap()))
            .map(|day| day.date)
            .collect()
    }

    pub fn wall(&self) -> Wall {
        Wall {
            zone: TimeZone::get(self.zone).unwrap(),
            desk: self.clone(),
            closed: self.holidays(),
            exceptions: self.exceptions.iter().map(|e| (e.date, e.windows.clone())).collect(),
        }
    }
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The clock on the wall beside the sign with the opening hours.
pub struct Wall {
    zone: TimeZone,
    desk: Desk,
    closed: Vec<Date>,
    exceptions: BTreeMap<Date, Vec<Window>>,
}

impl Wall {
    pub fn is_open(&self, at: Timestamp) -> bool {
        let shown = self.zone.to_datetime(at);
        let second = second(shown.time());
        let date = shown.date();
        if let Some(windows) = self.exceptions.get(&date) {
            return windows.iter().any(|w| w.opens() <= second && second < w.closes());
        }
        if self.closed.contains(&date) {
            return false;
        }
        let today = self.week(date).any(|(from, to)| from <= second && second < to);
        let eve = date.yesterday().unwrap();
        let late = second + 86_400;
        let since_yesterday = match self.exceptions.get(&eve) {
            Some(windows) if !windows.is_empty() => windows.iter().any(|w| late < w.closes()),
            _ => self.week(eve).any(|(_, to)| late < to),
        };
        today || since_yesterday
    }

    fn week(&self, date: Date) -> impl Iterator<Item = (u32, u32)> + '_ {
        let windows = &self.desk.week[date.weekday().to_monday_zero_offset() as usize];
        windows.iter().map(|&(from, to)| (from * 60, to * 60))
    }
}

fn second(time: Time) -> u32 {
    time.hour() as u32 * 3600 + time.minute() as u32 * 60 + time.second() as u32
}

pub const ZONES: [&str; 10] = [
    "Europe/Paris",
    "America/New_York",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "America/St_Johns",
    "Asia/Kolkata",
    "Africa/Cairo",
    "Pacific/Chatham",
    "UTC",
];

/// Up to three windows that don't overlap, on any quarter of an hour; the last may run over midnight.
fn windows(first: u32) -> impl Strategy<Value = Vec<(u32, u32)>> {
    let quarters: Vec<u32> = (first..=1440 / 15).map(|q| q * 15).collect();
    (subsequence(quarters, 0..=6), any::<bool>()).prop_map(move |(cuts, overnight)| {
        let mut windows: Vec<(u32, u32)> = cuts.chunks_exact(2).map(|cut| (cut[0], cut[1])).collect();
        if let (true, [.., last]) = (overnight && cuts.len() % 2 == 1, &cuts[..]) {
            // Before the first window of any day: those open at `first` or later.
            windows.extend((*last < 1440).then_some((*last, 1440 + first * 15)));
        }
        windows
    })
}

fn exceptions() -> impl Strategy<Value = Vec<Exception>> {
    let dates: Vec<Date> =
        YEARS.flat_map(|y| jiff::civil::date(y, 1, 1).series(jiff::Span::new().days(1)).take(365)).collect();
    (subsequence(dates, 0..4), windows(16)).prop_map(|(dates, hours)| {
        let window = |&(from, to): &(u32, u32)| {
            format!("{}-{}", clock(from), clock(if to > 1440 { to - 1440 } else { to }))
        };
        let windows: Vec<Window> = hours.iter().map(|w| window(w).parse().unwrap()).collect();
        let exception = |(i, date)| Exception {
            date,
            windows: if i == 0 { Vec::new() } else { windows.clone() },
            name: format!("Exception {i}"),
            reason: "as the board decided".into(),
        };
        dates.into_iter().enumerate().map(exception).collect()
    })
}

/// Any desk at all; `first` is the quarter of an hour before which no window opens or, over midnight, closes.
pub fn desks_from(first: u32) -> impl Strategy<Value = Desk> {
    let week = prop::collection::vec(windows(first), 7);
    let law = select(vec![None, Some("FR"), Some("US"), Some("JP")]);
    (select(&ZONES[..]), week, law, exceptions())
        .prop_filter("some window", |(_, week, ..)| week.iter().any(|windows| !windows.is_empty()))
        .prop_map(|(zone, week, law, exceptions)| Desk { zone, week, law, exceptions })
}

pub fn desks() -> impl Strategy<Value = Desk> {
    desks_from(1)
}

/// Desks whose days are uniform: the same window on some weekdays.
pub fn uniform_desks() -> impl Strategy<Value = Desk> {
    let law = select(vec![None, Some("FR"), Some("US"), Some("JP")]);
    let days = subsequence((0..7).collect::<Vec<usize>>(), 1..=7);
    (select(&ZONES[..]), days, 5u32..20, 1u32..=12, law).prop_map(|(zone, days, opens, length, law)| {
        let window = (opens * 60, (opens * 60 + length * 15 * 4).min(23 * 60));
        let week =
            (0..7).map(|day| if days.contains(&day) && window.0 < window.1 { vec![window] } else { vec![] });
        let week: Vec<_> = week.collect();
        Desk { zone, week, law, exceptions: Vec::new() }
    })
}

/// Instants of the first of the two years and half of the second, to the nanosecond or on a quarter of an hour,
/// where the boundaries are.
pub fn instants() -> impl Strategy<Value = Timestamp> {
    let (from, to) = (1_672_790_400_i64, 1_719_835_200_i64);
    prop_oneof![
        (from..to, 0..1_000_000_000).prop_map(|(s, n)| Timestamp::new(s, n).unwrap()),
        (from / 900..to / 900, -1i64..=1).prop_map(|(q, s)| Timestamp::from_second(q * 900 + s).unwrap()),
        (from / 900..to / 900, -1i32..=1)
            .prop_map(|(q, n)| Timestamp::from_second(q * 900).unwrap()
                + jiff::SignedDuration::from_nanos(n.into())),
    ]
}

/// Spans of a nanosecond to two hundred hours, many of them round.
pub fn spans() -> impl Strategy<Value = hours::OpenTime> {
    prop_oneof![
        (1i64..=720_000).prop_map(hours::OpenTime::from_seconds),
        (1i64..=800).prop_map(|quarters| hours::OpenTime::from_minutes(quarters * 15)),
        (1i64..=720_000_000_000_000).prop_map(hours::OpenTime::from_nanos),
    ]
}
