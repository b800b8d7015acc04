//! The instants where other desks went wrong, on dates that can be checked on a wall calendar.

use hours::{NoAnswer, OpenTime};
use jiff::ToSpan;

use crate::desks::{APAC, EMEA, NAM, at, hours, minutes, nanos, seconds};

/// Source: rules §5.1, opening and closing second.
#[test]
fn the_opening_second_is_open_and_the_closing_second_is_not() {
    let open = |time: &str| EMEA.is_open(at(time)).unwrap();
    assert!(!open("2026-11-20 08:59:59 Paris"));
    assert!(open("2026-11-20 09:00:00 Paris"));
    assert!(open("2026-11-20 17:59:59 Paris"));
    assert!(open("2026-11-20 17:59:59.999999999 Paris"));
    assert!(!open("2026-11-20 18:00:00 Paris"));
}

/// Source: rules §5.1: an event at each boundary, with an hour to go.
#[test]
fn an_hour_from_each_boundary() {
    let due = |time: &str| EMEA.due(at(time), hours(1)).unwrap();
    assert_eq!(due("2026-11-19 08:59:59 Paris"), at("2026-11-19 10:00 Paris"));
    assert_eq!(due("2026-11-19 09:00:00 Paris"), at("2026-11-19 10:00 Paris"));
    assert_eq!(due("2026-11-19 17:59:59 Paris"), at("2026-11-20 09:59:59 Paris"));
    assert_eq!(due("2026-11-19 18:00:00 Paris"), at("2026-11-20 10:00 Paris"));
}

/// Source: rules §5.2: the limit is over when the hour is over, not when the next day opens.
#[test]
fn a_target_used_up_by_the_last_second_falls_at_closing() {
    assert_eq!(EMEA.due(at("2026-11-20 17:00 Paris"), hours(1)), Ok(at("2026-11-20 18:00 Paris")));
    assert_eq!(
        EMEA.due(at("2026-11-20 17:00 Paris"), hours(1) + seconds(1)),
        Ok(at("2026-11-23 09:00:01 Paris"))
    );
    assert_eq!(EMEA.due(at("2026-11-16 09:00 Paris"), hours(45)), Ok(at("2026-11-20 18:00 Paris")));
}

/// Source: rules §5.3.
#[test]
fn backwards_a_full_day_ends_at_its_opening() {
    assert_eq!(EMEA.start(at("2026-11-20 18:00 Paris"), hours(9)), Ok(at("2026-11-20 09:00 Paris")));
    assert_eq!(EMEA.start(at("2026-11-22 12:00 Paris"), hours(9)), Ok(at("2026-11-20 09:00 Paris")));
    assert_eq!(EMEA.start(at("2026-11-23 09:00 Paris"), minutes(1)), Ok(at("2026-11-20 17:59 Paris")));
    assert_eq!(EMEA.start(at("2026-11-20 09:00 Paris"), hours(9)), Ok(at("2026-11-19 09:00 Paris")));
}

/// Source: rules §5.5 and §5.6.
#[test]
fn no_time_and_time_backwards_are_refused() {
    let noon = at("2026-11-20 12:00 Paris");
    assert_eq!(EMEA.due(noon, OpenTime::ZERO), Err(NoAnswer::NoSpan(OpenTime::ZERO).into()));
    assert_eq!(EMEA.due(noon, minutes(-1)), Err(NoAnswer::NoSpan(minutes(-1)).into()));
    assert_eq!(EMEA.start(noon, OpenTime::ZERO), Err(NoAnswer::NoSpan(OpenTime::ZERO).into()));
    let earlier = noon - 1.nanosecond();
    assert_eq!(EMEA.between(noon, earlier), Err(NoAnswer::Backwards { from: noon, to: earlier }.into()));
    assert_eq!(EMEA.between(noon, noon), Ok(OpenTime::ZERO));
}

/// Source: conditions 2021-09, category 1, with the business day of §1.
#[test]
fn friday_evening_is_due_on_monday_morning() {
    assert_eq!(EMEA.due(at("2026-11-20 17:42 Paris"), hours(1)), Ok(at("2026-11-23 09:42 Paris")));
    assert_eq!(EMEA.due(at("2026-11-20 17:30 Paris"), hours(1)), Ok(at("2026-11-23 09:30 Paris")));
    assert_eq!(EMEA.due(at("2026-11-20 17:42 Paris"), hours(4)), Ok(at("2026-11-23 12:42 Paris")));
}

/// 23 November 2026 is 勤労感謝の日: Tokyo is closed while Paris works.
#[test]
fn a_holiday_is_one_of_the_region_only() {
    assert_eq!(APAC.due(at("2026-11-20 17:42 Tokyo"), hours(1)), Ok(at("2026-11-24 09:42 Tokyo")));
    assert!(EMEA.is_open(at("2026-11-23 10:00 Paris")).unwrap());
    assert!(!APAC.is_open(at("2026-11-23 10:00 Tokyo")).unwrap());
}

#[test]
fn the_eve_of_the_first_of_may() {
    assert_eq!(EMEA.due(at("2026-04-30 17:30 Paris"), hours(1)), Ok(at("2026-05-04 09:30 Paris")));
}

