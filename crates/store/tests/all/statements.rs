//! Every statement is listed, and prepares on the engines that it is for.

use std::collections::BTreeSet;

use store::{Location, POSTGRES_ONLY, REGISTRY, Statement};

use crate::support::{Fresh, on_postgres, on_sqlite, session};

fn both() -> impl Iterator<Item = &'static Statement> {
    REGISTRY.iter().flat_map(|list| list.iter().copied())
}

/// Source: architecture, Invariants 3: "every SQL statement is a listed constant and prepares on both
/// engines".
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

/// What every page or commit asks.
const HOT: [&str; 12] = [
    "journal::STREAM_AFTER",
    "journal::AFTER",
    "journal::STREAM_VERSION",
    "idempotency::RECORDED",
    "texts::GET",
    "projections::tickets::LIST",
    "projections::tickets::LIST_FILTERED",
    "projections::tickets::FIND",
    "projections::tickets::BY_NUMBER",
    "projections::alarms::DUE",
    "projections::alarms::NEXT",
    "projections::keys::OPEN",
];

/// The plans of hot statements on SQLite, as a file that changes visibly when an index no longer serves.
///
/// PostgreSQL's plans depend on how much there is, so that on empty tables they'd show nothing.
#[test]
fn hot_plans_are_as_they_were() {
    with_plans(|plans| {
        let hot = |(name, _): &&(String, String)| HOT.iter().any(|hot| *name == format!("store::{hot}"));
        let plans: String =
            plans.iter().filter(hot).map(|(name, steps)| format!("{name}\n{steps}")).collect();
        assert_eq!(plans.matches("store::").count(), HOT.len(), "a hot statement has another name now");
        let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/plans.txt");
        if std::env::var_os("GUICHET_KEEP_PLANS").is_some() {
            std::fs::write(&kept, &plans).unwrap();
        }
        let then = std::fs::read_to_string(&kept).unwrap_or_default();
        assert!(plans == then, "plans differ; GUICHET_KEEP_PLANS=1 keeps these:\n{plans}");
    });
}

/// A statement that walks all tickets is fast until there are many. Those that dump a table for a rebuild are
/// to.
#[test]
fn nothing_walks_what_grows_with_the_tickets() {
    with_plans(|plans| {
        for (name, steps) in plans.iter().filter(|(name, _)| !name.contains("::DUMP")) {
            for table in ["entries", "streams", "texts", "tickets", "visible", "idempotency"] {
                assert!(!steps.contains(&format!("SCAN {table}")), "{name}\n{steps}");
            }
        }
    });
}

fn with_plans(judge: impl Fn(&[(String, String)])) {
    on_sqlite(|fresh: Fresh| {
        let judge = &judge;
        async move {
            fresh.open().await.close().await;
            let Location::SqliteFile(path) = &fresh.location else { unreachable!() };
            let connection = rusqlite::Connection::open(path).unwrap();
            judge(&both().map(|statement| plan(&connection, statement)).collect::<Vec<_>>());
        }
    });
}

/// Name and steps of a plan; a plain insertion has no steps.
fn plan(connection: &rusqlite::Connection, statement: &Statement) -> (String, String) {
    let mut explained = connection.prepare(&format!("explain query plan {}", statement.sqlite())).unwrap();
    let params = explained.parameter_count();
    let nothing = rusqlite::params_from_iter(vec![rusqlite::types::Null; params]);
    let steps = explained.query_map(nothing, |row| row.get::<_, String>(3)).unwrap();
    let steps = steps.map(|step| format!("    {}\n", step.unwrap())).collect();
    (statement.name().to_owned(), steps)
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
