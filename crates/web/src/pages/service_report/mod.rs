//! `/reports/{month}?provider=…&region=…`: the monthly service report, as it would be now or as it was issued; on paper by the print
//! rules, as `.csv` and `.json`. What is in it is in `sections`, how it is drafted, read and issued in `steps`.

mod sections;
mod steps;

use app::{Failure, MonthReport, Wanted};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use desk::fact::Party;
use desk::report::Outcome;
use desk::service_report::{Of, ServiceReport, sheet};
use desk::{Month, OrganisationId};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use terms::RegionId;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::{Signed, encoded};
use crate::refuse::No;
use crate::typed::Typed;

use super::desk::{list_zone, rail};
use super::reports::agreement;

pub use steps::{draft, issue, review};

/// Whose report, and which of its texts.
#[derive(Clone, Debug, Deserialize)]
pub struct OfWhom {
    provider: Option<String>,
    region: Option<String>,
    issue: Option<String>,
    month: Option<String>,
}

type Asked = Result<Query<OfWhom>, QueryRejection>;

/// `GET /reports/months`: the form's way to a month.
pub async fn open(signed: Signed, asked: Asked) -> Result<Response, No> {
    let Query(asked) = asked.map_err(|_| nothing(&signed))?;
    let month: Month =
        asked.month.as_deref().and_then(|month| month.parse().ok()).ok_or_else(|| nothing(&signed))?;
    let of = of(&signed, month, asked.provider.as_deref(), asked.region.as_deref())?;
    Ok(Redirect::to(&address(&of)).into_response())
}

/// `GET /reports/{month}`, `GET /reports/{month}.csv`, `GET /reports/{month}.json`.
pub async fn show(signed: Signed, Path(file): Path<String>, asked: Asked) -> Result<Response, No> {
    let Query(asked) = asked.map_err(|_| nothing(&signed))?;
    let (month, form) = file.split_once('.').unwrap_or((&file, ""));
    let month: Month = month.parse().map_err(|_| nothing(&signed))?;
    let of = of(&signed, month, asked.provider.as_deref(), asked.region.as_deref())?;
    let wanted = match asked.issue.as_deref() {
        None | Some("") => Wanted::Latest,
        Some("draft") => Wanted::Draft,
        Some(nth) => Wanted::Issue(nth.parse().map_err(|_| nothing(&signed))?),
    };
    let found = signed.app().service_report(&signed.visitor, &of, wanted).await;
    let found = found.map_err(|failure| signed.no(failure))?;
    match form {
        "" => page(&signed, &found, &Typed::default(), html! {}, StatusCode::OK).await,
        "csv" => Ok(kept(&found, "csv", "text/csv; charset=utf-8", sheet(&found.report))),
        "signed" => match found.signed_file() {
            Some(file) => {
                Ok(kept(&found, "signed", "application/json", String::from_utf8_lossy(&file).into_owned()))
            }
            None => Err(nothing(&signed)),
        },
        "json" => Ok(kept(&found, "json", "application/json", found.text.clone())),
        _ => Err(nothing(&signed)),
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
                        li {
                            a.quiet href=(address(&one.of())) { (title(signed, name(one.provider), &one.of())) }
                            @if one.draft.is_some() { " · " (w.service_report_waits()) }
                        }
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
                    @let regions = agreement(signed);
                    @if let Some(terms) = &regions {
                        label {
                            span { (w.dimension(desk::report::Dimension::Region)) }
                            select.input name="region" {
                                option value="" { (w.service_report_every_region()) }
                                @for one in &terms.regions { option value=(one.id) { (one.id) } }
                            }
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

/// Whose month: one's own, where nobody is named.
fn of(signed: &Signed, month: Month, whose: Option<&str>, region: Option<&str>) -> Result<Of, No> {
    let provider: OrganisationId = match whose.filter(|named| !named.is_empty()) {
        None => signed.visitor.organisation.id,
        Some(named) => named.parse().map_err(|_| nothing(signed))?,
    };
    Ok(Of { month, provider, region: region.filter(|region| !region.is_empty()).map(RegionId::from) })
}

fn address(of: &Of) -> String {
    let region =
        of.region.as_ref().map_or_else(String::new, |region| format!("&region={}", encoded(region.as_str())));
    format!("/reports/{}?provider={}{region}", of.month, of.provider)
}

fn title(signed: &Signed, name: &str, of: &Of) -> String {
    let (w, month) = (signed.reader.lang, of.month.to_string());
    match &of.region {
        None => w.service_report_of(name, &month),
        Some(region) => w.service_report_of_region(name, &month, region.as_str()),
    }
}

fn kept(found: &MonthReport, ending: &str, kind: &'static str, body: String) -> Response {
    let nth = found.issued.as_ref().map_or_else(|| "draft".to_owned(), |(nth, _)| nth.to_string());
    let name = format!("attachment; filename=\"report-{}-{nth}.{ending}\"", found.report.month);
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], body).into_response()
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
    let title = title(signed, &report.name, &report.of());
    let main = html! {
        div.reports {
            (components::head(
                Some(html! { a.quiet href="/reports" data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_reports()) } }),
                &title,
                html! { p.lead { (summary(signed, report)) } },
            ))
            (above)
            (standing(signed, found))
            @if !report.summary.is_empty() {
                section.counts { h2 { (w.service_report_words()) } p.prose id="summary" { (report.summary) } }
            }
            @if report.region.is_some() { p.meta { (w.service_report_whole()) } }
            (sections::figures(signed, report))
            (sections::annexes(signed, report))
            (sections::works(signed, report))
            (sections::annex(signed, report))
            (origin(signed, found))
            @if found.at_centre { (steps::steps(signed, found, typed)) }
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
            Some((nth, issue)) => {
                p id="issued" {
                    b { (w.service_report_issued(*nth, &when(signed, issue.at))) }
                    @if found.at_centre { " " (w.service_report_issued_by(&steps::who(signed, found, issue.by))) }
                }
                @if let Some(reason) = &issue.reason {
                    @let said = found.reasons.get(&reason.id).cloned().unwrap_or_else(|| w.service_report_reason_erased());
                    p { (w.service_report_because(&said)) }
                }
                @if found.erased { (said(&w.service_report_erased())) }
            },
            None => {
                (said(&w.service_report_draft()))
                @if !found.is_over { (said(&w.service_report_provisional())) }
                @if !open.is_empty() { (said(&w.service_report_unresolved(&links))) }
            }
        }
    }
}

