//! `/people`, `/people/{id}` and, for the centre, `/organisations/{id}/people`: who belongs to an organisation, for whoever
//! answers for its people. Inviting, other roles, closing out, and another link for somebody who hasn't come yet.

pub mod keys;
pub mod reset;

use ::desk::membership::{Invitation, MembershipCommand};
use ::desk::{Action, Field, OrganisationId, PersonId, Role};
use app::{Failure, Members, PersonRow, Secret};
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::works::sent;
use super::desk::{framed, nothing_here};
use super::parties::{Values, again, back, carried, submit, why};
use crate::components::{self, Column, Control, Kind, Row, Table, Tone, Width};
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

/// `GET /people`: of one's own organisation.
pub async fn own(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let of = signed.visitor.organisation.id;
    list(&signed, of, asked).await
}

/// `GET /organisations/{id}/people`.
pub async fn of(signed: Signed, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, No> {
    let of = id.parse().map_err(|_| nothing_here(&signed))?;
    list(&signed, of, asked).await
}

async fn list(signed: &Signed, of: OrganisationId, asked: Asked) -> Result<Response, No> {
    let w = signed.reader.lang;
    let members = signed.app().members(&signed.visitor, of).await.map_err(|failure| signed.no(failure))?;
    let title = w.members_title(&members.organisation.name);
    let main = html! {
        (components::head(None, &title, html! { p.lead { (w.members_lead()) } }))
        div.stack-l {
            (table(signed, &members))
            @if members.allowed.contains(&Action::ManageSignOn) {
                p { a href={ "/organisations/" (members.organisation.id) "/sign-in" } { (w.sign_on()) } }
            }
            @if members.allowed.contains(&Action::ReadAudit) {
                p { a href={ "/organisations/" (of) "/audit" } { (w.audit()) } }
            }
            (super::retention::way(signed, of))
            details { summary.button { (w.invite()) } (invitation(signed, &members, &Values::default())) }
        }
    };
    sheet(signed, title, asked.done, main).await
}

async fn sheet(signed: &Signed, title: String, done: Option<String>, main: Markup) -> Result<Response, No> {
    let flash = done.map(|_| components::flash(Tone::Met, &signed.reader.lang.done_people(), None));
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

fn name(signed: &Signed, row: &PersonRow) -> String {
    row.name.clone().unwrap_or_else(|| signed.reader.lang.somebody())
}

fn table(signed: &Signed, members: &Members) -> Markup {
    let w = signed.reader.lang;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let row = |(row, _): &(PersonRow, u64)| Row {
        id: format!("row-{}", row.id),
        cells: vec![
            html! { a href={ "/people/" (row.id) } { (name(signed, row)) } @if !row.active { " " span.meta { (w.person_left()) } } },
            html! { (row.email.clone().unwrap_or_default()) },
            html! { (w.role(row.role)) },
        ],
        over: !row.active,
    };
    components::table(&Table {
        id: "members".to_owned(),
        caption: w.members_title(&members.organisation.name),
        columns: vec![
            column(w.column_name(), Kind::Subject),
            column(w.field(Field::Email), Kind::Text),
            column(w.column_role(), Kind::Fit),
        ],
        rows: members.rows.iter().map(row).collect(),
        roomy: true,
        ..Table::default()
    })
}

fn invitation(signed: &Signed, members: &Members, values: &Values) -> Markup {
    let w = signed.reader.lang;
    let line = |about: Field, kind, autocomplete| {
        let control = Control::Line {
            value: values.get(about.word()),
            kind,
            autocomplete,
            width: Width::Full,
            most: Some(300),
        };
        values.field(signed, about.word(), w.field(about), String::new(), control)
    };
    html! {
        form.fields method="post" action={ "/organisations/" (members.organisation.id) "/people" } {
            (carried(signed, None))
            p.hint { (w.invite_hint()) }
            (line(Field::Name, "text", "off"))
            (line(Field::Email, "email", "off"))
            (values.select(signed, "role", w.column_role(), roles(signed, members)))
            div.actions { (submit(&w.invite(), "primary")) }
        }
    }
}

fn roles(signed: &Signed, members: &Members) -> Vec<(String, String)> {
    members.roles.iter().map(|role| (role.word().to_owned(), signed.reader.lang.role(*role))).collect()
}

/// `POST /organisations/{id}/people`: the answer bears the link, in no address, and nobody keeps it.
pub async fn invite(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let app = signed.app();
    let members = app.members(&signed.visitor, of).await.map_err(|failure| signed.no(failure))?;
    let asked = match role(&typed) {
        None => Err(Failure::Refused(::desk::membership::MembershipRefusal::BeyondTheirRole.into())),
        Some(role) => {
            let text = |field: Field| app.authored(typed.get(field.word()).trim());
            let new = Invitation { role, name: text(Field::Name), email: text(Field::Email) };
            app.invite(&signed.visitor, of, &new, &sent(&typed), &whence).await
        }
    };
    match asked {
        Ok(app::Invited { person, link: Some(link) }) => shown(&signed, &headers, person, &link).await,
        Ok(_) => Ok(back(&format!("/organisations/{of}/people"), "people")),
        Err(failure) => {
            let told = why(&signed, &failure);
            let form = invitation(&signed, &members, &Values::of(&typed, &told));
            let to = format!("/organisations/{of}/people");
            Err(again(&signed, signed.reader.lang.invite(), &to, &told, form).await)
        }
    }
}

fn role(typed: &Typed) -> Option<Role> {
    typed.get("role").parse().ok()
}

/// The page that shows a link, this once.
async fn shown(
    signed: &Signed,
    headers: &HeaderMap,
    person: PersonId,
    link: &Secret,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let origin = signed.reader.site.settings().reached_at(headers);
    let main = html! {
        (components::head(None, &w.link_made_title(), html! { p.lead { (w.link_made_lead()) } }))
        div.stack-l {
            p { code { (origin) "/sign-in#" (link.reveal()) } }
            p { a.button href={ "/people/" (person) } { (w.link_handed_over()) } }
        }
    };
    sheet(signed, w.link_made_title(), None, main).await
}

/// Somebody on a page of their own.
struct One<'a> {
    signed: &'a Signed,
    members: Members,
    row: PersonRow,
    version: u64,
}

impl One<'_> {
    fn may(&self, action: Action) -> bool {
        let is_other = self.row.id != self.signed.visitor.person.id;
        self.row.active
            && is_other
            && self.members.roles.contains(&self.row.role)
            && self.members.allowed.contains(&action)
    }

    fn action(&self, noun: &str) -> String {
        format!("/people/{}/{noun}", self.row.id)
    }

    fn roles(&self, values: &Values) -> Markup {
        let w = self.signed.reader.lang;
        let options =
            roles(self.signed, &self.members).into_iter().filter(|(word, _)| word != self.row.role.word());
        html! {
            form.fields method="post" action=(self.action("role")) {
                (carried(self.signed, Some(self.version)))
                p.hint { (w.change_role_hint()) }
                (values.select(self.signed, "role", w.column_role(), options.collect()))
                div.actions { (submit(&w.change_role(), "")) }
            }
        }
    }

    fn disabling(&self) -> Markup {
        let w = self.signed.reader.lang;
        html! {
            form.fields method="post" action=(self.action("disabling")) {
                (carried(self.signed, Some(self.version)))
                p.hint { (w.disable_hint()) }
                div.actions { (submit(&w.disable(), "")) }
            }
        }
    }

    fn link(&self) -> Markup {
        let w = self.signed.reader.lang;
        html! {
            form.fields method="post" action=(self.action("link")) {
                (carried(self.signed, None))
                p.hint { (w.invite_again_hint()) }
                div.actions { (submit(&w.invite_again(), "")) }
            }
        }
    }
}

