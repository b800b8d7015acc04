//! Emergency access ("break-glass"): whoever runs the machine reads no ticket. Where they must, one of them asks for one
//! organisation's tickets with a reason, a manager of the centre grants it, and for an hour at most they read what that
//! organisation reads of its own. Nothing is written by it, and the organisation is told.
//!
//! It stands in the stream of the organisation, which may read it there for ever. Its hour is one of the desk's time, like
//! every instant of the journal, so that whoever folds the stream again finds the same: that clock is only ever moved
//! forward, and moving it opens nothing for longer.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::{OrganisationFact, Party};
use crate::{
    Action, Authored, By, Entry, Field, Organisation, OrganisationId, Person, PersonId, Refusal, Role,
    Stream, TextRef,
};

/// The longest, in minutes.
pub const MOST: u16 = 60;

/// So long a question waits for its answer.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// What can happen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EmergencyFact {
    /// Somebody who runs the machine asks to read.
    Asked {
        /// Why.
        reason: TextRef,
        /// For how many minutes.
        minutes: u16,
    },
    /// A second person grants it; it begins now.
    Granted {
        /// The number of the question.
        asked: u64,
        /// It ends by itself.
        until: Timestamp,
    },
    /// A second person says no, or whoever asked takes it back.
    Declined {
        /// The number of the question.
        asked: u64,
    },
    /// It ends before its time.
    Ended {
        /// The number of the question.
        asked: u64,
    },
}

/// A question, and what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Emergency {
    /// The number of the entry that asks.
    pub number: u64,
    /// Who asked.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: TextRef,
    /// For how many minutes.
    pub minutes: u16,
    /// What the second person said.
    pub answer: Option<Answer>,
    /// Who ended it before its time, and when.
    pub ended: Option<(By, Timestamp)>,
}

/// What the second person said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Who.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Until when it is granted; none: it isn't.
    pub until: Option<Timestamp>,
}

impl Emergency {
    /// May whoever asked read now?
    pub fn is_live(&self, now: Timestamp) -> bool {
        let granted = self.answer.and_then(|answer| Some((answer.at, answer.until?)));
        granted.is_some_and(|(from, until)| from <= now && now < until) && self.ended.is_none()
    }

    /// Does it wait for a second person?
    pub fn waits(&self, now: Timestamp) -> bool {
        self.answer.is_none() && now.duration_since(self.at) <= WAITS
    }
}

/// All of an organisation's, in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Emergencies(pub Vec<Emergency>);

impl Emergencies {
    /// After one more entry of the organisation.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &EmergencyFact) {
        let answer = |until| Some(Answer { by: entry.by, at: entry.at, until });
        match fact {
            EmergencyFact::Asked { reason, minutes } => self.0.push(Emergency {
                number: entry.number,
                by: entry.by,
                at: entry.at,
                reason: *reason,
                minutes: *minutes,
                answer: None,
                ended: None,
            }),
            EmergencyFact::Granted { asked, until } => {
                self.change(*asked, |one| one.answer = answer(Some(*until)))
            }
            EmergencyFact::Declined { asked } => self.change(*asked, |one| one.answer = answer(None)),
            EmergencyFact::Ended { asked } => {
                self.change(*asked, |one| one.ended = Some((entry.by, entry.at)))
            }
        }
    }

    fn change(&mut self, number: u64, change: impl FnOnce(&mut Emergency)) {
        if let Some(one) = self.0.iter_mut().find(|one| one.number == number) {
            change(one);
        }
    }

    /// May that person read this organisation's tickets now?
    pub fn lets_in(&self, person: PersonId, now: Timestamp) -> bool {
        self.0.iter().any(|one| one.by == By::Person(person) && one.is_live(now))
    }

    fn find(&self, number: u64) -> Result<&Emergency, Refusal> {
        self.0.iter().find(|one| one.number == number).ok_or(Refusal::NotFound)
    }
}

/// What is asked of the desk.
#[derive(Clone, PartialEq, Debug)]
pub enum EmergencyCommand {
    /// To read that organisation's tickets.
    Ask {
        /// Why.
        reason: Authored,
        /// For how many minutes.
        minutes: u16,
    },
    /// Grant it.
    Grant {
        /// The number of the question.
        asked: u64,
    },
    /// Say no, or take it back.
    Decline {
        /// The number of the question.
        asked: u64,
    },
    /// End it.
    End {
        /// The number of the question.
        asked: u64,
    },
}

