//! What the centre asks to be told, and what came back (clause 3.C).
//!
//! A request is an entry with what was asked; an answer is one with what came. No clock waits for it (reading "waiting for
//! information or access").

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::attachment::{self, Attached, Attaching};
use crate::completeness::Item;
use crate::decide::Context;
use crate::fact::{Affected, Detail, Frequency, Report, Stops};
use crate::{Action, Authored, By, Entry, Field, Refusal, State, TextRef, Ticket};
use std::collections::BTreeMap;

/// What can happen to a request for information.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum InformationFact {
    /// The centre asks. The entry's number is the request's.
    Requested {
        /// What of the report is missing.
        items: Vec<Item>,
        /// What else, in its own words.
        text: Option<TextRef>,
    },
    /// The side that asked for help answers.
    Answered {
        /// Which request.
        request: u64,
        /// What it tells of the report's questions: it completes the report. The files with the answer are there.
        report: Box<Report>,
        /// What else, in its own words.
        text: Option<TextRef>,
    },
    /// The centre needs it no more.
    Withdrawn {
        /// Which request.
        request: u64,
    },
}

/// What is asked of the desk about information.
#[derive(Clone, PartialEq, Debug)]
pub enum InformationCommand {
    /// Asks for what is missing, in one message.
    Request {
        /// What of the report is missing.
        items: Vec<Item>,
        /// What else.
        text: Option<Authored>,
    },
    /// Answers a request.
    Answer {
        /// Which.
        request: u64,
        /// What it tells.
        given: Given,
    },
    /// Needs it no more.
    Withdraw {
        /// Which.
        request: u64,
    },
}

/// What an answer tells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Given {
    /// What stops.
    pub stops: Option<Stops>,
    /// Who is affected.
    pub affected: Option<Affected>,
    /// How often it happens.
    pub frequency: Option<Frequency>,
    /// Texts, by what they answer.
    pub details: BTreeMap<Detail, Authored>,
    /// Anything else.
    pub text: Option<Authored>,
    /// The files with it: a log is the usual answer (clause 3.C).
    pub files: Vec<Attaching>,
}

impl Given {
    fn is_nothing(&self) -> bool {
        let chosen = self.stops.is_some() || self.affected.is_some() || self.frequency.is_some();
        !chosen && self.details.is_empty() && self.text.is_none() && self.files.is_empty()
    }

    fn report(&self) -> Report {
        Report {
            stops: self.stops,
            affected: self.affected,
            frequency: self.frequency,
            details: self.details.iter().map(|(detail, text)| (*detail, text.reference())).collect(),
            files: attachment::references(&self.files),
            ..Report::default()
        }
    }
}

/// A request, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// The number of its entry.
    pub number: u64,
    /// When it was asked.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What of the report is missing.
    pub items: Vec<Item>,
    /// What else.
    pub text: Option<TextRef>,
    /// When it was over, and how.
    pub end: Option<(Timestamp, End)>,
}

crate::choices::choices! {
    /// How a request was over.
    End {
        /// The other side answered.
        Answered = "answered",
        /// The centre needs it no more.
        Withdrawn = "withdrawn",
    }
}

/// All that was asked and came back on a ticket.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Information {
    /// In the order in which they were asked.
    pub requests: Vec<Request>,
    /// What the answers tell of the report's questions; the last word holds.
    given: Report,
}

