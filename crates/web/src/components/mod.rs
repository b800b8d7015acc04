//! What pages are made of: one function a component, each with a plain view of strings that are ready to be read.
//!
//! A component knows no ticket, no agreement, no language and no time zone. It knows where a clause stands beside a fact,
//! how a clock is drawn, and what a keyboard or a screen reader needs. The caller brings words in the reader's language
//! and instants already written out; `words` has both.
//!
//! Three habits hold everywhere. No inline style: the page's policy refuses them, so what is drawn is drawn by
//! attributes and classes. No meaning by colour alone: a mark and a word come first. No control for scripts only: what a
//! key does is to click a link or a button that exists.
//!
//! The example `gallery` draws every one of them on whole pages.

mod answers;
mod chart;
mod chip;
mod clause;
mod clock;
mod composer;
mod curve;
mod dialog;
mod difference;
mod field;
mod files;
mod filter;
mod margin;
mod notice;
mod page;
mod person;
mod ribbon;
mod stepper;
mod switches;
mod table;
mod timeline;
mod why;

pub use answers::*;
pub use chart::*;
pub use chip::*;
pub use clause::*;
pub use clock::*;
pub use composer::*;
pub use curve::*;
pub use dialog::*;
pub use difference::*;
pub use field::*;
pub use files::*;
pub use filter::*;
pub use margin::*;
pub use notice::*;
pub use page::*;
pub use person::*;
pub use ribbon::*;
pub use stepper::*;
pub use switches::*;
pub use table::*;
pub use timeline::*;
pub use why::*;

/// What a thing's colour says again after its mark and its word: the state of a clock, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ink on paper.
    #[default]
    Plain,
    /// Done, and in time.
    Met,
    /// Attention soon.
    Soon,
    /// Over its target, or refused.
    Over,
    /// At rest: nothing runs.
    Still,
    /// Internal, or of the demonstration.
    Note,
    /// The house colour: where one is, what goes on.
    Accent,
}

impl Tone {
    /// The class that carries it.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Met => "met",
            Tone::Soon => "soon",
            Tone::Over => "over",
            Tone::Still => "still",
            Tone::Note => "note",
            Tone::Accent => "accent",
        }
    }
}

/// An instant for a page: exact for machines, readable for people.
///
/// ```
/// use web::components::{Moment, moment};
/// let due = Moment { iso: "2026-11-23T08:42:00Z".into(), text: "lun. 9 h 42".into(), title: "17:42 (Tokyo)".into() };
/// assert_eq!(moment(&due).into_string(), r#"<time datetime="2026-11-23T08:42:00Z" title="17:42 (Tokyo)">lun. 9 h 42</time>"#);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Moment {
    /// RFC 3339, in UTC.
    pub iso: String,
    /// As the reader reads it, in the agreement's zone.
    pub text: String,
    /// The reader's own zone where it differs; empty where it doesn't.
    pub title: String,
}

/// Draws an instant.
pub fn moment(at: &Moment) -> maud::Markup {
    maud::html! { time datetime=(at.iso) title=[some(&at.title)] { (at.text) } }
}

/// The key of an action, printed in its button: `v`, `g q`, `Ctrl K`.
///
/// ```
/// assert_eq!(web::components::key("g q").into_string(), "<kbd aria-hidden=\"true\">g</kbd> <kbd aria-hidden=\"true\">q</kbd>");
/// ```
pub fn key(keys: &str) -> maud::Markup {
    maud::html! { @for (i, one) in keys.split(' ').enumerate() { @if i > 0 { " " } kbd aria-hidden="true" { (one) } } }
}

/// An attribute that is left out when there is nothing to say.
fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
