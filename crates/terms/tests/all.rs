//! The contract of the agreement file, told as tests.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "all/boston.rs"]
mod boston;
#[path = "all/calendars.rs"]
mod calendars;
#[path = "all/centre.rs"]
mod centre;
#[path = "all/diff.rs"]
mod diff;
#[path = "all/property.rs"]
mod property;
#[path = "all/reference.rs"]
mod reference;
#[path = "all/refusals.rs"]
mod refusals;
#[path = "all/versions.rs"]
mod versions;

/// The reference agreement.
const REFERENCE: &str = include_str!("../../../agreements/2021-09.toml");
/// A city desk.
const BOSTON: &str = include_str!("../../../examples/boston.toml");
/// A small second version.
const DECEMBER: &str = include_str!("data/2026-12.toml");

fn reference() -> terms::Agreement {
    terms::Agreement::check(REFERENCE).expect("the reference agreement is sound")
}
