//! The pages about the project are true: paths that they name exist, and so do the tests.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// What stands between backticks, in order.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Tests may stand in modules beside a `tests/all.rs`: all of the folder is looked through.
fn sources(path: &Path) -> String {
    if path.is_dir() {
        let listed = std::fs::read_dir(path).expect("a folder of the project");
        let mut entries: Vec<_> = listed.map(|entry| entry.expect("its entry").path()).collect();
        entries.sort();
        return entries.iter().map(|p| sources(p)).collect();
    }
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn every_path_named_on_a_page_exists() {
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/DESIGN.md",
        "docs/CLAUSES.md",
        "docs/ACCESS.md",
        "docs/SECURITY.md",
    ] {
        for path in
            quoted(&page(name)).filter(|quoted| quoted.starts_with("crates/") && !quoted.contains(' '))
        {
            assert!(root().join(path).exists(), "{name} names {path}, which isn't there");
        }
    }
}

#[test]
fn every_test_named_beside_a_clause_exists() {
    let text = page("docs/CLAUSES.md");
    let mut tests = String::new();
    let mut named = 0;
    for quoted in quoted(&text) {
        if quoted.contains("/tests/") {
            tests = sources(root().join(quoted).parent().unwrap());
        } else if quoted.contains('_')
            && quoted.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            assert!(tests.contains(&format!("fn {quoted}(")), "there is no test {quoted}");
            named += 1;
        }
    }
    assert!(named > 30, "only {named} tests are named");
}

/// Source: issue "People and doors", "Done when": all 96 rows of the catalogue, each with what it stands at.
#[test]
fn every_row_of_the_catalogue_is_on_the_page_once() {
    let text = page("docs/SECURITY.md");
    let rows: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .filter(|(id, _)| id.len() == 3 && id.ends_with(|c: char| c.is_ascii_digit()))
        .collect();
    let catalogue = [('a', 19), ('b', 12), ('c', 16), ('d', 16), ('e', 22), ('f', 11)];
    let wanted = catalogue.iter().flat_map(|(part, last)| (1..=*last).map(move |n| format!("{part}{n:02}")));
    assert_eq!(rows.iter().map(|(id, _)| *id).collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    for (id, row) in rows {
        let stands = row.split_once(" | ").map_or("", |(_, stands)| stands);
        let word = stands.split([' ', ':', ';']).next().unwrap_or_default();
        assert!(["met", "partly", "open", "waits"].contains(&word), "{id}: {stands}");
        assert!(!["met", "partly"].contains(&word) || stands.contains("`crates/"), "{id} names no test");
        assert!(
            word != "partly" || stands.contains("missing:") || stands.contains("waits"),
            "{id}: what is missing?"
        );
    }
}

/// What a page of security or access names after a file stands in that file, or beside it.
#[test]
fn every_test_named_beside_an_attack_exists() {
    for name in ["docs/ACCESS.md", "docs/SECURITY.md"] {
        let (mut tests, mut file) = (String::new(), String::new());
        for quoted in quoted(&page(name)) {
            if quoted.starts_with("crates/") && !quoted.contains(' ') {
                file = quoted.to_owned();
                tests = sources(&root().join(quoted));
            } else if quoted.contains('_')
                && quoted.chars().all(|c| c.is_ascii_lowercase() || "_0123456789".contains(c))
            {
                assert!(
                    tests.contains(&format!("fn {quoted}(")),
                    "{name}: there is no test {quoted} in {file}"
                );
            }
        }
    }
}

#[test]
fn the_map_is_short_enough_to_be_read() {
    assert!(page("ARCHITECTURE.md").lines().count() <= 150);
}
