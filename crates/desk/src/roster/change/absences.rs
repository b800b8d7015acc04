//! Absences: told for oneself, with a substitute who is there and free.

use jiff::{SignedDuration, Timestamp};

use super::super::RosterRefusal;
use super::{NewShift, Turn};
use crate::access::{self, Object};
use crate::{Action, PersonId, Refusal};

impl Turn<'_> {
    pub(super) fn away(
        &self,
        person: PersonId,
        from: Timestamp,
        until: Timestamp,
        substitute: Option<PersonId>,
    ) -> Result<(), Refusal> {
        self.speaks_for(person)?;
        if from >= until {
            return Err(RosterRefusal::NoSuchHours.into());
        }
        let week = self.roster.week;
        // Wherever the person is, the week has begun a day after it begins in universal time and is over a day later.
        let begins = week.begins().saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
        let ends =
            week.plus(1).begins().saturating_add(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MAX);
        if until <= begins || from >= ends {
            return Err(RosterRefusal::AnotherWeek { week }.into());
        }
        self.is_of_the_centre(person, from)?;
        let told =
            self.roster.absences.iter().find(|a| a.person == person && a.from < until && from < a.until);
        if let Some(told) = told {
            return Err(RosterRefusal::IsAway { person, from: told.from, until: told.until }.into());
        }
        let Some(substitute) = substitute else { return Ok(()) };
        // To say who works instead is to plan.
        access::require(self.cx.actor, Action::PlanRoster, &Object::House)?;
        self.can_substitute(person, substitute, from, until)
    }

    pub(super) fn can_substitute(
        &self,
        person: PersonId,
        substitute: PersonId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<(), Refusal> {
        if person == substitute {
            return Err(RosterRefusal::SwapWithOneself.into());
        }
        self.is_of_the_centre(substitute, from)?;
        for held in self.roster.shifts.iter().filter(|held| held.shift.person == person) {
            let (from, until) = (held.shift.from.max(from), held.shift.until.min(until));
            if from >= until {
                continue;
            }
            self.is_not_away(substitute, from, until)?;
            let taken = NewShift { person: substitute, regions: Vec::new(), from, until };
            // What they already take of this very absence isn't in the way.
            let known = self.duties(self.roster);
            let mut meets = known.iter().filter(|duty| {
                duty.person == substitute
                    && duty.instead_of != Some(person)
                    && duty.from < taken.until
                    && taken.from < duty.until
            });
            if let Some(duty) = meets.next() {
                let (person, from, until) = (duty.person, duty.from, duty.until);
                return Err(RosterRefusal::AlreadyOnShift { person, from, until }.into());
            }
        }
        Ok(())
    }
}
