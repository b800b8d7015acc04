//! Clause 3.D: the centre assigns a priority. With the readings "before triage", "changed priority", "major" and "kind
//! chosen by the reporter".
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1, at 14:00 in category 2.

use desk::clock::Course;
use desk::fact::{Gravity, Kind, Stops};
use desk::{Command, NewTicket, Refusal, Standing, State, TicketFact};

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn suggesting(stops: Stops) -> Story<'static> {
    Story::reported_by("2026-11-16 10:00 Paris", NORA, &NewTicket { stops: Some(stops), ..bare() })
}

/// Source: reading "before triage": the strictest target runs, provisionally, and both candidates are shown.
#[test]
fn before_triage_both_candidates_are_shown() {
    let clock = monday().clock(&acknowledgement());
    assert_eq!((clock.course, clock.category), (Course::Provisional, Some(1)));
    let candidates: Vec<_> = clock.candidates.iter().map(|c| (c.category, c.due)).collect();
    assert_eq!(candidates, [(1, at("2026-11-16 11:00 Paris")), (2, at("2026-11-16 14:00 Paris"))]);
}

/// Source: reading "before triage": until triage nothing is called missed.
#[test]
fn before_triage_a_due_instant_passes_and_is_not_missed() {
    let mut story = monday();
    story.at("2026-11-16 11:30 Paris");
    assert_eq!(story.acknowledged(), Standing::Passed { over: minutes(30) });
    story.act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Passed { over: minutes(30) }, "nor when it is acknowledged");
    story.act(VERA, &incident(2));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(90) }, "category 2 has until 14:00");
}

/// Source: reading "before triage": the confirmed category decides, from notification.
#[test]
fn the_confirmed_category_decides_from_notification() {
    let mut story = monday();
    story.at("2026-11-16 11:30 Paris").act(VERA, &incident(1));
    assert_eq!(story.acknowledged(), Standing::Missed { over: minutes(30) });
    let clock = story.clock(&acknowledgement());
    assert_eq!((clock.course, clock.opened), (Course::Firm, at("2026-11-16 10:00 Paris")));
    assert_eq!(clock.candidates, []);
    assert_eq!(story.words(), ["opened", "triaged", "missed"]);
    assert_eq!(story.last().at, at("2026-11-16 11:00 Paris"), "missed then, not now");
}

/// Source: reading "changed priority": both measurements are kept, and count from notification.
#[test]
fn a_changed_priority_keeps_both_measurements() {
    let mut story = monday();
    story.act(VERA, &incident(2)).at("2026-11-16 10:30 Paris").act(VERA, &incident(1));
    story.at("2026-11-16 11:15 Paris").act(VERA, &acknowledge());
    let clocks: Vec<_> = story.clocks().into_iter().filter(|c| c.measure == acknowledgement()).collect();
    let [before, now] = &clocks[..] else { panic!("{clocks:?}") };
    let replaced = Course::Superseded { at: at("2026-11-16 10:30 Paris") };
    assert_eq!((before.category, before.course), (Some(2), replaced));
    assert_eq!((now.category, now.course), (Some(1), Course::Firm));
    assert_eq!(story.standing_of(before), Standing::Met { spent: minutes(75) });
    let late = Standing::MetLate { spent: minutes(75), over: minutes(15) };
    assert_eq!(story.standing_of(now), late);
    assert_eq!(story.words(), ["opened", "triaged", "retriaged", "missed", "acknowledged"]);
}

/// Source: reading "major": it never decides the category.
#[test]
fn another_gravity_is_another_triage_and_the_same_clock() {
    let mut story = monday();
    story.act(VERA, &triage(Kind::Incident, 1, Some(Gravity::Major), Some(false), None));
    story.act(VERA, &triage(Kind::Incident, 1, Some(Gravity::Minor), Some(true), None));
    let courses: Vec<_> = story.clocks().into_iter().map(|c| (c.measure, c.course)).collect();
    assert_eq!(courses, [(acknowledgement(), Course::Firm), (diagnosis(), Course::Firm)]);
    assert_eq!(story.words(), ["opened", "triaged", "retriaged"]);
}

/// Source: reading "before triage": another gravity after the due instant lowers nothing.
#[test]
fn another_gravity_is_no_lowering() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    story.act(VERA, &triage(Kind::Incident, 1, Some(Gravity::Major), None, None));
    assert_eq!(story.words(), ["opened", "triaged", "missed", "retriaged"]);
}

