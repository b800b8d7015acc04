//! Resolved, closed, withdrawn, reopened (clauses 2.A and 3.D, reading "reopened").
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1.

use desk::clock::Course;
use desk::report::{Outcome, outcome};
use desk::{Field, Refusal, Standing, State, StopKind};

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn counted_as(story: &Story<'_>) -> Outcome {
    outcome(story.clock(&acknowledgement()).course, story.acknowledged())
}

/// Source: clause 2.A.
#[test]
fn a_resolution_is_given_by_the_centre_once_until_it_comes_back() {
    let mut story = monday();
    story.act(VERA, &incident(2)).act(VERA, &resolve("Empty it."));
    assert_eq!(story.ticket().state(), State::Resolved);
    assert_eq!(story.tries(VERA, &resolve("Again.")), Err(Refusal::WrongState(State::Resolved)));
    story.act(NORA, &reopen("Full again.")).act(VERA, &resolve("Enlarge it."));
    assert_eq!(story.ticket().reopened, 1);
    assert_eq!(story.tries(NORA, &resolve("x")).expect_err("refused").code(), "not-allowed");
}

/// Source: clause 3.D: each request gets a priority; nothing is called missed before triage, so that ending a ticket
/// without it would be a way never to miss.
#[test]
fn the_centre_triages_before_it_ends_a_ticket() {
    let mut story = monday();
    story.at("2026-11-16 17:00 Paris").act(VERA, &acknowledge());
    assert_eq!(story.tries(VERA, &resolve("Empty it.")), Err(Refusal::NotTriaged));
    assert_eq!(story.tries(VERA, &close_because("Done.")), Err(Refusal::NotTriaged));
    story.act(VERA, &incident(1)).act(VERA, &close());
    assert_eq!(counted_as(&story), Outcome::Missed);
}

/// Source: reading "an automatic reply": a person's first word, be it the last.
#[test]
fn closing_without_a_word_before_is_an_answer_and_needs_a_reason() {
    let mut story = monday();
    story.act(VERA, &question(2)).at("2026-11-16 10:20 Paris");
    assert_eq!(story.tries(VERA, &close()), Err(Refusal::Empty(Field::Reason)));
    story.act(VERA, &incident(2)).act(VERA, &close_because("The same as INC-4711."));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Answer));
}

/// Source: clause 4: the side that asked may withdraw at any time; nothing is awaited any more.
#[test]
fn closed_by_the_side_that_asked_before_it_was_acknowledged_is_withdrawn() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(NORA, &close());
    assert_eq!(story.acknowledged(), Standing::Withdrawn);
    assert_eq!(counted_as(&story), Outcome::Withdrawn);
    assert_eq!(story.at("2026-11-16 18:00 Paris").rings(), []);
}

/// Source: the same; what was late when it was withdrawn stays late.
#[test]
fn withdrawn_after_the_due_instant_is_missed() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:20 Paris").act(NORA, &close());
    let late = Standing::MetLate { spent: minutes(80), over: minutes(20) };
    assert_eq!(story.acknowledged(), late);
    assert_eq!(counted_as(&story), Outcome::Missed);
    assert_eq!(story.words(), ["opened", "triaged", "missed", "closed"]);
}

/// Source: reading "reopened": no new clock. While there is time the old one never stopped.
#[test]
fn reopened_in_time_the_clock_never_stopped() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:20 Paris").act(NORA, &close());
    story.at("2026-11-16 10:30 Paris").act(NORA, &reopen("A slip."));
    assert_eq!(story.acknowledged(), Standing::Running { left: minutes(30) });
    assert_eq!(story.clock(&acknowledgement()).due, Some(at("2026-11-16 11:00 Paris")));
    story.at("2026-11-16 11:10 Paris").rings();
    assert_eq!(story.words().last(), Some(&"missed"));
    let courses: Vec<_> = story.clocks().into_iter().map(|c| c.course).collect();
    assert_eq!(courses, [Course::Firm, Course::Firm], "one clock a measure");
}

/// Source: readings "reopened" and "exactly on the due instant".
#[test]
fn reopened_on_the_due_instant_is_in_time() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:20 Paris").act(NORA, &close());
    story.at("2026-11-16 11:00 Paris").act(NORA, &reopen("A slip."));
    assert_eq!(story.acknowledged(), Standing::Soon { left: minutes(0) });
    story.act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(60) });
}

/// Source: reading "reopened": nobody waited at the due instant, and there is no new clock.
#[test]
fn reopened_after_the_due_instant_what_was_withdrawn_stays_so() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:20 Paris").act(NORA, &close());
    story.at("2026-11-18 10:00 Paris").act(NORA, &reopen("It is back."));
    assert_eq!(story.acknowledged(), Standing::Withdrawn);
    assert_eq!(story.pending(), []);
    story.at("2026-11-18 16:00 Paris").act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Withdrawn);
}

/// Source: reading "exactly on the due instant": withdrawn on the instant is withdrawn in time.
#[test]
fn withdrawn_on_the_due_instant_is_withdrawn_in_time() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:00 Paris").act(NORA, &close());
    story.at("2026-11-16 12:00 Paris").act(NORA, &reopen("It is back."));
    assert_eq!(story.acknowledged(), Standing::Withdrawn);
}

/// Source: reading "reopened": what was met stays met.
#[test]
fn reopened_after_an_acknowledgement_there_is_no_new_clock() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:20 Paris").act(VERA, &acknowledge());
    story.act(VERA, &resolve("Empty it.")).act(NORA, &close());
    story.at("2026-11-19 10:00 Paris").act(NORA, &reopen("It is back."));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.pending(), []);
    assert_eq!(story.ticket().state(), State::InProgress);
    assert_eq!(story.tries(VERA, &acknowledge()).expect_err("refused").code(), "already-acknowledged");
}

/// Source: the states of a ticket: what is over takes notes, and nothing else but to be reopened.
#[test]
fn a_closed_ticket_takes_notes_and_can_come_back() {
    let mut story = monday();
    story.act(VERA, &incident(2)).act(NORA, &close());
    let closed = || Err(Refusal::WrongState(State::Closed));
    for verb in [
        acknowledge(),
        desk::Command::StartWork,
        incident(1),
        diagnose("x"),
        send("x"),
        resolve("x"),
        close_because("x"),
    ] {
        assert_eq!(story.tries(VERA, &verb), closed(), "{verb:?}");
    }
    story.act(VERA, &note("They called.")).act(NORA, &reopen("It is back."));
    assert_eq!(story.tries(NORA, &reopen("x")), Err(Refusal::WrongState(State::InProgress)));
}

/// Source: clause 3.C and the access table: who may end and who may bring back.
#[test]
fn a_user_brings_back_what_they_reported_and_ends_nothing() {
    let mut story = Story::reported_by("2026-11-16 10:00 NewYork", ULI, &bare());
    assert_eq!(story.tries(ULI, &close()).expect_err("refused").code(), "not-allowed");
    story.act(SOFIA, &close()).act(ULI, &reopen("It isn't."));
    let mut theirs = Story::reported_by("2026-11-16 10:00 NewYork", SOFIA, &bare());
    theirs.act(SOFIA, &close());
    assert_eq!(theirs.tries(ULI, &reopen("x")), Err(Refusal::NotFound), "a colleague's ticket isn't theirs");
}
