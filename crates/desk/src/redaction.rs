//! Redaction: words of a ticket are destroyed, and an entry says so (the access rules, §3.4).
//!
//! What somebody wrote to others can be taken away again: by themselves for a quarter of an hour, by whoever answers for
//! their people, or by the centre's manager, with a reason. The entry stays, its hash stays, and every clock stands where it
//! stood: only the words and their salt go, so that the hash tells nothing any more. It knows which words a ticket has;
//! that they are really destroyed is the shell's to do, in the same commit.
//!
//! The reasons of decisions (a triage, an exclusion, a review) aren't taken apart: two people stand by them, and the other
//! side may contest them. Words that were passed on from another level are redacted there, where they were written: the
//! same text goes from both.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::access::{self, Object, Reach};
use crate::contact::ContactFact;
use crate::decide::Context;
use crate::information::InformationFact;
use crate::promise::PromiseFact;
use crate::remote::RemoteFact;
use crate::ticket::{Done, done};
use crate::{
    Action, Actor, Authored, By, Entry, Field, OrganisationId, Refusal, TextId, TextRef, TicketFact,
};

/// So long whoever wrote something may take it back without saying why.
pub const OWN_WORDS: SignedDuration = SignedDuration::from_mins(15);

/// Words were destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    /// Whose: the number of the entry that they belonged to.
    pub entry: u64,
    /// Why. Whoever takes their own words back at once owes no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<TextRef>,
    /// Of a note: whose people read it. Nobody else is told that it was redacted, either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_of: Option<OrganisationId>,
}

/// Words that an entry brought to a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// Of a note: whose people read it.
    pub note_of: Option<OrganisationId>,
    /// The words.
    pub texts: Vec<TextId>,
    /// That they were destroyed, by whom, and why.
    pub redacted: Option<Done<Option<TextRef>>>,
}

/// The words of a ticket, by the entry that brought them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words(BTreeMap<u64, Said>);

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RedactionRefusal {
    /// That entry has no words that somebody could take back.
    NoWords,
    /// They were destroyed before.
    Gone {
        /// When.
        at: Timestamp,
    },
    /// One's own words are one's own to take back for a quarter of an hour.
    TooLate {
        /// Up to then.
        until: Timestamp,
    },
}

impl RedactionRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            RedactionRefusal::NoWords => "no-words-to-redact",
            RedactionRefusal::Gone { .. } => "already-redacted",
            RedactionRefusal::TooLate { .. } => "too-late-to-redact",
        }
    }
}

impl From<RedactionRefusal> for Refusal {
    fn from(refusal: RedactionRefusal) -> Refusal {
        Refusal::Redaction(refusal)
    }
}

impl Words {
    /// What an entry said, if it brought words that may be taken back.
    pub fn of(&self, entry: u64) -> Option<&Said> {
        self.0.get(&entry)
    }

    /// The words after one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &TicketFact) {
        match fact {
            TicketFact::Redacted(redacted) => {
                if let Some(said) = self.0.get_mut(&redacted.entry) {
                    said.redacted = said.redacted.or(Some(done(entry, redacted.reason)));
                }
            }
            fact if brings_words(fact) => {
                let texts: Vec<TextId> = fact.texts().iter().map(|text| text.id).collect();
                if texts.is_empty() {
                    return;
                }
                let note_of = match fact {
                    TicketFact::NoteWritten { organisation, .. } => Some(*organisation),
                    _ => None,
                };
                let (at, by, organisation) = (entry.at, entry.by, entry.on_behalf_of);
                let said = Said { at, by, organisation, note_of, texts, redacted: None };
                self.0.insert(entry.number, said);
            }
            _ => {}
        }
    }
}

impl Said {
    /// Until when whoever wrote it may take it back without saying why.
    pub fn until(&self) -> Timestamp {
        self.at.saturating_add(OWN_WORDS).unwrap_or(Timestamp::MAX)
    }

    /// Are they the actor's own, at an instant when no reason is owed?
    pub fn is_fresh(&self, actor: &Actor, now: Timestamp) -> bool {
        self.by == actor.by && now <= self.until()
    }

    /// Are they the actor's own, whose hand reaches no further, and is the time for it over?
    pub fn is_late(&self, actor: &Actor, now: Timestamp) -> bool {
        let reaches_no_further = access::reach(actor.role, Action::RedactMessage) == Reach::Own;
        reaches_no_further && !self.is_fresh(actor, now)
    }

    /// On what it is done: the words of a person of that organisation, at the desk that handles the ticket.
    pub(crate) fn object(&self, asked_by: OrganisationId, desk: Option<OrganisationId>) -> Object {
        let organisation = self.organisation.unwrap_or(asked_by);
        Object::Of { organisation, provider: desk, person: self.by.person() }
    }
}

/// Are they words to others, as opposed to the reason of a decision?
fn brings_words(fact: &TicketFact) -> bool {
    match fact {
        TicketFact::Opened(_)
        | TicketFact::Acknowledged { .. }
        | TicketFact::Diagnosed { .. }
        | TicketFact::WorkaroundFound { .. }
        | TicketFact::MessageSent { .. }
        | TicketFact::NoteWritten { .. }
        | TicketFact::Resolved { .. }
        | TicketFact::Closed { .. }
        | TicketFact::Reopened { .. }
        | TicketFact::Answered(_) => true,
        TicketFact::Promise(fact) => matches!(fact, PromiseFact::NextStep { .. }),
        TicketFact::Information(fact) => !matches!(fact, InformationFact::Withdrawn { .. }),
        TicketFact::Remote(fact) => matches!(fact, RemoteFact::Asked(_)),
        TicketFact::Contact(fact) => {
            matches!(fact, ContactFact::Written { .. } | ContactFact::Answered { .. })
        }
        _ => false,
    }
}

/// Which fact it becomes.
pub(crate) fn decide(
    said: Option<&Said>,
    entry: u64,
    reason: Option<&Authored>,
    cx: &Context<'_>,
) -> Result<TicketFact, Refusal> {
    let said = said.ok_or(RedactionRefusal::NoWords)?;
    // A note of others isn't there.
    if said.note_of.is_some_and(|organisation| organisation != cx.actor.organisation) {
        return Err(Refusal::NotFound);
    }
    if let Some(redacted) = &said.redacted {
        return Err(RedactionRefusal::Gone { at: redacted.at }.into());
    }
    if said.is_late(cx.actor, cx.at) {
        return Err(RedactionRefusal::TooLate { until: said.until() }.into());
    }
    if !said.is_fresh(cx.actor, cx.at) && reason.is_none() {
        return Err(Refusal::Empty(Field::Reason));
    }
    let reason = reason.map(Authored::reference);
    Ok(TicketFact::Redacted(Redacted { entry, reason, note_of: said.note_of }))
}
