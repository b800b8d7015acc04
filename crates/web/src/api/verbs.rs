//! What may be done to a ticket, one noun each.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use desk::fact::{Delivery, Gravity, Kind, Resolution};
use desk::{AttachmentId, Authored, Command};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::caller::{Asked, Path, number};
use super::problem::Problem;
use super::views::TicketDetail;
use crate::site::Site;

/// A request on a ticket: its number in the path, its words in the body.
pub struct On<T> {
    pub(super) number: String,
    /// Who asks what.
    pub(super) asked: Asked<T>,
}

impl<T: DeserializeOwned> FromRequest<Site> for On<T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<On<T>, Response> {
        let (mut parts, body) = request.into_parts();
        let Path(number) = Path::<String>::from_request_parts(&mut parts, site).await?;
        let asked = Asked::from_request(Request::from_parts(parts, body), site).await?;
        Ok(On { number, asked })
    }
}

impl<T> On<T> {
    /// The ticket's number as it stands in the address, and who asks what.
    pub(super) fn parts(self) -> (String, Asked<T>) {
        (self.number, self.asked)
    }

    /// Does it, and shows the ticket after.
    pub(super) async fn doing(
        self,
        seen: Option<u64>,
        command: impl FnOnce(&app::App, T) -> Command,
    ) -> Done {
        self.bringing(seen, |app, body| (command(app, body), Vec::new())).await
    }
}

/// The ticket after, or why not.
pub type Done = Result<Json<TicketDetail>, Response>;

/// A text for the other side, or a note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextBody {
    /// The words.
    pub(super) text: String,
    /// The `version` of the ticket that you read: if more has happened since, the answer is 409.
    pub(super) seen: Option<u64>,
}

/// A text for the other side, or a note, with files.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageBody {
    /// The words.
    text: String,
    /// Files that were sent before, by their ids: at most 10.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<AttachmentId>,
    /// The `version` of the ticket that you read: if more has happened since, the answer is 409.
    seen: Option<u64>,
}

/// A text that may be left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBody {
    /// The words.
    note: Option<String>,
}

/// A reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonBody {
    /// Why.
    pub(super) reason: String,
    /// The `version` of the ticket that you read.
    pub(super) seen: Option<u64>,
}

/// A reason that may be left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MaybeReasonBody {
    /// Why.
    reason: Option<String>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// Nothing to say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NothingBody {}

/// The preliminary investigation's answer (clause 3.D).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TriageBody {
    /// `incident` (if left out), `question` or `change`.
    #[schema(value_type = Option<String>)]
    kind: Option<Kind>,
    /// Clause 4.
    category: u8,
    /// `major` or `minor`, for an incident.
    #[schema(value_type = Option<String>)]
    gravity: Option<Gravity>,
    /// Is there a workaround?
    workaround: Option<bool>,
    /// Why. Owed when a category is lowered after its due instant; a second person then confirms.
    reason: Option<String>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// A resolution procedure (clause 2.A).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionBody {
    /// `workaround`, `temporary_update`, `permanent_update` or `other`.
    #[schema(value_type = String)]
    resolution: Resolution,
    /// `installed` or `supplied`.
    #[schema(value_type = String)]
    delivery: Delivery,
    /// The procedure.
    text: String,
    /// Files that were sent before, by their ids: at most 10.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<AttachmentId>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

macro_rules! verb {
    ($(#[$doc:meta])* $name:ident, $path:literal, $body:ty, $seen:expr, $command:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "verbs", request_body = $body,
            params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
                (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
                (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
                (status = 503, body = Problem)
            ),
            security(("token" = []))
        )]
        pub async fn $name(on: On<$body>) -> Done {
            let seen: fn(&$body) -> Option<u64> = $seen;
            let seen = seen(&on.asked.body);
            let command: fn(&app::App, $body) -> Command = $command;
            on.doing(seen, command).await
        }
    };
}

pub(super) use verb;

