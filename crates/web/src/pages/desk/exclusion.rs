//! Excluding, and *not an incident* (clauses 2.B and 1): the forms of the first, the second and the third person.

use app::TicketView;
use axum::extract::Path;
use axum::response::Response;
use desk::exclusion::{
    ExclusionCommand, Found, Ground, Known, Proposal, Verdict, ground, grounds as grounds_of,
};
use desk::{Action, Command, Refusal, Role, State};
use maud::{Markup, html};
use terms::{ClauseId, DutyId, GroundId};

use crate::components::{self, Button, Control, Field, Tone};
use crate::pages::exclusion as drawn;
use crate::reader::Signed;
use crate::refuse::{No, Told};
use crate::typed::Typed;

use super::forms::{Form, Verb};
use super::{AtDesk, act};

/// What may be done about an exclusion, by the noun it posts to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Proposal,
    Confirmation,
    Help,
    Review,
    Lifting,
}

impl Step {
    /// Where its form goes, after the ticket's address.
    pub fn noun(self) -> &'static str {
        match self {
            Step::Proposal => "exclusion",
            Step::Confirmation => "exclusion/confirmation",
            Step::Help => "exclusion/help",
            Step::Review => "exclusion/review",
            Step::Lifting => "exclusion/lifting",
        }
    }

    /// Where in the form the error summary leads.
    pub fn anchor(self, told: &Told) -> &'static str {
        match (self, told.field) {
            (Step::Proposal, Some("cause")) => "cause",
            (Step::Proposal, Some("evidence")) => "evidence",
            (Step::Proposal, Some("plain_words")) => "told",
            (Step::Proposal, Some("contract_clause")) => "contract_clause",
            (Step::Proposal, _) => match told.code {
                "not-both-conditions" | "neither-condition" => "contract_not_kept",
                "duty-not-pointed-out" | "unknown-duty" => "duty",
                _ => "ground",
            },
            (Step::Confirmation, Some(_)) => "deciding",
            (Step::Confirmation, None) => "again",
            (Step::Help, _) => "helping",
            (Step::Review, _) => "reviewing",
            (Step::Lifting, _) => "lifting",
        }
    }

    /// The word for what was done.
    pub fn done(self, fields: &Fields) -> &'static str {
        match self {
            Step::Proposal => "exclusion-proposed",
            Step::Confirmation if fields.decision == "confirm" => "exclusion-confirmed",
            Step::Confirmation => "exclusion-declined",
            Step::Help => "exclusion-helped",
            Step::Review => "exclusion-reviewed",
            Step::Lifting => "exclusion-lifted",
        }
    }
}

/// What was typed about it.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    ground: String,
    contract_clause: String,
    contract_not_kept: bool,
    documentation_not_applied: bool,
    duty: String,
    cause: String,
    evidence: String,
    told: String,
    help: bool,
    decision: String,
    deciding: String,
    helping: String,
    reviewing: String,
    lifting: String,
}

impl Fields {
    /// Those of a form that was sent.
    pub fn of(typed: &Typed) -> Fields {
        let field = |name: &str| typed.get(name).to_owned();
        let ticked = |name: &str| typed.get(name) == "yes";
        Fields {
            ground: field("ground"),
            contract_clause: field("contract_clause"),
            contract_not_kept: ticked("contract_not_kept"),
            documentation_not_applied: ticked("documentation_not_applied"),
            duty: field("duty"),
            cause: field("cause"),
            evidence: field("evidence"),
            told: field("told"),
            help: ticked("help"),
            decision: field("decision"),
            deciding: field("deciding"),
            helping: field("helping"),
            reviewing: field("reviewing"),
            lifting: field("lifting"),
        }
    }

    /// Everything of it, for the hash of what was asked.
    pub fn parts(&self) -> [&str; 14] {
        let yes = |ticked: bool| if ticked { "yes" } else { "" };
        [
            &self.ground,
            &self.contract_clause,
            yes(self.contract_not_kept),
            yes(self.documentation_not_applied),
            &self.duty,
            &self.cause,
            &self.evidence,
            &self.told,
            yes(self.help),
            &self.decision,
            &self.deciding,
            &self.helping,
            &self.reviewing,
            &self.lifting,
        ]
    }