impl Information {
    /// After one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &InformationFact) {
        match fact {
            InformationFact::Requested { items, text } => self.requests.push(Request {
                number: entry.number,
                at: entry.at,
                by: entry.by,
                items: items.clone(),
                text: *text,
                end: None,
            }),
            InformationFact::Answered { request, report, .. } => {
                self.over(*request, entry.at, End::Answered);
                add(&mut self.given, report);
            }
            InformationFact::Withdrawn { request } => self.over(*request, entry.at, End::Withdrawn),
        }
    }

    fn over(&mut self, number: u64, at: Timestamp, how: End) {
        for request in self.requests.iter_mut().filter(|request| request.number == number) {
            request.end = request.end.or(Some((at, how)));
        }
    }

    /// Those that wait for an answer.
    pub fn waiting(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(|request| request.end.is_none())
    }

    /// The report with everything that was told since.
    pub fn completed(&self, report: &Report) -> Report {
        let mut completed = report.clone();
        add(&mut completed, &self.given);
        completed
    }

    fn open(&self, number: u64) -> Result<&Request, Refusal> {
        self.waiting().find(|request| request.number == number).ok_or(Refusal::NoSuchRequest)
    }
}

fn add(report: &mut Report, more: &Report) {
    report.stops = more.stops.or(report.stops);
    report.affected = more.affected.or(report.affected);
    report.frequency = more.frequency.or(report.frequency);
    report.details.extend(more.details.iter().map(|(detail, text)| (*detail, *text)));
}

impl InformationFact {
    /// The word for it in a list of events.
    pub fn word(&self) -> &'static str {
        match self {
            InformationFact::Requested { .. } => "information_requested",
            InformationFact::Answered { .. } => "information_answered",
            InformationFact::Withdrawn { .. } => "information_withdrawn",
        }
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            InformationFact::Requested { text, .. } => text.iter().copied().collect(),
            InformationFact::Answered { report, text, .. } => {
                let listings = attachment::listings(&report.files);
                report.details.values().chain(text).copied().chain(listings).collect()
            }
            InformationFact::Withdrawn { .. } => Vec::new(),
        }
    }

    /// The files with it.
    pub fn files(&self) -> &[Attached] {
        match self {
            InformationFact::Answered { report, .. } => &report.files,
            InformationFact::Requested { .. } | InformationFact::Withdrawn { .. } => &[],
        }
    }
}

impl InformationCommand {
    pub(crate) fn action(&self) -> Action {
        match self {
            InformationCommand::Request { .. } | InformationCommand::Withdraw { .. } => {
                Action::AskInformation
            }
            InformationCommand::Answer { .. } => Action::AnswerInformation,
        }
    }

    pub(crate) fn files(&self) -> &[Attaching] {
        match self {
            InformationCommand::Answer { given, .. } => &given.files,
            InformationCommand::Request { .. } | InformationCommand::Withdraw { .. } => &[],
        }
    }

    pub(crate) fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            InformationCommand::Request { text, .. } => {
                text.iter().map(|text| (Field::Question, text)).collect()
            }
            InformationCommand::Answer { given, .. } => {
                let details = given.details.values().map(|text| (Field::Detail, text));
                details.chain(given.text.iter().map(|text| (Field::Answer, text))).collect()
            }
            InformationCommand::Withdraw { .. } => Vec::new(),
        }
    }
}

/// What of it is taken.
pub(crate) fn decide(
    ticket: &Ticket,
    command: &InformationCommand,
    _: &Context<'_>,
) -> Result<InformationFact, Refusal> {
    let state = ticket.state();
    if state == State::Closed {
        return Err(Refusal::WrongState(state));
    }
    match command {
        InformationCommand::Request { items, text } => {
            if items.is_empty() && text.is_none() {
                return Err(Refusal::Empty(Field::Question));
            }
            let mut items = items.clone();
            items.sort();
            items.dedup();
            Ok(InformationFact::Requested { items, text: text.as_ref().map(Authored::reference) })
        }
        InformationCommand::Answer { request, given } => {
            ticket.information.open(*request)?;
            if given.is_nothing() {
                return Err(Refusal::Empty(Field::Answer));
            }
            let text = given.text.as_ref().map(Authored::reference);
            Ok(InformationFact::Answered { request: *request, report: Box::new(given.report()), text })
        }
        InformationCommand::Withdraw { request } => {
            ticket.information.open(*request)?;
            Ok(InformationFact::Withdrawn { request: *request })
        }
    }
}
