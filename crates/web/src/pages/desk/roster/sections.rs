//! What the page says: which week, how much of it is covered, presence, handovers, the weeks ahead, and afterwards.

use desk::roster::{Coverage, Gap, IsoWeek, Known};
use jiff::Timestamp;
use maud::{Markup, html};
use terms::RegionId;

use super::board::Board;
use super::forms::{checks, options};
use super::grid::short;
use crate::components::{self, Button, Column, Control, Field, Kind, Row, Table, Width};

/// `Week 48, 23 Nov to 29 Nov · EMEA`.
pub fn week(board: &Board<'_>) -> String {
    let w = board.w();
    let (monday, sunday) = (w.date(board.week.monday()), w.date(board.week.sunday()));
    format!(
        "{} · {}",
        w.roster_week(board.week.number(), &monday, &sunday),
        w.at_place(board.region.as_str(), &board.zone_name)
    )
}

/// To the weeks beside, to the other regions, to one's own calendar.
pub fn ways(board: &Board<'_>) -> Markup {
    let w = board.w();
    let (before, after) = (board.week.plus(-1), board.week.plus(1));
    html! {
        nav.ways aria-label=(w.roster_other_weeks()) {
            a href=(board.href(before, &board.region)) rel="prev" { (w.roster_week_before(before.number())) }
            @if board.week != board.this_week { a href=(board.href(board.this_week, &board.region)) { (w.roster_this_week()) } }
            a href=(board.href(after, &board.region)) rel="next" { (w.roster_week_after(after.number())) }
            a href="/roster/calendar" { (w.calendar_title()) }
        }
        nav.ways aria-label=(w.roster_another_region()) {
            @for region in &board.agreement.regions {
                @let here = region.id == board.region;
                a href=(board.href(board.week, &region.id)) aria-current=[here.then_some("page")] { (region.id) }
            }
        }
    }
}

/// How much of the week is covered, in a sentence.
pub fn sentence(board: &Board<'_>) -> String {
    covered(board, &board.covered.coverage)
}

fn covered(board: &Board<'_>, coverage: &Coverage) -> String {
    let w = board.w();
    match (coverage.open().is_positive(), coverage.short().is_positive()) {
        (false, _) => w.roster_closed_all_week(),
        (true, false) => w.roster_all_covered(&w.open_time(coverage.open())),
        (true, true) => w.roster_covered(&w.open_time(coverage.covered()), &w.open_time(coverage.open())),
    }
}

/// What is needed and why, what there is, and each gap with its reason.
pub fn coverage(board: &Board<'_>) -> Markup {
    let w = board.w();
    let gaps = board.covered.coverage.gaps();
    let clause = |id: &terms::ClauseId| components::clause(&board.signed.reader.clause(&board.agreement, id));
    html! {
        section aria-label=(w.roster_gaps()) {
            @if board.plans && !board.roster().plans(&board.region) && board.covered.coverage.open().is_positive() { (copy(board)) }
            p.lead { (sentence(board)) }
            @for need in &board.covered.needs {
                p.meta { (w.roster_needed(&w.week(&need.hours), need.people, need.qualified)) ". " (w.text(&need.because)) " " (clause(&need.clause)) }
            }
            @if board.covered.needs.is_empty() { p.meta { (w.roster_needed_silent()) " " (clause(&"3.B".into())) } }
            @if !gaps.is_empty() {
                h2 { (w.roster_gaps()) }
                ul.list { @for gap in &gaps { li { (gap_line(board, gap)) } } }
            }
        }
    }
}

fn gap_line(board: &Board<'_>, gap: &Gap) -> Markup {
    let w = board.w();
    let short = short(board, gap.shortage, gap.there, gap.needed);
    let (first, last) = (board.local(gap.from), board.local(gap.until));
    let said = w.roster_gap(&w.day(first.date()), &w.time(first.time()), &w.time(last.time()), &short);
    let civil = |at: Timestamp| board.local(at).strftime("%Y-%m-%dT%H:%M").to_string();
    let href = format!(
        "{}&from={}&until={}#shifts",
        board.href(board.week, &board.region),
        civil(gap.from),
        civil(gap.until)
    );
    html! { span.short { (said) } @if board.plans { a href=(href) { (w.roster_fill()) } } }
}

/// A week without a roster is filled from the one before.
fn copy(board: &Board<'_>) -> Markup {
    let w = board.w();
    let before = board.week.plus(-1);
    let is_planned = board.beside.iter().any(|roster| roster.week == before && !roster.shifts.is_empty());
    html! {
        p { (w.roster_none(board.week.number(), board.region.as_str())) }
        @if is_planned {
            form.inline-form method="post" action="/desk/roster/copies" {
                (board.hidden("copies"))
                input type="hidden" name="from" value=(before);
                (components::button(&Button { label: &w.roster_copy(before.number()), sends: Some(("which", "region")), look: "main", ..Button::default() }))
                @if board.roster().shifts.is_empty() {
                    (components::button(&Button { label: &w.roster_copy_all(before.number()), sends: Some(("which", "all")), look: "plain", ..Button::default() }))
                }
            }
        }
    }
}

