//! `guichet verify`: a proof is checked from its file alone.

use desk::clock::{Clock, Course};
use testkit::Folder;

use super::{guichet, guichet_fed};

const AGREEMENT: &str = include_str!("../../../../agreements/2021-09.toml");

/// A proof of the reference story: Friday 17:42 in Paris, due on Monday at 9:42.
fn proof() -> String {
    let agreement = terms::Agreement::parse(AGREEMENT).expect("the reference agreement");
    let calendars = agreement.calendars().expect("its calendars");
    let (region, measure) = (terms::RegionId::from("EMEA"), terms::MeasureId::acknowledgement());
    let calendar = &calendars[&region];
    let opened = "2026-11-20T16:42:00Z".parse().expect("an instant");
    let within = agreement.target(1, &measure).expect("a target").within;
    let clock = Clock {
        measure,
        category: Some(1),
        region,
        edition: calendar.edition(),
        opened,
        starts: opened,
        target: Some(within),
        due: Some(calendar.due(opened, within).expect("a due instant")),
        stop: None,
        course: Course::Firm,
        candidates: Vec::new(),
    };
    let now = "2026-11-23T08:00:00Z".parse().expect("an instant");
    let proof = desk::proof::proof(&clock, Some(1001), &agreement, calendar, now).expect("a proof");
    serde_json::to_string_pretty(&proof).expect("JSON")
}

/// Source: product.md, "Beyond the agreement" 2.
#[test]
fn a_proof_comes_out_or_the_first_thing_wrong_is_named() {
    let folder = Folder::new();
    let file = |text: &str| {
        let file = folder.path().join("proof.json");
        std::fs::write(&file, text).expect("the folder can be written");
        file.display().to_string()
    };
    let sound = proof();
    let ran = guichet(&format!("verify {}", file(&sound)));
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("due 2026-11-23T08:42:00Z"), "{}", ran.out);
    let ran = guichet_fed(&["verify".to_owned(), "-".to_owned(), "--json".to_owned()], sound.as_bytes());
    assert_eq!(ran.json()["sound"].as_bool(), Some(true));

    for (old, new, what) in [
        ("\"due\": \"2026-11-23T08:42:00Z\"", "\"due\": \"2026-11-23T09:42:00Z\"", "`due`"),
        ("\"ticket\": 1001", "\"ticket\": 1002", "changed after it was made"),
        ("\"ticket\": 1001", "\"ticket\": 1001, \"signed\": true", "is not a proof"),
        ("guichet-proof/1", "guichet-proof/9", "format"),
    ] {
        assert!(sound.contains(old), "{old}");
        let ran = guichet(&format!("verify {}", file(&sound.replacen(old, new, 1))));
        assert!(ran.err.contains(what), "{what}: {}", ran.err);
        assert_eq!(
            (ran.exit, ran.out.as_str()),
            (if what == "is not a proof" { 1 } else { 3 }, ""),
            "{what}"
        );
    }
    assert_eq!(guichet("verify nowhere.json").exit, 4);
    assert_eq!(guichet(&format!("verify {}", file("{}"))).exit, 1);
    assert_eq!(guichet(&format!("verify {}", file("[[[["))).exit, 1);
}
