//! The margin of a ticket at the desk: clocks and clauses, always in this order. Acknowledgement, response time, category
//! and its reason, what is missing to reproduce, people, agreement.

use app::{TicketView, Timed};
use desk::clock::Course;
use desk::completeness::{Item, missing};
use desk::fact::{Qualification, Triage};
use desk::ticket::Done;
use desk::{Action, OrganisationId, Standing};
use maud::{Markup, html};
use terms::{ClauseId, MeasureId};

use crate::components::{self, Certainty, MarginNote};
use crate::pages;
use crate::pages::{cause, exclusion as drawn};
use crate::reader::Signed;

use super::promise;
use super::ticket::topic;

/// What one came for: the clocks. Renewed when the ticket changes.
pub fn notes(signed: &Signed, view: &TicketView) -> Markup {
    html! {
        div.notes id="notes" data-live=(topic(view)) {
            (acknowledgement(signed, view))
            (response_time(signed, view))
            (category(signed, view))
            (exclusion(signed, view))
            (promise::notes(signed, view))
        }
    }
}

/// What can wait.
pub fn more(signed: &Signed, view: &TicketView) -> Markup {
    html! { (problem(signed, view)) (reproduce(signed, view)) (people(signed, view)) (agreement(signed, view)) (evidence(signed, view)) }
}

/// Clause 2.A: the problem behind it, and what was given for it.
fn problem(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let choose = html! { p { a href={ "/desk/problems?ticket=" (view.number) } { (w.problem_choose()) } } };
    html! {
        (components::margin_note(&note(signed, view, w.problem_behind(), &["2.A"]), html! {
            @match &view.problem {
                Some(behind) => {
                    p { a href={ "/desk/problems/" (behind.number) } { (w.problem_named(behind.number)) } }
                    @if let Some(workaround) = &behind.workaround { p.meta { (w.problem_workaround()) } div.prose { (workaround) } }
                },
                None => { p { (w.problem_behind_none()) } @if view.may(Action::WriteProblems) { (choose) } },
            }
        }))
        @if !view.ticket.procedures.is_empty() {
            (components::margin_note(&note(signed, view, w.resolutions_given(), &["2.A"]), cause::procedures(&signed.reader, view)))
        }
    }
}

/// What leaves the desk for others to check.
fn evidence(signed: &Signed, view: &TicketView) -> Markup {
    let way = pages::evidence::way(&signed.reader, &format!("/desk/t/{}/evidence", view.number));
    let way = html! { (way) (pages::then::way(signed, &format!("/desk/t/{}", view.number))) };
    components::margin_note(&note(signed, view, signed.reader.lang.evidence_heading(), &[]), way)
}

pub(super) fn note(signed: &Signed, view: &TicketView, heading: String, clauses: &[&str]) -> MarginNote {
    // A provider's own agreement needn't have the clauses of the vendor's.
    let there = clauses.iter().filter(|id| view.agreement.clause(id).is_some());
    let cite = |id: &&str| signed.reader.clause(&view.agreement, &ClauseId::from(*id));
    MarginNote { id: String::new(), heading, clauses: there.map(cite).collect() }
}

/// A large clock, what each category would mean before triage, and what ended it.
fn acknowledgement(signed: &Signed, view: &TicketView) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let timed = view.clock(&MeasureId::acknowledgement());
    let drawn = timed.and_then(|timed| {
        let calendar = view.calendars.get(&timed.clock.region)?;
        let drawn =
            reader.clock("clock-acknowledgement", &timed.clock, &timed.standing, calendar, &view.agreement);
        Some((timed, drawn, calendar.zone()))
    });
    components::margin_note(
        &note(signed, view, w.acknowledgement(), &["4"]),
        html! {
            @match drawn {
                None => p { (w.clock_untold()) },
                Some((timed, drawn, zone)) => {
                    (components::large_clock(&drawn))
                    @if timed.clock.course == Course::Provisional && timed.clock.stop.is_none() {
                        ul.candidates.meta {
                            @for candidate in &timed.clock.candidates {
                                @let due = reader.lang.at_place(&reader.moment(candidate.due, zone).text, zone);
                                li {
                                    (components::category(candidate.category, Certainty::Provisional, &w.category_provisional(candidate.category)))
                                    span { (w.in_category(candidate.category, &due)) }
                                }
                            }
                        }
                    }
                    @if let Some(stop) = timed.clock.stop {
                        @let who = reader.person_of(view, stop.by).name;
                        p.meta { (w.stopped_by(&w.stop_kind(stop.how), &who, &reader.moment(stop.at, zone).text)) }
                    }
                }
            }
        },
    )
}

