//! What may happen next: a command, met by the facts so far, becomes facts or a refusal.
//!
//! Every door comes through here: page, API, command line, import, the desk's own clock.

use jiff::Timestamp;
use terms::{Agreement, MeasureId, RegionId};

use crate::access::{self, Object};
use crate::clock::{self, Calendars, PendingAlarm, Rings, StopKind};
use crate::entry::to_microsecond;
use crate::fact::{Gravity, Kind, Opened, Party, Pin, Qualification, Report, Stops, Triage, Untold};
use crate::{
    Action, Actor, Authored, By, Command, Digest, Entry, Fact, NewTicket, Organisation, Refusal, Service,
    State, Stream, Ticket, TicketFact,
};

/// What a decision needs to know besides the ticket. All of it was read from streams; the commit guards them.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// When it happened.
    pub at: Timestamp,
    /// When the desk is told: the same instant, but for imports.
    pub recorded_at: Timestamp,
    /// The agreement that the ticket is pinned to; for a new one, the one in force.
    pub agreement: &'a Agreement,
    /// The calendars that the ticket is pinned to; for a new one, the current ones of the agreement.
    pub calendars: &'a Calendars,
    /// How many entries the form had seen, if it was one.
    pub seen: Option<u64>,
}

/// What to append: entries, numbered, and the texts they refer to.
#[derive(Clone, PartialEq, Debug)]
pub struct Decided {
    /// In the order in which they happened.
    pub entries: Vec<Entry>,
    /// To be kept beside the journal.
    pub texts: Vec<Authored>,
}

/// A report comes in. For whom, and who asks, was looked up by the caller: `asked_by` is the actor's own
/// organisation, unless the centre writes it down for somebody.
///
/// # Errors
///
/// A [`Refusal`]; an indirect customer's names the provider to turn to (preamble).
pub fn open(
    new: &NewTicket,
    asked_by: &Organisation,
    customer: Option<&Organisation>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    if let (false, Some(provider)) = (asked_by.asks_the_centre(), asked_by.provider) {
        return Err(Refusal::IndirectCustomer { provider });
    }
    access::require(cx.actor, Action::Open, &Object::new_ticket(asked_by.id, cx.actor.person()))?;
    if customer.is_some_and(|c| !is_for(asked_by, c)) {
        return Err(Refusal::NotTheirCustomer);
    }
    new.texts().try_for_each(|(field, text)| text.check(field))?;

    let regions = regions(new, customer.unwrap_or(asked_by), cx)?;
    clock::candidates(cx.at, &regions, &MeasureId::acknowledgement(), cx.agreement, cx.calendars)
        .map_err(|_| Refusal::BeyondCalendar(cx.at))?;
    let opened = Opened {
        asked_by: asked_by.id,
        customer: customer.map(|c| c.id).or((asked_by.party == Party::Customer).then_some(asked_by.id)),
        pin: pin(&regions, cx),
        regions,
        kind: new.kind,
        suggested: suggested(new.stops, cx.agreement),
        subject: new.subject.reference(),
        report: report(new),
        reference: new.reference.as_ref().map(Authored::reference),
        door: new.door,
        untold: new.untold.clone(),
    };
    let texts = new.texts().map(|(_, text)| text.clone()).collect();
    let fact = TicketFact::Opened(Box::new(opened));
    Ok(Decided { entries: vec![entry(Stream::Ticket(new.id), 1, cx.at, fact, cx)], texts })
}

/// A verb on a ticket.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn decide(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<Decided, Refusal> {
    if let Command::RaiseAlarm(pending) = command {
        return alarm(ticket, pending, cx);
    }
    access::require(cx.actor, command.action(), &Object::of(ticket))?;
    if let Some((field, text)) = command.text() {
        text.check(field)?;
    }
    in_order(ticket, cx)?;
    not_stale(ticket, command, cx)?;

    let texts = command.text().map(|(_, text)| text.clone()).into_iter().collect();
    let fact = fact(ticket, command, cx)?;
    let mut entries = vec![entry(Stream::Ticket(ticket.id), ticket.version + 1, cx.at, fact, cx)];
    entries.extend(missed_meanwhile(ticket, &entries[0], cx));
    Ok(Decided { entries, texts })
}

