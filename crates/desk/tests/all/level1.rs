//! A provider's own agreement for its level-1 desk (preamble, two tiers): how it is adopted, what it measures, whom it calls.
//!
//! 23 Nov 2026 is a Monday. Alpha's file is Rhône's: one region, Lyon, 8:00 to 19:00; category 1 is acknowledged within 30 minutes
//! and diagnosed within 4 hours, with warnings 10 minutes ahead.

use std::sync::LazyLock;

use desk::adoption::{Adopted, AdoptionRefusal, Holding, adopt, region_of};
use desk::clock::{Rings, StopKind};
use desk::ladder::{OnDuty, Rung, ahead, people};
use desk::promise::PromiseCommand;
use desk::publication::PublicationRefusal;
use desk::{
    Actor, By, Command, Entry, Fact, PublishedFact, QualifiedFor, Refusal, Role, Service, Standing, Stream,
};

use crate::golden::kept;
use crate::world::*;

const FILE: &str = include_str!("../../../../agreements/level1/rhone-2026.toml");

static OWN: LazyLock<Terms> = LazyLock::new(|| Terms::of(FILE));

fn monday() -> Story<'static> {
    Story::under_own_terms(&OWN, "2026-11-23 10:00 Paris", INES, &bare())
}

fn adopts(from: Option<&str>, now: &str) -> Result<Adopted, Refusal> {
    adopt(&OWN.agreement, &with_desk(ALPHA), from.map(at), [], at(now))
}

// ── Adopted ────────────────────────────────────────────────────────────────────────────────────────────────

/// Source: preamble; issue, two tiers: the provider may have its own agreement file for level 1. Nobody was promised anything before,
/// so a file whose first day is past holds from now on.
#[test]
fn it_holds_from_now_on_or_from_a_day_to_come() {
    let now = "2026-11-23 10:00 Paris";
    let adopted = adopts(None, now).expect("adopted");
    assert_eq!((adopted.provider, adopted.from), (ALPHA, at(now)));
    assert_eq!((adopted.id.as_str(), adopted.hash.0), ("rhone-2026", OWN.agreement.hash()));
    let later = "2026-12-01 00:00 Paris";
    assert_eq!(adopts(Some(later), now).expect("adopted").from, at(later));
    let first_day = adopts(None, "2025-11-03 10:00 Paris").expect("adopted");
    assert_eq!(first_day.from, at("2026-01-01 00:00 Paris"), "its own first day is to come");
}

/// Source: clause "version": what was in force is past; a file begins no earlier than it says.
#[test]
fn it_never_begins_in_the_past_nor_before_its_own_first_day() {
    let past = at("2026-11-22 00:00 Paris");
    let refused = adopts(Some("2026-11-22 00:00 Paris"), "2026-11-23 10:00 Paris");
    assert_eq!(refused, Err(PublicationRefusal::BeginsInThePast { effective: past }.into()));
    let effective = OWN.agreement.effective_from;
    let refused = adopts(Some("2025-12-01 00:00 Paris"), "2025-11-03 10:00 Paris");
    assert_eq!(refused, Err(AdoptionRefusal::BeginsLater { effective }.into()));
}

/// Source: preamble: where a provider's desk is elsewhere there is nothing to measure here.
#[test]
fn only_a_desk_of_this_house_is_measured_by_it() {
    let now = at("2026-11-23 10:00 Paris");
    let refused = adopt(&OWN.agreement, &organisation(ALPHA), None, [], now);
    assert_eq!(refused, Err(AdoptionRefusal::NoDeskHere("Alpha".to_owned()).into()));
    let other = "rhone-2025".into();
    let same = Holding { id: &other, from: now };
    let refused = adopt(&OWN.agreement, &with_desk(ALPHA), None, [same], now);
    assert_eq!(refused, Err(PublicationRefusal::DateTaken(other.clone()).into()));
}

// ── Measured ───────────────────────────────────────────────────────────────────────────────────────────────

