//! Clause 4, best effort: whom the desk calls as time runs out, and by when those who wait hear something.
//!
//! 16 Nov 2026 is a Monday. The agreement calls at 30 minutes left whoever answers for the ticket, at 15 a qualified member, at
//! 5 a manager, at the due instant the deputy; news is given every 9 business hours, in category 1 every 2.

use desk::clock::{PendingAlarm, Rings};
use desk::ladder::{OnDuty, Rung, ahead, people, stands};
use desk::promise::{PromiseCommand, PromiseFact};
use desk::{Actor, Command, PersonId, Product, QualifiedFor, Refusal, Role, TicketFact};
use proptest::prelude::*;

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn waiting(story: &Story<'_>) -> desk::ladder::Ahead {
    ahead(&story.ticket(), &story.clocks(), &story.terms.agreement, &story.terms.calendars).expect("ahead")
}

fn next(story: &Story<'_>, rings: Rings) -> Option<PendingAlarm> {
    waiting(story).pending.into_iter().find(|p| p.rings == rings)
}

fn calls(pending: PendingAlarm, called: &[Who]) -> Command {
    let people = called.iter().map(|who| who.id()).collect();
    Command::Promise(PromiseCommand::Call { pending, people })
}

/// The desk's clock climbs as far as it is time to; the instants and whom each rung calls.
fn climbs(story: &mut Story<'_>, rings: Rings) -> Vec<(jiff::Timestamp, Rung)> {
    let mut called = Vec::new();
    while let Some(pending) = next(story, rings) {
        let at = pending.at;
        match story.does(&Actor::clock(VENDOR), &calls(pending, &[QUENTIN]), None) {
            Ok(_) => {
                let ticket = story.ticket();
                called.push((at, ticket.promises.calls.last().expect("called").call.to));
            }
            Err(refusal) => {
                assert_eq!(refusal, Refusal::NoAlarm);
                return called;
            }
        }
    }
    called
}

/// Source: clause 4, best effort; the issue: assigned, qualified on shift, manager, named deputy.
#[test]
fn the_ladder_climbs_as_open_time_runs_out() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:00 Paris");
    let rungs = climbs(&mut story, Rings::Call);
    let expected = [
        (at("2026-11-16 10:30 Paris"), Rung::Assigned),
        (at("2026-11-16 10:45 Paris"), Rung::Qualified),
        (at("2026-11-16 10:55 Paris"), Rung::Manager),
    ];
    assert_eq!(rungs, expected, "on the due instant itself one may still be in time");
    story.at("2026-11-16 11:01 Paris");
    assert_eq!(climbs(&mut story, Rings::Call), [(at("2026-11-16 11:00 Paris"), Rung::Deputy)]);
    assert_eq!(next(&story, Rings::Call), None, "and nobody is called twice");
}

/// Source: the issue: "obeys the calendars". Friday 17:42: 18 minutes of Friday, 42 of Monday.
#[test]
fn nobody_is_called_at_night() {
    let mut story = Story::reported("2026-11-20 17:42 Paris");
    story.at("2026-11-23 09:30 Paris");
    let rungs = climbs(&mut story, Rings::Call);
    let expected =
        [(at("2026-11-23 09:12 Paris"), Rung::Assigned), (at("2026-11-23 09:27 Paris"), Rung::Qualified)];
    assert_eq!(rungs, expected);
}

/// Source: the issue: "never fires twice": a second node, and a second triage to the same category.
#[test]
fn a_rung_is_climbed_once() {
    let mut story = monday();
    let pending = next(&story, Rings::Call).expect("the first rung");
    story.at("2026-11-16 10:31 Paris");
    let command = calls(pending, &[VERA]);
    story.does(&Actor::clock(VENDOR), &command, None).expect("called");
    assert_eq!(story.does(&Actor::clock(VENDOR), &command, None), Err(Refusal::NoAlarm));
    story.act(VERA, &incident(1));
    assert_eq!(next(&story, Rings::Call).map(|p| p.at), Some(at("2026-11-16 10:45 Paris")), "the next one");
}

/// Source: clause 4: once it is acknowledged nobody is called for it, and what was called no longer stands.
#[test]
fn the_ladder_ends_with_the_waiting() {
    let mut story = monday();
    story.at("2026-11-16 10:31 Paris");
    climbs(&mut story, Rings::Call);
    let call = story.ticket().promises.calls[0].call.clone();
    let live = |story: &Story<'_>| stands(&call, &story.clocks(), waiting(story).news.as_ref());
    assert!(live(&story));
    story.act(VERA, &acknowledge());
    assert!(!live(&story));
    assert_eq!(next(&story, Rings::Call), None);
}

