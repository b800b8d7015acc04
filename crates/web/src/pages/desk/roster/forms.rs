//! What one fills in: shifts, absences, swaps. Everything works with a keyboard and without a script.

use desk::roster::{Absence, Away, Held};
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use terms::RegionId;

use super::board::Board;
use super::sections::civil;
use crate::components::{self, Button, Control, Field, Width};

/// Boxes to tick, of one name.
pub fn checks(
    board: &Board<'_>,
    name: &str,
    legend: &str,
    hint: &str,
    choices: &[(String, String, bool)],
) -> Markup {
    // A form that came back has what was ticked, even if that is nothing.
    let came_back = board.typed.has("form");
    let ticked = board.typed.all(name);
    html! {
        fieldset.field {
            legend { (legend) }
            @if !hint.is_empty() { p.hint { (hint) } }
            div.checks {
                @for (i, (value, label, begins)) in choices.iter().enumerate() {
                    @let checked = if came_back { ticked.contains(value) } else { *begins };
                    label.check {
                        input type="checkbox" id=[(i == 0).then_some(name)] name=(name) value=(value) checked[checked];
                        span { (label) }
                    }
                }
            }
        }
    }
}

/// The people of the centre to choose from; oneself only, for whoever speaks for nobody else.
pub fn options(board: &Board<'_>, only_me: bool) -> Vec<(String, String)> {
    let mine = |id| !only_me || id == board.me();
    let people = board.colleagues().filter(|one| mine(one.id));
    people.map(|one| (one.id.to_string(), board.name(one.id))).collect()
}

fn select(name: &str, label: String, options: Vec<(String, String)>, chosen: String) -> Field {
    Field { name: name.to_owned(), label, control: Control::Select(options, chosen), ..Field::default() }
}

fn time(board: &Board<'_>, name: &str, label: String, begins: &str) -> Field {
    let value = board.value(name, begins);
    let control = Control::Line { value, kind: "time", autocomplete: "off", width: Width::Short, most: None };
    Field { name: name.to_owned(), label, control, ..Field::default() }
}

/// What the form for shifts begins with: nothing in particular, a gap to fill, a cell of the week, or a shift to change.
struct Begins<'a> {
    person: String,
    /// These days only; else those that are open.
    day: Option<Date>,
    from: String,
    until: String,
    regions: Vec<RegionId>,
    changed: Option<&'a Held>,
    is_asked: bool,
}

impl<'a> Begins<'a> {
    fn of(board: &'a Board<'_>) -> Begins<'a> {
        let asked = board.asked;
        let hour = |at: DateTime| at.strftime("%H:%M").to_string();
        let civil = |typed: &Option<String>| typed.as_deref().and_then(|text| text.parse::<DateTime>().ok());
        // A form that came back says itself which shift it changes.
        let typed = Some(board.typed.get("shift")).filter(|_| board.typed.get("form") == "changes");
        let number = asked.shift.as_deref().or(typed).and_then(|number| number.parse().ok());
        let nothing = Begins {
            person: asked.person.clone().unwrap_or_default(),
            day: None,
            from: "09:00".to_owned(),
            until: "18:00".to_owned(),
            regions: vec![board.region.clone()],
            changed: None,
            is_asked: false,
        };
        if let Some(held) = number.and_then(|number| board.roster().shift(number)) {
            let (from, until) = (board.local(held.shift.from), board.local(held.shift.until));
            let (person, regions) = (held.shift.person.to_string(), held.shift.regions.clone());
            let (day, changed) = (Some(from.date()), Some(held));
            return Begins {
                person,
                day,
                from: hour(from),
                until: hour(until),
                regions,
                changed,
                is_asked: true,
            };
        }
        if let Some((from, until)) = civil(&asked.from).zip(civil(&asked.until)) {
            return Begins {
                day: Some(from.date()),
                from: hour(from),
                until: hour(until),
                is_asked: true,
                ..nothing
            };
        }
        let Some(day) = asked.day.as_deref().and_then(|text| text.parse::<Date>().ok()) else {
            return nothing;
        };
        // A cell begins with the open hours of its day.
        let open = board.covered.calendar.day_of(day).map(|day| day.segments).unwrap_or_default();
        let (from, until) = match (open.first(), open.last()) {
            (Some(first), Some(last)) => (hour(board.local(first.from)), hour(board.local(last.to))),
            _ => (nothing.from.clone(), nothing.until.clone()),
        };
        Begins { day: Some(day), from, until, is_asked: true, ..nothing }
    }
}

