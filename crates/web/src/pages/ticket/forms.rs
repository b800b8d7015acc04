//! What the reader can do to a ticket: write, note, close, reopen. Each is a plain form with what it had seen.

use app::TicketView;
use desk::{Action, State};
use maud::{Markup, html};
use words::Lang;

use super::Refused;
use super::act::Verb;
use crate::components::{self, Button, Composer, Control, Field, Writes};
use crate::pages::attachment;
use crate::reader::Signed;

/// What is wrong with the form that came back.
pub fn summary(w: Lang, refused: &Refused) -> Markup {
    let field = refused.form.map_or("main", Verb::id);
    components::error_summary(&w.one_to_correct(1), &[(field.to_owned(), refused.error.clone())])
}

/// Every form that this reader may send now.
pub fn all(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let w = signed.reader.lang;
    let state = view.ticket.state();
    let mut editors = Vec::new();
    if view.may(Action::SendMessage) && state != State::Closed {
        editors.push(reply(signed, view, refused));
    }
    if view.may(Action::WriteNote) && state != State::Closed {
        editors.push(note(signed, view, refused));
    }
    html! {
        div.write id="write" {
            @if answerable(view) { (answering(signed, view, refused)) }
            @else if state == State::Resolved && view.may(Action::Close) { (ending(signed, view, refused)) }
            @if !editors.is_empty() { (components::composers(&w.portal_compose(), &editors)) }
            @if contestable(view) { (contesting(signed, view, refused)) }
            @if !state.is_open() && !answerable(view) && view.may(Action::Reopen) { (reopening(signed, view, refused)) }
            @if state.is_open() && view.may(Action::Close) { (closing(signed, view, refused)) }
        }
    }
}

/// What every form carries: what its writer had seen, and the key that makes two clicks one act.
fn carried(signed: &Signed, view: &TicketView) -> Markup {
    html! {
        input type="hidden" name="seen" value=(view.ticket.version);
        (key(signed))
    }
}

fn key(signed: &Signed) -> Markup {
    html! { input type="hidden" name="key" value=(signed.app().fresh_ticket()); }
}

fn typed(refused: &Refused, verb: Verb) -> String {
    if refused.form == Some(verb) { refused.text.clone() } else { String::new() }
}

fn error(refused: &Refused, verb: Verb) -> String {
    if refused.form == Some(verb) { refused.error.clone() } else { String::new() }
}

fn held(refused: &Refused, verb: Verb) -> &[app::FileRow] {
    if refused.form == Some(verb) { &refused.held } else { &[] }
}

fn submit(w: Lang, refused: &Refused, verb: Verb, usual: String) -> String {
    let stale = refused.form == Some(verb) && refused.stale_since.is_some();
    if stale { w.portal_send_anyway() } else { usual }
}

fn reply(signed: &Signed, view: &TicketView, refused: &Refused) -> Composer {
    let w = signed.reader.lang;
    let verb = Verb::Message;
    Composer {
        writes: Writes::Reply,
        action: verb.href(view.number),
        heading: w.portal_reply(),
        to: w.portal_reply_to(),
        label: w.field(desk::Field::Message),
        text: typed(refused, verb),
        seen: view.ticket.version.to_string(),
        submit: submit(w, refused, verb, w.portal_send()),
        open: refused.form.is_none_or(|form| form == verb) && view.ticket.state().is_open(),
        draft: format!("{}:{}:reply", signed.visitor.person.id, view.number),
        draft_word: w.portal_draft_kept(),
        files: attachment::field(signed, "reply-files", held(refused, verb), ""),
        extra: Some(extra(signed, refused, verb)),
        ..Composer::default()
    }
}

fn note(signed: &Signed, view: &TicketView, refused: &Refused) -> Composer {
    let w = signed.reader.lang;
    let verb = Verb::Note;
    Composer {
        writes: Writes::Note,
        action: verb.href(view.number),
        heading: w.portal_note(),
        to: w.portal_note_to(&signed.visitor.organisation.name),
        label: w.field(desk::Field::Note),
        text: typed(refused, verb),
        seen: view.ticket.version.to_string(),
        submit: submit(w, refused, verb, w.portal_keep_note()),
        open: refused.form == Some(verb),
        draft: format!("{}:{}:note", signed.visitor.person.id, view.number),
        draft_word: w.portal_draft_kept(),
        files: attachment::field(signed, "note-files", held(refused, verb), ""),
        extra: Some(extra(signed, refused, verb)),
        ..Composer::default()
    }
}

