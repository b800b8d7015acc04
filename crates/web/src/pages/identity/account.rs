//! One's own account: ways in, sessions, and what was written down of both.

use app::{Credential, CredentialKind, Failure, KeyKind, Secret, SessionRow};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use super::enrolment::{password_fields, welcome};
use super::{
    again, browser, credential, event, is_said_here, opened, passkey_form, recovery_codes, session, submit,
    with_status,
};
use crate::components::{self, Control, Field, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// How much of the security journal is shown.
const SHOWN: u32 = 30;

/// `GET /account`.
pub async fn show(
    signed: Signed,
    State(site): State<Site>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let (app, w, who) = (site.app(), signed.reader.lang, signed.visitor.person.id);
    let key = session(&headers, &site);
    let credentials = app.credentials(who).await.map_err(|f| signed.no(f))?;
    let sessions = app.keys_of(who, KeyKind::Session, key.as_ref()).await.map_err(|f| signed.no(f))?;
    let provider = app.provider_of(signed.visitor.organisation.id).await.map_err(|f| signed.no(f))?;
    let notes = app.security_of(who, SHOWN).await.map_err(|f| signed.no(f))?;
    let main = html! {
        (components::head(None, &w.account_title(), html! { p { (w.account_lead()) } }))
        div.stack-l {
            section.stack aria-labelledby="ways-in" {
                h2 id="ways-in" { (w.ways_in()) }
                (ways_in(&signed, &credentials))
                @if let Some(provider) = provider.filter(|_| site.settings().origin.is_some()) {
                    form method="post" action="/account/organisation" { (submit(&w.sign_on_link_own(&provider.host()))) }
                }
            }
            section.stack aria-labelledby="sessions" {
                h2 id="sessions" { (w.sessions()) }
                (sessions_list(&signed, &sessions))
            }
            @if signed.app().may_make_tokens(&signed.visitor).is_ok() { p { a href="/account/tokens" { (w.tokens()) } } }
            p { a href="/account/data" { (w.own_data_title()) } }
            @if desk::access::require(&signed.actor(), desk::Action::EndBreakGlass, &desk::access::Object::House).is_ok() {
                p { a href="/emergency-access" { (w.emergency_title()) } }
            }
            section.stack aria-labelledby="noted" {
                h2 id="noted" { (w.what_was_noted()) }
                ul.plain { @for note in &notes { li {
                    (day(&signed, note.at)) " · " (event(w, note.event)) @if !note.about.is_empty() { " · " (note.about) }
                    @if !note.whence.network.is_empty() { " · " (note.whence.network) }
                } } }
            }
        }
    };
    let mut sheet = Sheet::portal(w.account_title(), main);
    sheet.flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_account(), None));
    Ok(signed.reader.page(sheet))
}

/// A day and an hour, where the reader is.
pub fn day(signed: &Signed, at: Timestamp) -> Markup {
    let region = signed.visitor.organisation.region.clone();
    let zone = signed.app().open_now().ok().and_then(|all| all.into_iter().find(|o| o.region == region));
    components::moment(&signed.reader.moment_in_full(at, &zone.map_or("UTC".to_owned(), |o| o.zone)))
}

fn ways_in(signed: &Signed, all: &[Credential]) -> Markup {
    let w = signed.reader.lang;
    let codes = all.iter().filter(|c| c.kind == CredentialKind::RecoveryCode).count();
    let name = Field {
        name: "name".to_owned(),
        label: w.passkey_name(),
        control: Control::Line {
            value: String::new(),
            kind: "text",
            autocomplete: "off",
            width: Width::Medium,
            most: Some(100),
        },
        ..Field::default()
    };
    html! {
        ul.plain {
            @for one in all.iter().filter(|c| c.kind != CredentialKind::RecoveryCode) {
                li {
                    (credential(w, one.kind)) @if !one.name.is_empty() { " · " (browser(&one.name)) } " · " (day(signed, one.made_at))
                    @if matches!(one.kind, CredentialKind::Passkey | CredentialKind::SingleSignOn) {
                        form.inline method="post" action={ "/account/credentials/" (one.id) "/removal" } {
                            button.button.small { (w.take_away()) span.visually-hidden { " – " (credential(w, one.kind)) " " (browser(&one.name)) } }
                        }
                    }
                }
            }
            li { (w.recovery_codes_left(&codes.to_string()))
                form.inline method="post" action="/account/recovery-codes" { button.button.small { (w.renew_recovery_codes()) } }
            }
        }
        (passkey_form(&signed.reader, "make", "/account/passkeys", &w.make_passkey(), components::field(&name)))
        p { a href="/account/password" { (w.change_password()) } }
    }
}

