//! Under the week: what to expect of it by what came before, beside the people whom the agreement asks for and those planned.
//!
//! A forecast is no agreement: where it asks for more people than are planned, that is a hint.

use std::collections::BTreeMap;

use desk::roster::Expected;
use jiff::civil::Date;
use maud::{Markup, html};

use super::board::Board;
use crate::components::{self, Button, Control, Field, Width};

/// So many hints are told one by one; the table marks them all.
const TOLD: usize = 6;

/// The section.
pub fn section(board: &Board<'_>) -> Markup {
    let (w, forecast) = (board.w(), &board.forecast);
    if forecast.hours.is_empty() {
        return html! {};
    }
    html! {
        section.forecast id="forecast" aria-labelledby="forecast-title" {
            h2 id="forecast-title" { (w.forecast_title()) }
            @if forecast.basis.weeks == 0 { p { (w.forecast_nothing()) } } @else {
                p.lead { (basis(board)) }
                p.meta { (w.forecast_how()) }
                (hints(board))
                (table(board))
                (minutes(board))
            }
        }
    }
}

/// `From 8 weeks, 212 requests: about 26 to be expected in this week.`
fn basis(board: &Board<'_>) -> String {
    let (w, basis) = (board.w(), board.forecast.basis);
    let requests = w.number(i64::try_from(basis.requests).unwrap_or(i64::MAX));
    if !basis.is_enough {
        return w.forecast_too_little(basis.weeks, &requests);
    }
    let expected: f64 = board.forecast.hours.iter().map(|hour| hour.expected).sum();
    w.labelled(&w.forecast_basis(basis.weeks, &requests), &w.forecast_expected(&w.decimal(expected, 0)))
}

fn hints(board: &Board<'_>) -> Markup {
    let w = board.w();
    if !board.forecast.basis.is_enough {
        return html! {};
    }
    let told = |hour: &Expected| {
        let when = board.span(hour.from, hour.until);
        w.forecast_hint(&when, &w.decimal(hour.expected, 1), hour.busy, hour.planned)
    };
    let mut hints = board.forecast.hints().peekable();
    html! {
        @if hints.peek().is_none() { p { (w.forecast_no_hint()) } } @else {
            h3 { (w.forecast_hints()) }
            ul.list { @for hour in hints.take(TOLD) { li { span.hint { (told(hour)) } } } }
            p.meta { (w.forecast_no_gap()) }
        }
    }
}

/// Hours down, days across, as the week above.
fn table(board: &Board<'_>) -> Markup {
    let w = board.w();
    let mut cells: BTreeMap<i8, BTreeMap<Date, Vec<&Expected>>> = BTreeMap::new();
    for hour in &board.forecast.hours {
        let civil = board.local(hour.from);
        cells.entry(civil.hour()).or_default().entry(civil.date()).or_default().push(hour);
    }
    html! {
        div.roster-grid tabindex="0" role="group" aria-labelledby="forecast-title" {
            table {
                caption.visually-hidden { (w.forecast_title()) }
                thead { tr {
                    th scope="col" { (w.forecast_hour()) }
                    @for date in board.week.days() { th scope="col" { (w.day(date)) } }
                } }
                tbody {
                    @for (hour, days) in &cells {
                        tr {
                            th scope="row" { (w.time(jiff::civil::time(*hour, 0, 0, 0))) }
                            @for date in board.week.days() {
                                td { @for piece in days.get(&date).into_iter().flatten() { (cell(board, piece)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(board: &Board<'_>, hour: &Expected) -> Markup {
    let w = board.w();
    let is_hint = board.forecast.basis.is_enough && hour.is_beyond();
    html! {
        p {
            span.num { (w.decimal(hour.expected, 1)) }
            small { (w.forecast_planned(hour.planned, hour.needed)) }
            @if is_hint { small.hint { "▲ " (w.forecast_busy(hour.busy)) } }
        }
    }
}

/// The one assumption, to be changed.
fn minutes(board: &Board<'_>) -> Markup {
    let w = board.w();
    let value = board.forecast.basis.minutes.to_string();
    let control =
        Control::Line { value, kind: "number", autocomplete: "off", width: Width::Short, most: None };
    let (label, hint) = (w.forecast_minutes(), w.forecast_minutes_hint());
    html! {
        form.inline-form method="get" action="/desk/roster#forecast" {
            input type="hidden" name="week" value=(board.week);
            input type="hidden" name="region" value=(board.region);
            (components::field(&Field { name: "minutes".into(), label, hint, control, ..Field::default() }))
            (components::button(&Button { label: &w.forecast_again(), look: "plain", ..Button::default() }))
        }
    }
}
