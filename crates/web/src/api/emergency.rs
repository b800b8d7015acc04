//! Emergency access: asked by whoever runs the machine, granted by a manager of the centre, ended by either.

use app::{EmergencyRow, InEmergency};
use axum::Json;
use axum::response::Response;
use desk::emergency::EmergencyCommand;
use desk::{By, OrganisationId, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;

/// A question, and what came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmergencyView {
    /// Whose tickets: the organisation's id.
    pub organisation: String,
    /// Its number there.
    pub number: u64,
    /// Who asked: the person's id.
    pub asked_by: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Timestamp,
    /// Why; none where it was erased.
    pub reason: Option<String>,
    /// For how many minutes.
    pub minutes: u16,
    /// Who answered: the person's id.
    pub answered_by: Option<String>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
    /// Until when it was granted; none: it wasn't.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// When somebody ended it before its time.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// May whoever asked read now?
    pub live: bool,
    /// How many tickets were opened in it, as long as that is kept.
    pub opened: usize,
    /// The numbers of those that you find.
    pub tickets: Vec<u64>,
}

/// What is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmergencyBody {
    /// Whose tickets: the organisation's id.
    organisation: String,
    /// For how many minutes: 60 at most.
    minutes: u16,
    /// Why: the organisation reads it.
    reason: String,
}

/// Nothing more is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmergencyAnswerBody {}

fn person(by: By) -> Option<String> {
    by.person().map(|person| person.to_string())
}

fn view(row: &EmergencyRow, found: &InEmergency) -> EmergencyView {
    let one = &row.emergency;
    EmergencyView {
        organisation: row.organisation.id.to_string(),
        number: one.number,
        asked_by: person(one.by),
        asked_at: one.at,
        reason: row.reason.clone(),
        minutes: one.minutes,
        answered_by: one.answer.and_then(|answer| person(answer.by)),
        answered_at: one.answer.map(|answer| answer.at),
        until: one.answer.and_then(|answer| answer.until),
        ended_at: one.ended.map(|(_, at)| at),
        live: one.is_live(found.now),
        opened: row.opened.count,
        tickets: row.opened.numbers.clone(),
    }
}

type Listed = Result<Json<Vec<EmergencyView>>, Response>;

async fn listed(caller: &Caller) -> Listed {
    let found = caller.app().emergencies(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(found.rows.iter().map(|row| view(row, &found)).collect()))
}

async fn done(caller: &Caller, of: &str, command: EmergencyCommand, form: &app::Form) -> Listed {
    let of: OrganisationId = of.parse().map_err(|_| caller.no(app::Failure::Refused(Refusal::NotFound)))?;
    let done = caller.app().emergency(&caller.visitor, of, &command, form).await;
    done.map_err(|failure| caller.no(failure))?;
    listed(caller).await
}

/// Every emergency access there was, the latest first.
#[utoipa::path(
    get, path = "/emergency-access", tag = "emergency access",
    responses(
        (status = OK, body = Vec<EmergencyView>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Listed {
    listed(&caller).await
}

macro_rules! post {
    ($(#[$doc:meta])* $name:ident, $path:literal, ($($param:literal),*), $at:ident: $kind:ty, $body:ty,
     |$caller:ident, $asked:ident| $of:expr, $command:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "emergency access", request_body = $body,
            params($(($param = String, Path),)* ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = Vec<EmergencyView>), (status = 404, body = Problem), (status = 401, body = Problem),
                (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
                (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
                (status = 503, body = Problem)
            ),
            security(("token" = []))
        )]
        pub async fn $name(path: Path<$kind>, asked: Asked<$body>) -> Listed {
            let Path($at) = path;
            let Asked { caller: $caller, body: $asked, form } = asked;
            let (of, command) = ($of, $command);
            done(&$caller, &of, command, &form).await
        }
    };
}

/// Ask to read an organisation's tickets. It takes a proof of who one is, not older than fifteen minutes.
#[utoipa::path(
    post, path = "/emergency-access", tag = "emergency access", request_body = EmergencyBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = Vec<EmergencyView>), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn ask(asked: Asked<EmergencyBody>) -> Listed {
    let Asked { caller, body, form } = asked;
    let reason = caller.app().authored(body.reason.as_str());
    done(&caller, &body.organisation, EmergencyCommand::Ask { reason, minutes: body.minutes }, &form).await
}
post! {
    /// Grant it, as the second person: for its minutes from now on. It takes a proof, too.
    grant, "/emergency-access/{organisation}/{number}/grant", ("organisation", "number"), at: (String, u64),
    EmergencyAnswerBody, |caller, _body| at.0, EmergencyCommand::Grant { asked: at.1 }
}
post! {
    /// Say no, or take one's question back.
    decline, "/emergency-access/{organisation}/{number}/refusal", ("organisation", "number"), at: (String, u64),
    EmergencyAnswerBody, |caller, _body| at.0, EmergencyCommand::Decline { asked: at.1 }
}
post! {
    /// End it before its time.
    end, "/emergency-access/{organisation}/{number}/end", ("organisation", "number"), at: (String, u64),
    EmergencyAnswerBody, |caller, _body| at.0, EmergencyCommand::End { asked: at.1 }
}
