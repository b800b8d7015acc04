//! Lists of names and values: what was answered (with a way to change it), and what is known.

use super::{Moment, moment};
use maud::{Markup, html};

/// One answer on the page where a form is checked before it is sent.
pub struct Answer {
    /// The question, short.
    pub question: String,
    /// What was answered; `missing` where nothing was.
    pub answer: Markup,
    /// Whether the answer is wanted and isn't there.
    pub missing: bool,
    /// Where to change it.
    pub href: String,
}

/// «Check your answers»: each question, its answer, a Change link that names the question for those who hear it.
pub fn answers(list: &[Answer], change: &str) -> Markup {
    html! {
        dl.answers {
            @for one in list {
                div {
                    dt { (one.question) }
                    dd.missing[one.missing] { (one.answer) }
                    dd.change { a href=(one.href) { (change) span.visually-hidden { " – " (one.question) } } }
                }
            }
        }
    }
}

/// Facts: label and value, in a quiet two-column list.
pub fn facts(list: &[(String, Markup)]) -> Markup {
    html! { dl.facts { @for (label, value) in list { div { dt { (label) } dd { (value) } } } } }
}

/// A value that is an instant, for `facts`.
pub fn fact_moment(at: &Moment) -> Markup {
    moment(at)
}

/// What a report says already and what it doesn't, by name and not as a score.
pub fn completeness(given: &[String], missing: &[String]) -> Markup {
    html! {
        div.completeness {
            ul { @for item in missing { li { (item) } } @for item in given { li.given { (item) } } }
        }
    }
}