/// Christmas 2026 is a Friday; no eve, no Boxing Day.
#[test]
fn christmas_in_three_regions() {
    assert_eq!(EMEA.due(at("2026-12-23 17:30 Paris"), hours(10)), Ok(at("2026-12-28 09:30 Paris")));
    assert_eq!(NAM.due(at("2026-12-24 17:30 New York"), hours(1)), Ok(at("2026-12-28 09:30 New York")));
    assert_eq!(APAC.due(at("2026-12-24 17:30 Tokyo"), hours(1)), Ok(at("2026-12-25 09:30 Tokyo")));
}

/// 2019: ten days off in a row, from Saturday 27 April to Monday 6 May.
#[test]
fn the_longest_golden_week() {
    assert_eq!(APAC.due(at("2019-04-26 17:59:59 Tokyo"), seconds(2)), Ok(at("2019-05-07 09:00:01 Tokyo")));
}

/// Silver week of 2026: Monday to Wednesday, the Tuesday only because it lies between two holidays.
#[test]
fn silver_week_2026() {
    assert_eq!(APAC.due(at("2026-09-18 17:00 Tokyo"), hours(2)), Ok(at("2026-09-24 10:00 Tokyo")));
}

#[test]
fn the_friday_after_thanksgiving_works() {
    assert_eq!(NAM.due(at("2026-11-25 17:30 New York"), hours(1)), Ok(at("2026-11-27 09:30 New York")));
}

#[test]
fn juneteenth_closes_from_2021() {
    assert_eq!(NAM.due(at("2020-06-18 17:30 New York"), hours(1)), Ok(at("2020-06-19 09:30 New York")));
    assert_eq!(NAM.due(at("2021-06-17 17:30 New York"), hours(1)), Ok(at("2021-06-21 09:30 New York")));
}

/// Sunday 4 July 2021 was kept on Monday the 5th.
#[test]
fn independence_day_on_a_sunday() {
    assert_eq!(NAM.due(at("2021-07-02 17:30 New York"), hours(1)), Ok(at("2021-07-06 09:30 New York")));
}

/// Saturday 1 January 2022 was kept on Friday 31 December 2021.
#[test]
fn new_year_on_a_saturday() {
    assert_eq!(NAM.due(at("2021-12-30 17:30 New York"), hours(1)), Ok(at("2022-01-03 09:30 New York")));
}

/// 22 and 23 July 2021 for the Olympics; Sunday 8 August 2021 with its substitute.
#[test]
fn the_olympic_summer_of_2021() {
    assert_eq!(APAC.due(at("2021-07-21 17:30 Tokyo"), hours(1)), Ok(at("2021-07-26 09:30 Tokyo")));
    assert_eq!(APAC.due(at("2021-08-06 17:30 Tokyo"), hours(1)), Ok(at("2021-08-10 09:30 Tokyo")));
    assert!(APAC.is_open(at("2021-08-11 12:00 Tokyo")).unwrap());
}

/// Tokyo opens at midnight UTC.
#[test]
fn the_opening_of_tokyo_is_midnight_utc() {
    assert!(!APAC.is_open(at("2026-11-19T23:59:59Z")).unwrap());
    assert!(APAC.is_open(at("2026-11-20T00:00:00Z")).unwrap());
    assert_eq!(APAC.due(at("2026-11-19T23:59:59Z"), seconds(1)), Ok(at("2026-11-20T00:00:01Z")));
}

#[test]
fn nanoseconds_ride_along_and_drop_at_the_door() {
    let late = at("2026-11-20 17:59:59.999999999 Paris");
    assert_eq!(EMEA.due(late, nanos(1)), Ok(at("2026-11-20 18:00 Paris")));
    assert_eq!(EMEA.due(late, nanos(2)), Ok(at("2026-11-23 09:00:00.000000001 Paris")));
    assert_eq!(EMEA.due(at("2026-11-20 18:00:00.5 Paris"), seconds(1)), Ok(at("2026-11-23 09:00:01 Paris")));
    assert_eq!(
        EMEA.due(at("2026-11-20 10:00:00.25 Paris"), seconds(1)),
        Ok(at("2026-11-20 10:00:01.25 Paris"))
    );
    assert_eq!(EMEA.start(at("2026-11-23 09:00:00.000000001 Paris"), nanos(2)), Ok(late));
    assert_eq!(EMEA.between(late, at("2026-11-23 09:00:00.000000001 Paris")), Ok(nanos(2)));
}

#[test]
fn openings_and_closings_to_come() {
    let friday = at("2026-11-20 17:42 Paris");
    assert_eq!(EMEA.next_opening(friday), Ok(friday));
    assert_eq!(EMEA.next_closing(friday), Ok(at("2026-11-20 18:00 Paris")));
    let evening = at("2026-11-20 18:00 Paris");
    assert_eq!(EMEA.next_opening(evening), Ok(at("2026-11-23 09:00 Paris")));
    assert_eq!(EMEA.next_closing(evening), Ok(at("2026-11-23 18:00 Paris")));
}

/// Source: rules §4: the day is the local one.
#[test]
fn the_date_is_the_desks() {
    let evening = at("2026-11-20 23:30 New York");
    assert_eq!(NAM.date_of(evening).unwrap().to_string(), "2026-11-20");
    assert_eq!(EMEA.date_of(evening).unwrap().to_string(), "2026-11-21");
}
