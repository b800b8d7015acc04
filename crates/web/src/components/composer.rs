//! Two editors that can't be taken for each other: the reply leaves the house, the note stays in it.

use super::{Button, FilesField, button, files_field, key, some};
use maud::{Markup, html};

/// What is written: it decides the look, and where the form goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Writes {
    /// A message to the other side.
    #[default]
    Reply,
    /// An internal note.
    Note,
}

/// An editor.
#[derive(Debug, Clone, Default)]
pub struct Composer {
    /// Reply or note.
    pub writes: Writes,
    /// Where it is sent.
    pub action: String,
    /// «Répondre»
    pub heading: String,
    /// «À 2 personnes : …», or «Interne : jamais envoyé».
    pub to: String,
    /// The label of the text, for those who hear it.
    pub label: String,
    /// What was typed, if it came back.
    pub text: String,
    /// The language of the reader at the other end.
    pub lang: String,
    /// The position in the ticket's history that was seen: the guard against writing past each other.
    pub seen: String,
    /// «Envoyer»
    pub submit: String,
    /// Open at first sight.
    pub open: bool,
    /// Under which name a draft is kept in this browser: person and ticket. Empty: not kept.
    pub draft: String,
    /// «brouillon gardé ici»
    pub draft_word: String,
    /// Its field for files; none: it takes none.
    pub files: Option<FilesField>,
    /// Hidden fields and choices between text and button: the idempotency key, «ceci est le premier diagnostic».
    pub extra: Option<Markup>,
}

/// Both editors, one open at a time. `r` and `n` open them; Ctrl+Enter sends.
pub fn composers(label: &str, editors: &[Composer]) -> Markup {
    html! { section.composers aria-label=(label) { @for one in editors { (composer(one)) } } }
}

fn composer(what: &Composer) -> Markup {
    let (class, keys, look) = match what.writes {
        Writes::Reply => ("composer reply", "r", "main"),
        Writes::Note => ("composer note", "n", "note"),
    };
    html! {
        details class=(class) name="composer" open[what.open] {
            summary data-key=(keys) aria-keyshortcuts=(keys) { span { (what.heading) } span.to { (what.to) } (key(keys)) }
            form method="post" action=(what.action) enctype=[what.files.as_ref().map(|_| "multipart/form-data")] data-draft=[some(&what.draft)] {
                p.to-line { (what.to) }
                input type="hidden" name="seen" value=(what.seen);
                textarea.input name="text" rows="6" aria-label=(what.label) lang=[some(&what.lang)] required { "\n" (what.text) }
                @if let Some(files) = &what.files { (files_field(files)) }
                @if let Some(extra) = &what.extra { (extra) }
                div.actions {
                    (button(&Button { label: &what.submit, look, ..Button::default() })) (key("Ctrl ⏎"))
                    span.draft hidden data-draft-kept { (what.draft_word) }
                }
            }
        }
    }
}
