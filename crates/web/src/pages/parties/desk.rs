//! Information, remote access and contacts on a ticket of the desk: what waits, and what can be asked.

use ::desk::completeness::{Item, missing};
use ::desk::contact::{Authorisation, ContactCommand};
use ::desk::duties::Kept;
use ::desk::information::InformationCommand;
use ::desk::remote::{RemoteCommand, Request, Standing};
use ::desk::{Action, Command, OrganisationId, PersonId, Refusal, State};
use app::{Failure, PersonRow, TicketView};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{Values, again, back, carried, instant, one_click, submit, why};
use crate::components::{self, MarginNote, Tone, Width};
use crate::pages::desk::Centre;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What the ticket page shows of it: the section below the timeline, and the note in the margin.
pub struct Drawn {
    /// The section.
    pub section: Markup,
    /// The note.
    pub note: Markup,
}

/// Both, drawn.
///
/// # Errors
///
/// The database is away.
pub async fn draw(signed: &Signed, view: &TicketView) -> Result<Drawn, Failure> {
    let w = signed.reader.lang;
    let open = view.ticket.state() != State::Closed;
    let values = Values::default();
    let contact = if view.may(Action::ContactCustomer) && open {
        contact(signed, view, &values).await?
    } else {
        html! {}
    };
    let asks = view.may(Action::AskRemoteAccess) && open;
    let colleagues = if asks { signed.app().may_be_named(&signed.visitor, view).await? } else { Vec::new() };
    let section = html! {
        section.stack id="parties" aria-label=(w.parties_heading()) {
            h2 { (w.parties_heading()) }
            (waiting(signed, view))
            @for request in &view.ticket.remote.requests { (access(signed, view, request)) }
            @if view.may(Action::AskInformation) && open {
                details name="act" {
                    summary.button { (w.ask_information()) }
                    div.act-body id="act-information" { (information_form(signed, view, &values)) }
                }
            }
            @if asks {
                details name="act" {
                    summary.button { (w.ask_access()) }
                    div.act-body id="act-access" { (access_form(signed, view, &colleagues, &values)) }
                }
            }
            (contact)
        }
    };
    Ok(Drawn { section, note: note(signed, view).await? })
}

/// Requests for information that wait for an answer.
fn waiting(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    html! {
        @for request in view.ticket.information.waiting() {
            @let since = signed.reader.moment(request.at, &signed.reader.zone_of(view)).text;
            (components::notice(Tone::Still, &w.information_waits(&since), html! {
                (asked(signed, view, request))
                @if view.may(Action::AskInformation) {
                    (one_click(signed, &format!("/desk/t/{}/information/{}/withdrawal", view.number, request.number), None, &w.information_not_needed(), "small"))
                }
            }))
        }
    }
}

/// What was asked: the items by name, then the words.
pub fn asked(signed: &Signed, view: &TicketView, request: &::desk::information::Request) -> Markup {
    let w = signed.reader.lang;
    html! {
        @if !request.items.is_empty() { ul { @for item in &request.items { li { (w.missing_item(*item)) } } } }
        @if let Some(text) = request.text { p.prose { (view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned)) } }
    }
}

/// A request for remote access: where it stands, and what its people can do about it.
fn access(signed: &Signed, view: &TicketView, request: &Request) -> Markup {
    let w = signed.reader.lang;
    let standing = request.standing_at(view.now);
    let tone = match standing {
        Standing::Waiting => Tone::Soon,
        Standing::Granted => Tone::Met,
        _ => Tone::Still,
    };
    let owner = view.organisations.get(&request.owner()).map(|o| o.name.clone()).unwrap_or_default();
    let zone = signed.reader.zone_of(view);
    let (from, until) = request.window;
    let window =
        w.access_window(&signed.reader.moment(from, &zone).text, &signed.reader.moment(until, &zone).text);
    let path = |noun: &str| format!("/desk/t/{}/access/{}/{noun}", view.number, request.number);
    let me = view.actor.by;
    let named = me.person().is_some_and(|person| request.asked.people.contains(&person));
    let is_in = request.visits.iter().any(|visit| visit.by == me && visit.until.is_none());
    html! {
        (components::notice(tone, &w.access_to(&owner), html! {
            p { strong { (w.access_standing(standing)) } " · " (window) " · " a href={ "/access/" (view.number) "/" (request.number) } { (w.open_request()) } }
            div.at-once {
                @if request.is_live(view.now) && named && !is_in && view.may(Action::UseRemoteAccess) { (one_click(signed, &path("entry"), None, &w.access_enter(), "main")) }
                @if is_in { (one_click(signed, &path("leaving"), None, &w.access_leave(), "main")) }
                @if matches!(standing, Standing::Waiting | Standing::Granted) && view.may(Action::EndRemoteAccess) { (one_click(signed, &path("revocation"), None, &w.access_revoke(), "")) }
            }
        }))
    }
}

