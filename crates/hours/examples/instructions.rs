//! A loop of calls to count instructions by, under `valgrind --tool=callgrind`: `benches/instructions.sh` runs it
//! and does the sum.
//!
//! `instructions kernel|due|general N` makes N calls and keeps their answers; `loop` and `loop-seconds` do the same
//! but for the call.

#![allow(clippy::unwrap_used, reason = "a tool of ours may stop when it can't begin")]

use std::hint::black_box;

use hours::{Calendar, Law, OpenTime, Schedule};
use jiff::Timestamp;

fn calendar(week: &str) -> Calendar {
    let schedule = Schedule::new("Europe/Paris", week.parse().unwrap()).unwrap();
    schedule.holidays(Law::find("FR").unwrap()).calendar(2000..=2050).unwrap()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().expect("kernel, due, general, loop or loop-seconds");
    let calls: usize = arguments.next().expect("a number of calls").parse().unwrap();
    let contract = calendar("Mon-Fri 09:00-18:00");
    let lunch = calendar("Mon-Fri 09:00-12:30 14:00-18:00");
    let table = contract.table().unwrap();
    let hour = OpenTime::from_hours(1);
    // Instants at any hour of 2015 to 2030, with a fraction of a second.
    let inputs: Vec<Timestamp> = (0..4096)
        .map(|i| Timestamp::new(1_420_070_400 + i * 123_271, (i * 244_140) as i32).unwrap())
        .collect();
    let seconds: Vec<i64> = inputs.iter().map(|at| at.as_second()).collect();
    let rounds = calls / inputs.len();
    for _ in 0..rounds {
        match what.as_str() {
            "kernel" => seconds.iter().for_each(|&at| {
                black_box(table.due(black_box(at), black_box(3600)));
            }),
            "due" => inputs.iter().for_each(|&at| {
                let _ = black_box(contract.due(black_box(at), black_box(hour)));
            }),
            "general" => inputs.iter().for_each(|&at| {
                let _ = black_box(lunch.due(black_box(at), black_box(hour)));
            }),
            "loop-seconds" => seconds.iter().for_each(|&at| {
                black_box((black_box(at), black_box(3600_i64)));
            }),
            "loop" => inputs.iter().for_each(|&at| {
                black_box((black_box(at), black_box(hour)));
            }),
            other => panic!("kernel, due, general, loop or loop-seconds, not {other}"),
        }
    }
}
