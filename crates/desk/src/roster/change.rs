//! What people may do to a roster. The manager plans; everybody tells of themselves, and swaps with a colleague who
//! agrees; nobody opens a gap by it but the manager, who answers for it.

use std::collections::BTreeSet;

use hours::Calendar;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use terms::RegionId;

use super::duties::{Duty, duties, of_region};
use super::{
    Absence, Away, Coverage, Crew, Known, Need, Presence, Roster, RosterFact, RosterRefusal, Shift, Swap,
};
use super::{IsoWeek, coverage};
use crate::access::{self, Decision, Object};
use crate::decide::{self, Context, Decided};
use crate::{Action, Authored, Field, Folded, PersonId, Refusal};

/// The longest time that somebody is there without leaving.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// So long before a shift an arrival is one for it.
const EARLY: SignedDuration = SignedDuration::from_hours(4);

/// A shift to plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewShift {
    /// Whose.
    pub person: PersonId,
    /// For which regions; its week is the first one's.
    pub regions: Vec<RegionId>,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
}

/// A verb on a week's roster.
#[derive(Clone, PartialEq, Debug)]
pub enum RosterCommand {
    /// Plan shifts.
    Plan(Vec<NewShift>),
    /// Plan what another week had: its shifts as planned, without what fell on days that are closed this time.
    Copy {
        /// The other week.
        from: Box<Roster>,
        /// One region's shifts only.
        region: Option<RegionId>,
    },
    /// Take a shift out of the plan.
    Remove {
        /// Which.
        shift: u32,
    },
    /// Plan another shift in the place of one.
    Replace {
        /// Which.
        shift: u32,
        /// The other.
        with: NewShift,
    },
    /// Give a shift to a colleague; who isn't the manager asks for it.
    Swap {
        /// Which.
        shift: u32,
        /// To whom.
        with: PersonId,
        /// For which of theirs, if for one.
        in_return: Option<u32>,
    },
    /// Agree to a swap.
    AgreeSwap {
        /// The entry that asked.
        swap: u64,
    },
    /// Decline one, or take it back.
    DeclineSwap {
        /// The entry that asked.
        swap: u64,
    },
    /// Tell that somebody can't come.
    Away {
        /// Who.
        person: PersonId,
        /// From this instant on.
        from: Timestamp,
        /// Up to this one.
        until: Timestamp,
        /// Why.
        why: Away,
        /// Who comes instead.
        substitute: Option<PersonId>,
    },
    /// Say who comes instead, or that nobody does.
    Substitute {
        /// The entry that told the absence.
        absence: u64,
        /// Who.
        substitute: Option<PersonId>,
    },
    /// They can come after all.
    NotAway {
        /// The entry that told the absence.
        absence: u64,
    },
    /// Somebody is there.
    Arrive {
        /// Who.
        person: PersonId,
        /// For which regions; none: those of their shift.
        regions: Vec<RegionId>,
    },
    /// Somebody leaves.
    Leave {
        /// Who.
        person: PersonId,
    },
    /// Note afterwards that somebody was there.
    NotePresence {
        /// Who, where and when.
        presence: NewShift,
        /// How it is known.
        reason: Authored,
    },
    /// A presence that was none.
    StrikePresence {
        /// The entry that told it.
        presence: u64,
        /// How it is known.
        reason: Authored,
    },
    /// A word for those who come next.
    HandOver {
        /// For whose region.
        region: RegionId,
        /// What.
        text: Authored,
    },
}

impl RosterCommand {
    /// The verb of the access table.
    pub fn action(&self) -> Action {
        match self {
            RosterCommand::Plan(_)
            | RosterCommand::Copy { .. }
            | RosterCommand::Remove { .. }
            | RosterCommand::Replace { .. }
            | RosterCommand::Substitute { .. } => Action::PlanRoster,
            _ => Action::KeepRoster,
        }
    }

    fn text(&self) -> Option<(Field, &Authored)> {
        match self {
            RosterCommand::NotePresence { reason, .. } | RosterCommand::StrikePresence { reason, .. } => {
                Some((Field::Reason, reason))
            }
            RosterCommand::HandOver { text, .. } => Some((Field::Note, text)),
            _ => None,
        }
    }

    /// Does it change the plan? Whoever does must have read the latest; presence and handover disturb nobody's plan.
    fn plans(&self) -> bool {
        !matches!(
            self,
            RosterCommand::Arrive { .. }
                | RosterCommand::Leave { .. }
                | RosterCommand::NotePresence { .. }
                | RosterCommand::StrikePresence { .. }
                | RosterCommand::HandOver { .. }
        )
    }
}

