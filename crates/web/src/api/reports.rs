//! What was met.

use app::TargetsQuery;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use desk::report::{Dimension, Group};
use desk::{Month, OrganisationId};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Caller, Params};
use super::problem::{self, Problem};

/// Of which month, and of what whom asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EvidenceParams {
    /// Which month, in the zone of each ticket's region.
    #[param(example = "2026-11")]
    month: String,
    /// Who asked, by its id. Left out: your own organisation.
    #[param(value_type = Option<String>, format = Uuid)]
    provider: Option<OrganisationId>,
}

/// The evidence of a month: every ticket that an organisation asked in it, as far as you may see it, in lines of JSON that
/// `guichet verify` checks without the desk.
#[utoipa::path(
    get, path = "/reports/evidence", tag = "reports", params(EvidenceParams),
    responses(
        (status = OK, body = String, content_type = "application/jsonl"), (status = 401, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn evidence(caller: Caller, Params(params): Params<EvidenceParams>) -> Result<Response, Response> {
    let month: Month = params.month.parse().map_err(|_| {
        let said = caller.lang.bad_parameter("month", &params.month, "2026-11");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })?;
    let provider = params.provider.unwrap_or(caller.visitor.organisation.id);
    let bundle = caller.app().evidence_of_month(&caller.visitor, month, provider).await;
    let bundle = bundle.map_err(|failure| caller.no(failure))?;
    Ok(crate::pages::evidence::file(&month.to_string(), bundle))
}

/// Which tickets are counted, and by what.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TargetsParams {
    /// Opened on this day (UTC) or later.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Opened before this day (UTC).
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// `region`, `category`, `month`, `provider`, `agreement`, with commas between; `region,category` if left out.
    by: Option<String>,
    /// Of what your own organisation's level-1 desk handles, by its own agreement, instead of what it asked the centre.
    #[serde(default)]
    own_desk: bool,
}

/// What was met, split as asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetsView {
    /// By what.
    pub by: Vec<String>,
    /// One line each: key, counts by outcome, the share met with its 95 % interval (Wilson).
    #[schema(value_type = Vec<Object>)]
    pub groups: Vec<Group>,
    /// All lines together: every ticket is counted once.
    #[schema(value_type = Object)]
    pub total: Group,
    /// How many came from another desk's log, which can't tell everything.
    pub imported: u64,
    /// Clause 4's note: what these figures are.
    pub note: String,
}

/// Targets met and missed, for what you may see.
#[utoipa::path(
    get, path = "/reports/targets", tag = "reports", params(TargetsParams),
    responses(
        (status = OK, body = TargetsView), (status = 401, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn targets(
    caller: Caller,
    Params(params): Params<TargetsParams>,
) -> Result<Json<TargetsView>, Response> {
    let query = query(&caller, &params)?;
    let targets = match params.own_desk {
        true => caller.app().targets_at_desk(&caller.visitor, &query).await,
        false => caller.app().targets(&caller.visitor, &query).await,
    };
    let targets = targets.map_err(|failure| caller.no(failure))?;
    let (editions, now) = (caller.app().editions(), caller.app().now());
    let own = editions.own_in_force(caller.visitor.organisation.id, now).filter(|_| params.own_desk);
    let agreement = own.map(|own| own.agreement).or_else(|| Some(editions.in_force(now).ok()?.0));
    let note = agreement
        .and_then(|agreement| agreement.clause("4.note").map(|clause| caller.lang.text(&clause.text)));
    Ok(Json(TargetsView {
        by: query.by.iter().map(|dimension| dimension.word().to_owned()).collect(),
        groups: targets.groups,
        total: targets.total,
        imported: targets.imported,
        note: note.unwrap_or_default(),
    }))
}

/// What the parameters ask for.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
pub fn query(caller: &Caller, params: &TargetsParams) -> Result<TargetsQuery, Response> {
    let bad = |name: &'static str, given: &str, known: &str| {
        let said = caller.lang.bad_parameter(name, given, known);
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    };
    let words = params.by.as_deref().unwrap_or("region,category");
    let by: Result<Vec<Dimension>, &str> =
        words.split(',').map(|word| word.trim().parse().map_err(|()| word)).collect();
    let by = by.map_err(|word| bad("by", word, "region, category, month, provider, agreement"))?;
    let from =
        day(params.from.as_deref(), Timestamp::MIN).map_err(|text| bad("from", &text, "2026-11-01"))?;
    let to = day(params.to.as_deref(), Timestamp::MAX).map_err(|text| bad("to", &text, "2026-12-01"))?;
    if to <= from {
        return Err(bad("to", params.to.as_deref().unwrap_or_default(), "> from"));
    }
    Ok(TargetsQuery { from, to, by })
}

/// Midnight (UTC) of a day.
pub(super) fn day(text: Option<&str>, otherwise: Timestamp) -> Result<Timestamp, String> {
    let Some(text) = text else { return Ok(otherwise) };
    let date: Date = text.parse().map_err(|_| text.to_owned())?;
    date.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).map_err(|_| text.to_owned())
}
