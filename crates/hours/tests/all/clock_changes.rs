//! Days of 23 and 25 hours, skipped and repeated hours, shifts over midnight.

use jiff::Timestamp;
use jiff::civil::time;
use jiff::tz::TimeZone;

use crate::desks::{APAC, EMEA, NAM, at, desk, hours, minutes};

/// Source: rules §4: all changes of 2000 to 2050 fall on a Sunday at night, so a day is exactly nine hours. A law or
/// a release of the zone data that ends this must not pass unnoticed.
#[test]
fn no_change_of_clocks_meets_business_hours() {
    for (calendar, changes) in [(&EMEA, 102), (&NAM, 102), (&APAC, 0)] {
        let zone = TimeZone::get(calendar.zone()).unwrap();
        let (first, last) = calendar.horizon();
        let end = calendar.day_of(last).unwrap().end;
        let start = calendar.day_of(first).unwrap().start;
        let mut seen = 0;
        for change in zone.following(start).take_while(|change| change.timestamp() < end) {
            seen += 1;
            let local = zone.to_datetime(change.timestamp());
            assert_eq!(local.weekday(), jiff::civil::Weekday::Sunday);
            assert!(local.time() < time(9, 0, 0, 0), "{local}");
        }
        assert_eq!(seen, changes, "{}", calendar.zone());
        for day in calendar.days(first, last).unwrap().iter().filter(|day| !day.segments.is_empty()) {
            assert_eq!(day.open(), hours(9), "{}", day.date);
            let from = zone.to_datetime(day.segments[0].from);
            assert_eq!((from.date(), from.time()), (day.date, time(9, 0, 0, 0)));
        }
        assert!(calendar.table().is_some());
    }
}

/// Paris 2026: 29 March has 23 hours, 25 October 25.
#[test]
fn a_day_has_the_hours_it_has() {
    let round_the_clock = desk("Europe/Paris", "24x7");
    let day = |date: &str| round_the_clock.day_of(date.parse().unwrap()).unwrap();
    assert_eq!(day("2026-03-28").open(), hours(24));
    assert_eq!(day("2026-03-29").open(), hours(23));
    assert_eq!(day("2026-10-25").open(), hours(25));
    assert_eq!((day("2026-03-29").utc_offset, day("2026-03-30").utc_offset), (3600, 7200));
}

/// Eight hours by the clock from Saturday 22:00: seven in spring, nine in autumn.
#[test]
fn a_night_shift_over_a_change_of_clocks() {
    let shift = desk("Europe/Paris", "Sat 22:00-06:00");
    let open = |from: &str, to: &str| shift.between(at(from), at(to)).unwrap();
    assert_eq!(open("2026-03-21 12:00 Paris", "2026-03-22 12:00 Paris"), hours(8));
    assert_eq!(open("2026-03-28 12:00 Paris", "2026-03-29 12:00 Paris"), hours(7));
    assert_eq!(open("2026-10-24 12:00 Paris", "2026-10-25 12:00 Paris"), hours(9));
    assert_eq!(shift.due(at("2026-03-28 12:00 Paris"), hours(7)), Ok(at("2026-03-29 06:00 Paris")));
    assert_eq!(shift.due(at("2026-10-24 22:00 Paris"), hours(8)), Ok(at("2026-10-25 05:00 Paris")));
}

/// Between 02:00 and 03:00 of 29 March 2026 nothing happens in Paris; of 25 October, everything twice.
#[test]
fn hours_within_the_gap_and_the_fold() {
    let gap = desk("Europe/Paris", "Sun 02:15-02:45");
    assert_eq!(gap.between(at("2026-03-29 00:00 Paris"), at("2026-03-30 00:00 Paris")), Ok(minutes(0)));
    assert_eq!(gap.between(at("2026-10-25 00:00 Paris"), at("2026-10-26 00:00 Paris")), Ok(minutes(60)));
    // A window that begins in the gap opens when the gap ends; one that ends in it closes when it begins.
    let half = desk("Europe/Paris", "Sun 01:30-02:30");
    assert_eq!(half.between(at("2026-03-29 00:00 Paris"), at("2026-03-30 00:00 Paris")), Ok(minutes(30)));
    assert_eq!(half.due(at("2026-03-29 00:00 Paris"), minutes(30)), Ok(at("2026-03-29T01:00:00Z")));
}

