//! `[[escalation]]`, `[[staffing]]`, `[news]`: how the centre keeps what it promised.

use hours::Week;
use jiff::civil::Weekday;

use super::{Seen, spans};
use crate::paper::{At, Fields};
use crate::problem::{Noun, Trouble};
use crate::{Addressee, News, NewsOf, Region, Rung, Staffing};

/// Nobody puts more people behind an hour.
const CROWD: i64 = 10_000;

/// The ladder, as the file climbs it: each rung calls somebody else, and later than the one before.
pub(super) fn escalation(root: &Fields<'_, '_>, regions: &[Region]) -> Vec<Rung> {
    let mut seen = Seen::none(Noun::Addressee);
    let mut ladder: Vec<Rung> = Vec::new();
    for fields in root.tables("escalation") {
        let place = fields.span.clone();
        let Some(rung) = rung(fields, &mut seen, regions) else { continue };
        match ladder.last().filter(|before| before.at_left <= rung.at_left) {
            Some(before) => {
                let trouble = Trouble::RungTooEarly { given: rung.written, before: before.written.clone() };
                root.paper.report(&place, trouble);
            }
            None => ladder.push(rung),
        }
    }
    ladder
}

fn rung(fields: Fields<'_, '_>, seen: &mut Seen, regions: &[Region]) -> Option<Rung> {
    let at_left = spans::read_or_none(&fields, "at_left", regions);
    let to = fields.string("to").filter(|word| {
        fields.known(word, Noun::Addressee, &Addressee::KNOWN, Addressee::named).is_some()
            && seen.first_time(&fields, word)
    });
    let clause = fields.clause("clause");
    fields.close();
    let (at_left, written) = at_left?;
    Some(Rung { at_left, written, to: Addressee::named(&to?.value)?, clause: clause? })
}

pub(super) fn staffing(root: &Fields<'_, '_>, regions: &[Region]) -> Vec<Staffing> {
    let mut needs: Vec<Staffing> = Vec::new();
    for fields in root.tables("staffing") {
        if let Some(need) = need(fields, regions, &needs) {
            needs.push(need);
        }
    }
    needs
}

fn need(fields: Fields<'_, '_>, regions: &[Region], before: &[Staffing]) -> Option<Staffing> {
    let region = fields.string("region").filter(|name| fields.refers(name, Noun::Region));
    let region = region.and_then(|name| regions.iter().find(|region| region.id.as_str() == name.value));
    let hours = fields.string("hours").and_then(|hours| week(&fields, hours, region, before));
    let people = fields.number("people", 1, CROWD);
    let qualified = fields.number("qualified", 0, people.unwrap_or(CROWD));
    let (because, clause) = (fields.text("because"), fields.clause("clause"));
    fields.close();
    Some(Staffing {
        region: region?.id.clone(),
        hours: hours?,
        people: small(people?),
        qualified: small(qualified?),
        because: because?,
        clause: clause?,
    })
}

/// Hours of which the region has each minute, and of which no need has spoken yet.
fn week(
    fields: &Fields<'_, '_>,
    hours: At<String>,
    region: Option<&Region>,
    before: &[Staffing],
) -> Option<Week> {
    let week = match hours.value.parse::<Week>() {
        Ok(week) => week,
        Err(error) => {
            fields.paper.report(&hours.span, Trouble::Hours(error));
            return None;
        }
    };
    let region = region?;
    let own = |need: &&Staffing| need.region == region.id;
    let trouble = if !is_within(&week, &region.week) {
        Trouble::StaffedWhileClosed { region: region.id.clone(), hours: region.week.to_string() }
    } else if before.iter().filter(own).any(|need| overlap(&need.hours, &week)) {
        Trouble::StaffedTwice { region: region.id.clone() }
    } else {
        return Some(week);
    };
    fields.paper.report(&hours.span, trouble);
    None
}

fn is_within(part: &Week, whole: &Week) -> bool {
    let holds = |outer: &hours::Window, inner: &hours::Window| {
        outer.opens() <= inner.opens() && inner.closes() <= outer.closes()
    };
    days().all(|day| {
        let whole = whole.windows(day);
        part.windows(day).iter().all(|inner| whole.iter().any(|outer| holds(outer, inner)))
    })
}

fn overlap(one: &Week, other: &Week) -> bool {
    days().any(|day| {
        let others = other.windows(day);
        let meets = |a: &hours::Window, b: &hours::Window| a.opens() < b.closes() && b.opens() < a.closes();
        one.windows(day).iter().any(|window| others.iter().any(|other| meets(window, other)))
    })
}

fn days() -> impl Iterator<Item = Weekday> {
    Weekday::Monday.cycle_forward().take(7)
}

pub(super) fn news(root: &Fields<'_, '_>, regions: &[Region]) -> Option<News> {
    let fields = root.table("news")?;
    let within = spans::read(&fields, "within", regions);
    let clause = fields.clause("clause");
    let mut seen = Seen::none(Noun::Category);
    let of = |fields: Fields<'_, '_>| news_of(fields, &mut seen, regions);
    let by_category = fields.tables("categories").into_iter().filter_map(of).collect();
    fields.close();
    Some(News { within: within?.0, by_category, clause: clause? })
}

fn news_of(fields: Fields<'_, '_>, seen: &mut Seen, regions: &[Region]) -> Option<NewsOf> {
    let level = fields.number_at("level", 1, 255).filter(|level| {
        let name = At { value: level.value.to_string(), span: level.span.clone() };
        fields.refers(&name, Noun::Category) && seen.first_time(&fields, &name)
    });
    let within = spans::read(&fields, "within", regions);
    fields.close();
    Some(NewsOf { level: u8::try_from(level?.value).ok()?, within: within?.0 })
}

fn small(number: i64) -> u16 {
    u16::try_from(number).expect("the bounds given to the reader are within 16 bits")
}
