//! `/tickets/new`: a report in five short steps, or in three fields when it burns.
//!
//! Each step is kept when it is sent, so that back, another day and another browser find it again. Nothing has to be
//! filled in but the subject: what is missing is named, and may be sent all the same (clauses 2.C and 3.C).

mod draft;
mod elsewhere;
pub mod escalation;
mod send;
mod steps;
mod whom;

use std::sync::Arc;

use app::{OwnTerms, WhatIf};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::{self, Object};
use desk::clock::{self, Calendars, Candidate};
use desk::fact::Detail;
use desk::{Action, Organisation};
use maud::{Markup, html};
use serde::Deserialize;
use terms::{Agreement, ClauseId, MeasureId, RegionId};
use words::Lang;

use self::draft::Draft;
use self::steps::Step;
use crate::components::{self, Annotated, Answer, Button, MarginNote, Tone, Why};
use crate::frame::Sheet;
use crate::pages::when;
use crate::reader::Signed;
use crate::refuse::No;

pub use self::send::take;

/// Which page of the report.
#[derive(Deserialize)]
pub struct At {
    step: Option<String>,
    done: Option<String>,
}

/// What a page of the report is drawn from.
pub struct Asked<'a> {
    signed: &'a Signed,
    draft: &'a Draft,
    /// What is wrong, by the name of its field.
    errors: &'a [(String, String)],
    whom: Vec<(String, String)>,
    /// The files that came and are there still.
    files: Vec<app::FileRow>,
    regions: Vec<RegionId>,
    /// The provider whose level-1 desk takes it (preamble); none: the support centre does.
    level1: Option<Arc<Organisation>>,
    /// What that desk promises by its own agreement, in which region.
    own: Option<(OwnTerms, RegionId)>,
    agreement: Arc<Agreement>,
    calendars: Arc<Calendars>,
}

impl<'a> Asked<'a> {
    async fn load(
        signed: &'a Signed,
        draft: &'a Draft,
        errors: &'a [(String, String)],
    ) -> Result<Asked<'a>, No> {
        let (agreement, calendars) = signed
            .app()
            .editions()
            .in_force(signed.reader.now)
            .map_err(|refusal| signed.no(refusal.into()))?;
        let ticked = draft.regions.iter().map(|region| RegionId::from(region.as_str()));
        let mut regions: Vec<RegionId> = ticked.filter(|region| agreement.region(region).is_some()).collect();
        if regions.is_empty() {
            regions.push(whom::region(signed, draft).await);
        }
        let whom = whom::choices(signed).await.map_err(|failure| signed.no(failure))?;
        let level1 = whom::at_level_1(signed, draft).await?;
        let own = level1.as_ref().and_then(|(provider, customer)| {
            let own = signed.app().promised_at_level_1(provider.id, customer, signed.reader.now)?;
            let region = desk::adoption::region_of(customer, &own.agreement)?;
            Some((own, region))
        });
        let level1 = level1.map(|(provider, _)| provider);
        let files = signed.app().held_files(&signed.visitor, &draft.files).await;
        let files = files.map_err(|failure| signed.no(failure))?;
        Ok(Asked { signed, draft, errors, whom, files, regions, level1, own, agreement, calendars })
    }

    fn w(&self) -> Lang {
        self.signed.reader.lang
    }

    /// What is wrong with a field; nothing, mostly.
    fn error(&self, name: &str) -> String {
        self.errors
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, error)| error.clone())
            .unwrap_or_default()
    }

    fn cite(&self, clause: &str) -> Markup {
        let id = ClauseId::from(clause);
        html! { @if self.agreement.clause(clause).is_some() { (components::clause(&self.signed.reader.clause(&self.agreement, &id))) } }
    }

    /// What each category would mean for a report sent now, the strictest first.
    fn candidates(&self) -> Vec<Candidate> {
        let (now, measure) = (self.signed.reader.now, MeasureId::acknowledgement());
        if let Some((own, region)) = &self.own {
            let region = std::slice::from_ref(region);
            return clock::candidates(now, region, &measure, &own.agreement, &own.calendars)
                .unwrap_or_default();
        }
        if self.level1.is_some() {
            return Vec::new(); // the support centre's targets promise nothing for a provider's desk
        }
        clock::candidates(now, &self.regions, &measure, &self.agreement, &self.calendars).unwrap_or_default()
    }

    /// When it would be due if it were sent now.
    fn due(&self, candidate: &Candidate) -> components::Moment {
        let calendars = self.own.as_ref().map_or(&self.calendars, |(own, _)| &own.calendars);
        let zone = calendars.get(&candidate.region).map_or("UTC", |calendar| calendar.zone());
        when::promised(&self.signed.reader, candidate.due, zone)
    }

    /// Why then, line by line.
    fn why(&self) -> Option<Why> {
        if self.level1.is_some() {
            return None; // the vendor's rule derives nothing for a provider's desk
        }
        let candidates = self.candidates();
        let first = candidates.first()?;
        let question =
            WhatIf { region: first.region.clone(), category: first.category, at: self.signed.reader.now };
        let mut proof = self.signed.app().what_if(&question).ok()?;
        let calendar = self.calendars.get(&first.region)?;
        proof.candidates = candidates;
        Some(self.signed.reader.why("why-if-sent-now", &proof, &self.agreement, calendar))
    }
}

