//! `/desk/outbox`: the letters that wait, for whoever answers for the centre.

use app::Waiting;
use axum::response::Response;
use maud::{Markup, html};

use super::works::{Sheet, page};
use super::{Centre, list_zone};
use crate::components;
use crate::refuse::No;
use crate::typed::Typed;

/// `GET /desk/outbox`.
pub async fn show(Centre(signed): Centre) -> Result<Response, No> {
    let w = signed.reader.lang;
    let letters = signed.app().outbox(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let people = signed.app().people().await.map_err(|failure| signed.no(failure))?;
    let name = |letter: &Waiting| {
        let found = people.iter().find(|person| person.id == letter.person);
        found.and_then(|person| person.name.clone()).unwrap_or_else(|| w.somebody())
    };
    let zone = list_zone(&signed);
    let row = |letter: &Waiting| {
        let said = |text: &Option<String>| text.clone().unwrap_or_else(|| w.text_erased());
        vec![
            html! { (name(letter)) },
            html! { details { summary lang="mul" { (said(&letter.subject)) } div.prose lang="mul" { (said(&letter.body)) } } },
            html! { (components::moment(&signed.reader.moment(letter.created, &zone))) },
            html! { @match letter.sent { Some(at) => (components::moment(&signed.reader.moment(at, &zone))), None => (w.outbox_waits()) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = letters.iter().map(row).collect();
    let headings = [w.outbox_to(), w.field(desk::Field::Subject), w.outbox_since(), w.works_state()];
    let main = html! {
        (components::head(None, &w.outbox_title(), html! { p.lead { (w.outbox_lead()) } }))
        @if rows.is_empty() { (components::empty(&w.outbox_none(), html! {}, None)) }
        @else { (components::plain_table(&w.outbox_title(), &headings, &rows)) }
    };
    let typed = Typed::default();
    let sheet = Sheet { signed: &signed, typed: &typed, refused: None, seen: 0, base: String::new() };
    page(&sheet, w.outbox_title(), None, main).await
}
