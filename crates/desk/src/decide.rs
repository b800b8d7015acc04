//! What may happen next: a command, met by the facts so far, becomes facts or a refusal.
//!
//! Every door comes through here: page, API, command line, import, the desk's own clock.

use jiff::Timestamp;
use terms::Agreement;

use crate::access;
use crate::alarm::{About, PendingAlarm, Rings};
use crate::attachment;
use crate::clock::{self, Calendars};
use crate::diagnosis;
use crate::escalation;
use crate::exclusion;
use crate::fact::{Door, Triage};
use crate::ladder;
use crate::promise::{self, PromiseCommand, PromiseFact};
use crate::redaction;
use crate::review;
use crate::triage::{given, proposed, triage};
use crate::{
    Action, Actor, Authored, By, Command, Entry, Fact, Field, Refusal, Service, State, Stream, Ticket,
    TicketFact,
};
use crate::{contact, information, remote};
use crate::{link, procedure};

pub use crate::entry::instant_of_an_entry;

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

impl Context<'_> {
    /// Instants are cut to microseconds once, before anything is compared: what is decided is what is kept.
    pub(crate) fn cut(self) -> Self {
        let cut = instant_of_an_entry;
        Context { at: cut(self.at), recorded_at: cut(self.recorded_at), ..self }
    }
}

/// What to append: entries, numbered, and the texts they refer to.
#[derive(Clone, PartialEq, Debug)]
pub struct Decided {
    /// In the order of their numbers.
    pub entries: Vec<Entry>,
    /// To be kept beside the journal.
    pub texts: Vec<Authored>,
}

/// A verb on a ticket. What is taken may be more than was asked: a due instant that passed meanwhile is told with it.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(cx.actor, command.action(), &command.object(ticket, cx.actor))?;
    if matches!(command, Command::Redact { .. }) {
        // Whose words they are isn't whose ticket it is: who can't read it can't know of them.
        access::require(cx.actor, Action::Read, &access::Object::of(ticket))?;
    }
    if cx.actor.is_import() && ticket.opened.what.door != Door::Import {
        return Err(Refusal::NotAllowed { action: command.action(), role: cx.actor.role });
    }
    if let Command::RaiseAlarm(pending) = command {
        return alarm(ticket, pending, cx);
    }
    if let Command::Promise(PromiseCommand::Call { pending, people }) = command {
        return ladder::call(ticket, pending, people, cx);
    }
    for (field, text) in command.texts() {
        text.check(field)?;
        text.keeps_no_credential(field)?;
    }
    attachment::check(command.files())?;
    not_before(if cx.actor.is_import() { ticket.last_at } else { ticket.opened.at }, cx)?;
    not_stale(ticket, command, cx)?;

    let words = command.texts().into_iter().map(|(_, text)| text);
    let texts = words.chain(command.files().iter().map(|file| &file.listing)).cloned().collect();
    let fact = fact(ticket, command, cx)?;
    // An act after a due instant is told after the miss, even when the desk's clock is slower than the person; and a
    // category that is confirmed after its due instant was missed then, not now.
    let mut entries = missed(ticket, cx);
    let mut after = entries.iter().fold(ticket.clone(), Ticket::after);
    entries.push(entry(Stream::Ticket(ticket.id), after.version + 1, cx.at, fact, cx));
    after = after.after(&entries[entries.len() - 1]);
    if closes_with(command, ticket, cx) {
        let closed = TicketFact::Closed { reason: None };
        entries.push(entry(Stream::Ticket(ticket.id), after.version + 1, cx.at, closed, cx));
        after = after.after(&entries[entries.len() - 1]);
    }
    entries.extend(missed(&after, cx));
    Ok(Decided { entries, texts })
}

/// Whoever accepts a resolution and may end the ticket ends it so; a user who may not leaves it resolved and accepted.
fn closes_with(command: &Command, ticket: &Ticket, cx: &Context<'_>) -> bool {
    let accepts = matches!(command, Command::Answer(procedure::AnswerCommand::Accept { .. }));
    let may = || access::allows(cx.actor, Action::Close, &access::Object::of(ticket));
    accepts && matches!(may(), access::Decision::Allowed(_))
}

