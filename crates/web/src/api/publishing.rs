//! How a version of the agreement comes into force: previewed, proposed with a reason, published by a second person or
//! turned down. The decisions are those of `/desk/agreements`; nothing here is in force by one person.

use app::{Concerned, Preview};
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::access::{self, Object};
use desk::{Action, Publication};
use hours::{Exception, Window};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use terms::{Agreement, RegionId};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Params, Path, number};
use super::problem::{self, Problem};
use super::problems::WhichParams;
use super::verbs::On;
use super::versions::{ComparisonView, comparison};

/// A version on its way in: its file, or the version before it with one day of a region that differs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum VersionBody {
    /// The whole file, its worked examples included: they are executed.
    File(String),
    /// One day that differs.
    Exception(ExceptionBody),
}

/// A closure or other hours on one date.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionBody {
    /// Whose day.
    #[schema(example = "EMEA")]
    region: String,
    /// Which day.
    #[schema(value_type = String, format = Date)]
    date: Date,
    /// Its hours, such as `09:00-12:00`; none: closed.
    #[serde(default)]
    hours: Vec<String>,
    /// What it is called.
    name: String,
    /// Why, for those who read the agreement.
    reason: String,
    /// The first day of the version that says so.
    #[schema(value_type = String, format = Date)]
    from: Date,
}

/// What would be looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewBody {
    /// `{"file": "…"}` or `{"exception": {…}}`.
    version: VersionBody,
}

/// What is proposed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalBody {
    /// `{"file": "…"}` or `{"exception": {…}}`.
    version: VersionBody,
    /// Why.
    reason: String,
}

/// The second person's yes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicationBody {
    /// The `version` of the proposal that you read.
    seen: Option<u64>,
}

/// The second person's no.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalBody {
    /// Why.
    reason: String,
    /// The `version` of the proposal that you read.
    seen: Option<u64>,
}

/// What a version would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreviewView {
    /// Its name.
    pub id: String,
    /// When it begins.
    #[schema(value_type = String, format = DateTime)]
    pub effective: Timestamp,
    /// How many tickets wait for an acknowledgement under another version.
    pub waiting: u64,
    /// Those of them that would be due at another time. They stay as they are until somebody puts them under it.
    pub concerned: Vec<ConcernedView>,
    /// What it says differently from the version before it.
    pub changes: Option<ComparisonView>,
    /// The file.
    pub source: String,
}

/// A ticket that would be due at another time.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConcernedView {
    /// Its number.
    pub number: u64,
    /// The version that measures it.
    pub agreement: String,
    /// Whose hours count.
    pub region: String,
    /// Its category; the provisional one before triage.
    pub category: Option<u8>,
    /// When it is due.
    #[schema(value_type = String, format = DateTime)]
    pub before: Timestamp,
    /// When it would be.
    #[schema(value_type = String, format = DateTime)]
    pub after: Timestamp,
}

impl From<&Preview> for PreviewView {
    fn from(preview: &Preview) -> PreviewView {
        let concerned = |one: &Concerned| ConcernedView {
            number: one.number,
            agreement: one.pin.to_string(),
            region: one.region.to_string(),
            category: one.category,
            before: one.before,
            after: one.after,
        };
        PreviewView {
            id: preview.agreement.id.to_string(),
            effective: preview.agreement.effective_from,
            waiting: preview.waiting,
            concerned: preview.concerned.iter().map(concerned).collect(),
            changes: preview.before.as_ref().map(|before| comparison(before, &preview.agreement)),
            source: preview.agreement.source().to_owned(),
        }
    }
}

/// A proposal, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalView {
    /// Its public number.
    pub number: u64,
    /// How many entries it has: send it back as `seen`.
    pub version: u64,
    /// `waiting`, `published` or `declined`.
    pub state: String,
    /// The name of the proposed version.
    pub agreement: String,
    /// When it would begin, or began.
    #[schema(value_type = String, format = DateTime)]
    pub effective: Timestamp,
    /// The SHA-256 of its file.
    pub hash: String,
    /// When it was proposed.
    #[schema(value_type = String, format = DateTime)]
    pub proposed_at: Timestamp,
    /// By whom: a person's id.
    pub proposed_by: Option<String>,
    /// When it was answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
    /// By whom.
    pub answered_by: Option<String>,
    /// Why it was proposed; missing in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why it was turned down; missing in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// What it would change for those who wait; missing in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<PreviewView>,
}

fn view(number: u64, value: &Publication) -> ProposalView {
    let state = match value.answer {
        None => "waiting",
        Some(answer) if answer.published => "published",
        Some(_) => "declined",
    };
    ProposalView {
        number,
        version: value.version,
        state: state.to_owned(),
        agreement: value.proposal.id.to_string(),
        effective: value.proposal.effective,
        hash: value.proposal.hash.to_string(),
        proposed_at: value.at,
        proposed_by: value.proposer().map(|person| person.to_string()),
        answered_at: value.answer.map(|answer| answer.at),
        answered_by: value.answer.and_then(|answer| answer.by.person()).map(|person| person.to_string()),
        reason: None,
        refusal: None,
        preview: None,
    }
}

