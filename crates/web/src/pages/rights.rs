//! What people may ask about their own data, and what whoever answers for them decides: `/account/data`, `/people/{id}/data`,
//! `/account/erasure`, `/people/{id}/erasure`.

use ::desk::erasure::ErasureCommand;
use ::desk::{Action, Field, PersonId, Refusal};
use app::{ErasurePreview, Failure, PersonData};
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::works::sent;
use super::desk::{framed, nothing_here};
use super::parties::{Values, again, back, carried, one_click, submit, why};
use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;
use crate::whence::From;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

fn person(signed: &Signed, id: &str) -> Result<PersonId, No> {
    id.parse().map_err(|_| nothing_here(signed))
}

/// `GET /account/data`.
pub async fn own_data(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let erasure = &signed.visitor.person.erasure;
    let asks = erasure.asked.map(|at| super::parties::date(&signed, at));
    let declined = erasure.declined.as_ref().map(|(at, _)| super::parties::date(&signed, *at));
    let up =
        html! { a.quiet href="/account" data-key="u" aria-keyshortcuts="u" { "← " (w.account_title()) } };
    let main = html! {
        (components::head(Some(up), &w.own_data_title(), html! { p.lead { (w.own_data_lead()) } }))
        div.stack-l {
            (one_click(&signed, "/account/data", None, &w.own_data_take(), "primary"))
            section.stack aria-labelledby="erasure" {
                h2 id="erasure" { (w.erasure_title()) }
                p { (w.erasure_ask_lead()) }
                @if let Some(at) = asks {
                    p { (w.erasure_asked_since(&at)) }
                    (one_click(&signed, "/account/erasure/withdrawal", None, &w.erasure_withdraw(), ""))
                } @else {
                    @if let Some(at) = declined { p { (w.erasure_declined_on(&at)) } }
                    (one_click(&signed, "/account/erasure", None, &w.erasure_ask(), ""))
                }
            }
        }
    };
    let flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_rights(), None));
    let sheet = framed(&signed, w.own_data_title(), main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// `POST /account/data`: all that is kept of whoever asks.
pub async fn take_own_data(signed: Signed, From(whence): From) -> Result<Response, No> {
    let own = signed.visitor.person.id;
    let data = signed.app().person_data(&signed.visitor, own, &whence).await;
    file(&signed, data.map_err(|failure| signed.no(failure))?)
}

fn file(signed: &Signed, data: PersonData) -> Result<Response, No> {
    let body = serde_json::to_vec_pretty(&data);
    let body = body.map_err(|error| signed.no(Failure::Damaged(format!("data of a person: {error}"))))?;
    let kept = format!("attachment; filename=\"guichet-person-{}.json\"", data.profile.person);
    Ok(([(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, kept)], body).into_response())
}

/// `GET /people/{id}/data`.
pub async fn data(signed: Signed, Path(id): Path<String>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let id = person(&signed, &id)?;
    signed.app().may_export(&signed.visitor, id).await.map_err(|failure| signed.no(failure))?;
    let row = signed.app().person_row(id).await.map_err(|failure| signed.no(failure))?;
    let title = w.data_title(&row.name.unwrap_or_else(|| w.somebody()));
    let up =
        html! { a.quiet href={ "/people/" (id) } data-key="u" aria-keyshortcuts="u" { "← " (w.members()) } };
    let main = html! {
        (components::head(Some(up), &title, html! { p.lead { (w.data_lead()) } }))
        (one_click(&signed, &format!("/people/{id}/data"), None, &w.own_data_take(), "primary"))
    };
    let sheet = framed(&signed, title, main).await?;
    Ok(signed.reader.page(sheet))
}

/// `POST /people/{id}/data`.
pub async fn take_data(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let id = person(&signed, &id)?;
    let data = signed.app().person_data(&signed.visitor, id, &whence).await;
    file(&signed, data.map_err(|failure| signed.no(failure))?)
}

/// `POST /account/erasure`.
pub async fn ask(signed: Signed, From(whence): From, typed: Typed) -> Result<Response, No> {
    of_oneself(&signed, ErasureCommand::Ask, &whence, &typed).await
}

/// `POST /account/erasure/withdrawal`.
pub async fn withdraw(signed: Signed, From(whence): From, typed: Typed) -> Result<Response, No> {
    of_oneself(&signed, ErasureCommand::Withdraw, &whence, &typed).await
}

async fn of_oneself(
    signed: &Signed,
    command: ErasureCommand,
    whence: &app::Whence,
    typed: &Typed,
) -> Result<Response, No> {
    let own = signed.visitor.person.id;
    let done = signed.app().decide_erasure(&signed.visitor, own, &command, &sent(typed), whence).await;
    done.map_err(|failure| signed.no(failure))?;
    Ok(back("/account/data", "rights"))
}

/// Somebody who may be erased.
struct Page<'a> {
    signed: &'a Signed,
    id: PersonId,
    preview: ErasurePreview,
}