/// Source: issue, "each level has its own clocks": pinned to the provider's file, in its region's hours, by its targets.
#[test]
fn a_level_1_ticket_is_measured_by_the_providers_own_targets() {
    let mut story = monday();
    assert_eq!(story.ticket().pin().agreement.as_str(), "rhone-2026");
    assert_eq!(story.ticket().opened.what.regions, [region("LYON")], "Kyoto's region isn't in the file");
    let clock = story.clock(&acknowledgement());
    assert_eq!((clock.category, clock.due), (Some(1), Some(at("2026-11-23 10:30 Paris"))));
    let clock = story.clock(&diagnosis());
    assert_eq!(clock.due, Some(at("2026-11-23 14:00 Paris")));
    story.act(NORA, &incident(2)).at("2026-11-23 11:59 Paris").act(NORA, &acknowledge());
    assert!(matches!(story.acknowledged(), Standing::Met { .. }));
    story.at("2026-11-24 10:00 Paris").act(NORA, &diagnose("The proxy caches it."));
    assert!(matches!(story.standing(&diagnosis()), Standing::Met { .. }), "one day of eleven hours");
    assert_eq!(story.clock(&diagnosis()).stop.map(|stop| stop.how), Some(StopKind::Diagnosis));
}

/// Source: preamble: whose time it was. The proof is the provider's own, clause by clause of its own file.
#[test]
fn the_proof_is_by_the_providers_own_clauses() {
    let story = monday();
    let (clock, now) = (story.clock(&acknowledgement()), at("2026-11-23 10:10 Paris"));
    let proof = desk::proof::proof(&clock, Some(1043), &OWN.agreement, &OWN.calendars["LYON"], now);
    let proof = proof.expect("a proof");
    desk::verify(&proof).expect("it can be recomputed");
    assert_eq!(proof.due, clock.due);
}

/// Source: reading "whose region": the customer's where the file has it, its only one else; a file of several that doesn't have it
/// promises that customer nothing.
#[test]
fn the_files_own_regions_count() {
    assert_eq!(region_of(&organisation(KYOTO), &OWN.agreement), Some(region("LYON")));
    assert_eq!(region_of(&organisation(KYOTO), &TERMS.agreement), Some(region("APAC")));
    let elsewhere = FILE.replace("[regions.LYON]", "[regions.LYON]\n") + &two_more_regions();
    let several = Terms::of(&elsewhere);
    assert_eq!(region_of(&organisation(KYOTO), &several.agreement), None);
}

fn two_more_regions() -> String {
    let (start, end) =
        (FILE.find("[regions.LYON]").expect("one"), FILE.find("# ── What is measured").expect("it"));
    FILE[start..end].replace("LYON", "NANTES")
}

// ── Two targets of one ticket ──────────────────────────────────────────────────────────────────────────────

/// Source: clause 4, best effort: each of two targets warns once and is missed once.
#[test]
fn two_targets_of_one_ticket_each_warn_and_are_missed_once() {
    let mut story = monday();
    story.act(NORA, &incident(1));
    let waits =
        |story: &Story<'_>| -> Vec<_> { story.pending().iter().map(|one| (one.rings, one.at)).collect() };
    let expected = [
        (Rings::Warning, at("2026-11-23 10:20 Paris")),
        (Rings::Missed, at("2026-11-23 10:30 Paris")),
        (Rings::Warning, at("2026-11-23 13:50 Paris")),
        (Rings::Missed, at("2026-11-23 14:00 Paris")),
    ];
    assert_eq!(waits(&story), expected);
    story.at("2026-11-23 15:00 Paris").rings();
    let count = |story: &Story<'_>, word: &str| story.words().iter().filter(|one| **one == word).count();
    assert_eq!((count(&story, "warned"), count(&story, "missed")), (2, 2));
    assert_eq!(story.rings(), [], "never twice");
}

// ── Whom it calls ──────────────────────────────────────────────────────────────────────────────────────────

fn duty(who: Who) -> OnDuty {
    let qualified = QualifiedFor::Everything;
    OnDuty { person: who.id(), role: who.role, qualified, on_shift: None, deputy: None }
}

