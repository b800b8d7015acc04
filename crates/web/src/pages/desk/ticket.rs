//! `/desk/t/{n}`: a ticket, worked to the end. What happened and what to say stand in the text; clocks, clauses and people
//! in the margin, always in the same order.

use app::{Failure, Query as Wanted, TicketView, Waits};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use desk::fact::{Detail, Kind};
use desk::{Action, State};
use maud::{Markup, html};
use serde::Deserialize;
use terms::MeasureId;
use words::Lang;

use crate::components::{self, Annotated, Composer, Tone, Writes};
use crate::frame::Sheet;
use crate::pages::parties::desk as parties;
use crate::pages::then::{self, At};
use crate::pages::{attachment, timeline};
use crate::reader::Signed;
use crate::refuse::{No, Told, sentence};

use super::forms::{Fields, Form, Verb, anchor};
use super::level2;
use super::margin::{more, notes};
use super::similar::Alike;
use super::{AtDesk, Done, exclusion, lang_of, number, promise, rail, review};

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Looked {
    #[serde(flatten)]
    done: Done,
    /// The change at level 2 that is to be told.
    relay: Option<String>,
    /// In which language.
    #[serde(rename = "in")]
    lang: Option<String>,
}

impl Looked {
    /// The reply, begun with the sentence about a change at level 2.
    fn relayed(&self, view: &TicketView) -> Fields {
        let Some(number) = &self.relay else { return Fields::default() };
        let lang = self.lang.as_deref().and_then(Lang::negotiate).unwrap_or_default();
        Fields { text: level2::sentence(view, number, lang), ..Fields::default() }
    }
}

/// `GET /desk/t/{n}`.
pub async fn show(
    AtDesk(signed): AtDesk,
    Path(path): Path<String>,
    looked: Result<Query<Looked>, QueryRejection>,
    at: Result<Query<At>, QueryRejection>,
) -> Result<Response, No> {
    let number = number(&signed, &path)?;
    let (signed, wrong) = at.map(|Query(at)| at).unwrap_or_default().take(signed);
    let view = signed.app().ticket_at(&signed.visitor, number, signed.reader.then).await;
    let view = view.map_err(|f| signed.no(f))?;
    if !view.ticket.is_handled_by(&view.actor) {
        // Of a provider that asked the centre: the portal's page is theirs.
        return Ok(Redirect::to(&format!("/t/{number}{}", signed.reader.as_of())).into_response());
    }
    let looked = looked.map(|Query(looked)| looked).unwrap_or_default();
    let next = next(&signed, number).await.map_err(|f| signed.no(f))?;
    let rail = rail(&signed, None, None).await.map_err(|f| signed.no(f))?;
    let typed = looked.relayed(&view);
    let form = Form { signed: &signed, view: &view, typed: &typed, told: None, back: "", submit: None };
    let parties = parties::draw(&signed, &view).await.map_err(|f| signed.no(f))?;
    let looks = view.ticket.state().is_open() && view.problem.is_none() && signed.reader.then.is_none();
    let alike =
        if looks { Alike::load(&signed, &view).await.map_err(|f| signed.no(f))? } else { Alike::default() };
    let body = components::annotated(&Annotated {
        head: head(&signed, &view, next),
        margin: notes(&signed, &view),
        text: html! {
            (then::banner(&signed, &format!("/desk/t/{number}"), wrong.as_deref()))
            @if signed.reader.then.is_some() { (as_it_stood(&signed, &view)) } @else { (text(&form)) (parties.section) }
        },
        more: html! { (alike.in_margin(&signed, &view)) (parties.note) (more(&signed, &view)) },
        margin_label: signed.reader.lang.clocks_and_clauses(),
    });
    let flash = looked.done.flash(&signed.reader, Some(number));
    Ok(signed.reader.page(Sheet { flash, ..Sheet::desk(title(&signed, &view), rail, body) }))
}