async fn page<'a>(signed: &'a Signed, id: &str) -> Result<Page<'a>, No> {
    let id = person(signed, id)?;
    let preview = signed.app().erasure_preview(&signed.visitor, id).await;
    Ok(Page { signed, id, preview: preview.map_err(|failure| signed.no(failure))? })
}

impl Page<'_> {
    fn name(&self) -> String {
        self.preview.row.name.clone().unwrap_or_else(|| self.signed.reader.lang.somebody())
    }

    fn title(&self) -> String {
        self.signed.reader.lang.erasure_of(&self.name())
    }

    fn to(&self) -> String {
        format!("/people/{}/erasure", self.id)
    }

    fn form(&self, noun: &str, label: &str, hint: &str, look: &str, values: &Values) -> Markup {
        let w = self.signed.reader.lang;
        html! {
            form.fields method="post" action={ (self.to()) (noun) } {
                (carried(self.signed, Some(self.preview.version)))
                (values.area(self.signed, Field::Reason, w.field(Field::Reason), hint.to_owned()))
                div.actions { (submit(label, look)) }
            }
        }
    }

    /// What goes and what stays, in figures.
    fn figures(&self) -> Markup {
        let (w, seen) = (self.signed.reader.lang, &self.preview);
        let number = |n: u64| html! { (w.number(i64::try_from(n).unwrap_or(i64::MAX))) };
        let goes = [
            (w.erasure_texts(), number(seen.texts)),
            (w.erasure_drafts(), number(seen.drafts)),
            (w.erasure_keys(), number(seen.keys)),
            (w.erasure_credentials(), number(seen.credentials)),
            (w.erasure_notes(), number(seen.notes)),
            (w.erasure_reads(), number(seen.reads)),
        ];
        html! {
            section.stack aria-labelledby="goes" { h2 id="goes" { (w.erasure_goes()) } (components::facts(&goes)) }
            section.stack aria-labelledby="stays" { h2 id="stays" { (w.erasure_stays()) } p { (w.erasure_stays_lead()) } }
        }
    }

    fn standing(&self) -> Markup {
        let (w, erasure) = (self.signed.reader.lang, &self.preview.erasure);
        let date = |at| super::parties::date(self.signed, at);
        html! {
            @if let Some(at) = erasure.asked { (components::notice(Tone::Soon, "", html! { p { (w.erasure_asked_by_them(&date(at))) } })) }
            @if let Some((at, _)) = erasure.held {
                (components::notice(Tone::Soon, "", html! {
                    p { (w.erasure_held_since(&date(at))) @if let Some(reason) = &self.preview.reason { " " (reason) } }
                    (one_click(self.signed, &format!("/people/{}/hold/lifting", self.id), Some(self.preview.version), &w.erasure_release(), ""))
                }))
            }
            @if let Some(at) = erasure.erased { (components::notice(Tone::Still, "", html! { p { (w.erasure_done_on(&date(at))) } })) }
        }
    }

    fn forms(&self) -> Markup {
        let (w, erasure) = (self.signed.reader.lang, &self.preview.erasure);
        let none = Values::default();
        html! {
            @if erasure.erased.is_none() {
                @if erasure.held.is_none() {
                    details { summary.button { (w.erasure_decide()) } (self.form("", &w.erasure_for_good(), &w.erasure_reason_hint(), "primary", &none)) }
                    details { summary.button { (w.erasure_hold()) } (self.form("/hold", &w.erasure_hold(), &w.erasure_hold_hint(), "", &none)) }
                }
                @if erasure.asked.is_some() {
                    details { summary.button { (w.erasure_decline()) } (self.form("/refusal", &w.erasure_decline(), "", "", &none)) }
                }
            }
        }
    }

    async fn decide(
        &self,
        command: ErasureCommand,
        whence: &app::Whence,
        typed: &Typed,
        form: impl Fn(&Values) -> Markup,
    ) -> Result<Response, No> {
        let signed = self.signed;
        let done =
            signed.app().decide_erasure(&signed.visitor, self.id, &command, &sent(typed), whence).await;
        match done {
            Ok(()) => Ok(back(&self.to(), "rights")),
            Err(failure) => {
                let told = why(signed, &failure);
                Err(again(signed, self.title(), &self.to(), &told, form(&Values::of(typed, &told))).await)
            }
        }
    }
}

