//! The annotated page: title and text, with their margin.

use super::clause::{Clause, clauses};
use super::some;
use maud::{Markup, html};

/// A page of text with its margin.
///
/// On a wide screen the notes stand beside title and text. On a narrow one `margin` follows the title (it holds what one
/// came for: the clock) and `more` follows the text. Either may be empty.
pub struct Annotated {
    /// `head(..)`, mostly.
    pub head: Markup,
    /// The notes seen first: clocks.
    pub margin: Markup,
    /// The text column.
    pub text: Markup,
    /// The notes that can wait: people, history of terms.
    pub more: Markup,
    /// What the margin is called for those who hear it.
    pub margin_label: String,
}

/// Lays a page out with its margin.
pub fn annotated(page: &Annotated) -> Markup {
    let has = |part: &Markup| !part.0.is_empty();
    html! {
        div.annotated {
            (page.head)
            // One column beside the text, so that neither makes the other longer. A narrow screen takes the two apart.
            @if has(&page.margin) || has(&page.more) {
                div.margins {
                    @if has(&page.margin) { aside.margin aria-label=[some(&page.margin_label)] { (page.margin) } }
                    @if has(&page.more) { div.margin.more { (page.more) } }
                }
            }
            div.text { (page.text) }
        }
    }
}

/// The top of a page: where one is, its title, what is to be said first.
///
/// The `h1` takes the focus after a navigation, so that a screen reader begins there.
pub fn head(crumb: Option<Markup>, title: &str, under: Markup) -> Markup {
    html! {
        header.head {
            @if let Some(crumb) = crumb { div.crumb { (crumb) } }
            h1 tabindex="-1" { (title) }
            (under)
        }
    }
}

/// A note in the margin: a small heading, the clauses it rests on, its text.
#[derive(Default)]
pub struct MarginNote {
    /// Where links and live updates find it; may be empty.
    pub id: String,
    /// «Accusé de réception»
    pub heading: String,
    /// Clauses, at the right of the heading.
    pub clauses: Vec<Clause>,
}

/// Draws a note in the margin.
pub fn margin_note(note: &MarginNote, body: Markup) -> Markup {
    html! {
        section.margin-note id=[some(&note.id)] {
            header { h2 { (note.heading) } (clauses(&note.clauses)) }
            (body)
        }
    }
}
