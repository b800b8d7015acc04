//! How much comes in an open hour of the week, by what came in the same hour before? (Clause 3.B: the staff that the work
//! needs.)
//!
//! It is a forecast by the desk's own past and states its basis: so many weeks, so many requests. What arrives while it is
//! closed is work of the next opening. Where more people are needed for it than are planned, that is a hint: a gap is what
//! the agreement asks for and isn't there, and a forecast is no agreement.
//!
//! It refuses to know how long a request takes one person: that is given.

use std::collections::BTreeMap;

use hours::{Calendar, CalendarError};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

use super::{Coverage, IsoWeek};

/// Fewer weeks are no past.
const LEAST_WEEKS: u32 = 4;
/// Fewer requests tell of chance only.
const LEAST_REQUESTS: u64 = 20;

/// What a forecast is made from.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// When requests of the region were made, in any order; what lies outside the weeks is left out.
    pub arrivals: &'a [Timestamp],
    /// When the desk began: a week that isn't whole doesn't count.
    pub since: Timestamp,
    /// The weeks before this one.
    pub before: IsoWeek,
    /// At most so many.
    pub weeks: u32,
}

/// What to expect of a week.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Forecast {
    /// From which weeks.
    pub basis: Basis,
    /// Each open hour in order; an hour that is open in part is there in part.
    pub hours: Vec<Expected>,
}

/// What a forecast stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Basis {
    /// The first week of it; none where there is no past.
    pub first: Option<IsoWeek>,
    /// The last one.
    pub last: Option<IsoWeek>,
    /// So many whole weeks.
    pub weeks: u32,
    /// So many requests.
    pub requests: u64,
    /// So many minutes a request takes one person: assumed.
    pub minutes: u32,
    /// Is it enough to say anything? Else the hours tell of chance.
    pub is_enough: bool,
}

/// What to expect of an hour.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Expected {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// In so many of the weeks it was open at this hour of this day.
    pub weeks: u32,
    /// So many requests came then, all together.
    pub requests: u64,
    /// So many are to be expected.
    pub expected: f64,
    /// So many people have work by it.
    pub busy: u16,
    /// The most that the agreement asks for in it.
    pub needed: u16,
    /// The fewest that are planned in it.
    pub planned: u16,
}

impl Expected {
    /// Is there work for more people than are planned?
    pub fn is_beyond(&self) -> bool {
        self.busy > self.planned
    }
}

impl Forecast {
    /// The hours with work for more people than are planned; none where the basis is too small to say so.
    pub fn hints(&self) -> impl Iterator<Item = &Expected> {
        self.hours.iter().filter(|hour| self.basis.is_enough && hour.is_beyond())
    }
}

/// An hour of the week by the clock of the region: the day from Monday, the hour of the day.
type Place = (i8, i8);

/// What came in an hour of the week.
#[derive(Clone, Copy, Default)]
struct Came {
    weeks: u32,
    last: Option<IsoWeek>,
    open_seconds: u64,
    requests: u64,
}

/// A piece of open time within one hour of the clock.
struct Slot {
    place: Place,
    from: Timestamp,
    until: Timestamp,
}

impl Slot {
    fn seconds(&self) -> u64 {
        u64::try_from(self.until.as_second() - self.from.as_second()).unwrap_or(0)
    }
}

/// What to expect in the open hours of a coverage, if a request takes one person so many minutes.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn forecast(
    calendar: &Calendar,
    coverage: &Coverage,
    past: Past<'_>,
    minutes: u32,
) -> Result<Forecast, CalendarError> {
    // A calendar was laid out in its zone, so the zone is there.
    let zone = TimeZone::get(calendar.zone()).unwrap_or(TimeZone::UTC);
    let mut came: BTreeMap<Place, Came> = BTreeMap::new();
    let weeks = whole_weeks(&zone, past);
    for week in &weeks {
        for slot in slots(calendar, &zone, midnight(&zone, *week), midnight(&zone, week.plus(1)))? {
            let hour = came.entry(slot.place).or_default();
            hour.weeks += u32::from(hour.last != Some(*week));
            hour.last = Some(*week);
            hour.open_seconds += slot.seconds();
        }
    }
    let requests = arrived(calendar, &zone, past, &weeks, &mut came)?;
    let basis = Basis {
        first: weeks.first().copied(),
        last: weeks.last().copied(),
        weeks: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
        requests,
        minutes,
        is_enough: weeks.len() >= LEAST_WEEKS as usize && requests >= LEAST_REQUESTS,
    };
    let mut hours = Vec::new();
    for open in merged(coverage) {
        for slot in cut(&zone, open.0, open.1) {
            let hour = came.get(&slot.place).copied().unwrap_or_default();
            hours.push(expected(&slot, hour, coverage, minutes));
        }
    }
    Ok(Forecast { basis, hours })
}

