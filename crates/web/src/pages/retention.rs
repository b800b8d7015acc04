//! `/organisations/{id}/retention`: how long what an organisation has is kept, what would go now, and who holds it.

use ::desk::retention::{Class, Going, Periods, RetentionCommand};
use ::desk::{Action, Field, OrganisationId, access};
use app::{Planned, RetentionView};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::works::sent;
use super::desk::{framed, nothing_here};
use super::parties::{Values, again, back, carried, date, one_click, submit, why};
use crate::components::{self, Control, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// So many tickets are listed; all are counted.
const LISTED: usize = 200;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

fn path(of: OrganisationId) -> String {
    format!("/organisations/{of}/retention")
}

fn organisation(signed: &Signed, id: &str) -> Result<OrganisationId, No> {
    id.parse().map_err(|_| nothing_here(signed))
}

/// The way to this page, for whoever may read it or hold.
pub fn way(signed: &Signed, of: OrganisationId) -> Markup {
    let object = access::Object::Of { organisation: of, provider: None, person: None };
    let may = |action| access::require(&signed.actor(), action, &object).is_ok();
    html! {
        @if may(Action::ReadRetention) || may(Action::HoldRetention) {
            p { a href=(path(of)) { (signed.reader.lang.retention()) } }
        }
    }
}

async fn view(signed: &Signed, of: OrganisationId) -> Result<RetentionView, No> {
    signed.app().retention(&signed.visitor, of).await.map_err(|failure| signed.no(failure))
}

/// `GET /organisations/{id}/retention`.
pub async fn show(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let (w, of) = (signed.reader.lang, organisation(&signed, &id)?);
    let view = view(&signed, of).await?;
    let title = w.retention_of(&view.organisation.name);
    let main = html! {
        (components::head(None, &title, html! { p.lead { (w.retention_lead()) } }))
        div.stack-l {
            (holds(&signed, &view))
            (standing(&signed, &view))
            @if view.may_set { details { summary.button { (w.retention_set()) } (setting(&signed, &view, None)) } }
            @if let Some(planned) = &view.planned { (plan(&signed, planned)) }
            @if view.may_hold && !view.holds_it {
                details { summary.button { (w.retention_hold()) } (hold_form(&signed, &view, &Values::default())) }
            }
        }
    };
    let flash = asked.done.map(|_| components::flash(Tone::Met, &w.done_retention(), None));
    let sheet = framed(&signed, title, main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

fn holds(signed: &Signed, view: &RetentionView) -> Markup {
    let (w, of) = (signed.reader.lang, view.organisation.id);
    html! {
        @for held in &view.holds {
            (components::notice(Tone::Soon, "", html! {
                p {
                    (w.retention_held_by(&held.name, &date(signed, held.hold.at)))
                    @if let Some(reason) = &held.reason { " " (reason) }
                }
                @if view.holds_it && held.whose == signed.visitor.organisation.id {
                    (one_click(signed, &format!("{}/holds/lifting", path(of)), Some(view.organisation.version), &w.retention_release(), ""))
                }
            }))
        }
    }
}

/// Each class: how long, on whose word, how much of it goes now.
fn standing(signed: &Signed, view: &RetentionView) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.retention_what(),
        w.retention_how_long(),
        w.retention_says(),
        w.retention_goes(),
        w.retention_oldest(),
    ];
    let row = |class: &Class| {
        let kept = view.rules.kept(*class);
        let (count, oldest) = view.planned.as_ref().map_or((None, None), |planned| {
            let (count, oldest) = planned.plan.sum(*class);
            (Some(count), oldest)
        });
        vec![
            html! { (w.retention_class(*class)) },
            html! { (w.retention_months(kept.months)) },
            html! { (w.retention_source(kept.source)) },
            html! { @if let Some(count) = count { (w.number(i64::try_from(count).unwrap_or(i64::MAX))) } },
            html! { @if let Some(oldest) = oldest { (date(signed, oldest)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = Class::ALL.iter().map(row).collect();
    html! {
        (components::plain_table(&w.retention(), &headings, &rows))
        p.hint { (w.retention_from_closing()) }
    }
}

fn plan(signed: &Signed, planned: &Planned) -> Markup {
    let w = signed.reader.lang;
    let headings = [w.retention_ticket(), w.retention_what(), w.retention_closed(), w.retention_due()];
    let row = |going: &Going, is_held: bool| {
        let number = planned.numbers.get(&going.over.ticket).copied().unwrap_or(0);
        vec![
            html! { a href={ "/t/" (number) } { "#" (number) } },
            html! { (w.retention_class(going.class)) @if is_held { " (" (w.retention_kept_on()) ")" } },
            html! { (date(signed, going.over.closed_at)) },
            html! { (date(signed, going.since)) },
        ]
    };
    let going = planned.plan.going.iter().map(|going| row(going, false));
    let held = planned.plan.held.iter().map(|going| row(going, true));
    let rows: Vec<Vec<Markup>> = going.chain(held).take(LISTED).collect();
    let all = planned.plan.going.len() + planned.plan.held.len();
    html! {
        section.stack aria-labelledby="plan" {
            h2 id="plan" { (w.retention_plan()) }
            @if rows.is_empty() { p { (w.retention_nothing()) } }
            @else { (components::plain_table(&w.retention_plan(), &headings, &rows)) }
            @if all > LISTED { p { (w.retention_more(all - LISTED)) } }
        }
    }
}

fn setting(signed: &Signed, view: &RetentionView, values: Option<&Values>) -> Markup {
    let w = signed.reader.lang;
    let none = Values::default();
    let line = |class: &Class| {
        let said = view.organisation.retention.periods.of(*class).map(|months| months.to_string());
        let value = values.map_or(said.unwrap_or_default(), |values| values.get(class.word()));
        let limits = class.limits();
        let is_centre = view.organisation.party == ::desk::fact::Party::Vendor;
        let hint = if is_centre {
            w.retention_hint_centre(*limits.start(), *limits.end())
        } else {
            w.retention_hint(*limits.start(), *limits.end())
        };
        let control =
            Control::Line { value, kind: "number", autocomplete: "off", width: Width::Short, most: None };
        values.unwrap_or(&none).field(signed, class.word(), w.retention_class(*class), hint, control)
    };
    html! {
        form.fields method="post" action=(path(view.organisation.id)) {
            (carried(signed, Some(view.organisation.version)))
            @for class in Class::ALL { (line(class)) }
            (values.unwrap_or(&none).area(signed, Field::Reason, w.field(Field::Reason), w.retention_reason_hint()))
            div.actions { (submit(&w.retention_set(), "primary")) }
        }
    }
}

fn hold_form(signed: &Signed, view: &RetentionView, values: &Values) -> Markup {
    let w = signed.reader.lang;
    html! {
        form.fields method="post" action={ (path(view.organisation.id)) "/holds" } {
            (carried(signed, Some(view.organisation.version)))
            (values.area(signed, Field::Reason, w.field(Field::Reason), w.retention_hold_hint()))
            div.actions { (submit(&w.retention_hold(), "")) }
        }
    }
}

/// What was typed for a class; what is no number of months is beyond every limit.
fn months(typed: &Typed, class: Class) -> Option<u16> {
    let typed = typed.get(class.word()).trim();
    (!typed.is_empty()).then(|| typed.parse().unwrap_or(0))
}

async fn decide(
    signed: &Signed,
    of: OrganisationId,
    command: RetentionCommand,
    typed: &Typed,
    form: impl Fn(&RetentionView, &Values) -> Markup,
) -> Result<Response, No> {
    match signed.app().decide_retention(&signed.visitor, of, &command, &sent(typed)).await {
        Ok(()) => Ok(back(&path(of), "retention")),
        Err(failure) => {
            let told = why(signed, &failure);
            let Ok(view) = signed.app().retention(&signed.visitor, of).await else {
                return Err(signed.no(failure));
            };
            let title = signed.reader.lang.retention_of(&view.organisation.name);
            let form = form(&view, &Values::of(typed, &told));
            Err(again(signed, title, &path(of), &told, form).await)
        }
    }
}

/// `POST /organisations/{id}/retention`: says how long.
pub async fn set(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = organisation(&signed, &id)?;
    let [words, files, security] =
        [Class::Words, Class::Files, Class::Security].map(|class| months(&typed, class));
    let why = typed.get(Field::Reason.word()).trim();
    let reason = (!why.is_empty()).then(|| signed.app().authored(why));
    let command = RetentionCommand::Set { periods: Periods { words, files, security }, reason };
    decide(&signed, of, command, &typed, |view, values| setting(&signed, view, Some(values))).await
}

/// `POST /organisations/{id}/retention/holds`.
pub async fn hold(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = organisation(&signed, &id)?;
    let reason = signed.app().authored(typed.get(Field::Reason.word()).trim());
    let command = RetentionCommand::Hold { reason };
    decide(&signed, of, command, &typed, |view, values| hold_form(&signed, view, values)).await
}

/// `POST /organisations/{id}/retention/holds/lifting`.
pub async fn release(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    let of = organisation(&signed, &id)?;
    decide(&signed, of, RetentionCommand::Release, &typed, |_, _| html! {}).await
}
