//! `/`: is help open, what waits for me, how do I report. Whoever isn't signed in sees the hours and the way in.

use app::{OpenNow, WhatIf};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use terms::{ClauseId, MeasureId};

use super::tickets::{Lists, Tab};
use super::{notices, when};
use crate::components::{self, MarginNote};
use crate::frame::Sheet;
use crate::reader::{Reader, Signed};
use crate::refuse::No;

/// How many tickets of a kind the first page shows.
const SHOWN: usize = 5;

/// `GET /`.
pub async fn show(reader: Reader) -> Result<Response, No> {
    let Some(visitor) = reader.visitor.clone() else { return Ok(public(&reader)) };
    if reader.is_centre() {
        return Ok(Redirect::to("/desk").into_response());
    }
    let signed = Signed { reader, visitor };
    let lists = Lists::load(&signed).await.map_err(|failure| signed.no(failure))?;
    let draft = signed.app().draft(&signed.visitor, "report").await.map_err(|failure| signed.no(failure))?;
    let ahead =
        signed.app().maintenance_ahead(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let zone = super::desk::list_zone(&signed);
    let waits = super::parties::ledger::waiting(&signed).await.map_err(|failure| signed.no(failure))?;
    let w = signed.reader.lang;
    let main = html! {
        div.stack-l.home {
            (open_now(&signed))
            (notices::maintenance(&signed.reader, &ahead, &zone))
            (waits)
            div.actions.home-actions {
                (components::button_link("/tickets/new", &w.report_an_incident(), None, "main large"))
                (components::button_link("/tickets/new?step=urgent", &w.report_urgent_link(), None, "large"))
            }
            @if draft.is_some() {
                p.draft-found { (w.home_draft()) " " a href="/tickets/new?step=5" { (w.home_draft_go()) } }
            }
            @if lists.waiting.is_empty() && lists.with_us.is_empty() {
                (components::empty(&w.home_nothing(), html! { p { (w.home_nothing_then()) } }, None))
            } @else {
                (list(&signed, &lists, Tab::Waiting))
                (list(&signed, &lists, Tab::WithUs))
            }
            (agreement(&signed.reader))
            p.meta { a href="/releases" { (w.releases_title()) } }
        }
    };
    Ok(signed.reader.page(Sheet::portal(w.home(), main)))
}

/// The one sentence, the week, and what a report made now would get.
fn open_now(signed: &Signed) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let regions = signed.app().open_now().unwrap_or_default();
    let own = &signed.visitor.organisation.region;
    let Some(region) = regions.iter().find(|region| region.region == *own).or(regions.first()) else {
        return components::head(None, &w.home(), html! {});
    };
    html! {
        header.head {
            h1.home-open tabindex="-1" { (sentence(reader, region)) }
            (reported_now(reader, region))
        }
        (when::scrolled(&when::week(reader, region)))
    }
}

fn sentence(reader: &Reader, region: &OpenNow) -> String {
    let (w, changes) = (reader.lang, when::changes(reader, region));
    match (&region.holiday, region.open) {
        (_, true) => w.home_open_until(&changes),
        (Some(holiday), false) => w.home_holiday_until(&w.holiday(&holiday.name.en), &changes),
        (None, false) => w.home_closed_until(&changes),
    }
}

fn reported_now(reader: &Reader, region: &OpenNow) -> Markup {
    let Ok((agreement, _)) = reader.app().editions().in_force(reader.now) else { return html! {} };
    let Some((category, _)) = agreement.strictest(&MeasureId::acknowledgement()) else { return html! {} };
    let question = WhatIf { region: region.region.clone(), category: category.level, at: reader.now };
    let Some(due) = reader.app().what_if(&question).ok().and_then(|proof| proof.due) else { return html! {} };
    let clause = reader.clause(&agreement, &category.clause);
    html! { p.lead { (reader.lang.home_reported_now(&when::promised(reader, due, &region.zone).text)) " " (components::clause(&clause)) } }
}

fn list(signed: &Signed, lists: &Lists, tab: Tab) -> Markup {
    let w = signed.reader.lang;
    let (rows, more) = match tab {
        Tab::Waiting => (&lists.waiting, lists.more.is_some()),
        _ => (&lists.with_us, lists.next.is_some()),
    };
    html! {
        section.stack {
            div.head-row {
                h2 { (tab.name(w)) }
                @if rows.len() > SHOWN || more { a.end href=(tab.href()) { (w.see_all()) } }
            }
            @if rows.is_empty() { p { (tab.nothing(w)) } }
            @else { (super::tickets::table(signed, tab, rows.iter().take(SHOWN))) }
        }
    }
}

/// Which agreement holds, with the way to read it.
fn agreement(reader: &Reader) -> Markup {
    let Ok((agreement, _)) = reader.app().editions().in_force(reader.now) else { return html! {} };
    let w = reader.lang;
    let since = w.date(agreement.effective);
    components::margin_note(
        &MarginNote {
            heading: w.home_agreement_heading(),
            clauses: vec![reader.clause(&agreement, &ClauseId::from("version"))],
            ..MarginNote::default()
        },
        html! { p { a href=(format!("/terms/{}", agreement.id)) { (w.home_agreement(&agreement.id.to_string(), &since)) } " · " (w.text(&agreement.title)) } },
    )
}

/// For who isn't signed in.
fn public(reader: &Reader) -> Response {
    let w = reader.lang;
    let regions = reader.app().open_now().unwrap_or_default();
    let main = html! {
        div.stack-l {
            (components::head(None, &w.home_public_title(), html! { p.lead { (w.home_public_lead()) } }))
            div.actions {
                (components::button_link("/login", &w.sign_in(), None, "main large"))
                (components::button_link("/hours", &w.hours_page(), None, "large"))
                (components::button_link("/terms", &w.terms_title(), None, "large"))
            }
            div.public-hours { @for region in super::hours::together(&regions) { (super::hours::region(reader, &region, false)) } }
        }
    };
    reader.page(Sheet::portal(w.home_public_title(), main))
}