/// Plan shifts: somebody, days, hours, regions; or change one. The link at a gap, in a cell or at a shift fills it in.
pub fn plan(board: &Board<'_>, is_open: bool) -> Markup {
    let w = board.w();
    let begins = Begins::of(board);
    let days: Vec<(String, String, bool)> = board
        .week
        .days()
        .map(|date| {
            let open = board.covered.calendar.day_of(date).is_ok_and(|day| !day.segments.is_empty());
            (date.to_string(), w.day(date), begins.day.map_or(open, |day| day == date))
        })
        .collect();
    let regions: Vec<(String, String, bool)> = board
        .agreement
        .regions
        .iter()
        .map(|region| (region.id.to_string(), region.id.to_string(), begins.regions.contains(&region.id)))
        .collect();
    let (noun, title, button) = match begins.changed {
        Some(held) => {
            let when = board.span(held.shift.from, held.shift.until);
            let title = w.roster_change_title(&board.name(held.shift.person), &when);
            ("changes", title, w.roster_change_button())
        }
        None => ("shifts", w.roster_plan(), w.roster_plan_button()),
    };
    html! {
        details id="shifts" open[is_open || begins.is_asked] {
            summary { (title) }
            form.stack method="post" action={ "/desk/roster/" (noun) } {
                (board.hidden(noun))
                @if let Some(held) = begins.changed { input type="hidden" name="shift" value=(held.shift.number); }
                (components::field(&select("person", w.roster_person(), options(board, false), board.value("person", begins.person))))
                (checks(board, "day", &w.roster_days(), "", &days))
                div.two {
                    (components::field(&Field { hint: w.roster_times_of(&w.place(&board.zone_name)), ..time(board, "from", w.roster_from(), &begins.from) }))
                    (components::field(&time(board, "until", w.roster_until(), &begins.until)))
                    @if begins.changed.is_none() { (components::field(&Field { hint: w.roster_repeat_hint(), ..weeks(board, "repeat", w.roster_repeat(), "1") })) }
                }
                (checks(board, "regions", &w.roster_regions(), &w.roster_regions_hint(), &regions))
                (components::button(&Button { label: &button, look: "main", ..Button::default() }))
            }
        }
    }
}

fn weeks(board: &Board<'_>, name: &str, label: String, begins: &str) -> Field {
    let value = board.value(name, begins);
    let control =
        Control::Line { value, kind: "number", autocomplete: "off", width: Width::Short, most: None };
    Field { name: name.to_owned(), label, control, ..Field::default() }
}

/// This week of the region once more, in so many that follow.
pub fn repeat(board: &Board<'_>, is_open: bool) -> Markup {
    let w = board.w();
    if !board.roster().plans(&board.region) {
        return html! {};
    }
    html! {
        details id="repeats" open[is_open] {
            summary { (w.roster_repeat_week(board.week.number(), board.region.as_str())) }
            form.inline-form method="post" action="/desk/roster/repeats" {
                (board.hidden("repeats"))
                (components::field(&weeks(board, "weeks", w.roster_repeat_next(), "4")))
                (components::button(&Button { label: &w.roster_repeat_button(), look: "plain", ..Button::default() }))
            }
        }
    }
}

/// Who is away, who comes instead, and how to tell it.
pub fn absence(board: &Board<'_>, is_open: bool) -> Markup {
    let w = board.w();
    let why = Away::ALL.iter().map(|away| (away.word().to_owned(), w.away(*away))).collect();
    let (monday, after) = (board.week.monday(), board.week.plus(1).monday());
    html! {
        section id="absences" aria-labelledby="absences-title" {
            h2 id="absences-title" { (w.roster_absences()) }
            @if !board.roster().absences.is_empty() { ul.list id="substitutes" { @for absence in &board.roster().absences { (told(board, absence)) } } }
            details open[is_open] {
                summary { (w.roster_absence()) }
                form.stack method="post" action="/desk/roster/absences" {
                    (board.hidden("absences"))
                    div.two {
                        (components::field(&select("away-person", w.roster_person(), options(board, !board.plans), board.value("away-person", board.me().to_string()))))
                        (components::field(&select("away-why", w.roster_why(), why, board.value("away-why", ""))))
                        (components::field(&Field { hint: w.roster_times_of(&w.place(&board.zone_name)), ..civil(board, "away-from", w.roster_from(), format!("{monday}T00:00")) }))
                        (components::field(&civil(board, "away-until", w.roster_until(), format!("{after}T00:00"))))
                        @if board.plans { (components::field(&substitute(board, "away-substitute", board.value("away-substitute", "")))) }
                    }
                    (components::button(&Button { label: &w.roster_absence_button(), look: "plain", ..Button::default() }))
                }
            }
        }
    }
}

