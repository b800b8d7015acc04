//! `/desk/organisations`: who is there, who supports whom from when until when, and where the level-1 desks are (preamble).
//!
//! Each reader sees what their scope holds: the centre all, a provider itself and its customers, a super administrator
//! their own. A manager of the centre says what changes, each thing with its date.

use app::{Failure, Form, Ledger};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::{self, Object};
use desk::chart::{ChartCommand, Newcomer, Newly};
use desk::fact::{Level1Desk, Party};
use desk::organisation::Stretch;
use desk::{Action, Decision, Digest, Organisation, OrganisationId, Refusal, Support};
use jiff::Timestamp;
use jiff::civil::DateTime;
use maud::{Markup, html};
use terms::{ClauseId, RegionId};

use super::works::sent;
use super::{framed, list_zone, nothing_here};
use crate::components::{self, Button, Choice, Column, Control, Field, Kind, Row, Table, Tone, Width};
use crate::pages::parties::ledger::sections;
use crate::pages::parties::{again, why};
use crate::reader::Signed;
use crate::refuse::{No, sentence, told};
use crate::typed::Typed;

/// `GET /desk/organisations`.
pub async fn list(signed: Signed) -> Result<Response, No> {
    let w = signed.reader.lang;
    let shown = signed.app().organisations_for(&signed.visitor).await;
    let shown = shown.map_err(|failure| signed.no(failure))?;
    let all = signed.app().organisations().await.map_err(|failure| signed.no(failure))?;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    let columns = vec![
        column(w.column_name(), Kind::Subject),
        column(w.column_party(), Kind::Fit),
        column(w.column_region(), Kind::Mark),
        column(w.column_provider(), Kind::Text),
        column(w.level_1_desk(), Kind::Text),
    ];
    let row = |one: &Organisation| Row {
        id: format!("row-{}", one.id),
        cells: vec![
            html! { a href={ "/desk/organisations/" (one.id) } { (one.name) } },
            html! { (w.party(one.party)) },
            components::tag(one.region.as_str()),
            html! { @if one.party == Party::Customer { (supported_now(&signed, one, &all)) } },
            html! { @if one.party == Party::Provider { (desk_of(&signed, one)) " " (standing(&signed, one)) } },
        ],
        over: false,
    };
    let table = Table {
        id: "organisations".to_owned(),
        caption: w.organisations(),
        columns,
        rows: shown.iter().map(row).collect(),
        ..Table::default()
    };
    let main = html! { (components::head(None, &w.organisations(), html! { p.lead { (w.organisations_lead()) } })) (components::table(&table)) (newcomer(&signed, &all, &Typed::default())) };
    sheet(&signed, StatusCode::OK, w.organisations(), main).await
}

/// The form of one that comes in, for whoever may add it.
fn newcomer(signed: &Signed, all: &[Organisation], typed: &Typed) -> Markup {
    let w = signed.reader.lang;
    let says = access::allows(&signed.actor(), Action::ManageOrganisations, &Object::House);
    let Ok((agreement, _)) = signed.app().editions().in_force(signed.reader.now) else { return html! {} };
    let field = |name: &str, label: String, control| {
        components::field(&Field { name: name.to_owned(), label, control, ..Field::default() })
    };
    let chosen = |name: &str| typed.get(name).to_owned();
    let parties = [Party::Customer, Party::Provider].map(|party| (party.word().to_owned(), w.party(party)));
    let regions = agreement.regions.iter().map(|region| (region.id.to_string(), region.id.to_string()));
    html! {
        @if matches!(says, Decision::Allowed(_)) {
            details open[!typed.get("key").is_empty()] {
                summary.button { (w.add_organisation()) }
                form.fields method="post" action="/desk/organisations" {
                    input type="hidden" name="key" value=(signed.app().fresh_ticket());
                    (field("name", w.column_name(), Control::line(typed.get("name"))))
                    (field("party", w.column_party(), Control::Select(parties.to_vec(), chosen("party"))))
                    (field("region", w.column_region(), Control::Select(regions.collect(), chosen("region"))))
                    (field("provider", w.column_provider(), Control::Select(providers(signed, all), chosen("provider"))))
                    div.actions { (components::button(&Button { label: &w.add_organisation(), look: "main", ..Button::default() })) }
                }
            }
        }
    }
}

/// The vendor itself, and each provider.
fn providers(signed: &Signed, all: &[Organisation]) -> Vec<(String, String)> {
    let providers = all.iter().filter(|other| other.party == Party::Provider);
    let mut options = vec![(String::new(), signed.reader.lang.supported_by_the_vendor())];
    options.extend(providers.map(|provider| (provider.id.to_string(), provider.name.clone())));
    options
}