/// Source: hard rule 10: only the desk's clock calls, and only who is next.
#[test]
fn nobody_but_the_desks_clock_calls() {
    let mut story = monday();
    let pending = next(&story, Rings::Call).expect("the first rung");
    story.at("2026-11-16 10:31 Paris");
    for who in [NORA, VERA, QUENTIN, MONA] {
        let refused = story.tries(who, &calls(pending.clone(), &[who])).expect_err("refused");
        assert_eq!(refused.code(), "not-allowed", "{who:?}");
    }
    let plain = Command::RaiseAlarm(pending);
    assert_eq!(story.does(&Actor::clock(VENDOR), &plain, None), Err(Refusal::NoAlarm), "it names people");
}

/// Source: the agreement's [news]: counted from the last word, in the client's hours, by category.
#[test]
fn news_is_due_as_the_agreement_says() {
    let news = |story: &Story<'_>| waiting(story).news.map(|news| (news.by, news.promised));
    let mut story = monday();
    assert_eq!(news(&story), None, "before the first word the acknowledgement is awaited");
    story.act(VERA, &acknowledge());
    assert_eq!(news(&story), Some((at("2026-11-17 10:00 Paris"), false)));
    story.act(VERA, &incident(1));
    assert_eq!(news(&story), Some((at("2026-11-16 12:00 Paris"), false)));
    story.at("2026-11-16 11:30 Paris").act(VERA, &send("We are on it."));
    assert_eq!(news(&story), Some((at("2026-11-16 13:30 Paris"), false)));
    let step = Command::Promise(PromiseCommand::Step {
        step: words("We empty the store."),
        news_by: Some(at("2026-11-16 17:00 Paris")),
    });
    story.act(QUENTIN, &step);
    assert_eq!(news(&story), Some((at("2026-11-16 17:00 Paris"), true)), "a person's promise outweighs it");
    story.act(QUENTIN, &resolve("Emptied."));
    assert_eq!(news(&story), None);
}