fn extra(signed: &Signed, refused: &Refused, verb: Verb) -> Markup {
    let error = error(refused, verb);
    html! {
        (key(signed))
        @if !error.is_empty() { p.error id=(verb.id()) { (error) } }
    }
}

/// A resolution waits for its answer, and it is this reader's to give.
fn answerable(view: &TicketView) -> bool {
    let waits = view.ticket.procedures.last().is_some_and(|given| given.answer.is_none());
    waits && view.ticket.state() == State::Resolved && view.may(Action::AnswerResolution)
}

/// Does it help? Yes accepts it, and ends the ticket where the reader may; no opens it again, with what is wrong still.
fn answering(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let w = signed.reader.lang;
    let yes = submit(w, refused, Verb::Acceptance, w.resolved_yes());
    let (no, label, hint) = (w.resolution_no(), w.resolution_what_is_wrong(), w.portal_reopen_hint());
    html! {
        section.ending {
            h2 { (w.resolved_question()) }
            form method="post" action=(Verb::Acceptance.href(view.number)) {
                (carried(signed, view))
                (components::button(&Button { label: &yes, look: "main", ..Button::default() }))
            }
            (folded(signed, view, refused, Verb::Objection, &no, &label, &hint, &no))
        }
    }
}

/// A resolution was given and answered: yes ends it; no is the form below.
fn ending(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let w = signed.reader.lang;
    let yes = submit(w, refused, Verb::Closure, w.resolved_yes());
    html! {
        section.ending {
            h2 { (w.resolved_question()) }
            form method="post" action=(Verb::Closure.href(view.number)) {
                (carried(signed, view))
                (components::button(&Button { label: &yes, look: "main", ..Button::default() }))
            }
        }
    }
}

fn closing(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let (w, verb) = (signed.reader.lang, Verb::Closure);
    folded(signed, view, refused, verb, &w.portal_close(), &w.portal_close_reason(), "", &w.portal_close())
}

fn reopening(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let (w, verb) = (signed.reader.lang, Verb::Reopening);
    let (label, hint) = (w.portal_reopen_reason(), w.portal_reopen_hint());
    folded(signed, view, refused, verb, &w.portal_reopen(), &label, &hint, &w.portal_reopen())
}

/// Excluded, and not contested yet (clause 2.B).
fn contestable(view: &TicketView) -> bool {
    let open = view.ticket.exclusion.holding().is_some_and(|one| one.contested.is_none());
    open && view.may(Action::ContestExclusion)
}

fn contesting(signed: &Signed, view: &TicketView, refused: &Refused) -> Markup {
    let (w, verb) = (signed.reader.lang, Verb::Contest);
    let (label, hint) = (w.portal_contest_reply(), w.portal_contest_hint());
    folded(signed, view, refused, verb, &w.portal_contest(), &label, &hint, &w.portal_contest_send())
}

/// A form behind its heading: it opens when asked, and stays open when it was refused.
#[allow(clippy::too_many_arguments, reason = "each is a word of the form, and there are two such forms")]
fn folded(
    signed: &Signed,
    view: &TicketView,
    refused: &Refused,
    verb: Verb,
    heading: &str,
    label: &str,
    hint: &str,
    usual: &str,
) -> Markup {
    let w = signed.reader.lang;
    let send = submit(w, refused, verb, usual.to_owned());
    html! {
        details.folded-form open[refused.form == Some(verb)] {
            summary { (heading) }
            form.fields method="post" action=(verb.href(view.number)) data-draft=(format!("{}:{}:{}", signed.visitor.person.id, view.number, verb.id())) {
                (carried(signed, view))
                (components::field(&Field {
                    name: verb.id().into(),
                    label: label.to_owned(),
                    hint: hint.to_owned(),
                    error: error(refused, verb),
                    control: Control::area(typed(refused, verb), 3),
                    ..Field::default()
                }))
                div.actions { (components::button(&Button { label: &send, ..Button::default() })) }
            }
        }
    }
}
