//! `[[measures]]`, `[[categories]]`, `[alarms]`: what is measured and how fast it is promised.

use super::{Seen, at_least_one, spans};
use crate::paper::{At, Fields};
use crate::problem::{Noun, Trouble};
use crate::{Alarms, By, Category, Measure, MeasureId, Region, Target};

pub(super) fn measures(root: &Fields<'_, '_>) -> Vec<Measure> {
    let mut seen = Seen::none(Noun::Measure);
    root.tables("measures").into_iter().filter_map(|fields| measure(fields, &mut seen)).collect()
}

fn measure(fields: Fields<'_, '_>, seen: &mut Seen) -> Option<Measure> {
    let known = |id: &At<String>| {
        fields
            .known(id, Noun::Measure, &MeasureId::KNOWN, |word| {
                MeasureId::KNOWN.contains(&word).then_some(())
            })
            .is_some()
    };
    let known = fields.string("id").filter(known);
    let id = seen.name(&fields, known).map(|id| MeasureId(id.value));
    let title = fields.text("title");
    let by = fields.word("by", Noun::Person, &["centre", "qualified"], |word| match word {
        "centre" => Some(By::Centre),
        "qualified" => Some(By::Qualified),
        _ => None,
    });
    let clause = fields.clause("clause");
    fields.close();
    Some(Measure { id: id?, title: title?, by: by?, clause: clause? })
}

pub(super) fn categories(root: &Fields<'_, '_>, regions: &[Region]) -> Vec<Category> {
    let mut seen = Seen::none(Noun::Category);
    let tables = root.tables("categories");
    at_least_one(root, Noun::Category, "categories", &tables);
    tables.into_iter().filter_map(|fields| category(fields, &mut seen, regions)).collect()
}

fn category(fields: Fields<'_, '_>, seen: &mut Seen, regions: &[Region]) -> Option<Category> {
    let level = fields.number_at("level", 1, 255);
    let name = level.as_ref().map(|level| At { value: level.value.to_string(), span: level.span.clone() });
    let once = seen.name(&fields, name).is_some();
    let clause = fields.clause("clause");
    let means = fields.text("means");
    let mut promised = Seen::none(Noun::Target);
    let targets = fields.tables("targets");
    let targets = targets.into_iter().filter_map(|fields| target(fields, &mut promised, regions)).collect();
    fields.close();
    let level = level.filter(|_| once).and_then(|level| u8::try_from(level.value).ok());
    Some(Category { level: level?, clause: clause?, means: means?, targets })
}

fn target(fields: Fields<'_, '_>, promised: &mut Seen, regions: &[Region]) -> Option<Target> {
    let measure = fields.string("measure").filter(|name| fields.refers(name, Noun::Measure));
    let measure = measure.filter(|name| promised.first_time(&fields, name));
    let within = spans::read(&fields, "within", regions);
    let clause = fields.clause("clause");
    fields.close();
    let (within, written) = within?;
    Some(Target { measure: MeasureId(measure?.value), within, written, clause: clause? })
}

pub(super) fn alarms(root: &Fields<'_, '_>, regions: &[Region]) -> Option<Alarms> {
    let Some(fields) = root.table("alarms") else {
        if !root.has("alarms") {
            root.paper.report(&root.span, Trouble::MissingKey { key: "alarms".into() });
        }
        return None;
    };
    let warn_left = spans::read(&fields, "warn_left", regions);
    let clause = fields.clause("clause");
    fields.close();
    Some(Alarms { warn_left: warn_left?.0, clause: clause? })
}
