//! States and categories, small enough for a line.

use super::{Tone, some};
use maud::{Markup, html};

/// A state: mark, word, colour. The mark may be empty.
///
/// ```
/// use web::components::{Tone, chip};
/// assert_eq!(chip(Tone::Met, "✓", "résolu").into_string(), r#"<span class="chip met"><span aria-hidden="true">✓</span>résolu</span>"#);
/// ```
pub fn chip(tone: Tone, mark: &str, word: &str) -> Markup {
    html! { span class={ "chip " (tone.class()) } { @if let Some(mark) = some(mark) { span aria-hidden="true" { (mark) } } (word) } }
}

/// A thing that is no state (a region, a channel): a word in a thin frame.
pub fn tag(word: &str) -> Markup {
    html! { span.chip.outline { (word) } }
}

/// How sure a category is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Before triage: the strictest target runs, nothing is decided.
    Provisional,
    /// A person of the centre decided.
    Decided,
}

/// The category, as a figure in a square: filled for 1, dashed while provisional. `title` is its name in full.
pub fn category(level: u8, certainty: Certainty, title: &str) -> Markup {
    let class = match (certainty, level) {
        (Certainty::Provisional, _) => "provisional",
        (Certainty::Decided, 1) => "first",
        (Certainty::Decided, _) => "",
    };
    html! {
        span class={ "category " (class) } title=(title) {
            span aria-hidden="true" { (level) @if certainty == Certainty::Provisional { "?" } }
            span.visually-hidden { (title) }
        }
    }
}
