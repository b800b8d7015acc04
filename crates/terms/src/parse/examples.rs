//! `[[examples]]`: told by the clock on the region's wall.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZoneDatabase};

use super::targets::measured;
use crate::paper::{At, Fields};
use crate::problem::{Noun, Trouble};
use crate::{Category, Example, Measure, MeasureId, Region};

pub(super) fn read(
    root: &Fields<'_, '_>,
    regions: &[Region],
    categories: &[Category],
    measures: &[Measure],
) -> Vec<Example> {
    let example = |fields| example(fields, regions, categories, measures);
    root.tables("examples").into_iter().filter_map(example).collect()
}

fn example(
    fields: Fields<'_, '_>,
    regions: &[Region],
    categories: &[Category],
    measures: &[Measure],
) -> Option<Example> {
    let region = region(&fields, regions);
    let category = category(&fields, categories);
    let measure = match fields.string_if_given("measure") {
        Some(name) => measured(&fields, &name, measures),
        None => Some(MeasureId::acknowledgement()),
    };
    let (opened, due) = (fields.local_time("opened"), fields.local_time("acknowledged_by"));
    let because = fields.text_if_given("because");
    let instant = |time: &Option<At<DateTime>>| instant(&fields, time.as_ref()?, region?);
    let (opened_at, due_at) = (instant(&opened), instant(&due));
    let place = due.as_ref().map(|due| fields.paper.place(&due.span));
    fields.close();
    Some(Example {
        region: region?.id.clone(),
        category: category?,
        measure: measure?,
        opened: opened?.value,
        due: due?.value,
        opened_at: opened_at?,
        due_at: due_at?,
        because,
        place: place?,
    })
}

fn region<'r>(fields: &Fields<'_, '_>, regions: &'r [Region]) -> Option<&'r Region> {
    let known: Vec<&str> = regions.iter().map(|region| region.id.as_str()).collect();
    let of = |word: &str| regions.iter().find(|region| region.id.as_str() == word);
    fields.word("region", Noun::Region, &known, of)
}

fn category(fields: &Fields<'_, '_>, categories: &[Category]) -> Option<u8> {
    let level = fields.number("category", 1, 255).and_then(|level| u8::try_from(level).ok())?;
    if categories.iter().any(|category| category.level == level) {
        return Some(level);
    }
    let known = categories.iter().map(|category| category.level.to_string()).collect();
    let name = level.to_string();
    fields.paper.report(&fields.span, Trouble::Unknown { noun: Noun::Category, name, meant: None, known });
    None
}

/// The one instant of a local time; refused when clocks were put over it.
fn instant(fields: &Fields<'_, '_>, time: &At<DateTime>, region: &Region) -> Option<Timestamp> {
    let zone = TimeZoneDatabase::bundled().get(&region.zone).ok()?;
    let at = zone.to_ambiguous_timestamp(time.value);
    let trouble = match at.offset() {
        AmbiguousOffset::Unambiguous { .. } => return at.unambiguous().ok(),
        AmbiguousOffset::Gap { .. } => Trouble::TimeSkipped { time: time.value, zone: region.zone.clone() },
        AmbiguousOffset::Fold { .. } => Trouble::TimeTwice { time: time.value, zone: region.zone.clone() },
    };
    fields.paper.report(&time.span, trouble);
    None
}
