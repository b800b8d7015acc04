//! What people may ask about words and data: redaction.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use desk::Command;
use serde::Deserialize;
use utoipa::ToSchema;

use super::caller::{Asked, Path, number};
use super::problem::Problem;
use super::verbs::Done;
use super::views::TicketDetail;
use crate::site::Site;

/// A redaction.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactionBody {
    /// Why. Whoever takes their own words back within fifteen minutes owes none.
    reason: Option<String>,
}

/// A request on an entry of a ticket.
pub struct OnEntry {
    number: String,
    entry: String,
    asked: Asked<RedactionBody>,
}

impl FromRequest<Site> for OnEntry {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<OnEntry, Response> {
        let (mut parts, body) = request.into_parts();
        let Path((number, entry)) = Path::<(String, String)>::from_request_parts(&mut parts, site).await?;
        let asked = Asked::from_request(Request::from_parts(parts, body), site).await?;
        Ok(OnEntry { number, entry, asked })
    }
}

/// The words of an entry are destroyed for good, with an entry that says so: your own within fifteen minutes, those of your
/// organisation's people with a reason. Clocks and figures stay.
#[utoipa::path(
    post, path = "/tickets/{number}/messages/{entry}/redaction", tag = "verbs", request_body = RedactionBody,
    params(("number" = u64, Path), ("entry" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn redact(on: OnEntry) -> Done {
    let Asked { caller, body, form } = on.asked;
    let read = |text: &str| number(text);
    let (number, entry) = match (read(&on.number), read(&on.entry)) {
        (Ok(number), Ok(entry)) => (number, entry),
        (Err(failure), _) | (_, Err(failure)) => return Err(caller.no(failure)),
    };
    let reason = body.reason.map(|reason| caller.app().authored(reason));
    let command = Command::Redact { entry, reason };
    let done = caller.app().act(&caller.visitor, number, &command, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, number).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(TicketDetail::from(&view)))
}
