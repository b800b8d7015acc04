//! `/desk/t/{n}/escalation`: a level-1 ticket is passed on to the support centre, in one step (preamble).
//!
//! The report is the one of the portal, prefilled from level 1; beside it, each thing that both sides of level 1 read,
//! to be passed on or not. Nothing is ticked for anybody: what the customer wrote to its provider was written to it.

use app::{Failure, Form, TicketView};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use desk::access::{self, Object};
use desk::escalation::{Chosen, files_of, said};
use desk::{Action, Digest, Entry, NewTicket, Refusal};
use maud::{Markup, html};
use terms::ClauseId;

use super::draft::Draft;
use super::steps::{self, Step};
use super::{Asked, missing, prediction, seen};
use crate::components::{self, Annotated, Button, Tone};
use crate::frame::Sheet;
use crate::pages::desk::{AtDesk, number, rail};
use crate::reader::Signed;
use crate::refuse::{No, sentence, told};
use crate::typed::Typed;

/// The questions, in the order of the portal's report.
const ASKED: [Step; 4] = [Step::What, Step::Where, Step::Again, Step::Done];

/// `GET /desk/t/{n}/escalation`.
pub async fn show(AtDesk(signed): AtDesk, Path(path): Path<String>) -> Result<Response, No> {
    let view = view(&signed, &path).await?;
    let draft = prefilled(&signed, &view);
    page(&signed, &view, &draft, &Passed::default(), StatusCode::OK, None).await
}

/// `POST /desk/t/{n}/escalation`.
pub async fn take(AtDesk(signed): AtDesk, Path(path): Path<String>, typed: Typed) -> Result<Response, No> {
    let view = view(&signed, &path).await?;
    let mut draft = Draft::default();
    ASKED.into_iter().for_each(|step| draft.take(step, &typed));
    let passed = Passed {
        chosen: Chosen { texts: numbers(&typed, "pass"), files: numbers(&typed, "pass_files") },
        seen: typed.get("seen").parse().ok(),
    };
    let asked = match draft.faults().into_iter().next() {
        Some((_, refusal)) => Err(Failure::Refused(refusal)),
        None => send(&signed, &view, &draft, &passed).await,
    };
    match asked {
        Ok(()) => Ok(seen(format!("/desk/t/{}?done=escalated&n={}", view.number, view.number))),
        Err(failure) => {
            page(&signed, &view, &draft, &passed, told(signed.reader.lang, &failure).status, Some(&failure))
                .await
        }
    }
}

fn numbers(typed: &Typed, name: &str) -> Vec<u64> {
    typed.all(name).iter().filter_map(|number| number.parse().ok()).collect()
}

/// What is passed on besides the report, and how far the form had read.
#[derive(Default)]
struct Passed {
    chosen: Chosen,
    seen: Option<u64>,
}

/// The ticket, of one's own level-1 desk.
async fn view(signed: &Signed, path: &str) -> Result<TicketView, No> {
    let number = number(signed, path)?;
    let view = signed.app().ticket(&signed.visitor, number).await.map_err(|failure| signed.no(failure))?;
    access::require(&view.actor, Action::Escalate, &Object::of(&view.ticket))
        .map_err(|refusal| signed.no(refusal.into()))?;
    Ok(view)
}

async fn send(signed: &Signed, view: &TicketView, draft: &Draft, passed: &Passed) -> Result<(), Failure> {
    let app = signed.app();
    let new = NewTicket { kind: view.ticket.kind(), ..draft.new_ticket(app) };
    let form = Form {
        seen: passed.seen,
        key: (!draft.key.is_empty()).then(|| draft.key.clone()),
        body_hash: Digest::of(&[b"escalation:", draft.key.as_bytes()]).0,
    };
    app.escalate(&signed.visitor, view.number, &new, &passed.chosen, &form).await?;
    Ok(())
}

/// What level 1 told, in the fields in which the centre asks it.
fn prefilled(signed: &Signed, view: &TicketView) -> Draft {
    let opened = &view.ticket.opened.what;
    let report = &opened.report;
    let mut draft = Draft::of_key(signed.app().fresh_ticket().to_string());
    draft.answer("subject", view.subject().unwrap_or_default());
    for (detail, text) in &report.details {
        draft.answer(detail.word(), view.text(text.id).unwrap_or_default());
    }
    draft.answer("stops", report.stops.map_or("", desk::fact::Stops::word));
    draft.answer("affected", report.affected.map_or("", desk::fact::Affected::word));
    draft.answer("frequency", report.frequency.map_or("", desk::fact::Frequency::word));
    for (name, said) in [
        ("trained", report.trained),
        ("may_contact", report.may_contact),
        ("remote_access", report.remote_access),
    ] {
        draft.answer(name, said.map_or("", |yes| if yes { "yes" } else { "no" }));
    }
    draft.answer("reference", &view.number.to_string());
    draft.regions = opened.regions.iter().map(ToString::to_string).collect();
    draft
}

