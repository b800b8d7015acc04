//! `/reports/{month}?provider=…`: the monthly service report, as a draft or as it was issued; on paper by the print rules, as
//! `.csv` and `.json`. Clause 4's note stands under each figure, in the words that were frozen with it.

use std::fmt::Write;

use app::{Failure, MonthReport, Wanted};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use desk::conduct::Act;
use desk::exclusion::ground;
use desk::fact::Party;
use desk::report::{Group, Outcome};
use desk::service_report::{ServiceReport, WorkLine};
use desk::{Month, OrganisationId};
use hours::OpenTime;
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use terms::GroundId;

use crate::components::{self, Button, Control, Field, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::{No, sentence, told};
use crate::typed::Typed;

use super::desk::{list_zone, rail};
use super::reports::agreement;

/// Whose report, and which of its texts.
#[derive(Clone, Debug, Deserialize)]
pub struct OfWhom {
    provider: Option<String>,
    issue: Option<String>,
    month: Option<String>,
}

type Asked = Result<Query<OfWhom>, QueryRejection>;

/// `GET /reports/months`: the form's way to a month.
pub async fn open(signed: Signed, asked: Asked) -> Result<Response, No> {
    let Query(asked) = asked.map_err(|_| nothing(&signed))?;
    let month: Month =
        asked.month.as_deref().and_then(|month| month.parse().ok()).ok_or_else(|| nothing(&signed))?;
    let provider = provider(&signed, asked.provider.as_deref())?;
    Ok(Redirect::to(&address(month, provider)).into_response())
}

/// `GET /reports/{month}`, `GET /reports/{month}.csv`, `GET /reports/{month}.json`.
pub async fn show(signed: Signed, Path(file): Path<String>, asked: Asked) -> Result<Response, No> {
    let Query(asked) = asked.map_err(|_| nothing(&signed))?;
    let (month, form) = file.split_once('.').unwrap_or((&file, ""));
    let month: Month = month.parse().map_err(|_| nothing(&signed))?;
    let provider = provider(&signed, asked.provider.as_deref())?;
    let wanted = match asked.issue.as_deref() {
        None | Some("") => Wanted::Latest,
        Some("draft") => Wanted::Draft,
        Some(nth) => Wanted::Issue(nth.parse().map_err(|_| nothing(&signed))?),
    };
    let found = signed.app().service_report(&signed.visitor, month, provider, wanted).await;
    let found = found.map_err(|failure| signed.no(failure))?;
    match form {
        "" => page(&signed, &found, &Typed::default(), html! {}, StatusCode::OK).await,
        "csv" => Ok(kept(&found, "csv", "text/csv; charset=utf-8", csv(&found.report))),
        "json" => Ok(kept(&found, "json", "application/json", found.text.clone())),
        _ => Err(nothing(&signed)),
    }
}

/// `POST /reports/{month}/issues`.
pub async fn issue(signed: Signed, Path(month): Path<String>, typed: Typed) -> Result<Response, No> {
    let month: Month = month.parse().map_err(|_| nothing(&signed))?;
    let provider = provider(&signed, Some(typed.get("provider")))?;
    let reason = Some(typed.get("reason")).filter(|reason| !reason.trim().is_empty());
    let reason = reason.map(|reason| signed.app().authored(reason));
    let form = typed.form("report", 0);
    let of = (month, provider);
    match signed.app().issue_report(&signed.visitor, of, reason, &form).await {
        Ok(_) => Ok(Redirect::to(&address(month, provider)).into_response()),
        Err(failure) => {
            let draft = signed.app().service_report(&signed.visitor, month, provider, Wanted::Draft).await;
            let Ok(draft) = draft else { return Err(signed.no(failure)) };
            let told = told(signed.reader.lang, &failure);
            let w = signed.reader.lang;
            let field = if told.field == Some("reason") { "#reason" } else { "#issue" };
            let why = html! {
                section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
                    h2 id="error-summary-title" { (told.said.what) }
                    p { (sentence(w, &told.said.why)) }
                    p { a href=(field) { (sentence(w, &told.said.fix)) } }
                }
            };
            page(&signed, &draft, &typed, why, told.status).await
        }
    }
}

