//! French spaces: authors type plain ones, the formatter sets them.
//!
//! It only ever replaces one space by another: it never adds or removes a character, so times (`9:42`),
//! addresses and `::` cannot be touched. What stands between backticks is code and is left as typed.

/// Narrow, unbreakable: before `; ! ? %`, inside « ».
pub const NARROW: char = '\u{202F}';
/// Full width, unbreakable: before `:`, after `§` and `n°`.
pub const WIDE: char = '\u{00A0}';

/// Sets the spaces of a French sentence. Setting it twice changes nothing more.
///
/// ```
/// use words::typography::french;
/// assert_eq!(french("Pourquoi 9:42 ? Voir : « § 4 »"), "Pourquoi 9:42\u{202F}? Voir\u{A0}: «\u{202F}§\u{A0}4\u{202F}»");
/// assert_eq!(french("lun. 9 h 42 · https://a.example/?q=:x"), "lun. 9 h 42 · https://a.example/?q=:x");
/// ```
#[must_use]
pub fn french(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = false;
    let mut out = String::with_capacity(text.len() + 8);
    for (i, &c) in chars.iter().enumerate() {
        code ^= c == '`';
        let set = if is_space(c) && !code { between(&chars[..i], &chars[i + 1..]) } else { None };
        out.push(set.unwrap_or(c));
    }
    out
}

/// The space wanted between what stands before and after, where French wants a particular one.
fn between(before: &[char], after: &[char]) -> Option<char> {
    let (&last, &next) = (before.last()?, after.first()?);
    if is_space(last) || is_space(next) {
        return None;
    }
    match (last, next) {
        ('«', _) | (_, '»') => Some(NARROW),
        ('§', _) => Some(WIDE),
        ('°', digit) if digit.is_ascii_digit() && before.ends_with(&['n', '°']) => Some(WIDE),
        (digit, '%') if digit.is_ascii_digit() => Some(NARROW),
        (_, ';' | '!' | '?') if closes(&after[1..]) => Some(NARROW),
        (_, ':') if closes(&after[1..]) => Some(WIDE),
        _ => None,
    }
}

/// Does the mark just passed end something, rather than begin an address, a query or a path (`::`, `?a=b`)?
fn closes(rest: &[char]) -> bool {
    match rest.first() {
        None => true,
        Some(&c) => is_space(c) || c == '\n' || matches!(c, '!' | '?' | '»' | ')' | '…'),
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NARROW | WIDE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_mark_gets_its_own_space() {
        for (typed, set) in [
            ("Vraiment ?", "Vraiment\u{202F}?"),
            ("Quoi ?!", "Quoi\u{202F}?!"),
            ("non ; si !", "non\u{202F}; si\u{202F}!"),
            ("Échéance : lundi", "Échéance\u{A0}: lundi"),
            ("« oui »", "«\u{202F}oui\u{202F}»"),
            ("12 %", "12\u{202F}%"),
            ("n° 1042, § 2.B", "n°\u{A0}1042, §\u{A0}2.B"),
            ("à 9 h 05", "à 9 h 05"),
            ("essayez `a ; b : c ?`", "essayez `a ; b : c ?`"),
            ("std::fmt ::x /a?b=c ?d", "std::fmt ::x /a?b=c ?d"),
            ("20° 4", "20° 4"),
            ("", ""),
            (" ", " "),
        ] {
            assert_eq!(french(typed), set);
        }
    }

    proptest! {
        #[test]
        fn setting_twice_is_setting_once(text in "[a-zé0-9 \u{A0}\u{202F}:;!?«»%§°n`\n]{0,40}") {
            let once = french(&text);
            prop_assert_eq!(french(&once), once);
        }

        #[test]
        fn only_spaces_change(text in "\\PC{0,40}") {
            let plain = |s: &str| s.chars().map(|c| if is_space(c) { ' ' } else { c }).collect::<String>();
            prop_assert_eq!(plain(&french(&text)), plain(&text));
        }
    }
}
