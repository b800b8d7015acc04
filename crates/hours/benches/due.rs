//! Deadlines a second, by each engine and by the crate `workclock`, on one core in one run.
//!
//! `cargo bench -p hours`. Each figure is the best of many batches by the clock of the wall, so that a busy
//! neighbour on the machine disturbs it least; the median stands beside it.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop when it can't begin"
)]

use std::hint::black_box;
use std::time::Instant;

use hours::{Calendar, Law, OpenTime, Schedule};
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use workclock::{Holidays, Weekdays, WorkDay};

const INPUTS: usize = 16_384;

fn calendar(zone: &str, week: &str, law: &str) -> Calendar {
    let schedule = Schedule::new(zone, week.parse().unwrap()).unwrap();
    schedule.holidays(Law::find(law).unwrap()).calendar(2000..=2050).unwrap()
}

/// The three regions of the contract, with other hours if need be.
fn regions(week: &str) -> [Calendar; 3] {
    [("Europe/Paris", "FR"), ("America/New_York", "US"), ("Asia/Tokyo", "JP")]
        .map(|(zone, law)| calendar(zone, week, law))
}

/// Instants of 2015 to 2030 at any hour, with a target of one or four hours; the same in every run.
fn inputs() -> Vec<(usize, Timestamp, OpenTime)> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let input = |_| {
        let second = 1_420_070_400 + (next() % 504_921_600) as i64;
        let nanos = (next() % 1_000_000_000) as i32;
        let span = OpenTime::from_hours(if next() % 2 == 0 { 1 } else { 4 });
        (next() as usize % 3, Timestamp::new(second, nanos).unwrap(), span)
    };
    (0..INPUTS).map(input).collect()
}

/// Nanoseconds a call, best and median of many batches.
fn measure(name: &str, batches: usize, calls: usize, batch: impl FnMut()) {
    let (best, median) = times(batches, calls, batch);
    println!("{name:<58} {best:8.2} ns {median:8.2} ns {:9.2} M/s", 1e3 / best);
}

fn times(batches: usize, calls: usize, mut batch: impl FnMut()) -> (f64, f64) {
    let mut times: Vec<f64> = (0..batches)
        .map(|_| {
            let start = Instant::now();
            batch();
            start.elapsed().as_secs_f64() * 1e9 / calls as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[0], times[batches / 2])
}

fn main() {
    let inputs = inputs();
    println!("{:<58} {:>11} {:>11} {:>13}", "a call of due()", "best", "median", "a second");

    let contract = regions("Mon-Fri 09:00-18:00");
    let seconds: Vec<(usize, i64, i64)> =
        inputs.iter().map(|(region, at, span)| (*region, at.as_second(), span.as_seconds())).collect();
    let tables: Vec<_> = contract.iter().map(|calendar| calendar.table().unwrap()).collect();
    measure("kernel over whole seconds, contract, three regions", 2000, INPUTS, || {
        for &(region, at, span) in &seconds {
            black_box(tables[region].due(at, span));
        }
    });
    due("Timestamp, contract, three regions", &contract, &inputs);
    due("Timestamp, contract, one region", &[0, 0, 0].map(|i: usize| contract[i].clone()), &inputs);
    let general = contract.each_ref().map(Calendar::without_table);
    due("Timestamp, contract by the general engine", &general, &inputs);
    due("Timestamp, two windows a day", &regions("Mon-Fri 09:00-12:30 14:00-18:00"), &inputs);
    let many = "Mon-Thu 08:00-10:00 10:15-12:00 13:00-15:00 15:15-17:30; Fri 08:00-12:00; Sat 22:00-06:00";
    due("Timestamp, four windows a day, half-days, a night shift", &regions(many), &inputs);
    between("between() within a year, contract, three regions", &contract, &inputs);
    between(
        "between() within a year, two windows a day",
        &regions("Mon-Fri 09:00-12:30 14:00-18:00"),
        &inputs,
    );
    workclock(&inputs);
    build();
}

fn due(name: &str, calendars: &[Calendar; 3], inputs: &[(usize, Timestamp, OpenTime)]) {
    measure(name, 1000, INPUTS, || {
        for &(region, at, span) in inputs {
            let _ = black_box(calendars[region].due(at, span));
        }
    });
}

fn between(name: &str, calendars: &[Calendar; 3], inputs: &[(usize, Timestamp, OpenTime)]) {
    let spans: Vec<_> = inputs
        .iter()
        .enumerate()
        .map(|(i, &(region, from, _))| (region, from, from + SignedDuration::from_secs(i as i64 * 1925)))
        .collect();
    measure(name, 1000, INPUTS, || {
        for &(region, from, to) in &spans {
            let _ = black_box(calendars[region].between(from, to));
        }
    });
}

/// The same deadlines by `workclock`, whose answers must be the same.
fn workclock(inputs: &[(usize, Timestamp, OpenTime)]) {
    let schedules =
        [("Europe/Paris", "FR"), ("America/New_York", "US"), ("Asia/Tokyo", "JP")].map(|(zone, law)| {
            let law = Law::find(law).unwrap();
            let closed = law.years().flat_map(|y| law.holidays(y).unwrap()).map(|day| day.date);
            workclock::Schedule::builder()
                .time_zone(zone)
                .rule(WorkDay::new(time(9, 0, 0, 0), time(18, 0, 0, 0), Weekdays::MON_TO_FRI))
                .rule(Holidays::new(closed))
                .build()
                .unwrap()
        });
    let contract = regions("Mon-Fri 09:00-18:00");
    let wall = |span: OpenTime| SignedDuration::from_nanos(span.as_nanos());
    for &(region, at, span) in inputs {
        assert_eq!(schedules[region].add(at, wall(span)).unwrap(), contract[region].due(at, span).unwrap());
    }
    // Fewer calls a batch, so that a batch is as short as the others and as seldom disturbed.
    let few = &inputs[..256];
    measure("workclock 0.1.2, contract, three regions", 500, few.len(), || {
        for &(region, at, span) in few {
            let _ = black_box(schedules[region].add(at, wall(span)));
        }
    });
}

fn build() {
    let one = |name: &str, batch: &mut dyn FnMut()| {
        let (best, median) = times(50, 1, batch);
        println!("{name:<58} {:8.2} ms {:8.2} ms", best / 1e6, median / 1e6);
    };
    let paris = || calendar("Europe/Paris", "Mon-Fri 09:00-18:00", "FR");
    let (built, bytes) = (paris(), paris().to_bytes());
    println!();
    one("building a calendar of 51 years, holidays included", &mut || drop(black_box(paris())));
    one("its bytes and their hash", &mut || {
        drop(black_box(hours::EditionId::of(&built.to_bytes()).to_string()))
    });
    one("reading it back from its bytes", &mut || drop(black_box(Calendar::from_bytes(&bytes))));
    println!("its bytes: {} KiB", bytes.len() / 1024);
}
