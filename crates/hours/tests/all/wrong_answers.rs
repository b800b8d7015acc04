//! Wrong answers measured in other libraries for business time, November 2026: none of them here.

use hours::{Exception, Law};

use crate::desks::{APAC, EMEA, NAM, at, desk, hours, minutes, nanos, schedule, seconds};

/// One gives up past thirty calendar days.
#[test]
fn a_deadline_may_lie_months_ahead() {
    assert_eq!(EMEA.due(at("2026-01-02 09:00 Paris"), hours(9 * 60)), Ok(at("2026-03-26 18:00 Paris")));
}

/// One keeps a yearly holiday only in the first and last year of a span.
#[test]
fn a_yearly_holiday_counts_in_every_year_between() {
    let with = EMEA.between(at("2020-01-01 00:00 Paris"), at("2026-01-01 00:00 Paris")).unwrap();
    let without = schedule("Europe/Paris", "Mon-Fri 09:00-18:00").calendar(2000..=2050).unwrap();
    let without = without.between(at("2020-01-01 00:00 Paris"), at("2026-01-01 00:00 Paris")).unwrap();
    let law = Law::find("FR").unwrap();
    let days = (2020..=2025).flat_map(|y| law.holidays(y).unwrap());
    let weekdays = days.filter(|day| day.date.weekday().to_monday_zero_offset() < 5).count();
    assert_eq!(without - with, hours(9 * weekdays as i64));
}

/// One takes a holiday for 24 hours from midnight: on a day of 23 it eats an hour of the next, on one of 25 it
/// leaves one open.
#[test]
fn a_closed_date_is_as_long_as_its_day() {
    for date in ["2026-03-29", "2026-10-25"] {
        let closed = Exception {
            date: date.parse().unwrap(),
            windows: Vec::new(),
            name: "Closed".into(),
            reason: "test of the generator".into(),
        };
        let desk = schedule("Europe/Paris", "24x7").exception(closed).calendar(2026..=2026).unwrap();
        let day = desk.day_of(date.parse().unwrap()).unwrap();
        assert_eq!(desk.next_opening(day.start), Ok(day.end));
        assert_eq!(desk.next_closing(day.start - jiff::SignedDuration::from_hours(1)), Ok(day.start));
        assert_eq!(desk.between(day.start, day.end + jiff::SignedDuration::from_hours(1)), Ok(hours(1)));
    }
}

/// Two lose the part after midnight, two refuse, one returns −32 hours.
#[test]
fn an_overnight_shift_is_whole() {
    let night = desk("Europe/Paris", "Sat 22:00-06:00");
    assert_eq!(night.between(at("2026-11-20 12:00 Paris"), at("2026-11-24 12:00 Paris")), Ok(hours(8)));
    assert_eq!(night.due(at("2026-11-20 12:00 Paris"), hours(7)), Ok(at("2026-11-22 05:00 Paris")));
    assert_eq!(night.due(at("2026-11-22 05:30 Paris"), hours(1)), Ok(at("2026-11-28 22:30 Paris")));
}

/// Two count hours of the clock: eight on both days.
#[test]
fn a_window_over_a_change_of_clocks_has_its_real_length() {
    let desk = desk("Europe/Paris", "Sun 00:00-08:00");
    let open = |date: &str| desk.day_of(date.parse().unwrap()).unwrap().open();
    assert_eq!((open("2026-03-29"), open("2026-10-25"), open("2026-11-01")), (hours(7), hours(9), hours(8)));
}

/// One takes naive times only.
#[test]
fn nine_to_six_in_july_is_nine_hours() {
    assert_eq!(EMEA.between(at("2026-07-15T00:00:00Z"), at("2026-07-16T00:00:00Z")), Ok(hours(9)));
}

/// One has no summer time after 2037.
#[test]
fn summer_time_goes_on() {
    assert_eq!(NAM.next_opening(at("2038-07-06T00:00:00Z")), Ok(at("2038-07-06T13:00:00Z")));
}

/// One rounds to minutes.
#[test]
fn half_a_minute_before_closing() {
    assert_eq!(EMEA.due(at("2026-11-19 17:59:30 Paris"), minutes(1)), Ok(at("2026-11-20 09:00:30 Paris")));
}

/// An end of the day written as 23:59:59 loses a second a day.
#[test]
fn round_the_clock_has_every_second() {
    let desk = desk("UTC", "24x7");
    assert_eq!(desk.between(at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z")), Ok(hours(30 * 24)));
    assert_eq!(desk.due(at("2026-11-20T23:59:59Z"), seconds(2)), Ok(at("2026-11-21T00:00:01Z")));
    assert_eq!(
        desk.due(at("2026-11-20T23:59:59.999999999Z"), nanos(2)),
        Ok(at("2026-11-21T00:00:00.000000001Z"))
    );
}

/// One counts 30 minutes in the gap, where there are none, and 30 in the fold, where there are 60.
#[test]
fn half_past_two_on_the_days_of_change() {
    let desk = desk("America/New_York", "Sun 01:15-01:45 02:15-02:45");
    let open = |date: &str| desk.day_of(date.parse().unwrap()).unwrap().open();
    assert_eq!(open("2026-03-08"), minutes(30), "02:00 to 03:00 is skipped");
    assert_eq!(open("2026-11-01"), minutes(90), "01:00 to 02:00 comes twice");
}

/// In two, nine hours from Monday 09:00 end on Tuesday 09:00.
#[test]
fn a_whole_day_ends_at_its_closing() {
    assert_eq!(EMEA.due(at("2026-11-23 09:00 Paris"), hours(9)), Ok(at("2026-11-23 18:00 Paris")));
}

/// One cuts any span at 3 660 days without a word.
#[test]
fn fifty_years_are_fifty_years() {
    let (from, to) = (at("2000-01-01 00:00 Tokyo"), at("2050-12-31 23:59:59 Tokyo"));
    assert_eq!(APAC.between(from, to).unwrap().as_seconds() % 32_400, 0);
    assert!(APAC.between(from, to).unwrap() > hours(9 * 12_000));
}
