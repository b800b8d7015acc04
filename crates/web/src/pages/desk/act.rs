//! The verbs of the desk: each is a POST to a noun, and leads back to where it came from, or to the page of what came
//! back: what was typed is kept, what is new is shown, and what is wrong is said.

use app::{Failure, Receipt, TicketView};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use desk::promise::{Assignee, PromiseCommand};
use desk::review::ReviewCommand;
use desk::{Command, Digest, Product, Refusal};

use crate::reader::{Signed, local};
use crate::refuse::{No, Told, told};
use crate::typed::Typed;

use super::forms::{Fields, Verb};
use super::promise::instant;
use super::{AtDesk, exclusion, number, ticket, triage};

/// `POST /desk/t/{n}/acknowledgement`.
pub async fn acknowledge(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Acknowledgement).await
}

/// `POST /desk/t/{n}/work`.
pub async fn start_work(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Work).await
}

/// `POST /desk/t/{n}/triage`.
pub async fn triage(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Triage).await
}

/// `POST /desk/t/{n}/lowering`: the second person.
pub async fn lowering(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Lowering).await
}

/// `POST /desk/t/{n}/diagnosis`.
pub async fn diagnose(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Diagnosis).await
}

/// `POST /desk/t/{n}/endorsement`.
pub async fn endorse(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Endorsement).await
}

/// `POST /desk/t/{n}/workaround`.
pub async fn workaround(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Workaround).await
}

/// `POST /desk/t/{n}/product`.
pub async fn product(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Product).await
}

/// `POST /desk/t/{n}/assignment`.
pub async fn assign(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Assignment).await
}

/// `POST /desk/t/{n}/next-step`.
pub async fn next_step(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::NextStep).await
}

/// `POST /desk/t/{n}/review`.
pub async fn review(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Review).await
}

/// `POST /desk/t/{n}/review-approval`.
pub async fn approval(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Approval).await
}

/// `POST /desk/t/{n}/messages`.
pub async fn send(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Message).await
}

/// `POST /desk/t/{n}/notes`.
pub async fn note(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Note).await
}

/// `POST /desk/t/{n}/resolution`.
pub async fn resolve(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Resolution).await
}

/// `POST /desk/t/{n}/closure`.
pub async fn close(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Closure).await
}

/// `POST /desk/t/{n}/reopening`.
pub async fn reopen(at: AtDesk, path: Path<String>, form: Typed) -> Result<Response, No> {
    act(at, path, form, Verb::Reopening).await
}

pub(super) async fn act(
    AtDesk(signed): AtDesk,
    Path(path): Path<String>,
    form: Typed,
    verb: Verb,
) -> Result<Response, No> {
    let number = number(&signed, &path)?;
    let mut fields = Fields::of(&form);
    let zone = zone_of(&signed, number, verb).await;
    let asked = match (form.fault(), command(&signed, verb, &fields, &zone)) {
        (Some(failure), _) => Err(failure.clone()),
        (None, Ok(command)) => asked(&signed, number, command, verb, &fields).await,
        (None, Err(refusal)) => Err(Failure::Refused(refusal)),
    };
    match asked {
        Ok(_) => Ok(back(&signed, number, verb, &fields).await),
        Err(failure) => {
            let held = signed.app().held_files(&signed.visitor, &fields.files).await;
            fields.held = held.unwrap_or_default();
            Err(came_back(&signed, number, verb, &fields, failure).await)
        }
    }
}

/// The command with the files that came with its form.
async fn asked(
    signed: &Signed,
    number: u64,
    command: Command,
    verb: Verb,
    fields: &Fields,
) -> Result<Receipt, Failure> {
    let form = sent(number, verb, fields);
    signed.app().act_with_files(&signed.visitor, number, command, &fields.files, &form).await
}

/// The zone in which a form's instants are typed: that of the ticket.
async fn zone_of(signed: &Signed, number: u64, verb: Verb) -> String {
    if verb != Verb::NextStep {
        return String::new();
    }
    let view = signed.app().ticket(&signed.visitor, number).await;
    view.map_or_else(|_| "UTC".to_owned(), |view| signed.reader.zone_of(&view))
}

