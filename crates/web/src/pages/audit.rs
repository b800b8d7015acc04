//! `/audit`, `/organisations/{id}/audit` and its `.csv`: who changed what of an organisation's things, the latest first; with
//! `show=read`, who looked at what ([`reads`]). And apart from it `/organisations/{id}/security`: who came in, from where.

use std::fmt::Display;

use ::desk::access::Fields;
use ::desk::service_report::cell;
use ::desk::{Fact, OrganisationId, PersonId, StreamKind};
use app::{Audit, AuditLine, AuditQuery, PersonRow};
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use words::Lang;

use super::desk::{framed, nothing_here};
use super::parties::{Values, day, own_zone, submit};
use crate::components::{self, Column, Control, Kind, Row, Tab, Table, Tone, Width};
use crate::reader::{Signed, encoded};
use crate::refuse::No;

mod reads;

/// What the address asks.
#[derive(Clone, Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    person: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    /// `read`: who looked. Else who changed something.
    #[serde(default)]
    show: String,
    /// Of that ticket alone.
    #[serde(default)]
    ticket: String,
    #[serde(default)]
    before: String,
}

/// The most lines of a file.
const IN_A_FILE: usize = 10_000;
/// The most lines of the security journal on a page.
const NOTED: u32 = 200;

impl Asked {
    fn query(&self, signed: &Signed) -> AuditQuery {
        let zone = own_zone(signed);
        AuditQuery {
            person: self.person.parse::<PersonId>().ok(),
            kind: self.kind.parse::<StreamKind>().ok(),
            from: day(&self.from, &zone),
            until: day(&self.until, &zone),
            before: self.before.parse().ok(),
            limit: None,
        }
    }

    fn is_of_reads(&self) -> bool {
        self.show == "read"
    }

    fn narrows(&self) -> bool {
        [&self.person, &self.kind, &self.ticket, &self.from, &self.until]
            .iter()
            .any(|field| !field.is_empty())
    }

