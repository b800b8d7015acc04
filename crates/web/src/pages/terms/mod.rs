//! `/terms`: the agreement as a book. The text in the column; in the margin how each clause is read and what it gives. Public.

mod centre;
pub mod changes;
pub mod compare;
mod notes;
mod own;

use app::OwnTerms;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use terms::{Agreement, AgreementId, Clause, Example, Text};
use words::Lang;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::refuse::No;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    at: Option<String>,
}

/// `GET /terms`: the version in force, now or on the day asked for.
pub async fn current(reader: Reader, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = reader.lang;
    let now = reader.app().editions().in_force(reader.now).ok().map(|(agreement, _)| agreement);
    let given = asked.at.as_deref().map(str::trim).filter(|given| !given.is_empty());
    let day: Option<Result<Date, &str>> = given.map(|given| given.parse().map_err(|_| given));
    let (agreement, said) = match day {
        None => (now, None),
        Some(Err(given)) => (now, Some((Tone::Over, w.terms_at_unread(given)))),
        Some(Ok(day)) => match reader.app().editions().on(day) {
            None => (None, Some((Tone::Still, w.terms_at_none(&w.date(day))))),
            Some(found) => {
                let said = w.terms_at_is(&w.date(day), found.id.as_str());
                (Some(found), Some((Tone::Still, said)))
            }
        },
    };
    let said = html! { @if let Some((tone, said)) = said { (components::notice(tone, "", html! { p { (said) } })) } };
    match agreement {
        Some(agreement) => {
            let above = html! { (own::named(&reader)) (ask_a_day(&reader, given)) (said) };
            Ok(page(&reader, &agreement, None, &above))
        }
        None => {
            let main = html! {
                (components::head(None, &w.terms_title(), html! {}))
                (ask_a_day(&reader, given))
                (said)
                (components::empty(&w.terms_none(), html! { p { (w.terms_none_then()) } }, None))
            };
            Ok(reader.page(Sheet::portal(w.terms_title(), main)))
        }
    }
}

/// Which version held on a day.
fn ask_a_day(reader: &Reader, given: Option<&str>) -> Markup {
    let w = reader.lang;
    html! {
        form.filter action="/terms" method="get" {
            label { span { (w.terms_at()) } input.input type="date" name="at" value=[given]; }
            button.button { (w.terms_at_show()) }
        }
    }
}

/// `GET /terms/{id}`: any version of the vendor's; a provider's own for its people and its customers.
pub async fn version(reader: Reader, Path(id): Path<String>) -> Result<Response, No> {
    let id = AgreementId(id);
    if let Some((agreement, _)) = reader.app().editions().by_id(&id) {
        return Ok(page(&reader, &agreement, None, &ask_a_day(&reader, None)));
    }
    match own::readable(&reader).into_iter().find(|own| own.agreement.id == id) {
        Some(own) => {
            let above = own::whose(&reader, &own).await;
            Ok(page(&reader, &own.agreement, Some(&own), &above))
        }
        None => Err(reader.no(desk::Refusal::NotFound.into())),
    }
}

fn page(reader: &Reader, agreement: &Agreement, own: Option<&OwnTerms>, above: &Markup) -> Response {
    let w = reader.lang;
    let title = w.text(&agreement.title);
    let main = html! {
        (components::head(
            Some(own.map_or_else(|| standing(reader, agreement), |own| own::standing(reader, own))),
            &title,
            html! { p.lead { (w.terms_lead()) } },
        ))
        (components::notice(Tone::Still, "", html! {
            p { (signed_in(w, agreement)) }
            @if w == Lang::Ja && agreement.clauses.iter().any(|clause| !clause.text.is_given_in("ja")) { p { (w.terms_not_in_ja()) } }
        }))
        (above)
        @if own.is_none() { (versions(reader, agreement)) }
        div.agreement {
            @for clause in &agreement.clauses { (draw(reader, agreement, clause)) }
        }
        @if own.is_none() { (changes::since_the_one_before(reader, agreement)) }
        (examples(reader, agreement))
        p.meta.file-hash { (w.terms_hash(&agreement.hash_hex())) }
    };
    let mut sheet = Sheet::portal(format!("{title} · {}", agreement.id), main);
    sheet.print_header =
        vec![w.terms_print(&agreement.id.to_string()), w.terms_in_force(&w.date(agreement.effective))];
    reader.page(sheet)
}

