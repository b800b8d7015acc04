//! Coming in: by a link from the console, or, in the demonstration, with one click.

use app::{Failure, KeyKind, Secret};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use desk::PersonId;
use maud::{Markup, html};
use serde::Deserialize;

use crate::components::{self, Button};
use crate::frame::{Sheet, initials};
use crate::reader::{Reader, cookie, local, set_cookie};
use crate::refuse::No;
use crate::site::{DemoPerson, Site};

/// A session lasts two weeks.
const SESSION: u64 = 14 * 24 * 3600;

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// `GET /login`.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Response {
    let w = reader.lang;
    let next = local(asked.next.as_deref());
    let main = html! {
        // Sent here from another page: what was typed there wasn't taken, so the browser keeps it.
        @if asked.next.is_some() { span hidden data-refused {} }
        (components::head(None, &w.sign_in_title(), html! { p { (w.sign_in_lead()) } }))
        @if reader.site.is_demo() {
            section.people.stack aria-label=(w.demo_people()) {
                h2 { (w.demo_people()) }
                p { (w.demo_people_lead()) }
                ul.people-list { @for person in &reader.site.settings().demo { li { (one_click(&reader, person, next)) } } }
            }
        } @else {
            p { (w.sign_in_how()) }
        }
    };
    reader.page(Sheet::portal(w.sign_in_title(), main))
}

fn one_click(reader: &Reader, person: &DemoPerson, next: &str) -> Markup {
    let w = reader.lang;
    let note = match (person.role.is_centre(), person.qualified) {
        (true, true) => format!("{} · {}", w.role(person.role), w.qualified()),
        (true, false) => format!("{} · {}", w.role(person.role), w.not_qualified()),
        (false, _) => w.role(person.role),
    };
    let qualified = !person.role.is_centre() || person.qualified;
    html! {
        form method="post" action="/sign-in" {
            input type="hidden" name="next" value=(next);
            input type="hidden" name="person" value=(person.person);
            button {
                span.person.unqualified[!qualified] { abbr aria-hidden="true" { (initials(&person.name)) } }
                span.who { (person.name) " " small { (note) " · " (person.organisation) } }
                span.go { (w.sign_in()) }
            }
        }
    }
}

#[derive(Deserialize)]
pub struct Link {
    key: Option<String>,
}

/// `GET /sign-in?key=…`: shows a button. Coming in is a POST: a scanner that follows links uses nothing up.
pub async fn link(reader: Reader, Query(link): Query<Link>) -> Response {
    let w = reader.lang;
    let main = html! {
        (components::head(None, &w.sign_in_title(), html! { p { (w.sign_in_link_lead()) } }))
        form method="post" action="/sign-in" {
            input type="hidden" name="key" value=(link.key.unwrap_or_default());
            (components::button(&Button { label: &w.sign_in(), ..Button::default() }))
        }
    };
    reader.page(Sheet::portal(w.sign_in_title(), main))
}

#[derive(Deserialize)]
pub struct Taken {
    key: Option<String>,
    person: Option<PersonId>,
    next: Option<String>,
}

/// `POST /sign-in`.
pub async fn take(
    reader: Reader,
    State(site): State<Site>,
    Form(taken): Form<Taken>,
) -> Result<Response, No> {
    let session = match (&taken.key, taken.person) {
        (Some(key), _) => site.app().take_link(&Secret::presented(key)).await,
        (None, Some(person)) if site.settings().demo.iter().any(|d| d.person == person) => {
            site.app().make_key(KeyKind::Session, person, "").await
        }
        _ => Err(Failure::NoEntry),
    };
    let session = session.map_err(|failure| reader.no(failure))?;
    let cookie = set_cookie(&site, site.session_cookie(), session.reveal(), SESSION);
    Ok(([cookie], Redirect::to(local(taken.next.as_deref()))).into_response())
}

/// `POST /sign-out`.
pub async fn out(reader: Reader, State(site): State<Site>, headers: HeaderMap) -> Result<Response, No> {
    if let Some(session) = cookie(&headers, site.session_cookie()) {
        site.app().drop_key(&Secret::presented(session)).await.map_err(|failure| reader.no(failure))?;
    }
    let gone = set_cookie(&site, site.session_cookie(), "", 0);
    Ok(([gone], Redirect::to("/login")).into_response())
}
