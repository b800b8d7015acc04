//! Escalation: a level-1 ticket becomes a level-2 ticket of the support centre, in one step (preamble).
//!
//! The provider chooses what is passed on. The level-2 ticket keeps where it came from; the level-1 ticket knows where
//! it went, and no more: what happens inside the centre isn't its customer's to read. A message that is passed on stays
//! one text, read by two audiences, and is erased once; so does a file, which goes with its text or without it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access;
use crate::attachment::{self, Attached};
use crate::decide::{Context, Decided, decide, entry};
use crate::information::InformationFact;
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
        /// The entries of this ticket whose words were passed on, by their numbers.
        passed: Vec<u64>,
        /// Those whose files were.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<u64>,
    },
    /// At level 2: what was written at level 1.
    PassedOn {
        /// The same text as there; none: only its files were passed on.
        text: Option<TextRef>,
        /// When it was written.
        written_at: Timestamp,
        /// For which organisation.
        written_for: Option<OrganisationId>,
        /// The same files as there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
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
            EscalationFact::PassedOn { text, files, .. } => {
                text.iter().copied().chain(attachment::listings(files)).collect()
            }
        }
    }

    /// The files with it: of the text that was passed on, wherever it is read.
    pub fn files(&self) -> &[Attached] {
        match self {
            EscalationFact::Escalated { .. } => &[],
            EscalationFact::PassedOn { files, .. } => files,
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

/// What is passed on of a level-1 ticket: the entries whose words go, and those whose files go, by their numbers. All are what
/// both sides of level 1 read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    /// Of these the words.
    pub texts: Vec<u64>,
    /// Of these the files.
    pub files: Vec<u64>,
}

impl Chosen {
    /// The words of these, and no file.
    pub fn texts(entries: &[u64]) -> Chosen {
        Chosen { texts: entries.to_vec(), files: Vec::new() }
    }

    /// Each once, in the order in which they were written.
    fn in_order(&self) -> Chosen {
        let in_order = |entries: &[u64]| {
            let mut entries = entries.to_vec();
            entries.sort_unstable();
            entries.dedup();
            entries
        };
        Chosen { texts: in_order(&self.texts), files: in_order(&self.files) }
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
    /// What is passed on with it.
    pub chosen: &'a Chosen,
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
    let chosen = passing.chosen.in_order();
    let passed = passed_on(entries, &chosen)?;
    let from = EscalatedFrom { ticket: ticket.id, number: passing.number, opened_at: ticket.opened.at };
    let new = NewTicket { escalated_from: Some(from), ..passing.new.clone() };
    let mut level2 = open(&new, provider, Some(customer), there)?;
    let there = &there.cut();
    for (number, fact) in (2..).zip(passed) {
        level2.entries.push(entry(Stream::Ticket(new.id), number, there.at, fact, there));
    }
    let command = Command::Escalate { to: new.id, passed: chosen };
    debug_assert_eq!(entries.len() as u64, ticket.version);
    let level1 = decide(ticket, &command, here)?;
    Ok(Escalated { level1, level2 })
}

/// Level 1's own end of it.
pub(crate) fn fact(ticket: &Ticket, to: TicketId, passed: &Chosen) -> Result<TicketFact, Refusal> {
    if let Some(before) = &ticket.escalation.to {
        return Err(Refusal::AlreadyEscalated { at: before.at });
    }
    match ticket.state() {
        State::Closed => Err(Refusal::WrongState(State::Closed)),
        _ => {
            let Chosen { texts, files } = passed.clone();
            Ok(TicketFact::Escalation(EscalationFact::Escalated { to, passed: texts, files }))
        }
    }
}

/// What is passed on, in the order in which it was written. A note of the provider stays the provider's.
fn passed_on(entries: &[Entry], chosen: &Chosen) -> Result<Vec<TicketFact>, Refusal> {
    let mut wanted = [&*chosen.texts, &*chosen.files].concat();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.into_iter().map(|number| one_of(entries, number, chosen)).collect()
}

fn one_of(entries: &[Entry], number: u64, chosen: &Chosen) -> Result<TicketFact, Refusal> {
    let cant = || Refusal::NotToBePassedOn { entry: number };
    let found = entries.iter().find(|entry| entry.number == number).ok_or_else(cant)?;
    let text = match chosen.texts.contains(&number) {
        true => Some(said(found).ok_or_else(cant)?),
        false => None,
    };
    let files = match chosen.files.contains(&number) {
        true => Some(files_of(found)).filter(|files| !files.is_empty()).ok_or_else(cant)?.to_vec(),
        false => Vec::new(),
    };
    let (written_at, written_for) = (found.at, found.on_behalf_of);
    Ok(TicketFact::Escalation(EscalationFact::PassedOn { text, written_at, written_for, files }))
}

/// What both sides of a ticket read in an entry, if it is something that can be passed on: a message, a diagnosis, a
/// resolution procedure, the words of an answer.
///
/// Not the report: that is written anew, from what level 1 told.
pub fn said(entry: &Entry) -> Option<TextRef> {
    match &entry.fact {
        Fact::Ticket(
            TicketFact::MessageSent { text, .. }
            | TicketFact::Diagnosed { text, .. }
            | TicketFact::Resolved { text, .. },
        ) => Some(*text),
        Fact::Ticket(TicketFact::Information(InformationFact::Answered { text, .. })) => *text,
        _ => None,
    }
}

/// The files with what both sides of a ticket read in an entry. Also those of the report: it is written anew, its files can't be.
pub fn files_of(entry: &Entry) -> &[Attached] {
    match &entry.fact {
        Fact::Ticket(
            fact @ (TicketFact::Opened(_)
            | TicketFact::MessageSent { .. }
            | TicketFact::Diagnosed { .. }
            | TicketFact::Resolved { .. }
            | TicketFact::Information(_)),
        ) => fact.files(),
        _ => &[],
    }
}
