//! What always holds (docs/DESIGN.md), each as a function that says what is wrong.

use std::collections::{BTreeMap, BTreeSet};

use desk::access::{self, Decision, Fields, Object, Scope};
use desk::clock;
use desk::contact::ContactFact;
use desk::escalation::{EscalationFact, said};
use desk::exclusion::ExclusionFact;
use desk::fact::{Alarm, Party, Qualification};
use desk::information::InformationFact;
use desk::maintenance::Whom;
use desk::promise::PromiseFact;
use desk::qualification::QualificationFact;
use desk::remote::RemoteFact;
use desk::review::ReviewFact;
use desk::service_report::ReportFact;
use desk::{
    Action, By, Clock, Digest, Entry, Fact, Folded, Organisation, OrganisationId, Person, PersonFact,
    PersonId, PublishedFact, Refusal, Service, Stream, Ticket, TicketFact, TicketId, chain,
};
use jiff::{SignedDuration, Timestamp};

use super::clocks::{Course, Expected, Past};
use super::house::{House, VERSIONS};
use super::known::{self, Known};
use super::readers::{Reader, Sees};
use crate::world::*;

/// It does, or what is wrong.
pub type Holds = Result<(), String>;

macro_rules! holds {
    ($holds:expr, $($wrong:tt)*) => {
        if !$holds {
            return Err(format!($($wrong)*));
        }
    };
}

/// Of one ticket.
pub const OF_A_TICKET: &[fn(&House, TicketId) -> Holds] = &[
    clocks_agree,
    alarms_ring_once,
    everyone_acts_for_their_side,
    two_people_decide,
    diagnoses_are_qualified,
    nobody_enters_without_leave,
    nobody_is_written_to_without_leave,
    nobody_asks_without_right,
    audiences_hold,
    level_1_is_not_the_centres,
];

/// Of the house.
pub const OF_THE_HOUSE: &[fn(&House) -> Holds] = &[
    halves_match,
    texts_are_kept,
    windows_dont_meet,
    nobody_is_in_two_places,
    versions_and_reports_take_two,
    records_are_for_their_readers,
];

fn facts(house: &House, id: TicketId) -> impl Iterator<Item = (&Entry, &TicketFact)> {
    house.entries(id).iter().map(|entry| match &entry.fact {
        Fact::Ticket(fact) => (entry, fact),
        other => panic!("{other:?} in a ticket"),
    })
}

fn past(house: &House, id: TicketId) -> Past<'_> {
    Past { entries: house.entries(id), now: house.now }
}

// ── 1 Clocks ───────────────────────────────────────────────────────────────────────────────────────────────

fn clocks_of(house: &House, ticket: &Ticket) -> Vec<Clock> {
    let Terms { agreement, calendars } = house.pinned(ticket);
    desk::clocks(ticket, agreement, calendars).expect("within the calendars")
}

fn seen(house: &House, ticket: &Ticket, clock: &Clock) -> Expected {
    let Terms { agreement, calendars } = house.pinned(ticket);
    let soon = agreement.alarms.warn_left;
    Expected {
        category: clock.category,
        region: clock.region.to_string(),
        course: match clock.course {
            clock::Course::Provisional => Course::Provisional,
            clock::Course::Firm => Course::Firm,
            clock::Course::Superseded { at } => Course::Superseded(at),
            clock::Course::Excluded { at } => Course::Excluded(at),
            clock::Course::NotAnIncident(kind) => Course::NotAnIncident(kind),
            clock::Course::Untold => panic!("nothing here was imported"),
        },
        due: clock.due,
        stop: clock.stop.map(|stop| stop.at),
        standing: clock.standing(&calendars[&clock.region], house.now, soon).expect("a standing"),
    }
}

/// Every clock equals a naive recomputation, minute by minute, and what it says can be proved.
pub fn clocks_agree(house: &House, id: TicketId) -> Holds {
    let ticket = &house.tickets[&id];
    let past = past(house, id);
    let mut wanted = past.acknowledgement();
    wanted.push(past.diagnosis());
    let clocks = clocks_of(house, ticket);
    let found: Vec<Expected> = clocks.iter().map(|clock| seen(house, ticket, clock)).collect();
    holds!(found == wanted, "a clock says {found:#?}, and by the minutes it is {wanted:#?}");
    Ok(())
}