fn substitute(board: &Board<'_>, name: &str, chosen: String) -> Field {
    let nobody = (String::new(), board.w().roster_no_substitute());
    let people = std::iter::once(nobody).chain(options(board, false)).collect();
    select(name, board.w().roster_substitute(), people, chosen)
}

fn told(board: &Board<'_>, absence: &Absence) -> Markup {
    let w = board.w();
    let number = absence.number;
    html! {
        li {
            span { (board.name(absence.person)) " · " (w.away(absence.why)) " · " (board.span(absence.from, absence.until)) }
            @if let (Some(person), false) = (absence.substitute, board.plans) { span { (w.roster_substitute_is(&board.name(person))) } }
            @if board.plans {
                form.inline-form method="post" action="/desk/roster/substitutes" {
                    (board.hidden(&format!("substitute-{number}")))
                    input type="hidden" name="absence" value=(number);
                    (components::field(&substitute(board, &format!("substitute-{number}"), absence.substitute.map(|p| p.to_string()).unwrap_or_default())))
                    (components::button(&Button { label: &w.roster_name_substitute(), look: "plain small", ..Button::default() }))
                }
            }
            @if board.plans || absence.person == board.me() {
                form method="post" action="/desk/roster/absences" {
                    (board.hidden(&format!("not-away-{number}")))
                    button.button.small.plain name="not-away" value=(number) { (w.roster_take_back()) span.visually-hidden { " " (board.name(absence.person)) } }
                }
            }
        }
    }
}

/// Swaps that wait, and how to ask for one.
pub fn swap(board: &Board<'_>, is_open: bool) -> Markup {
    let w = board.w();
    let mine = |held: &&Held| board.plans || held.shift.person == board.me();
    let own: Vec<&Held> = board.roster().shifts.iter().filter(mine).collect();
    let theirs = board.roster().shifts.iter().filter(|held| board.plans || held.shift.person != board.me());
    let none = (String::new(), w.roster_swap_for_nothing());
    let theirs = std::iter::once(none).chain(theirs.map(|held| option(board, held))).collect();
    html! {
        section id="swaps" aria-label=(w.roster_swap()) {
            @if !board.roster().swaps.is_empty() {
                h2 { (w.roster_swaps()) }
                ul.list { @for asked in &board.roster().swaps { (waiting(board, asked)) } }
            }
            @if !own.is_empty() {
                details open[is_open] {
                    summary { (w.roster_swap()) }
                    form.stack method="post" action="/desk/roster/swaps" {
                        (board.hidden("swaps"))
                        div.two {
                            (components::field(&select("shift", w.roster_swap_which(), own.iter().map(|held| option(board, held)).collect(), board.value("shift", ""))))
                            (components::field(&select("with", w.roster_swap_with(), options(board, false), board.value("with", ""))))
                            (components::field(&select("in-return", w.roster_swap_in_return(), theirs, board.value("in-return", ""))))
                        }
                        (components::button(&Button { label: &(if board.plans { w.roster_swap_now() } else { w.roster_swap_ask() }), look: "plain", ..Button::default() }))
                    }
                }
            }
        }
    }
}

fn said(board: &Board<'_>, held: &Held) -> String {
    let regions: Vec<&str> = held.shift.regions.iter().map(|region| region.as_str()).collect();
    format!("{} {}", board.span(held.shift.from, held.shift.until), regions.join(", "))
}

fn option(board: &Board<'_>, held: &Held) -> (String, String) {
    (held.shift.number.to_string(), format!("{} · {}", board.name(held.shift.person), said(board, held)))
}

fn waiting(board: &Board<'_>, asked: &desk::roster::Swap) -> Markup {
    let w = board.w();
    let shift = |number: u32| board.roster().shift(number).map_or_else(String::new, |held| said(board, held));
    let (who, with, given) = (board.name(asked.asked_by), board.name(asked.with), shift(asked.shift));
    let words = match asked.in_return {
        Some(other) => w.roster_swap_asked_for(&who, &with, &given, &shift(other)),
        None => w.roster_swap_asked(&who, &with, &given),
    };
    let (answers, takes_back) = (board.plans || asked.with == board.me(), asked.asked_by == board.me());
    html! {
        li {
            span { (words) }
            @if answers || takes_back {
                form.inline-form method="post" action="/desk/roster/swaps" {
                    (board.hidden(&format!("swap-{}", asked.number)))
                    input type="hidden" name="swap" value=(asked.number);
                    @if answers { (components::button(&Button { label: &w.roster_agree(), sends: Some(("answer", "agree")), look: "main small", ..Button::default() })) }
                    (components::button(&Button { label: &(if answers { w.roster_decline() } else { w.roster_take_back() }), sends: Some(("answer", "decline")), look: "plain small", ..Button::default() }))
                }
            }
        }
    }
}
