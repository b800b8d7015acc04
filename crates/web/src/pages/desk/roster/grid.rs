//! The week: the region's ribbon with its gaps, and under it who is there, day by day, in the same widths.

use desk::PersonId;
use desk::roster::{Away, Duty, Held, Shortage};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

use super::board::{Board, days};
use crate::components::{self, Mark, Opening, Ribbon, Scale, Size, Stretch};

/// The week as a table: each row somebody, each column a day.
pub fn grid(board: &Board<'_>) -> Markup {
    let w = board.w();
    let days = days(board);
    let people: Vec<PersonId> = board
        .centre
        .colleagues
        .iter()
        .filter(|one| one.active || board.duties.iter().any(|duty| duty.person == one.id))
        .map(|one| one.id)
        .collect();
    html! {
        section aria-labelledby="grid" {
            h2 id="grid" { (w.roster_grid()) }
            div.roster-grid tabindex="0" role="group" aria-labelledby="grid" {
                table {
                    thead { tr {
                        th scope="col" { (w.roster_person()) }
                        @for (date, ..) in &days { th scope="col" { (w.day(*date)) (closure(board, *date)) } }
                    } }
                    tbody {
                        tr.week {
                            th scope="row" { (board.region) small { (w.at_place("", &board.zone_name).trim()) } }
                            td colspan="7" { (components::ribbon(&ribbon(board, &days))) }
                        }
                        @for person in people { (row(board, person, &days)) }
                    }
                }
            }
            (key(board))
        }
    }
}

fn closure(board: &Board<'_>, date: Date) -> Markup {
    let closure = board.covered.calendar.day_of(date).ok().and_then(|day| day.closure);
    html! {
        @match closure {
            Some(hours::Closure::Holiday(holiday)) => small { (board.w().holiday(&holiday.name.en)) },
            Some(hours::Closure::Exception { name, .. }) => small { (name) },
            None => {}
        }
    }
}

fn row(board: &Board<'_>, person: PersonId, days: &[(Date, Timestamp, Timestamp)]) -> Markup {
    let w = board.w();
    let qualified = board.centre.colleagues.iter().any(|one| one.id == person && one.qualified);
    html! {
        tr {
            th scope="row" {
                (board.name(person))
                small { (if qualified { w.roster_qualified() } else { w.roster_not_qualified() }) }
                @if board.plans { (as_last_week(board, person)) }
            }
            @for (date, from, until) in days {
                td {
                    @for duty in board.duties.iter().filter(|d| d.person == person && *from <= d.from && d.from < *until) {
                        (duty_cell(board, duty))
                    }
                    @for why in away(board, person, *from, *until) { p.away { (w.roster_away(&w.away(why))) } }
                    @if board.plans { (plan_here(board, person, *date)) }
                }
            }
        }
    }
}

/// The form of the page, filled in for somebody and a day.
fn plan_here(board: &Board<'_>, person: PersonId, date: Date) -> Markup {
    let w = board.w();
    let href = format!("{}&person={person}&day={date}#shifts", board.href(board.week, &board.region));
    html! { a.plan-here href=(href) { span aria-hidden="true" { "+" } span.visually-hidden { (w.roster_plan_cell(&board.name(person), &w.day(date))) } } }
}

/// What somebody had planned in the week before, in one click, as long as they have nothing in this one.
fn as_last_week(board: &Board<'_>, person: PersonId) -> Markup {
    let w = board.w();
    let has = |roster: &desk::Roster| {
        let own = |held: &&Held| held.planned_for == person && held.shift.regions.contains(&board.region);
        roster.shifts.iter().any(|held| own(&held))
    };
    let before = board.beside.iter().find(|roster| roster.week == board.week.plus(-1));
    let active = board.centre.colleagues.iter().any(|one| one.id == person && one.active);
    if !active || has(board.roster()) || !before.is_some_and(has) {
        return html! {};
    }
    html! {
        form method="post" action="/desk/roster/rows" {
            (board.hidden(&format!("row-{person}")))
            button.button.small.plain name="person" value=(person) { (w.roster_as_last_week()) span.visually-hidden { " " (w.roster_as_last_week_whose(&board.name(person))) } }
        }
    }
}

/// Why somebody is away on a day, each reason once.
fn away(board: &Board<'_>, person: PersonId, from: Timestamp, until: Timestamp) -> Vec<Away> {
    let told = board.beside.iter().flat_map(|roster| &roster.absences);
    let told = told.filter(|a| a.person == person && a.from < until && from < a.until);
    let mut reasons: Vec<Away> = told.map(|absence| absence.why).collect();
    reasons.dedup();
    reasons
}

