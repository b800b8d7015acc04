//! The contract of the store: one suite that both engines must pass.
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]

#[macro_use]
mod support;

mod append_only;
mod crashes;
mod disk;
mod faults;
mod files;
mod guards;
mod keys;
mod nodes;
mod opening;
mod positions;
mod second_wall;
mod statements;
mod texts;
mod tls;
mod values;
mod verifying;
