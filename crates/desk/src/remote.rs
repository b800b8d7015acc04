//! Remote access (clause 3.C): asked with its purpose, systems and window; granted by the party that owns the system; used;
//! ended by itself or in one click by either side. It holds no credential.
//!
//! The text binds a provider for its own systems. For those of an end customer only that customer's own consent counts,
//! which the text doesn't speak of.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::Object;
use crate::alarm::{About, PendingAlarm, Rings};
use crate::decide::Context;
use crate::{Action, Authored, By, Entry, Field, OrganisationId, PersonId, Refusal, State, TextRef, Ticket};

/// What can happen to a remote access.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RemoteFact {
    /// A qualified agent asks. The entry's number is the request's.
    Asked(Box<Asked>),
    /// The owner allows it.
    Granted {
        /// Which request.
        request: u64,
        /// From when: as asked, or later.
        from: Timestamp,
        /// Until when, not including: as asked, or sooner.
        until: Timestamp,
    },
    /// The owner does not.
    Refused {
        /// Which request.
        request: u64,
        /// Why, if said.
        reason: Option<TextRef>,
    },
    /// The window passed, and nobody had answered. Written by the desk's own clock.
    Unanswered {
        /// Which request.
        request: u64,
    },
    /// Somebody it names went in.
    Entered {
        /// Which request.
        request: u64,
    },
    /// They came out again.
    Left {
        /// Which request.
        request: u64,
        /// What was done.
        note: Option<TextRef>,
    },
    /// The window was over: it ended by itself. Written by the desk's own clock.
    Ended {
        /// Which request.
        request: u64,
    },
    /// Either side took it back, before or during its window.
    Revoked {
        /// Which request.
        request: u64,
        /// Why, if said.
        reason: Option<TextRef>,
    },
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Whose systems.
    pub owner: OrganisationId,
    /// What for.
    pub purpose: TextRef,
    /// Which systems.
    pub systems: TextRef,
    /// Who may go in.
    pub people: Vec<PersonId>,
    /// From when.
    pub from: Timestamp,
    /// Until when, not including.
    pub until: Timestamp,
}

/// What is asked of the desk about remote access.
#[derive(Clone, PartialEq, Debug)]
pub enum RemoteCommand {
    /// Asks for it.
    Ask {
        /// Whose systems.
        owner: OrganisationId,
        /// What for.
        purpose: Authored,
        /// Which systems.
        systems: Authored,
        /// Who may go in besides whoever asks.
        people: Vec<PersonId>,
        /// Those of them who work where whoever asks does and are qualified now. Looked up by the caller; the commit
        /// guards it.
        known: Vec<PersonId>,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// Allows it.
    Grant {
        /// Which request.
        request: u64,
        /// Until when, if sooner than asked.
        until: Option<Timestamp>,
    },
    /// Does not.
    Refuse {
        /// Which request.
        request: u64,
        /// Why.
        reason: Option<Authored>,
    },
    /// Goes in.
    Enter {
        /// Which request.
        request: u64,
    },
    /// Comes out.
    Leave {
        /// Which request.
        request: u64,
        /// What was done.
        note: Option<Authored>,
    },
    /// Takes it back.
    Revoke {
        /// Which request.
        request: u64,
        /// Why.
        reason: Option<Authored>,
    },
}

crate::choices::choices! {
    /// Where a request stands.
    Standing {
        /// The owner hasn't answered yet.
        Waiting = "waiting",
        /// Allowed; its window may not have begun.
        Granted = "granted",
        /// Not allowed.
        Refused = "refused",
        /// Nobody answered before the window was over.
        Unanswered = "unanswered",
        /// Its window is over.
        Ended = "ended",
        /// Taken back by either side.
        Revoked = "revoked",
    }
}

/// Somebody was in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visit {
    /// Who.
    pub by: By,
    /// From when.
    pub from: Timestamp,
    /// Until when; none: still in.
    pub until: Option<Timestamp>,
    /// What was done.
    pub note: Option<TextRef>,
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
    /// What.
    pub asked: Asked,
    /// When the owner answered, and who did.
    pub answer: Option<(Timestamp, By)>,
    /// The window: as asked, then as granted.
    pub window: (Timestamp, Timestamp),
    /// Where it stands.
    pub standing: Standing,
    /// When it was over, and who ended it.
    pub end: Option<(Timestamp, By)>,
    /// Why it was refused or taken back.
    pub reason: Option<TextRef>,
    /// Who was in, and when.
    pub visits: Vec<Visit>,
}

