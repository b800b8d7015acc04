//! Problems: the causes behind incidents (clause 2.A). Whoever asked for an incident that comes from one reads its cause and
//! workaround; the log of hypotheses is the centre's.

use app::{Failure, Receipt, Record};
use axum::Json;
use axum::response::Response;
use desk::problem::{ProblemCommand, Verdict};
use desk::works::Said;
use desk::{Action, Authored, Problem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params, Path, number};
use super::problem::Problem as Refused;
use super::verbs::On;

/// Which ones.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichParams {
    /// `true` (if left out): those that are open; `false`: those that are over.
    pub(super) open: Option<bool>,
}

/// A hypothesis of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct HypothesisView {
    /// Its place in the log, from 1 on.
    pub number: u32,
    /// What was supposed.
    pub text: Option<String>,
    /// `held` or `ruled_out`, once it was tried.
    pub verdict: Option<String>,
    /// How one knows.
    pub because: Option<String>,
}

/// An incident that comes from a problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct IncidentView {
    /// Its number.
    pub number: u64,
    /// Where it stands.
    pub state: String,
    /// How long it was open, in open time of its region.
    pub open_seconds: i64,
    /// Excluded from the agreement?
    pub excluded: bool,
}

/// The release that carries the correction of a problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionView {
    /// Its public number.
    pub number: u64,
    /// What people call it.
    pub version: String,
}

/// A problem, as you may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemView {
    /// Its public number.
    pub number: u64,
    /// How many entries it has: send it back as `seen`.
    pub version: u64,
    /// Is something left to do?
    pub open: bool,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub opened: Timestamp,
    /// One line.
    pub title: Option<String>,
    /// What is seen.
    pub statement: Option<String>,
    /// The log of hypotheses: the centre's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hypotheses: Option<Vec<HypothesisView>>,
    /// The cause, once it is found.
    pub cause: Option<String>,
    /// The workaround that every linked ticket shows.
    pub workaround: Option<String>,
    /// The release that is out and carries the correction.
    pub release: Option<CorrectionView>,
    /// The incidents that come from it, of those that you may read.
    pub incidents: Vec<IncidentView>,
    /// What those cost: open time while they were open.
    pub open_seconds: i64,
}

/// A problem that begins.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemBody {
    title: String,
    statement: String,
}

/// A text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidBody {
    /// The words.
    text: String,
    /// The `version` that you read: if more has happened since, the answer is 409.
    seen: Option<u64>,
}

/// What came of a hypothesis.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictBody {
    /// Its place in the log, from 1 on.
    hypothesis: u32,
    /// `held` or `ruled_out`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// How one knows.
    text: String,
    /// The `version` that you read.
    seen: Option<u64>,
}

/// An incident to link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkBody {
    /// The number of its ticket.
    ticket: u64,
    /// The `version` of the problem that you read.
    seen: Option<u64>,
}

/// A link to take away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnlinkBody {
    /// The number of the ticket.
    ticket: u64,
    /// Why.
    reason: String,
    /// The `version` of the problem that you read.
    seen: Option<u64>,
}

type Done = Result<Json<ProblemView>, Response>;

async fn seen_by(caller: &Caller, n: u64) -> Result<ProblemView, Failure> {
    let (app, visitor) = (caller.app(), &caller.visitor);
    let record = app.record::<Problem>(visitor, Action::ReadProblems, n).await?;
    let incidents = app.incidents_of(visitor, &record.value).await?;
    let incidents: Vec<IncidentView> = incidents
        .into_iter()
        .map(|incident| IncidentView {
            number: incident.number,
            state: incident.state.word().to_owned(),
            open_seconds: incident.open.as_seconds(),
            excluded: incident.excluded,
        })
        .collect();
    let hypotheses = visitor.person.role.is_centre().then(|| hypotheses(&record));
    let release = app.corrected_by(visitor, record.value.id).await?;
    let release =
        release.map(|(number, release)| CorrectionView { number, version: release.contents.version });
    let text = |said: &Said| record.text(said.text.id).map(str::to_owned);
    let problem = &record.value;
    Ok(ProblemView {
        number: n,
        version: problem.version,
        open: problem.closed.is_none(),
        opened: problem.opened,
        title: record.text(problem.title.id).map(str::to_owned),
        statement: text(&problem.statement),
        hypotheses,
        cause: problem.cause.as_ref().and_then(text),
        workaround: problem.workaround.as_ref().and_then(text),
        open_seconds: incidents.iter().map(|incident| incident.open_seconds).sum(),
        release,
        incidents,
    })
}

fn hypotheses(record: &Record<Problem>) -> Vec<HypothesisView> {
    let text = |said: &Said| record.text(said.text.id).map(str::to_owned);
    let view = |(number, one): (u32, &desk::problem::Hypothesis)| HypothesisView {
        number,
        text: text(&one.said),
        verdict: one.judged.map(|(verdict, _)| verdict.word().to_owned()),
        because: one.judged.and_then(|(_, said)| text(&said)),
    };
    (1..).zip(&record.value.hypotheses).map(view).collect()
}