/// Since when it is in force, and until when it was.
fn standing(reader: &Reader, agreement: &Agreement) -> Markup {
    let w = reader.lang;
    let since = w.date(agreement.effective);
    let later: Option<Date> = reader
        .app()
        .editions()
        .all()
        .iter()
        .find(|other| other.effective_from > agreement.effective_from)
        .map(|other| other.effective);
    html! {
        span.num { (agreement.id) }
        span { @if agreement.effective_from > reader.now { (w.terms_from(&since)) } @else { (w.terms_in_force(&since)) } }
        @if let Some(later) = later { span { (w.terms_until(&w.date(later))) } }
    }
}

fn signed_in(w: Lang, agreement: &Agreement) -> String {
    match agreement.signed_in.as_str() {
        "fr" => w.terms_signed_fr(),
        "ja" => w.terms_signed_ja(),
        _ => w.terms_signed_en(),
    }
}

/// The other versions, where there are any.
fn versions(reader: &Reader, agreement: &Agreement) -> Markup {
    let w = reader.lang;
    let all = reader.app().editions().all();
    let current = reader.app().editions().in_force(reader.now).ok().map(|(current, _)| current.id.clone());
    if all.len() < 2 {
        return html! {};
    }
    let tab = |one: &std::sync::Arc<Agreement>| components::Tab {
        href: format!("/terms/{}", one.id),
        label: match Some(&one.id) == current.as_ref() {
            true => format!("{} · {}", one.id, w.terms_current()),
            false => one.id.to_string(),
        },
        count: None,
        current: one.id == agreement.id,
    };
    components::tabs(&w.terms_versions(), &all.iter().map(tab).collect::<Vec<_>>())
}

fn draw(reader: &Reader, agreement: &Agreement, clause: &Clause) -> Markup {
    let w = reader.lang;
    let id = clause.id.to_string();
    let notes = notes::of(reader, agreement, clause);
    let number = clause.id.number().unwrap_or("§").to_owned();
    let title = w.text(&clause.title);
    let (title_lang, text_lang) = (foreign(w, &clause.title), foreign(w, &clause.text));
    // A clause under another is a heading under its heading.
    let is_part = clause.id.parent().is_some_and(|above| agreement.clause(above.as_str()).is_some());
    html! {
        section id=(id) aria-labelledby=(format!("title-{id}")) {
            div.clause-text {
                a.clause-number href=(format!("#{id}")) aria-label=(format!("§ {number} {title}")) { (number) }
                @if is_part { h3 id=(format!("title-{id}")) lang=[title_lang] { (title) } }
                @else { h2 id=(format!("title-{id}")) lang=[title_lang] { (title) } }
                p lang=[text_lang] { (w.text(&clause.text)) }
                // A courtesy to those who read it there: it is said at the clause, which people copy and send on.
                @if w == Lang::Ja && agreement.signed_in != "ja" { p.meta { (w.terms_unofficial()) } }
            }
            @if !notes.is_empty() {
                div.clause-notes { @for (heading, body) in &notes { div { p.note-heading { (heading) } (body) } } }
            }
        }
    }
}

/// The language of a text that isn't given in the reader's.
fn foreign(w: Lang, text: &Text) -> Option<&'static str> {
    (!text.is_given_in(w.tag())).then_some("en")
}

/// The worked examples, which are executed whenever the file is read.
fn examples(reader: &Reader, agreement: &Agreement) -> Markup {
    let w = reader.lang;
    let headings =
        [w.example_region(), w.example_category(), w.example_opened(), w.example_due(), w.example_because()];
    let row = |example: &Example| {
        let because = example.because.as_ref();
        vec![
            html! { (example.region) },
            html! { (example.category) },
            html! { time datetime=(example.opened_at.to_string()) { (w.date_time_to_the_second(example.opened)) } },
            html! { time datetime=(example.due_at.to_string()) { (w.date_time_to_the_second(example.due)) } },
            html! { @if let Some(text) = because { span lang=[foreign(w, text)] { (w.text(text)) } } },
        ]
    };
    let rows: Vec<Vec<Markup>> = agreement.examples.iter().map(row).collect();
    html! {
        section.stack.examples id="examples" {
            h2 { (w.terms_examples()) }
            p.measure { (w.terms_examples_lead()) }
            div.examples-table tabindex="0" role="group" aria-label=(w.terms_examples()) { (components::plain_table(&w.terms_examples(), &headings, &rows)) }
        }
    }
}
