//! What holds for every desk, whatever its hours.

use hours::{Calendar, Schedule};
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::desks::nanos;
use crate::model::{YEARS, cases, desks, instants, spans, uniform_desks};

/// One nanosecond.
const TICK: SignedDuration = SignedDuration::from_nanos(1);

proptest! {
    #![proptest_config(cases(128))]

    /// A target is used up exactly when it is due, and not a nanosecond earlier.
    #[test]
    fn due_is_the_earliest_instant_with_the_span(desk in desks(), at in instants(), span in spans()) {
        let calendar = desk.calendar();
        if let Ok(due) = calendar.due(at, span) {
            prop_assert_eq!(calendar.between(at, due), Ok(span));
            prop_assert_eq!(calendar.between(at, due - TICK), Ok(span - nanos(1)));
        }
    }

    /// Backwards: the latest instant from which the span passes.
    #[test]
    fn start_is_the_latest_instant_with_the_span(desk in desks(), at in instants(), span in spans()) {
        let calendar = desk.calendar();
        if let Ok(start) = calendar.start(at, span) {
            prop_assert_eq!(calendar.between(start, at), Ok(span));
            prop_assert_eq!(calendar.between(start + TICK, at), Ok(span - nanos(1)));
        }
    }

    /// Forward and back again comes to the first open instant at or after the start.
    #[test]
    fn start_undoes_due(desk in desks(), at in instants(), span in spans()) {
        let calendar = desk.calendar();
        if let Ok(due) = calendar.due(at, span) {
            prop_assert_eq!(calendar.start(due, span), calendar.next_opening(at));
        }
    }

    #[test]
    fn a_later_receipt_or_a_longer_target_is_never_due_earlier(
        desk in desks(), one in instants(), other in instants(), short in spans(), long in spans(),
    ) {
        let calendar = desk.calendar();
        let (early, late) = (one.min(other), one.max(other));
        let (short, long) = (short.min(long), short.max(long));
        if let Ok(last) = calendar.due(late, long) {
            prop_assert!(calendar.due(early, long)? <= last);
            prop_assert!(calendar.due(late, short)? <= last);
            prop_assert!(calendar.due(early, short)? <= last);
        }
    }

    #[test]
    fn an_interval_split_anywhere_adds_up(desk in desks(), mut cuts in [instants(), instants(), instants()]) {
        cuts.sort();
        let [a, b, c] = cuts;
        let calendar = desk.calendar();
        prop_assert_eq!(calendar.between(a, c)?, calendar.between(a, b)? + calendar.between(b, c)?);
    }

    #[test]
    fn a_target_split_anywhere_falls_at_the_same_instant(
        desk in desks(), at in instants(), first in spans(), second in spans(),
    ) {
        let calendar = desk.calendar();
        if let Ok(due) = calendar.due(at, first + second) {
            prop_assert_eq!(calendar.due(calendar.due(at, first)?, second), Ok(due));
        }
    }

    #[test]
    fn removing_the_holidays_makes_nothing_later(desk in desks(), at in instants(), span in spans()) {
        let mut without = desk.clone();
        without.law = None;
        if let Ok(due) = desk.calendar().due(at, span) {
            prop_assert!(without.calendar().due(at, span)? <= due);
        }
    }

    #[test]
    fn removing_a_closure_makes_nothing_later(desk in desks(), at in instants(), span in spans()) {
        let mut without = desk.clone();
        without.exceptions.retain(|exception| !exception.windows.is_empty());
        // A holiday under the closure would come back in its stead.
        without.law = None;
        let mut with = desk;
        with.law = None;
        if let Ok(due) = with.calendar().due(at, span) {
            prop_assert!(without.calendar().due(at, span)? <= due);
        }
    }

    /// The desk is open exactly while open time passes.
    #[test]
    fn open_means_that_time_counts(desk in desks(), at in instants()) {
        let calendar = desk.calendar();
        let counts = calendar.between(at, at + TICK)? == nanos(1);
        prop_assert_eq!(calendar.is_open(at)?, counts);
        if let Ok(opening) = calendar.next_opening(at) {
            prop_assert!(calendar.is_open(opening)?);
            prop_assert_eq!(calendar.between(at, opening)?, nanos(0));
        }
        if let Ok(closing) = calendar.next_closing(at) {
            prop_assert!(!calendar.is_open(closing)?);
            prop_assert!(calendar.is_open(closing - TICK)?);
        }
    }

    #[test]
    fn segments_add_up_to_the_open_time(desk in desks(), one in instants(), other in instants()) {
        let calendar = desk.calendar();
        let (a, b) = (one.min(other), one.max(other));
        let segments = calendar.segments(a, b)?;
        prop_assert!(segments.windows(2).all(|pair| pair[0].to < pair[1].from));
        prop_assert!(segments.iter().all(|s| a <= s.from && s.from < s.to && s.to <= b));
        let sum = segments.iter().map(|s| calendar.between(s.from, s.to).unwrap()).sum::<hours::OpenTime>();
        prop_assert_eq!(sum, calendar.between(a, b)?);
    }

    /// Both engines, and the kernel over whole seconds, give the same answers.
    #[test]
    fn the_table_agrees_with_the_general_engine(
        desk in uniform_desks(), one in instants(), other in instants(), span in spans(),
    ) {
        let (a, b) = (one.min(other), one.max(other));
        let Ok(calendar) = desk.schedule().calendar(YEARS) else { return Ok(()) };
        let general = calendar.without_table();
        prop_assume!(calendar.table().is_some());
        prop_assert!(general.table().is_none());
        prop_assert_eq!(calendar.due(a, span), general.due(a, span));
        prop_assert_eq!(calendar.start(b, span), general.start(b, span));
        prop_assert_eq!(calendar.between(a, b), general.between(a, b));
        kernel_agrees(&calendar, a.as_second(), b.as_second(), span.as_seconds().max(1))?;
    }
}

