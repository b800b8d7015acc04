//! One's own tokens: what there is, and the end of one. Their secrets are shown once, on the page where they are made.

use app::{KeyKind, SessionRow};
use axum::Json;
use axum::response::Response;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Asked, Caller, Path};
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