/// The repeated hour is two stretches by the clock on the wall: 02:15 to 02:45, twice.
#[test]
fn the_fold_is_two_stretches() {
    let desk = desk("Europe/Paris", "Sun 02:15-02:45");
    let open = desk.segments(at("2026-10-25 00:00 Paris"), at("2026-10-26 00:00 Paris")).unwrap();
    let open: Vec<_> = open.iter().map(|s| format!("{}/{}", s.from, s.to)).collect();
    assert_eq!(
        open,
        ["2026-10-25T00:15:00Z/2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z/2026-10-25T01:45:00Z"]
    );
}

/// From 8 to 29 March 2026 New York is five hours behind Paris, not six.
#[test]
fn the_weeks_in_which_paris_and_new_york_differ_by_five_hours() {
    let opening = |day: &str| NAM.next_opening(at(&format!("{day}T00:00:00Z"))).unwrap();
    for (day, utc) in
        [("2026-03-06", "14:00"), ("2026-03-09", "13:00"), ("2026-10-30", "13:00"), ("2026-11-02", "14:00")]
    {
        assert_eq!(opening(day), at(&format!("{day}T{utc}:00Z")), "{day}");
    }
    let paris = |day: &str| EMEA.next_opening(at(&format!("{day}T00:00:00Z"))).unwrap();
    assert_eq!(paris("2026-03-27"), at("2026-03-27T08:00:00Z"));
    assert_eq!(paris("2026-03-30"), at("2026-03-30T07:00:00Z"));
}

/// Summer time has no end in the zone data: it must not stop in 2038.
#[test]
fn summer_time_after_2037() {
    assert_eq!(EMEA.due(at("2049-07-01T06:00:00Z"), hours(1)), Ok(at("2049-07-01T08:00:00Z")));
    assert_eq!(NAM.due(at("2049-07-01T06:00:00Z"), hours(1)), Ok(at("2049-07-01T14:00:00Z")));
}

/// Newfoundland changed its clocks at 00:01 until 2011: 23:01 to midnight came twice, on the evening before.
#[test]
fn a_change_of_clocks_just_after_midnight() {
    let calendar = crate::desks::schedule("America/St_Johns", "24x7").calendar(2010..=2010).unwrap();
    let days = calendar.days("2010-11-06".parse().unwrap(), "2010-11-08".parse().unwrap()).unwrap();
    assert!(days.windows(2).all(|pair| pair[0].end == pair[1].start));
    let total: i64 = days.iter().map(|day| day.open().as_seconds()).sum();
    assert_eq!(total, 73 * 3600);
    let evenings =
        crate::desks::schedule("America/St_Johns", "Sat 23:00-00:00").calendar(2010..=2010).unwrap();
    let open = evenings.between(days[0].start, days[2].end).unwrap();
    assert_eq!(open, minutes(60 + 59), "the 59 minutes from 23:01 come twice");
}

/// Samoa had no 30 December 2011.
#[test]
fn a_date_that_never_was() {
    let calendar =
        crate::desks::schedule("Pacific/Apia", "Mon-Fri 09:00-17:00").calendar(2011..=2012).unwrap();
    let day = calendar.day_of("2011-12-30".parse().unwrap()).unwrap();
    assert_eq!((day.start, day.segments.len()), (day.end, 0));
    let thursday: Timestamp = "2011-12-29T16:00:00-10:00".parse().unwrap();
    let monday: Timestamp = "2012-01-02T10:00:00+14:00".parse().unwrap();
    assert_eq!(calendar.due(thursday, hours(2)), Ok(monday));
}

/// Hours of New York's night are in another day of Sydney's, and the other way round.
#[test]
fn zones_whose_business_hours_cross_midnight_utc() {
    for zone in
        ["Australia/Sydney", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"]
    {
        let calendar = desk(zone, "Mon-Fri 09:00-18:00");
        assert!(calendar.table().is_some(), "{zone}");
        let friday = jiff::civil::date(2026, 11, 20).at(17, 42, 0, 0).in_tz(zone).unwrap().timestamp();
        let monday = jiff::civil::date(2026, 11, 23).at(9, 42, 0, 0).in_tz(zone).unwrap().timestamp();
        assert_eq!(calendar.due(friday, hours(1)), Ok(monday), "{zone}");
        assert_eq!(calendar.without_table().due(friday, hours(1)), Ok(monday), "{zone}");
    }
}