/// The weeks of the past that the desk saw whole, in order.
fn whole_weeks(zone: &TimeZone, past: Past<'_>) -> Vec<IsoWeek> {
    let weeks = (1..=i64::from(past.weeks)).rev().map(|n| past.before.plus(-n));
    weeks.filter(|week| midnight(zone, *week) >= past.since).collect()
}

/// Counts what came, each request in the open hour that it is work of; how many there are.
fn arrived(
    calendar: &Calendar,
    zone: &TimeZone,
    past: Past<'_>,
    weeks: &[IsoWeek],
    came: &mut BTreeMap<Place, Came>,
) -> Result<u64, CalendarError> {
    let Some(first) = weeks.first() else { return Ok(0) };
    let (from, until) = (midnight(zone, *first), midnight(zone, past.before));
    let mut requests = 0;
    for at in past.arrivals.iter().filter(|at| from <= **at && **at < until) {
        let opens = calendar.next_opening(*at)?;
        // What came after the last closing is work of a week that isn't in the basis.
        if let Some(hour) = came.get_mut(&place(zone, opens)).filter(|_| opens < until) {
            hour.requests += 1;
            requests += 1;
        }
    }
    Ok(requests)
}

fn expected(slot: &Slot, came: Came, coverage: &Coverage, minutes: u32) -> Expected {
    let inside = coverage.stretches.iter().filter(|s| s.from < slot.until && slot.from < s.until);
    let (mut needed, mut planned) = (0, u16::MAX);
    for stretch in inside {
        needed = needed.max(stretch.people);
        planned = planned.min(u16::try_from(stretch.there.len()).unwrap_or(u16::MAX));
    }
    let open = came.open_seconds.max(1);
    let busy = (came.requests * u64::from(minutes) * 60).div_ceil(open);
    Expected {
        from: slot.from,
        until: slot.until,
        weeks: came.weeks,
        requests: came.requests,
        expected: came.requests as f64 * slot.seconds() as f64 / open as f64,
        busy: u16::try_from(busy).unwrap_or(u16::MAX),
        needed,
        planned,
    }
}

/// The open time of a coverage, without the instants at which only the people change.
fn merged(coverage: &Coverage) -> Vec<(Timestamp, Timestamp)> {
    let mut whole: Vec<(Timestamp, Timestamp)> = Vec::new();
    for stretch in &coverage.stretches {
        match whole.last_mut() {
            Some(last) if last.1 == stretch.from => last.1 = stretch.until,
            _ => whole.push((stretch.from, stretch.until)),
        }
    }
    whole
}

fn slots(
    calendar: &Calendar,
    zone: &TimeZone,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Slot>, CalendarError> {
    let open = calendar.segments(from, until)?;
    Ok(open.into_iter().flat_map(|open| cut(zone, open.from, open.to)).collect())
}

/// Open time, cut where the hour of the clock changes.
fn cut(zone: &TimeZone, from: Timestamp, until: Timestamp) -> Vec<Slot> {
    let (mut pieces, mut at) = (Vec::new(), from);
    while at < until {
        let civil = zone.to_datetime(at);
        let next = civil.date().at(civil.hour(), 0, 0, 0).saturating_add(1.hours());
        let next = zone.to_ambiguous_timestamp(next).compatible().unwrap_or(until);
        // Where clocks are put back an hour may come twice: it is one.
        let ends = if next > at { next.min(until) } else { until };
        pieces.push(Slot { place: place(zone, at), from: at, until: ends });
        at = ends;
    }
    pieces
}

fn place(zone: &TimeZone, at: Timestamp) -> Place {
    let civil = zone.to_datetime(at);
    (civil.date().weekday().to_monday_zero_offset(), civil.hour())
}

fn midnight(zone: &TimeZone, week: IsoWeek) -> Timestamp {
    zone.to_ambiguous_timestamp(week.monday().at(0, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX)
}
