//! What people wrote can be erased; the journal stays what it was.

use store::{Commit, Location, Write, params, texts, values};

use crate::support::{append, assert_sound, first, id, on_sqlite, only, text, text_of, ticket};

on_both_engines! {
    /// Source: architecture, No personal text in an entry: "erasing a person never touches a chain".
    async fn erasing_leaves_the_chain_whole(fresh: Fresh) {
        let db = fresh.open().await;
        let commit = Commit { statements: vec![text(1, "Bonjour"), text(2, "Au revoir")], ..only(vec![first(ticket(1), "said")]) };
        db.commit(commit).await.unwrap();
        let erase = Write::new(&texts::ERASE, params![id(1), 5_000]).must_touch(1);
        db.commit(Commit { statements: vec![erase], ..Commit::default() }).await.unwrap();
        let row = text_of(&db, 1).await.unwrap();
        assert_eq!(row.values(), values![id(7), None::<i64>, None::<i64>, 5_000]);
        assert_eq!(text_of(&db, 2).await.unwrap().get::<&str>(2).unwrap(), "Au revoir");
        append(&db, ticket(1), "erased").await;
        assert_sound(&db).await;
    }

    async fn all_of_an_author_goes_at_once(fresh: Fresh) {
        let db = fresh.open().await;
        db.commit(Commit { statements: vec![text(1, "one"), text(2, "two")], ..Commit::default() }).await.unwrap();
        let erase = Write::new(&texts::ERASE_OF_AUTHOR, params![id(7), 5_000]).must_touch(2);
        db.commit(Commit { statements: vec![erase], ..Commit::default() }).await.unwrap();
        assert_eq!(text_of(&db, 2).await.unwrap().get::<Option<&str>>(2).unwrap(), None);
    }
}

/// Source: security §3.4: "scan of raw database, WAL: 0 hits".
#[test]
fn after_scrubbing_no_file_holds_what_was_erased() {
    on_sqlite(|fresh| async move {
        let db = fresh.open().await;
        let canary = "canary ".repeat(2_000);
        db.commit(Commit { statements: vec![text(1, &canary), text(2, "Bonjour")], ..Commit::default() })
            .await
            .unwrap();
        let Location::SqliteFile(path) = &fresh.location else { unreachable!() };
        let hits = || {
            let files = ["", "-wal"].map(|end| format!("{}{end}", path.display()));
            let found = |file: &String| {
                std::fs::read(file).unwrap().windows(7).filter(|bytes| bytes == b"canary ").count()
            };
            files.iter().map(found).sum::<usize>()
        };
        assert!(hits() > 1_900, "all but those on the edge of a page: {}", hits());
        let erase = Write::new(&texts::ERASE, params![id(1), 5_000]);
        db.commit(Commit { statements: vec![erase], ..Commit::default() }).await.unwrap();
        db.scrub().await.unwrap();
        assert_eq!(hits(), 0);
        append(&db, ticket(1), "the writer goes on").await;
    });
}
