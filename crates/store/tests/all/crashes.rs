//! The process dies: at every step of a commit, and at any moment under load. What was acknowledged is there
//! afterwards.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use store::faults::{Fault, Faults};
use store::{Commit, Db, Location, Options, values};

use crate::support::{Counter, Fresh, assert_sound, entry, id, key, run, text, ticket};

store::statements! {
    /// How much there is of each.
    COUNTS = "select (select count(*) from entries), (select count(*) from texts), (select count(*) from idempotency)";
}

const WRITERS: u64 = 16;

on_both_engines! {
    /// Source: security §4 R5, with the whole process as the victim.
    async fn killed_at_every_step(fresh: Fresh) {
        let mut acknowledged = BTreeMap::new();
        for step in 1..24 {
            acknowledged.extend(heard_from(victim(&fresh, Some(step)), None));
            examine(&fresh, &acknowledged).await;
        }
    }

    /// Source: security §4 R1: "kill -9 under load: 0 lost, 0 duplicated".
    async fn killed_at_any_moment(fresh: Fresh) {
        let mut acknowledged = BTreeMap::new();
        for milliseconds in [15, 33, 58, 91, 120, 170] {
            let heard = heard_from(victim(&fresh, None), Some(Duration::from_millis(milliseconds)));
            assert!(!heard.is_empty());
            acknowledged.extend(heard);
            examine(&fresh, &acknowledged).await;
        }
    }
}

/// This test binary again, as a desk under load.
fn victim(fresh: &Fresh, abort_at: Option<u64>) -> Child {
    let address = match &fresh.location {
        Location::Postgres(url) => url.clone(),
        Location::SqliteFile(path) => path.to_str().unwrap().to_owned(),
        Location::SqliteMemory(_) => unreachable!("the suite runs on files"),
    };
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "crashes::the_victim", "--nocapture"]).env("GUICHET_VICTIM_OF", address);
    if let Some(step) = abort_at {
        command.env("GUICHET_ABORT_AT", step.to_string());
    }
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Its acknowledgements, key and position, until it dies of itself or, some time after the first, by our
/// hand.
fn heard_from(mut victim: Child, patience: Option<Duration>) -> BTreeMap<String, u64> {
    let mut heard = BTreeMap::new();
    let mut since = None;
    let said = BufReader::new(victim.stdout.take().unwrap());
    for line in said.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8(line).unwrap();
        let mut words = line.split(' ');
        // The last line may be cut short: then it wasn't heard.
        if let (Some("acknowledged"), Some(key), Some(position), Some(".")) =
            (words.next(), words.next(), words.next(), words.next())
        {
            heard.insert(key.to_owned(), position.parse().unwrap());
        }
        let begun = *since.get_or_insert_with(Instant::now);
        if patience.is_some_and(|patience| begun.elapsed() >= patience) {
            victim.kill().unwrap();
        }
    }
    victim.wait().unwrap();
    heard
}

async fn examine(fresh: &Fresh, acknowledged: &BTreeMap<String, u64>) {
    let db = fresh.open().await;
    assert_sound(&db).await;
    let counts = db.query(&COUNTS, &values![]).await.unwrap();
    let [entries, texts, keys] = [0, 1, 2].map(|column| counts[0].get::<u64>(column).unwrap());
    assert_eq!((entries, texts), (2 * keys, keys), "something is half written");
    assert!(keys >= acknowledged.len() as u64);
    for (name, position) in acknowledged {
        let recorded = db.recorded(&key(name)).await.unwrap();
        assert_eq!(recorded.map(|recorded| recorded.position), Some(*position), "{name}");
    }
    db.close().await;
}

/// Not a test by itself: what `victim` runs.
#[test]
fn the_victim() {
    let Ok(address) = std::env::var("GUICHET_VICTIM_OF") else { return };
    run(async {
        let steps = Counter::default();
        let faults = std::env::var("GUICHET_ABORT_AT").ok().map(|at| {
            let at: u64 = at.parse().unwrap();
            Faults::new(move |_| if steps.next() == at { Fault::Abort } else { Fault::None })
        });
        let options = Options { faults: faults.unwrap_or_default(), ..Options::default() };
        let db = Db::open_with(address.parse().unwrap(), options).await.unwrap();
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..WRITERS {
            writers.spawn(write_for_ever(db.clone(), writer));
        }
        writers.join_all().await;
    });
}

/// Each writer has two streams, and says what was acknowledged as soon as it is.
async fn write_for_ever(db: Db, writer: u64) {
    let streams = [ticket(writer), ticket(1_000 + writer)];
    let stored = db.stream("ticket", id(writer)).await.unwrap();
    let linked = db.stream("ticket", id(1_000 + writer)).await.unwrap();
    let mut heads = [stored.last().map(|last| last.hash), linked.last().map(|last| last.hash)];
    for version in stored.len() as u64.. {
        let name = format!("{writer}-{version}");
        let entries = vec![
            entry(streams[0], version, heads[0].as_ref(), "said"),
            entry(streams[1], version, heads[1].as_ref(), "linked"),
        ];
        heads = [Some(entries[0].hash), Some(entries[1].hash)];
        let statements = vec![text(writer * 1_000_000 + version, "Bonjour")];
        let commit = Commit { entries, statements, idempotency: Some(key(&name)), guards: vec![] };
        let outcome = db.commit(commit).await.unwrap();
        let line = format!("acknowledged {name} {} .\n", outcome.position());
        std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
    }
}
