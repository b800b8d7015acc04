//! `/t/{number}/evidence`, `/desk/t/{number}/evidence` and `/reports/evidence`: what the reader sees of a ticket or of a month, as a file that
//! `guichet verify` checks without the desk.

use app::Failure;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::fact::Party;
use desk::{Month, OrganisationId};
use maud::{Markup, html};
use serde::Deserialize;

use crate::reader::{Reader, Signed};
use crate::refuse::No;

/// Where anybody finds the public half of the desk's key.
pub const KEY: &str = "/.well-known/guichet-key";

/// `GET /.well-known/guichet-key`: by which key this desk signs, for anybody.
pub async fn key(reader: Reader) -> Result<Response, No> {
    let key = reader.app().public_key().await.map_err(|failure| reader.no(failure))?;
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{key}\n")).into_response())
}

/// Lines of JSON.
pub const TYPE: &str = "application/jsonl; charset=utf-8";

/// `GET /t/{number}/evidence`.
pub async fn ticket(signed: Signed, Path(number): Path<String>) -> Result<Response, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let number = number.parse::<u32>().map_err(|_| not_found())?;
    let bundle = signed.app().evidence_of_ticket(&signed.visitor, number.into()).await;
    let bundle = bundle.map_err(|failure| signed.no(failure))?;
    Ok(file(&format!("{number}"), bundle))
}

/// Of which month, and of what whom asked.
#[derive(Debug, Deserialize)]
pub struct OfMonth {
    month: String,
    provider: String,
}

/// `GET /reports/evidence`: a month of an organisation. What isn't a month or isn't in the reader's scope isn't there.
pub async fn month(signed: Signed, asked: Result<Query<OfMonth>, QueryRejection>) -> Result<Response, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let Query(asked) = asked.map_err(|_| not_found())?;
    let month: Month = asked.month.parse().map_err(|_| not_found())?;
    let provider: OrganisationId = asked.provider.parse().map_err(|_| not_found())?;
    let bundle = signed.app().evidence_of_month(&signed.visitor, month, provider).await;
    let bundle = bundle.map_err(|failure| signed.no(failure))?;
    Ok(file(&month.to_string(), bundle))
}

/// Where a month is asked for: of one's own organisation; by the support centre, of any that asks it.
///
/// # Errors
///
/// The database is away.
pub async fn months(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let own = signed.visitor.organisation.id;
    let asks = |party: Party| party != Party::Vendor;
    let all = if signed.reader.is_centre() { signed.app().organisations().await? } else { Vec::new() };
    let last = signed.reader.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok(html! {
        section.counts {
            h2 { (w.evidence_month_heading()) }
            p.meta { (w.evidence_way_says()) " " code { "guichet verify" } }
            form.filter action="/reports/evidence" method="get" aria-label=(w.evidence_month_heading()) {
                label { span { (w.evidence_month_which()) } input.input type="month" name="month" required value=(Month::of(last)); }
                @if all.is_empty() {
                    input type="hidden" name="provider" value=(own);
                } @else {
                    label {
                        span { (w.evidence_month_whose()) }
                        select.input name="provider" {
                            @for one in all.iter().filter(|one| asks(one.party)) { option value=(one.id) { (one.name) } }
                        }
                    }
                }
                button.button { (w.evidence_month_get()) }
            }
        }
    })
}

/// A bundle, to be kept.
pub fn file(name: &str, bundle: Vec<u8>) -> Response {
    let kept = format!("attachment; filename=\"guichet-{name}.evidence\"");
    ([(CONTENT_TYPE, TYPE.to_owned()), (CONTENT_DISPOSITION, kept)], bundle).into_response()
}

/// The way to it, with what it is good for.
pub fn way(signed: &crate::reader::Reader, href: &str) -> Markup {
    let w = signed.lang;
    html! {
        p { a href=(href) download { (w.evidence_way()) } }
        p.meta { (w.evidence_way_says()) " " code { "guichet verify" } }
    }
}