/// Where it comes from, its other forms, and what was issued besides.
fn origin(signed: &Signed, found: &MonthReport) -> Markup {
    let w = signed.reader.lang;
    let report = &found.report;
    let of = report.of();
    let nth = found.issued.as_ref().map_or_else(|| "draft".to_owned(), |(nth, _)| nth.to_string());
    let base = address(&of);
    let form = |ending: &str| format!("{}&issue={nth}", base.replacen('?', &format!(".{ending}?"), 1));
    let anchor = format!("{}:{}", report.anchor.position, report.anchor.head);
    html! {
        section.counts.origin {
            @if let Some((_, issue)) = &found.issued { p.meta { (w.service_report_hash()) " " code id="hash" { (issue.hash) } } }
            p.meta { (w.service_report_anchor()) " " code { (anchor) } }
            p { a href=(form("csv")) download { "CSV" } " · " a href=(form("json")) download { "JSON" }
                @if found.signed_file().is_some() { " · " a href=(form("signed")) download { (w.report_signed_file()) } }
            }
            @if let Some(signed) = &found.signed {
                p.meta { a href=(crate::pages::evidence::KEY) { (w.report_signature()) } " " code id="key" { (signed.key) } }
            }
            @if !found.issues.is_empty() {
                h2 { (w.service_report_issues()) }
                ul.others {
                    @for (at, one) in found.issues.iter().enumerate() {
                        li { a.quiet href={ (base) "&issue=" (at + 1) } { (w.service_report_issued(at + 1, &when(signed, one.at))) } }
                    }
                    @if found.at_centre { li { a.quiet href={ ((base)) "&issue=draft" } { (w.service_report_draft()) } } }
                }
            }
        }
    }
}

fn when(signed: &Signed, at: Timestamp) -> String {
    signed.reader.moment_in_full(at, &list_zone(signed)).text
}
