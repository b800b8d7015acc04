//! The desk's own clock: warned ahead, missed on the due instant, never twice.
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1; the agreement warns 15 minutes ahead.

use desk::clock::Rings;
use desk::{Actor, By, Command, Refusal, Service, TicketFact};
use jiff::SignedDuration;

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

/// Source: clause 4, best effort; architecture, "Alarms".
#[test]
fn it_warns_once_ahead_of_the_due_instant() {
    let mut story = monday();
    assert_eq!(story.at("2026-11-16 10:44 Paris").rings(), []);
    let rung = story.at("2026-11-16 10:50 Paris").rings();
    let [warned] = &rung[..] else { panic!("{rung:?}") };
    assert_eq!((warned.at, warned.recorded_at), (at("2026-11-16 10:45 Paris"), at("2026-11-16 10:50 Paris")));
    assert_eq!((warned.by, warned.on_behalf_of), (By::Service(Service::Clock), None));
    assert_eq!(story.rings(), [], "never twice");
}

/// Source: reading "before triage": a provisional due instant passes without an alarm.
#[test]
fn nothing_is_raised_as_missed_before_triage() {
    let mut story = monday();
    story.at("2026-11-16 11:30 Paris").rings();
    assert_eq!(story.words(), ["opened", "warned"]);
}

/// Source: clause 4, and reading "before triage": acknowledged late and triaged after that, it is missed all the same, and
/// its review is owed; triaged as something that was in time, it isn't.
#[test]
fn what_was_acknowledged_late_is_missed_once_it_is_triaged() {
    let acknowledged = || {
        let mut story = monday();
        story.at("2026-11-16 11:30 Paris").act(VERA, &Command::Acknowledge { note: None });
        assert!(!story.words().contains(&"missed"), "nothing before triage");
        story
    };
    let mut story = acknowledged();
    story.act(VERA, &incident(1));
    assert_eq!(story.words().last(), Some(&"missed"));
    assert_eq!(story.last().at, at("2026-11-16 11:00 Paris"));
    assert_eq!(desk::review::state(&story.ticket()), Some(desk::review::ReviewState::Owed));
    let mut story = acknowledged();
    story.act(VERA, &incident(2));
    assert_eq!(desk::review::state(&story.ticket()), None);
}

/// Source: lessons 8: a miss is stamped with the due instant, whenever it was noticed.
#[test]
fn a_miss_bears_its_due_instant() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 14:00 Paris").rings();
    assert_eq!(story.ticket().last_at, at("2026-11-16 11:00 Paris"));
    let missed = story.last();
    assert_eq!((missed.at, missed.recorded_at), (at("2026-11-16 11:00 Paris"), at("2026-11-16 14:00 Paris")));
    assert_eq!(story.words(), ["opened", "triaged", "warned", "missed"]);
    assert_eq!(story.rings(), [], "never twice");
}

/// Source: reading "exactly on the due instant": whoever acknowledges on the instant is in time.
#[test]
fn a_miss_waits_until_its_instant_is_past() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:00 Paris").rings();
    assert_eq!(story.words(), ["opened", "triaged", "warned"]);
    story.now += SignedDuration::from_micros(1);
    story.rings();
    assert_eq!(story.words(), ["opened", "triaged", "warned", "missed"]);
}

/// Source: architecture, "Alarms": any number of nodes may try, and one commits.
#[test]
fn a_second_node_hears_that_there_is_nothing_to_raise() {
    let mut story = monday();
    story.at("2026-11-16 10:45 Paris");
    let alarm = story.pending().remove(0);
    story.rings();
    let again = story.does(&Actor::clock(VENDOR), &Command::RaiseAlarm(alarm), None);
    assert_eq!(again, Err(Refusal::NoAlarm));
}

/// Source: clause 4: nothing is awaited any more.
#[test]
fn nothing_rings_after_the_clock_has_stopped() {
    let mut story = monday();
    story.act(VERA, &incident(1));
    let alarms = story.pending();
    assert_eq!(alarms.iter().map(|a| a.rings).collect::<Vec<_>>(), [Rings::Warning, Rings::Missed]);
    story.at("2026-11-16 10:30 Paris").act(VERA, &acknowledge()).at("2026-11-16 12:00 Paris");
    assert_eq!(story.pending(), []);
    for alarm in alarms {
        let late = story.does(&Actor::clock(VENDOR), &Command::RaiseAlarm(alarm), None);
        assert_eq!(late, Err(Refusal::NoAlarm));
    }
}