/// `POST /desk/organisations`.
pub async fn add(signed: Signed, typed: Typed) -> Result<Response, No> {
    let as_what = match (typed.get("party"), typed.get("provider")) {
        ("provider", "") => Ok(Newly::Provider),
        ("customer", "") => Ok(Newly::Customer { provider: None }),
        ("customer", id) => id.parse().map(|id| Newly::Customer { provider: Some(id) }).map_err(|_| ()),
        // Nobody supports a provider.
        _ => Err(()),
    };
    let (name, region) = (typed.get("name").to_owned(), RegionId::from(typed.get("region")));
    let added = match as_what {
        Ok(as_what) => {
            let new = Newcomer { name, region, as_what };
            signed.app().add_organisation_by(&signed.visitor, &new, &sent(&typed)).await
        }
        Err(()) => Err(Refusal::NotAProvider.into()),
    };
    match added {
        Ok(id) => Ok(Redirect::to(&format!("/desk/organisations/{id}?done=said")).into_response()),
        Err(failure) => {
            let told = why(&signed, &failure);
            let all = signed.app().organisations().await.map_err(|failure| signed.no(failure))?;
            let (title, form) = (signed.reader.lang.add_organisation(), newcomer(&signed, &all, &typed));
            Err(again(&signed, title, "/desk/organisations", &told, form).await)
        }
    }
}

/// `GET /desk/organisations/{id}`.
pub async fn show(signed: Signed, Path(id): Path<String>) -> Result<Response, No> {
    let one = find(&signed, &id).await?;
    draw(&signed, &one, &Typed::default(), None).await
}

/// `POST /desk/organisations/{id}/support`.
pub async fn support(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    say(&signed, &id, &typed, |typed| {
        let provider = match typed.get("provider") {
            "" => None,
            id => Some(id.parse().map_err(|_| Refusal::NotAProvider)?),
        };
        Ok(ChartCommand::Support {
            provider,
            from: instant(&signed, typed, "from")?,
            until: instant(&signed, typed, "until")?,
        })
    })
    .await
}

/// `POST /desk/organisations/{id}/authorisation`.
pub async fn authorisation(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    say(&signed, &id, &typed, |typed| {
        if typed.get("go") == "end" {
            return Ok(ChartCommand::EndAuthorisation);
        }
        let from = instant(&signed, typed, "from")?.unwrap_or(signed.reader.now);
        Ok(ChartCommand::Authorise { from, until: instant(&signed, typed, "until")? })
    })
    .await
}

/// `POST /desk/organisations/{id}/desk`.
pub async fn desk(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    say(&signed, &id, &typed, |typed| {
        Ok(ChartCommand::Level1(match typed.get("place") {
            "here" => Level1Desk::Here {},
            _ => Level1Desk::Elsewhere { address: typed.get("address").trim().to_owned() },
        }))
    })
    .await
}

/// `POST /desk/organisations/{id}/domains`.
pub async fn domains(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    say(&signed, &id, &typed, |typed| {
        let words = typed.get("domains").split([',', ';', ' ', '\n', '\t']);
        Ok(ChartCommand::Domains(words.map(str::to_owned).collect()))
    })
    .await
}

/// `POST /desk/organisations/{id}/name`.
pub async fn name(signed: Signed, Path(id): Path<String>, typed: Typed) -> Result<Response, No> {
    say(&signed, &id, &typed, |typed| Ok(ChartCommand::Name(typed.get("name").to_owned()))).await
}

/// Something is said of an organisation; what wasn't taken comes back with everything typed.
async fn say(
    signed: &Signed,
    id: &str,
    typed: &Typed,
    command: impl Fn(&Typed) -> Result<ChartCommand, Refusal>,
) -> Result<Response, No> {
    let one = find(signed, id).await?;
    let said = match command(typed) {
        Ok(command) => {
            let key = typed.get("key");
            let form = Form {
                seen: typed.get("seen").parse().ok(),
                key: (!key.is_empty()).then(|| key.to_owned()),
                body_hash: Digest::of(&[format!("{id} {command:?}").as_bytes()]).0,
            };
            signed.app().chart_by(&signed.visitor, one.id, &command, &form).await
        }
        Err(refusal) => Err(Failure::Refused(refusal)),
    };
    match said {
        Ok(()) => Ok(Redirect::to(&format!("/desk/organisations/{id}?done=said")).into_response()),
        Err(failure) => draw(signed, &one, typed, Some(&failure)).await,
    }
}

