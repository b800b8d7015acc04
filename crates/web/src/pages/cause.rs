//! What clause 2.A leaves on a ticket: the problem behind it with its workaround, and each resolution with what was said of
//! it. The desk and the portal draw the same.

use app::TicketView;
use desk::Action;
use desk::access::{self, Reach};
use desk::procedure::{AnswerFact, Procedure};
use maud::{Markup, html};

use crate::components::{self, Tone};
use crate::reader::Reader;

/// The workaround of the problem behind the ticket, where it is seen first: it may be all that one came for.
pub fn known(reader: &Reader, view: &TicketView) -> Markup {
    let w = reader.lang;
    let Some(behind) = &view.problem else { return html! {} };
    let reads = access::reach(view.actor.role, Action::ReadProblems) != Reach::Never;
    let more = html! {
        @if reads { p { a href={ "/problems/" (behind.number) } { (w.problem_read()) } } }
    };
    if behind.closed {
        return more;
    }
    let body = html! {
        @match &behind.workaround {
            Some(workaround) => { p { strong { (w.problem_meanwhile()) } } div.prose { (workaround) } },
            None => p { (w.problem_searching()) },
        }
        @if let Some(cause) = &behind.cause { p { strong { (w.problem_cause()) } } div.prose { (cause) } }
        (more)
    };
    components::notice(Tone::Accent, &w.problem_known(), body)
}

/// Each resolution: what it was, whose, when, and whether it helped.
pub fn procedures(reader: &Reader, view: &TicketView) -> Markup {
    html! { ul.stack { @for given in &view.ticket.procedures { li { (procedure(reader, view, given)) } } } }
}

fn procedure(reader: &Reader, view: &TicketView, given: &Procedure) -> Markup {
    let w = reader.lang;
    let zone = reader.zone_of(view);
    let by = |by, at| (reader.person_of(view, by).name, reader.moment(at, &zone).text);
    let (who, when) = by(given.by, given.at);
    let said = match given.answer {
        None => w.resolution_unanswered(),
        Some((at, whose, answer)) => {
            let (name, at) = by(whose, at);
            match answer {
                AnswerFact::Accepted { .. } => w.resolution_accepted_by(&name, &at),
                AnswerFact::Contested { .. } => w.resolution_contested_by(&name, &at),
            }
        }
    };
    html! {
        p { a href={ "#m-" (given.entry) } { (w.resolution(given.resolution)) } ", " (w.delivery(given.delivery)) }
        p.meta { (w.works_said_by(&who, &when)) " · " (said) }
    }
}
