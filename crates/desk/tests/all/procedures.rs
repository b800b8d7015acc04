//! What becomes of a resolution (clause 2.A): accepted, contested, or replaced by a published update.
//!
//! 16 Nov 2026 is a Monday.

use desk::fact::{Delivery, Resolution};
use desk::procedure::{AnswerCommand, AnswerFact, Shipped};
use desk::works::{Notices, WorksRefusal};
use desk::{Command, Field, Refusal, ReleaseId, Role, Standing, State};

use crate::world::*;

fn accept() -> Command {
    Command::Answer(AnswerCommand::Accept { note: None })
}

fn contest(reason: &str) -> Command {
    Command::Answer(AnswerCommand::Contest { reason: words(reason) })
}

fn ship(release: u128) -> Command {
    let text = |text| words(text).reference();
    Command::Ship(Box::new(Shipped {
        release: ReleaseId(uuid::Uuid::from_u128(release)),
        version: "4.2.1".to_owned(),
        delivery: Delivery::Supplied,
        notices: Notices { en: text("Out."), fr: text("Parue."), ja: text("公開しました。") },
    }))
}

fn resolved() -> Story<'static> {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.act(VERA, &acknowledge()).act(VERA, &incident(2)).act(VERA, &resolve("Empty it."));
    story
}

/// Source: clause 2.A: whose procedure it was, when, and what the reporter said of it. Accepting it ends the ticket.
#[test]
fn an_accepted_resolution_ends_the_ticket() {
    let mut story = resolved();
    story.at("2026-11-16 15:00 Paris").act(NORA, &accept());
    let ticket = story.ticket();
    assert_eq!(ticket.state(), State::Closed);
    assert_eq!(&story.words()[story.words().len() - 2..], ["resolution_accepted", "closed"]);
    let [given] = &ticket.procedures[..] else { panic!("{:?}", ticket.procedures) };
    assert_eq!((given.resolution, given.delivery), (Resolution::Workaround, Delivery::Supplied));
    assert_eq!(given.by.person(), Some(VERA.id()));
    let (when, who, answer) = given.answer.expect("an answer");
    assert_eq!((when, who.person()), (at("2026-11-16 15:00 Paris"), Some(NORA.id())));
    assert_eq!(answer, AnswerFact::Accepted { note: None });
}

/// Source: the access table: a user ends no ticket; their word on the resolution is kept all the same.
#[test]
fn a_user_accepts_and_somebody_else_ends() {
    let mut story = Story::reported_by("2026-11-16 10:00 NewYork", ULI, &bare());
    story.act(VERA, &incident(2)).act(VERA, &resolve("Empty it.")).act(ULI, &accept());
    assert_eq!((ULI.role, story.ticket().state()), (Role::AuthorisedUser, State::Resolved));
    assert_eq!(story.tries(ULI, &contest("No.")), Err(WorksRefusal::NothingToAnswer.into()));
    story.act(SOFIA, &close());
}

/// Source: clause 2.A with reading "reopened": a contested resolution is none, and no new clock runs.
#[test]
fn a_contested_resolution_opens_the_ticket_again() {
    let mut story = resolved();
    let acknowledged = story.acknowledged();
    story.at("2026-11-17 09:30 Paris").act(NORA, &contest("Full again."));
    let ticket = story.ticket();
    assert_eq!((ticket.state(), ticket.reopened), (State::InProgress, 1));
    assert_eq!(story.acknowledged(), acknowledged);
    assert!(matches!(acknowledged, Standing::Met { .. }));
    story.act(VERA, &resolve("Enlarge it.")).act(NORA, &accept());
    let answers: Vec<_> =
        story.ticket().procedures.iter().map(|p| p.answer.map(|(_, _, said)| said.word())).collect();
    assert_eq!(answers, [Some("resolution_contested"), Some("resolution_accepted")]);
}

/// Source: clause 2.A: only the side that asked says whether it helps, only once, and says why not.
#[test]
fn a_resolution_is_answered_by_the_side_that_asked() {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    assert_eq!(story.tries(NORA, &accept()), Err(WorksRefusal::NothingToAnswer.into()));
    story.act(VERA, &incident(2)).act(VERA, &resolve("Empty it."));
    assert_eq!(story.tries(VERA, &accept()).expect_err("refused").code(), "not-allowed");
    assert_eq!(story.tries(TOM, &accept()), Err(Refusal::NotFound));
    assert_eq!(story.tries(NORA, &contest(" ")), Err(Refusal::Empty(Field::Reason)));
}

/// Source: clause 2.A: an update is a permanent resolution; it takes the place of a workaround.
#[test]
fn a_published_update_resolves_what_is_open() {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.act(VERA, &incident(2)).act(QUENTIN, &ship(1));
    let ticket = story.ticket();
    assert_eq!(ticket.state(), State::Resolved);
    assert_eq!(ticket.procedures[0].resolution, Resolution::PermanentUpdate);
    assert_eq!(story.tries(QUENTIN, &ship(1)), Err(WorksRefusal::ToldAlready.into()));

    let mut story = resolved();
    story.act(QUENTIN, &ship(1)).act(NORA, &contest("Still there."));
    let given: Vec<_> =
        story.ticket().procedures.iter().map(|p| (p.resolution, p.answer.is_some())).collect();
    assert_eq!(given, [(Resolution::Workaround, false), (Resolution::PermanentUpdate, true)]);
}

/// Source: issue 3, "closes the loop with each reporter": told whatever the state; a closed ticket stays closed, and one
/// without triage isn't resolved behind clause 3.D's back.
#[test]
fn a_published_update_is_told_in_every_state() {
    let mut story = resolved();
    story.act(NORA, &accept()).act(QUENTIN, &ship(1));
    assert_eq!((story.ticket().state(), story.ticket().procedures.len()), (State::Closed, 1));
    assert!(story.facts().last().expect("a fact").is_shared());

    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.act(QUENTIN, &ship(1));
    assert_eq!(story.ticket().state(), State::Received);
    assert_eq!(story.clock(&acknowledgement()).stop, None, "a circular acknowledges nothing");
    assert_eq!(story.tries(NORA, &ship(2)).expect_err("refused").code(), "not-allowed");
}
