//! What the pages of problems, maintenance and releases share: forms that keep what was typed, instants typed by a clock on
//! the wall, who said what.

use std::collections::BTreeMap;

use app::{Failure, Form};
use axum::response::Response;
use desk::works::{Said, Written};
use desk::{By, Digest, PersonId, TextId};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use words::Lang;

use super::list_zone;
use crate::components::{self, Button, Control, Field, Width};
use crate::reader::Signed;
use crate::refuse::{No, Told, sentence, told};
use crate::typed::Typed;

/// A form that came back: which, and why.
pub struct Refused {
    /// The noun it was sent to.
    pub noun: String,
    /// Why.
    pub told: Told,
}

impl Refused {
    /// A failure, told in the zone of this reader's lists.
    pub fn of(signed: &Signed, noun: &str, failure: &Failure) -> Refused {
        let plain = told(signed.reader.lang, failure);
        let told = match failure {
            Failure::Refused(refusal) => {
                let zone = list_zone(signed);
                let said =
                    signed.reader.lang.refusal(refusal, |at| signed.reader.moment_in_full(at, &zone).text);
                Told { said, ..plain }
            }
            _ => plain,
        };
        Refused { noun: noun.to_owned(), told }
    }
}

/// A page of forms: who reads it, what they had typed, what was wrong with it.
pub struct Sheet<'a> {
    /// The reader.
    pub signed: &'a Signed,
    /// What was typed into the form that came back; nothing in any other.
    pub typed: &'a Typed,
    /// Which form came back.
    pub refused: Option<&'a Refused>,
    /// How many entries the page shows: what its forms have seen.
    pub seen: u64,
    /// The address that the forms' nouns follow.
    pub base: String,
}

impl Sheet<'_> {
    /// The words of the reader.
    pub fn words(&self) -> Lang {
        self.signed.reader.lang
    }

    /// Is this the form that came back?
    pub fn is_back(&self, noun: &str) -> bool {
        self.refused.is_some_and(|refused| refused.noun == noun)
    }

    /// What was typed there, else what stands there at first.
    pub fn value(&self, noun: &str, name: &str, first: &str) -> String {
        if self.is_back(noun) { self.typed.get(name).to_owned() } else { first.to_owned() }
    }

    /// Everything that was chosen there.
    pub fn chosen(&self, noun: &str, name: &str) -> Vec<String> {
        if self.is_back(noun) { self.typed.all(name) } else { Vec::new() }
    }

    /// Some lines of text.
    pub fn area(&self, noun: &str, name: &str, label: String, first: &str, rows: u8) -> Field {
        let control = Control::area(self.value(noun, name, first), rows);
        Field { name: name.to_owned(), label, control, ..Field::default() }
    }

    /// One line.
    pub fn line(&self, noun: &str, name: &str, label: String, first: &str) -> Field {
        let control = Control::line(self.value(noun, name, first));
        Field { name: name.to_owned(), label, control, ..Field::default() }
    }

    /// An instant by the clock of this reader's lists.
    pub fn instant(&self, noun: &str, name: &str, label: String, first: Option<Timestamp>) -> Field {
        let zone = list_zone(self.signed);
        let tz = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        let first = first.map(|at| tz.to_datetime(at).strftime("%Y-%m-%dT%H:%M").to_string());
        let value = self.value(noun, name, &first.unwrap_or_default());
        let control = Control::Line {
            value,
            kind: "datetime-local",
            autocomplete: "off",
            width: Width::Medium,
            most: None,
        };
        Field { name: name.to_owned(), label, control, ..Field::default() }
    }

    /// A form behind its heading: it opens when asked, and stays open when it came back.
    pub fn folded(&self, noun: &str, heading: &str, body: Markup) -> Markup {
        html! {
            details.folded-form name="works" id={ "act-" (noun) } open[self.is_back(noun)] {
                summary { (heading) }
                (self.form(noun, heading, body))
            }
        }
    }

    /// A form whose button says what its heading says.
    pub fn form(&self, noun: &str, button: &str, body: Markup) -> Markup {
        let action = if noun.is_empty() { self.base.clone() } else { format!("{}/{noun}", self.base) };
        let key = match self.is_back(noun) {
            true => self.typed.get("key").to_owned(),
            false => self.signed.app().fresh_ticket().to_string(),
        };
        html! {
            form.fields method="post" action=(action) {
                input type="hidden" name="seen" value=(self.seen);
                input type="hidden" name="key" value=(key);
                (body)
                div.actions { (components::button(&Button { label: button, ..Button::default() })) }
            }
        }
    }

    /// What came back, at the top: it takes the focus and leads to its form.
    pub fn summary(&self) -> Markup {
        let Some(refused) = self.refused else { return html! {} };
        let (w, said) = (self.words(), &refused.told.said);
        let here = format!("act-{}", refused.noun);
        let agreement = self.signed.app().editions().in_force(self.signed.reader.now).ok();
        let clause = refused.told.clause.as_deref().map(terms::ClauseId::from);
        html! {
            section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
                h2 id="error-summary-title" { (said.what) }
                p {
                    (sentence(w, &said.why))
                    @if let (Some(clause), Some((agreement, _))) = (&clause, &agreement) {
                        " " (components::clause(&self.signed.reader.clause(agreement, clause)))
                    }
                }
                p { a href={ "#" (here) } { (sentence(w, &said.fix)) } }
            }
        }
    }

    /// The status of the page.
    pub fn status(&self) -> axum::http::StatusCode {
        self.refused.map_or(axum::http::StatusCode::OK, |refused| refused.told.status)
    }
}

