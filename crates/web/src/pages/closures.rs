//! `/hours/{region}.ics`: the days on which a region's desk keeps other hours than its week, for other programs. Public.

use axum::extract::Path;
use axum::response::Response;
use hours::{Closure, Day};
use jiff::Timestamp;
use jiff::civil::date;
use terms::RegionId;
use words::Lang;

use crate::ics::{Calendar, Event, When};
use crate::reader::Reader;
use crate::refuse::No;

/// From the first day of this year on, through so many years.
const YEARS: i16 = 3;

/// `GET /hours/{region}.ics`
pub async fn feed(reader: Reader, Path(file): Path<String>) -> Result<Response, No> {
    let region = file.strip_suffix(".ics").map(RegionId::from);
    let nothing = || reader.no(desk::Refusal::NotFound.into());
    let region = region.ok_or_else(nothing)?;
    let this = reader.now.to_zoned(jiff::tz::TimeZone::UTC).date().year();
    let (from, to) = (date(this, 1, 1), date(this + YEARS - 1, 12, 31));
    let days = reader.app().editions().closures(&region, from, to).ok_or_else(nothing)?;
    let event = |(day, decided): &(Day, Timestamp)| event(reader.lang, &region, day, *decided);
    let calendar = Calendar {
        name: reader.lang.closures_of(region.as_str()),
        lang: reader.lang.tag().to_owned(),
        events: days.iter().filter_map(event).collect(),
    };
    Ok(calendar.response(&file))
}

/// What doesn't change a day's hours is no news: a holiday that falls on a Sunday.
fn event(w: Lang, region: &RegionId, day: &Day, decided: Timestamp) -> Option<Event> {
    let (name, because) = match day.closure.as_ref()? {
        Closure::Holiday(holiday) => {
            let (rule, act) = (w.holiday_rule(holiday), w.statute(&holiday.source));
            (w.holiday(&holiday.name.en), format!("{} · {rule} · {act}", holiday.name.local))
        }
        Closure::Exception { name, reason } => (name.clone(), reason.clone()),
    };
    let summary = if day.segments.is_empty() { name } else { w.closures_shorter(&name, &hours_of(w, day)) };
    Some(Event {
        uid: format!("{}.{}.closure@guichet", day.date, region),
        when: When::Day(day.date),
        summary,
        description: because,
        busy: false,
        ..Event::at(decided)
    })
}

/// The hours of a day, by its own clock.
fn hours_of(w: Lang, day: &Day) -> String {
    let time = |at: Timestamp| {
        let seconds = at.as_second() - day.start.as_second();
        format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    };
    let said: Vec<String> = day.segments.iter().map(|s| format!("{}–{}", time(s.from), time(s.to))).collect();
    said.join(w.pick(", ", ", ", "、"))
}

/// The same for a list of links: each region once.
pub fn address(region: &RegionId) -> String {
    format!("/hours/{region}.ics")
}