fn kernel_agrees(calendar: &Calendar, a: i64, b: i64, span: i64) -> Result<(), TestCaseError> {
    let table = calendar.table().unwrap();
    let instant = |s| jiff::Timestamp::from_second(s).unwrap();
    let open = hours::OpenTime::from_seconds(span);
    prop_assert_eq!(table.due(a, span), calendar.due(instant(a), open).ok().map(|t| t.as_second()));
    prop_assert_eq!(table.start(b, span), calendar.start(instant(b), open).ok().map(|t| t.as_second()));
    prop_assert_eq!(
        table.between(a, b),
        calendar.between(instant(a), instant(b)).ok().map(|t| t.as_seconds())
    );
    Ok(())
}

/// Not by luck: uniform desks do get the table, and others don't.
#[test]
fn which_desks_have_a_table() {
    let has = |zone: &str, week: &str| {
        Schedule::new(zone, week.parse().unwrap()).unwrap().calendar(YEARS).unwrap().table().is_some()
    };
    assert!(has("Europe/Paris", "Mon-Fri 09:00-18:00"));
    assert!(has("UTC", "Mon-Sun 06:00-07:00"));
    assert!(!has("Europe/Paris", "Mon-Fri 09:00-12:30 14:00-18:00"));
    assert!(!has("Europe/Paris", "Mon-Thu 09:00-18:00; Fri 09:00-17:00"));
    assert!(!has("Europe/Paris", "Mon-Fri 00:00-08:00"), "in summer it begins at 23:00 of the day before");
}

/// Editions keep a rule in English words; each reads back as the value that wrote it, so that it can be told in another language.
#[test]
fn every_rule_reads_back_as_the_value_that_wrote_it() {
    for law in hours::LAWS {
        for day in law.years().flat_map(|year| law.holidays(year).expect("a year vouched for")) {
            let rules = day.rules().unwrap_or_else(|| panic!("{} {}: {}", law.code, day.date, day.rule));
            let told: Vec<String> = rules.iter().map(ToString::to_string).collect();
            assert_eq!(told.join(" / "), day.rule);
        }
    }
}
