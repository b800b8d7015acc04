//! The bytes of a calendar and its name.

use hours::{Calendar, EditionError, EditionId, Exception, Law};
use proptest::prelude::*;

use crate::desks::{APAC, EMEA, NAM, at, hours, schedule};
use crate::model::{cases, desks, instants, spans};

/// A small calendar with something of everything, as bytes: the golden file of the format.
fn golden() -> Calendar {
    schedule("Europe/Paris", "Mon-Thu 09:00-12:30 14:00-18:00; Sat 22:00-06:00")
        .holidays(Law::find("FR").unwrap())
        .exception(Exception {
            date: "2026-12-24".parse().unwrap(),
            windows: vec!["09:00-12:00".parse().unwrap()],
            name: "Christmas Eve".into(),
            reason: "short day".into(),
        })
        .calendar(2026..=2026)
        .unwrap()
}

/// Bytes once written must be read for ever, and written the same: an open ticket is pinned to their hash. The
/// release of the zone data is part of them, so the test brings its own.
#[test]
fn the_bytes_never_change() {
    let golden = String::from_utf8(golden().to_bytes()).unwrap();
    let tzdb = golden.lines().nth(2).unwrap();
    assert!(tzdb.starts_with("tzdb\t20"), "{tzdb}");
    let golden = golden.replace(tzdb, "tzdb\t2026f");
    let head: Vec<&str> = golden.lines().take(10).collect();
    assert_eq!(
        head,
        [
            "hours-edition\t1",
            "zone\tEurope/Paris",
            "tzdb\t2026f",
            "week\tMon-Thu 09:00-12:30 14:00-18:00; Sat 22:00-06:00",
            "days\t2026-01-01\t2026-12-31\t1767222000\t1798758000",
            "offset\t1767222000\t3600",
            "offset\t1774746000\t7200",
            "offset\t1792890000\t3600",
            "holiday\t2026-01-01\t1er janvier\tNew Year's Day\tholiday\t1 January\tCode du travail, L.3133-1\tofficial",
            "holiday\t2026-04-06\tLundi de Pâques\tEaster Monday\tholiday\t1 day after Easter Sunday\tCode du travail, L.3133-1\tofficial",
        ]
    );
    assert!(golden.contains("\nexception\t2026-12-24\tChristmas Eve\tshort day\nholiday\t2026-12-25\t"));
    assert!(golden.ends_with("\n"));
    assert_eq!(
        EditionId::of(golden.as_bytes()).to_string(),
        "495ae02f79b98b03c96524c70907dbcbf5227364f8601c30c06a87c9022db305"
    );
    assert_eq!(Calendar::from_bytes(golden.as_bytes()).unwrap().to_bytes(), golden.as_bytes());
}

#[test]
fn the_name_is_the_hash_of_the_bytes() {
    for calendar in [&EMEA, &NAM, &APAC] {
        assert_eq!(calendar.edition(), EditionId::of(&calendar.to_bytes()));
        let again = Calendar::from_bytes(&calendar.to_bytes()).unwrap();
        assert_eq!(again.edition(), calendar.edition());
        assert_eq!(
            (again.zone(), again.tzdb(), again.week()),
            (calendar.zone(), calendar.tzdb(), calendar.week())
        );
        assert_eq!(again.horizon(), calendar.horizon());
        assert!(again.table().is_some());
    }
    assert_ne!(EMEA.edition(), NAM.edition());
}

#[test]
fn a_name_is_64_digits() {
    let id = EMEA.edition();
    assert_eq!(id.to_string().parse::<EditionId>(), Ok(id));
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
    assert_eq!(serde_json::from_str::<EditionId>(&format!("\"{id}\"")).unwrap(), id);
    for wrong in ["", "abc", &id.to_string().to_uppercase(), &format!("{id}0"), &"é".repeat(32)] {
        assert!(wrong.parse::<EditionId>().is_err(), "{wrong}");
    }
}

#[test]
fn another_word_is_another_edition() {
    let exception = |reason: &str| Exception {
        date: "2026-11-20".parse().unwrap(),
        windows: Vec::new(),
        name: "Move".into(),
        reason: reason.into(),
    };
    let edition = |reason| {
        schedule("UTC", "24x7").exception(exception(reason)).calendar(2026..=2026).unwrap().edition()
    };
    assert_eq!(edition("one"), edition("one"));
    assert_ne!(edition("one"), edition("two"));
}

