//! Databases to test on, and entries to write.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};
use store::{
    Commit, CommitError, Db, Key, Location, NewEntry, Options, Outcome, Row, StoredEntry, StreamKey, Write,
    params, texts, values,
};
use testkit::Folder;

/// Runs each contract as two tests, one an engine.
macro_rules! on_both_engines {
    ($($(#[$about:meta])* async fn $name:ident($fresh:ident: Fresh) $body:block)*) => { $(
        $(#[$about])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn contract($fresh: $crate::support::Fresh) $body

            #[test]
            fn sqlite() {
                $crate::support::on_sqlite(contract);
            }

            #[test]
            fn postgres() {
                $crate::support::on_postgres(contract);
            }
        }
    )* };
}

/// A database of a test's own, with the schema in place.
pub struct Fresh {
    pub location: Location,
    _folder: Option<Folder>,
}

impl Fresh {
    pub async fn open(&self) -> Db {
        self.open_with(Options::default()).await
    }

    pub async fn open_with(&self, options: Options) -> Db {
        Db::open_with(self.location.clone(), options).await.unwrap()
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.location, Location::Postgres(_))
    }

    /// Speaks SQL past the store, as an administrator or an intruder would.
    pub async fn behind_the_back(&self, sql: &str) {
        match &self.location {
            Location::Postgres(url) => session(url).await.batch_execute(sql).await.unwrap(),
            Location::SqliteFile(path) => {
                rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap()
            }
            Location::SqliteMemory(_) => unreachable!("the suite runs on files"),
        }
    }
}

/// A session with the server, past the store.
pub async fn session(url: &str) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

pub fn on_sqlite<F: Future>(contract: impl Fn(Fresh) -> F) {
    let folder = Folder::new();
    let location = Location::SqliteFile(folder.path().join("desk.sqlite3"));
    run(contract(Fresh { location, _folder: Some(folder) }));
}

pub fn on_postgres<F: Future>(contract: impl Fn(Fresh) -> F) {
    run(async {
        if let Some(url) = database().await {
            contract(Fresh { location: Location::Postgres(url), _folder: None }).await;
        }
    });
}

/// A copy of a database that was migrated once a run.
async fn database() -> Option<String> {
    static TEMPLATE: tokio::sync::OnceCell<Option<String>> = tokio::sync::OnceCell::const_new();
    let cluster = testkit::cluster()?;
    let template = TEMPLATE.get_or_init(|| async {
        let url = cluster.database();
        Db::open(Location::Postgres(url.clone())).await.unwrap().close().await;
        Some(url)
    });
    template.await.as_deref().map(|url| cluster.copy_of(testkit::Cluster::name_in(url)))
}

pub fn run(contract: impl Future) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(contract);
}

pub fn id(number: u64) -> [u8; 16] {
    u128::from(number).to_be_bytes()
}

pub fn ticket(number: u64) -> StreamKey {
    StreamKey { kind: "ticket", id: id(number) }
}

/// The chain of these tests: over every field of an entry but its position.
pub fn chain(before: Option<&[u8; 32]>, entry: &StoredEntry) -> [u8; 32] {
    link(before, &entry.kind, entry.id, entry.number, entry.at, entry.recorded_at, &entry.body)
}

fn link(
    before: Option<&[u8; 32]>,
    kind: &str,
    id: [u8; 16],
    number: u64,
    at: i64,
    told: i64,
    body: &[u8],
) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before.unwrap_or(&[0; 32]));
    hash.update(kind);
    hash.update(id);
    hash.update(number.to_be_bytes());
    hash.update(at.to_be_bytes());
    hash.update(told.to_be_bytes());
    hash.update(body);
    hash.finalize().into()
}

/// The entry that follows `version` entries with the head `before`.
pub fn entry(stream: StreamKey, version: u64, before: Option<&[u8; 32]>, body: &str) -> NewEntry {
    let (number, at) = (version + 1, 1_700_000_000_000_000);
    let hash = link(before, stream.kind, stream.id, number, at, at + 1, body.as_bytes());
    NewEntry { stream, number, at, recorded_at: at + 1, body: body.into(), hash, opens_ticket: false }
}

/// The first entry of a stream.
pub fn first(stream: StreamKey, body: &str) -> NewEntry {
    entry(stream, 0, None, body)
}

pub fn opening(number: u64) -> NewEntry {
    NewEntry { opens_ticket: true, ..first(ticket(number), "opened") }
}

pub fn only(entries: Vec<NewEntry>) -> Commit {
    Commit { entries, ..Commit::default() }
}

pub fn key(name: &str) -> Key {
    Key { who: id(7), key: name.to_owned(), body_hash: [1; 32], recorded_at: 1_000 }
}

/// The write of a text whose id is `number`.
pub fn text(number: u64, content: &str) -> Write {
    Write::new(&texts::ADD, params![id(number), id(7), [9_u8; 16], content])
}

pub async fn text_of(db: &Db, number: u64) -> Option<Row> {
    db.query(&texts::GET, &values![id(number)]).await.unwrap().pop()
}

/// Loads, decides, commits, and again after a conflict, as every caller does.
pub async fn append(db: &Db, stream: StreamKey, body: &str) -> Outcome {
    loop {
        let entries = db.stream(stream.kind, stream.id).await.unwrap();
        let last = entries.last();
        let next = entry(stream, last.map_or(0, |last| last.number), last.map(|last| &last.hash), body);
        match db.commit(only(vec![next])).await {
            Ok(outcome) => return outcome,
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

pub async fn assert_sound(db: &Db) {
    let verdict = db.verify(chain).await.unwrap();
    assert_eq!(verdict.wrong, None);
}

/// A shared count of steps.
#[derive(Clone, Default)]
pub struct Counter(Arc<AtomicU64>);

impl Counter {
    pub fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }

    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::SeqCst);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}