/// Clause 1: measured, no target. A diagnosis that doesn't end it says why.
fn response_time(signed: &Signed, view: &TicketView) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let timed = view.clock(&MeasureId::diagnosis());
    let said = match timed.map(|timed| timed.standing) {
        Some(Standing::Measuring { spent }) => w.response_runs(&w.open_time_in_short(spent)),
        Some(Standing::Measured { spent, elapsed }) => {
            w.response_took(&w.open_time_in_short(spent), &by_the_calendar(signed, elapsed))
        }
        Some(Standing::NotStarted { starts }) => {
            w.clock_starts_at(&reader.moment(starts, &reader.zone_of(view)).text)
        }
        _ => w.response_untold(),
    };
    let unqualified = view.ticket.diagnoses.iter().map(|diagnosis| &diagnosis.given);
    let unqualified = unqualified.filter(|given| given.what == Qualification::Absent);
    let ended = timed.and_then(|timed| timed.clock.stop).map(|stop| stop.at);
    let unqualified = unqualified.filter(|given| ended.is_none_or(|ended| given.at < ended));
    components::margin_note(
        &note(signed, view, w.response_time(), &["1.response-time"]),
        html! {
            p { (said) }
            @for given in unqualified {
                @let who = reader.person_of(view, given.by).name;
                p { strong { (w.response_not_stopped(&who, &reader.moment(given.at, &reader.zone_of(view)).text)) } }
            }
        },
    )
}

/// A span of all time, in days where it is longer than two of them.
pub fn by_the_calendar(signed: &Signed, seconds: i64) -> String {
    let w = signed.reader.lang;
    let days = seconds / 86_400;
    if days >= 2 { w.elapsed_days(days) } else { w.seconds_in_short(seconds) }
}

/// What was decided, by whom, why; and the clocks that a later decision replaced.
fn category(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    components::margin_note(
        &note(signed, view, w.category_and_reason(), &["3.D"]),
        html! {
            @match view.ticket.triages.last() {
                None => {
                    p { (w.not_triaged_yet()) }
                    @if let Some(level) = view.ticket.opened.what.suggested { p { (w.report_suggests(level)) } }
                }
                Some(done) => (decided(signed, view, done)),
            }
            (superseded(signed, view))
        },
    )
}

fn decided(signed: &Signed, view: &TicketView, done: &Done<Triage>) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let who = reader.person_of(view, done.by).name;
    let when = reader.moment(done.at, &reader.zone_of(view)).text;
    let workaround =
        done.what.workaround.map(|known| if known { w.workaround_known() } else { w.workaround_none() });
    let proposed = done.what.proposed_by.map(|by| reader.person_of(view, desk::By::Person(by)).name);
    html! {
        p.decided { (components::category(done.what.category, Certainty::Decided, "")) strong { (w.triage(&done.what)) } }
        @if let Some(workaround) = workaround { p { (workaround) } }
        p.meta { (w.decided_by(&who, &when)) @if let Some(proposed) = proposed { " · " (w.confirmed_for(&proposed)) } }
        @if let Some(reason) = done.what.reason { p.said { (view.text(reason.id).map_or_else(|| w.text_erased(), str::to_owned)) } }
    }
}

/// The measurements of earlier decisions are kept, struck through, each with its derivation.
fn superseded(signed: &Signed, view: &TicketView) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let old: Vec<(usize, &Timed)> = view
        .clocks
        .iter()
        .enumerate()
        .filter(|(_, timed)| matches!(timed.clock.course, Course::Superseded { .. }))
        .filter(|(_, timed)| timed.clock.measure == MeasureId::acknowledgement())
        .collect();
    html! {
        @if !old.is_empty() {
            h3 { (w.earlier_clocks()) }
            ul.superseded {
                @for (i, timed) in old {
                    @let zone = view.calendars.get(&timed.clock.region).map_or("UTC", |calendar| calendar.zone());
                    @let due = timed.clock.due.map(|due| reader.moment(due, zone).text).unwrap_or_default();
                    li {
                        s { (w.superseded_clock(timed.clock.category.unwrap_or_default(), &due)) }
                        @if let Some((_, why)) = reader.clock_and_why(view, timed, &format!("clock-old-{i}")) { (components::why(&why)) }
                    }
                }
            }
        }
    }
}

