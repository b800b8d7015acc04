//! A ticket whose words or files were kept long enough: the entry that says so. That they are really destroyed is the
//! shell's to do, in the same commit, as it does for a redaction.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Object};
use crate::attachment::Attached;
use crate::decide::{Context, Decided, facts};
use crate::escalation::EscalationFact;
use crate::procedure::AnswerFact;
use crate::retention::plan::due;
use crate::retention::{Class, RetentionRefusal, Rules};
use crate::{
    Action, Entry, Fact, OrganisationId, PersonId, Refusal, Stream, TextId, TextRef, Ticket, TicketFact,
    TicketId,
};

/// Everything of a class that a ticket had was kept long enough, and is destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lapsed {
    /// What: its words, with its files; or its files alone.
    pub class: Class,
    /// For so many months.
    pub months: u16,
    /// Since its closing at this instant.
    pub closed_at: Timestamp,
}

/// What of a ticket is there still to be kept or destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remains {
    closed_at: Option<Timestamp>,
    told_at: Timestamp,
    has_words: bool,
    has_files: bool,
    writers: BTreeSet<PersonId>,
}

/// A ticket that is over and of which something is there still.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Over {
    /// Which.
    pub ticket: TicketId,
    /// Whose: the organisation that asked.
    pub organisation: OrganisationId,
    /// Since when it is closed.
    pub closed_at: Timestamp,
    /// When the desk was told that, or of the last words that came after.
    pub told_at: Timestamp,
    /// Are there files with it?
    pub has_files: bool,
    /// Who wrote on it: a legal hold on one of them freezes it.
    pub writers: BTreeSet<PersonId>,
}

impl TicketFact {
    /// The texts that are this ticket's own. What was passed on belongs to the ticket on which it was written, what a
    /// release announces to the release.
    pub fn own_texts(&self) -> Vec<TextRef> {
        match self {
            TicketFact::Shipped(_) | TicketFact::Escalation(EscalationFact::PassedOn { .. }) => Vec::new(),
            fact => fact.texts(),
        }
    }

    /// The files that are this ticket's own: what was passed on lies there once, and goes with the ticket on which it was sent.
    pub fn own_files(&self) -> &[Attached] {
        match self {
            TicketFact::Escalation(EscalationFact::PassedOn { .. }) => &[],
            fact => fact.files(),
        }
    }
}

impl Remains {
    /// After one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &TicketFact) {
        match fact {
            TicketFact::Closed { .. } => {
                (self.closed_at, self.told_at) = (Some(entry.at), self.told_at.max(entry.recorded_at));
            }
            TicketFact::Reopened { .. } | TicketFact::Answered(AnswerFact::Contested { .. }) => {
                self.closed_at = None;
            }
            TicketFact::Lapsed(Lapsed { class: Class::Files, .. }) => self.has_files = false,
            TicketFact::Lapsed(_) => (self.has_words, self.has_files) = (false, false),
            _ => {}
        }
        if fact.own_texts().is_empty() {
            return;
        }
        self.has_words = true;
        self.has_files |= !fact.own_files().is_empty();
        self.told_at = self.told_at.max(entry.recorded_at);
        self.writers.extend(entry.by.person());
    }
}

impl Ticket {
    /// What retention has to know of it; none while it isn't over, or when nothing is left.
    pub fn over(&self) -> Option<Over> {
        let Remains { closed_at, told_at, has_words, has_files, writers } = &self.remains;
        Some(Over {
            ticket: self.id,
            organisation: self.opened.what.asked_by,
            closed_at: closed_at.filter(|_| *has_words && !self.state().is_open())?,
            told_at: *told_at,
            has_files: *has_files,
            writers: writers.clone(),
        })
    }
}

/// The texts of a ticket's entries that go with a class of it: the listing of a file stands for the file.
pub fn lapsing(entries: &[Entry], class: Class) -> Vec<TextId> {
    let of_a_ticket = entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Ticket(fact) => Some(fact),
        _ => None,
    });
    let texts = of_a_ticket.flat_map(|fact| match class {
        Class::Files => fact.own_files().iter().map(|file| file.listing).collect(),
        Class::Words | Class::Security => fact.own_texts(),
    });
    texts.map(|text| text.id).collect()
}

/// The entry that says so, if it is time and nobody holds it: the same rule as the plan's, asked anew. `held` are those of
/// its writers on whom there is a legal hold.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn lapse(
    ticket: &Ticket,
    rules: &Rules,
    held: &BTreeSet<PersonId>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(cx.actor, Action::ApplyRetention, &Object::of(ticket))?;
    let over = ticket.over().ok_or(RetentionRefusal::NotOver)?;
    if rules.is_held || !over.writers.is_disjoint(held) {
        return Err(RetentionRefusal::Held.into());
    }
    let (class, _) = due(&over, rules, cx.at).ok_or(RetentionRefusal::NotOver)?;
    let lapsed = Lapsed { class, months: rules.kept(class).months, closed_at: over.closed_at };
    Ok(facts(Stream::Ticket(ticket.id), ticket.version, [TicketFact::Lapsed(lapsed)], Vec::new(), cx))
}
