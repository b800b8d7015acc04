//! How much time a desk was open: a span of *open* time, which is not a duration on the wall.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

use serde::{Deserialize, Serialize};

const NANOS: i64 = 1_000_000_000;

/// A span of open time, exact to the nanosecond.
///
/// It is a type of its own because an hour of open time may take a weekend to pass: it can't be added to an
/// instant, only [`Calendar::due`](crate::Calendar::due) knows how. It may be negative, as what is left of a
/// target that was missed.
///
/// ```
/// use hours::OpenTime;
/// let target = OpenTime::from_hours(4);
/// let spent = OpenTime::from_minutes(90);
/// assert_eq!((target - spent).to_string(), "2 h 30 min");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "i64", into = "i64")]
pub struct OpenTime {
    // Apart, because the clockwork needs them apart and a division costs more than a carry.
    seconds: i64,
    /// 0 to 999 999 999, also for negative spans.
    nanos: i32,
}

impl OpenTime {
    /// No time at all.
    pub const ZERO: OpenTime = OpenTime { seconds: 0, nanos: 0 };

    /// A span of whole hours.
    pub const fn from_hours(hours: i64) -> OpenTime {
        OpenTime::from_seconds(hours.saturating_mul(3600))
    }

    /// A span of whole minutes.
    pub const fn from_minutes(minutes: i64) -> OpenTime {
        OpenTime::from_seconds(minutes.saturating_mul(60))
    }

    /// A span of whole seconds.
    pub const fn from_seconds(seconds: i64) -> OpenTime {
        OpenTime { seconds, nanos: 0 }
    }

    /// A span of nanoseconds.
    pub const fn from_nanos(nanos: i64) -> OpenTime {
        OpenTime { seconds: nanos.div_euclid(NANOS), nanos: nanos.rem_euclid(NANOS) as i32 }
    }

    /// From seconds and up to a second of nanoseconds more or less.
    #[inline(always)]
    pub(crate) const fn of(seconds: i64, nanos: i32) -> OpenTime {
        match nanos {
            ..0 => OpenTime { seconds: seconds.saturating_sub(1), nanos: nanos + NANOS as i32 },
            0..1_000_000_000 => OpenTime { seconds, nanos },
            _ => OpenTime { seconds: seconds.saturating_add(1), nanos: nanos - NANOS as i32 },
        }
    }

    /// Whole minutes, rounded down.
    pub const fn as_minutes(self) -> i64 {
        self.seconds.div_euclid(60)
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds beyond the whole seconds, 0 to 999 999 999.
    pub const fn subsec_nanos(self) -> i32 {
        self.nanos
    }

    /// Nanoseconds, exact up to 292 years; what is longer, and longer than any calendar, counts as that.
    pub const fn as_nanos(self) -> i64 {
        self.seconds.saturating_mul(NANOS).saturating_add(self.nanos as i64)
    }

    /// True for more than no time.
    pub const fn is_positive(self) -> bool {
        self.seconds > 0 || self.seconds == 0 && self.nanos > 0
    }
}

impl From<i64> for OpenTime {
    fn from(nanos: i64) -> OpenTime {
        OpenTime::from_nanos(nanos)
    }
}

impl From<OpenTime> for i64 {
    fn from(span: OpenTime) -> i64 {
        span.as_nanos()
    }
}

impl Add for OpenTime {
    type Output = OpenTime;
    fn add(self, other: OpenTime) -> OpenTime {
        OpenTime::of(self.seconds.saturating_add(other.seconds), self.nanos + other.nanos)
    }
}

impl Sub for OpenTime {
    type Output = OpenTime;
    fn sub(self, other: OpenTime) -> OpenTime {
        OpenTime::of(self.seconds.saturating_sub(other.seconds), self.nanos - other.nanos)
    }
}

impl AddAssign for OpenTime {
    fn add_assign(&mut self, other: OpenTime) {
        *self = *self + other;
    }
}

impl SubAssign for OpenTime {
    fn sub_assign(&mut self, other: OpenTime) {
        *self = *self - other;
    }
}

impl Sum for OpenTime {
    fn sum<I: Iterator<Item = OpenTime>>(spans: I) -> OpenTime {
        spans.fold(OpenTime::ZERO, Add::add)
    }
}

/// `1 h 30 min`, `59 s`, `0.25 s`; hours are never turned into days, as a day has as many as its desk says.
impl fmt::Display for OpenTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.seconds < 0 { "−" } else { "" };
        let nanos = (i128::from(self.seconds) * i128::from(NANOS) + i128::from(self.nanos)).unsigned_abs();
        let (seconds, rest) = (nanos / NANOS as u128, nanos % NANOS as u128);
        let mut parts = Vec::new();
        for (count, unit) in [(seconds / 3600, "h"), (seconds / 60 % 60, "min")] {
            if count > 0 {
                parts.push(format!("{count} {unit}"));
            }
        }
        if rest > 0 {
            let fraction = format!("{rest:09}");
            parts.push(format!("{}.{} s", seconds % 60, fraction.trim_end_matches('0')));
        } else if !seconds.is_multiple_of(60) || parts.is_empty() {
            parts.push(format!("{} s", seconds % 60));
        }
        write!(f, "{sign}{}", parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_reads_as_people_say_it() {
        let said = |nanos| OpenTime::from_nanos(nanos).to_string();
        assert_eq!(said(0), "0 s");
        assert_eq!(said(5400 * NANOS), "1 h 30 min");
        assert_eq!(said(32400 * NANOS), "9 h");
        assert_eq!(said(3605 * NANOS), "1 h 5 s");
        assert_eq!(said(NANOS / 4), "0.25 s");
        assert_eq!(said(60 * NANOS + 1), "1 min 0.000000001 s");
        assert_eq!(said(-90 * NANOS), "−1 min 30 s");
        assert_eq!(said(-1), "−0.000000001 s");
        assert_eq!(OpenTime::from_hours(200).to_string(), "200 h");
    }

    #[test]
    fn spans_add_and_subtract_through_zero() {
        let numbers = [0, 1, -1, NANOS, -NANOS, NANOS / 2, 1 - NANOS, 5 * NANOS + 7, -5 * NANOS - 7];
        for (a, b) in numbers.iter().flat_map(|a| numbers.map(|b| (*a, b))) {
            let (x, y) = (OpenTime::from_nanos(a), OpenTime::from_nanos(b));
            assert_eq!(((x + y).as_nanos(), (x - y).as_nanos()), (a + b, a - b));
            assert_eq!((x < y, x == y, x.is_positive()), (a < b, a == b, a > 0));
        }
        let longest = OpenTime::from_hours(i64::MAX);
        assert_eq!((longest + longest, longest.as_nanos()), (longest, i64::MAX));
    }

    #[test]
    fn whole_units_round_down() {
        let almost = OpenTime::from_nanos(3600 * NANOS - 1);
        assert_eq!((almost.as_minutes(), almost.as_seconds()), (59, 3599));
        assert_eq!(OpenTime::from_nanos(-1).as_seconds(), -1);
    }
}
