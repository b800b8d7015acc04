//! The pages of the support centre: for its people only; for everybody else they don't exist.

pub mod act;
pub mod exclusion;
mod forms;
pub mod health;
mod level2;
pub mod maintenance;
mod margin;
pub mod notices;
pub mod organisations;
pub mod outbox;
pub mod people;
pub mod problems;
mod promise;
mod questions;
pub mod queue;
mod rail;
pub mod releases;
pub mod review;
pub mod roster;
mod similar;
pub mod ticket;
pub mod triage;
pub mod versions;
pub mod works;

use app::Failure;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use desk::Refusal;
use desk::fact::Party;
use maud::{Markup, html};
use serde::Deserialize;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::{Reader, Signed};
use crate::refuse::No;
use crate::site::Site;

pub use level2::status as level2_status;
pub use margin::by_the_calendar;
pub use rail::{View, rail};

/// Somebody of the support centre. Whoever isn't gets the answer of an address that isn't one.
pub struct Centre(pub Signed);

impl FromRequestParts<Site> for Centre {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Centre, Response> {
        let signed = <Signed as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        let visitor = &signed.visitor;
        if visitor.person.role.is_centre() && visitor.organisation.party == Party::Vendor {
            return Ok(Centre(signed));
        }
        Err(nothing_here(&signed).into_response())
    }
}

/// Somebody who works at a desk: the support centre's, or the level-1 desk that a provider keeps here (preamble). Whoever
/// doesn't gets the answer of an address that isn't one.
pub struct AtDesk(pub Signed);

impl FromRequestParts<Site> for AtDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<AtDesk, Response> {
        let signed = <Signed as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        if signed.reader.works_at_a_desk() {
            return Ok(AtDesk(signed));
        }
        Err(nothing_here(&signed).into_response())
    }
}

/// The answer for what isn't there, and for what isn't this reader's.
pub fn nothing_here(signed: &Signed) -> No {
    signed.no(Failure::Refused(Refusal::NotFound))
}

/// A ticket's number in an address; anything else is an address that isn't one.
pub(in crate::pages) fn number(signed: &Signed, text: &str) -> Result<u64, No> {
    text.parse().map_err(|_| nothing_here(signed))
}

/// The zone in which this reader's lists tell instants: one for all rows, so that they can be compared.
pub fn list_zone(signed: &Signed) -> String {
    let calendars = signed.app().calendars_now().unwrap_or_default();
    let own = calendars.get(&signed.visitor.organisation.region);
    own.map_or_else(|| "UTC".to_owned(), |calendar| calendar.zone().to_owned())
}

/// What was just done, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
    n: Option<String>,
}

impl Done {
    /// At the top of the page that it led to.
    pub fn flash(&self, reader: &Reader, here: Option<u64>) -> Option<Markup> {
        let (done, n) = (self.done.as_deref()?, self.n.as_deref()?.parse().ok()?);
        let w = reader.lang;
        let (tone, said) = match done {
            "acknowledged" => (Tone::Met, w.done_acknowledged(n)),
            "work" => (Tone::Met, w.done_work(n)),
            "triaged" => (Tone::Met, w.done_triaged(n)),
            "proposed" => (Tone::Soon, w.done_proposed(n)),
            "declined" => (Tone::Still, w.done_declined(n)),
            "escalated" => (Tone::Met, w.done_escalated(n)),
            "diagnosed" => (Tone::Met, w.done_diagnosed(n)),
            "diagnosed-unqualified" => (Tone::Soon, w.done_diagnosed_unqualified(n)),
            "endorsed" => (Tone::Met, w.done_endorsed(n)),
            "workaround" => (Tone::Met, w.done_workaround(n)),
            "product" => (Tone::Met, w.done_product(n)),
            "assigned" => (Tone::Met, w.done_assigned(n)),
            "released" => (Tone::Still, w.done_released(n)),
            "next-step" => (Tone::Met, w.done_next_step(n)),
            "review" => (Tone::Met, w.done_review(n)),
            "review-approved" => (Tone::Met, w.done_review_approved(n)),
            "review-returned" => (Tone::Still, w.done_review_returned(n)),
            "sent" => (Tone::Met, w.done_sent(n)),
            "noted" => (Tone::Note, w.done_noted(n)),
            "resolved" => (Tone::Met, w.done_resolved(n)),
            "closed" => (Tone::Met, w.done_closed(n)),
            "linked" => (Tone::Met, w.done_linked(n)),
            "repinned" => (Tone::Met, w.repinned_done()),
            "reopened" => (Tone::Met, w.done_reopened(n)),
            "parties" => (Tone::Met, w.done_parties()),
            "redacted" => (Tone::Still, w.told_redacted()),
            "exclusion-proposed" => (Tone::Soon, w.done_exclusion_proposed(n)),
            "exclusion-confirmed" => (Tone::Met, w.done_exclusion_confirmed(n)),
            "exclusion-declined" => (Tone::Still, w.done_exclusion_declined(n)),
            "exclusion-helped" => (Tone::Met, w.done_exclusion_helped(n)),
            "exclusion-reviewed" => (Tone::Met, w.done_exclusion_reviewed(n)),
            "exclusion-lifted" => (Tone::Still, w.done_exclusion_lifted(n)),
            _ => return None,
        };
        let way = (here != Some(n)).then(|| html! { a href={ "/desk/t/" (n) } { (w.open_the_ticket()) } });
        Some(components::flash(tone, &said, way))
    }
}

/// The language that a text is plainly written in, for `lang`; empty where nobody can tell.
pub fn lang_of(text: &str) -> &'static str {
    let is_kana = |c: char| ('\u{3041}'..='\u{30ff}').contains(&c);
    let is_kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if text.chars().any(|c| is_kana(c) || is_kanji(c)) { "ja" } else { "" }
}

/// A page in the frame that its reader works in: the desk's, or the portal's.
pub(in crate::pages) async fn framed(signed: &Signed, title: String, main: Markup) -> Result<Sheet, No> {
    Ok(if signed.reader.works_at_a_desk() {
        Sheet::desk(title, rail(signed, None, None).await.map_err(|failure| signed.no(failure))?, main)
    } else {
        Sheet::portal(title, main)
    })
}
