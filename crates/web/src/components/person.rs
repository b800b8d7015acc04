//! People, by name; a round of initials to find them faster. Names are never split by us: initials come from the caller.

use super::some;
use maud::{Markup, html};

/// A person as shown in a line.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// One to three signs: `NA`, `田`.
    pub initials: String,
    /// The whole name, in its own order.
    pub name: String,
    /// Role or organisation; may be empty.
    pub note: String,
    /// Whether a qualification is valid now: a dashed round says that it isn't.
    pub qualified: bool,
}

/// A person with the name written out.
pub fn person(who: &Person) -> Markup {
    html! { span.person.unqualified[!who.qualified] { (round(who)) span { (who.name) } @if let Some(note) = some(&who.note) { small { (note) } } } }
}

/// Only the round, for dense lists; the name is in its title and read out.
pub fn person_round(who: &Person) -> Markup {
    html! { span.person.unqualified[!who.qualified] { (round(who)) span.visually-hidden { (who.name) } } }
}

/// Nobody yet: a dash, and the word for those who hear it.
pub fn nobody(word: &str) -> Markup {
    html! { span.person.none { span aria-hidden="true" { "–" } span.visually-hidden { (word) } } }
}

fn round(who: &Person) -> Markup {
    html! { abbr title=(who.name) aria-hidden="true" { (who.initials) } }
}