/// Source: clause 1, incident, with the reading "major".
#[test]
fn an_incident_is_major_or_minor_and_nothing_else_is() {
    let mut story = monday();
    let tries = |story: &mut Story<'_>, kind, gravity, workaround| {
        story.tries(VERA, &triage(kind, 1, gravity, workaround, None)).map(|_| ()).err()
    };
    let (major, minor) = (Some(Gravity::Major), Some(Gravity::Minor));
    assert_eq!(tries(&mut story, Kind::Incident, None, None), Some(Refusal::GravityMissing));
    assert_eq!(tries(&mut story, Kind::Incident, major, Some(true)), Some(Refusal::MajorWithWorkaround));
    assert_eq!(tries(&mut story, Kind::Question, minor, None), Some(Refusal::GravityOf(Kind::Question)));
    assert_eq!(tries(&mut story, Kind::Change, minor, None), Some(Refusal::GravityOf(Kind::Change)));
    assert_eq!(tries(&mut story, Kind::Incident, major, Some(false)), None);
}

/// Source: clause 4.
#[test]
fn a_category_that_the_agreement_does_not_have_is_refused_with_those_that_it_has() {
    let refused = monday().tries(VERA, &incident(3)).expect_err("refused");
    assert_eq!(refused, Refusal::UnknownCategory { given: 3, known: vec![1, 2] });
}

#[test]
fn a_triage_that_changes_nothing_is_refused() {
    let mut story = monday();
    story.act(VERA, &incident(2));
    assert_eq!(story.tries(QUENTIN, &incident_because(2, "Really.")), Err(Refusal::SameTriage));
}

/// Source: reading "kind chosen by the reporter": the strictest target runs until the centre classifies it.
#[test]
fn a_reporters_question_runs_the_strictest_target_until_it_is_classified() {
    let new = NewTicket { kind: Kind::Question, ..bare() };
    let mut story = Story::reported_by("2026-11-16 10:00 Paris", NORA, &new);
    assert_eq!(story.clock(&acknowledgement()).due, Some(at("2026-11-16 11:00 Paris")));
    story.act(VERA, &question(2));
    assert_eq!(story.acknowledged(), Standing::NoTarget(Kind::Question));
    let ticket = story.ticket();
    assert_eq!((ticket.kind(), ticket.category()), (Kind::Question, Some(2)), "it gets a priority too");
}

/// Source: clause 1, incident: requests that are not incidents are told apart, and have no target.
#[test]
fn what_is_not_an_incident_has_no_target() {
    for kind in [Kind::Question, Kind::Change] {
        let mut story = monday();
        story.act(VERA, &triage(kind, 1, None, None, None)).at("2026-11-16 17:00 Paris");
        assert_eq!(story.acknowledged(), Standing::NoTarget(kind));
        assert_eq!(story.pending(), []);
        story.act(VERA, &incident(1));
        assert_eq!(story.acknowledged(), Standing::Missed { over: minutes(360) }, "an incident after all");
    }
}

/// Source: reading "changed priority": what was measured as an incident is kept when it turns out to be none.
#[test]
fn an_incident_that_was_none_keeps_its_measurement() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:30 Paris").act(VERA, &question(1));
    let courses: Vec<_> = story.clocks().into_iter().map(|c| c.course).collect();
    let replaced = Course::Superseded { at: at("2026-11-16 10:30 Paris") };
    assert_eq!(courses, [replaced, Course::NotAnIncident(Kind::Question), Course::Firm]);
}

/// Source: reading "before triage": lowering a category after the due instant needs a reason and a second person.
#[test]
fn lowering_after_the_due_instant_needs_a_reason_and_a_second_person() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    let due = at("2026-11-16 11:00 Paris");
    assert_eq!(story.tries(VERA, &incident(2)), Err(Refusal::LoweringNeedsReason { due }));
    story.act(VERA, &incident_because(2, "One screen only."));
    assert_eq!(story.ticket().category(), Some(1), "not yet");
    assert_eq!(story.acknowledged(), Standing::Missed { over: minutes(30) });
    assert_eq!(story.tries(VERA, &Command::ConfirmLowering), Err(Refusal::SamePerson));
    story.act(QUENTIN, &Command::ConfirmLowering);
    assert_eq!(story.ticket().category(), Some(2));
    assert_eq!(story.acknowledged(), Standing::Running { left: minutes(150) });
    let Some(TicketFact::Retriaged(triage)) = story.facts().last() else { panic!() };
    assert_eq!(triage.proposed_by, Some(VERA.id()), "who proposed and who confirmed are both told");
    assert_eq!(triage.reason, Some(words("One screen only.").reference()));
    assert_eq!(story.words(), ["opened", "triaged", "missed", "lowering_proposed", "retriaged"]);
}

