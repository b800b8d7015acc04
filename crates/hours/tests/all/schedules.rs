//! What a schedule may say, and what it is told when it can't be.

use hours::{Exception, Law, Schedule, ScheduleError, Window};

use crate::desks::{at, hours, minutes, schedule};

fn exception(date: &str, hours: &str) -> Exception {
    Exception {
        date: date.parse().unwrap(),
        windows: hours.split_whitespace().map(|window| window.parse().unwrap()).collect(),
        name: "Inventory".into(),
        reason: "memo of 3 November".into(),
    }
}

#[test]
fn several_windows_a_day() {
    let desk = schedule("Europe/Paris", "Mon-Fri 09:00-12:30 14:00-18:00").calendar(2026..=2026).unwrap();
    assert_eq!(desk.due(at("2026-11-20 12:00 Paris"), hours(1)), Ok(at("2026-11-20 14:30 Paris")));
    assert_eq!(desk.due(at("2026-11-20 12:00 Paris"), minutes(30)), Ok(at("2026-11-20 12:30 Paris")));
    assert_eq!(desk.start(at("2026-11-20 14:00 Paris"), minutes(30)), Ok(at("2026-11-20 12:00 Paris")));
    assert_eq!(desk.next_closing(at("2026-11-20 10:00 Paris")), Ok(at("2026-11-20 12:30 Paris")));
}

#[test]
fn an_exception_closes_a_day_or_gives_it_other_hours() {
    let desk = schedule("Europe/Paris", "Mon-Fri 09:00-18:00")
        .exception(exception("2026-11-23", ""))
        .exception(exception("2026-12-24", "09:00-12:00"))
        .exception(exception("2026-11-28", "10:00-12:00 13:00-14:00"))
        .calendar(2026..=2026)
        .unwrap();
    let open = |date: &str| desk.day_of(date.parse().unwrap()).unwrap().open();
    assert_eq!((open("2026-11-23"), open("2026-12-24"), open("2026-11-28")), (hours(0), hours(3), hours(3)));
    assert_eq!(desk.due(at("2026-11-20 17:42 Paris"), hours(1)), Ok(at("2026-11-24 09:42 Paris")));
}

#[test]
fn an_exception_goes_before_a_holiday() {
    let desk = schedule("Europe/Paris", "Mon-Fri 09:00-18:00")
        .holidays(Law::find("FR").unwrap())
        .exception(exception("2026-07-14", "10:00-12:00"))
        .calendar(2026..=2026)
        .unwrap();
    assert_eq!(desk.day_of("2026-07-14".parse().unwrap()).unwrap().open(), hours(2));
}

/// A closed date is closed from midnight to midnight: it cuts the shift of the evening before, and its own shift
/// still runs into the next morning.
#[test]
fn a_closed_date_and_the_shifts_over_its_midnights() {
    let desk = schedule("Europe/Paris", "Mon-Sun 22:00-06:00").exception(exception("2026-11-20", ""));
    let desk = desk.calendar(2026..=2026).unwrap();
    assert_eq!(desk.next_closing(at("2026-11-19 23:00 Paris")), Ok(at("2026-11-20 00:00 Paris")));
    assert_eq!(desk.next_opening(at("2026-11-20 00:00 Paris")), Ok(at("2026-11-21 00:00 Paris")));
    assert_eq!(desk.next_closing(at("2026-11-21 00:00 Paris")), Ok(at("2026-11-21 06:00 Paris")));
}

/// Other hours replace the day's windows whole, over midnight included.
#[test]
fn other_hours_over_midnight() {
    let desk =
        schedule("Europe/Paris", "Mon-Sun 22:00-06:00").exception(exception("2026-11-20", "20:00-04:00"));
    let desk = desk.calendar(2026..=2026).unwrap();
    assert_eq!(desk.next_closing(at("2026-11-19 23:00 Paris")), Ok(at("2026-11-20 00:00 Paris")));
    assert_eq!(desk.next_opening(at("2026-11-20 00:00 Paris")), Ok(at("2026-11-20 20:00 Paris")));
    assert_eq!(desk.next_closing(at("2026-11-20 20:00 Paris")), Ok(at("2026-11-21 04:00 Paris")));
}

/// The first hours of the first year belong to a shift of the year before.
#[test]
fn a_shift_into_the_first_year() {
    let desk = schedule("UTC", "Mon-Sun 22:00-06:00").calendar(2026..=2026).unwrap();
    assert_eq!(desk.is_open(at("2026-01-01T05:59:59Z")), Ok(true));
    assert_eq!(desk.is_open(at("2026-01-01T06:00:00Z")), Ok(false));
}

