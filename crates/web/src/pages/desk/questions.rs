//! The first three questions of the preliminary investigation (clause 3.D), each with what answers it: may they ask, can it
//! be reproduced, is it excluded. The fourth, what it is, has a form of its own.

use app::TicketView;
use desk::completeness::missing;
use desk::fact::{Door, Party};
use maud::{Markup, html};
use terms::ClauseId;

use crate::components::{self, Tone};
use crate::reader::Signed;

use super::exclusion;
use super::forms::{Fields, Form};

/// A question, numbered by the order in which they are asked.
pub fn question(
    signed: &Signed,
    view: &TicketView,
    id: &str,
    asked: &str,
    clause: &str,
    body: Markup,
) -> Markup {
    html! {
        section.question aria-labelledby=(id) {
            h3 id=(id) { (asked) " " (components::clause(&signed.reader.clause(&view.agreement, &ClauseId::from(clause)))) }
            (body)
        }
    }
}

/// The three, in their order.
pub fn first_three(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    html! {
        (question(signed, view, "entitled", &w.triage_entitled(), "preamble", entitled(signed, view)))
        (question(signed, view, "reproducible", &w.triage_reproducible(), "3.C", reproducible(signed, view)))
        (question(signed, view, "excluded", &w.triage_excluded(), "2.B", excluded(signed, view)))
    }
}

/// Preamble and 3.A: a provider, or a customer that bought directly. Intake took nobody else.
fn entitled(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let opened = &view.ticket.opened.what;
    let name = |id| view.organisations.get(&id).map(|organisation| organisation.name.clone());
    let asking = view.organisations.get(&opened.asked_by).filter(|_| opened.door != Door::Import);
    let said = match asking {
        // At a provider's own desk it is one of its customers.
        Some(asking) if asking.party == Party::Customer && view.ticket.level1_desk().is_none() => {
            w.triage_entitled_direct(&asking.name)
        }
        Some(asking) => w.triage_entitled_yes(&asking.name, &w.party(asking.party)),
        None => w.triage_entitled_unknown(),
    };
    let customer = opened.customer.filter(|customer| *customer != opened.asked_by).and_then(name);
    html! {
        p { @if asking.is_some() { (components::chip(Tone::Met, "✓", &w.yes())) " " } (said)
            @if let Some(customer) = customer { span.meta { " · " (w.triage_entitled_for(&customer)) } } }
    }
}

/// What is missing by name, and the way to ask for all of it in one message.
fn reproducible(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let missing = missing(&view.ticket.report());
    let way = format!("/desk/t/{}#act-information", view.number);
    html! {
        @if missing.is_empty() {
            p { (components::chip(Tone::Met, "✓", &w.yes())) " " (w.triage_reproducible_yes()) }
            p { (components::button_link(&way, &w.triage_ask_for_more(), Some("4"), "plain")) }
        } @else {
            p { (w.triage_reproducible_unknown(missing.len())) }
            (components::completeness(&[], &missing.iter().map(|item| w.missing_item(*item)).collect::<Vec<_>>()))
            p { (components::button_link(&way, &w.triage_ask_for_it(), Some("4"), "")) }
        }
    }
}

/// The grounds with their clauses, proof required, always a second person; or where a proposal stands.
fn excluded(signed: &Signed, view: &TicketView) -> Markup {
    let w = signed.reader.lang;
    let back = format!("/desk/triage?ticket={}", view.number);
    let typed = Fields::default();
    let form = Form { signed, view, typed: &typed, told: None, back: &back, submit: None };
    let stands = view.ticket.exclusion.all.last().filter(|one| one.ended.is_none());
    html! {
        @match stands {
            Some(one) => {
                p { (w.exclusion_state(one)) }
                (exclusion::waiting(&form))
                @if one.waits() { p.meta { (w.triage_exclusion_goes_on()) } }
            }
            None => {
                p { (w.triage_excluded_no()) }
                @if exclusion::offered(view).contains(&exclusion::Step::Proposal) {
                    details {
                        summary.button data-key="3" aria-keyshortcuts="3" { (w.triage_exclude()) (components::key("3")) }
                        div.act-body { (form.proposal(None)) }
                    }
                }
            }
        }
    }
}