/// From what was typed to what is asked of the desk.
fn command(signed: &Signed, verb: Verb, fields: &Fields, zone: &str) -> Result<Command, Refusal> {
    let text = |typed: &str| signed.app().authored(typed);
    let given = |typed: &str| (!typed.trim().is_empty()).then(|| text(typed));
    let chosen = |about| Refusal::Empty(about);
    Ok(match verb {
        Verb::Acknowledgement => Command::Acknowledge { note: None },
        Verb::Work => Command::StartWork,
        Verb::Triage => {
            let (agreement, _) = signed.app().editions().in_force(signed.reader.now)?;
            let known = || agreement.categories.iter().map(|category| category.level).collect();
            Command::Triage {
                kind: fields.kind.parse().map_err(|()| chosen(desk::Field::Detail))?,
                category: fields
                    .category
                    .parse()
                    .map_err(|_| Refusal::UnknownCategory { given: 0, known: known() })?,
                gravity: fields.gravity.parse().ok(),
                workaround: match fields.workaround.as_str() {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                },
                reason: given(&fields.reason),
            }
        }
        Verb::Lowering if fields.decision == "confirm" => Command::ConfirmLowering,
        Verb::Lowering => Command::DeclineLowering { reason: text(&fields.declining) },
        Verb::Diagnosis => Command::diagnose(text(&fields.diagnosis)),
        Verb::Endorsement => {
            Command::Endorse { diagnosis: fields.endorsed.parse().map_err(|_| Refusal::NoSuchDiagnosis)? }
        }
        Verb::Workaround => Command::FindWorkaround { text: text(&fields.around) },
        Verb::Product => {
            Command::NameProduct { product: Product::named(&fields.product).ok_or(Refusal::NotAProduct)? }
        }
        Verb::Assignment if fields.assignee.is_empty() => Command::Promise(PromiseCommand::Release),
        Verb::Assignment => {
            let to = fields.assignee.parse().map_err(|_| Refusal::NotAColleague)?;
            Command::Promise(PromiseCommand::Assign(Assignee::named(to)))
        }
        Verb::NextStep => {
            let typed = Some(&fields.news_by).filter(|typed| !typed.trim().is_empty());
            let by = typed.map(|typed| instant(typed, zone).ok_or(chosen(desk::Field::NewsBy)));
            Command::Promise(PromiseCommand::Step { step: text(&fields.step), news_by: by.transpose()? })
        }
        Verb::Review => Command::Review(ReviewCommand::Write {
            cause: text(&fields.review_cause),
            remedy: text(&fields.remedy),
            wording: text(&fields.wording),
        }),
        Verb::Approval if fields.decision == "approve" => Command::Review(ReviewCommand::Approve),
        Verb::Approval => Command::Review(ReviewCommand::Return { reason: text(&fields.returning) }),
        Verb::Message => Command::send(text(&fields.text)),
        Verb::Note => Command::note(text(&fields.text)),
        Verb::Resolution => Command::resolve(
            fields.resolution.parse().map_err(|()| chosen(desk::Field::Resolution))?,
            fields.delivery.parse().map_err(|()| chosen(desk::Field::Resolution))?,
            text(&fields.procedure),
        ),
        Verb::Closure => Command::Close { reason: given(&fields.closing) },
        Verb::Reopening => Command::Reopen { reason: text(&fields.reopening) },
        Verb::Exclusion(step) => return exclusion::command(signed, step, &fields.exclusion),
    })
}