/// What a decision needs to know besides the week itself.
#[derive(Clone, Copy)]
pub struct House<'a> {
    /// The people of the centre.
    pub crew: &'a Crew,
    /// The weeks before and after.
    pub beside: &'a [Roster],
}

/// A verb on the roster of a week, which may have none yet.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    current: Option<&Roster>,
    week: IsoWeek,
    command: &RosterCommand,
    house: House<'_>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(cx.actor, command.action(), &Object::House)?;
    if let Some((field, text)) = command.text() {
        text.check(field)?;
    }
    let empty = Roster::empty(week);
    let roster = current.unwrap_or(&empty);
    if command.plans() {
        decide::not_older_than(roster.changed, cx)?;
    }
    let fact = Turn { roster, house, cx }.fact(command)?;
    let begun = current.is_none().then_some(RosterFact::Begun { week });
    let removed = match command {
        RosterCommand::Replace { shift, .. } => Some(RosterFact::Removed { shift: *shift }),
        _ => None,
    };
    let texts = command.text().map(|(_, text)| text.clone()).into_iter().collect();
    let facts = begun.into_iter().chain(removed).chain([fact]);
    Ok(decide::facts(week.stream(), roster.version(), facts, texts, cx))
}

/// A decision at hand.
struct Turn<'a> {
    roster: &'a Roster,
    house: House<'a>,
    cx: &'a Context<'a>,
}

impl Turn<'_> {
    fn fact(&self, command: &RosterCommand) -> Result<RosterFact, Refusal> {
        match command {
            RosterCommand::Plan(shifts) => self.plan(shifts),
            RosterCommand::Copy { from, region } => self.copy(from, region.as_ref()),
            RosterCommand::Remove { shift } => {
                self.shift(*shift)?;
                Ok(RosterFact::Removed { shift: *shift })
            }
            RosterCommand::Replace { shift, with } => self.replace(*shift, with),
            RosterCommand::Swap { shift, with, in_return } => self.swap(*shift, *with, *in_return),
            RosterCommand::AgreeSwap { swap } => self.agree(*swap),
            RosterCommand::DeclineSwap { swap } => {
                let asked = self.asked(*swap)?;
                let concerned = self.is_actor(asked.with) || self.is_actor(asked.asked_by);
                if !concerned && !self.is_manager() {
                    return Err(RosterRefusal::NotAskedOfThem.into());
                }
                Ok(RosterFact::SwapDeclined { swap: *swap })
            }
            RosterCommand::Away { person, from, until, why, substitute } => {
                let (person, from, until, substitute) = (*person, *from, *until, *substitute);
                self.away(person, from, until, substitute)?;
                Ok(RosterFact::Absent { person, from, until, why: *why, substitute })
            }
            RosterCommand::Substitute { absence, substitute } => {
                let told = self.absence(*absence)?;
                if let Some(substitute) = *substitute {
                    self.can_substitute(told.person, substitute, told.from, told.until)?;
                }
                Ok(RosterFact::Substituted { absence: *absence, substitute: *substitute })
            }
            RosterCommand::NotAway { absence } => {
                self.speaks_for(self.absence(*absence)?.person)?;
                Ok(RosterFact::NotAbsent { absence: *absence })
            }
            RosterCommand::Arrive { person, regions } => self.arrive(*person, regions),
            RosterCommand::Leave { person } => self.leave(*person),
            RosterCommand::NotePresence { presence, reason } => self.note(presence, reason),
            RosterCommand::StrikePresence { presence, reason } => {
                let told = self.roster.presences.iter().find(|p| p.number == *presence);
                self.speaks_for(told.ok_or(RosterRefusal::NotThere)?.person)?;
                Ok(RosterFact::PresenceStruck { presence: *presence, reason: reason.reference() })
            }
            RosterCommand::HandOver { region, text } => {
                self.calendar(region)?;
                Ok(RosterFact::HandedOver { region: region.clone(), text: text.reference() })
            }
        }
    }
}

