//! A provider's own agreement among the terms: named to its people and its customers, beside the vendor's; to nobody else.

use app::OwnTerms;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::components::{self, Tone};
use crate::reader::Reader;

/// The own agreements that this reader may read.
pub fn readable(reader: &Reader) -> Vec<OwnTerms> {
    reader.visitor.as_ref().map_or_else(Vec::new, |visitor| reader.app().own_terms_for(visitor))
}

/// Where there is one: that level 1 is measured by it, and the way there.
pub fn named(reader: &Reader) -> Markup {
    let w = reader.lang;
    let all = readable(reader);
    html! {
        @if !all.is_empty() {
            (components::notice(Tone::Plain, &w.own_terms_title(), html! {
                p { (w.own_terms_lead()) }
                ul {
                    @for own in &all {
                        li { a href={ "/terms/" (own.agreement.id) } { (w.text(&own.agreement.title)) } " " span.meta { (since(reader, own)) } }
                    }
                }
            }))
        }
    }
}

/// Whose it is, and the way to the vendor's.
pub async fn whose(reader: &Reader, own: &OwnTerms) -> Markup {
    let w = reader.lang;
    let provider = reader.app().organisation(own.provider, None).await;
    let name = provider.map(|provider| provider.name.clone()).unwrap_or_default();
    components::notice(
        Tone::Plain,
        "",
        html! { p { (w.own_terms_whose(&name)) } p { a href="/terms" { (w.own_terms_vendors()) } } },
    )
}

/// Its name, and since when it holds at that desk.
pub fn standing(reader: &Reader, own: &OwnTerms) -> Markup {
    html! { span.num { (own.agreement.id) } span { (since(reader, own)) } }
}

fn since(reader: &Reader, own: &OwnTerms) -> String {
    let w = reader.lang;
    let zone = TimeZone::get(&own.agreement.effective_in).unwrap_or(TimeZone::UTC);
    let day = w.date(zone.to_datetime(own.from).date());
    if own.from > reader.now { w.terms_from(&day) } else { w.terms_in_force(&day) }
}
