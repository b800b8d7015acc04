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

#[test]
fn the_map_is_short_enough_to_be_read() {
    assert!(page("ARCHITECTURE.md").lines().count() <= 150);
}
