//! What a page says about itself: notices, empty answers, the result of what was just done.

use super::Tone;
use maud::{Markup, html};

/// A paragraph that asks to be read: a heading (may be empty) and a body.
pub fn notice(tone: Tone, heading: &str, body: Markup) -> Markup {
    html! { section class={ "notice " (tone.class()) } { @if !heading.is_empty() { h2 { (heading) } } (body) } }
}

/// Nothing to show is an answer: what is so, what comes next, what can be done.
///
/// `said` is the answer («Rien à accuser.»), `then` what follows from it («Prochaine ouverture : lun. 9 h»).
pub fn empty(said: &str, then: Markup, actions: Option<Markup>) -> Markup {
    html! { div.empty { p.said { (said) } (then) @if let Some(actions) = actions { div.actions { (actions) } } } }
}

/// The result of the last action, at the top of the page it led to: it takes the focus, so that it is heard.
pub fn flash(tone: Tone, text: &str, undo: Option<Markup>) -> Markup {
    html! { div class={ "flash notice " (tone.class()) } role="status" tabindex="-1" data-focus { span { (text) } @if let Some(undo) = undo { (undo) } } }
}

/// A message over the page, for what can be taken back.
pub fn toast(text: &str, undo: Option<Markup>) -> Markup {
    html! { div.toast role="status" { span { (text) } @if let Some(undo) = undo { (undo) } } }
}