impl Request {
    /// May somebody be in at that instant?
    pub fn is_live(&self, at: Timestamp) -> bool {
        self.standing == Standing::Granted && self.window.0 <= at && at < self.window.1
    }

    /// Where it stands at an instant, whether or not the desk's clock has told yet that its window is over.
    pub fn standing_at(&self, at: Timestamp) -> Standing {
        match self.standing {
            Standing::Waiting if self.window.1 <= at => Standing::Unanswered,
            Standing::Granted if self.window.1 <= at => Standing::Ended,
            standing => standing,
        }
    }

    /// Whose systems.
    pub fn owner(&self) -> OrganisationId {
        self.asked.owner
    }

    fn is_in(&self, by: By) -> bool {
        self.visits.iter().any(|visit| visit.by == by && visit.until.is_none())
    }

    fn over(&mut self, standing: Standing, at: Timestamp, by: By) {
        (self.standing, self.end) = (standing, Some((at, by)));
        for visit in self.visits.iter_mut().filter(|visit| visit.until.is_none()) {
            visit.until = Some(at);
        }
    }
}

/// Every remote access of a ticket, in the order in which they were asked.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Remote {
    /// See there.
    pub requests: Vec<Request>,
}

impl Remote {
    /// After one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &RemoteFact) {
        if let RemoteFact::Asked(asked) = fact {
            let asked = (**asked).clone();
            self.requests.push(Request {
                number: entry.number,
                at: entry.at,
                by: entry.by,
                window: (asked.from, asked.until),
                asked,
                answer: None,
                standing: Standing::Waiting,
                end: None,
                reason: None,
                visits: Vec::new(),
            });
            return;
        }
        let Some(request) = self.requests.iter_mut().find(|request| Some(request.number) == fact.request())
        else {
            return;
        };
        let (at, by) = (entry.at, entry.by);
        match fact {
            RemoteFact::Asked(_) => {}
            RemoteFact::Granted { from, until, .. } => {
                (request.standing, request.answer) = (Standing::Granted, Some((at, by)));
                request.window = (*from, *until);
            }
            RemoteFact::Refused { reason, .. } => {
                (request.reason, request.answer) = (*reason, Some((at, by)));
                request.over(Standing::Refused, at, by);
            }
            RemoteFact::Unanswered { .. } => request.over(Standing::Unanswered, at, by),
            RemoteFact::Entered { .. } => {
                request.visits.push(Visit { by, from: at, until: None, note: None });
            }
            RemoteFact::Left { note, .. } => {
                for visit in request.visits.iter_mut().filter(|v| v.by == by && v.until.is_none()) {
                    (visit.until, visit.note) = (Some(at), *note);
                }
            }
            RemoteFact::Ended { .. } => request.over(Standing::Ended, at, by),
            RemoteFact::Revoked { reason, .. } => {
                request.reason = *reason;
                request.over(Standing::Revoked, at, by);
            }
        }
    }

    /// That request.
    pub fn request(&self, number: u64) -> Option<&Request> {
        self.requests.iter().find(|request| request.number == number)
    }

    fn found(&self, number: u64) -> Result<&Request, Refusal> {
        self.request(number).ok_or(Refusal::NoSuchRequest)
    }

    /// The next one that ends unanswered, and the next one that ends by itself.
    pub(crate) fn pending(&self) -> impl Iterator<Item = PendingAlarm> {
        self.requests.iter().filter_map(|request| {
            let rings = match request.standing {
                Standing::Waiting => Rings::Unanswered,
                Standing::Granted => Rings::Ended,
                _ => return None,
            };
            Some(PendingAlarm { at: request.window.1, rings, about: About::Request(request.number) })
        })
    }
}

