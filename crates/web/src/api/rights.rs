//! What people may ask about words and data: redaction, and who changed what.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use desk::access::Fields;
use desk::{By, Command, Fact, OrganisationId, PersonId, Refusal, StreamKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params, Path, number};
use super::problem::Problem;
use super::verbs::Done;
use super::views::TicketDetail;
use crate::site::Site;

/// A redaction.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RedactionBody {
    /// Why. Whoever takes their own words back within fifteen minutes owes none.
    reason: Option<String>,
}

/// A request on an entry of a ticket.
pub struct OnEntry {
    number: String,
    entry: String,
    asked: Asked<RedactionBody>,
}

impl FromRequest<Site> for OnEntry {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<OnEntry, Response> {
        let (mut parts, body) = request.into_parts();
        let Path((number, entry)) = Path::<(String, String)>::from_request_parts(&mut parts, site).await?;
        let asked = Asked::from_request(Request::from_parts(parts, body), site).await?;
        Ok(OnEntry { number, entry, asked })
    }
}

/// The words of an entry are destroyed for good, with an entry that says so: your own within fifteen minutes, those of your
/// organisation's people with a reason. Clocks and figures stay.
#[utoipa::path(
    post, path = "/tickets/{number}/messages/{entry}/redaction", tag = "verbs", request_body = RedactionBody,
    params(("number" = u64, Path), ("entry" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn redact(on: OnEntry) -> Done {
    let Asked { caller, body, form } = on.asked;
    let read = |text: &str| number(text);
    let (number, entry) = match (read(&on.number), read(&on.entry)) {
        (Ok(number), Ok(entry)) => (number, entry),
        (Err(failure), _) | (_, Err(failure)) => return Err(caller.no(failure)),
    };
    let reason = body.reason.map(|reason| caller.app().authored(reason));
    let command = Command::Redact { entry, reason };
    let done = caller.app().act(&caller.visitor, number, &command, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, number).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(TicketDetail::from(&view)))
}

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditParams {
    /// By that person, or about them: their id.
    person: Option<String>,
    /// `ticket`, `person` or `organisation`.
    kind: Option<String>,
    /// Not before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Before this one.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Before this position: what the page before gave as `next`.
    before: Option<u64>,
}

/// An entry that concerns an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntryView {
    /// Its place in the journal of the house.
    pub position: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// On what: `ticket`, `person`, `organisation`.
    pub on: String,
    /// Its id.
    pub id: String,
    /// The number of the ticket, if it is one.
    pub ticket: Option<u64>,
    /// What, as the journal has it; for whoever only watches, that something was.
    #[schema(value_type = Option<Object>)]
    pub fact: Option<serde_json::Value>,
    /// Whose act: a person's id, or a part of the desk.
    pub by: Option<String>,
    /// That person's name, while it is there.
    pub name: Option<String>,
}

/// What happened to an organisation's things, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditView {
    /// Whose.
    pub organisation: String,
    /// The entries.
    pub entries: Vec<AuditEntryView>,
    /// `before` of the next page; none on the last one.
    pub next: Option<u64>,
    /// How many chains were recomputed.
    pub chains: usize,
    /// The position of the first entry that doesn't hold, if one doesn't.
    pub wrong: Option<u64>,
}

