//! Bundles of evidence from a desk at work: what leaves it, for whom, and that it holds.

use app::{Audience, Failure, Form};
use desk::evidence::{About, Item, Why, verify, verify_signed};
use desk::fact::{Gravity, Kind};
use desk::report::Outcome;
use desk::{Command, Month, Refusal};

use super::world::{AGREEMENT, World};

fn triage(category: u8) -> Command {
    Command::Triage {
        kind: Kind::Incident,
        category,
        gravity: Some(Gravity::Major),
        workaround: Some(false),
        reason: None,
    }
}

/// A ticket of Provider A with a note of the centre, and one of Provider B.
async fn story(name: &str) -> (World, u64) {
    let w = World::new(name).await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page after sign-in").await;
    w.report(w.tom, "Slow search").await;
    w.clock("2026-11-23 09:20 Paris");
    let (vera, form) = (w.visitor(w.vera).await, Form::default());
    let note = Command::note(w.app.authored("Ask Kyoto about their proxy."));
    for command in [Command::Acknowledge { note: None }, note, triage(1)] {
        w.app.act(&vera, number, &command, &form).await.expect("taken");
    }
    (w, number)
}

fn november() -> Month {
    "2026-11".parse().expect("a month")
}

/// Source: issue 3, "Evidence bundle"; security §3.2: a provider's evidence has what a provider may read.
#[tokio::test]
async fn the_evidence_of_a_ticket_holds_and_keeps_the_centres_notes_in_the_centre() {
    let (w, number) = story("evidence-ticket").await;
    let bundle = w.app.evidence_of_ticket(&w.visitor(w.nora).await, number).await.expect("evidence");
    let found = verify(&bundle, &[]).expect("sound");
    assert_eq!((found.tickets, found.entries, found.withheld, found.texts, found.proofs), (1, 4, 1, 1, 2));
    assert_eq!(found.outcomes.get(&Outcome::Met), Some(&1));
    assert_eq!(found.house.last, w.app.anchor(w.app.position()).await.expect("a journal").expect("a head"));
    let text = String::from_utf8(bundle).expect("text");
    assert!(text.contains("Blank page after sign-in") && !text.contains("Kyoto"));
    // Those who answer see their own notes.
    let whole = w.app.evidence_of_ticket(&w.visitor(w.vera).await, number).await.expect("evidence");
    assert_eq!(verify(&whole, &[]).expect("sound").withheld, 0);
    assert!(String::from_utf8(whole).expect("text").contains("Ask Kyoto"));
    // To another provider there is no such ticket.
    let other = w.app.evidence_of_ticket(&w.visitor(w.tom).await, number).await;
    assert!(matches!(other, Err(Failure::Refused(Refusal::NotFound))));
}

/// Source: issue 3, "Evidence bundle": a month of a provider.
#[tokio::test]
async fn the_evidence_of_a_month_has_every_ticket_of_that_provider_and_no_other() {
    let (w, _) = story("evidence-month").await;
    let about = About::Month { month: november(), provider: w.provider };
    let now = w.app.now();
    let bundle = w.app.evidence_for(about, &Audience::Asker, now).await.expect("evidence");
    let found = verify(&bundle, &[]).expect("sound");
    assert_eq!((found.tickets, found.withheld), (1, 1));
    assert!(!String::from_utf8(bundle).expect("text").contains("Slow search"));

    let nora = w.visitor(w.nora).await;
    let own = w.app.evidence_of_month(&nora, november(), w.provider).await.expect("evidence");
    assert_eq!(verify(&own, &[]).expect("sound").tickets, 1);
    let others = w.app.evidence_of_month(&nora, november(), w.direct).await;
    assert!(matches!(others, Err(Failure::Refused(Refusal::NotFound))));
    let before = w.app.evidence_of_month(&nora, november().previous(), w.provider).await.expect("evidence");
    assert_eq!(verify(&before, &[]).expect("sound, and empty").tickets, 0);
}

