//! What a version changed: clause by clause and figure by figure, beside what the version before said.

use maud::{Markup, html};
use terms::{Agreement, Difference, Subject, Told, diff};
use words::Lang;

use crate::components;
use crate::reader::Reader;

/// The differences from the version before; nothing at all for the first one.
pub fn since_the_one_before(reader: &Reader, agreement: &Agreement) -> Markup {
    let all = reader.app().editions().all();
    let earlier = all.iter().filter(|other| other.effective_from < agreement.effective_from);
    let Some(before) = earlier.max_by_key(|other| other.effective_from) else { return html! {} };
    let w = reader.lang;
    let headings = [w.change_of(), before.id.to_string(), agreement.id.to_string()];
    let rows: Vec<Vec<Markup>> =
        diff(before, agreement).iter().map(|one| row(reader, agreement, one)).collect();
    html! {
        section.stack.examples id="changes" {
            h2 { (w.terms_changes(before.id.as_str())) }
            @if rows.is_empty() { p { (w.terms_changes_none()) } }
            @else {
                div.examples-table.diff tabindex="0" role="group" aria-label=(w.terms_changes(before.id.as_str())) {
                    (components::plain_table(&w.terms_changes(before.id.as_str()), &headings, &rows))
                }
            }
        }
    }
}

fn row(reader: &Reader, agreement: &Agreement, one: &Difference) -> Vec<Markup> {
    let w = reader.lang;
    let said = |told: &Option<Told>| told.as_ref().map(|told| told_in(w, told));
    let what = match (&one.clause, &one.subject) {
        (Some(clause), _) => {
            html! { (components::clause(&reader.clause(agreement, clause))) " " (title(w, agreement, clause)) }
        }
        (None, Subject::Effective) => html! { (w.change_effective()) },
        (None, Subject::SignedIn) => html! { (w.change_signed_in()) },
        (None, _) => html! { (w.change_title()) },
    };
    vec![
        what,
        html! { @if let Some(before) = said(&one.before) { del { (before) } } @else { "–" } },
        html! { @if let Some(after) = said(&one.after) { ins { (after) } } @else { "–" } },
    ]
}

fn title(w: Lang, agreement: &Agreement, clause: &terms::ClauseId) -> String {
    // A clause without a number is cited by its title already.
    let numbered = agreement.clause(clause.as_str()).filter(|_| clause.number().is_some());
    numbered.map(|clause| w.text(&clause.title)).unwrap_or_default()
}

fn told_in(w: Lang, told: &Told) -> String {
    match told {
        Told::Text(text) => w.text(text),
        Told::Figure(figure) => figure.clone(),
    }
}
