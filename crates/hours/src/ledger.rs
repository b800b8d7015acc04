//! Why an answer is what it is: the time from one instant to another, stretch by stretch, each with its reason.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, instant};
use crate::civil::{self, DAY, Stretch as Seconds};
use crate::{CalendarError, Closure, Holiday, OpenTime};

/// The time from one instant to another without gaps; what is counted adds up to
/// [`Calendar::between`].
///
/// ```
/// use hours::{Closed, OpenTime, Schedule, Stretched};
/// let paris = Schedule::new("Europe/Paris", "Mon-Fri 09:00-18:00".parse()?)?.calendar(2026..=2026)?;
/// let ledger = paris.ledger("2026-11-20T17:42:00+01:00".parse()?, "2026-11-23T09:42:00+01:00".parse()?)?;
/// let said: Vec<String> = ledger.stretches.iter().map(|s| format!("{:?} {}", s.what, s.length())).collect();
/// assert_eq!(said, [
///     "Counted 18 min",
///     "Closed(Night) 6 h",
///     "Closed(DayOff) 24 h",
///     "Closed(DayOff) 24 h",
///     "Closed(Night) 9 h",
///     "Counted 42 min",
/// ]);
/// assert_eq!(ledger.counted(), OpenTime::from_hours(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// In order, each beginning where the one before ends.
    pub stretches: Vec<Stretch>,
}

/// A part of a ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub to: Timestamp,
    /// Open time, or why not.
    pub what: Stretched,
}

/// What became of a stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stretched {
    /// The desk was open: it counts.
    Counted,
    /// The desk was closed: it doesn't.
    Closed(Closed),
}

/// Why a desk is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// Before the first or after the last hours of a day.
    Night,
    /// Between the hours of a day.
    Break,
    /// The week has no hours on this day.
    DayOff,
    /// A day off by law, on which the week has hours.
    Holiday(Holiday),
    /// A dated exception that takes away hours of the week.
    Exception {
        /// What it is called.
        name: String,
        /// Why, or on whose word.
        reason: String,
    },
}

impl Ledger {
    /// The open time in it.
    pub fn counted(&self) -> OpenTime {
        self.stretches.iter().filter(|s| s.what == Stretched::Counted).map(Stretch::length).sum()
    }

    fn push(&mut self, stretch: Stretch) {
        // A night goes on past midnight, and so does a night shift; days off stay days.
        if let Some(last) = self.stretches.last_mut()
            && last.what == stretch.what
            && matches!(stretch.what, Stretched::Counted | Stretched::Closed(Closed::Night))
        {
            last.to = stretch.to;
        } else {
            self.stretches.push(stretch);
        }
    }
}

impl Stretch {
    /// How long it lasts on the wall clock of the world; open time if it is counted.
    pub fn length(&self) -> OpenTime {
        let length = self.to.duration_since(self.from);
        OpenTime::of(length.as_secs(), length.subsec_nanos())
    }
}

impl From<&Closure> for Closed {
    fn from(closure: &Closure) -> Closed {
        match closure {
            Closure::Holiday(holiday) => Closed::Holiday(holiday.clone()),
            Closure::Exception { name, reason } => {
                Closed::Exception { name: name.clone(), reason: reason.clone() }
            }
        }
    }
}

impl Calendar {
    /// The time from `from` to `to`, stretch by stretch, with the reason for each.
    pub fn ledger(&self, from: Timestamp, to: Timestamp) -> Result<Ledger, CalendarError> {
        self.within_both(from, to)?;
        let mut ledger = Ledger { stretches: Vec::new() };
        for index in self.day_index(from.as_second())..=self.day_index(to.as_second()) {
            for ((opens, closes), what) in self.day_ledger(index) {
                let (from, to) = (instant(opens).max(from), instant(closes).min(to));
                if from < to {
                    ledger.push(Stretch { from, to, what });
                }
            }
        }
        Ok(ledger)
    }

    /// A whole day, stretch by stretch.
    fn day_ledger(&self, index: usize) -> Vec<(Seconds, Stretched)> {
        let (start, end) = self.bounds(index);
        let closure = self.parts().closures.get(&self.date(index));
        let ordinary = self.ordinary(index);
        let open = self.open(index);
        if open.is_empty() {
            let why = match closure {
                Some(closure @ Closure::Exception { .. }) => closure.into(),
                _ if ordinary.is_empty() => Closed::DayOff,
                Some(holiday) => holiday.into(),
                None => Closed::Night,
            };
            return vec![((start, end), Stretched::Closed(why))];
        }
        let mut stretches = Vec::new();
        let mut at = start;
        for &(from, to) in &open {
            let gap = if at == start { Closed::Night } else { Closed::Break };
            stretches.extend(explained((at, from), gap, &ordinary, closure));
            stretches.push(((from, to), Stretched::Counted));
            at = to;
        }
        stretches.extend(explained((at, end), Closed::Night, &ordinary, closure));
        stretches
    }

    /// What the week alone would keep open on a day.
    fn ordinary(&self, index: usize) -> Vec<Seconds> {
        let (start, end) = self.bounds(index);
        let date = self.date(index);
        let midnight = civil::day_number(date) * DAY;
        let evening = date.yesterday().map_or(&[][..], |eve| self.parts().week.windows(eve.weekday()));
        let mut open: Vec<_> = evening.iter().filter_map(|w| civil::tail(midnight - DAY, *w)).collect();
        open.extend(self.parts().week.windows(date.weekday()).iter().map(|w| civil::own(midnight, *w)));
        let offsets = &self.parts().offsets;
        let first = offsets.partition_point(|o| o.from <= start) - 1;
        let last = offsets.partition_point(|o| o.from < end);
        let realised = civil::realise(&civil::joined(open), &offsets[first..last], end);
        realised.into_iter().map(|(from, to)| (from.max(start), to)).filter(|(from, to)| from < to).collect()
    }
}

/// A closed gap; where the week would have been open, the closure of the day is the reason.
fn explained(
    gap: Seconds,
    else_: Closed,
    ordinary: &[Seconds],
    closure: Option<&Closure>,
) -> Vec<(Seconds, Stretched)> {
    let mut stretches = Vec::new();
    let mut at = gap.0;
    let mut until = |to: i64, why: Closed| {
        if at < to {
            stretches.push(((at, to), Stretched::Closed(why)));
            at = to;
        }
    };
    if let Some(closure) = closure {
        for &(from, to) in ordinary {
            until(from.min(gap.1), else_.clone());
            until(to.min(gap.1), closure.into());
        }
    }
    until(gap.1, else_);
    stretches
}
