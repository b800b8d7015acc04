//! Language and theme: forms that set a cookie and come back to the same page.

use maud::{Markup, html};

/// Which theme is chosen: the reader's, or the one of the reader's system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// What the cookie and `<html data-theme>` say; nothing for the system's.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// The three languages, each named in itself. `lang` is the current one, `back` where to return.
pub fn language_switch(label: &str, lang: &str, back: &str) -> Markup {
    let languages = [("fr", "FR", "Français"), ("en", "EN", "English"), ("ja", "日本", "日本語")];
    html! {
        form method="post" action="/preferences" {
            input type="hidden" name="back" value=(back);
            span.switch role="group" aria-label=(label) {
                @for (code, short, name) in languages {
                    button name="lang" value=(code) lang=(code) title=(name) aria-label={ (short) " – " (name) } aria-pressed=(code == lang) { (short) }
                }
            }
        }
    }
}

/// One button that turns the page over: from light to dark, and back. `label` says what pressing it does.
pub fn theme_switch(label: &str, theme: Theme, back: &str) -> Markup {
    let next = if theme == Theme::Dark { "light" } else { "dark" };
    html! {
        form.switch method="post" action="/preferences" {
            input type="hidden" name="back" value=(back);
            button name="theme" value=(next) title=(label) aria-label=(label) {
                svg viewBox="0 0 16 16" aria-hidden="true" {
                    circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" {}
                    path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" {}
                }
            }
        }
    }
}
