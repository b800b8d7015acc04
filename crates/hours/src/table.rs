//! The fast engine: one look-up in a table of days, for calendars whose open stretches are all equally long and
//! each lie within one day.
//!
//! *Day* means 86 400 s counted from the first midnight of the calendar: summer time moves the windows within it by
//! an hour, and business hours never come near its edges. A calendar whose windows do has the general engine.

use crate::civil::{DAY, Stretch};
use crate::engine::{Engine, Place};

/// Open time over whole unix seconds, in about forty instructions a call.
///
/// It answers what [`Calendar`](crate::Calendar) answers, where there is an answer: `None` stands for every
/// refusal, whose reason only the calendar tells.
///
/// ```
/// # use hours::{Law, Schedule};
/// # let paris = Schedule::new("Europe/Paris", "Mon-Fri 09:00-18:00".parse()?)?.calendar(2026..=2026)?;
/// let table = paris.table().expect("business hours are uniform");
/// // Friday 20 November 2026, 17:42 in Paris, and an hour.
/// assert_eq!(table.due(1_795_192_920, 3600), Some(1_795_192_920 + 64 * 3600));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct DayTable {
    origin: i64,
    length: u64,
    /// Of each day: the open stretches before it, and when it opens; a closed day opens when it ends.
    days: Box<[u32]>,
    /// When the stretches open, in seconds from the origin.
    opens: Box<[u32]>,
    /// Length of every stretch, and ⌈2⁶⁴ / it⌉ to divide by a multiplication.
    stretch: u32,
    reciprocal: u64,
}

/// Bits for the second of the day, 0 to 86 400; the rest counts stretches.
const SECOND_BITS: u32 = 17;

impl DayTable {
    /// The table, if the stretches allow one.
    pub(crate) fn new(origin: i64, end: i64, stretches: &[Stretch]) -> Option<DayTable> {
        let &(from, to) = stretches.first()?;
        let stretch = to - from;
        let count = ((end - origin) as u64).div_ceil(DAY as u64) as usize;
        if !(2..=DAY).contains(&stretch) || stretches.len() >= 1 << (32 - SECOND_BITS) {
            return None;
        }
        let mut days = Vec::with_capacity(count);
        let mut opens = Vec::with_capacity(stretches.len());
        for &(from, to) in stretches {
            let (from, to) = (from - origin, to - origin);
            let day = (from / DAY) as usize;
            if to - from != stretch || to > (day as i64 + 1) * DAY || day < days.len() {
                return None;
            }
            days.resize(day, closed(opens.len()));
            days.push((opens.len() as u32) << SECOND_BITS | (from % DAY) as u32);
            opens.push(from as u32);
        }
        days.resize(count, closed(opens.len()));
        Some(DayTable {
            origin,
            length: (end - origin) as u64,
            days: days.into(),
            opens: opens.into(),
            stretch: stretch as u32,
            reciprocal: u64::MAX / stretch as u64 + 1,
        })
    }

    /// The earliest second with `span` open seconds since `at`.
    #[inline]
    pub fn due(&self, at: i64, span: i64) -> Option<i64> {
        if span <= 0 {
            return None;
        }
        Some(self.instant(self.place(at)?.open + span as u64 - 1)? + 1)
    }

    /// The latest second with `span` open seconds until `at`.
    #[inline]
    pub fn start(&self, at: i64, span: i64) -> Option<i64> {
        if span <= 0 {
            return None;
        }
        self.instant(self.place(at)?.open.checked_sub(span as u64)?)
    }

    /// The open seconds from `a` to `b`, which isn't earlier.
    #[inline]
    pub fn between(&self, a: i64, b: i64) -> Option<i64> {
        if b < a {
            return None;
        }
        Some((self.place(b)?.open - self.place(a)?.open) as i64)
    }
}

fn closed(before: usize) -> u32 {
    (before as u32) << SECOND_BITS | DAY as u32
}

impl Engine for DayTable {
    #[inline(always)]
    fn place(&self, at: i64) -> Option<Place> {
        let at = at.wrapping_sub(self.origin) as u64;
        if at >= self.length {
            return None;
        }
        let at = at as u32;
        let day = *self.days.get((at / DAY as u32) as usize)?;
        let (second, opens) = (at % DAY as u32, day & ((1 << SECOND_BITS) - 1));
        let spent = (second as i32 - opens as i32).max(0).min(self.stretch as i32) as u32;
        let before = (day >> SECOND_BITS) * self.stretch;
        Some(Place { open: u64::from(before + spent), inside: second.wrapping_sub(opens) < self.stretch })
    }

    #[inline(always)]
    fn instant(&self, open: u64) -> Option<i64> {
        // Numbers past the last stretch miss the table; the product is exact below 2³², and that is far past it.
        let stretch = ((u128::from(open) * u128::from(self.reciprocal)) >> 64) as u64;
        let opens = *self.opens.get(stretch as usize)?;
        let within = open - stretch * u64::from(self.stretch);
        Some(self.origin + (u64::from(opens) + within) as i64)
    }
}
