//! Why this instant? The derivation of a due instant, line by line, each with its clause.

use super::{Clause, Opening, Ribbon, clauses, key, ribbon, some, swatch};
use maud::{Markup, html};

/// A derivation.
#[derive(Default)]
pub struct Why {
    /// Unique on the page; `#why-…` opens it.
    pub id: String,
    /// «Pourquoi lun. 9 h 42 ?»
    pub question: String,
    /// Open at first sight.
    pub open: bool,
    /// The key that opens it, if any: `w`.
    pub shortcut: Option<&'static str>,
    /// The stretch from receipt to due, drawn.
    pub ribbon: Option<Ribbon>,
    /// The lines, in groups.
    pub groups: Vec<WhyGroup>,
    /// An older derivation, struck through: a changed category keeps it.
    pub superseded: bool,
    /// «Si catégorie 2 : lun. 12 h 42», «Conditions 2021-09 …», readings in force.
    pub foot: Vec<Markup>,
    /// Column names for those who hear the table: label, what, amount, clause.
    pub columns: [String; 4],
}

/// One fact of a derivation: its name, and one or more lines.
#[derive(Default)]
pub struct WhyGroup {
    /// «Reçu», «Région», «Décompte», «Échéance».
    pub label: String,
    /// Its lines.
    pub lines: Vec<WhyLine>,
}

/// How a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counts {
    /// It states something.
    #[default]
    States,
    /// Open time that counts.
    Counted,
    /// A night, a weekend, a break: closed, not counted.
    Closed,
    /// A holiday or a dated exception: closed, not counted.
    Holiday,
    /// The sum.
    Sum,
    /// The result.
    Due,
}

/// One line of a derivation.
#[derive(Default)]
pub struct WhyLine {
    /// «ven. 17 h 42–18 h 00»
    pub what: String,
    /// «18 min», «fermé»; may be empty.
    pub amount: String,
    /// The clauses it rests on.
    pub clauses: Vec<Clause>,
    /// How it counts.
    pub counts: Counts,
}

impl WhyLine {
    /// A line that states a fact.
    pub fn states(what: impl Into<String>, clauses: Vec<Clause>) -> WhyLine {
        WhyLine { what: what.into(), clauses, ..WhyLine::default() }
    }
}

/// A derivation that opens on demand (`<details>`: it works without scripts, and finds itself in print).
pub fn why(what: &Why) -> Markup {
    html! {
        details.why id=[some(&what.id)] open[what.open] {
            summary data-key=[what.shortcut] aria-keyshortcuts=[what.shortcut] { (what.question) @if let Some(keys) = what.shortcut { (key(keys)) } }
            div.why-body { (derivation(what)) }
        }
    }
}

/// The derivation itself, for a page that shows nothing else.
pub fn derivation(what: &Why) -> Markup {
    html! {
        @if let Some(strip) = &what.ribbon { (ribbon(strip)) }
        table.why-table.superseded[what.superseded] role="table" {
            caption.visually-hidden { (what.question) }
            thead.visually-hidden { tr { @for name in &what.columns { th scope="col" { (name) } } } }
            @for group in &what.groups {
                tbody {
                    @for (i, line) in group.lines.iter().enumerate() { (draw_line((i == 0).then_some(group), line)) }
                }
            }
        }
        @if !what.foot.is_empty() { div.why-foot { @for line in &what.foot { p { (line) } } } }
    }
}

fn draw_line(head_of: Option<&WhyGroup>, line: &WhyLine) -> Markup {
    let (class, sign) = match line.counts {
        Counts::States => ("", None),
        Counts::Counted => ("counted", Some(Opening::Open)),
        Counts::Closed => ("skipped", Some(Opening::Closed)),
        Counts::Holiday => ("skipped", Some(Opening::Holiday)),
        Counts::Sum => ("sum", None),
        Counts::Due => ("due", None),
    };
    let amount = line.amount.is_empty().then_some("2");
    html! {
        tr class=(class) role="row" {
            @if let Some(group) = head_of { th scope="rowgroup" rowspan=(group.lines.len()) role="rowheader" { (group.label) } }
            td.what colspan=[amount] role="cell" { @if let Some(sign) = sign { (swatch(sign)) } (line.what) }
            @if amount.is_none() { td.amount role="cell" { (line.amount) } }
            td.cite role="cell" { (clauses(&line.clauses)) }
        }
    }
}
