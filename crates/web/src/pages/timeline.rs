//! What happened to a ticket, as its reader may see it: from entries to the items of a timeline.
//!
//! Words that people wrote are messages; everything else is a line, with the clause behind it. The desk and the portal
//! draw the same items: what a reader may not see never got into the view.

use app::{Placed, TicketView};
use desk::access::Fields;
use desk::contact::ContactFact;
use desk::escalation::EscalationFact;
use desk::fact::{Opened, Qualification, Report};
use desk::information::InformationFact;
use desk::procedure::AnswerFact;
use desk::promise::PromiseFact;
use desk::remote::RemoteFact;
use desk::works::Notices;
use desk::{By, Entry, Fact, TextRef, TicketFact};
use maud::{Markup, html};
use terms::ClauseId;

use crate::components::{self, Event, Item, Message, Person, Tone, Voice};
use crate::pages::{attachment, exclusion};
use crate::reader::Reader;

/// From so many lines in a row on, they are folded together.
const FOLDED: usize = 4;

/// Everything that this reader sees, oldest first, day by day.
pub fn items(reader: &Reader, view: &TicketView) -> Vec<Item> {
    items_of(reader, view, &view.entries)
}

/// What happened after the reader's form was drawn: the entries with a higher number.
pub fn items_after(reader: &Reader, view: &TicketView, seen: u64) -> Vec<Item> {
    let newer: Vec<Placed> =
        view.entries.iter().filter(|placed| placed.entry.number > seen).cloned().collect();
    items_of(reader, view, &newer)
}

fn items_of(reader: &Reader, view: &TicketView, entries: &[Placed]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut run: Vec<Event> = Vec::new();
    let mut day = String::new();
    for Placed { entry, .. } in entries {
        let Fact::Ticket(fact) = &entry.fact else { continue };
        let date = reader.date_of(view, entry.at);
        if date != day {
            end_run(reader, &mut items, &mut run);
            items.push(Item::Day(date.clone()));
            day = date;
        }
        match message(reader, view, entry, fact) {
            Some(message) => {
                end_run(reader, &mut items, &mut run);
                items.push(Item::Message(message));
            }
            None => run.push(event(reader, view, entry, fact)),
        }
    }
    end_run(reader, &mut items, &mut run);
    items
}

fn end_run(reader: &Reader, items: &mut Vec<Item>, run: &mut Vec<Event>) {
    let events = std::mem::take(run);
    if events.len() >= FOLDED {
        items.push(Item::Fold(reader.lang.timeline_folded(events.len()), events));
    } else {
        items.extend(events.into_iter().map(Item::Event));
    }
}

