//! Random walks over the whole desk: whatever anybody does, in whatever order, what docs/DESIGN.md says under "What always
//! holds?" holds after each step.
//!
//! A house in memory ([`house`]) with the people of six organisations, their links, tickets at both levels, problems,
//! works, rosters, versions. Anybody tries anything ([`acts`], [`verbs`], the forms), time passes from seconds to weeks
//! over holidays and changes of clocks, the desk's clock rings. What must hold is said once more, naively, from the entries
//! alone ([`minutes`], [`clocks`], [`known`], [`readers`]) and compared ([`invariants`]).

mod acts;
mod clocks;
mod dice;
mod facts;
mod house;
mod house_forms;
mod invariants;
mod known;
mod minutes;
mod monthly;
mod readers;
mod steps;
mod teeth;
mod ticket_forms;
mod verbs;

use std::cell::RefCell;

use desk::{Digest, Entry, chain};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};

use self::dice::Dice;
use self::steps::{Coverage, Step, Walk, step};
use self::verbs::Verb;

/// A walk of so many steps, each with its place among them, which is where its ids come from.
#[expect(clippy::result_large_err, reason = "a walk that went wrong is looked at as it is")]
fn walk(start: i64, steps: &[(usize, Step)]) -> Result<Walk, (String, Walk)> {
    let mut walk = Walk::begin(start);
    let taken = steps.iter().try_for_each(|(n, step)| walk.take(*n, *step));
    match taken.and_then(|()| walk.end()) {
        Ok(()) => Ok(walk),
        Err(wrong) => Err((wrong, walk)),
    }
}

/// The same; of a walk on which something didn't hold, the shortest that shows it is told, a line for each step.
fn walked(start: i64, steps: &[Step]) -> Result<Walk, TestCaseError> {
    let mut steps: Vec<(usize, Step)> = (1..).zip(steps.iter().copied()).collect();
    let (mut wrong, mut left) = match walk(start, &steps) {
        Ok(walk) => return Ok(walk),
        Err(wrong) => (wrong, 300),
    };
    let mut size = steps.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < steps.len() && left > 0 {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + size).min(fewer.len()));
            left -= 1;
            match walk(start, &fewer) {
                Err(still) => (wrong, steps) = (still, fewer),
                Ok(_) => at += size,
            }
        }
        size /= 2;
    }
    let (wrong, walk) = wrong;
    Err(TestCaseError::fail(format!("{}\n{wrong}", walk.house.log.join("\n"))))
}

fn start() -> impl Strategy<Value = i64> {
    0..130 * 86_400_i64
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), most / 2..most)
}

/// Source: issue 3, "Done when", the random walk; docs/DESIGN.md, "What always holds?". The seed is fixed, so that what the walks
/// reach can be asked for: every verb taken and refused, every fact written.
#[test]
fn whatever_anybody_does_what_always_holds_holds() {
    let config = ProptestConfig {
        cases: 56,
        max_shrink_iters: 0,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let seed: u8 = std::env::var("WALK").ok().and_then(|n| n.parse().ok()).unwrap_or(7);
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let reached = RefCell::new(Coverage::default());
    let outcome = runner.run(&(start(), steps(200)), |(start, steps)| {
        reached.borrow_mut().add(&walked(start, &steps)?.coverage);
        Ok(())
    });
    if let Err(TestError::Fail(wrong, _)) = outcome {
        panic!("{wrong}");
    }
    let mut reached = reached.into_inner();
    walk_on(&mut reached);
    let (verbs, refused, facts) = (reached.never_taken(), reached.never_refused(), reached.never_written());
    #[expect(clippy::print_stdout, reason = "how far the walks went, for whoever asks with --nocapture")]
    {
        println!("{} steps, {} rules named: {:?}", reached.steps, reached.rules.len(), reached.rules);
    }
    let all = verbs.is_empty() && refused.is_empty() && facts.is_empty();
    assert!(all, "no walk came to take {verbs:?}, to refuse {refused:?}, to write {facts:?}");
}

/// Walks that never got anywhere would prove nothing: where none came so far, some go on purpose.
fn walk_on(reached: &mut Coverage) {
    for round in 0..40_usize {
        let (taken, refused) = (reached.never_taken(), reached.never_refused());
        let several = [Verb::Review, Verb::AskAccess, Verb::ReturnReview, Verb::DeclineLowering];
        let facts = reached.never_written().first().map(|_| several[round % several.len()]);
        let wanted = taken.first().or(refused.first()).copied().or(facts);
        let Some(wanted) = wanted else { return };
        let mut dice = Dice::new(round as u64, false);
        let step = |dice: &mut Dice| match dice.below(10) {
            0 => Step::Wait(dice.between(60, 90_000)),
            1 => Step::Ring,
            2 => Step::Somebody(dice.one(Verb::ALL), dice.throw()),
            3 => Step::Anybody(wanted, dice.throw()),
            _ => Step::Somebody(wanted, dice.throw()),
        };
        // Without a ticket nothing comes of anything.
        let begins = [Verb::Report, Verb::Triage, Verb::ReportAtLevel1, Verb::Triage];
        let mut steps: Vec<Step> = begins.map(|verb| Step::Somebody(verb, dice.throw())).to_vec();
        steps.extend((0..100).map(|_| step(&mut dice)));
        match walked(dice.between(0, 9_000_000), &steps) {
            Ok(walk) => reached.add(&walk.coverage),
            Err(wrong) => panic!("{wrong}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 256, ..ProptestConfig::default() })]

    /// Source: issue 3, "Done when": any change is found, and the first entry that is wrong is named.
    #[test]
    fn a_journal_tells_where_it_was_changed(
        steps in steps(20),
        place in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        bit in 0..8_u8,
        how in 0..4,
    ) {
        let walk = walked(0, &steps)?;
        let mut order: Vec<_> = walk.house.positions.iter().collect();
        order.sort_by_key(|(_, position)| **position);
        let bytes = |(stream, number): &(desk::Stream, u64)| {
            walk.house.streams[stream][usize::try_from(*number).expect("few") - 1].bytes()
        };
        let stored: Vec<Vec<u8>> = order.into_iter().map(|(which, _)| bytes(which)).collect();
        let mut heads = vec![Digest::ZERO];
        for bytes in &stored {
            heads.push(chain(heads[heads.len() - 1], bytes));
        }
        let mut changed = stored.clone();
        let i = place.index(changed.len());
        match how {
            0 => {
                let at = byte.index(changed[i].len());
                changed[i][at] ^= 1 << bit;
            }
            1 => drop(changed.remove(i)),
            2 => changed.insert(i, changed[i].clone()),
            _ if i == 0 => changed.reverse(),
            _ => changed.swap(i - 1, i),
        }
        let mut head = Digest::ZERO;
        let mut wrong = None;
        for (number, bytes) in changed.iter().enumerate() {
            head = chain(head, bytes);
            if heads.get(number + 1) != Some(&head) {
                wrong = Some(number);
                break;
            }
        }
        let first = (0..).find(|n| stored.get(*n) != changed.get(*n)).expect("something changed");
        let found = wrong.or((changed.len() < stored.len()).then_some(changed.len()));
        prop_assert_eq!(found, Some(first));
    }

    /// Source: architecture: no bytes of a journal make the core panic.
    #[test]
    fn damaged_bytes_are_refused_or_read_as_something_else(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let entries = crate::golden::one_of_each();
        let mut bytes = entries[which.index(entries.len())].bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(entry) = Entry::from_bytes(&bytes) {
            let again = Entry::from_bytes(&entry.bytes()).expect("what was read can be written");
            prop_assert_eq!(again, entry);
        }
    }
}
