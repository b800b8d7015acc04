//! A text of the agreement in the languages in which it is given.

use serde::Serialize;

/// What the file says under `en`, `fr` and, where it is given, `ja`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// French, with plain spaces: whoever shows it sets the narrow ones.
    pub fr: String,
    /// Japanese, a courtesy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
}

impl Text {
    /// The text in a language, in English where it isn't given.
    ///
    /// ```
    /// # use terms::Text;
    /// let text = Text { en: "Incident".into(), fr: "Incident".into(), ja: None };
    /// assert_eq!(text.in_language("ja"), "Incident");
    /// ```
    pub fn in_language(&self, code: &str) -> &str {
        match code {
            "fr" => &self.fr,
            "ja" => self.ja.as_deref().unwrap_or(&self.en),
            _ => &self.en,
        }
    }

    /// Whether the text is given in that language, so that a page can say in which one it is.
    pub fn is_given_in(&self, code: &str) -> bool {
        matches!(code, "en" | "fr") || (code == "ja" && self.ja.is_some())
    }
}
