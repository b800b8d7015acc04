//! The same roster under other terms: other hours and other numbers needed, the same people (clause 3.B).
//!
//! It answers *would those who are planned be enough?* and changes nothing.

use std::collections::BTreeSet;

use hours::CalendarError;
use jiff::Timestamp;
use serde::Serialize;
use terms::RegionId;

use super::{Coverage, Crew, Duty, Gap, Need, coverage, of_region};
use crate::pin::Editions;

/// A region under two sets of terms.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Compared {
    /// Which.
    pub region: RegionId,
    /// Under the terms that hold; none where they don't know the region.
    pub before: Option<Figures>,
    /// Under the others.
    pub after: Option<Figures>,
}

/// How a roster covers the open hours of a region.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Figures {
    /// All the open time, in seconds.
    pub open_seconds: i64,
    /// That of which nothing is short.
    pub covered_seconds: i64,
    /// The rest.
    pub short_seconds: i64,
    /// The time of all people who are needed, added up: what keeping the hours costs.
    pub needed_seconds: i64,
    /// What isn't covered.
    pub gaps: Vec<Gap>,
}

impl Figures {
    fn of(coverage: &Coverage) -> Figures {
        let needed = coverage.stretches.iter().map(|s| s.open().as_seconds() * i64::from(s.people));
        Figures {
            open_seconds: coverage.open().as_seconds(),
            covered_seconds: coverage.covered().as_seconds(),
            short_seconds: coverage.short().as_seconds(),
            needed_seconds: needed.sum(),
            gaps: coverage.gaps(),
        }
    }
}

impl Compared {
    /// Open time gained, or lost if negative, in seconds.
    pub fn gained(&self) -> i64 {
        let open = |side: &Option<Figures>| side.as_ref().map_or(0, |figures| figures.open_seconds);
        open(&self.after) - open(&self.before)
    }
}

/// Each region of either, from one instant to another, with the same duties. Without terms before, all is new.
///
/// # Errors
///
/// A calendar doesn't reach that far.
pub fn compared(
    before: Option<Editions<'_>>,
    after: Editions<'_>,
    duties: &[Duty],
    crew: &Crew,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<Compared>, CalendarError> {
    let figures = |editions: Editions<'_>, region: &RegionId| -> Result<Option<Figures>, CalendarError> {
        let Some(calendar) = editions.calendars.get(region) else { return Ok(None) };
        let needs = Need::of(editions.agreement, region);
        let covered = coverage(calendar, &needs, of_region(duties, region), crew, from, until)?;
        Ok(Some(Figures::of(&covered)))
    };
    // In the order of the terms that hold; what is new comes last.
    let regions = before.iter().chain([&after]).flat_map(|editions| &editions.agreement.regions);
    let mut seen = BTreeSet::new();
    let regions = regions.map(|region| &region.id).filter(|region| seen.insert(*region));
    let row = |region: &RegionId| {
        let was = before.map(|editions| figures(editions, region)).transpose()?.flatten();
        Ok(Compared { region: region.clone(), before: was, after: figures(after, region)? })
    };
    regions.map(row).collect()
}
