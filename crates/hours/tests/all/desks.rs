//! The three desks of the contract and a way to write instants.

use std::sync::LazyLock;

use hours::{Calendar, Law, OpenTime, Schedule};
use jiff::Timestamp;
use jiff::civil::DateTime;

pub fn schedule(zone: &str, week: &str) -> Schedule {
    Schedule::new(zone, week.parse().unwrap()).unwrap()
}

/// A desk without holidays, 2015 to 2030.
pub fn desk(zone: &str, week: &str) -> Calendar {
    schedule(zone, week).calendar(2015..=2030).unwrap()
}

fn contract(zone: &str, law: &str) -> Calendar {
    schedule(zone, "Mon-Fri 09:00-18:00").holidays(Law::find(law).unwrap()).calendar(2000..=2050).unwrap()
}

pub static EMEA: LazyLock<Calendar> = LazyLock::new(|| contract("Europe/Paris", "FR"));
pub static NAM: LazyLock<Calendar> = LazyLock::new(|| contract("America/New_York", "US"));
pub static APAC: LazyLock<Calendar> = LazyLock::new(|| contract("Asia/Tokyo", "JP"));

/// The calendar of a region as the oracles name them; Latin America keeps the hours of North America.
pub fn region(name: &str) -> &'static Calendar {
    match name {
        "EMEA" => &EMEA,
        "NAM" | "LATAM" => &NAM,
        "APAC" => &APAC,
        other => panic!("no region {other}"),
    }
}

/// `2026-11-20 17:42 Paris`, `2026-11-20T16:42:00Z` or `2026-10-25 02:30+01:00`.
pub fn at(text: &str) -> Timestamp {
    let places = [("Paris", "Europe/Paris"), ("New York", "America/New_York"), ("Tokyo", "Asia/Tokyo")];
    for (place, zone) in places {
        if let Some(local) = text.strip_suffix(place) {
            let local: DateTime = local.trim().parse().unwrap();
            return local.in_tz(zone).unwrap().timestamp();
        }
    }
    text.parse().unwrap()
}

pub fn hours(n: i64) -> OpenTime {
    OpenTime::from_hours(n)
}

pub fn minutes(n: i64) -> OpenTime {
    OpenTime::from_minutes(n)
}

pub fn seconds(n: i64) -> OpenTime {
    OpenTime::from_seconds(n)
}

pub fn nanos(n: i64) -> OpenTime {
    OpenTime::from_nanos(n)
}
