//! What the parties owe and allow each other (clauses 2.C and 3.C): information, remote access, contacts, training.
//!
//! On the ticket of the desk ([`desk`]), on that of the side that asked ([`portal`]), on a page of its own for whoever sees
//! nothing else of the ticket ([`access`]), and in the ledger of an organisation ([`ledger`]).

pub mod access;
pub mod desk;
pub mod ledger;
pub mod portal;

use ::desk::credential;
use app::{Failure, FileRow};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::components::{self, Button, Control, Field, FilesField, Tone, Width};
use crate::frame::Sheet;
use crate::pages::attachment;
use crate::reader::Signed;
use crate::refuse::{No, Told, sentence, told};
use crate::typed::Typed;

/// What a form shows in its fields: what was typed, if it came back. What looked like a credential is masked, so that the
/// answer doesn't carry it once more.
#[derive(Default)]
pub struct Values {
    typed: Option<Typed>,
    told: Option<Told>,
}

impl Values {
    /// Of a form that came back.
    pub fn of(typed: &Typed, told: &Told) -> Values {
        Values { typed: Some(typed.clone()), told: Some(told.clone()) }
    }

    /// What was typed under that name.
    pub fn get(&self, name: &str) -> String {
        let typed = self.typed.as_ref().map(|typed| typed.get(name)).unwrap_or_default();
        if self.is_masked() { credential::masked(typed) } else { typed.to_owned() }
    }

    /// Was that box ticked? If nothing was typed yet: `first`.
    pub fn is_ticked(&self, name: &str, value: &str, first: bool) -> bool {
        self.typed.as_ref().map_or(first, |typed| typed.all(name).iter().any(|ticked| ticked == value))
    }

    fn is_masked(&self) -> bool {
        self.told.as_ref().is_some_and(|told| told.code == "credential")
    }

    fn error(&self, signed: &Signed, name: &str) -> String {
        let about = self.told.as_ref().filter(|told| told.field == Some(name));
        about
            .map(|told| signed.reader.lang.wrong_and_fix(&told.said.what, &told.said.fix))
            .unwrap_or_default()
    }

    /// One line.
    pub fn line(&self, signed: &Signed, about: ::desk::Field, label: String, hint: String) -> Markup {
        self.typed_line(signed, about.word(), label, hint, "text", Width::Full)
    }

    /// One line of a kind: a date, an instant.
    pub fn typed_line(
        &self,
        signed: &Signed,
        name: &str,
        label: String,
        hint: String,
        kind: &'static str,
        width: Width,
    ) -> Markup {
        let control = Control::Line { value: self.get(name), kind, autocomplete: "off", width, most: None };
        self.field(signed, name, label, hint, control)
    }

    /// Several lines.
    pub fn area(&self, signed: &Signed, about: ::desk::Field, label: String, hint: String) -> Markup {
        self.field(signed, about.word(), label, hint, Control::area(self.get(about.word()), 3))
    }

    /// One of many.
    pub fn select(
        &self,
        signed: &Signed,
        name: &str,
        label: String,
        options: Vec<(String, String)>,
    ) -> Markup {
        self.field(signed, name, label, String::new(), Control::Select(options, self.get(name)))
    }

    /// Files; none where this desk keeps none. `held`: those that came before. A form that came back is alone on its page: there
    /// the field is where the summary of what is wrong leads to.
    pub fn files(&self, signed: &Signed, id: &str, held: &[FileRow]) -> Option<FilesField> {
        let name = ::desk::Field::Attachment.word();
        let id = if self.told.is_some() { name } else { id };
        attachment::field(signed, id, held, &self.error(signed, name))
    }

    /// Any control under its label.
    pub fn field(
        &self,
        signed: &Signed,
        name: &str,
        label: String,
        hint: String,
        control: Control,
    ) -> Markup {
        let error = self.error(signed, name);
        let name = name.to_owned();
        components::field(&Field { name, label, hint, error, control, ..Field::default() })
    }
}

/// What every form carries: how far its writer had read, where there is something to be stale about, and the key that makes
/// two clicks one act.
pub fn carried(signed: &Signed, seen: Option<u64>) -> Markup {
    html! {
        @if let Some(seen) = seen { input type="hidden" name="seen" value=(seen); }
        input type="hidden" name="key" value=(signed.app().fresh_ticket());
    }
}

/// A button that sends its form.
pub fn submit(label: &str, look: &str) -> Markup {
    components::button(&Button { label, look, ..Button::default() })
}

/// A form of one button.
pub fn one_click(signed: &Signed, action: &str, seen: Option<u64>, label: &str, look: &str) -> Markup {
    html! { form method="post" action=(action) { (carried(signed, seen)) (submit(label, look)) } }
}

/// An instant as a browser sends it, in a zone.
pub fn instant(typed: &str, zone: &str) -> Option<Timestamp> {
    let civil: DateTime = typed.trim().parse().ok()?;
    Some(civil.in_tz(zone).ok()?.timestamp())
}

/// The first instant of a day as a browser sends it, in a zone.
pub fn day(typed: &str, zone: &str) -> Option<Timestamp> {
    let date: Date = typed.trim().parse().ok()?;
    Some(date.in_tz(zone).ok()?.timestamp())
}

/// The zone that a reader's own organisation goes by.
pub fn own_zone(signed: &Signed) -> String {
    super::desk::list_zone(signed)
}

/// The date of an instant.
pub fn date(signed: &Signed, at: Timestamp) -> String {
    let tz = TimeZone::get(&own_zone(signed)).unwrap_or(TimeZone::UTC);
    signed.reader.lang.date(tz.to_datetime(at).date())
}

/// It was taken: back to where it came from, with a word.
pub fn back(to: &str, done: &str) -> Response {
    let (path, fragment) =
        to.split_once('#').map_or((to, String::new()), |(path, at)| (path, format!("#{at}")));
    let joint = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{joint}done={done}{fragment}")).into_response()
}

/// Why it wasn't taken, with instants in the reader's zone.
pub fn why(signed: &Signed, failure: &Failure) -> Told {
    let reader = &signed.reader;
    let plain = told(reader.lang, failure);
    let Failure::Refused(refusal) = failure else { return plain };
    let zone = own_zone(signed);
    Told { said: reader.lang.refusal(refusal, |at| reader.moment_in_full(at, &zone).text), ..plain }
}

/// The page of a form that wasn't taken: what, why, what to try, and the form with everything that was typed.
pub async fn again(signed: &Signed, title: String, to: &str, told: &Told, form: Markup) -> No {
    let w = signed.reader.lang;
    let at = told.field.unwrap_or("main");
    let main = html! {
        (components::head(Some(html! { a.quiet href=(to) { "← " (title) } }), &title, html! {}))
        section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
            h2 id="error-summary-title" { (told.said.what) }
            p { (sentence(w, &told.said.why)) }
            p { a href={ "#" (at) } { (sentence(w, &told.said.fix)) } }
        }
        @if told.code == "credential" { (components::notice(Tone::Soon, "", html! { p { (w.masked_note()) } })) }
        section id="again" data-refused { (form) }
    };
    let sheet = if signed.reader.is_centre() {
        match super::desk::rail(signed, None, None).await {
            Ok(rail) => Sheet::desk(title, rail, main),
            Err(failure) => return signed.no(failure),
        }
    } else {
        Sheet::portal(title, main)
    };
    No::with(signed.reader.page_with(told.status, sheet))
}
