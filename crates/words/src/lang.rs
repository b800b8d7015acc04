//! The three languages, and which one a reader asked for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that the house speaks.
///
/// ```
/// use words::Lang;
/// assert_eq!("fr_FR.UTF-8".parse(), Ok(Lang::Fr));
/// assert_eq!(Lang::Ja.tag(), "ja");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English (British spelling), also where nothing else was asked for.
    #[default]
    En,
    /// French.
    Fr,
    /// Japanese.
    Ja,
}

impl Lang {
    /// All of them, in the order in which a switch shows them.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ja];

    /// The tag for `lang=` and for settings: `en`, `fr`, `ja`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ja => "ja",
        }
    }

    /// What its own readers call it, for a language switch.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ja => "日本語",
        }
    }

    /// The best of our languages for an `Accept-Language` header; `None` when it names none of them.
    ///
    /// The higher quality wins, then the earlier place. `*` asks for nothing in particular.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::negotiate("de, ja;q=0.9, en;q=0.8"), Some(Lang::Ja));
    /// assert_eq!(Lang::negotiate("en;q=0, de"), None);
    /// ```
    #[must_use]
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for (lang, quality) in header.split(',').filter_map(asked_for) {
            if best.is_none_or(|(top, _)| quality > top) {
                best = Some((quality, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }

    /// The sentence or form of this language out of three.
    ///
    /// ```
    /// assert_eq!(words::Lang::Fr.pick("yes", "oui", "はい"), "oui");
    /// ```
    pub fn pick<T>(self, en: T, fr: T, ja: T) -> T {
        match self {
            Self::En => en,
            Self::Fr => fr,
            Self::Ja => ja,
        }
    }
}

/// One item of an `Accept-Language` header, when it is one of ours and is not refused by `q=0`.
fn asked_for(item: &str) -> Option<(Lang, f32)> {
    let (tag, parameters) = item.split_once(';').unwrap_or((item, ""));
    let quality = match parameters.trim().strip_prefix("q=") {
        Some(q) => q.trim().parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q))?,
        None => 1.0,
    };
    let lang = tag.trim().parse().ok()?;
    (quality > 0.0).then_some((lang, quality))
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tag())
    }
}

/// A name that is none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no language {:?} here: try en, fr or ja", self.0)
    }
}

impl std::error::Error for UnknownLang {}

/// Reads a tag or a locale by its first part: `fr`, `fr-CA`, `ja_JP.UTF-8`, in any case.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let first = text.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(first))
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_language_asked_for_most() {
        for (header, expected) in [
            ("fr", Some(Lang::Fr)),
            ("fr-FR,fr;q=0.9,en;q=0.8", Some(Lang::Fr)),
            ("en;q=0.5, ja", Some(Lang::Ja)),
            ("EN-gb", Some(Lang::En)),
            ("ja;q=0.7, fr;q=0.7", Some(Lang::Ja)),
            ("de, *;q=0.1", None),
            ("fr;q=nonsense", None),
            ("fr;q=0, en;q=0.1", Some(Lang::En)),
            ("french", None),
            ("", None),
        ] {
            assert_eq!(Lang::negotiate(header), expected, "{header:?}");
        }
    }

    #[test]
    fn a_language_is_stored_by_its_tag() {
        for lang in Lang::ALL {
            assert_eq!(lang.tag().parse(), Ok(lang));
            assert_eq!(lang.to_string(), lang.tag());
        }
    }

    #[test]
    fn an_unknown_language_lists_ours() {
        let refused = "de".parse::<Lang>().expect_err("German is not spoken here");
        assert_eq!(refused.to_string(), "no language \"de\" here: try en, fr or ja");
    }
}
