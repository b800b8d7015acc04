//! `/desk/roster`: a region's week, who is there, what that covers, and what is missing (clause 3.B).

mod act;
mod board;
mod calendar;
mod forecast;
mod forms;
mod grid;
mod sections;
mod undo;

pub use act::act;
pub use board::near;
pub use calendar::{calendar, make_password, subscribe, take_away};

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::{No, Told, sentence};
use crate::typed::Typed;

use super::{Centre, rail};
use board::Board;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    week: Option<String>,
    region: Option<String>,
    /// A civil time of the region: was the centre staffed then?
    was: Option<String>,
    /// Whom to plan, on which day: a cell of the week.
    person: Option<String>,
    day: Option<String>,
    /// The number of a shift that somebody is about to change.
    shift: Option<String>,
    /// A gap that somebody is about to fill.
    from: Option<String>,
    until: Option<String>,
    /// So many minutes a request takes one person: the forecast's assumption.
    minutes: Option<String>,
    done: Option<String>,
}

/// `GET /desk/roster`.
pub async fn show(
    Centre(signed): Centre,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, No> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let typed = Typed::default();
    let board = Board::load(&signed, &asked, &typed).await.map_err(|failure| signed.no(failure))?;
    let rail = rail(&signed, None, None).await.map_err(|failure| signed.no(failure))?;
    let flash = asked.done.as_deref().and_then(|done| flash(&board, done));
    let sheet = Sheet::desk(signed.reader.lang.roster_title(), rail, page(&board, None));
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// The same page with what wasn't taken: everything typed is kept, and why it wasn't stands on top.
async fn again(
    signed: &Signed,
    asked: &Asked,
    typed: &Typed,
    told: &Told,
    noun: &str,
) -> Result<Response, No> {
    let board = Board::load(signed, asked, typed).await.map_err(|failure| signed.no(failure))?;
    let rail = rail(signed, None, None).await.map_err(|failure| signed.no(failure))?;
    let sheet = Sheet::desk(signed.reader.lang.roster_title(), rail, page(&board, Some((told, noun))));
    Ok(signed.reader.page_with(told.status, sheet))
}

fn flash(board: &Board<'_>, done: &str) -> Option<Markup> {
    let w = board.w();
    let (tone, said) = match done {
        "planned" | "planned-one" => (Tone::Met, w.done_planned()),
        "removed" => (Tone::Met, w.done_removed()),
        "changed" => (Tone::Met, w.done_changed()),
        "copied" => (Tone::Met, w.done_copied()),
        "swap-asked" => (Tone::Soon, w.done_swap_asked()),
        "swapped" => (Tone::Met, w.done_swapped()),
        "absence" => (Tone::Met, w.done_absence()),
        "presence" => (Tone::Met, w.done_presence()),
        "handed-over" => (Tone::Met, w.done_handed_over()),
        _ => return None,
    };
    Some(components::flash(tone, &said, undo::of(board, done)))
}

fn page(board: &Board<'_>, refused: Option<(&Told, &str)>) -> Markup {
    let w = board.w();
    let open = |noun: &str| refused.is_some_and(|(_, tried)| tried == noun);
    html! {
        (components::head(None, &w.roster_title(), html! { p.lead { (sections::week(board)) } }))
        @if let Some((told, noun)) = refused { (why_not(board, told, noun)) }
        div.roster {
            (sections::ways(board))
            (sections::coverage(board))
            (grid::grid(board))
            (forecast::section(board))
            (sections::presence(board, open("presence")))
            @if board.plans {
                (forms::plan(board, open("shifts") || open("changes")))
                (forms::repeat(board, open("repeats")))
            }
            (forms::absence(board, open("absences") || open("substitutes")))
            (forms::swap(board, open("swaps")))
            (sections::handovers(board))
            (sections::ahead(board))
            (sections::was(board))
        }
    }
}

fn why_not(board: &Board<'_>, told: &Told, noun: &str) -> Markup {
    let w = board.w();
    let clause = told.clause.as_deref().map(terms::ClauseId::from);
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus data-refused aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (told.said.what) }
            p { (sentence(w, &told.said.why)) @if let Some(clause) = &clause { " " (components::clause(&board.signed.reader.clause(&board.agreement, clause))) } }
            p { a href={ "#" (place_of(noun)) } { (sentence(w, &told.said.fix)) } }
        }
    }
}

/// Where what was tried stands on the page.
fn place_of(noun: &str) -> &str {
    match noun {
        "rows" | "removals" | "copies" => "grid",
        "changes" => "shifts",
        other => other,
    }
}
