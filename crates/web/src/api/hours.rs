//! Public: open now? And if I report now, acknowledged by when, and why?

use app::{Failure, WhatIf};
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;
use utoipa::{IntoParams, ToSchema};

use super::caller::{Anyone, Params, Path};
use super::problem::{self, Problem};

/// How a region's desk stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionHours {
    /// The region.
    pub region: String,
    /// Its zone.
    pub zone: String,
    /// Is it open?
    pub open: bool,
    /// When it closes, if it is open.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// When it opens next, if it is closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens: Option<Timestamp>,
    /// Today's public holiday, if it is one, in its own language.
    pub holiday: Option<String>,
}

/// Every region.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoursView {
    /// The desk's time.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
    /// In the order of the agreement.
    pub regions: Vec<RegionHours>,
}

/// Open now?
#[utoipa::path(get, path = "/hours", tag = "hours", responses((status = OK, body = HoursView), (status = 500, body = Problem)))]
pub async fn now(anyone: Anyone) -> Result<Json<HoursView>, Response> {
    let regions = anyone.site.app().open_now().map_err(|failure| anyone.no(&failure))?;
    let region = |r: &app::OpenNow| RegionHours {
        region: r.region.to_string(),
        zone: r.zone.clone(),
        open: r.open,
        closes: r.open.then_some(r.changes),
        opens: (!r.open).then_some(r.changes),
        holiday: r.holiday.as_ref().map(|holiday| holiday.name.local.to_string()),
    };
    Ok(Json(HoursView { now: anyone.site.app().now(), regions: regions.iter().map(region).collect() }))
}

/// What to ask.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DueParams {
    /// Which category.
    category: u8,
    /// When it is received, RFC 3339; now if left out.
    #[param(value_type = Option<String>)]
    at: Option<String>,
}

/// When something received then is to be acknowledged, with every step of the derivation.
#[utoipa::path(
    get, path = "/hours/{region}/due", tag = "hours", params(("region" = String, Path), DueParams),
    responses(
        (status = OK, body = Object, description = "A proof, as for a ticket's clock"), (status = 422, body = Problem)
    )
)]
pub async fn due(
    anyone: Anyone,
    Path(region): Path<String>,
    Params(params): Params<DueParams>,
) -> Result<Json<desk::Proof>, Response> {
    let at = match &params.at {
        None => anyone.site.app().now(),
        Some(text) => text.parse().map_err(|_| {
            let said = anyone.lang.instant_without_offset(text);
            problem::unreadable(anyone.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-instant", said)
        })?,
    };
    let question = WhatIf { region: RegionId(region), category: params.category, at };
    let proof = anyone.site.app().what_if(&question);
    proof.map(Json).map_err(|failure: Failure| anyone.no(&failure))
}