impl RemoteFact {
    /// The word for it in a list of events.
    pub fn word(&self) -> &'static str {
        match self {
            RemoteFact::Asked(_) => "access_asked",
            RemoteFact::Granted { .. } => "access_granted",
            RemoteFact::Refused { .. } => "access_refused",
            RemoteFact::Unanswered { .. } => "access_unanswered",
            RemoteFact::Entered { .. } => "access_entered",
            RemoteFact::Left { .. } => "access_left",
            RemoteFact::Ended { .. } => "access_ended",
            RemoteFact::Revoked { .. } => "access_revoked",
        }
    }

    /// Which request it is about; a new one is its own entry.
    pub fn request(&self) -> Option<u64> {
        match self {
            RemoteFact::Asked(_) => None,
            RemoteFact::Granted { request, .. }
            | RemoteFact::Refused { request, .. }
            | RemoteFact::Unanswered { request }
            | RemoteFact::Entered { request }
            | RemoteFact::Left { request, .. }
            | RemoteFact::Ended { request }
            | RemoteFact::Revoked { request, .. } => Some(*request),
        }
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            RemoteFact::Asked(asked) => vec![asked.purpose, asked.systems],
            RemoteFact::Refused { reason: text, .. }
            | RemoteFact::Left { note: text, .. }
            | RemoteFact::Revoked { reason: text, .. } => text.iter().copied().collect(),
            _ => Vec::new(),
        }
    }
}

impl RemoteCommand {
    pub(crate) fn action(&self) -> Action {
        match self {
            RemoteCommand::Ask { .. } => Action::AskRemoteAccess,
            RemoteCommand::Grant { .. } | RemoteCommand::Refuse { .. } => Action::AllowRemoteAccess,
            RemoteCommand::Enter { .. } | RemoteCommand::Leave { .. } => Action::UseRemoteAccess,
            RemoteCommand::Revoke { .. } => Action::EndRemoteAccess,
        }
    }

    /// Which request it is about; none: a new one.
    pub fn request(&self) -> Option<u64> {
        match self {
            RemoteCommand::Ask { .. } => None,
            RemoteCommand::Grant { request, .. }
            | RemoteCommand::Refuse { request, .. }
            | RemoteCommand::Enter { request }
            | RemoteCommand::Leave { request, .. }
            | RemoteCommand::Revoke { request, .. } => Some(*request),
        }
    }

    pub(crate) fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            RemoteCommand::Ask { purpose, systems, .. } => {
                vec![(Field::Purpose, purpose), (Field::Systems, systems)]
            }
            RemoteCommand::Refuse { reason: text, .. }
            | RemoteCommand::Revoke { reason: text, .. }
            | RemoteCommand::Leave { note: text, .. } => {
                text.iter().map(|text| (Field::Reason, text)).collect()
            }
            RemoteCommand::Grant { .. } | RemoteCommand::Enter { .. } => Vec::new(),
        }
    }

    /// On what it is done: what is the owner's alone is done on the owner, who may see nothing else of the ticket.
    pub(crate) fn object(&self, ticket: &Ticket, whose: OrganisationId) -> Option<Object> {
        let request = ticket.remote.request(self.request()?)?;
        let owners = match self {
            RemoteCommand::Grant { .. } | RemoteCommand::Refuse { .. } => true,
            RemoteCommand::Revoke { .. } => whose == request.owner(),
            _ => false,
        };
        owners.then_some(Object::Of { organisation: request.owner(), provider: None, person: None })
    }
}