/// What the clocks say is proved by proofs that hold offline.
pub fn clocks_are_proved(house: &House, id: TicketId) -> Holds {
    let ticket = &house.tickets[&id];
    let Terms { agreement, calendars } = house.pinned(ticket);
    for clock in clocks_of(house, ticket) {
        let proof = desk::proof::proof(&clock, Some(1), agreement, &calendars[&clock.region], house.now);
        let verified = desk::verify(&proof.map_err(|error| error.to_string())?);
        holds!(verified.is_ok(), "{verified:?}");
    }
    Ok(())
}

/// A due instant that has passed is told, whoever acted after it.
pub fn misses_are_told(house: &House, id: TicketId) -> Holds {
    let all = past(house, id).acknowledgement();
    let Some(now) = all.last() else { return Ok(()) };
    let (Some(due), Some(category), Course::Firm) = (now.due, now.category, now.course) else {
        return Ok(());
    };
    let in_time = now.stop.is_some_and(|at| at <= due);
    let alarm = Alarm { measure: acknowledgement(), category, due };
    let told = facts(house, id).any(|(_, fact)| *fact == TicketFact::Missed(alarm.clone()));
    holds!(in_time || due >= house.now || told, "{due} has passed, and nobody told");
    Ok(())
}

// ── 2 and 3 The journal ────────────────────────────────────────────────────────────────────────────────────

/// No entry changes: what was written is still there, the same bytes, numbered without a gap.
pub fn entries_stay(house: &House, stream: Stream) -> Holds {
    let mut head = Digest::ZERO;
    for (number, entry) in (1..).zip(&house.streams[&stream]) {
        holds!(entry.number == number, "entry {number} of {stream} has number {}", entry.number);
        head = chain(head, &entry.bytes());
        let before = house.heads[&stream].get(number as usize - 1);
        holds!(before == Some(&head), "entry {number} of {stream} changed");
    }
    holds!(house.heads[&stream].len() == house.streams[&stream].len(), "{stream} was cut");
    Ok(())
}

/// Replaying the journal gives the same desk as the one that grew.
pub fn replay_agrees(house: &House, stream: Stream) -> Holds {
    let entries = &house.streams[&stream];
    let same = match stream {
        Stream::Ticket(id) => Ticket::fold(entries).as_ref() == house.tickets.get(&id),
        Stream::Organisation(id) => Organisation::fold(entries).as_ref() == house.organisations.get(&id),
        Stream::Person(id) => Person::fold(entries).as_ref() == house.people.get(&id),
        Stream::Problem(_) => Folded::fold(entries).as_ref() == house.problems.get(&stream),
        Stream::Maintenance(_) => Folded::fold(entries).as_ref() == house.maintenances.get(&stream),
        Stream::Release(_) => Folded::fold(entries).as_ref() == house.releases.get(&stream),
        Stream::Roster(_) => Folded::fold(entries).as_ref() == house.rosters.get(&stream),
        Stream::Report(_) => Folded::fold(entries).as_ref() == house.reports.get(&stream),
        Stream::Agreement(_) => Folded::fold(entries).as_ref() == house.versions.get(&stream),
        Stream::Calendar(_) => true,
    };
    holds!(same, "{stream}, replayed, is another");
    Ok(())
}

/// Whatever an entry refers to in words is kept.
pub fn texts_are_kept(house: &House) -> Holds {
    for entry in house.streams.values().flatten() {
        for text in entry.fact.texts() {
            let kept = house.texts.get(&text.id).map(desk::Authored::reference) == Some(text);
            holds!(kept, "entry {} of {} refers to a text that nobody kept", entry.number, entry.stream);
        }
    }
    Ok(())
}

// ── 4 Audiences ────────────────────────────────────────────────────────────────────────────────────────────

