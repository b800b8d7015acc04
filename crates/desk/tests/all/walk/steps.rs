//! Steps of a walk, and how each is taken: time passes, the clock rings, anybody tries anything, somebody who knows the desk gets
//! on with it. After each, everything holds.

use std::collections::BTreeMap;
use std::fmt;

use desk::{Actor, Command, PersonId, Refusal, Stream, TicketId};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::acts::Act;
use super::dice::Dice;
use super::facts;
use super::house::House;
use super::invariants::{self, Holds, Measured};
use super::verbs::{Verb, verb_of};
use super::{house_forms, minutes, ticket_forms};
use crate::world::*;

/// A step.
#[derive(Clone, Copy)]
pub enum Step {
    /// So many seconds pass.
    Wait(i64),
    /// The desk's clock raises what is due.
    Ring,
    /// Anybody tries this on anything.
    Anybody(Verb, u64),
    /// Somebody does this who may, or, if nobody may, what comes before it.
    Somebody(Verb, u64),
}

/// It prints as one line.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Wait(seconds) => write!(f, "Wait({seconds})"),
            Step::Ring => f.write_str("Ring"),
            Step::Anybody(verb, seed) => write!(f, "Anybody({verb:?}, {seed})"),
            Step::Somebody(verb, seed) => write!(f, "Somebody({verb:?}, {seed})"),
        }
    }
}

/// How often each verb was taken and refused, each fact written, each rule named.
#[derive(Default)]
pub struct Coverage {
    pub taken: BTreeMap<Verb, u32>,
    pub refused: BTreeMap<Verb, u32>,
    pub written: BTreeMap<&'static str, u32>,
    pub rules: BTreeMap<&'static str, u32>,
    pub steps: u32,
}

/// By the clock alone: what it writes is asked for as facts.
const RUNG: [Verb; 2] = [Verb::RaiseAlarm, Verb::Call];

impl Coverage {
    pub fn add(&mut self, one: &Coverage) {
        self.steps += one.steps;
        one.taken.iter().for_each(|(verb, n)| *self.taken.entry(*verb).or_default() += n);
        one.refused.iter().for_each(|(verb, n)| *self.refused.entry(*verb).or_default() += n);
        one.written.iter().for_each(|(word, n)| *self.written.entry(word).or_default() += n);
        one.rules.iter().for_each(|(rule, n)| *self.rules.entry(rule).or_default() += n);
    }

    pub fn never_taken(&self) -> Vec<Verb> {
        let never = |verb: &&Verb| !self.taken.contains_key(verb) && !RUNG.contains(verb);
        Verb::ALL.iter().filter(never).copied().collect()
    }

    pub fn never_refused(&self) -> Vec<Verb> {
        Verb::ALL.iter().filter(|verb| !self.refused.contains_key(verb)).copied().collect()
    }

    pub fn never_written(&self) -> Vec<&'static str> {
        let never = |word: &&&str| !self.written.contains_key(**word) && !facts::BY_THE_SHELL.contains(word);
        facts::ALL.iter().filter(never).copied().collect()
    }
}

pub fn step() -> impl Strategy<Value = Step> {
    let any_verb = || prop::sample::select(Verb::ALL.to_vec());
    // Most of what can be done is done on tickets.
    let verb = || prop_oneof![1 => any_verb(), 2 => prop::sample::select(Verb::on_tickets())];
    prop_oneof![
        3 => (1..5400_i64).prop_map(Step::Wait),
        1 => (3600..130_000_i64).prop_map(Step::Wait),
        1 => (80_000..1_300_000_i64).prop_map(Step::Wait),
        3 => Just(Step::Ring),
        10 => (any_verb(), any::<u64>()).prop_map(|(verb, seed)| Step::Anybody(verb, seed)),
        20 => (verb(), any::<u64>()).prop_map(|(verb, seed)| Step::Somebody(verb, seed)),
    ]
}

/// A walk: a house, what was measured so far, what was reached.
pub struct Walk {
    pub house: House,
    measured: Measured,
    pub coverage: Coverage,
}

