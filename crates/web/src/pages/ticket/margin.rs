//! The margin of a ticket: clocks with their clauses, the category with its reason, who and under which agreement.

use app::TicketView;
use desk::fact::Triage;
use desk::ticket::Done;
use maud::{Markup, html};
use terms::{ClauseId, MeasureId};

use crate::components::{self, Certainty, MarginNote};
use crate::pages::{cause, evidence, exclusion, when};
use crate::reader::Reader;

fn note(reader: &Reader, view: &TicketView, heading: String, clause: &str, body: Markup) -> Markup {
    let there = view.agreement.clause(clause).is_some();
    let clauses =
        there.then(|| reader.clause(&view.agreement, &ClauseId::from(clause))).into_iter().collect();
    components::margin_note(&MarginNote { heading, clauses, ..MarginNote::default() }, body)
}

/// Both clocks and the category.
pub fn clocks(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    html! {
        (acknowledgement(reader, view))
        (response(reader, view))
        (note(reader, view, w.portal_margin_category(), "3.D", category(reader, view)))
        (promised(reader, view))
        @if let Some(body) = exclusion::margin(reader, view, false) {
            (note(reader, view, w.exclusion(), "2.B", html! { (body) @if contested(view) { p { (w.portal_contest_waits()) } } }))
        }
    }
}

/// Does the reader's side wait for a third person?
fn contested(view: &TicketView) -> bool {
    view.ticket.exclusion.holding().is_some_and(|one| one.is_contested())
}

/// What happens next, by when there is news, and what works around it meanwhile.
fn promised(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    let words = |text: desk::TextRef| view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned);
    let step = view.ticket.promises.step.map(|step| words(step.what.0));
    let around = view.ticket.workaround.map(|found| words(found.what));
    let news = view.news.as_ref();
    let news = news.map(|news| w.news_promised(&when::promised(reader, news.by, &reader.zone_of(view)).text));
    if step.is_none() && around.is_none() && news.is_none() {
        return html! {};
    }
    let body = html! {
        @if let Some(step) = step { p.prose { (step) } }
        @if let Some(news) = news { p { strong { (news) } } }
        @if let Some(around) = around { h3 { (w.field(desk::Field::Workaround)) } p.prose { (around) } }
    };
    note(reader, view, w.field(desk::Field::NextStep), "4.best-effort", body)
}

fn acknowledgement(reader: &Reader, view: &TicketView) -> Markup {
    let Some(timed) = view.clock(&MeasureId::acknowledgement()) else { return html! {} };
    let Some((clock, _)) = reader.clock_and_why(view, timed, "acknowledgement") else { return html! {} };
    let clause = timed.clock.category.and_then(|level| view.agreement.category(level));
    let clause = clause.map_or("4", |category| category.clause.as_str());
    note(reader, view, reader.lang.portal_margin_acknowledgement(), clause, components::large_clock(&clock))
}

fn response(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    let Some(timed) = view.clock(&MeasureId::diagnosis()) else { return html! {} };
    let Some(calendar) = view.calendars.get(&timed.clock.region) else { return html! {} };
    let clock = reader.clock("clock-response", &timed.clock, &timed.standing, calendar, &view.agreement);
    let measure = view.agreement.measure(&MeasureId::diagnosis());
    let clause = measure.map_or("1.response-time", |measure| measure.clause.as_str());
    note(
        reader,
        view,
        w.portal_margin_response(),
        clause,
        html! { (components::clock(&clock)) @if timed.clock.stop.is_none() { p { (w.portal_margin_response_runs()) } } },
    )
}

fn category(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    match view.ticket.triages.last() {
        Some(decided) => triaged(reader, view, decided),
        None => html! {
            @if let Some(level) = view.ticket.opened.what.suggested {
                p.state-line { (components::category(level, Certainty::Provisional, &w.category_level(level))) span { (w.portal_margin_category_suggested(level)) } }
            }
            p { (w.portal_margin_category_none()) }
        },
    }
}