/// Everything that is missing, ticked at first.
pub fn information_form(signed: &Signed, view: &TicketView, values: &Values) -> Markup {
    let w = signed.reader.lang;
    let missing = missing(&view.ticket.report());
    html! {
        form.fields method="post" action={ "/desk/t/" (view.number) "/information" } {
            (carried(signed, Some(view.ticket.version)))
            fieldset.field {
                legend { (w.ask_information_items()) }
                p.hint { (w.ask_information_items_hint()) }
                @for item in Item::ALL {
                    label.check {
                        input type="checkbox" name="item" value=(item.word()) checked[values.is_ticked("item", item.word(), missing.contains(item))];
                        span { (w.missing_item(*item)) }
                    }
                }
            }
            (values.area(signed, ::desk::Field::Question, w.ask_information_else(), String::new()))
            div.actions { (submit(&w.send_information_request(), "main")) }
        }
    }
}

/// Whose systems, what for, which, who besides oneself, when.
fn access_form(signed: &Signed, view: &TicketView, colleagues: &[PersonRow], values: &Values) -> Markup {
    let w = signed.reader.lang;
    let opened = &view.ticket.opened.what;
    let owners = [Some(opened.asked_by), opened.customer];
    let mut owners: Vec<(String, String)> = owners
        .into_iter()
        .flatten()
        .map(|id| (id.to_string(), view.organisations.get(&id).map(|o| o.name.clone()).unwrap_or_default()))
        .collect();
    owners.dedup();
    let zone = signed.reader.zone_of(view);
    let place = w.place(&zone);
    let hours = view.agreement.remote_access.as_ref().map_or(8, |access| access.at_most_hours);
    let until = w.ask_access_until(&place, &hours.to_string());
    let clock = "datetime-local";
    html! {
        form.fields method="post" action={ "/desk/t/" (view.number) "/access" } {
            (carried(signed, None))
            @if !view.actor.qualified.covers(view.ticket.product()) {
                (components::notice(Tone::Soon, "", html! { p { (w.you_are_not_qualified()) } }))
            }
            (values.field(signed, "owner", w.ask_access_owner(), w.ask_access_owner_hint(), components::Control::Select(owners, values.get("owner"))))
            (values.area(signed, ::desk::Field::Purpose, w.ask_access_purpose(), String::new()))
            (values.area(signed, ::desk::Field::Systems, w.ask_access_systems(), w.no_credentials_here()))
            @if !colleagues.is_empty() {
                fieldset.field {
                    legend { (w.ask_access_people()) }
                    p.hint { (w.ask_access_people_hint()) }
                    @for one in colleagues {
                        @let id = one.id.to_string();
                        label.check {
                            input type="checkbox" name="person" value=(id) checked[values.is_ticked("person", &id, false)];
                            span { (one.name.clone().unwrap_or_else(|| w.somebody())) }
                        }
                    }
                }
            }
            (values.typed_line(signed, "from", w.ask_access_from(&place), String::new(), clock, Width::Medium))
            (values.typed_line(signed, "until", until, String::new(), clock, Width::Medium))
            div.actions { (submit(&w.send_access_request(), "main")) }
        }
    }
}

/// Who of the customer may be written to, under what; or the way to ask for it.
async fn contact(signed: &Signed, view: &TicketView, values: &Values) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let opened = &view.ticket.opened.what;
    if opened.customer.is_none_or(|customer| customer == opened.asked_by) {
        return Ok(html! {});
    }
    let people = signed.app().contactable(view).await?;
    let covered = people.iter().any(|(_, _, authorisation)| authorisation.is_some());
    let asked = view.ticket.contact.asked.map(|(_, at, _)| super::date(signed, at));
    let ask = one_click(
        signed,
        &format!("/desk/t/{}/contact/question", view.number),
        Some(view.ticket.version),
        &w.contact_ask_provider(),
        "",
    );
    let cite = signed.reader.clause(&view.agreement, &"2.C".into());
    Ok(html! {
        section.stack aria-label=(w.contact_heading()) {
            h3 { (w.contact_heading()) " " (components::clause(&cite)) }
            @if people.is_empty() { p { (w.contact_nobody()) } }
            @for (person, name, authorisation) in &people {
                @if let Some(authorisation) = authorisation { (contact_form(signed, view, values, *person, name, authorisation)) }
            }
            @if !covered {
                p { (w.contact_none()) }
                @match asked { Some(when) => p.meta { (w.contact_asked_on(&when)) }, None => (ask) }
            }
        }
    })
}

