//! The contract of `hours`, one module a subject.

#![allow(clippy::unwrap_used, reason = "a test that can't read its own data may stop at once")]

mod boundaries;
mod brute_force;
mod clock_changes;
mod desks;
mod editions;
mod excerpts;
mod holidays;
mod horizon;
mod laws;
mod ledgers;
mod model;
mod oracles;
mod schedules;
mod second_opinion;
mod wrong_answers;
