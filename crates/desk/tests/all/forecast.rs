//! Clause 3.B: the staff that the work needs. What comes in an hour of the week, by what came in it before.

use desk::PersonId;
use desk::roster::{Coverage, Crew, Duty, Forecast, IsoWeek, Member, Need, Past, coverage, forecast};
use hours::Calendar;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use terms::RegionId;

use crate::world::*;

fn week(text: &str) -> IsoWeek {
    text.parse().expect("a week")
}

fn paris() -> &'static Calendar {
    &TERMS.calendars[&region("EMEA")]
}

fn monday(week: IsoWeek) -> Timestamp {
    week.monday().to_zoned(TimeZone::get("Europe/Paris").expect("a zone")).expect("a day").timestamp()
}

/// A week of Paris in which these people are there from Monday to Friday.
fn planned(of: IsoWeek, people: &[PersonId]) -> Coverage {
    let (from, until) = (monday(of), monday(of.plus(1)));
    let duty = |person: &PersonId| Duty {
        person: *person,
        regions: vec![RegionId::from("EMEA")],
        from,
        until,
        instead_of: None,
        shift: None,
        since: from,
    };
    let duties: Vec<Duty> = people.iter().map(duty).collect();
    let crew = Crew(people.iter().map(|person| (*person, Member::default())).collect());
    let needs = Need::of(&TERMS.agreement, &region("EMEA"));
    coverage(paris(), &needs, &duties, &crew, from, until).expect("in reach")
}

/// Week 48 of 2026 by the eight weeks before it.
fn of_week_48(arrivals: &[Timestamp], people: &[PersonId], minutes: u32) -> Forecast {
    let before = week("2026-W48");
    let past = Past { arrivals, since: at("2026-01-01 00:00 Paris"), before, weeks: 8 };
    forecast(paris(), &planned(before, people), past, minutes).expect("in reach")
}

fn person(n: u8) -> PersonId {
    PersonId::from_bytes([n; 16])
}

/// So many requests at 10:20 on each of the eight Tuesdays before week 48, from 29 September to 17 November.
fn tuesdays(each: usize) -> Vec<Timestamp> {
    let first = at("2026-09-29 10:20 Paris").to_zoned(TimeZone::get("Europe/Paris").expect("a zone"));
    let days = (0..8_i64).map(|n| first.checked_add((n * 7).days()).expect("a day").timestamp());
    days.flat_map(|day| std::iter::repeat_n(day, each)).collect()
}

/// Source: clause 3.B: "the staff that its work needs"; ux.md, roster: forecast arrivals. The clocks of Paris are put back on
/// 25 October 2026, in the middle of the basis: 10:20 stays 10:20.
#[test]
fn an_hour_expects_what_came_in_it_before() {
    let forecast = of_week_48(&tuesdays(3), &[person(1), person(2)], 30);
    let basis = forecast.basis;
    assert_eq!((basis.weeks, basis.requests, basis.is_enough), (8, 24, true));
    assert_eq!((basis.first, basis.last), (Some(week("2026-W40")), Some(week("2026-W47"))));
    assert_eq!(forecast.hours.len(), 45, "five days of nine hours");
    let tuesday = forecast.hours.iter().find(|hour| hour.from == at("2026-11-24 10:00 Paris")).expect("open");
    assert_eq!((tuesday.weeks, tuesday.requests, tuesday.expected), (8, 24, 3.0));
    assert_eq!((tuesday.busy, tuesday.needed, tuesday.planned), (2, 2, 2), "3 × 30 min in an hour");
    let rest: f64 = forecast.hours.iter().map(|hour| hour.expected).sum();
    assert_eq!(rest, 3.0, "nothing came in any other hour");
    assert_eq!(forecast.hints().count(), 0);
}

/// A forecast is no agreement: more work than people is a hint and never a gap.
#[test]
fn more_work_than_people_is_a_hint_and_no_gap() {
    let people = [person(1), person(2)];
    let forecast = of_week_48(&tuesdays(3), &people, 60);
    let hints: Vec<_> = forecast.hints().map(|hour| (hour.from, hour.busy, hour.planned)).collect();
    assert_eq!(hints, [(at("2026-11-24 10:00 Paris"), 3, 2)]);
    let gaps = planned(week("2026-W48"), &people).gaps();
    assert!(gaps.iter().all(|gap| gap.shortage == desk::roster::Shortage::TooFewQualified), "{gaps:?}");
}

/// What comes while it is closed is work of the next opening: of Monday, if it came on Saturday.
#[test]
fn what_comes_while_closed_is_work_of_the_next_opening() {
    let saturdays: Vec<Timestamp> = (0..3)
        .flat_map(|n| {
            let first = at("2026-10-24 15:00 Paris").to_zoned(TimeZone::get("Europe/Paris").expect("a zone"));
            std::iter::repeat_n(first.checked_add((n * 7_i64).days()).expect("a day").timestamp(), 8)
        })
        .collect();
    let forecast = of_week_48(&saturdays, &[], 30);
    let monday = forecast.hours.iter().find(|hour| hour.from == at("2026-11-23 09:00 Paris")).expect("open");
    assert_eq!((monday.requests, monday.expected), (24, 3.0));
}

/// An hour that was closed on a holiday has a week less: Wednesday 11 November 2026 is one in France, so what came on seven
/// Wednesdays isn't spread over eight.
#[test]
fn a_holiday_is_no_week_in_which_nothing_came() {
    let wednesdays: Vec<Timestamp> = (0..8_i64)
        .filter(|n| *n != 6)
        .flat_map(|n| {
            let first = at("2026-09-30 14:30 Paris").to_zoned(TimeZone::get("Europe/Paris").expect("a zone"));
            std::iter::repeat_n(first.checked_add((n * 7).days()).expect("a day").timestamp(), 3)
        })
        .collect();
    let forecast = of_week_48(&wednesdays, &[], 30);
    let hour = forecast.hours.iter().find(|hour| hour.from == at("2026-11-25 14:00 Paris")).expect("open");
    assert_eq!((hour.weeks, hour.requests, hour.expected), (7, 21, 3.0));
}

/// It says honestly when there is too little: few weeks, few requests, or none at all.
#[test]
fn too_little_past_gives_no_hint() {
    let few = of_week_48(&tuesdays(2), &[], 240);
    assert_eq!((few.basis.requests, few.basis.is_enough, few.hints().count()), (16, false, 0));

    let before = week("2026-W48");
    let arrivals = tuesdays(9);
    let young = Past { arrivals: &arrivals, since: at("2026-11-03 08:00 Paris"), before, weeks: 8 };
    let young = forecast(paris(), &planned(before, &[]), young, 30).expect("in reach");
    assert_eq!((young.basis.weeks, young.basis.is_enough), (2, false), "the first week isn't whole");
    assert_eq!(young.basis.first, Some(week("2026-W46")));

    let new = Past { arrivals: &[], since: at("2026-11-20 08:00 Paris"), before, weeks: 8 };
    let new = forecast(paris(), &planned(before, &[]), new, 30).expect("in reach");
    assert_eq!((new.basis.weeks, new.basis.first), (0, None));
    assert!(new.hours.iter().all(|hour| hour.expected == 0.0));
}