async fn page(
    signed: &Signed,
    view: &TicketView,
    draft: &Draft,
    passed: &Passed,
    status: StatusCode,
    failure: Option<&Failure>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let faults = draft.faults();
    let errors: Vec<(String, String)> = faults
        .iter()
        .map(|(name, refusal)| (name.clone(), super::send::wrong(signed, name, refusal)))
        .collect();
    let mut asked = Asked::load(signed, draft, &errors).await?;
    asked.whom = Vec::new();
    (asked.level1, asked.own) = (None, None);
    let rail = rail(signed, None, None).await.map_err(|failure| signed.no(failure))?;
    let title = w.escalate_title(view.number);
    let main = components::annotated(&Annotated {
        head: html! {
            header.head {
                div.crumb { a.quiet href={ "/desk/t/" (view.number) } data-key="u" aria-keyshortcuts="u" { "← " (w.to_the_ticket(view.number)) } }
                h1 tabindex="-1" { (title) }
                p.lead { (w.escalate_lead()) }
            }
        },
        margin: prediction(&asked, Step::What),
        text: html! {
            (components::error_summary(&w.one_to_correct(errors.len()), &errors))
            @if let Some(failure) = failure.filter(|_| errors.is_empty()) { (refused(signed, view, failure)) }
            form.fields method="post" action={ "/desk/t/" (view.number) "/escalation" } {
                input type="hidden" name="key" value=(draft.key);
                input type="hidden" name="seen" value=(passed.seen.unwrap_or(view.ticket.version));
                @for step in ASKED { (steps::questions(&asked, step)) }
                (messages(signed, view, passed))
                div.actions { (components::button(&Button { label: &w.escalate(), look: "main large", ..Button::default() })) }
            }
        },
        more: missing(&asked),
        margin_label: w.report_follows(),
    });
    Ok(signed.reader.page_with(status, Sheet::desk(title, rail, main)))
}

/// What was refused, why, what would do, and the clause behind it.
fn refused(signed: &Signed, view: &TicketView, failure: &Failure) -> Markup {
    let w = signed.reader.lang;
    let told = told(w, failure);
    let said = match failure {
        Failure::Refused(refusal) => {
            let zone = signed.reader.zone_of(view);
            w.refusal(refusal, |at| signed.reader.moment_in_full(at, &zone).text)
        }
        _ => told.said,
    };
    let anchor =
        if matches!(failure, Failure::Refused(Refusal::NotToBePassedOn { .. })) { "pass" } else { "subject" };
    let clause = told.clause.as_deref().map(ClauseId::from);
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (said.what) }
            p { (sentence(w, &said.why)) @if let Some(clause) = &clause { " " (components::clause(&signed.reader.clause(&view.agreement, clause))) } }
            p { a href={ "#" (anchor) } { (sentence(w, &said.fix)) } }
        }
    }
}

/// Each thing that can be passed on, with a box beside it, and one beside its files.
fn messages(signed: &Signed, view: &TicketView, passed: &Passed) -> Markup {
    let w = signed.reader.lang;
    let all =
        view.entries.iter().map(|placed| (&placed.entry, said(&placed.entry), names(view, &placed.entry)));
    let all: Vec<_> = all.filter(|(_, text, files)| text.is_some() || !files.is_empty()).collect();
    html! {
        fieldset.field id="pass" aria-describedby="pass-hint" {
            legend { (w.escalate_pass_on()) }
            p.hint id="pass-hint" { (w.escalate_pass_on_hint()) }
            @if all.is_empty() { (components::notice(Tone::Still, "", html! { p { (w.escalate_nothing_said()) } })) }
            div.choices {
                @for (entry, text, files) in &all {
                    @let who = signed.reader.person_of(view, entry.by).name;
                    @let when = signed.reader.moment(entry.at, &signed.reader.zone_of(view)).text;
                    @if let Some(text) = text {
                        (tick("pass", entry.number, &passed.chosen.texts, html! {
                            span { b { (who) } " " span.optional { (when) } }
                            span.hint { (view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned)) }
                        }))
                    }
                    @if !files.is_empty() {
                        (tick("pass_files", entry.number, &passed.chosen.files, html! {
                            span { (w.escalate_pass_files()) " " span.optional { (who) " " (when) } }
                            @for name in files { span.hint { bdi { (name) } } }
                        }))
                    }
                }
            }
        }
    }
}

fn tick(name: &str, number: u64, ticked: &[u64], label: Markup) -> Markup {
    html! {
        label.check { input type="checkbox" name=(name) value=(number) checked[ticked.contains(&number)]; (label) }
    }
}

/// The files of an entry that are there still.
fn names<'v>(view: &'v TicketView, entry: &Entry) -> Vec<&'v str> {
    let there = files_of(entry).iter().filter_map(|file| view.files.get(&file.id));
    there.map(|row| row.name.as_str()).collect()
}
