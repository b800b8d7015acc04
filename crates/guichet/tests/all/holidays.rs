//! `guichet holidays`: by law.

use super::{data, guichet};

/// Source: the holidays of 2015 to 2030 as three independent sources confirm them.
#[test]
fn the_csv_of_sixteen_years_is_the_confirmed_one() {
    for law in ["FR", "US", "JP"] {
        let ran = guichet(&format!("holidays {law} 2015..2030 --format csv"));
        assert_eq!(ran.out, data(&format!("holidays-{}.csv", law.to_lowercase())), "{law}");
    }
}

#[test]
fn one_year_is_a_year() {
    let ran = guichet("holidays jp 2026 --format csv");
    assert_eq!(ran.out.lines().next(), Some("date,name_local,name_en,kind"));
    assert!(ran.out.contains("2026-09-22,国民の休日,Citizens' holiday,citizens\n"), "{}", ran.out);
}

#[test]
fn the_table_names_them_for_the_reader() {
    let ran = guichet("holidays US 2026 --lang fr");
    assert!(ran.out.contains("ven. 3 juil. 2026"), "{}", ran.out);
    assert!(ran.out.contains("Fête de l'Indépendance (jour observé)"), "{}", ran.out);
}

/// Source: issue 3: the rule and the law behind each, in the reader's language.
#[test]
fn the_rule_and_its_law_are_told_in_the_readers_language() {
    let ran = guichet("holidays US 2026 --lang fr");
    assert!(ran.out.contains("troisième lundi de janvier"), "{}", ran.out);
    assert!(ran.out.contains("vendredi avant un samedi, lundi après un dimanche"), "{}", ran.out);
    let ran = guichet("holidays JP 2026 --lang ja");
    assert!(ran.out.contains("前日と翌日が国民の祝日である日"), "{}", ran.out);
    assert!(ran.out.contains("昭和23年法律第178号第2条、平成10年法律第141号"), "{}", ran.out);
    let ran = guichet("holidays FR 2026");
    assert!(ran.out.contains("39 days after Easter Sunday"), "{}", ran.out);
}

#[test]
fn json_has_the_rule_and_its_source() {
    for line in ["holidays FR 2026 --json", "holidays FR 2026 --format json"] {
        let told = guichet(line).json();
        assert_eq!(told.as_array().map(Vec::len), Some(11));
        assert!(told[0]["source"].as_str().is_some_and(|source| !source.is_empty()));
    }
}

#[test]
fn a_year_or_country_that_nobody_vouches_for_is_refused() {
    guichet("holidays DE 2026").refuses(2, ["\"DE\"", "law", "FR, JP, US"]);
    guichet("holidays FR 1850 --lang fr").refuses(2, ["1850", "garantie", "une année de"]);
    guichet("holidays FR 2030..2020 --lang ja").refuses(2, ["順序が逆", "最初の年", "2020..2030"]);
    guichet("holidays FR MMXX").refuses(2, ["\"MMXX\" is not a year", "four digits", "2026..2030"]);
    guichet("holidays FR 2026 --format xml").refuses(2, ["--format", "few words", "table, csv, json"]);
}
