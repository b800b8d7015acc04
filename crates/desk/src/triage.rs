//! Which triage is taken, and which one waits for a second person (clause 3.D).

use jiff::Timestamp;
use terms::MeasureId;

use crate::clock;
use crate::decide::Context;
use crate::fact::{Gravity, Kind, Triage};
use crate::ticket::Done;
use crate::{Refusal, Ticket, TicketFact};

/// Clause 3.D, with the readings "before triage", "major" and "kind chosen by the reporter".
pub(crate) fn triage(ticket: &Ticket, triage: Triage, cx: &Context<'_>) -> Result<TicketFact, Refusal> {
    if ticket.proposed.is_some() {
        return Err(Refusal::LoweringPending);
    }
    if cx.agreement.category(triage.category).is_none() {
        let known = cx.agreement.categories.iter().map(|c| c.level).collect();
        return Err(Refusal::UnknownCategory { given: triage.category, known });
    }
    match (triage.kind, triage.gravity) {
        // A log knows impacts and priorities; whether there was a workaround, it doesn't.
        (Kind::Incident, None) if !cx.actor.is_import() => return Err(Refusal::GravityMissing),
        (Kind::Incident, Some(Gravity::Major)) if triage.workaround == Some(true) => {
            return Err(Refusal::MajorWithWorkaround);
        }
        // One that turned out not to help is said to be none.
        (Kind::Incident, Some(Gravity::Major))
            if triage.workaround.is_none() && ticket.workaround.is_some() =>
        {
            return Err(Refusal::WorkaroundWasFound);
        }
        (kind @ (Kind::Question | Kind::Change), Some(_)) => return Err(Refusal::GravityOf(kind)),
        _ => {}
    }
    let same = |before: &Triage| {
        let of = |t: &Triage| (t.kind, t.category, t.gravity, t.workaround);
        of(before) == of(&triage)
    };
    if ticket.triage().is_some_and(same) {
        return Err(Refusal::SameTriage);
    }
    if let Some(due) = lowered_after(ticket, &triage, cx)? {
        if triage.reason.is_none() {
            return Err(Refusal::LoweringNeedsReason { due });
        }
        return Ok(TicketFact::LoweringProposed(triage));
    }
    Ok(given(ticket, triage))
}

/// The first triage, or a later one.
pub(crate) fn given(ticket: &Ticket, triage: Triage) -> TicketFact {
    if ticket.triages.is_empty() { TicketFact::Triaged(triage) } else { TicketFact::Retriaged(triage) }
}

/// Would this triage weaken a target whose due instant has passed? Then that instant.
///
/// The target is that of the centre's last triage, or, before one, that of the category which the reporter's
/// answers suggest: else a first triage could hide a miss.
fn lowered_after(ticket: &Ticket, triage: &Triage, cx: &Context<'_>) -> Result<Option<Timestamp>, Refusal> {
    let Some(before) = ticket.category().or(ticket.opened.what.suggested) else { return Ok(None) };
    if cx.actor.is_import() || ticket.kind() != Kind::Incident || !ticket.has_targets() {
        return Ok(None);
    }
    let regions = &ticket.opened.what.regions;
    let candidates = clock::candidates(
        ticket.opened.at,
        regions,
        &MeasureId::acknowledgement(),
        cx.agreement,
        cx.calendars,
    )
    .map_err(|_| Refusal::BeyondCalendar(ticket.opened.at))?;
    let due = |category| candidates.iter().find(|c| c.category == category).map(|c| c.due);
    let Some(first) = due(before) else { return Ok(None) };
    let weaker = triage.kind != Kind::Incident || due(triage.category).is_none_or(|due| due > first);
    Ok((weaker && cx.at > first).then_some(first))
}

/// The lowering that waits for a second person.
pub(crate) fn proposed(ticket: &Ticket) -> Result<&Done<Triage>, Refusal> {
    ticket.proposed.as_ref().ok_or(Refusal::NothingProposed)
}