    /// The words that somebody wrote.
    pub fn words(&self) -> [&String; 7] {
        [
            &self.told,
            &self.cause,
            &self.evidence,
            &self.deciding,
            &self.helping,
            &self.reviewing,
            &self.lifting,
        ]
    }

    fn found(&self) -> Found {
        Found {
            contract_not_kept: self.contract_not_kept,
            documentation_not_applied: self.documentation_not_applied,
        }
    }
}

/// From what was typed to what is asked of the desk.
pub fn command(signed: &Signed, step: Step, fields: &Fields) -> Result<Command, Refusal> {
    let text = |typed: &str| signed.app().authored(typed);
    let given = |typed: &str| (!typed.trim().is_empty()).then(|| text(typed));
    let known = Known::default(); // the desk looks it up
    Ok(Command::Exclusion(match step {
        Step::Proposal => ExclusionCommand::Propose(Box::new(Proposal {
            ground: GroundId(fields.ground.clone()),
            contract_clause: given(&fields.contract_clause),
            found: Some(fields.found()),
            duty: (!fields.duty.is_empty()).then(|| DutyId(fields.duty.clone())),
            cause: text(&fields.cause),
            evidence: text(&fields.evidence),
            told: text(&fields.told),
            help: fields.help,
            known,
        })),
        Step::Confirmation if fields.decision == "confirm" => {
            ExclusionCommand::Confirm { found: Some(fields.found()), known }
        }
        Step::Confirmation => ExclusionCommand::Decline { reason: text(&fields.deciding) },
        Step::Help => ExclusionCommand::Help { text: text(&fields.helping) },
        Step::Review => {
            let verdict = fields.decision.parse::<Verdict>();
            let verdict = verdict.map_err(|()| Refusal::Empty(desk::Field::Reason))?;
            ExclusionCommand::Review { verdict, reason: text(&fields.reviewing) }
        }
        Step::Lifting => ExclusionCommand::Lift { reason: text(&fields.lifting) },
    }))
}

/// `POST /desk/t/{n}/exclusion`: the first person.
pub async fn propose(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act::act(at, path, form, Verb::Exclusion(Step::Proposal)).await
}

/// `POST /desk/t/{n}/exclusion/confirmation`: the second.
pub async fn confirm(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act::act(at, path, form, Verb::Exclusion(Step::Confirmation)).await
}

/// `POST /desk/t/{n}/exclusion/help`.
pub async fn help(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act::act(at, path, form, Verb::Exclusion(Step::Help)).await
}

/// `POST /desk/t/{n}/exclusion/review`: the third.
pub async fn review(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act::act(at, path, form, Verb::Exclusion(Step::Review)).await
}

/// `POST /desk/t/{n}/exclusion/lifting`.
pub async fn lift(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act::act(at, path, form, Verb::Exclusion(Step::Lifting)).await
}

/// What a button says that unfolds the form.
pub fn label(w: words::Lang, step: Step) -> String {
    match step {
        Step::Proposal => w.exclude(),
        Step::Confirmation => w.exclusion_waits(),
        Step::Help => w.help_anyway(),
        Step::Review => w.contest_waits(),
        Step::Lifting => w.lift_exclusion(),
    }
}

/// What waits for a second or a third person stands above everything else.
pub fn waiting(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let me = view.actor.by;
    if let Some(one) = view.ticket.exclusion.proposed() {
        let who = reader.person_of(view, one.proposed.by).name;
        let when = reader.moment(one.proposed.at, &reader.zone_of(view)).text;
        let told = view.text(one.grounds().told.id).unwrap_or_default();
        return components::notice(
            Tone::Soon,
            &w.exclusion_waits(),
            html! {
                p.meta { (w.exclusion_proposed_by(&who, &when)) }
                blockquote.prose { (told) }
                (drawn::because(reader, view, one.grounds()))
                p.meta { (w.exclusion_effect()) }
                @if one.proposed.by == me { p { (w.exclusion_not_you()) } }
                @else if !decides(view) { p { (w.exclusion_not_qualified()) } }
                @if view.ticket.triages.is_empty() { p { (w.exclusion_triage_first()) } }
                (form.of(Verb::Exclusion(Step::Confirmation)))
            },
        );
    }
    let Some(one) = view.ticket.exclusion.holding().filter(|one| one.is_contested()) else {
        return html! {};
    };
    let reply = one.contested.and_then(|done| view.text(done.what.id)).unwrap_or_default();
    let had_part = one.proposed.by == me || one.confirmed.is_some_and(|done| done.by == me);
    components::notice(
        Tone::Soon,
        &w.contest_waits(),
        html! {
            blockquote.prose { (reply) }
            (drawn::because(reader, view, one.grounds()))
            @if had_part {
                p { (w.review_not_you()) }
            } @else if decides(view) {
                (form.of(Verb::Exclusion(Step::Review)))
            } @else {
                p { (w.exclusion_not_qualified()) }
            }
        },
    )
}

