//! What is promised beyond the acknowledgement (clause 4, best effort), on the desk's page of a ticket: who answers for it, what
//! happens next, by when there is news; and what clause 1 asks of a diagnosis and of a workaround.

use app::TicketView;
use desk::fact::Qualification;
use desk::promise::{Debt, debts};
use desk::{Action, State};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::components::{self, Button, Control, Tone, Width};
use crate::reader::Signed;

use super::forms::{Form, Verb};
use super::margin::note;

/// In the margin: owner, next step, next news, and what is owed of them.
pub fn notes(signed: &Signed, view: &TicketView) -> Markup {
    if !view.ticket.state().is_open() || view.ticket.is_imported() {
        return html! {};
    }
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let promises = &view.ticket.promises;
    let zone = reader.zone_of(view);
    let owner = promises.owner.map(|owner| reader.person_of(view, desk::By::Person(owner.what)));
    let mut facts = vec![(
        w.owner(),
        html! { @match &owner { Some(owner) => (components::person(owner)), None => strong { (w.nobody_yet()) } } },
    )];
    let step = promises.step.and_then(|step| view.text(step.what.0.id)).map(str::to_owned);
    facts.push((
        w.field(desk::Field::NextStep),
        html! { @match &step { Some(step) => span.said { (step) }, None => strong { (w.not_said_yet()) } } },
    ));
    if let Some(news) = &view.news {
        let by = reader.moment(news.by, &zone);
        let said = if news.promised { w.news_as_promised() } else { w.news_as_agreed() };
        facts.push((
            w.field(desk::Field::NewsBy),
            html! { (components::moment(&by)) " " span.meta { (said) } },
        ));
    }
    let owed = debts(&view.ticket, view.news.as_ref().map(|news| news.by), view.now);
    let mut cited = note(signed, view, w.promised_heading(), &["4.best-effort"]);
    cited.id = "promised".to_owned();
    components::margin_note(
        &cited,
        html! {
            @if owed.contains(&Debt::News) { p { (components::chip(Tone::Over, "!", &w.debt(Debt::News))) } }
            (components::facts(&facts))
        },
    )
}

/// Above the actions: a workaround was found for what is called major.
pub fn reclassification(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    if !view.ticket.offers_reclassification() || !view.may(Action::Triage) {
        return html! {};
    }
    let clause = components::clause(&signed.reader.clause(&view.agreement, &"1.incident".into()));
    components::notice(
        Tone::Soon,
        &w.reclassify_heading(),
        html! { p { (w.reclassify_says()) " " (clause) } },
    )
}

/// What can be done about promises now: at once, and in forms that unfold.
pub fn at_once(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let me = signed.visitor.person.id;
    let is_mine = view.ticket.promises.owner.is_some_and(|owner| owner.what == me);
    html! {
        @if view.may(Action::Assign) && view.ticket.state().is_open() && !is_mine {
            form method="post" action={ "/desk/t/" (view.number) "/" (Verb::Assignment.noun()) } {
                (form.hidden())
                input type="hidden" name="assignee" value=(me);
                (components::button(&Button { label: &w.take_it(), shortcut: Some("i"), ..Button::default() }))
            }
        }
    }
}

/// Which of them are offered, with the key of each.
pub fn offered(view: &TicketView) -> Vec<(Verb, Option<&'static str>)> {
    let state = view.ticket.state();
    let mut all = Vec::new();
    if view.may(Action::PromiseNews) && state.is_open() {
        all.push((Verb::NextStep, Some("h")));
    }
    if view.may(Action::Assign) && state.is_open() {
        all.push((Verb::Assignment, Some("a")));
    }
    if view.may(Action::FindWorkaround) && state != State::Closed {
        all.push((Verb::Workaround, None));
    }
    if view.may(Action::Endorse) && state != State::Closed && endorsable(view).next().is_some() {
        all.push((Verb::Endorsement, None));
    }
    if view.may(Action::NameProduct) && state != State::Closed {
        all.push((Verb::Product, None));
    }
    all
}

/// The diagnoses that wait for a qualified member's word.
fn endorsable(view: &TicketView) -> impl Iterator<Item = &desk::diagnosis::Diagnosis> {
    view.ticket
        .diagnoses
        .iter()
        .filter(|given| given.given.what == Qualification::Absent && given.endorsed.is_none())
}

