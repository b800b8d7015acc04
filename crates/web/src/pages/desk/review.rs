//! The review of a missed target (clause 4): on the desk's page of its ticket, and `/desk/reviews`, the list of all.

use app::{Reviewed, TicketView};
use axum::response::Response;
use desk::review::{ReviewState, Spent, state};
use desk::{Action, access};
use maud::{Markup, html};

use crate::components::{self, Button, Control, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;

use super::forms::{Form, Verb};
use super::{AtDesk, list_zone, nothing_here, rail};

/// `GET /desk/reviews`.
pub async fn show(AtDesk(signed): AtDesk) -> Result<Response, No> {
    if access::desk_scope_for(&signed.actor(), Action::WriteReview).is_none() {
        return Err(nothing_here(&signed));
    }
    let w = signed.reader.lang;
    let reviews = signed.app().reviews(&signed.visitor).await.map_err(|f| signed.no(f))?;
    let rail = rail(&signed, None, None).await.map_err(|f| signed.no(f))?;
    let main = html! {
        (components::head(None, &w.reviews_title(), html! { p.lead { (w.reviews_lead()) } }))
        @if reviews.is_empty() { (components::empty(&w.reviews_none(), html! {}, None)) } @else { (list(&signed, &reviews)) }
    };
    Ok(signed.reader.page(Sheet::desk(w.reviews_title(), rail, main)))
}

fn list(signed: &Signed, reviews: &[Reviewed]) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let zone = list_zone(signed);
    html! {
        div.table-wrap {
            table {
                thead { tr {
                    th scope="col" { (w.column_number()) } th scope="col" { (w.field(desk::Field::Subject)) }
                    th scope="col" { (w.column_missed(&w.place(&zone))) } th scope="col" { (w.column_review()) }
                } }
                tbody {
                    @for one in reviews {
                        tr {
                            td { span.num { (one.number) } }
                            th scope="row" { a href={ "/desk/t/" (one.number) "#review" } { (one.subject.clone().unwrap_or_else(|| w.text_erased())) } }
                            td { (components::moment(&reader.moment(one.missed_at, &zone))) }
                            td { (components::chip(tone(one.state), "", &w.review_state(one.state))) }
                        }
                    }
                }
            }
        }
    }
}

fn tone(state: ReviewState) -> Tone {
    match state {
        ReviewState::Owed | ReviewState::Returned => Tone::Over,
        ReviewState::Written => Tone::Soon,
        ReviewState::Approved => Tone::Met,
    }
}

/// On the ticket: where the time went, what was written, and what waits.
pub fn section(form: &Form<'_>) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let Some(state) = state(&view.ticket).filter(|_| view.may(Action::WriteReview)) else { return html! {} };
    html! {
        section id="review" {
            h2 { (w.review_heading()) " " (components::chip(tone(state), "", &w.review_state(state))) " " (components::clause(&signed.reader.clause(&view.agreement, &"4".into()))) }
            @if let Some(spent) = &view.spent { p.meta { (w.review_lead()) } (parts(signed, spent)) }
            (written(signed, view))
        }
    }
}

fn parts(signed: &Signed, spent: &Spent) -> Markup {
    let w = signed.reader.lang;
    let parts = [
        (w.spent_queue(), spent.queue),
        (w.spent_provider(), spent.provider),
        (w.spent_gap(), spent.gap),
        (w.spent_desk(), spent.desk),
        (w.spent_total(), spent.total()),
    ];
    html! {
        div.table-wrap {
            table {
                thead { tr { th scope="col" { (w.review_part()) } th.figure scope="col" { (w.review_time()) } } }
                tbody { @for (part, time) in parts { tr { th scope="row" { (part) } td.figure { (w.open_time_in_short(time)) } } } }
            }
        }
    }
}

fn written(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let review = &view.ticket.review;
    let words = |text: desk::TextRef| view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned);
    let Some(written) = &review.written else { return html! {} };
    let said = |about, text| (w.field(about), html! { div.prose { (words(text)) } });
    let facts = [
        said(desk::Field::Cause, written.what.cause),
        said(desk::Field::Remedy, written.what.remedy),
        said(desk::Field::Wording, written.what.wording),
    ];
    html! {
        (components::facts(&facts))
        @if let Some(returned) = &review.returned {
            p { (w.review_returned_because(&signed.reader.person_of(view, returned.by).name, &words(returned.what))) }
        }
    }
}

/// Which of its forms are offered.
pub fn offered(view: &TicketView) -> Vec<Verb> {
    let state = state(&view.ticket);
    let mut all = Vec::new();
    if view.may(Action::WriteReview) && state.is_some() {
        all.push(Verb::Review);
    }
    if view.may(Action::ApproveReview) && state == Some(ReviewState::Written) {
        all.push(Verb::Approval);
    }
    all
}

impl Form<'_> {
    /// Cause, remedy, wording. What was written before is there to be changed.
    pub(super) fn review(&self) -> Markup {
        let w = self.signed.reader.lang;
        let before = self.view.ticket.review.written.map(|written| written.what);
        let text =
            |typed: &str, kept: Option<desk::TextRef>| match kept.and_then(|text| self.view.text(text.id)) {
                Some(kept) if typed.is_empty() => kept.to_owned(),
                _ => typed.to_owned(),
            };
        let typed = self.typed;
        let area = |name: &str, about: desk::Field, hint: String, value: String| {
            let control = Control::area(value, 3);
            components::field(&self.field(name, Some(about), w.field(about), hint, control))
        };
        let body = html! {
            (area("review_cause", desk::Field::Cause, w.hint_cause(), text(&typed.review_cause, before.map(|b| b.cause))))
            (area("remedy", desk::Field::Remedy, w.hint_remedy(), text(&typed.remedy, before.map(|b| b.remedy))))
            (area("wording", desk::Field::Wording, w.hint_wording(), text(&typed.wording, before.map(|b| b.wording))))
        };
        self.post(Verb::Review, body, &w.send_review(), "main")
    }

    /// A manager stands by the wording, or sends it back.
    pub(super) fn approval(&self) -> Markup {
        let w = self.signed.reader.lang;
        let control = Control::area(self.typed.returning.clone(), 2);
        let about = Some(desk::Field::Reason);
        let mut field = self.field("returning", about, w.ask_returning(), String::new(), control);
        field.optional = w.optional();
        let button = |label: String, decision: &str, look: &str| {
            let sends = Some(("decision", decision));
            components::button(&Button { label: &label, sends, look, ..Button::default() })
        };
        let buttons = html! {
            (button(w.approve_review(), "approve", "main"))
            (button(w.return_review(), "return", ""))
        };
        self.post_with(Verb::Approval, components::field(&field), buttons)
    }
}
