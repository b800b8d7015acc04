//! The reasons of an answer, stretch by stretch.

use hours::{Calendar, Closed, Exception, Law, Ledger, Stretched};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::desks::{APAC, EMEA, NAM, at, hours, schedule};
use crate::model::{cases, desks, instants};

/// `Fri 17:42–18:00 18 min`, `Sat 00:00–00:00 day off`.
fn said(calendar: &Calendar, ledger: &Ledger) -> Vec<String> {
    let zone = TimeZone::get(calendar.zone()).unwrap();
    let time = |at, format| zone.to_datetime(at).strftime(format).to_string();
    let why = |what: &Stretched, length| match what {
        Stretched::Counted => format!("{length}"),
        Stretched::Closed(Closed::Night) => "night".into(),
        Stretched::Closed(Closed::Break) => "break".into(),
        Stretched::Closed(Closed::DayOff) => "day off".into(),
        Stretched::Closed(Closed::Holiday(day)) => format!("{} ({})", day.name.local, day.rule),
        Stretched::Closed(Closed::Exception { name, reason }) => format!("{name}: {reason}"),
    };
    let line = |s: &hours::Stretch| {
        format!("{}–{} {}", time(s.from, "%a %H:%M"), time(s.to, "%H:%M"), why(&s.what, s.length()))
    };
    ledger.stretches.iter().map(line).collect()
}

fn reads(calendar: &Calendar, from: &str, to: &str, lines: &[&str]) {
    assert_eq!(said(calendar, &calendar.ledger(at(from), at(to)).unwrap()), lines);
}

/// Source: conditions 2021-09, category 1 with the business day of §1.
#[test]
fn friday_evening_to_monday_morning() {
    reads(
        &EMEA,
        "2026-11-20 17:42 Paris",
        "2026-11-23 09:42 Paris",
        &[
            "Fri 17:42–18:00 18 min",
            "Fri 18:00–00:00 night",
            "Sat 00:00–00:00 day off",
            "Sun 00:00–00:00 day off",
            "Mon 00:00–09:00 night",
            "Mon 09:00–09:42 42 min",
        ],
    );
}

#[test]
fn one_night_is_one_stretch() {
    let lines = ["Thu 17:30–18:00 30 min", "Thu 18:00–09:00 night", "Fri 09:00–09:30 30 min"];
    reads(&EMEA, "2026-11-19 17:30 Paris", "2026-11-20 09:30 Paris", &lines);
}

#[test]
fn a_holiday_by_name_and_rule() {
    reads(
        &APAC,
        "2026-11-22 12:00 Tokyo",
        "2026-11-24 10:00 Tokyo",
        &[
            "Sun 12:00–00:00 day off",
            "Mon 00:00–00:00 勤労感謝の日 (23 November)",
            "Tue 00:00–09:00 night",
            "Tue 09:00–10:00 1 h",
        ],
    );
    reads(
        &NAM,
        "2021-12-31 12:00 New York",
        "2021-12-31 13:00 New York",
        &["Fri 12:00–13:00 New Year's Day (observed) (Friday before a Saturday, Monday after a Sunday)"],
    );
}

/// A holiday on a day without hours takes nothing away: the week is the reason.
#[test]
fn a_holiday_on_a_sunday_is_a_day_off() {
    reads(&APAC, "2026-05-03 10:00 Tokyo", "2026-05-03 11:00 Tokyo", &["Sun 10:00–11:00 day off"]);
}

#[test]
fn breaks_and_other_hours() {
    let desk = schedule("Europe/Paris", "Mon-Fri 09:00-12:30 14:00-18:00")
        .holidays(Law::find("FR").unwrap())
        .exception(Exception {
            date: "2026-12-24".parse().unwrap(),
            windows: vec!["09:00-12:00".parse().unwrap()],
            name: "Christmas Eve".into(),
            reason: "short day".into(),
        })
        .calendar(2026..=2026)
        .unwrap();
    reads(
        &desk,
        "2026-12-23 12:00 Paris",
        "2026-12-25 12:00 Paris",
        &[
            "Wed 12:00–12:30 30 min",
            "Wed 12:30–14:00 break",
            "Wed 14:00–18:00 4 h",
            "Wed 18:00–09:00 night",
            "Thu 09:00–12:00 3 h",
            "Thu 12:00–12:30 Christmas Eve: short day",
            "Thu 12:30–14:00 night",
            "Thu 14:00–18:00 Christmas Eve: short day",
            "Thu 18:00–00:00 night",
            "Fri 00:00–12:00 Jour de Noël (25 December)",
        ],
    );
}

/// A night shift across the change of clocks of 29 March 2026: eight hours by the clock, seven of work.
#[test]
fn a_night_shift() {
    let desk = schedule("Europe/Paris", "Sat 22:00-06:00").calendar(2026..=2026).unwrap();
    reads(
        &desk,
        "2026-03-28 20:00 Paris",
        "2026-03-29 08:00 Paris",
        &["Sat 20:00–22:00 night", "Sat 22:00–06:00 7 h", "Sun 06:00–08:00 night"],
    );
}

#[test]
fn round_the_clock_is_one_stretch() {
    let desk = schedule("Europe/Paris", "24x7").calendar(2026..=2026).unwrap();
    reads(&desk, "2026-03-27 12:00 Paris", "2026-03-30 12:00 Paris", &["Fri 12:00–12:00 71 h"]);
}

#[test]
fn nothing_from_now_to_now() {
    let now = at("2026-11-20 12:00 Paris");
    assert_eq!(EMEA.ledger(now, now).unwrap().stretches, []);
    assert_eq!(EMEA.ledger(now, now).unwrap().counted(), hours(0));
}

#[test]
fn a_ledger_is_data() {
    let ledger = APAC.ledger(at("2026-11-20 17:42 Tokyo"), at("2026-11-24 09:42 Tokyo")).unwrap();
    let text = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    assert!(
        text.contains(r#"{"from":"2026-11-20T08:42:00Z","to":"2026-11-20T09:00:00Z","what":"counted"}"#),
        "{text}"
    );
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_ledger_has_no_gaps_and_adds_up(desk in desks(), one in instants(), other in instants()) {
        let calendar = desk.calendar();
        let (a, b) = (one.min(other), one.max(other));
        let ledger = calendar.ledger(a, b)?;
        prop_assert_eq!(ledger.counted(), calendar.between(a, b)?);
        let mut at = a;
        for stretch in &ledger.stretches {
            prop_assert_eq!(stretch.from, at);
            prop_assert!(stretch.from < stretch.to);
            let counted = stretch.what == Stretched::Counted;
            let open = calendar.between(stretch.from, stretch.to)?;
            prop_assert_eq!(open, if counted { stretch.length() } else { hours(0) });
            at = stretch.to;
        }
        prop_assert_eq!(at, b);
    }
}
