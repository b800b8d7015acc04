//! Is every open minute covered? (Clause 3.B: the staff it needs, on business days, during business hours.)
//!
//! The open hours are the calendar's, holidays and exceptions included; the number needed is the agreement's, and where
//! that is silent it is one qualified person: an hour in which nobody may give a diagnosis is an hour of which the client
//! has nothing. The same arithmetic serves before the fact, over what is planned, and afterwards, over what was recorded.

use std::collections::{BTreeMap, BTreeSet};

use hours::{Calendar, CalendarError, OpenTime, Week};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use terms::{Agreement, RegionId};

use super::Duty;
use crate::qualification::Qualified;
use crate::{Person, PersonId};

/// How many people some hours of a region need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Need {
    /// Which hours, by the clock of the region.
    pub hours: Week,
    /// So many people.
    pub people: u16,
    /// Of whom so many qualified.
    pub qualified: u16,
}

impl Need {
    /// Where the agreement is silent.
    pub const LEAST: (u16, u16) = (1, 1);

    /// What an agreement says of a region.
    pub fn of(agreement: &Agreement, region: &RegionId) -> Vec<Need> {
        let said = agreement.staffing.iter().filter(|said| said.region == *region);
        said.map(|said| Need { hours: said.hours.clone(), people: said.people, qualified: said.qualified })
            .collect()
    }
}

/// The people of the centre, as far as coverage needs to know them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Crew(pub BTreeMap<PersonId, Member>);

/// One of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Member {
    /// When qualified, for whichever product: the agreement's number is of people, not of products.
    pub qualified: Vec<Qualified>,
    /// When they were let go, if they were: from then on a shift of theirs covers nothing.
    pub gone: Option<Timestamp>,
}

impl Crew {
    /// These people.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Person>) -> Crew {
        let member =
            |person: &Person| Member { qualified: person.qualifications.granted.clone(), gone: person.left };
        Crew(people.into_iter().map(|person| (person.id, member(person))).collect())
    }

    fn counts(&self, person: PersonId, at: Timestamp) -> bool {
        self.0.get(&person).is_some_and(|member| member.gone.is_none_or(|gone| at < gone))
    }

    fn is_qualified(&self, person: PersonId, at: Timestamp) -> bool {
        self.0.get(&person).is_some_and(|member| member.qualified.iter().any(|q| q.holds(at)))
    }

    /// When anything about these people changes.
    fn changes(&self) -> impl Iterator<Item = Timestamp> {
        self.0.values().flat_map(|member| {
            let bounds = member.qualified.iter().flat_map(|q| std::iter::once(q.from).chain(q.until));
            bounds.chain(member.gone)
        })
    }
}

/// Open time in which nothing changes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Covered {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// So many people are needed.
    pub people: u16,
    /// Of whom so many qualified.
    pub qualified: u16,
    /// Who is there.
    pub there: Vec<PersonId>,
    /// How many of them are qualified.
    pub qualified_there: u16,
}

crate::choices::choices! {
    /// What is short.
    Shortage {
        /// Nobody is there.
        Nobody = "nobody",
        /// Fewer than needed are there.
        TooFew = "too_few",
        /// Fewer qualified people than needed are there.
        TooFewQualified = "too_few_qualified",
    }
}

impl Covered {
    /// What is short, the plainest first.
    pub fn shortage(&self) -> Option<Shortage> {
        let there = u16::try_from(self.there.len()).unwrap_or(u16::MAX);
        match (there, self.qualified_there) {
            (0, _) if self.people > 0 => Some(Shortage::Nobody),
            (there, _) if there < self.people => Some(Shortage::TooFew),
            (_, qualified) if qualified < self.qualified => Some(Shortage::TooFewQualified),
            _ => None,
        }
    }

    /// How long it lasts; all of it is open.
    pub fn open(&self) -> OpenTime {
        OpenTime::from_seconds(self.until.as_second() - self.from.as_second())
    }

    fn continues(&self, before: &Covered) -> bool {
        let same = |a: &Covered, b: &Covered| {
            (a.people, a.qualified, a.qualified_there) == (b.people, b.qualified, b.qualified_there)
                && a.there == b.there
        };
        before.until == self.from && same(before, self)
    }
}

/// Open time that isn't covered, in one piece.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Gap {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// What is short.
    pub shortage: Shortage,
    /// How many are needed: people, or qualified people if it is those who are short.
    pub needed: u16,
    /// How many of those there are.
    pub there: u16,
}

/// The open time of a region, with who covers it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Coverage {
    /// In order; what is closed isn't in it.
    pub stretches: Vec<Covered>,
}

impl Coverage {
    /// All the open time.
    pub fn open(&self) -> OpenTime {
        self.stretches.iter().map(Covered::open).sum()
    }

