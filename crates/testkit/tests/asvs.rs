//! `docs/asvs.tsv` is whole and true: each requirement once, each *met* with a test that exists, the figures told of it right.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The requirements of ASVS 5.0.0 of levels 1 and 2, and those of level 3 that we took on: `number/level`.
const WANTED: &str = include_str!("asvs-5.0.0.txt");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

struct Row {
    id: String,
    level: String,
    status: String,
    proof: String,
}

fn rows() -> Vec<Row> {
    let text = page("docs/asvs.tsv");
    let mut lines = text.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("# ") && line.contains("CC BY-SA 4.0")));
    assert_eq!(lines.next(), Some("id\tlevel\twhat\tstatus\tshown by, or why"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, level, what, status, proof] = cells[..] else { panic!("five cells: {line}") };
            assert!(!what.is_empty(), "{id} says nothing");
            let [id, level, status, proof] = [id, level, status, proof].map(str::to_owned);
            Row { id, level, status, proof }
        })
        .collect()
}

/// Source: issue "People and doors", "Done when": ASVS 5.0 level 2, each applicable item met with its test, or open with a reason.
#[test]
fn every_requirement_is_there_once() {
    let wanted: Vec<&str> = WANTED.split_whitespace().collect();
    let found: Vec<String> = rows().iter().map(|row| format!("{}/{}", row.id, row.level)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn what_is_met_names_a_test_that_exists() {
    for row in rows() {
        match row.status.as_str() {
            "met" => exists(&row),
            "open" | "not applicable" => assert!(row.proof.len() > 10, "{}: why?", row.id),
            other => panic!("{}: {other}", row.id),
        }
    }
}

/// A test of a crate, of the browser's, or a step of `bin/test`.
fn exists(row: &Row) {
    let (path, name) = row.proof.split_once("::").unwrap_or_else(|| panic!("{} names no test", row.id));
    let text = page(path);
    let mark = match path {
        "bin/test" => format!("step {name} "),
        path if path.starts_with("e2e/") => format!("test(\"{name}"),
        _ => format!("fn {name}("),
    };
    assert!(text.contains(&mark), "{}: there is no {name} in {path}", row.id);
}

#[test]
fn the_figures_told_are_those_of_the_table() {
    let mut tally: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for row in rows() {
        let place = ["met", "open", "not applicable"].iter().position(|status| *status == row.status);
        for level in [row.level.as_str(), "all"] {
            tally.entry(level.to_owned()).or_default()[place.expect("a status")] += 1;
        }
    }
    let told = page("docs/SECURITY.md");
    for (level, [met, open, not]) in tally {
        let line = format!("| {level} | {met} | {open} | {not} |");
        assert!(told.contains(&line), "docs/SECURITY.md ought to say: {line}");
    }
}
