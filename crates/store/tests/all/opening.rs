//! Opening, closing, opening again.

use store::{
    Commit, CommitError, Db, Engine, Location, OpenError, Options, ReadError, Write, params, settings, values,
};
use tokio::task::JoinSet;

use crate::support::{append, assert_sound, id, on_postgres, ticket};

on_both_engines! {
    async fn what_was_written_is_there_after_opening_again(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        db.close().await;
        let db = fresh.open().await;
        assert_eq!(db.position(), 1);
        assert_eq!(append(&db, ticket(1), "noted").await.position(), 2);
        assert_sound(&db).await;
    }

    /// Source: security §0 row 10: "the server refuses to claim it otherwise".
    async fn nothing_is_promised_without_a_standby(fresh: Fresh) {
        assert!(!fresh.open().await.has_standby().await.unwrap());
    }

    /// Source: stack §1.3: "a node refuses to start on a schema newer than it knows".
    async fn a_newer_schema_is_refused(fresh: Fresh) {
        fresh.open().await.close().await;
        let hash = if fresh.is_postgres() { "'\\x00'::bytea" } else { "x'00'" };
        fresh.behind_the_back(&format!("insert into migrations (number, name, hash) values (9999, 'later', {hash})")).await;
        let refused = Db::open(fresh.location.clone()).await.err().unwrap();
        assert!(matches!(refused, OpenError::Newer { found: 9_999, .. }), "{refused}");
    }

    async fn closing_writes_what_waits_and_refuses_what_comes_later(fresh: Fresh) {
        let db = fresh.open_with(Options { group: 2, ..Options::default() }).await;
        let mut waiting = JoinSet::new();
        for number in 0..50 {
            let db = db.clone();
            waiting.spawn(async move { append(&db, ticket(number), "opened").await });
        }
        waiting.join_all().await;
        let write = || Commit { statements: vec![Write::new(&settings::SET, params!["a", "b"])], ..Commit::default() };
        // Polled in this order, so that the commit is in the queue when the close comes.
        let (last, ()) = tokio::join!(db.commit(write()), db.close());
        last.unwrap();
        assert!(matches!(db.commit(write()).await, Err(CommitError::Unavailable(_))));
        assert!(matches!(db.query(&settings::GET, &values!["a"]).await, Err(ReadError::Unavailable(_))));
        let db = fresh.open().await;
        assert_eq!(db.position(), 50);
        assert_eq!(db.query(&settings::GET, &values!["a"]).await.unwrap().len(), 1);
    }
}

/// Two nodes that start together on an empty database make one schema.
#[test]
fn two_nodes_migrate_once() {
    on_postgres(|_| async {
        let location = Location::Postgres(testkit::cluster().unwrap().database());
        let (one, two) = tokio::join!(Db::open(location.clone()), Db::open(location.clone()));
        append(&one.unwrap(), ticket(1), "opened").await;
        append(&two.unwrap(), ticket(1), "noted").await;
    });
}

#[tokio::test]
async fn a_database_in_memory_is_shared_by_its_name() {
    let location = || Location::SqliteMemory("shared".to_owned());
    let one = Db::open(location()).await.unwrap();
    append(&one, ticket(1), "opened").await;
    let two = Db::open(location()).await.unwrap();
    assert_eq!(two.version("ticket", id(1)).await.unwrap(), 1);
    assert_eq!(two.engine(), Engine::Sqlite);
}

/// There is no WAL in memory, so that readers and the writer wait for one another; none may be turned away.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_in_memory_bears_many_at_once() {
    let db = Db::open(Location::SqliteMemory("many".to_owned())).await.unwrap();
    let mut writers = JoinSet::new();
    for writer in 0..8 {
        let db = db.clone();
        writers.spawn(async move {
            for turn in 0..20 {
                append(&db, ticket(writer % 4), &format!("{turn}")).await;
            }
        });
    }
    writers.join_all().await;
    assert_eq!(db.position(), 160);
    assert_sound(&db).await;
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_an_error() {
    let refused = Db::open(Location::SqliteFile("/nowhere/desk.sqlite3".into())).await.err().unwrap();
    assert!(matches!(refused, OpenError::Engine(_)));
    let refused =
        Db::open(Location::Postgres("postgres://nobody@/none?host=/nowhere".to_owned())).await.err().unwrap();
    assert!(matches!(refused, OpenError::Engine(_)));
}
