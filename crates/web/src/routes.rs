//! The table of contents: every address of the site, and who comes through. How to add one is said in [`crate::doors`].

use std::time::Duration;

use ::desk::Action::*;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::doors::Door::{Anybody, Does, Half, Program, SignedIn};
use crate::doors::{Doors, Hung};
use crate::pages::{desk, identity, parties};
use crate::site::Site;
use crate::{api, asset, headers, health, limits, live, pages};

/// The whole site. How much each address takes is said in `limits`.
pub fn routes(site: Site) -> Router {
    let (slow, _) = slow(&site).open();
    let (pages, _) = of_pages(&site).open();
    let (assets, _) = assets(&site).open();
    let (machine, _) = machine(&site).open();
    let (api, _) = api::routes(&site);
    let pages = pages
        .fallback(pages::error::nothing_here)
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(30)));
    slow.merge(pages)
        .merge(api)
        .merge(machine)
        .route_layer(middleware::from_fn(health::count))
        .merge(assets)
        .layer(CompressionLayer::new())
        // The wall before them says how much: no handler has a limit of its own.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(site.clone(), limits::hold))
        .layer(middleware::from_fn_with_state(site.clone(), headers::policy))
        .layer(CatchPanicLayer::new())
        .with_state(site)
}

/// Every address with its door, in the order of the table.
pub fn doors(site: &Site) -> Vec<Hung> {
    let pages = [of_pages(site), slow(site), assets(site), machine(site)];
    let mut all: Vec<Hung> = pages.into_iter().flat_map(|doors| doors.open().1).collect();
    all.extend(api::routes(site).1);
    all
}

/// What stays open, or takes as long as it takes: its pace is watched where it comes in. Files come with their text, by
/// whoever may write it, and go out to whoever may read it.
fn slow(site: &Site) -> Doors {
    Doors::new(site)
        .get("/events", Does(&[Read]), live::events)
        .post("/tickets/new", Does(&[Open]), pages::report::take)
        .post("/t/{number}/messages", Does(&[SendMessage]), pages::ticket::message)
        .post("/t/{number}/notes", Does(&[WriteNote]), pages::ticket::note)
        .post("/desk/t/{n}/messages", Does(&[SendMessage]), desk::act::send)
        .post("/desk/t/{n}/notes", Does(&[WriteNote]), desk::act::note)
        .get("/t/{number}/attachments/{id}", Does(&[Read]), pages::attachment::serve)
}

fn assets(site: &Site) -> Doors {
    Doors::new(site).get("/assets/{name}", Anybody, asset::serve)
}

/// For whoever watches over the machine.
fn machine(site: &Site) -> Doors {
    Doors::new(site).get("/healthz", Anybody, health::alive).get("/readyz", Anybody, health::ready).get(
        "/metrics",
        Program(&[ReadHealth]),
        health::metrics,
    )
}

