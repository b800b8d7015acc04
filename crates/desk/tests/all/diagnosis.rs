//! Clause 1, response time: from the opening to the first diagnosis given by a qualified member.

use desk::fact::Qualification;
use desk::{Fact, Person, PersonFact, Standing, State, Stream, TicketFact};
use hours::OpenTime;

use crate::world::*;

fn friday() -> Story<'static> {
    Story::reported("2026-11-20 17:42 Paris")
}

fn qualifications(story: &Story<'_>) -> Vec<Qualification> {
    let of = |fact: &TicketFact| match fact {
        TicketFact::Diagnosed { qualification, .. } => Some(*qualification),
        _ => None,
    };
    story.facts().filter_map(of).collect()
}

/// Source: clause 1; measured in business and in elapsed time, and no target. 20 Nov 2026 is a Friday.
#[test]
fn a_qualified_diagnosis_ends_the_response_time() {
    let mut story = friday();
    assert_eq!(story.clock(&diagnosis()).target, None);
    story.at("2026-11-23 09:30 Paris");
    assert_eq!(story.standing(&diagnosis()), Standing::Measuring { spent: minutes(48) });
    story.at("2026-11-23 10:00 Paris").act(QUENTIN, &diagnose("The session store is full."));
    let elapsed = (2 * 24 * 60 + 16 * 60 + 18) * 60; // Friday 17:42 to Monday 10:00
    assert_eq!(story.standing(&diagnosis()), Standing::Measured { spent: minutes(78), elapsed });
    assert_eq!(story.ticket().state(), State::Diagnosed);
}

/// Source: clause 1: "a qualified member"; the message is kept, the clock runs.
#[test]
fn an_unqualified_diagnosis_is_kept_and_stops_nothing() {
    let mut story = friday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &diagnose("The session store is full."));
    assert_eq!(story.standing(&diagnosis()), Standing::Measuring { spent: minutes(48) });
    story.at("2026-11-23 10:00 Paris").act(QUENTIN, &diagnose("It is, indeed."));
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(78)));
    assert_eq!(qualifications(&story), [Qualification::Absent, Qualification::Valid]);
}

/// Source: clause 1: the first one counts.
#[test]
fn the_first_diagnosis_counts() {
    let mut story = friday();
    story.at("2026-11-23 10:00 Paris").act(QUENTIN, &diagnose("The session store is full."));
    story.at("2026-11-23 12:00 Paris").act(MONA, &diagnose("No: the disk is."));
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(78)));
}

/// Source: clause 1: valid at that instant. The qualification ends at 10:00:00: a diagnosis at 10:00:00 has none.
#[test]
fn a_qualification_revoked_at_the_very_instant_is_none() {
    let mut entries = QUENTIN.entries();
    let revoked = Fact::Person(PersonFact::QualificationRevoked { product: None });
    let number = u64::try_from(entries.len() + 1).expect("few");
    entries.push(by_console_at("2026-11-23 10:00 Paris", Stream::Person(QUENTIN.id()), number, revoked));
    let quentin = Person::fold(&entries).expect("Quentin");
    let centre = organisation(VENDOR);

    let mut story = friday();
    story.at("2026-11-23 10:00 Paris");
    let actor = desk::Actor::new(&quentin, &centre, story.now);
    story.does(&actor, &diagnose("Too late."), None).expect("kept");
    assert_eq!(qualifications(&story), [Qualification::Absent]);

    let mut story = friday();
    story.now = at("2026-11-23 10:00 Paris") - jiff::SignedDuration::from_micros(1);
    let actor = desk::Actor::new(&quentin, &centre, story.now);
    story.does(&actor, &diagnose("Just in time."), None).expect("kept");
    assert_eq!(qualifications(&story), [Qualification::Valid]);
}

/// Source: clause 1: what is written is kept, whatever becomes of its author's qualification.
#[test]
fn a_qualification_granted_later_changes_nothing() {
    let mut story = friday();
    story.at("2026-11-23 10:00 Paris").act(VERA, &diagnose("The session store is full."));
    story.at("2026-11-23 12:00 Paris");
    assert!(matches!(story.standing(&diagnosis()), Standing::Measuring { .. }));
}

/// Source: reading "a reopened ticket": the first diagnosis was given once.
#[test]
fn reopening_does_not_take_a_diagnosis_back() {
    let mut story = friday();
    story
        .at("2026-11-23 10:00 Paris")
        .act(QUENTIN, &diagnose("The store is full."))
        .act(QUENTIN, &incident(2));
    story.act(QUENTIN, &resolve("Empty it.")).act(NORA, &reopen("It is full again."));
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(78)));
    assert_eq!(story.ticket().state(), State::Diagnosed);
}

/// Source: clause 1 in two regions: counted from the first opening of any.
#[test]
fn of_several_regions_the_first_to_open_is_measured() {
    let regions = vec![region("EMEA"), region("APAC")];
    let new = desk::NewTicket { regions, ..bare() };
    let story = Story::reported_by("2026-11-18 22:00 Paris", NORA, &new);
    let clock = story.clock(&diagnosis());
    assert_eq!((clock.region, clock.starts), (region("APAC"), at("2026-11-19 09:00 Tokyo")));
}

/// Source: the agreement's own measure: another agreement may let anybody of the centre end it.
#[test]
fn an_agreement_may_take_anybodys_diagnosis() {
    let terms = Terms::of(&amended(&[("by = \"qualified\"", "by = \"centre\"")]));
    let mut story = Story::told(&terms, "2026-11-20 17:42 Paris", NORA, &bare());
    story.at("2026-11-23 09:30 Paris").act(VERA, &diagnose("The session store is full."));
    let spent = OpenTime::from_minutes(48);
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent: s, .. } if s == spent));
}

