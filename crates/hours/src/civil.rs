//! From the wall clock to instants.
//!
//! Hours are kept by the wall clock, so that a desk is open at an instant exactly if the clock on its wall shows a
//! time within a window. A stretch of wall-clock time that a change of offset skips never happens; one that it
//! repeats happens twice. No rule for gaps and folds is needed beyond that.

use jiff::civil::{Date, date};

use crate::Window;

pub(crate) const DAY: i64 = 86_400;

/// A stretch by the wall clock, in seconds since 1970-01-01 00:00 of that clock: from, to.
pub(crate) type Civil = (i64, i64);

/// An open stretch in unix seconds: from, to.
pub(crate) type Stretch = (i64, i64);

/// An offset from UTC, and the instant from which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offset {
    pub from: i64,
    pub seconds: i32,
}

/// Days since 1970-01-01.
pub(crate) fn day_number(of: Date) -> i64 {
    of.duration_since(date(1970, 1, 1)).as_hours() / 24
}

/// The part of a window before midnight.
pub(crate) fn own(midnight: i64, window: Window) -> Civil {
    (midnight + i64::from(window.opens()), midnight + i64::from(window.closes()).min(DAY))
}

/// The part of a window after midnight.
pub(crate) fn tail(midnight: i64, window: Window) -> Option<Civil> {
    let closes = i64::from(window.closes());
    (closes > DAY).then_some((midnight + DAY, midnight + closes))
}

/// Sorted, and with what touches or overlaps made one.
pub(crate) fn joined(mut stretches: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    stretches.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// The instants at which the wall clock shows a time within the stretches (sorted and joined).
pub(crate) fn realise(civil: &[Civil], offsets: &[Offset], end: i64) -> Vec<Stretch> {
    let mut open = Vec::with_capacity(civil.len());
    for (i, offset) in offsets.iter().enumerate() {
        let until = offsets.get(i + 1).map_or(end, |next| next.from);
        let shift = i64::from(offset.seconds);
        let first = civil.partition_point(|&(_, to)| to - shift <= offset.from);
        for &(from, to) in civil[first..].iter().take_while(|&&(from, _)| from - shift < until) {
            open.push(((from - shift).max(offset.from), (to - shift).min(until)));
        }
    }
    joined(open)
}

/// The first instant at which the wall clock shows the day or a later one, for each of `count` days from `first`.
pub(crate) fn day_starts(first: i64, count: usize, offsets: &[Offset], end: i64) -> Vec<i64> {
    let mut starts = Vec::with_capacity(count);
    let mut current = 0;
    for day in first..first + count as i64 {
        loop {
            let until = offsets.get(current + 1).map_or(end, |next| next.from);
            let midnight = day * DAY - i64::from(offsets[current].seconds);
            if midnight < until || current + 1 == offsets.len() {
                starts.push(midnight.clamp(offsets[current].from, until));
                break;
            }
            current += 1;
        }
    }
    starts
}
