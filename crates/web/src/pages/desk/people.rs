//! `/desk/people` and `/desk/people/{id}`: who works at the reader's desk, who is qualified for what, on whose word, and what
//! waits for a second person (clause 1); for the centre, the certificates that wait to be checked (clause 2.C).

use ::desk::access::Fields;
use ::desk::fact::Party;
use ::desk::qualification::{Proposal, QualificationCommand, Qualified};
use ::desk::{Action, By, Person, PersonId, Product, Refusal, TextRef};
use app::{Failure, PersonRow, Receipt, Roll};
use axum::extract::{Path, Query};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::{framed, nothing_here};
use crate::components::{self, Column, Kind, Row, Table, Tone, Width};
use crate::frame::Sheet;
use crate::pages::parties::{Values, again, back, carried, date, day, ledger, own_zone, submit, why};
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /desk/people`.
pub async fn list(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let roll = signed.app().people_of_desk(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let page = Page { signed: &signed, roll: &roll };
    let main = html! {
        (components::head(None, &w.people_title(), html! { (page.lead()) }))
        div.stack-l {
            (page.waiting())
            @if roll.members.is_empty() { (components::empty(&w.people_none(), html! {}, None)) } @else { (page.table()) }
            (ledger::to_check(&signed).await.map_err(|failure| signed.no(failure))?)
        }
    };
    sheet(&signed, w.people_title(), asked, main).await
}

/// `GET /desk/people/{id}`.
pub async fn show(
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let roll = load(&signed, &id).await?;
    let page = Page { signed: &signed, roll: &roll };
    let (row, person) = page.only();
    let title = page.name(row);
    let main = html! {
        (components::head(Some(html! { a.quiet href="/desk/people" data-key="u" aria-keyshortcuts="u" { "← " (w.people_title()) } }), &title, html! { (page.lead()) }))
        div.stack-l {
            (components::facts(&[(w.column_role(), html! { (w.role(row.role)) @if !row.active { " · " (w.person_left()) } })]))
            (page.proposals(person))
            (page.qualifications(person))
            @if page.may(Action::GrantQualification) && row.active {
                details { summary.button { (page.propose_label()) } (page.propose_form(&Values::default())) }
            }
        }
    };
    sheet(&signed, title, asked, main).await
}

async fn load(signed: &Signed, id: &str) -> Result<Roll, No> {
    let id: PersonId = id.parse().map_err(|_| nothing_here(signed))?;
    signed.app().member(&signed.visitor, id).await.map_err(|failure| signed.no(failure))
}

async fn sheet(signed: &Signed, title: String, asked: Asked, main: Markup) -> Result<Response, No> {
    let flash = asked.done.map(|_| components::flash(Tone::Met, &signed.reader.lang.done_people(), None));
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// The people of a desk, section by section.
struct Page<'a> {
    signed: &'a Signed,
    roll: &'a Roll,
}

impl Page<'_> {
    /// The one that the page is of.
    fn only(&self) -> (&PersonRow, &Person) {
        let (row, person) = self.roll.members.first().expect("a page of nobody isn't loaded");
        (row, person)
    }

    fn may(&self, action: Action) -> bool {
        self.roll.allowed.contains(&action)
    }

    fn name(&self, row: &PersonRow) -> String {
        let w = self.signed.reader.lang;
        row.name.clone().filter(|_| self.roll.fields == Fields::All).unwrap_or_else(|| w.somebody())
    }

    fn by(&self, by: By) -> String {
        let w = self.signed.reader.lang;
        match by.person() {
            Some(person) => self.roll.names.get(&person).cloned().unwrap_or_else(|| w.somebody()),
            None => w.by_the_console(),
        }
    }

    fn lead(&self) -> Markup {
        let (signed, w) = (self.signed, self.signed.reader.lang);
        let Ok((agreement, _)) = signed.app().editions().in_force(signed.reader.now) else { return html! {} };
        let cite = signed.reader.clause(&agreement, &"1.response-time".into());
        html! {
            p.lead { (w.people_lead()) " " (components::clause(&cite)) }
            @if signed.visitor.organisation.party == Party::Provider { p { (w.people_level_1()) } }
        }
    }

    /// Everybody, with what counts now or will.
    fn table(&self) -> Markup {
        let w = self.signed.reader.lang;
        let column = |label: String, kind| Column { label, kind, ..Column::default() };
        let row = |(row, person): &(PersonRow, std::sync::Arc<Person>)| Row {
            id: format!("row-{}", row.id),
            cells: vec![
                html! { a href={ "/desk/people/" (row.id) } { (self.name(row)) } @if !row.active { " " span.meta { (w.person_left()) } } },
                html! { (w.role(row.role)) },
                self.counting(person, |q| html! { (self.span(q)) " " (self.ends_soon(q)) }),
                self.counting(person, |q| html! { (self.word_of(q)) }),
            ],
            over: false,
        };
        components::table(&Table {
            id: "people".to_owned(),
            caption: w.people_title(),
            columns: vec![
                column(w.column_name(), Kind::Subject),
                column(w.column_role(), Kind::Fit),
                column(w.qualified_for_column(), Kind::Text),
                column(w.granted_column(), Kind::Text),
            ],
            rows: self.roll.members.iter().map(row).collect(),
            roomy: true,
            ..Table::default()
        })
    }

    /// A line for each qualification that counts now, or is to.
    fn counting(&self, person: &Person, line: impl Fn(&Qualified) -> Markup) -> Markup {
        let counts: Vec<&Qualified> =
            person.qualifications.granted.iter().filter(|q| q.is_to_count(self.roll.now)).collect();
        html! {
            @if counts.is_empty() { span.meta { (self.signed.reader.lang.qualified_for_nothing()) } }
            @else { ul.plain { @for q in counts { li { (line(q)) } } } }
        }
    }

    fn product(&self, product: Option<&Product>) -> String {
        product.map_or_else(|| self.signed.reader.lang.qualified_for_all(), ToString::to_string)
    }

    fn span(&self, q: &Qualified) -> String {
        let (w, product, from) =
            (self.signed.reader.lang, self.product(q.product.as_ref()), date(self.signed, q.from));
        match q.until {
            Some(until) => w.qualified_span(&product, &from, &date(self.signed, until)),
            None => w.qualified_open(&product, &from),
        }
    }

    fn ends_soon(&self, q: &Qualified) -> Markup {
        let soon = q.lapses_within(self.roll.now, self.roll.soon);
        let said = |until| self.signed.reader.lang.qualification_lapses(&date(self.signed, until));
        html! { @if let Some(until) = soon { (components::chip(Tone::Soon, "○", &said(until))) } }
    }

    fn word_of(&self, q: &Qualified) -> String {
        let (w, when) = (self.signed.reader.lang, date(self.signed, q.granted_at));
        match (q.proposed_by, q.granted_by.person()) {
            (Some(proposed), _) => w.granted_by_two(&self.by(proposed), &self.by(q.granted_by), &when),
            (None, Some(_)) => w.granted_by_one(&self.by(q.granted_by), &when),
            (None, None) => w.granted_by_console(&when),
        }
    }

    fn reason(&self, reason: Option<TextRef>) -> Markup {
        let shown = reason.filter(|_| self.roll.fields == Fields::All);
        let text = |text: TextRef| self.roll.texts.get(&text.id).cloned();
        html! {
            @if let Some(reason) = shown { p.prose { (text(reason).unwrap_or_else(|| self.signed.reader.lang.text_erased())) } }
        }
    }

    /// What waits for a second person, of everybody: first on the list.
    fn waiting(&self) -> Markup {
        let w = self.signed.reader.lang;
        let waits: Vec<(&PersonRow, &Proposal)> = (self.roll.members.iter())
            .flat_map(|(row, person)| person.qualifications.waiting().map(move |proposal| (row, proposal)))
            .collect();
        html! {
            @if !waits.is_empty() {
                (components::notice(Tone::Soon, &w.proposals_heading(), html! {
                    ul {
                        @for (row, proposal) in waits {
                            li { a href={ "/desk/people/" (row.id) } { (self.name(row)) } " · " (self.wanted(proposal)) }
                        }
                    }
                }))
            }
        }
    }

    fn wanted(&self, proposal: &Proposal) -> String {
        let (w, wanted) = (self.signed.reader.lang, &proposal.wanted);
        let (product, from) = (self.product(wanted.product.as_ref()), date(self.signed, wanted.from));
        match wanted.until {
            Some(until) => w.qualified_span(&product, &from, &date(self.signed, until)),
            None => w.qualified_open(&product, &from),
        }
    }

    /// What was proposed for this person: to be confirmed or turned down by another.
    fn proposals(&self, person: &Person) -> Markup {
        let w = self.signed.reader.lang;
        html! {
            @if !person.qualifications.proposals.is_empty() {
                section.stack aria-labelledby="proposals" {
                    h2 id="proposals" { (w.proposals_heading()) }
                    @for proposal in person.qualifications.proposals.iter().rev() {
                        div.stack id={ "proposal-" (proposal.number) } {
                            p {
                                strong { (self.wanted(proposal)) } " · " (w.proposal_by(&self.by(proposal.by), &date(self.signed, proposal.at)))
                                @if let Some((at, by, _)) = proposal.declined { " · " (w.proposal_declined(&self.by(by), &date(self.signed, at))) }
                            }
                            (self.reason(Some(proposal.wanted.reason)))
                            (self.reason(proposal.declined.map(|declined| declined.2)))
                            @if proposal.declined.is_none() && self.may(Action::ConfirmQualification) {
                                (self.one_click(&format!("qualifications/{}/confirmation", proposal.number), &w.confirm_qualification()))
                                details { summary { (w.decline_qualification()) } (self.decline_form(proposal.number, &Values::default())) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Every qualification that there was, the latest first.
    fn qualifications(&self, person: &Person) -> Markup {
        let (w, now) = (self.signed.reader.lang, self.roll.now);
        html! {
            section.stack aria-labelledby="qualifications" {
                h2 id="qualifications" { (w.qualifications_heading()) }
                @if person.qualifications.granted.is_empty() { p { (w.qualifications_none()) } }
                @for q in person.qualifications.granted.iter().rev() {
                    div.stack id={ "qualification-" (q.number) } {
                        p {
                            @if q.holds(now) { (components::chip(Tone::Met, "✓", &w.qualification_now())) }
                            @else if q.is_to_count(now) { (components::chip(Tone::Accent, "◔", &w.qualification_to_come())) }
                            @else { (components::chip(Tone::Still, "", &w.qualification_over())) }
                            " " strong { (self.span(q)) } " " (self.ends_soon(q)) " · " (self.word_of(q))
                            @if let Some((at, by, _)) = q.revoked { " · " (w.qualification_taken_back(&self.by(by), &date(self.signed, at))) }
                        }
                        (self.reason(q.reason))
                        (self.reason(q.revoked.and_then(|revoked| revoked.2)))
                        @if q.is_to_count(now) && self.may(Action::GrantQualification) {
                            details { summary { (w.revoke_qualification()) } (self.revoke_form(q.number, &Values::default())) }
                        }
                    }
                }
            }
        }
    }

    fn action(&self, noun: &str) -> String {
        format!("/desk/people/{}/{noun}", self.only().0.id)
    }

    fn seen(&self) -> Option<u64> {
        Some(self.only().1.version)
    }

    fn one_click(&self, noun: &str, label: &str) -> Markup {
        html! { form method="post" action=(self.action(noun)) { (carried(self.signed, self.seen())) (submit(label, "main")) } }
    }

    fn propose_label(&self) -> String {
        let w = self.signed.reader.lang;
        let alone = self.signed.visitor.organisation.party == Party::Provider;
        if alone { w.grant_qualification() } else { w.propose_qualification() }
    }

    fn propose_form(&self, values: &Values) -> Markup {
        let (signed, w) = (self.signed, self.signed.reader.lang);
        let dates = |name: &str, label: String| {
            values.typed_line(signed, name, label, String::new(), "date", Width::Medium)
        };
        html! {
            form.fields method="post" action=(self.action("qualifications")) {
                (carried(signed, self.seen()))
                @if signed.visitor.organisation.party == Party::Vendor { p.hint { (w.propose_qualification_hint()) } }
                (values.line(signed, ::desk::Field::Product, w.field(::desk::Field::Product), w.qualification_product_hint()))
                (dates("from", w.qualification_from()))
                (dates("until", w.qualification_until()))
                (self.reason_field(values))
                div.actions { (submit(&self.propose_label(), "main")) }
            }
        }
    }

    fn decline_form(&self, proposal: u64, values: &Values) -> Markup {
        let noun = format!("qualifications/{proposal}/refusal");
        self.reason_form(&noun, &self.signed.reader.lang.decline_qualification(), html! {}, values)
    }

    fn revoke_form(&self, qualification: u64, values: &Values) -> Markup {
        let w = self.signed.reader.lang;
        let hint = html! { p.hint { (w.revoke_qualification_hint()) } };
        let noun = format!("qualifications/{qualification}/revocation");
        self.reason_form(&noun, &w.revoke_qualification(), hint, values)
    }

    fn reason_form(&self, noun: &str, label: &str, hint: Markup, values: &Values) -> Markup {
        html! {
            form.fields method="post" action=(self.action(noun)) {
                (carried(self.signed, self.seen()))
                (hint)
                (self.reason_field(values))
                div.actions { (submit(label, "")) }
            }
        }
    }

    fn reason_field(&self, values: &Values) -> Markup {
        let w = self.signed.reader.lang;
        values.area(self.signed, ::desk::Field::Reason, w.field(::desk::Field::Reason), String::new())
    }
}

/// `POST /desk/people/{id}/qualifications`.
pub async fn propose(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    let zone = own_zone(&signed);
    let read = |name: &str| {
        let text = typed.get(name).trim();
        if text.is_empty() {
            return Ok(None);
        }
        day(text, &zone).map(Some).ok_or(Refusal::NotAnInstant { given: text.to_owned() })
    };
    let named = typed.get(::desk::Field::Product.word()).trim();
    let product = Product::named(named);
    let command = match (read("from"), read("until")) {
        _ if !named.is_empty() && product.is_none() => Err(Refusal::NotAProduct),
        (Ok(from), Ok(until)) => {
            Ok(QualificationCommand::Propose { product, from, until, reason: reason(&signed, &typed) })
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    change(&signed, &id, &typed, command, |page, values| page.propose_form(values)).await
}

/// `POST /desk/people/{id}/qualifications/{n}/confirmation`.
pub async fn confirm(
    signed: Signed,
    Path((id, proposal)): Path<(String, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Ok(QualificationCommand::Confirm { proposal });
    change(&signed, &id, &typed, command, |_, _| html! {}).await
}

/// `POST /desk/people/{id}/qualifications/{n}/refusal`.
pub async fn decline(
    signed: Signed,
    Path((id, proposal)): Path<(String, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Ok(QualificationCommand::Decline { proposal, reason: reason(&signed, &typed) });
    change(&signed, &id, &typed, command, |page, values| page.decline_form(proposal, values)).await
}

/// `POST /desk/people/{id}/qualifications/{n}/revocation`.
pub async fn revoke(
    signed: Signed,
    Path((id, qualification)): Path<(String, u64)>,
    typed: Typed,
) -> Result<Response, No> {
    let command = Ok(QualificationCommand::Revoke { qualification, reason: reason(&signed, &typed) });
    change(&signed, &id, &typed, command, |page, values| page.revoke_form(qualification, values)).await
}

fn reason(signed: &Signed, typed: &Typed) -> ::desk::Authored {
    signed.app().authored(typed.get(::desk::Field::Reason.word()))
}

/// Back to the person; or the form once more, with what was typed.
async fn change(
    signed: &Signed,
    id: &str,
    typed: &Typed,
    command: Result<QualificationCommand, Refusal>,
    form: impl Fn(&Page<'_>, &Values) -> Markup,
) -> Result<Response, No> {
    let roll = load(signed, id).await?;
    let page = Page { signed, roll: &roll };
    let row = page.only().0;
    let asked: Result<Receipt, Failure> = match command {
        Ok(command) => {
            let sent = super::works::sent(typed);
            signed.app().qualify(&signed.visitor, row.id, &command, &sent).await
        }
        Err(refusal) => Err(Failure::Refused(refusal)),
    };
    let to = format!("/desk/people/{}", row.id);
    match asked {
        Ok(_) => Ok(back(&to, "people")),
        Err(failure) => {
            let told = why(signed, &failure);
            Err(again(signed, page.name(row), &to, &told, form(&page, &Values::of(typed, &told))).await)
        }
    }
}
