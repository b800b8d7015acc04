//! `/duties` and `/duties/{organisation}`: how a party's duties stand, for the party itself, its provider and the centre:
//! the same page, so that nobody is told something else.

use std::collections::BTreeMap;

use ::desk::access::Fields;
use ::desk::duties::{DutyCommand, Kept};
use ::desk::fact::Party;
use ::desk::training::{Certificate, Check, Holds, Trained, TrainingCommand};
use ::desk::{Action, AttachmentId, OrganisationId, Person, PersonId, Refusal};
use app::{CustomerLine, DueLine, DutyLine, Failure, FileRow, Lapsing, Ledger};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use terms::DutyId;

use super::{Values, again, back, carried, date, day, own_zone, submit, why};
use crate::components::{self, Column, Kind, Row, Table, Tone, Width};
use crate::frame::Sheet;
use crate::pages::attachment;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What was just done, and on the occasion of which ticket one came here.
#[derive(Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
    ticket: Option<u64>,
}

/// `GET /duties`: one's own organisation's. The centre has none; it begins with those of the others.
pub async fn own(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    if signed.reader.is_centre() {
        return Ok(Redirect::to("/desk/organisations").into_response());
    }
    let own = signed.visitor.organisation.id;
    page(&signed, own, &asked).await
}

/// `GET /duties/{organisation}`.
pub async fn show(
    signed: Signed,
    Path(party): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    page(&signed, party_of(&signed, &party)?, &asked).await
}

fn party_of(signed: &Signed, typed: &str) -> Result<OrganisationId, No> {
    typed.parse().map_err(|_| signed.no(Refusal::NotFound.into()))
}

