//! What is promised beyond the acknowledgement: owner, next step, next news, workarounds, endorsements, products.

use app::TicketView;
use desk::promise::{Assignee, PromiseCommand};
use desk::{Command, PersonId, Product, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::Problem;
use super::verbs::{Done, On, TextBody, verb};
use super::views::TicketDetail;

/// What is promised about a ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct PromiseView {
    /// Which product it is about, where the house has several.
    pub product: Option<String>,
    /// Who answers for it: a person's id. For the centre only.
    pub owner: Option<String>,
    /// What happens next.
    pub next_step: Option<String>,
    /// By when those who wait hear something.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub news_by: Option<Timestamp>,
    /// What works around it.
    pub workaround: Option<String>,
    /// A workaround was found since it was called major: another look is due (clause 1).
    pub offers_reclassification: bool,
}

impl From<&TicketView> for PromiseView {
    fn from(view: &TicketView) -> PromiseView {
        let ticket = &view.ticket;
        let text = |id| view.text(id).map(str::to_owned);
        let owner = ticket.promises.owner.filter(|_| view.may(desk::Action::Assign));
        PromiseView {
            product: ticket.product().map(ToString::to_string),
            owner: owner.map(|owner| owner.what.to_string()),
            next_step: ticket.promises.step.and_then(|step| text(step.what.0.id)),
            news_by: view.news.as_ref().map(|news| news.by),
            workaround: ticket.workaround.and_then(|found| text(found.what.id)),
            offers_reclassification: ticket.offers_reclassification(),
        }
    }
}

/// Which diagnosis.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndorsementBody {
    /// The `number` of its entry in the ticket's journal.
    diagnosis: u64,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// Which product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductBody {
    /// Its name.
    product: String,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// Who answers for it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignmentBody {
    /// A person's id; left out: nobody any more.
    #[schema(value_type = Option<String>)]
    to: Option<PersonId>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// What happens next.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NextStepBody {
    /// What, told to those who wait.
    step: String,
    /// By when they hear of it; left out: as the agreement says.
    #[schema(value_type = Option<String>, format = DateTime)]
    news_by: Option<Timestamp>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

verb! {
    /// A qualified member makes a diagnosis their own: the response time ends now (clause 1).
    endorse, "/tickets/{number}/endorsement", EndorsementBody, |body| body.seen,
    |_, body| Command::Endorse { diagnosis: body.diagnosis }
}
verb! {
    /// Something works around it: told to those who wait (clause 1, incident).
    workaround, "/tickets/{number}/workaround", TextBody, |body| body.seen,
    |app, body| Command::FindWorkaround { text: app.authored(body.text) }
}
verb! {
    /// What happens next, and by when there is news (clause 4, best effort).
    next_step, "/tickets/{number}/next-step", NextStepBody, |body| body.seen,
    |app, body| {
        Command::Promise(PromiseCommand::Step { step: app.authored(body.step), news_by: body.news_by })
    }
}

/// Which product it is about.
#[utoipa::path(
    post, path = "/tickets/{number}/product", tag = "verbs", request_body = ProductBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn name_product(on: On<ProductBody>) -> Done {
    let Some(product) = Product::named(&on.asked.body.product) else {
        return Err(on.asked.caller.no(Refusal::NotAProduct.into()));
    };
    let seen = on.asked.body.seen;
    on.doing(seen, |_, _| Command::NameProduct { product }).await
}

verb! {
    /// Who answers for it.
    assign, "/tickets/{number}/assignment", AssignmentBody, |body| body.seen,
    |_, body| Command::Promise(match body.to {
        Some(to) => PromiseCommand::Assign(Assignee::named(to)),
        None => PromiseCommand::Release,
    })
}