/// Source: issue 3, "Evidence bundle": a month carries the chain from before it, says where each number is that the house gave,
/// and is signed with the desk's own key.
#[tokio::test]
async fn a_month_has_a_roll_and_the_desks_own_signature() {
    let (w, number) = story("evidence-roll").await;
    w.clock("2026-12-02 10:00 Paris");
    let later = w.report(w.nora, "December's").await;
    let nora = w.visitor(w.nora).await;
    let key = w.app.public_key().await.expect("a key");
    assert_eq!(w.app.public_key().await.expect("a key"), key, "made once");
    let signed = |bundle: &[u8]| verify_signed(bundle, &[], &app::is_signed_by, Some(&key));
    let bundle = w.app.evidence_of_month(&nora, november(), w.provider).await.expect("evidence");
    let found = signed(&bundle).expect("sound, and the desk's");
    let roll = found.roll.expect("a month has one");
    assert_eq!((roll.first, roll.last), (number, later), "every number in between");
    assert_eq!((roll.here, roll.in_others, roll.another), (1, 1, 1), "Tom's is another's");
    let december = w.app.evidence_of_month(&nora, november().next(), w.provider).await.expect("evidence");
    let found = signed(&december).expect("sound");
    assert_eq!(found.roll.map(|roll| (roll.first, roll.here)), Some((later, 1)));
    let start = w.app.anchor(found.house.before.position).await.expect("a journal");
    assert_eq!(start, Some(found.house.before), "the chain begins before the month");

    // Neither the key's private half nor any other setting leaves with it; one bit, and it is nobody's.
    let one = w.app.evidence_of_ticket(&nora, number).await.expect("evidence");
    assert!(signed(&one).expect("sound").roll.is_none());
    let text = String::from_utf8(one).expect("text");
    let at = text.rfind("\"signature\":\"").expect("a signature") + 13;
    let other = if text.as_bytes()[at] == b'0' { "1" } else { "0" };
    let forged = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    let wrong = signed(forged.as_bytes()).expect_err("forged");
    assert_eq!((wrong.item, wrong.why), (Item::Signature, Why::Signature));
}

/// A later bundle passes through the head that an earlier one ended with; one of another desk doesn't.
#[tokio::test]
async fn a_later_bundle_passes_through_the_head_of_an_earlier_one() {
    let (w, number) = story("evidence-later").await;
    let nora = w.visitor(w.nora).await;
    let earlier = w.app.evidence_of_ticket(&nora, number).await.expect("evidence");
    let kept = verify(&earlier, &[]).expect("sound").house.last;
    w.clock("2026-11-23 10:00 Paris");
    let diagnosis = Command::diagnose(w.app.authored("The session store is full."));
    w.app.act(&w.visitor(w.quentin).await, number, &diagnosis, &Form::default()).await.expect("taken");
    let later = w.app.evidence_of_ticket(&nora, number).await.expect("evidence");
    assert!(verify(&later, &[kept]).is_ok());
    assert!(verify(&earlier, &[verify(&later, &[]).expect("sound").house.last]).is_err());

    let other = verify(&later, &[desk::evidence::Anchor { head: desk::Digest::of(&[b"x"]), ..kept }]);
    let wrong = other.expect_err("another past");
    assert_eq!((wrong.item, wrong.why), (Item::House, Why::Anchor { position: kept.position }));
}

/// What was erased is gone from evidence too, and the chain holds all the same.
#[tokio::test]
async fn erased_words_leave_no_trace_in_evidence() {
    let (w, number) = story("evidence-erased").await;
    w.app.erase_person(w.nora).await.expect("erased");
    let bundle = w.app.evidence_of_ticket(&w.visitor(w.vera).await, number).await.expect("evidence");
    assert_eq!(verify(&bundle, &[]).expect("sound").texts, 1, "Vera's note");
    let text = String::from_utf8(bundle).expect("text");
    assert!(!text.contains("Blank page") && !text.contains("Nora"));
}

/// Source: issue 3, "Evidence bundle": every agreement and calendar edition that the ticket was ever pinned to.
#[tokio::test]
async fn the_evidence_of_a_ticket_that_was_put_under_other_terms_twice_has_all_of_them() {
    let w = World::new("evidence-repinned").await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page after sign-in").await;
    let (mona, form) = (w.visitor(w.mona).await, Form::default());
    for (id, minutes) in [("2026-12", 30), ("2027-01", 45)] {
        let file = AGREEMENT
            .replacen("id = \"2021-09\"", &format!("id = \"{id}\""), 1)
            .replacen("effective = 2021-09-01", &format!("effective = {id}-01"), 1)
            .replacen("within = \"1 business hour\"", &format!("within = \"{minutes} business minutes\""), 1);
        let file = file.split("[[examples]]").next().expect("a first part");
        let id = w.app.publish_by_console(file, "Agreed.").await.expect("published");
        w.app.repin(&mona, number, &id, &w.app.authored("Alpha asked."), &form).await.expect("taken");
    }
    let bundle = w.app.evidence_of_ticket(&w.visitor(w.nora).await, number).await.expect("evidence");
    assert_eq!(verify(&bundle, &[]).expect("sound").entries, 3);
    let text = String::from_utf8(bundle).expect("text");
    for id in ["2021-09", "2026-12", "2027-01"] {
        assert!(text.contains(&format!("{{\"agreement\":{{\"id\":\"{id}\"")), "{id}");
    }
}