/// The plan.
impl Turn<'_> {
    fn plan(&self, wanted: &[NewShift]) -> Result<RosterFact, Refusal> {
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
    fn replace(&self, shift: u32, with: &NewShift) -> Result<RosterFact, Refusal> {
        self.shift(shift)?;
        let mut rest = self.roster.clone();
        rest.shifts.retain(|held| held.shift.number != shift);
        Turn { roster: &rest, ..*self }.plan(std::slice::from_ref(with))
    }

    /// The same hours of the same days, by the clock of the region. Whoever is away keeps the shift, so that it shows
    /// that somebody must take it; whoever has left the centre has none.
    fn copy(&self, source: &Roster, region: Option<&RegionId>) -> Result<RosterFact, Refusal> {
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
    fn fits(&self, new: &NewShift) -> Result<(), Refusal> {
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

/// Swaps.
impl Turn<'_> {
    fn swap(&self, shift: u32, with: PersonId, in_return: Option<u32>) -> Result<RosterFact, Refusal> {
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

    fn agree(&self, swap: u64) -> Result<RosterFact, Refusal> {
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

/// Absences.
impl Turn<'_> {
    fn away(
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

    fn can_substitute(
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

/// Presence.
impl Turn<'_> {
    fn arrive(&self, person: PersonId, regions: &[RegionId]) -> Result<RosterFact, Refusal> {
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

    fn leave(&self, person: PersonId) -> Result<RosterFact, Refusal> {
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

    fn note(&self, told: &NewShift, reason: &Authored) -> Result<RosterFact, Refusal> {
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

/// What there is.
impl Turn<'_> {
    fn is_manager(&self) -> bool {
        let decision = access::allows(self.cx.actor, Action::PlanRoster, &Object::House);
        matches!(decision, Decision::Allowed(access::Fields::All))
    }

    fn is_actor(&self, person: PersonId) -> bool {
        self.cx.actor.person() == Some(person)
    }

    fn speaks_for(&self, person: PersonId) -> Result<(), Refusal> {
        let may = self.is_actor(person) || self.is_manager();
        if may { Ok(()) } else { Err(RosterRefusal::NotForOthers.into()) }
    }

    fn shift(&self, number: u32) -> Result<&Shift, Refusal> {
        let held = self.roster.shift(number).ok_or(RosterRefusal::NoSuchShift(number))?;
        Ok(&held.shift)
    }

    fn asked(&self, swap: u64) -> Result<&Swap, Refusal> {
        let asked = self.roster.swaps.iter().find(|asked| asked.number == swap);
        asked.ok_or_else(|| RosterRefusal::NoSuchSwap.into())
    }

    fn absence(&self, number: u64) -> Result<&Absence, Refusal> {
        let told = self.roster.absences.iter().find(|absence| absence.number == number);
        told.ok_or_else(|| RosterRefusal::NoSuchAbsence.into())
    }

    fn is_of_the_centre(&self, person: PersonId, at: Timestamp) -> Result<(), Refusal> {
        let there = self.house.crew.0.get(&person).filter(|member| member.gone.is_none_or(|gone| at < gone));
        there.map(|_| ()).ok_or_else(|| RosterRefusal::NotOfTheCentre(person).into())
    }

    fn is_not_away(&self, person: PersonId, from: Timestamp, until: Timestamp) -> Result<(), Refusal> {
        let weeks = self.house.beside.iter().chain([self.roster]);
        let mut told = weeks.flat_map(|roster| &roster.absences);
        match told.find(|a| a.person == person && a.from < until && from < a.until) {
            Some(told) => Err(RosterRefusal::IsAway { person, from: told.from, until: told.until }.into()),
            None => Ok(()),
        }
    }

    fn nobody_is_twice(&self, after: &Roster, people: &[PersonId]) -> Result<(), Refusal> {
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
    fn duties(&self, roster: &Roster) -> Vec<Duty> {
        let mut weeks = self.house.beside.to_vec();
        weeks.retain(|beside| beside.week != roster.week);
        weeks.push(roster.clone());
        duties(&weeks)
    }

    fn calendar(&self, region: &RegionId) -> Result<&Calendar, Refusal> {
        self.cx.calendars.get(region).ok_or_else(|| Refusal::UnknownRegion {
            given: region.to_string(),
            known: self.cx.calendars.keys().map(ToString::to_string).collect(),
        })
    }

    fn first_calendar(&self, regions: &[RegionId]) -> Result<&Calendar, Refusal> {
        regions.iter().try_for_each(|region| self.calendar(region).map(|_| ()))?;
        self.calendar(regions.first().ok_or(RosterRefusal::NoRegion)?)
    }

    fn zone(&self, regions: &[RegionId]) -> Result<TimeZone, Refusal> {
        // A calendar was laid out in its zone, so the zone is there.
        Ok(TimeZone::get(self.first_calendar(regions)?.zone()).unwrap_or(TimeZone::UTC))
    }
}

fn hours_of(from: Timestamp, until: Timestamp) -> Result<(), Refusal> {
    let fits = from < until && until.duration_since(from) <= LONGEST;
    if fits { Ok(()) } else { Err(RosterRefusal::NoSuchHours.into()) }
}

fn numbered(number: u32, new: &NewShift) -> Shift {
    let NewShift { person, regions, from, until } = new.clone();
    Shift { number, person, regions, from, until }
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