/// Source: clause 4, best effort, at level 1: the roster is the support centre's, so that rung is passed over.
#[test]
fn nobody_is_on_shift_at_level_1() {
    let desk = [duty(NORA), duty(PAUL)];
    assert_eq!(PAUL.role, Role::ProviderManager);
    let found = |to, owner: Option<Who>| people(to, owner.map(|who| who.id()), None, &desk, true);
    assert_eq!(found(Rung::Assigned, Some(NORA)), [NORA.id()]);
    assert_eq!(found(Rung::Assigned, None), [PAUL.id()], "nobody answers for it: the manager");
    assert_eq!(found(Rung::Qualified, None), [PAUL.id()]);
    assert_eq!(
        people(Rung::Qualified, None, None, &desk, false).len(),
        2,
        "at the centre whoever is qualified"
    );
}

/// Source: the same: the call says why.
#[test]
fn the_call_says_that_there_is_no_roster() {
    let mut story = monday();
    story.act(NORA, &incident(1)).at("2026-11-23 10:21 Paris");
    let mut told = Vec::new();
    loop {
        let waiting = ahead(&story.ticket(), &story.clocks(), &OWN.agreement, &OWN.calendars).expect("ahead");
        let pending = waiting.pending.into_iter().find(|one| one.rings == Rings::Call).expect("a rung");
        let called = Command::Promise(PromiseCommand::Call { pending, people: vec![PAUL.id()] });
        if story.does(&Actor::clock(VENDOR), &called, None).is_err() {
            break;
        }
        let call = story.ticket().promises.calls.last().expect("called").call.clone();
        told.push((call.to, call.no_roster));
    }
    assert_eq!(told, [(Rung::Assigned, false), (Rung::Qualified, true)]);
}

/// Source: preamble: the vendor's agreement promises no news for a desk that isn't its own; a provider's own file does.
#[test]
fn news_is_promised_by_the_providers_own_file_only() {
    let mut own = monday();
    own.at("2026-11-23 10:10 Paris").act(NORA, &acknowledge());
    let news = desk::ladder::news(&own.ticket(), &OWN.agreement, &OWN.calendars).expect("news");
    assert_eq!(news.map(|news| news.by), Some(at("2026-11-24 10:10 Paris")));
    let mut without = Story::at_level_1("2026-11-20 10:00 Tokyo", INES, &bare());
    without.at("2026-11-20 10:10 Tokyo").act(NORA, &acknowledge());
    let news = desk::ladder::news(&without.ticket(), &TERMS.agreement, &TERMS.calendars).expect("news");
    assert_eq!(news, None);
}

/// Source: preamble, "the provider's who write down what they say": asked by the customer, never an answer of the desk.
#[test]
fn a_call_taken_down_at_level_1_is_asked_by_the_customer() {
    let story = Story::under_own_terms(&OWN, "2026-11-23 10:00 Paris", NORA, &bare());
    let ticket = story.ticket();
    assert_eq!((ticket.opened.what.asked_by, ticket.level1_desk()), (KYOTO, Some(ALPHA)));
    assert_eq!(ticket.reporter(), Some(NORA.id()));
    assert_eq!(story.clock(&acknowledgement()).stop, None, "writing it down acknowledges nothing");
}

// ── Kept ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_these_facts_are_kept() {
    let adopted = adopts(None, "2026-11-23 10:00 Paris").expect("adopted");
    let adopted = Adopted { hash: desk::Digest::of(&[b"an agreement"]), ..adopted };
    let at = at("2026-11-23 10:00 Paris");
    let entry = Entry {
        stream: Stream::agreement(&adopted.id),
        number: 1,
        at,
        recorded_at: at,
        by: By::Service(Service::Console),
        on_behalf_of: Some(ALPHA),
        fact: Fact::Published(PublishedFact::Adopted(adopted)),
    };
    let line = String::from_utf8(entry.bytes()).expect("JSON");
    kept("level1.jsonl", &format!("{line}\n"));
    assert_eq!(Entry::from_bytes(line.as_bytes()).expect("an entry"), entry);
}
