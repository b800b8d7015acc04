//! Lists: real tables, which a narrow screen folds to two lines a row.
//!
//! The roles are written out because a folded table is laid out as blocks, and some browsers forget that it is a table.

use super::some;
use maud::{Markup, html};

/// A column: its heading and what kind of cells it has.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The heading; empty headings are named by `hidden_label`.
    pub label: String,
    /// A heading only for those who hear it (of a column of checkboxes, say).
    pub hidden_label: String,
    /// What its cells are, and where they go on a narrow screen.
    pub kind: Kind,
    /// The address that sorts by it, and how it is sorted now.
    pub sort: Option<(String, Sorted)>,
}

/// How a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// Not by this one.
    No,
    /// From small to great.
    Up,
    /// From great to small.
    Down,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Text that takes its own width.
    #[default]
    Text,
    /// As narrow as its content.
    Fit,
    /// Takes what is left, and is cut with an ellipsis: the subject. It heads the row.
    Subject,
    /// The standing of a clock.
    Standing,
    /// A small mark that stays on a narrow screen: the category.
    Mark,
    /// Figures, aligned to the right.
    Figure,
    /// The due instant.
    At,
}

impl Kind {
    /// Desktop classes, then the place on a narrow screen: the subject and its instant first, the clock under them.
    fn class(self) -> &'static str {
        match self {
            Kind::Text => "wide-only",
            Kind::Fit => "fit wide-only",
            Kind::Subject => "grow line-1",
            Kind::Standing => "standing fit line-2",
            Kind::Mark => "fit line-2-end",
            Kind::Figure => "figure fit wide-only",
            Kind::At => "at fit line-1-end",
        }
    }
}

/// A row: its cells, in the order of the columns.
#[derive(Default)]
pub struct Row {
    /// Unique on the page, and the same after an update: `row-1042`.
    pub id: String,
    /// The cells.
    pub cells: Vec<Markup>,
    /// `over` colours the instant; the mark in the clock says it first.
    pub over: bool,
}

/// A list of rows through which `j` and `k` move, `Enter` and `o` open.
#[derive(Default)]
pub struct Table {
    /// Unique on the page; live updates replace it by this name.
    pub id: String,
    /// What the table lists, for those who hear it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Topics whose changes make the page fetch this table anew: `queue`. Empty: it stays as it is.
    pub live: String,
    /// `{n} nouveaux · afficher`: new rows are announced and not slipped under the pointer. Empty: they are shown at once.
    pub announce: String,
    /// Room for two lines and wrapped subjects: the portal.
    pub roomy: bool,
}

/// Draws a list.
pub fn table(list: &Table) -> Markup {
    html! {
        div.table-wrap id=[some(&list.id)] data-live=[some(&list.live)] data-announce=[some(&list.announce)] {
            table.table.two-line.roomy[list.roomy] role="table" data-rows {
                caption.visually-hidden { (list.caption) }
                thead role="rowgroup" { tr role="row" { @for column in &list.columns { (heading(column)) } } }
                tbody role="rowgroup" {
                    @for row in &list.rows {
                        tr.over[row.over] id=(row.id) role="row" data-row {
                            @for (cell, column) in row.cells.iter().zip(&list.columns) { td class=(column.kind.class()) role="cell" { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    let class = match column.kind {
        Kind::Figure => "figure",
        Kind::Fit | Kind::Mark | Kind::At | Kind::Standing => "fit",
        _ => "",
    };
    let sorted = column.sort.as_ref().and_then(|(_, how)| match how {
        Sorted::No => None,
        Sorted::Up => Some("ascending"),
        Sorted::Down => Some("descending"),
    });
    html! {
        th class=(class) scope="col" role="columnheader" aria-sort=[sorted] {
            @match &column.sort { Some((href, how)) => a href=(href) { (column.label) (arrow(*how)) }, None => (column.label) }
            @if let Some(label) = some(&column.hidden_label) { span.visually-hidden { (label) } }
        }
    }
}

fn arrow(how: Sorted) -> Markup {
    html! { @match how { Sorted::No => "", Sorted::Up => span aria-hidden="true" { " ↑" }, Sorted::Down => span aria-hidden="true" { " ↓" } } }
}

/// The link that opens a row's ticket: the subject, in its own language.
pub fn row_link(href: &str, lang: &str, subject: &str) -> Markup {
    html! { a.open href=(href) lang=[some(lang)] data-row-open { (subject) } }
}

/// The checkbox that selects a row (`x`).
pub fn row_select(form: &str, number: &str, label: &str) -> Markup {
    html! { input type="checkbox" form=(form) name="ticket" value=(number) aria-label=(label) data-row-key="x"; }
}

/// A table that is only read: headings and cells, no rows to move through. The first cell of a row is its heading.
pub fn plain_table(caption: &str, headings: &[String], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.table-wrap {
            table.table.roomy {
                caption.visually-hidden { (caption) }
                thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                tbody {
                    @for row in rows {
                        tr { @for (i, cell) in row.iter().enumerate() { @if i == 0 { th scope="row" { (cell) } } @else { td { (cell) } } } }
                    }
                }
            }
        }
    }
}
