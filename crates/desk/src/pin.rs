//! The editions that a ticket is measured under, and how it comes under others: deliberately, by an entry of its own.
//!
//! A ticket stays with the agreement and the calendars that were in force when it opened, whatever comes later (reading
//! "effective date"). A re-pinning takes a reason, and only what still runs: what was measured stays as it was measured, and
//! nothing is promised for an instant that has passed.

use hours::CalendarError;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId, ClauseId, MeasureId, RegionId};

use crate::access::{self, Object};
use crate::clock::{self, Calendars, Clock, Course};
use crate::decide::{entry, not_before};
use crate::fact::Pin;
use crate::{
    Action, Authored, Context, Decided, Digest, Field, Refusal, State, Stream, TextRef, Ticket, TicketFact,
};

/// A ticket comes under other editions, from notification on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repinned {
    /// The agreement that measured it until now.
    pub from: AgreementId,
    /// What measures it from now on.
    pub to: Pin,
    /// When its acknowledgement was due.
    pub was: Timestamp,
    /// When it is due.
    pub is: Timestamp,
    /// Why.
    pub reason: TextRef,
}

/// Editions: an agreement with the calendars made for it.
#[derive(Clone, Copy)]
pub struct Editions<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// Its calendars.
    pub calendars: &'a Calendars,
}

/// What other editions would do to a ticket that still waits.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// The clock of its acknowledgement.
    pub before: Clock,
    /// The same under the others.
    pub after: Clock,
}

/// Why a ticket isn't re-pinned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PinRefusal {
    /// It is measured under these already.
    Same,
    /// Its measurement ended: it stays as it is.
    Measured,
    /// The due instant would have passed.
    Passed {
        /// That instant.
        due: Timestamp,
    },
}

impl Pin {
    /// What holds for something that opens, or comes, under these editions with these regions.
    pub fn of(editions: Editions<'_>, regions: &[RegionId]) -> Pin {
        let edition = |region: &RegionId| Some((region.clone(), editions.calendars.get(region)?.edition()));
        Pin {
            agreement: editions.agreement.id.clone(),
            agreement_hash: Digest(editions.agreement.hash()),
            calendars: regions.iter().filter_map(edition).collect(),
        }
    }
}

/// What other editions would do to a ticket; `None` where nothing would be another's: it was measured, or it is due at the
/// same instant.
///
/// # Errors
///
/// The ticket lies beyond what a calendar vouches for.
pub fn effect(
    ticket: &Ticket,
    own: Editions<'_>,
    others: Editions<'_>,
    now: Timestamp,
) -> Result<Option<Effect>, CalendarError> {
    let Some(before) = running(ticket, own, now)? else { return Ok(None) };
    let Some(after) = acknowledgement(ticket, others)? else { return Ok(None) };
    Ok((before.due != after.due).then_some(Effect { before, after }))
}

/// A ticket comes under other editions.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn repin(
    ticket: &Ticket,
    to: Editions<'_>,
    reason: &Authored,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(cx.actor, Action::Repin, &Object::of(ticket))?;
    reason.check(Field::Reason)?;
    reason.keeps_no_credential(Field::Reason)?;
    not_before(ticket.opened.at, cx)?;
    if cx.seen.is_some_and(|seen| ticket.last_change > seen) {
        return Err(Refusal::Stale { seen: cx.seen.unwrap_or(0), now: ticket.last_change });
    }
    if ticket.state() == State::Closed {
        return Err(Refusal::WrongState(State::Closed));
    }
    let pin = Pin::of(to, &ticket.opened.what.regions);
    if pin == *ticket.pin() {
        return Err(PinRefusal::Same.into());
    }
    knows(ticket, to)?;
    let own = Editions { agreement: cx.agreement, calendars: cx.calendars };
    let beyond = |_| Refusal::BeyondCalendar(cx.at);
    let was = running(ticket, own, cx.at).map_err(beyond)?.and_then(|clock| clock.due);
    let is = acknowledgement(ticket, to).map_err(beyond)?.and_then(|clock| clock.due);
    let (Some(was), Some(is)) = (was, is) else { return Err(PinRefusal::Measured.into()) };
    if is <= cx.at {
        return Err(PinRefusal::Passed { due: is }.into());
    }
    let from = ticket.pin().agreement.clone();
    let fact =
        TicketFact::Repinned(Box::new(Repinned { from, to: pin, was, is, reason: reason.reference() }));
    let entries = vec![entry(Stream::Ticket(ticket.id), ticket.version + 1, cx.at, fact, cx)];
    Ok(Decided { entries, texts: vec![reason.clone()] })
}

/// When the acknowledgement of a ticket is due under these editions; none where nothing is promised.
///
/// # Errors
///
/// The ticket lies beyond what a calendar vouches for.
pub fn due(ticket: &Ticket, editions: Editions<'_>) -> Result<Option<Timestamp>, CalendarError> {
    Ok(acknowledgement(ticket, editions)?.and_then(|clock| clock.due))
}

/// What was decided of the ticket must mean something under the others, too.
fn knows(ticket: &Ticket, to: Editions<'_>) -> Result<(), Refusal> {
    let category = ticket.category().filter(|level| to.agreement.category(*level).is_none());
    if let Some(given) = category {
        let known = to.agreement.categories.iter().map(|category| category.level).collect();
        return Err(Refusal::UnknownCategory { given, known });
    }
    let regions = &ticket.opened.what.regions;
    if let Some(given) = regions.iter().find(|region| to.agreement.region(region).is_none()) {
        let known = to.agreement.regions.iter().map(|region| region.id.to_string()).collect();
        return Err(Refusal::UnknownRegion { given: given.to_string(), known });
    }
    Ok(())
}

/// The clock of the acknowledgement while nothing has been measured by it.
fn running(ticket: &Ticket, own: Editions<'_>, now: Timestamp) -> Result<Option<Clock>, CalendarError> {
    let runs = |clock: &Clock| {
        let is_promised = matches!(clock.course, Course::Provisional | Course::Firm);
        is_promised && clock.stop.is_none() && clock.due.is_some_and(|due| now <= due)
    };
    Ok(acknowledgement(ticket, own)?.filter(runs))
}

fn acknowledgement(ticket: &Ticket, editions: Editions<'_>) -> Result<Option<Clock>, CalendarError> {
    let clocks = clock::clocks(ticket, editions.agreement, editions.calendars)?;
    Ok(clock::current(&clocks, &MeasureId::acknowledgement()).cloned())
}

impl PinRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            PinRefusal::Same => "same-editions",
            PinRefusal::Measured => "already-measured",
            PinRefusal::Passed { .. } => "due-would-have-passed",
        }
    }

    /// The clause behind it.
    pub fn clause(self) -> ClauseId {
        ClauseId::from("version")
    }
}

impl From<PinRefusal> for Refusal {
    fn from(refusal: PinRefusal) -> Refusal {
        Refusal::Pin(refusal)
    }
}
