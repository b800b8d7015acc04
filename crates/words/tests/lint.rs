//! The lint over the catalogue: words we don't use, spaces nobody types, placeholders that agree.

use std::collections::BTreeSet;

use words::typography::{NARROW, WIDE, french};
use words::{CATALOGUE, Entry, Lang};

/// Walks every form of every sentence, saying where a fault is.
fn every_form(check: impl Fn(&str, &str) -> Result<(), String>) {
    let mut faults = Vec::new();
    for (area, entries) in CATALOGUE {
        for entry in *entries {
            for (lang, forms) in [("en", entry.en), ("fr", entry.fr), ("ja", entry.ja)] {
                for form in forms {
                    if let Err(fault) = check(lang, form) {
                        faults.push(format!("{area}.{} ({lang}): {fault}: {form:?}", entry.name));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Source: conditions 2021-09, §4 in fine: a delay is an indicator, and missing one is not non-performance.
#[test]
fn a_missed_target_is_never_called_by_a_word_of_fault() {
    every_form(|_, form| no_word_of_fault(form));
}

const NEVER: [&str; 8] =
    ["breach", "violat", "manquement", "infraction", "違反", "不履行", "deadline", "first response"];

fn no_word_of_fault(form: &str) -> Result<(), String> {
    match NEVER.iter().find(|word| form.to_lowercase().contains(*word)) {
        Some(word) => Err(format!("says {word:?}")),
        None => Ok(()),
    }
}

/// The same rules for a sentence that was put together.
pub fn check_said(lang: Lang, said: &str) -> Result<(), String> {
    no_word_of_fault(said)?;
    if lang == Lang::Fr { french_faults(said) } else { Ok(()) }
}

#[test]
fn nothing_is_abbreviated_to_ack() {
    every_form(|_, form| {
        let mut found = form.split(|c: char| !c.is_alphanumeric()).filter(|w| w.eq_ignore_ascii_case("ack"));
        found.next().map_or(Ok(()), |_| Err("say acknowledgement".to_owned()))
    });
}

#[test]
fn nothing_is_empty_and_nobody_types_an_unbreakable_space() {
    every_form(|_, form| match form {
        _ if form.trim().is_empty() => Err("empty".to_owned()),
        _ if form.trim() != form => Err("begins or ends with a space".to_owned()),
        _ if form.contains([NARROW, WIDE, '\t', '\n']) => Err("a space that the formatter sets".to_owned()),
        _ => Ok(()),
    });
}

#[test]
fn three_languages_are_given_the_same_facts() {
    for (area, entries) in CATALOGUE {
        for entry in *entries {
            let said = |forms: &[&'static str]| forms.last().map(|form| placeholders(form));
            assert_eq!(said(entry.en), said(entry.fr), "{area}.{} (fr)", entry.name);
            assert_eq!(said(entry.en), said(entry.ja), "{area}.{} (ja)", entry.name);
        }
    }
}

#[test]
fn french_reads_right_once_it_is_set() {
    every_form(|lang, form| if lang == "fr" { french_faults(&french(form)) } else { Ok(()) });
}

#[test]
fn no_sentence_has_two_names() {
    let mut seen = BTreeSet::new();
    for Entry { name, .. } in CATALOGUE.iter().flat_map(|(_, entries)| entries.iter()) {
        assert!(seen.insert(name), "{name} is declared twice");
    }
}

/// The names between braces, `{{` being a brace.
fn placeholders(form: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = form;
    while let Some(start) = rest.find('{') {
        rest = &rest[start + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let end = rest.find('}').expect("format! has checked that braces pair up");
        names.insert(rest[..end].split(':').next().unwrap_or_default());
        rest = &rest[end + 1..];
    }
    names
}

/// Marks without their space. What is between backticks or braces is code.
fn french_faults(form: &str) -> Result<(), String> {
    let (mut code, mut brace) = (false, false);
    let mut last = ' ';
    let mut chars = form.chars().peekable();
    while let Some(c) = chars.next() {
        code ^= c == '`';
        brace = c == '{' || (brace && c != '}');
        let next = chars.peek().copied().unwrap_or(' ');
        let ends = next.is_whitespace() || matches!(next, '!' | '?' | ')' | '»');
        let wrong = !code
            && !brace
            && match c {
                ';' | '!' | '?' => ends && last != NARROW && !matches!(last, '!' | '?'),
                ':' => ends && last != WIDE,
                '»' => last != NARROW,
                '«' => next != NARROW,
                '%' => last.is_ascii_digit(),
                _ => false,
            };
        if wrong {
            return Err(format!("the space at {c:?}"));
        }
        last = c;
    }
    Ok(())
}

#[test]
fn the_lint_sees_what_it_looks_for() {
    assert!(french_faults("Quoi?").is_err());
    assert!(french_faults("Quoi: rien").is_err());
    assert!(french_faults("«oui»").is_err());
    assert!(french_faults(&french("Quoi ? « oui » : 9:42 `a: b`")).is_ok());
    assert_eq!(placeholders("{a} {{b}} {c:>4}"), BTreeSet::from(["a", "c"]));
}