/// Clause 2.B: the decision that holds or waits, with what it does to the figures.
fn exclusion(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let body = drawn::margin(&signed.reader, view, true);
    components::margin_note(
        &note(signed, view, w.exclusion(), &["2.B"]),
        body.unwrap_or_else(|| html! { p { (w.exclusion_none()) } }),
    )
}

/// Clauses 2.C and 3.C: what helps to locate and reproduce, and what of it isn't there.
fn reproduce(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    components::margin_note(&note(signed, view, w.reproduce(), &["3.C"]), completeness(signed, view))
}

/// What is missing by name, then what is there.
pub fn completeness(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let missing = missing(&view.ticket.report());
    let given = Item::ALL.iter().filter(|item| !missing.contains(item));
    let given: Vec<String> = given.map(|item| w.missing_item(*item)).collect();
    let missing: Vec<String> = missing.into_iter().map(|item| w.missing_item(item)).collect();
    html! {
        @if missing.is_empty() { p { (w.nothing_missing()) } }
        (components::completeness(&given, &missing))
    }
}

fn people(signed: &Signed, view: &TicketView) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let opened = &view.ticket.opened;
    let name = |id: OrganisationId| view.organisations.get(&id).map(|o| o.name.clone()).unwrap_or_default();
    let said = |answer: Option<bool>| match answer {
        Some(true) => w.yes(),
        Some(false) => w.no(),
        None => w.not_said(),
    };
    let report = &opened.what.report;
    let mut facts = vec![
        (w.reported_by(), components::person(&reader.person_of(view, opened.by))),
        (w.asked_by(), html! { (name(opened.what.asked_by)) }),
    ];
    if let Some(customer) = opened.what.customer.filter(|customer| *customer != opened.what.asked_by) {
        facts.push((w.end_customer(), html! { (name(customer)) }));
    }
    if let Some(reference) = opened.what.reference.and_then(|reference| view.text(reference.id)) {
        facts.push((w.reference_of(&name(opened.what.asked_by)), html! { span.num { (reference) } }));
    }
    if let Some(from) = opened.what.escalated_from {
        let when = reader.moment(from.opened_at, &reader.zone_of(view)).text;
        facts.push((w.escalated_from(), html! { (w.level_1_ticket(from.number, &when)) }));
    }
    facts.push((w.came_by(), html! { (w.door(opened.what.door)) }));
    facts.push((w.super_administrator_trained(), html! { (said(report.trained)) }));
    facts.push((w.may_be_contacted(), html! { (said(report.may_contact)) }));
    facts.push((w.remote_access_given(), html! { (said(report.remote_access)) }));
    components::margin_note(&note(signed, view, w.people(), &["2.C"]), components::facts(&facts))
}

/// Which version holds for this ticket, to the byte, and which calendars.
fn agreement(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let pin = view.ticket.pin();
    let short = |hash: String| hash.chars().take(12).collect::<String>();
    let mut facts = vec![(
        w.pinned_hash(),
        html! { code title=(pin.agreement_hash) { (short(pin.agreement_hash.to_string())) } },
    )];
    for (region, edition) in &pin.calendars {
        let edition = edition.to_string();
        facts.push((
            w.pinned_calendar(region.as_str()),
            html! { code title=(edition) { (short(edition.clone())) } },
        ));
    }
    let since = w.date(view.agreement.effective);
    components::margin_note(
        &note(signed, view, w.agreement(), &["version"]),
        html! {
            p { a href={ "/terms/" (pin.agreement) } { (w.agreement_pinned(&pin.agreement.to_string(), &since)) } }
            (components::facts(&facts))
            @if view.may(desk::Action::Repin) { p { a href={ "/desk/t/" (view.number) "/pin" } { (w.repin_title()) } } }
        },
    )
}