impl Form<'_> {
    /// What happens next, and by when there is news.
    pub(super) fn next_step(&self) -> Markup {
        let w = self.signed.reader.lang;
        let control = Control::area(self.typed.step.clone(), 3);
        let step = self.field(
            "step",
            Some(desk::Field::NextStep),
            w.field(desk::Field::NextStep),
            w.hint_next_step(),
            control,
        );
        let control = Control::Line {
            value: self.typed.news_by.clone(),
            kind: "datetime-local",
            autocomplete: "off",
            width: Width::Medium,
            most: None,
        };
        let zone = self.signed.reader.zone_of(self.view);
        let hint = w.hint_news_by(&w.place(&zone));
        let about = Some(desk::Field::NewsBy);
        let mut by = self.field("news_by", about, w.field(desk::Field::NewsBy), hint, control);
        by.optional = w.optional();
        let body = html! { (components::field(&step)) (components::field(&by)) };
        self.post(Verb::NextStep, body, &w.send_next_step(), "main")
    }

    /// Who answers for it: somebody of this desk, or nobody.
    pub(super) fn assignment(&self) -> Markup {
        let w = self.signed.reader.lang;
        let owner = self.view.ticket.promises.owner.map(|owner| owner.what.to_string());
        let chosen = if self.typed.assignee.is_empty() {
            owner.unwrap_or_default()
        } else {
            self.typed.assignee.clone()
        };
        let colleagues = self
            .view
            .colleagues
            .iter()
            .map(|row| (row.id.to_string(), row.name.clone().unwrap_or_else(|| w.somebody())));
        let all = std::iter::once((String::new(), w.nobody())).chain(colleagues).collect();
        let field = self.field("assignee", None, w.owner(), String::new(), Control::Select(all, chosen));
        self.post(Verb::Assignment, components::field(&field), &w.assign(), "main")
    }

    /// What works around it.
    pub(super) fn workaround(&self) -> Markup {
        let w = self.signed.reader.lang;
        let control = Control::area(self.typed.around.clone(), 4);
        let about = Some(desk::Field::Workaround);
        let field =
            self.field("around", about, w.field(desk::Field::Workaround), w.hint_workaround_found(), control);
        self.post(Verb::Workaround, components::field(&field), &w.send_workaround(), "main")
    }

    /// A qualified member makes a colleague's diagnosis their own.
    pub(super) fn endorsement(&self) -> Markup {
        let (reader, view) = (&self.signed.reader, self.view);
        let w = reader.lang;
        let zone = reader.zone_of(view);
        let choice = |given: &desk::diagnosis::Diagnosis| {
            let who = reader.person_of(view, given.given.by).name;
            components::Choice {
                value: given.number.to_string(),
                label: w.diagnosis_of(&who, &reader.moment(given.given.at, &zone).text),
                ..components::Choice::default()
            }
        };
        let mut choices: Vec<components::Choice> = endorsable(view).map(choice).collect();
        if let Some(last) = choices.last_mut() {
            last.checked = true;
        }
        let field = self.field(
            "endorsed",
            None,
            w.ask_endorsement(),
            w.hint_endorsement(),
            Control::Choices(choices),
        );
        let unqualified = !view.actor.qualified.covers(view.ticket.product());
        let body = html! {
            @if unqualified { (components::notice(Tone::Soon, "", html! { p { (w.endorsing_needs_qualification()) } })) }
            (components::field(&field))
        };
        self.post(Verb::Endorsement, body, &w.endorse(), "main")
    }

    /// Which product it is about.
    pub(super) fn product(&self) -> Markup {
        let w = self.signed.reader.lang;
        let known = self.view.ticket.product().map(ToString::to_string).unwrap_or_default();
        let typed = if self.typed.product.is_empty() { known } else { self.typed.product.clone() };
        let control = Control::Line {
            value: typed,
            kind: "text",
            autocomplete: "off",
            width: Width::Medium,
            most: Some(100),
        };
        let about = Some(desk::Field::Product);
        let field = self.field("product", about, w.field(desk::Field::Product), w.hint_product(), control);
        self.post(Verb::Product, components::field(&field), &w.send_product(), "main")
    }
}

/// An instant as a form of the browser sends it, in that zone.
pub fn instant(typed: &str, zone: &str) -> Option<Timestamp> {
    let civil: DateTime = typed.trim().parse().ok()?;
    let zone = TimeZone::get(zone).ok()?;
    Some(civil.to_zoned(zone).ok()?.timestamp())
}
