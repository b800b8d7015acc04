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
    let id = fields.string("id").filter(|id| seen.first_time(&fields, id));
    let id = id.and_then(|id| fields.known(&id, Noun::Measure, &MeasureId::KNOWN, known_measure));
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

fn known_measure(word: &str) -> Option<MeasureId> {
    MeasureId::KNOWN.contains(&word).then(|| MeasureId::from(word))
}

pub(super) fn categories(root: &Fields<'_, '_>, regions: &[Region], measures: &[Measure]) -> Vec<Category> {
    let mut seen = Seen::none(Noun::Category);
    let tables = root.tables("categories");
    at_least_one(root, Noun::Category, "categories", &tables);
    tables.into_iter().filter_map(|fields| category(fields, &mut seen, regions, measures)).collect()
}

fn category(
    fields: Fields<'_, '_>,
    seen: &mut Seen,
    regions: &[Region],
    measures: &[Measure],
) -> Option<Category> {
    let level = fields.number("level", 1, 255);
    let once = level.is_some_and(|level| {
        seen.first_time(&fields, &At { value: level.to_string(), span: fields.span.clone() })
    });
    let clause = fields.clause("clause");
    let means = fields.text("means");
    let mut promised = Seen::none(Noun::Target);
    let targets = fields.tables("targets");
    let targets =
        targets.into_iter().filter_map(|fields| target(fields, &mut promised, regions, measures)).collect();
    fields.close();
    let level = level.filter(|_| once).and_then(|level| u8::try_from(level).ok());
    Some(Category { level: level?, clause: clause?, means: means?, targets })
}

fn target(
    fields: Fields<'_, '_>,
    promised: &mut Seen,
    regions: &[Region],
    measures: &[Measure],
) -> Option<Target> {
    let measure = fields.string("measure").filter(|name| promised.first_time(&fields, name));
    let measure = measure.and_then(|name| measured(&fields, &name, measures));
    let within = spans::read(&fields, "within", regions);
    let clause = fields.clause("clause");
    fields.close();
    let (within, written) = within?;
    Some(Target { measure: measure?, within, written, clause: clause? })
}

/// A measure that this file defines.
pub(super) fn measured(
    fields: &Fields<'_, '_>,
    name: &At<String>,
    measures: &[Measure],
) -> Option<MeasureId> {
    let known: Vec<&str> = measures.iter().map(|measure| measure.id.as_str()).collect();
    let of = |word: &str| known.contains(&word).then(|| MeasureId::from(word));
    fields.known(name, Noun::Measure, &known, of)
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