async fn page(signed: &Signed, party: OrganisationId, asked: &Asked) -> Result<Response, No> {
    let ledger = signed.app().ledger(&signed.visitor, party).await.map_err(|f| signed.no(f))?;
    let read = signed.app().emergencies_of(&signed.visitor, party).await.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let title = w.duties_of(&ledger.organisation.name);
    let main = html! {
        (components::head(None, &title, html! {
            p.lead { (w.duties_lead()) " " (components::clause(&signed.reader.clause(&ledger.agreement, &"2.C".into()))) }
        }))
        div.stack-l {
            (sections(signed, &ledger, asked.ticket))
            @if !read.rows.is_empty() {
                section.stack aria-labelledby="emergencies" {
                    h2 id="emergencies" { (w.emergency_of_ours()) }
                    (crate::pages::emergency::list(signed, &read, false))
                }
            }
        }
    };
    let flash = asked.done.as_ref().map(|_| components::flash(Tone::Met, &w.done_duties(), None));
    let sheet = if signed.reader.is_centre() {
        let rail = crate::pages::desk::rail(signed, None, None).await.map_err(|f| signed.no(f))?;
        Sheet::desk(title, rail, main)
    } else {
        Sheet::portal(title, main)
    };
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// The whole ledger, section by section: also for the page of an organisation.
pub fn sections(signed: &Signed, ledger: &Ledger, ticket: Option<u64>) -> Markup {
    let w = signed.reader.lang;
    html! {
        @if ledger.duties.is_empty() { p { (w.duties_none()) } } @else { (duties(signed, ledger)) }
        @if ledger.allowed.contains(&Action::PointOutDuty) && !ledger.duties.is_empty() {
            details { summary.button { (w.point_out()) } (point_out_form(signed, ledger, ticket, &Values::default())) }
        }
        (pointed_out(signed, ledger))
        (lapsing(signed, &ledger.lapsing))
        (warnings_and_grace(signed, ledger))
        @for customer in &ledger.customers { (customer_section(signed, ledger, customer)) }
        (occasions(signed, ledger, &w.access_ledger_heading(), &ledger.access))
        (occasions(signed, ledger, &w.messages_ledger_heading(), &ledger.messages))
    }
}

/// A line each: how it stands, how often it was kept or not, when it was pointed out.
fn duties(signed: &Signed, ledger: &Ledger) -> Markup {
    let w = signed.reader.lang;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let number = |n: u64| html! { (w.number(i64::try_from(n).unwrap_or(i64::MAX))) };
    let row = |line: &DutyLine| Row {
        id: format!("duty-{}", line.duty.id),
        cells: vec![
            html! { (w.text(&line.duty.title)) " " (components::clause(&signed.reader.clause(&ledger.agreement, &line.duty.clause))) },
            kept(signed, line.kept),
            number(line.met),
            number(line.unmet),
            number(line.asked),
            html! { (line.told.map_or_else(|| w.duty_never_told(), |at| date(signed, at))) },
        ],
        over: false,
    };
    html! {
        (components::table(&Table {
            id: "duties".to_owned(),
            caption: w.duties_title(),
            columns: vec![
                column(w.duty_column(), Kind::Subject),
                column(w.duty_standing(), Kind::Standing),
                column(w.duty_met(), Kind::Figure),
                column(w.duty_unmet(), Kind::Figure),
                column(w.duty_asked(), Kind::Figure),
                column(w.duty_told(), Kind::Text),
            ],
            rows: ledger.duties.iter().map(row).collect(),
            roomy: true,
            ..Table::default()
        }))
        @for line in &ledger.duties {
            @let open: Vec<DueLine> = line.latest.iter().filter(|due| due.kept != Kept::Met).copied().collect();
            @if !open.is_empty() {
                details { summary { (w.text(&line.duty.title)) " · " (w.duty_occasions()) } (due_lines(signed, &open)) }
            }
        }
    }
}

fn kept(signed: &Signed, kept: Option<Kept>) -> Markup {
    let w = signed.reader.lang;
    match kept {
        Some(Kept::Met) => components::chip(Tone::Met, "✓", &w.duty_kept(Kept::Met)),
        Some(Kept::Unmet) => components::chip(Tone::Soon, "○", &w.duty_kept(Kept::Unmet)),
        Some(Kept::Asked) => components::chip(Tone::Accent, "◔", &w.duty_kept(Kept::Asked)),
        None => html! { span.meta { (w.duty_no_occasion()) } },
    }
}

/// Occasions, each with the way to it: to what is for the party alone, or to the ticket.
fn due_lines(signed: &Signed, lines: &[DueLine]) -> Markup {
    let w = signed.reader.lang;
    let tickets = if signed.reader.is_centre() { "/desk/t" } else { "/t" };
    html! {
        ul {
            @for line in lines {
                @let href = if line.place == 0 { format!("{tickets}/{}", line.number) } else { format!("/access/{}/{}", line.number, line.place) };
                li { a href=(href) { (w.ledger_line(line.number, &date(signed, line.at))) } " · " (w.duty_kept(line.kept)) }
            }
        }
    }
}

fn occasions(signed: &Signed, _: &Ledger, heading: &str, lines: &[DueLine]) -> Markup {
    html! { @if !lines.is_empty() { section.stack { h2 { (heading) } (due_lines(signed, lines)) } } }
}

/// What the agreement says of the end of a certificate: told how many days ahead, and what its grace does.
fn warnings_and_grace(signed: &Signed, ledger: &Ledger) -> Markup {
    let w = signed.reader.lang;
    let Some(rules) = ledger.agreement.training.as_ref().filter(|_| !ledger.customers.is_empty()) else {
        return html! {};
    };
    let days: Vec<String> = rules.warn_days.iter().map(ToString::to_string).collect();
    let grace = match rules.grace_days {
        0 => w.training_no_grace(),
        days => w.training_grace(i64::from(days)),
    };
    html! { p.meta { (w.training_warns(&days.join(w.pick(", ", ", ", "、")))) " " (grace) } }
}

/// What was told ahead of the end of certificates: first what is still to be renewed.
pub fn lapsing(signed: &Signed, told: &[Lapsing]) -> Markup {
    let w = signed.reader.lang;
    let (standing, past): (Vec<&Lapsing>, Vec<&Lapsing>) = told.iter().partition(|one| one.stands);
    let line = |one: &Lapsing| {
        let who = one.name.clone().unwrap_or_else(|| w.somebody());
        w.lapsing_line(&who, &date(signed, one.until), i64::from(one.days), &date(signed, one.at))
    };
    html! {
        @if !told.is_empty() {
            section.stack id="lapsing" aria-labelledby="lapsing-heading" {
                h2 id="lapsing-heading" { (w.lapsing_heading()) }
                ul {
                    @for one in standing {
                        li { (components::chip(Tone::Soon, "○", &line(one))) " " a href={ "/duties/" (one.organisation) "#customer-" (one.organisation) } { (w.duties_note_all()) } }
                    }
                    @for one in past { li.meta { (line(one)) " · " (w.lapsing_renewed()) } }
                }
            }
        }
    }
}

fn pointed_out(signed: &Signed, ledger: &Ledger) -> Markup {
    let w = signed.reader.lang;
    html! {
        @if !ledger.pointed_out.is_empty() {
            section.stack {
                h2 { (w.pointed_out_heading()) }
                ul {
                    @for told in &ledger.pointed_out {
                        @let title = ledger.agreement.duty(&told.duty).map(|duty| w.text(&duty.title)).unwrap_or_else(|| told.duty.to_string());
                        li {
                            strong { (title) } " · " (date(signed, told.at))
                            @if ledger.fields == Fields::All { p.prose { (ledger.texts.get(&told.text.id).cloned().unwrap_or_else(|| w.text_erased())) } }
                        }
                    }
                }
            }
        }
    }
}

fn point_out_form(signed: &Signed, ledger: &Ledger, ticket: Option<u64>, values: &Values) -> Markup {
    let w = signed.reader.lang;
    let options =
        ledger.duties.iter().map(|line| (line.duty.id.to_string(), w.text(&line.duty.title))).collect();
    html! {
        form.fields method="post" action={ "/duties/" (ledger.organisation.id) "/pointed-out" } {
            (carried(signed, None))
            @if let Some(ticket) = ticket { input type="hidden" name="ticket" value=(ticket); }
            (values.select(signed, "duty", w.duty_column(), options))
            (values.area(signed, ::desk::Field::Reason, w.point_out_what(), w.point_out_hint()))
            div.actions { (submit(&w.point_out(), "main")) }
        }
    }
}

/// A customer: trained or not, by which certificates; who allowed the centre to write to it.
fn customer_section(signed: &Signed, ledger: &Ledger, customer: &CustomerLine) -> Markup {
    let w = signed.reader.lang;
    let (tone, said) = match customer.trained {
        Trained::Yes { until, graced: false, .. } => (Tone::Met, w.training_enough(&date(signed, until))),
        Trained::Yes { until, graced: true, .. } => (Tone::Soon, w.training_graced(&date(signed, until))),
        Trained::No { lapsed: Some((_, until)) } => (Tone::Soon, w.training_lapsed(&date(signed, until))),
        Trained::No { lapsed: None } => (Tone::Soon, w.training_nobody()),
    };
    let id = customer.organisation.id;
    let may_show = ledger.allowed.contains(&Action::RecordTraining) && !customer.people.is_empty();
    html! {
        section.stack id={ "customer-" (id) } {
            h2 { (customer.organisation.name) @if id != ledger.organisation.id { " " a.meta href={ "/duties/" (id) } { (w.duties_note_all()) } } }
            h3 { (w.training_heading()) " " (components::clause(&signed.reader.clause(&ledger.agreement, &"2.B.4".into()))) }
            p.state-line { (components::chip(tone, "", &said)) }
            ul { @for (row, person) in &customer.people { (person_line(signed, ledger, row.name.as_deref(), person)) } }
            @if may_show {
                details { summary.button { (w.show_certificate()) } (certificate_form(signed, customer, &Values::default(), &[])) }
            }
            h3 { (w.contacts_heading()) }
            (authorisations(signed, ledger, customer))
        }
    }
}

fn person_line(signed: &Signed, ledger: &Ledger, name: Option<&str>, person: &Person) -> Markup {
    let (w, certificates) = (signed.reader.lang, &person.trainings.certificates);
    let name = if ledger.fields == Fields::All { name.unwrap_or_default().to_owned() } else { w.somebody() };
    html! {
        li {
            strong { (name) }
            @if certificates.is_empty() { " · " (w.certificate_none()) }
            @for certificate in certificates { (certificate_line(signed, ledger, person, certificate)) }
        }
    }
}

fn certificate_line(signed: &Signed, ledger: &Ledger, person: &Person, certificate: &Certificate) -> Markup {
    let w = signed.reader.lang;
    let rules = ledger.agreement.training.as_ref();
    let holds = certificate.holds(ledger.now, rules);
    let tone = match holds {
        Holds::Now => Tone::Met,
        Holds::Soon | Holds::Grace => Tone::Soon,
        _ => Tone::Still,
    };
    let text = |text: ::desk::TextRef| ledger.texts.get(&text.id).cloned().unwrap_or_else(|| w.text_erased());
    let days = certificate.until.duration_since(ledger.now).as_secs() / 86_400;
    let may_check = ledger.allowed.contains(&Action::CheckTraining);
    html! {
        div.stack {
            p {
                (components::chip(tone, "", &w.certificate_holds(holds))) " "
                @if ledger.fields == Fields::All { (text(certificate.certificate)) " · " (w.certificate_by(&text(certificate.trainer))) " · " }
                (w.certificate_valid(&date(signed, certificate.from), &date(signed, certificate.until)))
                @if holds == Holds::Soon { " · " strong { (w.certificate_days_left(days)) } }
                " · " (w.certificate_check(certificate.check))
            }
            @if ledger.fields == Fields::All {
                @if let Some(proof) = certificate.proof { p.meta { (w.field(::desk::Field::Proof)) ": " (text(proof)) } }
                @if let Some(files) = proofs(signed, person.organisation, certificate, &ledger.files) { (files) }
                @if let Some(reason) = certificate.reason { p.prose { (text(reason)) } }
            }
            @if may_check && certificate.check == Check::Waiting { (check_form(signed, ledger.organisation.id, person.id, certificate.number, None)) }
        }
    }
}

fn check_form(
    signed: &Signed,
    party: OrganisationId,
    person: PersonId,
    certificate: u64,
    page: Option<&str>,
) -> Markup {
    let w = signed.reader.lang;
    let hidden = html! {
        (carried(signed, None))
        input type="hidden" name="person" value=(person);
        input type="hidden" name="certificate" value=(certificate);
        @if let Some(page) = page { input type="hidden" name="page" value=(page); }
    };
    let action = format!("/duties/{party}/certificates/check");
    let verdict = |word: &'static str, label: &str, look: &str| {
        let sends = Some(("verdict", word));
        components::button(&components::Button { label, look, sends, ..components::Button::default() })
    };
    let name = format!("reason-{certificate}");
    html! {
        form method="post" action=(action) { (hidden) (verdict("verified", &w.certificate_verify(), "small")) }
        details {
            summary { (w.certificate_refuse()) }
            form.fields method="post" action=(action) {
                (hidden)
                input type="hidden" name="reason-in" value=(name);
                (Values::default().field(signed, &name, w.certificate_refuse_why(), String::new(), components::Control::area("", 2)))
                (verdict("refused", &w.certificate_refuse(), ""))
            }
        }
    }
}

