//! `/t/{number}/messages/{place}/redaction`, and the same at the desk: what somebody wrote, and the form that destroys it.

use app::TicketView;
use axum::extract::Path;
use axum::response::Response;
use desk::{Command, Field, Refusal, TextId};
use maud::{Markup, html};

use super::desk::rail;
use super::parties::{Values, again, back, carried, submit, why};
use crate::components;
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// An entry whose words are to go, on its ticket.
struct Page<'a> {
    signed: &'a Signed,
    view: TicketView,
    entry: u64,
}

/// The ticket, if this reader sees it, and the entry's number, be it theirs to redact or not: the desk says why not.
async fn page<'a>(signed: &'a Signed, number: &str, place: &str) -> Result<Page<'a>, No> {
    let not_found = || signed.no(Refusal::NotFound.into());
    let number = number.parse::<u32>().map_err(|_| not_found())?;
    let entry = place.parse::<u32>().map_err(|_| not_found())?.into();
    let view = signed.app().ticket(&signed.visitor, number.into()).await;
    let view = view.map_err(|failure| signed.no(failure))?;
    if !view.entries.iter().any(|placed| placed.entry.number == entry) {
        return Err(not_found());
    }
    Ok(Page { signed, view, entry })
}

impl Page<'_> {
    fn ticket(&self) -> String {
        let desk = if self.view.ticket.is_handled_by(&self.view.actor) { "/desk" } else { "" };
        format!("{desk}/t/{}", self.view.number)
    }

    fn title(&self) -> String {
        self.signed.reader.lang.redact_title(self.entry, self.view.number)
    }

    fn form(&self, values: &Values) -> Markup {
        let (w, reader) = (self.signed.reader.lang, &self.signed.reader);
        let said = self.view.ticket.words.of(self.entry);
        let fresh = said.filter(|said| said.is_fresh(&self.view.actor, self.view.now));
        let hint = match fresh {
            Some(said) => {
                w.redact_reason_hint_own(&reader.moment(said.until(), &reader.zone_of(&self.view)).text)
            }
            None => w.redact_reason_hint(),
        };
        html! {
            form.fields method="post" action={ (self.ticket()) "/messages/" (self.entry) "/redaction" } {
                (carried(self.signed, None))
                (values.area(self.signed, Field::Reason, w.field(Field::Reason), hint))
                div.actions { (submit(&w.redact_for_good(), "primary")) }
            }
        }
    }

    fn words(&self) -> Markup {
        let w = self.signed.reader.lang;
        let ids: &[TextId] = self.view.ticket.words.of(self.entry).map_or(&[], |said| &said.texts);
        html! {
            section aria-labelledby="words" {
                h2 id="words" { (w.redact_words()) }
                @for text in ids.iter().filter_map(|id| self.view.text(*id)) { div.prose { (text) } }
            }
        }
    }
}

/// `GET /t/{number}/messages/{place}/redaction`.
pub async fn show(signed: Signed, Path((number, place)): Path<(String, String)>) -> Result<Response, No> {
    let page = page(&signed, &number, &place).await?;
    let w = signed.reader.lang;
    if page.view.redactable(page.entry).is_none() {
        return Err(signed.no(Refusal::NotFound.into()));
    }
    let up =
        html! { a.quiet href=(page.ticket()) data-key="u" aria-keyshortcuts="u" { "← " (page.view.number) } };
    let main = html! {
        (components::head(Some(up), &page.title(), html! { p.lead { (w.redact_lead()) } }))
        div.stack-l { (page.words()) (page.form(&Values::default())) }
    };
    let sheet = if page.view.ticket.is_handled_by(&page.view.actor) {
        Sheet::desk(page.title(), rail(&signed, None, None).await.map_err(|f| signed.no(f))?, main)
    } else {
        Sheet::portal(page.title(), main)
    };
    Ok(signed.reader.page(sheet))
}

/// `POST /t/{number}/messages/{place}/redaction`.
pub async fn take(
    signed: Signed,
    Path((number, place)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, No> {
    let page = page(&signed, &number, &place).await?;
    let typed_reason = typed.get(Field::Reason.word());
    let reason = (!typed_reason.trim().is_empty()).then(|| signed.app().authored(typed_reason));
    let command = Command::Redact { entry: page.entry, reason };
    let form = typed.form("redaction", page.view.number);
    match signed.app().act(&signed.visitor, page.view.number, &command, &form).await {
        Ok(_) => Ok(back(&format!("{}?n={}", page.ticket(), page.view.number), "redacted")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = page.form(&Values::of(&typed, &told));
            Err(again(&signed, page.title(), &page.ticket(), &told, form).await)
        }
    }
}
