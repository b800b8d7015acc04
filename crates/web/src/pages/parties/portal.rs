//! What the centre asks of the side that asked for help, on its own page of the ticket: information, and remote access.

use std::collections::BTreeMap;

use ::desk::completeness::Item;
use ::desk::fact::{Affected, Detail, Frequency, Stops};
use ::desk::information::{Given, InformationCommand, Request};
use ::desk::remote::Standing;
use ::desk::{Action, Command, Refusal, State};
use app::{Failure, FileRow, TicketView};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{Values, again, back, carried, submit, why};
use crate::components::{self, Control, Tone};
use crate::pages::parties::desk::asked;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// Everything that waits for the reader's side, before all else on the page.
pub fn boxes(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let open = view.ticket.state() != State::Closed;
    let own = view.actor.organisation;
    html! {
        @for request in view.ticket.information.waiting().filter(|_| open) {
            (components::notice(Tone::Soon, &w.information_wanted_heading(), html! {
                (asked(signed, view, request))
                @if view.may(Action::AnswerInformation) {
                    details name="act" { summary.button.main { (w.send_information()) } (answer_form(signed, view, request, &Values::default(), &[])) }
                }
            }))
        }
        @for request in &view.ticket.remote.requests {
            @let standing = request.standing_at(view.now);
            @if matches!(standing, Standing::Waiting | Standing::Granted) {
                @let owner = view.organisations.get(&request.owner()).map(|o| o.name.clone()).unwrap_or_default();
                (components::notice(if request.owner() == own && standing == Standing::Waiting { Tone::Soon } else { Tone::Still }, &w.access_to(&owner), html! {
                    p { strong { (w.access_standing(standing)) } " · " a href={ "/access/" (view.number) "/" (request.number) } { (w.open_request()) } }
                }))
            }
        }
        @if let (Some((_, at, _)), Some(customer)) = (view.ticket.contact.asked, view.ticket.opened.what.customer) {
            @if own == view.ticket.opened.what.asked_by && open {
                @let name = view.organisations.get(&customer).map(|o| o.name.clone()).unwrap_or_default();
                (components::notice(Tone::Still, &w.contact_wanted(&name), html! {
                    p { (w.contact_asked_on(&super::date(signed, at))) " · " a href={ "/duties/" (customer) } { (w.authorise_contact()) } }
                }))
            }
        }
    }
}

/// A field for each thing that was asked, and one for the rest.
fn answer_form(
    signed: &Signed,
    view: &TicketView,
    request: &Request,
    values: &Values,
    held: &[FileRow],
) -> Markup {
    let w = signed.reader.lang;
    let files = values.files(signed, &format!("files-{}", request.number), held);
    html! {
        form.fields method="post" action={ "/t/" (view.number) "/information/" (request.number) } enctype=[files.as_ref().map(|_| "multipart/form-data")] {
            (carried(signed, Some(view.ticket.version)))
            p.hint { (w.information_no_pause()) }
            @for item in &request.items { (item_field(signed, values, *item)) }
            (values.area(signed, ::desk::Field::Answer, w.field(::desk::Field::Answer), w.no_credentials_here()))
            @if let Some(files) = &files { (components::files_field(files)) }
            div.actions { (submit(&w.send_information(), "main")) }
        }
    }
}

fn item_field(signed: &Signed, values: &Values, item: Item) -> Markup {
    let w = signed.reader.lang;
    let none = || (String::new(), w.not_told());
    match item {
        Item::Stops => {
            let all = Stops::ALL.iter().map(|one| (one.word().to_owned(), w.stops(*one)));
            values.select(signed, "stops", w.ask_stops(), std::iter::once(none()).chain(all).collect())
        }
        Item::Affected => {
            let all = Affected::ALL.iter().map(|one| (one.word().to_owned(), w.affected(*one)));
            values.select(signed, "affected", w.ask_affected(), std::iter::once(none()).chain(all).collect())
        }
        Item::Frequency => {
            let all = Frequency::ALL.iter().map(|one| (one.word().to_owned(), w.frequency(*one)));
            values.select(
                signed,
                "frequency",
                w.ask_frequency(),
                std::iter::once(none()).chain(all).collect(),
            )
        }
        other => match detail(other) {
            Some(detail) => {
                let name = format!("detail-{}", detail.word());
                let control = Control::area(values.get(&name), 2);
                values.field(signed, &name, w.detail(detail), String::new(), control)
            }
            None => html! {},
        },
    }
}

/// The text that answers an item.
fn detail(item: Item) -> Option<Detail> {
    Some(match item {
        Item::Place => Detail::Place,
        Item::Since => Detail::Since,
        Item::Steps => Detail::Steps,
        Item::Expected => Detail::Expected,
        Item::Observed => Detail::Observed,
        Item::Checks => Detail::Checks,
        Item::Documentation => Detail::Documentation,
        Item::Stops | Item::Affected | Item::Frequency => return None,
    })
}

/// `POST /t/{number}/information/{request}`.
pub async fn answer(
    signed: Signed,
    Path((number, request)): Path<(u64, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let text = |typed: &str| (!typed.trim().is_empty()).then(|| signed.app().authored(typed));
    let mut details = BTreeMap::new();
    for detail in Detail::ALL {
        if let Some(said) = text(typed.get(&format!("detail-{}", detail.word()))) {
            details.insert(*detail, said);
        }
    }
    let given = Given {
        stops: typed.get("stops").parse().ok(),
        affected: typed.get("affected").parse().ok(),
        frequency: typed.get("frequency").parse().ok(),
        details,
        text: text(typed.get(::desk::Field::Answer.word())),
        ..Given::default()
    };
    let command = Command::Information(InformationCommand::Answer { request, given });
    let form = typed.form("information", number);
    let to = format!("/t/{number}");
    let done = match typed.fault() {
        Some(failure) => Err(failure.clone()),
        None => signed.app().act_with_files(&signed.visitor, number, command, &typed.files(), &form).await,
    };
    let failure: Failure = match done {
        Ok(_) => return Ok(back(&to, "information")),
        Err(failure) => failure,
    };
    let told = why(&signed, &failure);
    let view = signed.app().ticket(&signed.visitor, number).await.map_err(|f| signed.no(f))?;
    let waiting = view.ticket.information.waiting().find(|one| one.number == request);
    let Some(waiting) = waiting else { return Err(signed.no(Refusal::NoSuchRequest.into())) };
    let held = signed.app().held_files(&signed.visitor, &typed.files()).await.unwrap_or_default();
    let drawn = answer_form(&signed, &view, waiting, &Values::of(&typed, &told), &held);
    Err(again(&signed, signed.reader.lang.to_the_ticket(number), &to, &told, drawn).await)
}
