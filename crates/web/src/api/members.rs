//! Who belongs to an organisation, for whoever answers for its people: invited, given another role, closed out, and their ways
//! in made anew by two. A link is in the answer that makes it, and in no other.

use app::{Members, PersonRow, Secret};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::membership::{Invitation, MembershipCommand, MembershipRefusal};
use desk::ways_in::WaysInCommand;
use desk::{OrganisationId, PersonId, Refusal, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path, made};
use super::people::{BecauseBody, SeenBody};
use super::problem::Problem;
use super::verbs::NothingBody;
use crate::whence::From;

/// Somebody of an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    /// The person's id.
    pub id: String,
    /// Whose: the organisation's id.
    pub organisation: String,
    /// The name; none where it was erased.
    pub name: Option<String>,
    /// The address; none where it was erased.
    pub email: Option<String>,
    /// The role.
    pub role: String,
    /// May come in.
    pub active: bool,
    /// How many entries the person has: what `seen` means.
    pub version: u64,
}

/// The people of an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembersView {
    /// Each, by name.
    pub people: Vec<MemberView>,
    /// The roles that you give and take here.
    pub roles: Vec<String>,
}

/// Somebody to be invited.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationBody {
    /// The name.
    name: String,
    /// The address: nobody else has it.
    email: String,
    /// What for: one of `roles`.
    role: String,
}

/// Another role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleBody {
    /// Which: one of `roles`.
    role: String,
    /// The `version` of the person that you read.
    seen: Option<u64>,
}

/// Somebody who was let in.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetInView {
    /// The person's id.
    pub person: String,
    /// An address that they open, once, to set up how they come in: shown now, and never again. None where the same request had
    /// it before.
    pub link: Option<String>,
}

/// Ways in that are to be made anew.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaysInView {
    /// The person's id.
    pub person: String,
    /// Does a proposal wait for its second person?
    pub waits: bool,
    /// Whose it is: a person's id.
    pub by: Option<String>,
    /// Why; none where it was erased.
    pub reason: Option<String>,
}

fn view((row, version): &(PersonRow, u64)) -> MemberView {
    MemberView {
        id: row.id.to_string(),
        organisation: row.organisation.to_string(),
        name: row.name.clone(),
        email: row.email.clone(),
        role: row.role.word().to_owned(),
        active: row.active,
        version: *version,
    }
}

fn all(members: &Members) -> MembersView {
    MembersView {
        people: members.rows.iter().map(view).collect(),
        roles: members.roles.iter().map(|role| role.word().to_owned()).collect(),
    }
}

fn link(caller: &Caller, headers: &HeaderMap, secret: &Secret) -> String {
    format!("{}/sign-in#{}", caller.site.settings().reached_at(headers), secret.reveal())
}

/// What is no role is none that anybody gives.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn role(caller: &Caller, word: &str) -> Result<Role, Response> {
    let beyond = |()| Refusal::from(MembershipRefusal::BeyondTheirRole).into();
    caller.told(word.parse().map_err(beyond))
}

async fn one(caller: &Caller, person: PersonId) -> Result<Json<MemberView>, Response> {
    let (_, row, version) = caller.told(caller.app().members_with(&caller.visitor, person).await)?;
    Ok(Json(view(&(row, version))))
}

