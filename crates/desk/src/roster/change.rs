//! What people may do to a roster. The manager plans; everybody tells of themselves, and swaps with a colleague who
//! agrees; nobody opens a gap by it but the manager, who answers for it.

mod absences;
mod known;
mod plan;
mod presence;
mod swaps;

use jiff::{SignedDuration, Timestamp};
use terms::RegionId;

use super::{Away, Crew, IsoWeek, Roster, RosterFact, RosterRefusal};
use crate::access::{self, Object};
use crate::decide::{self, Context, Decided};
use crate::{Action, Authored, Field, Folded, PersonId, Refusal};

/// The longest time that somebody is there without leaving.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

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

fn hours_of(from: Timestamp, until: Timestamp) -> Result<(), Refusal> {
    let fits = from < until && until.duration_since(from) <= LONGEST;
    if fits { Ok(()) } else { Err(RosterRefusal::NoSuchHours.into()) }
}
