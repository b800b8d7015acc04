//! A log of another desk: what it tells is taken, what it can't tell is said, and nothing rings.
//!
//! 16 Nov 2026 is a Monday; the log is read in December.

use desk::clock::Course;
use desk::fact::{Door, Kind, Untold};
use desk::{Actor, Command, Context, NewTicket, Refusal, Standing, Ticket, decide, open};
use jiff::Timestamp;

use crate::world::*;

struct Log {
    ticket: Ticket,
    read_at: Timestamp,
}

impl Log {
    fn begins(instant: &str, untold: Vec<Untold>) -> Log {
        let read_at = at("2026-12-07 10:00 Paris");
        let new = NewTicket { door: Door::Import, untold, ..bare() };
        let actor = Actor::import(VENDOR);
        let cx = Context { at: at(instant), ..context(&TERMS, &actor, read_at) };
        let decided = open(&new, &organisation(ALPHA), None, &cx).expect("a report");
        Log { ticket: Ticket::fold(&decided.entries).expect("a ticket"), read_at }
    }

    fn tells(&mut self, instant: &str, command: &Command) -> Result<(), Refusal> {
        let actor = Actor::import(VENDOR);
        let cx = Context { at: at(instant), ..context(&TERMS, &actor, self.read_at) };
        let decided = decide(&self.ticket, command, &cx)?;
        assert_eq!(decided.entries.len(), 1, "no alarms");
        assert_eq!(decided.entries[0].recorded_at, self.read_at);
        self.ticket = decided.entries.iter().fold(self.ticket.clone(), Ticket::after);
        Ok(())
    }

    fn story(&self) -> (Vec<desk::Clock>, Vec<desk::clock::PendingAlarm>) {
        let Terms { agreement, calendars } = &*TERMS;
        let clocks = desk::clocks(&self.ticket, agreement, calendars).expect("clocks");
        let pending =
            desk::clock::pending_alarms(&self.ticket, &clocks, agreement, calendars).expect("alarms");
        (clocks, pending)
    }

    fn standing(&self, measure: &terms::MeasureId) -> Standing {
        let (clocks, _) = self.story();
        let clock = desk::clock::current(&clocks, measure).expect("a clock");
        let calendar = &TERMS.calendars[&clock.region];
        clock.standing(calendar, self.read_at, minutes(15)).expect("a standing")
    }
}

/// Source: issue, item 4: measured like any, and raises no past alarms.
#[test]
fn a_log_is_measured_and_nothing_rings() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &incident(1)).expect("taken");
    assert_eq!(log.story().1, [], "the due instant was long ago");
    log.tells("2026-11-16 11:30 Paris", &acknowledge()).expect("taken");
    let late = Standing::MetLate { spent: minutes(90), over: minutes(30) };
    assert_eq!(log.standing(&acknowledgement()), late);
    assert_eq!(log.ticket.missed, []);
}

/// Source: issue, item 4: an imported actor's qualification is unknown, so nobody can tell the response time.
#[test]
fn whether_an_imported_diagnosis_counts_nobody_can_tell() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &diagnose("The store is full.")).expect("taken");
    assert_eq!(log.standing(&diagnosis()), Standing::Untold);
    assert_eq!(log.standing(&acknowledgement()), Standing::Met { spent: minutes(30) }, "it acknowledges");

    // A qualified person's diagnosis, later: the unknown one may have been the first.
    let now = at("2026-12-07 11:00 Paris");
    let actor = QUENTIN.actor(now);
    let decided = decide(&log.ticket, &diagnose("It is."), &context(&TERMS, &actor, now)).expect("taken");
    log.ticket = log.ticket.clone().after(&decided.entries[0]);
    log.read_at = now;
    assert_eq!(log.standing(&diagnosis()), Standing::Untold);
}

/// Source: issue, item 4: what the log can't tell is said, not invented.
#[test]
fn a_log_that_begins_in_the_middle_has_no_clock_to_speak_of() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![Untold::Notification]);
    log.tells("2026-11-16 10:30 Paris", &acknowledge()).expect("taken");
    log.tells("2026-11-16 10:30 Paris", &incident(2)).expect("taken");
    assert_eq!(log.standing(&acknowledgement()), Standing::Untold);
    assert_eq!(log.standing(&diagnosis()), Standing::Untold);
    let (clocks, pending) = log.story();
    assert_eq!(clocks[0].course, Course::Untold);
    assert_eq!(clocks[0].category, Some(2));
    assert_eq!(pending, []);
}

/// Source: the same; without a place nobody can say whose hours count.
#[test]
fn a_log_without_a_place_has_no_clock() {
    let log = Log::begins("2026-11-16 10:00 Paris", vec![Untold::Region]);
    assert_eq!(log.story().0, []);
    assert!(log.ticket.opened.what.pin.calendars.is_empty());
}

/// Source: the same; a log that never tells of diagnoses leaves the response time open to nobody's guess.
#[test]
fn a_log_that_does_not_tell_of_diagnoses_has_no_response_time() {
    let log = Log::begins("2026-11-16 10:00 Paris", vec![Untold::Diagnosis]);
    assert_eq!(log.standing(&diagnosis()), Standing::Untold);
    assert!(matches!(log.standing(&acknowledgement()), Standing::Passed { .. }));
}

/// Source: product, readings: the rules for people don't bind what they did elsewhere.
#[test]
fn a_log_needs_no_second_person_no_gravity_and_no_triage() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &triage(Kind::Incident, 1, None, None, None)).expect("taken");
    log.tells("2026-11-16 12:00 Paris", &triage(Kind::Incident, 2, None, None, None)).expect("taken");
    assert_eq!(log.ticket.category(), Some(2));

    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &resolve("Empty it.")).expect("taken");
    log.tells("2026-11-16 10:40 Paris", &close()).expect("taken");
    assert_eq!(log.ticket.state(), desk::State::Closed);
    assert!(log.ticket.triages.is_empty());
}

/// Source: architecture: `at` is not before the previous stop and not after now.
#[test]
fn a_log_is_told_in_order() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &Command::StartWork).expect("taken");
    let early = log.tells("2026-11-16 10:29 Paris", &acknowledge());
    assert!(
        matches!(early, Err(Refusal::OutOfOrder { earliest, .. }) if earliest == at("2026-11-16 10:30 Paris"))
    );
    let future = log.tells("2026-12-07 10:01 Paris", &acknowledge());
    assert!(matches!(future, Err(Refusal::OutOfOrder { .. })));
    log.tells("2026-11-16 10:30 Paris", &acknowledge()).expect("at the same instant");
}

/// Source: issue, item 4: a log's ticket goes on at this desk like any other.
#[test]
fn people_go_on_where_the_log_ends() {
    let mut log = Log::begins("2026-11-16 10:00 Paris", vec![]);
    log.tells("2026-11-16 10:30 Paris", &incident(1)).expect("taken");
    let now = at("2026-12-07 10:00 Paris");
    let actor = VERA.actor(now);
    let lowered = decide(&log.ticket, &incident(2), &context(&TERMS, &actor, now));
    assert_eq!(lowered, Err(Refusal::LoweringNeedsReason { due: at("2026-11-16 11:00 Paris") }));
    let acknowledged = decide(&log.ticket, &acknowledge(), &context(&TERMS, &actor, now)).expect("taken");
    assert_eq!(acknowledged.entries.len(), 1, "no past alarm");
}