/// Who sees a ticket and each of its entries is as the matrix of rights has it; what can't be read can't be acted on; and a list
/// finds what a page shows.
pub fn audiences_hold(house: &House, id: TicketId) -> Holds {
    let ticket = &house.tickets[&id];
    let past = past(house, id);
    let (opened, _) = past.opened();
    let object = Object::of(ticket);
    let found_in = access::scopes_of(ticket);
    let known = Known::now(house);
    for person in house.people.keys() {
        let Some(reader) = Reader::of(&known, *person) else { continue };
        let actor = house.actor(*person);
        let wanted = reader.ticket(opened, ticket.opened.by);
        let decision = access::allows(&actor, Action::Read, &object);
        let sees = match decision {
            Decision::Allowed(Fields::All) => Sees::All,
            Decision::Allowed(Fields::Metadata) => Sees::Metadata,
            Decision::Hidden | Decision::Refused => Sees::Nothing,
        };
        holds!(
            sees == wanted,
            "{} sees {sees:?} of the ticket, and should see {wanted:?}",
            house.name(*person)
        );
        let finds = access::scopes_for(&actor, Action::Read).iter().any(|scope| found_in.contains(scope));
        holds!(finds == (wanted != Sees::Nothing), "{}: a list finds it: {finds}", house.name(*person));
        if wanted == Sees::Nothing {
            let may = |action: &&Action| {
                **action != Action::Open && access::allows(&actor, **action, &object) != Decision::Hidden
            };
            let verb = Action::ALL.iter().find(may);
            holds!(verb.is_none(), "{} may {verb:?} what they can't read", house.name(*person));
            continue;
        }
        for entry in house.entries(id) {
            let (shown, wanted) =
                (access::shows(&actor, entry, ticket.level1_desk()), reader.entry(entry, opened));
            holds!(shown == wanted, "{} is shown entry {}: {shown}", house.name(*person), entry.number);
        }
    }
    Ok(())
}

/// What a provider and its customer say to each other is shown to nobody of the vendor, and no vendor's act is in it.
pub fn level_1_is_not_the_centres(house: &House, id: TicketId) -> Holds {
    let ticket = &house.tickets[&id];
    if ticket.level1_desk().is_none() {
        return Ok(());
    }
    let vendors = house.people.values().filter(|person| person.organisation == VENDOR);
    for person in vendors {
        let decision = access::allows(&house.actor(person.id), Action::Read, &Object::of(ticket));
        holds!(decision == Decision::Hidden, "{} reads a level-1 ticket", house.name(person.id));
    }
    holds!(!access::scopes_of(ticket).contains(&Scope::Centre), "the centre's queue finds a level-1 ticket");
    let act = house.entries(id).iter().find(|entry| entry.on_behalf_of == Some(VENDOR));
    holds!(act.is_none(), "the vendor acts at level 1: {act:?}");
    Ok(())
}

/// Problems, works, rosters and reports are found by those whom they are for.
pub fn records_are_for_their_readers(house: &House) -> Holds {
    let known = Known::now(house);
    for person in house.people.keys() {
        let Some(reader) = Reader::of(&known, *person) else { continue };
        let actor = house.actor(*person);
        let finds = |action: Action, found_in: Vec<Scope>| {
            let mut scopes = access::scopes_for(&actor, action);
            if !scopes.is_empty() {
                scopes.push(Scope::Everybody);
            }
            scopes.iter().any(|scope| found_in.contains(scope))
        };
        let mut all = Vec::new();
        let of = |stream: &Stream, finds: bool, wanted: bool| (*stream, finds, wanted);
        all.extend(
            house
                .problems
                .iter()
                .map(|(s, p)| of(s, finds(Action::ReadProblems, p.scopes()), reader.problem(p))),
        );
        all.extend(
            house
                .maintenances
                .iter()
                .map(|(s, m)| of(s, finds(Action::ReadNotices, m.scopes()), reader.maintenance(m))),
        );
        all.extend(
            house
                .releases
                .iter()
                .map(|(s, r)| of(s, finds(Action::ReadNotices, r.scopes()), reader.release(r))),
        );
        all.extend(
            house.rosters.iter().map(|(s, r)| of(s, finds(Action::ReadRoster, r.scopes()), reader.roster())),
        );
        all.extend(
            house
                .reports
                .iter()
                .map(|(s, r)| of(s, finds(Action::ReadReports, r.scopes()), reader.report(r))),
        );
        for (stream, finds, wanted) in all {
            holds!(finds == wanted, "{} finds {stream}: {finds}", house.name(*person));
        }
    }
    Ok(())
}

// ── 5 Refusals ─────────────────────────────────────────────────────────────────────────────────────────────