/// The months that were issued, and the way to one: on the page of reports.
///
/// # Errors
///
/// The database is away.
pub async fn months(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let issued = signed.app().issued_reports(&signed.visitor).await?;
    let all = if signed.reader.is_centre() || !issued.is_empty() {
        signed.app().organisations().await?
    } else {
        Vec::new()
    };
    let name = |id: OrganisationId| all.iter().find(|one| one.id == id).map_or("", |one| one.name.as_str());
    let today = signed.reader.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok(html! {
        section.counts id="service-reports" {
            h2 { (w.service_reports_title()) }
            @if issued.is_empty() { p.meta { (w.service_reports_none()) } } @else {
                ul.others {
                    @for one in &issued {
                        li { a.quiet href=(address(one.month, one.provider)) { (w.service_report_of(name(one.provider), &one.month.to_string())) } }
                    }
                }
            }
            @if signed.reader.is_centre() {
                form.filter action="/reports/months" method="get" aria-label=(w.service_reports_title()) {
                    label { span { (w.evidence_month_which()) } input.input type="month" name="month" required value=(Month::of(today).previous()); }
                    label {
                        span { (w.party(Party::Provider)) }
                        select.input name="provider" {
                            @for one in all.iter().filter(|one| one.party == Party::Provider) { option value=(one.id) { (one.name) } }
                        }
                    }
                    button.button { (w.service_report_open()) }
                }
            }
        }
    })
}

fn nothing(signed: &Signed) -> No {
    signed.no(desk::Refusal::NotFound.into())
}

/// Whose: one's own, where none is named.
fn provider(signed: &Signed, named: Option<&str>) -> Result<OrganisationId, No> {
    match named.filter(|named| !named.is_empty()) {
        None => Ok(signed.visitor.organisation.id),
        Some(named) => named.parse().map_err(|_| nothing(signed)),
    }
}

fn address(month: Month, provider: OrganisationId) -> String {
    format!("/reports/{month}?provider={provider}")
}

fn kept(found: &MonthReport, ending: &str, kind: &'static str, body: String) -> Response {
    let nth = found.issued.as_ref().map_or_else(|| "draft".to_owned(), |(nth, _)| nth.to_string());
    let name = format!("attachment; filename=\"report-{}-{nth}.{ending}\"", found.report.month);
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], body).into_response()
}

/// Every ticket in a line, as the words of the API: names and free text stay out, so that no cell is a formula.
fn csv(report: &ServiceReport) -> String {
    let mut lines = "month,ticket,region,category,agreement,outcome\r\n".to_owned();
    for line in &report.tickets {
        let region = line.region.as_ref().map_or_else(String::new, ToString::to_string);
        let category = line.category.map_or_else(String::new, |level| level.to_string());
        let (month, outcome) = (report.month, line.outcome.word());
        // A String takes everything.
        let _ = write!(lines, "{month},{},{region},{category},{},{outcome}\r\n", line.number, line.agreement);
    }
    lines
}

async fn page(
    signed: &Signed,
    found: &MonthReport,
    typed: &Typed,
    above: Markup,
    status: StatusCode,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let report = &found.report;
    let title = w.service_report_of(&report.name, &report.month.to_string());
    let main = html! {
        div.reports {
            (components::head(
                Some(html! { a.quiet href="/reports" data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_reports()) } }),
                &title,
                html! { p.lead { (summary(signed, report)) } },
            ))
            (above)
            (standing(signed, found))
            (figures(signed, report))
            (annexes(signed, report))
            (works(signed, report))
            (origin(signed, found))
            @if found.may_issue { (form(signed, found, typed)) }
        }
    };
    let sheet = if signed.reader.is_centre() {
        let rail = rail(signed, None, None).await.map_err(|failure| signed.no(failure))?;
        Sheet::desk(title, rail, main)
    } else {
        Sheet::portal(title, main)
    };
    Ok(signed.reader.page_with(status, sheet))
}

fn summary(signed: &Signed, report: &ServiceReport) -> String {
    let n = |outcome| report.total.count(outcome);
    signed.reader.lang.service_report_summary(
        report.total.tickets(),
        n(Outcome::Met),
        n(Outcome::Missed),
        n(Outcome::Excluded),
    )
}

/// Draft or issued; what keeps it from being issued.
fn standing(signed: &Signed, found: &MonthReport) -> Markup {
    let w = signed.reader.lang;
    let open = found.report.unresolved();
    let links = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let said = |text: &str| components::notice(Tone::Soon, "", html! { p { (text) } });
    html! {
        @match &found.issued {
            Some((nth, issue)) => p { b { (w.service_report_issued(*nth, &when(signed, issue.at))) } },
            None => {
                (said(&w.service_report_draft()))
                @if !found.is_over { (said(&w.service_report_provisional())) }
                @if !open.is_empty() { (said(&w.service_report_unresolved(&links))) }
            }
        }
    }
}

/// The words of clause 4's note: they stand under each figure.
fn note(signed: &Signed, report: &ServiceReport) -> Markup {
    let tag = signed.reader.lang.tag();
    let said = report.note.get(tag).or_else(|| report.note.get("en"));
    html! { @if let Some(said) = said { p.clause-note { (said) } } }
}

fn section(title: &str, inside: &Markup) -> Markup {
    html! { section.counts { h2 { (title) } (inside) } }
}

