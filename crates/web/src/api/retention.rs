//! How long what an organisation has is kept, and what would go now.

use app::{Planned, RetentionView};
use axum::Json;
use axum::response::Response;
use desk::OrganisationId;
use desk::retention::{Class, Going, Periods, RetentionCommand};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;

/// A class of what is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptView {
    /// `words` and `files` of tickets, from their closing on; `security`: who came in, and who looked at what.
    pub class: &'static str,
    /// For so many months.
    pub months: u16,
    /// Who says so: `own`, `centre`, `house`.
    pub said_by: &'static str,
    /// What the organisation itself says, if anything.
    pub own: Option<u16>,
    /// The least that may be said.
    pub least: u16,
    /// The most.
    pub most: u16,
    /// How many would go now: tickets, or lines; none: not for this reader.
    pub going: Option<u64>,
    /// When the oldest of them was closed, or written.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub oldest: Option<Timestamp>,
}

/// A ticket of which something would go now.
#[derive(Debug, Serialize, ToSchema)]
pub struct GoingView {
    /// Its number.
    pub ticket: u64,
    /// `words`, with its files; or `files` alone.
    pub class: &'static str,
    /// When it was closed.
    #[schema(value_type = String, format = DateTime)]
    pub closed_at: Timestamp,
    /// Since when it is time.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// Is it kept on only because somebody holds it?
    pub held: bool,
}

/// A hold on everything of an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldView {
    /// Who holds: the organisation's id.
    pub organisation: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// Why; none where it isn't the reader's to read.
    pub reason: Option<String>,
}

/// How long what an organisation has is kept, and what would go now.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionAnswer {
    /// Whose: the organisation's id.
    pub organisation: String,
    /// Of how many entries its stream is: send it back as `seen`.
    pub version: u64,
    /// The classes.
    pub classes: Vec<KeptView>,
    /// Tickets of which something would go now, the longest closed first.
    pub tickets: Vec<GoingView>,
    /// Who holds everything.
    pub holds: Vec<HoldView>,
}

/// How long: in months; none: what the centre says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionBody {
    /// Words of tickets: 12 to 120.
    words: Option<u16>,
    /// Files of tickets: 3 to 120.
    files: Option<u16>,
    /// Who came in, and who looked at what: 6 to 36.
    security: Option<u16>,
    /// Why: owed where something goes sooner than before.
    reason: Option<String>,
}

/// Why everything is held.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionHoldBody {
    /// The reason: whoever may hold reads it.
    reason: String,
}

/// Nothing more is asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionLiftingBody {}

fn ticket(planned: &Planned, going: &Going, held: bool) -> GoingView {
    GoingView {
        ticket: planned.numbers.get(&going.over.ticket).copied().unwrap_or(0),
        class: going.class.word(),
        closed_at: going.over.closed_at,
        since: going.since,
        held,
    }
}

fn answer(view: &RetentionView) -> RetentionAnswer {
    let class = |class: &Class| {
        let kept = view.rules.kept(*class);
        let sum = view.planned.as_ref().map(|planned| planned.plan.sum(*class));
        KeptView {
            class: class.word(),
            months: kept.months,
            said_by: kept.source.word(),
            own: view.organisation.retention.periods.of(*class),
            least: *class.limits().start(),
            most: *class.limits().end(),
            going: sum.map(|(count, _)| count),
            oldest: sum.and_then(|(_, oldest)| oldest),
        }
    };
    let mut tickets = Vec::new();
    if let Some(planned) = &view.planned {
        tickets.extend(planned.plan.going.iter().map(|going| ticket(planned, going, false)));
        tickets.extend(planned.plan.held.iter().map(|going| ticket(planned, going, true)));
    }
    let holds = view.holds.iter().map(|held| HoldView {
        organisation: held.whose.to_string(),
        since: held.hold.at,
        reason: held.reason.clone(),
    });
    RetentionAnswer {
        organisation: view.organisation.id.to_string(),
        version: view.organisation.version,
        classes: Class::ALL.iter().map(class).collect(),
        tickets,
        holds: holds.collect(),
    }
}

type Answered = Result<Json<RetentionAnswer>, Response>;

async fn shown(caller: &Caller, of: OrganisationId) -> Answered {
    let view = caller.app().retention(&caller.visitor, of).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(answer(&view)))
}

/// How long what an organisation has is kept, and what would go now: a dry run, which changes nothing.
#[utoipa::path(
    get, path = "/organisations/{id}/retention", tag = "retention", params(("id" = String, Path)),
    responses(
        (status = OK, body = RetentionAnswer), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(of): Path<String>) -> Answered {
    let of = caller.id(&of)?;
    shown(&caller, of).await
}

/// Say how long. It takes a proof of who one is, not older than fifteen minutes.
#[utoipa::path(
    put, path = "/organisations/{id}/retention", tag = "retention", request_body = RetentionBody,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = RetentionAnswer), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn set(Path(of): Path<String>, asked: Asked<RetentionBody>) -> Answered {
    let Asked { caller, body, form } = asked;
    let of = caller.id(&of)?;
    let periods = Periods { words: body.words, files: body.files, security: body.security };
    let reason = body.reason.map(|reason| caller.app().authored(reason.as_str()));
    decided(&caller, of, RetentionCommand::Set { periods, reason }, &form).await
}

async fn decided(
    caller: &Caller,
    of: OrganisationId,
    command: RetentionCommand,
    form: &app::Form,
) -> Answered {
    let done = caller.app().decide_retention(&caller.visitor, of, &command, form).await;
    done.map_err(|failure| caller.no(failure))?;
    shown(caller, of).await
}

/// Hold everything of an organisation, until it is lifted: nothing goes. It takes a proof of who one is.
#[utoipa::path(
    post, path = "/organisations/{id}/retention/holds", tag = "retention", request_body = RetentionHoldBody,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = RetentionAnswer), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn hold(Path(of): Path<String>, asked: Asked<RetentionHoldBody>) -> Answered {
    let Asked { caller, body, form } = asked;
    let of = caller.id(&of)?;
    let reason = caller.app().authored(body.reason.as_str());
    decided(&caller, of, RetentionCommand::Hold { reason }, &form).await
}

/// Lift the hold of one's own organisation. It takes a proof, too.
#[utoipa::path(
    post, path = "/organisations/{id}/retention/holds/lifting", tag = "retention", request_body = RetentionLiftingBody,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = RetentionAnswer), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn release(Path(of): Path<String>, asked: Asked<RetentionLiftingBody>) -> Answered {
    let Asked { caller, form, .. } = asked;
    let of = caller.id(&of)?;
    decided(&caller, of, RetentionCommand::Release, &form).await
}