/// A refusal names its rule: a word, and where it is a clause's, a clause that there is.
pub fn refusal_names_its_rule(house: &House, refusal: &Refusal) -> Holds {
    let code = refusal.code();
    let is_word =
        code.len() > 1 && code.chars().all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit());
    holds!(is_word, "{refusal:?} has no word");
    let Some(clause) = refusal.clause() else { return Ok(()) };
    let there = house.in_force().agreement.clause(clause.as_str()).is_some();
    holds!(there, "{refusal:?} names {clause}, and there is no such clause");
    Ok(())
}

// ── 6 Alarms ───────────────────────────────────────────────────────────────────────────────────────────────

/// Each alarm rings once, a miss on its due instant, never before triage, nor where somebody was in time; each rung calls once;
/// news passes once.
pub fn alarms_ring_once(house: &House, id: TicketId) -> Holds {
    let (mut rung, mut triaged, mut excluded) = (BTreeSet::new(), false, false);
    let mut past = past(house, id);
    for (place, (entry, fact)) in facts(house, id).enumerate() {
        let mut once = |what: String, alarm: &Alarm| {
            let first = rung.insert((what.clone(), alarm.clone()));
            if first { Ok(()) } else { Err(format!("{what} of {alarm:?} rang twice")) }
        };
        match fact {
            TicketFact::Triaged(_) | TicketFact::Retriaged(_) => triaged = true,
            TicketFact::Exclusion(ExclusionFact::Confirmed { .. }) => excluded = true,
            TicketFact::Exclusion(ExclusionFact::Overturned { .. } | ExclusionFact::Lifted { .. }) => {
                excluded = false
            }
            TicketFact::Warned(alarm) => {
                once("a warning".to_owned(), alarm)?;
                holds!(entry.at <= alarm.due, "it warns of {alarm:?} after the instant");
            }
            TicketFact::Missed(alarm) => {
                once("a miss".to_owned(), alarm)?;
                holds!(triaged && !excluded, "{alarm:?} missed before triage, or while excluded");
                holds!(entry.at == alarm.due, "{alarm:?} was missed at {}", entry.at);
                past.entries = &house.entries(id)[..place];
                let all = past.acknowledgement();
                let early = all.iter().any(|clock| {
                    clock.category == Some(alarm.category) && clock.stop.is_some_and(|at| at <= alarm.due)
                });
                holds!(!early, "{alarm:?} missed, and somebody was in time");
            }
            TicketFact::Promise(PromiseFact::NewsPassed(alarm)) => once("news".to_owned(), alarm)?,
            TicketFact::Promise(PromiseFact::Called(call)) => once(format!("{:?}", call.to), &call.alarm)?,
            _ => {}
        }
    }
    Ok(())
}

// ── 7 Who acts ─────────────────────────────────────────────────────────────────────────────────────────────

/// The side that a fact is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Clock,
    Desk,
    Vendor,
    Asker,
    Owner(u64),
    Addressee(u64),
    Either,
}

fn side(fact: &TicketFact) -> Side {
    match fact {
        TicketFact::Opened(_)
        | TicketFact::MessageSent { .. }
        | TicketFact::NoteWritten { .. }
        | TicketFact::Redacted(_) => Side::Either,
        TicketFact::Closed { .. } | TicketFact::Reopened { .. } => Side::Either,
        TicketFact::Acknowledged { .. }
        | TicketFact::WorkStarted {}
        | TicketFact::Triaged(_)
        | TicketFact::Retriaged(_)
        | TicketFact::LoweringProposed(_)
        | TicketFact::LoweringDeclined { .. }
        | TicketFact::Diagnosed { .. }
        | TicketFact::Endorsed { .. }
        | TicketFact::WorkaroundFound { .. }
        | TicketFact::ProductNamed { .. }
        | TicketFact::Review(
            ReviewFact::Written(_) | ReviewFact::Returned { .. } | ReviewFact::Approved {},
        )
        | TicketFact::Resolved { .. }
        | TicketFact::Escalation(EscalationFact::Escalated { .. }) => Side::Desk,
        TicketFact::Promise(PromiseFact::NewsPassed(_) | PromiseFact::Called(_)) => Side::Clock,
        TicketFact::Promise(_) => Side::Desk,
        TicketFact::Escalation(EscalationFact::PassedOn { .. }) => Side::Asker,
        TicketFact::Exclusion(ExclusionFact::Contested { .. }) | TicketFact::Answered(_) => Side::Asker,
        TicketFact::Exclusion(_) => Side::Desk,
        TicketFact::Shipped(_) | TicketFact::Link(_) | TicketFact::Repinned(_) => Side::Vendor,
        TicketFact::Warned(_) | TicketFact::Missed(_) | TicketFact::Lapsed(_) => Side::Clock,
        TicketFact::Information(InformationFact::Answered { .. }) => Side::Asker,
        TicketFact::Information(_) => Side::Desk,
        TicketFact::Remote(fact) => match fact {
            RemoteFact::Asked(_) | RemoteFact::Entered { .. } | RemoteFact::Left { .. } => Side::Desk,
            RemoteFact::Granted { request, .. } | RemoteFact::Refused { request, .. } => {
                Side::Owner(*request)
            }
            RemoteFact::Unanswered { .. } | RemoteFact::Ended { .. } => Side::Clock,
            RemoteFact::Revoked { .. } => Side::Either,
        },
        TicketFact::Contact(ContactFact::Answered { message, .. }) => Side::Addressee(*message),
        TicketFact::Contact(_) => Side::Vendor,
    }
}

