//! The agreement, version by version.

use app::{Failure, OwnTerms};
use axum::Json;
use axum::response::Response;
use desk::{OrganisationId, Refusal};
use jiff::Timestamp;
use serde::Serialize;
use terms::{Agreement, AgreementId, Text};
use utoipa::ToSchema;
use words::Lang;

use super::caller::{Anyone, Known, Path};
use super::problem::Problem;

/// A version, in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// Its name.
    pub id: String,
    /// Its title.
    #[schema(value_type = Object)]
    pub title: Text,
    /// From this instant on.
    #[schema(value_type = String, format = DateTime)]
    pub effective: Timestamp,
    /// Is it in force now?
    pub in_force: bool,
    /// The SHA-256 of its file.
    pub hash: String,
    /// The provider whose own it is, by its id: it measures that provider's level-1 desk. Left out: it is the vendor's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub provider: Option<OrganisationId>,
}

/// All versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionsView {
    /// The vendor's, the first in force first; then, for those whose they are, a provider's own for level 1.
    pub agreements: Vec<VersionView>,
}

/// A version, whole.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreementView {
    /// What it is called, since when.
    #[serde(flatten)]
    pub version: VersionView,
    /// The language of its signed text.
    pub signed_in: String,
    /// The languages in which it is translated, and binds nobody.
    pub unofficial_in: Vec<&'static str>,
    /// Its clauses, in order.
    #[schema(value_type = Vec<Object>)]
    pub clauses: Vec<terms::Clause>,
    /// Its categories with their targets.
    #[schema(value_type = Vec<Object>)]
    pub categories: Vec<terms::Category>,
    /// What is measured.
    #[schema(value_type = Vec<Object>)]
    pub measures: Vec<terms::Measure>,
    /// Where the text leaves something open: what was decided, and why.
    #[schema(value_type = Vec<Object>)]
    pub readings: Vec<terms::Reading>,
    /// Whose hours are which.
    pub regions: Vec<RegionView>,
    /// Whom the centre calls as time runs out.
    #[schema(value_type = Vec<Object>)]
    pub escalation: Vec<terms::Rung>,
    /// How many people each hour needs, and why.
    #[schema(value_type = Vec<Object>)]
    pub staffing: Vec<terms::Staffing>,
    /// How long those who wait may be without news.
    #[schema(value_type = Option<Object>)]
    pub news: Option<terms::News>,
    /// The file itself.
    pub source: String,
}

/// A region's hours.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionView {
    /// The region.
    pub region: String,
    /// Its zone.
    pub zone: String,
    /// Its week.
    pub hours: String,
    /// Whose public holidays.
    pub holidays: Option<String>,
}

/// Every version.
#[utoipa::path(get, path = "/agreements", tag = "agreements", responses((status = OK, body = VersionsView)))]
pub async fn list(anyone: Anyone, known: Known) -> Json<VersionsView> {
    let all = anyone.site.app().editions().all();
    let house = all.iter().map(|agreement| version(agreement, &anyone));
    let own = own_of(&anyone, &known);
    let own = own.iter().map(|own| of_provider(version(&own.agreement, &anyone), own, &anyone));
    Json(VersionsView { agreements: house.chain(own).collect() })
}

/// A provider's own agreements, for its people and its customers.
fn own_of(anyone: &Anyone, known: &Known) -> Vec<OwnTerms> {
    known.0.as_ref().map_or_else(Vec::new, |visitor| anyone.site.app().own_terms_for(visitor))
}

fn of_provider(view: VersionView, own: &OwnTerms, anyone: &Anyone) -> VersionView {
    let app = anyone.site.app();
    let now = app.editions().own_in_force(own.provider, app.now());
    let in_force = now.is_some_and(|now| now.agreement.id == own.agreement.id);
    VersionView { effective: own.from, in_force, provider: Some(own.provider), ..view }
}

/// One version: clauses, categories, readings, hours, and the file.
#[utoipa::path(
    get, path = "/agreements/{id}", tag = "agreements", params(("id" = String, Path)),
    responses((status = OK, body = AgreementView), (status = 404, body = Problem))
)]
pub async fn show(
    anyone: Anyone,
    known: Known,
    Path(id): Path<String>,
) -> Result<Json<AgreementView>, Response> {
    let id = AgreementId(id);
    if let Some((agreement, _)) = anyone.site.app().editions().by_id(&id) {
        return Ok(Json(whole(&agreement, &anyone)));
    }
    let own = own_of(&anyone, &known).into_iter().find(|own| own.agreement.id == id);
    let own = own.ok_or_else(|| anyone.no(&Failure::Refused(Refusal::NotFound)))?;
    let view = whole(&own.agreement, &anyone);
    Ok(Json(AgreementView { version: of_provider(view.version, &own, &anyone), ..view }))
}

/// A version with all that it says.
pub fn whole(agreement: &Agreement, anyone: &Anyone) -> AgreementView {
    let region = |r: &terms::Region| RegionView {
        region: r.id.to_string(),
        zone: r.zone.clone(),
        hours: r.week.to_string(),
        holidays: r.holidays.map(|law| law.code.to_owned()),
    };
    AgreementView {
        version: version(agreement, anyone),
        signed_in: agreement.signed_in.clone(),
        unofficial_in: Lang::ALL
            .iter()
            .map(|lang| lang.tag())
            .filter(|tag| *tag != agreement.signed_in)
            .collect(),
        clauses: agreement.clauses.clone(),
        categories: agreement.categories.clone(),
        measures: agreement.measures.clone(),
        readings: agreement.readings_told.clone(),
        regions: agreement.regions.iter().map(region).collect(),
        escalation: agreement.escalation.clone(),
        staffing: agreement.staffing.clone(),
        news: agreement.news.clone(),
        source: agreement.source().to_owned(),
    }
}

fn version(agreement: &Agreement, anyone: &Anyone) -> VersionView {
    let app = anyone.site.app();
    let in_force = app.editions().in_force(app.now()).is_ok_and(|(current, _)| current.id == agreement.id);
    VersionView {
        id: agreement.id.to_string(),
        title: agreement.title.clone(),
        effective: agreement.effective_from,
        in_force,
        hash: agreement.hash_hex(),
        provider: None,
    }
}
