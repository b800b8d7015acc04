//! A ticket is held to the version in force when it was opened.

use hours::OpenTime;
use terms::{Agreement, Agreements, Ambiguous, MeasureId};

use crate::{DECEMBER, REFERENCE};

fn both() -> Agreements {
    let read = |text| Agreement::check(text).unwrap_or_else(|problems| panic!("{problems}"));
    // Given in the wrong order on purpose.
    Agreements::new(vec![read(DECEMBER), read(REFERENCE)]).unwrap()
}

fn within(versions: &Agreements, at: &str) -> Option<OpenTime> {
    let version = versions.in_force(at.parse().unwrap())?;
    Some(version.target(1, &MeasureId::acknowledgement())?.within)
}

/// Source: conditions, «version»: 1 December 2026 begins at midnight in Paris, 23:00 UTC of the day before.
#[test]
fn the_effective_date_picks_the_version() {
    let versions = both();
    assert_eq!(within(&versions, "2026-11-30T22:59:59.999999999Z"), Some(OpenTime::from_hours(1)));
    assert_eq!(within(&versions, "2026-11-30T23:00:00Z"), Some(OpenTime::from_minutes(30)));
    assert_eq!(within(&versions, "2021-08-31T21:59:59Z"), None, "before the first nothing was promised");
}

#[test]
fn the_coming_version_is_known_ahead() {
    let versions = both();
    let next = versions.next_after("2026-11-23T08:00:00Z".parse().unwrap()).unwrap();
    assert_eq!(next.id.as_str(), "2026-12");
    assert_eq!(versions.iter().count(), 2);
    assert!(versions.by_id(&"2021-09".into()).is_some());
    assert!(versions.by_id(&"2020-01".into()).is_none());
}

#[test]
fn versions_that_cannot_be_told_apart_are_refused() {
    let read = |text: &str| Agreement::parse(text).unwrap();
    let twice = Agreements::new(vec![read(DECEMBER), read(DECEMBER)]).unwrap_err();
    assert_eq!(twice, Ambiguous::Name("2026-12".into()));
    let other_name = DECEMBER.replace("id = \"2026-12\"", "id = \"winter\"");
    let same_day = Agreements::new(vec![read(DECEMBER), read(&other_name)]).unwrap_err();
    assert_eq!(same_day, Ambiguous::Date("2026-12".into(), "winter".into()));
}
