//! Clauses, cited in one hand everywhere.

use super::some;
use maud::{Markup, html};

/// A citation: `§ 4`, with the address of the clause in the version that applies.
#[derive(Debug, Clone, Default)]
pub struct Clause {
    /// Where the clause stands, in the version in force at receipt: `/terms/2021-09#4`.
    pub href: String,
    /// `§ 4`.
    pub label: String,
    /// The clause's title, read out after the number.
    pub title: String,
}

/// One clause.
///
/// ```
/// use web::components::{Clause, clause};
/// let four = Clause { href: "/terms/2021-09#4".into(), label: "§ 4".into(), title: "Priorités".into() };
/// assert_eq!(clause(&four).into_string(), r#"<a class="clause" href="/terms/2021-09#4" title="Priorités">§ 4</a>"#);
/// ```
pub fn clause(one: &Clause) -> Markup {
    html! { a.clause href=(one.href) title=[some(&one.title)] { (one.label) } }
}

/// Several clauses in a row; nothing at all for none.
pub fn clauses(all: &[Clause]) -> Markup {
    html! { @if !all.is_empty() { span.clauses { @for one in all { (clause(one)) } } } }
}
