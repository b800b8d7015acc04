//! The crate `workclock`, written by somebody else, on random desks.
//!
//! It resolves a window that begins or ends in a skipped or repeated hour by another convention, so the desks here
//! keep their edges out of the hours from midnight to four, and Cairo, which repeats the hour before, is left out.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};
use proptest::prelude::*;
use workclock::{Holidays, Weekdays, WorkDay};

use crate::desks::{APAC, EMEA, NAM};
use crate::model::{Desk, cases, desks_from, instants, spans};

fn opinion(desk: &Desk) -> workclock::Schedule {
    let time = |minute: u32| Time::new((minute / 60 % 24) as i8, (minute % 60) as i8, 0, 0).unwrap();
    let mut builder = workclock::Schedule::builder().time_zone(desk.zone);
    for (day, windows) in Weekday::Monday.cycle_forward().zip(&desk.week) {
        for &(from, to) in windows {
            builder = builder.rule(WorkDay::new(time(from), time(to), [day].into_iter().collect()));
        }
    }
    let closed: BTreeSet<_> =
        desk.holidays().into_iter().chain(desk.exceptions.iter().map(|e| e.date)).collect();
    builder.rule(Holidays::new(closed)).build().unwrap()
}

/// It knows closed dates but no other hours.
fn comparable() -> impl Strategy<Value = Desk> {
    let desks = desks_from(16).prop_filter("another convention", |desk| desk.zone != "Africa/Cairo");
    desks.prop_map(|mut desk| {
        desk.exceptions.iter_mut().for_each(|exception| exception.windows.clear());
        desk
    })
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn workclock_agrees(desk in comparable(), one in instants(), other in instants(), span in spans()) {
        let (calendar, opinion) = (desk.calendar(), opinion(&desk));
        let (a, b) = (one.min(other), one.max(other));
        let wall = SignedDuration::from_nanos(span.as_nanos());
        prop_assert_eq!(calendar.between(a, b)?.as_nanos() as i128, opinion.between(a, b).as_nanos());
        if let Ok(due) = calendar.due(a, span) {
            prop_assert_eq!(opinion.add(a, wall), Ok(due));
        }
        if let Ok(start) = calendar.start(b, span) {
            prop_assert_eq!(opinion.sub(b, wall), Ok(start));
        }
    }
}

/// The three desks of the contract, two thousand instants each over the whole horizon.
#[test]
fn workclock_agrees_on_the_contract() {
    for (calendar, law) in [(&EMEA, "FR"), (&NAM, "US"), (&APAC, "JP")] {
        let law = hours::Law::find(law).unwrap();
        let closed = law.years().flat_map(|y| law.holidays(y).unwrap()).map(|day| day.date);
        let (opens, closes) = (Time::new(9, 0, 0, 0).unwrap(), Time::new(18, 0, 0, 0).unwrap());
        let opinion = workclock::Schedule::builder()
            .time_zone(calendar.zone())
            .rule(WorkDay::new(opens, closes, Weekdays::MON_TO_FRI))
            .rule(Holidays::new(closed))
            .build()
            .unwrap();
        for i in 0..2000 {
            let at = jiff::Timestamp::from_second(947_000_000 + i * 802_421).unwrap();
            let span = hours::OpenTime::from_minutes(1 + i * 37 % 3000);
            let wall = SignedDuration::from_nanos(span.as_nanos());
            assert_eq!(calendar.due(at, span).unwrap(), opinion.add(at, wall).unwrap(), "{at} {span}");
            assert_eq!(calendar.start(at, span).unwrap(), opinion.sub(at, wall).unwrap(), "{at} {span}");
        }
    }
}
