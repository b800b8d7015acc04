//! The sections of a monthly service report, each figure with clause 4's note under it, in the words that were frozen with it; last
//! the annex, why each ticket is due when it is.

use desk::conduct::Act;
use desk::exclusion::ground;
use desk::report::{Group, Outcome};
use desk::service_report::{ServiceReport, WorkLine};
use hours::OpenTime;
use maud::{Markup, html};
use terms::GroundId;

use super::when;
use crate::components;
use crate::pages::reports::agreement;
use crate::reader::Signed;

/// The words of clause 4's note: they stand under each figure.
fn note(signed: &Signed, report: &ServiceReport) -> Markup {
    let tag = signed.reader.lang.tag();
    let said = report.note.get(tag).or_else(|| report.note.get("en"));
    html! { @if let Some(said) = said { p.clause-note { (said) } } }
}

fn section(title: &str, inside: &Markup) -> Markup {
    html! { section.counts.list { h2 { (title) } (inside) } }
}

/// A section whose table ends with its total.
fn adding_up(title: &str, inside: &Markup) -> Markup {
    html! { section.counts { h2 { (title) } (inside) } }
}

pub(super) fn figures(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.by_region_category(),
        w.outcome(Outcome::Met),
        w.outcome(Outcome::Missed),
        w.outcome(Outcome::Excluded),
        w.column_tickets(),
        w.column_share(),
    ];
    let row = |group: &Group| {
        let name = if group.key.is_empty() { w.all_together() } else { group.key.join(" · ") };
        let n = |n: u64| html! { span.num { (n) } };
        vec![
            html! { (name) },
            n(group.count(Outcome::Met)),
            n(group.count(Outcome::Missed)),
            n(group.count(Outcome::Excluded)),
            n(group.tickets()),
            share(signed, group.met),
        ]
    };
    let rows: Vec<Vec<Markup>> = report.targets.iter().chain([&report.total]).map(row).collect();
    let counts = report.total.counts.iter();
    let counts: Vec<String> = counts.map(|(outcome, n)| format!("{n} {}", w.outcome(*outcome))).collect();
    let adds = if report.reconciles() {
        w.service_report_adds_up(report.total.tickets(), &counts.join(" + "))
    } else {
        w.service_report_adds_not()
    };
    let responses = &report.responses;
    let short = |seconds: i64| w.open_time_in_short(OpenTime::from_seconds(seconds));
    html! {
        (adding_up(&w.targets_title(), &html! {
            (components::plain_table(&w.targets_title(), &headings, &rows))
            @if !report.tickets.is_empty() { p id="reconciliation" { (adds) } }
            @if report.imported > 0 { p { (w.service_report_imported(report.imported)) } }
            (note(signed, report))
        }))
        (section(&w.responses_title(), &html! {
            p { (w.service_report_responses(responses.given, responses.waiting)) }
            @if let Some(open) = &responses.open { p { (w.service_report_half(&short(open.half), &short(open.nine_tenths))) } }
            (note(signed, report))
        }))
    }
}

fn share(signed: &Signed, share: Option<desk::report::Share>) -> Markup {
    let w = signed.reader.lang;
    match share {
        None => html! { span.meta { (w.no_share()) } },
        Some(s) => html! {
            span.num { (w.percent(s.share, 1)) } " "
            span.meta { (w.share_between(&w.decimal(s.low * 100.0, 1), &w.percent(s.high, 1))) }
        },
    }
}

