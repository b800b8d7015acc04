//! What the centre asks to be told, and what came back (clause 3.C).
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1.

use std::collections::BTreeMap;

use desk::completeness::{Item, missing};
use desk::fact::{Detail, Frequency};
use desk::information::{End, Given, InformationCommand};
use desk::{Command, Field, Refusal, Standing, State, StopKind};

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn ask(items: &[Item], text: Option<&str>) -> Command {
    let request = InformationCommand::Request { items: items.to_vec(), text: text.map(words) };
    Command::Information(request)
}

fn answer(request: u64, details: &[(Detail, &str)]) -> Command {
    let details: BTreeMap<_, _> = details.iter().map(|(detail, text)| (*detail, words(text))).collect();
    let given = Given { details, ..Given::default() };
    Command::Information(InformationCommand::Answer { request, given })
}

/// Source: clause 3.C: asked in one message, and what comes back completes the report.
#[test]
fn clause_3c_what_was_asked_and_what_came_back_are_entries() {
    let mut story = monday();
    assert!(missing(&story.ticket().report()).contains(&Item::Steps));
    story.act(VERA, &ask(&[Item::Steps, Item::Frequency, Item::Steps], Some("Which browser?")));
    let request = story.last().number;
    let asked = story.ticket().information;
    assert_eq!(
        asked.waiting().map(|r| r.items.clone()).collect::<Vec<_>>(),
        [[Item::Steps, Item::Frequency]]
    );

    let given = Given {
        frequency: Some(Frequency::Always),
        details: BTreeMap::from([(Detail::Steps, words("1. Sign in."))]),
        text: Some(words("Any browser.")),
        ..Given::default()
    };
    story.act(NORA, &Command::Information(InformationCommand::Answer { request, given }));
    let ticket = story.ticket();
    assert_eq!(ticket.information.waiting().count(), 0);
    assert_eq!(ticket.information.requests[0].end, Some((story.now, End::Answered)));
    let still = missing(&ticket.report());
    assert!(!still.contains(&Item::Steps) && !still.contains(&Item::Frequency));
    assert!(still.contains(&Item::Place), "what wasn't told is missing still");
    assert!(missing(&ticket.opened.what.report).contains(&Item::Steps), "the report itself is as it came");
    assert_eq!(story.words(), ["opened", "information_requested", "information_answered"]);
    assert!(story.texts.values().any(|text| text.text == "Any browser."));
}

/// Source: reading "an automatic reply": a person's first word that the reporter sees.
#[test]
fn asking_for_information_is_a_persons_first_answer() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:20 Paris").act(VERA, &ask(&[Item::Steps], None));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Answer));
}

/// Source: reading "waiting for information or access": no clock pauses.
#[test]
fn waiting_for_information_pauses_no_clock() {
    let (mut asked, mut quiet) = (monday(), monday());
    asked.act(QUENTIN, &ask(&[Item::Steps], None));
    quiet.act(QUENTIN, &send("We look into it."));
    for story in [&mut asked, &mut quiet] {
        story.at("2026-11-17 12:00 Paris").act(QUENTIN, &diagnose("The store is full."));
    }
    assert_eq!(asked.standing(&diagnosis()), quiet.standing(&diagnosis()));
}

/// Source: clause 3.C: the centre asks, the side that asked for help answers.
#[test]
fn each_side_has_its_part() {
    let mut story = monday();
    assert_eq!(story.tries(NORA, &ask(&[Item::Steps], None)).expect_err("refused").code(), "not-allowed");
    story.act(VERA, &ask(&[Item::Steps], None));
    let request = story.last().number;
    let told = answer(request, &[(Detail::Steps, "1. Sign in.")]);
    assert_eq!(story.tries(VERA, &told).expect_err("refused").code(), "not-allowed");
    assert_eq!(story.tries(TOM, &told), Err(Refusal::NotFound));
    story.act(PAUL, &told);
    assert_eq!(story.tries(NORA, &told), Err(Refusal::NoSuchRequest), "answered once");
}

#[test]
fn nothing_asked_and_nothing_told_are_refused() {
    let mut story = monday();
    assert_eq!(story.tries(VERA, &ask(&[], None)), Err(Refusal::Empty(Field::Question)));
    story.act(VERA, &ask(&[Item::Place], None));
    let request = story.last().number;
    assert_eq!(story.tries(NORA, &answer(request, &[])), Err(Refusal::Empty(Field::Answer)));
    assert_eq!(story.tries(NORA, &answer(99, &[(Detail::Place, "x")])), Err(Refusal::NoSuchRequest));
    story.act(VERA, &Command::Information(InformationCommand::Withdraw { request }));
    assert_eq!(story.tries(NORA, &answer(request, &[(Detail::Place, "x")])), Err(Refusal::NoSuchRequest));
    assert_eq!(story.ticket().information.requests[0].end, Some((story.now, End::Withdrawn)));
}

#[test]
fn a_closed_ticket_asks_for_nothing() {
    let mut story = monday();
    story.act(NORA, &close());
    assert_eq!(story.tries(VERA, &ask(&[Item::Place], None)), Err(Refusal::WrongState(State::Closed)));
}
