//! The same request twice is done once.

use store::{Commit, CommitError, Key, Outcome, Write, idempotency, params};
use tokio::task::JoinSet;

use crate::support::{append, assert_sound, id, key, only, opening, ticket};

fn open_ticket(number: u64, key: Key) -> Commit {
    Commit { idempotency: Some(key), ..only(vec![opening(number)]) }
}

on_both_engines! {
    /// Source: architecture, Idempotency: "a twin in the same group answers only after the commit".
    async fn twins_at_the_same_time_are_done_once(fresh: Fresh) {
        let db = fresh.open().await;
        let mut twins = JoinSet::new();
        for _ in 0..16 {
            let db = db.clone();
            twins.spawn(async move { db.commit(open_ticket(1, key("a"))).await.unwrap() });
        }
        let outcomes = twins.join_all().await;
        assert!(outcomes.iter().all(|outcome| (outcome.position(), outcome.ticket_number()) == (1, Some(1_001))));
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Committed { .. })).count(), 1);
        assert_eq!(db.position(), 1);
        assert_sound(&db).await;
    }

    async fn a_repeated_request_hears_what_it_got_then(fresh: Fresh) {
        let db = fresh.open().await;
        db.commit(open_ticket(1, key("a"))).await.unwrap();
        append(&db, ticket(1), "the stream moves on").await;
        let again = db.commit(open_ticket(1, key("a"))).await.unwrap();
        assert_eq!(again, Outcome::Repeated { position: 1, ticket_number: Some(1_001) });
    }

    async fn another_body_under_the_same_key_is_refused(fresh: Fresh) {
        let db = fresh.open().await;
        let other = || Key { body_hash: [2; 32], ..key("a") };
        let (one, two) = tokio::join!(db.commit(open_ticket(1, key("a"))), db.commit(open_ticket(2, other())));
        assert_eq!((one.is_ok(), two), (true, Err(CommitError::KeyReused)));
        assert_eq!(db.commit(open_ticket(3, other())).await, Err(CommitError::KeyReused));
    }

    async fn keys_of_different_people_never_meet(fresh: Fresh) {
        let db = fresh.open().await;
        db.commit(open_ticket(1, key("a"))).await.unwrap();
        let other = db.commit(open_ticket(2, Key { who: id(8), ..key("a") })).await.unwrap();
        assert_eq!(other, Outcome::Committed { first_position: 2, ticket_number: Some(1_002) });
    }

    async fn a_key_tells_what_became_of_it(fresh: Fresh) {
        let db = fresh.open().await;
        assert_eq!(db.recorded(&key("a")).await.unwrap(), None);
        db.commit(open_ticket(1, key("a"))).await.unwrap();
        let recorded = db.recorded(&key("a")).await.unwrap().unwrap();
        assert_eq!((recorded.position, recorded.ticket_number, recorded.body_hash), (1, Some(1_001), [1; 32]));
    }

    async fn a_refused_request_leaves_its_key_free(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        db.commit(open_ticket(1, key("a"))).await.unwrap_err();
        assert_eq!(db.recorded(&key("a")).await.unwrap(), None);
        db.commit(open_ticket(2, key("a"))).await.unwrap();
    }

    async fn old_keys_can_be_forgotten(fresh: Fresh) {
        let db = fresh.open().await;
        db.commit(open_ticket(1, key("old"))).await.unwrap();
        db.commit(open_ticket(2, Key { recorded_at: 2_000, ..key("new") })).await.unwrap();
        let forget = Write::new(&idempotency::FORGET_BEFORE, params![2_000]);
        db.commit(Commit { statements: vec![forget], ..Commit::default() }).await.unwrap();
        assert_eq!(db.recorded(&key("old")).await.unwrap(), None);
        assert!(db.recorded(&key("new")).await.unwrap().is_some());
    }
}