/// Which fact a verb becomes in the state that the ticket is in.
fn fact(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<TicketFact, Refusal> {
    let state = ticket.state();
    let still_open = || if state == State::Closed { Err(Refusal::WrongState(state)) } else { Ok(()) };
    match command {
        Command::Acknowledge { note } => {
            if let Some(sign) = first_sign(ticket, cx) {
                return Err(Refusal::AlreadyAcknowledged { at: sign.at, by: sign.by });
            }
            still_open()?;
            Ok(TicketFact::Acknowledged { note: note.as_ref().map(Authored::reference) })
        }
        Command::StartWork => {
            still_open()?;
            match ticket.work_started {
                Some(_) => Err(Refusal::AlreadyStarted),
                None => Ok(TicketFact::WorkStarted {}),
            }
        }
        Command::Triage { kind, category, gravity, workaround, reason } => {
            still_open()?;
            let reason = reason.as_ref().map(Authored::reference);
            let (kind, category, gravity, workaround) = (*kind, *category, *gravity, *workaround);
            triage(ticket, Triage { kind, category, gravity, workaround, reason, proposed_by: None }, cx)
        }
        Command::ConfirmLowering => {
            let proposed = second_person(ticket, cx)?;
            Ok(TicketFact::Retriaged(Triage { proposed_by: proposed.by.person(), ..proposed.what.clone() }))
        }
        Command::DeclineLowering { reason } => {
            second_person(ticket, cx)?;
            Ok(TicketFact::LoweringDeclined { reason: reason.reference() })
        }
        Command::Diagnose { text } => {
            still_open()?;
            // Clause 1: only a member qualified at this very instant ends the response time.
            let qualification = match (cx.actor.is_import(), cx.actor.qualified) {
                (true, _) => Qualification::Unknown,
                (false, true) => Qualification::Valid,
                (false, false) => Qualification::Absent,
            };
            Ok(TicketFact::Diagnosed { text: text.reference(), qualification })
        }
        Command::Send { text } => {
            still_open()?;
            Ok(TicketFact::MessageSent { text: text.reference() })
        }
        Command::Note { text } => {
            Ok(TicketFact::NoteWritten { text: text.reference(), organisation: cx.actor.organisation })
        }
        Command::Resolve { resolution, delivery, text } => {
            if !state.is_open() {
                return Err(Refusal::WrongState(state));
            }
            let (resolution, delivery) = (*resolution, *delivery);
            Ok(TicketFact::Resolved { resolution, delivery, text: text.reference() })
        }
        Command::Close { reason } => {
            still_open()?;
            Ok(TicketFact::Closed { reason: reason.as_ref().map(Authored::reference) })
        }
        Command::Reopen { reason } => {
            if state.is_open() {
                return Err(Refusal::WrongState(state));
            }
            Ok(TicketFact::Reopened { reason: reason.reference() })
        }
        Command::RaiseAlarm(_) => Err(Refusal::NoAlarm), // has its own way, above
    }
}

/// Clause 3.D, with the readings "before triage", "major" and "kind chosen by the reporter".
fn triage(ticket: &Ticket, triage: Triage, cx: &Context<'_>) -> Result<TicketFact, Refusal> {
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
    Ok(if ticket.triages.is_empty() { TicketFact::Triaged(triage) } else { TicketFact::Retriaged(triage) })
}

/// Would this triage weaken a target whose due instant has passed? Then that instant.
///
/// The target is that of the centre's last triage, or, before one, that of the category which the reporter's
/// answers suggest: else a first triage could hide a miss.
fn lowered_after(ticket: &Ticket, triage: &Triage, cx: &Context<'_>) -> Result<Option<Timestamp>, Refusal> {
    let Some(before) = ticket.category().or(ticket.opened.what.suggested) else { return Ok(None) };
    if cx.actor.is_import() || ticket.kind() != Kind::Incident {
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

/// A lowering waits, and this is another person.
fn second_person<'t>(
    ticket: &'t Ticket,
    cx: &Context<'_>,
) -> Result<&'t crate::ticket::Done<Triage>, Refusal> {
    let proposed = ticket.proposed.as_ref().ok_or(Refusal::NothingProposed)?;
    if proposed.by == cx.actor.by { Err(Refusal::SamePerson) } else { Ok(proposed) }
}

/// What stopped the acknowledgement clock, if something did.
fn first_sign(ticket: &Ticket, cx: &Context<'_>) -> Option<clock::Stop> {
    let clocks = clock::clocks(ticket, cx.agreement, cx.calendars).ok()?;
    let stop = clock::current(&clocks, &MeasureId::acknowledgement())?.stop;
    stop.filter(|stop| stop.how != StopKind::Closure)
}

/// A category confirmed after its due instant was missed then, not now: the entry is stamped so.
fn missed_meanwhile(ticket: &Ticket, first: &Entry, cx: &Context<'_>) -> Option<Entry> {
    let after = ticket.clone().after(first);
    let clocks = clock::clocks(&after, cx.agreement, cx.calendars).ok()?;
    let pending = clock::pending_alarms(&after, &clocks, cx.agreement, cx.calendars).ok()?;
    let missed = pending.into_iter().find(|p| p.rings == Rings::Missed && p.at < cx.at)?;
    let clock = Actor { by: By::Service(Service::Clock), ..cx.actor.clone() };
    let by_the_clock = Context { actor: &clock, ..*cx };
    let fact = TicketFact::Missed(missed.alarm);
    Some(entry(first.stream, first.number + 1, missed.at, fact, &by_the_clock))
}

/// The desk's clock: only what is pending, only when it is time. A miss bears the due instant, whenever it was
/// noticed; being acknowledged exactly on that instant is met, so the miss waits until it is past.
fn alarm(ticket: &Ticket, wanted: &PendingAlarm, cx: &Context<'_>) -> Result<Decided, Refusal> {
    let clocks =
        clock::clocks(ticket, cx.agreement, cx.calendars).map_err(|_| Refusal::BeyondCalendar(cx.at))?;
    let pending = clock::pending_alarms(ticket, &clocks, cx.agreement, cx.calendars)
        .map_err(|_| Refusal::BeyondCalendar(cx.at))?;
    if !pending.contains(wanted) {
        return Err(Refusal::NoAlarm);
    }
    let (fact, is_time) = match wanted.rings {
        Rings::Warning => (TicketFact::Warned(wanted.alarm.clone()), wanted.at <= cx.at),
        Rings::Missed => (TicketFact::Missed(wanted.alarm.clone()), wanted.at < cx.at),
    };
    if !is_time {
        return Err(Refusal::NoAlarm);
    }
    let entry = entry(Stream::Ticket(ticket.id), ticket.version + 1, wanted.at, fact, cx);
    Ok(Decided { entries: vec![entry], texts: Vec::new() })
}

/// Nothing is told to have happened before what is known, or after now.
fn in_order(ticket: &Ticket, cx: &Context<'_>) -> Result<(), Refusal> {
    let (earliest, latest) = (ticket.opened.at, cx.recorded_at);
    let earliest = if cx.actor.is_import() { ticket.last_at } else { earliest };
    if to_microsecond(cx.at) < earliest || cx.at > latest {
        return Err(Refusal::OutOfOrder { at: cx.at, earliest, latest });
    }
    Ok(())
}

/// Two people at once: whoever answers without having read the latest is shown it first.
fn not_stale(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(seen) = cx.seen else { return Ok(()) };
    if matches!(command, Command::Acknowledge { .. } | Command::StartWork | Command::Note { .. }) {
        return Ok(()); // the first says so itself, the others disturb nobody
    }
    let now = if cx.actor.role.is_centre() { ticket.last_change } else { ticket.last_shared };
    if now > seen { Err(Refusal::Stale { seen, now }) } else { Ok(()) }
}

/// May this organisation report for that customer?
fn is_for(asked_by: &Organisation, customer: &Organisation) -> bool {
    match asked_by.party {
        Party::Provider => customer.provider == Some(asked_by.id),
        Party::Customer => customer.id == asked_by.id,
        Party::Vendor => customer.provider.is_none(),
    }
}

/// Reading "whose region": the end customer's; the asking organisation's where there is none; others if told.
fn regions(new: &NewTicket, whose: &Organisation, cx: &Context<'_>) -> Result<Vec<RegionId>, Refusal> {
    let agreement = cx.agreement;
    if cx.actor.is_import() && new.untold.contains(&Untold::Region) {
        return Ok(Vec::new());
    }
    let mut regions = if new.regions.is_empty() { vec![whose.region.clone()] } else { new.regions.clone() };
    regions.sort();
    regions.dedup();
    match regions.iter().find(|region| agreement.region(region).is_none()) {
        None => Ok(regions),
        Some(unknown) => Err(Refusal::UnknownRegion {
            given: unknown.to_string(),
            known: agreement.regions.iter().map(|r| r.id.to_string()).collect(),
        }),
    }
}

/// What the reporter's answer suggests (clause 4): the strictest category where the whole is concerned, the
/// mildest where one function is. The centre decides.
fn suggested(stops: Option<Stops>, agreement: &Agreement) -> Option<u8> {
    let by_target =
        |c: &&terms::Category| agreement.target(c.level, &MeasureId::acknowledgement()).map(|t| t.within);
    match stops? {
        Stops::Everything | Stops::Degraded => {
            agreement.categories.iter().min_by_key(by_target).map(|c| c.level)
        }
        Stops::Function => agreement.categories.iter().max_by_key(by_target).map(|c| c.level),
        Stops::Nothing => None,
    }
}

fn report(new: &NewTicket) -> Report {
    Report {
        stops: new.stops,
        affected: new.affected,
        frequency: new.frequency,
        details: new.details.iter().map(|(detail, text)| (*detail, text.reference())).collect(),
        trained: new.trained,
        may_contact: new.may_contact,
        remote_access: new.remote_access,
    }
}

fn pin(regions: &[RegionId], cx: &Context<'_>) -> Pin {
    let edition = |region: &RegionId| Some((region.clone(), cx.calendars.get(region)?.edition()));
    Pin {
        agreement: cx.agreement.id.clone(),
        agreement_hash: Digest::of(&[cx.agreement.source().as_bytes()]),
        calendars: regions.iter().filter_map(edition).collect(),
    }
}

fn entry(stream: Stream, number: u64, at: Timestamp, fact: TicketFact, cx: &Context<'_>) -> Entry {
    let by = cx.actor.by;
    let on_behalf_of = match by {
        By::Service(Service::Clock) => None,
        _ => Some(cx.actor.organisation),
    };
    Entry {
        stream,
        number,
        at: to_microsecond(at),
        recorded_at: to_microsecond(cx.recorded_at),
        by,
        on_behalf_of,
        fact: Fact::Ticket(fact),
    }
}

/// The instant as an entry keeps it: cut to the microsecond.
pub fn instant_of_an_entry(at: Timestamp) -> Timestamp {
    to_microsecond(at)
}

/// Not blank, not too long, storable.
///
/// # Errors
///
/// The [`Refusal`] that names the field.
pub fn check_text(field: crate::Field, text: &Authored) -> Result<(), Refusal> {
    text.check(field)
}