/// Somebody of the centre with these qualifications and no others.
fn qualified_for(products: &[&str], now: jiff::Timestamp) -> desk::Actor {
    let mut entries = VERA.entries();
    for name in products {
        let product = Some(desk::Product::named(name).expect("a name"));
        let granted =
            PersonFact::QualificationGranted { from: at("2026-01-05 09:00 Paris"), until: None, product };
        let number = u64::try_from(entries.len() + 1).expect("few");
        entries.push(by_console(Stream::Person(VERA.id()), number, Fact::Person(granted)));
    }
    desk::Actor::new(&Person::fold(&entries).expect("Vera"), &organisation(VENDOR), now)
}

fn about(product: &str) -> Story<'static> {
    let new = desk::NewTicket { product: desk::Product::named(product), ..bare() };
    Story::reported_by("2026-11-23 09:00 Paris", NORA, &new)
}

/// Source: clause 1, response time; the issue: qualifications per product. 23 Nov 2026 is a Monday.
#[test]
fn a_diagnosis_counts_only_from_somebody_qualified_for_the_product() {
    let mut story = about("Portal");
    story.at("2026-11-23 09:30 Paris");
    let (billing, portal) = (qualified_for(&["billing"], story.now), qualified_for(&["portal"], story.now));
    story.does(&billing, &diagnose("It is the cache."), None).expect("kept");
    assert!(matches!(story.standing(&diagnosis()), Standing::Measuring { .. }));
    story.at("2026-11-23 10:00 Paris").does(&portal, &diagnose("It is the store."), None).expect("kept");
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(60)));
    assert_eq!(qualifications(&story), [Qualification::Absent, Qualification::Valid]);
}

/// Source: clause 1: who is qualified for everything is for each product; and a request that names none asks for a
/// qualified member and no more.
#[test]
fn a_general_qualification_covers_every_product_and_any_covers_an_unnamed_one() {
    let mut story = about("portal");
    story.at("2026-11-23 09:30 Paris").act(QUENTIN, &diagnose("It is the store."));
    assert_eq!(qualifications(&story), [Qualification::Valid]);

    let mut story = friday();
    story.at("2026-11-23 09:30 Paris");
    let billing = qualified_for(&["billing"], story.now);
    story.does(&billing, &diagnose("It is the store."), None).expect("kept");
    assert_eq!(qualifications(&story), [Qualification::Valid]);
}

/// Source: clause 1: the centre tells products apart, as it tells kinds apart.
#[test]
fn the_centre_names_the_product() {
    let mut story = friday();
    let portal = desk::Product::named("portal").expect("a name");
    let name = desk::Command::NameProduct { product: portal.clone() };
    story.at("2026-11-23 09:30 Paris").act(VERA, &name);
    assert_eq!(story.ticket().product(), Some(&portal));
    assert_eq!(story.tries(VERA, &name), Err(desk::Refusal::SameProduct));
    let billing = qualified_for(&["billing"], story.now);
    story.does(&billing, &diagnose("It is the store."), None).expect("kept");
    assert_eq!(qualifications(&story), [Qualification::Absent]);
}

/// Source: clause 1; the issue: "or at the instant a qualified person endorses it".
#[test]
fn an_endorsement_ends_the_response_time_at_its_own_instant() {
    let mut story = friday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &diagnose("The session store is full."));
    let number = story.ticket().diagnoses[0].number;
    story.at("2026-11-23 10:00 Paris").act(QUENTIN, &desk::Command::Endorse { diagnosis: number });
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(78)));
    let stop = story.clock(&diagnosis()).stop.expect("ended");
    assert_eq!((stop.at, stop.how), (story.now, desk::StopKind::Endorsement));
    assert_eq!(stop.by.person(), Some(QUENTIN.id()), "the qualified member's act, not the author's");
    let facts: Vec<_> = story.facts().collect();
    assert!(facts.last().is_some_and(|fact| fact.is_shared()), "those who wait see that it ended");
}

/// Source: clause 1: each refusal names the rule.
#[test]
fn only_a_qualified_member_endorses_and_only_once() {
    let mut story = friday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &diagnose("The session store is full."));
    let endorse = |diagnosis| desk::Command::Endorse { diagnosis };
    let refused = story.tries(VERA, &endorse(2)).expect_err("not qualified");
    assert_eq!(refused, desk::Refusal::NotQualified { product: None });
    assert_eq!(refused.clause(), Some("1.response-time".into()));
    assert_eq!(story.tries(QUENTIN, &endorse(1)), Err(desk::Refusal::NoSuchDiagnosis), "an opening is none");
    assert_eq!(story.tries(NORA, &endorse(2)).expect_err("not hers").code(), "not-allowed");
    story.at("2026-11-23 10:00 Paris").act(QUENTIN, &endorse(2));
    let again = story.at("2026-11-23 11:00 Paris").tries(MONA, &endorse(2));
    assert_eq!(again, Err(desk::Refusal::AlreadyQualified { at: at("2026-11-23 10:00 Paris") }));
}

/// Source: clause 1: of an endorsement and a diagnosis of one's own, the first counts.
#[test]
fn of_an_endorsement_and_a_diagnosis_the_first_counts() {
    let mut story = friday();
    story.at("2026-11-23 09:30 Paris").act(VERA, &diagnose("The session store is full."));
    story.at("2026-11-23 10:00 Paris").act(MONA, &diagnose("No: the disk is."));
    story.at("2026-11-23 11:00 Paris").act(QUENTIN, &desk::Command::Endorse { diagnosis: 2 });
    assert!(matches!(story.standing(&diagnosis()), Standing::Measured { spent, .. } if spent == minutes(78)));
}
