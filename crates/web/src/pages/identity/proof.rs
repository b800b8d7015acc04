//! Proving once more who one is, before what takes that.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::{again, code, is_said_here, let_in, passkey_form, password, session, submit};
use crate::components;
use crate::frame::Sheet;
use crate::reader::{Reader, Signed, local};
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// `GET /account/proof`.
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Response {
    page(&signed.reader, local(asked.next.as_deref()), html! {})
}

fn page(reader: &Reader, next: &str, problem: Markup) -> Response {
    let w = reader.lang;
    let hidden = html! { input type="hidden" name="next" value=(next); };
    let main = html! {
        (problem)
        (components::head(None, &w.prove_title(), html! { p { (w.prove_lead()) } }))
        (passkey_form(reader, "show", "/account/proof/passkey", &w.prove_with_passkey(), hidden.clone()))
        form.stack method="post" action="/account/proof" {
            (hidden)
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
    let next = local(Some(typed.get("next")));
    let key = session(&headers, &site).ok_or_else(|| signed.no(app::Failure::NoEntry))?;
    match site.app().prove(&key, typed.get("password").to_owned(), typed.get("code"), &whence).await {
        Ok(session) => Ok(let_in(&site, &session, next)),
        Err(failure) if is_said_here(&failure) => {
            Ok(again(&signed.reader, &failure, |problem| page(&signed.reader, next, problem)))
        }
        Err(failure) => Err(signed.no(failure)),
    }
}
