//! By which identity provider an organisation's people come in: read, set, taken away, and whose account is whose. What a
//! provider knows this desk by is in no answer. A trial needs a browser, which goes to the provider and comes back: that is the
//! page's alone.

use app::{NewProvider, ProviderView};
use axum::Json;
use axum::response::Response;
use desk::{OrganisationId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;
use crate::whence::From;

/// An organisation's identity provider, and who comes in by it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignOnView {
    /// Whose: the organisation's id.
    pub organisation: String,
    /// How often it was set: what `seen` means; 0: there is none.
    pub version: u64,
    /// Its address.
    pub issuer: Option<String>,
    /// Its name for this desk.
    pub client: Option<String>,
    /// What it must say of how somebody showed who they are; none: nothing.
    pub demands: Option<String>,
    /// Since when it is so.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub changed_at: Option<Timestamp>,
    /// Who comes in by it.
    pub people: Vec<LinkedView>,
    /// Who has no way in yet: their ids.
    pub without: Vec<String>,
}

/// Somebody who comes in by an account at the provider.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkedView {
    /// The person's id.
    pub person: String,
    /// Their name; empty where it was erased.
    pub name: String,
    /// Where their account is.
    pub at: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
    /// When they last came by it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub used_at: Option<Timestamp>,
}

/// A setting to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOnBody {
    /// Its address.
    issuer: String,
    /// Its name for this desk.
    client: String,
    /// What it knows this desk by; the one that is there stays, if left out.
    secret: Option<String>,
    /// What it must say of how somebody showed who they are (`acr` or `amr`); nothing, if left out.
    demands: Option<String>,
    /// The `version` that you read; 0: there was none.
    seen: u64,
}

/// Which setting is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOnRemovalBody {
    /// The `version` that you read.
    seen: u64,
}

/// Whose account it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectBody {
    /// The person's id; they have no way in yet.
    person: String,
    /// The provider's own name for the account (`sub`).
    subject: String,
}

type Shown = Result<Json<SignOnView>, Response>;

fn view(found: &ProviderView) -> SignOnView {
    let provider = found.provider.as_ref();
    SignOnView {
        organisation: found.organisation.id.to_string(),
        version: provider.map_or(0, |provider| provider.version),
        issuer: provider.map(|provider| provider.issuer.clone()),
        client: provider.map(|provider| provider.client.clone()),
        demands: provider.map(|provider| provider.demands.clone()).filter(|demands| !demands.is_empty()),
        changed_at: provider.map(|provider| provider.changed_at),
        people: found
            .linked
            .iter()
            .map(|one| LinkedView {
                person: one.person.to_string(),
                name: one.name.clone(),
                at: one.at.clone(),
                since: one.since,
                used_at: one.used_at,
            })
            .collect(),
        without: found.without.iter().map(|(person, _)| person.to_string()).collect(),
    }
}

async fn shown(caller: &Caller, of: OrganisationId) -> Shown {
    Ok(Json(view(&caller.told(caller.app().sign_on_of(&caller.visitor, of).await)?)))
}

/// By which identity provider an organisation's people come in. It takes a proof of who you are, like all that follows.
#[utoipa::path(
    get, path = "/organisations/{organisation}/sign-in", tag = "organisations",
    params(("organisation" = String, Path)),
    responses((status = OK, body = SignOnView), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(of): Path<String>) -> Shown {
    let of = caller.id(&of)?;
    shown(&caller, of).await
}

/// Set it. Sessions that came by the one before end.
#[utoipa::path(
    post, path = "/organisations/{organisation}/sign-in", tag = "organisations", request_body = SignOnBody,
    params(("organisation" = String, Path)),
    responses((status = OK, body = SignOnView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn set(Path(of): Path<String>, From(whence): From, asked: Asked<SignOnBody>) -> Shown {
    let Asked { caller, body, .. } = asked;
    let of = caller.id(&of)?;
    let new = NewProvider {
        issuer: body.issuer,
        client: body.client,
        secret: body.secret.unwrap_or_default(),
        demands: body.demands.unwrap_or_default(),
    };
    caller.told(caller.app().set_provider(&caller.visitor, of, &new, body.seen, &whence).await)?;
    shown(&caller, of).await
}

/// Take it away, and with it the sessions that came by it.
#[utoipa::path(
    post, path = "/organisations/{organisation}/sign-in/removal", tag = "organisations",
    request_body = SignOnRemovalBody, params(("organisation" = String, Path)),
    responses((status = OK, body = SignOnView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn remove(Path(of): Path<String>, From(whence): From, asked: Asked<SignOnRemovalBody>) -> Shown {
    let Asked { caller, body, .. } = asked;
    let of = caller.id(&of)?;
    caller.told(caller.app().remove_provider(&caller.visitor, of, body.seen, &whence).await)?;
    shown(&caller, of).await
}

/// Say which account is somebody's who has no way in yet.
#[utoipa::path(
    post, path = "/organisations/{organisation}/sign-in/people", tag = "organisations",
    request_body = SubjectBody, params(("organisation" = String, Path)),
    responses((status = OK, body = SignOnView), (status = 404, body = Problem), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn say(Path(of): Path<String>, From(whence): From, asked: Asked<SubjectBody>) -> Shown {
    let Asked { caller, body, .. } = asked;
    let of = caller.id(&of)?;
    let person: PersonId = caller.id(&body.person)?;
    let said = caller.app().link_by_subject(&caller.visitor, of, person, &body.subject, &whence).await;
    caller.told(said)?;
    shown(&caller, of).await
}
