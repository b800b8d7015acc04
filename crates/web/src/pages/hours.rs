//! `/hours`: open now, the week, the next closures, what a report made now would get, and the year's holidays. Public.

use app::{OpenNow, WhatIf};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use hours::{Certainty, Closure, HolidayRule, Law};
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use terms::{Agreement, MeasureId};
use words::Lang;

use super::{notices, when};
use crate::components::{self, Opening, Tone};
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::refuse::No;

/// How far ahead closures are looked for, and how many are named.
const AHEAD: i64 = 400;
const NAMED: usize = 3;

/// What the address asks.
#[derive(Deserialize)]
pub struct Asked {
    year: Option<String>,
}

/// Regions that share one calendar: drawn once.
pub struct Together {
    names: String,
    now: OpenNow,
}

/// `GET /hours`.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = reader.lang;
    let regions = reader.app().open_now().unwrap_or_default();
    let here = regions.first().and_then(|region| region.calendar.date_of(region.now).ok());
    // What isn't a year is this one: the page has every other.
    let year = asked.year.and_then(|year| year.parse().ok()).or(here.map(Date::year)).unwrap_or(2026);
    let ahead = reader.app().maintenance_told(reader.visitor.as_ref()).await.unwrap_or_default();
    let zone = here_zone(&reader, &regions);
    let main = html! {
        (components::head(None, &w.hours_page(), html! { p.lead { (w.hours_lead()) } }))
        @if regions.is_empty() { (components::empty(&w.hours_none(), html! {}, None)) }
        @else {
            div.hours-page {
                div id="open-now" data-live="queue" { @for together in together(&regions) { (region(&reader, &together, true)) } }
                (key(w))
                @if !ahead.is_empty() { section.stack id="maintenance" { (notices::maintenance(&reader, &ahead, &zone)) } }
                (holidays(&reader, year))
            }
        }
    };
    Ok(reader.page_with(StatusCode::OK, Sheet::portal(w.hours_page(), main)))
}

/// The zone by which this reader is told of maintenance: their own region's, else the first.
fn here_zone(reader: &Reader, regions: &[OpenNow]) -> String {
    let own = reader.visitor.as_ref().map(|visitor| &visitor.organisation.region);
    let here = regions.iter().find(|region| Some(&region.region) == own).or(regions.first());
    here.map_or_else(|| "UTC".to_owned(), |region| region.zone.clone())
}

/// The regions, those with the same calendar joined.
pub fn together(regions: &[OpenNow]) -> Vec<Together> {
    let mut found: Vec<Together> = Vec::new();
    for region in regions {
        match found.iter_mut().find(|other| other.now.calendar.edition() == region.calendar.edition()) {
            Some(same) => same.names = format!("{} · {}", same.names, region.region),
            None => found.push(Together { names: region.region.to_string(), now: region.clone() }),
        }
    }
    found
}

/// A region's desk: open or not, its week; in full also what comes next.
pub fn region(reader: &Reader, together: &Together, in_full: bool) -> Markup {
    let (w, now) = (reader.lang, &together.now);
    let zone = w.at_place(&w.week(now.calendar.week()), &now.zone);
    let agreement = reader.app().editions().in_force(reader.now).ok().map(|(agreement, _)| agreement);
    let clause = agreement.as_ref().and_then(|agreement| {
        let region = agreement.region(&now.region)?;
        Some(components::clause(&reader.clause(agreement, &region.clause)))
    });
    html! {
        section.region aria-label=(together.names) {
            header {
                h2 { (together.names) }
                span.state { (components::swatch(when::opening(now))) (state(reader, now)) }
                span.zones { (zone) " " @if let Some(clause) = clause { (clause) } }
            }
            (when::scrolled(&when::week(reader, now)))
            @if in_full {
                @if let Some(agreement) = &agreement { (reported_now(reader, now, agreement)) }
                (closures(w, now))
                (feeds(w, &together.names))
            }
        }
    }
}

fn state(reader: &Reader, now: &OpenNow) -> String {
    let (w, changes) = (reader.lang, when::changes(reader, now));
    match (&now.holiday, now.open) {
        (_, true) => w.hours_open_until(&changes),
        (Some(holiday), false) => w.hours_holiday_until(&w.holiday(&holiday.name.en), &changes),
        (None, false) => w.hours_closed_until(&changes),
    }
}

/// If I report now: by when, in each category, and why.
fn reported_now(reader: &Reader, now: &OpenNow, agreement: &Agreement) -> Markup {
    let w = reader.lang;
    let measure = MeasureId::acknowledgement();
    let levels = agreement.categories.iter().filter(|c| c.target(&measure).is_some()).map(|c| c.level);
    let ask = |category| WhatIf { region: now.region.clone(), category, at: reader.now };
    let proofs: Vec<_> =
        levels.filter_map(|level| Some((level, reader.app().what_if(&ask(level)).ok()?))).collect();
    let dues = proofs.iter().filter_map(|(level, proof)| Some((*level, proof.due?)));
    html! {
        div.under {
            span { (w.hours_reported_now()) }
            @for (level, due) in dues {
                span { b { (w.hours_category_by(level, &when::promised(reader, due, &now.zone).text)) } }
            }
        }
        @if let Some((_, proof)) = proofs.first() {
            (components::why(&reader.why(&format!("why-{}", now.region), proof, agreement, &now.calendar)))
        }
    }
}

