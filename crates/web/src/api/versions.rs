//! Versions of the agreement: which one held then, and what another says differently.

use app::Failure;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use desk::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId, ClauseId, Told};
use utoipa::{IntoParams, ToSchema};

use super::agreements::{AgreementView, whole};
use super::caller::{Anyone, Params};
use super::problem::{self, Problem};

/// When.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhenParams {
    /// A day (`2025-03-01`) or an instant (RFC 3339); now if left out.
    at: Option<String>,
}

/// The version in force then: clauses, categories, readings, hours, and the file.
#[utoipa::path(
    get, path = "/agreements/in-force", tag = "agreements", params(WhenParams),
    responses((status = OK, body = AgreementView), (status = 409, body = Problem), (status = 422, body = Problem))
)]
pub async fn in_force(
    anyone: Anyone,
    Params(params): Params<WhenParams>,
) -> Result<Json<AgreementView>, Response> {
    let editions = anyone.site.app().editions();
    let at = |at: Timestamp| editions.in_force(at).map(|(agreement, _)| agreement);
    let no = |refusal: Refusal| anyone.no(&Failure::Refused(refusal));
    let agreement = match params.at.as_deref() {
        None => at(anyone.site.app().now()).map_err(no)?,
        Some(text) => match (text.parse::<Date>(), text.parse::<Timestamp>()) {
            (_, Ok(instant)) => at(instant).map_err(no)?,
            (Ok(day), _) if text.len() == 10 => {
                let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).map(|day| day.timestamp());
                editions
                    .on(day)
                    .ok_or_else(|| no(Refusal::NoAgreement(midnight.unwrap_or(Timestamp::UNIX_EPOCH))))?
            }
            _ => {
                let said = anyone.lang.instant_without_offset(text);
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return Err(problem::unreadable(anyone.lang, status, "bad-instant", said));
            }
        },
    };
    Ok(Json(whole(&agreement, &anyone)))
}

/// Which two.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PairParams {
    /// The version that is compared.
    from: String,
    /// The version that it is compared with.
    to: String,
}

/// One thing of which two versions speak differently.
#[derive(Debug, Serialize, ToSchema)]
pub struct DifferenceView {
    /// Where in the file: `categories.1.acknowledgement`.
    pub what: String,
    /// By which clause; the version as a whole has none.
    pub clause: Option<String>,
    /// What the first says: a figure, or a text in its languages; null if it is silent.
    #[schema(value_type = serde_json::Value)]
    pub before: Option<ToldView>,
    /// What the second says.
    #[schema(value_type = serde_json::Value)]
    pub after: Option<ToldView>,
}

/// A figure as the file writes it, or a text in its languages.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ToldView {
    /// `1 business hour`
    Figure(String),
    /// `{"en": …}`
    Text(terms::Text),
}

/// Two versions side by side.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparisonView {
    /// The version that is compared.
    pub from: String,
    /// The version that it is compared with.
    pub to: String,
    /// In the order of the first; what is new comes last.
    pub differences: Vec<DifferenceView>,
}

/// Two versions side by side, clause by clause and figure by figure.
#[utoipa::path(
    get, path = "/agreements/compare", tag = "agreements", params(PairParams),
    responses((status = OK, body = ComparisonView), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn compare(
    anyone: Anyone,
    Params(params): Params<PairParams>,
) -> Result<Json<ComparisonView>, Response> {
    let find = |id: &str| anyone.site.app().editions().by_id(&AgreementId::from(id));
    match (find(&params.from), find(&params.to)) {
        (Some((from, _)), Some((to, _))) => Ok(Json(comparison(&from, &to))),
        _ => Err(anyone.no(&Failure::Refused(Refusal::NotFound))),
    }
}

/// The same of two that aren't published yet.
pub fn comparison(from: &Agreement, to: &Agreement) -> ComparisonView {
    let told = |told: Told| match told {
        Told::Figure(figure) => ToldView::Figure(figure),
        Told::Text(text) => ToldView::Text(text),
    };
    let differences = terms::diff(from, to).into_iter().map(|one| DifferenceView {
        what: one.subject.to_string(),
        clause: one.clause.as_ref().map(ClauseId::to_string),
        before: one.before.map(told),
        after: one.after.map(told),
    });
    ComparisonView { from: from.id.to_string(), to: to.id.to_string(), differences: differences.collect() }
}
