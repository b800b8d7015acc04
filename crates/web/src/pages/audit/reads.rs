//! `/organisations/{id}/audit?show=read` and its `.csv`: who looked at an organisation's things, and at what its people looked.
//! One line is somebody's looks at one thing within an hour.

use ::desk::access::Fields;
use ::desk::service_report::cell;
use ::desk::{OrganisationId, PersonId};
use app::{ReadLine, Reads, ReadsQuery};
use axum::response::Response;
use maud::{Markup, html};
use words::Lang;

use super::{Asked, IN_A_FILE, csv, filter, switch, ways};
use crate::components::{self, Column, Kind, Row, Table};
use crate::pages::desk::framed;
use crate::pages::parties::{day, own_zone};
use crate::reader::Signed;
use crate::refuse::No;

fn query(asked: &Asked, signed: &Signed, limit: Option<usize>) -> ReadsQuery {
    let zone = own_zone(signed);
    ReadsQuery {
        person: asked.person.parse::<PersonId>().ok(),
        ticket: asked.ticket.trim().parse().ok(),
        from: day(&asked.from, &zone),
        until: day(&asked.until, &zone),
        before: asked.before.parse().ok(),
        limit,
    }
}

/// The page.
pub async fn show(signed: &Signed, of: OrganisationId, asked: &Asked) -> Result<Response, No> {
    let w = signed.reader.lang;
    let reads = signed.app().reads(&signed.visitor, of, &query(asked, signed, None)).await;
    let reads = reads.map_err(|failure| signed.no(failure))?;
    let title = w.reads_title(&reads.organisation.name);
    let main = html! {
        (components::head(None, &title, html! { p.lead { (w.reads_lead()) } }))
        div.stack-l {
            (switch(w, of, asked))
            (filter(signed, of, &reads.people, asked))
            @if reads.lines.is_empty() { (components::empty(&w.reads_none(), html! {}, None)) } @else { (table(signed, &reads)) }
            (ways(w, of, asked, reads.next))
        }
    };
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page(sheet))
}

fn who(w: Lang, reads: &Reads, line: &ReadLine) -> String {
    line.person.and_then(|id| reads.names.get(&id).cloned()).unwrap_or_else(|| w.somebody())
}

/// Where whoever looked belongs, if it is elsewhere.
fn theirs<'a>(reads: &'a Reads, line: &ReadLine) -> &'a str {
    let elsewhere = (line.reader != reads.organisation.id).then(|| reads.organisations.get(&line.reader));
    elsewhere.flatten().map_or("", String::as_str)
}

/// At what, in words: a ticket's number, a person's name, an organisation's.
fn on(w: Lang, reads: &Reads, line: &ReadLine) -> String {
    let whose = || reads.organisations.get(&line.organisation).cloned();
    let own = || (line.organisation == reads.organisation.id).then(|| reads.organisation.name.clone());
    match (line.ticket, line.of_person) {
        (Some(number), _) => number.to_string(),
        (_, Some(id)) => reads.names.get(&id).cloned().unwrap_or_else(|| w.somebody()),
        _ => whose().or_else(own).unwrap_or_default(),
    }
}

fn table(signed: &Signed, reads: &Reads) -> Markup {
    let w = signed.reader.lang;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let zone = own_zone(signed);
    let is_own = |line: &ReadLine| line.organisation == reads.organisation.id;
    let row = |line: &ReadLine| Row {
        id: format!("row-{}", line.place),
        cells: vec![
            html! { (components::moment(&signed.reader.moment_in_full(line.last, &zone))) },
            html! {
                (w.looked_at(line.what.word()))
                @if line.times > 1 { " " span.meta { (w.reads_times(usize::try_from(line.times).unwrap_or(usize::MAX))) } }
                @if line.emergency.is_some() { " " strong { (w.reads_in_emergency()) } }
            },
            html! {
                @match (line.ticket, line.of_person) {
                    (Some(number), _) => a href={ "/t/" (number) } { (number) },
                    (_, Some(id)) if is_own(line) && reads.fields == Fields::All => a href={ "/people/" (id) } { (on(w, reads, line)) },
                    _ => (on(w, reads, line)),
                }
            },
            html! { (who(w, reads, line)) @if !theirs(reads, line).is_empty() { " " span.meta { (theirs(reads, line)) } } },
            html! { (line.network) @if line.token.is_some() { " · " (w.reads_by_token()) } },
        ],
        over: false,
    };
    components::table(&Table {
        id: "reads".to_owned(),
        caption: w.reads_title(&reads.organisation.name),
        columns: vec![
            column(w.audit_when(), Kind::Fit),
            column(w.audit_what(), Kind::Subject),
            column(w.audit_on(), Kind::Fit),
            column(w.audit_by(), Kind::Fit),
            column(w.security_from_where(), Kind::Fit),
        ],
        rows: reads.lines.iter().map(row).collect(),
        roomy: true,
        ..Table::default()
    })
}

/// The file.
pub async fn file(signed: &Signed, of: OrganisationId, asked: &Asked) -> Result<Response, No> {
    let w = signed.reader.lang;
    let reads = signed.app().reads(&signed.visitor, of, &query(asked, signed, Some(IN_A_FILE))).await;
    let reads = reads.map_err(|failure| signed.no(failure))?;
    let mut text = String::from("first,last,times,what,on,part,by,organisation,from,token,emergency\r\n");
    for line in &reads.lines {
        let cells = [
            line.first.to_string(),
            line.last.to_string(),
            line.times.to_string(),
            w.looked_at(line.what.word()),
            on(w, &reads, line),
            line.part.clone(),
            who(w, &reads, line),
            reads.organisations.get(&line.reader).cloned().unwrap_or_default(),
            line.network.clone(),
            line.token.map(|id| id.to_string()).unwrap_or_default(),
            line.emergency.map(|n| n.to_string()).unwrap_or_default(),
        ];
        text += &cells.map(|text| cell(&text)).join(",");
        text += "\r\n";
    }
    Ok(csv("attachment; filename=\"guichet-reads.csv\"", text))
}