/// Source: the same reading: on the due instant nothing is late yet.
#[test]
fn lowering_up_to_the_due_instant_needs_neither() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:00 Paris").act(VERA, &incident(2));
    assert_eq!(story.ticket().category(), Some(2));
}

/// Source: the same reading: else a first triage could hide a miss that the report itself announced.
#[test]
fn a_first_triage_below_what_the_report_suggests_is_a_lowering() {
    let mut story = suggesting(Stops::Everything);
    story.at("2026-11-16 11:30 Paris");
    let due = at("2026-11-16 11:00 Paris");
    assert_eq!(story.tries(VERA, &incident(2)), Err(Refusal::LoweringNeedsReason { due }));
    assert_eq!(story.tries(VERA, &question(2)), Err(Refusal::LoweringNeedsReason { due }));
    story.act(VERA, &incident_because(2, "One screen only.")).act(MONA, &Command::ConfirmLowering);
    assert_eq!(story.words(), ["opened", "lowering_proposed", "triaged"]);
    assert_eq!(story.clock(&acknowledgement()).course, Course::Firm);

    for stops in [Stops::Function, Stops::Nothing] {
        let mut story = suggesting(stops);
        story.at("2026-11-16 11:30 Paris").act(VERA, &incident(2));
        assert_eq!(story.ticket().category(), Some(2));
    }
}

/// Source: the same reading: an incident that becomes a question has no target any more.
#[test]
fn no_incident_after_all_is_a_lowering_too() {
    let mut story = monday();
    story.act(VERA, &incident(2)).at("2026-11-16 14:30 Paris");
    let due = at("2026-11-16 14:00 Paris");
    assert_eq!(story.tries(VERA, &question(2)), Err(Refusal::LoweringNeedsReason { due }));
}

/// Source: clause 3.D: raising is always free.
#[test]
fn raising_a_category_needs_nobody_else() {
    let mut story = monday();
    story.act(VERA, &incident(2)).at("2026-11-16 15:00 Paris").act(VERA, &incident(1));
    assert_eq!(story.acknowledged(), Standing::Missed { over: minutes(240) });
}

/// Source: the same reading: one thing after the other.
#[test]
fn while_a_lowering_waits_nothing_else_is_triaged() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    assert_eq!(story.tries(QUENTIN, &Command::ConfirmLowering), Err(Refusal::NothingProposed));
    assert_eq!(story.tries(QUENTIN, &decline("No.")), Err(Refusal::NothingProposed));
    story.act(VERA, &incident_because(2, "One screen only."));
    assert_eq!(story.tries(QUENTIN, &question(1)), Err(Refusal::LoweringPending));
    story.act(QUENTIN, &decline("Three sites wrote."));
    assert_eq!(story.ticket().proposed, None);
    assert_eq!(story.ticket().category(), Some(1));
    assert_eq!(story.words().last(), Some(&"lowering_declined"));
}

/// Source: hard rule 6: a second person confirms; taking one's own proposal back needs nobody.
#[test]
fn whoever_proposed_may_take_it_back() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    story.act(VERA, &incident_because(2, "One screen only.")).act(VERA, &decline("I misread."));
    assert_eq!(story.ticket().proposed, None);
}

/// Source: clause 3.D; a closed ticket's figures stay.
#[test]
fn a_closed_ticket_is_not_triaged_and_no_lowering_is_confirmed_on_it() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    story.act(VERA, &incident_because(2, "One screen only.")).act(NORA, &close());
    let closed = Err(Refusal::WrongState(State::Closed));
    assert_eq!(story.tries(QUENTIN, &Command::ConfirmLowering), closed);
    assert_eq!(story.tries(QUENTIN, &decline("No.")), closed);
    assert_eq!(story.tries(QUENTIN, &question(1)), closed);
}
