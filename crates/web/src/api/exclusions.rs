//! Excluding, and *not an incident* (clauses 2.B and 1): two people, contestable, reviewed by a third.

use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use desk::conduct::Act;
use desk::exclusion::{End, Exclusion, ExclusionCommand, Found, Known, Proposal, Verdict, ground};
use desk::report::Share;
use desk::{Action, Command};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use terms::{DutyId, GroundId};
use utoipa::{IntoParams, ToSchema};

use super::caller::{Caller, Params};
use super::problem::{self, Problem};
use super::reports::day;
use super::verbs::{Done, On, ReasonBody, TextBody, verb};
use super::views::TicketDetail;

/// An exclusion on its way in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExclusionBody {
    /// A ground of the agreement, such as `third-party-software`, or `not-an-incident`.
    ground: String,
    /// The clause of the master contract that wasn't kept, where the ground asks for it (clause 2.B.1).
    contract_clause: Option<String>,
    /// The contract wasn't kept (clause 2.B.1).
    #[serde(default)]
    contract_not_kept: bool,
    /// The documentation was neither read nor applied (clause 2.B.1).
    #[serde(default)]
    documentation_not_applied: bool,
    /// The duty of clause 2.C that it rests on, if on one: only what was pointed out before counts.
    duty: Option<String>,
    /// What caused the incident.
    cause: String,
    /// What shows it; the other side reads it.
    evidence: String,
    /// What the reporter is told, in plain words.
    told: String,
    /// Will the desk help all the same?
    #[serde(default)]
    help: bool,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// The second person's own answers, where the ground has those questions (clause 2.B.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationBody {
    /// The contract wasn't kept.
    #[serde(default)]
    contract_not_kept: bool,
    /// The documentation was neither read nor applied.
    #[serde(default)]
    documentation_not_applied: bool,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// The third person's word.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ContestReviewBody)]
pub struct ReviewBody {
    /// `upheld` or `overturned`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// Why, for the other side to read.
    reason: String,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

verb! {
    /// Proposes that a ticket is excluded, or no incident. It excludes nothing until a second person confirms.
    propose, "/tickets/{number}/exclusion", ExclusionBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Propose(Box::new(Proposal {
        ground: GroundId(body.ground),
        contract_clause: body.contract_clause.map(|text| app.authored(text)),
        found: Some(Found {
            contract_not_kept: body.contract_not_kept,
            documentation_not_applied: body.documentation_not_applied,
        }),
        duty: body.duty.map(DutyId),
        cause: app.authored(body.cause),
        evidence: app.authored(body.evidence),
        told: app.authored(body.told),
        help: body.help,
        known: Known::default(),
    })))
}
verb! {
    /// The second person, qualified or a manager: from now on the ticket is excluded, and the reporter is told.
    confirm, "/tickets/{number}/exclusion/confirmation", ConfirmationBody, |body| body.seen,
    |_, body| Command::Exclusion(ExclusionCommand::Confirm {
        found: Some(Found {
            contract_not_kept: body.contract_not_kept,
            documentation_not_applied: body.documentation_not_applied,
        }),
        known: Known::default(),
    })
}
verb! {
    /// The second person disagrees, or whoever proposed it takes it back.
    decline, "/tickets/{number}/exclusion/refusal", ReasonBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Decline { reason: app.authored(body.reason) })
}
verb! {
    /// Help that isn't owed: the ticket stays excluded, and the help is counted.
    help, "/tickets/{number}/exclusion/help", TextBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Help { text: app.authored(body.text) })
}
verb! {
    /// The side that asked disagrees: a third person reviews.
    contest, "/tickets/{number}/exclusion/contest", TextBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Contest { reply: app.authored(body.text) })
}
verb! {
    /// The third person, who neither proposed nor confirmed it. Overturned: all counts from notification.
    review, "/tickets/{number}/exclusion/review", ReviewBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Review {
        verdict: body.verdict,
        reason: app.authored(body.reason),
    })
}
verb! {
    /// The desk takes it back: all counts from notification.
    lift, "/tickets/{number}/exclusion/lifting", ReasonBody, |body| body.seen,
    |app, body| Command::Exclusion(ExclusionCommand::Lift { reason: app.authored(body.reason) })
}

/// A decision about an exclusion, with what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExclusionView {
    /// `third-party-software`, `not-an-incident`…
    pub ground: String,
    /// The clause behind it.
    pub clause: Option<String>,
    /// `proposed`, `excluded`, `contested`, `upheld`, `declined`, `overturned` or `lifted`.
    pub state: String,
    /// Is the ticket excluded by it now?
    pub holds: bool,
    /// Helped all the same, without being obliged.
    pub helped: bool,
    /// When it was proposed.
    #[schema(value_type = String, format = DateTime)]
    pub proposed_at: Timestamp,
    /// When a second person confirmed it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub confirmed_at: Option<Timestamp>,
    /// The clause of the master contract.
    pub contract_clause: Option<String>,
    /// What caused the incident.
    pub cause: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// What the reporter was told.
    pub told: Option<String>,
    /// The reply of the side that asked.
    pub reply: Option<String>,
}

