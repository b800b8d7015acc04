//! Tickets: report one, list them, read one with its journal and its proofs.

use std::collections::BTreeMap;

use app::{Failure, Query as Wanted};
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::fact::{Affected, Detail, Door, Frequency, Kind, Stops};
use desk::{AttachmentId, NewTicket, OrganisationId, Product, Refusal};
use jiff::Timestamp;
use serde::Deserialize;
use terms::{MeasureId, RegionId};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params, Path, number};
use super::problem::{self, Problem};
use super::views::{JournalView, ListedView, TicketDetail, TicketsView, journal as shown};

/// A report. Only the subject is needed; the more there is, the sooner it is reproduced (clauses 2.C and 3.C).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTicketBody {
    /// One line.
    #[schema(example = "Blank page after sign-in")]
    subject: String,
    /// `incident`, `question` or `change`: what you take it for. The centre decides.
    #[schema(value_type = Option<String>)]
    kind: Option<Kind>,
    /// `everything`, `degraded`, `function` or `nothing`: suggests the category. The centre decides.
    #[schema(value_type = Option<String>)]
    stops: Option<Stops>,
    /// `all`, `some` or `one`.
    #[schema(value_type = Option<String>)]
    affected: Option<Affected>,
    /// `always`, `sometimes` or `once`.
    #[schema(value_type = Option<String>)]
    frequency: Option<Frequency>,
    /// Regions hit; left out: the customer's, else your organisation's.
    #[serde(default)]
    regions: Vec<String>,
    /// What happens, in your words.
    description: Option<String>,
    /// Which site, which environment.
    place: Option<String>,
    /// Since when.
    since: Option<String>,
    /// What changed before.
    changed: Option<String>,
    /// How to see it again, step by step.
    steps: Option<String>,
    /// What should happen.
    expected: Option<String>,
    /// What happens instead.
    observed: Option<String>,
    /// The exact message.
    message: Option<String>,
    /// Checks of level 1.
    checks: Option<String>,
    /// Documentation consulted.
    documentation: Option<String>,
    /// A workaround in use.
    workaround: Option<String>,
    /// Third-party software involved.
    third_party: Option<String>,
    /// Is a trained super administrator at hand?
    trained: Option<bool>,
    /// May the centre contact the customer's super administrator?
    may_contact: Option<bool>,
    /// Would remote access be given on demand?
    remote_access: Option<bool>,
    /// Your own number for it.
    reference: Option<String>,
    /// Files that were sent before, by their ids: at most 10.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<AttachmentId>,
    /// Which product it is about, where the house has several.
    product: Option<String>,
    /// The customer it is for, by its id.
    #[schema(value_type = Option<String>, format = Uuid)]
    customer: Option<OrganisationId>,
    /// For whom the centre writes it down, by its id. Left out: your own organisation.
    #[schema(value_type = Option<String>, format = Uuid)]
    asked_by: Option<OrganisationId>,
}

