//! What is kept of a person, handed out (GDPR, articles 15 and 20), and its erasure: asked for by themselves, decided by whoever
//! answers for their organisation's people (articles 17 and 18).

use app::{ErasurePreview, PersonData};
use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use axum::response::{IntoResponse, Response};
use desk::PersonId;
use desk::erasure::{Erasure, ErasureCommand};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::people::{BecauseBody, SeenBody};
use super::problem::Problem;
use super::verbs::NothingBody;
use crate::whence::From;

/// How somebody's erasure stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasureView {
    /// When they asked for it, if they did and nobody decided.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
    /// When it was turned down, if it was when they asked last.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub declined_at: Option<Timestamp>,
    /// Since when there is a legal hold.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_since: Option<Timestamp>,
    /// When they were erased.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub erased_at: Option<Timestamp>,
}

/// What erasing somebody would take away.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasurePreviewView {
    /// The person's id.
    pub person: String,
    /// How many entries the person has: what `seen` means.
    pub version: u64,
    /// How it stands.
    #[serde(flatten)]
    pub standing: ErasureView,
    /// Why there is a hold, or why it was turned down; none where it was erased.
    pub reason: Option<String>,
    /// Texts that they wrote, their name and address among them.
    pub texts: u64,
    /// What they typed and didn't send.
    pub drafts: u64,
    /// Sessions, tokens and links.
    pub opened_by: u64,
    /// What they come in with.
    pub ways_in: u64,
    /// Lines of the security journal that say from where.
    pub notes: u64,
}

fn standing(erasure: &Erasure) -> ErasureView {
    ErasureView {
        asked_at: erasure.asked,
        declined_at: erasure.declined.map(|(at, _)| at),
        held_since: erasure.held.map(|(at, _)| at),
        erased_at: erasure.erased,
    }
}

fn view(seen: &ErasurePreview) -> ErasurePreviewView {
    ErasurePreviewView {
        person: seen.row.id.to_string(),
        version: seen.version,
        standing: standing(&seen.erasure),
        reason: seen.reason.clone(),
        texts: seen.texts,
        drafts: seen.drafts,
        opened_by: seen.keys,
        ways_in: seen.credentials,
        notes: seen.notes,
    }
}

/// A file, which no cache keeps.
fn file(data: &PersonData) -> Response {
    let name = format!("attachment; filename=\"guichet-person-{}.json\"", data.profile.person);
    ([(CONTENT_DISPOSITION, name), (CACHE_CONTROL, "no-store".to_owned())], Json(data)).into_response()
}

/// All that is kept of you, as `guichet-person/1`. It takes a proof of who you are, not older than fifteen minutes; that it was
/// handed out is written down.
#[utoipa::path(
    post, path = "/account/data", tag = "account", request_body = NothingBody,
    responses((status = OK, body = Object, description = "`guichet-person/1`")),
    security(("token" = []))
)]
pub async fn own_data(From(whence): From, asked: Asked<NothingBody>) -> Result<Response, Response> {
    let caller = asked.caller;
    let own = caller.visitor.person.id;
    Ok(file(&caller.told(caller.app().person_data(&caller.visitor, own, &whence).await)?))
}

/// The same of somebody for whose organisation's people you answer.
#[utoipa::path(
    post, path = "/people/{person}/data", tag = "people", params(("person" = String, Path)),
    request_body = NothingBody,
    responses(
        (status = OK, body = Object, description = "`guichet-person/1`"), (status = 404, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn data(
    Path(person): Path<String>,
    From(whence): From,
    asked: Asked<NothingBody>,
) -> Result<Response, Response> {
    let caller = asked.caller;
    let person: PersonId = caller.id(&person)?;
    Ok(file(&caller.told(caller.app().person_data(&caller.visitor, person, &whence).await)?))
}

async fn of_oneself(
    asked: Asked<NothingBody>,
    command: ErasureCommand,
    whence: &app::Whence,
) -> Result<Json<ErasureView>, Response> {
    let Asked { caller, form, .. } = asked;
    let own = caller.visitor.person.id;
    caller.told(caller.app().decide_erasure(&caller.visitor, own, &command, &form, whence).await)?;
    Ok(Json(standing(&caller.told(caller.app().own_erasure(&caller.visitor).await)?)))
}

/// Did you ask to be erased, and what came of it?
#[utoipa::path(
    get, path = "/account/erasure", tag = "account",
    responses((status = OK, body = ErasureView)),
    security(("token" = []))
)]
pub async fn own(caller: Caller) -> Result<Json<ErasureView>, Response> {
    Ok(Json(standing(&caller.told(caller.app().own_erasure(&caller.visitor).await)?)))
}