/// `GET /people/{id}/erasure`: what would go, what stays, and the forms.
pub async fn erasure(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let page = page(&signed, &id).await?;
    let up = html! { a.quiet href={ "/people/" (page.id) } data-key="u" aria-keyshortcuts="u" { "← " (page.name()) } };
    let main = html! {
        (components::head(Some(up), &page.title(), html! { p.lead { (w.erasure_lead()) } }))
        div.stack-l { (page.standing()) (page.figures()) (page.forms()) }
    };
    let flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_rights(), None));
    let sheet = framed(&signed, page.title(), main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// `POST /people/{id}/erasure`: for good.
pub async fn erase(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let (page, w) = (page(&signed, &id).await?, signed.reader.lang);
    let command = ErasureCommand::Erase { reason: reason(&signed, &typed) };
    let form =
        |values: &Values| page.form("", &w.erasure_for_good(), &w.erasure_reason_hint(), "primary", values);
    page.decide(command, &whence, &typed, form).await
}

/// `POST /people/{id}/erasure/refusal`.
pub async fn decline(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let (page, w) = (page(&signed, &id).await?, signed.reader.lang);
    let command = ErasureCommand::Decline { reason: reason(&signed, &typed) };
    let form = |values: &Values| page.form("/refusal", &w.erasure_decline(), "", "", values);
    page.decide(command, &whence, &typed, form).await
}

/// `POST /people/{id}/erasure/hold`.
pub async fn hold(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let (page, w) = (page(&signed, &id).await?, signed.reader.lang);
    let command = ErasureCommand::Hold { reason: reason(&signed, &typed) };
    let form = |values: &Values| page.form("/hold", &w.erasure_hold(), &w.erasure_hold_hint(), "", values);
    page.decide(command, &whence, &typed, form).await
}

/// `POST /people/{id}/hold/lifting`.
pub async fn release(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let page = page(&signed, &id).await?;
    page.decide(ErasureCommand::Release, &whence, &typed, |_| html! {}).await
}

fn reason(signed: &Signed, typed: &Typed) -> ::desk::Authored {
    signed.app().authored(typed.get(Field::Reason.word()))
}

/// The ways to these pages from somebody's own page, for whoever may.
pub(super) async fn ways(signed: &Signed, id: PersonId, allowed: &[Action]) -> Result<Markup, No> {
    let w = signed.reader.lang;
    let erases = allowed.contains(&Action::ErasePerson) && id != signed.visitor.person.id;
    let may_export = match signed.app().may_export(&signed.visitor, id).await {
        Ok(()) => true,
        Err(Failure::Refused(Refusal::NotAllowed { .. } | Refusal::NotFound)) => false,
        Err(failure) => return Err(signed.no(failure)),
    };
    Ok(html! {
        @if may_export { p { a href={ "/people/" (id) "/data" } { (w.data_way()) } } }
        @if erases { p { a href={ "/people/" (id) "/erasure" } { (w.erasure_way()) } } }
    })
}
