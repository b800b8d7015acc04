//! `[[examples]]`: told by the clock on the region's wall.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZoneDatabase};

use crate::paper::{At, Fields};
use crate::problem::{Noun, Trouble};
use crate::{Example, MeasureId, Region};

pub(super) fn read(root: &Fields<'_, '_>, regions: &[Region]) -> Vec<Example> {
    root.tables("examples").into_iter().filter_map(|fields| example(fields, regions)).collect()
}

fn example(fields: Fields<'_, '_>, regions: &[Region]) -> Option<Example> {
    let region = fields.string("region").filter(|name| fields.refers(name, Noun::Region));
    let region = region.and_then(|name| regions.iter().find(|region| region.id.as_str() == name.value));
    let category = category(&fields);
    let measure = fields.string_if_given("measure").map_or(Some(MeasureId::acknowledgement()), |name| {
        fields.refers(&name, Noun::Measure).then_some(MeasureId(name.value))
    });
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

fn category(fields: &Fields<'_, '_>) -> Option<u8> {
    let level = fields.number_at("category", 1, 255)?;
    let name = At { value: level.value.to_string(), span: level.span };
    fields.refers(&name, Noun::Category).then(|| u8::try_from(level.value).ok())?
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
