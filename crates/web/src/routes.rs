//! The table of contents: every address of the site.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages::{desk, parties};
use crate::site::Site;
use crate::{api, asset, headers, health, live, pages};

/// The most that a form may weigh, in bytes: a long report with all its fields, and no more.
const MOST: usize = 1 << 20;

/// The whole site.
pub fn routes(site: Site) -> Router {
    let slow = Router::new().route("/events", get(live::events));
    let pages = Router::new()
        // Anybody
        .route("/login", get(pages::login::show))
        .route("/sign-in", get(pages::login::link).post(pages::login::take))
        .route("/sign-out", post(pages::login::out))
        .route("/preferences", post(pages::preferences::set))
        .route("/demo/clock", get(pages::demo::show).post(pages::demo::set))
        .route("/", get(pages::home::show))
        .route("/terms", get(pages::terms::current))
        .route("/terms/compare", get(pages::terms::compare::show))
        .route("/terms/{id}", get(pages::terms::version))
        .route(pages::evidence::KEY, get(pages::evidence::key))
        .route("/hours", get(pages::hours::show))
        .route("/hours/{file}", get(pages::closures::feed))
        // The portal
        .route("/tickets", get(pages::tickets::show))
        .route("/tickets/new", get(pages::report::show).post(pages::report::take))
        .route("/t/{number}", get(pages::ticket::show))
        .route("/t/{number}/evidence", get(pages::evidence::ticket))
        .route("/t/{number}/messages", post(pages::ticket::message))
        .route("/t/{number}/notes", post(pages::ticket::note))
        .route("/t/{number}/closure", post(pages::ticket::closure))
        .route("/t/{number}/reopening", post(pages::ticket::reopening))
        .route("/t/{number}/contest", post(pages::ticket::contest))
        .route("/t/{number}/acceptance", post(pages::ticket::acceptance))
        .route("/t/{number}/objection", post(pages::ticket::objection))
        .route("/problems/{n}", get(pages::problem::show))
        .route("/releases", get(pages::notices::releases))
        .route("/t/{number}/information/{request}", post(parties::portal::answer))
        .route("/access/{number}/{place}", get(parties::access::show))
        .route("/access/{number}/{place}/grant", post(parties::access::grant))
        .route("/access/{number}/{place}/refusal", post(parties::access::refuse))
        .route("/access/{number}/{place}/revocation", post(parties::access::revoke))
        .route("/access/{number}/{place}/answer", post(parties::access::answer))
        .route("/duties", get(parties::ledger::own))
        .route("/duties/{party}", get(parties::ledger::show))
        .route("/duties/{party}/certificates", post(parties::ledger::record))
        .route("/duties/{party}/certificates/check", post(parties::ledger::check))
        .route("/duties/{party}/contacts", post(parties::ledger::authorise))
        .route("/duties/{party}/contacts/revocation", post(parties::ledger::revoke))
        .route("/duties/{party}/pointed-out", post(parties::ledger::point_out))
        // The support centre
        .route("/desk", get(desk::queue::show))
        .route("/desk/organisations", get(desk::organisations::list))
        .route("/desk/organisations/{id}", get(desk::organisations::show))
        .route("/desk/organisations/{id}/support", post(desk::organisations::support))
        .route("/desk/organisations/{id}/authorisation", post(desk::organisations::authorisation))
        .route("/desk/organisations/{id}/desk", post(desk::organisations::desk))
        .route("/desk/organisations/{id}/domains", post(desk::organisations::domains))
        .route("/desk/people", get(desk::people::list))
        .route("/desk/people/{id}", get(desk::people::show))
        .route("/desk/people/{id}/qualifications", post(desk::people::propose))
        .route("/desk/people/{id}/qualifications/{n}/confirmation", post(desk::people::confirm))
        .route("/desk/people/{id}/qualifications/{n}/refusal", post(desk::people::decline))
        .route("/desk/people/{id}/qualifications/{n}/revocation", post(desk::people::revoke))
        .route("/desk/triage", get(desk::triage::show))
        .route("/desk/decisions", get(pages::decisions::waiting))
        .route("/desk/t/{n}", get(desk::ticket::show))
        .route("/desk/t/{n}/evidence", get(pages::evidence::ticket))
        .route(
            "/desk/t/{n}/escalation",
            get(pages::report::escalation::show).post(pages::report::escalation::take),
        )
        .route("/desk/t/{n}/acknowledgement", post(desk::act::acknowledge))
        .route("/desk/t/{n}/work", post(desk::act::start_work))
        .route("/desk/t/{n}/triage", post(desk::act::triage))
        .route("/desk/t/{n}/lowering", post(desk::act::lowering))
        .route("/desk/t/{n}/diagnosis", post(desk::act::diagnose))
        .route("/desk/t/{n}/endorsement", post(desk::act::endorse))
        .route("/desk/t/{n}/workaround", post(desk::act::workaround))
        .route("/desk/t/{n}/product", post(desk::act::product))
        .route("/desk/t/{n}/assignment", post(desk::act::assign))
        .route("/desk/t/{n}/next-step", post(desk::act::next_step))
        .route("/desk/notices", get(desk::notices::show))
        .route("/desk/reviews", get(desk::review::show))
        .route("/desk/t/{n}/review", post(desk::act::review))
        .route("/desk/t/{n}/review-approval", post(desk::act::approval))
        .route("/desk/t/{n}/messages", post(desk::act::send))
        .route("/desk/t/{n}/notes", post(desk::act::note))
        .route("/desk/t/{n}/resolution", post(desk::act::resolve))
        .route("/desk/t/{n}/closure", post(desk::act::close))
        .route("/desk/t/{n}/reopening", post(desk::act::reopen))
        .route("/desk/t/{n}/information", post(parties::desk::ask_information))
        .route("/desk/t/{n}/information/{request}/withdrawal", post(parties::desk::withdraw_information))
        .route("/desk/t/{n}/access", post(parties::desk::ask_access))
        .route("/desk/t/{n}/access/{request}/entry", post(parties::desk::enter))
        .route("/desk/t/{n}/access/{request}/leaving", post(parties::desk::leave))
        .route("/desk/t/{n}/access/{request}/revocation", post(parties::desk::revoke))
        .route("/desk/t/{n}/contact", post(parties::desk::write))
        .route("/desk/t/{n}/contact/question", post(parties::desk::ask_contact))
        .route("/desk/t/{n}/exclusion", post(desk::exclusion::propose))
        .route("/desk/t/{n}/exclusion/confirmation", post(desk::exclusion::confirm))
        .route("/desk/t/{n}/exclusion/help", post(desk::exclusion::help))
        .route("/desk/t/{n}/exclusion/review", post(desk::exclusion::review))
        .route("/desk/t/{n}/exclusion/lifting", post(desk::exclusion::lift))
        .route("/desk/t/{n}/pin", get(desk::versions::pin).post(desk::versions::put))
        .route("/desk/agreements", get(desk::versions::list).post(desk::versions::take))
        .route("/desk/agreements/new", get(desk::versions::new))
        .route("/desk/agreements/{n}", get(desk::versions::proposal))
        .route("/desk/agreements/{n}/publication", post(desk::versions::publish))
        .route("/desk/agreements/{n}/refusal", post(desk::versions::decline))
        .route("/desk/roster", get(desk::roster::show))
        .route("/desk/roster/{noun}", post(desk::roster::act))
        .route("/roster/calendar", get(desk::roster::subscribe))
        .route("/roster/calendar/password", post(desk::roster::make_password))
        .route("/roster/calendar/removal", post(desk::roster::take_away))
        .route("/roster/{file}", get(desk::roster::calendar))
        .route("/desk/problems", get(desk::problems::list).post(desk::problems::begin))
        .route("/desk/problems/{n}", get(desk::problems::show))
        .route("/desk/problems/{n}/{noun}", post(desk::problems::change))
        .route("/desk/maintenance", get(desk::maintenance::list).post(desk::maintenance::plan))
        .route("/desk/maintenance/{n}", get(desk::maintenance::show))
        .route("/desk/maintenance/{n}/{noun}", post(desk::maintenance::change))
        .route("/desk/releases", get(desk::releases::list).post(desk::releases::prepare))
        .route("/desk/releases/{n}", get(desk::releases::show))
        .route("/desk/releases/{n}/{noun}", post(desk::releases::change))
        .route("/desk/outbox", get(desk::outbox::show))
        .route("/reports", get(pages::reports::show))
        .route("/reports/what-if", get(pages::what_if::show))
        .route("/reports/tickets", get(pages::reports::behind))
        .route("/reports/evidence", get(pages::evidence::month))
        .route("/reports/decisions", get(pages::decisions::show))
        .route("/reports/response-times", get(pages::responses::show))
        .route("/reports/months", get(pages::service_report::open))
        .route("/reports/{month}", get(pages::service_report::show))
        .route("/reports/{month}/drafts", post(pages::service_report::draft))
        .route("/reports/{month}/reviews", post(pages::service_report::review))
        .route("/reports/{month}/issues", post(pages::service_report::issue))
        .fallback(pages::error::nothing_here)
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(30)));
    let assets = Router::new().route("/assets/{name}", get(asset::serve));
    let machine = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics));
    let (api, document) = api::routes();
    slow.merge(pages)
        .merge(api)
        .merge(api::document(document))
        .merge(machine)
        .route_layer(middleware::from_fn(health::count))
        .merge(assets)
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(MOST))
        .layer(middleware::from_fn(headers::policy))
        .layer(CatchPanicLayer::new())
        .with_state(site)
}
