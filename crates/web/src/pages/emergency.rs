//! `/emergency-access`: whoever runs the machine asks to read one organisation's tickets, a manager of the centre grants it,
//! and both see what there was of it.

use ::desk::emergency::{EmergencyCommand, MOST};
use ::desk::fact::Party;
use ::desk::{Action, Field, OrganisationId, PersonId, access};
use app::{EmergencyRow, Failure, InEmergency};
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::works::sent;
use super::desk::{framed, nothing_here};
use super::parties::{Values, again, back, carried, one_click, own_zone, submit, why};
use crate::components::{self, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

const HERE: &str = "/emergency-access";

fn may(signed: &Signed, action: Action) -> bool {
    access::require(&signed.actor(), action, &access::Object::House).is_ok()
}

/// `GET /emergency-access`.
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let found = signed.app().emergencies(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let asks = if may(&signed, Action::BreakGlass) {
        html! { details { summary.button { (w.emergency_ask()) } (form(&signed, &Values::default()).await?) } }
    } else {
        html! {}
    };
    let main = html! {
        (components::head(None, &w.emergency_title(), html! { p.lead { (w.emergency_lead()) } }))
        div.stack-l { (asks) (list(&signed, &found, true)) }
    };
    let flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_emergency(), None));
    let sheet = framed(&signed, w.emergency_title(), main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// What there is of it; with the buttons of whoever may press them, where that is asked for.
pub fn list(signed: &Signed, found: &InEmergency, acts: bool) -> Markup {
    let w = signed.reader.lang;
    let headings =
        [w.emergency_whose(), w.emergency_by(), w.emergency_reason(), w.works_state(), String::new()];
    let row = |row: &EmergencyRow| {
        vec![
            html! { (row.organisation.name) },
            html! { (name(signed, found, row.emergency.by.person())) " · " (instant(signed, row.emergency.at)) },
            html! { (row.reason.clone().unwrap_or_else(|| w.text_erased())) },
            html! { (standing(signed, found, row)) (opened(signed, row)) },
            if acts {
                buttons(signed, found, row)
            } else {
                html! {}
            },
        ]
    };
    if found.rows.is_empty() {
        return components::empty(&w.emergency_none(), html! {}, None);
    }
    components::plain_table(&w.emergency_title(), &headings, &found.rows.iter().map(row).collect::<Vec<_>>())
}

fn name(signed: &Signed, found: &InEmergency, person: Option<PersonId>) -> String {
    let known = person.and_then(|person| found.names.get(&person).cloned());
    known.unwrap_or_else(|| signed.reader.lang.somebody())
}

fn instant(signed: &Signed, at: Timestamp) -> String {
    signed.reader.moment_in_full(at, &own_zone(signed)).text
}

fn standing(signed: &Signed, found: &InEmergency, row: &EmergencyRow) -> String {
    let (w, one) = (signed.reader.lang, &row.emergency);
    let Some(answer) = one.answer else {
        return if one.waits(found.now) { w.emergency_waits() } else { w.emergency_lapsed() };
    };
    let second = name(signed, found, answer.by.person());
    match (answer.until, one.ended) {
        (None, _) => w.emergency_declined(&second),
        (Some(until), None) if one.is_live(found.now) => w.emergency_live(&second, &instant(signed, until)),
        (Some(until), None) => w.emergency_over(&second, &instant(signed, until)),
        (Some(_), Some((_, at))) => w.emergency_over(&second, &instant(signed, at)),
    }
}

/// What was opened in it, once somebody could.
fn opened(signed: &Signed, row: &EmergencyRow) -> Markup {
    let w = signed.reader.lang;
    let was_granted = row.emergency.answer.is_some_and(|answer| answer.until.is_some());
    let ways = if signed.reader.is_centre() { "/desk/t/" } else { "/t/" };
    html! {
        @if was_granted {
            p.meta {
                @if row.opened.count == 0 { (w.emergency_opened_none()) } @else { (w.emergency_opened(row.opened.count)) }
                @for number in &row.opened.numbers { " " a.num href={ (ways) (number) } { (number) } }
            }
        }
    }
}

fn buttons(signed: &Signed, found: &InEmergency, row: &EmergencyRow) -> Markup {
    let (w, one) = (signed.reader.lang, &row.emergency);
    let to = |noun: &str| format!("{HERE}/{}/{}/{noun}", row.organisation.id, one.number);
    let click = |noun: &str, label: String| one_click(signed, &to(noun), None, &label, "small");
    let is_own = one.by.person() == Some(signed.visitor.person.id);
    html! {
        @if one.waits(found.now) {
            @if may(signed, Action::ConfirmBreakGlass) && !is_own { (click("grant", w.emergency_grant())) }
            (click("refusal", w.emergency_decline()))
        }
        @if one.is_live(found.now) {
            @if is_own { p { a href="/tickets" { (w.emergency_read()) } } }
            (click("end", w.emergency_end()))
        }
    }
}

async fn form(signed: &Signed, values: &Values) -> Result<Markup, No> {
    let w = signed.reader.lang;
    let all = signed.app().organisations().await.map_err(|failure| signed.no(failure))?;
    let others = all.iter().filter(|of| of.party != Party::Vendor);
    let options = others.map(|of| (of.id.to_string(), of.name.clone())).collect();
    Ok(html! {
        form.fields method="post" action=(HERE) {
            (carried(signed, None))
            (values.select(signed, "organisation", w.emergency_whose(), options))
            (values.typed_line(signed, "minutes", w.emergency_minutes(), w.emergency_minutes_hint(), "number", Width::Short))
            (values.area(signed, Field::Reason, w.field(Field::Reason), w.emergency_why_hint()))
            div.actions { (submit(&w.emergency_ask(), "primary")) }
        }
    })
}

/// `POST /emergency-access`.
pub async fn ask(signed: Signed, typed: Typed) -> Result<Response, No> {
    let of = typed.get("organisation").parse().map_err(|_| nothing_here(&signed))?;
    let minutes = typed.get("minutes").trim();
    let minutes = if minutes.is_empty() { MOST } else { minutes.parse().unwrap_or(0) };
    let reason = signed.app().authored(typed.get(Field::Reason.word()).trim());
    let command = EmergencyCommand::Ask { reason, minutes };
    match signed.app().emergency(&signed.visitor, of, &command, &sent(&typed)).await {
        Ok(()) => Ok(back(HERE, "emergency")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = form(&signed, &Values::of(&typed, &told)).await?;
            Err(again(&signed, signed.reader.lang.emergency_title(), HERE, &told, form).await)
        }
    }
}

type At = Path<(String, u64)>;

async fn answer(signed: &Signed, of: &str, typed: &Typed, command: EmergencyCommand) -> Result<Response, No> {
    let of: OrganisationId = of.parse().map_err(|_| nothing_here(signed))?;
    let done = signed.app().emergency(&signed.visitor, of, &command, &sent(typed)).await;
    done.map_err(|failure: Failure| signed.no(failure))?;
    Ok(back(HERE, "emergency"))
}

/// `POST /emergency-access/{organisation}/{n}/grant`: the second person.
pub async fn grant(signed: Signed, Path((of, asked)): At, typed: Typed) -> Result<Response, No> {
    answer(&signed, &of, &typed, EmergencyCommand::Grant { asked }).await
}

/// `POST /emergency-access/{organisation}/{n}/refusal`.
pub async fn decline(signed: Signed, Path((of, asked)): At, typed: Typed) -> Result<Response, No> {
    answer(&signed, &of, &typed, EmergencyCommand::Decline { asked }).await
}

/// `POST /emergency-access/{organisation}/{n}/end`.
pub async fn end(signed: Signed, Path((of, asked)): At, typed: Typed) -> Result<Response, No> {
    answer(&signed, &of, &typed, EmergencyCommand::End { asked }).await
}
