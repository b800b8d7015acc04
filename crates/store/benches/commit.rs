//! How many commits and lists a second, bare, on both engines: `cargo bench -p store --bench commit`.
//!
//! A commit is what opening a ticket costs: one entry, one text, one setting, one key. A list is fifty
//! entries. The desk above adds its own work; this is the ceiling.
#![allow(clippy::print_stdout, reason = "figures are what it is for")]
#![allow(clippy::unwrap_used, reason = "a measurement that can't go on stops")]

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use store::{Commit, Db, Key, Location, NewEntry, StreamKey, Write, params, settings, texts};
use tokio::task::JoinSet;

const FOR: Duration = Duration::from_secs(3);

fn main() {
    // `cargo test --benches` asks for a smoke test, not for figures.
    let turn =
        if std::env::args().any(|argument| argument == "--bench") { FOR } else { Duration::from_millis(50) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measure_both(turn));
}

async fn measure_both(turn: Duration) {
    let folder = testkit::Folder::new();
    let file = Location::SqliteFile(folder.path().join("desk.sqlite3"));
    measure("sqlite", &Db::open(file).await.unwrap(), turn).await;
    if let Some(cluster) = testkit::Cluster::durable() {
        let db = Db::open(Location::Postgres(cluster.database())).await.unwrap();
        measure("postgres", &db, turn).await;
        db.close().await;
    }
}

async fn measure(engine: &str, db: &Db, turn: Duration) {
    for clients in [1, 16, 64] {
        let turns = together(db, clients, turn, |db, number| async move { open(&db, number).await }).await;
        report(&format!("{engine}: commits, {clients} clients"), turns, turn);
    }
    for clients in [1, 16] {
        let turns = together(db, clients, turn, |db, _| async move { list(&db).await }).await;
        report(&format!("{engine}: lists of 50, {clients} clients"), turns, turn);
    }
}

/// Each client does one thing after another, until the time is over; how long each took.
async fn together<F>(db: &Db, clients: u64, turn: Duration, act: fn(Db, u128) -> F) -> Measured
where
    F: Future<Output = ()> + Send + 'static,
{
    static NUMBERS: AtomicU64 = AtomicU64::new(0);
    let (until, before) = (Instant::now() + turn, processor_time());
    let mut all = JoinSet::new();
    for _ in 0..clients {
        let db = db.clone();
        all.spawn(async move {
            let mut turns = Vec::new();
            while Instant::now() < until {
                let begun = Instant::now();
                act(db.clone(), spread(NUMBERS.fetch_add(1, Ordering::Relaxed))).await;
                turns.push(begun.elapsed());
            }
            turns
        });
    }
    let mut turns = all.join_all().await.concat();
    turns.sort_unstable();
    Measured { turns, processor: processor_time() - before }
}

/// How long each act took, and what all cost this process: a figure that busy neighbours don't spoil.
struct Measured {
    turns: Vec<Duration>,
    processor: Duration,
}

/// User and system time of this process; zero where there is no `/proc`.
fn processor_time() -> Duration {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let ticks: u64 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Ids are random in life, which is harder on an index than counting.
fn spread(number: u64) -> u128 {
    u128::from(number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

async fn open(db: &Db, number: u128) {
    let id = number.to_be_bytes();
    let stream = StreamKey { kind: "ticket", id };
    let body = vec![b'x'; 300];
    let entry =
        NewEntry { stream, number: 1, at: 1, recorded_at: 1, body, hash: [7; 32], opens_ticket: true };
    let text =
        Write::new(&texts::ADD, params![id, [1_u8; 16], [2_u8; 16], "The application can't be used at all."]);
    let row = Write::new(&settings::SET, params![format!("{number:x}"), "open"]);
    let key = Key { who: [1; 16], key: format!("{number:x}"), body_hash: [3; 32], recorded_at: 1 };
    let commit =
        Commit { entries: vec![entry], guards: vec![], statements: vec![text, row], idempotency: Some(key) };
    db.commit(commit).await.unwrap();
}

async fn list(db: &Db) {
    assert!(!db.after(20, 50).await.unwrap().is_empty());
}

fn report(what: &str, Measured { turns, processor }: Measured, turn: Duration) {
    let rate = turns.len() as f64 / turn.as_secs_f64();
    let each = processor.as_secs_f64() * 1e6 / turns.len() as f64;
    let [half, most] = [50, 99].map(|percent| turns[(turns.len() - 1) * percent / 100]);
    println!("{what:34} {rate:8.0}/s   p50 {half:9.1?}   p99 {most:9.1?}   processor {each:6.1} µs each");
}
