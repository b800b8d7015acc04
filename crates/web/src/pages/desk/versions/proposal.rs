//! `/desk/agreements/{n}`: a proposed version, what it would change, and the second person's two answers.

use app::{Failure, Record};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::{By, Folded, Publication};
use jiff::Timestamp;
use maud::{Markup, html};

use super::{again, flash, preview, why_not};
use crate::components::{self, Button, Control, Field, Tone};
use crate::pages::desk::{Centre, list_zone, nothing_here};
use crate::reader::Signed;
use crate::refuse::{No, told};
use crate::typed::Typed;

/// `GET /desk/agreements/{n}`.
pub async fn show(Centre(signed): Centre, Path(path): Path<String>) -> Result<Response, No> {
    let number = numbered(&signed, &path)?;
    page(&signed, number, &Typed::default(), html! {}, StatusCode::OK).await
}

/// `POST /desk/agreements/{n}/publication`: the second person.
pub async fn publish(Centre(signed): Centre, Path(path): Path<String>, typed: Typed) -> Result<Response, No> {
    let number = numbered(&signed, &path)?;
    let done = signed.app().publish_version(&signed.visitor, number, &sent(&typed)).await.map(drop);
    answered(&signed, number, &typed, done).await
}

/// `POST /desk/agreements/{n}/refusal`: the second person, or whoever proposed it.
pub async fn decline(Centre(signed): Centre, Path(path): Path<String>, typed: Typed) -> Result<Response, No> {
    let number = numbered(&signed, &path)?;
    let reason = signed.app().authored(typed.get("reason"));
    let done = signed.app().decline_version(&signed.visitor, number, reason, &sent(&typed)).await;
    answered(&signed, number, &typed, done).await
}

async fn answered(
    signed: &Signed,
    number: u64,
    typed: &Typed,
    done: Result<(), Failure>,
) -> Result<Response, No> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/desk/agreements/{number}")).into_response()),
        Err(failure) => {
            let told = told(signed.reader.lang, &failure);
            let why = why_not(signed, &told, "publication");
            page(signed, number, typed, why, told.status).await
        }
    }
}

fn numbered(signed: &Signed, path: &str) -> Result<u64, No> {
    path.parse::<u32>().map(u64::from).map_err(|_| nothing_here(signed))
}

fn sent(typed: &Typed) -> app::Form {
    app::Form { seen: typed.get("seen").parse().ok(), ..app::Form::default() }
}

async fn page(
    signed: &Signed,
    number: u64,
    typed: &Typed,
    above: Markup,
    status: StatusCode,
) -> Result<Response, No> {
    let no = |failure| signed.no(failure);
    let record = signed.app().proposal(&signed.visitor, number).await.map_err(no)?;
    let w = signed.reader.lang;
    let proposal = &record.value.proposal;
    let published = record.value.answer.is_some_and(|answer| answer.published);
    let preview = if published {
        signed.app().preview_of_published(&signed.visitor, &proposal.id).await.ok()
    } else {
        let file = record.text(proposal.file.id).unwrap_or_default();
        signed.app().preview(&signed.visitor, file).await.ok()
    };
    let reason = record.text(proposal.reason.id).map_or_else(|| w.text_erased(), str::to_owned);
    let main = html! {
        (components::head(
            Some(html! { a.quiet href="/desk/agreements" data-key="u" aria-keyshortcuts="u" { "← " (w.versions_title()) } }),
            proposal.id.as_str(),
            html! { p.lead { (w.version_proposed_by(&named(signed, &record, record.value.by), &when(signed, record.value.at))) } },
        ))
        (above)
        @if let Some(answer) = &record.value.answer {
            @let (who, when) = (named(signed, &record, answer.by), when(signed, answer.at));
            (flash(
                if answer.published { Tone::Met } else { Tone::Still },
                &if answer.published { w.version_published_by(&who, &when) } else { w.version_declined_by(&who, &when) },
            ))
            @if let Some(why) = answer.reason.and_then(|why| record.text(why.id)) { p { (why) } }
        }
        p { b { (w.version_reason()) } " · " (reason) }
        @if record.value.is_open() { (forms(signed, number, &record, typed)) }
        @if let Some(preview) = &preview { (preview::draw(signed, preview)) }
    };
    again(signed, proposal.id.to_string(), main, status).await
}

fn forms(signed: &Signed, number: u64, record: &Record<Publication>, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let is_own = record.value.by == signed.actor().by;
    let button = |label: &str, look: &'static str| {
        components::button(&Button { label, shortcut: None, sends: None, action: None, look })
    };
    let reason = Field {
        name: "reason".to_owned(),
        label: w.version_reason(),
        control: Control::line(typed.get("reason")),
        ..Field::default()
    };
    let seen = html! { input type="hidden" name="seen" value=(record.value.version); };
    html! {
        @if !is_own {
            form id="publication" method="post" action=(format!("/desk/agreements/{number}/publication")) { (seen) (button(&w.version_publish(), "primary")) }
        }
        details open[!typed.get("reason").is_empty()] {
            summary { @if is_own { (w.version_take_back()) } @else { (w.version_decline()) } }
            form.stack method="post" action=(format!("/desk/agreements/{number}/refusal")) {
                (seen)
                (components::field(&reason))
                (button(&if is_own { w.version_take_back() } else { w.version_decline() }, ""))
            }
        }
    }
}

fn named(signed: &Signed, record: &Record<Publication>, by: By) -> String {
    let name = by.person().and_then(|person| record.names.get(&person).cloned());
    name.unwrap_or_else(|| signed.reader.lang.text_erased())
}

fn when(signed: &Signed, at: Timestamp) -> String {
    signed.reader.moment_in_full(at, &list_zone(signed)).text
}
