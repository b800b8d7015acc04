//! A problem: the cause behind incidents (clause 2.A, "search for causes").
//!
//! It says what is seen, which hypotheses were tried and what came of each, the cause once it is found, and the workaround
//! that every linked ticket shows. What it costs is the open time of the incidents that come from it. It knows incidents by
//! their id only; their clocks and states are theirs.

use hours::{Calendar, CalendarError, OpenTime};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::refusal::Field;
use crate::works::{Said, WorksRefusal};
use crate::{
    Action, Authored, Entry, Fact, Folded, OrganisationId, PersonId, ProblemId, Refusal, Scope, Stream,
    StreamKind, TextRef, Ticket, TicketId,
};

crate::choices::choices! {
    /// What came of a hypothesis.
    Verdict {
        /// It holds.
        Held = "held",
        /// It doesn't.
        RuledOut = "ruled_out",
    }
}

/// What can happen to a problem.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProblemFact {
    /// Somebody suspects that incidents have one cause.
    Opened {
        /// One line.
        title: TextRef,
        /// What is seen, where, since when.
        statement: TextRef,
    },
    /// Said anew, with what is known now.
    Restated {
        /// The statement.
        statement: TextRef,
    },
    /// A hypothesis. It is known by its place in the log, from 1 on.
    Supposed {
        /// What could be behind it.
        text: TextRef,
    },
    /// It was tried.
    Judged {
        /// Which.
        hypothesis: u32,
        /// What came of it.
        verdict: Verdict,
        /// How one knows.
        text: TextRef,
    },
    /// The cause. A later one takes its place.
    CauseFound {
        /// What it is.
        text: TextRef,
    },
    /// A workaround: each linked ticket shows it. A later one takes its place.
    WorkaroundGiven {
        /// What to do.
        text: TextRef,
    },
    /// It doesn't help, after all.
    WorkaroundWithdrawn {
        /// Why.
        reason: TextRef,
    },
    /// An incident comes from it.
    Linked {
        /// Which.
        ticket: TicketId,
        /// Who asked.
        asked_by: OrganisationId,
        /// Who reported it, and reads the problem's public side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reporter: Option<PersonId>,
    },
    /// It doesn't, after all.
    Unlinked {
        /// Which.
        ticket: TicketId,
        /// Why.
        reason: TextRef,
    },
    /// Nothing is left to do.
    Closed {
        /// How it ended.
        reason: TextRef,
    },
    /// Back.
    Reopened {
        /// Why.
        reason: TextRef,
    },
}

impl ProblemFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ProblemFact::Opened { title, statement } => vec![*title, *statement],
            ProblemFact::Restated { statement: text }
            | ProblemFact::Supposed { text }
            | ProblemFact::Judged { text, .. }
            | ProblemFact::CauseFound { text }
            | ProblemFact::WorkaroundGiven { text }
            | ProblemFact::WorkaroundWithdrawn { reason: text }
            | ProblemFact::Unlinked { reason: text, .. }
            | ProblemFact::Closed { reason: text }
            | ProblemFact::Reopened { reason: text } => vec![*text],
            ProblemFact::Linked { .. } => Vec::new(),
        }
    }
}

/// A verb on a problem.
#[derive(Clone, PartialEq, Debug)]
pub enum ProblemCommand {
    /// Begin one.
    Open {
        /// One line.
        title: Authored,
        /// What is seen.
        statement: Authored,
    },
    /// Say it anew.
    Restate {
        /// The statement.
        statement: Authored,
    },
    /// Write a hypothesis down.
    Suppose {
        /// What could be behind it.
        text: Authored,
    },
    /// Say what came of one.
    Judge {
        /// Its place in the log, from 1 on.
        hypothesis: u32,
        /// What came of it.
        verdict: Verdict,
        /// How one knows.
        text: Authored,
    },
    /// Name the cause.
    FindCause {
        /// What it is.
        text: Authored,
    },
    /// Give a workaround.
    GiveWorkaround {
        /// What to do.
        text: Authored,
    },
    /// Take it back.
    WithdrawWorkaround {
        /// Why.
        reason: Authored,
    },
    /// Link an incident; its own stream gets the other half.
    Link {
        /// Which.
        ticket: TicketId,
        /// Who asked.
        asked_by: OrganisationId,
        /// Who reported it.
        reporter: Option<PersonId>,
    },
    /// Take a link away.
    Unlink {
        /// Which.
        ticket: TicketId,
        /// Why.
        reason: Authored,
    },
    /// End it.
    Close {
        /// How it ended.
        reason: Authored,
    },
    /// Bring it back.
    Reopen {
        /// Why.
        reason: Authored,
    },
}

