//! Clause 4: a person of the centre has it. With the readings "an automatic reply" and "exactly on the due instant".
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1, at 14:00 in category 2.

use desk::{Actor, By, Command, Refusal, Service, Standing, State, StopKind};
use jiff::SignedDuration;

use crate::world::*;

const MICROSECOND: SignedDuration = SignedDuration::from_micros(1);

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

/// Source: clause 4.
#[test]
fn the_button_acknowledges() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    let stop = story.clock(&acknowledgement()).stop.expect("a stop");
    assert_eq!((stop.how, stop.by), (StopKind::Acknowledgement, By::Person(VERA.id())));
    assert_eq!(story.ticket().state(), State::Acknowledged);
}

/// Source: reading "an automatic reply": a person's first reply does so too, without the button.
#[test]
fn an_answer_acknowledges() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &send("We are looking."));
    story.at("2026-11-16 10:40 Paris").act(VERA, &send("Still looking."));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Answer));
    assert_eq!(story.ticket().state(), State::Acknowledged);
}

/// Source: reading "an automatic reply"; whether its author is qualified matters to the response time only.
#[test]
fn a_diagnosis_acknowledges() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &diagnose("The session store is full."));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Diagnosis));
}

/// Source: the same reading: a resolution procedure is something that the reporter sees.
#[test]
fn a_resolution_acknowledges() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &incident(2)).act(VERA, &resolve("Empty it."));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Resolution));
}

/// Source: clause 4: what the reporter can't see, or wrote themselves, is no acknowledgement.
#[test]
fn nothing_else_acknowledges() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris");
    story.act(NORA, &send("Anybody there?")).act(PAUL, &note("They are slow."));
    story.act(VERA, &note("I know this one.")).act(VERA, &Command::StartWork).act(VERA, &incident(1));
    assert_eq!(story.clock(&acknowledgement()).stop, None);
    assert_eq!(story.acknowledged(), Standing::Running { left: minutes(40) });
}

/// Source: reading "an automatic reply": a machine has taken notice of nothing.
#[test]
fn nothing_automatic_acknowledges() {
    let mut story = monday();
    story.act(VERA, &incident(1));
    let clock = Actor::clock(VENDOR);
    let verbs = [
        acknowledge(),
        Command::StartWork,
        send("Your request is important to us."),
        note("x"),
        diagnose("x"),
        incident(2),
        resolve("x"),
        close_because("x"),
        Command::ConfirmLowering,
        decline("x"),
    ];
    for verb in verbs {
        let refused = story.does(&clock, &verb, None).expect_err("refused");
        assert_eq!(refused.code(), "not-allowed", "{verb:?}");
    }
    assert_eq!(story.clock(&acknowledgement()).stop, None);
}

/// A door to come that answers mail by itself: whatever it writes, the clock runs.
#[test]
fn an_automatic_message_in_the_journal_is_no_answer() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &send("We are looking."));
    let entry = story.entries.last_mut().expect("an entry");
    entry.by = By::Service(Service::Console);
    assert_eq!(story.clock(&acknowledgement()).stop, None);
}

/// Source: reading "exactly on the due instant".
#[test]
fn exactly_on_the_due_instant_is_met_and_a_microsecond_later_is_not() {
    let mut story = monday();
    story.act(VERA, &incident(1));
    story.at("2026-11-16 11:00 Paris").act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(60) });
    assert_eq!(story.clock(&acknowledgement()).is_met(), Some(true));

    let mut story = monday();
    story.act(VERA, &incident(1));
    story.at("2026-11-16 11:00 Paris");
    assert_eq!(story.acknowledged(), Standing::Soon { left: minutes(0) }, "on the instant nothing is late");
    story.now += MICROSECOND;
    let one = hours::OpenTime::from_nanos(1_000);
    assert_eq!(story.acknowledged(), Standing::Missed { over: one });
    story.act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::MetLate { spent: minutes(60) + one, over: one });
    assert_eq!(story.clock(&acknowledgement()).is_met(), Some(false));
}

/// Source: the same reading, and architecture: what is decided is what is kept, cut to the microsecond.
#[test]
fn less_than_a_microsecond_late_is_kept_as_on_time() {
    let mut story = monday();
    story.act(VERA, &incident(1));
    story.now = at("2026-11-16 11:00 Paris") + SignedDuration::from_nanos(999);
    story.act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(60) });
    assert_eq!(story.words(), ["opened", "triaged", "acknowledged"]);
}

