//! The arithmetic of open time, once for both engines, exact to the nanosecond.
//!
//! An engine numbers the open seconds of a calendar: 0 is the first one. Everything is said by that number. Open
//! stretches begin and end at whole seconds, so the nanoseconds of an instant ride along while the desk is open and
//! drop while it is closed.

use jiff::Timestamp;

use crate::OpenTime;

const NANOS: i32 = 1_000_000_000;

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
    if !span.is_positive() {
        return None;
    }
    let nanos = riding(place, at) + span.subsec_nanos();
    let carry = nanos >= NANOS;
    let nanos = if carry { nanos - NANOS } else { nanos };
    let step = u64::from(nanos == 0);
    let second = engine.instant(place.open + span.as_seconds() as u64 + u64::from(carry) - step)?;
    timestamp(second + step as i64, nanos)
}

/// The latest instant with `span` of open time until `at`.
#[inline(always)]
pub(crate) fn start(engine: &impl Engine, at: Timestamp, span: OpenTime) -> Option<Timestamp> {
    let place = engine.place(at.as_second())?;
    if !span.is_positive() {
        return None;
    }
    let nanos = riding(place, at) - span.subsec_nanos();
    let borrow = nanos < 0;
    let nanos = if borrow { nanos + NANOS } else { nanos };
    let back = (span.as_seconds() as u64) + u64::from(borrow);
    timestamp(engine.instant(place.open.checked_sub(back)?)?, nanos)
}

/// The open time from `a` to `b`, which isn't earlier.
#[inline(always)]
pub(crate) fn between(engine: &impl Engine, a: Timestamp, b: Timestamp) -> Option<OpenTime> {
    let (from, to) = (engine.place(a.as_second())?, engine.place(b.as_second())?);
    Some(OpenTime::of(to.open as i64 - from.open as i64, riding(to, b) - riding(from, a)))
}

#[inline(always)]
fn riding(place: Place, at: Timestamp) -> i32 {
    if place.inside { at.subsec_nanosecond() } else { 0 }
}

/// No calendar reaches back before 1971, and no nanoseconds are left beyond a second: saying so spares every call
/// the care for negative instants.
#[inline(always)]
fn timestamp(second: i64, nanos: i32) -> Option<Timestamp> {
    if second <= 0 || nanos as u32 >= NANOS as u32 {
        return None;
    }
    Timestamp::new(second, nanos).ok()
}
