//! What a browser asks before it turns to a device, and what it sends after.

use app::{Asked, Failure, Secret};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;

use super::enrolment::welcome;
use super::{Arriving, is_said_here, let_in, not_found, opened, proof, session};
use crate::reader::{Reader, Signed};
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

/// What goes to `navigator.credentials`.
#[derive(Serialize)]
struct Question {
    ceremony: String,
    options: serde_json::Value,
}

fn question(asked: Asked) -> Response {
    Json(Question { ceremony: asked.ceremony.reveal().to_owned(), options: asked.options }).into_response()
}

/// `POST /login/passkey/question`.
pub async fn who(reader: Reader, State(site): State<Site>) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&reader))?;
    site.app().ask_who(passkeys).await.map(question).map_err(|failure| reader.no(failure))
}

/// `POST /login/passkey`.
pub async fn sign_in(
    reader: Reader,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&reader))?;
    let ceremony = Secret::presented(typed.get("ceremony"));
    let session = site.app().sign_in_with_passkey(passkeys, &ceremony, typed.get("answer"), &whence).await;
    Ok(let_in(&site, &session.map_err(|failure| reader.no(failure))?, typed.get("next")))
}

/// `POST /enrolment/passkey/question`.
pub async fn make_first(at: Arriving, State(site): State<Site>) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&at.reader))?;
    let asked = site.app().ask_for_passkey(passkeys, at.enrolling.person()).await;
    asked.map(question).map_err(|failure| at.reader.no(failure))
}

/// `POST /enrolment/passkey`.
pub async fn enrol(
    at: Arriving,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&at.reader))?;
    let ceremony = Secret::presented(typed.get("ceremony"));
    let app = site.app();
    let enrolled =
        app.enrol_with_passkey(passkeys, &at.enrolling, &ceremony, typed.get("answer"), &whence).await;
    match enrolled {
        Ok(enrolled) => {
            Ok((opened(&site, &enrolled.session), welcome(&at.reader, &enrolled)).into_response())
        }
        Err(failure) if is_said_here(&failure) => super::enrolment::refused(&at, &failure).await,
        Err(failure) => Err(at.reader.no(failure)),
    }
}

/// `POST /account/passkeys/question`.
pub async fn make(signed: Signed, State(site): State<Site>) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&signed.reader))?;
    let asked = site.app().ask_for_passkey(passkeys, signed.visitor.person.id).await;
    asked.map(question).map_err(|failure| signed.no(failure))
}

/// `POST /account/passkeys`.
pub async fn add(
    signed: Signed,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&signed.reader))?;
    let ceremony = Secret::presented(typed.get("ceremony"));
    let (app, answer) = (site.app(), typed.get("answer"));
    let added =
        app.add_passkey(passkeys, &signed.visitor, &ceremony, answer, typed.get("name"), &whence).await;
    added.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/account?done=passkey").into_response())
}

/// `POST /account/proof/passkey`.
pub async fn prove(
    signed: Signed,
    State(site): State<Site>,
    From(whence): From,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, No> {
    let passkeys = site.passkeys().ok_or_else(|| not_found(&signed.reader))?;
    let key = session(&headers, &site).ok_or_else(|| signed.no(Failure::NoEntry))?;
    let ceremony = Secret::presented(typed.get("ceremony"));
    let app = site.app();
    let session = app.prove_with_passkey(passkeys, &key, &ceremony, typed.get("answer"), &whence).await;
    Ok(proof::on(&signed, &session.map_err(|failure| signed.no(failure))?, &typed))
}