/// The page of a form that wasn't taken: why, what happened in between, and what was typed, ready to be sent again.
///
/// # Errors
///
/// The database is away.
pub async fn again(
    signed: &Signed,
    view: &TicketView,
    verb: Verb,
    typed: &Fields,
    told: &Told,
) -> Result<Response, Failure> {
    let w = signed.reader.lang;
    let rail = rail(signed, None, None).await?;
    let submit = (told.code == "stale").then(|| w.send_anyway());
    let form = Form { signed, view, typed, told: Some(told), back: &typed.back, submit };
    let text = html! {
        (refused(view, anchor(verb, told), told, signed))
        (between(signed, view, typed))
        section id="again" data-refused {
            @if !nothing_typed(verb) { h2 { (w.your_draft()) } (form.of(verb)) }
        }
        p { a href={ "/desk/t/" (view.number) } { (w.to_the_ticket(view.number)) } }
    };
    let body = components::annotated(&Annotated {
        head: head(signed, view, None),
        margin: notes(signed, view),
        text: html! { div.stack-l { (text) } },
        more: html! {},
        margin_label: w.clocks_and_clauses(),
    });
    Ok(signed.reader.page_with(told.status, Sheet::desk(title(signed, view), rail, body)))
}

/// The desk can't be asked: what was typed stays on the page, to be kept until it can.
pub fn kept(signed: &Signed, words: &str, told: &Told) -> Response {
    let w = signed.reader.lang;
    let said = &told.said;
    let main = html! {
        (components::head(None, &said.what, html! {}))
        (components::notice(Tone::Over, &sentence(w, &said.why), html! { p { (sentence(w, &said.fix)) } }))
        @if !words.is_empty() {
            h2 { (w.your_draft()) }
            textarea.input readonly rows="8" aria-label=(w.your_draft()) { "\n" (words) }
        }
    };
    signed.reader.page_with(told.status, Sheet::desk(said.what.clone(), Vec::new(), main))
}

fn nothing_typed(verb: Verb) -> bool {
    matches!(verb, Verb::Acknowledgement | Verb::Work)
}

/// What was refused, why, what would do, and the clause behind it. It takes the focus.
pub fn refused(view: &TicketView, anchor: &str, told: &Told, signed: &Signed) -> Markup {
    let (said, w) = (&told.said, signed.reader.lang);
    let clause = told.clause.as_deref().map(terms::ClauseId::from);
    html! {
        section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (said.what) }
            p { (sentence(w, &said.why)) @if let Some(clause) = &clause { " " (components::clause(&signed.reader.clause(&view.agreement, clause))) } }
            p { a href={ "#" (anchor) } { (sentence(w, &said.fix)) } }
        }
    }
}

/// What the form had not seen.
pub fn between(signed: &Signed, view: &TicketView, typed: &Fields) -> Markup {
    let w = signed.reader.lang;
    let seen = typed.seen.parse().unwrap_or(view.ticket.version);
    let items = timeline::items_after(&signed.reader, view, seen);
    html! {
        @if !items.is_empty() {
            section {
                h2 { (w.what_happened_between()) }
                (components::timeline("between", &w.what_happened_between(), "", &items))
            }
        }
    }
}

fn title(signed: &Signed, view: &TicketView) -> String {
    format!("{} · {}", subject(signed, view), view.number)
}

/// The one line of it.
pub fn subject(signed: &Signed, view: &TicketView) -> String {
    view.subject().map_or_else(|| signed.reader.lang.text_erased(), str::to_owned)
}

/// Number, subject, where it stands, who asks.
fn head(signed: &Signed, view: &TicketView, next: Option<u64>) -> Markup {
    let w = signed.reader.lang;
    let subject = subject(signed, view);
    html! {
        header.head {
            div.crumb {
                a.quiet href="/desk" data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_queue()) }
                @if let Some(next) = next { a.quiet.end href={ "/desk/t/" (next) } { (w.next_in_queue(next)) " →" } }
            }
            div.ticket-title {
                h1 tabindex="-1" { span.number { (view.number) } " " span lang=[Some(lang_of(&subject)).filter(|l| !l.is_empty())] { (subject) } }
            }
            div id="state" data-live=(topic(view)) { (state_line(signed, view)) }
        }
    }
}

