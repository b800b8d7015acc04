//! The arithmetic of open time, once for both engines, exact to the nanosecond.
//!
//! An engine numbers the open seconds of a calendar: 0 is the first one. Everything is said by that number. Open
//! stretches begin and end at whole seconds, so the nanoseconds of an instant ride along while the desk is open and
//! drop while it is closed.

use jiff::Timestamp;

use crate::OpenTime;

const NANOS: i64 = 1_000_000_000;

/// Where an instant stands among the open seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Whole open seconds before it.
    pub open: u64,
    /// True if the second that holds it is open.
    pub inside: bool,
}

/// A numbering of the open seconds.
pub(crate) trait Engine {
    /// Where a second stands; none outside the horizon.
    fn place(&self, at: i64) -> Option<Place>;

    /// The beginning of an open second by its number; none past the last.
    fn instant(&self, open: u64) -> Option<i64>;
}

/// The earliest instant with `span` of open time since `at`.
///
/// A span that uses up the last second of a stretch ends when that second ends, at the closing, not when the next
/// stretch opens: so the end is sought one step back, and stepped forward again.
#[inline(always)]
pub(crate) fn due(engine: &impl Engine, at: Timestamp, span: OpenTime) -> Option<Timestamp> {
    let place = engine.place(at.as_second())?;
    let riding = if place.inside { i64::from(at.subsec_nanosecond()) } else { 0 };
    let span = span.as_nanos();
    if span <= 0 {
        return None;
    }
    let total = span.checked_add(riding)? as u64;
    let (seconds, nanos) = (total / NANOS as u64, (total % NANOS as u64) as i32);
    let step = u64::from(nanos == 0);
    let second = engine.instant(place.open + seconds - step)?;
    Timestamp::new(second + step as i64, nanos).ok()
}

/// The latest instant with `span` of open time until `at`.
#[inline(always)]
pub(crate) fn start(engine: &impl Engine, at: Timestamp, span: OpenTime) -> Option<Timestamp> {
    let place = engine.place(at.as_second())?;
    let riding = if place.inside { i64::from(at.subsec_nanosecond()) } else { 0 };
    if !span.is_positive() {
        return None;
    }
    let back = span.as_nanos() - riding;
    // Rounded so that `nanos` is never negative: the seconds back are those begun.
    let seconds = -(-back).div_euclid(NANOS);
    let nanos = (-back).rem_euclid(NANOS) as i32;
    let second = engine.instant((place.open as i64).checked_sub(seconds)?.try_into().ok()?)?;
    Timestamp::new(second, nanos).ok()
}

/// The open time from `a` to `b`, which isn't earlier.
#[inline(always)]
pub(crate) fn between(engine: &impl Engine, a: Timestamp, b: Timestamp) -> Option<OpenTime> {
    let nanos = |at: Timestamp| {
        let place = engine.place(at.as_second())?;
        let riding = if place.inside { i64::from(at.subsec_nanosecond()) } else { 0 };
        Some(place.open as i64 * NANOS + riding)
    };
    Some(OpenTime::from_nanos(nanos(b)? - nanos(a)?))
}
