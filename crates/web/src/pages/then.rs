//! `?at=2026-11-20T17:45`: a page as it stood, by what the desk had been told up to then. It says so at the top, and it
//! has no forms: nobody acts in the past.

use jiff::Timestamp;
use jiff::civil::DateTime;
use maud::{Markup, html};
use serde::Deserialize;

use super::desk::list_zone;
use crate::components::{self, Tone};
use crate::reader::Signed;

/// The instant in an address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct At {
    at: Option<String>,
}

impl At {
    /// What an address gives.
    pub fn of(text: Option<&str>) -> At {
        At { at: text.map(str::to_owned) }
    }

    /// The reader, put back to that instant. What isn't an instant, or is still to come, is no past: they stay where they are,
    /// and are told why.
    pub fn take(&self, signed: Signed) -> (Signed, Option<String>) {
        let Some(text) = self.at.as_deref().filter(|text| !text.is_empty()) else { return (signed, None) };
        let w = signed.reader.lang;
        match instant(&signed, text) {
            None => (signed, Some(w.at_not_an_instant(text))),
            Some(at) if at < signed.reader.now => {
                let mut back = signed;
                back.reader.then = Some(at);
                back.reader.now = at;
                (back, None)
            }
            Some(at) if at > signed.reader.now => {
                let zone = list_zone(&signed);
                let when = signed.reader.moment_in_full(at, &zone).text;
                (signed, Some(w.at_to_come(&when)))
            }
            Some(_) => (signed, None),
        }
    }
}

/// A civil time of the reader's zone, as a form sends it, or an instant with its offset.
fn instant(signed: &Signed, text: &str) -> Option<Timestamp> {
    let text = text.replace(' ', "+"); // a plus sign in an address is a blank
    // A civil time is read from either: an offset that is there counts.
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let civil: DateTime = text.parse().ok()?;
    civil.in_tz(&list_zone(signed)).ok().map(|zoned| zoned.timestamp())
}

/// At the top of a page as it stood: since when, and the way back; or why it is as of now.
pub fn banner(signed: &Signed, here: &str, wrong: Option<&str>) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    if let Some(wrong) = wrong {
        return components::notice(Tone::Over, "", html! { p { (wrong) } });
    }
    let Some(then) = reader.then else { return html! {} };
    let zone = list_zone(signed);
    let when = reader.moment_in_full(then, &zone).text;
    components::notice(
        Tone::Note,
        &w.at_heading(&when),
        html! {
            p { (w.at_says()) }
            p { a href=(here) { (w.at_back()) } }
            (choice(signed, here))
        },
    )
}

/// Where one chooses an instant; on a page of the past it is at the top already.
pub fn way(signed: &Signed, here: &str) -> Markup {
    if signed.reader.then.is_some() {
        html! {}
    } else {
        choice(signed, here)
    }
}

fn choice(signed: &Signed, here: &str) -> Markup {
    let w = signed.reader.lang;
    let (action, query) = here.split_once('?').unwrap_or((here, ""));
    let zone = list_zone(signed);
    let label = w.at_choose_in(&w.place(&zone));
    let shown = signed.reader.now.in_tz(&zone).ok();
    let value = shown.map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default();
    html! {
        form.filter action=(action) method="get" aria-label=(w.at_choose()) {
            @for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
                input type="hidden" name=(name) value=(value);
            }
            label { span { (label) } input.input type="datetime-local" name="at" value=(value); }
            button.button { (w.at_show()) }
        }
    }
}
