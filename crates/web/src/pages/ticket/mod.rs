//! `/t/{number}`: the shared truth with the support centre, as the side that asked sees it.
//!
//! Facts stand in the column, clocks and clauses in the margin. The parts that change are renewed by themselves; what
//! is being typed is never touched.

mod act;
mod forms;
mod margin;

use app::TicketView;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::{Standing, State};
use maud::{Markup, html};
use serde::Deserialize;
use terms::MeasureId;
use words::Lang;

use super::desk::level2_status;
use super::then::{self, At};
use super::{cause, tickets, timeline, when};
use crate::components::{self, Annotated, Tone};
use crate::frame::Sheet;
use crate::reader::{Signed, encoded};
use crate::refuse::No;

pub use self::act::{acceptance, closure, contest, message, note, objection, reopening};

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
    at: Option<String>,
}

/// What a form brought back, where one was refused.
#[derive(Default)]
pub struct Refused {
    status: StatusCode,
    /// Which form.
    form: Option<act::Verb>,
    /// What was typed in it.
    text: String,
    /// What is wrong; empty for a form that was only stale.
    error: String,
    /// As of which the page was asked, where that isn't an instant.
    not_an_instant: Option<String>,
    /// The form had seen so much: show what came after.
    stale_since: Option<u64>,
    /// The files that came with it, and wait for it.
    held: Vec<app::FileRow>,
}

/// `GET /t/{number}`.
pub async fn show(
    signed: Signed,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let (signed, wrong) = At::of(asked.at.as_deref()).take(signed);
    let view = view(&signed, &number).await?;
    if view.ticket.is_handled_by(&view.actor) {
        let at = asked.at.as_deref().map_or_else(String::new, |at| format!("?at={}", encoded(at)));
        return Ok(Redirect::to(&format!("/desk/t/{}{at}", view.number)).into_response());
    }
    let told = asked.done.as_deref().and_then(|done| told(signed.reader.lang, done, view.number));
    Ok(draw(&signed, &view, told, &Refused { not_an_instant: wrong, ..Refused::default() }))
}

/// The ticket of that number. What isn't a number is no ticket, and neither is another's.
async fn view(signed: &Signed, number: &str) -> Result<TicketView, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let number = number.parse::<u32>().map_err(|_| not_found())?;
    let view = signed.app().ticket_at(&signed.visitor, number.into(), signed.reader.then).await;
    view.map_err(|failure| signed.no(failure))
}

fn told(w: Lang, done: &str, number: u64) -> Option<String> {
    Some(match done {
        "opened" => w.told_opened(number),
        "opened-before" => w.told_opened_before(number),
        "message" => w.told_message(),
        "note" => w.told_note(),
        "closed" => w.told_closed(),
        "reopened" => w.told_reopened(),
        "contested" => w.told_contested(),
        "accepted" => w.told_accepted(),
        "objected" => w.told_objected(),
        "information" => w.done_parties(),
        "redacted" => w.told_redacted(),
        _ => return None,
    })
}

fn draw(signed: &Signed, view: &TicketView, told: Option<String>, refused: &Refused) -> Response {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let subject = view.subject().map_or_else(|| w.portal_no_subject(), str::to_owned);
    let topic = format!("ticket-{}", view.number);
    let items = timeline::items(reader, view);
    let main = components::annotated(&Annotated {
        head: head(signed, view, &subject, &topic),
        margin: html! { div id="ticket-clocks" data-live=(topic) { (margin::clocks(reader, view)) } },
        text: html! {
            (then::banner(signed, &format!("/t/{}", view.number), refused.not_an_instant.as_deref()))
            @if let Some(seen) = refused.stale_since { (stale(signed, view, seen)) }
            @if !refused.error.is_empty() { (forms::summary(w, refused)) }
            div id="known" data-live=(topic) { (cause::known(reader, view)) }
            div id="asked" data-live=(topic) { (super::parties::portal::boxes(signed, view)) }
            div id="promise" data-live=(topic) { (promise(signed, view)) }
            @if let Some(level2) = &view.level2 {
                section id="level-2" aria-labelledby="level-2-title" {
                    h2 id="level-2-title" { (w.level_2()) }
                    (level2_status(reader, view, level2))
                }
            }
            (components::timeline("timeline", &w.timeline(), &topic, &items))
            @if reader.then.is_none() { (forms::all(signed, view, refused)) }
        },
        more: html! { div id="ticket-file" data-live=(topic) { (margin::file(reader, view)) (then::way(signed, &format!("/t/{}", view.number))) } },
        margin_label: w.portal_margin_label(),
    });
    let mut sheet = Sheet::portal(format!("{} {subject}", view.number), main);
    sheet.flash = told.map(|told| components::flash(Tone::Met, &told, None));
    sheet.print_header = vec![w.terms_print(&view.agreement.id.to_string())];
    reader.page_with(refused.status, sheet)
}

