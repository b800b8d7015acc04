//! Resolution procedures (clause 2.A): each one that was given, by whom, installed or supplied, and what the reporter's
//! side said of it.
//!
//! A contested resolution is no resolution: the ticket is open again, with no new clock (reading "reopened"). A published
//! update is a resolution of its own ([`Shipped`]): it takes the place of a workaround.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::fact::{Delivery, Resolution};
use crate::refusal::Field;
use crate::works::{Notices, WorksRefusal};
use crate::{Authored, By, Entry, Fact, Refusal, ReleaseId, State, TextRef, Ticket, TicketFact};

/// What the reporter's side says of a resolution.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerFact {
    /// It helps.
    Accepted {
        /// A word with it, if any.
        note: Option<TextRef>,
    },
    /// It doesn't: the ticket is open again.
    Contested {
        /// What is wrong still.
        reason: TextRef,
    },
}

/// The verb behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnswerCommand {
    /// It helps.
    Accept {
        /// A word with it, if any.
        note: Option<Authored>,
    },
    /// It doesn't.
    Contest {
        /// What is wrong still.
        reason: Authored,
    },
}

/// The update that fixes it was published: a permanent update (clause 2.A), told to the reporter in their language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// By which release.
    pub release: ReleaseId,
    /// What people call it.
    pub version: String,
    /// Installed, or supplied.
    pub delivery: Delivery,
    /// What was told.
    pub notices: Notices,
}

/// One procedure that was given.
#[derive(Clone, PartialEq, Debug)]
pub struct Procedure {
    /// The entry that gave it.
    pub entry: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What it is.
    pub resolution: Resolution,
    /// Installed or supplied.
    pub delivery: Delivery,
    /// What was said of it, when, by whom.
    pub answer: Option<(Timestamp, By, AnswerFact)>,
}

impl AnswerFact {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            AnswerFact::Accepted { .. } => "resolution_accepted",
            AnswerFact::Contested { .. } => "resolution_contested",
        }
    }

    /// The texts that it refers to.
    pub fn texts(self) -> Vec<TextRef> {
        match self {
            AnswerFact::Accepted { note } => note.into_iter().collect(),
            AnswerFact::Contested { reason } => vec![reason],
        }
    }
}

impl AnswerCommand {
    /// The text of it, with the field it was typed in.
    pub fn text(&self) -> Option<(Field, &Authored)> {
        match self {
            AnswerCommand::Accept { note } => note.as_ref().map(|text| (Field::Message, text)),
            AnswerCommand::Contest { reason } => Some((Field::Reason, reason)),
        }
    }
}

/// The procedures after one more entry. `resolves`: does a published update resolve the ticket in its state?
pub(crate) fn after(procedures: &mut Vec<Procedure>, entry: &Entry, resolves: bool) {
    let Fact::Ticket(fact) = &entry.fact else { return };
    let given = match fact {
        TicketFact::Resolved { resolution, delivery, .. } => (*resolution, *delivery),
        TicketFact::Shipped(shipped) if resolves => (Resolution::PermanentUpdate, shipped.delivery),
        TicketFact::Answered(answer) => {
            if let Some(last) = procedures.last_mut() {
                last.answer = Some((entry.at, entry.by, *answer));
            }
            return;
        }
        _ => return,
    };
    let (resolution, delivery) = given;
    procedures.push(Procedure {
        entry: entry.number,
        at: entry.at,
        by: entry.by,
        resolution,
        delivery,
        answer: None,
    });
}

/// An answer is given once to each resolution, while it holds.
pub(crate) fn answer(ticket: &Ticket, command: &AnswerCommand) -> Result<AnswerFact, Refusal> {
    let waits = ticket.procedures.last().is_some_and(|last| last.answer.is_none());
    if ticket.state() != State::Resolved || !waits {
        return Err(WorksRefusal::NothingToAnswer.into());
    }
    Ok(match command {
        AnswerCommand::Accept { note } => {
            AnswerFact::Accepted { note: note.as_ref().map(Authored::reference) }
        }
        AnswerCommand::Contest { reason } => AnswerFact::Contested { reason: reason.reference() },
    })
}

/// Told once a release, whatever the state: whoever closed the ticket over a workaround wants to know too.
pub(crate) fn ship(ticket: &Ticket, shipped: &Shipped) -> Result<TicketFact, Refusal> {
    if ticket.updates.contains(&shipped.release) {
        return Err(WorksRefusal::ToldAlready.into());
    }
    Ok(TicketFact::Shipped(Box::new(shipped.clone())))
}