/// Report something. The answer has its clocks: by when it is acknowledged, and why is one call away.
#[utoipa::path(
    post, path = "/tickets", tag = "tickets", request_body = NewTicketBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "The same again has the same result")),
    responses(
        (status = CREATED, body = TicketDetail),
        (status = 403, description = "Not allowed, or the provider is to be asked (preamble)", body = Problem),
        (status = 404, description = "No such file, or nobody to ask for", body = Problem),
        (status = 409, description = "A file hasn't come whole", body = Problem),
        (status = 422, body = Problem), (status = 401, body = Problem), (status = 400, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn open(asked: Asked<NewTicketBody>) -> Result<Response, Response> {
    let Asked { caller, body, form } = asked;
    let app = caller.app();
    let text = |text: &Option<String>| text.as_ref().map(|words| app.authored(words.as_str()));
    let given = [
        (Detail::Description, &body.description),
        (Detail::Place, &body.place),
        (Detail::Since, &body.since),
        (Detail::Changed, &body.changed),
        (Detail::Steps, &body.steps),
        (Detail::Expected, &body.expected),
        (Detail::Observed, &body.observed),
        (Detail::Message, &body.message),
        (Detail::Checks, &body.checks),
        (Detail::Documentation, &body.documentation),
        (Detail::Workaround, &body.workaround),
        (Detail::ThirdParty, &body.third_party),
    ];
    let details: BTreeMap<_, _> =
        given.into_iter().filter_map(|(detail, words)| Some((detail, text(words)?))).collect();
    let product = body.product.as_deref().filter(|typed| !typed.trim().is_empty());
    let product = product.map(|typed| Product::named(typed).ok_or(Refusal::NotAProduct)).transpose();
    let product = product.map_err(|refusal| caller.no(refusal.into()))?;
    let new = NewTicket {
        regions: body.regions.iter().map(|region| RegionId::from(region.as_str())).collect(),
        kind: body.kind.unwrap_or(if body.stops == Some(Stops::Nothing) {
            Kind::Question
        } else {
            Kind::Incident
        }),
        stops: body.stops,
        affected: body.affected,
        frequency: body.frequency,
        details,
        trained: body.trained,
        may_contact: body.may_contact,
        remote_access: body.remote_access,
        reference: text(&body.reference),
        product,
        ..NewTicket::bare(app.fresh_ticket(), app.authored(body.subject.as_str()), Door::Api)
    };
    let whom = (body.asked_by, body.customer);
    let receipt = app.open_with_files(&caller.visitor, new, &body.files, whom, &form).await;
    let receipt = receipt.map_err(|failure| caller.no(failure))?;
    let view = app.ticket(&caller.visitor, receipt.number).await.map_err(|failure| caller.no(failure))?;
    let place = format!("/api/v1/tickets/{}", receipt.number);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(TicketDetail::from(&view))).into_response())
}

/// Which tickets.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListParams {
    /// `open` (the default), `over`, or one state: `received`, `acknowledged`, `in_progress`, `diagnosed`, `resolved`,
    /// `closed`.
    state: Option<String>,
    /// Of this region.
    region: Option<String>,
    /// Of this category.
    category: Option<u8>,
    /// `due`: what is due next first.
    sort: Option<String>,
    /// At most so many: 1 to 200, 50 if left out.
    limit: Option<u64>,
    /// What the page before gave as `next`.
    cursor: Option<String>,
    /// As it stood at this instant (RFC 3339, with its offset), by what the desk had been told up to then. Left out: now. One that
    /// is still to come is refused.
    #[param(value_type = Option<String>, format = DateTime)]
    at: Option<String>,
}

/// As of when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AtParams {
    /// As it stood at this instant (RFC 3339, with its offset), by what the desk had been told up to then. Left out: now. One that
    /// is still to come is refused.
    #[param(value_type = Option<String>, format = DateTime)]
    at: Option<String>,
}

/// The tickets that you may see, in the order of the queue.
#[utoipa::path(
    get, path = "/tickets", tag = "tickets", params(ListParams),
    responses(
        (status = OK, body = TicketsView), (status = 401, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn list(caller: Caller, Params(params): Params<ListParams>) -> Result<Json<TicketsView>, Response> {
    let at = then(&caller, params.at.as_deref())?;
    let wanted = wanted(&params, at).map_err(|(name, given, known)| {
        let said = caller.lang.bad_parameter(name, &given, known);
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })?;
    let page = caller.app().list(&caller.visitor, &wanted).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(TicketsView {
        tickets: page.rows.iter().map(ListedView::from).collect(),
        next: page.next.map(|cursor| cursor.to_string()),
        now: page.now,
    }))
}

/// What a parameter must be, if it isn't.
type Bad = (&'static str, String, &'static str);

/// The instant that was asked for: it names its offset, and has passed.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn then(caller: &Caller, text: Option<&str>) -> Result<Option<Timestamp>, Response> {
    let Some(text) = text else { return Ok(None) };
    let (lang, now) = (caller.lang, caller.app().now());
    let no = |code, said| problem::unreadable(lang, StatusCode::UNPROCESSABLE_ENTITY, code, said);
    match text.parse::<Timestamp>() {
        Err(_) => Err(no("bad-instant", lang.instant_without_offset(text))),
        Ok(at) if at > now => Err(no("instant-to-come", lang.instant_to_come(text, &now.to_string()))),
        Ok(at) => Ok(Some(at)),
    }
}

