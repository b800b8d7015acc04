//! At every step the writer is made to fail: nothing is ever half written, and the key tells what became of
//! it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use store::faults::{Fault, Faults};
use store::{Commit, CommitError, Db, Options, Outcome};
use tokio::task::JoinSet;

use crate::support::{Counter, append, assert_sound, first, id, key, only, opening, text, text_of, ticket};

/// A commit with something of everything, recognisable by its number.
fn full(number: u64) -> Commit {
    Commit {
        entries: vec![opening(number), first(ticket(10_000 + number), "linked")],
        guards: vec![],
        statements: vec![text(number, "Bonjour")],
        idempotency: Some(key(&number.to_string())),
    }
}

/// All of it or nothing of it, and as the key says.
async fn whole(db: &Db, number: u64) -> bool {
    let recorded = db.recorded(&key(&number.to_string())).await.unwrap();
    let found = [
        db.version("ticket", id(number)).await.unwrap() == 1,
        db.version("ticket", id(10_000 + number)).await.unwrap() == 1,
        text_of(db, number).await.is_some(),
    ];
    assert_eq!(found, [recorded.is_some(); 3]);
    recorded.is_some()
}

/// Faults that are armed for one step, counted from now.
#[derive(Clone, Default)]
struct Trap(Arc<Mutex<Option<(u64, Fault)>>>);

impl Trap {
    fn arm(&self, steps: u64, fault: Fault) {
        *self.0.lock().unwrap() = Some((steps, fault));
    }

    fn disarm(&self) -> bool {
        self.0.lock().unwrap().take().is_none()
    }

    fn faults(&self) -> Faults {
        let trap = self.clone();
        Faults::new(move |_| {
            let mut armed = trap.0.lock().unwrap();
            match *armed {
                Some((0, fault)) => {
                    *armed = None;
                    fault
                }
                Some((steps, fault)) => {
                    *armed = Some((steps - 1, fault));
                    Fault::None
                }
                None => Fault::None,
            }
        })
    }
}

on_both_engines! {
    /// Source: security §4 R5: "abort at the k-th store call, all k: invariants hold for all k".
    async fn whichever_step_fails_the_commit_is_whole_or_absent(fresh: Fresh) {
        let trap = Trap::default();
        let db = fresh.open_with(Options { faults: trap.faults(), ..Options::default() }).await;
        let mut number = 0;
        for fault in [Fault::Fail, Fault::Lose] {
            for step in 0.. {
                number += 1;
                trap.arm(step, fault);
                let outcome = db.commit(full(number)).await;
                let sprung = trap.disarm();
                let written = whole(&db, number).await;
                match &outcome {
                    Ok(_) => assert!(written),
                    Err(CommitError::Unknown) => {}
                    Err(_) => assert!(!written, "{fault:?} at {step}: {outcome:?}"),
                }
                let again = db.commit(full(number)).await.unwrap();
                assert_eq!(matches!(again, Outcome::Repeated { .. }), written);
                assert!(whole(&db, number).await);
                if !sprung {
                    break;
                }
            }
        }
        assert!(number > 20, "a commit has more steps than that: {number}");
        assert_eq!(db.position(), 2 * number);
        assert_sound(&db).await;
    }

    /// Source: architecture, store: "when COMMIT itself fails, every caller hears unknown".
    async fn a_failed_commit_is_unknown_to_all_and_the_keys_tell(fresh: Fresh) {
        for (fault, durable) in [(Fault::Fail, false), (Fault::Lose, true)] {
            let gate = Gate::default();
            let db = fresh.open_with(Options { faults: gate.faults("commit", fault), ..Options::default() }).await;
            let base = if durable { 100 } else { 0 };
            let outcomes = gate.together(&db, (base..base + 5).map(full)).await;
            let unknown = outcomes.iter().filter(|outcome| **outcome == Err(CommitError::Unknown)).count();
            assert!(unknown >= 4, "{outcomes:?}");
            for (number, outcome) in (base..).zip(&outcomes) {
                assert_eq!(whole(&db, number).await, durable || outcome.is_ok());
            }
            append(&db, ticket(900 + base), "the writer goes on").await;
            assert_sound(&db).await;
            db.close().await;
        }
    }

    /// Source: architecture, store: "a SAVEPOINT each".
    async fn one_bad_commit_does_not_hurt_its_group(fresh: Fresh) {
        let gate = Gate::default();
        let db = fresh.open_with(Options { faults: gate.faults("none", Fault::None), ..Options::default() }).await;
        append(&db, ticket(3), "taken").await;
        let twice = Commit { statements: vec![text(50, "one"), text(50, "two")], ..only(vec![first(ticket(50), "bad")]) };
        let commits = (0..8).map(|number| if number == 5 { twice.clone() } else { full(number) });
        let outcomes = gate.together(&db, commits).await;
        for (number, outcome) in (0..).zip(&outcomes) {
            match number {
                3 => assert_eq!(*outcome, Err(CommitError::Conflict { stream: ticket(3) })),
                5 => assert!(matches!(outcome, Err(CommitError::Duplicate { .. })), "{outcome:?}"),
                number => assert!(outcome.is_ok() && whole(&db, number).await),
            }
        }
        assert_eq!(db.version("ticket", id(50)).await.unwrap(), 0);
        assert_eq!(db.position(), 1 + 2 * 6);
        assert_sound(&db).await;
    }
}

/// Holds the writer at the beginning of its first group, so that the commits behind it become one group.
#[derive(Clone, Default)]
struct Gate {
    begun: Counter,
    sprung: Counter,
}

impl Gate {
    /// The fault strikes once, in the second group.
    fn faults(&self, at: &'static str, fault: Fault) -> Faults {
        let gate = self.clone();
        Faults::new(move |step| {
            if step == "begin" && gate.begun.next() == 0 {
                std::thread::sleep(Duration::from_millis(150));
            }
            let strikes = step == at && gate.begun.get() == 2 && gate.sprung.next() == 0;
            if strikes { fault } else { Fault::None }
        })
    }

    async fn together(
        &self,
        db: &Db,
        commits: impl Iterator<Item = Commit>,
    ) -> Vec<Result<Outcome, CommitError>> {
        let mut waiting = JoinSet::new();
        self.begun.set(0);
        self.sprung.set(0);
        let opener = tokio::spawn({
            let db = db.clone();
            async move { db.commit(Commit::default()).await }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        for (place, commit) in commits.enumerate() {
            let db = db.clone();
            waiting.spawn(async move { (place, db.commit(commit).await) });
        }
        opener.await.unwrap().unwrap();
        let mut outcomes = waiting.join_all().await;
        outcomes.sort_by_key(|(place, _)| *place);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    }
}