    fn address(&self, of: OrganisationId, file: &str, before: Option<impl Display>) -> String {
        let fields = [
            ("show", &self.show),
            ("person", &self.person),
            ("kind", &self.kind),
            ("ticket", &self.ticket),
            ("from", &self.from),
            ("until", &self.until),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let mut pairs: Vec<String> =
            given.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        pairs.extend(before.map(|before| format!("before={before}")));
        format!("/organisations/{of}/audit{file}?{}", pairs.join("&"))
    }
}

/// `GET /audit`: of one's own organisation.
pub async fn own(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let of = signed.visitor.organisation.id;
    show(&signed, of, &asked).await
}

/// `GET /organisations/{id}/audit`.
pub async fn of(signed: Signed, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, No> {
    let of = id.parse().map_err(|_| nothing_here(&signed))?;
    show(&signed, of, &asked).await
}

async fn show(signed: &Signed, of: OrganisationId, asked: &Asked) -> Result<Response, No> {
    if asked.is_of_reads() {
        return reads::show(signed, of, asked).await;
    }
    let w = signed.reader.lang;
    let audit = signed.app().audit(&signed.visitor, of, &asked.query(signed)).await;
    let audit = audit.map_err(|failure| signed.no(failure))?;
    let title = w.audit_title(&audit.organisation.name);
    let main = html! {
        (components::head(None, &title, html! { p.lead { (w.audit_lead()) } }))
        div.stack-l {
            (switch(w, of, asked))
            (chains(w, &audit))
            (filter(signed, of, &audit.people, asked))
            (table(signed, &audit))
            (ways(w, of, asked, audit.next))
        }
    };
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page(sheet))
}

/// What was changed, or who looked.
fn switch(w: Lang, of: OrganisationId, asked: &Asked) -> Markup {
    let reads = asked.is_of_reads();
    let tab = |label, show: &str, current| Tab {
        href: format!("/organisations/{of}/audit?show={show}"),
        label,
        count: None,
        current,
    };
    components::tabs(&w.audit(), &[tab(w.audit_changed(), "", !reads), tab(w.audit_read(), "read", reads)])
}

/// Where to go from there.
fn ways(w: Lang, of: OrganisationId, asked: &Asked, next: Option<impl Display>) -> Markup {
    html! {
        p {
            @if let Some(next) = next { a href=(asked.address(of, "", Some(next))) { (w.audit_older()) } " · " }
            a href=(asked.address(of, ".csv", None::<u64>)) download { "CSV" } " · "
            a href={ "/organisations/" (of) "/security" } { (w.security_way()) }
        }
    }
}

/// Do the chains of what is shown hold?
fn chains(w: Lang, audit: &Audit) -> Markup {
    match audit.wrong {
        Some(position) => components::notice(
            Tone::Over,
            &w.audit_chain_broken(position),
            html! { p { (w.audit_chain_broken_fix()) } },
        ),
        None => html! { p.meta { (w.audit_chains_hold(audit.chains)) } },
    }
}

fn filter(signed: &Signed, of: OrganisationId, people: &[PersonRow], asked: &Asked) -> Markup {
    let w = signed.reader.lang;
    let none = Values::default();
    let people = people.iter().filter_map(|row| Some((row.id.to_string(), row.name.clone()?)));
    let people = std::iter::once((String::new(), w.audit_anybody())).chain(people).collect();
    let kinds = [StreamKind::Ticket, StreamKind::Person, StreamKind::Organisation];
    let kinds = kinds.iter().map(|kind| (kind.word().to_owned(), kind_of(w, *kind)));
    let kinds = std::iter::once((String::new(), w.audit_anything())).chain(kinds).collect();
    let line = |name: &str, label: String, value: &str, kind: &'static str| {
        let value = value.to_owned();
        let control = Control::Line { value, kind, autocomplete: "off", width: Width::Medium, most: None };
        none.field(signed, name, label, String::new(), control)
    };
    html! {
        details open[asked.narrows()] {
            summary.button { (w.audit_filter()) }
            form.fields method="get" action={ "/organisations/" (of) "/audit" } {
                (none.field(signed, "person", w.audit_by(), String::new(), Control::Select(people, asked.person.clone())))
                @if asked.is_of_reads() {
                    input type="hidden" name="show" value="read";
                    (line("ticket", w.reads_of_ticket(), &asked.ticket, "number"))
                } @else {
                    (none.field(signed, "kind", w.audit_on(), String::new(), Control::Select(kinds, asked.kind.clone())))
                }
                (line("from", w.audit_from(), &asked.from, "date"))
                (line("until", w.audit_until(), &asked.until, "date"))
                div.actions { (submit(&w.audit_filter(), "")) }
            }
        }
    }
}

fn kind_of(w: Lang, kind: StreamKind) -> String {
    match kind {
        StreamKind::Person => w.audit_person(),
        StreamKind::Organisation => w.audit_organisation(),
        _ => w.audit_ticket(),
    }
}

fn who(w: Lang, audit: &Audit, line: &AuditLine) -> String {
    if audit.fields == Fields::Metadata {
        return w.somebody();
    }
    match line.entry.by.person() {
        Some(id) => audit.names.get(&id).cloned().unwrap_or_else(|| w.somebody()),
        None => w.by_the_desk(),
    }
}

fn whose<'a>(audit: &'a Audit, line: &AuditLine) -> &'a str {
    line.entry.on_behalf_of.and_then(|id| audit.organisations.get(&id)).map_or("", String::as_str)
}

fn what(w: Lang, line: &AuditLine) -> String {
    match &line.entry.fact {
        Fact::Ticket(fact) => w.fact(fact),
        Fact::Person(fact) => w.person_fact(fact),
        Fact::Organisation(fact) => w.organisation_fact(fact),
        _ => line.entry.stream.kind().word().to_owned(),
    }
}

/// On what, in words: a ticket's number, a person's name.
fn on(w: Lang, audit: &Audit, line: &AuditLine) -> String {
    match (line.ticket, line.entry.stream) {
        (Some(number), _) => number.to_string(),
        (None, ::desk::Stream::Person(id)) => audit.names.get(&id).cloned().unwrap_or_else(|| w.somebody()),
        _ => audit.organisation.name.clone(),
    }
}

