//! Two people at once, texts, instants: plain order, whatever the agreement.

use desk::{Command, Field, Refusal, access};

use crate::world::*;

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

fn with_form(story: &mut Story<'_>, who: Who, command: &Command, seen: u64) -> Option<Refusal> {
    story.does(&who.actor(story.now), command, Some(seen)).err()
}

/// Source: issue, "Bad input": a stale form hears what happened in between, and nothing is lost.
#[test]
fn a_form_that_saw_less_than_there_is_is_stale() {
    let mut story = monday();
    story.act(VERA, &incident(2)).act(QUENTIN, &send("Which version?"));
    let stale = Some(Refusal::Stale { seen: 2, now: 3 });
    for verb in [incident(1), diagnose("x"), send("x"), resolve("x"), close_because("x")] {
        assert_eq!(with_form(&mut story, VERA, &verb, 2), stale, "{verb:?}");
    }
    assert_eq!(with_form(&mut story, NORA, &send("12"), 2), stale);
    assert_eq!(with_form(&mut story, NORA, &send("12"), 3), None);
}

/// Source: ux: what disturbs nobody isn't held up; an acknowledgement says by itself who was first.
#[test]
fn an_acknowledgement_a_start_and_a_note_are_never_stale() {
    let mut story = monday();
    story.act(NORA, &send("Anybody there?"));
    for verb in [note("x"), Command::StartWork, acknowledge()] {
        assert_eq!(with_form(&mut story, VERA, &verb, 1), None, "{verb:?}");
    }
}

/// Source: hard rule 3: a form can't tell what happened behind the other side's door.
#[test]
fn what_a_side_does_not_see_does_not_make_its_forms_stale() {
    let mut story = monday();
    story.act(VERA, &note("I know this one."));
    assert_eq!(with_form(&mut story, NORA, &send("More"), 1), None, "the centre's note");
    let seen = story.ticket().version;
    story.act(NORA, &note("They are slow."));
    assert_eq!(with_form(&mut story, VERA, &send("We are looking."), seen), None, "the provider's note");
    let seen = story.ticket().version;
    story.act(QUENTIN, &note("So do I."));
    let refused = with_form(&mut story, VERA, &send("Now"), seen);
    assert_eq!(refused.map(|r| r.code()), Some("stale"), "a colleague's note is theirs to read first");
}

/// Source: architecture, "Alarms": the desk's clock disturbs no form.
#[test]
fn an_alarm_makes_no_form_stale() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 11:30 Paris").rings();
    assert_eq!(story.words(), ["opened", "triaged", "warned", "missed"]);
    assert_eq!(with_form(&mut story, VERA, &send("We are late."), 2), None);
    assert_eq!(with_form(&mut story, NORA, &send("You are."), 5), None);
}

/// Source: issue, "Bad input".
#[test]
fn every_verbs_text_is_checked_in_its_field() {
    let mut story = monday();
    story.act(VERA, &incident(2));
    let (blank, nul) = (words(" \n"), words("a\0b"));
    let verbs = |text: &desk::Authored| {
        let (resolution, delivery) = (desk::fact::Resolution::Other, desk::fact::Delivery::Installed);
        let text = || text.clone();
        [
            (Field::Message, Command::Acknowledge { note: Some(text()) }),
            (Field::Message, Command::send(text())),
            (Field::Note, Command::note(text())),
            (Field::Diagnosis, Command::diagnose(text())),
            (Field::Resolution, Command::resolve(resolution, delivery, text())),
            (Field::Reason, Command::Close { reason: Some(text()) }),
            (Field::Reason, Command::Reopen { reason: text() }),
            (Field::Reason, Command::DeclineLowering { reason: text() }),
        ]
    };
    for (field, verb) in verbs(&blank) {
        assert_eq!(story.tries(VERA, &verb), Err(Refusal::Empty(field)), "{verb:?}");
        assert_eq!(Refusal::Empty(field).field(), Some(field));
    }
    for (field, verb) in verbs(&nul) {
        assert_eq!(story.tries(VERA, &verb), Err(Refusal::NotText(field)), "{verb:?}");
    }
    let limit = Field::Reason.limit();
    let long = Command::Close { reason: Some(words(&"x".repeat(limit + 1))) };
    assert_eq!(story.tries(VERA, &long), Err(Refusal::TooLong { field: Field::Reason, limit }));
}

