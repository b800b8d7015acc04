//! An exclusion as both sides read it: in the timeline, and in the margin with what it does to the figures.
//!
//! What the reader may not see never got into the view's entries; the state has all of it, so that a proposal is drawn
//! for the desk only.

use app::TicketView;
use desk::exclusion::{Exclusion, ExclusionFact, Found, Grounds, ground};
use maud::{Markup, html};
use terms::ClauseId;

use crate::components::{self, Tone};
use crate::reader::Reader;

/// The words of a fact, what stands over them, and what follows from them.
pub type Drawn = (String, Option<(Tone, String)>, Option<Markup>);

/// A fact about an exclusion as a message of the timeline.
pub fn message(reader: &Reader, view: &TicketView, fact: &ExclusionFact) -> Option<Drawn> {
    let w = reader.lang;
    let words = |text: &desk::TextRef| view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned);
    let said = w.exclusion_fact(fact);
    Some(match fact {
        ExclusionFact::Proposed(grounds) => {
            (words(&grounds.told), Some((Tone::Soon, said)), Some(because(reader, view, grounds)))
        }
        ExclusionFact::Confirmed { grounds, .. } => {
            let after = html! {
                (because(reader, view, grounds))
                p.meta { @if grounds.help { (w.exclusion_help_offered()) } @else { (w.exclusion_not_obliged()) } " " (w.exclusion_effect()) }
            };
            (words(&grounds.told), Some((Tone::Still, said)), Some(after))
        }
        ExclusionFact::Helped { text } => (words(text), Some((Tone::Met, said)), None),
        ExclusionFact::Contested { reply } => (words(reply), Some((Tone::Soon, said)), None),
        ExclusionFact::Declined { reason } | ExclusionFact::Upheld { reason } => {
            (words(reason), Some((Tone::Still, said)), None)
        }
        ExclusionFact::Overturned { reason } | ExclusionFact::Lifted { reason } => {
            (words(reason), Some((Tone::Accent, said)), None)
        }
    })
}

/// Ground and clause, what wasn't kept, cause and evidence.
pub fn because(reader: &Reader, view: &TicketView, grounds: &Grounds) -> Markup {
    let w = reader.lang;
    let words = |text: &desk::TextRef| view.text(text.id).map_or_else(|| w.text_erased(), str::to_owned);
    let mut facts = vec![(w.exclusion_ground(), titled(reader, view, grounds))];
    if let Some(clause) = &grounds.contract_clause {
        facts.push((w.exclusion_contract_clause(), html! { (words(clause)) }));
    }
    facts.push((w.exclusion_cause(), html! { div.prose.typed { (words(&grounds.cause)) } }));
    facts.push((w.exclusion_evidence(), html! { div.prose.typed { (words(&grounds.evidence)) } }));
    let found = grounds.found.and_then(|found| match found {
        Found { contract_not_kept: true, documentation_not_applied: true } => Some(w.exclusion_found_both()),
        Found { contract_not_kept: true, .. } => Some(w.exclusion_found_contract()),
        Found { documentation_not_applied: true, .. } => Some(w.exclusion_found_documentation()),
        Found { .. } => None,
    });
    let duty = grounds.duty.as_ref().and_then(|id| view.agreement.duty(id));
    html! {
        (components::facts(&facts))
        @if let Some(found) = found { p.meta { (found) } }
        @if let Some(duty) = duty { p.meta { (w.exclusion_rests_on(&w.text(&duty.title))) } }
    }
}

/// What the ground is called, with its clause.
pub fn titled(reader: &Reader, view: &TicketView, grounds: &Grounds) -> Markup {
    match ground(&view.agreement, &grounds.ground) {
        Some(ground) => html! {
            (reader.lang.text(ground.title)) " " (components::clause(&reader.clause(&view.agreement, ground.clause)))
        },
        None => html! { (grounds.ground) },
    }
}

/// The clause behind a fact: that of the ground, where it names one.
pub fn clause(view: &TicketView, fact: &ExclusionFact) -> ClauseId {
    let named = match fact {
        ExclusionFact::Proposed(grounds) | ExclusionFact::Confirmed { grounds, .. } => Some(&grounds.ground),
        _ => view.ticket.exclusion.all.last().map(|one| &one.grounds().ground),
    };
    let clause = named.and_then(|id| ground(&view.agreement, id)).map(|ground| ground.clause.clone());
    clause.unwrap_or_else(|| ClauseId::from("2.B"))
}

/// The decision that holds or waits, and those before it. `proposals`: for the desk's own people.
pub fn margin(reader: &Reader, view: &TicketView, proposals: bool) -> Option<Markup> {
    let shown = |one: &&Exclusion| proposals || one.confirmed.is_some();
    let mut all: Vec<&Exclusion> = view.ticket.exclusion.all.iter().filter(shown).collect();
    let last = all.pop()?;
    let w = reader.lang;
    Some(html! {
        p.state-line {
            (components::chip(tone(last), "", &w.exclusion_state(last)))
        }
        p { (titled(reader, view, last.grounds())) }
        @if last.holds() {
            @let told = view.text(last.grounds().told.id).map_or_else(|| w.text_erased(), str::to_owned);
            p.prose { (told) }
        }
        (people(reader, view, last))
        @if last.ended.is_none() { p.meta { (w.exclusion_effect()) } }
        @if !all.is_empty() {
            h3 { (w.exclusion_earlier()) }
            ul.earlier { @for one in all { li { (titled(reader, view, one.grounds())) " · " (w.exclusion_state(one)) } } }
        }
    })
}

fn tone(exclusion: &Exclusion) -> Tone {
    if exclusion.waits() || exclusion.is_contested() { Tone::Soon } else { Tone::Still }
}

/// Who proposed, confirmed, contested and reviewed it, and when.
fn people(reader: &Reader, view: &TicketView, exclusion: &Exclusion) -> Markup {
    let w = reader.lang;
    let zone = reader.zone_of(view);
    let name = |by| reader.person_of(view, by).name;
    let when = |at| reader.moment(at, &zone).text;
    let proposed = &exclusion.proposed;
    let mut lines = vec![w.exclusion_proposed_by(&name(proposed.by), &when(proposed.at))];
    lines.extend(exclusion.confirmed.map(|d| w.exclusion_confirmed_by(&name(d.by), &when(d.at))));
    lines.extend(exclusion.contested.map(|d| w.exclusion_contested_by(&name(d.by), &when(d.at))));
    lines.extend(exclusion.reviewed.map(|d| w.exclusion_reviewed_by(&name(d.by), &when(d.at))));
    html! { ul.who-when.meta { @for line in lines { li { (line) } } } }
}
