//! Erasure: a person asks for it, whoever answers for their organisation's people decides, with a reason; a legal hold puts
//! it off (GDPR, articles 17 and 18).
//!
//! What goes is everything that the person wrote, their name, their address and all that they came in by; what stays is the
//! journal, which holds none of it, and with it every figure. That is the shell's to do, in the commit of the entry that says
//! so. This module says who may, and in which order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::membership::{self, MembershipRefusal, answers_for_people};
use crate::refusal::Field;
use crate::{Action, Authored, Entry, Organisation, Person, PersonFact, Refusal, Stream, TextRef};

/// What can happen about a person's erasure.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ErasureFact {
    /// They ask for it.
    Asked {},
    /// They don't any more.
    Withdrawn {},
    /// It was turned down.
    Declined {
        /// Why.
        reason: TextRef,
    },
    /// A legal hold: nothing of theirs is destroyed until it is lifted.
    Held {
        /// Why.
        reason: TextRef,
    },
    /// It was lifted.
    Released {},
    /// They are erased.
    Erased {
        /// Why; the console says none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextRef>,
    },
}

impl ErasureFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ErasureFact::Declined { reason } | ErasureFact::Held { reason } => vec![*reason],
            ErasureFact::Erased { reason } => reason.iter().copied().collect(),
            ErasureFact::Asked {} | ErasureFact::Withdrawn {} | ErasureFact::Released {} => Vec::new(),
        }
    }

    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            ErasureFact::Asked {} => "erasure_asked",
            ErasureFact::Withdrawn {} => "erasure_withdrawn",
            ErasureFact::Declined { .. } => "erasure_declined",
            ErasureFact::Held { .. } => "held",
            ErasureFact::Released {} => "released",
            ErasureFact::Erased { .. } => "erased",
        }
    }
}

/// What a person's entries add up to about their erasure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Erasure {
    /// Asked for, and not decided yet.
    pub asked: Option<Timestamp>,
    /// Turned down, when they asked last.
    pub declined: Option<(Timestamp, TextRef)>,
    /// Under a legal hold.
    pub held: Option<(Timestamp, TextRef)>,
    /// Done.
    pub erased: Option<Timestamp>,
}

impl Erasure {
    /// After one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &ErasureFact) {
        let at = entry.at;
        match fact {
            ErasureFact::Asked {} => (self.asked, self.declined) = (Some(at), None),
            ErasureFact::Withdrawn {} => self.asked = None,
            ErasureFact::Declined { reason } => (self.asked, self.declined) = (None, Some((at, *reason))),
            ErasureFact::Held { reason } => self.held = Some((at, *reason)),
            ErasureFact::Released {} => self.held = None,
            ErasureFact::Erased { .. } => *self = Erasure { erased: Some(at), ..Erasure::default() },
        }
    }
}

/// What is asked of the desk about it.
#[derive(Clone, PartialEq, Debug)]
pub enum ErasureCommand {
    /// Asks for one's own.
    Ask,
    /// Doesn't any more.
    Withdraw,
    /// Turns it down.
    Decline {
        /// Why.
        reason: Authored,
    },
    /// Puts it off, for a claim or a duty to keep.
    Hold {
        /// Why.
        reason: Authored,
    },
    /// Lifts that.
    Release,
    /// Erases.
    Erase {
        /// Why.
        reason: Authored,
    },
}

impl ErasureCommand {
    /// The verb of the access table.
    pub fn action(&self) -> Action {
        match self {
            ErasureCommand::Ask | ErasureCommand::Withdraw => Action::AskErasure,
            _ => Action::ErasePerson,
        }
    }

    fn reason(&self) -> Option<&Authored> {
        match self {
            ErasureCommand::Decline { reason }
            | ErasureCommand::Hold { reason }
            | ErasureCommand::Erase { reason } => Some(reason),
            ErasureCommand::Ask | ErasureCommand::Withdraw | ErasureCommand::Release => None,
        }
    }
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErasureRefusal {
    /// They are erased already.
    Erased,
    /// It was asked for before.
    Asked,
    /// Nobody asked for it.
    NotAsked,
    /// A legal hold stands.
    Held,
    /// None does.
    NotHeld,
}

impl ErasureRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            ErasureRefusal::Erased => "person-erased",
            ErasureRefusal::Asked => "erasure-asked",
            ErasureRefusal::NotAsked => "erasure-not-asked",
            ErasureRefusal::Held => "legal-hold",
            ErasureRefusal::NotHeld => "no-legal-hold",
        }
    }
}

impl From<ErasureRefusal> for Refusal {
    fn from(refusal: ErasureRefusal) -> Refusal {
        Refusal::Erasure(refusal)
    }
}

/// What happens. `others` answer for the same organisation's people, and come in. Whoever comes in still is closed out with it.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    person: &Person,
    of: &Organisation,
    others: usize,
    command: &ErasureCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    may(person, of, command.action(), cx)?;
    not_older_than(person.version, cx)?;
    if let Some(reason) = command.reason() {
        reason.check(Field::Reason)?;
        reason.keeps_no_credential(Field::Reason)?;
    }
    let erasure = &person.erasure;
    if erasure.erased.is_some() {
        return Err(ErasureRefusal::Erased.into());
    }
    let refuse = |holds: bool, refusal: ErasureRefusal| if holds { Err(refusal) } else { Ok(()) };
    let fact = match command {
        ErasureCommand::Ask => {
            refuse(erasure.asked.is_some(), ErasureRefusal::Asked)?;
            ErasureFact::Asked {}
        }
        ErasureCommand::Withdraw => {
            refuse(erasure.asked.is_none(), ErasureRefusal::NotAsked)?;
            ErasureFact::Withdrawn {}
        }
        ErasureCommand::Decline { reason } => {
            refuse(erasure.asked.is_none(), ErasureRefusal::NotAsked)?;
            ErasureFact::Declined { reason: reason.reference() }
        }
        ErasureCommand::Hold { reason } => {
            refuse(erasure.held.is_some(), ErasureRefusal::Held)?;
            ErasureFact::Held { reason: reason.reference() }
        }
        ErasureCommand::Release => {
            refuse(erasure.held.is_none(), ErasureRefusal::NotHeld)?;
            ErasureFact::Released {}
        }
        ErasureCommand::Erase { reason } => {
            refuse(erasure.held.is_some(), ErasureRefusal::Held)?;
            if person.active && answers_for_people(person.role) && others == 0 {
                return Err(MembershipRefusal::LastManager.into());
            }
            ErasureFact::Erased { reason: Some(reason.reference()) }
        }
    };
    let closes_out = person.active && matches!(fact, ErasureFact::Erased { .. });
    let closed_out = closes_out.then_some(PersonFact::Disabled {});
    let all = closed_out.into_iter().chain([PersonFact::Erasure(fact)]);
    let texts = command.reason().into_iter().cloned().collect();
    Ok(facts(Stream::Person(person.id), person.version, all, texts, cx))
}

/// Is it theirs to do? Of oneself one asks; of others, one decides of those whose role one gives.
fn may(person: &Person, of: &Organisation, action: Action, cx: &Context<'_>) -> Result<(), Refusal> {
    let object = Object::Of { organisation: of.id, provider: None, person: Some(person.id) };
    access::require(cx.actor, action, &object)?;
    if action == Action::AskErasure {
        return Ok(());
    }
    if cx.actor.person() == Some(person.id) {
        return Err(MembershipRefusal::Oneself.into());
    }
    if !membership::gives(cx.actor.role, of.party).contains(&person.role) {
        return Err(MembershipRefusal::BeyondTheirRole.into());
    }
    Ok(())
}