/// Source: architecture: `at` is not before the opening and not after now.
#[test]
fn nothing_happens_before_the_opening_or_after_now() {
    let mut story = monday();
    story.now = at("2026-11-16 09:59 Paris");
    let refused = story.tries(VERA, &acknowledge()).expect_err("refused");
    assert!(
        matches!(refused, Refusal::OutOfOrder { earliest, .. } if earliest == at("2026-11-16 10:00 Paris"))
    );
}

/// Source: hard rule 2: 404 outside the scope, 403 inside it.
#[test]
fn outside_ones_scope_a_ticket_does_not_exist() {
    let mut story = monday();
    for who in [TOM, SOFIA, ULI, INES, ADAM] {
        for verb in [send("x"), acknowledge(), close(), note("x")] {
            assert_eq!(story.tries(who, &verb), Err(Refusal::NotFound), "{who:?} {verb:?}");
        }
    }
    for who in [NORA, PAUL] {
        for verb in [acknowledge(), Command::StartWork, incident(1), diagnose("x"), Command::ConfirmLowering]
        {
            let refused = story.tries(who, &verb).expect_err("refused");
            assert_eq!(refused, Refusal::NotAllowed { action: verb.action(), role: who.role });
        }
    }
}

/// Source: hard rule 3; a note is a fact of its own, not a flag on a message.
#[test]
fn a_note_is_never_shown_to_the_other_side() {
    let mut story = monday();
    story.act(NORA, &note("theirs")).act(VERA, &note("ours")).act(NORA, &send("both"));
    story.act(VERA, &incident(1)).at("2026-11-16 12:00 Paris").rings();
    story.act(VERA, &incident_because(2, "One screen.")).act(QUENTIN, &decline("Three sites."));
    let shown = |who: Who| {
        let actor = who.actor(story.now);
        let shown = story.entries.iter().filter(|entry| access::shows(&actor, entry, None));
        shown.map(|entry| entry.number).collect::<Vec<_>>()
    };
    let words = ["opened", "note_written", "note_written", "message_sent", "triaged", "warned", "missed"];
    assert_eq!(story.words()[..7], words);
    assert_eq!(story.words()[7..], ["lowering_proposed", "lowering_declined"]);
    assert_eq!(shown(NORA), [1, 2, 4, 5]);
    assert_eq!(shown(PAUL), [1, 2, 4, 5]);
    assert_eq!(shown(SOFIA), [1, 4, 5], "whom access lets see the ticket at all");
    assert_eq!(shown(VERA), [1, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(shown(AUDREY), [1, 2, 3, 4, 5, 6, 7, 8, 9], "that it was written, without the words");
}

/// A refusal has a word for the API and a clause where there is one; no two share a word.
#[test]
fn every_refusal_has_a_word_of_its_own() {
    let refusals = [
        Refusal::NotFound,
        Refusal::NotAllowed { action: desk::Action::Read, role: desk::Role::Auditor },
        Refusal::IndirectCustomer { provider: ALPHA },
        Refusal::NotTheirCustomer,
        Refusal::Empty(Field::Note),
        Refusal::TooLong { field: Field::Note, limit: 1 },
        Refusal::NotText(Field::Note),
        Refusal::UnknownRegion { given: String::new(), known: vec![] },
        Refusal::UnknownCategory { given: 9, known: vec![] },
        Refusal::GravityMissing,
        Refusal::MajorWithWorkaround,
        Refusal::GravityOf(desk::fact::Kind::Change),
        Refusal::AlreadyAcknowledged { at: at("2026-11-16 10:00 Paris"), by: desk::By::Person(VERA.id()) },
        Refusal::AlreadyStarted,
        Refusal::NotTriaged,
        Refusal::SameTriage,
        Refusal::LoweringNeedsReason { due: at("2026-11-16 10:00 Paris") },
        Refusal::SamePerson,
        Refusal::NothingProposed,
        Refusal::LoweringPending,
        Refusal::WrongState(desk::State::Closed),
        Refusal::Stale { seen: 1, now: 2 },
        Refusal::NoAgreement(at("2026-11-16 10:00 Paris")),
        Refusal::BeyondCalendar(at("2026-11-16 10:00 Paris")),
        Refusal::NoAlarm,
    ];
    let mut codes: Vec<_> = refusals.iter().map(Refusal::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), refusals.len());
    for clause in refusals.iter().filter_map(Refusal::clause) {
        assert!(TERMS.agreement.clause(clause.as_str()).is_some(), "{clause}");
    }
}
