//! `/api/v1`: the same verbs as the pages, for programs.
//!
//! A path and its place in the OpenAPI document are registered together, so they can't drift. Errors are problems
//! (RFC 9457) in the words of the pages. A write takes an `Idempotency-Key`: the same again has the same result.

mod agreements;
mod caller;
mod duties;
mod escalation;
mod events;
mod exclusions;
mod hours;
mod people;
mod problem;
mod problems;
mod promises;
mod publishing;
mod repinning;
mod replay;
mod reports;
mod reviews;
mod roster;
mod service_reports;
mod tickets;
mod tokens;
mod verbs;
mod versions;
mod views;
mod works;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::site::Site;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guichet",
        description = "A support desk that runs a support agreement to the letter, and shows its work. Instants are \
                       RFC 3339 in UTC; open time is in seconds. Targets are indicators: missing one is not a failure \
                       of the contract (clause 4, note). What isn't there and what isn't yours are the same 404."
    ),
    modifiers(&Bearer)
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("`guichet token create`"));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme.build()));
    }
}

/// The API's routes and its document.
pub fn routes() -> (Router<Site>, utoipa::openapi::OpenApi) {
    let v1 = OpenApiRouter::new()
        .routes(routes!(tickets::open, tickets::list))
        .routes(routes!(tickets::show))
        .routes(routes!(tickets::journal))
        .routes(routes!(tickets::proof))
        .routes(routes!(tickets::evidence))
        .routes(routes!(verbs::acknowledge))
        .routes(routes!(verbs::start_work))
        .routes(routes!(verbs::triage))
        .routes(routes!(verbs::confirm_lowering))
        .routes(routes!(verbs::decline_lowering))
        .routes(routes!(exclusions::propose))
        .routes(routes!(exclusions::confirm))
        .routes(routes!(exclusions::decline))
        .routes(routes!(exclusions::help))
        .routes(routes!(exclusions::contest))
        .routes(routes!(exclusions::review))
        .routes(routes!(exclusions::lift))
        .routes(routes!(verbs::diagnose))
        .routes(routes!(promises::endorse))
        .routes(routes!(promises::workaround))
        .routes(routes!(promises::name_product))
        .routes(routes!(promises::assign))
        .routes(routes!(promises::next_step))
        .routes(routes!(escalation::escalate))
        .routes(routes!(verbs::send))
        .routes(routes!(verbs::note))
        .routes(routes!(verbs::resolve))
        .routes(routes!(verbs::close))
        .routes(routes!(verbs::reopen))
        .routes(routes!(works::accept))
        .routes(routes!(works::object))
        .routes(routes!(problems::list, problems::open))
        .routes(routes!(problems::show))
        .routes(routes!(problems::restate))
        .routes(routes!(problems::suppose))
        .routes(routes!(problems::judge))
        .routes(routes!(problems::find_cause))
        .routes(routes!(problems::give_workaround))
        .routes(routes!(problems::withdraw_workaround))
        .routes(routes!(problems::link))
        .routes(routes!(problems::unlink))
        .routes(routes!(problems::close))
        .routes(routes!(problems::reopen))
        .routes(routes!(works::maintenances, works::plan))
        .routes(routes!(works::maintenance_of))
        .routes(routes!(works::announce))
        .routes(routes!(works::postpone))
        .routes(routes!(works::finish))
        .routes(routes!(works::cancel))
        .routes(routes!(works::releases, works::prepare))
        .routes(routes!(works::release_of))
        .routes(routes!(works::publish))
        .routes(routes!(works::withdraw))
        .routes(routes!(works::outbox))
        .routes(routes!(hours::now))
        .routes(routes!(hours::due))
        .routes(routes!(agreements::list))
        .routes(routes!(agreements::show))
        .routes(routes!(versions::in_force))
        .routes(routes!(versions::compare))
        .routes(routes!(publishing::preview))
        .routes(routes!(publishing::list, publishing::propose))
        .routes(routes!(publishing::show))
        .routes(routes!(publishing::publish))
        .routes(routes!(publishing::decline))
        .routes(routes!(repinning::effects, repinning::repin))
        .routes(routes!(replay::published, replay::tried))
        .routes(routes!(reviews::write))
        .routes(routes!(reviews::approve))
        .routes(routes!(reviews::send_back))
        .routes(routes!(reviews::list))
        .routes(routes!(reviews::responses))
        .routes(routes!(reports::targets))
        .routes(routes!(reports::evidence))
        .routes(routes!(service_reports::show))
        .routes(routes!(service_reports::draft))
        .routes(routes!(service_reports::review))
        .routes(routes!(service_reports::issue))
        .routes(routes!(roster::coverage))
        .routes(routes!(roster::staffed))
        .routes(routes!(roster::forecast))
        .routes(routes!(roster::show, roster::change))
        .routes(routes!(exclusions::decisions))
        .routes(routes!(duties::ask_information))
        .routes(routes!(duties::answer_information))
        .routes(routes!(duties::withdraw_information))
        .routes(routes!(duties::ask_access))
        .routes(routes!(duties::grant_access))
        .routes(routes!(duties::refuse_access))
        .routes(routes!(duties::revoke_access))
        .routes(routes!(duties::enter_access))
        .routes(routes!(duties::leave_access))
        .routes(routes!(duties::ask_contact))
        .routes(routes!(duties::contact))
        .routes(routes!(duties::answer_contact))
        .routes(routes!(duties::authorise_contact))
        .routes(routes!(duties::revoke_contact))
        .routes(routes!(duties::point_out))
        .routes(routes!(duties::record_certificate))
        .routes(routes!(duties::check_certificate))
        .routes(routes!(duties::ledger))
        .routes(routes!(duties::addressed))
        .routes(routes!(people::list))
        .routes(routes!(people::show))
        .routes(routes!(people::propose))
        .routes(routes!(people::confirm))
        .routes(routes!(people::decline))
        .routes(routes!(people::revoke))
        .routes(routes!(tokens::list))
        .routes(routes!(tokens::revoke))
        .routes(routes!(events::listen));
    let (router, document) =
        OpenApiRouter::with_openapi(Document::openapi()).nest("/api/v1", v1).split_for_parts();
    let elsewhere =
        get(nothing_here).post(nothing_here).put(nothing_here).patch(nothing_here).delete(nothing_here);
    (router.route("/api/v1/{*rest}", elsewhere).method_not_allowed_fallback(wrong_method), document)
}

/// A body that is heavier than its route takes.
pub fn too_large(headers: &axum::http::HeaderMap) -> Response {
    let lang = crate::reader::asked_language(headers).unwrap_or(words::Lang::En);
    problem::unreadable(lang, StatusCode::PAYLOAD_TOO_LARGE, "too-large", lang.body_too_large())
}

async fn wrong_method(caller: caller::Anyone) -> Response {
    let said = caller.lang.method_not_taken();
    problem::unreadable(caller.lang, StatusCode::METHOD_NOT_ALLOWED, "method-not-taken", said)
}

async fn nothing_here(caller: caller::Anyone) -> Response {
    caller.no(&app::Failure::Refused(desk::Refusal::NotFound))
}

/// `GET /openapi.json`.
pub fn document(document: utoipa::openapi::OpenApi) -> Router<Site> {
    Router::new().route("/openapi.json", get(async move || Json(document).into_response()))
}