/// Source: clause 4: the second to press hears who was first.
#[test]
fn it_is_acknowledged_once() {
    let mut story = monday();
    story.at("2026-11-16 10:20 Paris").act(VERA, &acknowledge());
    let (first, by) = (story.now, By::Person(VERA.id()));
    story.at("2026-11-16 10:21 Paris");
    let again = story.tries(QUENTIN, &acknowledge()).expect_err("refused");
    assert_eq!(again, Refusal::AlreadyAcknowledged { at: first, by });

    let mut story = monday();
    story.act(QUENTIN, &send("We are looking."));
    let after_an_answer = story.tries(VERA, &acknowledge()).expect_err("refused");
    assert!(
        matches!(after_an_answer, Refusal::AlreadyAcknowledged { by, .. } if by == By::Person(QUENTIN.id()))
    );
}

/// Source: clause 1: only open time counts, and a person may be early at work. 21 Nov 2026 is a Saturday.
#[test]
fn whoever_works_at_night_spends_no_open_time() {
    let mut story = Story::reported("2026-11-20 17:42 Paris");
    story.at("2026-11-21 22:00 Paris").act(VERA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(18) });
}

/// Source: reading "half-open": a target used up by the last second falls at 18:00:00 of that day.
#[test]
fn due_at_closing_time_is_late_at_night_by_no_open_time() {
    let mut story = Story::reported("2026-11-20 17:00 Paris");
    story.act(VERA, &incident(1));
    assert_eq!(story.clock(&acknowledgement()).due, Some(at("2026-11-20 18:00 Paris")));
    story.at("2026-11-20 19:00 Paris").act(VERA, &acknowledge());
    let over = minutes(0);
    assert_eq!(story.acknowledged(), Standing::MetLate { spent: minutes(60), over });
}

/// Source: clause 4 on a page: where the clock stands from minute to minute. 20 Nov 2026 is a Friday.
#[test]
fn a_clock_runs_nears_its_end_rests_and_passes() {
    let mut story = Story::reported("2026-11-20 14:30 Paris");
    story.act(VERA, &incident(2));
    assert_eq!(story.at("2026-11-20 15:30 Paris").acknowledged(), Standing::Running { left: minutes(180) });
    // Near its end: a quarter of the target or the warning of the agreement, whichever is more.
    assert_eq!(story.at("2026-11-20 17:29 Paris").acknowledged(), Standing::Running { left: minutes(61) });
    assert_eq!(story.at("2026-11-20 17:30 Paris").acknowledged(), Standing::Soon { left: minutes(60) });
    let resumes = at("2026-11-23 09:00 Paris");
    let resting = Standing::DeskClosed { left: minutes(30), resumes };
    assert_eq!(story.at("2026-11-20 18:00 Paris").acknowledged(), resting);
    assert_eq!(story.at("2026-11-23 08:59 Paris").acknowledged(), resting);
    assert_eq!(story.at("2026-11-23 09:00 Paris").acknowledged(), Standing::Soon { left: minutes(30) });
    assert_eq!(story.at("2026-11-23 09:45 Paris").acknowledged(), Standing::Missed { over: minutes(15) });
}

/// Source: architecture: the clock is an argument. A page of the past shows what stood then.
#[test]
fn the_past_stands_as_it_stood() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris").act(VERA, &acknowledge());
    let stood = |story: &mut Story<'_>, instant: &str| story.at(instant).acknowledged();
    assert_eq!(stood(&mut story, "2026-11-16 10:30 Paris"), Standing::Running { left: minutes(30) });
    assert_eq!(stood(&mut story, "2026-11-16 11:10 Paris"), Standing::Missed { over: minutes(10) });
    let late = Standing::MetLate { spent: minutes(90), over: minutes(30) };
    assert_eq!(stood(&mut story, "2026-11-16 11:30 Paris"), late);
}

/// Source: clause 4, best effort: the start of work is a fact, once.
#[test]
fn work_starts_once() {
    let mut story = monday();
    story.act(VERA, &Command::StartWork);
    assert_eq!(story.ticket().state(), State::InProgress);
    assert_eq!(story.tries(QUENTIN, &Command::StartWork), Err(Refusal::AlreadyStarted));
}
