//! The short review that a missed target opens (clause 4): where the open time went, the cause, the remedy, and a wording that a
//! manager approves. Only an approved wording is quoted in a report.
//!
//! It opens by itself with the first miss, so never before triage. It knows one ticket; when nobody was on shift, and when the
//! other side was asked, is told to it.

use hours::{Calendar, CalendarError, OpenTime};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::decide::Context;
use crate::refusal::Field;
use crate::ticket::Done;
use crate::{Action, Authored, Entry, Refusal, TextRef, Ticket, TicketFact};

/// What happens in a review.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReviewFact {
    /// It was written, or written again.
    Written(Written),
    /// A manager asks for another.
    Returned {
        /// Why.
        reason: TextRef,
    },
    /// A manager stands by the wording as it was written last.
    Approved {},
}

/// A review as somebody wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Why it was missed. For the desk alone.
    pub cause: TextRef,
    /// What is done about it. For the desk alone.
    pub remedy: TextRef,
    /// What a report says of it.
    pub wording: TextRef,
}

impl ReviewFact {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            ReviewFact::Written(_) => "review_written",
            ReviewFact::Returned { .. } => "review_returned",
            ReviewFact::Approved {} => "review_approved",
        }
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ReviewFact::Written(written) => vec![written.cause, written.remedy, written.wording],
            ReviewFact::Returned { reason } => vec![*reason],
            ReviewFact::Approved {} => Vec::new(),
        }
    }
}

/// A verb on a review.
#[derive(Clone, PartialEq, Debug)]
pub enum ReviewCommand {
    /// Writes it, or writes it again.
    Write {
        /// Why it was missed.
        cause: Authored,
        /// What is done about it.
        remedy: Authored,
        /// What a report says of it.
        wording: Authored,
    },
    /// Asks for another.
    Return {
        /// Why.
        reason: Authored,
    },
    /// Stands by it.
    Approve,
}

impl ReviewCommand {
    /// What the access table calls it.
    pub fn action(&self) -> Action {
        match self {
            ReviewCommand::Write { .. } => Action::WriteReview,
            ReviewCommand::Return { .. } | ReviewCommand::Approve => Action::ApproveReview,
        }
    }

    /// The texts of it, each with the field it was typed in.
    pub fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            ReviewCommand::Write { cause, remedy, wording } => {
                vec![(Field::Cause, cause), (Field::Remedy, remedy), (Field::Wording, wording)]
            }
            ReviewCommand::Return { reason } => vec![(Field::Reason, reason)],
            ReviewCommand::Approve => Vec::new(),
        }
    }
}

crate::choices::choices! {
    /// Where a review stands.
    ReviewState {
        /// A target was missed and nobody has written anything yet.
        Owed = "owed",
        /// Written: a manager decides.
        Written = "written",
        /// A manager asked for another.
        Returned = "returned",
        /// A manager stands by its wording.
        Approved = "approved",
    }
}

/// What a ticket's entries add up to in a review.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Review {
    /// As it was written last.
    pub written: Option<Done<Written>>,
    /// Sent back since.
    pub returned: Option<Done<TextRef>>,
    /// Approved since.
    pub approved: Option<Done<()>>,
}

impl Review {
    /// The review after one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &ReviewFact) {
        let act = Done { at: entry.at, by: entry.by, organisation: entry.on_behalf_of, what: () };
        match fact {
            ReviewFact::Written(written) => {
                *self = Review { written: Some(act.with(*written)), returned: None, approved: None };
            }
            ReviewFact::Returned { reason } => self.returned = Some(act.with(*reason)),
            ReviewFact::Approved {} => (self.approved, self.returned) = (Some(act), None),
        }
    }
}

/// Where the review of a ticket stands; none where nothing was missed.
pub fn state(ticket: &Ticket) -> Option<ReviewState> {
    ticket.missed.first()?;
    let review = &ticket.review;
    Some(match (&review.written, &review.returned, &review.approved) {
        (None, _, _) => ReviewState::Owed,
        (_, Some(_), _) => ReviewState::Returned,
        (_, _, Some(_)) => ReviewState::Approved,
        _ => ReviewState::Written,
    })
}

/// Where open time went, from notification on. The parts add up to all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Spent {
    /// In the queue: nobody had triaged it.
    pub queue: OpenTime,
    /// With those who asked: information or access was awaited.
    pub provider: OpenTime,
    /// The roster had a gap.
    pub gap: OpenTime,
    /// In the hands of the desk.
    pub desk: OpenTime,
}

impl Spent {
    /// All of it.
    pub fn total(&self) -> OpenTime {
        self.queue + self.provider + self.gap + self.desk
    }
}

/// Where the open time between two instants went. No clock pauses (a reading): this says whose time it was, and nothing more.
/// A minute counts once: with those who were asked, else in a gap of the roster, else in the queue, else at the desk.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn spent(
    calendar: &Calendar,
    (from, until): (Timestamp, Timestamp),
    triaged: Option<Timestamp>,
    asked: &[(Timestamp, Timestamp)],
    gaps: &[(Timestamp, Timestamp)],
) -> Result<Spent, CalendarError> {
    let edges = asked.iter().chain(gaps).flat_map(|(a, b)| [*a, *b]).chain(triaged).chain([from, until]);
    let mut edges: Vec<Timestamp> = edges.filter(|edge| (from..=until).contains(edge)).collect();
    edges.sort_unstable();
    edges.dedup();
    let within = |stretches: &[(Timestamp, Timestamp)], at: Timestamp| {
        stretches.iter().any(|(a, b)| *a <= at && at < *b)
    };
    let mut spent = Spent::default();
    for pair in edges.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let open = calendar.between(a, b)?;
        let part = if within(asked, a) {
            &mut spent.provider
        } else if within(gaps, a) {
            &mut spent.gap
        } else if triaged.is_none_or(|triaged| a < triaged) {
            &mut spent.queue
        } else {
            &mut spent.desk
        };
        *part += open;
    }
    Ok(spent)
}

/// When those who asked were asked themselves: for information, until they answered; for access, until they answered or the
/// window was over. What is still awaited lasts until `now`.
pub fn asked(ticket: &Ticket, now: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let information = ticket.information.requests.iter();
    let information = information.map(|request| (request.at, request.end.map_or(now, |(at, _)| at)));
    let access = ticket.remote.requests.iter();
    let access = access.map(|request| {
        let over = request.asked.until.min(now);
        (request.at, request.answer.map_or(over, |(at, _)| at))
    });
    information.chain(access).collect()
}

/// Which fact a verb becomes.
pub(crate) fn decide(
    ticket: &Ticket,
    command: &ReviewCommand,
    cx: &Context<'_>,
) -> Result<TicketFact, Refusal> {
    let Some(state) = state(ticket) else { return Err(Refusal::NothingMissed) };
    let written = || ticket.review.written.filter(|_| state == ReviewState::Written);
    let fact = match command {
        ReviewCommand::Write { cause, remedy, wording } => ReviewFact::Written(Written {
            cause: cause.reference(),
            remedy: remedy.reference(),
            wording: wording.reference(),
        }),
        ReviewCommand::Return { reason } => {
            written().ok_or(Refusal::NothingToApprove)?;
            ReviewFact::Returned { reason: reason.reference() }
        }
        ReviewCommand::Approve => {
            if written().ok_or(Refusal::NothingToApprove)?.by == cx.actor.by {
                return Err(Refusal::SamePerson);
            }
            ReviewFact::Approved {}
        }
    };
    Ok(TicketFact::Review(fact))
}