/// The topic under which changes of this ticket are told.
pub fn topic(view: &TicketView) -> String {
    format!("ticket-{}", view.number)
}

fn state_line(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let ticket = &view.ticket;
    let (tone, mark) = match ticket.state() {
        State::Received => (Tone::Soon, "○"),
        State::Acknowledged | State::InProgress | State::Diagnosed => (Tone::Accent, "◔"),
        State::Resolved => (Tone::Met, "✓"),
        State::Closed => (Tone::Still, "✓"),
    };
    let name =
        |id| view.organisations.get(&id).map(|organisation| organisation.name.clone()).unwrap_or_default();
    let asked_by = ticket.opened.what.asked_by;
    let asked = match ticket.opened.what.customer.filter(|customer| *customer != asked_by) {
        Some(customer) => w.asked_for(&name(asked_by), &name(customer)),
        None => name(asked_by),
    };
    let reference = ticket.opened.what.reference.and_then(|reference| view.text(reference.id));
    html! {
        p.state-line {
            (components::chip(tone, mark, &w.state(ticket.state())))
            @if ticket.kind() != Kind::Incident { (components::chip(Tone::Still, "", &w.kind(ticket.kind()))) }
            @for region in &ticket.opened.what.regions { (components::tag(region.as_str())) }
            span { (asked) }
            @if let Some(reference) = reference { span.meta { (w.their_reference(reference)) } }
        }
    }
}

/// Actions, what waits for a second person, the derivation, what happened, what to say.
fn text(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let why = view.clock(&MeasureId::acknowledgement());
    let why = why.and_then(|timed| signed.reader.clock_and_why(view, timed, "clock-why")).map(|(_, why)| why);
    html! {
        (lowering(form))
        (exclusion::waiting(form))
        (promise::reclassification(form))
        (level2::section(signed, view))
        (actions(form))
        (review::section(form))
        @if let Some(mut why) = why {
            div.why-here id="why-live" data-live=(topic(view)) { ({ why.shortcut = Some("w"); components::why(&why) }) }
        }
        (components::timeline("timeline", &w.timeline(), &topic(view), &timeline::items(&signed.reader, view)))
        (composers(form))
    }
}

/// What had happened by then; nobody acts in the past.
fn as_it_stood(signed: &Signed, view: &TicketView) -> Markup {
    let why = view.clock(&MeasureId::acknowledgement());
    let why = why.and_then(|timed| signed.reader.clock_and_why(view, timed, "clock-why")).map(|(_, why)| why);
    html! {
        (level2::section(signed, view))
        @if let Some(why) = why { div.why-here { (components::why(&why)) } }
        (components::timeline("timeline", &signed.reader.lang.timeline(), "", &timeline::items(&signed.reader, view)))
    }
}

/// A lower category that a second person must confirm: nothing else presses more.
fn lowering(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let Some(proposed) = &view.ticket.proposed else { return html! {} };
    let who = signed.reader.person_of(view, proposed.by).name;
    let reason = proposed.what.reason.and_then(|reason| view.text(reason.id));
    components::notice(
        Tone::Soon,
        &w.lowering_waits(),
        html! {
            p { (w.lowering_says(&who, &w.triage(&proposed.what))) @if let Some(reason) = reason { " " (w.lowering_reason(reason)) } }
            @if view.actor.by == proposed.by { p { (w.lowering_not_you()) } }
            (form.of(Verb::Lowering))
        },
    )
}

