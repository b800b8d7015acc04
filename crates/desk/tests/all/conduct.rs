//! What is counted so that gaming shows (product, 2.B: "exclusions, instant acknowledgements and lowered categories are
//! counted per person").

use desk::conduct::{Act, acknowledged, counted, overturned};
use desk::exclusion::{ExclusionCommand, Known, Proposal, Verdict};
use desk::fact::Stops;
use desk::{Command, NewTicket};
use terms::GroundId;

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn propose() -> Command {
    Command::Exclusion(ExclusionCommand::Propose(Box::new(Proposal {
        ground: GroundId::from("misuse"),
        contract_clause: None,
        found: None,
        duty: None,
        cause: words("Edited by hand."),
        evidence: words("The audit log."),
        told: words("The file was edited by hand."),
        help: false,
        known: Known::default(),
    })))
}

fn confirm() -> Command {
    Command::Exclusion(ExclusionCommand::Confirm { found: None, known: Known::default() })
}

fn acts(story: &Story<'_>) -> Vec<(Act, Option<Who>)> {
    let who = |id| [VERA, QUENTIN, MONA, NORA].into_iter().find(|who| who.id() == id);
    counted(&story.ticket()).into_iter().map(|one| (one.act, one.by.and_then(who))).collect()
}

/// Source: product, 2.B: counted per ground and per person; what became of it, under the instant of its confirmation.
#[test]
fn an_exclusion_is_counted_with_what_became_of_it() {
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose());
    assert_eq!(acts(&story), [(Act::Proposed, Some(VERA)), (Act::WaitsForSecond, None)]);
    story.at("2026-11-16 10:20 Paris").act(QUENTIN, &confirm());
    assert_eq!(acts(&story), [(Act::Proposed, Some(VERA)), (Act::Confirmed, Some(QUENTIN))]);
    let reply = ExclusionCommand::Contest { reply: words("We did not.") };
    story.at("2026-12-01 10:00 Paris").act(NORA, &Command::Exclusion(reply));
    assert!(acts(&story).contains(&(Act::WaitsForThird, None)));
    let review = ExclusionCommand::Review { verdict: Verdict::Overturned, reason: words("Our own script.") };
    story.act(MONA, &Command::Exclusion(review));
    assert_eq!(
        acts(&story)[2..],
        [
            (Act::Contested, Some(NORA)),
            (Act::Overturned, Some(MONA)),
            (Act::WasOverturned, Some(VERA)),
            (Act::WasOverturned, Some(QUENTIN)),
        ]
    );
    let november = at("2026-11-16 10:20 Paris");
    assert!(counted(&story.ticket())[1..].iter().all(|one| one.at == november), "of November's decisions");
}

/// Source: the same: a category that is lowered, against the triage before or what the report suggests.
#[test]
fn a_lowered_category_is_counted_and_a_raised_one_is_not() {
    let mut story = monday();
    story.act(VERA, &incident(2));
    assert_eq!(acts(&story), [], "nothing was suggested");
    story.act(QUENTIN, &incident(1)).act(VERA, &incident(2)).act(VERA, &question(2));
    assert_eq!(acts(&story), [(Act::Lowered, Some(VERA)), (Act::Lowered, Some(VERA))]);

    let all = NewTicket { stops: Some(Stops::Everything), ..bare() };
    let mut story = Story::reported_by("2026-11-16 10:00 Paris", NORA, &all);
    story.act(VERA, &incident(2));
    assert_eq!(acts(&story), [(Act::Lowered, Some(VERA))], "the report suggests category 1");
}

/// Source: the same: of a lowering by two people, whoever proposed it is counted.
#[test]
fn of_a_confirmed_lowering_the_first_person_is_counted() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris");
    story.act(QUENTIN, &incident_because(2, "One screen only.")).act(MONA, &Command::ConfirmLowering);
    assert_eq!(acts(&story), [(Act::Lowered, Some(QUENTIN))]);
}

/// Source: the same: acknowledged within a minute of notification, by the button.
#[test]
fn an_acknowledgement_within_a_minute_is_at_once() {
    for (instant, at_once) in [("2026-11-16 10:01:00 Paris", true), ("2026-11-16 10:01:01 Paris", false)] {
        let mut story = monday();
        story.at(instant).act(VERA, &acknowledge());
        assert_eq!(acknowledged(&story.clock(&acknowledgement())), Some((VERA.id(), at_once)));
    }
    let mut story = monday();
    story.act(VERA, &send("Which version?"));
    assert_eq!(acknowledged(&story.clock(&acknowledgement())), None, "an answer was read");
}

/// Source: product, 2.B: the share overturned, with its interval.
#[test]
fn the_share_overturned_has_its_interval() {
    let share = overturned(1, 4).expect("a share");
    assert_eq!((share.of, share.share), (4, 0.25));
    assert!(share.low < 0.1 && share.high > 0.6, "1 of 4 says little");
    assert_eq!(overturned(0, 0), None);
}
