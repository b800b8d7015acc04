//! What a level-1 desk sees of level 2: where its ticket stands at the support centre, and for each change a sentence
//! that it can send on to its customer (preamble).
//!
//! The sentence says what happened and no word of what was said: the provider tells its customer in its own words.

use app::{Level2, TicketView};
use desk::Fact;
use maud::{Markup, html};
use terms::{ClauseId, MeasureId};
use words::Lang;

use crate::components::{self, Tone};
use crate::reader::{Reader, Signed};

/// Where it stands, and what there is to tell; nothing, if it was never escalated.
pub fn section(signed: &Signed, view: &TicketView) -> Markup {
    let Some(level2) = &view.level2 else { return html! {} };
    let w = signed.reader.lang;
    html! {
        section.level-2 id="level-2" aria-labelledby="level-2-title" {
            h2 id="level-2-title" { (w.level_2()) " " (components::clause(&signed.reader.clause(&view.agreement, &ClauseId::from("preamble")))) }
            (status(&signed.reader, view, level2))
            @if let Some(relayed) = &level2.relayed {
                p { (components::button_link(&format!("/t/{}{}", relayed.number, signed.reader.as_of()), &w.level_2_open(relayed.number), None, "plain")) }
                @if relayed.changes.is_empty() { p.meta { (w.level_2_nothing_yet()) } } @else {
                    h3 { (w.level_2_tell()) }
                    ol.relayed {
                        @for entry in &relayed.changes {
                            @if let Fact::Ticket(fact) = &entry.fact {
                                li {
                                    p { strong { (w.fact(fact)) } " " span.meta { (signed.reader.moment(entry.at, &signed.reader.zone_of(view)).text) } }
                                    p.said { (w.relay(fact, view.number)) }
                                    @if signed.reader.then.is_none() { p.meta {
                                        (w.level_2_write_in()) " "
                                        @for lang in Lang::ALL {
                                            a href=(format!("/desk/t/{}?relay={}&in={}#write", view.number, entry.number, lang.tag())) lang=(lang.tag()) { (lang.own_name()) } " "
                                        }
                                    } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the level-2 ticket stands: its state and its due instant, for both sides of level 1.
pub fn status(reader: &Reader, view: &TicketView, level2: &Level2) -> Markup {
    let w = reader.lang;
    let zone = reader.zone_of(view);
    let since = reader.moment(level2.escalated_at, &zone).text;
    html! {
        p.state-line {
            (components::chip(Tone::Accent, "⇧", &w.state(level2.state)))
            span { (w.with_the_centre_since(&since)) }
            @if let Some(due) = level2.due { span { (w.centre_acknowledges_by(&reader.moment(due, &zone).text)) } }
        }
        p.meta { (w.level_2_last_news(&reader.moment(level2.changed_at, &zone).text)) }
        (whose_time(reader, view, level2))
    }
}

/// Both levels' clocks of the acknowledgement, each with the agreement that measures it: whose time it was.
fn whose_time(reader: &Reader, view: &TicketView, level2: &Level2) -> Markup {
    let w = reader.lang;
    let mut clocks: Vec<(String, Markup)> = Vec::new();
    if let Some(timed) = view.clock(&MeasureId::acknowledgement())
        && let Some(calendar) = view.calendars.get(&timed.clock.region)
    {
        let drawn = reader.clock("clock-level-1", &timed.clock, &timed.standing, calendar, &view.agreement);
        clocks.push((w.whose_time_level_1(view.agreement.id.as_str()), components::clock(&drawn)));
    }
    if let Some(timed) = &level2.clock
        && let Some(calendar) = level2.calendars.get(&timed.clock.region)
    {
        let drawn = reader.clock("clock-level-2", &timed.clock, &timed.standing, calendar, &level2.agreement);
        clocks.push((w.whose_time_centre(level2.agreement.id.as_str()), components::clock(&drawn)));
    }
    components::facts(&clocks)
}

/// The sentence to be sent on, of the change of that number, in that language; empty where there is none.
pub fn sentence(view: &TicketView, number: &str, lang: Lang) -> String {
    let relayed = view.level2.as_ref().and_then(|level2| level2.relayed.as_ref());
    let entry = relayed.and_then(|relayed| relayed.changes.iter().find(|e| e.number.to_string() == number));
    match entry.map(|entry| &entry.fact) {
        Some(Fact::Ticket(fact)) => lang.relay(fact, view.number),
        _ => String::new(),
    }
}