/// Am I there? And who was, as recorded.
pub fn presence(board: &Board<'_>, is_open: bool) -> Markup {
    let (w, now) = (board.w(), board.signed.reader.now);
    let is_mine = |p: &&desk::roster::Presence| p.person == board.me() && p.known == Known::Assumed;
    let is_now = |p: &&desk::roster::Presence| p.from <= now && now < p.until;
    let all = board.beside.iter().flat_map(|roster| &roster.presences);
    let mine = all.filter(is_mine).rfind(is_now);
    html! {
        section id="presence" aria-labelledby="presence-title" {
            h2 id="presence-title" { (w.roster_presence()) }
            form.inline-form method="post" action="/desk/roster/presence" {
                (board.hidden("presence"))
                @match mine {
                    Some(there) => {
                        p { (w.roster_here_since(&board.time(there.from), &board.time(there.until))) }
                        (components::button(&Button { label: &w.roster_i_leave(), sends: Some(("verb", "leave")), look: "plain", ..Button::default() }))
                    }
                    None => {
                        p { (w.roster_not_here()) }
                        (checks(board, "here", &w.roster_here_for(), "", &my_regions(board)))
                        (components::button(&Button { label: &w.roster_i_am_here(), sends: Some(("verb", "arrive")), look: "main", ..Button::default() }))
                    }
                }
            }
            (recorded(board))
            details open[is_open] {
                summary { (w.roster_note()) }
                (note(board))
            }
        }
    }
}

/// The regions of my shift now, or this page's.
fn my_regions(board: &Board<'_>) -> Vec<(String, String, bool)> {
    let now = board.signed.reader.now;
    let mine =
        board.duties.iter().find(|duty| duty.person == board.me() && duty.from <= now && now < duty.until);
    let checked = |region: &RegionId| match mine {
        Some(duty) => duty.regions.contains(region),
        None => *region == board.region,
    };
    board.agreement.regions.iter().map(|r| (r.id.to_string(), r.id.to_string(), checked(&r.id))).collect()
}

