//! Tokens, one's own and those of the people one answers for: what there is, a new one, the end of one. A secret is in the
//! answer that makes it, and in no other.

use app::{KeyKind, Networks, NewToken, SessionRow, TokenScope};
use axum::Json;
use axum::response::Response;
use desk::PersonId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Asked, Caller, Path, made};
use super::problem::Problem;
use crate::whence::From;

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenView {
    /// What revoking names.
    pub id: String,
    /// What its holder calls it.
    pub name: String,
    /// `read` or `write`.
    pub scope: String,
    /// From which networks it is good; none: from anywhere.
    pub networks: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// When it was last seen, to five minutes.
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    /// Is it the one that asks?
    pub is_this: bool,
}

/// A token, as you would have it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenBody {
    /// What you call it.
    name: String,
    /// `read`, if left out, or `write`.
    scope: Option<ScopeWord>,
    /// For how many days: 90 if left out, 365 at most.
    days: Option<u32>,
    /// From which networks it is good, in CIDR notation; from anywhere, if left out.
    #[serde(default)]
    networks: Vec<String>,
}

/// What a token may, within what its holder may.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScopeWord {
    /// Look.
    Read,
    /// Look, and act.
    Write,
}

/// A token that was made just now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeTokenView {
    /// The token: shown now, and never again. None where the same request had it before.
    pub token: Option<String>,
}

/// Nothing more is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevocationBody {}

fn view(row: SessionRow) -> TokenView {
    TokenView {
        id: row.id.to_string(),
        name: row.name,
        scope: row.scope.word().to_owned(),
        networks: row.networks.to_string(),
        made_at: row.made_at,
        seen_at: row.seen_at,
        ends_at: row.expires_at,
        is_this: row.is_this,
    }
}

/// Your tokens that are good now.
#[utoipa::path(
    get, path = "/account/tokens", tag = "account",
    responses((status = OK, body = Vec<TokenView>), (status = 401, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Result<Json<Vec<TokenView>>, Response> {
    let rows = caller.app().keys_of(caller.visitor.person.id, KeyKind::Token, Some(&caller.secret)).await;
    let rows = rows.map_err(|failure| caller.no(failure))?;
    Ok(Json(rows.into_iter().map(view).collect()))
}

/// Revoke one of your tokens; it opens nothing from then on.
#[utoipa::path(
    post, path = "/account/tokens/{id}/revocation", tag = "account",
    params(("id" = String, Path)),
    request_body = RevocationBody,
    responses(
        (status = OK, body = Vec<TokenView>, description = "What is left"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn revoke(
    Path(id): Path<String>,
    From(whence): From,
    asked: Asked<RevocationBody>,
) -> Result<Json<Vec<TokenView>>, Response> {
    let caller = asked.caller;
    let id = id.parse::<Uuid>().map_err(|_| caller.no(desk::Refusal::NotFound.into()))?;
    let ended = caller.app().end_key(caller.visitor.person.id, KeyKind::Token, id, &whence).await;
    ended.map_err(|failure| caller.no(failure))?;
    list(caller).await
}

/// Make a token for yourself. It takes a proof of who you are, not older than fifteen minutes; no token breeds another.
#[utoipa::path(
    post, path = "/account/tokens", tag = "account", request_body = TokenBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = CREATED, body = MadeTokenView)),
    security(("token" = []))
)]
pub async fn make(From(whence): From, asked: Asked<TokenBody>) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    let networks = Networks::parse(&body.networks.join(" "));
    let networks = caller.told(networks.map_err(app::Failure::from))?;
    let scope = match body.scope {
        Some(ScopeWord::Write) => TokenScope::Write,
        Some(ScopeWord::Read) | None => TokenScope::Read,
    };
    let new = NewToken { name: body.name, scope, days: body.days.unwrap_or(NewToken::DAYS), networks };
    let token = caller.app().make_own_token(&caller.visitor, &new, &form, &whence).await;
    let token = caller.told(token)?.map(|token| token.reveal().to_owned());
    Ok(made("/api/v1/account/tokens".to_owned(), MadeTokenView { token }))
}

async fn theirs(caller: &Caller, person: PersonId) -> Result<Json<Vec<TokenView>>, Response> {
    let rows = caller.app().keys_for(&caller.visitor, person, KeyKind::Token).await;
    Ok(Json(caller.told(rows)?.into_iter().map(view).collect()))
}

/// The tokens of somebody for whose organisation's people you answer. It takes a proof of who you are.
#[utoipa::path(
    get, path = "/people/{person}/tokens", tag = "people", params(("person" = String, Path)),
    responses((status = OK, body = Vec<TokenView>), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn of(caller: Caller, Path(person): Path<String>) -> Result<Json<Vec<TokenView>>, Response> {
    theirs(&caller, caller.id(&person)?).await
}

/// Revoke one of theirs; it opens nothing from then on.
#[utoipa::path(
    post, path = "/people/{person}/tokens/{id}/revocation", tag = "people",
    params(("person" = String, Path), ("id" = String, Path)), request_body = RevocationBody,
    responses(
        (status = OK, body = Vec<TokenView>, description = "What is left"), (status = 404, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn revoke_theirs(
    Path((person, id)): Path<(String, String)>,
    From(whence): From,
    asked: Asked<RevocationBody>,
) -> Result<Json<Vec<TokenView>>, Response> {
    let caller = asked.caller;
    let (person, id): (PersonId, Uuid) = (caller.id(&person)?, caller.id(&id)?);
    let ended = caller.app().end_key_for(&caller.visitor, person, KeyKind::Token, id, &whence).await;
    caller.told(ended)?;
    theirs(&caller, person).await
}