/// The people of an organisation, for whoever answers for them.
#[utoipa::path(
    get, path = "/organisations/{organisation}/people", tag = "people", params(("organisation" = String, Path)),
    responses((status = OK, body = MembersView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn list(caller: Caller, Path(of): Path<String>) -> Result<Json<MembersView>, Response> {
    let of: OrganisationId = caller.id(&of)?;
    let members = caller.told(caller.app().members(&caller.visitor, of).await)?;
    Ok(Json(all(&members)))
}

/// Invite somebody: known from now on, with a link to set up how they come in. `disabling` takes an invitation back.
#[utoipa::path(
    post, path = "/organisations/{organisation}/people", tag = "people", request_body = InvitationBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = CREATED, body = LetInView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn invite(
    Path(of): Path<String>,
    From(whence): From,
    headers: HeaderMap,
    asked: Asked<InvitationBody>,
) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    let of: OrganisationId = caller.id(&of)?;
    let (app, visitor) = (caller.app(), &caller.visitor);
    // Outside one's scope there is no organisation, whatever the role.
    caller.told(app.members(visitor, of).await)?;
    let text = |text: &str| app.authored(text.trim());
    let (name, email) = (text(&body.name), text(&body.email));
    let new = Invitation { role: role(&caller, &body.role)?, name, email };
    let invited = caller.told(app.invite(visitor, of, &new, &form, &whence).await)?;
    let person = invited.person.to_string();
    let place = format!("/api/v1/people/{person}/membership");
    let link = invited.link.map(|secret| link(&caller, &headers, &secret));
    Ok(made(place, LetInView { person, link }))
}

/// One of them.
#[utoipa::path(
    get, path = "/people/{person}/membership", tag = "people", params(("person" = String, Path)),
    responses((status = OK, body = MemberView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(person): Path<String>) -> Result<Json<MemberView>, Response> {
    one(&caller, caller.id(&person)?).await
}

/// Give somebody another role; what they were in by ends. It takes a proof of who you are, not older than fifteen minutes.
#[utoipa::path(
    post, path = "/people/{person}/role", tag = "people", request_body = RoleBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = MemberView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn change_role(
    Path(person): Path<String>,
    From(whence): From,
    asked: Asked<RoleBody>,
) -> Result<Json<MemberView>, Response> {
    let Asked { caller, body, form } = asked;
    let person: PersonId = caller.id(&person)?;
    // Outside one's scope there is nobody, whatever the role.
    caller.told(caller.app().members_with(&caller.visitor, person).await)?;
    let command = MembershipCommand::ChangeRole { role: role(&caller, &body.role)? };
    let form = app::Form { seen: body.seen, ..form };
    caller.told(caller.app().change_member(&caller.visitor, person, command, &form, &whence).await)?;
    one(&caller, person).await
}

/// Close somebody out, at once; also who was invited and hasn't come yet.
#[utoipa::path(
    post, path = "/people/{person}/disabling", tag = "people", request_body = SeenBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = MemberView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn disable(
    Path(person): Path<String>,
    From(whence): From,
    asked: Asked<SeenBody>,
) -> Result<Json<MemberView>, Response> {
    let Asked { caller, body, form } = asked;
    let person: PersonId = caller.id(&person)?;
    let form = app::Form { seen: body.seen, ..form };
    let command = MembershipCommand::Disable;
    caller.told(caller.app().change_member(&caller.visitor, person, command, &form, &whence).await)?;
    one(&caller, person).await
}

/// Another link for somebody who was invited and hasn't set up how they come in; the one before is no longer good.
#[utoipa::path(
    post, path = "/people/{person}/link", tag = "people", request_body = NothingBody,
    params(("person" = String, Path)),
    responses(
        (status = CREATED, body = LetInView), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn invite_again(
    Path(person): Path<String>,
    From(whence): From,
    headers: HeaderMap,
    asked: Asked<NothingBody>,
) -> Result<Response, Response> {
    let caller = asked.caller;
    let person: PersonId = caller.id(&person)?;
    let secret = caller.told(caller.app().invite_again(&caller.visitor, person, &whence).await)?;
    let link = Some(link(&caller, &headers, &secret));
    let view = LetInView { person: person.to_string(), link };
    Ok(made(format!("/api/v1/people/{person}/membership"), view))
}

async fn waiting(caller: &Caller, person: PersonId) -> Result<Json<WaysInView>, Response> {
    let found = caller.told(caller.app().reset_that_waits(&caller.visitor, person).await)?;
    let (waits, found) = (found.is_some(), found.as_ref());
    let by = found.and_then(|found| found.by).map(|by| by.to_string());
    let reason = found.and_then(|found| found.reason.clone());
    Ok(Json(WaysInView { person: person.to_string(), waits, by, reason }))
}

/// Does a proposal wait that somebody's ways in be made anew?
#[utoipa::path(
    get, path = "/people/{person}/ways-in/reset", tag = "people", params(("person" = String, Path)),
    responses((status = OK, body = WaysInView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn reset(caller: Caller, Path(person): Path<String>) -> Result<Json<WaysInView>, Response> {
    waiting(&caller, caller.id(&person)?).await
}

/// Propose it. A second person stands by it within two days. It takes a proof of who you are, like the other two.
#[utoipa::path(
    post, path = "/people/{person}/ways-in/reset", tag = "people", request_body = BecauseBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = WaysInView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn propose_reset(
    Path(person): Path<String>,
    From(whence): From,
    asked: Asked<BecauseBody>,
) -> Result<Json<WaysInView>, Response> {
    let Asked { caller, body, form } = asked;
    let person: PersonId = caller.id(&person)?;
    let form = app::Form { seen: body.seen, ..form };
    let command = WaysInCommand::Propose { reason: caller.app().authored(body.reason) };
    caller.told(caller.app().reset_ways_in(&caller.visitor, person, &command, &form, &whence).await)?;
    waiting(&caller, person).await
}

/// Stand by it, as the second person: what opened the door opens it no more, and the answer has a link, once.
#[utoipa::path(
    post, path = "/people/{person}/ways-in/reset/confirmation", tag = "people", request_body = SeenBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = LetInView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn confirm_reset(
    Path(person): Path<String>,
    From(whence): From,
    headers: HeaderMap,
    asked: Asked<SeenBody>,
) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    let person: PersonId = caller.id(&person)?;
    let form = app::Form { seen: body.seen, ..form };
    let (app, command) = (caller.app(), WaysInCommand::Confirm);
    let secret = caller.told(app.reset_ways_in(&caller.visitor, person, &command, &form, &whence).await)?;
    let link = secret.map(|secret| link(&caller, &headers, &secret));
    Ok((StatusCode::OK, Json(LetInView { person: person.to_string(), link })).into_response())
}

/// Say no, or take one's own proposal back.
#[utoipa::path(
    post, path = "/people/{person}/ways-in/reset/refusal", tag = "people", request_body = SeenBody,
    params(("person" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = OK, body = WaysInView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn decline_reset(
    Path(person): Path<String>,
    From(whence): From,
    asked: Asked<SeenBody>,
) -> Result<Json<WaysInView>, Response> {
    let Asked { caller, body, form } = asked;
    let person: PersonId = caller.id(&person)?;
    let form = app::Form { seen: body.seen, ..form };
    let (app, command) = (caller.app(), WaysInCommand::Decline);
    caller.told(app.reset_ways_in(&caller.visitor, person, &command, &form, &whence).await)?;
    waiting(&caller, person).await
}