/// What can be done now: at once, or in a form that unfolds. What the state doesn't allow isn't offered.
fn actions(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let ticket = &view.ticket;
    let (state, pending) = (ticket.state(), ticket.proposed.is_some());
    let open = state != State::Closed;
    let unseen = view.clock(&MeasureId::acknowledgement()).is_some_and(|timed| timed.clock.stop.is_none())
        && ticket.acknowledged.is_none();
    let at_once = |verb: Verb, label: String, key: Option<&str>, look: &str| {
        html! {
            form method="post" action={ "/desk/t/" (view.number) "/" (verb.noun()) } {
                (form.hidden())
                (components::button(&components::Button { label: &label, shortcut: key, look, ..components::Button::default() }))
            }
        }
    };
    let unfolds = |verb: Verb, key: Option<&str>, look: &str, body: Markup| {
        html! {
            details name="act" id={ "act-" (verb.noun().replace('/', "-")) } {
                summary class={ "button " (look) } data-key=[key] aria-keyshortcuts=[key] {
                    (label(signed, view, verb)) @if let Some(key) = key { (components::key(key)) }
                }
                div.act-body { (body) }
            }
        }
    };
    let not_triaged = html! {
        (components::notice(Tone::Soon, "", html! {
            p { (w.triage_comes_first()) " " (components::clause(&signed.reader.clause(&view.agreement, &"3.D".into()))) }
        }))
    };
    // Where nothing is promised, nothing has to be decided before an end.
    let triaged = !ticket.triages.is_empty() || !ticket.has_targets();
    let next = |is_next: bool| if is_next { "main" } else { "" };
    html! {
        section.acts aria-label=(w.actions()) {
            div.at-once id="at-once" data-live=(topic(view)) {
                @if view.may(Action::Acknowledge) && unseen && open {
                    (at_once(Verb::Acknowledgement, w.acknowledge(), Some("v"), "main"))
                }
                @if view.may(Action::StartWork) && ticket.work_started.is_none() && open {
                    (at_once(Verb::Work, w.start_work(), None, ""))
                }
                (promise::at_once(form))
            }
            @if view.may(Action::Triage) && open && !pending {
                (unfolds(Verb::Triage, Some("p"), next(!unseen && !triaged), form.triage(None)))
            }
            @if view.may(Action::Diagnose) && open {
                (unfolds(Verb::Diagnosis, Some("d"), next(!unseen && triaged && state != State::Diagnosed && state != State::Resolved), form.of(Verb::Diagnosis)))
            }
            @if view.may(Action::Resolve) && state.is_open() {
                (unfolds(Verb::Resolution, Some("e"), next(!unseen && triaged && state == State::Diagnosed), if triaged { form.of(Verb::Resolution) } else { not_triaged.clone() }))
            }
            @if view.may(Action::Close) && open {
                (unfolds(Verb::Closure, None, next(state == State::Resolved), if triaged { form.of(Verb::Closure) } else { not_triaged.clone() }))
            }
            @for step in exclusion::offered(view) {
                (unfolds(Verb::Exclusion(step), None, "", form.of(Verb::Exclusion(step))))
            }
            @for verb in review::offered(view) { (unfolds(verb, None, "", form.of(verb))) }
            @for (verb, key) in promise::offered(view) { (unfolds(verb, key, "", form.of(verb))) }
            @if view.may(Action::Escalate) && ticket.escalation.to.is_none() && open {
                a.button href={ "/desk/t/" (view.number) "/escalation" } data-key="x" aria-keyshortcuts="x" { (w.escalate()) (components::key("x")) }
            }
            @if view.may(Action::Reopen) && !state.is_open() {
                (unfolds(Verb::Reopening, None, "", form.of(Verb::Reopening)))
            }
        }
    }
}

/// What the button of a verb says.
fn label(signed: &Signed, view: &TicketView, verb: Verb) -> String {
    let w = signed.reader.lang;
    match verb {
        Verb::Acknowledgement => w.acknowledge(),
        Verb::Work => w.start_work(),
        Verb::Triage if view.ticket.triages.is_empty() => w.do_triage(),
        Verb::Triage => w.do_retriage(),
        Verb::Lowering => w.lowering_waits(),
        Verb::Diagnosis => w.diagnose(),
        Verb::Endorsement => w.endorse(),
        Verb::Workaround => w.find_workaround(),
        Verb::Product => w.name_product(),
        Verb::Assignment => w.assign(),
        Verb::NextStep => w.field(desk::Field::NextStep),
        Verb::Review => w.write_review(),
        Verb::Approval => w.decide_review(),
        Verb::Message => w.reply(),
        Verb::Note => w.internal_note(),
        Verb::Resolution => w.resolve(),
        Verb::Closure => w.close_ticket(),
        Verb::Reopening => w.reopen_ticket(),
        Verb::Exclusion(step) => exclusion::label(w, step),
    }
}