fn refusal(text: &str) -> EditionError {
    Calendar::from_bytes(text.as_bytes()).map(|_| ()).unwrap_err()
}

#[test]
fn bytes_that_are_no_calendar_are_refused() {
    let text = String::from_utf8(golden().to_bytes()).unwrap();
    let changed = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        refusal(&changed)
    };
    assert_eq!(refusal("").to_string(), "line 1 of the calendar edition: `hours-edition` and version 1");
    assert!(matches!(changed("hours-edition\t1", "hours-edition\t2"), EditionError::Line { line: 1, .. }));
    assert!(matches!(changed("zone\tEurope/Paris", "zone"), EditionError::Line { line: 2, .. }));
    assert!(matches!(changed("Mon-Thu", "Mon-Moon"), EditionError::Line { line: 4, .. }));
    assert!(matches!(
        changed("offset\t1774746000", "offset\t177474600x"),
        EditionError::Line { line: 7, .. }
    ));
    assert!(matches!(changed("\tofficial", "\tofficious"), EditionError::Line { line: 9, .. }));
    // Readable, yet not what any calendar writes.
    for (from, to) in [
        ("1767222000\t1798758000", "1798758000\t1767222000"),
        ("2026-01-01\t2026-12-31", "2025-01-01\t2026-12-31"),
        ("2026-01-01\t2026-12-31", "2026-12-31\t2026-01-01"),
        ("offset\t1774746000", "offset\t1767222000"),
        ("offset\t1774746000\t7200", "offset\t1774746000\t+7200"),
        ("offset\t1774746000\t7200", "offset\t1774746000\t720000"),
        ("days\t2026", "days\t-002026"),
        ("holiday\t2026-01-01", "holiday\t2027-01-01"),
        ("holiday\t2026-01-01\t1er janvier", "holiday\t2026-01-01\t"),
        ("Mon-Thu 09:00-12:30 14:00-18:00", "Mon-Thu 14:00-18:00 09:00-12:30"),
    ] {
        assert!(!matches!(changed(from, to).to_string().as_str(), ""), "{to}");
    }
    assert!(matches!(refusal(text.trim_end()), EditionError::Line { .. }));
    assert!(matches!(refusal(&format!("{text}\n")), EditionError::Contradiction(_)));
    assert!(matches!(refusal(&text.replace('\n', "\r\n")), EditionError::Line { .. }));
    assert!(Calendar::from_bytes(b"\xff").is_err());
}

#[test]
fn three_contract_calendars_are_small() {
    for calendar in [&EMEA, &NAM, &APAC] {
        assert!(calendar.to_bytes().len() < 600_000, "{}", calendar.to_bytes().len());
    }
}

/// An old edition answers as it always did, whatever today's zone data say.
#[test]
fn an_old_pin_stays_executable() {
    let text = String::from_utf8(EMEA.to_bytes()).unwrap();
    let old = Calendar::from_bytes(text.replace("tzdb\t2026f", "tzdb\t2021a").as_bytes()).unwrap();
    assert_eq!(old.due(at("2026-11-20 17:42 Paris"), hours(1)), Ok(at("2026-11-23 09:42 Paris")));
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_is_written_is_read_back(desk in desks(), one in instants(), other in instants(), span in spans()) {
        let calendar = desk.calendar();
        let again = Calendar::from_bytes(&calendar.to_bytes()).unwrap();
        let (a, b) = (one.min(other), one.max(other));
        prop_assert_eq!(again.edition(), calendar.edition());
        prop_assert_eq!(again.due(a, span), calendar.due(a, span));
        prop_assert_eq!(again.ledger(a, b), calendar.ledger(a, b));
        let (first, last) = calendar.horizon();
        prop_assert_eq!(again.days(first, last), calendar.days(first, last));
    }

    /// Bytes from anywhere are refused or read; they never break anything.
    #[test]
    fn damaged_bytes_do_no_harm(desk in desks(), at in 0usize..20_000, byte in any::<u8>()) {
        let mut bytes = desk.calendar().to_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(calendar) = Calendar::from_bytes(&bytes) {
            prop_assert_eq!(calendar.to_bytes(), bytes);
        }
    }
}
