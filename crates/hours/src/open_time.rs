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
/// target that was missed. Spans beyond 292 years are held as the longest there is, which no calendar reaches.
///
/// ```
/// use hours::OpenTime;
/// let target = OpenTime::from_hours(4);
/// let spent = OpenTime::from_minutes(90);
/// assert_eq!((target - spent).to_string(), "2 h 30 min");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpenTime(i64);

impl OpenTime {
    /// No time at all.
    pub const ZERO: OpenTime = OpenTime(0);

    /// A span of whole hours.
    pub const fn from_hours(hours: i64) -> OpenTime {
        OpenTime(hours.saturating_mul(3600 * NANOS))
    }

    /// A span of whole minutes.
    pub const fn from_minutes(minutes: i64) -> OpenTime {
        OpenTime(minutes.saturating_mul(60 * NANOS))
    }

    /// A span of whole seconds.
    pub const fn from_seconds(seconds: i64) -> OpenTime {
        OpenTime(seconds.saturating_mul(NANOS))
    }

    /// A span of nanoseconds.
    pub const fn from_nanos(nanos: i64) -> OpenTime {
        OpenTime(nanos)
    }

    /// Whole minutes, rounded down.
    pub const fn as_minutes(self) -> i64 {
        self.0.div_euclid(60 * NANOS)
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(NANOS)
    }

    /// Nanoseconds, exact.
    pub const fn as_nanos(self) -> i64 {
        self.0
    }

    /// True for more than no time.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl Add for OpenTime {
    type Output = OpenTime;
    fn add(self, other: OpenTime) -> OpenTime {
        OpenTime(self.0.saturating_add(other.0))
    }
}

impl Sub for OpenTime {
    type Output = OpenTime;
    fn sub(self, other: OpenTime) -> OpenTime {
        OpenTime(self.0.saturating_sub(other.0))
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
        let sign = if self.0 < 0 { "−" } else { "" };
        let nanos = self.0.unsigned_abs();
        let (seconds, rest) = (nanos / NANOS as u64, nanos % NANOS as u64);
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
        assert_eq!(OpenTime::from_hours(200).to_string(), "200 h");
    }

    #[test]
    fn whole_units_round_down() {
        let almost = OpenTime::from_nanos(3600 * NANOS - 1);
        assert_eq!((almost.as_minutes(), almost.as_seconds()), (59, 3599));
        assert_eq!(OpenTime::from_nanos(-1).as_seconds(), -1);
    }
}