/// What of it is taken.
pub(crate) fn decide(
    ticket: &Ticket,
    command: &RemoteCommand,
    cx: &Context<'_>,
) -> Result<RemoteFact, Refusal> {
    let standing = |request: &Request, wanted: Standing| {
        let now = request.standing_at(cx.at);
        if now == wanted { Ok(()) } else { Err(Refusal::AccessIs(now)) }
    };
    match command {
        RemoteCommand::Ask { owner, purpose, systems, people, known, from, until } => {
            still_open(ticket)?;
            qualified(ticket, cx)?;
            let opened = &ticket.opened.what;
            if *owner != opened.asked_by && Some(*owner) != opened.customer {
                return Err(Refusal::NotTheirSystem);
            }
            let (from, until) = window(*from, *until, cx)?;
            let asker = cx.actor.person();
            if people.iter().any(|named| Some(*named) != asker && !known.contains(named)) {
                return Err(Refusal::NotToBeNamed);
            }
            let mut people: Vec<PersonId> = asker.into_iter().chain(people.iter().copied()).collect();
            let mut seen = std::collections::BTreeSet::new();
            people.retain(|person| seen.insert(*person));
            let (purpose, systems) = (purpose.reference(), systems.reference());
            Ok(RemoteFact::Asked(Box::new(Asked { owner: *owner, purpose, systems, people, from, until })))
        }
        RemoteCommand::Grant { request, until } => {
            let found = ticket.remote.found(*request)?;
            standing(found, Standing::Waiting)?;
            let (from, asked) = found.window;
            let until = until.map_or(asked, |until| crate::decide::instant_of_an_entry(until).min(asked));
            let from = from.max(cx.at);
            if until <= from {
                return Err(Refusal::WindowOver { until });
            }
            Ok(RemoteFact::Granted { request: *request, from, until })
        }
        RemoteCommand::Refuse { request, reason } => {
            standing(ticket.remote.found(*request)?, Standing::Waiting)?;
            Ok(RemoteFact::Refused { request: *request, reason: reason.as_ref().map(Authored::reference) })
        }
        RemoteCommand::Enter { request } => {
            still_open(ticket)?;
            qualified(ticket, cx)?;
            let found = ticket.remote.found(*request)?;
            if !found.is_live(cx.at) {
                let (from, until) = found.window;
                return Err(Refusal::AccessNotLive { from, until, standing: found.standing_at(cx.at) });
            }
            let named = cx.actor.person().is_some_and(|person| found.asked.people.contains(&person));
            if !named {
                return Err(Refusal::NotNamed);
            }
            if found.is_in(cx.actor.by) {
                return Err(Refusal::AlreadyIn);
            }
            Ok(RemoteFact::Entered { request: *request })
        }
        RemoteCommand::Leave { request, note } => {
            let found = ticket.remote.found(*request)?;
            standing(found, Standing::Granted)?;
            if !found.is_in(cx.actor.by) {
                return Err(Refusal::NotIn);
            }
            Ok(RemoteFact::Left { request: *request, note: note.as_ref().map(Authored::reference) })
        }
        RemoteCommand::Revoke { request, reason } => {
            let found = ticket.remote.found(*request)?;
            let now = found.standing_at(cx.at);
            if !matches!(now, Standing::Waiting | Standing::Granted) {
                return Err(Refusal::AccessIs(now));
            }
            Ok(RemoteFact::Revoked { request: *request, reason: reason.as_ref().map(Authored::reference) })
        }
    }
}

/// The desk's clock: a window is over.
pub(crate) fn over(request: u64, rings: Rings) -> RemoteFact {
    match rings {
        Rings::Unanswered => RemoteFact::Unanswered { request },
        _ => RemoteFact::Ended { request },
    }
}

fn still_open(ticket: &Ticket) -> Result<(), Refusal> {
    match ticket.state() {
        State::Closed => Err(Refusal::WrongState(State::Closed)),
        _ => Ok(()),
    }
}

/// Whoever asks to go in, and goes in, is qualified then (the access rules: a qualified agent).
fn qualified(ticket: &Ticket, cx: &Context<'_>) -> Result<(), Refusal> {
    match cx.actor.is_qualified_on(ticket) {
        true => Ok(()),
        false => Err(Refusal::NotQualified { product: ticket.product().cloned() }),
    }
}

/// Not over yet, not empty, and no longer than the agreement says.
fn window(from: Timestamp, until: Timestamp, cx: &Context<'_>) -> Result<(Timestamp, Timestamp), Refusal> {
    let cut = crate::decide::instant_of_an_entry;
    let (from, until) = (cut(from).max(cx.at), cut(until));
    if until <= from {
        return Err(Refusal::WindowOver { until });
    }
    let hours = cx.agreement.remote_access.as_ref().map_or(8, |access| access.at_most_hours);
    let longest = jiff::SignedDuration::from_hours(i64::from(hours));
    if until.duration_since(from) > longest {
        return Err(Refusal::WindowTooLong { hours });
    }
    Ok((from, until))
}
