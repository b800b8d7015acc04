//! What would have been: a period under other terms, with both proofs of each ticket that comes out otherwise. Nothing is
//! written.

use std::collections::BTreeMap;

use app::{Flip, Side};
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use desk::report::Group;
use desk::{Action, Proof, Refusal, access};
use hours::{OpenTime, Week};
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params};
use super::problem::{self, Problem};
use super::reports::day;
use crate::pages::what_if::LONGEST;

/// Which period, under which published version.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReplayParams {
    /// Opened on this day (UTC) or later.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Opened before this day (UTC).
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// The version to try.
    agreement: String,
}

/// A period, and terms to try.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplayBody {
    /// Opened on this day (UTC) or later.
    #[schema(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Opened before this day (UTC).
    #[schema(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// `{"file": "…"}` or `{"figures": {…}}`.
    terms: TermsBody,
}

/// Terms to try.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TermsBody {
    /// A whole agreement file.
    File(String),
    /// A published version with other figures.
    Figures(FiguresBody),
}

/// A published version with other figures.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresBody {
    /// The version to begin with; left out: the one in force.
    agreement: Option<String>,
    /// By category: within how many open minutes it is acknowledged.
    #[serde(default)]
    #[schema(value_type = Object)]
    within_minutes: BTreeMap<u8, u32>,
    /// The hours of every region, such as `Mon-Sun 00:00-24:00`; left out: the version's own.
    hours: Option<String>,
}

/// A period under its own terms and under others.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReplayView {
    /// The terms that were tried; `what-if` where they are no version.
    pub agreement: String,
    /// How many tickets opened in the period, of those that you may count.
    pub tickets: u64,
    /// As it was: counts by outcome, the share met with its 95 % interval (Wilson).
    #[schema(value_type = Object)]
    pub before: Group,
    /// As it would have been.
    #[schema(value_type = Object)]
    pub after: Group,
    /// Every ticket that would have come out otherwise.
    pub flips: Vec<FlipView>,
    /// Clause 4's note: what these figures are.
    pub note: String,
}

/// A ticket that would have come out otherwise.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlipView {
    /// Its number.
    pub number: u64,
    /// The version that measured it.
    pub agreement: String,
    /// Whose hours counted.
    pub region: Option<String>,
    /// As it was.
    pub before: SideView,
    /// As it would have been.
    pub after: SideView,
}

/// One of the two.
#[derive(Debug, Serialize, ToSchema)]
pub struct SideView {
    /// `met`, `missed`…
    pub outcome: String,
    /// Its derivation, which `guichet verify` recomputes; none where there is no clock.
    #[schema(value_type = Option<Object>)]
    pub proof: Option<Proof>,
}

impl From<Flip> for FlipView {
    fn from(flip: Flip) -> FlipView {
        let side = |side: Side| SideView { outcome: side.outcome.word().to_owned(), proof: side.proof };
        FlipView {
            number: flip.number,
            agreement: flip.pin.to_string(),
            region: flip.region.map(|region| region.to_string()),
            before: side(flip.before),
            after: side(flip.after),
        }
    }
}

fn bad(caller: &Caller, name: &'static str, given: &str, known: &str) -> Response {
    let said = caller.lang.bad_parameter(name, given, known);
    problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
}

async fn replay(
    caller: &Caller,
    from: Option<&str>,
    to: Option<&str>,
    other: &Agreement,
) -> Result<Json<ReplayView>, Response> {
    let app = caller.app();
    if access::scope_for(&caller.visitor.actor(app.now()), Action::ReadReports).is_none() {
        return Err(caller.no(Refusal::NotFound.into()));
    }
    let first = day(from, jiff::Timestamp::MIN).map_err(|text| bad(caller, "from", &text, "2026-10-01"))?;
    let last = day(to, jiff::Timestamp::MAX).map_err(|text| bad(caller, "to", &text, "2027-01-01"))?;
    if last <= first {
        return Err(bad(caller, "to", to.unwrap_or_default(), "> from"));
    }
    let told = app.replay(&caller.visitor, first, last, other).await;
    let told = told.map_err(|failure| caller.no(failure))?;
    Ok(Json(ReplayView {
        agreement: told.agreement.id.to_string(),
        tickets: told.tickets,
        before: told.before,
        after: told.after,
        flips: told.flips.into_iter().map(FlipView::from).collect(),
        note: other.clause("4.note").map(|clause| caller.lang.text(&clause.text)).unwrap_or_default(),
    }))
}

/// A period under a published version, for the tickets that you may count.
#[utoipa::path(
    get, path = "/reports/replay", tag = "reports", params(ReplayParams),
    responses(
        (status = OK, body = ReplayView), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn published(
    caller: Caller,
    Params(params): Params<ReplayParams>,
) -> Result<Json<ReplayView>, Response> {
    let found = caller.app().editions().by_id(&AgreementId(params.agreement));
    let (other, _) = found.ok_or_else(|| caller.no(Refusal::NotFound.into()))?;
    replay(&caller, params.from.as_deref(), params.to.as_deref(), &other).await
}

/// A period under terms that are no version: a file that nobody signed, or a version with other figures.
#[utoipa::path(
    post, path = "/reports/replay", tag = "reports", request_body = ReplayBody,
    responses(
        (status = OK, body = ReplayView), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn tried(asked: Asked<ReplayBody>) -> Result<Json<ReplayView>, Response> {
    let Asked { caller, body, .. } = asked;
    let other = match body.terms {
        TermsBody::File(file) => {
            Agreement::parse(&file).map_err(|problems| problem::unsound(caller.lang, &problems))?
        }
        TermsBody::Figures(figures) => other_figures(&caller, &figures)?,
    };
    replay(&caller, body.from.as_deref(), body.to.as_deref(), &other).await
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn other_figures(caller: &Caller, figures: &FiguresBody) -> Result<Agreement, Response> {
    let (app, no) = (caller.app(), |refusal: Refusal| caller.no(refusal.into()));
    let (base, _) = match &figures.agreement {
        Some(id) => app.editions().by_id(&AgreementId(id.clone())).ok_or_else(|| no(Refusal::NotFound))?,
        None => app.editions().in_force(app.now()).map_err(no)?,
    };
    let levels: Vec<String> = base.categories.iter().map(|category| category.level.to_string()).collect();
    let mut within = Vec::new();
    for (level, minutes) in &figures.within_minutes {
        if base.category(*level).is_none() || *minutes == 0 || *minutes > LONGEST {
            let given = format!("{level}: {minutes}");
            let known = format!("{}: 1–{}", levels.join(", "), LONGEST);
            return Err(bad(caller, "within_minutes", &given, &known));
        }
        within.push((*level, OpenTime::from_minutes(i64::from(*minutes))));
    }
    let week = figures
        .hours
        .as_deref()
        .map(|text| text.parse::<Week>().map_err(|_| bad(caller, "hours", text, "Mon-Fri 08:00-20:00")));
    let week = week.transpose()?;
    let tried = base.tried(&within, week.as_ref());
    match tried.calendars() {
        Ok(_) => Ok(tried),
        Err(_) => {
            Err(bad(caller, "hours", figures.hours.as_deref().unwrap_or_default(), "Mon-Fri 08:00-20:00"))
        }
    }
}
