//! Charts that are tables: the drawing stands in a column, its figures beside it.

use super::some;
use maud::{Markup, html};

/// How often a target was met, with its 95 % interval.
#[derive(Debug, Clone, Default)]
pub struct Attainment {
    /// «EMEA · catégorie 1»
    pub label: String,
    /// The tickets behind the figure.
    pub href: String,
    /// Met, of how many.
    pub met: u64,
    /// Counted.
    pub of: u64,
    /// «96,4 %»; «–» for none.
    pub share_text: String,
    /// «93,1–98,2 %»
    pub range_text: String,
    /// «412 / 427», written in the reader's language.
    pub count_text: String,
    /// Share and interval, 0 to 1; none for no ticket at all.
    pub interval: Option<(f64, f64, f64)>,
}

/// The words of an attainment chart.
#[derive(Debug, Clone, Default)]
pub struct AttainmentChart {
    /// One sentence that states the finding.
    pub finding: String,
    /// How it was counted, and the clause under it.
    pub note: String,
    /// Headings: group, drawing, share, interval, count.
    pub columns: [String; 5],
    /// Where the axis begins: 0 to 0.9. It is printed.
    pub from: f64,
    /// Labels of the axis, from left to right, evenly spread: «50 %», «75 %», «100 %».
    pub axis: Vec<String>,
    /// The rows.
    pub rows: Vec<Attainment>,
}

/// Under this many a dot is hollow: 100 % of 3 is not 100 % of 300.
const FEW: u64 = 30;

/// Draws how often targets were met: dots with whiskers, figures beside them, each a way to its tickets.
pub fn attainment(chart: &AttainmentChart) -> Markup {
    let [group, drawing, share, range, count] = &chart.columns;
    html! {
        figure.chart {
            figcaption { h2 { (chart.finding) } @if let Some(note) = some(&chart.note) { p { (note) } } }
            div.table-wrap {
                table.dots {
                    thead {
                        tr { th scope="col" { (group) } th.plot scope="col" { span.visually-hidden { (drawing) } (axis(&chart.axis)) } th.figure scope="col" { (share) } th.range scope="col" { (range) } th.figure scope="col" { (count) } }
                    }
                    tbody {
                        @for row in &chart.rows {
                            tr.few[row.of < FEW] {
                                th scope="row" { a.quiet href=(row.href) { (row.label) } }
                                td.plot { (whisker(row.interval, chart.from, chart.axis.len())) }
                                td.figure { (row.share_text) }
                                td.range { (row.range_text) }
                                td.figure { (row.count_text) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn axis(labels: &[String]) -> Markup {
    let last = labels.len().saturating_sub(1).max(1);
    html! {
        span.axis aria-hidden="true" { svg { @for (i, label) in labels.iter().enumerate() {
            text x=(percent(i as f64 / last as f64)) y="11" text-anchor="middle" { (label) }
        } } }
    }
}

fn whisker(interval: Option<(f64, f64, f64)>, from: f64, labels: usize) -> Markup {
    let x = |share: f64| percent(((share - from) / (1.0 - from)).clamp(0.0, 1.0));
    let last = labels.saturating_sub(1).max(1);
    html! {
        svg aria-hidden="true" {
            @for i in 0..=last { @let at = percent(i as f64 / last as f64); line.grid x1=(at) x2=(at) y1="-8" y2="28" {} }
            @if let Some((share, low, high)) = interval {
                line.interval x1=(x(low)) x2=(x(high)) y1="10" y2="10" {}
                line.end x1=(x(low)) x2=(x(low)) y1="6" y2="14" {}
                line.end x1=(x(high)) x2=(x(high)) y1="6" y2="14" {}
                circle.dot cx=(x(share)) cy="10" r="4.5" {}
            }
        }
    }
}

fn percent(share: f64) -> String {
    format!("{}%", (share * 10_000.0).round() / 100.0)
}

/// A number that matters, its words, and the list behind it.
#[derive(Debug, Clone, Default)]
pub struct BigFigure {
    /// «3»
    pub n: String,
    /// «tickets», «%»: set smaller; may be empty.
    pub unit: String,
    /// What it counts.
    pub what: String,
    /// The list behind it.
    pub href: String,
}

/// A row of numbers that matter.
pub fn big_figures(figures: &[BigFigure]) -> Markup {
    html! {
        dl.big-figures {
            @for figure in figures { div { dd.n { a href=(figure.href) { (figure.n) } @if let Some(unit) = some(&figure.unit) { " " small { (unit) } } } dt.what { (figure.what) } } }
        }
    }
}
