//! One click back, where a verb has an equal one: what was taken out is planned again, what was planned is taken out.

use desk::roster::{Held, RosterFact};
use desk::{Entry, Fact, Folded, Roster};
use maud::{Markup, html};

use super::board::Board;
use crate::components::{self, Button};

/// The button beside what was just done; none where nothing undoes it, or somebody has changed the plan since.
pub fn of(board: &Board<'_>, done: &str) -> Option<Markup> {
    if !board.plans {
        return None;
    }
    let entries = &board.record.entries;
    let last = entries
        .iter()
        .rposition(|placed| matches!(&placed.entry.fact, Fact::Roster(fact) if fact.plans()))?;
    let mine = entries[last].entry.by.person() == Some(board.me());
    let Fact::Roster(fact) = &entries[last].entry.fact else { return None };
    match (done, fact) {
        ("removed", RosterFact::Removed { shift }) if mine => {
            let before: Vec<Entry> = entries[..last].iter().map(|placed| placed.entry.clone()).collect();
            Some(again(board, Roster::fold(&before)?.shift(*shift)?))
        }
        ("planned-one", RosterFact::Planned { shifts, .. }) if mine && shifts.len() == 1 => {
            let number = shifts[0].number.to_string();
            Some(form(board, "removals", html! { input type="hidden" name="shift" value=(number); }))
        }
        _ => None,
    }
}

/// The same shift once more, under a number of its own.
fn again(board: &Board<'_>, held: &Held) -> Markup {
    let shift = &held.shift;
    let (from, until) = (board.local(shift.from), board.local(shift.until));
    let fields = html! {
        input type="hidden" name="person" value=(shift.person);
        input type="hidden" name="day" value=(from.date());
        input type="hidden" name="from" value=(from.strftime("%H:%M"));
        input type="hidden" name="until" value=(until.strftime("%H:%M"));
        @for region in &shift.regions { input type="hidden" name="regions" value=(region); }
    };
    form(board, "shifts", fields)
}

fn form(board: &Board<'_>, noun: &str, fields: Markup) -> Markup {
    html! {
        form method="post" action={ "/desk/roster/" (noun) } {
            (board.hidden("undo"))
            (fields)
            (components::button(&Button { label: &board.w().roster_undo(), look: "plain small", ..Button::default() }))
        }
    }
}
