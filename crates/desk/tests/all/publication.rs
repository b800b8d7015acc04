//! How a version comes into force, how a ticket comes under it, and what would have been.

use desk::access::Object;
use desk::decide::Decided;
use desk::pin::{self, Editions, Repinned};
use desk::publication::{self, Proposal, Publication};
use desk::replay;
use desk::report::Outcome;
use desk::{
    By, Context, Digest, Entry, Fact, Folded, PublishedFact, Refusal, Service, Standing, Stream, TicketFact,
    TicketId,
};
use terms::{Agreement, AgreementId};

use crate::golden::kept;
use crate::world::*;

/// From December 2026 on, category 1 within half an hour.
fn faster() -> Terms {
    Terms::of(&amended(&[
        ("id = \"2021-09\"", "id = \"2026-12\""),
        ("effective = 2021-09-01", "effective = 2026-12-01"),
        ("within = \"1 business hour\"", "within = \"30 business minutes\""),
    ]))
}

fn editions(terms: &Terms) -> Editions<'_> {
    Editions { agreement: &terms.agreement, calendars: &terms.calendars }
}

fn cx<'a>(actor: &'a desk::Actor, instant: &str, seen: Option<u64>) -> Context<'a> {
    let at = at(instant);
    Context { actor, at, recorded_at: at, agreement: &TERMS.agreement, calendars: &TERMS.calendars, seen }
}

fn repins(story: &Story<'_>, who: Who, instant: &str, to: &Terms) -> Result<Decided, Refusal> {
    let actor = who.actor(at(instant));
    pin::repin(&story.ticket(), editions(to), &words("Agreed with Alpha."), &cx(&actor, instant, None))
}

/// Source: issue 3, "tickets stay pinned, with a deliberate re-pinning as an entry". Friday 20 November 2026.
#[test]
fn a_ticket_comes_under_another_version_by_an_entry_and_from_notification_on() {
    let story = Story::reported("2026-11-20 17:42 Paris");
    let new = faster();
    let decided = repins(&story, MONA, "2026-11-20 17:50 Paris", &new).expect("taken");
    let [Entry { fact: Fact::Ticket(TicketFact::Repinned(fact)), .. }] = &decided.entries[..] else {
        panic!("one entry: {:?}", decided.entries)
    };
    assert_eq!((fact.from.as_str(), fact.to.agreement.as_str()), ("2021-09", "2026-12"));
    assert_eq!((fact.was, fact.is), (at("2026-11-23 09:42 Paris"), at("2026-11-23 09:12 Paris")));
    let ticket = story.ticket().after(&decided.entries[0]);
    assert_eq!(ticket.pin().agreement.as_str(), "2026-12");
    assert_eq!(
        ticket.opened.what.pin.agreement.as_str(),
        "2021-09",
        "what held when it opened is still told"
    );
    let clocks = desk::clocks(&ticket, &new.agreement, &new.calendars).expect("within the calendars");
    assert_eq!(clocks[0].due, Some(at("2026-11-23 09:12 Paris")));
}

/// Source: issue 3, "closed measurements untouched"; product, "No silent rewrites".
#[test]
fn what_was_measured_stays_as_it_was_measured() {
    let new = faster();
    let code =
        |story: &Story<'_>, instant: &str| repins(story, MONA, instant, &new).expect_err("refused").code();
    let mut met = Story::reported("2026-11-20 17:42 Paris");
    met.at("2026-11-20 17:45 Paris").act(VERA, &acknowledge());
    assert_eq!(code(&met, "2026-11-20 17:50 Paris"), "already-measured");
    let mut missed = Story::reported("2026-11-20 17:42 Paris");
    missed.at("2026-11-23 09:20 Paris").act(VERA, &incident(1));
    assert_eq!(code(&missed, "2026-11-23 09:50 Paris"), "already-measured");
    let late = Story::reported("2026-11-20 17:42 Paris");
    assert_eq!(code(&late, "2026-11-23 09:20 Paris"), "due-would-have-passed", "9:12 is past");
    let own = repins(&late, MONA, "2026-11-20 17:50 Paris", &TERMS).expect_err("refused");
    assert_eq!(own.code(), "same-editions");
}

