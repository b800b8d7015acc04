//! `/reports/response-times`: how long until the first diagnosis by a qualified member (clause 1). Measured, and no target.

use axum::response::Response;
use desk::report::Dimension;
use desk::response::{Distribution, Responses};
use hours::OpenTime;
use maud::{Markup, html};

use crate::components::{self, Curve, Tab};
use crate::reader::Signed;
use crate::refuse::No;

use super::reports::{Asked, Pairs, Period, SPLITS, dates, may_read, period, sheet};

/// Where it is.
const HERE: &str = "/reports/response-times";

/// `GET /reports/response-times`.
pub async fn show(signed: Signed, pairs: Pairs) -> Result<Response, No> {
    may_read(&signed)?;
    let asked = Asked::of(pairs);
    let Period { query, wrong } = period(&signed, &asked);
    let found = signed.app().responses(&signed.visitor, &query).await;
    let (lines, total) = found.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let cited = signed.app().editions().in_force(signed.reader.now).ok();
    let cited = cited.map(|(agreement, _)| signed.reader.clause(&agreement, &"1.response-time".into()));
    let main = html! {
        div.reports {
            (components::head(None, &w.responses_title(), html! {
                p.lead { (w.responses_lead()) @if let Some(clause) = &cited { " " (components::clause(clause)) } }
            }))
            (tabs(&signed, &asked))
            (dates(&signed, &asked, HERE, wrong.as_deref()))
            @match &total.open {
                None => (components::empty(&w.responses_nothing(), html! {}, None)),
                Some(open) => { (drawn(&signed, open, total.given)) (table(&signed, &asked, &lines, &total)) }
            }
        }
    };
    sheet(&signed, w.responses_title(), main).await
}

fn tabs(signed: &Signed, asked: &Asked) -> Markup {
    let w = signed.reader.lang;
    let tab = |by: &&[Dimension]| {
        let word = by.iter().map(|dimension| dimension.word()).collect::<Vec<_>>().join(",");
        Tab {
            href: format!("{HERE}?by={word}{}", asked.period()),
            label: if by.len() > 1 { w.by_region_category() } else { w.dimension(by[0]) },
            count: None,
            current: asked.by == **by,
        }
    };
    components::tabs(&w.split_by(), &SPLITS.iter().map(tab).collect::<Vec<_>>())
}

/// The finding in a sentence, and the curve behind it.
#[expect(clippy::cast_precision_loss, reason = "seconds and counts stay far below 2^53")]
fn drawn(signed: &Signed, open: &Distribution, given: u64) -> Markup {
    let w = signed.reader.lang;
    let most = open.most.max(1);
    let points =
        open.curve.iter().map(|(span, count)| (*span as f64 / most as f64, *count as f64 / given as f64));
    let curve = Curve {
        label: w.responses_curve(given),
        points: points.collect(),
        axis: (0..=4).map(|quarter| short(signed, most * quarter / 4)).collect(),
    };
    html! {
        figure.chart {
            figcaption { h2 { (w.responses_finding(&short(signed, open.half), &short(signed, open.nine_tenths))) } p { (curve.label) } }
            (components::curve(&curve))
        }
    }
}

fn table(signed: &Signed, asked: &Asked, lines: &[Responses], total: &Responses) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.column_given(),
        w.column_waiting(),
        w.column_half_open(),
        w.column_tenths_open(),
        w.column_half_elapsed(),
        w.column_tenths_elapsed(),
    ];
    let group = asked.by.iter().map(|dimension| w.dimension(*dimension)).collect::<Vec<_>>().join(" · ");
    html! {
        div.table-wrap {
            table {
                thead { tr { th scope="col" { (group) } @for heading in &headings { th.figure scope="col" { (heading) } } } }
                tbody {
                    @for line in lines { (row(signed, &line.key.join(" · "), line)) }
                    (row(signed, &w.all_together(), total))
                }
            }
        }
    }
}

fn row(signed: &Signed, name: &str, line: &Responses) -> Markup {
    let number = |n: u64| signed.reader.lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let open = |pick: fn(&Distribution) -> i64| line.open.as_ref().map(|d| short(signed, pick(d)));
    let elapsed = |pick: fn(&Distribution) -> i64| {
        line.elapsed.as_ref().map(|d| super::desk::by_the_calendar(signed, pick(d)))
    };
    let cells = [
        Some(number(line.given)),
        Some(number(line.waiting)),
        open(|d| d.half),
        open(|d| d.nine_tenths),
        elapsed(|d| d.half),
        elapsed(|d| d.nine_tenths),
    ];
    html! {
        tr {
            th scope="row" { (name) }
            @for cell in cells { td.figure { (cell.unwrap_or_else(|| "–".to_owned())) } }
        }
    }
}

fn short(signed: &Signed, seconds: i64) -> String {
    signed.reader.lang.open_time_in_short(OpenTime::from_seconds(seconds))
}
