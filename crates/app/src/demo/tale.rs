//! The tickets of the story, each with what was done on it, and the verbs that it was done by.

use std::collections::BTreeMap;

use desk::command::NewTicket;
use desk::contact::ContactCommand;
use desk::escalation::Chosen;
use desk::exclusion::{ExclusionCommand, Known, Proposal, Verdict};
use desk::fact::{Affected, Delivery, Detail, Door, Frequency, Gravity, Kind, Resolution, Stops, TicketFact};
use desk::information::{Given, InformationCommand};
use desk::promise::{Assignee, PromiseCommand};
use desk::remote::RemoteCommand;
use desk::review::ReviewCommand;
use desk::{Command, Fact};
use serde::Deserialize;
use terms::GroundId;

use super::{Told, instant};
use crate::{App, Failure, Form, TicketView};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tale {
    pub(super) at: String,
    pub(super) by: String,
    pub(super) customer: Option<String>,
    kind: Option<Kind>,
    pub(super) subject: String,
    reference: Option<String>,
    stops: Option<Stops>,
    affected: Option<Affected>,
    frequency: Option<Frequency>,
    #[serde(default)]
    details: BTreeMap<Detail, String>,
    trained: Option<bool>,
    may_contact: Option<bool>,
    remote_access: Option<bool>,
    pub(super) course: Option<Course>,
    #[serde(default)]
    pub(super) then: Vec<Act>,
}

/// The usual way of a ticket, in one line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Course {
    by: String,
    acknowledged: String,
    category: u8,
    diagnosed: String,
    resolved: String,
    closed: String,
    text: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    pub(super) at: String,
    by: String,
    r#do: Verb,
    text: Option<String>,
    /// On the ticket that it was escalated to.
    #[serde(default)]
    level2: bool,
    kind: Option<Kind>,
    category: Option<u8>,
    gravity: Option<Gravity>,
    workaround: Option<bool>,
    resolution: Option<Resolution>,
    delivery: Option<Delivery>,
    grounds: Option<Grounds>,
    verdict: Option<Verdict>,
    /// Whom: who takes it on, or is written to.
    to: Option<String>,
    /// Whose systems.
    owner: Option<String>,
    systems: Option<String>,
    from: Option<String>,
    until: Option<String>,
    /// What a review finds, and what is done about it; the act's text is what a report says.
    cause: Option<String>,
    remedy: Option<String>,
}

/// Why a ticket is excluded; the act's text is what the reporter is told.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grounds {
    ground: GroundId,
    cause: String,
    evidence: String,
    #[serde(default)]
    help: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verb {
    Acknowledge,
    Work,
    Triage,
    Diagnose,
    Message,
    Note,
    Resolve,
    Close,
    Reopen,
    Exclude,
    ConfirmExclusion,
    Contest,
    Review,
    Workaround,
    TakeOn,
    Promise,
    Ask,
    Answer,
    AskAccess,
    GrantAccess,
    Enter,
    Leave,
    AskContact,
    WriteCustomer,
    AnswerCustomer,
    Escalate,
    WriteReview,
    ApproveReview,
}

impl App {
    /// A ticket is reported; its number.
    pub(super) async fn tell_report(&self, tale: &Tale, told: &Told<'_>) -> Result<u64, Failure> {
        let visitor = self.come_in(told.person(&tale.by)).await?;
        let customer = tale.customer.as_ref().map(|name| told.organisation(name));
        let new = self.report(tale);
        Ok(self.open(&visitor, &new, None, customer, &Form::default()).await?.number)
    }

