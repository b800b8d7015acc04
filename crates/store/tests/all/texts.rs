//! What people wrote can be erased; the journal stays what it was.

use store::{Commit, Write, params, texts, values};

use crate::support::{append, assert_sound, first, id, only, text, text_of, ticket};

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
