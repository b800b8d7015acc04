//! `[regions.NAME]`: whose hours, by which clock, with which holidays.

use hours::{Law, Week, Window};

use super::{Seen, at_least_one};
use crate::calendars::every_day;
use crate::paper::{At, Fields};
use crate::problem::{Noun, Trouble};
use crate::{HoursOfDaysOff, Readings, Region, RegionId, ZoneLabels};

pub(super) fn read(root: &Fields<'_, '_>, readings: &Readings) -> Vec<Region> {
    let Some(table) = root.table("regions") else {
        at_least_one::<Region>(root, Noun::Region, "regions", &[]);
        return Vec::new();
    };
    let named = table.named();
    if named.is_empty() {
        root.paper.report(&table.span, Trouble::NoneAtAll { noun: Noun::Region });
    }
    named.into_iter().filter_map(|(name, fields)| region(name, fields?, readings)).collect()
}

fn region(name: At<String>, fields: Fields<'_, '_>, readings: &Readings) -> Option<Region> {
    let good = fields.checked_name(&name, Noun::Region);
    if !good {
        fields.paper.blurs(Noun::Region);
    }
    fields.paper.defines(Noun::Region, &name.value);
    let id = RegionId(name.value);
    let title = fields.text("title");
    let zone = fields.zone("zone");
    let label = fields.string_if_given("label").map(|label| label.value);
    let offset = offset(&fields);
    let week = week(&fields, &id, readings);
    let holidays = law(&fields);
    let exceptions = exceptions(&fields);
    let clause = fields.clause("clause");
    let days_clause = if fields.has("days_clause") { fields.clause("days_clause") } else { clause.clone() };
    if readings.zone_labels == ZoneLabels::Fixed && !fields.has("offset") {
        fields.paper.report(&name.span, Trouble::OffsetMissing { region: id.clone() });
    }
    let place = fields.paper.place(&name.span);
    fields.close();
    Some(Region {
        id: good.then_some(id)?,
        title: title?,
        zone: zone?,
        label,
        offset,
        week: week?,
        holidays,
        exceptions,
        clause: clause?,
        days_clause: days_clause?,
        place,
    })
}

fn week(fields: &Fields<'_, '_>, region: &RegionId, readings: &Readings) -> Option<Week> {
    let hours = fields.string("hours")?;
    match hours.value.parse::<Week>() {
        Ok(week) => {
            if readings.hours_of_days_off == HoursOfDaysOff::Counted && every_day(&week).is_none() {
                fields.paper.report(&hours.span, Trouble::DaysOffUneven { region: region.clone() });
            }
            Some(week)
        }
        Err(error) => {
            fields.paper.report(&hours.span, Trouble::Hours(error));
            None
        }
    }
}

fn law(fields: &Fields<'_, '_>) -> Option<&'static Law> {
    let known: Vec<&str> = hours::LAWS.iter().map(|law| law.code).collect();
    fields.has("holidays").then(|| fields.word("holidays", Noun::Law, &known, Law::find))?
}

/// `+01:00`: hours east of UTC, as far as the world goes.
fn offset(fields: &Fields<'_, '_>) -> Option<i8> {
    let given = fields.string_if_given("offset")?;
    let hours =
        given.value.strip_suffix(":00").filter(|hours| hours.len() == 3 && hours.starts_with(['+', '-']));
    let hours = hours.and_then(|hours| hours.parse::<i8>().ok()).filter(|hours| (-12..=14).contains(hours));
    if hours.is_none() {
        fields.paper.report(&given.span, Trouble::NotAnOffset { given: given.value });
    }
    hours
}

fn exceptions(region: &Fields<'_, '_>) -> Vec<hours::Exception> {
    let mut seen = Seen::none(Noun::Exception);
    region.tables("exceptions").into_iter().filter_map(|fields| exception(fields, &mut seen)).collect()
}

fn exception(fields: Fields<'_, '_>, seen: &mut Seen) -> Option<hours::Exception> {
    let date = fields.date("date");
    let once = date.as_ref().is_some_and(|date| {
        seen.first_time(&fields, &At { value: date.value.to_string(), span: date.span.clone() })
    });
    let windows = windows(&fields);
    let (name, reason) = (fields.string("name"), fields.string("reason"));
    fields.close();
    Some(hours::Exception {
        date: date.filter(|_| once)?.value,
        windows: windows?,
        name: name?.value,
        reason: reason?.value,
    })
}

/// The hours of that day; none when it is closed.
fn windows(fields: &Fields<'_, '_>) -> Option<Vec<Window>> {
    let closed = fields.yes_if_given("closed").unwrap_or(false);
    let hours = fields.string_if_given("hours");
    match (closed, hours) {
        (true, None) => Some(Vec::new()),
        (false, Some(hours)) => {
            let read: Result<Vec<Window>, _> = hours.value.split_whitespace().map(str::parse).collect();
            read.map_err(|error| fields.paper.report(&hours.span, Trouble::Window(error))).ok()
        }
        _ => {
            fields.paper.report(&fields.span, Trouble::ClosedOrHours);
            None
        }
    }
}