async fn find(signed: &Signed, id: &str) -> Result<Organisation, No> {
    let id: OrganisationId = id.parse().map_err(|_| nothing_here(signed))?;
    let one = signed.app().organisation_for(&signed.visitor, id).await;
    Ok((*one.map_err(|failure| signed.no(failure))?).clone())
}

fn object(signed: &Signed, one: &Organisation) -> Object {
    Object::Of { organisation: one.id, provider: one.provider_at(signed.reader.now), person: None }
}

fn may(signed: &Signed, action: Action, one: &Organisation) -> bool {
    matches!(access::allows(&signed.actor(), action, &object(signed, one)), Decision::Allowed(_))
}

async fn draw(
    signed: &Signed,
    one: &Organisation,
    typed: &Typed,
    failure: Option<&Failure>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let all = signed.app().organisations().await.map_err(|failure| signed.no(failure))?;
    let says = access::allows(&signed.actor(), Action::ManageOrganisations, &Object::House);
    let ledger = ledger(signed, one).await?;
    let page = Page { signed, one, all: &all, typed, says: matches!(says, Decision::Allowed(_)) };
    let status = failure.map_or(StatusCode::OK, |failure| told(w, failure).status);
    let main = html! {
        (components::head(Some(html! { a.quiet href="/desk/organisations" data-key="u" aria-keyshortcuts="u" { "← " (w.organisations()) } }), &one.name, html! {}))
        @if let Some(failure) = failure { (page.refused(failure)) }
        div.stack-l { (page.what()) (page.members()) (page.support()) (page.authorisation()) (page.desk()) (page.customers()) (page.domains()) (page.name()) (page.duties(ledger.as_ref())) }
    };
    sheet(signed, status, one.name.clone(), main).await
}

/// How its duties stand, for a party; the vendor owes what clause 4 says.
async fn ledger(signed: &Signed, one: &Organisation) -> Result<Option<Ledger>, No> {
    if one.party == Party::Vendor {
        return Ok(None);
    }
    signed.app().ledger(&signed.visitor, one.id).await.map(Some).map_err(|failure| signed.no(failure))
}

async fn sheet(signed: &Signed, status: StatusCode, title: String, main: Markup) -> Result<Response, No> {
    let sheet = framed(signed, title, main).await?;
    Ok(signed.reader.page_with(status, sheet))
}

/// The page of one organisation, section by section.
struct Page<'a> {
    signed: &'a Signed,
    one: &'a Organisation,
    all: &'a [Organisation],
    typed: &'a Typed,
    /// May the reader say something of it?
    says: bool,
}

