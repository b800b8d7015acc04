//! Beyond the years vouched for there is no answer, and it says so.

use hours::{BeyondHorizon, CalendarError, Law, NoAnswer, OpenTime, ScheduleError};
use jiff::{SignedDuration, Timestamp};

use crate::desks::{EMEA, at, hours, schedule};

const TICK: SignedDuration = SignedDuration::from_nanos(1);

#[test]
fn the_horizon_is_said() {
    let (first, last) = EMEA.horizon();
    assert_eq!((first.to_string(), last.to_string()), ("2000-01-01".into(), "2050-12-31".into()));
}

#[test]
fn instants_outside_are_refused() {
    let (start, end) = (at("1999-12-31T23:00:00Z"), at("2050-12-31T23:00:00Z"));
    assert!(EMEA.due(start, hours(1)).is_ok());
    assert!(EMEA.between(start, end - TICK).is_ok());
    for calendar in [&*EMEA, &EMEA.without_table()] {
        for at in [start - TICK, end, end + TICK, Timestamp::MIN, Timestamp::MAX] {
            let (first, last) = EMEA.horizon();
            let refusal = CalendarError::from(NoAnswer::InstantBeyondHorizon { at, first, last });
            assert_eq!(calendar.due(at, hours(1)), Err(refusal.clone()));
            assert_eq!(calendar.start(at, hours(1)), Err(refusal.clone()));
            assert_eq!(calendar.is_open(at), Err(refusal.clone()));
            assert_eq!(calendar.next_opening(at), Err(refusal.clone()));
            assert_eq!(calendar.next_closing(at), Err(refusal.clone()));
            assert_eq!(calendar.date_of(at), Err(refusal.clone()));
            let inside = EMEA.day_of(first).unwrap().start;
            assert_eq!(calendar.between(inside.min(at), inside.max(at)), Err(refusal.clone()));
            assert_eq!(calendar.ledger(inside.min(at), inside.max(at)), Err(refusal.clone()));
            assert_eq!(calendar.segments(inside.min(at), inside.max(at)), Err(refusal.clone()));
            assert!(calendar.excerpt(inside.min(at), inside.max(at)).is_err());
        }
    }
}

#[test]
fn answers_outside_are_refused_and_never_cut_short() {
    let nowhere =
        Err(NoAnswer::AnswerBeyondHorizon { first: EMEA.horizon().0, last: EMEA.horizon().1 }.into());
    // Friday 30 December 2050 is the last business day.
    let last_hour = at("2050-12-30 17:00 Paris");
    for calendar in [&*EMEA, &EMEA.without_table()] {
        assert_eq!(calendar.due(last_hour, hours(1)), Ok(at("2050-12-30 18:00 Paris")));
        assert_eq!(calendar.due(last_hour, hours(1) + OpenTime::from_nanos(1)), nowhere);
        assert_eq!(calendar.due(last_hour, OpenTime::from_nanos(i64::MAX)), nowhere);
        assert_eq!(calendar.due(at("2026-11-20 17:42 Paris"), hours(300_000)), nowhere);
        assert_eq!(calendar.start(at("2000-01-03 10:00 Paris"), hours(1)), Ok(at("2000-01-03 09:00 Paris")));
        assert_eq!(calendar.start(at("2000-01-03 10:00 Paris"), hours(2)), nowhere);
        assert_eq!(calendar.next_opening(at("2050-12-30 18:00 Paris")), nowhere);
        assert_eq!(calendar.next_closing(at("2050-12-30 18:00 Paris")), nowhere);
    }
    let beyond = EMEA.due(last_hour, hours(2)).unwrap_err();
    assert_eq!(
        beyond.to_string(),
        "the answer lies outside the days this calendar vouches for, 2000-01-01 to 2050-12-31"
    );
}

/// Where the calendar ends, a desk that never closes hasn't closed.
#[test]
fn the_end_of_the_horizon_is_no_closing() {
    let desk = schedule("UTC", "24x7").calendar(2026..=2026).unwrap();
    assert!(matches!(
        desk.next_closing(at("2026-06-01T00:00:00Z")).unwrap_err().why(),
        NoAnswer::AnswerBeyondHorizon { .. }
    ));
    assert_eq!(desk.due(at("2026-12-31T23:00:00Z"), hours(1)), Ok(at("2027-01-01T00:00:00Z")));
}

#[test]
fn dates_outside_are_refused() {
    let day = |text: &str| text.parse().unwrap();
    assert!(matches!(EMEA.day_of(day("1999-12-31")).unwrap_err().why(), NoAnswer::DateBeyondHorizon { .. }));
    assert!(matches!(
        EMEA.days(day("2050-12-31"), day("2051-01-01")).unwrap_err().why(),
        NoAnswer::DateBeyondHorizon { .. }
    ));
    assert_eq!(EMEA.days(day("2050-12-31"), day("2000-01-01")), Ok(vec![]));
}

#[test]
fn a_calendar_reaches_no_further_than_its_law() {
    let desk = schedule("Asia/Tokyo", "24x7").holidays(Law::find("JP").unwrap());
    let refusal =
        ScheduleError::BeyondHorizon(BeyondHorizon { code: "JP", year: 2051, first: 2000, last: 2050 });
    assert_eq!(desk.calendar(2020..=2060).map(|_| ()), Err(refusal));
}

/// Source: lessons of other libraries: spans of more than thirty days and of ten years.
#[test]
fn spans_of_years() {
    let from = at("2001-01-02 09:00 Paris");
    let years = EMEA.between(from, at("2050-12-30 18:00 Paris")).unwrap();
    assert_eq!(EMEA.due(from, years), Ok(at("2050-12-30 18:00 Paris")));
    assert_eq!(EMEA.start(at("2050-12-30 18:00 Paris"), years), Ok(from));
    assert!(years > hours(110_000), "{years}");
}