verb! {
    /// "We have it": ends the acknowledgement clock (clause 4). A person's act, never a rule's.
    acknowledge, "/tickets/{number}/acknowledgement", NoteBody, |_| None,
    |app, body| Command::Acknowledge { note: body.note.map(|text| app.authored(text)) }
}
verb! {
    /// Work begins (clause 4, best effort).
    start_work, "/tickets/{number}/work", NothingBody, |_| None,
    |_, _| Command::StartWork
}
verb! {
    /// Kind, gravity, category (clause 3.D). Again: a change of priority, measured from notification.
    triage, "/tickets/{number}/triage", TriageBody, |body| body.seen,
    |app, body| Command::Triage {
        kind: body.kind.unwrap_or(Kind::Incident),
        category: body.category,
        gravity: body.gravity,
        workaround: body.workaround,
        reason: body.reason.map(|text| app.authored(text)),
    }
}
verb! {
    /// A second person confirms a lowered category.
    confirm_lowering, "/tickets/{number}/lowering/confirmation", NothingBody, |_| None,
    |_, _| Command::ConfirmLowering
}
verb! {
    /// A second person declines a lowered category.
    decline_lowering, "/tickets/{number}/lowering/refusal", ReasonBody, |body| body.seen,
    |app, body| Command::DeclineLowering { reason: app.authored(body.reason) }
}
verb! {
    /// It is over.
    close, "/tickets/{number}/closure", MaybeReasonBody, |body| body.seen,
    |app, body| Command::Close { reason: body.reason.map(|text| app.authored(text)) }
}
verb! {
    /// It is back: the same incident, no new acknowledgement clock.
    reopen, "/tickets/{number}/reopening", ReasonBody, |body| body.seen,
    |app, body| Command::Reopen { reason: app.authored(body.reason) }
}

/// A message to the other side, with the files that it names.
#[utoipa::path(
    post, path = "/tickets/{number}/messages", tag = "verbs", request_body = MessageBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn send(on: On<MessageBody>) -> Done {
    let seen = on.asked.body.seen;
    on.writing(seen, Command::send).await
}

/// A note for your own organisation, with the files that it names. Nobody else ever sees either.
#[utoipa::path(
    post, path = "/tickets/{number}/notes", tag = "verbs", request_body = MessageBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn note(on: On<MessageBody>) -> Done {
    on.writing(None, Command::note).await
}

/// A diagnosis, given to the reporter, with the files that it names. Ends the response time if you are qualified at that instant
/// (clause 1).
#[utoipa::path(
    post, path = "/tickets/{number}/diagnosis", tag = "verbs", request_body = MessageBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn diagnose(on: On<MessageBody>) -> Done {
    let seen = on.asked.body.seen;
    on.writing(seen, Command::diagnose).await
}

/// A resolution procedure, with the files that it names (clause 2.A).
#[utoipa::path(
    post, path = "/tickets/{number}/resolution", tag = "verbs", request_body = ResolutionBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn resolve(on: On<ResolutionBody>) -> Done {
    let seen = on.asked.body.seen;
    on.bringing(seen, |app, body| {
        let text = app.authored(body.text);
        (Command::resolve(body.resolution, body.delivery, text), body.files)
    })
    .await
}

impl On<MessageBody> {
    /// Writes it, with its files.
    async fn writing(self, seen: Option<u64>, command: fn(Authored) -> Command) -> Done {
        self.bringing(seen, |app, body| (command(app.authored(body.text)), body.files)).await
    }
}

impl<T> On<T> {
    /// Does it with the files that it names, and shows the ticket after.
    async fn bringing(
        self,
        seen: Option<u64>,
        command: impl FnOnce(&app::App, T) -> (Command, Vec<AttachmentId>),
    ) -> Done {
        let Asked { caller, body, form } = self.asked;
        let form = app::Form { seen, ..form };
        let number = number(&self.number).map_err(|failure| caller.no(failure))?;
        let (command, files) = command(caller.app(), body);
        let done = caller.app().act_with_files(&caller.visitor, number, command, &files, &form).await;
        done.map_err(|failure| caller.no(failure))?;
        let view =
            caller.app().ticket(&caller.visitor, number).await.map_err(|failure| caller.no(failure))?;
        Ok(Json(TicketDetail::from(&view)))
    }
}