/// Source: clause 4, best effort; docs/DESIGN.md, "When is a promise of news kept?": a word on the way takes nothing back.
#[test]
fn a_word_on_the_way_never_calls_for_news_sooner_than_what_was_promised() {
    let news = |story: &Story<'_>| waiting(story).news.map(|news| (news.by, news.promised));
    let promise =
        |by: &str| Command::Promise(PromiseCommand::Step { step: words("We look."), news_by: Some(at(by)) });
    let mut story = monday();
    story.act(VERA, &acknowledge()).act(VERA, &promise("2026-11-20 17:00 Paris"));
    story.at("2026-11-17 11:00 Paris").act(VERA, &send("A part was found."));
    assert_eq!(news(&story), Some((at("2026-11-20 17:00 Paris"), true)), "Friday was said, Friday it is");
    story.at("2026-11-20 16:50 Paris").act(VERA, &send("This is what we found."));
    assert_eq!(
        news(&story),
        Some((at("2026-11-23 16:50 Paris"), false)),
        "kept: nobody waits for ten minutes' more"
    );
    story.act(VERA, &promise("2026-11-23 12:00 Paris"));
    assert_eq!(
        news(&story),
        Some((at("2026-11-23 12:00 Paris"), true)),
        "a promise may be sooner than the agreement"
    );
    story.at("2026-11-23 12:30 Paris").act(VERA, &send("Late, and here it is."));
    assert_eq!(
        news(&story),
        Some((at("2026-11-24 12:30 Paris"), false)),
        "one that passed is over with the next word"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Source: docs/DESIGN.md, "When is a promise of news kept?". Whatever is said and promised in whatever order: the next
    /// news is the promise, or what the agreement says after the last word, and after a word within a promise the later.
    #[test]
    fn the_next_news_is_the_later_of_what_was_promised_and_what_is_agreed(
        acts in prop::collection::vec((1..900_i64, prop::option::of(1..4_000_i64)), 1..12),
    ) {
        let mut story = monday();
        story.act(VERA, &acknowledge()).act(VERA, &incident(2));
        let calendar = &story.terms.calendars["EMEA"];
        let within = story.terms.agreement.news_within(Some(2)).expect("the agreement tells");
        let (mut word, mut promise) = (story.now, None);
        for (minutes, promised) in acts {
            story.now += jiff::SignedDuration::from_mins(minutes);
            let now = story.now;
            match promised {
                Some(ahead) => {
                    let by = now + jiff::SignedDuration::from_mins(ahead);
                    story.act(QUENTIN, &Command::Promise(PromiseCommand::Step { step: words("We look."), news_by: Some(by) }));
                    promise = Some((now, by));
                }
                None => {
                    story.act(QUENTIN, &send("A word."));
                }
            }
            word = word.max(now);
            let agreed = calendar.due(word, within).expect("in reach");
            let expected = match promise {
                Some((at, by)) if word == at => (by, true),
                Some((_, by)) if word < by && agreed <= by => (by, true),
                _ => (agreed, false),
            };
            let news = waiting(&story).news.expect("it is open");
            prop_assert_eq!((news.by, news.promised), expected);
            prop_assert!(promise.is_none_or(|(_, by)| by <= now || by <= news.by), "never sooner than what is still promised");
            prop_assert!(news.by > now || promise.is_some_and(|(_, by)| by <= now), "never due before it is said");
        }
    }
}

/// Source: the agreement's [news]: a step without an instant promises what the agreement says.
#[test]
fn a_step_without_an_instant_promises_what_the_agreement_says() {
    let mut story = monday();
    let step = Command::Promise(PromiseCommand::Step { step: words("We look."), news_by: None });
    story.act(VERA, &step);
    let Some(TicketFact::Promise(PromiseFact::NextStep { news_by, .. })) = story.facts().last() else {
        panic!("{:?}", story.words())
    };
    assert_eq!(*news_by, at("2026-11-17 10:00 Paris"));
}

/// Source: clause 4, best effort: news that nobody gave is told, once, and climbs the ladder.
#[test]
fn news_that_passes_without_a_word_is_told_once() {
    let mut story = monday();
    story.act(VERA, &acknowledge()).act(VERA, &incident(1)).at("2026-11-16 12:01 Paris");
    let passed = next(&story, Rings::NewsPassed).expect("waits");
    let raise = Command::RaiseAlarm(passed);
    story.does(&Actor::clock(VENDOR), &raise, None).expect("told");
    assert_eq!(story.last().at, at("2026-11-16 12:00 Paris"), "stamped with the instant itself");
    assert_eq!(story.does(&Actor::clock(VENDOR), &raise, None), Err(Refusal::NoAlarm));
    let rungs: Vec<Rung> = climbs(&mut story, Rings::NewsCall).into_iter().map(|(_, to)| to).collect();
    assert_eq!(rungs, Rung::ALL);
    assert!(story.facts().skip(3).all(|fact| !fact.is_shared()), "the centre's own affair");
}

fn somebody(who: Who, qualified: QualifiedFor, on_shift: Option<bool>, deputy: Option<PersonId>) -> OnDuty {
    OnDuty { person: who.id(), role: who.role, qualified, on_shift, deputy }
}

/// Source: the issue: "assigned → qualified on shift → manager → named deputy".
#[test]
fn each_rung_finds_its_people() {
    let portal = Product::named("portal").expect("a name");
    let desk = [
        somebody(VERA, QualifiedFor::Some(vec![portal.clone()]), Some(true), None),
        somebody(QUENTIN, QualifiedFor::Everything, Some(false), None),
        somebody(MONA, QualifiedFor::Nothing, Some(true), Some(QUENTIN.id())),
    ];
    let found = |to, owner, product| people(to, owner, product, &desk, false);
    assert_eq!(
        found(Rung::Assigned, Some(QUENTIN.id()), None),
        [QUENTIN.id()],
        "even off shift: it is theirs"
    );
    assert_eq!(found(Rung::Qualified, None, Some(&portal)), [VERA.id()]);
    assert_eq!(found(Rung::Manager, None, None), [MONA.id()]);
    assert_eq!(found(Rung::Deputy, None, None), [QUENTIN.id()]);
    assert_eq!(MONA.role, Role::CentreManager);
}

/// Source: clause 4, best effort: nothing waits unseen: where nobody is to be found, the next one up is called.
#[test]
fn a_rung_without_anybody_calls_the_next_one_up() {
    let billing = Product::named("billing").expect("a name");
    let desk = [
        somebody(VERA, QualifiedFor::Nothing, None, None),
        somebody(MONA, QualifiedFor::Nothing, None, None),
    ];
    assert_eq!(people(Rung::Assigned, None, Some(&billing), &desk, false), [MONA.id()]);
    assert_eq!(
        people(Rung::Assigned, Some(NORA.id()), None, &desk, false),
        [MONA.id()],
        "who left is nobody"
    );
    assert_eq!(people(Rung::Deputy, None, None, &desk, false), []);
}
