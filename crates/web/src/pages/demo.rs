//! The demonstration's clock: moved on by a step, to the next opening, or to an instant. It never goes back.

use app::demo::Step;
use app::{App, Failure};
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::Refusal;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use crate::components::{self, Button, Control, Field, Width};
use crate::frame::Sheet;
use crate::reader::{Reader, local};
use crate::refuse::{No, told};

/// The clock on the wall by which an instant is typed: that of the support centre.
const ZONE: &str = "Europe/Paris";

/// `GET /demo/clock`.
pub async fn show(reader: Reader) -> Result<Response, No> {
    only_here(&reader)?;
    Ok(page(&reader, StatusCode::OK, &typed(reader.now), None))
}

#[derive(Deserialize)]
pub struct Moved {
    by: Option<String>,
    to: Option<String>,
    back: Option<String>,
}

/// `POST /demo/clock`.
pub async fn set(reader: Reader, Form(moved): Form<Moved>) -> Result<Response, No> {
    only_here(&reader)?;
    let there = moved.to.filter(|to| !to.trim().is_empty());
    let step = match (&there, moved.by.as_deref()) {
        (Some(to), _) => read(to).map(Step::To),
        (None, Some("5m")) => Some(Step::By(SignedDuration::from_mins(5))),
        (None, Some("1h")) => Some(Step::By(SignedDuration::from_hours(1))),
        (None, Some("next")) => next_opening(&reader).map(Step::To),
        _ => None,
    };
    let to = there.unwrap_or_else(|| typed(reader.now));
    let Some(step) = step else {
        let said = reader.lang.demo_clock_unread(&to);
        return Ok(page(&reader, StatusCode::UNPROCESSABLE_ENTITY, &to, Some(said)));
    };
    match reader.app().advance(step).await {
        Ok(()) => Ok(Redirect::to(local(moved.back.as_deref())).into_response()),
        Err(failure @ Failure::NotForward { .. }) => {
            let told = told(reader.lang, &failure);
            let said = format!("{} · {}", told.said.what, told.said.fix);
            Ok(page(&reader, told.status, &to, Some(said)))
        }
        Err(failure) => Err(reader.no(failure)),
    }
}

/// On a real desk there is no such page.
fn only_here(reader: &Reader) -> Result<(), No> {
    if reader.site.is_demo() { Ok(()) } else { Err(reader.no(Refusal::NotFound.into())) }
}

/// When the desk opens next for this reader: by the hours of their organisation's region, else by any region's.
fn next_opening(reader: &Reader) -> Option<Timestamp> {
    let app: &App = reader.app();
    match &reader.visitor {
        Some(visitor) => app.next_opening(&visitor.organisation.region),
        None => app.open_now().ok()?.iter().filter_map(|open| app.next_opening(&open.region)).min(),
    }
}

/// As the browser's own field writes it.
fn typed(at: Timestamp) -> String {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    zone.to_datetime(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let on_the_wall = || text.replace(' ', "T").parse::<DateTime>().ok()?.in_tz(ZONE).ok();
    text.parse().ok().or_else(|| Some(on_the_wall()?.timestamp()))
}

fn page(reader: &Reader, status: StatusCode, to: &str, error: Option<String>) -> Response {
    let w = reader.lang;
    let field = Field {
        name: "to".to_owned(),
        label: w.demo_clock_to(),
        hint: w.demo_clock_hint(),
        error: error.unwrap_or_default(),
        control: Control::Line {
            value: to.to_owned(),
            kind: "datetime-local",
            autocomplete: "off",
            width: Width::Medium,
            most: None,
        },
        ..Field::default()
    };
    let main: Markup = html! {
        (components::head(None, &w.demo_clock_title(), html! { p.lead { (w.demo_clock_lead()) } }))
        form.fields method="post" action="/demo/clock" {
            input type="hidden" name="back" value="/demo/clock";
            (components::field(&field))
            div.actions { (components::button(&Button { label: &w.demo_clock_move(), look: "main", ..Button::default() })) }
        }
    };
    reader.page_with(status, Sheet::portal(w.demo_clock_title(), main))
}
