//! From draft to issue: what each of the two people does next, and the three forms for it.

use app::{Failure, MonthReport, Receipt, Wanted};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use desk::By;
use desk::service_report::{Draft, Of};
use maud::{Markup, html};

use super::{address, nothing, of, page, when};
use crate::components::{self, Button, Control, Field, Tone};
use crate::reader::Signed;
use crate::refuse::{No, sentence, told};
use crate::typed::Typed;

/// `POST /reports/{month}/drafts`.
pub async fn draft(signed: Signed, Path(month): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = asked(&signed, &month, &typed)?;
    let form = typed.form("report-draft", 0);
    let done = signed.app().draft_report(&signed.visitor, &of, typed.get("summary"), &form).await;
    answer(&signed, &of, &typed, done).await
}

/// `POST /reports/{month}/reviews`.
pub async fn review(signed: Signed, Path(month): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = asked(&signed, &month, &typed)?;
    let hash = typed.get("hash").parse().map_err(|_| nothing(&signed))?;
    let form = typed.form("report-review", 0);
    let done = signed.app().review_report(&signed.visitor, &of, hash, &form).await;
    answer(&signed, &of, &typed, done).await
}

/// `POST /reports/{month}/issues`.
pub async fn issue(signed: Signed, Path(month): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = asked(&signed, &month, &typed)?;
    let reason = Some(typed.get("reason")).filter(|reason| !reason.trim().is_empty());
    let reason = reason.map(|reason| signed.app().authored(reason));
    let form = typed.form("report", 0);
    let done = signed.app().issue_report(&signed.visitor, &of, reason, &form).await;
    answer(&signed, &of, &typed, done).await
}

fn asked(signed: &Signed, month: &str, typed: &Typed) -> Result<Of, No> {
    let month = month.parse().map_err(|_| nothing(signed))?;
    of(signed, month, Some(typed.get("provider")), Some(typed.get("region")))
}

/// Back to the report; a refusal stands above it, with everything that was typed.
async fn answer(
    signed: &Signed,
    of: &Of,
    typed: &Typed,
    done: Result<Receipt, Failure>,
) -> Result<Response, No> {
    let Err(failure) = done else { return Ok(Redirect::to(&address(of)).into_response()) };
    let now = signed.app().service_report(&signed.visitor, of, Wanted::Draft).await;
    let Ok(now) = now else { return Err(signed.no(failure)) };
    let w = signed.reader.lang;
    let told = told(w, &failure);
    let field = match told.field {
        Some("reason") => "#reason",
        Some("wording") => "#summary-words",
        _ => "#steps",
    };
    let why = html! {
        section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (told.said.what) }
            p { (sentence(w, &told.said.why)) }
            p { a href=(field) { (sentence(w, &told.said.fix)) } }
        }
    };
    page(signed, &now, typed, why, told.status).await
}

/// Who did it; whoever was erased has no name.
pub(super) fn who(signed: &Signed, found: &MonthReport, by: By) -> String {
    let name = by.person().and_then(|person| found.names.get(&person)).cloned();
    name.unwrap_or_else(|| signed.reader.lang.service_report_nobody())
}

/// Where the next issue stands, and what this reader can do about it.
pub(super) fn steps(signed: &Signed, found: &MonthReport, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    html! {
        section.counts.steps id="steps" {
            h2 { (w.service_report_steps()) }
            @match &found.draft {
                None => p.meta { (w.service_report_to_draft()) },
                Some(draft) => (waiting(signed, found, draft)),
            }
        }
        div.composers {
            @if let Some(draft) = found.draft.as_ref().filter(|_| found.may_review && found.drafted.is_some()) {
                (form(signed, found, "reviews", &w.service_report_review(), &html! { input type="hidden" name="hash" value=(draft.hash); }))
            }
            @if found.may_issue && found.draft.is_some() { (issue_form(signed, found, typed)) }
            @if found.may_draft { (draft_form(signed, found, typed)) }
        }
    }
}

fn waiting(signed: &Signed, found: &MonthReport, draft: &Draft) -> Markup {
    let w = signed.reader.lang;
    let moved = found.issued.is_none()
        && found.drafted.as_ref().is_some_and(|drafted| !drafted.counts_as(&found.report));
    html! {
        ol.others {
            li { (w.service_report_drafted(&who(signed, found, draft.by), &when(signed, draft.at))) }
            li {
                @match draft.reviewed {
                    Some((by, at)) => (w.service_report_reviewed(&who(signed, found, by), &when(signed, at))),
                    None => (w.service_report_to_review()),
                }
            }
        }
        @match &found.drafted {
            None => (components::notice(Tone::Soon, "", html! { p { (w.service_report_draft_erased()) } })),
            Some(drafted) if !drafted.summary.is_empty() => blockquote.prose { p { (drafted.summary) } },
            Some(_) => {},
        }
        @if moved { (components::notice(Tone::Soon, "", html! { p { (w.service_report_moved()) } })) }
        p.meta { (w.service_report_hash()) " " code { (draft.hash) } }
    }
}

fn issue_form(signed: &Signed, found: &MonthReport, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let again = !found.issues.is_empty();
    let label = if again { w.service_report_issue_again() } else { w.service_report_issue() };
    let reason = Field {
        name: "reason".to_owned(),
        label: w.service_report_why_again(),
        control: Control::line(typed.get("reason")),
        ..Field::default()
    };
    form(signed, found, "issues", &label, &html! { @if again { (components::field(&reason)) } })
}

fn draft_form(signed: &Signed, found: &MonthReport, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let before = found.drafted.as_ref().map_or("", |drafted| drafted.summary.as_str());
    let words = if typed.has("summary") { typed.get("summary") } else { before };
    let summary = Field {
        name: "summary".to_owned(),
        label: w.service_report_words(),
        hint: w.service_report_words_hint(),
        control: Control::area(words, 4),
        ..Field::default()
    };
    let field = html! { div id="summary-words" { (components::field(&summary)) } };
    form(signed, found, "drafts", &w.service_report_keep_draft(), &field)
}

fn form(signed: &Signed, found: &MonthReport, noun: &str, label: &str, inside: &Markup) -> Markup {
    let of = found.report.of();
    let key = signed.app().fresh_id();
    html! {
        form.stack method="post" action={ "/reports/" (of.month) "/" (noun) } {
            input type="hidden" name="provider" value=(of.provider);
            @if let Some(region) = &of.region { input type="hidden" name="region" value=(region); }
            input type="hidden" name="seen" value=(found.version);
            input type="hidden" name="key" value=(key);
            (inside)
            (components::button(&Button { label, shortcut: None, sends: None, action: None, look: if noun == "drafts" { "" } else { "primary" } }))
        }
    }
}