/// `GET /tickets/new`.
pub async fn show(signed: Signed, Query(at): Query<At>) -> Result<Response, No> {
    if let Some(provider) = whom::desk_elsewhere(&signed).await? {
        return Ok(elsewhere::show(&signed, &provider));
    }
    // Who may not report is told before they write.
    let actor = signed.actor();
    access::require(&actor, Action::Open, &Object::new_ticket(actor.organisation, actor.person()))
        .map_err(|refusal| signed.no(refusal.into()))?;
    let draft = Draft::load(signed.app(), &signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let step = Step::named(at.step.as_deref().unwrap_or_default());
    let gone = at.done.as_deref() == Some("discarded");
    page(&signed, &draft, step, StatusCode::OK, &[], gone.then(|| signed.reader.lang.report_discarded()))
        .await
}

/// A page of the report, with what is wrong where something is.
async fn page(
    signed: &Signed,
    draft: &Draft,
    step: Step,
    status: StatusCode,
    errors: &[(String, String)],
    told: Option<String>,
) -> Result<Response, No> {
    let asked = Asked::load(signed, draft, errors).await?;
    let duties = super::parties::ledger::before_a_report(signed).await.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let title = if step == Step::Urgent { w.report_urgent_title() } else { w.report_title() };
    let lead = if step == Step::Urgent { w.report_urgent_lead() } else { w.report_lead() };
    let main = components::annotated(&Annotated {
        head: components::head(
            None,
            &title,
            html! {
                @if matches!(step, Step::Urgent | Step::What) { p.lead { (lead) } }
                @if step == Step::What { p { (components::button_link(&Step::Urgent.href(), &w.report_urgent_link(), None, "")) } }
            },
        ),
        margin: prediction(&asked, step),
        text: html! {
            (components::error_summary(&w.one_to_correct(errors.len()), errors))
            @if let (Step::What | Step::Urgent, Some(at), true) = (step, draft.kept_at, errors.is_empty()) { (found(&asked, at)) }
            @if step == Step::What { (duties) }
            @if step != Step::Urgent { (stepper(&asked, step)) }
            @if step == Step::Check { (check(&asked)) } @else { (form(&asked, step)) }
        },
        more: missing(&asked),
        margin_label: w.report_follows(),
    });
    let name = if step == Step::Urgent { title.clone() } else { format!("{} · {title}", step.name(w)) };
    let mut sheet = Sheet::portal(name, main);
    sheet.flash = told.map(|told| components::flash(Tone::Met, &told, None));
    Ok(signed.reader.page_with(status, sheet))
}

fn stepper(asked: &Asked<'_>, step: Step) -> Markup {
    let w = asked.w();
    let steps: Vec<components::Step> =
        Step::FIVE.iter().map(|step| components::Step { name: step.name(w), href: step.href() }).collect();
    let line = w.step_line(step.place() + 1, Step::FIVE.len(), &step.name(w));
    components::stepper(&w.report_steps(), &steps, step.place(), &line)
}

/// The draft of another day, and the way to be rid of it.
fn found(asked: &Asked<'_>, at: jiff::Timestamp) -> Markup {
    let w = asked.w();
    let zone = asked.calendars.get(&asked.regions[0]).map_or("UTC", |calendar| calendar.zone());
    let when = asked.signed.reader.moment_in_full(at, zone).text;
    html! {
        form.draft-found method="post" action="/tickets/new?step=discard" {
            p { (w.report_draft_found(&when)) }
            (components::button(&Button { label: &w.report_discard(), look: "small", ..Button::default() }))
        }
    }
}

/// Where this browser keeps what is typed until the step is sent: never another report's.
fn draft_name(asked: &Asked<'_>, step: Step) -> String {
    match asked.draft.kept_at {
        Some(_) => format!("report:{}:{}", asked.draft.key, step.word()),
        None => format!("report:{}:{}", asked.signed.visitor.person.id, step.word()),
    }
}

fn form(asked: &Asked<'_>, step: Step) -> Markup {
    let w = asked.w();
    let (send, next) = (w.report_send(), w.report_next());
    html! {
        form.fields method="post" action=(format!("/tickets/new?step={}", step.word())) enctype=[step.asks_files().then_some("multipart/form-data")] data-draft=(draft_name(asked, step)) {
            input type="hidden" name="key" value=(asked.draft.key);
            (steps::questions(asked, step))
            div.actions {
                @if step == Step::Urgent {
                    (components::button(&Button { label: &send, sends: Some(("go", "send")), look: "main large", ..Button::default() }))
                    (components::button(&Button { label: &w.report_in_steps(), sends: Some(("go", "steps")), ..Button::default() }))
                } @else {
                    (components::button(&Button { label: &next, sends: Some(("go", "next")), look: "main", ..Button::default() }))
                    @if step.before().is_some() {
                        (components::button(&Button { label: &w.report_back(), sends: Some(("go", "back")), ..Button::default() }))
                    }
                    (components::button(&Button { label: &w.report_send_now(), sends: Some(("go", "send")), look: "plain", ..Button::default() }))
                }
                (components::key("Ctrl ⏎"))
            }
        }
    }
}

/// By when it would be acknowledged, if it were sent now.
fn prediction(asked: &Asked<'_>, step: Step) -> Markup {
    let w = asked.w();
    if let Some(provider) = &asked.level1 {
        let clauses = vec![asked.signed.reader.clause(&asked.agreement, &ClauseId::from("preamble"))];
        let heading = MarginNote { heading: w.report_follows(), clauses, ..MarginNote::default() };
        let candidates = asked.candidates();
        return components::margin_note(
            &heading,
            html! {
                p { (w.report_lands_at(&provider.name)) }
                @if let Some(first) = candidates.first() { p { strong { (w.report_predicted(&asked.due(first).text)) } } }
                @for other in candidates.iter().skip(1) { p { (w.ticket_if_category(other.category, &asked.due(other).text)) } }
                @if let Some((own, _)) = &asked.own { p { a href={ "/terms/" (own.agreement.id) } { (w.text(&own.agreement.title)) } } }
            },
        );
    }
    let candidates = asked.candidates();
    let Some(first) = candidates.first() else { return html! {} };
    let clause = asked.signed.reader.clause(&asked.agreement, &ClauseId::from("4"));
    let heading = MarginNote { heading: w.report_follows(), clauses: vec![clause], ..MarginNote::default() };
    components::margin_note(
        &heading,
        html! {
            p { strong { (w.report_predicted(&asked.due(first).text)) } }
            @for other in &candidates[1..] { p { (w.ticket_if_category(other.category, &asked.due(other).text)) } }
            @if step != Step::Urgent { p { (w.category_is_ours()) " " (asked.cite("3.D")) } }
        },
    )
}

/// What is missing, by name.
fn missing(asked: &Asked<'_>) -> Markup {
    let w = asked.w();
    let missing = asked.draft.missing();
    let given = desk::completeness::Item::ALL.iter().filter(|item| !missing.contains(item));
    let given: Vec<String> = given.map(|item| w.missing_item(*item)).collect();
    let names: Vec<String> = missing.iter().map(|item| w.missing_item(*item)).collect();
    let clause = asked.signed.reader.clause(&asked.agreement, &ClauseId::from("3.C"));
    let heading = if missing.is_empty() { w.report_complete() } else { w.report_missing() };
    components::margin_note(
        &MarginNote { heading, clauses: vec![clause], ..MarginNote::default() },
        html! { (components::completeness(&given, &names)) @if !names.is_empty() { p { (w.report_missing_lead()) } } },
    )
}

/// Everything once more, with a way to change it, and the button.
fn check(asked: &Asked<'_>) -> Markup {
    let w = asked.w();
    let send = w.report_send();
    html! {
        div.stack {
            (components::answers(&all_answers(asked), &w.report_change()))
            @if let Some(why) = asked.why() { (components::why(&why)) }
            form.actions method="post" action="/tickets/new?step=5" {
                input type="hidden" name="key" value=(asked.draft.key);
                (components::button(&Button { label: &send, sends: Some(("go", "send")), look: "main large", ..Button::default() }))
                (components::button(&Button { label: &w.report_back(), sends: Some(("go", "back")), ..Button::default() }))
            }
        }
    }
}

fn all_answers(asked: &Asked<'_>) -> Vec<Answer> {
    let w = asked.w();
    let missing = asked.draft.missing();
    let named: Vec<&str> = missing.iter().map(|item| item.word()).collect();
    let mut all = Vec::new();
    for name in Step::FIVE.iter().flat_map(|step| step.fields()) {
        if name == "whom" && asked.whom.is_empty() {
            continue;
        }
        let (question, answer) = (question(asked, name), answer(asked, name));
        let wanted = name == "subject" || named.contains(&name);
        if answer.is_empty() && !wanted {
            continue; // nobody misses it
        }
        let shown = match answer.is_empty() {
            true => html! { (w.ask_not_said()) },
            false => html! { div.prose { (answer) } },
        };
        let href = format!("{}#{name}", Step::of(name).href());
        all.push(Answer { question, missing: answer.is_empty() && wanted, answer: shown, href });
        if name == "whom" || (name == "place" && asked.whom.is_empty()) {
            all.push(regions_answer(asked));
        }
    }
    all.extend(files_answer(asked));
    all
}

fn files_answer(asked: &Asked<'_>) -> Option<Answer> {
    let w = asked.w();
    (!asked.files.is_empty()).then(|| Answer {
        question: w.field(desk::Field::Attachment),
        answer: html! {
            ul { @for file in &asked.files { li { bdi { (file.name) } " " span.meta { (w.file_size(file.received)) } } } }
        },
        missing: false,
        href: format!("{}#files", Step::Again.href()),
    })
}

fn regions_answer(asked: &Asked<'_>) -> Answer {
    let names: Vec<String> = asked.regions.iter().map(ToString::to_string).collect();
    Answer {
        question: asked.w().ask_regions(),
        answer: html! { (names.join(", ")) },
        missing: false,
        href: format!("{}#region", Step::Where.href()),
    }
}

fn question(asked: &Asked<'_>, name: &str) -> String {
    let w = asked.w();
    match name {
        "subject" => w.field(desk::Field::Subject),
        "reference" => w.field(desk::Field::Reference),
        "product" => w.field(desk::Field::Product),
        "stops" => w.ask_stops(),
        "affected" => w.ask_affected(),
        "frequency" => w.ask_frequency(),
        "whom" => w.ask_whom(),
        "trained" => w.ask_trained(),
        "may_contact" => w.ask_may_contact(),
        "remote_access" => w.ask_remote_access(),
        name => name.parse::<Detail>().map_or_else(|()| name.to_owned(), |detail| w.detail(detail)),
    }
}

fn answer(asked: &Asked<'_>, name: &str) -> String {
    let (w, draft) = (asked.w(), asked.draft);
    let typed = draft.get(name).trim();
    match name {
        "stops" => draft.choice(name).map(|stops| w.stops(stops)).unwrap_or_default(),
        "affected" => draft.choice(name).map(|affected| w.affected(affected)).unwrap_or_default(),
        "frequency" => draft.choice(name).map(|often| w.frequency(often)).unwrap_or_default(),
        "trained" | "may_contact" | "remote_access" => match draft::yes_or_no(typed) {
            Some(true) => w.yes(),
            Some(false) => w.no(),
            None => String::new(),
        },
        "whom" => {
            let chosen = asked.whom.iter().find(|(value, _)| value == typed);
            chosen.map(|(_, words)| words.clone()).unwrap_or_default()
        }
        _ => typed.to_owned(),
    }
}

fn seen(location: String) -> Response {
    Redirect::to(&location).into_response()
}
