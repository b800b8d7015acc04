//! Who is at the support centre, and when (clause 3.B): shifts, absences, swaps, presence; and what they cover.
//!
//! One stream is one week of the whole centre. Shifts are instants: they were agreed under the time of their region, so
//! that a change of clocks can't move what somebody agreed to. What was *planned* and what was *recorded* are told apart
//! for ever: before the fact the first answers, afterwards the second.
//!
//! It refuses to know: names, languages, how a week is drawn.

mod change;
pub mod compare;
pub mod coverage;
mod duties;
mod fact;
pub mod forecast;
mod presence;
mod refusal;
mod week;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use crate::{By, Entry, Fact, Folded, PersonId, Scope, StreamKind, TextRef};

pub use change::{House, NewShift, RosterCommand, decide};
pub use compare::{Compared, Figures, compared};
pub use coverage::{Coverage, Covered, Crew, Gap, Member, Need, Shortage, coverage};
pub use duties::{Duty, duties, of_region, on_shift};
pub use fact::{Away, RosterFact, Shift};
pub use forecast::{Basis, Expected, Forecast, Past, forecast};
pub use presence::{Answer, Staffed, presences, was_staffed};
pub use refusal::RosterRefusal;
pub use week::IsoWeek;

/// What a week's stream adds up to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Roster {
    /// Which week.
    pub week: IsoWeek,
    /// How many entries the stream has.
    pub version: u64,
    /// The last of those that changed the plan: what a planner must have seen.
    pub changed: u64,
    /// The number that the next shift gets.
    pub next: u32,
    /// The shifts, in the order in which they were planned.
    pub shifts: Vec<Held>,
    /// Who is away.
    pub absences: Vec<Absence>,
    /// Swaps that wait for their answer.
    pub swaps: Vec<Swap>,
    /// Who was there, as recorded.
    pub presences: Vec<Presence>,
    /// What one shift told the next.
    pub handovers: Vec<Handover>,
}

/// A shift and whose it is now.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Held {
    /// The shift, with the person who has it now.
    pub shift: Shift,
    /// For whom it was planned: a swap is for once, so that a copy of the week gives it back.
    pub planned_for: PersonId,
    /// When it was planned or last changed hands.
    pub since: Timestamp,
}

/// A time in which somebody can't come.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Absence {
    /// The entry that told it.
    pub number: u64,
    /// Who.
    pub person: PersonId,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// Why, as far as the roster needs to know.
    pub why: Away,
    /// Who comes instead.
    pub substitute: Option<PersonId>,
    /// When it was last changed.
    pub since: Timestamp,
}

/// A swap that somebody asked for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Swap {
    /// The entry that asked.
    pub number: u64,
    /// Who asked.
    pub asked_by: PersonId,
    /// Which shift is given.
    pub shift: u32,
    /// To whom.
    pub with: PersonId,
    /// For which of theirs, if for one.
    pub in_return: Option<u32>,
}

/// A time in which somebody was there, as recorded.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Presence {
    /// The entry that told it.
    pub number: u64,
    /// Who.
    pub person: PersonId,
    /// For which regions.
    pub regions: Vec<RegionId>,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// How its end is known.
    pub known: Known,
    /// Who told it.
    pub told_by: By,
    /// When the desk was told.
    pub told_at: Timestamp,
}

crate::choices::choices! {
    /// How the end of a presence is known.
    Known {
        /// Nobody told it: the end of the shift is taken.
        Assumed = "assumed",
        /// They said that they leave.
        Left = "left",
        /// It was noted afterwards, with a reason.
        Noted = "noted",
    }
}

/// What one shift told the next.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Handover {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// For whose region.
    pub region: RegionId,
    /// What.
    pub text: TextRef,
}

impl Roster {
    /// A week of which nothing is known yet.
    pub fn empty(week: IsoWeek) -> Roster {
        Roster {
            week,
            version: 0,
            changed: 0,
            next: 1,
            shifts: Vec::new(),
            absences: Vec::new(),
            swaps: Vec::new(),
            presences: Vec::new(),
            handovers: Vec::new(),
        }
    }

    /// A shift by its number.
    pub fn shift(&self, number: u32) -> Option<&Held> {
        self.shifts.iter().find(|held| held.shift.number == number)
    }

    fn shift_mut(&mut self, number: u32) -> Option<&mut Held> {
        self.shifts.iter_mut().find(|held| held.shift.number == number)
    }

