//! Rows computed by others from the rules, 2015 to 2030: every one must come out.
//!
//! Source: the calendar oracle's deadlines, elapsed, subtract and compliance files.

use std::path::Path;

use hours::{Calendar, OpenTime};
use jiff::Timestamp;

use crate::desks::{minutes, region};

/// The rows of a file in `tests/data`.
pub fn rows<const N: usize>(file: &str) -> Vec<[String; N]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
    rows.map(|mut row| {
        row.truncate(N);
        row.try_into().unwrap()
    })
    .collect()
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn span(text: &str) -> OpenTime {
    minutes(text.parse().unwrap())
}

/// Every row holds, by the table and by the general engine.
fn all_hold<const N: usize>(file: &str, count: usize, holds: impl Fn(&Calendar, &[String; N]) -> bool) {
    let rows = rows::<N>(file);
    assert_eq!(rows.len(), count);
    let general = ["EMEA", "NAM", "APAC"].map(|name| (name, region(name).without_table()));
    for row in &rows {
        let name = if row[0] == "LATAM" { "NAM" } else { &row[0] };
        let (_, general) = general.iter().find(|(region, _)| *region == name).unwrap();
        assert!(holds(region(name), row), "{file}: {row:?}");
        assert!(holds(general, row), "{file}, general engine: {row:?}");
    }
}

#[test]
fn deadlines() {
    all_hold("deadlines.csv", 3600, |calendar, [_, opened, target, due]| {
        calendar.due(instant(opened), span(target)) == Ok(instant(due))
    });
}

#[test]
fn elapsed() {
    all_hold("elapsed.csv", 3600, |calendar, [_, from, to, seconds]| {
        calendar.between(instant(from), instant(to)) == Ok(OpenTime::from_seconds(seconds.parse().unwrap()))
    });
}

#[test]
fn subtract() {
    all_hold("subtract.csv", 1000, |calendar, [_, at, minutes, start]| {
        calendar.start(instant(at), span(minutes)) == Ok(instant(start))
    });
}

#[test]
fn compliance() {
    all_hold("compliance.csv", 800, |calendar, [_, opened, target, acknowledged, due, seconds, met]| {
        let found = calendar.due(instant(opened), span(target)).unwrap();
        let spent = calendar.between(instant(opened), instant(acknowledged)).unwrap();
        found == instant(due)
            && spent == OpenTime::from_seconds(seconds.parse().unwrap())
            && (instant(acknowledged) <= found) == (met == "true")
    });
}
