//! What is promised beyond the acknowledgement (clause 4, best effort): every open ticket has an owner, a next step, and
//! an instant by which those who wait hear something.
//!
//! It knows one ticket. Who is at work, and who hears of a promise that passes, is the ladder's (see `ladder`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Reach};
use crate::decide::Context;
use crate::refusal::Field;
use crate::ticket::Done;
use crate::{
    Action, Authored, By, Entry, OrganisationId, PersonId, Refusal, Role, TextRef, Ticket, TicketFact,
};

/// What is promised about a ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PromiseFact {
    /// Somebody answers for it from now on.
    Assigned {
        /// Who.
        to: PersonId,
    },
    /// Nobody does any more.
    Released {},
    /// What happens next, told to those who wait, and by when they hear of it.
    NextStep {
        /// What.
        step: TextRef,
        /// By when.
        news_by: Timestamp,
    },
}

impl PromiseFact {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            PromiseFact::Assigned { .. } => "assigned",
            PromiseFact::Released {} => "released",
            PromiseFact::NextStep { .. } => "next_step",
        }
    }

    /// Do both sides see it? The next step is for those who wait; who works on it is the centre's own affair.
    pub fn is_shared(&self) -> bool {
        matches!(self, PromiseFact::NextStep { .. })
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            PromiseFact::NextStep { step, .. } => vec![*step],
            PromiseFact::Assigned { .. } | PromiseFact::Released {} => Vec::new(),
        }
    }
}

/// A verb on what is promised.
#[derive(Clone, PartialEq, Debug)]
pub enum PromiseCommand {
    /// Somebody answers for it.
    Assign(Assignee),
    /// Nobody does.
    Release,
    /// What happens next, and by when those who wait hear of it.
    Step {
        /// What.
        step: Authored,
        /// By when.
        news_by: Timestamp,
    },
}

/// Who would answer for a ticket, as the caller looked them up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assignee {
    /// Who.
    pub person: PersonId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What for.
    pub role: Role,
    /// May come in.
    pub active: bool,
}

impl Assignee {
    /// Somebody of whom nothing is known yet but the id: the desk looks them up before it decides.
    pub fn named(person: PersonId) -> Assignee {
        let organisation = OrganisationId::from_bytes([0; 16]);
        Assignee { person, organisation, role: Role::AuthorisedUser, active: false }
    }
}

impl PromiseCommand {
    /// What the access table calls it.
    pub fn action(&self) -> Action {
        match self {
            PromiseCommand::Assign(_) | PromiseCommand::Release => Action::Assign,
            PromiseCommand::Step { .. } => Action::PromiseNews,
        }
    }

    /// The text of it.
    pub fn text(&self) -> Option<(Field, &Authored)> {
        match self {
            PromiseCommand::Step { step, .. } => Some((Field::NextStep, step)),
            PromiseCommand::Assign(_) | PromiseCommand::Release => None,
        }
    }
}

/// What a ticket's entries add up to in promises.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Promises {
    /// Who answers for it.
    pub owner: Option<Done<PersonId>>,
    /// What was said to happen next, with the instant by which there is news.
    pub step: Option<Done<(TextRef, Timestamp)>>,
    /// When those who wait last heard something, or began to wait again.
    pub heard: Option<Timestamp>,
}

crate::choices::choices! {
    /// What an open ticket lacks.
    Debt {
        /// Nobody answers for it.
        Owner = "owner",
        /// Nobody said what happens next.
        NextStep = "next_step",
        /// What was promised by then wasn't said.
        News = "news",
    }
}

impl Promises {
    /// The promises after one more entry. `told`: the entry is a word of the centre to those who wait.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &TicketFact, told: bool) {
        let done = |at, by, organisation| Done { at, by, organisation, what: () };
        let act = done(entry.at, entry.by, entry.on_behalf_of);
        match fact {
            TicketFact::Promise(PromiseFact::Assigned { to }) => self.owner = Some(act.with(*to)),
            TicketFact::Promise(PromiseFact::Released {}) => self.owner = None,
            TicketFact::Promise(PromiseFact::NextStep { step, news_by }) => {
                self.step = Some(act.with((*step, *news_by)));
            }
            // Whoever begins to work answers for it, unless somebody does already.
            TicketFact::WorkStarted {} => {
                self.owner = self.owner.or(entry.by.person().map(|who| act.with(who)));
            }
            TicketFact::Resolved { .. } | TicketFact::Closed { .. } => self.step = None,
            TicketFact::Reopened { .. } => self.heard = Some(entry.at),
            _ => {}
        }
        if told {
            self.heard = Some(entry.at);
        }
    }

    /// The instant that was promised and that no later word has kept yet.
    pub fn promised(&self) -> Option<Timestamp> {
        let step = self.step?;
        self.heard.is_none_or(|heard| heard <= step.at).then_some(step.what.1)
    }
}

/// What an open ticket lacks. Nothing is owed on one that is over, or of another desk's log.
pub fn debts(ticket: &Ticket, news_by: Option<Timestamp>, now: Timestamp) -> Vec<Debt> {
    let promises = &ticket.promises;
    if !ticket.state().is_open() || ticket.is_imported() {
        return Vec::new();
    }
    let owed = |debt: &Debt| match debt {
        Debt::Owner => promises.owner.is_none(),
        Debt::NextStep => promises.step.is_none(),
        Debt::News => news_by.is_some_and(|by| by < now),
    };
    Debt::ALL.iter().copied().filter(owed).collect()
}

/// Which fact a verb becomes.
pub(crate) fn decide(
    ticket: &Ticket,
    command: &PromiseCommand,
    cx: &Context<'_>,
) -> Result<TicketFact, Refusal> {
    let state = ticket.state();
    if !state.is_open() {
        return Err(Refusal::WrongState(state));
    }
    let owner = ticket.promises.owner.map(|owner| owner.what);
    let fact = match command {
        PromiseCommand::Assign(to) => {
            let works_here = access::reach(to.role, Action::Acknowledge) != Reach::Never;
            if !(works_here && to.active && to.organisation == cx.actor.organisation) {
                return Err(Refusal::NotAColleague);
            }
            if owner == Some(to.person) {
                return Err(Refusal::AlreadyTheirs { by: By::Person(to.person) });
            }
            PromiseFact::Assigned { to: to.person }
        }
        PromiseCommand::Release => {
            owner.ok_or(Refusal::Nobodys)?;
            PromiseFact::Released {}
        }
        PromiseCommand::Step { step, news_by } => {
            if *news_by <= cx.at {
                return Err(Refusal::NewsInThePast { by: *news_by });
            }
            PromiseFact::NextStep {
                step: step.reference(),
                news_by: crate::decide::instant_of_an_entry(*news_by),
            }
        }
    };
    Ok(TicketFact::Promise(fact))
}
