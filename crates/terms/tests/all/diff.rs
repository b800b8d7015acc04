//! Two versions side by side.

use terms::{Agreement, Subject, Told, diff};

use crate::{DECEMBER, REFERENCE};

#[test]
fn a_version_differs_from_itself_in_nothing() {
    for text in [REFERENCE, DECEMBER] {
        let agreement = Agreement::parse(text).unwrap();
        assert_eq!(diff(&agreement, &agreement), []);
    }
}

#[test]
fn changed_added_and_removed_each_say_before_and_after() {
    let before = Agreement::parse(DECEMBER).unwrap();
    let text = DECEMBER
        .replace("\"4 business hours\"", "\"3 business hours\"")
        .replace("date = 2026-12-24\nhours = \"09:00-12:00\"", "date = 2026-12-31\nclosed = true")
        .replace("grace_days = 0", "grace_days = 14");
    let after = Agreement::parse(&text).unwrap();
    let figure = |text: &str| Some(Told::Figure(text.into()));
    let told: Vec<_> = diff(&before, &after).into_iter().map(|d| (d.subject, d.before, d.after)).collect();
    let exception = |date: &str| Subject::Exception("EMEA".into(), date.parse().unwrap());
    assert_eq!(
        told,
        [
            (exception("2026-12-24"), figure("09:00-12:00: Christmas Eve (agreed with the providers)"), None),
            (
                Subject::Target(2, "acknowledgement".into()),
                figure("4 business hours"),
                figure("3 business hours")
            ),
            (Subject::TrainingGrace, figure("0"), figure("14")),
            (exception("2026-12-31"), None, figure("closed: Christmas Eve (agreed with the providers)")),
        ]
    );
}

/// A reading whose words stay the same while its value changes is a change all the same.
#[test]
fn a_changed_reading_is_told_by_its_value() {
    let before = Agreement::parse(REFERENCE).unwrap();
    let after = Agreement::parse(&REFERENCE.replace("value = \"cumulative\"", "value = \"either\"")).unwrap();
    let differences = diff(&before, &after);
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].subject, Subject::Reading("exclusion_2b1".into()));
    assert_eq!(differences[0].after, Some(Told::Figure("either".into())));
}

/// Programs tell subjects apart by their place.
#[test]
fn every_subject_has_a_place_of_its_own() {
    for text in [REFERENCE, DECEMBER, crate::BOSTON] {
        let places: Vec<_> =
            Agreement::parse(text).unwrap().said().iter().map(|one| one.subject.to_string()).collect();
        for (number, place) in places.iter().enumerate() {
            assert!(!places[..number].contains(place), "{place}");
        }
    }
    assert_eq!(Subject::Target(1, "acknowledgement".into()).to_string(), "categories.1.acknowledgement");
}

#[test]
fn every_subject_is_said_once() {
    for text in [REFERENCE, DECEMBER, crate::BOSTON] {
        let said = Agreement::parse(text).unwrap().said();
        for (number, one) in said.iter().enumerate() {
            assert!(said[..number].iter().all(|other| other.subject != one.subject), "{:?}", one.subject);
        }
    }
}
