//! The reference agreement says what the contract of September 2021 says.

use hours::OpenTime;
use terms::{By, ClauseId, Concern, MeasureId, Party, Readings, Text};

use crate::{BOSTON, DECEMBER, REFERENCE, reference};

/// Source: conditions 2021-09, all of them.
#[test]
fn every_clause_is_there_in_french_and_english() {
    let agreement = reference();
    let matrix = [
        "version",
        "preamble",
        "1.response-time",
        "1.business-hour",
        "1.business-day",
        "1.incident",
        "2.A",
        "2.B",
        "2.B.1",
        "2.B.2",
        "2.B.3",
        "2.B.4",
        "2.C",
        "3.A",
        "3.B",
        "3.C",
        "3.D",
        "4.category-1",
        "4.category-2",
        "4.best-effort",
        "4.note",
    ];
    for id in matrix {
        let clause = agreement.clause(id).unwrap_or_else(|| panic!("clause {id}"));
        assert!(clause.text.en.len() > 40 && clause.text.fr.len() > 40, "{id} says something");
        assert_ne!(clause.text.en, clause.text.fr, "{id} is told in two languages");
        assert!(clause.title.ja.is_some() && clause.text.ja.is_some(), "{id} is told in Japanese too");
    }
}

/// Source: conditions 2021-09, §4 and §1.
#[test]
fn the_figures_are_the_agreements() {
    let agreement = reference();
    let acknowledgement = MeasureId::acknowledgement();
    let within = |level| agreement.target(level, &acknowledgement).map(|target| target.within);
    assert_eq!(within(1), Some(OpenTime::from_hours(1)));
    assert_eq!(within(2), Some(OpenTime::from_hours(4)));
    assert_eq!(agreement.target(1, &MeasureId::diagnosis()), None, "the response time has no target");
    let measure = agreement.measure(&MeasureId::diagnosis()).unwrap();
    assert_eq!((measure.by, measure.clause.as_str()), (By::Qualified, "1.response-time"));
    assert_eq!(agreement.strictest(&acknowledgement).unwrap().0.level, 1);
    assert_eq!(agreement.alarms.warn_left, OpenTime::from_minutes(15));
}

/// Source: conditions 2021-09, §1 «heure ouvrée», «jour ouvré».
#[test]
fn four_regions_keep_nine_to_six_by_three_clocks() {
    let agreement = reference();
    let told: Vec<_> = agreement
        .regions
        .iter()
        .map(|r| (r.id.as_str(), r.zone.as_str(), r.holidays.unwrap().code, r.week.to_string()))
        .collect();
    let hours = || "Mon-Fri 09:00-18:00".to_owned();
    assert_eq!(
        told,
        [
            ("EMEA", "Europe/Paris", "FR", hours()),
            ("NAM", "America/New_York", "US", hours()),
            ("LATAM", "America/New_York", "US", hours()),
            ("APAC", "Asia/Tokyo", "JP", hours()),
        ]
    );
}

/// Source: conditions 2021-09, §2.B and §2.C.
#[test]
fn four_grounds_and_the_duties_of_the_parties() {
    let agreement = reference();
    let grounds: Vec<_> = agreement.exclusions.iter().map(|e| (e.clause.as_str(), e.concerns)).collect();
    assert_eq!(
        grounds,
        [
            ("2.B.1", Concern::Incident),
            ("2.B.2", Concern::Incident),
            ("2.B.3", Concern::Incident),
            ("2.B.4", Concern::Customer),
        ]
    );
    assert!(agreement.exclusions[0].cites_contract, "2.B.1 also names the clause of the master contract");
    let contact = agreement.duty(&"contact".into()).unwrap();
    assert_eq!(contact.owed_by, [Party::Provider]);
    assert_eq!(agreement.duty(&"training".into()).unwrap().owed_by, [Party::Provider, Party::Customer]);
    assert_eq!(agreement.training.as_ref().unwrap().warn_days, [60, 30, 7]);
    assert_eq!(agreement.remote_access.as_ref().unwrap().at_most_hours, 8);
}

#[test]
fn every_reading_of_the_desk_is_told_with_its_reason_and_its_clause() {
    let agreement = reference();
    for id in Readings::IDS {
        let reading = agreement.reading(id).unwrap_or_else(|| panic!("reading {id}"));
        assert_eq!(agreement.readings.value(id), Some(reading.value.as_str()), "{id}");
        assert!(reading.because.en.len() > 12 && reading.because.fr.len() > 12, "{id} has a reason");
        assert!(
            reading.says.is_given_in("ja") && reading.because.is_given_in("ja"),
            "{id} is told in Japanese"
        );
        assert!(agreement.clause(reading.clause.as_str()).is_some());
    }
    assert_eq!(agreement.readings, Readings::default(), "the house reads as its reference agreement says");
    let hour = ClauseId::from("1.business-hour");
    assert!(agreement.readings_of(&hour).any(|reading| reading.id == "zone_labels"), "its margin notes");
}

#[test]
fn a_person_finds_a_dozen_examples_over_all_regions() {
    let agreement = reference();
    let calendars = agreement.calendars().unwrap();
    let outcomes = agreement.run_examples(&calendars);
    assert!(outcomes.len() >= 12);
    assert!(outcomes.iter().all(|outcome| outcome.ok()));
    for region in &agreement.regions {
        assert!(outcomes.iter().any(|outcome| outcome.example.region == region.id), "{}", region.id);
    }
}

/// Source: conditions 2021-09, §4 note: a delay is an indicator, and missing one leaves the contract kept.
#[test]
fn no_text_uses_the_words_of_a_broken_contract_or_a_second_word_for_one_idea() {
    for text in [REFERENCE, BOSTON, DECEMBER] {
        let text = text.to_lowercase();
        for part in ["breach", "violat", "manquement", "infraction", "違反"] {
            assert!(!text.contains(part), "`{part}` has no place in an agreement");
        }
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            assert!(
                !["sla", "ack", "center", "organization"].contains(&word),
                "`{word}` is another desk's word"
            );
        }
    }
}

/// French is typed with plain spaces; whoever shows it sets the narrow ones.
#[test]
fn texts_hold_no_hand_made_typography() {
    for sign in ['\u{a0}', '\u{202f}', '\u{2009}', '\t', '\u{feff}'] {
        assert!(!REFERENCE.contains(sign), "{sign:?}");
    }
    let agreement = reference();
    let french = |text: &Text| text.fr.clone();
    let texts = agreement.clauses.iter().map(|c| french(&c.text));
    let texts =
        texts.chain(agreement.readings_told.iter().flat_map(|r| [french(&r.says), french(&r.because)]));
    for text in texts {
        for sign in [';', ':', '!', '?', '»'] {
            let set = text.match_indices(sign).all(|(at, _)| text[..at].ends_with(' ') || is_time(&text, at));
            assert!(set, "a space stands before `{sign}` in: {text}");
        }
    }
}

/// `09:00:00` has no space before its colons.
fn is_time(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit())
        && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn the_bytes_are_kept_and_named_by_their_hash() {
    let agreement = reference();
    assert_eq!(agreement.source(), REFERENCE);
    assert_eq!(agreement.hash_hex().len(), 64);
    let other = terms::Agreement::parse(&format!("{REFERENCE}\n")).unwrap();
    assert_ne!(other.hash(), agreement.hash(), "one more line end is another file");
}
