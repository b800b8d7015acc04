//! Positions are dense and ordered, and who follows them misses nothing.

use store::{Commit, Outcome, Write, params, settings};
use tokio::task::JoinSet;

use crate::support::{append, assert_sound, entry, first, id, only, opening, ticket};

on_both_engines! {
    /// Source: architecture, Chains: "positions are dense, ordered and without gaps: that is what readers
    /// follow".
    async fn sixteen_writers_leave_no_gap(fresh: Fresh) {
        let db = fresh.open().await;
        let mut follower = db.follow(0);
        let reader = tokio::spawn(async move {
            let mut seen = Vec::new();
            while seen.len() < 16 * 20 {
                seen.extend(follower.next().await.unwrap());
            }
            seen
        });
        let mut writers = JoinSet::new();
        for writer in 0..16 {
            let db = db.clone();
            writers.spawn(async move {
                for turn in 0..20 {
                    // Half of them meet on four streams, half have their own.
                    let stream = if writer % 2 == 0 { turn % 4 } else { 100 + writer };
                    append(&db, ticket(stream), &format!("{writer} {turn}")).await;
                }
            });
        }
        writers.join_all().await;
        let seen = reader.await.unwrap();
        assert!(seen.iter().zip(1..).all(|(entry, position)| entry.position == position));
        assert_eq!(seen, db.after(0, 1_000).await.unwrap());
        assert_sound(&db).await;
    }

    async fn a_commit_hears_where_it_is(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        let opened = first(ticket(2), "opened");
        let noted = entry(ticket(2), 1, Some(&opened.hash), "noted");
        let outcome = db.commit(only(vec![opened, noted])).await.unwrap();
        assert_eq!(outcome, Outcome::Committed { first_position: 2, ticket_number: None });
        let bodies: Vec<Vec<u8>> = db.stream("ticket", id(2)).await.unwrap().into_iter().map(|entry| entry.body).collect();
        assert_eq!(bodies, [b"opened", b"noted\0".split_last().unwrap().1]);
        assert_eq!(db.version("ticket", id(2)).await.unwrap(), 2);
        assert_eq!(db.version("ticket", id(3)).await.unwrap(), 0);
    }

    async fn a_commit_without_entries_has_the_last_position(fresh: Fresh) {
        let db = fresh.open().await;
        append(&db, ticket(1), "opened").await;
        let write = Write::new(&settings::SET, params!["name", "Support"]);
        let outcome = db.commit(Commit { statements: vec![write], ..Commit::default() }).await.unwrap();
        assert_eq!(outcome.position(), 1);
    }

    /// Source: architecture, Chains: "a ticket's public number is the count of `opened` before it".
    async fn ticket_numbers_count_the_tickets_opened(fresh: Fresh) {
        let db = fresh.open().await;
        let mut openers = JoinSet::new();
        for number in 0..20 {
            let db = db.clone();
            openers.spawn(async move { db.commit(only(vec![opening(number)])).await.unwrap() });
        }
        let mut outcomes = openers.join_all().await;
        outcomes.sort_by_key(|outcome| outcome.position());
        let numbers: Vec<u64> = outcomes.iter().filter_map(|outcome| outcome.ticket_number()).collect();
        assert_eq!(numbers, (1_001..1_021).collect::<Vec<u64>>());
        db.commit(only(vec![opening(3)])).await.unwrap_err();
        assert_eq!(db.commit(only(vec![opening(20)])).await.unwrap().ticket_number(), Some(1_021));
    }

    async fn a_follower_starts_where_it_is_told(fresh: Fresh) {
        let db = fresh.open().await;
        for number in 0..5 {
            append(&db, ticket(number), "opened").await;
        }
        let mut follower = db.follow(3);
        let entries = follower.next().await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.position).collect::<Vec<u64>>(), [4, 5]);
        let waiting = tokio::spawn(async move { follower.next().await.unwrap() });
        append(&db, ticket(9), "opened").await;
        assert_eq!(waiting.await.unwrap()[0].position, 6);
    }
}
