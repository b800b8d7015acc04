//! A schedule laid out over the years: every open stretch as instants, with the reasons for each closed day.
//!
//! Refuses to know: zone data (it needs none once built), and anything beyond its horizon.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::civil::{self, Offset, Stretch};
use crate::engine;
use crate::line::Line;
use crate::{CalendarError, Closure, Day, DayTable, EditionId, NoAnswer, OpenTime, Segment, Week};

/// The hours of one desk over the years vouched for; cheap to clone.
///
/// ```
/// use hours::{Law, OpenTime, Schedule};
/// let paris = Schedule::new("Europe/Paris", "Mon-Fri 09:00-18:00".parse()?)?
///     .holidays(Law::find("FR").expect("one of the three"))
///     .calendar(2026..=2027)?;
/// let friday = "2026-11-20T17:42:00+01:00".parse()?;
/// let monday = "2026-11-23T09:42:00+01:00".parse()?;
/// assert_eq!(paris.due(friday, OpenTime::from_hours(1))?, monday);
/// assert_eq!(paris.start(monday, OpenTime::from_hours(1))?, friday);
/// assert_eq!(paris.between(friday, monday)?, OpenTime::from_hours(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Calendar(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    table: Option<DayTable>,
    line: Line,
    parts: Parts,
    /// When each day begins, and at last when the last one ends.
    starts: Box<[u32]>,
    edition: OnceLock<EditionId>,
}

/// What a calendar is made of; the stretches move into its engines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub zone: String,
    pub tzdb: String,
    pub week: Week,
    pub first: Date,
    pub last: Date,
    /// The beginning of the first day and the end of the last, in unix seconds.
    pub start: i64,
    pub end: i64,
    pub offsets: Vec<Offset>,
    pub closures: BTreeMap<Date, Closure>,
    pub segments: Vec<Stretch>,
}

type Answer<T> = Result<T, CalendarError>;

impl Calendar {
    pub(crate) fn new(mut parts: Parts) -> Calendar {
        let (start, end) = (parts.start, parts.end);
        let stretches = std::mem::take(&mut parts.segments);
        let first = civil::day_number(parts.first);
        let count = (civil::day_number(parts.last) - first + 1) as usize;
        let mut starts = civil::day_starts(first, count, &parts.offsets, end);
        starts.push(end);
        Calendar(Arc::new(Inner {
            table: DayTable::new(start, end, &stretches),
            line: Line::new(start, end, &stretches),
            starts: starts.into_iter().map(|at| (at - start) as u32).collect(),
            parts,
            edition: OnceLock::new(),
        }))
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0.parts
    }

    pub(crate) fn line(&self) -> &Line {
        &self.0.line
    }

    /// The earliest instant at which `span` of open time has passed since `at`.
    ///
    /// From a closed instant it counts from the next opening; a span that uses up the last second of a day ends at
    /// the closing of that day, not at the next opening.
    #[inline]
    pub fn due(&self, at: Timestamp, span: OpenTime) -> Answer<Timestamp> {
        match self.0.table.as_ref().and_then(|table| engine::due(table, at, span)) {
            Some(due) => Ok(due),
            None => self.general_due(at, span),
        }
    }

    /// The latest instant from which `span` of open time passes until `at`: a full day starts at its opening.
    #[inline]
    pub fn start(&self, at: Timestamp, span: OpenTime) -> Answer<Timestamp> {
        match self.0.table.as_ref().and_then(|table| engine::start(table, at, span)) {
            Some(start) => Ok(start),
            None => self.general_start(at, span),
        }
    }

    /// The open time from `from` to `to`.
    #[inline]
    pub fn between(&self, from: Timestamp, to: Timestamp) -> Answer<OpenTime> {
        if to < from {
            return Err(NoAnswer::Backwards { from, to }.into());
        }
        match self.0.table.as_ref().and_then(|table| engine::between(table, from, to)) {
            Some(open) => Ok(open),
            None => self.general_between(from, to),
        }
    }