fn recorded(board: &Board<'_>) -> Markup {
    let w = board.w();
    let own = board.roster().presences.iter().filter(|p| p.regions.contains(&board.region)).rev();
    let told: Vec<_> = own.collect();
    html! {
        h3 { (w.roster_recorded()) }
        @if told.is_empty() { p.meta { (w.roster_recorded_nothing()) } }
        ul.list {
            @for there in told {
                li {
                    span { (board.name(there.person)) " · " (board.span(there.from, there.until)) }
                    small { (w.presence_known(there.known)) }
                    @if board.plans || there.person == board.me() {
                        details {
                            summary { (w.roster_strike()) }
                            form.inline-form method="post" action="/desk/roster/presence" {
                                (board.hidden(&format!("strike-{}", there.number)))
                                input type="hidden" name="presence" value=(there.number);
                                (components::field(&line(&format!("strike-{}", there.number), w.roster_reason(), board.value(&format!("strike-{}", there.number), ""))))
                                (components::button(&Button { label: &w.roster_strike(), sends: Some(("verb", "strike")), look: "plain", ..Button::default() }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn line(name: &str, label: String, value: String) -> Field {
    Field { name: name.to_owned(), label, control: Control::line(value), ..Field::default() }
}

/// A civil time of the region.
pub fn civil(board: &Board<'_>, name: &str, label: String, begins: String) -> Field {
    let value = board.value(name, begins);
    let control = Control::Line {
        value,
        kind: "datetime-local",
        autocomplete: "off",
        width: Width::Medium,
        most: None,
    };
    Field { name: name.to_owned(), label, control, ..Field::default() }
}

fn note(board: &Board<'_>) -> Markup {
    let w = board.w();
    let monday = board.week.monday();
    html! {
        form.stack method="post" action="/desk/roster/presence" {
            (board.hidden("note"))
            div.two {
                (components::field(&Field { name: "note-person".into(), label: w.roster_person(), control: Control::Select(options(board, !board.plans), board.value("note-person", board.me().to_string())), ..Field::default() }))
                (components::field(&civil(board, "note-from", w.roster_from(), format!("{monday}T09:00"))))
                (components::field(&civil(board, "note-until", w.roster_until(), format!("{monday}T18:00"))))
            }
            (checks(board, "note-region", &w.roster_regions(), "", &board.agreement.regions.iter().map(|r| (r.id.to_string(), r.id.to_string(), r.id == board.region)).collect::<Vec<_>>()))
            (components::field(&line("note-reason", w.roster_reason(), board.value("note-reason", ""))))
            (components::button(&Button { label: &w.roster_note(), sends: Some(("verb", "note")), look: "plain", ..Button::default() }))
        }
    }
}

/// What one shift told the next.
pub fn handovers(board: &Board<'_>) -> Markup {
    let w = board.w();
    let told: Vec<_> =
        board.roster().handovers.iter().filter(|told| told.region == board.region).rev().collect();
    html! {
        section id="handovers" aria-labelledby="handovers-title" {
            h2 id="handovers-title" { (w.roster_handovers()) }
            @if told.is_empty() { p.meta { (w.roster_handover_none()) } }
            ul.list {
                @for one in told {
                    @let text = board.record.text(one.text.id).map_or_else(|| w.text_erased(), str::to_owned);
                    li {
                        small { (board.signed.reader.moment(one.at, &board.zone_name).text) " · " (one.by.person().map_or_else(|| w.by_the_desk(), |person| board.name(person))) }
                        p.written lang=[Some(super::super::lang_of(&text)).filter(|lang| !lang.is_empty())] { (text) }
                    }
                }
            }
            form.stack method="post" action="/desk/roster/handovers" {
                (board.hidden("handovers"))
                (components::field(&Field { name: "handover".into(), label: w.roster_handover_text(), control: Control::area(board.value("handover", ""), 2), ..Field::default() }))
                (components::button(&Button { label: &w.roster_hand_over(), look: "plain", ..Button::default() }))
            }
        }
    }
}

/// The weeks to come that have a gap.
pub fn ahead(board: &Board<'_>) -> Markup {
    let w = board.w();
    let mut rows: Vec<Row> = Vec::new();
    for n in 0..=app::WEEKS_AHEAD {
        let week = board.this_week.plus(n);
        rows.extend(ahead_row(board, week));
    }
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let columns = vec![
        column(w.roster_ahead_column_week(), Kind::Subject),
        column(w.roster_ahead_column_open(), Kind::Figure),
        column(w.roster_ahead_column_short(), Kind::Standing),
        column(w.roster_ahead_column_first(), Kind::At),
    ];
    html! {
        section aria-labelledby="ahead" {
            h2 id="ahead" { (w.roster_ahead(app::WEEKS_AHEAD)) }
            p { (covered(board, &board.ahead.coverage)) }
            @if rows.is_empty() { p { (w.roster_ahead_none()) } }
            @else { (components::table(&Table { id: "weeks-ahead".into(), caption: w.roster_ahead_caption(), columns, rows, ..Table::default() })) }
        }
    }
}

fn ahead_row(board: &Board<'_>, week: IsoWeek) -> Option<Row> {
    let w = board.w();
    let is_of = |at: Timestamp| IsoWeek::of(board.local(at).date()) == week;
    let own: Vec<_> =
        board.ahead.coverage.stretches.iter().filter(|piece| is_of(piece.from)).cloned().collect();
    let own = Coverage { stretches: own };
    let first = own.gaps().into_iter().next()?;
    let first = w.roster_first_gap(
        &board.span(first.from, first.until),
        &short(board, first.shortage, first.there, first.needed),
    );
    Some(Row {
        id: format!("week-{week}"),
        cells: vec![
            html! { a href=(board.href(week, &board.region)) { (w.roster_week_short(week.number())) " · " (w.day(week.monday())) } },
            html! { (w.open_time(own.open())) },
            html! { (w.open_time(own.short())) },
            html! { (first) },
        ],
        over: true,
    })
}

/// Afterwards: was the centre staffed?
pub fn was(board: &Board<'_>) -> Markup {
    let w = board.w();
    let names = |people: &[desk::PersonId]| match people {
        [] => w.roster_nobody(),
        some => {
            some.iter().map(|person| board.name(*person)).collect::<Vec<_>>().join(w.pick(", ", ", ", "、"))
        }
    };
    let begins = board.asked.was.clone().unwrap_or_else(|| format!("{}T10:15", board.week.monday()));
    html! {
        section id="was" aria-labelledby="was-title" {
            h2 id="was-title" { (w.roster_was_staffed()) " " (components::clause(&board.signed.reader.clause(&board.agreement, &"3.B".into()))) }
            form.inline-form method="get" action="/desk/roster#was" {
                input type="hidden" name="week" value=(board.week);
                input type="hidden" name="region" value=(board.region);
                (components::field(&Field { hint: w.roster_times_of(&w.place(&board.zone_name)), ..civil(board, "was", w.roster_was_at(), begins) }))
                (components::button(&Button { label: &w.roster_ask(), look: "plain", ..Button::default() }))
            }
            @if let Some((at, answer)) = &board.was {
                p role="status" { strong { (w.roster_was_answer(&board.signed.reader.moment_in_full(*at, &board.zone_name).text, &w.staffed(answer.staffed))) } }
                @if let (Some(shortage), Some(there)) = (answer.shortage, &answer.recorded) {
                    @let (count, needed) = if shortage == desk::roster::Shortage::TooFewQualified { (there.qualified_there, there.qualified) } else { (u16::try_from(there.there.len()).unwrap_or(u16::MAX), there.people) };
                    p.short { (short(board, shortage, count, needed)) }
                }
                @if let Some(there) = &answer.recorded { p { (w.roster_was_there(&names(&there.there))) } }
                @if let Some(planned) = &answer.planned { p.meta { (w.roster_was_planned(&names(&planned.there))) } }
            }
        }
    }
}
