//! Swaps: between colleagues both agree and no gap opens; the manager settles.

use super::super::{
    Coverage, Duty, Need, Roster, RosterFact, RosterRefusal, Shift, Swap, coverage, of_region,
};
use super::Turn;
use crate::{PersonId, Refusal};

impl Turn<'_> {
    pub(super) fn swap(
        &self,
        shift: u32,
        with: PersonId,
        in_return: Option<u32>,
    ) -> Result<RosterFact, Refusal> {
        let owner = self.shift(shift)?.person;
        if !self.is_actor(owner) && !self.is_manager() {
            return Err(RosterRefusal::NotTheirShift.into());
        }
        self.can_swap(shift, with, in_return)?;
        match self.is_manager() {
            true => Ok(RosterFact::Swapped { shift, with, in_return }),
            false => Ok(RosterFact::SwapAsked { shift, with, in_return }),
        }
    }

    pub(super) fn agree(&self, swap: u64) -> Result<RosterFact, Refusal> {
        let Swap { shift, with, in_return, .. } = *self.asked(swap)?;
        if !self.is_actor(with) && !self.is_manager() {
            return Err(RosterRefusal::NotAskedOfThem.into());
        }
        self.can_swap(shift, with, in_return)?;
        Ok(RosterFact::Swapped { shift, with, in_return })
    }

    fn can_swap(&self, shift: u32, with: PersonId, in_return: Option<u32>) -> Result<(), Refusal> {
        let given = self.shift(shift)?;
        if given.person == with {
            return Err(RosterRefusal::SwapWithOneself.into());
        }
        self.is_of_the_centre(with, given.from)?;
        self.is_not_away(with, given.from, given.until)?;
        let returned = in_return.map(|number| self.shift(number)).transpose()?;
        if let Some(returned) = returned {
            if returned.person != with {
                return Err(RosterRefusal::NoSuchShift(returned.number).into());
            }
            self.is_not_away(given.person, returned.from, returned.until)?;
        }
        let mut after = self.roster.clone();
        after.swapped(shift, with, in_return, self.cx.at);
        self.nobody_is_twice(&after, &[given.person, with])?;
        if self.is_manager() {
            return Ok(());
        }
        [Some(given), returned].into_iter().flatten().try_for_each(|shift| self.opens_no_gap(shift, &after))
    }

    /// No minute of the shift, in any of its regions, is worse covered than it was.
    fn opens_no_gap(&self, shift: &Shift, after: &Roster) -> Result<(), Refusal> {
        let (was, will) = (self.duties(self.roster), self.duties(after));
        for region in &shift.regions {
            let (calendar, needs) = (self.calendar(region)?, Need::of(self.cx.agreement, region));
            let covered = |duties: &[Duty]| -> Result<Coverage, Refusal> {
                let own = of_region(duties, region);
                coverage(calendar, &needs, own, self.house.crew, shift.from, shift.until)
                    .map_err(|_| Refusal::BeyondCalendar(shift.until))
            };
            let (was, will) = (covered(&was)?, covered(&will)?);
            if missing(&will) > missing(&was) {
                let new = will.gaps().into_iter().find(|gap| !was.gaps().contains(gap));
                let (from, until) = new.map_or((shift.from, shift.until), |gap| (gap.from, gap.until));
                return Err(RosterRefusal::OpensGap { from, until }.into());
            }
        }
        Ok(())
    }
}

/// How much is short: seconds, times how many are missing.
fn missing(coverage: &Coverage) -> i64 {
    let short = coverage.stretches.iter().map(|stretch| {
        let there = i64::try_from(stretch.there.len()).unwrap_or(i64::MAX);
        let people = (i64::from(stretch.people) - there).max(0);
        let qualified = (i64::from(stretch.qualified) - i64::from(stretch.qualified_there)).max(0);
        stretch.open().as_seconds() * (people + qualified)
    });
    short.sum()
}