impl EmergencyCommand {
    /// The verb of the access table.
    pub fn action(&self) -> Action {
        match self {
            EmergencyCommand::Ask { .. } => Action::BreakGlass,
            EmergencyCommand::Grant { .. } => Action::ConfirmBreakGlass,
            EmergencyCommand::Decline { .. } | EmergencyCommand::End { .. } => Action::EndBreakGlass,
        }
    }
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmergencyRefusal {
    /// The vendor's own tickets need no such thing.
    OwnHouse,
    /// It lasts between a minute and an hour.
    Minutes,
    /// One is asked already, or live.
    Waits,
    /// Nothing waits, or is live.
    NothingThere,
    /// The second person must be another one.
    SamePerson,
    /// Whoever asked no longer runs the machine.
    AskerGone,
    /// Whoever asked reads another organisation's tickets now.
    Elsewhere,
}

impl EmergencyRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            EmergencyRefusal::OwnHouse => "emergency-own-house",
            EmergencyRefusal::Minutes => "emergency-minutes",
            EmergencyRefusal::Waits => "emergency-waits",
            EmergencyRefusal::NothingThere => "no-emergency",
            EmergencyRefusal::SamePerson => "emergency-same-person",
            EmergencyRefusal::AskerGone => "emergency-asker-gone",
            EmergencyRefusal::Elsewhere => "emergency-elsewhere",
        }
    }
}

impl From<EmergencyRefusal> for Refusal {
    fn from(refusal: EmergencyRefusal) -> Refusal {
        Refusal::Emergency(refusal)
    }
}

/// What comes of it. `asker` is whoever asked, as they are now, where there was a question.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    of: &Organisation,
    asker: Option<&Person>,
    command: &EmergencyCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(cx.actor, command.action(), &Object::House)?;
    not_older_than(of.version, cx)?;
    let (fact, texts) = match command {
        EmergencyCommand::Ask { reason, minutes } => {
            reason.check(Field::Reason)?;
            reason.keeps_no_credential(Field::Reason)?;
            asks(of, *minutes, cx)?;
            let fact = EmergencyFact::Asked { reason: reason.reference(), minutes: *minutes };
            (fact, vec![reason.clone()])
        }
        EmergencyCommand::Grant { asked } => {
            let one = of.emergencies.find(*asked)?;
            if !one.waits(cx.at) {
                return Err(EmergencyRefusal::NothingThere.into());
            }
            if one.by == cx.actor.by {
                return Err(EmergencyRefusal::SamePerson.into());
            }
            let is_still = |person: &Person| person.active && person.role == Role::Administrator;
            if !asker.is_some_and(|person| is_still(person) && one.by == By::Person(person.id)) {
                return Err(EmergencyRefusal::AskerGone.into());
            }
            let lasts = SignedDuration::from_mins(i64::from(one.minutes.min(MOST)));
            let until = cx.at.checked_add(lasts).unwrap_or(cx.at);
            (EmergencyFact::Granted { asked: *asked, until }, Vec::new())
        }
        EmergencyCommand::Decline { asked } => {
            if !of.emergencies.find(*asked)?.waits(cx.at) {
                return Err(EmergencyRefusal::NothingThere.into());
            }
            (EmergencyFact::Declined { asked: *asked }, Vec::new())
        }
        EmergencyCommand::End { asked } => {
            if !of.emergencies.find(*asked)?.is_live(cx.at) {
                return Err(EmergencyRefusal::NothingThere.into());
            }
            (EmergencyFact::Ended { asked: *asked }, Vec::new())
        }
    };
    let fact = OrganisationFact::Emergency(fact);
    Ok(facts(Stream::Organisation(of.id), of.version, [fact], texts, cx))
}

fn asks(of: &Organisation, minutes: u16, cx: &Context<'_>) -> Result<(), Refusal> {
    if of.party == Party::Vendor {
        return Err(EmergencyRefusal::OwnHouse.into());
    }
    if !(1..=MOST).contains(&minutes) {
        return Err(EmergencyRefusal::Minutes.into());
    }
    let own = of.emergencies.0.iter().filter(|one| one.by == cx.actor.by);
    if own.into_iter().any(|one| one.waits(cx.at) || one.is_live(cx.at)) {
        return Err(EmergencyRefusal::Waits.into());
    }
    Ok(())
}

/// The organisation whose tickets that person reads in an emergency at that instant: the first of these that lets them.
pub fn read_by<'a>(
    organisations: impl IntoIterator<Item = &'a Organisation>,
    person: PersonId,
    now: Timestamp,
) -> Option<OrganisationId> {
    organisations.into_iter().find(|of| of.emergencies.lets_in(person, now)).map(|of| of.id)
}