fn duty_cell(board: &Board<'_>, duty: &Duty) -> Markup {
    let w = board.w();
    let held = duty.shift.and_then(|number| board.roster().shift(number));
    let held = held.filter(|held| held.shift.from <= duty.from && duty.until <= held.shift.until);
    let regions: Vec<&str> = duty.regions.iter().map(|region| region.as_str()).collect();
    let swapped = held.filter(|held| duty.instead_of.is_none() && held.planned_for != held.shift.person);
    html! {
        p {
            span.num { (board.time(duty.from)) "–" (board.time(duty.until)) } " " (regions.join(", "))
            @if let Some(absent) = duty.instead_of { small { (w.roster_instead(&board.name(absent))) } }
            @if let Some(held) = swapped { small { (w.roster_swapped_from(&board.name(held.planned_for))) } }
            @if let (Some(held), true, None) = (held, board.plans, duty.instead_of) { (remove(board, held)) }
        }
    }
}

fn remove(board: &Board<'_>, held: &Held) -> Markup {
    let w = board.w();
    let shift = &held.shift;
    let whose = w.roster_remove_whose(&board.name(shift.person), &board.span(shift.from, shift.until));
    let change = format!("{}&shift={}#shifts", board.href(board.week, &board.region), shift.number);
    html! {
        " " a href=(change) { (w.roster_change()) span.visually-hidden { " " (whose) } }
        form method="post" action="/desk/roster/removals" {
            (board.hidden(&format!("removal-{}", shift.number)))
            button.button.small.plain name="shift" value=(shift.number) { (w.roster_remove()) span.visually-hidden { " " (whose) } }
        }
    }
}

/// The region's week, Monday to Sunday: covered or not, closed, holidays by name.
fn ribbon(board: &Board<'_>, days: &[(Date, Timestamp, Timestamp)]) -> Ribbon {
    let w = board.w();
    let start = days.first().map_or(Timestamp::MIN, |(_, from, _)| *from);
    let since = |at: Timestamp| at.as_second() - start.as_second();
    let (mut stretches, mut marks) = (Vec::new(), Vec::new());
    for (date, from, until) in days {
        marks.push(Mark::Day(since(*from), String::new()));
        let day = board.covered.calendar.day_of(*date).ok();
        if let Some(name) =
            day.as_ref().filter(|day| day.segments.is_empty()).and_then(|day| named(board, day))
        {
            stretches.push((since(*until) - since(*from), Stretch::Holiday(name)));
            continue;
        }
        let mut at = *from;
        for piece in board.covered.coverage.stretches.iter().filter(|p| p.from < *until && *from < p.until) {
            let (begins, ends) = (piece.from.max(*from), piece.until.min(*until));
            stretches.push((since(begins) - since(at), Stretch::Closed));
            let what = if piece.shortage().is_some() { Stretch::Gap } else { Stretch::Staffed };
            stretches.push((since(ends) - since(begins), what));
            at = ends;
        }
        stretches.push((since(*until) - since(at), Stretch::Closed));
    }
    stretches.retain(|(seconds, _)| *seconds > 0);
    let now = board.signed.reader.now;
    if days.first().is_some_and(|(_, from, _)| *from <= now)
        && days.last().is_some_and(|(.., until)| now < *until)
    {
        marks.push(Mark::Now(since(now), board.time(now)));
    }
    let summary = w.roster_ribbon(board.region.as_str(), &super::sections::sentence(board));
    Ribbon { summary, size: Size::Labelled, scale: Scale::Real, stretches, marks }
}

fn named(board: &Board<'_>, day: &hours::Day) -> Option<String> {
    match day.closure.as_ref()? {
        hours::Closure::Holiday(holiday) => Some(board.w().holiday(&holiday.name.en)),
        hours::Closure::Exception { name, .. } => Some(name.clone()),
    }
}

fn key(board: &Board<'_>) -> Markup {
    let w = board.w();
    html! {
        ul.ribbon-key aria-label=(w.hours_key()) {
            li { (components::swatch(Opening::Staffed)) (w.roster_key_staffed()) }
            li { (components::swatch(Opening::Gap)) (w.roster_key_gap()) }
            li { (components::swatch(Opening::Closed)) (w.hours_key_closed()) }
            li { (components::swatch(Opening::Holiday)) (w.hours_key_holiday()) }
        }
    }
}

/// How many of those needed there are, in words.
pub fn short(board: &Board<'_>, shortage: Shortage, there: u16, needed: u16) -> String {
    board.w().shortage(shortage, there, needed)
}
