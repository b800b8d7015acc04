//! By what somebody is in, for whoever answers for their organisation's people: their sessions on their page, their tokens on
//! `/people/{id}/tokens`. Ended from here, one by one; the sessions also all at once.

use ::desk::PersonId;
use app::{KeyKind, SessionRow};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use uuid::Uuid;

use super::super::desk::nothing_here;
use super::super::identity::account::day;
use super::super::identity::browser;
use super::super::identity::tokens::list;
use super::super::parties::{back, one_click};
use super::{Asked, One, name, one, sheet};
use crate::components;
use crate::reader::Signed;
use crate::refuse::No;
use crate::whence::From;

/// The part of somebody's page: from where they are signed in.
pub(super) async fn section(page: &One<'_>) -> Result<Markup, No> {
    let (signed, w) = (page.signed, page.signed.reader.lang);
    let all = signed.app().keys_for(&signed.visitor, page.row.id, KeyKind::Session).await;
    let all = all.map_err(|failure| signed.no(failure))?;
    let row = |one: &SessionRow| {
        html! { li {
            span title=(one.whence.agent) { (browser(&one.whence.agent)) } @if !one.whence.network.is_empty() { " · " (one.whence.network) } " · " (day(signed, one.seen_at))
            form.inline method="post" action=(page.action(&format!("sessions/{}/end", one.id))) {
                button.button.small { (w.end_session()) span.visually-hidden { " – " (browser(&one.whence.agent)) } }
            }
        } }
    };
    Ok(html! {
        section.stack aria-labelledby="sessions" {
            h2 id="sessions" { (w.their_sessions()) }
            @if all.is_empty() { p { (w.their_sessions_none()) } } @else { ul.plain { @for one in &all { (row(one)) } } }
            @if all.len() > 1 { (one_click(signed, &page.action("sessions/end"), None, &w.end_sessions(), "")) }
            @if page.may(::desk::Action::ManageTokens) { p { a href=(page.action("tokens")) { (w.tokens()) } } }
        }
    })
}

fn person(signed: &Signed, id: &str) -> Result<PersonId, No> {
    id.parse().map_err(|_| nothing_here(signed))
}

/// `POST /people/{id}/sessions/{key}/end`.
pub async fn end(
    signed: Signed,
    From(whence): From,
    Path((id, key)): Path<(String, String)>,
) -> Result<Response, No> {
    let (person, key): (PersonId, Uuid) =
        (person(&signed, &id)?, key.parse().map_err(|_| nothing_here(&signed))?);
    let ended = signed.app().end_key_for(&signed.visitor, person, KeyKind::Session, key, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(back(&format!("/people/{person}"), "people"))
}

/// `POST /people/{id}/sessions/end`: all of them.
pub async fn end_all(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let person = person(&signed, &id)?;
    let ended = signed.app().end_sessions_for(&signed.visitor, person, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(back(&format!("/people/{person}"), "people"))
}

/// `GET /people/{id}/tokens`.
pub async fn tokens(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let all = signed.app().keys_for(&signed.visitor, person(&signed, &id)?, KeyKind::Token).await;
    let all = all.map_err(|failure| signed.no(failure))?;
    let page = one(&signed, &id).await?;
    let title = w.their_tokens(&name(&signed, &page.row));
    let up = html! { a.quiet href={ "/people/" (page.row.id) } data-key="u" aria-keyshortcuts="u" { "← " (name(&signed, &page.row)) } };
    let main = html! {
        (components::head(Some(up), &title, html! {}))
        @if all.is_empty() { p { (w.tokens_none()) } } @else { (list(&signed, &all, &page.action("tokens"))) }
    };
    sheet(&signed, title, asked.done, main).await
}

/// `POST /people/{id}/tokens/{key}/revocation`.
pub async fn revoke(
    signed: Signed,
    From(whence): From,
    Path((id, key)): Path<(String, String)>,
) -> Result<Response, No> {
    let (person, key): (PersonId, Uuid) =
        (person(&signed, &id)?, key.parse().map_err(|_| nothing_here(&signed))?);
    let ended = signed.app().end_key_for(&signed.visitor, person, KeyKind::Token, key, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(back(&format!("/people/{person}/tokens"), "people"))
}
