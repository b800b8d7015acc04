//! What a version would change: for those who wait, ticket by ticket, and in what it says.

use app::{Concerned, Preview};
use maud::{Markup, html};
use terms::diff;

use crate::components;
use crate::pages::terms::changes::{self, Pair};
use crate::reader::Signed;

/// The preview of a version that isn't in force yet, or the same of one that is published.
pub fn draw(signed: &Signed, preview: &Preview) -> Markup {
    let (w, agreement) = (signed.reader.lang, &preview.agreement);
    let begins = signed.reader.moment_in_full(agreement.effective_from, &agreement.effective_in);
    html! {
        section.stack id="preview" {
            h2 { (w.preview_title(agreement.id.as_str())) }
            p { (w.preview_begins(&begins.text)) }
            p { (w.preview_looked_at(preview.waiting)) }
            (concerned(signed, preview))
            @if let Some(before) = &preview.before {
                h2 { (w.preview_changes()) }
                (changes::by_clause(&signed.reader, Pair { before, after: agreement }, &diff(before, agreement)))
            }
        }
    }
}

/// The open tickets that would be due at another time, before and after.
pub fn concerned(signed: &Signed, preview: &Preview) -> Markup {
    let (w, id) = (signed.reader.lang, preview.agreement.id.as_str());
    let own = preview.before.as_ref().map(|before| before.id.to_string()).unwrap_or_default();
    let headings = [w.preview_ticket(), w.example_region(), w.preview_own(&own), w.preview_new(id)];
    let row = |one: &Concerned| {
        let zone = preview.agreement.region(&one.region).map_or("UTC", |region| region.zone.as_str());
        let when = |at| html! { (components::moment(&signed.reader.moment_in_full(at, zone))) };
        vec![
            html! { a.num href=(format!("/desk/t/{}/pin", one.number)) { (one.number) } },
            html! { (one.region) @if let Some(level) = one.category { " · " (w.category_level(level)) } },
            html! { del { (when(one.before)) } },
            html! { ins { (when(one.after)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = preview.concerned.iter().map(row).collect();
    let title = w.preview_open(preview.concerned.len() as u64);
    html! {
        h3 { (title) }
        @if !rows.is_empty() {
            div.examples-table.diff tabindex="0" role="group" aria-label=(title) { (components::plain_table(&title, &headings, &rows)) }
            p { (w.preview_stay()) }
        }
    }
}
