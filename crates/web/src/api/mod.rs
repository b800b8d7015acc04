//! `/api/v1`: the same verbs as the pages, for programs.
//!
//! A path and its place in the OpenAPI document are registered together, so they can't drift. Errors are problems
//! (RFC 9457) in the words of the pages. A write takes an `Idempotency-Key`: the same again has the same result.

mod agreements;
mod attachments;
mod caller;
mod document;
mod duties;
mod emergency;
mod erasure;
mod escalation;
mod events;
mod exclusions;
mod health;
mod hours;
mod members;
mod organisations;
mod people;
mod problem;
mod problems;
mod promises;
mod proofs;
mod publishing;
mod repinning;
mod replay;
mod reports;
mod retention;
mod reviews;
mod rights;
mod roster;
mod security;
mod service_reports;
mod sessions;
mod sign_on;
mod tickets;
mod tokens;
mod verbs;
mod versions;
mod views;
mod works;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use desk::Action::*;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::routes;

use crate::doors::Door::{Anybody, Does, SignedIn};
use crate::doors::{ApiDoors, Doors, Hung};
use crate::site::Site;

pub use caller::Caller;

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

/// The API's routes with its document, and their doors.
pub fn routes(site: &Site) -> (Router<Site>, Vec<Hung>) {
    let v1 = ApiDoors::under(site, "/api/v1")
        .hang(Does(&[Open]), routes!(tickets::open))
        .hang(Does(&[Read]), routes!(tickets::list))
        .hang(Does(&[Read]), routes!(tickets::show))
        .hang(Does(&[Read]), routes!(tickets::journal))
        .hang(Does(&[Read]), routes!(tickets::proof))
        .hang(Does(&[Read]), routes!(tickets::evidence))
        .hang(Does(&[SendMessage]), routes!(attachments::begin))
        .hang(Does(&[SendMessage]), routes!(attachments::progress, attachments::send, attachments::drop_it))
        .hang(Does(&[Read]), routes!(attachments::list))
        .hang(Does(&[Read]), routes!(attachments::download))
        .hang(Does(&[Acknowledge]), routes!(verbs::acknowledge))
        .hang(Does(&[StartWork]), routes!(verbs::start_work))
        .hang(Does(&[Triage]), routes!(verbs::triage))
        .hang(Does(&[ConfirmLowering]), routes!(verbs::confirm_lowering))
        .hang(Does(&[ConfirmLowering]), routes!(verbs::decline_lowering))
        .hang(Does(&[ProposeExclusion]), routes!(exclusions::propose))
        .hang(Does(&[ConfirmExclusion]), routes!(exclusions::confirm))
        .hang(Does(&[ProposeExclusion]), routes!(exclusions::decline))
        .hang(Does(&[ProposeExclusion]), routes!(exclusions::help))
        .hang(Does(&[ContestExclusion]), routes!(exclusions::contest))
        .hang(Does(&[ReviewExclusion]), routes!(exclusions::review))
        .hang(Does(&[ConfirmExclusion]), routes!(exclusions::lift))
        .hang(Does(&[Diagnose]), routes!(verbs::diagnose))
        .hang(Does(&[Endorse]), routes!(promises::endorse))
        .hang(Does(&[FindWorkaround]), routes!(promises::workaround))
        .hang(Does(&[NameProduct]), routes!(promises::name_product))
        .hang(Does(&[Assign]), routes!(promises::assign))
        .hang(Does(&[PromiseNews]), routes!(promises::next_step))
        .hang(Does(&[Escalate]), routes!(escalation::escalate))
        .hang(Does(&[SendMessage]), routes!(verbs::send))
        .hang(Does(&[WriteNote]), routes!(verbs::note))
        .hang(Does(&[RedactMessage]), routes!(rights::redact))
        .hang(Does(&[ReadAudit]), routes!(rights::audit))
        .hang(Does(&[ReadAudit]), routes!(rights::reads))
        .hang(Does(&[Resolve]), routes!(verbs::resolve))
        .hang(Does(&[Close]), routes!(verbs::close))
        .hang(Does(&[Reopen]), routes!(verbs::reopen))
        .hang(Does(&[AnswerResolution]), routes!(works::accept))
        .hang(Does(&[AnswerResolution]), routes!(works::object))
        .hang(Does(&[ReadProblems]), routes!(problems::list))
        .hang(Does(&[WriteProblems]), routes!(problems::open))
        .hang(Does(&[ReadProblems]), routes!(problems::show))
        .hang(Does(&[WriteProblems]), routes!(problems::restate))
        .hang(Does(&[WriteProblems]), routes!(problems::suppose))
        .hang(Does(&[WriteProblems]), routes!(problems::judge))
        .hang(Does(&[WriteProblems]), routes!(problems::find_cause))
        .hang(Does(&[WriteProblems]), routes!(problems::give_workaround))
        .hang(Does(&[WriteProblems]), routes!(problems::withdraw_workaround))
        .hang(Does(&[WriteProblems]), routes!(problems::link))
        .hang(Does(&[WriteProblems]), routes!(problems::unlink))
        .hang(Does(&[WriteProblems]), routes!(problems::close))
        .hang(Does(&[WriteProblems]), routes!(problems::reopen))
        .hang(Does(&[ReadNotices]), routes!(works::maintenances))
        .hang(Does(&[PlanWorks]), routes!(works::plan))
        .hang(Does(&[ReadNotices]), routes!(works::maintenance_of))
        .hang(Does(&[AnnounceWorks]), routes!(works::announce))
        .hang(Does(&[AnnounceWorks]), routes!(works::postpone))
        .hang(Does(&[AnnounceWorks]), routes!(works::finish))
        .hang(Does(&[AnnounceWorks]), routes!(works::cancel))
        .hang(Does(&[ReadNotices]), routes!(works::releases))
        .hang(Does(&[PlanWorks]), routes!(works::prepare))
        .hang(Does(&[ReadNotices]), routes!(works::release_of))
        .hang(Does(&[AnnounceWorks]), routes!(works::publish))
        .hang(Does(&[AnnounceWorks]), routes!(works::withdraw))
        .hang(Does(&[ReadOutbox]), routes!(works::outbox))
        .hang(Anybody, routes!(hours::now))
        .hang(Anybody, routes!(hours::due))
        .hang(Anybody, routes!(agreements::list))
        .hang(Anybody, routes!(agreements::show))
        .hang(Anybody, routes!(versions::in_force))
        .hang(Anybody, routes!(versions::compare))
        .hang(Does(&[ProposeVersion]), routes!(publishing::preview))
        .hang(Does(&[ProposeVersion]), routes!(publishing::list, publishing::propose))
        .hang(Does(&[ProposeVersion]), routes!(publishing::show))
        .hang(Does(&[PublishVersion]), routes!(publishing::publish))
        .hang(Does(&[PublishVersion]), routes!(publishing::decline))
        .hang(Does(&[Repin]), routes!(repinning::effects, repinning::repin))
        .hang(Does(&[ReadReports]), routes!(replay::published, replay::tried))
        .hang(Does(&[WriteReview]), routes!(reviews::write))
        .hang(Does(&[ApproveReview]), routes!(reviews::approve))
        .hang(Does(&[ApproveReview]), routes!(reviews::send_back))
        .hang(Does(&[WriteReview]), routes!(reviews::list))
        .hang(Does(&[ReadReports]), routes!(reviews::responses))
        .hang(Does(&[ReadReports]), routes!(reports::targets))
        .hang(Does(&[ReadReports]), routes!(reports::evidence))
        .hang(Does(&[ReadReports]), routes!(service_reports::show))
        .hang(Does(&[DraftReport]), routes!(service_reports::draft))
        .hang(Does(&[ReviewReport]), routes!(service_reports::review))
        .hang(Does(&[IssueReport]), routes!(service_reports::issue))
        .hang(Does(&[ReadRoster]), routes!(roster::coverage))
        .hang(Does(&[ReadRoster]), routes!(roster::staffed))
        .hang(Does(&[ReadRoster]), routes!(roster::forecast))
        .hang(Does(&[ReadRoster]), routes!(roster::show))
        .hang(Does(&[KeepRoster, PlanRoster]), routes!(roster::change))
        .hang(Does(&[ReadReports]), routes!(exclusions::decisions))
        .hang(Does(&[AskInformation]), routes!(duties::ask_information))
        .hang(Does(&[AnswerInformation]), routes!(duties::answer_information))
        .hang(Does(&[AskInformation]), routes!(duties::withdraw_information))
        .hang(Does(&[AskRemoteAccess]), routes!(duties::ask_access))
        .hang(Does(&[AllowRemoteAccess]), routes!(duties::grant_access))
        .hang(Does(&[AllowRemoteAccess]), routes!(duties::refuse_access))
        .hang(Does(&[EndRemoteAccess]), routes!(duties::revoke_access))
        .hang(Does(&[UseRemoteAccess]), routes!(duties::enter_access))
        .hang(Does(&[UseRemoteAccess]), routes!(duties::leave_access))
        .hang(Does(&[ContactCustomer]), routes!(duties::ask_contact))
        .hang(Does(&[ContactCustomer]), routes!(duties::contact))
        .hang(Does(&[AnswerContact]), routes!(duties::answer_contact))
        .hang(Does(&[AuthoriseContact]), routes!(duties::authorise_contact))
        .hang(Does(&[AuthoriseContact]), routes!(duties::revoke_contact))
        .hang(Does(&[PointOutDuty]), routes!(duties::point_out))
        .hang(Does(&[RecordTraining]), routes!(duties::record_certificate))
        .hang(Does(&[CheckTraining]), routes!(duties::check_certificate))
        .hang(Does(&[ReadOrganisation]), routes!(duties::ledger))
        .hang(Does(&[ReadOrganisation]), routes!(proofs::download_proof))
        .hang(Does(&[Read]), routes!(duties::addressed))
        .hang(Does(&[ReadPeople]), routes!(people::list))
        .hang(Does(&[ReadPeople]), routes!(people::show))
        .hang(Does(&[GrantQualification]), routes!(people::propose))
        .hang(Does(&[ConfirmQualification]), routes!(people::confirm))
        .hang(Does(&[ConfirmQualification]), routes!(people::decline))
        .hang(Does(&[GrantQualification]), routes!(people::revoke))
        .hang(Does(&[ReadRetention, HoldRetention]), routes!(retention::show))
        .hang(Does(&[ManageRetention]), routes!(retention::set))
        .hang(Does(&[HoldRetention]), routes!(retention::hold))
        .hang(Does(&[HoldRetention]), routes!(retention::release))
        .hang(Does(&[ReadHealth]), routes!(health::show))
        .hang(Does(&[ReadHealth]), routes!(health::verify))
        .hang(Does(&[EndBreakGlass]), routes!(emergency::list))
        .hang(Does(&[BreakGlass]), routes!(emergency::ask))
        .hang(Does(&[ConfirmBreakGlass]), routes!(emergency::grant))
        .hang(Does(&[EndBreakGlass]), routes!(emergency::decline))
        .hang(Does(&[EndBreakGlass]), routes!(emergency::end))
        // Administration: the organisations, their people, and how those come in
        .hang(Does(&[ReadOrganisation]), routes!(organisations::list))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::add))
        .hang(Does(&[ReadOrganisation]), routes!(organisations::show))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::support))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::authorise))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::end_authorisation))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::desk))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::domains))
        .hang(Does(&[ManageOrganisations]), routes!(organisations::name))
        .hang(Does(&[InvitePeople]), routes!(members::list, members::invite))
        .hang(Does(&[InvitePeople]), routes!(members::show))
        .hang(Does(&[InvitePeople]), routes!(members::invite_again))
        .hang(Does(&[ChangeRole]), routes!(members::change_role))
        .hang(Does(&[DisablePeople]), routes!(members::disable))
        .hang(Does(&[ResetWaysIn]), routes!(members::reset, members::propose_reset))
        .hang(Does(&[ResetWaysIn]), routes!(members::confirm_reset))
        .hang(Does(&[ResetWaysIn]), routes!(members::decline_reset))
        .hang(Does(&[ManageSignOn]), routes!(sign_on::show, sign_on::set))
        .hang(Does(&[ManageSignOn]), routes!(sign_on::remove))
        .hang(Does(&[ManageSignOn]), routes!(sign_on::say))
        .hang(Does(&[ReadSessions]), routes!(sessions::list))
        .hang(Does(&[ReadSessions]), routes!(sessions::end))
        .hang(Does(&[ReadSessions]), routes!(sessions::end_others))
        .hang(Does(&[ReadSessions]), routes!(sessions::of))
        .hang(Does(&[ReadSessions]), routes!(sessions::end_theirs))
        .hang(Does(&[ReadSessions]), routes!(sessions::end_all))
        .hang(SignedIn, routes!(tokens::list))
        .hang(Does(&[ManageTokens]), routes!(tokens::make))
        .hang(SignedIn, routes!(tokens::revoke))
        .hang(Does(&[ManageTokens]), routes!(tokens::of))
        .hang(Does(&[ManageTokens]), routes!(tokens::revoke_theirs))
        .hang(Does(&[ExportPerson]), routes!(erasure::own_data))
        .hang(Does(&[ExportPerson]), routes!(erasure::data))
        .hang(Does(&[AskErasure]), routes!(erasure::own, erasure::ask))
        .hang(Does(&[AskErasure]), routes!(erasure::withdraw))
        .hang(Does(&[ErasePerson]), routes!(erasure::preview, erasure::erase))
        .hang(Does(&[ErasePerson]), routes!(erasure::decline))
        .hang(Does(&[ErasePerson]), routes!(erasure::hold))
        .hang(Does(&[ErasePerson]), routes!(erasure::release))
        .hang(Does(&[ReadSecurity]), routes!(security::own))
        .hang(Does(&[ReadSecurity]), routes!(security::of))
        .hang(Does(&[Read]), routes!(events::listen));
    let (v1, document, mut hung) = v1.open(Document::openapi());
    let document = document::completed(document);
    let rest = Doors::new(site).any("/api/v1/{*rest}", Anybody, nothing_here).get(
        "/openapi.json",
        Anybody,
        async move || Json(document).into_response(),
    );
    let (rest, others) = rest.open();
    hung.extend(others);
    (v1.method_not_allowed_fallback(wrong_method).merge(rest), hung)
}

/// What the browser's policy stops: a write from another site, an answer that would be embedded, another desk's name.
pub fn stopped(status: StatusCode, headers: &axum::http::HeaderMap) -> Response {
    let lang = crate::reader::asked_language(headers).unwrap_or(words::Lang::En);
    match status {
        StatusCode::MISDIRECTED_REQUEST => {
            problem::unreadable(lang, status, "another-name", lang.failed_another_name())
        }
        _ => problem::unreadable(lang, status, "not-from-here", lang.failed_not_from_here()),
    }
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
