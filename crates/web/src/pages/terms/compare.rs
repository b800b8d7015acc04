//! `/terms/compare`: any two versions side by side, and what the change does to a report made now. Public.

use std::sync::Arc;

use axum::extract::Query;
use axum::response::Response;
use desk::Refusal;
use desk::clock::{self, Calendars, Candidate};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use terms::{Agreement, AgreementId, MeasureId, RegionId, diff};

use super::changes::{self, Pair};
use crate::components;
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::refuse::No;

/// Which two.
#[derive(Debug, Deserialize)]
pub struct Asked {
    from: Option<String>,
    to: Option<String>,
}

type Version = (Arc<Agreement>, Arc<Calendars>);

/// `GET /terms/compare`. Without names: the latest version, and the one before it.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Result<Response, No> {
    let all = reader.app().editions().all();
    let named = |id: Option<String>, otherwise: Option<&Arc<Agreement>>| -> Option<Version> {
        let id = id.filter(|id| !id.is_empty()).map(AgreementId).or_else(|| Some(otherwise?.id.clone()))?;
        reader.app().editions().by_id(&id)
    };
    let (last, first) = (all.last(), all.iter().rev().nth(1).or(all.last()));
    let (Some(before), Some(after)) = (named(asked.from, first), named(asked.to, last)) else {
        return Err(reader.no(Refusal::NotFound.into()));
    };
    let w = reader.lang;
    let differences = diff(&before.0, &after.0);
    let pair = Pair { before: &before.0, after: &after.0 };
    let changed = |id: &terms::ClauseId| differences.iter().any(|one| one.clause.as_ref() == Some(id));
    let unchanged = after.0.clauses.iter().filter(|clause| !changed(&clause.id)).count();
    let title = format!("{} → {}", before.0.id, after.0.id);
    let main = html! {
        (components::head(
            Some(html! { a.quiet href="/terms" data-key="u" aria-keyshortcuts="u" { "← " (w.terms_title()) } }),
            &w.compare_title(),
            html! { p.lead { span.num { (title) } " · " (w.compare_lead(differences.len())) } },
        ))
        (pick(&reader, &all, pair))
        @if differences.is_empty() { p { (w.terms_changes_none()) } }
        @else {
            (reported_now(&reader, &before, &after))
            (changes::by_clause(&reader, pair, &differences))
            p.meta { (w.compare_unchanged(unchanged)) }
        }
    };
    Ok(reader.page(Sheet::portal(format!("{} · {title}", w.compare_title()), main)))
}

fn pick(reader: &Reader, all: &[Arc<Agreement>], pair: Pair<'_>) -> Markup {
    let w = reader.lang;
    let select = |name: &str, label: String, chosen: &Agreement| {
        html! {
            label { span { (label) } select.input name=(name) {
                @for one in all { option value=(one.id) selected[one.id == chosen.id] { (one.id) } }
            } }
        }
    };
    html! {
        form.filter action="/terms/compare" method="get" aria-label=(w.compare_pick()) {
            (select("from", w.compare_from(), pair.before))
            (select("to", w.compare_to(), pair.after))
            button.button { (w.compare_show()) }
        }
    }
}

/// The change as a client feels it: by when a report made now would be acknowledged, under each.
fn reported_now(reader: &Reader, before: &Version, after: &Version) -> Markup {
    let w = reader.lang;
    let mut rows = Vec::new();
    for region in &after.0.regions {
        let dues = [before, after].map(|version| dues(version, &region.id, reader.now));
        for new in &dues[1] {
            let old = dues[0].iter().find(|old| old.category == new.category);
            let when = |due: &Candidate| html! { (components::moment(&reader.moment_in_full(due.due, &region.zone))) };
            rows.push(vec![
                html! { (region.id) " · " (w.category_level(new.category)) },
                old.map_or_else(|| html! { span.meta { (w.change_silent()) } }, when),
                match old {
                    Some(old) if old.due == new.due => html! { span.meta { (w.compare_same()) } },
                    _ => when(new),
                },
            ]);
        }
    }
    let headings = [w.change_what(), before.0.id.to_string(), after.0.id.to_string()];
    html! {
        section.stack.examples id="reported-now" {
            h2 { (w.compare_now()) }
            div.examples-table tabindex="0" role="group" aria-label=(w.compare_now()) { (components::plain_table(&w.compare_now(), &headings, &rows)) }
        }
    }
}

fn dues(version: &Version, region: &RegionId, at: Timestamp) -> Vec<Candidate> {
    let (agreement, calendars) = (&*version.0, &*version.1);
    let measure = MeasureId::acknowledgement();
    let mut dues = clock::candidates(at, std::slice::from_ref(region), &measure, agreement, calendars)
        .unwrap_or_default();
    dues.sort_by_key(|due| due.category);
    dues
}
