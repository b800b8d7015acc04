//! Whatever the bytes, reading ends in an agreement or in problems: never in a panic.

use proptest::prelude::*;
use terms::Agreement;

use crate::{DECEMBER, REFERENCE};

/// One small damage: a byte changed, a stretch cut out, a stretch said twice, or something foreign put in.
#[derive(Debug, Clone)]
enum Damage {
    Byte(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Twice(prop::sample::Index, usize),
    Foreign(prop::sample::Index, String),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    let foreign = prop::sample::select(vec![
        "\u{0}",
        "\u{202e}",
        "\"\"\"",
        "[[",
        "]]",
        "= ",
        "\r",
        "-9999-01-01",
        "99999999999999999999",
        "12:60",
        "é",
        "業",
        "\\u{110000}",
        "nan",
        "{a={a={a={a=1}}}}",
        "24x7",
        "00:00-00:00",
        "Etc/GMT+12",
    ]);
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (index(), 1..400usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (index(), 1..400usize).prop_map(|(at, length)| Damage::Twice(at, length)),
        (index(), foreign).prop_map(|(at, text)| Damage::Foreign(at, text.to_owned())),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let stretch = |at: usize, length: usize| at..(at + length).min(bytes.len());
        match damage {
            Damage::Byte(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Damage::Cut(at, length) => {
                let cut = stretch(at.index(bytes.len()), *length);
                bytes.drain(cut);
            }
            Damage::Twice(at, length) => {
                let at = at.index(bytes.len());
                let said: Vec<u8> = bytes[stretch(at, *length)].to_vec();
                bytes.splice(at..at, said);
            }
            Damage::Foreign(at, text) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, text.bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn reads_or_refuses(text: &str) {
    match Agreement::parse(text) {
        Ok(agreement) => assert_eq!(agreement.source(), text),
        Err(problems) => {
            assert!(!problems.list.is_empty(), "a refusal says why");
            let lines = u32::try_from(text.lines().count()).unwrap() + 1;
            assert!(problems.list.iter().all(|p| (1..=lines).contains(&p.place.line) && p.place.column > 0));
            assert!(!problems.to_string().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_reference_file_is_read_or_refused(damages in prop::collection::vec(damage(), 1..4)) {
        reads_or_refuses(&damaged(REFERENCE, &damages));
    }

    #[test]
    fn a_damaged_small_file_is_read_or_refused(damages in prop::collection::vec(damage(), 1..4)) {
        let text = damaged(DECEMBER, &damages);
        reads_or_refuses(&text);
        if let Ok(agreement) = Agreement::parse(&text) {
            let _ = agreement.calendars_over(2026..=2027).map(|calendars| agreement.run_examples(&calendars).len());
        }
    }
}

#[test]
fn nothing_at_all_is_refused_with_everything_that_is_missing() {
    let problems = Agreement::parse("").unwrap_err().to_string();
    for missing in
        ["`id`", "`effective`", "`title`", "has no clause", "has no region", "has no category", "`alarms`"]
    {
        assert!(problems.contains(missing), "{missing}: {problems}");
    }
}