/// Source: access table: terms are the manager's.
#[test]
fn nobody_but_a_manager_puts_a_ticket_under_other_terms() {
    let story = Story::reported("2026-11-20 17:42 Paris");
    for who in [VERA, NORA, TOM, ADAM, AUDREY] {
        assert!(repins(&story, who, "2026-11-20 17:50 Paris", &faster()).is_err(), "{who:?}");
    }
    let actor = NORA.actor(at("2026-11-20 17:50 Paris"));
    let refused = desk::access::require(&actor, desk::Action::ProposeVersion, &Object::House);
    assert!(refused.is_err());
}

/// Source: issue 3, "shows the open tickets concerned, before and after".
#[test]
fn a_preview_shows_the_tickets_that_would_be_due_at_another_time() {
    let new = faster();
    let effect = |story: &Story<'_>, instant: &str| {
        pin::effect(&story.ticket(), editions(&TERMS), editions(&new), at(instant))
            .expect("within the calendars")
    };
    let mut story = Story::reported("2026-11-20 17:42 Paris");
    let shown = effect(&story, "2026-11-20 17:50 Paris").expect("concerned");
    assert_eq!(shown.before.due, Some(at("2026-11-23 09:42 Paris")));
    assert_eq!(shown.after.due, Some(at("2026-11-23 09:12 Paris")));
    story.at("2026-11-20 17:55 Paris").act(VERA, &incident(2));
    assert_eq!(effect(&story, "2026-11-20 17:56 Paris"), None, "category 2 stays what it was");
    story.act(VERA, &acknowledge());
    assert_eq!(effect(&story, "2026-11-20 17:56 Paris"), None, "measured");
}

/// Source: issue 3, "asks for a reason, applies from a date"; security, "edit ²".
#[test]
fn a_version_takes_two_people_and_begins_later_than_now() {
    let new = faster().agreement;
    let published = [TERMS.agreement.clone()];
    let fits = |new: &Agreement, instant: &str| {
        publication::fits(new, &published, at(instant)).map_err(|no| no.code())
    };
    assert_eq!(fits(&new, "2026-11-20 10:00 Paris"), Ok(()));
    assert_eq!(fits(&new, "2026-12-01 00:00 Paris"), Err("begins-in-the-past"));
    assert_eq!(fits(&TERMS.agreement, "2021-08-01 10:00 Paris"), Err("version-name-taken"));
    let mut twin = new.clone();
    twin.effective_from = TERMS.agreement.effective_from;
    assert_eq!(fits(&twin, "2021-08-01 10:00 Paris"), Err("version-date-taken"));

    let instant = "2026-11-20 10:00 Paris";
    let (mona, vera) = (MONA.actor(at(instant)), VERA.actor(at(instant)));
    let (file, why) = (words("the file"), words("Agreed in October."));
    let propose = |current: Option<&Publication>, actor| {
        publication::propose(current, &new, &file, &why, &cx(actor, instant, None))
    };
    assert_eq!(propose(None, &vera).expect_err("refused").code(), "not-allowed");
    let empty = publication::propose(None, &new, &file, &words(" "), &cx(&mona, instant, None));
    assert_eq!(empty.expect_err("refused").code(), "empty", "a reason is asked for");
    let entries = propose(None, &mona).expect("taken").entries;
    let waits = Publication::fold(&entries).expect("a proposal");
    assert!(waits.is_open());
    assert_eq!(propose(Some(&waits), &mona).expect_err("refused").code(), "version-waits");
    let own = publication::publish(&waits, &cx(&mona, instant, None));
    assert_eq!(own.expect_err("refused").code(), "version-same-person");

    let mut other = QUENTIN.actor(at(instant));
    other.role = desk::Role::CentreManager;
    let decided = publication::publish(&waits, &cx(&other, instant, Some(1))).expect("taken");
    let [
        Entry {
            fact: Fact::Published(PublishedFact::Agreement { proposed_by, reason, .. }), number: 2, ..
        },
    ] = &decided.entries[..]
    else {
        panic!("one entry")
    };
    assert_eq!((*proposed_by, reason.is_some()), (Some(MONA.id()), true));
    let done = decided.entries.iter().fold(waits.clone(), Publication::after);
    assert!(!done.is_open() && done.answer.is_some_and(|answer| answer.published));
    let again = publication::publish(&done, &cx(&other, instant, None));
    assert_eq!(again.expect_err("refused").code(), "no-version-waits");

    let decided =
        publication::decline(&waits, &words("Not yet."), &cx(&mona, instant, None)).expect("taken back");
    let declined = decided.entries.iter().fold(waits, Publication::after);
    assert!(!declined.is_open());
    assert!(propose(Some(&declined), &mona).is_ok(), "the same version may be proposed anew");
}

