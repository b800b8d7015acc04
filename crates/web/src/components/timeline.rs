//! What happened, oldest first: days, messages, events, and runs of events folded together.

use super::{Moment, Person, Tone, moment, person, some};
use maud::{Markup, html};

/// One thing that happened.
pub enum Item {
    /// A day begins: «ven. 20 nov. 2026».
    Day(String),
    /// A message, or a note.
    Message(Message),
    /// A fact, in one line.
    Event(Event),
    /// A run of facts: «5 faits», shown on demand.
    Fold(String, Vec<Event>),
}

/// Whose a message is, and who may read it: each looks different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The reporter's side.
    Client,
    /// The centre, to the reporter.
    Centre,
    /// Internal to the centre: ochre and dashed, never to be taken for a reply.
    Note,
}

/// A message in full.
pub struct Message {
    /// Where a link finds it: `m-7`.
    pub id: String,
    /// When.
    pub at: Moment,
    /// Open time since the receipt: «+18 min»; may be empty.
    pub spent: String,
    /// Who.
    pub by: Person,
    /// Whose voice.
    pub voice: Voice,
    /// The language it is written in.
    pub lang: String,
    /// The text, its line breaks kept.
    pub text: String,
    /// «note interne», «premier diagnostic»: what it is besides a message; may be empty.
    pub label: Option<(Tone, String)>,
    /// What was sent with it, or follows it.
    pub after: Option<Markup>,
}

/// A fact, in one line.
#[derive(Default)]
pub struct Event {
    /// Where a link finds it.
    pub id: String,
    /// When.
    pub at: Moment,
    /// Open time since the receipt; may be empty.
    pub spent: String,
    /// «Catégorie 1 · par N. Abe · § 4».
    pub what: Markup,
    /// What it did to a clock.
    pub tone: Tone,
}

/// Draws a timeline. `live` names the topic whose changes renew it; may be empty.
pub fn timeline(id: &str, label: &str, live: &str, items: &[Item]) -> Markup {
    html! {
        ol.timeline id=(id) aria-label=(label) data-live=[some(live)] {
            @for item in items {
                @match item {
                    Item::Day(name) => li.day { span.when {} span.what { (name) } },
                    Item::Message(message) => (draw_message(message)),
                    Item::Event(event) => li class={ "event " (event.tone.class()) } id=[some(&event.id)] { (draw_event(event)) },
                    Item::Fold(words, events) => li.fold {
                        span.when {}
                        div.what { details { summary { (words) } @for event in events { div class={ "event " (event.tone.class()) } id=[some(&event.id)] { (draw_event(event)) } } } }
                    },
                }
            }
        }
    }
}

fn draw_message(message: &Message) -> Markup {
    let class = match message.voice {
        Voice::Client => "client",
        Voice::Centre => "centre",
        Voice::Note => "note",
    };
    html! {
        li class={ "message " (class) } id=[some(&message.id)] {
            (when(&message.id, &message.at, &message.spent))
            article.what {
                header { (person(&message.by)) @if let Some((tone, words)) = &message.label { (super::chip(*tone, "", words)) } }
                @if let Some(text) = some(&message.text) { div.prose lang=[some(&message.lang)] { (text) } }
                @if let Some(after) = &message.after { (after) }
            }
        }
    }
}

fn draw_event(event: &Event) -> Markup {
    html! { (when(&event.id, &event.at, &event.spent)) div.what { (event.what) } }
}

fn when(id: &str, at: &Moment, spent: &str) -> Markup {
    html! { span.when { a href={ "#" (id) } { (moment(at)) } @if let Some(spent) = some(spent) { small { (spent) } } } }
}