fn triaged(reader: &Reader, view: &TicketView, decided: &Done<Triage>) -> Markup {
    let (w, triage) = (reader.lang, &decided.what);
    let when = when::promised(reader, decided.at, &reader.zone_of(view)).text;
    let by = reader.person_of(view, decided.by).name;
    let reason = triage.reason.and_then(|reason| view.text(reason.id));
    let means = view.agreement.category(triage.category).map(|category| w.text(&category.means));
    html! {
        p.state-line { (components::category(triage.category, Certainty::Decided, &w.category_level(triage.category))) strong { (w.triage(triage)) } }
        @if let (Some(means), desk::fact::Kind::Incident) = (means, triage.kind) { p { (means) } }
        @if let Some(reason) = reason { p.prose { (reason) } }
        p.meta { (w.portal_margin_decided(&when, &by)) }
    }
}

/// Who and for whom, under which agreement.
pub fn file(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    let opened = &view.ticket.opened.what;
    let organisation = |id| view.organisations.get(&id).map(|one| one.name.clone()).unwrap_or_default();
    let mut facts: Vec<(String, Markup)> = Vec::new();
    if let Some(customer) = opened.customer {
        facts.push((w.portal_file_customer(), html! { (organisation(customer)) }));
    }
    if opened.customer != Some(opened.asked_by) {
        facts.push((w.portal_file_asked_by(), html! { (organisation(opened.asked_by)) }));
    }
    if let Some(reference) = opened.reference.and_then(|reference| view.text(reference.id)) {
        facts.push((w.portal_file_reference(), html! { span.num { (reference) } }));
    }
    if let Some(level1) = view.ticket.level1_desk() {
        facts.push((w.level_1(), html! { (w.handled_at_level_1(&organisation(level1))) }));
    }
    if let Some(from) = opened.escalated_from {
        let when = reader.moment(from.opened_at, &reader.zone_of(view)).text;
        let words = w.level_1_ticket(from.number, &when);
        let own = opened.asked_by == view.actor.organisation;
        facts.push((
            w.escalated_from(),
            html! { @if own { a href={ "/t/" (from.number) } { (words) } } @else { (words) } },
        ));
    }
    facts.push((w.portal_file_kind(), html! { (w.kind(view.ticket.kind())) }));
    let regions: Vec<String> = opened.regions.iter().map(ToString::to_string).collect();
    facts.push((w.portal_file_region(), html! { (regions.join(", ")) }));
    facts.push((w.portal_file_door(), html! { (w.door(opened.door)) }));
    let agreement = &view.agreement.id;
    facts.push((w.portal_file_agreement(), html! { a href=(format!("/terms/{agreement}")) { (agreement) } }));
    html! {
        @if !view.ticket.procedures.is_empty() {
            (note(reader, view, w.resolutions_given(), "2.A", cause::procedures(reader, view)))
        }
        (note(reader, view, w.portal_margin_file(), "", components::facts(&facts)))
        (note(reader, view, w.portal_margin_people(), "", people(reader, view)))
        (note(reader, view, w.evidence_heading(), "", evidence::way(reader, &format!("/t/{}/evidence", view.number))))
    }
}

/// Everybody who did something that this reader sees, in the order in which they came.
fn people(reader: &Reader, view: &TicketView) -> Markup {
    let mut seen = Vec::new();
    let mut all = Vec::new();
    for placed in &view.entries {
        let by = placed.entry.by;
        if by.person().is_none() || seen.contains(&by) {
            continue;
        }
        seen.push(by);
        let organisation = placed.entry.on_behalf_of.and_then(|id| view.organisations.get(&id));
        let mut person = reader.person_of(view, by);
        person.note = organisation.map(|organisation| organisation.name.clone()).unwrap_or_default();
        all.push(person);
    }
    html! { ul.people-in { @for person in &all { li { (components::person(person)) } } } }
}
