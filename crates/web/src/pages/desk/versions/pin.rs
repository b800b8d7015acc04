//! `/desk/t/{n}/pin`: a ticket under another version of the agreement, deliberately: when it is due, and when it would be.

use app::TicketView;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::{self, Object};
use desk::clock::Calendars;
use desk::pin::{Editions, effect};
use desk::{Action, Digest};
use maud::{Markup, html};
use terms::{Agreement, AgreementId};

use super::{again, why_not};
use crate::components::{self, Button, Control, Field};
use crate::pages::desk::{Centre, number};
use crate::reader::Signed;
use crate::refuse::{No, told};
use crate::typed::Typed;

/// `GET /desk/t/{n}/pin`.
pub async fn show(Centre(signed): Centre, Path(path): Path<String>) -> Result<Response, No> {
    let number = number(&signed, &path)?;
    page(&signed, number, &Typed::default(), html! {}, StatusCode::OK).await
}

/// `POST /desk/t/{n}/pin`.
pub async fn put(Centre(signed): Centre, Path(path): Path<String>, typed: Typed) -> Result<Response, No> {
    let number = number(&signed, &path)?;
    let reason = signed.app().authored(typed.get("reason"));
    let to = AgreementId::from(typed.get("version"));
    let form = app::Form {
        seen: typed.get("seen").parse().ok(),
        key: Some(typed.get("key").to_owned()).filter(|key| !key.is_empty()),
        body_hash: Digest::of(&[path.as_bytes(), &typed.bytes()]).0,
    };
    match signed.app().repin(&signed.visitor, number, &to, &reason, &form).await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/t/{number}?done=repinned&n={number}")).into_response()),
        Err(failure) => {
            let told = told(signed.reader.lang, &failure);
            let why = why_not(&signed, &told, "version");
            page(&signed, number, &typed, why, told.status).await
        }
    }
}

async fn page(
    signed: &Signed,
    number: u64,
    typed: &Typed,
    above: Markup,
    status: StatusCode,
) -> Result<Response, No> {
    let view = signed.app().ticket(&signed.visitor, number).await.map_err(|failure| signed.no(failure))?;
    access::require(&signed.actor(), Action::Repin, &Object::of(&view.ticket))
        .map_err(|refusal| signed.no(refusal.into()))?;
    let w = signed.reader.lang;
    let main = html! {
        (components::head(
            Some(html! { a.quiet href=(format!("/desk/t/{number}")) data-key="u" aria-keyshortcuts="u" { "← " (number) } }),
            &w.repin_title(),
            html! { p.lead { (view.subject().unwrap_or_default()) } },
        ))
        (above)
        p { (w.repin_hint()) }
        (form(signed, number, &view, typed))
    };
    again(signed, w.repin_title(), main, status).await
}

/// Each other version, with what it would do.
fn form(signed: &Signed, number: u64, view: &TicketView, typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let editions = signed.app().editions();
    let choice = |agreement: &Agreement, calendars: &Calendars| components::Choice {
        value: agreement.id.to_string(),
        label: agreement.id.to_string(),
        hint: w.terms_from(&w.date(agreement.effective)),
        aside: due(signed, view, Editions { agreement, calendars }),
        checked: typed.get("version") == agreement.id.as_str(),
    };
    let all = editions.all();
    let others = all.iter().filter(|one| one.id != view.ticket.pin().agreement);
    let choices: Vec<components::Choice> = others
        .filter_map(|one| editions.by_id(&one.id))
        .map(|(agreement, calendars)| choice(&agreement, &calendars))
        .collect();
    if choices.is_empty() {
        return html! { p { (w.terms_changes_none()) } };
    }
    let version = Field {
        name: "version".to_owned(),
        label: w.repin_version(),
        control: Control::Choices(choices),
        ..Field::default()
    };
    let reason = Field {
        name: "reason".to_owned(),
        label: w.version_reason(),
        control: Control::line(typed.get("reason")),
        ..Field::default()
    };
    let key = Some(typed.get("key").to_owned()).filter(|key| !key.is_empty());
    let key = key.unwrap_or_else(|| signed.app().fresh_ticket().to_string());
    html! {
        form.stack method="post" action=(format!("/desk/t/{number}/pin")) {
            input type="hidden" name="seen" value=(view.ticket.version);
            input type="hidden" name="key" value=(key);
            (components::field(&version))
            (components::field(&reason))
            (components::button(&Button { label: &w.repin_do(), shortcut: None, sends: None, action: None, look: "primary" }))
        }
    }
}

fn due(signed: &Signed, view: &TicketView, others: Editions<'_>) -> String {
    let own = Editions { agreement: &view.agreement, calendars: &view.calendars };
    let Ok(Some(effect)) = effect(&view.ticket, own, others, view.now) else {
        return signed.reader.lang.compare_same();
    };
    let zone = signed.reader.zone_of(view);
    let when = |due: Option<jiff::Timestamp>| {
        due.map(|due| signed.reader.moment_in_full(due, &zone).text).unwrap_or_default()
    };
    format!("{} → {}", when(effect.before.due), when(effect.after.due))
}