impl ProblemCommand {
    fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            ProblemCommand::Open { title, statement } => {
                vec![(Field::Subject, title), (Field::Statement, statement)]
            }
            ProblemCommand::Restate { statement } => vec![(Field::Statement, statement)],
            ProblemCommand::Suppose { text } => vec![(Field::Hypothesis, text)],
            ProblemCommand::FindCause { text } => vec![(Field::Cause, text)],
            ProblemCommand::GiveWorkaround { text } => vec![(Field::Workaround, text)],
            ProblemCommand::Judge { text, .. } => vec![(Field::Reason, text)],
            ProblemCommand::WithdrawWorkaround { reason }
            | ProblemCommand::Unlink { reason, .. }
            | ProblemCommand::Close { reason }
            | ProblemCommand::Reopen { reason } => vec![(Field::Reason, reason)],
            ProblemCommand::Link { .. } => Vec::new(),
        }
    }
}

/// A hypothesis of the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hypothesis {
    /// What was supposed.
    pub said: Said,
    /// What came of it, and how one knows.
    pub judged: Option<(Verdict, Said)>,
}

/// An incident that comes from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Linked {
    /// Which.
    pub ticket: TicketId,
    /// Who asked.
    pub asked_by: OrganisationId,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<PersonId>,
    /// Since when it is linked.
    pub at: Timestamp,
}

/// What a problem's stream adds up to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// Which.
    pub id: ProblemId,
    /// How many entries the stream has.
    pub version: u64,
    /// When it was opened.
    pub opened: Timestamp,
    /// One line.
    pub title: TextRef,
    /// What is seen.
    pub statement: Said,
    /// The log of hypotheses.
    pub hypotheses: Vec<Hypothesis>,
    /// The cause, once it is found.
    pub cause: Option<Said>,
    /// The workaround that holds.
    pub workaround: Option<Said>,
    /// The incidents that come from it.
    pub linked: Vec<Linked>,
    /// How it ended, if it did.
    pub closed: Option<Said>,
    /// When the latest thing happened.
    pub last_at: Timestamp,
}

impl Problem {
    /// The titles and texts that a list shows.
    pub fn texts(&self) -> Vec<TextRef> {
        let said = [self.cause, self.workaround].into_iter().flatten().map(|said| said.text);
        [self.title].into_iter().chain(said).collect()
    }

    /// Does that incident come from it?
    pub fn has(&self, ticket: TicketId) -> bool {
        self.linked.iter().any(|link| link.ticket == ticket)
    }
}

impl Folded for Problem {
    const KIND: StreamKind = StreamKind::Problem;