/// The files with a certificate: at the address of whose it is, wherever it is shown.
fn proofs(
    signed: &Signed,
    customer: OrganisationId,
    certificate: &Certificate,
    there: &BTreeMap<AttachmentId, FileRow>,
) -> Option<Markup> {
    attachment::under_at(signed.reader.lang, &format!("/duties/{customer}"), &certificate.files, there)
}

fn certificate_form(signed: &Signed, customer: &CustomerLine, values: &Values, held: &[FileRow]) -> Markup {
    let w = signed.reader.lang;
    let files = values.files(signed, &format!("files-{}", customer.organisation.id), held);
    let active = customer.people.iter().filter(|(_, person)| person.active);
    let people = active.map(|(row, _)| (row.id.to_string(), row.name.clone().unwrap_or_default())).collect();
    let dates = |name: &str, label: String| {
        values.typed_line(signed, name, label, String::new(), "date", Width::Medium)
    };
    html! {
        form.fields method="post" action={ "/duties/" (customer.organisation.id) "/certificates" } enctype=[files.as_ref().map(|_| "multipart/form-data")] {
            (carried(signed, None))
            (values.select(signed, "person", w.certificate_person(), people))
            (values.line(signed, ::desk::Field::Certificate, w.certificate_number(), String::new()))
            (values.line(signed, ::desk::Field::Trainer, w.field(::desk::Field::Trainer), String::new()))
            (values.line(signed, ::desk::Field::Proof, w.certificate_proof(), w.no_credentials_here()))
            @if let Some(files) = &files { (components::files_field(files)) }
            (dates("from", w.certificate_from()))
            (dates("until", w.certificate_until()))
            div.actions { (submit(&w.send_certificate(), "main")) }
        }
    }
}