fn figures(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.by_region_category(),
        w.outcome(Outcome::Met),
        w.outcome(Outcome::Missed),
        w.outcome(Outcome::Excluded),
        w.column_tickets(),
        w.column_share(),
    ];
    let row = |group: &Group| {
        let name = if group.key.is_empty() { w.all_together() } else { group.key.join(" · ") };
        let n = |n: u64| html! { span.num { (n) } };
        vec![
            html! { (name) },
            n(group.count(Outcome::Met)),
            n(group.count(Outcome::Missed)),
            n(group.count(Outcome::Excluded)),
            n(group.tickets()),
            share(signed, group.met),
        ]
    };
    let rows: Vec<Vec<Markup>> = report.targets.iter().chain([&report.total]).map(row).collect();
    let counts = report.total.counts.iter();
    let counts: Vec<String> = counts.map(|(outcome, n)| format!("{n} {}", w.outcome(*outcome))).collect();
    let adds = if report.reconciles() {
        w.service_report_adds_up(report.total.tickets(), &counts.join(" + "))
    } else {
        w.service_report_adds_not()
    };
    let responses = &report.responses;
    let short = |seconds: i64| w.open_time_in_short(OpenTime::from_seconds(seconds));
    html! {
        (section(&w.targets_title(), &html! {
            (components::plain_table(&w.targets_title(), &headings, &rows))
            @if !report.tickets.is_empty() { p id="reconciliation" { (adds) } }
            (note(signed, report))
        }))
        (section(&w.responses_title(), &html! {
            p { (w.service_report_responses(responses.given, responses.waiting)) }
            @if let Some(open) = &responses.open { p { (w.service_report_half(&short(open.half), &short(open.nine_tenths))) } }
            (note(signed, report))
        }))
    }
}

fn share(signed: &Signed, share: Option<desk::report::Share>) -> Markup {
    let w = signed.reader.lang;
    match share {
        None => html! { span.meta { (w.no_share()) } },
        Some(s) => html! {
            span.num { (w.percent(s.share, 1)) } " "
            span.meta { (w.share_between(&w.decimal(s.low * 100.0, 1), &w.percent(s.high, 1))) }
        },
    }
}

fn annexes(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let ways = if signed.reader.is_centre() { "/desk/t/" } else { "/t/" };
    let ticket = |n: u64| html! { a.num href={ (ways) (n) } { (n) } };
    let none = || html! { p.meta { (w.service_report_nothing()) } };
    let terms = agreement(signed);
    let tickets: Vec<Vec<Markup>> = report
        .tickets
        .iter()
        .map(|line| {
            let region = line.region.as_ref().map_or_else(|| w.region_untold(), ToString::to_string);
            let category = line.category.map_or_else(|| w.untriaged_category(), |n| w.category_level(n));
            vec![
                ticket(line.number),
                html! { (region) },
                html! { (category) },
                html! { (w.outcome(line.outcome)) },
            ]
        })
        .collect();
    let grounds: Vec<Vec<Markup>> = report
        .exclusions
        .iter()
        .map(|one| {
            let n = |act: Act| html! { span.num { (one.acts.get(&act).copied().unwrap_or(0)) } };
            let id = GroundId(one.ground.clone());
            let name = terms.as_ref().and_then(|terms| ground(terms, &id)).map(|found| w.text(found.title));
            vec![
                html! { (name.unwrap_or_else(|| one.ground.clone())) },
                n(Act::Confirmed),
                n(Act::Contested),
                n(Act::Overturned),
                n(Act::Helped),
                share(signed, one.overturned),
            ]
        })
        .collect();
    let duties: Vec<Vec<Markup>> = report
        .duties
        .iter()
        .map(|line| {
            let known = terms.as_ref().and_then(|terms| {
                terms
                    .duties
                    .iter()
                    .find(|duty| duty.id.to_string() == line.duty)
                    .map(|duty| w.text(&duty.title))
            });
            let n = |n: u64| html! { span.num { (n) } };
            vec![
                html! { (known.unwrap_or_else(|| line.duty.clone())) },
                n(line.met),
                n(line.unmet),
                n(line.asked),
            ]
        })
        .collect();
    let table = |title: &str, headings: &[String], rows: &[Vec<Markup>]| {
        section(
            title,
            &html! {
                @if rows.is_empty() { (none()) } @else { (components::plain_table(title, headings, rows)) (note(signed, report)) }
            },
        )
    };
    let of_tickets = [
        w.column_tickets(),
        w.dimension(desk::report::Dimension::Region),
        w.dimension(desk::report::Dimension::Category),
        w.duty_standing(),
    ];
    let of_grounds = [
        w.column_ground(),
        w.column_confirmed(),
        w.column_contested(),
        w.column_overturned(),
        w.column_helped(),
        w.column_share_overturned(),
    ];
    let of_duties = [w.duty_column(), w.duty_met(), w.duty_unmet(), w.duty_asked()];
    html! {
        (section(&w.service_report_missed(), &html! {
            @if report.missed.is_empty() { (none()) } @else {
                ul { @for one in &report.missed { li { (ticket(one.number)) " · " (when(signed, one.missed_at)) " · " (one.wording) } } }
            }
        }))
        (table(&w.service_report_exclusions(), &of_grounds, &grounds))
        (table(&w.duties_title(), &of_duties, &duties))
        (table(&w.service_report_tickets(), &of_tickets, &tickets))
    }
}

