//! Clause 4: a missed target opens a short review; and clause 1: response times as a distribution.
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1.

use desk::review::{ReviewCommand, ReviewState, spent, state};
use desk::{Command, Refusal};

use crate::world::*;

fn missed() -> Story<'static> {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.at("2026-11-16 10:20 Paris").act(VERA, &incident(1));
    story.at("2026-11-16 11:30 Paris").act(VERA, &acknowledge());
    story
}

fn write(wording: &str) -> Command {
    let (cause, remedy) = (words("Both were at lunch."), words("Lunch in turns."));
    Command::Review(ReviewCommand::Write { cause, remedy, wording: words(wording) })
}

fn approve() -> Command {
    Command::Review(ReviewCommand::Approve)
}

fn send_back() -> Command {
    Command::Review(ReviewCommand::Return { reason: words("Say when.") })
}

/// Source: clause 4; the issue: "a missed target (never called so before triage) opens a short review".
#[test]
fn a_missed_target_opens_a_review_and_nothing_else_does() {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.at("2026-11-16 11:30 Paris");
    assert_eq!(state(&story.ticket()), None, "before triage nothing is called missed");
    assert_eq!(story.tries(VERA, &write("Late.")), Err(Refusal::NothingMissed));
    assert_eq!(state(&missed().ticket()), Some(ReviewState::Owed));
}

/// Source: the issue: an approved wording, by a second person.
#[test]
fn a_manager_who_did_not_write_it_approves_the_wording() {
    let mut story = missed();
    story.act(VERA, &write("Acknowledged 30 minutes late."));
    assert_eq!(story.tries(QUENTIN, &approve()).expect_err("no manager").code(), "not-allowed");
    story.act(MONA, &approve());
    assert_eq!(state(&story.ticket()), Some(ReviewState::Approved));
    assert_eq!(story.tries(MONA, &approve()), Err(Refusal::NothingToApprove));

    let mut story = missed();
    story.act(MONA, &write("Acknowledged 30 minutes late."));
    assert_eq!(story.tries(MONA, &approve()), Err(Refusal::SamePerson));
}

/// Source: the issue: what is written again is approved again.
#[test]
fn a_review_sent_back_or_written_again_waits_anew() {
    let mut story = missed();
    story.act(VERA, &write("Late.")).act(MONA, &send_back());
    assert_eq!(state(&story.ticket()), Some(ReviewState::Returned));
    assert_eq!(story.tries(MONA, &approve()), Err(Refusal::NothingToApprove));
    story.act(VERA, &write("Acknowledged 30 minutes late.")).act(MONA, &approve());
    story.act(QUENTIN, &write("Another word."));
    assert_eq!(state(&story.ticket()), Some(ReviewState::Written), "an old approval is of old words");
}

/// Source: the issue: the cause and the remedy are internal.
#[test]
fn a_review_is_the_desks_own_affair() {
    let mut story = missed();
    story
        .act(VERA, &write("Late."))
        .act(MONA, &send_back())
        .act(VERA, &write("Later."))
        .act(MONA, &approve());
    assert!(story.facts().filter(|fact| fact.word().starts_with("review")).all(|fact| !fact.is_shared()));
    assert_eq!(story.tries(NORA, &write("Late.")).expect_err("not hers").code(), "not-allowed");
}

/// Source: the issue: "where the open minutes went (queue, provider, roster gap)"; the parts add up, and closed time is nobody's.
#[test]
fn where_the_open_time_went_adds_up() {
    let paris = &TERMS.calendars["EMEA"];
    let (from, until) = (at("2026-11-20 17:00 Paris"), at("2026-11-23 11:00 Paris"));
    let asked = [(at("2026-11-23 09:30 Paris"), at("2026-11-23 10:00 Paris"))];
    let gaps = [(at("2026-11-20 17:30 Paris"), at("2026-11-23 09:40 Paris"))];
    let triaged = Some(at("2026-11-20 17:15 Paris"));
    let found = spent(paris, (from, until), triaged, &asked, &gaps).expect("in reach");
    let parts = [found.queue, found.provider, found.gap, found.desk];
    assert_eq!(parts, [minutes(15), minutes(30), minutes(60), minutes(75)]);
    assert_eq!(found.total(), paris.between(from, until).expect("in reach"));
    let untriaged = spent(paris, (from, until), None, &[], &[]).expect("in reach");
    assert_eq!((untriaged.queue, untriaged.total()), (minutes(180), minutes(180)));
}

/// Source: clause 1, response time; ux 2.10: no means, and each figure is a real ticket's.
#[test]
fn a_distribution_names_real_spans() {
    use desk::response::{Response, distribution, responses};
    assert_eq!(distribution(Vec::new()), None);
    let one = distribution(vec![600]).expect("one");
    assert_eq!((one.least, one.half, one.nine_tenths, one.most), (600, 600, 600, 600));
    let many = distribution((1..=1_000).collect()).expect("many");
    assert_eq!((many.half, many.nine_tenths), (500, 900));
    assert!(many.curve.len() <= 102 && many.curve.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(many.curve.last(), Some(&(1_000, 1_000)));
    let taken = |open| Response::Taken { open, elapsed: 2 * open };
    let all = [taken(60), Response::Waiting, taken(120), Response::Never, Response::Untold];
    let line = responses(Vec::new(), &all);
    assert_eq!((line.given, line.waiting, line.never, line.untold), (2, 1, 1, 1));
    assert_eq!(line.elapsed.map(|elapsed| elapsed.most), Some(240));
}
