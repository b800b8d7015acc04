//! Several nodes on one database, or several processes on one file.

use std::time::Duration;

use store::{Commit, CommitError, Guard, Location, Options};
use tokio::task::JoinSet;

use crate::support::{append, assert_sound, entry, first, id, key, on_postgres, only, session, ticket};

on_both_engines! {
    async fn two_writers_interleave_without_gaps(fresh: Fresh) {
        let (one, two) = (fresh.open().await, fresh.open().await);
        let mut followers = JoinSet::new();
        for db in [&one, &two] {
            let mut follower = db.follow(0);
            followers.spawn(async move {
                let mut seen = Vec::new();
                while seen.len() < 2 * 4 * 20 {
                    seen.extend(follower.next().await.unwrap());
                }
                seen
            });
        }
        let mut writers = JoinSet::new();
        for (node, db) in [&one, &two].into_iter().enumerate() {
            for writer in 0..4 {
                let db = db.clone();
                writers.spawn(async move {
                    for turn in 0..20 {
                        append(&db, ticket(writer), &format!("{node} {turn}")).await;
                    }
                });
            }
        }
        writers.join_all().await;
        for seen in followers.join_all().await {
            assert!(seen.iter().zip(1..).all(|(entry, position)| entry.position == position));
        }
        assert_sound(&one).await;
    }

    /// The other node moves the stream between our load and our commit.
    async fn a_guard_sees_what_the_other_node_wrote(fresh: Fresh) {
        let (one, two) = (fresh.open().await, fresh.open().await);
        append(&one, ticket(1), "qualified").await;
        let version = one.version("ticket", id(1)).await.unwrap();
        append(&two, ticket(1), "revoked").await;
        let guards = vec![Guard { stream: ticket(1), version }];
        let acted = one.commit(Commit { guards, ..only(vec![first(ticket(2), "acted")]) }).await;
        assert_eq!(acted, Err(CommitError::Conflict { stream: ticket(1) }));
    }

    async fn twins_on_two_nodes_are_done_once(fresh: Fresh) {
        let (one, two) = (fresh.open().await, fresh.open().await);
        for number in 0..10 {
            let commit = || Commit { idempotency: Some(key(&number.to_string())), ..only(vec![first(ticket(number), "opened")]) };
            let (left, right) = tokio::join!(one.commit(commit()), two.commit(commit()));
            assert_eq!(left.unwrap().position(), right.unwrap().position());
        }
        assert_eq!(one.after(0, 100).await.unwrap().len(), 10);
    }
}

/// The other session holds the house while our commit is on its way: what it writes is seen when we get the
/// lock.
#[test]
fn a_commit_that_waited_for_the_lock_judges_what_it_finds_then() {
    on_postgres(|fresh| async move {
        let db = fresh.open().await;
        append(&db, ticket(1), "qualified").await;
        let Location::Postgres(url) = &fresh.location else { unreachable!() };
        let other = session(url).await;
        other
            .batch_execute("begin; select position from house for update; update streams set version = 2")
            .await
            .unwrap();
        let ours = tokio::spawn({
            let db = db.clone();
            async move {
                let head = db.stream("ticket", id(1)).await.unwrap()[0].hash;
                db.commit(only(vec![entry(ticket(1), 1, Some(&head), "acted")])).await
            }
        });
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!ours.is_finished());
        other.batch_execute("commit").await.unwrap();
        assert_eq!(ours.await.unwrap(), Err(CommitError::Conflict { stream: ticket(1) }));
    });
}

/// Source: security §4 R4: backends are killed under load; nothing acknowledged is lost, and every outcome
/// can be learnt.
#[test]
fn killed_connections_lose_nothing() {
    on_postgres(|fresh| async move {
        let db = fresh.open_with(Options { readers: 2, ..Options::default() }).await;
        let Location::Postgres(url) = &fresh.location else { unreachable!() };
        let killer = session(url).await;
        let mut writers = JoinSet::new();
        for writer in 0..8_u64 {
            let db = db.clone();
            writers.spawn(async move {
                for turn in 0..40 {
                    let number = writer * 1_000 + turn;
                    let commit = || Commit {
                        idempotency: Some(key(&number.to_string())),
                        ..only(vec![first(ticket(number), "opened")])
                    };
                    let mut position = None;
                    while position.is_none() {
                        match db.commit(commit()).await {
                            Ok(outcome) => position = Some(outcome.position()),
                            Err(CommitError::Unknown | CommitError::Unavailable(_)) => {}
                            Err(error) => panic!("{error}"),
                        }
                    }
                    let recorded = loop {
                        if let Ok(recorded) = db.recorded(&key(&number.to_string())).await {
                            break recorded;
                        }
                    };
                    assert_eq!(recorded.map(|recorded| recorded.position), position);
                }
            });
        }
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                       where application_name = 'guichet' and datname = current_database()";
            killer.query_one(sql, &[]).await.unwrap();
        }
        writers.join_all().await;
        assert_eq!(db.after(0, 1_000).await.unwrap().len(), 8 * 40);
        assert_sound(&db).await;
    });
}
