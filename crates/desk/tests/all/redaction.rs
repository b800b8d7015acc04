//! Words that are destroyed, with an entry that says so.
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1.

use desk::redaction::RedactionRefusal;
use desk::{Action, Command, Field, Refusal};

use crate::world::*;

fn redact(entry: u64, reason: Option<&str>) -> Command {
    Command::Redact { entry, reason: reason.map(words) }
}

/// A story with a message of the provider as its second entry.
fn written() -> Story<'static> {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    story.at("2026-11-16 10:05 Paris").act(NORA, &send("Her number is +33 6 12."));
    story
}

/// Source: the access rules, §3.2 "public message: redact": one's own for fifteen minutes, without a reason.
#[test]
fn ones_own_words_are_taken_back_within_a_quarter_of_an_hour() {
    let mut story = written();
    let late = story.at("2026-11-16 10:20 Paris").tries(NORA, &redact(2, None)).is_ok();
    assert!(late, "on the minute it is in time");
    let mut story = written();
    story.at("2026-11-16 10:21 Paris");
    let until = at("2026-11-16 10:20 Paris");
    let refused = Err(Refusal::Redaction(RedactionRefusal::TooLate { until }));
    assert_eq!(story.tries(NORA, &redact(2, None)).map(<[_]>::len), refused);
    assert_eq!(story.tries(NORA, &redact(2, Some("A number."))).map(<[_]>::len), refused);
    let why = story.tries(TOM, &redact(2, Some("I"))).map(<[_]>::len);
    assert_eq!(why, Err(Refusal::NotFound), "another provider's");
}

/// Source: the access rules, §3.2: whoever answers for the author's people, and the centre's manager, with a reason.
#[test]
fn a_manager_redacts_with_a_reason() {
    for who in [PAUL, MONA] {
        let mut story = written();
        story.at("2026-11-16 12:00 Paris");
        let before = story.ticket();
        assert_eq!(
            story.tries(who, &redact(2, None)).map(<[_]>::len),
            Err(Refusal::Empty(Field::Reason)),
            "{who:?}"
        );
        story.act(who, &redact(2, Some("A telephone number.")));
        let after = story.ticket();
        let said = after.words.of(2).expect("it was said");
        assert_eq!(said.redacted.map(|redacted| redacted.by), Some(desk::By::Person(who.id())));
        assert_eq!(
            (after.state(), after.first_answer, after.promises.heard),
            (before.state(), before.first_answer, before.promises.heard),
            "an answer it isn't"
        );
        let gone = RedactionRefusal::Gone { at: story.now };
        assert_eq!(
            story.tries(who, &redact(2, Some("Once more."))).map(<[_]>::len),
            Err(Refusal::Redaction(gone))
        );
    }
    let mut story = written();
    let refused = story.tries(VERA, &redact(2, Some("Not mine."))).map(<[_]>::len);
    assert_eq!(
        refused,
        Err(Refusal::NotAllowed { action: Action::RedactMessage, role: desk::Role::CentreAgent })
    );
    let own = redact(3, None);
    story.act(VERA, &send("Which version?")).act(VERA, &own);
    assert!(story.ticket().words.of(3).is_some_and(|said| said.redacted.is_some()));
}

/// Source: hard rule 2: a note of others isn't there, and neither is that it was redacted.
#[test]
fn a_note_is_redacted_by_its_own_side_and_nobody_else_hears_of_it() {
    let mut story = written();
    story.act(VERA, &note("Her number is +33 6 12."));
    let theirs = story.tries(PAUL, &redact(3, Some("A number."))).map(<[_]>::len);
    assert!(matches!(theirs, Err(Refusal::NotFound)), "{theirs:?}");
    story.act(VERA, &redact(3, None));
    let ticket = story.ticket();
    let last = story.entries.last().expect("an entry").clone();
    let shows = |who: Who| desk::access::shows(&who.actor(story.now), &last, ticket.level1_desk());
    assert!(shows(MONA) && !shows(NORA));
}

/// Source: clause 3.D and 2.B: two people stand by the reason of a decision, and the other side may contest it.
#[test]
fn the_reason_of_a_decision_is_not_taken_apart() {
    let mut story = written();
    story.act(VERA, &acknowledge()).act(VERA, &incident_because(2, "One screen only."));
    let triage = story.last().number;
    for entry in [triage, 99] {
        assert_eq!(
            story.tries(MONA, &redact(entry, Some("It is mine."))).map(<[_]>::len),
            Err(Refusal::Redaction(RedactionRefusal::NoWords))
        );
    }
}
