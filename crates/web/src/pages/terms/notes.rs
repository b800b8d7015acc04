//! The margin of a clause: the figures that it gives, and how the desk reads it.

use maud::{Markup, html};
use terms::{Agreement, By, Clause, ClauseId, Concern, Party, Region};
use words::Lang;

use super::{centre, foreign};
use crate::reader::Reader;

/// Everything that the desk makes of a clause: figures first, then how it is read.
pub fn of(reader: &Reader, agreement: &Agreement, clause: &Clause) -> Vec<(String, Markup)> {
    let w = reader.lang;
    let mut notes = figures(w, agreement, &clause.id);
    for reading in agreement.readings_of(&clause.id) {
        notes.push((
            w.note_reading(&w.text(&reading.title)),
            html! { p lang=[foreign(w, &reading.says)] { (w.text(&reading.says)) } p.because lang=[foreign(w, &reading.because)] { (w.text(&reading.because)) } },
        ));
    }
    notes
}

fn figures(w: Lang, agreement: &Agreement, clause: &ClauseId) -> Vec<(String, Markup)> {
    let mut notes = Vec::new();
    for region in agreement.regions.iter().filter(|region| region.clause == *clause) {
        notes.push((w.note_hours(region.id.as_str()), html! { p { (w.at_place(&w.week(&region.week), &region.zone)) } p.because { (w.text(&region.title)) } }));
    }
    for region in agreement.regions.iter().filter(|region| region.days_clause == *clause) {
        notes.push((w.note_days(region.id.as_str()), days(w, region)));
    }
    for category in &agreement.categories {
        for target in category.targets.iter().filter(|target| target.clause == *clause) {
            let measure = agreement.measure(&target.measure).map(|m| w.text(&m.title)).unwrap_or_default();
            let span = w.open_time(target.within);
            notes.push((w.note_target(), html! { p { b { (w.category_level(category.level)) } } p { (w.note_target_is(&measure, &span)) } }));
        }
    }
    for measure in agreement.measures.iter().filter(|measure| measure.clause == *clause) {
        let by = match measure.by {
            By::Centre => w.note_measure_by_anyone(),
            By::Qualified => w.note_measure_by_qualified(),
        };
        notes.push((w.note_measure(), html! { p { b { (w.text(&measure.title)) } } p { (by) } }));
    }
    for kind in agreement.kinds.iter().filter(|kind| kind.clause == *clause) {
        notes.push((w.note_kind(), html! { p { b { (w.text(&kind.title)) } } p { (w.text(&kind.means)) } }));
    }
    for gravity in agreement.gravities.iter().filter(|gravity| gravity.clause == *clause) {
        notes.push((
            w.note_gravity(),
            html! { p { b { (w.text(&gravity.title)) } } p { (w.text(&gravity.means)) } },
        ));
    }
    for exclusion in agreement.exclusions.iter().filter(|exclusion| exclusion.clause == *clause) {
        notes.push((
            w.note_exclusion(),
            html! {
                p { b { (w.text(&exclusion.title)) } }
                @if exclusion.concerns == Concern::Customer { p { (w.note_exclusion_customer()) } }
                @if exclusion.cites_contract { p { (w.note_exclusion_cites()) } }
            },
        ));
    }
    for duty in agreement.duties.iter().filter(|duty| duty.clause == *clause) {
        let who: Vec<String> = duty.owed_by.iter().map(|party| party_name(w, *party)).collect();
        notes.push((w.note_duty(&who.join(w.pick(", ", ", ", "、"))), html! { p { (w.text(&duty.title)) } }));
    }
    if agreement.alarms.clause == *clause {
        notes.push((
            w.note_warning(),
            html! { p { (w.note_warning_is(&w.open_time(agreement.alarms.warn_left))) } },
        ));
    }
    notes.extend(centre::of(w, agreement, clause));
    notes
}

/// Whose holidays, and the dates that differ.
fn days(w: Lang, region: &Region) -> Markup {
    html! {
        p { (w.holidays_kept(region.holidays)) " · " a href="/hours#holidays" { (w.hours_title()) } }
        @for exception in &region.exceptions { p { (w.note_exception(&w.date(exception.date), &exception.name)) } p.because { (exception.reason) } }
    }
}

fn party_name(w: Lang, party: Party) -> String {
    match party {
        Party::Vendor => w.duty_vendor(),
        Party::Provider => w.duty_provider(),
        Party::Customer => w.duty_customer(),
    }
}