/// A fact that carries words, with who wrote them.
fn message(reader: &Reader, view: &TicketView, entry: &Entry, fact: &TicketFact) -> Option<Message> {
    if view.fields == Fields::Metadata {
        return None;
    }
    let w = reader.lang;
    let text = |text: &TextRef| view.text(text.id).map_or_else(|| gone(reader, view, entry), str::to_owned);
    let (words, label, after) = match fact {
        TicketFact::Opened(opened) => {
            let (said, rest) = report(reader, view, entry, opened);
            (said, None, rest)
        }
        TicketFact::Acknowledged { note: Some(note) } => (text(note), Some((Tone::Met, w.fact(fact))), None),
        TicketFact::Escalation(EscalationFact::PassedOn { text: words, written_at, written_for, .. }) => {
            let whose = written_for.and_then(|id| view.organisations.get(&id));
            let whose = whose.map(|organisation| organisation.name.clone()).unwrap_or_default();
            let when = reader.moment(*written_at, &reader.zone_of(view)).text;
            let words = words.as_ref().map(text).unwrap_or_default();
            (words, Some((Tone::Plain, w.passed_on_from(&whose, &when))), None)
        }
        TicketFact::MessageSent { text: words, .. } => (text(words), None, None),
        TicketFact::NoteWritten { text: words, .. } => (text(words), Some((Tone::Note, w.fact(fact))), None),
        TicketFact::Diagnosed { text: words, qualification, .. } => {
            let (tone, means) = diagnosis(reader, view, entry, *qualification);
            let means = means.map(|means| html! { p.meta { (means) " " (cite(reader, view, fact)) } });
            (text(words), Some((tone, w.fact(fact))), means)
        }
        TicketFact::WorkaroundFound { text: words } => (text(words), Some((Tone::Met, w.fact(fact))), None),
        TicketFact::Promise(PromiseFact::NextStep { step, news_by }) => {
            let by = w.news_promised(&reader.moment(*news_by, &reader.zone_of(view)).text);
            let by = html! { p.meta { (by) " " (cite(reader, view, fact)) } };
            (text(step), Some((Tone::Accent, w.fact(fact))), Some(by))
        }
        TicketFact::Resolved { text: words, .. } => (text(words), Some((Tone::Met, w.fact(fact))), None),
        TicketFact::Answered(AnswerFact::Accepted { note: Some(note) }) => {
            (text(note), Some((Tone::Met, w.fact(fact))), None)
        }
        TicketFact::Answered(AnswerFact::Contested { reason }) => {
            (text(reason), Some((Tone::Soon, w.fact(fact))), None)
        }
        TicketFact::Shipped(shipped) => {
            let Notices { en, fr, ja } = &shipped.notices;
            (text(w.pick(en, fr, ja)), Some((Tone::Met, w.fact(fact))), None)
        }
        TicketFact::Contact(
            ContactFact::Written { text: words, .. } | ContactFact::Answered { text: words, .. },
        ) => (text(words), Some((Tone::Accent, w.fact(fact))), None),
        TicketFact::Information(InformationFact::Requested { items, text: words }) => {
            let items = (!items.is_empty())
                .then(|| html! { ul { @for item in items { li { (w.missing_item(*item)) } } } });
            (words.as_ref().map(text).unwrap_or_default(), Some((Tone::Soon, w.fact(fact))), items)
        }
        TicketFact::Information(InformationFact::Answered { report, text: words, .. }) => {
            let told = told(reader, view, entry, report);
            (words.as_ref().map(text).unwrap_or_default(), Some((Tone::Met, w.fact(fact))), told)
        }
        TicketFact::Remote(RemoteFact::Asked(asked)) => {
            let systems = html! { p { (w.ask_access_systems()) ": " (text(&asked.systems)) } };
            (text(&asked.purpose), Some((Tone::Soon, w.fact(fact))), Some(systems))
        }
        TicketFact::Closed { reason: Some(reason) } => {
            (text(reason), Some((Tone::Still, w.fact(fact))), None)
        }
        TicketFact::Exclusion(fact) => exclusion::message(reader, view, fact)?,
        TicketFact::Reopened { reason } => (text(reason), Some((Tone::Soon, w.fact(fact))), None),
        _ => return None,
    };
    Some(Message {
        id: format!("m-{}", entry.number),
        at: reader.time_of(view, entry.at),
        spent: spent(reader, view, entry),
        by: author(reader, view, entry),
        voice: voice(view, entry, fact),
        lang: String::new(),
        text: words,
        label,
        after: attachment::under(
            attachment::under(after, attachment::of_entry(w, view, entry)),
            redactable(reader, view, entry),
        ),
    })
}

/// In place of words that aren't there any more: redacted, by whom and why; or gone with their author.
fn gone(reader: &Reader, view: &TicketView, entry: &Entry) -> String {
    let w = reader.lang;
    let Some(redacted) = view.ticket.words.of(entry.number).and_then(|said| said.redacted) else {
        return w.text_erased();
    };
    let (who, when) = (reader.person_of(view, redacted.by).name, reader.time_of(view, redacted.at).text);
    match redacted.what.and_then(|reason| view.text(reason.id)) {
        Some(why) => w.redacted_because(&who, &when, why),
        None => w.redacted_by(&who, &when),
    }
}

/// The way to take words back, for whoever may: not on a page as it stood, and not twice.
fn redactable(reader: &Reader, view: &TicketView, entry: &Entry) -> Option<Markup> {
    reader.then.is_none().then_some(())?;
    view.redactable(entry.number)?;
    let w = reader.lang;
    let desk = if view.ticket.is_handled_by(&view.actor) { "/desk" } else { "" };
    let href = format!("{desk}/t/{}/messages/{}/redaction", view.number, entry.number);
    Some(
        html! { p.meta { a.quiet href=(href) { (w.redact()) span.visually-hidden { " – " (reader.time_of(view, entry.at).text) } } } },
    )
}

