//! Planning: shifts that fit the week, one in the place of another, a week as another had it.

use jiff::{Timestamp, ToSpan};
use terms::RegionId;

use super::super::{IsoWeek, Roster, RosterFact, RosterRefusal, Shift};
use super::{NewShift, Turn, hours_of};
use crate::Refusal;

impl Turn<'_> {
    pub(super) fn plan(&self, wanted: &[NewShift]) -> Result<RosterFact, Refusal> {
        let mut planned: Vec<Shift> = Vec::new();
        for (number, new) in (self.roster.next..).zip(wanted) {
            self.fits(new)?;
            self.is_of_the_centre(new.person, new.from)?;
            self.is_not_away(new.person, new.from, new.until)?;
            self.is_free(new, &planned)?;
            planned.push(numbered(number, new));
        }
        if planned.is_empty() {
            return Err(RosterRefusal::NoSuchHours.into());
        }
        Ok(RosterFact::Planned { shifts: planned, copied_from: None })
    }

    /// What is planned instead of a shift: it may overlap that one, and no other.
    pub(super) fn replace(&self, shift: u32, with: &NewShift) -> Result<RosterFact, Refusal> {
        self.shift(shift)?;
        let mut rest = self.roster.clone();
        rest.shifts.retain(|held| held.shift.number != shift);
        Turn { roster: &rest, ..*self }.plan(std::slice::from_ref(with))
    }

    /// The same hours of the same days, by the clock of the region. Whoever is away keeps the shift, so that it shows
    /// that somebody must take it; whoever has left the centre has none.
    pub(super) fn copy(&self, source: &Roster, region: Option<&RegionId>) -> Result<RosterFact, Refusal> {
        let wanted = |regions: &[RegionId]| region.is_none_or(|region| regions.contains(region));
        if self.roster.shifts.iter().any(|held| wanted(&held.shift.regions)) {
            return Err(RosterRefusal::AlreadyPlanned(self.roster.week).into());
        }
        let mut planned: Vec<Shift> = Vec::new();
        for held in source.shifts.iter().filter(|held| wanted(&held.shift.regions)) {
            let new = self.moved(&Shift { person: held.planned_for, ..held.shift.clone() }, source.week)?;
            if self.is_of_the_centre(new.person, new.from).is_err() || !self.has_open_time(&new)? {
                continue;
            }
            self.is_free(&new, &planned)?;
            planned.push(numbered(self.roster.next + u32::try_from(planned.len()).unwrap_or(0), &new));
        }
        if planned.is_empty() {
            return Err(RosterRefusal::NothingToCopy(source.week).into());
        }
        Ok(RosterFact::Planned { shifts: planned, copied_from: Some(source.week) })
    }

    fn moved(&self, shift: &Shift, from: IsoWeek) -> Result<NewShift, Refusal> {
        let zone = self.zone(&shift.regions)?;
        let days = (self.roster.week.monday() - from.monday()).get_days();
        let moved = |at: Timestamp| {
            let civil = zone.to_datetime(at).saturating_add(days.days());
            zone.to_ambiguous_timestamp(civil).compatible().map_err(|_| Refusal::BeyondCalendar(at))
        };
        let (from, until) = (moved(shift.from)?, moved(shift.until)?);
        Ok(NewShift { person: shift.person, regions: shift.regions.clone(), from, until })
    }

    fn has_open_time(&self, shift: &NewShift) -> Result<bool, Refusal> {
        for region in &shift.regions {
            let open = self.calendar(region)?.segments(shift.from, shift.until);
            if !open.map_err(|_| Refusal::BeyondCalendar(shift.until))?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hours that are hours, for regions that there are, in this week.
    pub(super) fn fits(&self, new: &NewShift) -> Result<(), Refusal> {
        hours_of(new.from, new.until)?;
        let zone = self.zone(&new.regions)?;
        if IsoWeek::of(zone.to_datetime(new.from).date()) != self.roster.week {
            return Err(RosterRefusal::AnotherWeek { week: self.roster.week }.into());
        }
        Ok(())
    }

    /// Nobody is in two places at once: two regions at the same time are one shift that names both.
    fn is_free(&self, new: &NewShift, also: &[Shift]) -> Result<(), Refusal> {
        let known = self.duties(self.roster);
        let known = known.iter().map(|duty| (duty.person, duty.from, duty.until));
        let also = also.iter().map(|shift| (shift.person, shift.from, shift.until));
        let mut meets = known
            .chain(also)
            .filter(|(who, from, until)| *who == new.person && *from < new.until && new.from < *until);
        match meets.next() {
            Some((person, from, until)) => Err(RosterRefusal::AlreadyOnShift { person, from, until }.into()),
            None => Ok(()),
        }
    }
}

fn numbered(number: u32, new: &NewShift) -> Shift {
    let NewShift { person, regions, from, until } = new.clone();
    Shift { number, person, regions, from, until }
}