    fn first(entry: &Entry) -> Option<Problem> {
        let (Stream::Problem(id), Fact::Problem(ProblemFact::Opened { title, statement })) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Problem {
            id,
            version: entry.number,
            opened: entry.at,
            title: *title,
            statement: Said::of(entry, *statement),
            hypotheses: Vec::new(),
            cause: None,
            workaround: None,
            linked: Vec::new(),
            closed: None,
            last_at: entry.at,
        })
    }

    fn after(mut self, entry: &Entry) -> Problem {
        self.version = entry.number;
        let Fact::Problem(fact) = &entry.fact else { return self };
        self.last_at = self.last_at.max(entry.at);
        match fact {
            ProblemFact::Opened { .. } => {}
            ProblemFact::Restated { statement } => self.statement = Said::of(entry, *statement),
            ProblemFact::Supposed { text } => {
                self.hypotheses.push(Hypothesis { said: Said::of(entry, *text), judged: None });
            }
            ProblemFact::Judged { hypothesis, verdict, text } => {
                if let Some(found) = place(*hypothesis).and_then(|at| self.hypotheses.get_mut(at)) {
                    found.judged = Some((*verdict, Said::of(entry, *text)));
                }
            }
            ProblemFact::CauseFound { text } => self.cause = Some(Said::of(entry, *text)),
            ProblemFact::WorkaroundGiven { text } => self.workaround = Some(Said::of(entry, *text)),
            ProblemFact::WorkaroundWithdrawn { .. } => self.workaround = None,
            ProblemFact::Linked { ticket, asked_by, reporter } => {
                let (ticket, asked_by, reporter) = (*ticket, *asked_by, *reporter);
                self.linked.push(Linked { ticket, asked_by, reporter, at: entry.at });
            }
            ProblemFact::Unlinked { ticket, .. } => self.linked.retain(|link| link.ticket != *ticket),
            ProblemFact::Closed { reason } => self.closed = Some(Said::of(entry, *reason)),
            ProblemFact::Reopened { .. } => self.closed = None,
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    fn sorts_by(&self) -> Timestamp {
        self.last_at
    }

    /// The centre, and whoever asked for an incident that comes from it: their organisation, and who reported it.
    fn scopes(&self) -> Vec<Scope> {
        let asked = self.linked.iter().map(|link| Scope::Organisation(link.asked_by));
        let reported = self.linked.iter().filter_map(|link| link.reporter).map(Scope::Person);
        let mut scopes: Vec<Scope> = [Scope::Centre].into_iter().chain(asked).chain(reported).collect();
        scopes.sort();
        scopes.dedup();
        scopes
    }
}

/// Where a hypothesis of that number stands.
fn place(number: u32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

/// A verb on a problem, or its first.
///
/// # Errors
///
/// A [`Refusal`]; then nothing has happened.
pub fn decide(
    id: ProblemId,
    problem: Option<&Problem>,
    command: &ProblemCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::WriteProblems, &Object::House)?;
    command.texts().into_iter().try_for_each(|(field, text)| text.check(field))?;
    let (version, fact) = match problem {
        None => (0, first(command)?),
        Some(problem) => {
            not_older_than(problem.version, cx)?;
            (problem.version, next(problem, command)?)
        }
    };
    let texts = command.texts().into_iter().map(|(_, text)| text.clone()).collect();
    Ok(facts(Stream::Problem(id), version, [fact], texts, cx))
}

fn first(command: &ProblemCommand) -> Result<ProblemFact, Refusal> {
    match command {
        ProblemCommand::Open { title, statement } => {
            Ok(ProblemFact::Opened { title: title.reference(), statement: statement.reference() })
        }
        _ => Err(Refusal::NotFound),
    }
}

fn next(problem: &Problem, command: &ProblemCommand) -> Result<ProblemFact, Refusal> {
    match (command, problem.is_open()) {
        (ProblemCommand::Reopen { reason }, false) => {
            return Ok(ProblemFact::Reopened { reason: reason.reference() });
        }
        (ProblemCommand::Reopen { .. }, true) => return Err(WorksRefusal::NotOver.into()),
        (_, false) => return Err(WorksRefusal::Over.into()),
        (_, true) => {}
    }
    Ok(match command {
        ProblemCommand::Open { .. } | ProblemCommand::Reopen { .. } => {
            return Err(WorksRefusal::NotOver.into());
        }
        ProblemCommand::Restate { statement } => ProblemFact::Restated { statement: statement.reference() },
        ProblemCommand::Suppose { text } => ProblemFact::Supposed { text: text.reference() },
        ProblemCommand::Judge { hypothesis, verdict, text } => {
            let found = place(*hypothesis).and_then(|at| problem.hypotheses.get(at));
            match found {
                None => return Err(WorksRefusal::NoHypothesis(*hypothesis).into()),
                Some(found) if found.judged.is_some() => {
                    return Err(WorksRefusal::Judged(*hypothesis).into());
                }
                Some(_) => {}
            }
            ProblemFact::Judged { hypothesis: *hypothesis, verdict: *verdict, text: text.reference() }
        }
        ProblemCommand::FindCause { text } => ProblemFact::CauseFound { text: text.reference() },
        ProblemCommand::GiveWorkaround { text } => ProblemFact::WorkaroundGiven { text: text.reference() },
        ProblemCommand::WithdrawWorkaround { reason } => {
            problem.workaround.ok_or(WorksRefusal::NoWorkaround)?;
            ProblemFact::WorkaroundWithdrawn { reason: reason.reference() }
        }
        ProblemCommand::Link { ticket, .. } if problem.has(*ticket) => {
            return Err(WorksRefusal::Linked.into());
        }
        ProblemCommand::Link { ticket, asked_by, reporter } => {
            ProblemFact::Linked { ticket: *ticket, asked_by: *asked_by, reporter: *reporter }
        }
        ProblemCommand::Unlink { ticket, reason } => {
            if !problem.has(*ticket) {
                return Err(WorksRefusal::NotLinked.into());
            }
            ProblemFact::Unlinked { ticket: *ticket, reason: reason.reference() }
        }
        ProblemCommand::Close { reason } => ProblemFact::Closed { reason: reason.reference() },
    })
}

/// From when until when an incident was open, up to `now`: each stretch between a beginning and a resolution or an end.
pub fn open_stretches(entries: &[Entry], now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let mut stretches = Vec::new();
    let mut since: Option<Timestamp> = None;
    let mut ticket: Option<Ticket> = None;
    for entry in entries.iter().take_while(|entry| entry.at <= now) {
        ticket = match ticket {
            None => Ticket::first(entry),
            Some(ticket) => Some(ticket.after(entry)),
        };
        let is_open = ticket.as_ref().is_some_and(|ticket| ticket.state().is_open());
        match (since, is_open) {
            (None, true) => since = Some(entry.at),
            (Some(from), false) => {
                stretches.push((from, entry.at));
                since = None;
            }
            _ => {}
        }
    }
    stretches.extend(since.map(|from| (from, now)));
    stretches
}

/// What one incident cost: the open time of its region while it was open.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn cost(entries: &[Entry], calendar: &Calendar, now: Timestamp) -> Result<OpenTime, CalendarError> {
    let stretches = open_stretches(entries, now);
    stretches.into_iter().map(|(from, to)| calendar.between(from, to)).sum()
}