impl Page<'_> {
    fn refused(&self, failure: &Failure) -> Markup {
        let w = self.signed.reader.lang;
        let said = match failure {
            Failure::Refused(refusal) => w.refusal(refusal, |at| when(self.signed, at)),
            _ => told(w, failure).said,
        };
        html! {
            section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
                h2 id="error-summary-title" { (said.what) }
                p { (sentence(w, &said.why)) }
                p { (sentence(w, &said.fix)) }
            }
        }
    }

    fn what(&self) -> Markup {
        let w = self.signed.reader.lang;
        let facts = [
            (w.column_party(), html! { (w.party(self.one.party)) }),
            (w.column_region(), components::tag(self.one.region.as_str())),
        ];
        components::facts(&facts)
    }

    fn members(&self) -> Markup {
        let path = format!("/organisations/{}/people", self.one.id);
        let title = self.signed.reader.lang.members_title(&self.one.name);
        html! { @if may(self.signed, Action::InvitePeople, self.one) { p { a href=(path) { (title) } } } }
    }

    /// Who supports a customer, now, before and later: each word that was said, the last first.
    fn support(&self) -> Markup {
        let (signed, one, w) = (self.signed, self.one, self.signed.reader.lang);
        if one.party != Party::Customer {
            return html! {};
        }
        let options = providers(signed, self.all);
        let provider = Field {
            name: "provider".to_owned(),
            label: w.column_provider(),
            control: Control::Select(options, self.typed.get("provider").to_owned()),
            ..Field::default()
        };
        html! {
            section aria-labelledby="support" {
                h2 id="support" { (w.who_supports_it()) " " (preamble(signed)) }
                p { strong { (supported_now(signed, one, self.all)) } }
                @if !one.supported.is_empty() {
                    ol.history { @for word in one.supported.iter().rev() { li { (self.named(word.provider)) " · " (self.stretch(&word.when)) } } }
                }
                @if self.says {
                    (self.form("support", &w.say_who_supports(), html! { (components::field(&provider)) (self.moment("from", w.from_when())) (self.moment("until", w.until_when())) }, html! {}))
                }
            }
        }
    }

    /// From when until when a provider is authorised.
    fn authorisation(&self) -> Markup {
        let (signed, one, w) = (self.signed, self.one, self.signed.reader.lang);
        if one.party != Party::Provider {
            return html! {};
        }
        let end = Button { label: &w.end_authorisation(), sends: Some(("go", "end")), ..Button::default() };
        html! {
            section aria-labelledby="authorisation" {
                h2 id="authorisation" { (w.authorisation()) " " (preamble(signed)) }
                p { (standing(signed, one)) @if one.authorised.is_empty() { " " (w.authorised_without_record()) } }
                @if !one.authorised.is_empty() { ol.history { @for stretch in one.authorised.iter().rev() { li { (self.stretch(stretch)) } } } }
                @if self.says {
                    (self.form("authorisation", &w.say_authorised(), html! { (self.moment("from", w.from_when())) (self.moment("until", w.until_when())) }, components::button(&end)))
                }
            }
        }
    }

    /// Where a provider keeps its level-1 desk.
    fn desk(&self) -> Markup {
        let (signed, one, w) = (self.signed, self.one, self.signed.reader.lang);
        if one.party != Party::Provider {
            return html! {};
        }
        let here =
            if self.typed.has("place") { self.typed.get("place") == "here" } else { one.has_desk_here() };
        let choice = |value: &str, label: String, checked| Choice {
            value: value.to_owned(),
            label,
            checked,
            ..Choice::default()
        };
        let place = Field {
            name: "place".to_owned(),
            label: w.level_1_desk(),
            control: Control::Inline(vec![
                choice("here", w.desk_here(), here),
                choice("elsewhere", w.desk_elsewhere(), !here),
            ]),
            ..Field::default()
        };
        let known = one.desk_address().unwrap_or_default();
        let address = if self.typed.has("address") { self.typed.get("address") } else { known };
        let address = Field {
            name: "address".to_owned(),
            label: w.desk_address(),
            hint: w.desk_address_hint(),
            optional: w.optional(),
            control: Control::line(address),
            ..Field::default()
        };
        html! {
            section aria-labelledby="level-1-desk" {
                h2 id="level-1-desk" { (w.level_1_desk()) " " (preamble(signed)) }
                p { (desk_of(signed, one)) }
                @if self.says {
                    (self.form("desk", &w.say_where_the_desk_is(), html! { (components::field(&place)) (components::field(&address)) }, html! {}))
                }
            }
        }
    }

    /// The customers that a provider supports now.
    fn customers(&self) -> Markup {
        let (one, w, now) = (self.one, self.signed.reader.lang, self.signed.reader.now);
        let theirs = || self.all.iter().filter(|other| other.asks_instead(now) == Some(one.id));
        html! {
            @if one.party == Party::Provider {
                section aria-labelledby="customers" {
                    h2 id="customers" { (w.its_customers()) }
                    @if theirs().next().is_none() { p { (w.no_customers()) } }
                    ul { @for customer in theirs() { li { a href={ "/desk/organisations/" (customer.id) } { (customer.name) } " " (components::tag(customer.region.as_str())) } } }
                }
            }
        }
    }

    /// What it owes, the same as on its own page (clause 2.C).
    fn duties(&self, ledger: Option<&Ledger>) -> Markup {
        let (signed, w) = (self.signed, self.signed.reader.lang);
        html! {
            @if let Some(ledger) = ledger {
                section.stack-l id="duties-section" aria-labelledby="duties-heading" {
                    h2 id="duties-heading" { (w.duties_title()) " " (components::clause(&signed.reader.clause(&ledger.agreement, &ClauseId::from("2.C")))) }
                    (sections(signed, ledger, None))
                }
            }
        }
    }

    /// Another name.
    fn name(&self) -> Markup {
        let w = self.signed.reader.lang;
        let typed = if self.typed.has("name") { self.typed.get("name") } else { &self.one.name };
        let field = Field {
            name: "name".to_owned(),
            label: w.column_name(),
            control: Control::line(typed),
            ..Field::default()
        };
        html! { @if self.says { (self.form("name", &w.rename_organisation(), components::field(&field), html! {})) } }
    }

    fn domains(&self) -> Markup {
        let w = self.signed.reader.lang;
        let known = self.one.domains.join(", ");
        let typed =
            if self.typed.has("domains") { self.typed.get("domains").to_owned() } else { known.clone() };
        let field = Field {
            name: "domains".to_owned(),
            label: w.mail_domains(),
            hint: w.mail_domains_hint(),
            optional: w.optional(),
            control: Control::line(typed),
            ..Field::default()
        };
        html! {
            section aria-labelledby="mail-domains" {
                h2 id="mail-domains" { (w.mail_domains()) }
                p { @if known.is_empty() { (w.no_domains()) } @else { code { (known) } } }
                @if self.says { (self.form("domains", &w.say_domains(), components::field(&field), html! {})) }
            }
        }
    }

    fn form(&self, noun: &str, label: &str, fields: Markup, other: Markup) -> Markup {
        html! {
            details open[!self.typed.get("seen").is_empty()] {
                summary.button { (label) }
                form.fields method="post" action={ "/desk/organisations/" (self.one.id) "/" (noun) } {
                    input type="hidden" name="seen" value=(self.one.version);
                    input type="hidden" name="key" value=(self.signed.app().fresh_ticket());
                    (fields)
                    div.actions { (components::button(&Button { label, look: "main", ..Button::default() })) (other) }
                }
            }
        }
    }

    fn moment(&self, name: &str, label: String) -> Markup {
        let w = self.signed.reader.lang;
        components::field(&Field {
            name: name.to_owned(),
            label,
            hint: w.in_zone(&list_zone(self.signed)),
            optional: w.optional(),
            control: Control::Line {
                value: self.typed.get(name).to_owned(),
                kind: "datetime-local",
                autocomplete: "off",
                width: Width::Medium,
                most: None,
            },
            ..Field::default()
        })
    }

    fn named(&self, id: Option<OrganisationId>) -> String {
        let w = self.signed.reader.lang;
        let name = |id| self.all.iter().find(|other| other.id == id).map(|other| other.name.clone());
        id.map_or_else(|| w.supported_by_the_vendor(), |id| name(id).unwrap_or_default())
    }

    fn stretch(&self, stretch: &Stretch) -> String {
        let w = self.signed.reader.lang;
        let from = (stretch.from > Timestamp::MIN).then(|| when(self.signed, stretch.from));
        match (from, stretch.until.map(|until| when(self.signed, until))) {
            (Some(from), Some(until)) => w.from_until(&from, &until),
            (Some(from), None) => w.from_then_on(&from),
            (None, Some(until)) => w.until_then(&until),
            (None, None) => w.always_so(),
        }
    }
}