fn form(house: &House, verb: Verb, on: Option<TicketId>, dice: &mut Dice, n: usize) -> Option<Act> {
    let own = on.and_then(|id| ticket_forms::form(house, verb, &house.tickets[&id], dice, n));
    own.or_else(|| house_forms::form(house, verb, dice, n))
}

impl Walk {
    pub fn begin(start: i64) -> Walk {
        let begin: Timestamp = "2026-10-05T00:00:00Z".parse().expect("an instant");
        let house = House::new(begin + SignedDuration::from_secs(start));
        Walk { house, measured: Measured::default(), coverage: Coverage::default() }
    }

    /// One step, and what must hold after it.
    ///
    /// # Errors
    ///
    /// What doesn't.
    pub fn take(&mut self, n: usize, step: Step) -> Holds {
        self.coverage.steps += 1;
        match step {
            Step::Wait(seconds) => {
                let later = self.house.now + SignedDuration::from_secs(seconds);
                if later < minutes::last() {
                    self.house.now = later;
                    self.house.log.push(format!("{later} it is"));
                }
                self.everything()
            }
            Step::Ring => {
                let rung = self.house.ring()?;
                self.house.log.push(format!("{} the clock rings {rung} times", self.house.now));
                for id in &self.house.numbers {
                    invariants::misses_are_told(&self.house, *id)?;
                }
                if self.house.ring()? > 0 {
                    return Err("the clock rang twice for the same".to_owned());
                }
                self.everything()
            }
            Step::Anybody(verb, seed) => self.anybody(verb, seed, n),
            Step::Somebody(verb, seed) => self.somebody(verb, seed, n),
        }
    }

    fn anybody(&mut self, verb: Verb, seed: u64, n: usize) -> Holds {
        let mut dice = Dice::new(seed, true);
        let on = dice.pick(&self.house.numbers);
        let Some(act) = form(&self.house, verb, on, &mut dice, n) else { return Ok(()) };
        if self.is_full(verb) {
            return Ok(());
        }
        let people = self.house.active();
        let outside = |who: &PersonId| {
            matches!(
                self.house.attempt(*who, &act, None),
                Err(Refusal::NotFound | Refusal::NotAllowed { .. })
            )
        };
        // Half of the time somebody whose business it is, so that more than the access table is met.
        let theirs: Vec<PersonId> = people.iter().filter(|who| !outside(who)).copied().collect();
        let theirs = if dice.often(50) { dice.pick(&theirs) } else { None };
        let who = theirs.unwrap_or_else(|| dice.one(&people));
        let version = on.map_or(1, |id| self.house.tickets[&id].version);
        let seen = dice.often(20).then(|| version.saturating_sub(dice.throw() % 4));
        if dice.often(5) {
            return self.clock_tries(&act);
        }
        self.done(who, &act, seen)
    }

    /// The desk's clock rings and does nothing else.
    fn clock_tries(&mut self, act: &Act) -> Holds {
        let rings = matches!(verb_of(act), Verb::RaiseAlarm | Verb::Call);
        match self.house.attempt_as(&Actor::clock(VENDOR), act, None) {
            Ok(_) if rings => Ok(()),
            Ok(decided) => Err(format!("the clock acts: {decided:?}")),
            Err(refusal) => invariants::refusal_names_its_rule(&self.house, &refusal),
        }
    }

    /// Enough is enough: a house with more tickets proves no more.
    fn is_full(&self, verb: Verb) -> bool {
        matches!(verb, Verb::Report | Verb::ReportAtLevel1) && self.house.numbers.len() >= 5
    }