    /// Something is done on a ticket. The number of the ticket that it was escalated to, if it was.
    pub(super) async fn tell_act(
        &self,
        act: &Act,
        tale: &Tale,
        (level1, level2): (u64, Option<u64>),
        told: &Told<'_>,
    ) -> Result<Option<u64>, Failure> {
        let (visitor, form) = (self.come_in(told.person(&act.by)).await?, Form::default());
        let number = if act.level2 { level2.unwrap_or(level1) } else { level1 };
        let text = || self.authored(act.text.as_deref().unwrap_or_default());
        // Whoever answers may see less of the ticket than what they answer.
        let reader = if matches!(act.r#do, Verb::Escalate) { &act.by } else { "claire" };
        let view = async || self.ticket(&self.come_in(told.person(reader)).await?, number).await;
        let command = match act.r#do {
            Verb::Escalate => {
                let passed = Chosen::texts(&messages(&view().await?));
                let own = NewTicket { subject: text(), reference: None, ..self.report(tale) };
                return Ok(Some(self.escalate(&visitor, number, &own, &passed, &form).await?.number));
            }
            Verb::WriteCustomer => {
                self.write_to_customer(&visitor, number, told.person(act.to()), &text(), &form).await?;
                return Ok(None);
            }
            Verb::AnswerCustomer => {
                let message = view().await?.ticket.contact.messages.last().map_or(0, |found| found.number);
                Command::Contact(ContactCommand::Answer { message, text: text() })
            }
            Verb::Answer => {
                let request =
                    view().await?.ticket.information.requests.last().map_or(0, |found| found.number);
                let given = Given { text: Some(text()), ..Given::default() };
                Command::Information(InformationCommand::Answer { request, given })
            }
            Verb::GrantAccess | Verb::Enter | Verb::Leave => {
                let request = view().await?.ticket.remote.requests.last().map_or(0, |found| found.number);
                Command::Remote(match act.r#do {
                    Verb::GrantAccess => RemoteCommand::Grant { request, until: None },
                    Verb::Enter => RemoteCommand::Enter { request },
                    _ => RemoteCommand::Leave { request, note: Some(text()) },
                })
            }
            _ => self.command(act, told),
        };
        self.act(&visitor, number, &command, &form).await.map(|_| None)
    }

    fn report(&self, tale: &Tale) -> NewTicket {
        let details = tale.details.iter().map(|(detail, text)| (*detail, self.authored(text)));
        NewTicket {
            kind: tale.kind.unwrap_or(Kind::Incident),
            stops: tale.stops,
            affected: tale.affected,
            frequency: tale.frequency,
            details: details.collect(),
            trained: tale.trained,
            may_contact: tale.may_contact,
            remote_access: tale.remote_access,
            reference: tale.reference.as_ref().map(|text| self.authored(text)),
            ..NewTicket::bare(self.fresh_ticket(), self.authored(&tale.subject), Door::Portal)
        }
    }

    fn command(&self, act: &Act, told: &Told<'_>) -> Command {
        let maybe = || act.text.as_ref().map(|text| self.authored(text));
        let text = || self.authored(act.text.as_deref().unwrap_or_default());
        match act.r#do {
            Verb::Acknowledge => Command::Acknowledge { note: maybe() },
            Verb::Work => Command::StartWork,
            Verb::Triage => Command::Triage {
                kind: act.kind.unwrap_or(Kind::Incident),
                category: act.category.unwrap_or(2),
                gravity: act.gravity,
                workaround: act.workaround,
                reason: maybe(),
            },
            Verb::Diagnose => Command::diagnose(text()),
            Verb::Workaround => Command::FindWorkaround { text: text() },
            Verb::Message => Command::send(text()),
            Verb::Note => Command::note(text()),
            Verb::Resolve => Command::resolve(
                act.resolution.unwrap_or(Resolution::Workaround),
                act.delivery.unwrap_or(Delivery::Supplied),
                text(),
            ),
            Verb::Close => Command::Close { reason: maybe() },
            Verb::Reopen => Command::Reopen { reason: text() },
            Verb::Exclude | Verb::ConfirmExclusion | Verb::Contest | Verb::Review => {
                Command::Exclusion(self.exclusion(act))
            }
            Verb::TakeOn => Command::Promise(PromiseCommand::Assign(Assignee::named(told.person(act.to())))),
            Verb::Promise => {
                let news_by = act.until.as_ref().map(|until| instant(until, None));
                Command::Promise(PromiseCommand::Step { step: text(), news_by })
            }
            Verb::WriteReview => Command::Review(ReviewCommand::Write {
                cause: self.authored(act.cause.as_deref().unwrap_or_default()),
                remedy: self.authored(act.remedy.as_deref().unwrap_or_default()),
                wording: text(),
            }),
            Verb::ApproveReview => Command::Review(ReviewCommand::Approve),
            Verb::AskContact => Command::Contact(ContactCommand::Ask),
            Verb::Ask => {
                Command::Information(InformationCommand::Request { items: Vec::new(), text: maybe() })
            }
            Verb::AskAccess => Command::Remote(RemoteCommand::Ask {
                owner: told.organisation(act.owner.as_deref().unwrap_or_default()),
                purpose: text(),
                systems: self.authored(act.systems.as_deref().unwrap_or_default()),
                people: Vec::new(),
                known: Vec::new(),
                from: instant(act.from.as_deref().unwrap_or_default(), None),
                until: instant(act.until.as_deref().unwrap_or_default(), None),
            }),
            Verb::Answer
            | Verb::GrantAccess
            | Verb::Enter
            | Verb::Leave
            | Verb::WriteCustomer
            | Verb::AnswerCustomer
            | Verb::Escalate => unreachable!("these need the ticket"),
        }
    }

    fn exclusion(&self, act: &Act) -> ExclusionCommand {
        let text = || self.authored(act.text.as_deref().unwrap_or_default());
        let known = Known::default(); // the desk looks it up
        match (act.r#do, &act.grounds) {
            (Verb::Exclude, Some(grounds)) => ExclusionCommand::Propose(Box::new(Proposal {
                ground: grounds.ground.clone(),
                contract_clause: None,
                found: None,
                duty: None,
                cause: self.authored(&grounds.cause),
                evidence: self.authored(&grounds.evidence),
                told: text(),
                help: grounds.help,
                known,
            })),
            (Verb::Contest, _) => ExclusionCommand::Contest { reply: text() },
            (Verb::Review, _) => {
                ExclusionCommand::Review { verdict: act.verdict.unwrap_or(Verdict::Upheld), reason: text() }
            }
            _ => ExclusionCommand::Confirm { found: None, known },
        }
    }
}

