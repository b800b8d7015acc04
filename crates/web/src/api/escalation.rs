//! Two tiers: a level-1 ticket is passed on to the support centre, and knows where its level-2 ticket stands.

use std::collections::BTreeMap;

use app::{Form, TicketView};
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::escalation::Chosen;
use desk::fact::{Detail, Door};
use desk::{Action, NewTicket, access};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, number};
use super::problem::Problem;
use super::verbs::On;
use super::views::TicketDetail;

/// At which level a ticket is, and what the other one is.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct LevelView {
    /// 1 at a provider's desk, 2 at the support centre.
    pub level: u8,
    /// The provider whose level-1 desk handles it: an organisation's id.
    pub desk: Option<String>,
    /// The public number of the level-1 ticket that it was escalated from.
    pub escalated_from: Option<u64>,
    /// When that one was opened.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub level_1_opened_at: Option<Timestamp>,
    /// Where the level-2 ticket stands, if it was escalated.
    pub level_2: Option<Level2View>,
}

/// Where a level-2 ticket stands, as level 1 may know it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Level2View {
    /// Its public number, for the provider.
    pub number: Option<u64>,
    /// Its state.
    pub state: String,
    /// When the centre's acknowledgement is due, while it is awaited.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Timestamp>,
    /// When it was escalated.
    #[schema(value_type = String, format = DateTime)]
    pub escalated_at: Timestamp,
    /// When something last happened there.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Timestamp,
}

impl From<&TicketView> for LevelView {
    fn from(view: &TicketView) -> LevelView {
        let opened = &view.ticket.opened.what;
        let desk = view.ticket.level1_desk();
        let level_2 = view.level2.as_ref().map(|level2| Level2View {
            number: level2.relayed.as_ref().map(|relayed| relayed.number),
            state: level2.state.word().to_owned(),
            due: level2.due,
            escalated_at: level2.escalated_at,
            changed_at: level2.changed_at,
        });
        LevelView {
            level: if desk.is_some() { 1 } else { 2 },
            desk: desk.map(|id| id.to_string()),
            escalated_from: opened.escalated_from.map(|from| from.number),
            level_1_opened_at: opened.escalated_from.map(|from| from.opened_at),
            level_2,
        }
    }
}

/// What is passed on. Whatever is left out is taken from the level-1 ticket.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EscalationBody {
    /// One line.
    subject: Option<String>,
    /// Texts, by what they answer: `description`, `steps`, `checks`…
    #[schema(value_type = Object)]
    details: BTreeMap<Detail, String>,
    /// The provider's own number; its level-1 ticket's, if left out.
    reference: Option<String>,
    /// The messages, diagnoses, resolutions and answers of level 1 whose words are passed on: the `number` of each entry.
    pass: Vec<u64>,
    /// The entries of level 1 whose files are passed on: the `number` of each; also the report's.
    pass_files: Vec<u64>,
    /// The `version` of the level-1 ticket that you read.
    seen: Option<u64>,
}

/// Pass a ticket of your own level-1 desk on to the support centre. The answer is the level-2 ticket.
#[utoipa::path(
    post, path = "/tickets/{number}/escalation", tag = "tickets", request_body = EscalationBody,
    params(
        ("number" = u64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "The same again has the same result")
    ),
    responses(
        (status = CREATED, body = TicketDetail),
        (status = 403, description = "Not allowed, or the provider's authorisation has lapsed (preamble)", body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 401, body = Problem), (status = 400, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn escalate(on: On<EscalationBody>) -> Result<Response, Response> {
    let (level1, Asked { caller, body, form }) = on.parts();
    let app = caller.app();
    let level1 = number(&level1).map_err(|failure| caller.no(failure))?;
    let view = app.ticket(&caller.visitor, level1).await.map_err(|failure| caller.no(failure))?;
    access::require(&view.actor, Action::Escalate, &access::Object::of(&view.ticket))
        .map_err(|refusal| caller.no(refusal.into()))?;
    let form = Form { seen: body.seen, ..form };
    let new = new_ticket(app, &view, &body);
    let chosen = Chosen { texts: body.pass, files: body.pass_files };
    let receipt = app.escalate(&caller.visitor, level1, &new, &chosen, &form).await;
    let receipt = receipt.map_err(|failure| caller.no(failure))?;
    let view = app.ticket(&caller.visitor, receipt.number).await.map_err(|failure| caller.no(failure))?;
    let place = format!("/api/v1/tickets/{}", receipt.number);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(TicketDetail::from(&view))).into_response())
}

fn new_ticket(app: &app::App, view: &TicketView, body: &EscalationBody) -> NewTicket {
    let opened = &view.ticket.opened.what;
    let mut details: BTreeMap<Detail, String> = BTreeMap::new();
    for (detail, text) in &opened.report.details {
        details.extend(view.text(text.id).map(|words| (*detail, words.to_owned())));
    }
    details.extend(body.details.iter().map(|(detail, words)| (*detail, words.clone())));
    let subject = body.subject.as_deref().or(view.subject()).unwrap_or_default();
    let reference = body.reference.clone().unwrap_or_else(|| view.number.to_string());
    NewTicket {
        kind: view.ticket.kind(),
        regions: opened.regions.clone(),
        stops: opened.report.stops,
        affected: opened.report.affected,
        frequency: opened.report.frequency,
        details: details.into_iter().map(|(detail, words)| (detail, app.authored(words))).collect(),
        trained: opened.report.trained,
        may_contact: opened.report.may_contact,
        remote_access: opened.report.remote_access,
        product: view.ticket.product().cloned(),
        reference: Some(app.authored(reference)),
        ..NewTicket::bare(app.fresh_ticket(), app.authored(subject), Door::Api)
    }
}