    /// The verb, or the first one before it that would be taken: what is far along comes after what it needs.
    fn somebody(&mut self, verb: Verb, seed: u64, n: usize) -> Holds {
        let mut dice = Dice::new(seed, false);
        let place = Verb::ALL.iter().position(|other| *other == verb).expect("a verb");
        let before = Verb::ALL[..=place].iter().rev().take(8);
        let turn = dice.below(1000);
        // Often the same ticket, so that something comes of it.
        let first = if dice.often(40) { 0 } else { turn };
        for verb in before.filter(|verb| !self.is_full(**verb)) {
            let tickets = &self.house.numbers;
            for i in 0..tickets.len().clamp(1, 4) {
                let on = tickets.get((first + i) % tickets.len().max(1)).copied();
                let Some(act) = form(&self.house, *verb, on, &mut dice, n) else { continue };
                let people = self.house.active();
                let mut all = (0..people.len()).map(|i| people[(turn + i) % people.len()]);
                if let Some(who) = all.find(|who| self.house.attempt(*who, &act, None).is_ok()) {
                    return self.done(who, &act, None);
                }
            }
        }
        Ok(())
    }

    fn done(&mut self, who: PersonId, act: &Act, seen: Option<u64>) -> Holds {
        let verb = verb_of(act);
        let said = self.said(who, act);
        let touched = match self.house.attempt(who, act, seen) {
            Err(refusal) => {
                *self.coverage.refused.entry(verb).or_default() += 1;
                *self.coverage.rules.entry(refusal.code()).or_default() += 1;
                self.house.log.push(format!("{said}: {}", refusal.code()));
                return invariants::refusal_names_its_rule(&self.house, &refusal);
            }
            Ok(decided) => {
                *self.coverage.taken.entry(verb).or_default() += 1;
                let words: Vec<_> =
                    decided.iter().flat_map(|d| &d.entries).map(|e| facts::word(&e.fact)).collect();
                self.house.log.push(format!("{said}: {}", words.join(", ")));
                self.house.commit(&decided)?
            }
        };
        for stream in &touched {
            invariants::entries_stay(&self.house, *stream)?;
            invariants::replay_agrees(&self.house, *stream)?;
            if let Stream::Ticket(id) = stream {
                self.ticket(*id)?;
                if matches!(act, Act::On(..)) {
                    invariants::misses_are_told(&self.house, *id)?;
                }
            }
        }
        invariants::OF_THE_HOUSE.iter().try_for_each(|holds| holds(&self.house))?;
        self.measured.stay(&self.house)
    }

    fn said(&self, who: PersonId, act: &Act) -> String {
        let number =
            |id: &TicketId| self.house.numbers.iter().position(|other| other == id).map_or(0, |n| n + 1);
        let on = match act {
            Act::On(id, _) | Act::Escalate(id, ..) | Act::Repin(id, ..) => format!(" #{}", number(id)),
            _ => String::new(),
        };
        let what = match act {
            Act::On(_, Command::Triage { kind, category, .. }) => format!(" {} {category}", kind.word()),
            _ => String::new(),
        };
        format!("{} {} {:?}{on}{what}", self.house.now, self.house.name(who), verb_of(act))
    }

    fn ticket(&self, id: TicketId) -> Holds {
        let number = self.house.numbers.iter().position(|other| *other == id).map_or(0, |n| n + 1);
        let wrong = |error: String| format!("ticket #{number}: {error}");
        invariants::OF_A_TICKET.iter().try_for_each(|holds| holds(&self.house, id)).map_err(wrong)
    }

    /// Everything that must hold, of everything.
    pub fn everything(&mut self) -> Holds {
        for id in &self.house.numbers {
            self.ticket(*id)?;
        }
        invariants::OF_THE_HOUSE.iter().try_for_each(|holds| holds(&self.house))?;
        self.measured.stay(&self.house)
    }

    /// At the end: every stream from its first byte on, every clock with its proof.
    pub fn end(&mut self) -> Holds {
        for stream in self.house.streams.keys() {
            invariants::entries_stay(&self.house, *stream)?;
            invariants::replay_agrees(&self.house, *stream)?;
        }
        for id in &self.house.numbers {
            invariants::clocks_are_proved(&self.house, *id)?;
        }
        for entry in self.house.streams.values().flatten() {
            *self.coverage.written.entry(facts::word(&entry.fact)).or_default() += 1;
        }
        self.everything()
    }
}
