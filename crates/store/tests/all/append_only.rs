//! The journal is appended to and never changed, whoever asks.

use store::{Commit, CommitError, Write, params};

use crate::support::{append, assert_sound, ticket};

store::statements! {
    /// Not in the registry: this is what must not work.
    CHANGE = "update entries set body = $1";
    /// Nor this.
    DELETE = "delete from entries where position = $1";
}

on_both_engines! {
    async fn sec_f06_neither_update_nor_delete_works(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        for write in [Write::new(&CHANGE, params![b"forged".to_vec()]), Write::new(&DELETE, params![1])] {
            let refused = db.commit(Commit { statements: vec![write], ..Commit::default() }).await.unwrap_err();
            let CommitError::Failed { reason, .. } = refused else { panic!("{refused}") };
            assert!(reason.contains("append-only"), "{reason}");
        }
        assert_eq!(db.stream("ticket", crate::support::id(1)).await.unwrap()[0].body, b"opened");
        assert_sound(&db).await;
    }
}

/// SQLite's `replace` deletes without a trigger unless recursive triggers are on.
#[test]
fn replacing_is_deleting() {
    store::statements! {
        REPLACE = "insert or replace into entries (position, stream_kind, stream_id, number, at, recorded_at, body, hash, head)
                   select position, stream_kind, stream_id, number, at, recorded_at, x'00', hash, head from entries";
    }
    assert_eq!(ALL.len(), 1);
    crate::support::on_sqlite(|fresh| async move {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        let replace = Write::new(&REPLACE, vec![]);
        assert!(matches!(
            db.commit(Commit { statements: vec![replace], ..Commit::default() }).await,
            Err(CommitError::Failed { .. })
        ));
    });
}