/// May this reader be the second or the third person? The desk decides; the page says so before.
fn decides(view: &TicketView) -> bool {
    let manages = matches!(view.actor.role, Role::CentreManager | Role::ProviderManager);
    view.may(Action::ConfirmExclusion) && (view.actor.qualified.is_any() || manages)
}

/// Which steps can be taken now, besides what waits.
pub fn offered(view: &TicketView) -> Vec<Step> {
    let exclusion = &view.ticket.exclusion;
    let open = view.ticket.state() != State::Closed;
    let mut steps = Vec::new();
    if exclusion.holding().is_some() {
        if open && view.may(Action::ProposeExclusion) {
            steps.push(Step::Help);
        }
        if view.may(Action::ConfirmExclusion) {
            steps.push(Step::Lifting);
        }
    } else if open && exclusion.proposed().is_none() && view.may(Action::ProposeExclusion) {
        steps.push(Step::Proposal);
    }
    steps
}

impl Form<'_> {
    /// The form of a step.
    pub fn exclusion(&self, step: Step) -> Markup {
        let (w, typed) = (self.words(), &self.typed.exclusion);
        let reason = Some(desk::Field::Reason);
        match step {
            Step::Proposal => self.proposal(None),
            Step::Confirmation => self.confirmation(),
            Step::Help => {
                let control = Control::area(typed.helping.clone(), 4);
                let about = Some(desk::Field::Message);
                let field = self.field("helping", about, w.ask_help(), w.hint_help(), control);
                self.post(Verb::Exclusion(step), components::field(&field), &w.send_help(), "main")
            }
            Step::Review => {
                let control = Control::area(typed.reviewing.clone(), 3);
                let field = self.field("reviewing", reason, w.ask_review_reason(), String::new(), control);
                let buttons = html! {
                    (decision(&w.uphold_exclusion(), Verdict::Upheld.word(), ""))
                    (decision(&w.overturn_exclusion(), Verdict::Overturned.word(), ""))
                };
                self.post_with(Verb::Exclusion(step), components::field(&field), buttons)
            }
            Step::Lifting => {
                let control = Control::area(typed.lifting.clone(), 3);
                let field = self.field("lifting", reason, w.ask_lift_reason(), String::new(), control);
                self.post(Verb::Exclusion(step), components::field(&field), &w.lift_exclusion(), "")
            }
        }
    }

    /// The grounds, each with its clause quoted; cause, evidence and plain words. `shortcut`: the key of its button.
    pub fn proposal(&self, shortcut: Option<&str>) -> Markup {
        let (w, typed) = (self.words(), &self.typed.exclusion);
        let area = |name: &str, about, label: String, hint: String, value: &str| {
            components::field(&self.field(name, Some(about), label, hint, Control::area(value.to_owned(), 3)))
        };
        let submit = self.submit.clone().unwrap_or_else(|| w.propose_exclusion());
        let body = html! {
            div.exclusion-form {
                (self.grounds())
                (self.for_contract())
                (self.duties())
                (area("cause", desk::Field::Cause, w.ask_cause(), String::new(), &typed.cause))
                (area("evidence", desk::Field::Evidence, w.ask_evidence(), w.hint_evidence(), &typed.evidence))
                (area("told", desk::Field::PlainWords, w.ask_plain_words(), w.hint_plain_words(), &typed.told))
                (components::check("help", &w.ask_help_anyway(), typed.help))
                p.meta { (w.exclusion_effect()) }
            }
        };
        let button = components::button(&Button { label: &submit, shortcut, ..Button::default() });
        self.post_with(Verb::Exclusion(Step::Proposal), body, button)
    }

    /// The agreement's grounds with the words of their clauses, and that it is no incident.
    fn grounds(&self) -> Markup {
        let (w, view, chosen) = (self.words(), self.view, &self.typed.exclusion.ground);
        let agreement = &view.agreement;
        let quoted = |clause: &ClauseId| agreement.clause(clause.as_str()).map(|c| w.text(&c.text));
        let known: Vec<(GroundId, Ground<'_>)> = grounds_of(agreement)
            .into_iter()
            .filter_map(|id| ground(agreement, &id).map(|ground| (id, ground)))
            .collect();
        html! {
            fieldset.field.grounds {
                legend { (w.ask_ground()) }
                div.choices {
                    @for (i, (id, ground)) in known.iter().enumerate() {
                        label {
                            input.cites[ground.cites_contract] type="radio" name="ground" id=[(i == 0).then_some("ground")] value=(id) checked[id.as_str() == chosen] required;
                            span { (w.text(ground.title)) }
                            span.aside { (components::clause(&self.signed.reader.clause(agreement, ground.clause))) }
                            @if let Some(quote) = quoted(ground.clause) { span.hint { q { (quote) } } }
                        }
                    }
                }
            }
        }
    }

    /// What clause 2.B.1 asks besides: shown where it is chosen, and everywhere that styles can't tell.
    fn for_contract(&self) -> Markup {
        let (w, typed) = (self.words(), &self.typed.exclusion);
        let about = Some(desk::Field::ContractClause);
        let control = Control::line(typed.contract_clause.clone());
        let clause = self.field("contract_clause", about, w.ask_contract_clause(), String::new(), control);
        html! {
            fieldset.field.for-contract {
                legend { (w.ground_for_contract()) " " (components::clause(&self.signed.reader.clause(&self.view.agreement, &"2.B.1".into()))) }
                (components::field(&clause))
                (self.conditions())
            }
        }
    }

    fn conditions(&self) -> Markup {
        let (w, typed) = (self.words(), &self.typed.exclusion);
        html! {
            (components::check("contract_not_kept", &w.ask_contract_not_kept(), typed.contract_not_kept))
            (components::check("documentation_not_applied", &w.ask_documentation(), typed.documentation_not_applied))
        }
    }

    fn duties(&self) -> Markup {
        let (w, view) = (self.words(), self.view);
        let none = (String::new(), w.no_duty());
        let known = view.agreement.duties.iter().map(|duty| (duty.id.0.clone(), w.text(&duty.title)));
        let options = std::iter::once(none).chain(known).collect();
        let control = Control::Select(options, self.typed.exclusion.duty.clone());
        components::field(&Field {
            name: "duty".to_owned(),
            label: w.ask_duty(),
            hint: w.hint_duty(),
            control,
            ..Field::default()
        })
    }

    /// The second person: their own answers, or why not.
    fn confirmation(&self) -> Markup {
        let (w, view) = (self.words(), self.view);
        let Some(one) = view.ticket.exclusion.proposed() else { return html! {} };
        let own = one.proposed.by == view.actor.by;
        let may = !own && decides(view);
        let asks = ground(&view.agreement, &one.grounds().ground).is_some_and(|ground| ground.cites_contract);
        let control = Control::area(self.typed.exclusion.deciding.clone(), 2);
        let about = Some(desk::Field::Reason);
        let mut why = self.field("deciding", about, w.ask_why_not(), w.hint_why_not(), control);
        why.optional = if may { w.optional() } else { String::new() };
        let body = html! {
            @if may && asks {
                fieldset.field { legend { (w.ask_second_found()) } (self.conditions()) }
            }
            (components::field(&why))
        };
        let no = if own { w.take_back_exclusion() } else { w.decline_exclusion() };
        let buttons = html! {
            @if may { (decision(&w.confirm_exclusion(), "confirm", "main")) }
            (decision(&no, "decline", ""))
        };
        self.post_with(Verb::Exclusion(Step::Confirmation), body, buttons)
    }
}

fn decision(label: &str, decision: &str, look: &str) -> Markup {
    components::button(&Button { label, sends: Some(("decision", decision)), look, ..Button::default() })
}
