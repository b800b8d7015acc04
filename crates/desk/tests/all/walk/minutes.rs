//! Open time, minute by minute: each minute of nine months in each region, open or not, from a list of holidays that was
//! made without the program. Nothing here asks the calendars that are under test.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use jiff::{ToSpan, tz::TimeZone};

const FIRST: Date = date(2026, 9, 27);
const DAYS: i64 = 300;

/// No walk goes beyond this instant: from here, everything that is counted still lies within the table.
pub fn last() -> Timestamp {
    FIRST.saturating_add((DAYS - 40).days()).in_tz("UTC").expect("a day").timestamp()
}

/// One region's minutes.
pub struct Minutes {
    pub region: &'static str,
    /// Open or not.
    open: Vec<bool>,
    /// How many were open before.
    before: Vec<u32>,
}

static ALL: LazyLock<Vec<Minutes>> = LazyLock::new(|| {
    let france = include_str!("../../../../hours/tests/data/holidays-fr.csv");
    let states = include_str!("../../../../hours/tests/data/holidays-us.csv");
    let japan = include_str!("../../../../hours/tests/data/holidays-jp.csv");
    vec![
        Minutes::of("APAC", "Asia/Tokyo", japan),
        Minutes::of("EMEA", "Europe/Paris", france),
        Minutes::of("LATAM", "America/New_York", states),
        Minutes::of("NAM", "America/New_York", states),
    ]
});

/// The minutes of a region.
pub fn of(region: &str) -> &'static Minutes {
    ALL.iter().find(|minutes| minutes.region == region).expect("a region")
}

fn begin() -> i64 {
    FIRST.in_tz("UTC").expect("a day").timestamp().as_second()
}

fn place(second: i64) -> (usize, i64) {
    let passed = second - begin();
    (usize::try_from(passed / 60).expect("after the beginning"), passed % 60)
}

impl Minutes {
    fn of(region: &'static str, zone: &str, holidays: &str) -> Minutes {
        let zone = TimeZone::get(zone).expect("a zone");
        let holidays: Vec<&str> = holidays.lines().filter_map(|line| line.split(',').next()).collect();
        let mut open = vec![false; usize::try_from(DAYS * 24 * 60).expect("some")];
        for day in (2..DAYS - 2).map(|n| FIRST.saturating_add(n.days())) {
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            if weekend || holidays.contains(&day.to_string().as_str()) {
                continue;
            }
            let instant = |hour| day.at(hour, 0, 0, 0).to_zoned(zone.clone()).expect("a time").timestamp();
            let (from, until) = (place(instant(9).as_second()).0, place(instant(18).as_second()).0);
            open[from..until].fill(true);
        }
        let mut passed = 0;
        let count = |is_open: &bool| {
            let before = passed;
            passed += u32::from(*is_open);
            before
        };
        let before = open.iter().map(count).collect();
        Minutes { region, open, before }
    }

    /// Is the minute of that instant open?
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.open[place(at.as_second()).0]
    }

    /// Open seconds from the beginning of the table up to an instant.
    fn passed(&self, at: Timestamp) -> i64 {
        let (minute, seconds) = place(at.as_second());
        i64::from(self.before[minute]) * 60 + if self.open[minute] { seconds } else { 0 }
    }

    /// Open seconds between two instants.
    pub fn between(&self, from: Timestamp, to: Timestamp) -> i64 {
        self.passed(to) - self.passed(from)
    }

    /// The earliest instant at which so many open seconds have passed.
    pub fn due(&self, from: Timestamp, seconds: i64) -> Timestamp {
        let wanted = self.passed(from) + seconds;
        // The first minute before whose end they have passed.
        let after = self.before.partition_point(|before| i64::from(*before) * 60 < wanted);
        let minute = after - 1;
        let rest = wanted - i64::from(self.before[minute]) * 60;
        let second = begin() + i64::try_from(minute).expect("few") * 60 + rest;
        Timestamp::from_second(second).expect("an instant")
    }

    /// The first open instant from then on.
    pub fn opening(&self, from: Timestamp) -> Timestamp {
        if self.is_open(from) {
            return from;
        }
        let (minute, _) = place(from.as_second());
        let next = (minute..).find(|minute| self.open[*minute]).expect("in reach");
        Timestamp::from_second(begin() + i64::try_from(next).expect("few") * 60).expect("an instant")
    }
}
