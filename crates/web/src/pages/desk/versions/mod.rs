//! `/desk/agreements`: the versions of the agreement, what waits for a second person, and the form for a new one. Each shows first
//! what it would change for those who wait.

mod pin;
mod preview;
mod proposal;

pub use pin::{put, show as pin};
pub use proposal::{decline, publish, show as proposal};

use app::Failure;
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::{self, Object};
use desk::{Action, Publication};
use hours::{Exception, Window};
use jiff::civil::Date;
use maud::{Markup, html};
use terms::{Agreement, Problems, RegionId};

use crate::components::{self, Button, Control, Field, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::{No, Told, sentence, told};
use crate::typed::Typed;

use super::{Centre, rail};

/// `GET /desk/agreements`.
pub async fn list(Centre(signed): Centre) -> Result<Response, No> {
    may_propose(&signed)?;
    let main = listed(&signed).await.map_err(|failure| signed.no(failure))?;
    sheet(&signed, signed.reader.lang.versions_title(), main).await
}

/// `GET /desk/agreements/new`.
pub async fn new(Centre(signed): Centre) -> Result<Response, No> {
    may_propose(&signed)?;
    let main = form(&signed, &Typed::default(), &html! {});
    sheet(&signed, signed.reader.lang.versions_new(), main).await
}

/// `POST /desk/agreements`: shows what it would change, or proposes it.
pub async fn take(Centre(signed): Centre, typed: Typed) -> Result<Response, No> {
    may_propose(&signed)?;
    let w = signed.reader.lang;
    let file = match file_of(&signed, &typed) {
        Ok(file) => file,
        Err(Unfit { file, why }) => {
            let main = form_with(&signed, &typed, &file, &why);
            return again(&signed, w.versions_new(), main, axum::http::StatusCode::UNPROCESSABLE_ENTITY)
                .await;
        }
    };
    if typed.get("go") == "propose" {
        let reason = signed.app().authored(typed.get("reason"));
        let sent = app::Form::default();
        match signed.app().propose_version(&signed.visitor, &file, reason, &sent).await {
            Ok(number) => return Ok(Redirect::to(&format!("/desk/agreements/{number}")).into_response()),
            Err(failure) => return refused(&signed, &typed, &failure).await,
        }
    }
    match signed.app().preview(&signed.visitor, &file).await {
        Ok(preview) => {
            let shown = html! { (preview::draw(&signed, &preview)) };
            sheet(&signed, w.versions_new(), form_with(&signed, &typed, &file, &shown)).await
        }
        Err(failure) => refused(&signed, &typed, &failure).await,
    }
}

async fn refused(signed: &Signed, typed: &Typed, failure: &Failure) -> Result<Response, No> {
    let told = told(signed.reader.lang, failure);
    let main = form(signed, typed, &why_not(signed, &told, "file"));
    again(signed, signed.reader.lang.versions_new(), main, told.status).await
}

fn may_propose(signed: &Signed) -> Result<(), No> {
    access::require(&signed.actor(), Action::ProposeVersion, &Object::House)
        .map(drop)
        .map_err(|refusal| signed.no(refusal.into()))
}

/// Why a file won't do, and the file: one that was made from a typed day is shown, so that its worked examples can be mended.
struct Unfit {
    file: String,
    why: Markup,
}

/// The file that was typed, or the version in force with the exception that was typed; or, above the form, why neither will do.
fn file_of(signed: &Signed, typed: &Typed) -> Result<String, Unfit> {
    let whole = typed.get("file").trim();
    let file = match typed.get("date").trim() {
        date if whole.is_empty() && !date.is_empty() => with_exception(signed, typed)
            .ok_or_else(|| Unfit { file: String::new(), why: unread(signed, typed) })?,
        _ => whole.to_owned(),
    };
    match Agreement::check(&file) {
        Ok(_) => Ok(file),
        Err(problems) => Err(Unfit { why: wrong(signed, &problems), file }),
    }
}

/// A day or hours that can't be read.
fn unread(signed: &Signed, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (w.version_by_exception()) }
            p { a href="#date" { (w.exception_unread(typed.get("date"), typed.get("hours"), typed.get("from"))) } }
        }
    }
}

fn with_exception(signed: &Signed, typed: &Typed) -> Option<String> {
    let effective: Date = typed.get("from").trim().parse().ok()?;
    let windows: Result<Vec<Window>, _> = typed.get("hours").split_whitespace().map(str::parse).collect();
    let exception = Exception {
        date: typed.get("date").trim().parse().ok()?,
        windows: windows.ok()?,
        name: typed.get("name").trim().to_owned(),
        reason: typed.get("because").trim().to_owned(),
    };
    signed.app().with_exception(effective, &RegionId::from(typed.get("region")), &exception)
}