/// What comes with the words: how far the form had read, and its key.
fn sent(number: u64, verb: Verb, fields: &Fields) -> app::Form {
    let parts = [
        verb.noun(),
        &number.to_string(),
        &fields.text,
        &fields.diagnosis,
        &fields.procedure,
        &fields.resolution,
        &fields.delivery,
        &fields.closing,
        &fields.reopening,
        &fields.kind,
        &fields.workaround,
        &fields.gravity,
        &fields.category,
        &fields.reason,
        &fields.decision,
        &fields.declining,
        &fields.endorsed,
        &fields.around,
        &fields.product,
        &fields.assignee,
        &fields.step,
        &fields.news_by,
        &fields.review_cause,
        &fields.remedy,
        &fields.wording,
        &fields.returning,
    ];
    let files: Vec<String> = fields.files.iter().map(ToString::to_string).collect();
    let parts = parts.into_iter().chain(fields.exclusion.parts()).chain(files.iter().map(String::as_str));
    let parts: Vec<[&[u8]; 2]> = parts.map(|part| [part.as_bytes(), b"\0".as_slice()]).collect();
    app::Form {
        seen: fields.seen.parse().ok(),
        key: (!fields.key.is_empty()).then(|| fields.key.clone()),
        body_hash: Digest::of(&parts.concat()).0,
    }
}

/// Where one goes after it was taken, with a word that says what was done.
async fn back(signed: &Signed, number: u64, verb: Verb, fields: &Fields) -> Response {
    let done = match verb {
        Verb::Acknowledgement => "acknowledged",
        Verb::Work => "work",
        Verb::Triage if waits_for_a_second_person(signed, number).await => "proposed",
        Verb::Triage => "triaged",
        Verb::Lowering if fields.decision == "confirm" => "triaged",
        Verb::Lowering => "declined",
        Verb::Diagnosis if is_qualified_for(signed, number).await => "diagnosed",
        Verb::Diagnosis => "diagnosed-unqualified",
        Verb::Endorsement => "endorsed",
        Verb::Workaround => "workaround",
        Verb::Product => "product",
        Verb::Assignment if fields.assignee.is_empty() => "released",
        Verb::Assignment => "assigned",
        Verb::NextStep => "next-step",
        Verb::Review => "review",
        Verb::Approval if fields.decision == "approve" => "review-approved",
        Verb::Approval => "review-returned",
        Verb::Message => "sent",
        Verb::Note => "noted",
        Verb::Resolution => "resolved",
        Verb::Closure => "closed",
        Verb::Reopening => "reopened",
        Verb::Exclusion(step) => step.done(&fields.exclusion),
    };
    let ticket = format!("/desk/t/{number}");
    let to = if fields.back.is_empty() { ticket.as_str() } else { local(Some(&fields.back)) };
    let joint = if to.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{to}{joint}done={done}&n={number}")).into_response()
}

/// Qualified for the product of that ticket, now?
async fn is_qualified_for(signed: &Signed, number: u64) -> bool {
    let view = signed.app().ticket(&signed.visitor, number).await;
    view.is_ok_and(|view| view.actor.qualified.covers(view.ticket.product()))
}

async fn waits_for_a_second_person(signed: &Signed, number: u64) -> bool {
    let view = signed.app().ticket(&signed.visitor, number).await;
    view.is_ok_and(|view| view.ticket.proposed.is_some())
}

/// It wasn't taken: the page that shows why, what is new, and everything that was typed.
async fn came_back(signed: &Signed, number: u64, verb: Verb, fields: &Fields, failure: Failure) -> No {
    let view = match signed.app().ticket(&signed.visitor, number).await {
        Ok(view) => view,
        Err(Failure::Refused(_)) => return signed.no(failure), // nothing is there for them
        Err(_) => {
            return No::with(ticket::kept(signed, &fields.words(), &told(signed.reader.lang, &failure)));
        }
    };
    let told = in_their_words(signed, &view, &failure);
    let page = if verb == Verb::Triage && fields.back.starts_with("/desk/triage") {
        triage::again(signed, &view, fields, &told).await
    } else {
        ticket::again(signed, &view, verb, fields, &told).await
    };
    page.map_or_else(|failure| signed.no(failure), No::with)
}

/// A refusal's instants are told in the zone of the ticket.
fn in_their_words(signed: &Signed, view: &TicketView, failure: &Failure) -> Told {
    let reader = &signed.reader;
    let plain = told(reader.lang, failure);
    let Failure::Refused(refusal) = failure else { return plain };
    let zone = reader.zone_of(view);
    Told { said: reader.lang.refusal(refusal, |at| reader.moment_in_full(at, &zone).text), ..plain }
}