    /// That of which nothing is short.
    pub fn covered(&self) -> OpenTime {
        self.stretches.iter().filter(|s| s.shortage().is_none()).map(Covered::open).sum()
    }

    /// The rest.
    pub fn short(&self) -> OpenTime {
        self.open() - self.covered()
    }

    /// The stretch of an instant; none while closed.
    pub fn at(&self, at: Timestamp) -> Option<&Covered> {
        self.stretches.iter().find(|stretch| stretch.from <= at && at < stretch.until)
    }

    /// What isn't covered, a piece for each reason; a change of who is there alone begins no new one.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        for stretch in &self.stretches {
            let Some(shortage) = stretch.shortage() else { continue };
            let (needed, there) = match shortage {
                Shortage::TooFewQualified => (stretch.qualified, stretch.qualified_there),
                _ => (stretch.people, u16::try_from(stretch.there.len()).unwrap_or(u16::MAX)),
            };
            match gaps.last_mut() {
                Some(last)
                    if last.until == stretch.from
                        && (last.shortage, last.needed, last.there) == (shortage, needed, there) =>
                {
                    last.until = stretch.until;
                }
                _ => gaps.push(Gap { from: stretch.from, until: stretch.until, shortage, needed, there }),
            }
        }
        gaps
    }
}

/// Who covers the open time of a region from one instant to another. `duties` are the region's own.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn coverage<'a>(
    calendar: &Calendar,
    needs: &[Need],
    duties: impl IntoIterator<Item = &'a Duty>,
    crew: &Crew,
    from: Timestamp,
    until: Timestamp,
) -> Result<Coverage, CalendarError> {
    let duties: Vec<&Duty> = duties.into_iter().collect();
    let laid_out = LaidOut::new(needs, calendar, from, until);
    let mut changes: BTreeSet<Timestamp> = laid_out.changes().chain(crew.changes()).collect();
    changes.extend(duties.iter().flat_map(|duty| [duty.from, duty.until]));
    let mut stretches: Vec<Covered> = Vec::new();
    for open in calendar.segments(from, until)? {
        let mut begins = open.from;
        let inside = changes.range(open.from..open.to).copied().filter(|at| *at > open.from);
        for ends in inside.chain([open.to]) {
            let piece = covered(&laid_out, &duties, crew, begins, ends);
            match stretches.last_mut() {
                Some(last) if piece.continues(last) => last.until = ends,
                _ => stretches.push(piece),
            }
            begins = ends;
        }
    }
    Ok(Coverage { stretches })
}

/// A stretch in which nothing changes: what holds at its first instant holds throughout.
fn covered(needs: &LaidOut, duties: &[&Duty], crew: &Crew, from: Timestamp, until: Timestamp) -> Covered {
    let (people, qualified) = needs.at(from);
    let now = duties.iter().filter(|duty| duty.from <= from && from < duty.until);
    let mut there: Vec<PersonId> =
        now.map(|duty| duty.person).filter(|person| crew.counts(*person, from)).collect();
    there.sort_unstable();
    there.dedup();
    let qualified_there = there.iter().filter(|person| crew.is_qualified(**person, from)).count();
    let qualified_there = u16::try_from(qualified_there).unwrap_or(u16::MAX);
    Covered { from, until, people, qualified, there, qualified_there }
}

/// The needs of a region as instants.
struct LaidOut(Vec<(Timestamp, Timestamp, (u16, u16))>);

impl LaidOut {
    fn new(needs: &[Need], calendar: &Calendar, from: Timestamp, until: Timestamp) -> LaidOut {
        // A calendar was laid out in its zone, so the zone is there.
        let zone = TimeZone::get(calendar.zone()).unwrap_or(TimeZone::UTC);
        let local = |at: Timestamp| zone.to_datetime(at).date();
        let mut found = Vec::new();
        // A window over midnight belongs to the day before.
        let mut date = local(from).saturating_sub(1.day());
        while date <= local(until) {
            for need in needs {
                for window in need.hours.windows(date.weekday()) {
                    let instant = |second: u32| {
                        let civil = date.at(0, 0, 0, 0).saturating_add(i64::from(second).seconds());
                        zone.to_ambiguous_timestamp(civil).compatible().unwrap_or(from)
                    };
                    let bounds = (instant(window.opens()), instant(window.closes()));
                    found.push((bounds.0, bounds.1, (need.people, need.qualified)));
                }
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        LaidOut(found)
    }

    fn changes(&self) -> impl Iterator<Item = Timestamp> {
        self.0.iter().flat_map(|(from, until, _)| [*from, *until])
    }

    /// The most that is asked at an instant.
    fn at(&self, at: Timestamp) -> (u16, u16) {
        let said =
            self.0.iter().filter(|(from, until, _)| *from <= at && at < *until).map(|(.., need)| *need);
        said.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))).unwrap_or(Need::LEAST)
    }
}
