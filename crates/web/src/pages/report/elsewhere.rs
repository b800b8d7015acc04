//! Who bought through a provider is supported by that provider (preamble): whom to turn to, and a summary to send them.

use app::{Failure, Form};
use axum::http::StatusCode;
use axum::response::Response;
use desk::Organisation;
use desk::fact::Detail;
use maud::{Markup, html};
use terms::ClauseId;

use super::draft::Draft;
use super::steps::Step;
use crate::components::{self, Button, Control, Field, Tone};
use crate::frame::Sheet;
use crate::reader::{Signed, encoded};
use crate::refuse::No;
use crate::typed::Typed;

/// What is asked for the summary.
const DETAILS: [Detail; 3] = [Detail::Description, Detail::Since, Detail::Steps];

/// The page before anything was typed.
pub fn show(signed: &Signed, provider: &Organisation) -> Response {
    draw(signed, provider, StatusCode::OK, &Typed::default(), None)
}

/// The report is offered to the desk, which says no and why; what was typed comes back as a summary.
pub async fn take(signed: &Signed, provider: &Organisation, typed: &Typed) -> Result<Response, No> {
    let mut draft = Draft::default();
    for step in Step::FIVE {
        draft.take(step, typed);
    }
    let new = draft.new_ticket(signed.app());
    let refused = signed.app().open(&signed.visitor, &new, None, None, &Form::default()).await;
    match refused {
        Err(Failure::Refused(_)) => {}
        Err(failure) => return Err(signed.no(failure)),
        // The organisation was given another provider, or none, a moment ago: it is a ticket.
        Ok(receipt) => return Ok(super::seen(format!("/t/{}?done=opened", receipt.number))),
    }
    let summary = summary(signed, typed);
    Ok(draw(signed, provider, StatusCode::FORBIDDEN, typed, Some(&summary)))
}

fn draw(
    signed: &Signed,
    provider: &Organisation,
    status: StatusCode,
    typed: &Typed,
    summary: Option<&str>,
) -> Response {
    let w = signed.reader.lang;
    let name = provider.name.as_str();
    let title = w.elsewhere_title(name);
    let main = html! {
        (components::head(None, &title, html! {}))
        div.stack-l {
            (components::notice(Tone::Plain, "", html! { p { (w.elsewhere_lead(name)) } @if let Some(address) = provider.desk_address() { p { (w.desk_is_at(name)) " " strong { (linked(address)) } } } p { (preamble(signed)) } }))
            @if let Some(summary) = summary { (ready(signed, provider, typed, summary)) }
            form.fields method="post" action="/tickets/new" data-draft=(format!("elsewhere:{}", signed.visitor.person.id)) {
                p { (w.elsewhere_write()) }
                (components::field(&Field { name: "subject".into(), label: w.field(desk::Field::Subject), hint: w.ask_subject_hint(), control: Control::line(typed.get("subject")), ..Field::default() }))
                @for detail in DETAILS {
                    (components::field(&Field { name: detail.word().into(), label: w.detail(detail), control: Control::area(typed.get(detail.word()), 4), ..Field::default() }))
                }
                div.actions { (components::button(&Button { label: &w.elsewhere_make(), look: "main", ..Button::default() })) }
            }
        }
    };
    signed.reader.page_with(status, Sheet::portal(title, main))
}

fn preamble(signed: &Signed) -> Markup {
    let Ok((agreement, _)) = signed.app().editions().in_force(signed.reader.now) else { return html! {} };
    components::clause(&signed.reader.clause(&agreement, &ClauseId::from("preamble")))
}

/// The summary, to be copied, or opened in a mail program.
fn ready(signed: &Signed, provider: &Organisation, typed: &Typed, summary: &str) -> Markup {
    let w = signed.reader.lang;
    // Some mail programs take no more than this in an address; the text above is whole.
    let short: String = summary.chars().take(1_500).collect();
    let to = provider.desk_address().filter(|address| is_mail(address)).unwrap_or_default();
    let address = format!("mailto:{to}?subject={}&body={}", encoded(typed.get("subject")), encoded(&short));
    html! {
        section.stack {
            (components::field(&Field {
                name: "summary".into(),
                label: w.elsewhere_summary(&provider.name),
                hint: w.elsewhere_summary_hint(),
                control: Control::area(summary, 10),
                ..Field::default()
            }))
            div.actions { (components::button_link(&address, &w.elsewhere_mail(), None, "main")) }
        }
    }
}

/// An address of the web or of mail is a way there; anything else is words.
fn linked(address: &str) -> Markup {
    let href = if is_mail(address) { format!("mailto:{address}") } else { address.to_owned() };
    let is_way = is_mail(address) || address.starts_with("https://");
    html! { @if is_way { a href=(href) rel="noopener noreferrer" { (address) } } @else { (address) } }
}

fn is_mail(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    address.matches('@').count() == 1 && address.chars().all(plain)
}

fn summary(signed: &Signed, typed: &Typed) -> String {
    let w = signed.reader.lang;
    let visitor = &signed.visitor;
    let mut lines = vec![typed.get("subject").to_owned()];
    lines.push(w.summary_from(&visitor.name, &visitor.organisation.name));
    for detail in DETAILS {
        let text = typed.get(detail.word()).trim();
        if !text.is_empty() {
            lines.push(format!("{}\n{text}", w.detail(detail)));
        }
    }
    lines.join("\n\n")
}