fn authorisations(signed: &Signed, ledger: &Ledger, customer: &CustomerLine) -> Markup {
    let w = signed.reader.lang;
    let may =
        ledger.allowed.contains(&Action::AuthoriseContact) && customer.organisation.party == Party::Customer;
    let id = customer.organisation.id;
    html! {
        @if customer.authorisations.is_empty() { p { (w.contacts_none()) } }
        @else {
            ul {
                @for found in customer.authorisations.iter().rev() {
                    @let live = customer.live.contains(&found.number);
                    @let until = found.revoked.map(|(at, _)| at).or(found.until);
                    li {
                        (components::chip(if live { Tone::Met } else { Tone::Still }, "", &if live { w.contacts_live() } else { w.contacts_over() })) " "
                        (match until { Some(until) => w.contacts_from_until(&date(signed, found.from), &date(signed, until)), None => w.contacts_open(&date(signed, found.from)) })
                        @if let (Some(name), Fields::All) = (found.by.person().and_then(|by| ledger.names.get(&by)), ledger.fields) { " · " (name) }
                        @if live && may {
                            form method="post" action={ "/duties/" (id) "/contacts/revocation" } {
                                (carried(signed, None))
                                input type="hidden" name="authorisation" value=(found.number);
                                (submit(&w.revoke_authorisation(), "small"))
                            }
                        }
                    }
                }
            }
        }
        @if may { details { summary.button { (w.authorise_contact()) } (authorise_form(signed, id, &Values::default())) } }
    }
}

