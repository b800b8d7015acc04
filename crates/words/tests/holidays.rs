//! Every holiday that a law names has a name for readers of the other languages.

use hours::{HolidayKind, LAWS, Law};
use words::Lang;

#[test]
fn every_holiday_by_law_has_a_japanese_and_a_french_name() {
    for law in LAWS {
        for day in law.years().flat_map(|year| law.holidays(year).expect("a year vouched for")) {
            let english = &*day.name.en;
            assert_ne!(Lang::Ja.holiday(english), english, "{} {}", law.code, day.date);
            let french = Lang::Fr.holiday(english);
            assert!(french != english || law.code == "US", "{} {}", law.code, day.date);
        }
    }
}

/// Source: the Act on National Holidays, and Code du travail L.3133-1: their own names are kept for their own readers.
#[test]
fn a_holiday_has_its_own_name_in_its_own_language() {
    let of = |code: &str| {
        let law = Law::find(code).expect("one of the three");
        law.years().flat_map(|year| law.holidays(year).expect("a year vouched for"))
    };
    for day in of("JP").filter(|day| day.kind != HolidayKind::Substitute) {
        assert_eq!(Lang::Ja.holiday(&day.name.en), day.name.local, "{}", day.date);
    }
    for day in of("FR") {
        assert_eq!(Lang::Fr.holiday(&day.name.en), day.name.local, "{}", day.date);
    }
}

/// Source: issue 3: no rule and no statute is told in English to another reader.
#[test]
fn every_rule_and_every_statute_is_told_in_three_languages() {
    for law in LAWS {
        assert_ne!(Lang::Ja.statute(law.source), law.source);
        for day in law.years().flat_map(|year| law.holidays(year).expect("a year vouched for")) {
            assert_eq!(Lang::En.holiday_rule(&day), day.rule);
            let (french, japanese) = (Lang::Fr.holiday_rule(&day), Lang::Ja.holiday_rule(&day));
            let words = ["day", "once", "Sunday", "Monday", "?"];
            assert!(!words.iter().any(|word| french.contains(word)), "{}: {french}", day.date);
            assert!(
                !japanese.contains(|c: char| c.is_ascii_alphabetic() || c == '?'),
                "{}: {japanese}",
                day.date
            );
            assert_ne!(Lang::Ja.statute(&day.source), *day.source, "{}", day.date);
            assert!(law.code == "FR" || Lang::Fr.statute(&day.source) != *day.source, "{}", day.date);
        }
    }
    let lucky = Law::find("FR").expect("one of the three").holidays(2008).expect("a year vouched for");
    let ascension = lucky.iter().find(|day| day.name.en.contains("Ascension")).expect("on 1 May");
    assert_eq!(Lang::Fr.holiday_rule(ascension), "1er mai / 39 jours après le dimanche de Pâques");
}