/// Which fact a verb becomes in the state that the ticket is in.
fn fact(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<TicketFact, Refusal> {
    let state = ticket.state();
    let still_open = || if state == State::Closed { Err(Refusal::WrongState(state)) } else { Ok(()) };
    match command {
        Command::Acknowledge { note } => {
            if let Some(sign) = clock::first_sign(ticket) {
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
            still_open()?;
            let proposed = proposed(ticket)?;
            if proposed.by == cx.actor.by {
                return Err(Refusal::SamePerson);
            }
            Ok(given(ticket, Triage { proposed_by: proposed.by.person(), ..proposed.what.clone() }))
        }
        Command::DeclineLowering { reason } => {
            still_open()?;
            proposed(ticket)?; // whoever proposed it may take it back
            Ok(TicketFact::LoweringDeclined { reason: reason.reference() })
        }
        Command::Diagnose { text, files } => {
            still_open()?;
            // Clause 1: only a member qualified at this very instant ends the response time.
            let qualification = diagnosis::qualification(ticket, cx);
            let files = attachment::references(files);
            Ok(TicketFact::Diagnosed { text: text.reference(), qualification, files })
        }
        Command::Endorse { diagnosis } => {
            still_open()?;
            diagnosis::endorse(ticket, *diagnosis, cx)
        }
        Command::FindWorkaround { text } => {
            still_open()?;
            Ok(TicketFact::WorkaroundFound { text: text.reference() })
        }
        Command::NameProduct { product } => {
            still_open()?;
            match ticket.product() {
                Some(same) if same == product => Err(Refusal::SameProduct),
                _ => Ok(TicketFact::ProductNamed { product: product.clone() }),
            }
        }
        Command::Promise(command) => promise::decide(ticket, command, cx),
        Command::Review(command) => review::decide(ticket, command, cx),
        Command::Send { text, files } => {
            still_open()?;
            Ok(TicketFact::MessageSent { text: text.reference(), files: attachment::references(files) })
        }
        Command::Redact { entry, reason } => {
            redaction::decide(ticket.words.of(*entry), *entry, reason.as_ref(), cx)
        }
        Command::Note { text, files } => Ok(TicketFact::NoteWritten {
            text: text.reference(),
            organisation: cx.actor.organisation,
            files: attachment::references(files),
        }),
        Command::Resolve { resolution, delivery, text, files } => {
            if !state.is_open() {
                return Err(Refusal::WrongState(state));
            }
            triaged_first(ticket, cx)?;
            let (resolution, delivery) = (*resolution, *delivery);
            let (text, files) = (text.reference(), attachment::references(files));
            Ok(TicketFact::Resolved { resolution, delivery, text, files })
        }
        Command::Close { reason } => {
            still_open()?;
            triaged_first(ticket, cx)?;
            // To the reporter this is the centre's first word.
            if ends_for_the_desk(ticket, cx) && clock::first_sign(ticket).is_none() && reason.is_none() {
                return Err(Refusal::Empty(Field::Reason));
            }
            Ok(TicketFact::Closed { reason: reason.as_ref().map(Authored::reference) })
        }
        Command::Escalate { to, passed } => escalation::fact(ticket, *to, passed),
        Command::Reopen { reason } => {
            if state.is_open() {
                return Err(Refusal::WrongState(state));
            }
            Ok(TicketFact::Reopened { reason: reason.reference() })
        }
        Command::Exclusion(command) => exclusion::fact(ticket, command, cx).map(TicketFact::Exclusion),
        Command::Answer(command) => Ok(TicketFact::Answered(procedure::answer(ticket, command)?)),
        Command::Ship(shipped) => procedure::ship(ticket, shipped),
        Command::Link(command) => Ok(TicketFact::Link(link::decide(ticket, *command)?)),
        Command::RaiseAlarm(_) => Err(Refusal::NoAlarm), // has its own way, above
        Command::Information(command) => {
            information::decide(ticket, command, cx).map(TicketFact::Information)
        }
        Command::Remote(command) => remote::decide(ticket, command, cx).map(TicketFact::Remote),
        Command::Contact(command) => contact::decide(ticket, command, cx).map(TicketFact::Contact),
    }
}

/// Does a person of the desk that handles it act, who must account for an end? A log tells what was done, well or not.
fn ends_for_the_desk(ticket: &Ticket, cx: &Context<'_>) -> bool {
    ticket.is_handled_by(cx.actor) && !cx.actor.is_import()
}

/// Clause 3.D: each request gets a priority. Nothing is called missed before triage, so a centre that ended tickets
/// without it would never miss. The side that asked may end them at any time.
fn triaged_first(ticket: &Ticket, cx: &Context<'_>) -> Result<(), Refusal> {
    let owed = ends_for_the_desk(ticket, cx) && ticket.has_targets() && ticket.triages.is_empty();
    if owed { Err(Refusal::NotTriaged) } else { Ok(()) }
}

/// The due instants that have passed and that nobody has called missed yet, each stamped with itself.
fn missed(ticket: &Ticket, cx: &Context<'_>) -> Vec<Entry> {
    let clock = Actor::clock(cx.actor.organisation);
    let by_the_clock = Context { actor: &clock, ..*cx };
    let passed = |p: &PendingAlarm| !matches!(p.rings, Rings::Warning | Rings::NewsPassed) && is_time(p, cx);
    let pending = pending(ticket, cx).unwrap_or_default().into_iter().filter(passed);
    let entry = |(number, p): (u64, PendingAlarm)| {
        entry(Stream::Ticket(ticket.id), number, p.at, told(p), &by_the_clock)
    };
    (ticket.version + 1..).zip(pending).map(entry).collect()
}

/// What waits for its instant.
pub(crate) fn pending(ticket: &Ticket, cx: &Context<'_>) -> Result<Vec<PendingAlarm>, Refusal> {
    let beyond = |_| Refusal::BeyondCalendar(cx.at);
    let clocks = clock::clocks(ticket, cx.agreement, cx.calendars).map_err(beyond)?;
    let ahead = ladder::ahead(ticket, &clocks, cx.agreement, cx.calendars).map_err(beyond)?;
    Ok(ahead.pending)
}

/// Has its instant come? Being acknowledged exactly on the due instant is met, so a miss waits until it is past.
fn is_time(pending: &PendingAlarm, cx: &Context<'_>) -> bool {
    match pending.rings {
        Rings::Missed | Rings::NewsPassed => pending.at < cx.at,
        Rings::Warning | Rings::Unanswered | Rings::Ended => pending.at <= cx.at,
        // They name people, so they have a way of their own: `ladder::call`.
        Rings::Call | Rings::NewsCall => false,
    }
}

/// The desk's clock: only what is pending, only when it is time. What it tells bears the instant that it is about,
/// whenever it was noticed.
fn alarm(ticket: &Ticket, wanted: &PendingAlarm, cx: &Context<'_>) -> Result<Decided, Refusal> {
    if !pending(ticket, cx)?.contains(wanted) {
        return Err(Refusal::NoAlarm);
    }
    if !is_time(wanted, cx) {
        return Err(Refusal::NoAlarm);
    }
    let fact = told(wanted.clone());
    let entry = entry(Stream::Ticket(ticket.id), ticket.version + 1, wanted.at, fact, cx);
    Ok(Decided { entries: vec![entry], texts: Vec::new() })
}

/// What the desk's clock says.
fn told(pending: PendingAlarm) -> TicketFact {
    match (pending.about, pending.rings) {
        (About::Request(request), rings) => TicketFact::Remote(remote::over(request, rings)),
        (About::Target(alarm), Rings::Warning) => TicketFact::Warned(alarm),
        (About::Target(alarm), Rings::NewsPassed) => TicketFact::Promise(PromiseFact::NewsPassed(alarm)),
        (About::Target(alarm), _) => TicketFact::Missed(alarm),
    }
}

/// Nothing is told to have happened before what is known, or after now; and only an import tells of the past.
pub(crate) fn not_before(earliest: Timestamp, cx: &Context<'_>) -> Result<(), Refusal> {
    let (at, latest) = (cx.at, cx.recorded_at);
    let earliest = if cx.actor.is_import() { earliest } else { earliest.max(latest) };
    if at < earliest || at > latest { Err(Refusal::OutOfOrder { at, earliest, latest }) } else { Ok(()) }
}

/// Two people at once: whoever answers without having read the latest is shown it first.
fn not_stale(ticket: &Ticket, command: &Command, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(seen) = cx.seen else { return Ok(()) };
    use Command::{Acknowledge, Note, Redact, Remote, StartWork};
    if matches!(command, Acknowledge { .. } | StartWork | Note { .. } | Redact { .. } | Remote(_)) {
        return Ok(()); // the first says so itself, the others disturb nobody
    }
    let now = if ticket.is_handled_by(cx.actor) { ticket.last_change } else { ticket.last_shared };
    if now > seen { Err(Refusal::Stale { seen, now }) } else { Ok(()) }
}

pub(crate) fn entry(
    stream: Stream,
    number: u64,
    at: Timestamp,
    fact: impl Into<Fact>,
    cx: &Context<'_>,
) -> Entry {
    let by = cx.actor.by;
    let on_behalf_of = match by {
        By::Service(Service::Clock | Service::Retention) => None,
        _ => Some(cx.actor.organisation),
    };
    Entry {
        stream,
        number,
        at: instant_of_an_entry(at),
        recorded_at: cx.recorded_at,
        by,
        on_behalf_of,
        fact: fact.into(),
    }
}

/// Facts for a stream that has `version` entries so far, now, by whoever acts, with the texts that they refer to: how a
/// decision on anything but a ticket ends.
pub fn facts<F: Into<Fact>>(
    stream: Stream,
    version: u64,
    facts: impl IntoIterator<Item = F>,
    texts: Vec<Authored>,
    cx: &Context<'_>,
) -> Decided {
    let cx = &cx.cut();
    let numbered = (version + 1..).zip(facts);
    let entries = numbered.map(|(number, fact)| entry(stream, number, cx.at, fact, cx)).collect();
    Decided { entries, texts }
}

/// Two people at once, on anything but a ticket: whoever decides without having read the latest is shown it first.
///
/// # Errors
///
/// [`Refusal::Stale`].
pub fn not_older_than(version: u64, cx: &Context<'_>) -> Result<(), Refusal> {
    match cx.seen {
        Some(seen) if version > seen => Err(Refusal::Stale { seen, now: version }),
        _ => Ok(()),
    }
}

/// Not blank, not too long, storable.
///
/// # Errors
///
/// The [`Refusal`] that names the field.
pub fn check_text(field: crate::Field, text: &Authored) -> Result<(), Refusal> {
    text.check(field)
}
