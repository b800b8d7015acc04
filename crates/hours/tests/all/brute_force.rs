//! The slow truth: count every second, or every nanosecond around a boundary, by the clock on the wall.

use hours::{Calendar, OpenTime};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::desks::{EMEA, at, nanos, schedule};
use crate::model::{Desk, cases, desks, instants};

fn second(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap()
}

/// Walks second by second and holds every answer against the count.
fn walk(desk: &Desk, from: i64, seconds: i64) {
    let (calendar, wall) = (desk.calendar(), desk.wall());
    let start = second(from);
    let mut counted = 0;
    for now in from..from + seconds {
        let open = wall.is_open(second(now));
        assert_eq!(calendar.is_open(second(now)), Ok(open), "{desk:?} at {}", second(now));
        assert_eq!(
            calendar.between(start, second(now)),
            Ok(OpenTime::from_seconds(counted)),
            "{desk:?} {now}"
        );
        if open {
            counted += 1;
            // This second is the earliest at whose end `counted` seconds have passed.
            assert_eq!(
                calendar.due(start, OpenTime::from_seconds(counted)),
                Ok(second(now + 1)),
                "{desk:?} {now}"
            );
        }
    }
    let end = second(from + seconds);
    for now in (from..from + seconds).rev().filter(|&now| wall.is_open(second(now))).take(20_000) {
        let span = calendar.between(second(now), end).unwrap();
        assert_eq!(calendar.start(end, span), Ok(second(now)), "{desk:?} back to {}", second(now));
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn every_second_of_two_days(desk in desks(), from in instants()) {
        walk(&desk, from.as_second(), 2 * 86_400);
    }

    /// Minute by minute over three weeks, so that weekends, holidays and exceptions are met.
    #[test]
    fn every_minute_of_three_weeks(desk in desks(), from in instants()) {
        let (calendar, wall) = (desk.calendar(), desk.wall());
        let mut counted = 0;
        let from = from.as_second() / 60 * 60;
        for minute in 0..21 * 1440 {
            let now = second(from + minute * 60);
            prop_assert_eq!(calendar.between(second(from), now)?, OpenTime::from_minutes(counted), "{} {}", desk.zone, now);
            counted += i64::from(wall.is_open(now));
        }
    }
}

/// The days on which clocks change, in zones that do it by an hour, by half an hour, at 01:00, 02:00, 02:45 and
/// midnight; round the clock and with windows at the edges.
#[test]
fn every_second_of_the_changes_of_clocks() {
    let changes = [
        ("Europe/Paris", "2024-03-30T12:00:00Z"),
        ("Europe/Paris", "2024-10-26T12:00:00Z"),
        ("America/New_York", "2024-03-09T18:00:00Z"),
        ("America/New_York", "2024-11-02T18:00:00Z"),
        ("Australia/Lord_Howe", "2024-04-06T00:00:00Z"),
        ("Pacific/Chatham", "2024-09-28T00:00:00Z"),
        ("Africa/Cairo", "2024-04-25T12:00:00Z"),
        ("Africa/Cairo", "2024-10-31T12:00:00Z"),
    ];
    let weeks = [
        vec![vec![(0, 1440)]; 7],
        vec![vec![(15, 90), (120, 150), (165, 195), (1320, 1455)]; 7],
        vec![vec![(60, 165), (180, 1425)]; 7],
    ];
    for (zone, from) in changes {
        for week in &weeks {
            let desk = Desk { zone, week: week.clone(), law: None, exceptions: Vec::new() };
            walk(&desk, at(from).as_second(), 86_400);
        }
    }
}

/// Around a boundary, each nanosecond is open or closed; every answer follows from counting them.
fn count_nanoseconds(calendar: &Calendar, boundary: Timestamp, is_open: impl Fn(i64) -> bool) {
    let tick = |n: i64| boundary + SignedDuration::from_nanos(n);
    for a in -4..=4 {
        let mut counted = 0;
        for b in a..=4 {
            assert_eq!(calendar.between(tick(a), tick(b)), Ok(nanos(counted)), "{a}..{b}");
            if is_open(b) && b < 4 {
                counted += 1;
                assert_eq!(calendar.due(tick(a), nanos(counted)), Ok(tick(b + 1)), "{counted} ns from {a}");
            }
        }
        let mut counted = 0;
        for b in (-4..a).rev().filter(|&b| is_open(b)) {
            counted += 1;
            assert_eq!(calendar.start(tick(a), nanos(counted)), Ok(tick(b)), "{counted} ns back from {a}");
        }
        assert_eq!(calendar.is_open(tick(a)), Ok(is_open(a)));
    }
}

#[test]
fn the_closing_to_the_nanosecond() {
    let lunch = schedule("Europe/Paris", "Mon-Fri 09:00-12:30 14:00-18:00").calendar(2026..=2026).unwrap();
    for calendar in [&*EMEA, &EMEA.without_table(), &lunch] {
        count_nanoseconds(calendar, at("2026-11-20 18:00 Paris"), |n| n < 0);
        count_nanoseconds(calendar, at("2026-11-20 09:00 Paris"), |n| n >= 0);
        count_nanoseconds(calendar, at("2026-11-20 11:00 Paris"), |_| true);
        count_nanoseconds(calendar, at("2026-11-21 11:00 Paris"), |_| false);
    }
    count_nanoseconds(&lunch, at("2026-11-20 12:30 Paris"), |n| n < 0);
    count_nanoseconds(&lunch, at("2026-11-20 14:00 Paris"), |n| n >= 0);
}

/// From the last nanosecond of a day to the first of the next, over night, weekend and holiday.
#[test]
fn the_door_between_two_days_to_the_nanosecond() {
    for (closing, opening) in [
        ("2026-11-19 18:00 Paris", "2026-11-20 09:00 Paris"),
        ("2026-11-20 18:00 Paris", "2026-11-23 09:00 Paris"),
        ("2026-12-24 18:00 Paris", "2026-12-28 09:00 Paris"),
    ] {
        let (closing, opening) = (at(closing), at(opening));
        for back in 0..4 {
            let from = closing - SignedDuration::from_nanos(back);
            for span in 1..=8 {
                let due = match span <= back {
                    true => from + SignedDuration::from_nanos(span),
                    false => opening + SignedDuration::from_nanos(span - back),
                };
                assert_eq!(EMEA.due(from, nanos(span)), Ok(due));
                assert_eq!(EMEA.without_table().due(from, nanos(span)), Ok(due));
                assert_eq!(EMEA.between(from, due), Ok(nanos(span)));
            }
        }
    }
}
