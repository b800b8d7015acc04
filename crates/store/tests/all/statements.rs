//! Every statement is listed, and prepares on the engines that it is for.

use std::collections::BTreeSet;

use store::{Location, POSTGRES_ONLY, REGISTRY, Statement};

use crate::support::{Fresh, on_postgres, on_sqlite, session};

fn both() -> impl Iterator<Item = &'static Statement> {
    REGISTRY.iter().flat_map(|list| list.iter().copied())
}

/// Source: architecture, Invariants 3: "every SQL statement is a listed constant and prepares on both engines".
#[test]
fn each_prepares_on_sqlite() {
    on_sqlite(|fresh: Fresh| async move {
        fresh.open().await.close().await;
        let Location::SqliteFile(path) = &fresh.location else { unreachable!() };
        let connection = rusqlite::Connection::open(path).unwrap();
        for statement in both() {
            connection
                .prepare(statement.sqlite())
                .unwrap_or_else(|error| panic!("{}: {error}", statement.name()));
        }
    });
}

#[test]
fn each_prepares_on_postgres() {
    on_postgres(|fresh: Fresh| async move {
        let Location::Postgres(url) = &fresh.location else { unreachable!() };
        let client = session(url).await;
        for statement in both().chain(POSTGRES_ONLY.iter().copied()) {
            let prepared = client.prepare(statement.sql()).await;
            prepared.unwrap_or_else(|error| panic!("{}: {error:?}", statement.name()));
        }
    });
}

#[test]
fn names_are_unique() {
    let names: Vec<&str> = both().chain(POSTGRES_ONLY.iter().copied()).map(Statement::name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

/// A module that declares statements and isn't listed would escape the tests above.
#[test]
fn every_module_with_statements_is_listed() {
    let listed: BTreeSet<String> = both()
        .chain(POSTGRES_ONLY.iter().copied())
        .filter_map(|statement| module(statement.name()))
        .collect();
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let declared: BTreeSet<String> = files(&source)
        .into_iter()
        .filter(|path| {
            std::fs::read_to_string(path).unwrap().lines().any(|line| line.trim() == "crate::statements! {")
        })
        .map(|path| {
            let path = path.strip_prefix(&source).unwrap().with_extension("");
            format!("store::{}", path.to_str().unwrap().replace('/', "::"))
        })
        .collect();
    assert_eq!(listed, declared);
}

fn module(name: &str) -> Option<String> {
    name.rsplit_once("::").map(|(module, _)| module.to_owned())
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