/// The report: what happens, and under it everything else that was told.
fn report(reader: &Reader, view: &TicketView, entry: &Entry, opened: &Opened) -> (String, Option<Markup>) {
    use desk::fact::Detail;
    let w = reader.lang;
    let words = |text: &TextRef| view.text(text.id).map_or_else(|| gone(reader, view, entry), str::to_owned);
    let details = &opened.report.details;
    let said = details.get(&Detail::Description).unwrap_or(&opened.subject);
    let mut told: Vec<(String, Markup)> = Vec::new();
    let mut tell = |label: String, value: Option<String>| {
        if let Some(value) = value {
            told.push((label, html! { div.prose { (value) } }));
        }
    };
    tell(w.ask_stops(), opened.report.stops.map(|stops| w.stops(stops)));
    tell(w.ask_affected(), opened.report.affected.map(|affected| w.affected(affected)));
    for (detail, text) in details.iter().filter(|(detail, _)| **detail != Detail::Description) {
        tell(w.detail(*detail), Some(words(text)));
    }
    tell(w.ask_frequency(), opened.report.frequency.map(|often| w.frequency(often)));
    let answer = |yes: bool| if yes { w.yes() } else { w.no() };
    tell(w.ask_trained(), opened.report.trained.map(answer));
    tell(w.ask_may_contact(), opened.report.may_contact.map(answer));
    tell(w.ask_remote_access(), opened.report.remote_access.map(answer));
    let rest = (!told.is_empty()).then(|| html! { div.told { (components::facts(&told)) } });
    (words(said), rest)
}

/// What an answer tells of the report's questions.
fn told(reader: &Reader, view: &TicketView, entry: &Entry, report: &Report) -> Option<Markup> {
    let w = reader.lang;
    let words = |text: &TextRef| view.text(text.id).map_or_else(|| gone(reader, view, entry), str::to_owned);
    let mut told: Vec<(String, String)> = Vec::new();
    told.extend(report.stops.map(|stops| (w.ask_stops(), w.stops(stops))));
    told.extend(report.affected.map(|affected| (w.ask_affected(), w.affected(affected))));
    told.extend(report.frequency.map(|often| (w.ask_frequency(), w.frequency(often))));
    told.extend(report.details.iter().map(|(detail, text)| (w.detail(*detail), words(text))));
    let told: Vec<(String, Markup)> =
        told.into_iter().map(|(label, said)| (label, html! { div.prose { (said) } })).collect();
    (!told.is_empty()).then(|| html! { div.told { (components::facts(&told)) } })
}

/// What a diagnosis did to the response time (clause 1).
fn diagnosis(
    reader: &Reader,
    view: &TicketView,
    entry: &Entry,
    qualification: Qualification,
) -> (Tone, Option<String>) {
    let first = view.ticket.diagnoses.iter().find(|given| given.given.what == Qualification::Valid);
    match qualification {
        Qualification::Valid if first.is_some_and(|first| first.given.at == entry.at) => {
            (Tone::Met, Some(reader.lang.diagnosis_first_qualified()))
        }
        Qualification::Valid => (Tone::Met, None),
        Qualification::Absent => (Tone::Soon, Some(reader.lang.diagnosis_not_qualified())),
        Qualification::Unknown => (Tone::Still, Some(reader.lang.diagnosis_unknown())),
    }
}

/// A fact in one line: what, who, which clause.
fn event(reader: &Reader, view: &TicketView, entry: &Entry, fact: &TicketFact) -> Event {
    let by = author(reader, view, entry);
    let reason = match fact {
        TicketFact::Triaged(triage)
        | TicketFact::Retriaged(triage)
        | TicketFact::LoweringProposed(triage) => triage.reason,
        TicketFact::LoweringDeclined { reason } => Some(*reason),
        TicketFact::Redacted(redacted) => redacted.reason,
        _ => None,
    };
    let reason = reason.and_then(|reason| view.text(reason.id));
    Event {
        id: format!("m-{}", entry.number),
        at: reader.time_of(view, entry.at),
        spent: spent(reader, view, entry),
        what: html! {
            strong { (reader.lang.fact(fact)) (named(reader, view, fact)) } span { (by.name) } (cite(reader, view, fact))
            @if let Some(reason) = reason { span.said { (reason) } }
        },
        tone: tone(fact),
    }
}