/// Ask that your words and your name be destroyed.
#[utoipa::path(
    post, path = "/account/erasure", tag = "account", request_body = NothingBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = ErasureView), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn ask(From(whence): From, asked: Asked<NothingBody>) -> Result<Json<ErasureView>, Response> {
    of_oneself(asked, ErasureCommand::Ask, &whence).await
}

/// Don't ask any more.
#[utoipa::path(
    post, path = "/account/erasure/withdrawal", tag = "account", request_body = NothingBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = ErasureView), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn withdraw(From(whence): From, asked: Asked<NothingBody>) -> Result<Json<ErasureView>, Response> {
    of_oneself(asked, ErasureCommand::Withdraw, &whence).await
}

type Previewed = Result<Json<ErasurePreviewView>, Response>;

async fn previewed(caller: &Caller, person: PersonId) -> Previewed {
    Ok(Json(view(&caller.told(caller.app().erasure_preview(&caller.visitor, person).await)?)))
}

async fn decided(
    caller: Caller,
    person: &str,
    command: ErasureCommand,
    form: app::Form,
    whence: &app::Whence,
) -> Previewed {
    let person: PersonId = caller.id(person)?;
    caller.told(caller.app().decide_erasure(&caller.visitor, person, &command, &form, whence).await)?;
    previewed(&caller, person).await
}

/// What erasing somebody would take away, and how it stands. It takes a proof of who you are, like all that follows.
#[utoipa::path(
    get, path = "/people/{person}/erasure", tag = "people", params(("person" = String, Path)),
    responses((status = OK, body = ErasurePreviewView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn preview(caller: Caller, Path(person): Path<String>) -> Previewed {
    let person = caller.id(&person)?;
    previewed(&caller, person).await
}

/// Destroy somebody's words and name, for good. The journal and every figure stay.
#[utoipa::path(
    post, path = "/people/{person}/erasure", tag = "people", request_body = BecauseBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ErasurePreviewView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn erase(Path(person): Path<String>, From(whence): From, asked: Asked<BecauseBody>) -> Previewed {
    let Asked { caller, body, form } = asked;
    let command = ErasureCommand::Erase { reason: caller.app().authored(body.reason) };
    decided(caller, &person, command, app::Form { seen: body.seen, ..form }, &whence).await
}

/// Turn down what they asked.
#[utoipa::path(
    post, path = "/people/{person}/erasure/refusal", tag = "people", request_body = BecauseBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ErasurePreviewView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn decline(Path(person): Path<String>, From(whence): From, asked: Asked<BecauseBody>) -> Previewed {
    let Asked { caller, body, form } = asked;
    let command = ErasureCommand::Decline { reason: caller.app().authored(body.reason) };
    decided(caller, &person, command, app::Form { seen: body.seen, ..form }, &whence).await
}

/// Put it off by a legal hold: nothing of theirs is destroyed until it is lifted.
#[utoipa::path(
    post, path = "/people/{person}/erasure/hold", tag = "people", request_body = BecauseBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ErasurePreviewView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn hold(Path(person): Path<String>, From(whence): From, asked: Asked<BecauseBody>) -> Previewed {
    let Asked { caller, body, form } = asked;
    let command = ErasureCommand::Hold { reason: caller.app().authored(body.reason) };
    decided(caller, &person, command, app::Form { seen: body.seen, ..form }, &whence).await
}

/// Lift the hold.
#[utoipa::path(
    post, path = "/people/{person}/hold/lifting", tag = "people", request_body = SeenBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ErasurePreviewView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn release(Path(person): Path<String>, From(whence): From, asked: Asked<SeenBody>) -> Previewed {
    let Asked { caller, body, form } = asked;
    let form = app::Form { seen: body.seen, ..form };
    decided(caller, &person, ErasureCommand::Release, form, &whence).await
}
