//! The margin of a clause, second half: how the centre keeps it, and how long things count.

use maud::{Markup, html};
use terms::{Agreement, ClauseId, News, Rung, Staffing, Training};
use words::Lang;

use super::foreign;

/// The centre's own figures that serve this clause.
pub fn of(w: Lang, agreement: &Agreement, clause: &ClauseId) -> Vec<(String, Markup)> {
    let mut notes = Vec::new();
    let rungs: Vec<&Rung> = agreement.escalation.iter().filter(|rung| rung.clause == *clause).collect();
    if !rungs.is_empty() {
        notes.push((w.note_ladder(), ladder(w, &rungs)));
    }
    for need in agreement.staffing.iter().filter(|need| need.clause == *clause) {
        notes.push((w.note_staffing(need.region.as_str()), people(w, need)));
    }
    if let Some(own) = agreement.news.as_ref().filter(|own| own.clause == *clause) {
        notes.push((w.note_news(), news(w, own)));
    }
    if let Some(own) = agreement.training.as_ref().filter(|own| own.clause == *clause) {
        notes.push((w.note_training(), training(w, own)));
    }
    if let Some(access) = agreement.remote_access.as_ref().filter(|access| access.clause == *clause) {
        notes.push((w.note_remote_access(), html! { p { (w.note_remote_access_is(access.at_most_hours)) } }));
    }
    if let Some(own) = agreement.maintenance.as_ref().filter(|own| own.clause == *clause) {
        notes.push((w.note_maintenance(), html! { p { (w.note_maintenance_is(&w.open_time(own.notice))) } }));
    }
    notes
}

fn ladder(w: Lang, rungs: &[&Rung]) -> Markup {
    let when = |rung: &Rung| match rung.at_left {
        hours::OpenTime::ZERO => w.note_rung_due(),
        left => w.note_rung_left(&w.open_time(left)),
    };
    html! { ul { @for rung in rungs { li { (w.labelled(&when(rung), &w.addressee(rung.to))) } } } }
}

fn people(w: Lang, need: &Staffing) -> Markup {
    let said = w.note_staffing_is(need.people, &w.note_staffing_qualified(need.qualified));
    html! {
        p { (w.week(&need.hours)) }
        p { (said) }
        p.because lang=[foreign(w, &need.because)] { (w.text(&need.because)) }
    }
}

fn news(w: Lang, news: &News) -> Markup {
    html! {
        p { (w.note_news_is(&w.open_time(news.within))) }
        @for own in &news.by_category {
            p { b { (w.category_level(own.level)) } }
            p { (w.note_news_is(&w.open_time(own.within))) }
        }
    }
}

fn training(w: Lang, training: &Training) -> Markup {
    let days: Vec<String> = training.warn_days.iter().map(ToString::to_string).collect();
    html! {
        p { (w.note_training_warns(&days.join(w.pick(", ", ", ", "、")))) }
        @if training.grace_days > 0 { p { (w.note_training_grace(training.grace_days)) } }
    }
}
