//! What a decision looks up: who acts, what the week has, who is free, whose clock counts.

use std::collections::BTreeSet;

use hours::Calendar;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use terms::RegionId;

use super::super::{Absence, Duty, Roster, RosterRefusal, Shift, Swap, duties};
use super::Turn;
use crate::access::{self, Decision, Object};
use crate::{Action, PersonId, Refusal};

impl Turn<'_> {
    pub(super) fn is_manager(&self) -> bool {
        let decision = access::allows(self.cx.actor, Action::PlanRoster, &Object::House);
        matches!(decision, Decision::Allowed(access::Fields::All))
    }

    pub(super) fn is_actor(&self, person: PersonId) -> bool {
        self.cx.actor.person() == Some(person)
    }

    pub(super) fn speaks_for(&self, person: PersonId) -> Result<(), Refusal> {
        let may = self.is_actor(person) || self.is_manager();
        if may { Ok(()) } else { Err(RosterRefusal::NotForOthers.into()) }
    }

    pub(super) fn shift(&self, number: u32) -> Result<&Shift, Refusal> {
        let held = self.roster.shift(number).ok_or(RosterRefusal::NoSuchShift(number))?;
        Ok(&held.shift)
    }

    pub(super) fn asked(&self, swap: u64) -> Result<&Swap, Refusal> {
        let asked = self.roster.swaps.iter().find(|asked| asked.number == swap);
        asked.ok_or_else(|| RosterRefusal::NoSuchSwap.into())
    }

    pub(super) fn absence(&self, number: u64) -> Result<&Absence, Refusal> {
        let told = self.roster.absences.iter().find(|absence| absence.number == number);
        told.ok_or_else(|| RosterRefusal::NoSuchAbsence.into())
    }

    pub(super) fn is_of_the_centre(&self, person: PersonId, at: Timestamp) -> Result<(), Refusal> {
        let there = self.house.crew.0.get(&person).filter(|member| member.gone.is_none_or(|gone| at < gone));
        there.map(|_| ()).ok_or_else(|| RosterRefusal::NotOfTheCentre(person).into())
    }

    pub(super) fn is_not_away(
        &self,
        person: PersonId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<(), Refusal> {
        let weeks = self.house.beside.iter().chain([self.roster]);
        let mut told = weeks.flat_map(|roster| &roster.absences);
        match told.find(|a| a.person == person && a.from < until && from < a.until) {
            Some(told) => Err(RosterRefusal::IsAway { person, from: told.from, until: told.until }.into()),
            None => Ok(()),
        }
    }

    pub(super) fn nobody_is_twice(&self, after: &Roster, people: &[PersonId]) -> Result<(), Refusal> {
        let duties = self.duties(after);
        let people: BTreeSet<&PersonId> = people.iter().collect();
        for person in people {
            let own: Vec<&Duty> = duties.iter().filter(|duty| duty.person == *person).collect();
            let twice = own.windows(2).find(|pair| pair[1].from < pair[0].until);
            if let Some(pair) = twice {
                let (person, from, until) = (*person, pair[0].from, pair[0].until);
                return Err(RosterRefusal::AlreadyOnShift { person, from, until }.into());
            }
        }
        Ok(())
    }

    /// Who is to be there, with the weeks beside.
    pub(super) fn duties(&self, roster: &Roster) -> Vec<Duty> {
        let mut weeks = self.house.beside.to_vec();
        weeks.retain(|beside| beside.week != roster.week);
        weeks.push(roster.clone());
        duties(&weeks)
    }

    pub(super) fn calendar(&self, region: &RegionId) -> Result<&Calendar, Refusal> {
        self.cx.calendars.get(region).ok_or_else(|| Refusal::UnknownRegion {
            given: region.to_string(),
            known: self.cx.calendars.keys().map(ToString::to_string).collect(),
        })
    }

    pub(super) fn first_calendar(&self, regions: &[RegionId]) -> Result<&Calendar, Refusal> {
        regions.iter().try_for_each(|region| self.calendar(region).map(|_| ()))?;
        self.calendar(regions.first().ok_or(RosterRefusal::NoRegion)?)
    }

    pub(super) fn zone(&self, regions: &[RegionId]) -> Result<TimeZone, Refusal> {
        // A calendar was laid out in its zone, so the zone is there.
        Ok(TimeZone::get(self.first_calendar(regions)?.zone()).unwrap_or(TimeZone::UTC))
    }
}
