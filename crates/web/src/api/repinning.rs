//! A ticket under another version of the agreement: when it would be due, and the entry that puts it there.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::TicketView;
use axum::Json;
use axum::response::Response;
use desk::access::{self, Object};
use desk::clock::Calendars;
use desk::pin::{Editions, effect};
use desk::{Action, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path, number};
use super::problem::Problem;
use super::verbs::{Done, On};
use super::views::TicketDetail;

/// Under which version, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PinBody {
    /// A published version.
    agreement: String,
    /// Why.
    reason: String,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// What measures a ticket, and what the other versions would do.
#[derive(Debug, Serialize, ToSchema)]
pub struct PinView {
    /// The version that measures it.
    pub agreement: String,
    /// The edition of each region's calendar.
    #[schema(value_type = Object)]
    pub calendars: BTreeMap<String, String>,
    /// Each other published version.
    pub others: Vec<EffectView>,
}

/// When a ticket would be due under another version.
#[derive(Debug, Serialize, ToSchema)]
pub struct EffectView {
    /// The version.
    pub agreement: String,
    /// When it is due; none where nothing would be another's: it was measured, or it is due at the same instant.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub before: Option<Timestamp>,
    /// When it would be.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub after: Option<Timestamp>,
}

/// What measures a ticket, and when it would be due under each other version. For whoever may put it there.
#[utoipa::path(
    get, path = "/tickets/{number}/pin", tag = "tickets", params(("number" = u64, Path)),
    responses(
        (status = OK, body = PinView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn effects(caller: Caller, Path(path): Path<String>) -> Result<Json<PinView>, Response> {
    let n = number(&path).map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, n).await.map_err(|failure| caller.no(failure))?;
    access::require(&view.actor, Action::Repin, &Object::of(&view.ticket))
        .map_err(|refusal: Refusal| caller.no(refusal.into()))?;
    let editions = caller.app().editions();
    let pin = view.ticket.pin();
    let all = editions.all();
    let others = all.iter().filter(|one| one.id != pin.agreement);
    let others = others.filter_map(|one| editions.by_id(&one.id));
    let of = |(agreement, calendars): (Arc<Agreement>, Arc<Calendars>)| {
        would(&view, Editions { agreement: &agreement, calendars: &calendars })
    };
    Ok(Json(PinView {
        agreement: pin.agreement.to_string(),
        calendars: pin
            .calendars
            .iter()
            .map(|(region, edition)| (region.to_string(), edition.to_string()))
            .collect(),
        others: others.map(of).collect(),
    }))
}

fn would(view: &TicketView, others: Editions<'_>) -> EffectView {
    let own = Editions { agreement: &view.agreement, calendars: &view.calendars };
    let effect = effect(&view.ticket, own, others, view.now).ok().flatten();
    EffectView {
        agreement: others.agreement.id.to_string(),
        before: effect.as_ref().and_then(|effect| effect.before.due),
        after: effect.as_ref().and_then(|effect| effect.after.due),
    }
}

/// Puts a ticket under another published version, with a reason: an entry that both sides read. What was measured stays.
#[utoipa::path(
    post, path = "/tickets/{number}/pin", tag = "tickets", request_body = PinBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn repin(on: On<PinBody>) -> Done {
    let (path, Asked { caller, body, mut form }) = on.parts();
    form.seen = body.seen;
    let n = number(&path).map_err(|failure| caller.no(failure))?;
    let (to, reason) = (AgreementId(body.agreement), caller.app().authored(body.reason));
    let done = caller.app().repin(&caller.visitor, n, &to, &reason, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, n).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(TicketDetail::from(&view)))
}
