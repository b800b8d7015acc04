//! The people of a desk and their qualifications (clause 1, response time).

use app::Roll;
use axum::Json;
use axum::response::Response;
use desk::access::Fields;
use desk::qualification::{Proposal, QualificationCommand, Qualified};
use desk::{By, Person, PersonId, Product, Refusal, TextRef};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;

/// A qualification, as somebody would have it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QualificationBody {
    /// For this product; for all, if left out.
    product: Option<String>,
    /// From when; at once, if left out. Never before the confirmation.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Until when, not including; until it is taken back, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Why.
    reason: String,
    /// The `version` of the person that you read.
    seen: Option<u64>,
}

/// Nothing but what you had read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenBody {
    /// The `version` of the person that you read.
    pub(super) seen: Option<u64>,
}

/// A reason that is owed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BecauseBody {
    /// Why.
    pub(super) reason: String,
    /// The `version` of the person that you read.
    pub(super) seen: Option<u64>,
}

/// Somebody who works at your desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    /// The person's id.
    pub id: String,
    /// The name; none where it was erased, or isn't for you.
    pub name: Option<String>,
    /// The role.
    pub role: String,
    /// May come in.
    pub active: bool,
    /// How many entries the person has: what `seen` means.
    pub version: u64,
    /// Qualified for anything, now?
    pub qualified: bool,
    /// Every qualification that there was.
    pub qualifications: Vec<QualificationView>,
    /// What was proposed and isn't confirmed.
    pub proposals: Vec<ProposalView>,
}

/// A qualification, and on whose word.
#[derive(Debug, Serialize, ToSchema)]
pub struct QualificationView {
    /// Its number: what revoking names.
    pub number: u64,
    /// For this product; none: for all.
    pub product: Option<String>,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until when, not including.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// Does it count now?
    pub counts: bool,
    /// Does it lapse within the days of the agreement's first warning?
    pub lapses_soon: bool,
    /// Who proposed it: the person's id; none where one person was enough.
    pub proposed_by: Option<String>,
    /// Who granted or confirmed it: the person's id; none: the console.
    pub granted_by: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub granted_at: Timestamp,
    /// When it was taken back.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Timestamp>,
    /// Why it was granted; none where it was erased, or isn't for you.
    pub reason: Option<String>,
}

/// A proposal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QualificationProposalView)]
pub struct ProposalView {
    /// Its number: what confirming names.
    pub number: u64,
    /// For this product; none: for all.
    pub product: Option<String>,
    /// From when, at the earliest.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until when, not including.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// Who proposed it: the person's id.
    pub proposed_by: Option<String>,
    /// When it was turned down.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub declined_at: Option<Timestamp>,
    /// Why it was proposed; none where it was erased, or isn't for you.
    pub reason: Option<String>,
}

type Shown = Result<Json<PersonView>, Response>;

fn person_of(by: By) -> Option<String> {
    by.person().map(|person| person.to_string())
}

fn words(roll: &Roll, text: TextRef) -> Option<String> {
    roll.texts.get(&text.id).cloned()
}

fn qualification(roll: &Roll, q: &Qualified) -> QualificationView {
    QualificationView {
        number: q.number,
        product: q.product.as_ref().map(ToString::to_string),
        from: q.from,
        until: q.until,
        counts: q.holds(roll.now),
        lapses_soon: q.lapses_within(roll.now, roll.soon).is_some(),
        proposed_by: q.proposed_by.and_then(person_of),
        granted_by: person_of(q.granted_by),
        granted_at: q.granted_at,
        revoked_at: q.revoked.map(|revoked| revoked.0),
        reason: q.reason.and_then(|reason| words(roll, reason)),
    }
}

fn proposal(roll: &Roll, proposal: &Proposal) -> ProposalView {
    ProposalView {
        number: proposal.number,
        product: proposal.wanted.product.as_ref().map(ToString::to_string),
        from: proposal.wanted.from,
        until: proposal.wanted.until,
        proposed_by: person_of(proposal.by),
        declined_at: proposal.declined.map(|declined| declined.0),
        reason: words(roll, proposal.wanted.reason),
    }
}

