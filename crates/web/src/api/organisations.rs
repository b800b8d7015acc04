//! Organisations: who is there, who supports whom from when until when, whether a provider is authorised, and where its level-1
//! desk is (preamble). A manager of the centre says what changes, each thing with its date.

use axum::Json;
use axum::response::Response;
use desk::chart::{ChartCommand, Newcomer, Newly};
use desk::fact::Level1Desk;
use desk::organisation::Stretch;
use desk::{Organisation, OrganisationId, Refusal, Support};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path, made};
use super::problem::Problem;

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationDetail {
    /// Its id.
    pub id: String,
    /// How many entries it has: what `seen` means.
    pub version: u64,
    /// Its name.
    pub name: String,
    /// `vendor`, `provider` or `customer`.
    pub party: String,
    /// Whose hours are its hours.
    pub region: String,
    /// Who supports a customer now: a provider's id; none: the vendor itself, or nobody any more (`unsupported_since`).
    pub provider: Option<String>,
    /// Since when nobody supports a customer.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub unsupported_since: Option<Timestamp>,
    /// Who was said to support it, in the order in which it was said: where two say something of an instant, the later holds.
    pub supported: Vec<SupportView>,
    /// Is a provider authorised now?
    pub authorised: bool,
    /// When a provider was said to be authorised; nothing: without end.
    pub authorisations: Vec<StretchView>,
    /// Does a provider keep its level-1 desk in this house?
    pub desk_here: bool,
    /// How to get to it, where it is elsewhere.
    pub desk_address: Option<String>,
    /// The mail domains of its people.
    pub domains: Vec<String>,
}

/// A stretch of time.
#[derive(Debug, Serialize, ToSchema)]
pub struct StretchView {
    /// From this instant on; none: always.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Up to, not including; open if none.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// Who supports a customer for a stretch of time.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupportView {
    /// The provider's id; none: the vendor itself.
    pub provider: Option<String>,
    /// When.
    #[serde(flatten)]
    pub when: StretchView,
}

/// An organisation that comes in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationBody {
    /// Its name: no other has it.
    name: String,
    /// What it is.
    party: NewParty,
    /// Whose hours are its hours.
    #[schema(example = "EMEA")]
    region: String,
    /// The provider that supports a customer: its id; the vendor itself, if left out.
    provider: Option<String>,
}

/// What a newcomer is. The vendor is there from the beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewParty {
    /// A provider.
    Provider,
    /// A customer.
    Customer,
}

/// Who supports a customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportBody {
    /// The provider's id; the vendor itself, if left out.
    provider: Option<String>,
    /// From this instant on; from now, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Up to, not including; without end, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

/// When a provider is authorised.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderAuthorisationBody {
    /// From this instant on; from now, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Up to, not including; without end, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

/// Nothing but what you had read of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenOfItBody {
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

/// Where a provider keeps its level-1 desk.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskBody {
    /// How to get there, where it is elsewhere; in this house, if left out.
    address: Option<String>,
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

/// The mail domains of its people.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DomainsBody {
    /// These and no others.
    domains: Vec<String>,
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

/// Another name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameBody {
    /// No other organisation has it.
    name: String,
    /// The `version` of the organisation that you read.
    seen: Option<u64>,
}

type Shown = Result<Json<OrganisationDetail>, Response>;

fn stretch(when: &Stretch) -> StretchView {
    StretchView { from: Some(when.from).filter(|from| *from > Timestamp::MIN), until: when.until }
}

fn view(one: &Organisation, now: Timestamp) -> OrganisationDetail {
    let supported = one.supported.iter().map(|word| SupportView {
        provider: word.provider.map(|id| id.to_string()),
        when: stretch(&word.when),
    });
    OrganisationDetail {
        id: one.id.to_string(),
        version: one.version,
        name: one.name.clone(),
        party: one.party.word().to_owned(),
        region: one.region.to_string(),
        provider: one.provider_at(now).map(|id| id.to_string()),
        unsupported_since: match one.support_at(now) {
            Support::Ended { at, .. } => Some(at),
            Support::Vendor | Support::Provider(_) => None,
        },
        supported: supported.collect(),
        authorised: one.is_authorised(now),
        authorisations: one.authorised.iter().map(stretch).collect(),
        desk_here: one.has_desk_here(),
        desk_address: one.desk_address().map(str::to_owned),
        domains: one.domains.clone(),
    }
}

async fn one(caller: &Caller, id: OrganisationId) -> Shown {
    let found = caller.told(caller.app().organisation_for(&caller.visitor, id).await)?;
    Ok(Json(view(&found, caller.app().now())))
}

