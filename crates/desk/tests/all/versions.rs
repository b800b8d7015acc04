//! Several versions of the agreement, and other agreements: the same code, another file.

use desk::clock::Course;
use desk::fact::Stops;
use desk::report::{Outcome, outcome};
use desk::{NewTicket, Standing};
use terms::Agreements;

use crate::world::*;

/// A version with category 1 within 30 minutes.
fn faster() -> Terms {
    Terms::of(&amended(&[
        ("id = \"2021-09\"", "id = \"2026-12\""),
        ("effective = 2021-09-01", "effective = 2026-12-01"),
        ("within = \"1 business hour\"", "within = \"30 business minutes\""),
    ]))
}

/// Source: clause "Version"; issue, "terms": a small second version proves pinning. 30 Nov 2026 is a Monday.
#[test]
fn a_second_version_leaves_old_tickets_alone() {
    let (old, new) = (&*TERMS, faster());
    let versions = Agreements::new(vec![old.agreement.clone(), new.agreement.clone()]).expect("two versions");
    let in_force = |instant: &str| {
        let id = &versions.in_force(at(instant)).expect("a version").id;
        if *id == old.agreement.id { old } else { &new }
    };
    let before = "2026-11-30 17:50 Paris";
    let after = "2026-12-01 09:10 Paris";
    let mut earlier = Story::told(in_force(before), before, NORA, &bare());
    let later = Story::told(in_force(after), after, NORA, &bare());
    assert_eq!(later.clock(&acknowledgement()).due, Some(at("2026-12-01 09:40 Paris")));
    assert_eq!(earlier.clock(&acknowledgement()).due, Some(at("2026-12-01 09:50 Paris")));

    // It is triaged, and acknowledged, while the new version is in force: the old one measures it.
    earlier.at("2026-12-01 09:45 Paris").act(VERA, &incident(1)).act(VERA, &acknowledge());
    assert_eq!(earlier.acknowledged(), Standing::Met { spent: minutes(55) });
    let pin = |story: &Story<'_>| story.ticket().opened.what.pin;
    assert_eq!(pin(&earlier).agreement.as_str(), "2021-09");
    assert_eq!(pin(&later).agreement.as_str(), "2026-12");
    assert_ne!(pin(&earlier).agreement_hash, pin(&later).agreement_hash);
}

/// Source: clause 4 under an agreement that promises nothing for its mildest category: measured, no target.
#[test]
fn a_category_without_a_target_is_measured() {
    let third = "[alarms]";
    let more = "[[categories]]\nlevel = 3\nclause = \"4\"\nmeans.en = \"A wish\"\nmeans.fr = \"Un souhait\"\n\n[alarms]";
    let terms = Terms::of(&amended(&[(third, more)]));
    let new = NewTicket { stops: Some(Stops::Degraded), ..bare() };
    let mut story = Story::told(&terms, "2026-11-16 10:00 Paris", NORA, &new);
    assert_eq!(story.ticket().opened.what.suggested, Some(1), "what has no target isn't the strictest");
    story.act(VERA, &incident(1)).act(VERA, &incident(3)).at("2026-11-16 12:00 Paris");
    let clock = story.clock(&acknowledgement());
    assert_eq!((clock.category, clock.target, clock.due), (Some(3), None, None));
    assert_eq!(story.acknowledged(), Standing::Measuring { spent: minutes(120) });
    assert_eq!(story.pending(), []);
    story.act(VERA, &acknowledge());
    assert!(matches!(story.acknowledged(), Standing::Measured { elapsed: 7200, .. }));
    assert_eq!(outcome(clock.course, story.acknowledged()), Outcome::NoTarget);
    let replaced = story.clocks()[0].course;
    assert!(matches!(replaced, Course::Superseded { .. }));
}

/// Source: the same: from a promise to none, after the due instant, is a lowering.
#[test]
fn no_target_at_all_is_weaker_than_any() {
    let more = "[[categories]]\nlevel = 3\nclause = \"4\"\nmeans.en = \"A wish\"\nmeans.fr = \"Un souhait\"\n\n[alarms]";
    let terms = Terms::of(&amended(&[("[alarms]", more)]));
    let mut story = Story::told(&terms, "2026-11-16 10:00 Paris", NORA, &bare());
    story.act(VERA, &incident(2)).at("2026-11-16 14:01 Paris");
    let refused = story.tries(VERA, &incident(3)).expect_err("refused");
    assert_eq!(refused.code(), "lowering-needs-reason");
}
