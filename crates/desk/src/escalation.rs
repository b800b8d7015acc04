//! Escalation: a level-1 ticket becomes a level-2 ticket of the support centre, in one step (preamble).
//!
//! The provider chooses what is passed on. The level-2 ticket keeps where it came from; the level-1 ticket knows where
//! it went, and no more: what happens inside the centre isn't its customer's to read. A message that is passed on stays
//! one text, read by two audiences, and is erased once.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access;
use crate::decide::{Context, Decided, decide, entry};
use crate::ticket::Done;
use crate::{
    Action, Command, Entry, Fact, NewTicket, Organisation, OrganisationId, Refusal, State, Stream, TextRef,
    Ticket, TicketFact, TicketId, open,
};

/// What can happen between two levels.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EscalationFact {
    /// At level 1: it was passed on to the support centre.
    Escalated {
        /// The level-2 ticket.
        to: TicketId,
        /// The entries of this ticket that were passed on, by their numbers.
        passed: Vec<u64>,
    },
    /// At level 2: what was written at level 1.
    PassedOn {
        /// The same text as there.
        text: TextRef,
        /// When it was written.
        written_at: Timestamp,
        /// For which organisation.
        written_for: Option<OrganisationId>,
    },
}

impl EscalationFact {
    /// The word for it in a list of events, in the API and in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            EscalationFact::Escalated { .. } => "escalated",
            EscalationFact::PassedOn { .. } => "passed_on",
        }
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            EscalationFact::Escalated { .. } => Vec::new(),
            EscalationFact::PassedOn { text, .. } => vec![*text],
        }
    }
}

/// The level-1 ticket that a level-2 ticket was escalated from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalatedFrom {
    /// Which.
    pub ticket: TicketId,
    /// Its public number, which the provider knows it by.
    pub number: u64,
    /// When it was opened at level 1. The centre's clocks count from their own opening: notification goes to the centre
    /// (reading "opened").
    pub opened_at: Timestamp,
}

/// Where a ticket was passed on to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Escalation {
    /// The level-2 ticket.
    pub to: Option<Done<TicketId>>,
}

impl Escalation {
    pub(crate) fn after(&mut self, entry: &Entry, fact: &EscalationFact) {
        if let EscalationFact::Escalated { to, .. } = fact {
            self.to = Some(crate::ticket::done(entry, *to));
        }
    }
}

/// What is to be escalated.
#[derive(Clone, Copy)]
pub struct Passing<'a> {
    /// The level-1 ticket.
    pub ticket: &'a Ticket,
    /// Its public number.
    pub number: u64,
    /// Its entries.
    pub entries: &'a [Entry],
    /// The report for the centre: prefilled from level 1, in the provider's words.
    pub new: &'a NewTicket,
    /// The entries to be passed on, by their numbers: messages that both sides of level 1 read.
    pub messages: &'a [u64],
    /// The provider whose desk it is.
    pub provider: &'a Organisation,
    /// For whom.
    pub customer: &'a Organisation,
}

/// Both ends of an escalation, for one commit.
#[derive(Clone, PartialEq, Debug)]
pub struct Escalated {
    /// What happens to the level-1 ticket.
    pub level1: Decided,
    /// The level-2 ticket.
    pub level2: Decided,
}

/// A level-1 ticket is passed on: `here` is decided under what the level-1 ticket is pinned to, `there` under what is in
/// force for the centre.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened at either level.
pub fn escalate(
    passing: &Passing<'_>,
    here: &Context<'_>,
    there: &Context<'_>,
) -> Result<Escalated, Refusal> {
    let Passing { ticket, entries, provider, customer, .. } = *passing;
    access::require(here.actor, Action::Escalate, &access::Object::of(ticket))?;
    let passed = passed_on(passing)?;
    let from = EscalatedFrom { ticket: ticket.id, number: passing.number, opened_at: ticket.opened.at };
    let new = NewTicket { escalated_from: Some(from), ..passing.new.clone() };
    let mut level2 = open(&new, provider, Some(customer), there)?;
    let there = &there.cut();
    for (number, (fact, _)) in (2..).zip(&passed) {
        level2.entries.push(entry(Stream::Ticket(new.id), number, there.at, fact.clone(), there));
    }
    let command =
        Command::Escalate { to: new.id, passed: passed.iter().map(|(_, number)| *number).collect() };
    debug_assert_eq!(entries.len() as u64, ticket.version);
    let level1 = decide(ticket, &command, here)?;
    Ok(Escalated { level1, level2 })
}

/// Level 1's own end of it.
pub(crate) fn fact(ticket: &Ticket, to: TicketId, passed: &[u64]) -> Result<TicketFact, Refusal> {
    if let Some(before) = &ticket.escalation.to {
        return Err(Refusal::AlreadyEscalated { at: before.at });
    }
    match ticket.state() {
        State::Closed => Err(Refusal::WrongState(State::Closed)),
        _ => Ok(TicketFact::Escalation(EscalationFact::Escalated { to, passed: passed.to_vec() })),
    }
}

/// What is passed on, in the order in which it was written. A note of the provider stays the provider's.
fn passed_on(passing: &Passing<'_>) -> Result<Vec<(TicketFact, u64)>, Refusal> {
    let mut wanted = passing.messages.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.into_iter().map(|number| Ok((one_of(passing.entries, number)?, number))).collect()
}

fn one_of(entries: &[Entry], number: u64) -> Result<TicketFact, Refusal> {
    let cant = Refusal::NotToBePassedOn { entry: number };
    let found = entries.iter().find(|entry| entry.number == number).ok_or(cant.clone())?;
    let text = said(found).ok_or(cant)?;
    let (written_at, written_for) = (found.at, found.on_behalf_of);
    Ok(TicketFact::Escalation(EscalationFact::PassedOn { text, written_at, written_for }))
}

/// What both sides of a ticket read in an entry, if it is something that can be passed on: a message, a diagnosis, a
/// resolution procedure.
///
/// Not the report: that is written anew, from what level 1 told.
pub fn said(entry: &Entry) -> Option<TextRef> {
    match &entry.fact {
        Fact::Ticket(
            TicketFact::MessageSent { text, .. }
            | TicketFact::Diagnosed { text, .. }
            | TicketFact::Resolved { text, .. },
        ) => Some(*text),
        _ => None,
    }
}