fn authorise_form(signed: &Signed, customer: OrganisationId, values: &Values) -> Markup {
    let w = signed.reader.lang;
    html! {
        form.fields method="post" action={ "/duties/" (customer) "/contacts" } {
            (carried(signed, None))
            (values.typed_line(signed, "until", w.authorise_until(), String::new(), "date", Width::Medium))
            div.actions { (submit(&w.send_authorisation(), "main")) }
        }
    }
}

/// `POST /duties/{organisation}/certificates`.
pub async fn record(signed: Signed, Path(party): Path<String>, typed: Typed) -> Result<Response, No> {
    let party = party_of(&signed, &party)?;
    let zone = own_zone(&signed);
    let text = |about: ::desk::Field| signed.app().authored(typed.get(about.word()));
    let proof = typed.get(::desk::Field::Proof.word());
    let dates = day(typed.get("from"), &zone).zip(day(typed.get("until"), &zone));
    let asked = match (typed.fault(), typed.get("person").parse(), dates) {
        (Some(failure), ..) => Err(failure.clone()),
        (_, Ok(person), Some((from, until))) => {
            let command = TrainingCommand::Record {
                certificate: text(::desk::Field::Certificate),
                trainer: text(::desk::Field::Trainer),
                proof: (!proof.trim().is_empty()).then(|| text(::desk::Field::Proof)),
                from,
                until,
                files: Vec::new(),
            };
            let (app, form) = (signed.app(), typed.form("certificates", 0));
            app.train_with_files(&signed.visitor, person, command, &typed.files(), &form).await
        }
        (_, Err(_), _) => Err(Failure::Refused(Refusal::NotASuperAdministrator)),
        (.., None) => Err(Failure::Refused(Refusal::Empty(::desk::Field::Until))),
    };
    let held = signed.app().held_files(&signed.visitor, &typed.files()).await.unwrap_or_default();
    done(&signed, party, &typed, asked, |ledger, values| {
        let customer = ledger.customers.iter().find(|customer| customer.organisation.id == party);
        customer.map(|customer| certificate_form(&signed, customer, values, &held)).unwrap_or_default()
    })
    .await
}

