//! `/t/{number}/evidence` and `/desk/t/{number}/evidence`: what the reader sees of a ticket, as a file that
//! `guichet verify` checks without the desk.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::reader::Signed;
use crate::refuse::No;

/// Lines of JSON.
pub const TYPE: &str = "application/jsonl; charset=utf-8";

/// `GET /t/{number}/evidence`.
pub async fn ticket(signed: Signed, Path(number): Path<String>) -> Result<Response, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let number = number.parse::<u32>().map_err(|_| not_found())?;
    let bundle = signed.app().evidence_of_ticket(&signed.visitor, number.into()).await;
    let bundle = bundle.map_err(|failure| signed.no(failure))?;
    Ok(file(&format!("{number}"), bundle))
}

/// A bundle, to be kept.
pub fn file(name: &str, bundle: Vec<u8>) -> Response {
    let kept = format!("attachment; filename=\"guichet-{name}.evidence\"");
    ([(CONTENT_TYPE, TYPE.to_owned()), (CONTENT_DISPOSITION, kept)], bundle).into_response()
}

/// The way to it, with what it is good for.
pub fn way(signed: &crate::reader::Reader, href: &str) -> Markup {
    let w = signed.lang;
    html! {
        p { a href=(href) download { (w.evidence_way()) } }
        p.meta { (w.evidence_way_says()) " " code { "guichet verify" } }
    }
}