/// Source: lessons 8: the journal tells a miss even if a person was faster than the desk's clock.
#[test]
fn a_miss_that_nobody_noticed_is_told_before_the_act_that_ends_the_waiting() {
    for act in [acknowledge(), send("We are looking."), diagnose("It is full."), resolve("Empty it.")] {
        let mut story = monday();
        story.act(VERA, &incident(1)).at("2026-11-16 11:20 Paris").act(VERA, &act);
        let told = story.words();
        assert_eq!(told[..3], ["opened", "triaged", "missed"], "{act:?}");
        assert_eq!(story.entries[2].at, at("2026-11-16 11:00 Paris"));
        assert_eq!(story.ticket().last_at, story.now);
        assert_eq!(story.entries.iter().map(|e| e.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    }
}

/// Source: reading "changed priority": the new target has its own alarms, the replaced one none.
#[test]
fn a_changed_priority_has_alarms_of_its_own() {
    let mut story = monday();
    story.at("2026-11-16 10:45 Paris").rings();
    story.act(VERA, &incident(2)).at("2026-11-16 13:50 Paris").rings();
    assert_eq!(story.words(), ["opened", "warned", "triaged", "warned"]);
    assert_eq!(story.last().at, at("2026-11-16 13:45 Paris"));
    story.at("2026-11-16 14:10 Paris").rings();
    let missed: Vec<_> = story.facts().filter(|f| matches!(f, TicketFact::Missed(_))).collect();
    let [TicketFact::Missed(alarm)] = missed[..] else { panic!("{missed:?}") };
    assert_eq!((alarm.category, alarm.due), (2, at("2026-11-16 14:00 Paris")));
}

/// Source: lessons 15: reminders obey the same calendars. 21 Nov 2026 is a Saturday.
#[test]
fn no_warning_wakes_anybody_outside_open_hours() {
    let terms = Terms::of(&amended(&[("\"15 business minutes\"", "\"2 business hours\"")]));
    let mut story = Story::told(&terms, "2026-11-21 03:00 Paris", NORA, &bare());
    assert_eq!(story.at("2026-11-23 08:59 Paris").rings(), []);
    let rung = story.at("2026-11-23 09:00 Paris").rings();
    assert_eq!(rung.iter().map(|e| e.at).collect::<Vec<_>>(), [at("2026-11-23 09:00 Paris")]);
    let friday = Story::reported("2026-11-20 17:55 Paris");
    assert_eq!(friday.pending()[0].at, at("2026-11-23 09:40 Paris"));
}

/// Source: hard rule 10: a named service with a row of its own.
#[test]
fn nobody_but_the_desks_clock_raises_alarms() {
    let mut story = monday();
    let alarm = story.pending().remove(0);
    story.at("2026-11-16 10:50 Paris");
    let raise = Command::RaiseAlarm(alarm);
    for who in [NORA, PAUL, VERA, QUENTIN, MONA, AUDREY] {
        let refused = story.tries(who, &raise).expect_err("refused");
        assert_eq!(refused.code(), "not-allowed", "{who:?}");
    }
    for who in [TOM, SOFIA, INES, ADAM] {
        assert_eq!(story.tries(who, &raise), Err(Refusal::NotFound), "{who:?}");
    }
}

/// Source: clause 4 under an agreement that promises a diagnosis too: each promise is told.
#[test]
fn two_promises_missed_are_two_misses() {
    let more = "within = \"1 business hour\"\nclause = \"4.category-1\"\n\n[[categories.targets]]\n\
                measure = \"diagnosis\"\nwithin = \"2 business hours\"\nclause = \"4.category-1\"\n";
    let old = "within = \"1 business hour\"\nclause = \"4.category-1\"\n";
    let terms = Terms::of(&amended(&[(old, more)]));
    let mut story = Story::told(&terms, "2026-11-16 10:00 Paris", NORA, &bare());
    story.at("2026-11-16 12:30 Paris").act(VERA, &incident(1));
    assert_eq!(story.words(), ["opened", "triaged", "missed", "missed"]);
    assert_eq!(story.ticket().last_at, story.now, "a miss is told of the past");
    let at_due: Vec<_> = story.entries[2..].iter().map(|entry| entry.at).collect();
    assert_eq!(at_due, [at("2026-11-16 11:00 Paris"), at("2026-11-16 12:00 Paris")]);
}
