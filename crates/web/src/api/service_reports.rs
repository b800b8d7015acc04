//! The monthly service report.

use app::Wanted;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::service_report::Of;
use desk::{Month, OrganisationId};
use serde::{Deserialize, Serialize};
use terms::RegionId;
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params, Path};
use super::problem::{self, Problem};

/// Whose report, and which of its texts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportParams {
    /// Whose, by its id. Left out: your own organisation's.
    #[param(value_type = Option<String>, format = Uuid)]
    provider: Option<OrganisationId>,
    /// Of the tickets of this region alone. Left out: of all of them.
    #[param(value_type = Option<String>)]
    region: Option<RegionId>,
    /// `1` for what was issued first, `draft` for what it would be now (the centre's). Left out: what was issued last.
    issue: Option<String>,
}

/// What a draft takes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// Whose, by its id.
    #[schema(value_type = String, format = Uuid)]
    provider: OrganisationId,
    /// Of the tickets of this region alone.
    #[schema(value_type = Option<String>)]
    region: Option<RegionId>,
    /// What the month was like, in a few sentences.
    summary: Option<String>,
    /// How many entries of this report you have seen.
    seen: Option<u64>,
}

/// What a review takes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReportReviewBody)]
pub struct ReviewBody {
    /// Whose, by its id.
    #[schema(value_type = String, format = Uuid)]
    provider: OrganisationId,
    /// Of the tickets of this region alone.
    #[schema(value_type = Option<String>)]
    region: Option<RegionId>,
    /// SHA-256 of the draft that was read, in hexadecimal.
    hash: String,
    /// How many entries of this report you have seen.
    seen: Option<u64>,
}

/// A draft that waits.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftView {
    /// Which month.
    pub month: String,
    /// SHA-256 of its text: what a review names.
    pub hash: String,
    /// Was it read by a second person?
    pub reviewed: bool,
    /// How many entries this report has.
    pub seen: u64,
}

/// What issuing takes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueBody {
    /// Whose, by its id.
    #[schema(value_type = String, format = Uuid)]
    provider: OrganisationId,
    /// Of the tickets of this region alone.
    #[schema(value_type = Option<String>)]
    region: Option<RegionId>,
    /// Why again, if it was issued before.
    reason: Option<String>,
    /// How many entries of this report you have seen.
    seen: Option<u64>,
}

/// What was issued.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssueView {
    /// Which month.
    pub month: String,
    /// Which issue: 1 is the first.
    pub issue: usize,
    /// SHA-256 of the report's JSON.
    pub hash: String,
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn month(caller: &Caller, text: &str) -> Result<Month, Response> {
    text.parse().map_err(|_| {
        let said = caller.lang.bad_parameter("month", text, "2026-11");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })
}

/// A month's report: the JSON to the byte as it was frozen. The centre gets the draft where nothing was issued.
#[utoipa::path(
    get, path = "/reports/monthly/{month}", tag = "reports", params(("month" = String, Path), ReportParams),
    responses(
        (status = OK, body = Object, content_type = "application/json"), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn show(
    caller: Caller,
    Path(path): Path<String>,
    Params(params): Params<ReportParams>,
) -> Result<Response, Response> {
    let month = month(&caller, &path)?;
    let provider = params.provider.unwrap_or(caller.visitor.organisation.id);
    let of = Of { month, provider, region: params.region };
    let wanted = match params.issue.as_deref() {
        None => Wanted::Latest,
        Some("draft") => Wanted::Draft,
        Some(text) => Wanted::Issue(text.parse().map_err(|_| {
            let said = caller.lang.bad_parameter("issue", text, "1, draft");
            problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
        })?),
    };
    let found = caller.app().service_report(&caller.visitor, &of, wanted).await;
    let found = found.map_err(|failure| caller.no(failure))?;
    Ok(([(axum::http::header::CONTENT_TYPE, "application/json")], found.text).into_response())
}

/// Somebody of the centre keeps a draft of it, with a summary. A month that isn't over, or in which something is open, is refused.
#[utoipa::path(
    post, path = "/reports/monthly/{month}/drafts", tag = "reports", request_body = DraftBody,
    params(("month" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = DraftView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn draft(Path(path): Path<String>, asked: Asked<DraftBody>) -> Result<Json<DraftView>, Response> {
    let Asked { caller, body, mut form } = asked;
    form.seen = body.seen;
    let of = Of { month: month(&caller, &path)?, provider: body.provider, region: body.region };
    let summary = body.summary.unwrap_or_default();
    let done = caller.app().draft_report(&caller.visitor, &of, &summary, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    drafted(&caller, &of).await
}

/// A second person of the centre, who didn't draft it, stands by the draft.
#[utoipa::path(
    post, path = "/reports/monthly/{month}/reviews", tag = "reports", request_body = ReviewBody,
    params(("month" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = DraftView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn review(Path(path): Path<String>, asked: Asked<ReviewBody>) -> Result<Json<DraftView>, Response> {
    let Asked { caller, body, mut form } = asked;
    form.seen = body.seen;
    let of = Of { month: month(&caller, &path)?, provider: body.provider, region: body.region };
    let hash = body.hash.parse().map_err(|_| {
        let said = caller.lang.bad_parameter("hash", &body.hash, "SHA-256");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })?;
    let done = caller.app().review_report(&caller.visitor, &of, hash, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    drafted(&caller, &of).await
}

async fn drafted(caller: &Caller, of: &Of) -> Result<Json<DraftView>, Response> {
    let found = caller.app().service_report(&caller.visitor, of, Wanted::Draft).await;
    let found = found.map_err(|failure| caller.no(failure))?;
    let draft = found.draft.as_ref();
    Ok(Json(DraftView {
        month: of.month.to_string(),
        hash: draft.map_or_else(String::new, |draft| draft.hash.to_string()),
        reviewed: draft.is_some_and(|draft| draft.reviewed.is_some()),
        seen: found.version,
    }))
}

/// A manager of the centre issues what a second person has read. A month that isn't over, or in which something is open, is refused.
#[utoipa::path(
    post, path = "/reports/monthly/{month}/issues", tag = "reports", request_body = IssueBody,
    params(("month" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = IssueView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn issue(Path(path): Path<String>, asked: Asked<IssueBody>) -> Result<Json<IssueView>, Response> {
    let Asked { caller, body, mut form } = asked;
    form.seen = body.seen;
    let of = Of { month: month(&caller, &path)?, provider: body.provider, region: body.region };
    let reason = body.reason.map(|reason| caller.app().authored(reason));
    let done = caller.app().issue_report(&caller.visitor, &of, reason, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    let found = caller.app().service_report(&caller.visitor, &of, Wanted::Latest).await;
    let found = found.map_err(|failure| caller.no(failure))?;
    let (issue, hash) = found.issued.map_or((0, String::new()), |(nth, one)| (nth, one.hash.to_string()));
    Ok(Json(IssueView { month: of.month.to_string(), issue, hash }))
}