    /// Whether the desk is open at an instant: at its opening second yes, at its closing second no.
    pub fn is_open(&self, at: Timestamp) -> Answer<bool> {
        self.within(at)?;
        Ok(self.0.line.current_or_next(at.as_second()).is_some_and(|(from, _)| from <= at.as_second()))
    }

    /// The first open instant at or after `at`: `at` itself while the desk is open.
    pub fn next_opening(&self, at: Timestamp) -> Answer<Timestamp> {
        self.within(at)?;
        let (from, _) = self.0.line.current_or_next(at.as_second()).ok_or_else(|| self.nowhere())?;
        if from <= at.as_second() { Ok(at) } else { Ok(instant(from)) }
    }

    /// When the current open stretch, or else the next one, closes.
    pub fn next_closing(&self, at: Timestamp) -> Answer<Timestamp> {
        self.within(at)?;
        let (_, to) = self.0.line.current_or_next(at.as_second()).ok_or_else(|| self.nowhere())?;
        // A stretch cut off by the horizon closes nobody knows when.
        if to == self.parts().end { Err(self.nowhere()) } else { Ok(instant(to)) }
    }

    /// The open stretches from `from` to `to`, cut to them.
    pub fn segments(&self, from: Timestamp, to: Timestamp) -> Answer<Vec<Segment>> {
        self.within_both(from, to)?;
        let cut = |(opens, closes): Stretch| Segment {
            from: instant(opens).max(from),
            to: instant(closes).min(to),
        };
        let stretches = self.0.line.reaching(from.as_second(), to.as_second() + 1);
        Ok(stretches.map(cut).filter(|segment| segment.from < segment.to).collect())
    }

    /// The local date at an instant.
    pub fn date_of(&self, at: Timestamp) -> Answer<Date> {
        self.within(at)?;
        Ok(self.date(self.day_index(at.as_second())))
    }

    /// The days from one local date to another, both included.
    pub fn days(&self, from: Date, to: Date) -> Answer<Vec<Day>> {
        let (first, last) = (self.index_of(from)?, self.index_of(to)?);
        Ok((first..=last).map(|index| self.day(index)).collect())
    }

    /// One day by its local date.
    pub fn day_of(&self, date: Date) -> Answer<Day> {
        Ok(self.day(self.index_of(date)?))
    }

    /// The zone's name in the IANA database.
    pub fn zone(&self) -> &str {
        &self.parts().zone
    }

    /// The release of the time-zone database that it was laid out with.
    pub fn tzdb(&self) -> &str {
        &self.parts().tzdb
    }

    /// The ordinary week behind it.
    pub fn week(&self) -> &Week {
        &self.parts().week
    }

    /// First and last local date vouched for.
    pub fn horizon(&self) -> (Date, Date) {
        (self.parts().first, self.parts().last)
    }

    /// The direct engine over whole seconds, where the calendar's days are uniform.
    pub fn table(&self) -> Option<&DayTable> {
        self.0.table.as_ref()
    }

    /// The hash of [`Calendar::to_bytes`], which names this calendar for ever.
    pub fn edition(&self) -> EditionId {
        *self.0.edition.get_or_init(|| EditionId::of(&self.to_bytes()))
    }

    /// The same calendar with the general engine only, to hold one against the other.
    #[doc(hidden)]
    pub fn without_table(&self) -> Calendar {
        let segments = self.0.line.stretches().collect();
        let general = Calendar::new(Parts { segments, ..self.parts().clone() });
        let Ok(mut inner) = Arc::try_unwrap(general.0) else { unreachable!("nobody else holds it yet") };
        inner.table = None;
        Calendar(Arc::new(inner))
    }
}

