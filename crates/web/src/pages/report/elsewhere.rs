//! Who bought through a provider is supported by that provider (preamble): whom to turn to, and a summary to send them.

use app::{Failure, Form};
use axum::http::StatusCode;
use axum::response::Response;
use desk::fact::Detail;
use desk::{OrganisationId, Refusal};
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
pub async fn show(signed: &Signed, provider: OrganisationId) -> Result<Response, No> {
    let name = name(signed, provider).await?;
    Ok(draw(signed, &name, StatusCode::OK, &Typed::default(), None))
}

/// The report is offered to the desk, which says no and why; what was typed comes back as a summary.
pub async fn take(signed: &Signed, provider: OrganisationId, typed: &Typed) -> Result<Response, No> {
    let mut draft = Draft::default();
    for step in Step::FIVE {
        draft.take(step, typed);
    }
    let new = draft.new_ticket(signed.app());
    let refused = signed.app().open(&signed.visitor, &new, None, None, &Form::default()).await;
    let provider = match refused {
        Err(Failure::Refused(Refusal::IndirectCustomer { provider })) => provider,
        Err(Failure::Refused(_)) => provider,
        Err(failure) => return Err(signed.no(failure)),
        // The organisation was given another provider, or none, a moment ago: it is a ticket.
        Ok(receipt) => return Ok(super::seen(format!("/t/{}?done=opened", receipt.number))),
    };
    let name = name(signed, provider).await?;
    let summary = summary(signed, typed);
    Ok(draw(signed, &name, StatusCode::FORBIDDEN, typed, Some(&summary)))
}

async fn name(signed: &Signed, provider: OrganisationId) -> Result<String, No> {
    let found = signed.app().organisation(provider, None).await.map_err(|failure| signed.no(failure))?;
    Ok(found.name.clone())
}

fn draw(
    signed: &Signed,
    provider: &str,
    status: StatusCode,
    typed: &Typed,
    summary: Option<&str>,
) -> Response {
    let w = signed.reader.lang;
    let title = w.elsewhere_title(provider);
    let main = html! {
        (components::head(None, &title, html! {}))
        div.stack-l {
            (components::notice(Tone::Plain, "", html! { p { (w.elsewhere_lead(provider)) } p { (preamble(signed)) } }))
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
fn ready(signed: &Signed, provider: &str, typed: &Typed, summary: &str) -> Markup {
    let w = signed.reader.lang;
    // Some mail programs take no more than this in an address; the text above is whole.
    let short: String = summary.chars().take(1_500).collect();
    let address = format!("mailto:?subject={}&body={}", encoded(typed.get("subject")), encoded(&short));
    html! {
        section.stack {
            (components::field(&Field {
                name: "summary".into(),
                label: w.elsewhere_summary(provider),
                hint: w.elsewhere_summary_hint(),
                control: Control::area(summary, 10),
                ..Field::default()
            }))
            div.actions { (components::button_link(&address, &w.elsewhere_mail(), None, "main")) }
        }
    }
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