/// Source: product, "Replay and what-if": 30 minutes for category 1? Twenty minutes of Friday are met under both, fifty not.
#[test]
fn last_quarter_under_other_terms_comes_out_by_the_same_function() {
    let new = faster();
    let now = at("2026-12-31 12:00 Paris");
    let told = |acknowledged: &str| {
        let mut story = Story::reported("2026-11-16 10:00 Paris");
        story.act(VERA, &incident(1)).at(acknowledged).act(VERA, &acknowledge());
        let before = replay::answer(&story.ticket(), editions(&TERMS), now).expect("an answer");
        let after = replay::answer(&story.ticket(), editions(&new), now).expect("an answer");
        for (answer, terms) in [(&before, &*TERMS), (&after, &new)] {
            let proof = answer.proof(1042, editions(terms), now).expect("a proof").expect("of a clock");
            desk::verify(&proof).expect("it comes out");
            assert_eq!(matches!(proof.standing, Standing::Met { .. }), answer.outcome == Outcome::Met);
        }
        (before.outcome, after.outcome)
    };
    assert_eq!(told("2026-11-16 10:20 Paris"), (Outcome::Met, Outcome::Met));
    assert_eq!(told("2026-11-16 10:50 Paris"), (Outcome::Met, Outcome::Missed));
    assert!(replay::flips(Outcome::Met, Outcome::Missed) && replay::flips(Outcome::Met, Outcome::NoTarget));
    assert!(!replay::flips(Outcome::Running, Outcome::Provisional), "nothing was said yet");
}

fn one_of_each() -> Vec<Entry> {
    let id = AgreementId::from("2026-12");
    let text = |told: &str| words(told).reference();
    let story = Story::reported("2026-11-20 17:42 Paris");
    let proposal = Proposal {
        id: id.clone(),
        hash: Digest::of(&[b"an agreement"]),
        effective: at("2026-12-01 00:00 Paris"),
        file: text("the file"),
        reason: text("Agreed in October."),
    };
    let mut pin = story.ticket().pin().clone();
    pin.agreement_hash = Digest::of(&[b"an agreement"]);
    pin.calendars.clear();
    let repinned = Repinned {
        from: AgreementId::from("2021-09"),
        to: pin,
        was: at("2026-11-23 09:42 Paris"),
        is: at("2026-11-23 09:12 Paris"),
        reason: text("Agreed with Alpha."),
    };
    let published = |fact| (Stream::agreement(&id), Fact::Published(fact));
    let facts = [
        published(PublishedFact::Proposed(Box::new(proposal))),
        published(PublishedFact::Declined { reason: text("Not yet.") }),
        published(PublishedFact::Agreement {
            id: id.clone(),
            hash: Digest::of(&[b"an agreement"]),
            reason: Some(text("Agreed in October.")),
            proposed_by: Some(MONA.id()),
        }),
        (
            Stream::Ticket(TicketId(uuid::Uuid::from_u128(100))),
            TicketFact::Repinned(Box::new(repinned)).into(),
        ),
    ];
    let at = at("2026-11-20 17:42 Paris");
    let by = By::Service(Service::Console);
    let entry = |(number, (stream, fact))| Entry {
        stream,
        number,
        at,
        recorded_at: at,
        by,
        on_behalf_of: None,
        fact,
    };
    (1..).zip(facts).map(entry).collect()
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_these_facts_are_kept() {
    let lines: Vec<String> =
        one_of_each().iter().map(|entry| String::from_utf8(entry.bytes()).expect("JSON")).collect();
    kept("versions.jsonl", &(lines.join("\n") + "\n"));
    let read: Vec<Entry> =
        lines.iter().map(|line| Entry::from_bytes(line.as_bytes()).expect("an entry")).collect();
    assert_eq!(read, one_of_each());
}
