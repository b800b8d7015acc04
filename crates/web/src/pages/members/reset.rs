//! `/people/{id}/ways-in/reset`: somebody's ways in made anew, by two people.

use ::desk::Field;
use ::desk::ways_in::WaysInCommand;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};

use super::super::desk::works::sent;
use super::super::parties::{Values, again, back, carried, submit, why};
use super::{One, name, one, shown};
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;
use crate::whence::From;

/// The part of somebody's page: a proposal to be made, or one that waits.
pub(super) async fn section(page: &One<'_>, values: &Values) -> Result<Markup, No> {
    let (signed, w) = (page.signed, page.signed.reader.lang);
    let waiting = signed.app().reset_that_waits(&signed.visitor, page.row.id).await;
    let Some(waiting) = waiting.map_err(|failure| signed.no(failure))? else {
        return Ok(html! { details { summary.button { (w.reset_title()) } (form(page, values)) } });
    };
    let is_own = waiting.by == Some(signed.visitor.person.id);
    let button = |noun: &str, label: String, look: &str| {
        html! {
            form method="post" action=(page.action(noun)) {
                (carried(signed, Some(page.version)))
                (submit(&label, look))
            }
        }
    };
    Ok(html! {
        section.stack aria-labelledby="reset" {
            h2 id="reset" { (w.reset_title()) }
            p { (w.reset_waits(&waiting.name.unwrap_or_else(|| w.somebody()))) }
            blockquote { (waiting.reason.unwrap_or_else(|| w.text_erased())) }
            p.hint { (w.reset_hint()) }
            @if !is_own { (button("ways-in/reset/confirmation", w.reset_confirm(), "primary")) }
            (button("ways-in/reset/refusal", w.reset_decline(), ""))
        }
    })
}

fn form(page: &One<'_>, values: &Values) -> Markup {
    let (signed, w) = (page.signed, page.signed.reader.lang);
    html! {
        form.fields method="post" action=(page.action("ways-in/reset")) {
            (carried(signed, Some(page.version)))
            p.hint { (w.reset_hint()) }
            (values.area(signed, Field::Reason, w.field(Field::Reason), String::new()))
            div.actions { (submit(&w.reset_propose(), "")) }
        }
    }
}

/// `POST /people/{id}/ways-in/reset`: the first person.
pub async fn propose(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    let command =
        WaysInCommand::Propose { reason: signed.app().authored(typed.get(Field::Reason.word()).trim()) };
    act(&page, &command, &typed, &whence).await.map(|_| back(&format!("/people/{}", page.row.id), "people"))
}

/// `POST /people/{id}/ways-in/reset/confirmation`: the second person. The answer bears the link, in no address.
pub async fn confirm(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    match act(&page, &WaysInCommand::Confirm, &typed, &whence).await? {
        Some(link) => shown(&signed, &headers, page.row.id, &link).await,
        None => Ok(back(&format!("/people/{}", page.row.id), "people")),
    }
}

/// `POST /people/{id}/ways-in/reset/refusal`.
pub async fn decline(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    act(&page, &WaysInCommand::Decline, &typed, &whence).await?;
    Ok(back(&format!("/people/{}", page.row.id), "people"))
}

async fn act(
    page: &One<'_>,
    command: &WaysInCommand,
    typed: &Typed,
    whence: &app::Whence,
) -> Result<Option<app::Secret>, No> {
    let signed = page.signed;
    let done = signed.app().reset_ways_in(&signed.visitor, page.row.id, command, &sent(typed), whence).await;
    match done {
        Ok(link) => Ok(link),
        Err(failure) => {
            let told = why(signed, &failure);
            let form = form(page, &Values::of(typed, &told));
            let to = format!("/people/{}", page.row.id);
            Err(again(signed, name(signed, &page.row), &to, &told, form).await)
        }
    }
}