fn view(roll: &Roll, row: &app::PersonRow, person: &Person) -> PersonView {
    PersonView {
        id: row.id.to_string(),
        name: row.name.clone().filter(|_| roll.fields == Fields::All),
        role: row.role.word().to_owned(),
        active: row.active,
        version: person.version,
        qualified: person.is_qualified(roll.now),
        qualifications: person.qualifications.granted.iter().map(|q| qualification(roll, q)).collect(),
        proposals: person.qualifications.proposals.iter().map(|one| proposal(roll, one)).collect(),
    }
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn id(caller: &Caller, text: &str) -> Result<PersonId, Response> {
    text.parse().map_err(|_| caller.no(app::Failure::Refused(Refusal::NotFound)))
}

async fn one(caller: &Caller, person: PersonId) -> Shown {
    let roll = caller.app().member(&caller.visitor, person).await.map_err(|failure| caller.no(failure))?;
    let (row, person) = roll.members.first().expect("a page of nobody isn't loaded");
    Ok(Json(view(&roll, row, person)))
}

/// Who works at your desk, and who is qualified for what.
#[utoipa::path(
    get, path = "/people", tag = "people",
    responses(
        (status = OK, body = Vec<PersonView>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn list(caller: Caller) -> Result<Json<Vec<PersonView>>, Response> {
    let roll = caller.app().people_of_desk(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(roll.members.iter().map(|(row, person)| view(&roll, row, person)).collect()))
}

/// One of them.
#[utoipa::path(
    get, path = "/people/{person}", tag = "people", params(("person" = String, Path)),
    responses(
        (status = OK, body = PersonView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(person): Path<String>) -> Shown {
    one(&caller, id(&caller, &person)?).await
}

macro_rules! post {
    ($(#[$doc:meta])* $name:ident, $path:literal, ($($param:literal),*), $at:ident: $kind:ty => $person:expr, $body:ty,
     |$caller:ident, $asked:ident| $command:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "people", request_body = $body,
            params($(($param = String, Path),)* ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = PersonView), (status = 404, body = Problem), (status = 401, body = Problem),
                (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
                (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
                (status = 503, body = Problem)
            ),
            security(("token" = []))
        )]
        pub async fn $name(path: Path<$kind>, asked: Asked<$body>) -> Shown {
            let Path($at) = path;
            let Asked { caller: $caller, body: $asked, form } = asked;
            let person = id(&$caller, $person)?;
            let form = app::Form { seen: $asked.seen, ..form };
            let done = $caller.app().qualify(&$caller.visitor, person, &$command, &form).await;
            done.map_err(|failure| $caller.no(failure))?;
            one(&$caller, person).await
        }
    };
}

post! {
    /// Proposes a qualification, which a second person confirms; a provider's manager grants it so on its level-1 desk.
    propose, "/people/{person}/qualifications", ("person"), at: String => &at, QualificationBody,
    |caller, body| QualificationCommand::Propose {
        product: match &body.product {
            Some(named) => {
                let product = Product::named(named);
                Some(product.ok_or_else(|| caller.no(app::Failure::Refused(Refusal::NotAProduct)))?)
            }
            None => None,
        },
        from: body.from,
        until: body.until,
        reason: caller.app().authored(body.reason.as_str()),
    }
}
post! {
    /// Confirms it: somebody else, who is a manager or qualified for the same. It counts from now on, never backwards.
    confirm, "/people/{person}/qualifications/{number}/confirmation", ("person", "number"), at: (String, u64) => &at.0,
    SeenBody, |caller, body| QualificationCommand::Confirm { proposal: at.1 }
}
post! {
    /// Turns a proposal down, or takes it back.
    decline, "/people/{person}/qualifications/{number}/refusal", ("person", "number"), at: (String, u64) => &at.0,
    BecauseBody,
    |caller, body| QualificationCommand::Decline {
        proposal: at.1,
        reason: caller.app().authored(body.reason.as_str()),
    }
}
post! {
    /// Takes a qualification back: at once, by one person, with a reason.
    revoke, "/people/{person}/qualifications/{number}/revocation", ("person", "number"), at: (String, u64) => &at.0,
    BecauseBody,
    |caller, body| QualificationCommand::Revoke {
        qualification: at.1,
        reason: caller.app().authored(body.reason.as_str()),
    }
}
