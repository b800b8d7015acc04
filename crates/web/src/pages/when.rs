//! Weeks and instants as the pages of the portal say them.

use app::OpenNow;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

use crate::components::{self, Mark, Moment, Opening, Ribbon, Scale, Size, Stretch};
use crate::reader::Reader;

/// An instant by which something is promised: the day, the hour, the place; the year where it isn't this one.
pub fn promised(reader: &Reader, at: Timestamp, zone: &str) -> Moment {
    let w = reader.lang;
    let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let (local, now) = (tz.to_datetime(at), tz.to_datetime(reader.now));
    let text = match local.year() == now.year() {
        true => format!("{}{}{}", w.day(local.date()), w.pick(", ", ", ", " "), w.time(local.time())),
        false => w.date_time(local),
    };
    Moment { iso: at.to_string(), text: w.at_place(&text, zone), title: String::new() }
}

/// When a desk opens or closes next.
pub fn changes(reader: &Reader, region: &OpenNow) -> String {
    let tz = TimeZone::get(&region.zone).unwrap_or(TimeZone::UTC);
    let text = reader.lang.relative(tz.to_datetime(region.changes), tz.to_datetime(region.now));
    reader.lang.at_place(&text, &region.zone)
}

/// Open, closed, or closed by a holiday of today.
pub fn opening(region: &OpenNow) -> Opening {
    match (&region.holiday, region.open) {
        (_, true) => Opening::Open,
        (Some(_), false) => Opening::Holiday,
        (None, false) => Opening::Closed,
    }
}

/// The region's week from today on, with now in it: what is past helps nobody.
pub fn week(reader: &Reader, region: &OpenNow) -> Ribbon {
    let calendar = &region.calendar;
    let days = calendar
        .date_of(region.now)
        .ok()
        .and_then(|today| calendar.days(today, today.checked_add(6.days()).ok()?).ok());
    let Some((days, first)) = days.and_then(|days| Some((days.clone(), days.first()?.clone()))) else {
        return Ribbon::default();
    };
    let since = |at: Timestamp| at.as_second() - first.start.as_second();
    let mut stretches = Vec::new();
    let mut marks = Vec::new();
    for day in &days {
        marks.push(Mark::Day(since(day.start), short_day(reader, day.date)));
        if let (Some(closure), true) = (&day.closure, day.segments.is_empty()) {
            let name = match closure {
                hours::Closure::Holiday(holiday) => reader.lang.holiday(&holiday.name.en),
                hours::Closure::Exception { name, .. } => name.clone(),
            };
            stretches.push((since(day.end) - since(day.start), Stretch::Holiday(name)));
            continue;
        }
        let mut from = day.start;
        for open in &day.segments {
            stretches.push((since(open.from) - since(from), Stretch::Closed));
            stretches.push((since(open.to) - since(open.from), Stretch::Open));
            from = open.to;
        }
        stretches.push((since(day.end) - since(from), Stretch::Closed));
    }
    stretches.retain(|(seconds, _)| *seconds > 0);
    let tz = TimeZone::get(&region.zone).unwrap_or(TimeZone::UTC);
    marks.push(Mark::Now(since(region.now), reader.lang.time(tz.to_datetime(region.now).time())));
    let (today, id) = (reader.lang.date(first.date), region.region.to_string());
    Ribbon {
        summary: reader.lang.week_summary(&today, &id, &reader.lang.week(calendar.week())),
        size: Size::Labelled,
        scale: Scale::Real,
        stretches,
        marks,
    }
}

fn short_day(reader: &Reader, date: jiff::civil::Date) -> String {
    let (weekday, day) = (reader.lang.weekday(date.weekday()), date.day());
    reader.lang.pick(format!("{weekday} {day}"), format!("{weekday} {day}"), format!("{day}({weekday})"))
}

/// A ribbon that a narrow screen scrolls through, by finger or by keyboard.
pub fn scrolled(ribbon: &Ribbon) -> Markup {
    html! { div.ribbon-scroll tabindex="0" role="group" aria-label=(ribbon.summary) { (components::ribbon(ribbon)) } }
}
