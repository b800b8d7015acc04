//! The second factor, for whoever showed the first.

use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Half, again, code, is_said_here, let_in, submit};
use crate::components;
use crate::frame::Sheet;
use crate::reader::{Reader, local};
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// `GET /login/second`.
pub async fn show(at: Half, Query(asked): Query<Asked>) -> Response {
    page(&at.reader, local(asked.next.as_deref()), html! {})
}

fn page(reader: &Reader, next: &str, problem: Markup) -> Response {
    let w = reader.lang;
    let main = html! {
        (problem)
        (components::head(None, &w.second_factor_title(), html! { p { (w.second_factor_lead()) } }))
        form.stack method="post" action="/login/second" {
            input type="hidden" name="next" value=(next);
            (code(reader, w.second_factor_hint()))
            (submit(&w.sign_in()))
        }
    };
    reader.page(Sheet::portal(w.second_factor_title(), main))
}

/// `POST /login/second`.
pub async fn take(
    at: Half,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let next = typed.get("next");
    match site.app().second_factor(&at.half, typed.get("code"), &whence).await {
        Ok(session) => Ok(let_in(&site, &session, next)),
        Err(failure) if is_said_here(&failure) => {
            Ok(again(&at.reader, &failure, |problem| page(&at.reader, local(Some(next)), problem)))
        }
        Err(failure) => Err(at.reader.no(failure)),
    }
}
