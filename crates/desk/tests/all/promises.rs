//! Clause 4, best effort: after the acknowledgement too something is promised. And clause 1, incident: what a workaround
//! changes.
//!
//! 23 Nov 2026 is a Monday.

use desk::fact::{Gravity, Kind};
use desk::promise::{Assignee, Debt, PromiseCommand, debts};
use desk::{Command, Refusal, Standing, State};

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-23 09:00 Paris")
}

fn assign(who: Who) -> Command {
    let assignee =
        Assignee { person: who.id(), organisation: who.organisation, role: who.role, active: true };
    Command::Promise(PromiseCommand::Assign(assignee))
}

fn step(what: &str, news_by: &str) -> Command {
    Command::Promise(PromiseCommand::Step { step: words(what), news_by: Some(at(news_by)) })
}

fn owed(story: &Story<'_>) -> Vec<Debt> {
    let ticket = story.ticket();
    debts(&ticket, ticket.promises.promised(), story.now)
}

/// Source: clause 4, best effort: nothing waits unseen.
#[test]
fn an_open_ticket_without_owner_or_next_step_owes_them() {
    let mut story = monday();
    assert_eq!(owed(&story), [Debt::Owner, Debt::NextStep]);
    story.at("2026-11-23 09:10 Paris").act(VERA, &assign(QUENTIN));
    assert_eq!(owed(&story), [Debt::NextStep]);
    story.act(QUENTIN, &step("We empty the session store.", "2026-11-23 17:00 Paris"));
    assert_eq!(owed(&story), []);
    story.at("2026-11-23 17:01 Paris");
    assert_eq!(owed(&story), [Debt::News]);
    story.act(QUENTIN, &send("It took longer: two more stores."));
    assert_eq!(owed(&story), [], "a word keeps the promise, and the step stands");
}

/// Source: clause 4, best effort: what is over owes nothing.
#[test]
fn nothing_is_owed_once_it_is_resolved_and_again_when_it_comes_back() {
    let mut story = monday();
    story.at("2026-11-23 09:10 Paris").act(QUENTIN, &incident(2)).act(QUENTIN, &Command::StartWork);
    story.act(QUENTIN, &step("We empty it.", "2026-11-23 17:00 Paris")).act(QUENTIN, &resolve("Emptied."));
    assert_eq!(owed(&story), []);
    story.at("2026-11-24 09:00 Paris").act(NORA, &reopen("It is full again."));
    assert_eq!(owed(&story), [Debt::NextStep], "the owner is still the owner");
}

/// Source: clause 4, best effort: who begins to work answers for it, unless somebody does.
#[test]
fn whoever_begins_to_work_answers_for_it() {
    let owner = |story: &Story<'_>| story.ticket().promises.owner.map(|owner| owner.what);
    let mut story = monday();
    story.act(VERA, &Command::StartWork);
    assert_eq!(owner(&story), Some(VERA.id()));
    story.act(VERA, &assign(QUENTIN));
    assert_eq!(owner(&story), Some(QUENTIN.id()));
    story.act(MONA, &Command::Promise(PromiseCommand::Release));
    assert_eq!(owner(&story), None);

    let mut story = monday();
    story.act(MONA, &assign(QUENTIN)).act(VERA, &Command::StartWork);
    assert_eq!(owner(&story), Some(QUENTIN.id()));
}

/// Source: security 3.2, "next step, next news by": the people of the desk, and nobody else.
#[test]
fn only_the_desk_assigns_and_only_to_its_own() {
    let mut story = monday();
    assert_eq!(story.tries(NORA, &assign(VERA)).expect_err("not hers").code(), "not-allowed");
    assert_eq!(story.tries(TOM, &assign(VERA)), Err(Refusal::NotFound));
    for stranger in [NORA, PAUL, ADAM, AUDREY, SOFIA] {
        assert_eq!(story.tries(VERA, &assign(stranger)), Err(Refusal::NotAColleague), "{stranger:?}");
    }
    let gone = Assignee::named(QUENTIN.id());
    let gone = Command::Promise(PromiseCommand::Assign(gone));
    assert_eq!(story.tries(VERA, &gone), Err(Refusal::NotAColleague));
    let release = Command::Promise(PromiseCommand::Release);
    assert_eq!(story.tries(VERA, &release), Err(Refusal::Nobodys));
    story.act(VERA, &assign(VERA));
    assert_eq!(story.tries(MONA, &assign(VERA)).expect_err("hers already").code(), "already-theirs");
}

/// Source: clause 4, best effort: a promise is for later.
#[test]
fn news_is_promised_for_later() {
    let mut story = monday();
    let refused = story.tries(VERA, &step("We look.", "2026-11-23 09:00 Paris"));
    assert_eq!(refused, Err(Refusal::NewsInThePast { by: at("2026-11-23 09:00 Paris") }));
    assert_eq!(story.tries(VERA, &step("  ", "2026-11-23 17:00 Paris")).expect_err("blank").code(), "empty");
    story.act(VERA, &incident(2)).act(VERA, &resolve("Emptied."));
    let late = story.tries(VERA, &step("We look.", "2026-11-23 17:00 Paris"));
    assert_eq!(late, Err(Refusal::WrongState(State::Resolved)));
}

/// Source: reading "an automatic reply": a person's first word to those who wait acknowledges, without the button.
#[test]
fn a_next_step_and_a_workaround_are_answers() {
    let mut story = monday();
    story.at("2026-11-23 09:20 Paris").act(VERA, &step("We look.", "2026-11-23 17:00 Paris"));
    assert!(matches!(story.acknowledged(), Standing::Met { spent } if spent == minutes(20)));
    let mut story = monday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &Command::FindWorkaround { text: words("Sign in twice.") });
    assert!(matches!(story.acknowledged(), Standing::Met { spent } if spent == minutes(30)));
}

/// Source: clause 4, best effort: an assignment is the centre's own affair.
#[test]
fn an_assignment_is_not_told_and_acknowledges_nothing() {
    let mut story = monday();
    story.at("2026-11-23 09:20 Paris").act(VERA, &assign(QUENTIN));
    assert!(!story.facts().last().expect("a fact").is_shared());
    assert!(matches!(story.acknowledged(), Standing::Running { .. }));
    assert_eq!(story.ticket().last_shared, 1, "a reporter's form isn't stale because of it");
}

/// Source: clause 1, incident: major means without a workaround; finding one offers another look.
#[test]
fn a_workaround_found_offers_reclassification() {
    let mut story = monday();
    let major = triage(Kind::Incident, 1, Some(Gravity::Major), Some(false), None);
    story.act(QUENTIN, &major);
    assert!(!story.ticket().offers_reclassification());
    story.at("2026-11-23 10:30 Paris").act(VERA, &Command::FindWorkaround { text: words("Sign in twice.") });
    assert!(story.ticket().offers_reclassification());
    let still = triage(Kind::Incident, 1, Some(Gravity::Major), None, None);
    assert_eq!(story.tries(QUENTIN, &still), Err(Refusal::WorkaroundWasFound));
    story.act(QUENTIN, &triage(Kind::Incident, 1, Some(Gravity::Minor), Some(true), None));
    assert!(!story.ticket().offers_reclassification());
}

/// Source: clause 1, incident: one that doesn't help is none, and that is said.
#[test]
fn a_workaround_that_does_not_help_leaves_it_major() {
    let mut story = monday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &Command::FindWorkaround { text: words("Sign in twice.") });
    let major = triage(Kind::Incident, 1, Some(Gravity::Major), Some(false), Some("It fails on tablets."));
    story.act(QUENTIN, &major);
    assert!(!story.ticket().offers_reclassification());
}