/// `POST /duties/{organisation}/certificates/check`.
pub async fn check(signed: Signed, Path(party): Path<String>, typed: Typed) -> Result<Response, No> {
    let party = party_of(&signed, &party)?;
    let asked = match (typed.get("person").parse::<PersonId>(), typed.get("certificate").parse()) {
        (Ok(person), Ok(certificate)) => {
            let command = if typed.get("verdict") == "verified" {
                TrainingCommand::Verify { certificate }
            } else {
                let reason = signed.app().authored(typed.get(typed.get("reason-in")));
                TrainingCommand::Refuse { certificate, reason }
            };
            signed.app().train(&signed.visitor, person, &command, &typed.form("check", certificate)).await
        }
        _ => Err(Failure::Refused(Refusal::NoSuchRequest)),
    };
    if asked.is_ok() && typed.get("page") == "people" {
        return Ok(back("/desk/people", "checked"));
    }
    done(&signed, party, &typed, asked, |_, _| html! {}).await
}

/// `POST /duties/{organisation}/contacts`.
pub async fn authorise(signed: Signed, Path(party): Path<String>, typed: Typed) -> Result<Response, No> {
    let party = party_of(&signed, &party)?;
    let until = day(typed.get("until"), &own_zone(&signed));
    let command = DutyCommand::Authorise { people: Vec::new(), ticket: None, from: None, until };
    let unread = until.is_none() && !typed.get("until").trim().is_empty();
    let asked = if unread {
        Err(Failure::Refused(Refusal::Empty(::desk::Field::Until)))
    } else {
        signed.app().oblige(&signed.visitor, party, &command, &typed.form("contacts", 0)).await
    };
    done(&signed, party, &typed, asked, |_, values| authorise_form(&signed, party, values)).await
}

/// `POST /duties/{organisation}/contacts/revocation`.
pub async fn revoke(signed: Signed, Path(party): Path<String>, typed: Typed) -> Result<Response, No> {
    let party = party_of(&signed, &party)?;
    let authorisation = typed.get("authorisation").parse().unwrap_or(0);
    let command = DutyCommand::Revoke { authorisation };
    let asked = signed.app().oblige(&signed.visitor, party, &command, &typed.form("revocation", 0)).await;
    done(&signed, party, &typed, asked, |_, _| html! {}).await
}

/// `POST /duties/{organisation}/pointed-out`.
pub async fn point_out(signed: Signed, Path(party): Path<String>, typed: Typed) -> Result<Response, No> {
    let party = party_of(&signed, &party)?;
    let number: Option<u64> = typed.get("ticket").parse().ok();
    let ticket = match number {
        Some(number) => {
            let view = signed.app().ticket(&signed.visitor, number).await.map_err(|f| signed.no(f))?;
            Some(view.ticket.id)
        }
        None => None,
    };
    let command = DutyCommand::PointOut {
        duty: DutyId::from(typed.get("duty")),
        ticket,
        text: signed.app().authored(typed.get(::desk::Field::Reason.word())),
    };
    let asked = signed.app().oblige(&signed.visitor, party, &command, &typed.form("pointed-out", 0)).await;
    done(&signed, party, &typed, asked, |ledger, values| point_out_form(&signed, ledger, number, values))
        .await
}

async fn done(
    signed: &Signed,
    party: OrganisationId,
    typed: &Typed,
    asked: Result<app::Receipt, Failure>,
    form: impl Fn(&Ledger, &Values) -> Markup,
) -> Result<Response, No> {
    let to = format!("/duties/{party}");
    let failure = match asked {
        Ok(_) => return Ok(back(&to, "duties")),
        Err(failure) => failure,
    };
    let told = why(signed, &failure);
    let Ok(ledger) = signed.app().ledger(&signed.visitor, party).await else {
        return Err(signed.no(failure));
    };
    let title = signed.reader.lang.duties_of(&ledger.organisation.name);
    let drawn = form(&ledger, &Values::of(typed, &told));
    Err(again(signed, title, &to, &told, drawn).await)
}