fn sessions_list(signed: &Signed, all: &[SessionRow]) -> Markup {
    let w = signed.reader.lang;
    html! {
        ul.plain {
            @for one in all { li {
                @if one.is_this { strong { (w.this_session()) } " · " }
                span title=(one.whence.agent) { (browser(&one.whence.agent)) } @if !one.whence.network.is_empty() { " · " (one.whence.network) } " · " (day(signed, one.seen_at))
                @if !one.is_this {
                    form.inline method="post" action={ "/account/sessions/" (one.id) "/end" } {
                        button.button.small { (w.end_session()) span.visually-hidden { " – " (browser(&one.whence.agent)) } }
                    }
                }
            } }
        }
        @if all.len() > 1 { form method="post" action="/account/sessions/end" { (submit(&w.end_other_sessions())) } }
    }
}

/// `POST /account/sessions/{id}/end`.
pub async fn end(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let id = id.parse::<Uuid>().map_err(|_| signed.no(desk::Refusal::NotFound.into()))?;
    let person = signed.visitor.person.id;
    let ended = signed.app().end_key(person, KeyKind::Session, id, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/account?done=ended").into_response())
}

/// `POST /account/sessions/end`: all but this one.
pub async fn end_others(
    signed: Signed,
    State(site): State<Site>,
    From(whence): From,
    headers: HeaderMap,
) -> Result<Response, No> {
    let key = this(&signed, &headers, &site)?;
    let ended = site.app().end_other_sessions(signed.visitor.person.id, &key, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/account?done=ended").into_response())
}

/// `POST /account/credentials/{id}/removal`.
pub async fn remove(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let id = id.parse::<Uuid>().map_err(|_| signed.no(desk::Refusal::NotFound.into()))?;
    if let Some(proof) = proof_first(&signed, "/account") {
        return Ok(proof);
    }
    let removed = signed.app().remove_credential(signed.visitor.person.id, id, &whence).await;
    removed.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/account?done=removed").into_response())
}

/// `POST /account/recovery-codes`.
pub async fn renew(signed: Signed, From(whence): From) -> Result<Response, No> {
    if let Some(proof) = proof_first(&signed, "/account") {
        return Ok(proof);
    }
    let codes = signed.app().renew_recovery_codes(&signed.visitor, &whence).await;
    let codes = codes.map_err(|failure| signed.no(failure))?;
    let title = signed.reader.lang.recovery_codes();
    Ok(signed.reader.page(Sheet::portal(title, recovery_codes(&signed.reader, &codes))))
}

/// `GET /account/password`.
pub async fn password(signed: Signed) -> Result<Response, No> {
    if let Some(proof) = proof_first(&signed, "/account/password") {
        return Ok(proof);
    }
    let offer = signed.app().offer_generator(signed.visitor.person.id).await;
    let offer = offer.map_err(|failure| signed.no(failure))?;
    Ok(password_page(&signed, &offer, html! {}))
}

fn password_page(signed: &Signed, offer: &app::Offer, problem: Markup) -> Response {
    let w = signed.reader.lang;
    let main = html! {
        (problem)
        (components::head(None, &w.change_password(), html! { p { (w.change_password_lead()) } }))
        form.stack method="post" action="/account/password" {
            (password_fields(&signed.reader, offer))
            (submit(&w.change_password()))
        }
    };
    signed.reader.page(Sheet::portal(w.change_password(), main))
}

/// `POST /account/password`.
pub async fn change_password(
    signed: Signed,
    State(site): State<Site>,
    From(whence): From,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, No> {
    let key = this(&signed, &headers, &site)?;
    let ceremony = Secret::presented(typed.get("ceremony"));
    let (app, password) = (site.app(), typed.get("password").to_owned());
    match app.change_password(&key, password, &ceremony, typed.get("code"), &whence).await {
        Ok(enrolled) => {
            Ok((opened(&site, &enrolled.session), welcome(&signed.reader, &enrolled)).into_response())
        }
        Err(failure) if is_said_here(&failure) => {
            let who = signed.visitor.person.id;
            let offer = match app.offered(who, &ceremony).await {
                Ok(offer) => offer,
                Err(_) => app.offer_generator(who).await.map_err(|failure| signed.no(failure))?,
            };
            Ok(again(&signed.reader, &failure, |problem| password_page(&signed, &offer, problem)))
        }
        Err(failure) => Err(signed.no(failure)),
    }
}

fn this(signed: &Signed, headers: &HeaderMap, site: &Site) -> Result<Secret, No> {
    session(headers, site).ok_or_else(|| signed.no(Failure::NoEntry))
}

/// On to the proof, if there was none a short while ago.
pub(super) fn proof_first(signed: &Signed, next: &str) -> Option<Response> {
    let is_proven = signed.visitor.is_proven(signed.app().wall());
    let to = format!("/account/proof?next={}", crate::reader::encoded(next));
    (!is_proven).then(|| with_status(axum::http::StatusCode::SEE_OTHER, Redirect::to(&to).into_response()))
}
