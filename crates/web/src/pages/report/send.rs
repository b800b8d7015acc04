//! A step is sent: it is kept, and leads on; or the whole report goes to the desk.

use app::{Failure, Form};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use desk::{AttachmentId, Digest, Refusal};

use super::draft::{Draft, field_of};
use super::steps::Step;
use super::{At, elsewhere, page, seen, whom};
use crate::reader::Signed;
use crate::refuse::{No, told};
use crate::typed::Typed;

/// `POST /tickets/new`.
pub async fn take(signed: Signed, Query(at): Query<At>, typed: Typed) -> Result<Response, No> {
    if let Some(provider) = whom::desk_elsewhere(&signed).await? {
        return elsewhere::take(&signed, &provider, &typed).await;
    }
    let word = at.step.unwrap_or_default();
    if word == "discard" {
        let draft = Draft::load(signed.app(), &signed.visitor).await.map_err(|failure| signed.no(failure))?;
        draft.discard(signed.app(), &signed.visitor).await.map_err(|failure| signed.no(failure))?;
        return Ok(seen("/tickets/new?done=discarded".to_owned()));
    }
    let step = Step::named(&word);
    let mut draft = Draft::load(signed.app(), &signed.visitor).await.map_err(|failure| signed.no(failure))?;
    draft.take(step, &typed);
    if let Some(failure) = typed.fault() {
        if let Err(away) = draft.keep(signed.app(), &signed.visitor).await {
            tracing::warn!(%away, "a refused report could not be kept as a draft");
        }
        let told = told(signed.reader.lang, failure);
        let said = signed.reader.lang.wrong_and_fix(&told.said.what, &told.said.fix);
        return page(&signed, &draft, step, told.status, &[("files".to_owned(), said)], None).await;
    }

    let faults = draft.faults();
    if !faults.is_empty() {
        let errors: Vec<_> =
            faults.iter().map(|(name, refusal)| (name.clone(), wrong(&signed, name, refusal))).collect();
        let shown = if errors.iter().any(|(name, _)| step.fields().any(|field| field == name)) {
            step
        } else {
            Step::of(&errors[0].0)
        };
        return page(&signed, &draft, shown, StatusCode::UNPROCESSABLE_ENTITY, &errors, None).await;
    }
    if typed.get("go") == "send" {
        return send(&signed, &draft, step).await;
    }
    if let Err(failure) = draft.keep(signed.app(), &signed.visitor).await {
        return refused(&signed, &draft, step, &failure).await;
    }
    let next = match typed.get("go") {
        "back" => step.before().unwrap_or(Step::What),
        "steps" => Step::What,
        _ => step.next(),
    };
    Ok(seen(next.href()))
}

/// The report goes to the desk. Whatever comes of it, the draft is kept until it is a ticket.
async fn send(signed: &Signed, draft: &Draft, step: Step) -> Result<Response, No> {
    let app = signed.app();
    let (asked_by, customer) = draft.whom();
    // The key stands for the draft: sent twice, by two clicks or two tabs, it is one ticket.
    let form = Form {
        seen: None,
        key: Some(draft.key.clone()),
        body_hash: Digest::of(&[b"report:", draft.key.as_bytes()]).0,
    };
    // What was thrown away meanwhile is gone from the page, too.
    let there = app.held_files(&signed.visitor, &draft.files).await.map_err(|failure| signed.no(failure))?;
    let files: Vec<AttachmentId> = there.iter().map(|file| file.id).collect();
    let new = draft.new_ticket(app);
    let opened = app.open_with_files(&signed.visitor, new, &files, (asked_by, customer), &form).await;
    match opened {
        Ok(receipt) => {
            Draft::drop(app, &signed.visitor).await.map_err(|failure| signed.no(failure))?;
            let done = if receipt.repeated { "opened-before" } else { "opened" };
            Ok(seen(format!("/t/{}?done={done}", receipt.number)))
        }
        Err(failure) => {
            let kept = draft.keep(app, &signed.visitor).await;
            if let Err(away) = kept {
                tracing::warn!(%away, "a refused report could not be kept as a draft");
            }
            refused(signed, draft, step, &failure).await
        }
    }
}

/// The page that asked, with everything typed, and what is wrong where it is wrong.
async fn refused(signed: &Signed, draft: &Draft, step: Step, failure: &Failure) -> Result<Response, No> {
    let told = told(signed.reader.lang, failure);
    let field = match failure {
        Failure::Refused(Refusal::Empty(_)) => "subject",
        Failure::Refused(
            Refusal::NotTheirCustomer
            | Refusal::NotFound
            | Refusal::IndirectCustomer { .. }
            | Refusal::SupportEnded { .. }
            | Refusal::AuthorisationLapsed { .. },
        ) => "whom",
        Failure::Refused(Refusal::UnknownRegion { .. }) => "region",
        Failure::Refused(Refusal::Attachment(_)) => "files",
        _ => "",
    };
    let asks =
        |step: Step| step.fields().any(|name| name == field) || (field == "region" && step.asks_regions());
    let asks = |step: Step| asks(step) || (field == "files" && step.asks_files());
    let shown = if field == "files" && !asks(step) {
        Step::Again
    } else if asks(step) || field.is_empty() {
        step
    } else {
        Step::of(field)
    };
    let id = if field.is_empty() { "main" } else { field };
    let errors = [(id.to_owned(), signed.reader.lang.wrong_and_fix(&told.said.what, &told.said.fix))];
    page(signed, draft, shown, told.status, &errors, None).await
}

pub(super) fn wrong(signed: &Signed, name: &str, refusal: &Refusal) -> String {
    let w = signed.reader.lang;
    let mut said = told(w, &Failure::Refused(refusal.clone())).said;
    // "Detail" says little where the form has twelve of them.
    if field_of(name) == desk::Field::Detail
        && let Ok(detail) = name.parse::<desk::fact::Detail>()
    {
        said.what = said.what.replacen(&w.field(desk::Field::Detail), &w.detail(detail), 1);
    }
    w.wrong_and_fix(&said.what, &said.fix)
}