/// What comes with the words of a form.
pub fn sent(typed: &Typed) -> Form {
    let key = Some(typed.get("key")).filter(|key| !key.is_empty()).map(str::to_owned);
    Form {
        seen: typed.get("seen").parse().ok().filter(|seen| *seen > 0),
        key,
        body_hash: Digest::of(&[&typed.bytes()]).0,
    }
}

/// An instant typed by the clock of this reader's lists; what is none lies before everything, and is refused as a window.
pub fn instant(signed: &Signed, typed: &str) -> Timestamp {
    let zone = list_zone(signed);
    let read = typed.trim().parse::<DateTime>().ok().and_then(|civil| civil.in_tz(&zone).ok());
    read.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// A notice in three languages, as it was typed.
pub fn written(signed: &Signed, typed: &Typed) -> Written {
    let text = |name: &str| signed.app().authored(typed.get(name));
    Written { en: text("notice_en"), fr: text("notice_fr"), ja: text("notice_ja") }
}

/// The three fields of a notice, with what is drafted for them.
pub fn notice_fields(sheet: &Sheet<'_>, noun: &str, drafted: impl Fn(Lang) -> String) -> Markup {
    let w = sheet.words();
    let fields = [
        ("notice_en", w.notice_in_english(), Lang::En),
        ("notice_fr", w.notice_in_french(), Lang::Fr),
        ("notice_ja", w.notice_in_japanese(), Lang::Ja),
    ];
    let field = |(name, label, lang): (&str, String, Lang)| {
        components::field(&sheet.area(noun, name, label, &drafted(lang), 4))
    };
    html! { @for one in fields { (field(one)) } }
}

/// The words and names that go with a record.
pub struct Voices<'a> {
    /// Words, by their text.
    pub texts: &'a BTreeMap<TextId, String>,
    /// Names.
    pub names: &'a BTreeMap<PersonId, String>,
}

impl Voices<'_> {
    /// The words of a text; a sign where it was erased.
    pub fn text(&self, w: Lang, id: TextId) -> String {
        self.texts.get(&id).cloned().unwrap_or_else(|| w.text_erased())
    }

    /// Who it was.
    pub fn name(&self, w: Lang, by: By) -> String {
        by.person().and_then(|id| self.names.get(&id).cloned()).unwrap_or_else(|| w.somebody())
    }

    /// What was said, by whom, when.
    pub fn said(&self, signed: &Signed, said: &Said) -> Markup {
        let w = signed.reader.lang;
        let at = signed.reader.moment(said.at, &list_zone(signed)).text;
        html! {
            div.prose { (self.text(w, said.text.id)) }
            p.meta { (w.works_said_by(&self.name(w, said.by), &at)) }
        }
    }
}

/// A page of the desk with its rail.
///
/// # Errors
///
/// The database is away.
pub async fn page(
    sheet: &Sheet<'_>,
    title: String,
    flash: Option<Markup>,
    main: Markup,
) -> Result<Response, No> {
    let rail = super::rail(sheet.signed, None, None).await.map_err(|failure| sheet.signed.no(failure))?;
    let desk = crate::frame::Sheet { flash, ..crate::frame::Sheet::desk(title, rail, main) };
    Ok(sheet.signed.reader.page_with(sheet.status(), desk))
}