fn of_pages(site: &Site) -> Doors {
    Doors::new(site)
        // Anybody
        .get("/login", Anybody, identity::login::show)
        .post("/login", Anybody, identity::login::first)
        .get("/login/second", Half, identity::second::show)
        .post("/login/second", Half, identity::second::take)
        .post("/login/passkey", Anybody, identity::passkey::sign_in)
        .post("/login/passkey/question", Anybody, identity::passkey::who)
        .get("/login/organisation", Anybody, identity::organisation::show)
        .post("/login/organisation", Anybody, identity::organisation::go)
        .get("/login/organisation/return", Anybody, identity::organisation::back)
        .get("/sign-in", Anybody, identity::login::link)
        .post("/sign-in", Anybody, identity::login::take)
        .get("/enrolment", Half, identity::enrolment::show)
        .post("/enrolment/password", Half, identity::enrolment::take)
        .post("/enrolment/passkey", Half, identity::passkey::enrol)
        .post("/enrolment/passkey/question", Half, identity::passkey::make_first)
        .post("/enrolment/organisation", Half, identity::organisation::enrol)
        .post("/sign-out", Anybody, identity::login::out)
        // One's own account
        .get("/account", SignedIn, identity::account::show)
        .get("/account/proof", SignedIn, identity::proof::show)
        .post("/account/proof", SignedIn, identity::proof::take)
        .post("/account/proof/passkey", SignedIn, identity::passkey::prove)
        .post("/account/proof/passkey/question", SignedIn, identity::passkey::who)
        .post("/account/proof/organisation", SignedIn, identity::organisation::prove)
        .post("/account/organisation", SignedIn, identity::organisation::link)
        .get("/account/password", SignedIn, identity::account::password)
        .post("/account/password", SignedIn, identity::account::change_password)
        .post("/account/passkeys", SignedIn, identity::passkey::add)
        .post("/account/passkeys/question", SignedIn, identity::passkey::make)
        .post("/account/recovery-codes", SignedIn, identity::account::renew)
        .post("/account/credentials/{id}/removal", SignedIn, identity::account::remove)
        .get("/account/data", SignedIn, pages::rights::own_data)
        .post("/account/data", Does(&[ExportPerson]), pages::rights::take_own_data)
        .post("/account/erasure", Does(&[AskErasure]), pages::rights::ask)
        .post("/account/erasure/withdrawal", Does(&[AskErasure]), pages::rights::withdraw)
        .post("/account/sessions/end", Does(&[ReadSessions]), identity::account::end_others)
        .post("/account/sessions/{id}/end", Does(&[ReadSessions]), identity::account::end)
        // The people of an organisation
        .get("/people", Does(&[InvitePeople]), pages::members::own)
        .get("/people/sign-in", Does(&[ManageSignOn]), pages::sign_on::own)
        .get("/people/{id}", Does(&[InvitePeople]), pages::members::show)
        .post("/people/{id}/role", Does(&[ChangeRole]), pages::members::change_role)
        .post("/people/{id}/disabling", Does(&[DisablePeople]), pages::members::disable)
        .post("/people/{id}/link", Does(&[InvitePeople]), pages::members::link)
        .get("/audit", Does(&[ReadAudit]), pages::audit::own)
        .get("/organisations/{id}/audit", Does(&[ReadAudit]), pages::audit::of)
        .get("/organisations/{id}/audit.csv", Does(&[ReadAudit]), pages::audit::file)
        .get("/organisations/{id}/security", Does(&[ReadSecurity]), pages::audit::security)
        .post("/people/{id}/sessions/end", Does(&[ReadSessions]), pages::members::keys::end_all)
        .post("/people/{id}/sessions/{key}/end", Does(&[ReadSessions]), pages::members::keys::end)
        .get("/people/{id}/tokens", Does(&[ManageTokens]), pages::members::keys::tokens)
        .post("/people/{id}/tokens/{key}/revocation", Does(&[ManageTokens]), pages::members::keys::revoke)
        .get("/people/{id}/data", Does(&[ExportPerson]), pages::rights::data)
        .post("/people/{id}/data", Does(&[ExportPerson]), pages::rights::take_data)
        .get("/people/{id}/erasure", Does(&[ErasePerson]), pages::rights::erasure)
        .post("/people/{id}/erasure", Does(&[ErasePerson]), pages::rights::erase)
        .post("/people/{id}/erasure/refusal", Does(&[ErasePerson]), pages::rights::decline)
        .post("/people/{id}/erasure/hold", Does(&[ErasePerson]), pages::rights::hold)
        .post("/people/{id}/hold/lifting", Does(&[ErasePerson]), pages::rights::release)
        .post("/people/{id}/ways-in/reset", Does(&[ResetWaysIn]), pages::members::reset::propose)
        .post("/people/{id}/ways-in/reset/confirmation", Does(&[ResetWaysIn]), pages::members::reset::confirm)
        .post("/people/{id}/ways-in/reset/refusal", Does(&[ResetWaysIn]), pages::members::reset::decline)
        .get("/organisations/{id}/people", Does(&[InvitePeople]), pages::members::of)
        .post("/organisations/{id}/people", Does(&[InvitePeople]), pages::members::invite)
        .get("/organisations/{id}/sign-in", Does(&[ManageSignOn]), pages::sign_on::show)
        .get("/organisations/{id}/retention", Does(&[ReadRetention, HoldRetention]), pages::retention::show)
        .post("/organisations/{id}/retention", Does(&[ManageRetention]), pages::retention::set)
        .post("/organisations/{id}/retention/holds", Does(&[HoldRetention]), pages::retention::hold)
        .post(
            "/organisations/{id}/retention/holds/lifting",
            Does(&[HoldRetention]),
            pages::retention::release,
        )
        .post("/organisations/{id}/sign-in", Does(&[ManageSignOn]), pages::sign_on::set)
        .post("/organisations/{id}/sign-in/removal", Does(&[ManageSignOn]), pages::sign_on::remove)
        .post("/organisations/{id}/sign-in/trial", Does(&[ManageSignOn]), pages::sign_on::attempt)
        .post("/organisations/{id}/sign-in/people", Does(&[ManageSignOn]), pages::sign_on::say)
        .get("/account/tokens", SignedIn, identity::tokens::show)
        .post("/account/tokens", Does(&[ManageTokens]), identity::tokens::make)
        .post("/account/tokens/{id}/revocation", SignedIn, identity::tokens::revoke)
        .get("/emergency-access", Does(&[EndBreakGlass]), pages::emergency::show)
        .post("/emergency-access", Does(&[BreakGlass]), pages::emergency::ask)
        .post("/emergency-access/{id}/{n}/grant", Does(&[ConfirmBreakGlass]), pages::emergency::grant)
        .post("/emergency-access/{id}/{n}/refusal", Does(&[EndBreakGlass]), pages::emergency::decline)
        .post("/emergency-access/{id}/{n}/end", Does(&[EndBreakGlass]), pages::emergency::end)
        .post("/preferences", Anybody, pages::preferences::set)
        .get("/demo/clock", Anybody, pages::demo::show)
        .post("/demo/clock", Anybody, pages::demo::set)
        .get("/", Anybody, pages::home::show)
        .get("/terms", Anybody, pages::terms::current)
        .get("/terms/compare", Anybody, pages::terms::compare::show)
        .get("/terms/{id}", Anybody, pages::terms::version)
        .get(pages::evidence::KEY, Anybody, pages::evidence::key)
        .get("/hours", Anybody, pages::hours::show)
        .get("/hours/{file}", Anybody, pages::closures::feed)
        // The portal
        .get("/tickets", Does(&[Read]), pages::tickets::show)
        .get("/tickets/new", Does(&[Open]), pages::report::show)
        .get("/t/{number}", Does(&[Read]), pages::ticket::show)
        .get("/t/{number}/evidence", Does(&[Read]), pages::evidence::ticket)
        .get("/t/{number}/messages/{place}/redaction", Does(&[RedactMessage]), pages::redaction::show)
        .post("/t/{number}/messages/{place}/redaction", Does(&[RedactMessage]), pages::redaction::take)
        .post("/t/{number}/closure", Does(&[Close]), pages::ticket::closure)
        .post("/t/{number}/reopening", Does(&[Reopen]), pages::ticket::reopening)
        .post("/t/{number}/contest", Does(&[ContestExclusion]), pages::ticket::contest)
        .post("/t/{number}/acceptance", Does(&[AnswerResolution]), pages::ticket::acceptance)
        .post("/t/{number}/objection", Does(&[AnswerResolution]), pages::ticket::objection)
        .get("/problems/{n}", Does(&[ReadProblems]), pages::problem::show)
        .get("/releases", Does(&[ReadNotices]), pages::notices::releases)
        .post("/t/{number}/information/{request}", Does(&[AnswerInformation]), parties::portal::answer)
        .get("/access/{number}/{place}", Does(&[Read]), parties::access::show)
        .post("/access/{number}/{place}/grant", Does(&[AllowRemoteAccess]), parties::access::grant)
        .post("/access/{number}/{place}/refusal", Does(&[AllowRemoteAccess]), parties::access::refuse)
        .post("/access/{number}/{place}/revocation", Does(&[EndRemoteAccess]), parties::access::revoke)
        .post("/access/{number}/{place}/answer", Does(&[AnswerContact]), parties::access::answer)
        .get("/duties", Does(&[ReadOrganisation]), parties::ledger::own)
        .get("/duties/{party}", Does(&[ReadOrganisation]), parties::ledger::show)
        .get("/duties/{party}/attachments/{id}", Does(&[ReadOrganisation]), pages::attachment::proof)
        .post("/duties/{party}/certificates", Does(&[RecordTraining]), parties::ledger::record)
        .post("/duties/{party}/certificates/check", Does(&[CheckTraining]), parties::ledger::check)
        .post("/duties/{party}/contacts", Does(&[AuthoriseContact]), parties::ledger::authorise)
        .post("/duties/{party}/contacts/revocation", Does(&[AuthoriseContact]), parties::ledger::revoke)
        .post("/duties/{party}/pointed-out", Does(&[PointOutDuty]), parties::ledger::point_out)
        // The support centre
        .get("/desk", Does(&[Read]), desk::queue::show)
        .get("/desk/organisations", Does(&[ReadOrganisation]), desk::organisations::list)
        .post("/desk/organisations", Does(&[ManageOrganisations]), desk::organisations::add)
        .get("/desk/organisations/{id}", Does(&[ReadOrganisation]), desk::organisations::show)
        .post("/desk/organisations/{id}/support", Does(&[ManageOrganisations]), desk::organisations::support)
        .post(
            "/desk/organisations/{id}/authorisation",
            Does(&[ManageOrganisations]),
            desk::organisations::authorisation,
        )
        .post("/desk/organisations/{id}/desk", Does(&[ManageOrganisations]), desk::organisations::desk)
        .post("/desk/organisations/{id}/name", Does(&[ManageOrganisations]), desk::organisations::name)
        .post("/desk/organisations/{id}/domains", Does(&[ManageOrganisations]), desk::organisations::domains)
        .get("/desk/people", Does(&[ReadPeople]), desk::people::list)
        .get("/desk/people/{id}", Does(&[ReadPeople]), desk::people::show)
        .post("/desk/people/{id}/qualifications", Does(&[GrantQualification]), desk::people::propose)
        .post(
            "/desk/people/{id}/qualifications/{n}/confirmation",
            Does(&[ConfirmQualification]),
            desk::people::confirm,
        )
        .post(
            "/desk/people/{id}/qualifications/{n}/refusal",
            Does(&[GrantQualification, ConfirmQualification]),
            desk::people::decline,
        )
        .post(
            "/desk/people/{id}/qualifications/{n}/revocation",
            Does(&[GrantQualification]),
            desk::people::revoke,
        )
        .get("/desk/triage", Does(&[Read]), desk::triage::show)
        .get("/desk/decisions", Does(&[ProposeExclusion]), pages::decisions::waiting)
        .get("/desk/t/{n}", Does(&[Read]), desk::ticket::show)
        .get("/desk/t/{n}/evidence", Does(&[Read]), pages::evidence::ticket)
        .get("/desk/t/{n}/escalation", Does(&[Escalate]), pages::report::escalation::show)
        .post("/desk/t/{n}/escalation", Does(&[Escalate]), pages::report::escalation::take)
        .post("/desk/t/{n}/acknowledgement", Does(&[Acknowledge]), desk::act::acknowledge)
        .post("/desk/t/{n}/work", Does(&[StartWork]), desk::act::start_work)
        .post("/desk/t/{n}/triage", Does(&[Triage]), desk::act::triage)
        .post("/desk/t/{n}/lowering", Does(&[ConfirmLowering]), desk::act::lowering)
        .post("/desk/t/{n}/diagnosis", Does(&[Diagnose]), desk::act::diagnose)
        .post("/desk/t/{n}/endorsement", Does(&[Endorse]), desk::act::endorse)
        .post("/desk/t/{n}/workaround", Does(&[FindWorkaround]), desk::act::workaround)
        .post("/desk/t/{n}/product", Does(&[NameProduct]), desk::act::product)
        .post("/desk/t/{n}/assignment", Does(&[Assign]), desk::act::assign)
        .post("/desk/t/{n}/next-step", Does(&[PromiseNews]), desk::act::next_step)
        .get("/desk/notices", Does(&[ReadNotices]), desk::notices::show)
        .get("/desk/reviews", Does(&[WriteReview]), desk::review::show)
        .post("/desk/t/{n}/review", Does(&[WriteReview]), desk::act::review)
        .post("/desk/t/{n}/review-approval", Does(&[ApproveReview]), desk::act::approval)
        .get("/desk/t/{n}/messages/{place}/redaction", Does(&[RedactMessage]), pages::redaction::show)
        .post("/desk/t/{n}/messages/{place}/redaction", Does(&[RedactMessage]), pages::redaction::take)
        .post("/desk/t/{n}/resolution", Does(&[Resolve]), desk::act::resolve)
        .post("/desk/t/{n}/closure", Does(&[Close]), desk::act::close)
        .post("/desk/t/{n}/reopening", Does(&[Reopen]), desk::act::reopen)
        .post("/desk/t/{n}/information", Does(&[AskInformation]), parties::desk::ask_information)
        .post(
            "/desk/t/{n}/information/{request}/withdrawal",
            Does(&[AskInformation]),
            parties::desk::withdraw_information,
        )
        .post("/desk/t/{n}/access", Does(&[AskRemoteAccess]), parties::desk::ask_access)
        .post("/desk/t/{n}/access/{request}/entry", Does(&[UseRemoteAccess]), parties::desk::enter)
        .post("/desk/t/{n}/access/{request}/leaving", Does(&[UseRemoteAccess]), parties::desk::leave)
        .post("/desk/t/{n}/access/{request}/revocation", Does(&[EndRemoteAccess]), parties::desk::revoke)
        .post("/desk/t/{n}/contact", Does(&[ContactCustomer]), parties::desk::write)
        .post("/desk/t/{n}/contact/question", Does(&[ContactCustomer]), parties::desk::ask_contact)
        .post("/desk/t/{n}/exclusion", Does(&[ProposeExclusion]), desk::exclusion::propose)
        .post(
            "/desk/t/{n}/exclusion/confirmation",
            Does(&[ConfirmExclusion, ProposeExclusion]),
            desk::exclusion::confirm,
        )
        .post("/desk/t/{n}/exclusion/help", Does(&[ProposeExclusion]), desk::exclusion::help)
        .post("/desk/t/{n}/exclusion/review", Does(&[ReviewExclusion]), desk::exclusion::review)
        .post("/desk/t/{n}/exclusion/lifting", Does(&[ConfirmExclusion]), desk::exclusion::lift)
        .get("/desk/t/{n}/pin", Does(&[Repin]), desk::versions::pin)
        .post("/desk/t/{n}/pin", Does(&[Repin]), desk::versions::put)
        .get("/desk/agreements", Does(&[ProposeVersion]), desk::versions::list)
        .post("/desk/agreements", Does(&[ProposeVersion]), desk::versions::take)
        .get("/desk/agreements/new", Does(&[ProposeVersion]), desk::versions::new)
        .get("/desk/agreements/{n}", Does(&[ProposeVersion]), desk::versions::proposal)
        .post("/desk/agreements/{n}/publication", Does(&[PublishVersion]), desk::versions::publish)
        .post("/desk/agreements/{n}/refusal", Does(&[PublishVersion]), desk::versions::decline)
        .get("/desk/roster", Does(&[ReadRoster]), desk::roster::show)
        .post("/desk/roster/{noun}", Does(&[KeepRoster, PlanRoster]), desk::roster::act)
        .get("/roster/calendar", Does(&[ReadRoster]), desk::roster::subscribe)
        .post("/roster/calendar/password", Does(&[ReadRoster]), desk::roster::make_password)
        .post("/roster/calendar/removal", Does(&[ReadRoster]), desk::roster::take_away)
        .get("/roster/{file}", Program(&[ReadRoster]), desk::roster::calendar)
        .get("/desk/problems", Does(&[WriteProblems]), desk::problems::list)
        .post("/desk/problems", Does(&[WriteProblems]), desk::problems::begin)
        .get("/desk/problems/{n}", Does(&[WriteProblems]), desk::problems::show)
        .post("/desk/problems/{n}/{noun}", Does(&[WriteProblems]), desk::problems::change)
        .get("/desk/maintenance", Does(&[PlanWorks]), desk::maintenance::list)
        .post("/desk/maintenance", Does(&[PlanWorks]), desk::maintenance::plan)
        .get("/desk/maintenance/{n}", Does(&[PlanWorks]), desk::maintenance::show)
        .post("/desk/maintenance/{n}/{noun}", Does(&[PlanWorks, AnnounceWorks]), desk::maintenance::change)
        .get("/desk/releases", Does(&[PlanWorks]), desk::releases::list)
        .post("/desk/releases", Does(&[PlanWorks]), desk::releases::prepare)
        .get("/desk/releases/{n}", Does(&[PlanWorks]), desk::releases::show)
        .post("/desk/releases/{n}/{noun}", Does(&[PlanWorks, AnnounceWorks]), desk::releases::change)
        .get("/desk/outbox", Does(&[ReadOutbox]), desk::outbox::show)
        .get("/desk/health", Does(&[ReadHealth]), desk::health::show)
        .post("/desk/health/verifications", Does(&[ReadHealth]), desk::health::verify)
        .get("/reports", Does(&[ReadReports]), pages::reports::show)
        .get("/reports/what-if", Does(&[ReadReports]), pages::what_if::show)
        .get("/reports/tickets", Does(&[ReadReports]), pages::reports::behind)
        .get("/reports/evidence", Does(&[ReadReports]), pages::evidence::month)
        .get("/reports/decisions", Does(&[ReadReports]), pages::decisions::show)
        .get("/reports/response-times", Does(&[ReadReports]), pages::responses::show)
        .get("/reports/months", Does(&[ReadReports]), pages::service_report::open)
        .get("/reports/{month}", Does(&[ReadReports]), pages::service_report::show)
        .post("/reports/{month}/drafts", Does(&[DraftReport]), pages::service_report::draft)
        .post("/reports/{month}/reviews", Does(&[ReviewReport]), pages::service_report::review)
        .post("/reports/{month}/issues", Does(&[IssueReport]), pages::service_report::issue)
}
