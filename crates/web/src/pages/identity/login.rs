//! Coming in: with a passkey, with a password and then a second factor, by a link, or, in the demonstration, with one
//! click.

use app::{Failure, KeyKind, Secret};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use desk::PersonId;
use maud::{Markup, html};
use serde::Deserialize;

use super::{again, is_said_here, let_in, passkey_form, password, session, submit};
use crate::components::{self, Control, Field, Width};
use crate::frame::{Sheet, initials};
use crate::reader::{Reader, local, set_cookie};
use crate::refuse::No;
use crate::site::{DemoPerson, Site};
use crate::typed::Typed;
use crate::whence::From;

/// In seconds: a half-open door.
pub(super) const HALF: u64 = 10 * 60;
/// In seconds: somebody who sets up their ways in.
const ENROLMENT: u64 = 30 * 60;

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// `GET /login`.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Response {
    page(&reader, asked.next.as_deref(), "", html! {})
}

fn page(reader: &Reader, next: Option<&str>, address: &str, problem: Markup) -> Response {
    let w = reader.lang;
    let to = local(next);
    let hidden = html! { input type="hidden" name="next" value=(to); };
    let main = html! {
        // Sent here from another page: what was typed there wasn't taken, so the browser keeps it.
        @if next.is_some() { span hidden data-refused {} }
        (problem)
        (components::head(None, &w.sign_in_title(), html! { p { (w.sign_in_lead()) } }))
        @if reader.site.is_demo() {
            section.people.stack aria-label=(w.demo_people()) {
                h2 { (w.demo_people()) }
                p { (w.demo_people_lead()) }
                ul.people-list { @for person in &reader.site.settings().demo { li { (one_click(reader, person, to)) } } }
            }
        } @else {
            (passkey_form(reader, "show", "/login/passkey", &w.sign_in_with_passkey(), hidden.clone()))
            form.stack method="post" action="/login" {
                (hidden)
                (address_field(reader, address))
                (password("password", w.password(), String::new(), "current-password"))
                (submit(&w.sign_in()))
            }
            @if reader.site.settings().origin.is_some() {
                p { a href={ "/login/organisation?next=" (crate::reader::encoded(to)) } { (w.sign_on_title()) } }
            }
            p { (w.sign_in_how()) " " a href="/sign-in" { (w.sign_in_with_link()) } }
        }
    };
    reader.page(Sheet::portal(w.sign_in_title(), main))
}

fn address_field(reader: &Reader, address: &str) -> Markup {
    let control = Control::Line {
        value: address.to_owned(),
        kind: "email",
        autocomplete: "username webauthn",
        width: Width::Medium,
        most: Some(320),
    };
    let label = reader.lang.mail_address();
    components::field(&Field { name: "address".to_owned(), label, control, ..Field::default() })
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

/// `POST /login`: address and password. What comes of it is half a door.
pub async fn first(
    reader: Reader,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let (address, next) = (typed.get("address"), typed.get("next"));
    match site.app().sign_in(address, typed.get("password").to_owned(), &whence).await {
        Ok(half) => {
            let half = set_cookie(&site, site.cookie("half"), half.key().reveal(), HALF);
            let to = format!("/login/second?next={}", crate::reader::encoded(local(Some(next))));
            Ok((AppendHeaders([half]), Redirect::to(&to)).into_response())
        }
        Err(failure) if is_said_here(&failure) => {
            Ok(again(&reader, &failure, |problem| page(&reader, Some(next), address, problem)))
        }
        Err(failure) => Err(reader.no(failure)),
    }
}

/// `GET /sign-in`: asks for the key of a link. The link has it after its `#`, which no server, log or proxy ever sees; the
/// script puts it into the field. Coming in is a POST: a scanner that follows links uses nothing up.
pub async fn link(reader: Reader) -> Response {
    link_page(&reader, html! {})
}

fn link_page(reader: &Reader, problem: Markup) -> Response {
    let w = reader.lang;
    let control = Control::Line {
        value: String::new(),
        kind: "text",
        autocomplete: "off",
        width: Width::Full,
        most: Some(200),
    };
    let (name, label, hint) = ("key".to_owned(), w.sign_in_key(), w.sign_in_key_hint());
    let main = html! {
        (problem)
        (components::head(None, &w.sign_in_title(), html! { p { (w.sign_in_link_lead()) } }))
        form.stack method="post" action="/sign-in" data-from-hash="key" {
            (components::field(&Field { name, label, hint, control, ..Field::default() }))
            (submit(&w.continue_on()))
        }
    };
    reader.page(Sheet::portal(w.sign_in_title(), main))
}

/// `POST /sign-in`: by a link, on to setting up one's ways in; in the demonstration, in.
pub async fn take(
    reader: Reader,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    if let Ok(person) = typed.get("person").parse::<PersonId>() {
        if !site.settings().demo.iter().any(|d| d.person == person) {
            return Err(reader.no(Failure::NoEntry));
        }
        let made = site.app().make_key(KeyKind::Session, person, "").await;
        return Ok(let_in(&site, &made.map_err(|failure| reader.no(failure))?, typed.get("next")));
    }
    match site.app().take_link(&Secret::presented(typed.get("key").trim()), &whence).await {
        Ok(arriving) => {
            let key = set_cookie(&site, site.cookie("enrolment"), arriving.key().reveal(), ENROLMENT);
            Ok((AppendHeaders([key]), Redirect::to("/enrolment")).into_response())
        }
        Err(failure @ (Failure::NoEntry | Failure::Identity(_))) => {
            Ok(again(&reader, &failure, |problem| link_page(&reader, problem)))
        }
        Err(failure) => Err(reader.no(failure)),
    }
}

/// `POST /sign-out`.
pub async fn out(reader: Reader, State(site): State<Site>, headers: HeaderMap) -> Result<Response, No> {
    if let Some(session) = session(&headers, &site) {
        site.app().drop_key(&session).await.map_err(|failure| reader.no(failure))?;
    }
    let gone = set_cookie(&site, site.session_cookie(), "", 0);
    let forget = (
        axum::http::HeaderName::from_static("clear-site-data"),
        axum::http::HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok((AppendHeaders([gone, forget]), Redirect::to("/login")).into_response())
}
