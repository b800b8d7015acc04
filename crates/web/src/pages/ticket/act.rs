//! What the reader asks of a ticket, by plain POST. A refusal brings the form back with everything that was typed; a
//! stale one with what happened in between.

use app::{Failure, Form, Receipt};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use desk::exclusion::ExclusionCommand;
use desk::procedure::AnswerCommand;
use desk::{AttachmentId, Command, Digest, Refusal};

use super::{Refused, draw, view};
use crate::reader::Signed;
use crate::refuse::{No, told};
use crate::typed::Typed;

/// The forms of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// A message to the centre.
    Message,
    /// A note for one's own organisation.
    Note,
    /// It is over.
    Closure,
    /// It is back.
    Reopening,
    /// It isn't excluded, they say.
    Contest,
    /// The resolution helps.
    Acceptance,
    /// The resolution doesn't help.
    Objection,
}

impl Verb {
    /// The name of its text on the page.
    pub fn id(self) -> &'static str {
        match self {
            Verb::Message => "reply-error",
            Verb::Note => "note-error",
            Verb::Closure => "closing",
            Verb::Reopening => "reopening",
            Verb::Contest => "contesting",
            Verb::Acceptance => "accepting",
            Verb::Objection => "objecting",
        }
    }

    /// The name of its text in the form.
    fn field(self) -> &'static str {
        match self {
            Verb::Message | Verb::Note => "text",
            Verb::Closure | Verb::Reopening | Verb::Contest | Verb::Acceptance | Verb::Objection => self.id(),
        }
    }

    /// Where it is sent.
    pub fn href(self, number: u64) -> String {
        let noun = match self {
            Verb::Message => "messages",
            Verb::Note => "notes",
            Verb::Closure => "closure",
            Verb::Reopening => "reopening",
            Verb::Contest => "contest",
            Verb::Acceptance => "acceptance",
            Verb::Objection => "objection",
        };
        format!("/t/{number}/{noun}")
    }

    fn done(self) -> &'static str {
        match self {
            Verb::Message => "message",
            Verb::Note => "note",
            Verb::Closure => "closed",
            Verb::Reopening => "reopened",
            Verb::Contest => "contested",
            Verb::Acceptance => "accepted",
            Verb::Objection => "objected",
        }
    }

    fn command(self, signed: &Signed, text: &str) -> Command {
        let authored = signed.app().authored(text);
        match self {
            Verb::Message => Command::send(authored),
            Verb::Note => Command::note(authored),
            Verb::Closure => Command::Close { reason: (!text.trim().is_empty()).then_some(authored) },
            Verb::Reopening => Command::Reopen { reason: authored },
            Verb::Acceptance => {
                let note = (!text.trim().is_empty()).then_some(authored);
                Command::Answer(AnswerCommand::Accept { note })
            }
            Verb::Objection => Command::Answer(AnswerCommand::Contest { reason: authored }),
            Verb::Contest => Command::Exclusion(ExclusionCommand::Contest { reply: authored }),
        }
    }
}

/// `POST /t/{number}/messages`.
pub async fn message(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Message).await
}

/// `POST /t/{number}/notes`.
pub async fn note(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Note).await
}

/// `POST /t/{number}/closure`.
pub async fn closure(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Closure).await
}

/// `POST /t/{number}/reopening`.
pub async fn reopening(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Reopening).await
}

/// `POST /t/{number}/contest`.
pub async fn contest(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Contest).await
}

/// `POST /t/{number}/acceptance`.
pub async fn acceptance(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Acceptance).await
}

/// `POST /t/{number}/objection`.
pub async fn objection(signed: Signed, Path(number): Path<String>, typed: Typed) -> Result<Response, No> {
    act(&signed, &number, &typed, Verb::Objection).await
}

async fn act(signed: &Signed, number: &str, typed: &Typed, verb: Verb) -> Result<Response, No> {
    let before = view(signed, number).await?;
    let text = typed.get(verb.field());
    let form = Form {
        seen: typed.get("seen").parse().ok(),
        key: Some(typed.get("key")).filter(|key| !key.is_empty()).map(str::to_owned),
        body_hash: body_hash(verb, before.number, text, &typed.files()),
    };
    let failure = match asked(signed, before.number, verb.command(signed, text), typed, &form).await {
        Ok(_) => return Ok(Redirect::to(&format!("/t/{number}?done={}", verb.done())).into_response()),
        Err(failure) => failure,
    };
    let held = signed.app().held_files(&signed.visitor, &typed.files()).await.unwrap_or_default();
    let told = told(signed.reader.lang, &failure);
    let stale = matches!(failure, Failure::Refused(Refusal::Stale { .. }));
    let said = signed.reader.lang.wrong_and_fix(&told.said.what, &told.said.fix);
    let refused = Refused {
        not_an_instant: None,
        status: told.status,
        form: Some(verb),
        text: text.to_owned(),
        error: if stale { String::new() } else { said },
        stale_since: form.seen.filter(|_| stale),
        held,
    };
    // What was refused may have been so because of what happened a moment ago: the page shows the ticket as it is.
    let now = view(signed, number).await?;
    Ok(draw(signed, &now, None, &refused))
}

/// The command with the files that came with its form.
async fn asked(
    signed: &Signed,
    number: u64,
    command: Command,
    typed: &Typed,
    form: &Form,
) -> Result<Receipt, Failure> {
    if let Some(failure) = typed.fault() {
        return Err(failure.clone());
    }
    signed.app().act_with_files(&signed.visitor, number, command, &typed.files(), form).await
}

/// The same words with the same files are the same request.
fn body_hash(verb: Verb, number: u64, text: &str, files: &[AttachmentId]) -> [u8; 32] {
    let number = number.to_be_bytes();
    let ids: Vec<[u8; 16]> = files.iter().map(|id| id.bytes()).collect();
    let mut parts: Vec<&[u8]> = vec![verb.done().as_bytes(), &number, text.as_bytes()];
    parts.extend(ids.iter().map(<[u8; 16]>::as_slice));
    Digest::of(&parts).0
}