pub(super) fn annexes(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let ways = if signed.reader.is_centre() { "/desk/t/" } else { "/t/" };
    let ticket = |n: u64| html! { a.num href={ (ways) (n) } { (n) } };
    let none = || html! { p.meta { (w.service_report_nothing()) } };
    let terms = agreement(signed);
    let tickets: Vec<Vec<Markup>> = report
        .tickets
        .iter()
        .map(|line| {
            let region = line.region.as_ref().map_or_else(|| w.region_untold(), ToString::to_string);
            let category = line.category.map_or_else(|| w.untriaged_category(), |n| w.category_level(n));
            vec![
                ticket(line.number),
                html! { (region) },
                html! { (category) },
                html! { (w.outcome(line.outcome)) },
            ]
        })
        .collect();
    let grounds: Vec<Vec<Markup>> = report
        .exclusions
        .iter()
        .map(|one| {
            let n = |act: Act| html! { span.num { (one.acts.get(&act).copied().unwrap_or(0)) } };
            let id = GroundId(one.ground.clone());
            let name = terms.as_ref().and_then(|terms| ground(terms, &id)).map(|found| w.text(found.title));
            vec![
                html! { (name.unwrap_or_else(|| one.ground.clone())) },
                n(Act::Confirmed),
                n(Act::Contested),
                n(Act::Overturned),
                n(Act::Helped),
                share(signed, one.overturned),
            ]
        })
        .collect();
    let duties: Vec<Vec<Markup>> = report
        .duties
        .iter()
        .map(|line| {
            let known = terms.as_ref().and_then(|terms| {
                terms
                    .duties
                    .iter()
                    .find(|duty| duty.id.to_string() == line.duty)
                    .map(|duty| w.text(&duty.title))
            });
            let n = |n: u64| html! { span.num { (n) } };
            vec![
                html! { (known.unwrap_or_else(|| line.duty.clone())) },
                n(line.met),
                n(line.unmet),
                n(line.asked),
            ]
        })
        .collect();
    let table = |title: &str, headings: &[String], rows: &[Vec<Markup>]| {
        section(
            title,
            &html! {
                @if rows.is_empty() { (none()) } @else { (components::plain_table(title, headings, rows)) (note(signed, report)) }
            },
        )
    };
    let of_tickets = [
        w.column_tickets(),
        w.dimension(desk::report::Dimension::Region),
        w.dimension(desk::report::Dimension::Category),
        w.duty_standing(),
    ];
    let of_grounds = [
        w.column_ground(),
        w.column_confirmed(),
        w.column_contested(),
        w.column_overturned(),
        w.column_helped(),
        w.column_share_overturned(),
    ];
    let of_duties = [w.duty_column(), w.duty_met(), w.duty_unmet(), w.duty_asked()];
    html! {
        (section(&w.service_report_missed(), &html! {
            @if report.missed.is_empty() { (none()) } @else {
                ul { @for one in &report.missed { li { (ticket(one.number)) " · " (when(signed, one.missed_at)) " · " (one.wording) } } }
            }
        }))
        (table(&w.service_report_exclusions(), &of_grounds, &grounds))
        (table(&w.duties_title(), &of_duties, &duties))
        (table(&w.service_report_tickets(), &of_tickets, &tickets))
    }
}

pub(super) fn works(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let none = || html! { p.meta { (w.service_report_nothing()) } };
    let short = |seconds: i64| w.open_time_in_short(OpenTime::from_seconds(seconds));
    let list = |title: &str, lines: &[WorkLine], state: &dyn Fn(&str) -> String| {
        section(
            title,
            &html! {
                @if lines.is_empty() { (none()) } @else {
                    ul { @for one in lines {
                        li { (one.title) " · " (when(signed, one.from)) @if let Some(until) = one.until { " – " (when(signed, until)) } " · " (state(&one.state)) }
                    } }
                }
            },
        )
    };
    let maintenance = |word: &str| word.parse().map_or_else(|()| word.to_owned(), |s| w.maintenance_state(s));
    let release = |word: &str| word.parse().map_or_else(|()| word.to_owned(), |s| w.release_state(s));
    html! {
        (section(&w.service_report_staffing(), &html! {
            @if report.staffing.is_empty() { (none()) }
            @for one in &report.staffing {
                p {
                    (w.service_report_staffed(&one.region.to_string(), &short(one.open), &short(one.short))) " "
                    @match one.recorded_short {
                        Some(recorded) => (w.service_report_recorded(&short(recorded))),
                        None => (w.service_report_unrecorded()),
                    }
                }
            }
            @if !report.staffing.is_empty() { (note(signed, report)) }
        }))
        (list(&w.maintenance_title(), &report.maintenance, &maintenance))
        (list(&w.service_report_planned(), &report.planned, &maintenance))
        (list(&w.releases_title(), &report.releases, &release))
        (section(&w.service_report_terms(), &html! {
            @if report.terms.is_empty() { (none()) } @else {
                ul { @for one in &report.terms { li { a href={ "/terms/" (one.agreement) } { (w.service_report_version(&one.agreement, &when(signed, one.from))) } } } }
            }
        }))
        (section(&w.service_report_emergencies(), &html! {
            @if report.emergencies.is_empty() { p.meta { (w.service_report_no_emergencies()) } } @else {
                ul { @for one in &report.emergencies {
                    li { (w.service_report_emergency(&one.name, &when(signed, one.from), &when(signed, one.until))) }
                } }
            }
        }))
    }
}

/// Why each instant is due when it is: folded on a screen, open on paper.
pub(super) fn annex(signed: &Signed, report: &ServiceReport) -> Markup {
    let w = signed.reader.lang;
    let editions = signed.app().editions();
    let drawn = report.annex.iter().filter_map(|proof| {
        let number = proof.ticket?;
        let (agreement, calendars) = editions.by_id(&proof.agreement.id)?;
        let calendar = calendars.get(&proof.region)?;
        Some((number, signed.reader.why(&format!("why-{number}"), proof, &agreement, calendar)))
    });
    section(
        &w.service_report_annex(),
        &html! {
            @if report.annex.is_empty() { p.meta { (w.service_report_no_annex()) } }
            @for (number, why) in drawn {
                h3 { (w.service_report_why(number)) }
                (components::why(&why))
            }
        },
    )
}
