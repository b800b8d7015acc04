//! What is promised beyond the acknowledgement (clause 4, best effort): every open ticket has an owner, a next step, and
//! an instant by which those who wait hear something.
//!
//! It knows one ticket. Who is at work, and who hears of a promise that passes, is the ladder's (see `ladder`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Reach};
use crate::alarm::PendingAlarm;
use crate::decide::Context;
use crate::fact::Alarm;
use crate::ladder::Call;
use crate::procedure::AnswerFact;
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
    /// News was due and nobody had a word. Stamped with the instant itself.
    NewsPassed(Alarm),
    /// Somebody was called: a rung of the ladder.
    Called(Box<Call>),
}

impl PromiseFact {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            PromiseFact::Assigned { .. } => "assigned",
            PromiseFact::Released {} => "released",
            PromiseFact::NextStep { .. } => "next_step",
            PromiseFact::NewsPassed(_) => "news_passed",
            PromiseFact::Called(_) => "called",
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
            PromiseFact::Assigned { .. }
            | PromiseFact::Released {}
            | PromiseFact::NewsPassed(_)
            | PromiseFact::Called(_) => Vec::new(),
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
        /// By when; none: as the agreement says.
        news_by: Option<Timestamp>,
    },
    /// The desk's clock calls somebody: the next rung of the ladder.
    Call {
        /// Which one waits.
        pending: PendingAlarm,
        /// Whom it found.
        people: Vec<PersonId>,
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
            PromiseCommand::Call { .. } => Action::RaiseAlarm,
        }
    }

    /// The text of it.
    pub fn text(&self) -> Option<(Field, &Authored)> {
        match self {
            PromiseCommand::Step { step, .. } => Some((Field::NextStep, step)),
            PromiseCommand::Assign(_) | PromiseCommand::Release | PromiseCommand::Call { .. } => None,
        }
    }
}

/// What a ticket's entries add up to in promises.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Promises {
    /// Who answers for it.
    pub owner: Option<Done<PersonId>>,
    /// The entry that gave it to them, where somebody did.
    pub assigned: Option<u64>,
    /// Was it ever given to anybody?
    pub was_assigned: bool,
    /// What was said to happen next, with the instant by which there is news.
    pub step: Option<Done<(TextRef, Timestamp)>>,
    /// When those who wait last heard something, or began to wait again.
    pub heard: Option<Timestamp>,
    /// The centre wrote last, and the side that asked has answered nothing yet.
    pub written_last: bool,
    /// Whom the ladder called.
    pub calls: Vec<Called>,
    /// Instants of news that passed without a word.
    pub passed: Vec<Alarm>,
}

/// A call that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Called {
    /// The number of its entry.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// About what, and whom.
    pub call: Call,
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
            TicketFact::Promise(PromiseFact::Assigned { to }) => {
                (self.owner, self.assigned) = (Some(act.with(*to)), Some(entry.number));
                self.was_assigned = true;
            }
            TicketFact::Promise(PromiseFact::Released {}) => (self.owner, self.assigned) = (None, None),
            TicketFact::Promise(PromiseFact::NewsPassed(alarm)) => self.passed.push(alarm.clone()),
            TicketFact::Promise(PromiseFact::Called(call)) => {
                let (number, at, call) = (entry.number, entry.at, (**call).clone());
                self.calls.push(Called { number, at, call });
            }
            TicketFact::Promise(PromiseFact::NextStep { step, news_by }) => {
                self.step = Some(act.with((*step, *news_by)));
            }
            // Whoever begins to work answers for it, unless somebody does already.
            TicketFact::WorkStarted {} => {
                self.owner = self.owner.or(entry.by.person().map(|who| act.with(who)));
            }
            TicketFact::Resolved { .. } | TicketFact::Closed { .. } => self.step = None,
            TicketFact::Reopened { .. } | TicketFact::Answered(AnswerFact::Contested { .. }) => {
                (self.heard, self.written_last) = (Some(entry.at), false);
            }
            TicketFact::MessageSent { .. } => self.written_last = told,
            _ => {}
        }
        if told {
            self.heard = Some(entry.at);
        }
    }

    /// The instant that a person promised, as long as it counts: no later word of the centre came at or after it.
    pub fn promised(&self) -> Option<Timestamp> {
        let (step, by) = self.step.map(|step| (step.at, step.what.1))?;
        self.heard.is_none_or(|heard| heard <= step || heard < by).then_some(by)
    }

    /// By when there is news, and whether a person promised that instant. `agreed`: what the agreement says, counted from
    /// the last word. A later word is news and never calls for the next one sooner than what a person promised; nor, once
    /// it was given, sooner than the agreement does.
    pub fn next_news(&self, agreed: Option<Timestamp>) -> Option<(Timestamp, bool)> {
        let spoke_since = self.step.zip(self.heard).is_some_and(|(step, heard)| heard > step.at);
        match (self.promised(), agreed) {
            (Some(by), Some(agreed)) if spoke_since && agreed > by => Some((agreed, false)),
            (Some(by), _) => Some((by, true)),
            (None, agreed) => agreed.map(|by| (by, false)),
        }
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

/// By when there is news if nobody says: what the agreement gives for the category, counted from now.
fn by_the_agreement(ticket: &Ticket, cx: &Context<'_>) -> Result<Timestamp, Refusal> {
    let within = cx.agreement.news_within(ticket.category()).ok_or(Refusal::Empty(Field::NewsBy))?;
    let mut dues = Vec::new();
    for calendar in ticket.opened.what.regions.iter().filter_map(|region| cx.calendars.get(region)) {
        dues.push(calendar.due(cx.at, within).map_err(|_| Refusal::BeyondCalendar(cx.at))?);
    }
    dues.into_iter().min().ok_or(Refusal::Empty(Field::NewsBy))
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
            let news_by = news_by.map_or_else(|| by_the_agreement(ticket, cx), Ok)?;
            if news_by <= cx.at {
                return Err(Refusal::NewsInThePast { by: news_by });
            }
            let news_by = crate::decide::instant_of_an_entry(news_by);
            PromiseFact::NextStep { step: step.reference(), news_by }
        }
        PromiseCommand::Call { .. } => return Err(Refusal::NoAlarm), // has its own way, in `decide`
    };
    Ok(TicketFact::Promise(fact))
}