    /// Has anybody a shift for that region?
    pub fn plans(&self, region: &RegionId) -> bool {
        self.shifts.iter().any(|held| held.shift.regions.contains(region))
    }

    fn take(&mut self, number: u64, at: Timestamp, recorded_at: Timestamp, by: By, fact: &RosterFact) {
        match fact {
            RosterFact::Begun { .. } => {}
            RosterFact::Planned { shifts, .. } => {
                for shift in shifts {
                    self.next = self.next.max(shift.number + 1);
                    self.shifts.push(Held { shift: shift.clone(), planned_for: shift.person, since: at });
                }
            }
            RosterFact::Removed { shift } => {
                self.shifts.retain(|held| held.shift.number != *shift);
                self.swaps.retain(|swap| swap.shift != *shift && swap.in_return != Some(*shift));
            }
            RosterFact::SwapAsked { shift, with, in_return } => {
                let asked_by = self.shift(*shift).map(|held| held.shift.person);
                let (shift, with, in_return) = (*shift, *with, *in_return);
                self.swaps.extend(asked_by.map(|asked_by| Swap { number, asked_by, shift, with, in_return }));
            }
            RosterFact::SwapDeclined { swap } => self.swaps.retain(|asked| asked.number != *swap),
            RosterFact::Swapped { shift, with, in_return } => self.swapped(*shift, *with, *in_return, at),
            RosterFact::Absent { person, from, until, why, substitute } => {
                let (person, from, until, why, substitute) = (*person, *from, *until, *why, *substitute);
                self.absences.push(Absence { number, person, from, until, why, substitute, since: at });
            }
            RosterFact::Substituted { absence, substitute } => {
                for absence in self.absences.iter_mut().filter(|a| a.number == *absence) {
                    (absence.substitute, absence.since) = (*substitute, at);
                }
            }
            RosterFact::NotAbsent { absence } => self.absences.retain(|a| a.number != *absence),
            RosterFact::Arrived { person, regions, until } => {
                let (known, told_by, told_at) = (Known::Assumed, by, recorded_at);
                let (person, regions, from, until) = (*person, regions.clone(), at, *until);
                self.presences.push(Presence {
                    number,
                    person,
                    regions,
                    from,
                    until,
                    known,
                    told_by,
                    told_at,
                });
            }
            RosterFact::Left { presence } => {
                for there in self.presences.iter_mut().filter(|p| p.number == *presence) {
                    (there.until, there.known) = (at, Known::Left);
                }
            }
            RosterFact::PresenceNoted { person, regions, from, until, .. } => {
                let (known, told_by, told_at) = (Known::Noted, by, recorded_at);
                let (person, regions, from, until) = (*person, regions.clone(), *from, *until);
                self.presences.push(Presence {
                    number,
                    person,
                    regions,
                    from,
                    until,
                    known,
                    told_by,
                    told_at,
                });
            }
            RosterFact::PresenceStruck { presence, .. } => {
                self.presences.retain(|p| p.number != *presence);
            }
            RosterFact::HandedOver { region, text } => {
                self.handovers.push(Handover { at, by, region: region.clone(), text: *text });
            }
        }
    }

    /// Both shifts change hands, and whatever else was asked about them is void.
    fn swapped(&mut self, shift: u32, with: PersonId, in_return: Option<u32>, at: Timestamp) {
        let giver = self.shift(shift).map(|held| held.shift.person);
        for (number, person) in [(Some(shift), Some(with)), (in_return, giver)] {
            let (Some(number), Some(person)) = (number, person) else { continue };
            if let Some(held) = self.shift_mut(number) {
                (held.shift.person, held.since) = (person, at);
            }
            self.swaps.retain(|asked| asked.shift != number && asked.in_return != Some(number));
        }
    }
}

impl Folded for Roster {
    const KIND: StreamKind = StreamKind::Roster;

    fn first(entry: &Entry) -> Option<Roster> {
        let Fact::Roster(RosterFact::Begun { week }) = &entry.fact else { return None };
        Some(Roster { version: entry.number, ..Roster::empty(*week) })
    }

    fn after(mut self, entry: &Entry) -> Roster {
        self.version = entry.number;
        if let Fact::Roster(fact) = &entry.fact {
            if fact.plans() {
                self.changed = entry.number;
            }
            self.take(entry.number, entry.at, entry.recorded_at, entry.by, fact);
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    /// A roster is never over: afterwards it is what answers.
    fn is_open(&self) -> bool {
        true
    }

    fn sorts_by(&self) -> Timestamp {
        self.week.begins()
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Centre]
    }
}
