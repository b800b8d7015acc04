//! A failure for programs: RFC 9457.

use app::Failure;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use words::{Lang, Said};

use crate::refuse::{Told, told};

/// Why there is no answer (RFC 9457), in the language asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A stable address for this kind of problem: `/problems/already-acknowledged`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status.
    pub status: u16,
    /// What.
    pub title: String,
    /// Why.
    pub detail: String,
    /// What to try.
    #[serde(rename = "try")]
    pub attempt: String,
    /// The clause of the agreement behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The field it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Of an agreement file: everything that is wrong with it, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<WrongView>,
}

/// What is wrong with one place of an agreement file.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrongView {
    /// Where: line, column, key.
    pub place: String,
    /// What.
    pub title: String,
    /// Why.
    pub detail: String,
    /// What to try.
    #[serde(rename = "try")]
    pub attempt: String,
}

/// The problem of a failure of the desk.
pub fn failed(lang: Lang, failure: &Failure) -> Response {
    answer(lang, told(lang, failure), Vec::new())
}

/// The problem of a request that can't be read.
pub fn unreadable(lang: Lang, status: StatusCode, code: &'static str, said: Said) -> Response {
    answer(lang, Told { status, code, said, clause: None, field: None }, Vec::new())
}

/// An agreement file that isn't sound: all that is wrong with it.
pub fn unsound(lang: Lang, problems: &terms::Problems) -> Response {
    let wrong = problems.list.iter().map(|problem| {
        let said = lang.problem(problem);
        let place = problem.place.to_string();
        WrongView { place, title: said.what, detail: said.why, attempt: said.fix }
    });
    let (status, said) = (StatusCode::UNPROCESSABLE_ENTITY, lang.version_unsound(problems.list.len() as u64));
    let told = Told { status, code: "agreement-unsound", said, clause: None, field: Some("file") };
    answer(lang, told, wrong.collect())
}

fn answer(lang: Lang, told: Told, wrong: Vec<WrongView>) -> Response {
    let problem = Problem {
        kind: format!("/problems/{}", told.code),
        status: told.status.as_u16(),
        title: told.said.what,
        detail: told.said.why,
        attempt: told.said.fix,
        clause: told.clause,
        field: told.field.map(str::to_owned),
        wrong,
    };
    let body = serde_json::to_vec(&problem).expect("a problem is made of strings");
    let mut response = (told.status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    match told.status {
        StatusCode::UNAUTHORIZED => headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
        StatusCode::SERVICE_UNAVAILABLE => headers.insert(RETRY_AFTER, HeaderValue::from_static("1")),
        _ => None,
    };
    response
}