fn supported_now(signed: &Signed, one: &Organisation, all: &[Organisation]) -> String {
    let w = signed.reader.lang;
    match one.support_at(signed.reader.now) {
        Support::Vendor => w.supported_by_the_vendor(),
        Support::Provider(id) => {
            all.iter().find(|other| other.id == id).map(|o| o.name.clone()).unwrap_or_default()
        }
        Support::Ended { at, .. } => w.supported_by_nobody(&when(signed, at)),
    }
}

fn desk_of(signed: &Signed, one: &Organisation) -> String {
    let w = signed.reader.lang;
    match &one.level1 {
        Some(Level1Desk::Here {}) => w.desk_here(),
        Some(Level1Desk::Elsewhere { address }) => w.desk_elsewhere_at(address),
        None => w.desk_unknown(),
    }
}

/// Authorised now, or since when no more.
fn standing(signed: &Signed, one: &Organisation) -> Markup {
    let w = signed.reader.lang;
    match (one.is_authorised(signed.reader.now), one.lapsed(signed.reader.now)) {
        (true, _) => components::chip(Tone::Met, "✓", &w.authorised()),
        (false, Some(at)) => components::chip(Tone::Over, "!", &w.authorisation_ended(&when(signed, at))),
        (false, None) => components::chip(Tone::Soon, "○", &w.not_authorised_yet()),
    }
}

fn preamble(signed: &Signed) -> Markup {
    let Ok((agreement, _)) = signed.app().editions().in_force(signed.reader.now) else { return html! {} };
    components::clause(&signed.reader.clause(&agreement, &ClauseId::from("preamble")))
}

fn when(signed: &Signed, at: Timestamp) -> String {
    signed.reader.moment_in_full(at, &list_zone(signed)).text
}

/// An instant of a form, in the reader's zone; nothing typed is none.
fn instant(signed: &Signed, typed: &Typed, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let text = typed.get(name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = |text: &str| {
        let civil: DateTime = text.replace(' ', "T").parse().ok()?;
        Some(civil.in_tz(&list_zone(signed)).ok()?.timestamp())
    };
    read(text).map(Some).ok_or(Refusal::NotAnInstant { given: text.to_owned() })
}
