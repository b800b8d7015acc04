//! The days that a proof carries.

use hours::{Calendar, Closure, Excerpt, NoAnswer};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::desks::{APAC, EMEA, at, hours};
use crate::model::{cases, desks, instants, spans};

fn excerpt() -> Excerpt {
    APAC.excerpt(at("2026-11-20 17:42 Tokyo"), at("2026-11-24 09:42 Tokyo")).unwrap()
}

#[test]
fn it_holds_whole_local_days_and_says_where_it_comes_from() {
    let excerpt = excerpt();
    let dates: Vec<_> = excerpt.days.iter().map(|day| day.date.to_string()).collect();
    assert_eq!(dates, ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"]);
    assert_eq!(excerpt.edition, APAC.edition());
    assert!(
        matches!(&excerpt.days[3].closure, Some(Closure::Holiday(day)) if day.name.local == "勤労感謝の日")
    );
}

/// A stranger with the text alone comes to the same answers.
#[test]
fn it_computes_again_from_its_text() {
    let text = serde_json::to_string_pretty(&excerpt()).unwrap();
    let calendar = Calendar::try_from(serde_json::from_str::<Excerpt>(&text).unwrap()).unwrap();
    let (from, to) = (at("2026-11-20 17:42 Tokyo"), at("2026-11-24 09:42 Tokyo"));
    assert_eq!(calendar.due(from, hours(1)), Ok(to));
    assert_eq!(calendar.between(from, to), Ok(hours(1)));
    assert_eq!(calendar.ledger(from, to), APAC.ledger(from, to));
}

#[test]
fn beyond_its_days_it_has_no_answer() {
    let calendar = Calendar::try_from(excerpt()).unwrap();
    let from = at("2026-11-20 17:42 Tokyo");
    assert!(matches!(calendar.due(from, hours(10)).unwrap_err().why(), NoAnswer::AnswerBeyondHorizon { .. }));
    assert!(calendar.between(from, at("2026-11-25 00:00 Tokyo")).is_err());
    assert!(calendar.between(at("2026-11-19 23:59:59 Tokyo"), from).is_err());
}

/// A weekend alone has no open second, and can still be cut out and read back.
#[test]
fn a_weekend() {
    let (saturday, sunday) = (at("2026-11-21 12:00 Paris"), at("2026-11-22 12:00 Paris"));
    let calendar = Calendar::try_from(EMEA.excerpt(saturday, sunday).unwrap()).unwrap();
    assert_eq!(calendar.between(saturday, sunday), Ok(hours(0)));
    assert!(calendar.next_opening(saturday).is_err());
}

#[test]
fn what_contradicts_itself_is_refused() {
    let refused = |change: &dyn Fn(&mut Excerpt)| {
        let mut excerpt = excerpt();
        change(&mut excerpt);
        Calendar::try_from(excerpt).map(|_| ()).unwrap_err().to_string()
    };
    let hour = SignedDuration::from_hours(1);
    assert_eq!(refused(&|e| e.days.clear()), "the excerpt contradicts itself: it has no days");
    let all: [&dyn Fn(&mut Excerpt); 11] = [
        &|e| drop(e.days.remove(2)),
        &|e| e.days.swap(1, 2),
        &|e| e.offsets.clear(),
        &|e| e.offsets[0].seconds += 3600,
        &|e| e.offsets[0].seconds = i32::MAX,
        &|e| e.days[0].segments[0].to += hour * 24,
        &|e| e.days[0].segments[0].from += SignedDuration::from_nanos(1),
        &|e| e.days[4].end = Timestamp::MAX,
        &|e| e.days[0].start = Timestamp::MIN,
        &|e| e.zone = "a\nb".into(),
        &|e| e.days[2].closure = e.days[3].closure.clone(),
    ];
    for (i, change) in all.iter().enumerate() {
        assert!(refused(change).starts_with("the excerpt contradicts itself"), "{i}");
    }
    assert!(serde_json::from_str::<Excerpt>(r#"{"zone":"Europe/Paris"}"#).is_err());
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn within_its_days_it_answers_as_the_calendar(desk in desks(), at in instants(), span in spans()) {
        let calendar = desk.calendar();
        let Ok(due) = calendar.due(at, span) else { return Ok(()) };
        let Ok(excerpt) = calendar.excerpt(at, due) else { return Ok(()) };
        let text = serde_json::to_string(&excerpt).unwrap();
        let small = Calendar::try_from(serde_json::from_str::<Excerpt>(&text).unwrap()).unwrap();
        prop_assert_eq!(small.due(at, span), Ok(due));
        prop_assert_eq!(small.between(at, due), Ok(span));
        prop_assert_eq!(small.ledger(at, due), calendar.ledger(at, due));
        prop_assert_eq!(small.excerpt(at, due)?.days, excerpt.days);
    }
}