/// The two editors. The note is open where the last word was one, so that nobody answers a colleague in public.
fn composers(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let reporter = signed.reader.person_of(view, view.ticket.opened.by).name;
    let organisation = view.organisations.get(&view.ticket.opened.what.asked_by);
    let organisation = organisation.map(|organisation| organisation.name.clone()).unwrap_or_default();
    let last_is_note = view.entries.iter().rev().find_map(|placed| match &placed.entry.fact {
        desk::Fact::Ticket(desk::TicketFact::NoteWritten { .. }) => Some(true),
        desk::Fact::Ticket(desk::TicketFact::MessageSent { .. } | desk::TicketFact::Opened(_)) => Some(false),
        _ => None,
    });
    let me = signed.visitor.person.id;
    let editor = |writes: Writes, verb: Verb| Composer {
        writes,
        action: format!("/desk/t/{}/{}", view.number, verb.noun()),
        label: label(signed, view, verb),
        heading: label(signed, view, verb),
        seen: view.ticket.version.to_string(),
        draft: format!("{me}-{}-{}", view.number, verb.noun()),
        draft_word: w.draft_kept(),
        files: attachment::field(signed, &format!("{}-files", verb.noun()), &[], ""),
        extra: Some(html! { input type="hidden" name="key" value=(signed.app().fresh_ticket()); }),
        ..Composer::default()
    };
    let note_first = last_is_note == Some(true);
    let reply = Composer {
        to: w.reply_to(&reporter, &organisation),
        submit: w.send(),
        open: !note_first || !form.typed.text.is_empty(),
        text: form.typed.text.clone(),
        ..editor(Writes::Reply, Verb::Message)
    };
    let note = Composer {
        to: w.note_stays(),
        submit: w.keep_note(),
        open: note_first && form.typed.text.is_empty(),
        ..editor(Writes::Note, Verb::Note)
    };
    let mut editors = Vec::new();
    if view.may(Action::SendMessage) && view.ticket.state() != State::Closed {
        editors.push(reply);
    }
    if view.may(Action::WriteNote) {
        editors.push(note);
    }
    components::composers(&w.write_here(), &editors)
}

/// What comes after this ticket in the order of the queue; from its end, the first.
async fn next(signed: &Signed, number: u64) -> Result<Option<u64>, Failure> {
    let app = signed.app();
    let place = app.list_numbers(&signed.visitor, &[number]).await?.first().map(|listed| listed.place);
    let waiting = Wanted { waits: Waits::Acknowledgement, limit: 2, at_desk: true, ..Wanted::default() };
    let after = app.list(&signed.visitor, &Wanted { after: place, ..waiting.clone() }).await?;
    let found = match after.rows.first() {
        Some(_) => after.rows,
        None => app.list(&signed.visitor, &waiting).await?.rows,
    };
    Ok(found.iter().map(|listed| listed.number).find(|next| *next != number))
}

/// The report as it was told: what happens first, then the rest by name.
pub fn report(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let report = &view.ticket.opened.what.report;
    let words = |id| view.text(id).map_or_else(|| w.text_erased(), str::to_owned);
    let mut told: Vec<(String, Markup)> = Vec::new();
    let mut tell = |label: String, value: Option<String>| {
        if let Some(value) = value {
            told.push((
                label,
                html! { div.prose.typed lang=[Some(lang_of(&value)).filter(|l| !l.is_empty())] { (value) } },
            ));
        }
    };
    for (detail, text) in report.details.iter().filter(|(detail, _)| **detail == Detail::Description) {
        tell(w.detail(*detail), Some(words(text.id)));
    }
    tell(w.ask_stops(), report.stops.map(|stops| w.stops(stops)));
    tell(w.ask_affected(), report.affected.map(|affected| w.affected(affected)));
    tell(w.ask_frequency(), report.frequency.map(|often| w.frequency(often)));
    for (detail, text) in report.details.iter().filter(|(detail, _)| **detail != Detail::Description) {
        tell(w.detail(*detail), Some(words(text.id)));
    }
    components::facts(&told)
}