/// Who changed what of an organisation's things: its tickets, its people, itself.
#[utoipa::path(
    get, path = "/organisations/{id}/audit", tag = "audit", params(("id" = String, Path), AuditParams),
    responses(
        (status = OK, body = AuditView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn audit(
    caller: Caller,
    Path(id): Path<String>,
    Params(params): Params<AuditParams>,
) -> Result<Json<AuditView>, Response> {
    let nothing = || caller.no(Refusal::NotFound.into());
    let of: OrganisationId = id.parse().map_err(|_| nothing())?;
    let person = params.person.map(|id| id.parse::<PersonId>()).transpose().map_err(|_| nothing())?;
    let kind = params.kind.map(|word| word.parse::<StreamKind>()).transpose().map_err(|()| nothing())?;
    let query = app::AuditQuery {
        person,
        kind,
        from: params.from,
        until: params.until,
        before: params.before,
        limit: None,
    };
    let found = caller.app().audit(&caller.visitor, of, &query).await;
    let found = found.map_err(|failure| caller.no(failure))?;
    let is_all = found.fields == Fields::All;
    let entries = found.lines.iter().map(|line| AuditEntryView {
        position: line.position,
        at: line.entry.at,
        on: line.entry.stream.kind().word().to_owned(),
        id: line.entry.stream.id().to_string(),
        ticket: line.ticket,
        fact: is_all.then(|| fact(&line.entry.fact)),
        by: is_all.then(|| match line.entry.by {
            By::Person(id) => id.to_string(),
            By::Service(service) => service.word().to_owned(),
        }),
        name: line.entry.by.person().and_then(|id| found.names.get(&id).cloned()),
    });
    Ok(Json(AuditView {
        organisation: found.organisation.name.clone(),
        entries: entries.collect(),
        next: found.next,
        chains: found.chains,
        wrong: found.wrong,
    }))
}

/// Which reads.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReadsParams {
    /// By that person: their id.
    person: Option<String>,
    /// Of the ticket of that number: who looked at it.
    ticket: Option<u64>,
    /// Not before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Before this one.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Before this place: what the page before gave as `next`.
    before: Option<String>,
}

/// Somebody's looks at one thing within an hour.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadView {
    /// What of it: `ticket`, `attachment`, `evidence`, `person`, `personal_data`, `people`, `organisation`, `reports`, `audit`, `security`.
    pub what: String,
    /// The number of the ticket, where it was one that you find.
    pub ticket: Option<u64>,
    /// The person, where it was one of this organisation.
    pub person: Option<String>,
    /// Which part: an attachment's id, a month; empty: the whole.
    pub part: String,
    /// Whose it is: an organisation's id.
    pub organisation: String,
    /// Who looked: a person's id, while it is there, and if it is for you to know.
    pub by: Option<String>,
    /// That person's name.
    pub name: Option<String>,
    /// Of which organisation they were: its id.
    pub of: String,
    /// First within the hour.
    #[schema(value_type = String, format = DateTime)]
    pub first: Timestamp,
    /// Last within it.
    #[schema(value_type = String, format = DateTime)]
    pub last: Timestamp,
    /// How often.
    pub times: u64,
    /// From which network; of the organisation's own people alone.
    pub network: Option<String>,
    /// With which token, if with one: its id; of the organisation's own people alone.
    pub program: Option<String>,
    /// The number of the emergency access in which it was.
    pub emergency: Option<u64>,
}

/// Who looked at an organisation's things, and at what its people looked, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadsView {
    /// Whose.
    pub organisation: String,
    /// The lines.
    pub reads: Vec<ReadView>,
    /// `before` of the next page; none on the last one.
    pub next: Option<String>,
}

/// Who looked at what of an organisation's things, and at what its own people looked. Kept for a year.
#[utoipa::path(
    get, path = "/organisations/{id}/audit/reads", tag = "audit", params(("id" = String, Path), ReadsParams),
    responses(
        (status = OK, body = ReadsView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn reads(
    caller: Caller,
    Path(id): Path<String>,
    Params(params): Params<ReadsParams>,
) -> Result<Json<ReadsView>, Response> {
    let nothing = || caller.no(Refusal::NotFound.into());
    let of: OrganisationId = id.parse().map_err(|_| nothing())?;
    let person = params.person.map(|id| id.parse::<PersonId>()).transpose().map_err(|_| nothing())?;
    let before = params.before.map(|place| place.parse()).transpose().map_err(|()| nothing())?;
    let (ticket, from, until) = (params.ticket, params.from, params.until);
    let query = app::ReadsQuery { person, ticket, from, until, before, limit: None };
    let found = caller.app().reads(&caller.visitor, of, &query).await;
    let found = found.map_err(|failure| caller.no(failure))?;
    let read = |line: &app::ReadLine| ReadView {
        what: line.what.word().to_owned(),
        ticket: line.ticket,
        person: line.of_person.map(|id| id.to_string()),
        part: line.part.clone(),
        organisation: line.organisation.to_string(),
        by: line.person.map(|id| id.to_string()),
        name: line.person.and_then(|id| found.names.get(&id).cloned()),
        of: line.reader.to_string(),
        first: line.first,
        last: line.last,
        times: line.times,
        network: Some(line.network.clone()).filter(|network| !network.is_empty()),
        program: line.token.map(|id| id.to_string()),
        emergency: line.emergency,
    };
    Ok(Json(ReadsView {
        organisation: found.organisation.name.clone(),
        reads: found.lines.iter().map(read).collect(),
        next: found.next.map(|place| place.to_string()),
    }))
}

fn fact(fact: &Fact) -> serde_json::Value {
    serde_json::to_value(fact).unwrap_or_default()
}