/// Says something of an organisation, and shows it after. Outside one's scope there is none, whatever is said.
async fn said(caller: Caller, id: &str, command: ChartCommand, form: app::Form, seen: Option<u64>) -> Shown {
    let id: OrganisationId = caller.id(id)?;
    caller.told(caller.app().organisation_for(&caller.visitor, id).await)?;
    let form = app::Form { seen, ..form };
    caller.told(caller.app().chart_by(&caller.visitor, id, &command, &form).await)?;
    one(&caller, id).await
}

/// What is no id is no provider's.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn provider(caller: &Caller, id: Option<&str>) -> Result<Option<OrganisationId>, Response> {
    let id = id.map(str::parse::<OrganisationId>).transpose();
    caller.told(id.map_err(|_| Refusal::NotAProvider.into()))
}

/// The organisations that you may read, by name.
#[utoipa::path(
    get, path = "/organisations", tag = "organisations",
    responses((status = OK, body = Vec<OrganisationDetail>), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Result<Json<Vec<OrganisationDetail>>, Response> {
    let all = caller.told(caller.app().organisations_for(&caller.visitor).await)?;
    let now = caller.app().now();
    Ok(Json(all.iter().map(|one| view(one, now)).collect()))
}

/// One of them.
#[utoipa::path(
    get, path = "/organisations/{organisation}", tag = "organisations", params(("organisation" = String, Path)),
    responses((status = OK, body = OrganisationDetail), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Shown {
    let id = caller.id(&id)?;
    one(&caller, id).await
}

/// Add an organisation.
#[utoipa::path(
    post, path = "/organisations", tag = "organisations", request_body = OrganisationBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = CREATED, body = OrganisationDetail), (status = 409, body = Problem)),
    security(("token" = []))
)]
pub async fn add(asked: Asked<OrganisationBody>) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    let provider = provider(&caller, body.provider.as_deref())?;
    let as_what = match (body.party, provider) {
        (NewParty::Customer, provider) => Newly::Customer { provider },
        (NewParty::Provider, None) => Newly::Provider,
        // Nobody supports a provider.
        (NewParty::Provider, Some(_)) => return Err(caller.no(Refusal::NotAProvider.into())),
    };
    let new = Newcomer { name: body.name, region: RegionId::from(body.region.as_str()), as_what };
    let id = caller.told(caller.app().add_organisation_by(&caller.visitor, &new, &form).await)?;
    let Json(view) = one(&caller, id).await?;
    Ok(made(format!("/api/v1/organisations/{id}"), view))
}

/// Say who supports a customer, from when until when.
#[utoipa::path(
    post, path = "/organisations/{organisation}/support", tag = "organisations", request_body = SupportBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn support(Path(id): Path<String>, asked: Asked<SupportBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    let provider = provider(&caller, body.provider.as_deref())?;
    let command = ChartCommand::Support { provider, from: body.from, until: body.until };
    said(caller, &id, command, form, body.seen).await
}

/// Say that a provider is authorised, from when until when.
#[utoipa::path(
    post, path = "/organisations/{organisation}/authorisation", tag = "organisations",
    request_body = ProviderAuthorisationBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn authorise(Path(id): Path<String>, asked: Asked<ProviderAuthorisationBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    let from = body.from.unwrap_or_else(|| caller.app().now());
    let command = ChartCommand::Authorise { from, until: body.until };
    said(caller, &id, command, form, body.seen).await
}

/// Say that a provider is authorised no more, from now on.
#[utoipa::path(
    post, path = "/organisations/{organisation}/authorisation/end", tag = "organisations",
    request_body = SeenOfItBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn end_authorisation(Path(id): Path<String>, asked: Asked<SeenOfItBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    said(caller, &id, ChartCommand::EndAuthorisation, form, body.seen).await
}

/// Say where a provider keeps its level-1 desk.
#[utoipa::path(
    post, path = "/organisations/{organisation}/desk", tag = "organisations", request_body = DeskBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn desk(Path(id): Path<String>, asked: Asked<DeskBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    let desk = match body.address {
        None => Level1Desk::Here {},
        Some(address) => Level1Desk::Elsewhere { address: address.trim().to_owned() },
    };
    said(caller, &id, ChartCommand::Level1(desk), form, body.seen).await
}

/// Say which mail domains are those of its people.
#[utoipa::path(
    post, path = "/organisations/{organisation}/domains", tag = "organisations", request_body = DomainsBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn domains(Path(id): Path<String>, asked: Asked<DomainsBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    said(caller, &id, ChartCommand::Domains(body.domains), form, body.seen).await
}

/// Give it another name.
#[utoipa::path(
    post, path = "/organisations/{organisation}/name", tag = "organisations", request_body = NameBody,
    params(("organisation" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = OrganisationDetail), (status = 404, body = Problem), (status = 409, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn name(Path(id): Path<String>, asked: Asked<NameBody>) -> Shown {
    let Asked { caller, body, form } = asked;
    said(caller, &id, ChartCommand::Name(body.name), form, body.seen).await
}
