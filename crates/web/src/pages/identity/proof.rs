//! Proving once more who one is, before what takes that. What was typed meanwhile comes along, and is sent after.

use app::{CredentialKind, Failure, Provider};
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    again, code, is_said_here, let_in, opened, passkey_form, password, session, submit, with_status,
};
use crate::components;
use crate::frame::Sheet;
use crate::reader::{Reader, Signed, encoded, local};
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

/// Before the name of a field that comes along.
const ALONG: &str = "along.";

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// What one was about to do.
#[derive(Default)]
pub struct Errand {
    /// The page to go to after, or the address to which the form goes.
    pub to: String,
    /// Does a form go there?
    pub sends: bool,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

impl Errand {
    /// Of a proof that is being shown.
    pub fn of(typed: &Typed) -> Errand {
        let along = typed.pairs().filter_map(|(name, value)| Some((name.strip_prefix(ALONG)?, value)));
        Errand {
            to: local(Some(typed.get("next"))).to_owned(),
            sends: typed.has("sends"),
            fields: along.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }

    /// As fields of the form that shows the proof.
    fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="next" value=(self.to);
            @if self.sends { input type="hidden" name="sends" value="yes"; }
            @for (name, value) in &self.fields {
                input type="hidden" name={ (ALONG) (name) } value=(value);
            }
        }
    }
}

/// At a door that takes a proof, for somebody whose last one is too old.
pub async fn first(signed: &Signed, request: Request) -> Response {
    if request.method().is_safe() {
        let to = format!("/account/proof?next={}", encoded(&signed.reader.here));
        return with_status(StatusCode::SEE_OTHER, Redirect::to(&to).into_response());
    }
    match Typed::from_request(request, &signed.reader.site).await {
        Ok(typed) => {
            let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            let to = signed.reader.here.clone();
            let errand = Errand { to, sends: true, fields: typed.pairs().map(own).collect() };
            match provider(signed).await {
                Ok(provider) => {
                    let page = page(&signed.reader, &errand, provider.as_ref(), html! {});
                    with_status(StatusCode::FORBIDDEN, page)
                }
                Err(failure) => signed.no(failure).into_response(),
            }
        }
        Err(unread) => unread,
    }
}

/// `GET /account/proof`.
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let to = local(asked.next.as_deref()).to_owned();
    let provider = provider(&signed).await.map_err(|failure| signed.no(failure))?;
    Ok(page(&signed.reader, &Errand { to, ..Errand::default() }, provider.as_ref(), html! {}))
}

/// The provider of somebody who comes in by one.
async fn provider(signed: &Signed) -> Result<Option<Provider>, Failure> {
    let (app, who) = (signed.app(), &signed.visitor);
    let all = app.credentials(who.person.id).await?;
    let comes_by_one = all.iter().any(|one| one.kind == CredentialKind::SingleSignOn);
    let has_origin = signed.reader.site.settings().origin.is_some();
    Ok(app.provider_of(who.organisation.id).await?.filter(|_| comes_by_one && has_origin))
}

fn page(reader: &Reader, errand: &Errand, provider: Option<&Provider>, problem: Markup) -> Response {
    let w = reader.lang;
    let lead = html! { p { (w.prove_lead()) } @if errand.sends { p { (w.prove_keeps()) } } };
    let main = html! {
        (problem)
        (components::head(None, &w.prove_title(), lead))
        (passkey_form(reader, "show", "/account/proof/passkey", &w.prove_with_passkey(), errand.hidden()))
        @if let Some(provider) = provider {
            form.stack method="post" action="/account/proof/organisation" { (errand.hidden()) (submit(&w.sign_on_prove(&provider.host()))) }
        }
        form.stack method="post" action="/account/proof" {
            (errand.hidden())
            (password("password", w.password(), String::new(), "current-password"))
            (code(reader, w.second_factor_hint()))
            (submit(&w.prove()))
        }
    };
    reader.page(Sheet::portal(w.prove_title(), main))
}

/// `POST /account/proof`.
pub async fn take(
    signed: Signed,
    State(site): State<Site>,
    From(whence): From,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, No> {
    let key = session(&headers, &site).ok_or_else(|| signed.no(Failure::NoEntry))?;
    match site.app().prove(&key, typed.get("password").to_owned(), typed.get("code"), &whence).await {
        Ok(session) => Ok(on(&signed, &session, &typed)),
        Err(failure) if is_said_here(&failure) => {
            let (reader, errand) = (&signed.reader, Errand::of(&typed));
            let provider = provider(&signed).await.map_err(|failure| signed.no(failure))?;
            Ok(again(reader, &failure, |problem| page(reader, &errand, provider.as_ref(), problem)))
        }
        Err(failure) => Err(signed.no(failure)),
    }
}

/// Once it is shown: on to the page, or to the form that waits to be sent.
pub fn on(signed: &Signed, session: &app::Secret, typed: &Typed) -> Response {
    on_with(&signed.reader, session, &Errand::of(typed))
}

/// The same, for what waited elsewhere than in the form.
pub fn on_with(reader: &Reader, session: &app::Secret, errand: &Errand) -> Response {
    let site = &reader.site;
    if !errand.sends {
        return let_in(site, session, &errand.to);
    }
    let w = reader.lang;
    let main = html! {
        (components::head(None, &w.proved_title(), html! { p { (w.proved_lead()) } }))
        form.stack method="post" action=(local(Some(&errand.to))) {
            @for (name, value) in &errand.fields { input type="hidden" name=(name) value=(value); }
            (submit(&w.proved_send()))
        }
    };
    (opened(site, session), reader.page(Sheet::portal(w.proved_title(), main))).into_response()
}