/// The next days on which this desk is closed although the week has hours.
fn closures(w: Lang, now: &OpenNow) -> Markup {
    let days = now
        .calendar
        .date_of(now.now)
        .ok()
        .and_then(|today| now.calendar.days(today, today.checked_add(AHEAD.days()).ok()?).ok());
    let days = days.unwrap_or_default();
    let works = |date: Date| !now.calendar.week().windows(date.weekday()).is_empty();
    let closed = days.iter().filter(|day| day.segments.is_empty() && works(day.date));
    let named = closed.filter_map(|day| Some((day.date, day.closure.as_ref()?))).take(NAMED);
    let line = |(date, closure): (Date, &Closure)| match closure {
        Closure::Holiday(holiday) => (w.day(date), w.holiday(&holiday.name.en)),
        Closure::Exception { name, .. } => (w.day(date), name.clone()),
    };
    let named: Vec<(String, String)> = named.map(line).collect();
    html! {
        @if !named.is_empty() {
            div.under {
                span { (w.hours_next_closures()) }
                @for (date, name) in named { span { b { (date) } " " (name) } }
            }
        }
    }
}

/// The way for other programs: one address a region.
fn feeds(w: Lang, names: &str) -> Markup {
    html! {
        div.under { @for name in names.split(" · ") {
            a.quiet href=(super::closures::address(&name.into())) { (w.hours_subscribe(name)) }
        } }
    }
}

fn key(w: Lang) -> Markup {
    html! {
        ul.ribbon-key aria-label=(w.hours_key()) {
            li { (components::swatch(Opening::Open)) (w.hours_key_open()) }
            li { (components::swatch(Opening::Closed)) (w.hours_key_closed()) }
            li { (components::swatch(Opening::Holiday)) (w.hours_key_holiday()) }
        }
    }
}

/// A year of holidays, law by law, and the way to the years beside it.
fn holidays(reader: &Reader, year: i16) -> Markup {
    let w = reader.lang;
    let Ok((agreement, _)) = reader.app().editions().in_force(reader.now) else { return html! {} };
    let laws = laws(&agreement);
    let today = reader.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    html! {
        section.stack id="holidays" {
            div.head-row {
                h2 { (w.hours_holidays_of(year)) }
                nav.years.end aria-label=(w.hours_year()) {
                    a href=(format!("/hours?year={}#holidays", year.saturating_sub(1))) rel="prev" { (w.hours_year_before(year.saturating_sub(1))) }
                    " " a href=(format!("/hours?year={}#holidays", year.saturating_add(1))) rel="next" { (w.hours_year_after(year.saturating_add(1))) }
                }
            }
            div.holidays { @for (law, regions) in &laws { (law_of_year(w, law, regions, year, today)) } }
        }
    }
}

/// The laws of an agreement, with the regions that keep each.
fn laws(agreement: &Agreement) -> Vec<(&'static Law, String)> {
    let mut laws: Vec<(&'static Law, String)> = Vec::new();
    for region in &agreement.regions {
        let Some(law) = region.holidays else { continue };
        match laws.iter_mut().find(|(known, _)| *known == law) {
            Some((_, regions)) => *regions = format!("{regions}, {}", region.id),
            None => laws.push((law, region.id.to_string())),
        }
    }
    laws
}

fn law_of_year(w: Lang, law: &Law, regions: &str, year: i16, today: Date) -> Markup {
    let (first, last) = (*law.years().start(), *law.years().end());
    let days = law.holidays(year);
    let next = days.iter().flatten().find(|holiday| holiday.date >= today).map(|holiday| holiday.date);
    html! {
        div {
            h3 { (country(w, law)) " " small { (w.hours_kept_in(regions)) } }
            @match &days {
                Err(_) => (components::notice(Tone::Still, "", html! { p { (w.hours_beyond(year, first, last)) } })),
                Ok(days) => ul {
                    @for holiday in days {
                        li.past[holiday.date < today].next[Some(holiday.date) == next && today.year() == year] {
                            span.num { (w.day(holiday.date)) }
                            span { (name(w, law, holiday)) }
                        }
                    }
                },
            }
            p.meta { (w.statute(law.source)) " · " (w.hours_official(law.official_until)) " · " (w.hours_horizon(first, last)) }
        }
    }
}

/// The name in the reader's language, the country's own, the rule behind the date, and the act where it isn't the law's own.
fn name(w: Lang, law: &Law, holiday: &hours::Holiday) -> Markup {
    let (said, own) = (w.holiday(&holiday.name.en), holiday.name.local.as_ref());
    let computed = holiday.certainty == Certainty::Computed;
    let weekend = holiday.date.weekday().to_monday_zero_offset() > 4;
    // A rule that only repeats the date says nothing.
    let only_a_date = |rule: &HolidayRule| matches!(rule, HolidayRule::Fixed { .. });
    let rule = !holiday.rules().is_some_and(|rules| rules.iter().all(only_a_date));
    let act = holiday.source != law.source;
    let mut notes: Vec<Markup> = Vec::new();
    notes.extend(rule.then(|| html! { (w.holiday_rule(holiday)) }));
    notes.extend(act.then(|| html! { (w.statute(&holiday.source)) }));
    notes.extend(weekend.then(|| html! { (w.hours_on_weekend()) }));
    notes.extend(computed.then(|| html! { (w.hours_computed()) }));
    html! {
        (said)
        @if said != own { " " small lang=(law.code.to_lowercase().replace("us", "en").replace("jp", "ja")) { (own) } }
        @if !notes.is_empty() { small { @for (i, note) in notes.iter().enumerate() { @if i > 0 { " · " } (note) } } }
    }
}

fn country(w: Lang, law: &Law) -> String {
    match law.code {
        "FR" => w.country_fr(),
        "US" => w.country_us(),
        "JP" => w.country_jp(),
        _ => law.country.to_owned(),
    }
}
