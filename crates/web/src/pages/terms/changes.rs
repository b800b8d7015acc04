//! What a version changed, clause by clause and figure by figure, beside what the version before said.

use maud::{Markup, html};
use terms::{Agreement, ClauseId, Difference, Subject, diff};

use crate::components;
use crate::reader::Reader;

/// Two versions, the earlier one first.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// What was said.
    pub before: &'a Agreement,
    /// What is said.
    pub after: &'a Agreement,
}

/// The differences from the version before; nothing at all for the first one.
pub fn since_the_one_before(reader: &Reader, agreement: &Agreement) -> Markup {
    let all = reader.app().editions().all();
    let earlier = all.iter().filter(|other| other.effective_from < agreement.effective_from);
    let Some(before) = earlier.max_by_key(|other| other.effective_from) else { return html! {} };
    let w = reader.lang;
    let pair = Pair { before, after: agreement };
    let differences = diff(before, agreement);
    html! {
        section.stack.examples id="changes" {
            h2 { (w.terms_changes(before.id.as_str())) }
            @if differences.is_empty() { p { (w.terms_changes_none()) } } @else { (by_clause(reader, pair, &differences)) }
            p { a href=(format!("/terms/compare?from={}&to={}", before.id, agreement.id)) { (w.compare_link(before.id.as_str())) } }
        }
    }
}

/// A section for each clause of which the two speak differently, in the order of the text; the whole comes first.
pub fn by_clause(reader: &Reader, pair: Pair<'_>, differences: &[Difference]) -> Markup {
    let all = pair.after.clauses.iter().chain(&pair.before.clauses).map(|clause| &clause.id);
    let mut order: Vec<Option<&ClauseId>> = vec![None];
    for id in all {
        if !order.contains(&Some(id)) {
            order.push(Some(id));
        }
    }
    let of = |clause: Option<&ClauseId>| -> Vec<&Difference> {
        differences.iter().filter(|one| one.clause.as_ref() == clause).collect()
    };
    let groups =
        order.into_iter().map(|clause| (clause, of(clause))).filter(|(_, changed)| !changed.is_empty());
    html! { @for (clause, changed) in groups { (group(reader, pair, clause, &changed)) } }
}

fn group(reader: &Reader, pair: Pair<'_>, clause: Option<&ClauseId>, changed: &[&Difference]) -> Markup {
    let w = reader.lang;
    let title = clause.map_or_else(
        || w.compare_whole(),
        |id| {
            let holder = if pair.after.clause(id.as_str()).is_some() { pair.after } else { pair.before };
            w.clause_note(holder, id)
        },
    );
    let headings = [w.change_what(), pair.before.id.to_string(), pair.after.id.to_string()];
    let is_text =
        |one: &&&Difference| matches!(one.subject, Subject::ClauseTitle(_) | Subject::ClauseText(_));
    let rows: Vec<Vec<Markup>> =
        changed.iter().filter(|one| !is_text(one)).map(|one| row(reader, pair, one)).collect();
    let anchor = clause.map_or_else(|| "change-whole".to_owned(), |id| format!("change-{id}"));
    html! {
        section.stack.change id=(anchor) {
            h3 { (title) }
            @for one in changed.iter().filter(is_text) { (text(reader, pair, one)) }
            @if !rows.is_empty() {
                div.examples-table.diff tabindex="0" role="group" aria-label=(title) { (components::plain_table(&title, &headings, &rows)) }
            }
        }
    }
}

/// Words of the agreement: one text, with what went and what came.
fn text(reader: &Reader, pair: Pair<'_>, one: &Difference) -> Markup {
    let [before, after] = sides(reader, pair, one).map(Option::unwrap_or_default);
    html! { p.measure.changed-text { (components::difference(&before, &after)) } }
}

/// A figure or a reading: before, and after.
fn row(reader: &Reader, pair: Pair<'_>, one: &Difference) -> Vec<Markup> {
    let w = reader.lang;
    let holder = if one.after.is_some() { pair.after } else { pair.before };
    let [before, after] = sides(reader, pair, one);
    let silent = || html! { span.meta { (w.change_silent()) } };
    vec![
        html! { (w.subject(&one.subject, holder)) },
        before.map_or_else(silent, |before| html! { del { (before) } }),
        after.map_or_else(silent, |after| html! { ins { (after) } }),
    ]
}

/// What each side says, in the reader's language.
fn sides(reader: &Reader, pair: Pair<'_>, one: &Difference) -> [Option<String>; 2] {
    let w = reader.lang;
    [(&one.before, pair.before), (&one.after, pair.after)]
        .map(|(told, holder)| told.as_ref().map(|told| w.told(&one.subject, told, holder)))
}
