//! What reads like a ticket, beside it: perhaps the same incident, or one of a problem. One click links it to the latter.

use app::{Failure, Listed, Suggested, TicketView};
use desk::Action;
use maud::{Markup, html};

use super::lang_of;
use super::margin::note;
use crate::components::{self, Button};
use crate::reader::Signed;

/// What reads like a ticket.
#[derive(Default)]
pub struct Alike {
    tickets: Vec<Listed>,
    problems: Vec<Suggested>,
}

impl Alike {
    /// Looked for.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn load(signed: &Signed, view: &TicketView) -> Result<Alike, Failure> {
        let tickets = signed.app().similar(&signed.visitor, view).await?;
        let problems = signed.app().likely_problems(&signed.visitor, view, &tickets).await?;
        Ok(Alike { tickets, problems })
    }

    /// The tickets, then the problems.
    pub fn draw(&self, signed: &Signed, view: &TicketView, back: &str) -> Markup {
        let w = signed.reader.lang;
        html! {
            h3 { (w.triage_similar()) }
            (self.tickets(signed))
            @if view.may(Action::WriteProblems) && view.problem.is_none() {
                h3 { (w.similar_problems()) }
                (self.problems(signed, view, back))
            }
        }
    }

    /// The same in the margin of an open ticket without a problem; nothing where nothing reads alike.
    pub fn in_margin(&self, signed: &Signed, view: &TicketView) -> Markup {
        let w = signed.reader.lang;
        let back = format!("/desk/t/{}", view.number);
        html! {
            @if !self.tickets.is_empty() {
                (components::margin_note(&note(signed, view, w.triage_similar(), &[]), self.tickets(signed)))
            }
            @if !self.problems.is_empty() {
                (components::margin_note(&note(signed, view, w.similar_problems(), &["2.A"]), self.problems(signed, view, &back)))
            }
        }
    }

    fn tickets(&self, signed: &Signed) -> Markup {
        let w = signed.reader.lang;
        html! {
            @if self.tickets.is_empty() { p.meta { (w.triage_similar_none()) } }
            (tickets(signed, &self.tickets))
        }
    }

    fn problems(&self, signed: &Signed, view: &TicketView, back: &str) -> Markup {
        let w = signed.reader.lang;
        html! {
            @if self.problems.is_empty() { p.meta { (w.similar_problems_none()) } }
            ul.others {
                @for one in &self.problems {
                    @let title = one.title.clone().unwrap_or_else(|| w.text_erased());
                    li {
                        a.quiet href={ "/desk/problems/" (one.number) } {
                            (w.problem_named(one.number)) " " span lang=[Some(lang_of(&title)).filter(|l| !l.is_empty())] { (title) }
                        }
                        @if one.linked > 0 { span.meta { " · " (w.similar_linked(one.linked)) } }
                        @if one.workaround { span.meta { " · " (w.problem_workaround()) } }
                        (link(signed, view, one, back))
                    }
                }
            }
            @if self.problems.is_empty() { p { a href={ "/desk/problems?ticket=" (view.number) } { (w.problem_choose()) } } }
        }
    }
}

/// One click links it, and comes back.
fn link(signed: &Signed, view: &TicketView, one: &Suggested, back: &str) -> Markup {
    let label = signed.reader.lang.problem_link_this(view.number);
    html! {
        form method="post" action={ "/desk/problems/" (one.number) "/incidents" } {
            input type="hidden" name="seen" value=(one.version);
            input type="hidden" name="key" value=(signed.app().fresh_ticket());
            input type="hidden" name="ticket" value=(view.number);
            input type="hidden" name="back" value=(back);
            (components::button(&Button { label: &label, look: "small", ..Button::default() }))
        }
    }
}

/// Tickets by number and subject.
pub fn tickets(signed: &Signed, all: &[Listed]) -> Markup {
    let w = signed.reader.lang;
    html! {
        ul.others {
            @for one in all {
                @let subject = one.subject.clone().unwrap_or_default();
                li { a.quiet href={ "/desk/t/" (one.number) } {
                    span.num { (one.number) } " " span lang=[Some(lang_of(&subject)).filter(|l| !l.is_empty())] { (subject) }
                    span.meta { " · " (one.customer.as_ref().unwrap_or(&one.asked_by).name) " · " (w.state(one.state)) }
                } }
            }
        }
    }
}