/// People act, each for their own organisation and on its side; the desk's clock only rings.
pub fn everyone_acts_for_their_side(house: &House, id: TicketId) -> Holds {
    let past = past(house, id);
    let opened = past.opened().0;
    let desk = opened.level1.as_ref().map_or(VENDOR, |level1| level1.desk);
    let (mut owners, mut addressees) = (BTreeMap::new(), BTreeMap::new());
    for (entry, fact) in facts(house, id) {
        match fact {
            TicketFact::Remote(RemoteFact::Asked(asked)) => {
                owners.insert(entry.number, asked.owner);
            }
            TicketFact::Contact(ContactFact::Written { to, .. }) => {
                addressees.insert(entry.number, *to);
            }
            _ => {}
        }
        let wanted = side(fact);
        let told = |what: &str| Err(format!("entry {} ({}): {what}", entry.number, fact.word()));
        let Some(person) = entry.by.person() else {
            if wanted == Side::Clock
                && entry.by == By::Service(Service::Clock)
                && entry.on_behalf_of.is_none()
            {
                continue;
            }
            return told("by nobody");
        };
        let works = Known::when(house, entry).works(person);
        let Some((organisation, role)) = works else { return told("by somebody who wasn't there") };
        if entry.on_behalf_of != Some(organisation) {
            return told("for an organisation that isn't theirs");
        }
        let fits = match wanted {
            Side::Clock => false,
            Side::Desk => {
                organisation == desk && access::reach(role, Action::Acknowledge) != access::Reach::Never
            }
            Side::Vendor => organisation == VENDOR,
            Side::Asker => organisation == opened.asked_by,
            Side::Owner(request) => owners.get(&request) == Some(&organisation),
            Side::Addressee(message) => addressees.get(&message) == Some(&person),
            Side::Either => {
                let owner =
                    matches!(fact, TicketFact::Remote(_)) && owners.values().any(|o| *o == organisation);
                organisation == desk || organisation == opened.asked_by || owner
            }
        };
        if !fits {
            return told(&format!("by {}", house.name(person)));
        }
    }
    Ok(())
}

/// What takes two people took two, and a review a third (clauses 2.B, 3.D, 4).
pub fn two_people_decide(house: &House, id: TicketId) -> Holds {
    let (mut proposed, mut second, mut lowering, mut review) = (None, None, None, None);
    for (entry, fact) in facts(house, id) {
        let by = entry.by.person();
        match fact {
            TicketFact::Exclusion(ExclusionFact::Proposed(_)) => proposed = by,
            TicketFact::Exclusion(ExclusionFact::Confirmed { proposed_by, .. }) => {
                holds!(
                    proposed == Some(*proposed_by) && by != proposed,
                    "excluded by one person: entry {}",
                    entry.number
                );
                second = by;
            }
            TicketFact::Exclusion(ExclusionFact::Overturned { .. } | ExclusionFact::Upheld { .. }) => {
                holds!(by != proposed && by != second, "reviewed by one of the two: entry {}", entry.number);
            }
            TicketFact::LoweringProposed(_) => lowering = by,
            TicketFact::Triaged(triage) | TicketFact::Retriaged(triage) if triage.proposed_by.is_some() => {
                let two = triage.proposed_by == lowering && by != lowering;
                holds!(two, "lowered by one person: entry {}", entry.number);
            }
            TicketFact::Review(ReviewFact::Written(_)) => review = by,
            TicketFact::Review(ReviewFact::Approved {}) => {
                holds!(by != review, "approved by whoever wrote it: entry {}", entry.number);
            }
            _ => {}
        }
    }
    Ok(())
}

