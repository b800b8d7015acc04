//! What a decision has read must still be so when it is written.

use store::{Commit, CommitError, Guard, Write, params, settings};
use tokio::task::JoinSet;

use crate::support::{append, assert_sound, entry, first, only, text, text_of, ticket};

store::statements! {
    /// As a lease is taken: only by the one whose fencing number is still right.
    TAKE = "update settings set value = $2 where name = 'lease' and value = $1";
}

on_both_engines! {
    async fn a_number_that_is_taken_is_a_conflict(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        let late = Commit { statements: vec![text(1, "late")], ..only(vec![first(ticket(1), "opened")]) };
        assert_eq!(db.commit(late).await, Err(CommitError::Conflict { stream: ticket(1) }));
        assert!(text_of(&db, 1).await.is_none());
        let early = entry(ticket(1), 2, None, "skips a number");
        assert_eq!(db.commit(only(vec![early])).await, Err(CommitError::Conflict { stream: ticket(1) }));
        assert_eq!(db.position(), 1);
    }

    /// Source: architecture, Decide and evolve: "a revocation can't race with the act that it forbids".
    async fn a_guarded_stream_that_moved_is_a_conflict(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "qualified").await;
        let guard = |version| Guard { stream: ticket(1), version };
        let act = |number, version| Commit { guards: vec![guard(version)], ..only(vec![first(ticket(number), "acted")]) };
        db.commit(act(2, 1)).await.unwrap();
        append(&db, ticket(1), "revoked").await;
        assert_eq!(db.commit(act(3, 1)).await, Err(CommitError::Conflict { stream: ticket(1) }));
        let nobody = Guard { stream: ticket(99), version: 0 };
        db.commit(Commit { guards: vec![nobody], ..only(vec![first(ticket(4), "acted")]) }).await.unwrap();
    }

    async fn one_of_many_with_the_same_number_wins(fresh: Fresh) {
        let db = fresh.open().await;
        for round in 0..10 {
            let mut rivals = JoinSet::new();
            for rival in 0..16 {
                let db = db.clone();
                rivals.spawn(async move { db.commit(only(vec![first(ticket(round), &format!("{rival}"))])).await });
            }
            let won = rivals.join_all().await.into_iter().filter(Result::is_ok).count();
            assert_eq!(won, 1);
        }
        assert_eq!(db.position(), 10);
        assert_sound(&db).await;
    }

    /// A revocation and acts that it forbids, thrown at the store together: no act comes after the
    /// revocation.
    async fn acts_and_their_revocation_do_not_cross(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "qualified").await;
        let mut all = JoinSet::new();
        for number in 10..40 {
            let db = db.clone();
            all.spawn(async move {
                if number == 25 {
                    append(&db, ticket(1), "revoked").await;
                } else {
                    let guards = vec![Guard { stream: ticket(1), version: 1 }];
                    let _ = db.commit(Commit { guards, ..only(vec![first(ticket(number), "acted")]) }).await;
                }
            });
        }
        all.join_all().await;
        let entries = db.after(0, 100).await.unwrap();
        assert_eq!(entries.last().unwrap().body, b"revoked");
    }

    async fn a_write_that_must_touch_a_row_undoes_all_when_it_misses(fresh: Fresh) {
        let db = fresh.open().await;
        let lease = Write::new(&settings::SET, params!["lease", "1"]);
        db.commit(Commit { statements: vec![lease], ..Commit::default() }).await.unwrap();
        let take = |number| Commit {
            statements: vec![text(number, "taken"), Write::new(&TAKE, params!["1", "2"]).must_touch(1)],
            ..only(vec![first(ticket(number), "taken")])
        };
        db.commit(take(1)).await.unwrap();
        assert!(matches!(db.commit(take(2)).await, Err(CommitError::Missed { .. })));
        assert!(text_of(&db, 2).await.is_none());
        assert_eq!(db.position(), 1);
        append(&db, ticket(2), "others go on").await;
    }
}
