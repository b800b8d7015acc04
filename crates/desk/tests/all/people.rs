//! People and organisations: what their streams add up to.

use desk::fact::Party;
use desk::{Fact, Organisation, OrganisationFact, Person, PersonFact, Stream};

use crate::world::*;

fn vera_after(facts: &[(&str, PersonFact)]) -> Person {
    let mut entries = VERA.entries();
    for (instant, fact) in facts {
        let number = u64::try_from(entries.len() + 1).expect("few");
        entries.push(by_console_at(instant, Stream::Person(VERA.id()), number, Fact::Person(fact.clone())));
    }
    Person::fold(&entries).expect("Vera")
}

fn granted(from: &str, until: Option<&str>) -> PersonFact {
    PersonFact::QualificationGranted { from: at(from), until: until.map(at), product: None }
}

/// Source: clause 1, response time: qualified from an instant on, up to another, not including.
#[test]
fn a_qualification_is_half_open() {
    let vera = vera_after(&[(
        "2026-01-05 09:00 Paris",
        granted("2026-02-02 09:00 Paris", Some("2026-03-02 09:00 Paris")),
    )]);
    let qualified = |instant: &str| vera.is_qualified(at(instant));
    assert!(!qualified("2026-02-02 08:59 Paris"));
    assert!(qualified("2026-02-02 09:00 Paris"));
    assert!(qualified("2026-03-02 08:59 Paris"));
    assert!(!qualified("2026-03-02 09:00 Paris"));
}

/// Source: issue, "A good order": a qualification revoked during a diagnosis.
#[test]
fn a_revocation_ends_every_qualification_and_those_to_come() {
    let vera = vera_after(&[
        ("2026-01-05 09:00 Paris", granted("2026-01-05 09:00 Paris", None)),
        ("2026-01-05 09:00 Paris", granted("2026-06-01 09:00 Paris", None)),
        ("2026-02-02 09:00 Paris", PersonFact::QualificationRevoked { product: None }),
    ]);
    assert!(vera.is_qualified(at("2026-02-02 08:59 Paris")), "what was, was");
    assert!(!vera.is_qualified(at("2026-02-02 09:00 Paris")));
    assert!(!vera.is_qualified(at("2026-07-01 09:00 Paris")));
    assert_eq!(vera.qualifications.granted.len(), 1, "what would have come never was");
}

/// Source: clause 1: a new qualification is a new one; the gap stays.
#[test]
fn a_qualification_granted_again_leaves_the_gap() {
    let vera = vera_after(&[
        ("2026-01-05 09:00 Paris", granted("2026-01-05 09:00 Paris", None)),
        ("2026-02-02 09:00 Paris", PersonFact::QualificationRevoked { product: None }),
        ("2026-03-02 09:00 Paris", granted("2026-03-02 09:00 Paris", None)),
    ]);
    let qualified = |instant: &str| vera.is_qualified(at(instant));
    assert!(qualified("2026-01-20 12:00 Paris"));
    assert!(!qualified("2026-02-20 12:00 Paris"));
    assert!(qualified("2026-03-20 12:00 Paris"));
}

#[test]
fn who_is_disabled_is_not_active() {
    assert!(VERA.person().active);
    let vera = vera_after(&[("2026-01-05 09:00 Paris", PersonFact::Disabled {})]);
    assert!(!vera.active);
    assert_eq!(vera.version, 2);
}

/// Source: preamble: who supports a customer changes; the last word holds.
#[test]
fn a_customer_may_change_its_provider_and_become_direct() {
    let stream = Stream::Organisation(KYOTO);
    let supported = |number, provider| {
        by_console(
            stream,
            number,
            Fact::Organisation(OrganisationFact::SupportedBy { provider, from: None, until: None }),
        )
    };
    let added =
        OrganisationFact::Added { party: Party::Customer, name: "Kyoto".to_owned(), region: region("APAC") };
    let mut entries = vec![by_console(stream, 1, Fact::Organisation(added))];
    let now = at("2026-11-20 17:42 Paris");
    let asks_instead =
        |entries: &[desk::Entry]| Organisation::fold(entries).expect("it is").asks_instead(now);
    assert_eq!(asks_instead(&entries), None);
    entries.push(supported(2, Some(ALPHA)));
    assert_eq!(asks_instead(&entries), Some(ALPHA));
    entries.push(supported(3, Some(BETA)));
    assert_eq!(asks_instead(&entries), Some(BETA));
    entries.push(supported(4, None));
    assert_eq!(asks_instead(&entries), None);
}

#[test]
fn a_stream_that_does_not_begin_at_its_beginning_is_nobodys() {
    assert_eq!(Person::fold(&[]), None);
    let disabled = Fact::Person(PersonFact::Disabled {});
    assert_eq!(Person::fold(&[by_console(Stream::Person(VERA.id()), 1, disabled)]), None);
    assert_eq!(Organisation::fold(&VERA.entries()), None);
    assert_eq!(desk::Ticket::fold(&VERA.entries()), None);
}