fn contact_form(
    signed: &Signed,
    view: &TicketView,
    values: &Values,
    person: PersonId,
    name: &str,
    authorisation: &Authorisation,
) -> Markup {
    let w = signed.reader.lang;
    let held = match authorisation.until {
        Some(until) => w.contact_write_under(&super::date(signed, until)),
        None => w.contact_write_open(),
    };
    html! {
        details name="act" {
            summary.button { (w.contact_write_to(name, authorisation.number)) }
            form.fields.act-body method="post" action={ "/desk/t/" (view.number) "/contact" } {
                (carried(signed, Some(view.ticket.version)))
                input type="hidden" name="to" value=(person);
                (values.area(signed, ::desk::Field::Message, w.field(::desk::Field::Message), held))
                div.actions { (submit(&w.contact_write_to(name, authorisation.number), "main")) }
            }
        }
    }
}

/// Clause 2.C in the margin: what isn't kept, and the way to point it out.
pub async fn note(signed: &Signed, view: &TicketView) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let party = view.ticket.opened.what.asked_by;
    let ledger = match signed.app().ledger(&signed.visitor, party).await {
        Ok(ledger) => ledger,
        Err(Failure::Refused(_)) => return Ok(html! {}),
        Err(failure) => return Err(failure),
    };
    let unmet: Vec<_> = ledger.duties.iter().filter(|line| line.kept == Some(Kept::Unmet)).collect();
    let clauses = vec![signed.reader.clause(&view.agreement, &"2.C".into())];
    let heading = MarginNote { heading: w.duties_title(), clauses, ..MarginNote::default() };
    Ok(components::margin_note(
        &heading,
        html! {
            @if unmet.is_empty() { p { (w.duties_note_all_kept()) } }
            @else {
                p { (w.duties_note_unmet()) }
                ul {
                    @for line in unmet {
                        li {
                            (w.text(&line.duty.title))
                            span.meta { " · " (w.duty_told()) ": " (line.told.map_or_else(|| w.duty_never_told(), |at| super::date(signed, at))) }
                        }
                    }
                }
            }
            p { a href={ "/duties/" (party) "?ticket=" (view.number) } { (w.duties_note_all()) } }
        },
    ))
}

/// `POST /desk/t/{n}/information`.
pub async fn ask_information(centre: Centre, Path(n): Path<u64>, typed: Typed) -> Result<Response, No> {
    let signed = centre.0;
    let items = typed.all("item").iter().filter_map(|word| word.parse().ok()).collect();
    let question = typed.get(::desk::Field::Question.word());
    let text = (!question.trim().is_empty()).then(|| signed.app().authored(question));
    let command = Command::Information(InformationCommand::Request { items, text });
    let asked = signed.app().act(&signed.visitor, n, &command, &typed.form("information", n)).await;
    done(&signed, n, &typed, asked, |view, values| information_form(&signed, view, values)).await
}

