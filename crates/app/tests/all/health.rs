//! How the machine is, as the desk tells it.

use app::{Failure, Standing, Task, Vital};
use desk::Refusal;
use rusqlite::Connection;
use store::Location;

use crate::world::{AGREEMENT, World};

async fn vital(w: &World, word: &str) -> (Vital, Standing) {
    let mona = w.visitor(w.mona).await;
    let all = w.app.health(&mona).await.expect("measured");
    all.into_iter().find(|(vital, _)| vital.word() == word).expect("its line")
}

/// Source: security, journal: a change behind the desk's back is found, and told to whoever watches over the machine: by the
/// daily task, or when one of them asks.
#[tokio::test]
async fn sec_f06_health_tells_of_a_journal_that_was_changed() {
    let folder = testkit::Folder::new();
    let file = folder.path().join("desk.sqlite3");
    let w = World::on(Location::SqliteFile(file.clone()), AGREEMENT).await;
    w.report(w.nora, "Blank page").await;
    assert_eq!(vital(&w, "journal").await.1, Standing::Unknown, "nobody looked yet");

    let (mona, nora) = (w.visitor(w.mona).await, w.visitor(w.nora).await);
    let refused = w.app.have_journal_verified(&nora).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    let found = w.app.have_journal_verified(&mona).await.expect("a walk").expect("a short one");
    assert_eq!((found.entries, found.wrong), (w.app.position(), None));
    assert_eq!(vital(&w, "journal").await.1, Standing::Good);

    // Whoever has the file can drop the triggers that stand before it.
    let behind = Connection::open(&file).expect("the file");
    let triggers = "select name from sqlite_master where type = 'trigger' and tbl_name = 'entries'";
    let names: Vec<String> = {
        let mut asked = behind.prepare(triggers).expect("a question");
        let names = asked.query_map([], |row| row.get(0)).expect("answers");
        names.collect::<Result<_, _>>().expect("names")
    };
    assert!(!names.is_empty(), "the journal has its guards");
    for name in names {
        behind.execute_batch(&format!("drop trigger {name}")).expect("dropped");
    }
    let changed = behind.execute("update entries set at = at + 1 where position = 3", []).expect("changed");
    assert_eq!(changed, 1);
    let found = w.app.have_journal_verified(&mona).await.expect("a walk").expect("a short one");
    assert_eq!(found.wrong.map(|wrong| wrong.position), Some(3));
    let (line, standing) = vital(&w, "journal").await;
    assert_eq!(standing, Standing::Act);
    let Vital::Journal { verified: Some(last), .. } = line else { unreachable!("{line:?}") };
    assert_eq!((last.found.entries, last.at), (2, w.app.wall()));
}

/// Source: administration, health: every task that the desk does by itself tells how its last turn went.
#[tokio::test]
async fn every_task_tells_of_its_last_turn() {
    let w = World::new("tasks").await;
    for task in Task::ALL {
        assert_eq!(vital(&w, task.word()).await.1, Standing::Unknown, "{task:?} hasn't run");
    }
    w.app.run();
    for task in Task::ALL {
        // Each has its first turn within a second; the loop ends with the test's patience, not with time.
        while vital(&w, task.word()).await.1 == Standing::Unknown {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(vital(&w, task.word()).await.1, Standing::Good, "{task:?}");
    }
    assert_eq!(vital(&w, "journal").await.1, Standing::Good);
}

/// Source: administration, health: a database's size is told, whichever it is.
#[tokio::test]
async fn either_database_tells_its_size() {
    let Some(cluster) = testkit::cluster() else { return };
    let w = World::on(Location::Postgres(cluster.database()), AGREEMENT).await;
    let (line, _) = vital(&w, "database").await;
    assert!(matches!(line, Vital::Database { is_server: true, bytes: Some(1..) }), "{line:?}");
}
