//! From where somebody is signed in, and the end of it: one's own sessions, and those of the people one answers for.

use app::{KeyKind, SessionRow};
use axum::Json;
use axum::response::Response;
use desk::PersonId;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;
use super::verbs::NothingBody;
use crate::whence::From;

/// A session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// What ending it names.
    pub id: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// When it was last seen, to five minutes.
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    /// From which network.
    pub network: String,
    /// By which program.
    pub agent: String,
    /// Is it the one that asks?
    pub is_this: bool,
}

type Listed = Result<Json<Vec<SessionView>>, Response>;

fn view(row: SessionRow) -> SessionView {
    SessionView {
        id: row.id.to_string(),
        made_at: row.made_at,
        seen_at: row.seen_at,
        ends_at: row.expires_at,
        network: row.whence.network,
        agent: row.whence.agent,
        is_this: row.is_this,
    }
}

async fn own(caller: &Caller) -> Listed {
    let who = caller.visitor.person.id;
    let rows = caller.app().keys_of(who, KeyKind::Session, Some(&caller.secret)).await;
    Ok(Json(caller.told(rows)?.into_iter().map(view).collect()))
}

async fn theirs(caller: &Caller, person: PersonId) -> Listed {
    let rows = caller.app().keys_for(&caller.visitor, person, KeyKind::Session).await;
    Ok(Json(caller.told(rows)?.into_iter().map(view).collect()))
}

/// Your sessions.
#[utoipa::path(
    get, path = "/account/sessions", tag = "account",
    responses((status = OK, body = Vec<SessionView>)),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Listed {
    own(&caller).await
}

/// End one of your sessions.
#[utoipa::path(
    post, path = "/account/sessions/{id}/end", tag = "account", params(("id" = String, Path)),
    request_body = NothingBody,
    responses(
        (status = OK, body = Vec<SessionView>, description = "What is left"), (status = 404, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn end(Path(id): Path<String>, From(whence): From, asked: Asked<NothingBody>) -> Listed {
    let caller = asked.caller;
    let id: Uuid = caller.id(&id)?;
    let who = caller.visitor.person.id;
    caller.told(caller.app().end_key(who, KeyKind::Session, id, &whence).await)?;
    own(&caller).await
}

/// End all your sessions but the one that asks.
#[utoipa::path(
    post, path = "/account/sessions/end", tag = "account", request_body = NothingBody,
    responses((status = OK, body = Vec<SessionView>, description = "What is left")),
    security(("token" = []))
)]
pub async fn end_others(From(whence): From, asked: Asked<NothingBody>) -> Listed {
    let caller = asked.caller;
    let ended = caller.app().end_other_sessions(caller.visitor.person.id, &caller.secret, &whence).await;
    caller.told(ended)?;
    own(&caller).await
}

/// The sessions of somebody for whose organisation's people you answer.
#[utoipa::path(
    get, path = "/people/{person}/sessions", tag = "people", params(("person" = String, Path)),
    responses((status = OK, body = Vec<SessionView>), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn of(caller: Caller, Path(person): Path<String>) -> Listed {
    theirs(&caller, caller.id(&person)?).await
}

/// End one of theirs.
#[utoipa::path(
    post, path = "/people/{person}/sessions/{id}/end", tag = "people",
    params(("person" = String, Path), ("id" = String, Path)), request_body = NothingBody,
    responses(
        (status = OK, body = Vec<SessionView>, description = "What is left"), (status = 404, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn end_theirs(
    Path((person, id)): Path<(String, String)>,
    From(whence): From,
    asked: Asked<NothingBody>,
) -> Listed {
    let caller = asked.caller;
    let (person, id): (PersonId, Uuid) = (caller.id(&person)?, caller.id(&id)?);
    let ended = caller.app().end_key_for(&caller.visitor, person, KeyKind::Session, id, &whence).await;
    caller.told(ended)?;
    theirs(&caller, person).await
}

/// End all of theirs. Their tokens stay.
#[utoipa::path(
    post, path = "/people/{person}/sessions/end", tag = "people", params(("person" = String, Path)),
    request_body = NothingBody,
    responses((status = OK, body = Vec<SessionView>, description = "None"), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn end_all(Path(person): Path<String>, From(whence): From, asked: Asked<NothingBody>) -> Listed {
    let caller = asked.caller;
    let person: PersonId = caller.id(&person)?;
    caller.told(caller.app().end_sessions_for(&caller.visitor, person, &whence).await)?;
    theirs(&caller, person).await
}
