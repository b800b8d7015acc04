//! Reviews of what was missed (clause 4), and response times (clause 1).

use app::TargetsQuery;
use axum::Json;
use axum::response::Response;
use desk::Command;
use desk::response::Responses;
use desk::review::ReviewCommand;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Caller, Params};
use super::problem::Problem;
use super::reports::{TargetsParams, query};
use super::verbs::{Done, NothingBody, On, ReasonBody, verb};
use super::views::TicketDetail;

/// A review as somebody wrote it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewBody {
    /// Why the target was missed. For the desk alone.
    cause: String,
    /// What is done about it. For the desk alone.
    remedy: String,
    /// What a report says of it, once a manager approves.
    wording: String,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

verb! {
    /// Reviews a missed target: cause, remedy, and a wording that a manager decides on.
    write, "/tickets/{number}/review", ReviewBody, |body| body.seen,
    |app, body| Command::Review(ReviewCommand::Write {
        cause: app.authored(body.cause),
        remedy: app.authored(body.remedy),
        wording: app.authored(body.wording),
    })
}
verb! {
    /// A manager, who didn't write it, stands by the wording: reports quote it.
    approve, "/tickets/{number}/review/approval", NothingBody, |_| None,
    |_, _| Command::Review(ReviewCommand::Approve)
}
verb! {
    /// A manager asks for another wording.
    send_back, "/tickets/{number}/review/return", ReasonBody, |body| body.seen,
    |app, body| Command::Review(ReviewCommand::Return { reason: app.authored(body.reason) })
}

/// A review in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewView {
    /// The ticket's public number.
    pub ticket: u64,
    /// Its one line.
    pub subject: Option<String>,
    /// The due instant that passed.
    #[schema(value_type = String, format = DateTime)]
    pub missed_at: Timestamp,
    /// `owed`, `written`, `returned` or `approved`.
    pub state: String,
}

/// The reviews of your desk's tickets, what is owed first.
#[utoipa::path(
    get, path = "/reviews", tag = "reports",
    responses(
        (status = OK, body = Vec<ReviewView>), (status = 401, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Result<Json<Vec<ReviewView>>, Response> {
    let reviews = caller.app().reviews(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    let view = |one: app::Reviewed| ReviewView {
        ticket: one.number,
        subject: one.subject,
        missed_at: one.missed_at,
        state: one.state.word().to_owned(),
    };
    Ok(Json(reviews.into_iter().map(view).collect()))
}

/// Response times, split as asked. Seconds of open time and by the calendar; no target.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResponsesView {
    /// By what.
    pub by: Vec<String>,
    /// One line each: key, counts, and the distribution with its curve.
    #[schema(value_type = Vec<Object>)]
    pub groups: Vec<Responses>,
    /// All lines together.
    #[schema(value_type = Object)]
    pub total: Responses,
}

/// Response times (clause 1), for what you may see.
#[utoipa::path(
    get, path = "/reports/response-times", tag = "reports", params(TargetsParams),
    responses(
        (status = OK, body = ResponsesView), (status = 401, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn responses(
    caller: Caller,
    Params(params): Params<TargetsParams>,
) -> Result<Json<ResponsesView>, Response> {
    let query: TargetsQuery = query(&caller, &params)?;
    let found = caller.app().responses(&caller.visitor, &query).await;
    let (groups, total) = found.map_err(|failure| caller.no(failure))?;
    let by = query.by.iter().map(|dimension| dimension.word().to_owned()).collect();
    Ok(Json(ResponsesView { by, groups, total }))
}
