//! The security journal: who came in, from where, and what was changed of how they do.

use app::SecurityNote;
use axum::Json;
use axum::response::Response;
use desk::OrganisationId;
use desk::access::Fields;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Caller, Params, Path};
use super::problem::Problem;

/// How many lines an answer has.
const LINES: u32 = 200;

/// Which lines.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SecurityParams {
    /// Not after this instant: what the page before gave as `next`.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// A line of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecurityNoteView {
    /// When, by the wall.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What: `signed_in`, `role_changed`…
    pub event: String,
    /// To whom: a person's id; for whoever only watches, none.
    pub person: Option<String>,
    /// By whom, if by somebody else: a person's id; for whoever only watches, none.
    pub by: Option<String>,
    /// From which network; for whoever only watches, none.
    pub network: Option<String>,
    /// By which program; for whoever only watches, none.
    pub agent: Option<String>,
    /// Which way in, which token, which role; for whoever only watches, none.
    pub about: Option<String>,
}

/// A page of the security journal, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SecurityView {
    /// The lines.
    pub notes: Vec<SecurityNoteView>,
    /// `until` of the next page; none on the last one.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next: Option<Timestamp>,
}

fn view(notes: Vec<SecurityNote>, next: Option<Timestamp>, is_all: bool) -> Json<SecurityView> {
    let one = |note: SecurityNote| SecurityNoteView {
        at: note.at,
        event: note.event.word().to_owned(),
        person: note.person.filter(|_| is_all).map(|id| id.to_string()),
        by: note.by.filter(|_| is_all).map(|id| id.to_string()),
        network: is_all.then_some(note.whence.network),
        agent: is_all.then_some(note.whence.agent),
        about: is_all.then_some(note.about),
    };
    Json(SecurityView { notes: notes.into_iter().map(one).collect(), next })
}

/// What was written down of how you come in.
#[utoipa::path(
    get, path = "/account/security", tag = "account", params(SecurityParams),
    responses((status = OK, body = SecurityView)),
    security(("token" = []))
)]
pub async fn own(
    caller: Caller,
    Params(params): Params<SecurityParams>,
) -> Result<Json<SecurityView>, Response> {
    let page = caller.told(caller.app().own_security(&caller.visitor, params.until, LINES).await)?;
    Ok(view(page.notes, page.next, true))
}

/// The security journal of an organisation's people.
#[utoipa::path(
    get, path = "/organisations/{organisation}/security", tag = "audit",
    params(("organisation" = String, Path), SecurityParams),
    responses((status = OK, body = SecurityView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn of(
    caller: Caller,
    Path(of): Path<String>,
    Params(params): Params<SecurityParams>,
) -> Result<Json<SecurityView>, Response> {
    let of: OrganisationId = caller.id(&of)?;
    let told = caller.told(caller.app().security_for(&caller.visitor, of, params.until, LINES).await)?;
    Ok(view(told.notes, told.next, told.fields == Fields::All))
}
