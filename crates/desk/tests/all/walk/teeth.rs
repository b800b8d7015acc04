//! Do the invariants bite? Each is shown a house in which it doesn't hold, and must say so.

use desk::exclusion::ExclusionFact;
use desk::fact::{Alarm, Qualification};
use desk::remote::RemoteFact;
use desk::{By, Entry, Fact, OrganisationId, PersonId, Stream, TicketFact, TicketId};
use jiff::SignedDuration;

use super::acts::Act;
use super::house::House;
use super::invariants::{self, Holds};
use super::steps::{Step, Walk};
use super::verbs::Verb;
use crate::world::*;

/// A house with a ticket of each level, a day old.
fn house() -> Walk {
    let mut walk = Walk::begin(8 * 86_400 + 9 * 3600);
    for (n, verb) in (1..).zip([Verb::ReportAtLevel1, Verb::Report, Verb::Report]) {
        walk.take(n, Step::Somebody(verb, n as u64)).expect("it holds");
    }
    let level_2 = of_level(&walk.house, false);
    let triaged = walk.house.attempt(VERA.id(), &Act::On(level_2, incident(1)), None).expect("taken");
    walk.house.commit(&triaged).expect("kept");
    walk.house.now += SignedDuration::from_hours(26);
    walk.house.ring().expect("it rings");
    walk.everything().expect("it holds");
    walk
}

fn of_level(house: &House, one: bool) -> TicketId {
    let is = |ticket: &&desk::Ticket| ticket.level1_desk().is_some() == one;
    house.tickets.values().find(is).expect("there is one").id
}

/// Something is written into the stream of a ticket that no decision made.
fn forged(house: &mut House, id: TicketId, by: PersonId, of: OrganisationId, fact: TicketFact) {
    let (at, number) = (house.now, house.entries(id).len() as u64 + 1);
    let by = By::Person(by);
    let entry = Entry {
        stream: Stream::Ticket(id),
        number,
        at,
        recorded_at: at,
        by,
        on_behalf_of: Some(of),
        fact: Fact::Ticket(fact),
    };
    house.commit(&[desk::Decided { entries: vec![entry], texts: Vec::new() }]).expect("it is numbered");
}

fn bites(holds: Holds, word: &str) {
    let wrong = holds.expect_err("it should say what is wrong");
    assert!(wrong.contains(word), "{wrong}");
}

#[test]
fn an_entry_that_changed_is_found() {
    let mut house = house().house;
    let stream = Stream::Ticket(of_level(&house, false));
    let entries = house.streams.get_mut(&stream).expect("entries");
    entries[0].at -= SignedDuration::from_secs(1);
    bites(invariants::entries_stay(&house, stream), "entry 1");
    bites(invariants::replay_agrees(&house, stream), "replayed");
}

#[test]
fn an_entry_that_was_cut_off_is_found() {
    let mut house = house().house;
    let stream = Stream::Ticket(of_level(&house, false));
    house.streams.get_mut(&stream).expect("entries").pop();
    bites(invariants::entries_stay(&house, stream), "cut");
}

#[test]
fn a_clock_that_is_a_second_off_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    house.tickets.get_mut(&id).expect("a ticket").opened.at += SignedDuration::from_secs(1);
    bites(invariants::clocks_agree(&house, id), "by the minutes");
}

#[test]
fn a_ticket_shown_to_the_wrong_side_is_found() {
    let mut house = house().house;
    let (here, there) = (of_level(&house, true), of_level(&house, false));
    // What is handled at level 1 is taken for the centre's.
    house.tickets.get_mut(&here).expect("a ticket").opened.what.level1 = None;
    bites(invariants::audiences_hold(&house, here), "should see");
    // What one organisation asked is taken for another's.
    house.tickets.get_mut(&there).expect("a ticket").opened.what.asked_by = LYON;
    bites(invariants::audiences_hold(&house, there), "should see");
}

#[test]
fn the_vendor_at_level_1_is_found() {
    let mut house = house().house;
    let id = of_level(&house, true);
    let text = words("we have seen it").reference();
    forged(&mut house, id, VERA.id(), VENDOR, TicketFact::MessageSent { text, files: Vec::new() });
    bites(invariants::level_1_is_not_the_centres(&house, id), "the vendor acts");
    bites(invariants::everyone_acts_for_their_side(&house, id), "by centre_agent");
    bites(invariants::texts_are_kept(&house), "nobody kept");
}

#[test]
fn an_alarm_that_rings_twice_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    let alarm = Alarm { measure: acknowledgement(), category: 1, due: house.now };
    forged(&mut house, id, VERA.id(), VENDOR, TicketFact::Warned(alarm.clone()));
    forged(&mut house, id, VERA.id(), VENDOR, TicketFact::Warned(alarm));
    bites(invariants::alarms_ring_once(&house, id), "rang twice");
    bites(invariants::everyone_acts_for_their_side(&house, id), "warned");
}

#[test]
fn one_person_for_two_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    let text = words("it").reference();
    let grounds = desk::exclusion::Grounds {
        ground: "misuse".into(),
        contract_clause: None,
        found: None,
        duty: None,
        cause: text,
        evidence: text,
        told: text,
        help: false,
    };
    let proposed = ExclusionFact::Proposed(Box::new(grounds.clone()));
    forged(&mut house, id, MONA.id(), VENDOR, TicketFact::Exclusion(proposed));
    let confirmed = ExclusionFact::Confirmed { grounds: Box::new(grounds), proposed_by: MONA.id() };
    forged(&mut house, id, MONA.id(), VENDOR, TicketFact::Exclusion(confirmed));
    bites(invariants::two_people_decide(&house, id), "by one person");
}

#[test]
fn a_diagnosis_that_is_called_qualified_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    let (text, qualification) = (words("a cache").reference(), Qualification::Valid);
    forged(
        &mut house,
        id,
        VERA.id(),
        VENDOR,
        TicketFact::Diagnosed { text, qualification, files: Vec::new() },
    );
    bites(invariants::diagnoses_are_qualified(&house, id), "is called");
}

#[test]
fn going_in_without_leave_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    forged(&mut house, id, QUENTIN.id(), VENDOR, TicketFact::Remote(RemoteFact::Entered { request: 1 }));
    bites(invariants::nobody_enters_without_leave(&house, id), "without leave");
}

#[test]
fn a_link_with_one_half_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    let problem = desk::ProblemId(uuid::Uuid::from_u128(1));
    let link = TicketFact::Link(desk::link::LinkFact::Linked { problem });
    forged(&mut house, id, VERA.id(), VENDOR, link);
    bites(invariants::halves_match(&house), "has problems");
}

#[test]
fn a_miss_that_nobody_tells_is_found() {
    let mut house = house().house;
    let id = of_level(&house, false);
    assert_eq!(invariants::misses_are_told(&house, id), Ok(()));
    let stream = house.streams.get_mut(&Stream::Ticket(id)).expect("entries");
    stream.retain(|entry| !matches!(entry.fact, Fact::Ticket(TicketFact::Missed(_))));
    bites(invariants::misses_are_told(&house, id), "nobody told");
}
