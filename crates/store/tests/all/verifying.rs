//! A journal that was tampered with is found, and the place is named.

use store::{Db, Wrong};

use crate::support::{Fresh, append, assert_sound, chain, ticket};

/// Takes the guards off, as someone with the database's password can.
async fn disarm(fresh: &Fresh) {
    let sql = if fresh.is_postgres() {
        "alter table entries disable trigger all"
    } else {
        "drop trigger entries_are_never_changed; drop trigger entries_are_never_deleted"
    };
    fresh.behind_the_back(sql).await;
}

async fn three_entries(fresh: &Fresh) -> Db {
    let db = fresh.open().await;
    for (number, body) in [(1, "opened"), (2, "opened too"), (1, "acknowledged")] {
        append(&db, ticket(number), body).await;
    }
    assert_sound(&db).await;
    disarm(fresh).await;
    db
}

async fn wrong(db: &Db) -> Option<u64> {
    db.verify(chain).await.unwrap().wrong.map(|wrong| wrong.position)
}

/// A byte literal.
fn bytes(fresh: &Fresh, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if fresh.is_postgres() { format!("'\\x{hex}'::bytea") } else { format!("x'{hex}'") }
}

on_both_engines! {
    /// Source: security, journal: "flip … 100 % found, right position named".
    async fn any_flipped_byte_is_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        let entry = db.after(1, 1).await.unwrap().remove(0);
        for (column, whole) in [("body", &entry.body[..]), ("hash", &entry.hash), ("head", &entry.head), ("stream_id", &entry.id)] {
            for place in 0..whole.len() {
                let mut forged = whole.to_vec();
                forged[place] ^= 0x10;
                let set = |value: &[u8]| format!("update entries set {column} = {} where position = 2", bytes(&fresh, value));
                fresh.behind_the_back(&set(&forged)).await;
                assert_eq!(wrong(&db).await, Some(2), "{column} {place}");
                fresh.behind_the_back(&set(whole)).await;
            }
        }
        for column in ["at", "recorded_at", "number"] {
            fresh.behind_the_back(&format!("update entries set {column} = {column} + 1 where position = 2")).await;
            assert_eq!(wrong(&db).await, Some(2), "{column}");
            fresh.behind_the_back(&format!("update entries set {column} = {column} - 1 where position = 2")).await;
        }
        assert_sound(&db).await;
    }

    async fn a_missing_entry_is_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        fresh.behind_the_back("delete from entries where position = 2").await;
        assert_eq!(wrong(&db).await, Some(2));
    }

    async fn a_cut_tail_is_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        fresh.behind_the_back("delete from entries where position = 3").await;
        assert_eq!(wrong(&db).await, Some(3));
    }

    async fn swapped_entries_are_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        for (from, to) in [(1, 99), (2, 1), (99, 2)] {
            fresh.behind_the_back(&format!("update entries set position = {to} where position = {from}")).await;
        }
        assert_eq!(wrong(&db).await, Some(1));
    }

    async fn a_house_that_disagrees_is_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        fresh.behind_the_back(&format!("update house set head = {}", bytes(&fresh, &[7; 32]))).await;
        assert_eq!(wrong(&db).await, Some(4));
    }

    async fn a_stream_that_disagrees_is_found(fresh: Fresh) {
        let db = three_entries(&fresh).await;
        fresh.behind_the_back("update streams set version = 1").await;
        let verdict = db.verify(chain).await.unwrap();
        let reason = "a stream's version isn't the last of its entries";
        assert_eq!(verdict.wrong.map(|wrong: Wrong| wrong.reason), Some(reason));
        fresh.behind_the_back("delete from streams").await;
        let verdict = db.verify(chain).await.unwrap();
        assert_eq!(verdict.wrong.map(|wrong| wrong.reason), Some("a stream has entries and no version"));
    }

    async fn an_empty_journal_is_sound(fresh: Fresh) {
        let db = fresh.open().await;
        let verdict = db.verify(chain).await.unwrap();
        assert_eq!((verdict.entries, verdict.head, verdict.wrong), (0, store::genesis(), None));
    }
}