/// The certificates that the centre hasn't checked yet, each with its two answers: for the page of people.
///
/// # Errors
///
/// The database is away.
pub async fn to_check(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    if !signed.reader.is_centre() {
        return Ok(html! {});
    }
    let waiting = signed.app().certificates_to_check().await?;
    Ok(html! {
        section.stack id="certificates" aria-labelledby="certificates-heading" {
            h2 id="certificates-heading" { (w.certificates_waiting()) }
            @if waiting.is_empty() { p { (w.certificates_waiting_none()) } }
            @for one in &waiting {
                @let who = one.name.clone().unwrap_or_else(|| w.somebody());
                @let text = |text: ::desk::TextRef| one.texts.get(&text.id).cloned().unwrap_or_else(|| w.text_erased());
                @let found = &one.certificate;
                div.stack {
                    p {
                        strong { (w.certificate_shown(&who, &one.organisation.name, &date(signed, found.shown))) } " · "
                        (text(found.certificate)) " · " (w.certificate_by(&text(found.trainer))) " · "
                        (w.certificate_valid(&date(signed, found.from), &date(signed, found.until)))
                    }
                    @if let Some(proof) = found.proof { p.meta { (w.field(::desk::Field::Proof)) ": " (text(proof)) } }
                    @if let Some(files) = proofs(signed, one.organisation.id, found, &one.files) { (files) }
                    (check_form(signed, one.organisation.id, one.person, found.number, Some("people")))
                }
            }
        }
    })
}

/// What waits for this reader's organisation, and certificates that lapse soon: for the first page.
///
/// # Errors
///
/// The database is away.
pub async fn waiting(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let ledger = match signed.app().ledger(&signed.visitor, signed.visitor.organisation.id).await {
        Ok(ledger) => ledger,
        Err(Failure::Refused(_)) => return Ok(html! {}),
        Err(failure) => return Err(failure),
    };
    let asked = ledger.access.iter().chain(&ledger.messages).filter(|line| line.kept == Kept::Asked);
    let asked: Vec<DueLine> = asked.copied().collect();
    let rules = ledger.agreement.training.as_ref();
    let mut expiring = Vec::new();
    for (row, person) in ledger.customers.iter().flat_map(|customer| &customer.people) {
        if let Some(best) = person.trainings.best(ledger.now, rules)
            && best.holds(ledger.now, rules) != Holds::Now
        {
            expiring.push((row.name.clone().unwrap_or_default(), best.until));
        }
    }
    Ok(html! {
        @if !asked.is_empty() || !expiring.is_empty() {
            (components::notice(Tone::Soon, &w.duties_waits_for_you(), html! {
                (due_lines(signed, &asked))
                ul { @for (name, until) in &expiring { li { (w.duties_expiring(name, &date(signed, *until))) } } }
                p { a href="/duties" { (w.duties_note_all()) } }
            }))
        }
    })
}

/// Before a report: what of the party's duties isn't kept. It stops nothing.
///
/// # Errors
///
/// The database is away.
pub async fn before_a_report(signed: &Signed) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let ledger = match signed.app().ledger(&signed.visitor, signed.visitor.organisation.id).await {
        Ok(ledger) => ledger,
        Err(Failure::Refused(_)) => return Ok(html! {}),
        Err(failure) => return Err(failure),
    };
    let unmet: Vec<&DutyLine> = ledger.duties.iter().filter(|line| line.kept == Some(Kept::Unmet)).collect();
    Ok(html! {
        @if !unmet.is_empty() {
            (components::notice(Tone::Still, "", html! {
                p { (w.duties_before_you_report()) }
                ul { @for line in unmet { li { (w.text(&line.duty.title)) } } }
                p { a href="/duties" { (w.duties_note_all()) } }
            }))
        }
    })
}