fn wanted(params: &ListParams, at: Option<Timestamp>) -> Result<Wanted, Bad> {
    let states = "open, over, received, acknowledged, in_progress, diagnosed, resolved, closed";
    let (open, state) = match params.state.as_deref() {
        None | Some("open") => (true, None),
        Some("over") => (false, None),
        Some(word) => {
            let state: desk::State = word.parse().map_err(|()| ("state", word.to_owned(), states))?;
            (state.is_open(), Some(state))
        }
    };
    match params.sort.as_deref() {
        None | Some("due") => {}
        Some(other) => return Err(("sort", other.to_owned(), "due")),
    }
    let limit = params.limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(("limit", limit.to_string(), "1–200"));
    }
    let after = match &params.cursor {
        None => None,
        Some(text) => Some(text.parse().map_err(|()| ("cursor", text.clone(), "next"))?),
    };
    let region = params.region.as_deref().map(RegionId::from);
    Ok(Wanted { open, state, region, category: params.category, after, limit, at, ..Wanted::default() })
}

/// A ticket with its clocks.
#[utoipa::path(
    get, path = "/tickets/{number}", tag = "tickets", params(("number" = u64, Path), AtParams),
    responses((status = OK, body = TicketDetail), (status = 404, body = Problem), (status = 401, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn show(
    caller: Caller,
    Path(text): Path<String>,
    Params(params): Params<AtParams>,
) -> Result<Json<TicketDetail>, Response> {
    let view = view(&caller, &text, params.at.as_deref()).await?;
    Ok(Json(TicketDetail::from(&view)))
}

/// A ticket's journal, as far as you may see it.
#[utoipa::path(
    get, path = "/tickets/{number}/journal", tag = "tickets", params(("number" = u64, Path), AtParams),
    responses((status = OK, body = JournalView), (status = 404, body = Problem), (status = 401, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn journal(
    caller: Caller,
    Path(text): Path<String>,
    Params(params): Params<AtParams>,
) -> Result<Json<JournalView>, Response> {
    let view = view(&caller, &text, params.at.as_deref()).await?;
    Ok(Json(shown(&view)))
}

/// Why a clock stands where it stands: a proof that `guichet verify` recomputes without database or time zones.
#[utoipa::path(
    get, path = "/tickets/{number}/clocks/{measure}/proof", tag = "tickets",
    params(("number" = u64, Path), ("measure" = String, Path, description = "`acknowledgement` or `diagnosis`"), AtParams),
    responses((status = OK, body = Object), (status = 404, body = Problem), (status = 401, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn proof(
    caller: Caller,
    Path((text, measure)): Path<(String, String)>,
    Params(params): Params<AtParams>,
) -> Result<Json<desk::Proof>, Response> {
    let view = view(&caller, &text, params.at.as_deref()).await?;
    let not_found = || caller.no(Failure::Refused(Refusal::NotFound));
    let timed = view.clock(&MeasureId::from(measure.as_str())).ok_or_else(not_found)?;
    view.proof(&timed.clock).map(Json).map_err(|failure| caller.no(failure))
}

/// The evidence of a ticket, as far as you may see it: lines of JSON that `guichet verify` checks without the desk. Entries
/// that aren't yours to read stand in the chain by their hash.
#[utoipa::path(
    get, path = "/tickets/{number}/evidence", tag = "tickets", params(("number" = u64, Path)),
    responses((status = OK, body = String, content_type = "application/jsonl"), (status = 404, body = Problem), (status = 401, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn evidence(caller: Caller, Path(text): Path<String>) -> Result<Response, Response> {
    let number = number(&text).map_err(|failure| caller.no(failure))?;
    let bundle = caller.app().evidence_of_ticket(&caller.visitor, number).await;
    let bundle = bundle.map_err(|failure| caller.no(failure))?;
    Ok(crate::pages::evidence::file(&number.to_string(), bundle))
}

async fn view(caller: &Caller, text: &str, at: Option<&str>) -> Result<app::TicketView, Response> {
    let at = then(caller, at)?;
    let number = number(text).map_err(|failure| caller.no(failure))?;
    caller.app().ticket_at(&caller.visitor, number, at).await.map_err(|failure| caller.no(failure))
}