fn head(signed: &Signed, view: &TicketView, subject: &str, topic: &str) -> Markup {
    let w = signed.reader.lang;
    html! {
        header.head {
            div.crumb { a.quiet href="/tickets" data-key="u" aria-keyshortcuts="u" { "← " (w.ticket_back()) } }
            h1 tabindex="-1" { span.ticket-title { span.number { (view.number) } " " span { (subject) } } }
            div.state-line id="ticket-state" data-live=(topic) {
                (components::chip(tickets::tone(view.ticket.state()), "", &w.state(view.ticket.state())))
                p { (sentence(signed, view)) }
            }
        }
    }
}

/// Where it stands, in a sentence; before anybody acknowledged it, with the promise.
fn sentence(signed: &Signed, view: &TicketView) -> String {
    let w = signed.reader.lang;
    match (view.ticket.state(), awaited(view)) {
        (State::Received, Some((due, zone))) => {
            w.ticket_received_by(&when::promised(&signed.reader, due, &zone).text)
        }
        (state, _) => w.state_sentence(state),
    }
}

/// By when an acknowledgement is awaited, and in which zone, while there is time.
fn awaited(view: &TicketView) -> Option<(jiff::Timestamp, String)> {
    let timed = view.clock(&MeasureId::acknowledgement())?;
    let calendar = view.calendars.get(&timed.clock.region)?;
    let runs = matches!(
        timed.standing,
        Standing::NotStarted { .. }
            | Standing::Running { .. }
            | Standing::Soon { .. }
            | Standing::DeskClosed { .. }
    );
    Some((timed.clock.due.filter(|_| runs)?, calendar.zone().to_owned()))
}

/// The promise and why it is that one, line by line; before triage what each category would mean.
fn promise(signed: &Signed, view: &TicketView) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let measure = MeasureId::acknowledgement();
    let Some(timed) = view.clock(&measure) else { return html! {} };
    let Some((_, mut why)) = reader.clock_and_why(view, timed, "acknowledgement") else { return html! {} };
    why.open = view.ticket.state() == State::Received;
    why.shortcut = Some("w");
    let earlier =
        view.clocks.iter().filter(|other| other.clock.measure == measure && other.clock != timed.clock);
    let earlier = earlier.enumerate().filter_map(|(i, other)| {
        let (_, mut why) = reader.clock_and_why(view, other, &format!("acknowledgement-{i}"))?;
        why.question = w.portal_why_earlier();
        Some(why)
    });
    html! {
        @if let Some((due, zone)) = awaited(view) {
            section.promise {
                p.promised { (w.ticket_acknowledged_by(&when::promised(reader, due, &zone).text)) }
                (candidates(signed, view, &timed.clock))
            }
        }
        (components::why(&why))
        @for why in earlier { (components::why(&why)) }
    }
}

/// Before triage: what the other category would mean (clause 3.D).
fn candidates(signed: &Signed, view: &TicketView, clock: &desk::Clock) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    html! {
        @if !clock.candidates.is_empty() {
            ul.candidates {
                @for candidate in &clock.candidates {
                    @let zone = view.calendars.get(&candidate.region).map_or("UTC", |calendar| calendar.zone());
                    li {
                        (components::category(candidate.category, components::Certainty::Provisional, &w.category_level(candidate.category)))
                        span { (w.ticket_if_category(candidate.category, &when::promised(reader, candidate.due, zone).text)) }
                    }
                }
            }
            p.meta { (w.ticket_until_triage()) " " (components::clause(&reader.clause(&view.agreement, &terms::ClauseId::from("3.D")))) }
        }
    }
}

/// What happened while somebody was writing, above their draft.
fn stale(signed: &Signed, view: &TicketView, seen: u64) -> Markup {
    let w = signed.reader.lang;
    let newer = timeline::items_after(&signed.reader, view, seen);
    html! {
        section.stale data-refused tabindex="-1" data-focus aria-labelledby="stale-title" {
            (components::notice(Tone::Soon, "", html! {
                h2 id="stale-title" { (w.portal_stale_heading()) }
                p { (w.portal_stale_lead()) }
                p { a href="#write" { (w.portal_compose()) } }
            }))
            (components::timeline("newer", &w.portal_stale_heading(), "", &renamed(newer)))
        }
    }
}

/// The same entries stand in the timeline below: an id is used once a page.
fn renamed(items: Vec<components::Item>) -> Vec<components::Item> {
    use components::Item;
    let rename = |id: &mut String| id.insert_str(0, "new-");
    let mut items = items;
    for item in &mut items {
        match item {
            Item::Message(message) => rename(&mut message.id),
            Item::Event(event) => rename(&mut event.id),
            Item::Fold(_, events) => events.iter_mut().for_each(|event| rename(&mut event.id)),
            Item::Day(_) => {}
        }
    }
    items
}