/// The problems that you may see, the latest first.
#[utoipa::path(
    get, path = "/problems", tag = "works", params(WhichParams),
    responses((status = OK, body = Vec<ProblemView>), (status = 401, body = Refused), (status = 503, body = Refused)),
    security(("token" = []))
)]
pub async fn list(
    caller: Caller,
    Params(params): Params<WhichParams>,
) -> Result<Json<Vec<ProblemView>>, Response> {
    let is_open = params.open.unwrap_or(true);
    let all = caller.app().records::<Problem>(&caller.visitor, Action::ReadProblems, is_open).await;
    let mut views = Vec::new();
    for (n, _) in all.map_err(|failure| caller.no(failure))? {
        views.push(seen_by(&caller, n).await.map_err(|failure| caller.no(failure))?);
    }
    Ok(Json(views))
}

/// A problem.
#[utoipa::path(
    get, path = "/problems/{number}", tag = "works", params(("number" = u64, Path)),
    responses((status = OK, body = ProblemView), (status = 401, body = Refused), (status = 404, body = Refused), (status = 503, body = Refused)),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(path): Path<String>) -> Done {
    let n = number(&path).map_err(|failure| caller.no(failure))?;
    seen_by(&caller, n).await.map(Json).map_err(|failure| caller.no(failure))
}

/// A problem begins.
#[utoipa::path(
    post, path = "/problems", tag = "works", request_body = ProblemBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = ProblemView), (status = 401, body = Refused), (status = 403, body = Refused), (status = 422, body = Refused), (status = 503, body = Refused)),
    security(("token" = []))
)]
pub async fn open(asked: Asked<ProblemBody>) -> Done {
    let Asked { caller, body, form } = asked;
    let text = |text: String| caller.app().authored(text);
    let command = ProblemCommand::Open { title: text(body.title), statement: text(body.statement) };
    let begun = caller.app().change_problem(&caller.visitor, None, &command, &form).await;
    let begun = begun.map_err(|failure| caller.no(failure))?;
    seen_by(&caller, begun.number).await.map(Json).map_err(|failure| caller.no(failure))
}

/// Does it, and shows the problem after.
async fn doing<T>(
    on: On<T>,
    seen: Option<u64>,
    act: impl AsyncFnOnce(&Caller, u64, T, &app::Form) -> Result<Receipt, Failure>,
) -> Done {
    let Asked { caller, body, mut form } = on.asked;
    form.seen = seen;
    let n = number(&on.number).map_err(|failure| caller.no(failure))?;
    act(&caller, n, body, &form).await.map_err(|failure| caller.no(failure))?;
    seen_by(&caller, n).await.map(Json).map_err(|failure| caller.no(failure))
}

macro_rules! verb {
    ($(#[$doc:meta])* $name:ident, $path:literal, $body:ty, $act:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "works", request_body = $body,
            params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = ProblemView), (status = 401, body = Refused), (status = 403, body = Refused),
                (status = 404, body = Refused), (status = 409, body = Refused), (status = 422, body = Refused),
                (status = 503, body = Refused)
            ),
            security(("token" = []))
        )]
        pub async fn $name(on: On<$body>) -> Done {
            let seen = on.asked.body.seen;
            doing(on, seen, $act).await
        }
    };
}

async fn says(
    caller: &Caller,
    n: u64,
    text: String,
    form: &app::Form,
    command: fn(Authored) -> ProblemCommand,
) -> Result<Receipt, Failure> {
    let command = command(caller.app().authored(text));
    caller.app().change_problem(&caller.visitor, Some(n), &command, form).await
}

verb! {
    /// What is seen, said anew.
    restate, "/problems/{number}/statement", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |statement| ProblemCommand::Restate { statement }).await
}
verb! {
    /// A hypothesis for the log.
    suppose, "/problems/{number}/hypotheses", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |text| ProblemCommand::Suppose { text }).await
}
verb! {
    /// What came of a hypothesis.
    judge, "/problems/{number}/verdicts", VerdictBody,
    async |caller, n, body, form| {
        let VerdictBody { hypothesis, verdict, text, .. } = body;
        let command = ProblemCommand::Judge { hypothesis, verdict, text: caller.app().authored(text) };
        caller.app().change_problem(&caller.visitor, Some(n), &command, form).await
    }
}
verb! {
    /// The cause.
    find_cause, "/problems/{number}/cause", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |text| ProblemCommand::FindCause { text }).await
}
verb! {
    /// A workaround: each linked ticket shows it, to both sides.
    give_workaround, "/problems/{number}/workaround", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |text| ProblemCommand::GiveWorkaround { text }).await
}
verb! {
    /// It doesn't help, after all.
    withdraw_workaround, "/problems/{number}/withdrawal", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |reason| ProblemCommand::WithdrawWorkaround { reason }).await
}
verb! {
    /// An incident comes from it.
    link, "/problems/{number}/incidents", LinkBody,
    async |caller, n, body, form| caller.app().link_incident(&caller.visitor, n, body.ticket, form).await
}
verb! {
    /// It doesn't, after all.
    unlink, "/problems/{number}/unlinking", UnlinkBody,
    async |caller, n, body, form| {
        let reason = caller.app().authored(body.reason);
        caller.app().unlink_incident(&caller.visitor, n, body.ticket, &reason, form).await
    }
}
verb! {
    /// Nothing is left to do.
    close, "/problems/{number}/closure", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |reason| ProblemCommand::Close { reason }).await
}
verb! {
    /// It is back.
    reopen, "/problems/{number}/reopening", SaidBody,
    async |caller, n, body, form| says(caller, n, body.text, form, |reason| ProblemCommand::Reopen { reason }).await
}