async fn one<'a>(signed: &'a Signed, id: &str) -> Result<One<'a>, No> {
    let id: PersonId = id.parse().map_err(|_| nothing_here(signed))?;
    let found = signed.app().members_with(&signed.visitor, id).await;
    let (members, row, version) = found.map_err(|failure| signed.no(failure))?;
    Ok(One { signed, members, row, version })
}

/// `GET /people/{id}`.
pub async fn show(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let page = one(&signed, &id).await?;
    let title = name(&signed, &page.row);
    let of = &page.members.organisation;
    let up = html! { a.quiet href={ "/organisations/" (of.id) "/people" } data-key="u" aria-keyshortcuts="u" { "← " (w.members_title(&of.name)) } };
    let facts = [
        (w.column_role(), html! { (w.role(page.row.role)) @if !page.row.active { " · " (w.person_left()) } }),
        (w.field(Field::Email), html! { (page.row.email.clone().unwrap_or_default()) }),
    ];
    let main = html! {
        (components::head(Some(up), &title, html! {}))
        div.stack-l {
            (components::facts(&facts))
            @if page.may(Action::ChangeRole) && page.members.roles.len() > 1 {
                details { summary.button { (w.change_role()) } (page.roles(&Values::default())) }
            }
            @if page.may(Action::InvitePeople) { details { summary.button { (w.invite_again()) } (page.link()) } }
            @if page.may(Action::ReadSessions) { (keys::section(&page).await?) }
            (super::rights::ways(&signed, page.row.id, &page.members.allowed).await?)
            @if page.may(Action::ResetWaysIn) { (reset::section(&page, &Values::default()).await?) }
            @if page.may(Action::DisablePeople) { details { summary.button { (w.disable()) } (page.disabling()) } }
        }
    };
    sheet(&signed, title, asked.done, main).await
}

/// `POST /people/{id}/role`.
pub async fn change_role(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    let command = role(&typed).map(|role| MembershipCommand::ChangeRole { role });
    change(&page, command, &typed, &whence, |values| page.roles(values)).await
}

/// `POST /people/{id}/disabling`.
pub async fn disable(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    change(&page, Some(MembershipCommand::Disable), &typed, &whence, |_| page.disabling()).await
}

async fn change(
    page: &One<'_>,
    command: Option<MembershipCommand>,
    typed: &Typed,
    whence: &app::Whence,
    form: impl Fn(&Values) -> Markup,
) -> Result<Response, No> {
    let signed = page.signed;
    let done = match command {
        Some(command) => {
            signed.app().change_member(&signed.visitor, page.row.id, command, &sent(typed), whence).await
        }
        None => Err(Failure::Refused(::desk::membership::MembershipRefusal::BeyondTheirRole.into())),
    };
    let to = format!("/people/{}", page.row.id);
    match done {
        Ok(()) => Ok(back(&to, "people")),
        Err(failure) => {
            let told = why(signed, &failure);
            Err(again(signed, name(signed, &page.row), &to, &told, form(&Values::of(typed, &told))).await)
        }
    }
}

/// `POST /people/{id}/link`: the answer bears the link.
pub async fn link(
    signed: Signed,
    From(whence): From,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, No> {
    let page = one(&signed, &id).await?;
    let to = format!("/people/{}", page.row.id);
    match signed.app().invite_again(&signed.visitor, page.row.id, &whence).await {
        Ok(link) => shown(&signed, &headers, page.row.id, &link).await,
        Err(failure) => {
            let told = why(&signed, &failure);
            Err(again(&signed, name(&signed, &page.row), &to, &told, page.link()).await)
        }
    }
}