async fn whole(caller: &Caller, number: u64) -> Result<ProposalView, Response> {
    let no = |failure| caller.no(failure);
    let (app, visitor) = (caller.app(), &caller.visitor);
    let record = app.proposal(visitor, number).await.map_err(no)?;
    let proposal = &record.value.proposal;
    let words = |id| record.text(id).map(str::to_owned);
    let preview = match record.value.answer {
        Some(answer) if answer.published => app.preview_of_published(visitor, &proposal.id).await.ok(),
        _ => app.preview(visitor, record.text(proposal.file.id).unwrap_or_default()).await.ok(),
    };
    Ok(ProposalView {
        reason: words(proposal.reason.id),
        refusal: record.value.answer.and_then(|answer| answer.reason).and_then(|text| words(text.id)),
        preview: preview.as_ref().map(PreviewView::from),
        ..view(number, &record.value)
    })
}

/// Whoever may not propose a version looks at no proposal either.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn may_propose(caller: &Caller) -> Result<(), Response> {
    let actor = caller.visitor.actor(caller.app().now());
    access::require(&actor, Action::ProposeVersion, &Object::House)
        .map(drop)
        .map_err(|refusal| caller.no(refusal.into()))
}

/// The file that was sent or made, if it is sound.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn file_of(caller: &Caller, version: VersionBody) -> Result<String, Response> {
    let file = match version {
        VersionBody::File(file) => file,
        VersionBody::Exception(body) => {
            let windows: Result<Vec<Window>, _> = body.hours.iter().map(|hours| hours.parse()).collect();
            let windows = windows.map_err(|_| {
                let said = caller.lang.bad_parameter("hours", &body.hours.join(" "), "09:00-12:00");
                problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
            })?;
            let ExceptionBody { region, date, name, reason, from, .. } = body;
            let exception = Exception { date, windows, name, reason };
            let made = caller.app().with_exception(from, &RegionId(region), &exception);
            made.ok_or_else(|| caller.no(desk::Refusal::NoAgreement(caller.app().now()).into()))?
        }
    };
    match Agreement::check(&file) {
        Ok(_) => Ok(file),
        Err(problems) => Err(problem::unsound(caller.lang, &problems)),
    }
}

/// What a version would change for those who wait, and what it says differently. Nothing is written.
#[utoipa::path(
    post, path = "/agreements/previews", tag = "agreements", request_body = PreviewBody,
    responses(
        (status = OK, body = PreviewView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, description = "The file isn't sound: `wrong` lists all", body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn preview(asked: Asked<PreviewBody>) -> Result<Json<PreviewView>, Response> {
    let Asked { caller, body, .. } = asked;
    may_propose(&caller)?;
    let file = file_of(&caller, body.version)?;
    let preview = caller.app().preview(&caller.visitor, &file).await;
    preview.map(|preview| Json(PreviewView::from(&preview))).map_err(|failure| caller.no(failure))
}

/// The proposals that wait, or with `open=false` those that were answered.
#[utoipa::path(
    get, path = "/agreements/proposals", tag = "agreements", params(WhichParams),
    responses(
        (status = OK, body = Vec<ProposalView>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn list(
    caller: Caller,
    Params(params): Params<WhichParams>,
) -> Result<Json<Vec<ProposalView>>, Response> {
    may_propose(&caller)?;
    let is_open = params.open.unwrap_or(true);
    let all = caller.app().records(&caller.visitor, Action::ProposeVersion, is_open).await;
    let all: Vec<(u64, Publication)> = all.map_err(|failure| caller.no(failure))?;
    Ok(Json(all.iter().map(|(number, value)| view(*number, value)).collect()))
}

/// Proposes a version, with a reason. A second person publishes it.
#[utoipa::path(
    post, path = "/agreements/proposals", tag = "agreements", request_body = ProposalBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = CREATED, body = ProposalView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, description = "The file isn't sound: `wrong` lists all", body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn propose(asked: Asked<ProposalBody>) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    may_propose(&caller)?;
    let file = file_of(&caller, body.version)?;
    let reason = caller.app().authored(body.reason);
    let number = caller.app().propose_version(&caller.visitor, &file, reason, &form).await;
    let number = number.map_err(|failure| caller.no(failure))?;
    let place = format!("/api/v1/agreements/proposals/{number}");
    let view = whole(&caller, number).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(view)).into_response())
}

/// A proposal, with what it would change.
#[utoipa::path(
    get, path = "/agreements/proposals/{number}", tag = "agreements", params(("number" = u64, Path)),
    responses(
        (status = OK, body = ProposalView), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(path): Path<String>) -> Result<Json<ProposalView>, Response> {
    let number = number(&path).map_err(|failure| caller.no(failure))?;
    whole(&caller, number).await.map(Json)
}

/// A second person publishes it: it is in force from its date on. Open tickets stay under their own version.
#[utoipa::path(
    post, path = "/agreements/proposals/{number}/publication", tag = "agreements", request_body = PublicationBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ProposalView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn publish(on: On<PublicationBody>) -> Result<Json<ProposalView>, Response> {
    let (path, Asked { caller, body, mut form }) = on.parts();
    form.seen = body.seen;
    let number = number(&path).map_err(|failure| caller.no(failure))?;
    let done = caller.app().publish_version(&caller.visitor, number, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    whole(&caller, number).await.map(Json)
}

/// A second person turns it down, or whoever proposed it takes it back.
#[utoipa::path(
    post, path = "/agreements/proposals/{number}/refusal", tag = "agreements", request_body = RefusalBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ProposalView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn decline(on: On<RefusalBody>) -> Result<Json<ProposalView>, Response> {
    let (path, Asked { caller, body, mut form }) = on.parts();
    form.seen = body.seen;
    let number = number(&path).map_err(|failure| caller.no(failure))?;
    let reason = caller.app().authored(body.reason);
    let done = caller.app().decline_version(&caller.visitor, number, reason, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    whole(&caller, number).await.map(Json)
}
