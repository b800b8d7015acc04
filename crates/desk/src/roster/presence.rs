//! Afterwards: was the centre staffed? Answered from what was recorded at the time, and from nothing else.
//!
//! A plan that nobody recorded as kept proves nothing, so it is shown beside the answer and never instead of it.

use hours::{Calendar, CalendarError};
use jiff::Timestamp;
use serde::Serialize;

use super::{Coverage, Covered, Crew, Duty, Need, Roster, Shortage, coverage, duties, of_region};
use terms::RegionId;

/// Who was there by these rosters, in order of time. What hasn't passed yet isn't recorded: `now` ends it.
pub fn presences(rosters: &[Roster], now: Timestamp) -> Vec<Duty> {
    let there = rosters.iter().flat_map(|roster| &roster.presences);
    let mut found: Vec<Duty> = there
        .map(|presence| Duty {
            person: presence.person,
            regions: presence.regions.clone(),
            from: presence.from,
            until: presence.until.min(now),
            instead_of: None,
            shift: None,
            since: presence.told_at,
        })
        .filter(|duty| duty.from < duty.until)
        .collect();
    found.sort_by_key(|duty| (duty.from, duty.until, duty.person));
    found
}

crate::choices::choices! {
    /// Was the centre staffed?
    Staffed {
        /// Closed: nobody was needed.
        Closed = "closed",
        /// As many as needed were there.
        Staffed = "staffed",
        /// Fewer were.
        Short = "short",
        /// Nobody's presence was recorded that day: it isn't known.
        Unrecorded = "unrecorded",
        /// It is still to come.
        Ahead = "ahead",
    }
}

/// The answer for a region and an instant.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Answer {
    /// In a word.
    pub staffed: Staffed,
    /// What was short, if something was.
    pub shortage: Option<Shortage>,
    /// What had been planned; none while closed.
    pub planned: Option<Covered>,
    /// What was recorded; none while closed, or where nothing was.
    pub recorded: Option<Covered>,
}

/// Was the centre staffed for that region at that instant, as far as is known at `now`?
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn was_staffed(
    (region, calendar, needs): (&RegionId, &Calendar, &[Need]),
    rosters: &[Roster],
    crew: &Crew,
    at: Timestamp,
    now: Timestamp,
) -> Result<Answer, CalendarError> {
    let nothing = Answer { staffed: Staffed::Closed, shortage: None, planned: None, recorded: None };
    if !calendar.is_open(at)? {
        return Ok(nothing);
    }
    let day = calendar.day_of(calendar.date_of(at)?)?;
    let of = |duties: &[Duty]| -> Result<Coverage, CalendarError> {
        coverage(calendar, needs, of_region(duties, region), crew, day.start, day.end)
    };
    let planned = of(&duties(rosters))?.at(at).cloned();
    if at > now {
        return Ok(Answer { staffed: Staffed::Ahead, planned, ..nothing });
    }
    // A presence that still goes on counts at this very instant.
    let there = presences(rosters, now.max(at) + jiff::SignedDuration::from_nanos(1));
    let that_day = |duty: &Duty| duty.from < day.end && day.start < duty.until;
    if !of_region(&there, region).any(that_day) {
        return Ok(Answer { staffed: Staffed::Unrecorded, planned, ..nothing });
    }
    let recorded = of(&there)?.at(at).cloned();
    let shortage = recorded.as_ref().and_then(Covered::shortage);
    let staffed = if shortage.is_some() { Staffed::Short } else { Staffed::Staffed };
    Ok(Answer { staffed, shortage, planned, recorded })
}