/// A diagnosis is a qualified member's if and only if its author, or whoever endorsed it, was one at that instant, for the product
/// that the ticket named then (clause 1).
pub fn diagnoses_are_qualified(house: &House, id: TicketId) -> Holds {
    let mut product = past(house, id).opened().0.product.clone();
    for (entry, fact) in facts(house, id) {
        let qualified = |by: PersonId| Known::when(house, entry).is_qualified(by, product.as_ref());
        match (fact, entry.by.person()) {
            (TicketFact::Diagnosed { qualification, .. }, Some(by)) => {
                let valid = *qualification == Qualification::Valid;
                holds!(valid == qualified(by), "entry {} is called {qualification:?}", entry.number);
            }
            (TicketFact::Endorsed { .. }, Some(by)) => {
                holds!(qualified(by), "entry {} endorses, by somebody who may not", entry.number);
            }
            (TicketFact::ProductNamed { product: named }, _) => product = Some(named.clone()),
            _ => {}
        }
    }
    Ok(())
}

// ── 8 By leave ─────────────────────────────────────────────────────────────────────────────────────────────

/// Nobody goes into a system but somebody named and qualified, through a window that its owner opened and that isn't over
/// (clause 3.C).
pub fn nobody_enters_without_leave(house: &House, id: TicketId) -> Holds {
    let (mut asked_for, mut windows) = (BTreeMap::new(), BTreeMap::new());
    for (entry, fact) in facts(house, id) {
        let TicketFact::Remote(fact) = fact else { continue };
        match fact {
            RemoteFact::Asked(asked) => drop(asked_for.insert(entry.number, asked.people.clone())),
            RemoteFact::Granted { request, from, until } => {
                let long = until.duration_since(*from) > SignedDuration::from_hours(8);
                holds!(!long, "entry {} grants more than eight hours", entry.number);
                windows.insert(*request, (*from, *until));
            }
            RemoteFact::Entered { request } => {
                let open =
                    windows.get(request).is_some_and(|(from, until)| *from <= entry.at && entry.at < *until);
                let named = entry
                    .by
                    .person()
                    .is_some_and(|by| asked_for.get(request).is_some_and(|all| all.contains(&by)));
                holds!(open && named, "entry {} goes in without leave", entry.number);
            }
            RemoteFact::Revoked { request, .. } | RemoteFact::Ended { request } => {
                windows.remove(request);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Nobody of a customer is written to but a super administrator, under a live authorisation (clause 2.C).
pub fn nobody_is_written_to_without_leave(house: &House, id: TicketId) -> Holds {
    let past = past(house, id);
    for (entry, fact) in facts(house, id) {
        let TicketFact::Contact(ContactFact::Written { to, authorisation, .. }) = fact else { continue };
        let known = Known::when(house, entry);
        let Some(customer) = past.opened().0.customer else {
            return Err("written to nobody's customer".to_owned());
        };
        let is_theirs = known.works(*to) == Some((customer, desk::Role::SuperAdministrator));
        let may = known.may_write(customer, *authorisation, id, *to);
        holds!(is_theirs && may, "entry {} writes without leave", entry.number);
    }
    Ok(())
}

/// Who asks had a right to at that instant, and who writes on still serves or is served (preamble).
pub fn nobody_asks_without_right(house: &House, id: TicketId) -> Holds {
    let past = past(house, id);
    let opened = past.opened().0;
    let (asked_by, customer) = (opened.asked_by, opened.customer);
    let desk = opened.level1.as_ref().map(|level1| level1.desk);
    let provider = desk.or((customer.is_some_and(|c| c != asked_by)).then_some(asked_by));
    for (entry, fact) in facts(house, id) {
        let known = Known::when(house, entry);
        let supported = || customer.map(|customer| known.support(customer));
        if entry.number == 1 {
            let right = match (desk, known.party(asked_by)) {
                (Some(desk), _) => {
                    supported() == Some(known::By::Provider(desk)) && known.has_desk_here(desk)
                }
                (None, Some(Party::Customer)) => known.support(asked_by) == known::By::Vendor,
                (None, Some(Party::Provider)) => {
                    let theirs = supported().is_none_or(|by| by == known::By::Provider(asked_by));
                    known.is_authorised(asked_by) && theirs
                }
                (None, _) => asked_by == VENDOR,
            };
            holds!(right, "asked without a right to");
            continue;
        }
        let Some(provider) = provider else { continue };
        let on = entry.on_behalf_of;
        let is_bound = match fact {
            TicketFact::NoteWritten { .. } | TicketFact::Redacted(_) => false,
            TicketFact::Closed { .. } => on == Some(provider),
            _ => on == Some(provider) || (desk.is_some() && on == customer),
        };
        let served = supported() == Some(known::By::Provider(provider));
        holds!(!is_bound || served, "entry {} after the support ended", entry.number);
    }
    Ok(())
}

// ── 9 What has two halves ──────────────────────────────────────────────────────────────────────────────────

/// An escalation, a link, an update that was told: both streams say so.
pub fn halves_match(house: &House) -> Holds {
    for ticket in house.tickets.values() {
        let facts = || facts(house, ticket.id).map(|(_, fact)| fact);
        let escalated = facts().find_map(|fact| match fact {
            TicketFact::Escalation(EscalationFact::Escalated { to, passed, .. }) => Some((*to, passed)),
            _ => None,
        });
        if let Some((to, passed)) = escalated {
            passed_on(house, ticket, &house.tickets[&to], passed)?;
        }
        if let Some(from) = ticket.opened.what.escalated_from {
            let back = house.tickets[&from.ticket].escalation.to.map(|to| to.what);
            holds!(back == Some(ticket.id), "{} comes from a ticket that doesn't know it", ticket.id);
        }
        let linked =
            house.problems.values().filter(|problem| problem.has(ticket.id)).map(|problem| problem.id);
        let linked: Vec<_> = linked.collect();
        let own: Vec<_> = ticket.problem.iter().map(|link| link.what).collect();
        holds!(linked == own, "the ticket has problems {own:?}, and {linked:?} have the ticket");
        let told = house.releases.values().filter(|release| release.told.contains(&ticket.id));
        let told: BTreeSet<_> = told.map(|release| release.id).collect();
        let own: BTreeSet<_> = ticket.updates.iter().copied().collect();
        holds!(told == own, "the ticket was told of {own:?}, and {told:?} told it");
    }
    Ok(())
}

fn passed_on(house: &House, here: &Ticket, there: &Ticket, passed: &[u64]) -> Holds {
    let (up, down) = (&there.opened.what, &here.opened.what);
    let from = up.escalated_from.map(|from| from.ticket);
    let same =
        from == Some(here.id) && Some(up.asked_by) == here.level1_desk() && up.customer == down.customer;
    holds!(same && up.level1.is_none(), "the two ends of an escalation don't know each other");
    let written: Vec<_> =
        passed.iter().map(|number| said(&house.entries(here.id)[*number as usize - 1])).collect();
    let read = facts(house, there.id).filter_map(|(_, fact)| match fact {
        TicketFact::Escalation(EscalationFact::PassedOn { text, .. }) => Some(*text),
        _ => None,
    });
    let read: Vec<_> = read.collect();
    holds!(written == read && !written.contains(&None), "what was passed on isn't what was written");
    Ok(())
}

// ── 10 Windows, shifts, versions ───────────────────────────────────────────────────────────────────────────

/// Two announced windows never concern the same people at once (clause 2.A).
pub fn windows_dont_meet(house: &House) -> Holds {
    let concerned = |whom: &Whom| -> BTreeSet<OrganisationId> {
        let is = |organisation: &&Organisation| match whom {
            Whom::Everybody {} => true,
            Whom::Regions(regions) => regions.contains(&organisation.region),
            Whom::Organisations(all) => all.contains(&organisation.id),
        };
        house.organisations.values().filter(is).map(|organisation| organisation.id).collect()
    };
    let told = house.maintenances.values().filter(|m| m.announced.is_some() && m.is_open());
    let told: Vec<_> = told.map(|m| (m.id, m.plan.from, m.plan.until, concerned(&m.plan.whom))).collect();
    for (i, (one, from, until, people)) in told.iter().enumerate() {
        for (other, begins, ends, others) in &told[i + 1..] {
            let at_once = from < ends && begins < until;
            holds!(
                !at_once || people.is_disjoint(others),
                "{one} and {other} concern the same people at once"
            );
        }
    }
    Ok(())
}

/// Nobody is to be in two places at once (clause 3.B).
pub fn nobody_is_in_two_places(house: &House) -> Holds {
    let rosters: Vec<_> = house.rosters.values().cloned().collect();
    let mut latest: BTreeMap<PersonId, Timestamp> = BTreeMap::new();
    let mut duties = desk::roster::duties(&rosters);
    duties.sort_by_key(|duty| duty.from);
    for duty in duties {
        let until = latest.entry(duty.person).or_insert(Timestamp::MIN);
        holds!(*until <= duty.from, "{} is to be in two places at {}", house.name(duty.person), duty.from);
        *until = duty.until;
    }
    Ok(())
}

/// A version is published by a second person, and begins after it was; a report is reviewed by one.
pub fn versions_and_reports_take_two(house: &House) -> Holds {
    for (stream, entries) in &house.streams {
        let mut proposed = None;
        for entry in entries {
            match &entry.fact {
                Fact::Published(PublishedFact::Proposed(_)) => proposed = entry.by.person(),
                Fact::Published(PublishedFact::Agreement { id, proposed_by, .. }) => {
                    let by = entry.by.person();
                    holds!(
                        *proposed_by == proposed && by != proposed,
                        "{stream} was published by one person"
                    );
                    let begins = VERSIONS.iter().find(|terms| terms.agreement.id == *id);
                    let begins = begins.map(|terms| terms.agreement.effective_from);
                    holds!(begins > Some(entry.at), "{stream} begins before it was published");
                }
                Fact::Person(PersonFact::Qualification(QualificationFact::Confirmed {
                    proposal, ..
                })) => {
                    let by =
                        entries.iter().find(|entry| entry.number == *proposal).and_then(|e| e.by.person());
                    let own = entry.by.person().map(Stream::Person) == Some(*stream);
                    holds!(entry.by.person() != by && !own, "{stream} was qualified by one person");
                }
                Fact::Report(ReportFact::Drafted { .. }) => proposed = entry.by.person(),
                Fact::Report(ReportFact::Reviewed { .. }) => {
                    holds!(entry.by.person() != proposed, "{stream} was reviewed by whoever drafted it");
                }
                _ => {}
            }
        }
    }
    Ok(())
}

// ── 11 Measurements ────────────────────────────────────────────────────────────────────────────────────────

/// What the clocks said before.
#[derive(Default)]
pub struct Measured(BTreeMap<TicketId, (u64, Vec<Clock>)>);

impl Measured {
    /// A measurement that ended stays as it was measured; and no clock moves but by an entry of its own ticket, whatever is published,
    /// put under other terms, granted or ended elsewhere.
    ///
    /// # Errors
    ///
    /// What became of one.
    pub fn stay(&mut self, house: &House) -> Holds {
        for ticket in house.tickets.values() {
            let now = clocks_of(house, ticket);
            if let Some((version, before)) = self.0.get(&ticket.id) {
                holds!(
                    *version != ticket.version || *before == now,
                    "a clock moved by itself: {before:?} {now:?}"
                );
                let ended = |clock: &&Clock| {
                    let given = clock.stop.is_some_and(|stop| stop.how != clock::StopKind::Closure);
                    given
                        && !matches!(
                            clock.course,
                            clock::Course::Provisional | clock::Course::NotAnIncident(_)
                        )
                };
                let same = |a: &Clock, b: &Clock| {
                    let of = |c: &Clock| (c.measure.clone(), c.category, c.due, c.stop.map(|stop| stop.at));
                    of(a) == of(b)
                };
                let lost =
                    before.iter().filter(ended).find(|ended| !now.iter().any(|clock| same(ended, clock)));
                holds!(lost.is_none(), "a measurement was lost: {lost:?} of {now:?}");
            }
            self.0.insert(ticket.id, (ticket.version, now));
        }
        Ok(())
    }
}