/// The messages of a ticket, by their numbers: what is passed on.
fn messages(view: &TicketView) -> Vec<u64> {
    let sent = view.entries.iter().map(|placed| &placed.entry);
    let sent = sent.filter(|entry| matches!(entry.fact, Fact::Ticket(TicketFact::MessageSent { .. })));
    sent.map(|entry| entry.number).collect()
}

impl Act {
    fn to(&self) -> &str {
        self.to.as_deref().unwrap_or_default()
    }
}

impl Course {
    pub(super) fn acts(&self, reporter: &str) -> Vec<Act> {
        let act = |at: &str, by: &str, verb, text: Option<&str>| Act {
            at: at.to_owned(),
            by: by.to_owned(),
            r#do: verb,
            text: text.map(str::to_owned),
            kind: None,
            category: Some(self.category),
            gravity: Some(if self.category == 1 { Gravity::Major } else { Gravity::Minor }),
            workaround: Some(self.category != 1),
            resolution: Some(Resolution::PermanentUpdate),
            delivery: None,
            level2: false,
            grounds: None,
            verdict: None,
            to: None,
            owner: None,
            systems: None,
            from: None,
            until: None,
            cause: None,
            remedy: None,
        };
        let (by, text) = (self.by.as_str(), Some(self.text.as_str()));
        vec![
            act(&self.acknowledged, by, Verb::Acknowledge, None),
            act(&self.acknowledged, by, Verb::Triage, None),
            act(&self.diagnosed, by, Verb::Diagnose, text),
            act(&self.resolved, by, Verb::Resolve, text),
            act(&self.closed, reporter, Verb::Close, None),
        ]
    }
}
