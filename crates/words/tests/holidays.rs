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
