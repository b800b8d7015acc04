//! `/access/{number}/{place}`: a request for remote access, or a question of the centre, for the party that it is for. That
//! party may see nothing else of the ticket, so nothing else of it stands here.

use ::desk::contact::{ContactCommand, ContactFact, Message};
use ::desk::remote::{RemoteCommand, Request, Standing};
use ::desk::{Command, Fact, PersonId, TicketFact};
use app::{Addressed, Awaited, Failure};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Values, again, back, carried, instant, one_click, own_zone, submit, why};
use crate::components::{self, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /access/{number}/{place}`.
pub async fn show(
    signed: Signed,
    Path((number, place)): Path<(u64, u64)>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let found = load(&signed, number, place).await?;
    let w = signed.reader.lang;
    let title = title(&signed, &found);
    let home = if signed.reader.is_centre() { format!("/desk/t/{number}") } else { "/duties".to_owned() };
    let main = html! {
        (components::head(Some(html! { a.quiet href=(home) { "← " (w.duties_title()) } }), &title, html! {}))
        div.stack-l { (body(&signed, &found, &Values::default())) }
    };
    let flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_parties(), None));
    let sheet = if signed.reader.is_centre() {
        let rail = crate::pages::desk::rail(&signed, None, None).await.map_err(|f| signed.no(f))?;
        Sheet::desk(title, rail, main)
    } else {
        Sheet::portal(title, main)
    };
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

async fn load(signed: &Signed, number: u64, place: u64) -> Result<Addressed, No> {
    signed.app().addressed(&signed.visitor, number, place).await.map_err(|failure| signed.no(failure))
}

fn title(signed: &Signed, found: &Addressed) -> String {
    match found.awaited {
        Awaited::Access(_) => signed.reader.lang.access_title(found.number),
        Awaited::Answer(_) => signed.reader.lang.contact_title(found.number),
    }
}

fn body(signed: &Signed, found: &Addressed, values: &Values) -> Markup {
    match &found.awaited {
        Awaited::Access(request) => access(signed, found, request, values),
        Awaited::Answer(message) => question(signed, found, message, values),
    }
}

fn name(signed: &Signed, found: &Addressed, person: PersonId) -> String {
    found.names.get(&person).cloned().unwrap_or_else(|| signed.reader.lang.somebody())
}

fn by(signed: &Signed, found: &Addressed, by: ::desk::By) -> String {
    by.person().map_or_else(|| signed.reader.lang.by_the_clock(), |person| name(signed, found, person))
}

/// Who, which systems, what for, when: all that consent is given to.
fn access(signed: &Signed, found: &Addressed, request: &Request, values: &Values) -> Markup {
    let w = signed.reader.lang;
    let text = |text: ::desk::TextRef| found.texts.get(&text.id).cloned().unwrap_or_else(|| w.text_erased());
    let standing = request.standing_at(found.now);
    let owner = found.organisations.get(&found.party).map(|o| o.name.clone()).unwrap_or_default();
    let zone = own_zone(signed);
    let at = |instant| signed.reader.moment_in_full(instant, &zone).text;
    let (from, until) = request.window;
    let people: Vec<String> =
        request.asked.people.iter().map(|person| name(signed, found, *person)).collect();
    let facts = vec![
        (w.ask_access_owner(), html! { (owner) }),
        (w.ask_access_purpose(), html! { div.prose { (text(request.asked.purpose)) } }),
        (w.ask_access_systems(), html! { div.prose { (text(request.asked.systems)) } }),
        (w.access_who(), html! { (people.join(w.pick(", ", ", ", "、"))) }),
        (w.access_when(), html! { (w.access_window(&at(from), &at(until))) }),
    ];
    let tone = match standing {
        Standing::Waiting => Tone::Soon,
        Standing::Granted => Tone::Met,
        _ => Tone::Still,
    };
    let path = |noun: &str| format!("/access/{}/{}/{noun}", found.number, found.place);
    let waits = standing == Standing::Waiting && found.may_answer;
    html! {
        p.state-line { (components::chip(tone, "", &w.access_standing(standing))) (components::clause(&signed.reader.clause(&found.agreement, &"3.C".into()))) }
        @if found.may_answer { p { (w.access_yours_to_decide()) } }
        (components::facts(&facts))
        @if let Some(reason) = request.reason { p.prose { (text(reason)) } }
        @if waits {
            form.fields method="post" action=(path("grant")) {
                (carried(signed, None))
                (values.typed_line(signed, "until", w.access_grant_until(&w.place(&zone)), String::new(), "datetime-local", Width::Medium))
                div.actions { (submit(&w.access_grant(), "main")) }
            }
            form.fields method="post" action=(path("refusal")) {
                (carried(signed, None))
                (values.area(signed, ::desk::Field::Reason, w.access_refuse_why(), String::new()))
                div.actions { (submit(&w.access_refuse(), "")) }
            }
        }
        @if matches!(standing, Standing::Waiting | Standing::Granted) && found.may_end && !waits {
            (one_click(signed, &path("revocation"), None, &w.access_revoke(), ""))
        }
        @if !request.visits.is_empty() {
            section.stack {
                h2 { (w.access_visits()) }
                ul {
                    @for visit in &request.visits {
                        @let who = by(signed, found, visit.by);
                        li { (match visit.until { Some(until) => w.access_visit(&who, &at(visit.from), &at(until)), None => w.access_visit_now(&who, &at(visit.from)) }) }
                    }
                }
            }
        }
        (events(signed, found))
    }
}

/// What happened, a line each.
fn events(signed: &Signed, found: &Addressed) -> Markup {
    let w = signed.reader.lang;
    let zone = own_zone(signed);
    html! {
        section.stack {
            h2 { (w.timeline()) }
            ul {
                @for placed in &found.entries {
                    @if let Fact::Ticket(fact) = &placed.entry.fact {
                        li { (signed.reader.moment_in_full(placed.entry.at, &zone).text) " · " (w.fact(fact)) " · " (by(signed, found, placed.entry.by)) }
                    }
                }
            }
        }
    }
}

/// The question, the answers so far, and the place for one.
fn question(signed: &Signed, found: &Addressed, message: &Message, values: &Values) -> Markup {
    let w = signed.reader.lang;
    let words = |text: ::desk::TextRef| found.texts.get(&text.id).cloned().unwrap_or_else(|| w.text_erased());
    let zone = own_zone(signed);
    html! {
        p.state-line { (components::clause(&signed.reader.clause(&found.agreement, &"2.C".into()))) }
        @for placed in &found.entries {
            @if let Fact::Ticket(TicketFact::Contact(ContactFact::Written { text, .. } | ContactFact::Answered { text, .. })) = &placed.entry.fact {
                article.stack {
                    p.meta { (by(signed, found, placed.entry.by)) " · " (signed.reader.moment_in_full(placed.entry.at, &zone).text) }
                    div.prose { (words(*text)) }
                }
            }
        }
        @if found.may_answer {
            form.fields method="post" action={ "/access/" (found.number) "/" (message.number) "/answer" } {
                (carried(signed, None))
                (values.area(signed, ::desk::Field::Answer, w.contact_answer(), w.contact_answer_hint()))
                div.actions { (submit(&w.contact_send_answer(), "main")) }
            }
        }
    }
}

/// `POST /access/{number}/{place}/grant`.
pub async fn grant(signed: Signed, Path(at): Path<(u64, u64)>, typed: Typed) -> Result<Response, No> {
    let until = instant(typed.get("until"), &own_zone(&signed));
    act(&signed, at, &typed, "grant", Command::Remote(RemoteCommand::Grant { request: at.1, until })).await
}

/// `POST /access/{number}/{place}/refusal`.
pub async fn refuse(signed: Signed, Path(at): Path<(u64, u64)>, typed: Typed) -> Result<Response, No> {
    let reason = said(&signed, &typed);
    act(&signed, at, &typed, "refusal", Command::Remote(RemoteCommand::Refuse { request: at.1, reason }))
        .await
}

/// `POST /access/{number}/{place}/revocation`.
pub async fn revoke(signed: Signed, Path(at): Path<(u64, u64)>, typed: Typed) -> Result<Response, No> {
    let reason = said(&signed, &typed);
    act(&signed, at, &typed, "revocation", Command::Remote(RemoteCommand::Revoke { request: at.1, reason }))
        .await
}

/// `POST /access/{number}/{place}/answer`.
pub async fn answer(signed: Signed, Path(at): Path<(u64, u64)>, typed: Typed) -> Result<Response, No> {
    let text = signed.app().authored(typed.get(::desk::Field::Answer.word()));
    let command = Command::Contact(ContactCommand::Answer { message: at.1, text });
    act(&signed, at, &typed, "answer", command).await
}

fn said(signed: &Signed, typed: &Typed) -> Option<::desk::Authored> {
    let reason = typed.get(::desk::Field::Reason.word());
    (!reason.trim().is_empty()).then(|| signed.app().authored(reason))
}

async fn act(
    signed: &Signed,
    (number, place): (u64, u64),
    typed: &Typed,
    noun: &str,
    command: Command,
) -> Result<Response, No> {
    let to = format!("/access/{number}/{place}");
    let form = app::Form { seen: None, ..typed.form(noun, number) };
    let failure: Failure = match signed.app().act(&signed.visitor, number, &command, &form).await {
        Ok(_) => return Ok(back(&to, "parties")),
        Err(failure) => failure,
    };
    let told = why(signed, &failure);
    // Whoever may not see it is told that nothing is there; everybody else sees it as it is now.
    let found = load(signed, number, place).await?;
    let drawn = body(signed, &found, &Values::of(typed, &told));
    Err(again(signed, title(signed, &found), &to, &told, drawn).await)
}
