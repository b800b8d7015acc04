//! `/organisations/{id}/sign-in`, and `/people/sign-in` for one's own: by which identity provider an organisation's people
//! come in, for whoever answers for them.

use ::desk::{OrganisationId, PersonId};
use app::{Failure, Linked, NewProvider, Provider, ProviderView, SignOnFor};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::{framed, nothing_here};
use super::identity::account::day;
use super::identity::organisation::{onward, origin};
use super::parties::{again, back, carried, one_click, submit, why};
use crate::components::{self, Control, Field, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::{No, Told};
use crate::typed::Typed;
use crate::whence::From;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// A form that came back, if one did.
type Sent<'a> = Option<(&'a Typed, &'a Told)>;

fn path(of: OrganisationId) -> String {
    format!("/organisations/{of}/sign-in")
}

/// `GET /people/sign-in`: of one's own organisation.
pub async fn own(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let of = signed.visitor.organisation.id;
    page(&signed, of, asked.done).await
}

/// `GET /organisations/{id}/sign-in`.
pub async fn show(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let of = id.parse().map_err(|_| nothing_here(&signed))?;
    page(&signed, of, asked.done).await
}

async fn view(signed: &Signed, of: OrganisationId) -> Result<ProviderView, No> {
    signed.app().sign_on_of(&signed.visitor, of).await.map_err(|failure| signed.no(failure))
}

async fn page(signed: &Signed, of: OrganisationId, done: Option<String>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let view = view(signed, of).await?;
    let title = w.sign_on_of(&view.organisation.name);
    let up = html! { a.quiet href={ "/organisations/" (of) "/people" } data-key="u" aria-keyshortcuts="u" { "← " (w.members_title(&view.organisation.name)) } };
    let main = html! {
        (components::head(Some(up), &title, html! { p.lead { (w.sign_on_of_lead()) } }))
        div.stack-l {
            (standing(signed, &view))
            details open[view.provider.is_none()] {
                summary.button { (w.sign_on_set()) }
                (setting(signed, of, view.provider.as_ref(), None))
            }
            @if let Some(provider) = &view.provider {
                (one_click(signed, &format!("{}/trial", path(of)), None, &w.sign_on_try(), ""))
                (people(signed, &view))
                (removal(signed, of, provider))
            }
        }
    };
    let flash = done.map(|_| components::flash(Tone::Met, &w.done_sign_on(), None));
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// What is set, and what to tell the provider of this desk.
fn standing(signed: &Signed, view: &ProviderView) -> Markup {
    let w = signed.reader.lang;
    let mut facts = Vec::new();
    if let Some(provider) = &view.provider {
        facts.push((w.sign_on_issuer(), html! { code { (provider.issuer) } }));
        facts.push((w.sign_on_client(), html! { code { (provider.client) } }));
        if !provider.demands.is_empty() {
            facts.push((w.sign_on_demands(), html! { code { (provider.demands) } }));
        }
    }
    if let Some(origin) = &signed.reader.site.settings().origin {
        let back = format!("{}/login/organisation/return", origin.trim_end_matches('/'));
        facts.push((w.sign_on_back(), html! { code { (back) } }));
    }
    html! {
        @if view.provider.is_none() { p { (w.sign_on_none()) } }
        (components::facts(&facts))
    }
}

fn setting(signed: &Signed, of: OrganisationId, provider: Option<&Provider>, sent: Sent<'_>) -> Markup {
    let w = signed.reader.lang;
    let line = |name: &str, label, hint, kind, now: &str| {
        let value = sent.map_or(now, |(typed, _)| if kind == "password" { "" } else { typed.get(name) });
        let control = Control::Line {
            value: value.to_owned(),
            kind,
            autocomplete: "off",
            width: Width::Full,
            most: Some(500),
        };
        components::field(&Field {
            name: name.to_owned(),
            label,
            hint,
            error: error(signed, name, sent),
            control,
            ..Field::default()
        })
    };
    let now = |what: fn(&Provider) -> &str| provider.map_or("", what);
    html! {
        form.fields method="post" action=(path(of)) {
            (carried(signed, Some(provider.map_or(0, |provider| provider.version))))
            @if provider.is_some() { p.hint { (w.sign_on_set_hint()) } }
            (line("issuer", w.sign_on_issuer(), w.sign_on_issuer_hint(), "url", now(|provider| &provider.issuer)))
            (line("client", w.sign_on_client(), String::new(), "text", now(|provider| &provider.client)))
            (line("secret", w.sign_on_secret(), w.sign_on_secret_hint(), "password", ""))
            (line("demands", w.sign_on_demands(), w.sign_on_demands_hint(), "text", now(|provider| &provider.demands)))
            div.actions { (submit(&w.sign_on_set(), "primary")) }
        }
    }
}

fn error(signed: &Signed, name: &str, sent: Sent<'_>) -> String {
    let told = sent.map(|(_, told)| told).filter(|told| told.field == Some(name));
    told.map(|told| signed.reader.lang.wrong_and_fix(&told.said.what, &told.said.fix)).unwrap_or_default()
}

fn people(signed: &Signed, view: &ProviderView) -> Markup {
    let w = signed.reader.lang;
    let row = |one: &Linked| html! { li { a href={ "/people/" (one.person) } { (one.name) } " · " (one.at) " · " (day(signed, one.since)) } };
    html! {
        section.stack aria-labelledby="linked" {
            h2 id="linked" { (w.sign_on_people()) }
            @if view.linked.is_empty() { p { (w.sign_on_nobody()) } } @else { ul.plain { @for one in &view.linked { (row(one)) } } }
            @if !view.without.is_empty() {
                details { summary.button { (w.sign_on_say_subject()) } (account(signed, view, None)) }
            }
        }
    }
}

fn account(signed: &Signed, view: &ProviderView, sent: Sent<'_>) -> Markup {
    let w = signed.reader.lang;
    let typed = |name: &str| sent.map_or(String::new(), |(typed, _)| typed.get(name).to_owned());
    let options = view.without.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let field = |name: &str, label, hint, control| {
        components::field(&Field {
            name: name.to_owned(),
            label,
            hint,
            error: error(signed, name, sent),
            control,
            ..Field::default()
        })
    };
    html! {
        form.fields method="post" action={ (path(view.organisation.id)) "/people" } {
            (carried(signed, None))
            p.hint { (w.sign_on_say_subject_hint()) }
            (field("person", w.column_name(), String::new(), Control::Select(options, typed("person"))))
            (field("subject", w.sign_on_subject(), w.sign_on_subject_hint(), Control::line(typed("subject"))))
            div.actions { (submit(&w.sign_on_say_subject(), "")) }
        }
    }
}

fn removal(signed: &Signed, of: OrganisationId, provider: &Provider) -> Markup {
    let w = signed.reader.lang;
    let action = format!("{}/removal", path(of));
    html! {
        details {
            summary.button { (w.sign_on_remove()) }
            p.hint { (w.sign_on_remove_hint()) }
            (one_click(signed, &action, Some(provider.version), &w.sign_on_remove(), ""))
        }
    }
}

/// `POST /organisations/{id}/sign-in`.
pub async fn set(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let view = view(&signed, of).await?;
    let text = |name: &str| typed.get(name).to_owned();
    let new = NewProvider {
        issuer: text("issuer"),
        client: text("client"),
        secret: text("secret"),
        demands: text("demands"),
    };
    let seen = typed.get("seen").parse().unwrap_or(0);
    match signed.app().set_provider(&signed.visitor, of, &new, seen, &whence).await {
        Ok(()) => Ok(back(&path(of), "set")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = setting(&signed, of, view.provider.as_ref(), Some((&typed, &told)));
            Err(refused(&signed, &view, &told, form).await)
        }
    }
}

/// `POST /organisations/{id}/sign-in/removal`.
pub async fn remove(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let view = view(&signed, of).await?;
    let seen = typed.get("seen").parse().unwrap_or(0);
    match signed.app().remove_provider(&signed.visitor, of, seen, &whence).await {
        Ok(()) => Ok(back(&path(of), "removed")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form =
                view.provider.as_ref().map(|provider| removal(&signed, of, provider)).unwrap_or_default();
            Err(refused(&signed, &view, &told, form).await)
        }
    }
}

/// `POST /organisations/{id}/sign-in/trial`.
pub async fn attempt(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let view = view(&signed, of).await?;
    let wanted = SignOnFor::Trial { visitor: &signed.visitor, of };
    match signed.app().leave_for_provider(wanted, origin(&signed.reader)?, &whence).await {
        Ok(leaving) => Ok(onward(&signed.reader, &leaving)),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = setting(&signed, of, view.provider.as_ref(), None);
            Err(refused(&signed, &view, &told, form).await)
        }
    }
}

/// `POST /organisations/{id}/sign-in/people`.
pub async fn say(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let view = view(&signed, of).await?;
    let said = match typed.get("person").parse::<PersonId>() {
        Ok(person) => {
            signed.app().link_by_subject(&signed.visitor, of, person, typed.get("subject"), &whence).await
        }
        Err(_) => Err(Failure::Refused(::desk::Refusal::NotFound)),
    };
    match said {
        Ok(()) => Ok(back(&path(of), "said")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = account(&signed, &view, Some((&typed, &told)));
            Err(refused(&signed, &view, &told, form).await)
        }
    }
}

async fn refused(signed: &Signed, view: &ProviderView, told: &Told, form: Markup) -> No {
    let title = signed.reader.lang.sign_on_of(&view.organisation.name);
    again(signed, title, &path(view.organisation.id), told, form).await
}