/// The decisions that this caller may know of: proposals stay at the desk.
pub fn exclusions(view: &app::TicketView) -> Vec<ExclusionView> {
    let desk = view.may(Action::ProposeExclusion);
    let shown = |one: &&Exclusion| desk || one.confirmed.is_some();
    view.ticket.exclusion.all.iter().filter(shown).map(|one| exclusion(view, one)).collect()
}

fn exclusion(view: &app::TicketView, one: &Exclusion) -> ExclusionView {
    let grounds = one.grounds();
    let words = |text: desk::TextRef| view.text(text.id).map(str::to_owned);
    let state = match one.ended.map(|done| done.what) {
        Some(End::Declined) => "declined",
        Some(End::Overturned) => "overturned",
        Some(End::Lifted) => "lifted",
        None if one.waits() => "proposed",
        None if one.is_contested() => "contested",
        None if one.reviewed.is_some() => "upheld",
        None => "excluded",
    };
    ExclusionView {
        ground: grounds.ground.to_string(),
        clause: ground(&view.agreement, &grounds.ground).map(|ground| ground.clause.to_string()),
        state: state.to_owned(),
        holds: one.holds(),
        helped: one.is_helped(),
        proposed_at: one.proposed.at,
        confirmed_at: one.confirmed.map(|done| done.at),
        contract_clause: grounds.contract_clause.and_then(words),
        cause: words(grounds.cause),
        evidence: words(grounds.evidence),
        told: words(grounds.told),
        reply: one.contested.and_then(|done| words(done.what)),
    }
}

/// Which decisions are counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DecisionsParams {
    /// Decided on this day (UTC) or later.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Decided before this day (UTC).
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
}

/// Exclusions by ground, and by person what could be a way to better figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionsView {
    /// Ground by ground. What became of an exclusion is counted under the day it was confirmed.
    pub grounds: Vec<GroundView>,
    /// Of all those confirmed, the share overturned, with its 95 % interval (Wilson).
    #[schema(value_type = Option<Object>)]
    pub overturned: Option<Share>,
    /// Person by person; left out where that isn't for you.
    pub people: Option<Vec<PersonView>>,
}

/// The exclusions on a ground.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroundView {
    /// `third-party-software`…
    pub ground: String,
    /// How many: `proposed`, `declined`, `confirmed`, `helped`, `contested`, `upheld`, `overturned`, `lifted`.
    #[schema(value_type = Object)]
    pub acts: BTreeMap<Act, u64>,
    /// Of those confirmed, the share overturned.
    #[schema(value_type = Option<Object>)]
    pub overturned: Option<Share>,
}

/// What one person decided.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PersonDecisionsView)]
pub struct PersonView {
    /// Who.
    pub person: String,
    /// Their name; missing when it was erased, or isn't for you.
    pub name: Option<String>,
    /// How many: `proposed`, `confirmed`, `was_overturned`, `lowered`.
    #[schema(value_type = Object)]
    pub acts: BTreeMap<Act, u64>,
    /// How many they acknowledged by the button.
    pub acknowledged: u64,
    /// Of those, how many within a minute of notification.
    pub at_once: u64,
}

/// Exclusions by ground and decisions by person, for what you may see.
#[utoipa::path(
    get, path = "/reports/decisions", tag = "reports", params(DecisionsParams),
    responses(
        (status = OK, body = DecisionsView), (status = 401, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn decisions(
    caller: Caller,
    Params(params): Params<DecisionsParams>,
) -> Result<Json<DecisionsView>, Response> {
    let bad = |name: &'static str, given: &str| {
        let said = caller.lang.bad_parameter(name, given, "2026-11-01");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    };
    let from = day(params.from.as_deref(), Timestamp::MIN).map_err(|text| bad("from", &text))?;
    let to = day(params.to.as_deref(), Timestamp::MAX).map_err(|text| bad("to", &text))?;
    let decisions = caller.app().decisions(&caller.visitor, from, to).await;
    let decisions = decisions.map_err(|failure| caller.no(failure))?;
    let on = |one: app::OnGround| GroundView {
        ground: one.ground.to_string(),
        acts: one.acts,
        overturned: one.overturned,
    };
    let by = |one: app::ByPerson| PersonView {
        person: one.person.to_string(),
        name: one.name,
        acts: one.acts,
        acknowledged: one.acknowledged,
        at_once: one.at_once,
    };
    Ok(Json(DecisionsView {
        grounds: decisions.grounds.into_iter().map(on).collect(),
        overturned: decisions.share,
        people: decisions.people.map(|people| people.into_iter().map(by).collect()),
    }))
}