async fn listed(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let mut waiting =
        signed.app().records::<Publication>(&signed.visitor, Action::ProposeVersion, true).await?;
    let mut decided =
        signed.app().records::<Publication>(&signed.visitor, Action::ProposeVersion, false).await?;
    waiting.sort_by_key(|(number, _)| *number);
    decided.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let mut all = signed.app().editions().all();
    all.reverse();
    let current =
        signed.app().editions().in_force(signed.reader.now).ok().map(|(current, _)| current.id.clone());
    let line = |(number, one): &(u64, Publication)| {
        html! { li { a href=(format!("/desk/agreements/{number}")) { (one.proposal.id) } " · " (w.terms_from(&day(signed, one.proposal.effective))) } }
    };
    Ok(html! {
        (components::head(None, &w.versions_title(), html! { p.lead { (w.versions_lead()) } }))
        p { a.button.primary href="/desk/agreements/new" { (w.versions_new()) } }
        @if !waiting.is_empty() {
            section.stack { h2 { (w.versions_waiting()) } ul { @for one in &waiting { (line(one)) } } }
        }
        section.stack {
            h2 { (w.versions_published()) }
            ul { @for one in &all { li {
                a href=(format!("/terms/{}", one.id)) { (one.id) } " · "
                @if one.effective_from > signed.reader.now { (w.terms_from(&w.date(one.effective))) } @else { (w.terms_in_force(&w.date(one.effective))) }
                @if Some(&one.id) == current.as_ref() { " · " b { (w.terms_current()) } }
            } } }
            @if all.len() > 1 { p { a href="/terms/compare" { (w.compare_title()) } } }
        }
        @if !decided.is_empty() {
            section.stack { h2 { (w.versions_answered()) } ul { @for one in &decided { (line(one)) } } }
        }
    })
}

fn form(signed: &Signed, typed: &Typed, above: &Markup) -> Markup {
    form_with(signed, typed, typed.get("file"), above)
}

/// Two ways to a new version: its file, or one day that differs. What was typed is kept.
fn form_with(signed: &Signed, typed: &Typed, file: &str, above: &Markup) -> Markup {
    let w = signed.reader.lang;
    let line = |name: &str, label: String, hint: String, kind: &'static str| {
        let control = match Control::line(typed.get(name)) {
            Control::Line { value, autocomplete, width, most, .. } => {
                Control::Line { value, kind, autocomplete, width, most }
            }
            other => other,
        };
        components::field(&Field { name: name.to_owned(), label, hint, control, ..Field::default() })
    };
    let (agreement, _) = match signed.app().editions().in_force(signed.reader.now) {
        Ok(current) => current,
        Err(_) => return html! { (above) },
    };
    let regions = agreement.regions.iter().map(|r| (r.id.to_string(), r.id.to_string())).collect();
    let region = Field {
        name: "region".to_owned(),
        label: w.example_region(),
        control: Control::Select(regions, typed.get("region").to_owned()),
        ..Field::default()
    };
    let whole = Field {
        name: "file".to_owned(),
        label: w.version_file(),
        hint: w.version_file_hint(),
        control: Control::area(file, 16),
        ..Field::default()
    };
    let preview = Button {
        label: &w.version_preview(),
        shortcut: None,
        sends: Some(("go", "preview")),
        action: None,
        look: "",
    };
    let propose = Button {
        label: &w.version_propose(),
        shortcut: None,
        sends: Some(("go", "propose")),
        action: None,
        look: "primary",
    };
    html! {
        (components::head(
            Some(html! { a.quiet href="/desk/agreements" data-key="u" aria-keyshortcuts="u" { "← " (w.versions_title()) } }),
            &w.versions_new(),
            html! { p.lead { (w.versions_lead()) } },
        ))
        (above)
        form.stack method="post" action="/desk/agreements" {
            (components::field(&whole))
            details open[!typed.get("date").is_empty() && file.is_empty()] {
                summary { (w.version_by_exception()) }
                div.stack {
                    p { (w.version_by_exception_lead()) }
                    (components::field(&region))
                    (line("date", w.exception_date(), String::new(), "date"))
                    (line("hours", w.exception_hours(), w.exception_hours_hint(), "text"))
                    (line("name", w.exception_name(), String::new(), "text"))
                    (line("because", w.exception_why(), String::new(), "text"))
                    (line("from", w.exception_from(), String::new(), "date"))
                }
            }
            (line("reason", w.version_reason(), String::new(), "text"))
            div.buttons { (components::button(&preview)) " " (components::button(&propose)) }
        }
    }
}

/// Everything that is wrong with the file, line by line.
fn wrong(signed: &Signed, problems: &Problems) -> Markup {
    let w = signed.reader.lang;
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (w.version_file()) }
            ul { @for problem in problems.list.iter().take(20) {
                @let said = w.problem(problem);
                li { a href="#file" { (problem.place) } " · " (said.what) " · " (said.why) " · " (said.fix) }
            } }
        }
    }
}

/// Why it wasn't taken, above everything that was typed.
pub(super) fn why_not(signed: &Signed, told: &Told, field: &str) -> Markup {
    let w = signed.reader.lang;
    let field = if told.field == Some("reason") { "reason" } else { field };
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (told.said.what) }
            p { (sentence(w, &told.said.why)) }
            p { a href={ "#" (field) } { (sentence(w, &told.said.fix)) } }
        }
    }
}

fn day(signed: &Signed, at: jiff::Timestamp) -> String {
    let zone = jiff::tz::TimeZone::get(&super::list_zone(signed)).unwrap_or(jiff::tz::TimeZone::UTC);
    signed.reader.lang.date(zone.to_datetime(at).date())
}

async fn sheet(signed: &Signed, title: String, main: Markup) -> Result<Response, No> {
    again(signed, title, main, axum::http::StatusCode::OK).await
}

async fn again(
    signed: &Signed,
    title: String,
    main: Markup,
    status: axum::http::StatusCode,
) -> Result<Response, No> {
    let rail = rail(signed, None, None).await.map_err(|failure| signed.no(failure))?;
    Ok(signed.reader.page_with(status, Sheet::desk(title, rail, html! { div.stack.versions { (main) } })))
}

/// What was done, at the top.
fn flash(tone: Tone, said: &str) -> Markup {
    components::flash(tone, said, None)
}