fn table(signed: &Signed, audit: &Audit) -> Markup {
    let w = signed.reader.lang;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let zone = own_zone(signed);
    let row = |line: &AuditLine| Row {
        id: format!("row-{}", line.position),
        cells: vec![
            html! { (components::moment(&signed.reader.moment_in_full(line.entry.at, &zone))) },
            html! { (what(w, line)) },
            html! {
                @match (line.ticket, line.entry.stream) {
                    (Some(number), _) => a href={ "/t/" (number) } { (number) },
                    (None, ::desk::Stream::Person(id)) if audit.fields == Fields::All => a href={ "/people/" (id) } { (on(w, audit, line)) },
                    _ => (on(w, audit, line)),
                }
            },
            html! { (who(w, audit, line)) @if !whose(audit, line).is_empty() { " " span.meta { (whose(audit, line)) } } },
        ],
        over: false,
    };
    components::table(&Table {
        id: "audit".to_owned(),
        caption: w.audit_title(&audit.organisation.name),
        columns: vec![
            column(w.audit_when(), Kind::Fit),
            column(w.audit_what(), Kind::Subject),
            column(w.audit_on(), Kind::Fit),
            column(w.audit_by(), Kind::Fit),
        ],
        rows: audit.lines.iter().map(row).collect(),
        roomy: true,
        ..Table::default()
    })
}

/// `GET /organisations/{id}/audit.csv`: the same as a file, for a spreadsheet that takes nothing in it for a formula.
pub async fn file(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    if asked.is_of_reads() {
        return reads::file(&signed, of, &asked).await;
    }
    let query = AuditQuery { limit: Some(IN_A_FILE), ..asked.query(&signed) };
    let audit = signed.app().audit(&signed.visitor, of, &query).await;
    let audit = audit.map_err(|failure| signed.no(failure))?;
    let w = signed.reader.lang;
    let mut text = String::from("position,at,what,on,by,for\r\n");
    for line in &audit.lines {
        let cells = [
            line.position.to_string(),
            line.entry.at.to_string(),
            what(w, line),
            on(w, &audit, line),
            who(w, &audit, line),
            whose(&audit, line).to_owned(),
        ];
        text += &cells.map(|text| cell(&text)).join(",");
        text += "\r\n";
    }
    Ok(csv("attachment; filename=\"guichet-audit.csv\"", text))
}

fn csv(kept: &'static str, text: String) -> Response {
    ([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, kept)], text).into_response()
}

/// `GET /organisations/{id}/security`.
pub async fn security(signed: Signed, Path(id): Path<String>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let of: OrganisationId = id.parse().map_err(|_| nothing_here(&signed))?;
    let found = signed.app().security_for(&signed.visitor, of, None, NOTED).await;
    let app::SecurityTold { fields, organisation, notes, names, .. } =
        found.map_err(|failure| signed.no(failure))?;
    let title = w.security_title(&organisation.name);
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let zone = own_zone(&signed);
    let name = |id: Option<PersonId>| id.map(|id| names.get(&id).cloned().unwrap_or_else(|| w.somebody()));
    let rows = notes.iter().enumerate().map(|(n, note)| {
        let is_all = fields == Fields::All;
        let whence = [note.whence.network.clone(), super::identity::browser(&note.whence.agent)];
        let whence: Vec<String> = whence.into_iter().filter(|part| is_all && !part.is_empty()).collect();
        Row {
            id: format!("row-{n}"),
            cells: vec![
                html! { (components::moment(&signed.reader.moment_in_full(note.at, &zone))) },
                html! { (super::identity::event(w, note.event)) @if is_all && !note.about.is_empty() { " · " (note.about) } },
                html! { (name(note.person).unwrap_or_default()) @if let Some(by) = name(note.by) { " " span.meta { (w.security_by(&by)) } } },
                html! { (whence.join(" · ")) },
            ],
            over: false,
        }
    });
    let main = html! {
        (components::head(None, &title, html! { p.lead { (w.security_lead()) } }))
        div.stack-l {
            (components::table(&Table {
                id: "security".to_owned(),
                caption: title.clone(),
                columns: vec![
                    column(w.audit_when(), Kind::Fit),
                    column(w.audit_what(), Kind::Subject),
                    column(w.audit_person(), Kind::Fit),
                    column(w.security_from_where(), Kind::Fit),
                ],
                rows: rows.collect(),
                roomy: true,
                ..Table::default()
            }))
            p { a href={ "/organisations/" (of) "/audit" } { (w.audit()) } }
        }
    };
    let sheet = framed(&signed, title, main).await?;
    Ok(signed.reader.page(sheet))
}
