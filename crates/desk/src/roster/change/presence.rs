//! Presence: told at the time, or noted afterwards with a reason.

use jiff::{SignedDuration, Timestamp};
use terms::RegionId;

use super::super::{Duty, Known, Presence, RosterFact, RosterRefusal};
use super::{LONGEST, NewShift, Turn};
use crate::{Authored, PersonId, Refusal};

/// So long before a shift an arrival is one for it.
const EARLY: SignedDuration = SignedDuration::from_hours(4);

impl Turn<'_> {
    pub(super) fn arrive(&self, person: PersonId, regions: &[RegionId]) -> Result<RosterFact, Refusal> {
        self.speaks_for(person)?;
        let now = self.cx.at;
        self.is_of_the_centre(person, now)?;
        if let Some(there) = self.presence(person).filter(|p| now < p.until) {
            return Err(RosterRefusal::AlreadyThere { since: there.from }.into());
        }
        let duties = self.duties(self.roster);
        let begun = |duty: &&Duty| {
            let early = duty.from.saturating_sub(EARLY).unwrap_or(Timestamp::MIN);
            duty.person == person && early <= now && now < duty.until
        };
        let duty = duties.iter().find(begun);
        let regions = match (regions, duty) {
            ([], Some(duty)) => duty.regions.clone(),
            ([], None) => return Err(RosterRefusal::NoRegion.into()),
            (named, _) => named.to_vec(),
        };
        let first = self.first_calendar(&regions)?;
        let until = match duty {
            Some(duty) => duty.until,
            None => first.next_closing(now).map_err(|_| Refusal::BeyondCalendar(now))?,
        };
        Ok(RosterFact::Arrived { person, regions, until })
    }

    pub(super) fn leave(&self, person: PersonId) -> Result<RosterFact, Refusal> {
        self.speaks_for(person)?;
        let now = self.cx.at;
        let there = self.presence(person).filter(|p| now.duration_since(p.from) <= LONGEST);
        match there {
            Some(there) => Ok(RosterFact::Left { presence: there.number }),
            None => Err(RosterRefusal::NotThere.into()),
        }
    }

    /// The presence of which the end wasn't told.
    fn presence(&self, person: PersonId) -> Option<&Presence> {
        let told = self.roster.presences.iter().rev();
        told.filter(|p| p.person == person).max_by_key(|p| p.from).filter(|p| p.known == Known::Assumed)
    }

    pub(super) fn note(&self, told: &NewShift, reason: &Authored) -> Result<RosterFact, Refusal> {
        self.speaks_for(told.person)?;
        self.fits(told)?;
        if told.until > self.cx.at {
            return Err(RosterRefusal::NotPassed { now: self.cx.at }.into());
        }
        if !self.house.crew.0.contains_key(&told.person) {
            return Err(RosterRefusal::NotOfTheCentre(told.person).into());
        }
        let NewShift { person, regions, from, until } = told.clone();
        Ok(RosterFact::PresenceNoted { person, regions, from, until, reason: reason.reference() })
    }
}