/// `POST /desk/t/{n}/information/{request}/withdrawal`.
pub async fn withdraw_information(
    centre: Centre,
    Path((n, request)): Path<(u64, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Command::Information(InformationCommand::Withdraw { request });
    click(&centre.0, n, &typed, "withdrawal", &command).await
}

/// `POST /desk/t/{n}/access`.
pub async fn ask_access(centre: Centre, Path(n): Path<u64>, typed: Typed) -> Result<Response, No> {
    let signed = centre.0;
    let view = signed.app().ticket(&signed.visitor, n).await.map_err(|f| signed.no(f))?;
    let zone = signed.reader.zone_of(&view);
    let window = instant(typed.get("from"), &zone).zip(instant(typed.get("until"), &zone));
    let owner: Option<OrganisationId> = typed.get("owner").parse().ok();
    let people: Result<Vec<PersonId>, _> = typed.all("person").iter().map(|id| id.parse()).collect();
    let asked = match (window, owner, people) {
        (Some((from, until)), Some(owner), Ok(people)) => {
            let text = |about: ::desk::Field| signed.app().authored(typed.get(about.word()));
            let command = Command::Remote(RemoteCommand::Ask {
                owner,
                purpose: text(::desk::Field::Purpose),
                systems: text(::desk::Field::Systems),
                people,
                known: Vec::new(),
                from,
                until,
            });
            signed.app().act(&signed.visitor, n, &command, &typed.form("access", n)).await
        }
        (None, ..) => Err(Failure::Refused(Refusal::Empty(::desk::Field::Until))),
        (_, None, _) => Err(Failure::Refused(Refusal::NotTheirSystem)),
        (_, _, Err(_)) => Err(Failure::Refused(Refusal::NotToBeNamed)),
    };
    let colleagues = signed.app().may_be_named(&signed.visitor, &view).await.map_err(|f| signed.no(f))?;
    done(&signed, n, &typed, asked, |view, values| access_form(&signed, view, &colleagues, values)).await
}

/// `POST /desk/t/{n}/access/{request}/entry`.
pub async fn enter(
    centre: Centre,
    Path((n, request)): Path<(u64, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    click(&centre.0, n, &typed, "entry", &Command::Remote(RemoteCommand::Enter { request })).await
}

/// `POST /desk/t/{n}/access/{request}/leaving`.
pub async fn leave(
    centre: Centre,
    Path((n, request)): Path<(u64, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Command::Remote(RemoteCommand::Leave { request, note: None });
    click(&centre.0, n, &typed, "leaving", &command).await
}

/// `POST /desk/t/{n}/access/{request}/revocation`.
pub async fn revoke(
    centre: Centre,
    Path((n, request)): Path<(u64, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Command::Remote(RemoteCommand::Revoke { request, reason: None });
    click(&centre.0, n, &typed, "revocation", &command).await
}

/// `POST /desk/t/{n}/contact/question`: asks the provider to authorise it.
pub async fn ask_contact(centre: Centre, Path(n): Path<u64>, typed: Typed) -> Result<Response, No> {
    click(&centre.0, n, &typed, "question", &Command::Contact(ContactCommand::Ask)).await
}

/// `POST /desk/t/{n}/contact`: to a super administrator of the customer, the provider copied.
pub async fn write(centre: Centre, Path(n): Path<u64>, typed: Typed) -> Result<Response, No> {
    let signed = centre.0;
    let text = signed.app().authored(typed.get(::desk::Field::Message.word()));
    let form = typed.form("contact", n);
    let asked = match typed.get("to").parse() {
        Ok(to) => signed.app().write_to_customer(&signed.visitor, n, to, &text, &form).await,
        Err(_) => Err(Failure::Refused(Refusal::NotFound)),
    };
    let to = typed.get("to").to_owned();
    done(&signed, n, &typed, asked, |view, values| {
        let w = signed.reader.lang;
        html! {
            form.fields method="post" action={ "/desk/t/" (view.number) "/contact" } {
                (carried(&signed, Some(view.ticket.version)))
                input type="hidden" name="to" value=(to);
                (values.area(&signed, ::desk::Field::Message, w.field(::desk::Field::Message), String::new()))
                div.actions { (submit(&w.send(), "main")) }
            }
        }
    })
    .await
}

async fn click(
    signed: &Signed,
    n: u64,
    typed: &Typed,
    noun: &str,
    command: &Command,
) -> Result<Response, No> {
    let asked = signed.app().act(&signed.visitor, n, command, &typed.form(noun, n)).await;
    done(signed, n, typed, asked, |_, _| html! {}).await
}

/// Back to the ticket; or the form once more, with what was typed.
async fn done(
    signed: &Signed,
    n: u64,
    typed: &Typed,
    asked: Result<app::Receipt, Failure>,
    form: impl Fn(&TicketView, &Values) -> Markup,
) -> Result<Response, No> {
    let to = format!("/desk/t/{n}");
    let failure = match asked {
        Ok(_) => return Ok(back(&format!("{to}?n={n}#parties"), "parties")),
        Err(failure) => failure,
    };
    let told = why(signed, &failure);
    let Ok(view) = signed.app().ticket(&signed.visitor, n).await else { return Err(signed.no(failure)) };
    let drawn = form(&view, &Values::of(typed, &told));
    let title = signed.reader.lang.to_the_ticket(n);
    Err(again(signed, title, &to, &told, drawn).await)
}