#[test]
fn windows_open_and_close_on_any_second() {
    let desk = schedule("UTC", "Mon-Fri 08:59:59-17:00:01").calendar(2026..=2026).unwrap();
    assert_eq!(desk.next_opening(at("2026-11-20T00:00:00Z")), Ok(at("2026-11-20T08:59:59Z")));
    assert_eq!(desk.next_closing(at("2026-11-20T00:00:00Z")), Ok(at("2026-11-20T17:00:01Z")));
}

fn refusal(schedule: Schedule) -> String {
    schedule.calendar(2026..=2026).unwrap_err().to_string()
}

#[test]
fn a_zone_is_a_place() {
    let zone = |name: &str| {
        Schedule::new(name, "24x7".parse().unwrap())
            .map(|s| s.calendar(2026..=2026).unwrap().zone().to_owned())
    };
    assert_eq!(zone("europe/paris"), Ok("Europe/Paris".into()));
    assert_eq!(zone("UTC"), Ok("UTC".into()));
    assert_eq!(zone("EST"), Err(ScheduleError::Abbreviation("EST".into())));
    assert_eq!(zone("CET"), Err(ScheduleError::Abbreviation("CET".into())));
    assert_eq!(zone("JST"), Err(ScheduleError::UnknownZone("JST".into())));
    assert_eq!(
        zone("Mars/Olympus_Mons").unwrap_err().to_string(),
        "there is no time zone `Mars/Olympus_Mons`; name a place, such as Europe/Paris"
    );
}

#[test]
fn a_desk_that_is_never_open_is_refused() {
    let friday = schedule("UTC", "Fri 09:00-10:00").calendar(2026..=2026).unwrap();
    let (first, last) = friday.horizon();
    let closed = friday.days(first, last).unwrap().into_iter().filter(|day| !day.segments.is_empty());
    let never = closed
        .fold(schedule("UTC", "Fri 09:00-10:00"), |s, day| s.exception(exception(&day.date.to_string(), "")));
    assert_eq!(
        refusal(never),
        "from 2026 to 2026 this desk is never open, so nothing could ever fall due; look at its week and its exceptions"
    );
}

#[test]
fn contradictions_are_refused() {
    let desk = || schedule("UTC", "24x7");
    assert_eq!(
        refusal(
            desk().exception(exception("2026-11-20", "")).exception(exception("2026-11-20", "09:00-10:00"))
        ),
        "2026-11-20 has two exceptions, `Inventory` and `Inventory`; keep one"
    );
    assert_eq!(
        refusal(desk().exception(exception("2026-11-20", "11:00-14:00 09:00-12:00"))),
        "the hours of 2026-11-20 (`Inventory`) overlap: 09:00-12:00 and 11:00-14:00; join them into one window"
    );
    for (name, reason) in [("", "why"), ("name", " "), ("a\tb", "why"), ("name", "why\nelse")] {
        let nameless = Exception { name: name.into(), reason: reason.into(), ..exception("2026-11-20", "") };
        assert!(refusal(desk().exception(nameless)).contains("2026-11-20"), "{name:?}");
    }
}

#[test]
fn years_out_of_reach_are_refused() {
    let years = |first, last| schedule("UTC", "24x7").calendar(first..=last).map(|_| ()).unwrap_err();
    assert_eq!(years(2027, 2026), ScheduleError::Years { first: 2027, last: 2026 });
    assert_eq!(years(1970, 2026), ScheduleError::Years { first: 1970, last: 2026 });
    assert_eq!(years(1971, 2101), ScheduleError::Years { first: 1971, last: 2101 });
    assert_eq!(
        years(2000, 3000).to_string(),
        "a calendar holds 1 to 130 years between 1971 and 2105, not 2000 to 3000"
    );
    assert!(schedule("Asia/Tokyo", "24x7").calendar(1971..=2100).is_ok());
}

#[test]
fn an_exception_is_written_as_data() {
    let text = r#"{"date":"2026-12-24","windows":["09:00-12:00"],"name":"Eve","reason":"custom"}"#;
    let read: Exception = serde_json::from_str(text).unwrap();
    assert_eq!(read.windows, ["09:00-12:00".parse::<Window>().unwrap()]);
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert!(
        serde_json::from_str::<Exception>(r#"{"date":"2026-12-24","name":"Eve","reason":"r","hours":[]}"#)
            .is_err()
    );
}