/// Whom it names, if it names anybody.
fn named(reader: &Reader, view: &TicketView, fact: &TicketFact) -> String {
    let people = match fact {
        TicketFact::Promise(PromiseFact::Assigned { to }) => vec![*to],
        TicketFact::Promise(PromiseFact::Called(call)) => call.people.clone(),
        _ => return String::new(),
    };
    let names: Vec<String> =
        people.into_iter().map(|person| reader.person_of(view, By::Person(person)).name).collect();
    let joint = reader.lang.pick(": ", "\u{a0}: ", "：");
    if names.is_empty() { String::new() } else { format!("{joint}{}", names.join(", ")) }
}

fn tone(fact: &TicketFact) -> Tone {
    match fact {
        TicketFact::Acknowledged { .. }
        | TicketFact::Endorsed { .. }
        | TicketFact::Resolved { .. }
        | TicketFact::Answered(AnswerFact::Accepted { .. }) => Tone::Met,
        TicketFact::Warned(_) | TicketFact::LoweringProposed(_) | TicketFact::Reopened { .. } => Tone::Soon,
        TicketFact::Missed(_) | TicketFact::Promise(PromiseFact::NewsPassed(_)) => Tone::Over,
        TicketFact::Promise(PromiseFact::Called(_)) => Tone::Soon,
        _ => Tone::Plain,
    }
}

/// The clause behind a fact, in the version that the ticket is pinned to.
fn cite(reader: &Reader, view: &TicketView, fact: &TicketFact) -> Markup {
    let clause = match fact {
        TicketFact::Acknowledged { .. } | TicketFact::Warned(_) | TicketFact::Missed(_) => "4",
        TicketFact::Escalation(_) => "preamble",
        TicketFact::WorkStarted {} | TicketFact::Promise(_) => "4.best-effort",
        TicketFact::WorkaroundFound { .. } => "1.incident",
        TicketFact::Triaged(_)
        | TicketFact::Retriaged(_)
        | TicketFact::LoweringProposed(_)
        | TicketFact::LoweringDeclined { .. } => "3.D",
        TicketFact::Diagnosed { .. } | TicketFact::Endorsed { .. } => "1.response-time",
        TicketFact::Resolved { .. }
        | TicketFact::Answered(_)
        | TicketFact::Shipped(_)
        | TicketFact::Link(_) => "2.A",
        TicketFact::Information(_) | TicketFact::Remote(_) => "3.C",
        TicketFact::Contact(_) => "2.C",
        TicketFact::Exclusion(fact) => &exclusion::clause(view, fact).0.clone(),
        _ => return html! {},
    };
    if view.agreement.clause(clause).is_none() {
        return html! {};
    }
    components::clause(&reader.clause(&view.agreement, &ClauseId::from(clause)))
}

/// Who, and for whom.
fn author(reader: &Reader, view: &TicketView, entry: &Entry) -> Person {
    let organisation = entry.on_behalf_of.and_then(|id| view.organisations.get(&id));
    let mut who = reader.person_of(view, entry.by);
    if matches!(entry.by, By::Person(_)) && who.note.is_empty() {
        who.note = organisation.map(|organisation| organisation.name.clone()).unwrap_or_default();
    }
    who
}

fn voice(view: &TicketView, entry: &Entry, fact: &TicketFact) -> Voice {
    match fact {
        TicketFact::NoteWritten { .. } => Voice::Note,
        TicketFact::Exclusion(fact) if !fact.is_shared() => Voice::Note,
        // Reported by the centre for somebody: still their report.
        TicketFact::Opened(_) => Voice::Client,
        _ if entry.on_behalf_of == Some(view.ticket.opened.what.asked_by) => Voice::Client,
        _ => Voice::Centre,
    }
}

/// Open time since notification; the notification itself has none.
fn spent(reader: &Reader, view: &TicketView, entry: &Entry) -> String {
    if entry.number == 1 { String::new() } else { reader.spent(view, entry.at) }
}
