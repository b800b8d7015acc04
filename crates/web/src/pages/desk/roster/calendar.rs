//! `/roster/{person}.ics`: somebody's own shifts, for the calendar that they look at anyway.

use axum::extract::Path;
use axum::response::Response;
use desk::roster::{Duty, IsoWeek, duties};
use jiff::tz::TimeZone;

use crate::ics::{Calendar, Event, When};
use crate::pages::desk::{Centre, nothing_here};
use crate::reader::Signed;
use crate::refuse::No;

/// So many weeks back and ahead.
const BACK: i64 = 4;
const AHEAD: i64 = 26;

/// `GET /roster/{person}.ics`: one's own, or for whoever plans anybody's.
pub async fn calendar(Centre(signed): Centre, Path(file): Path<String>) -> Result<Response, No> {
    let person = file.strip_suffix(".ics").and_then(|id| id.parse().ok());
    let Some(person) = person else { return Err(nothing_here(&signed)) };
    if person != signed.visitor.person.id && !signed.visitor.person.role.plans() {
        return Err(nothing_here(&signed));
    }
    let no = |failure| signed.no(failure);
    let centre = signed.app().crew().await.map_err(no)?;
    if !centre.colleagues.iter().any(|one| one.id == person) {
        return Err(nothing_here(&signed));
    }
    let week = IsoWeek::of(signed.reader.now.to_zoned(TimeZone::UTC).date());
    let weeks = signed.app().weeks(&signed.visitor, week.plus(-BACK), week.plus(AHEAD)).await.map_err(no)?;
    let duties = duties(&weeks);
    let events = duties.iter().filter(|duty| duty.person == person);
    let w = signed.reader.lang;
    let calendar = Calendar {
        name: format!("{} · {}", w.roster_title(), centre.name(person)),
        lang: w.tag().to_owned(),
        events: events.map(|duty| event(&signed, duty, &centre)).collect(),
    };
    Ok(calendar.response("roster.ics"))
}

fn event(signed: &Signed, duty: &Duty, centre: &app::Centre) -> Event {
    let w = signed.reader.lang;
    let regions: Vec<&str> = duty.regions.iter().map(|region| region.as_str()).collect();
    let instead = duty.instead_of.map(|absent| w.roster_event_instead(centre.name(absent)));
    Event {
        // The same piece of the same shift is the same event at each fetch.
        uid: format!("{}-{}@guichet", duty.from.as_second(), duty.shift.unwrap_or_default()),
        when: When::Span { from: duty.from, to: duty.until },
        summary: w.roster_event(&regions.join(", ")),
        description: instead.unwrap_or_default(),
        ..Event::at(duty.since)
    }
}