/// The general engine, apart so that the quick path stays short; it also finds the words for what the table refused.
impl Calendar {
    #[inline(never)]
    fn general_due(&self, at: Timestamp, span: OpenTime) -> Answer<Timestamp> {
        engine::due(&self.0.line, at, span).ok_or_else(|| self.refusal(at, span))
    }

    #[inline(never)]
    fn general_start(&self, at: Timestamp, span: OpenTime) -> Answer<Timestamp> {
        engine::start(&self.0.line, at, span).ok_or_else(|| self.refusal(at, span))
    }

    #[inline(never)]
    fn general_between(&self, from: Timestamp, to: Timestamp) -> Answer<OpenTime> {
        let open = engine::between(&self.0.line, from, to);
        open.ok_or_else(|| self.outside(from).unwrap_or_else(|| self.beyond(to)))
    }
}

/// Days by their index from the first.
impl Calendar {
    pub(crate) fn day_index(&self, at: i64) -> usize {
        let at = (at - self.parts().start) as u32;
        self.0.starts.partition_point(|&start| start <= at) - 1
    }

    pub(crate) fn date(&self, index: usize) -> Date {
        let number = civil::day_number(self.parts().first) + index as i64;
        date(1970, 1, 1).saturating_add(jiff::Span::new().days(number))
    }

    fn index_of(&self, date: Date) -> Answer<usize> {
        let (first, last) = self.horizon();
        if !(first..=last).contains(&date) {
            return Err(NoAnswer::DateBeyondHorizon { date, first, last }.into());
        }
        Ok((civil::day_number(date) - civil::day_number(first)) as usize)
    }

    /// The instants between which the local date is the one of this index.
    pub(crate) fn bounds(&self, index: usize) -> (i64, i64) {
        let at = |index: usize| self.parts().start + i64::from(self.0.starts[index]);
        (at(index), at(index + 1))
    }

    /// The open stretches of a day, cut to it.
    pub(crate) fn open(&self, index: usize) -> Vec<Stretch> {
        let (start, end) = self.bounds(index);
        self.0.line.reaching(start, end).map(|(from, to)| (from.max(start), to.min(end))).collect()
    }

    fn day(&self, index: usize) -> Day {
        let (start, end) = self.bounds(index);
        let date = self.date(index);
        let offsets = &self.parts().offsets;
        Day {
            date,
            start: instant(start),
            end: instant(end),
            utc_offset: offsets[offsets.partition_point(|o| o.from <= start) - 1].seconds,
            segments: self
                .open(index)
                .into_iter()
                .map(|(from, to)| Segment { from: instant(from), to: instant(to) })
                .collect(),
            closure: self.parts().closures.get(&date).cloned(),
        }
    }
}

/// Refusals, off the quick paths.
impl Calendar {
    fn within(&self, at: Timestamp) -> Answer<()> {
        self.outside(at).map_or(Ok(()), Err)
    }

    pub(crate) fn within_both(&self, from: Timestamp, to: Timestamp) -> Answer<()> {
        self.within(from)?;
        self.within(to)?;
        if to < from { Err(NoAnswer::Backwards { from, to }.into()) } else { Ok(()) }
    }

    fn outside(&self, at: Timestamp) -> Option<CalendarError> {
        (at.as_second() < self.parts().start || at.as_second() >= self.parts().end).then(|| self.beyond(at))
    }

    fn beyond(&self, at: Timestamp) -> CalendarError {
        let (first, last) = self.horizon();
        NoAnswer::InstantBeyondHorizon { at, first, last }.into()
    }

    fn nowhere(&self) -> CalendarError {
        let (first, last) = self.horizon();
        NoAnswer::AnswerBeyondHorizon { first, last }.into()
    }

    #[cold]
    fn refusal(&self, at: Timestamp, span: OpenTime) -> CalendarError {
        if !span.is_positive() {
            return NoAnswer::NoSpan(span).into();
        }
        self.outside(at).unwrap_or_else(|| self.nowhere())
    }
}

pub(crate) fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("seconds of a calendar came from instants")
}