fn works(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let none = || html! { p.meta { (w.service_report_nothing()) } };
    let short = |seconds: i64| w.open_time_in_short(OpenTime::from_seconds(seconds));
    let list = |title: &str, lines: &[WorkLine], state: &dyn Fn(&str) -> String| {
        section(
            title,
            &html! {
                @if lines.is_empty() { (none()) } @else {
                    ul { @for one in lines {
                        li { (one.title) " · " (when(signed, one.from)) @if let Some(until) = one.until { " – " (when(signed, until)) } " · " (state(&one.state)) }
                    } }
                }
            },
        )
    };
    let maintenance = |word: &str| word.parse().map_or_else(|()| word.to_owned(), |s| w.maintenance_state(s));
    let release = |word: &str| word.parse().map_or_else(|()| word.to_owned(), |s| w.release_state(s));
    html! {
        (section(&w.service_report_staffing(), &html! {
            @if report.staffing.is_empty() { (none()) }
            @for one in &report.staffing {
                p {
                    (w.service_report_staffed(&one.region.to_string(), &short(one.open), &short(one.short))) " "
                    @match one.recorded_short {
                        Some(recorded) => (w.service_report_recorded(&short(recorded))),
                        None => (w.service_report_unrecorded()),
                    }
                }
            }
        }))
        (list(&w.maintenance_title(), &report.maintenance, &maintenance))
        (list(&w.releases_title(), &report.releases, &release))
        (section(&w.service_report_terms(), &html! {
            @if report.terms.is_empty() { (none()) } @else {
                ul { @for one in &report.terms { li { a href={ "/terms/" (one.agreement) } { (w.service_report_version(&one.agreement, &when(signed, one.from))) } } } }
            }
        }))
    }
}

/// Where it comes from, its other forms, and what was issued besides.
fn origin(signed: &Signed, found: &MonthReport) -> Markup {
    let w = signed.reader.lang;
    let report = &found.report;
    let (month, provider) = (report.month, report.provider);
    let nth = found.issued.as_ref().map_or_else(|| "draft".to_owned(), |(nth, _)| nth.to_string());
    let form = |ending: &str| format!("/reports/{month}.{ending}?provider={provider}&issue={nth}");
    let anchor = format!("{}:{}", report.anchor.position, report.anchor.head);
    html! {
        section.counts {
            @if let Some((_, issue)) = &found.issued { p.meta { (w.service_report_hash()) " " code id="hash" { (issue.hash) } } }
            p.meta { (w.service_report_anchor()) " " code { (anchor) } }
            p { a href=(form("csv")) download { "CSV" } " · " a href=(form("json")) download { "JSON" } }
            @if !found.issues.is_empty() {
                h2 { (w.service_report_issues()) }
                ul.others {
                    @for (at, one) in found.issues.iter().enumerate() {
                        li { a.quiet href={ (address(month, provider)) "&issue=" (at + 1) } { (w.service_report_issued(at + 1, &when(signed, one.at))) } }
                    }
                    @if found.at_centre { li { a.quiet href={ (address(month, provider)) "&issue=draft" } { (w.service_report_draft()) } } }
                }
            }
        }
    }
}

fn form(signed: &Signed, found: &MonthReport, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let again = !found.issues.is_empty();
    let label = if again { w.service_report_issue_again() } else { w.service_report_issue() };
    let reason = Field {
        name: "reason".to_owned(),
        label: w.service_report_why_again(),
        control: Control::line(typed.get("reason")),
        ..Field::default()
    };
    let key = signed.app().fresh_id();
    html! {
        form.stack.composers id="issue" method="post" action={ "/reports/" (found.report.month) "/issues" } {
            input type="hidden" name="provider" value=(found.report.provider);
            input type="hidden" name="seen" value=(found.version);
            input type="hidden" name="key" value=(key);
            @if again { (components::field(&reason)) }
            (components::button(&Button { label: &label, shortcut: None, sends: None, action: None, look: "primary" }))
        }
    }
}

fn when(signed: &Signed, at: Timestamp) -> String {
    signed.reader.moment_in_full(at, &list_zone(signed)).text
}
