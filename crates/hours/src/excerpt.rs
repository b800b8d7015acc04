//! The days of a calendar that a proof needs: enough to compute again without the calendar and without zone data.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Parts};
use crate::civil::{self, Offset};
use crate::{CalendarError, Closure, Day, EditionId, Week};

/// Whole local days cut out of a calendar.
///
/// A [`Calendar`] made from it gives the same answers within these days and refuses beyond them.
///
/// ```
/// use hours::{Calendar, OpenTime, Schedule};
/// let paris = Schedule::new("Europe/Paris", "Mon-Fri 09:00-18:00".parse()?)?.calendar(2026..=2026)?;
/// let (friday, monday) = ("2026-11-20T17:42:00+01:00".parse()?, "2026-11-23T09:42:00+01:00".parse()?);
/// let small = Calendar::try_from(paris.excerpt(friday, monday)?)?;
/// assert_eq!(small.due(friday, OpenTime::from_hours(1))?, monday);
/// assert!(small.due(friday, OpenTime::from_hours(10)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excerpt {
    /// The edition it was cut from.
    pub edition: EditionId,
    /// The zone's name in the IANA database.
    pub zone: String,
    /// The release of the time-zone database behind it.
    pub tzdb: String,
    /// The ordinary week.
    pub week: Week,
    /// The offsets from UTC in force.
    pub offsets: Vec<OffsetFrom>,
    /// The days, without gaps.
    pub days: Vec<Day>,
}

/// An offset from UTC and the instant from which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffsetFrom {
    /// The instant.
    pub from: Timestamp,
    /// Seconds east of UTC.
    pub seconds: i32,
}

/// Why an excerpt isn't a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the excerpt contradicts itself: {0}")]
pub struct ExcerptError(&'static str);

impl Calendar {
    /// The days from the one that holds `from` to the one that holds `to`.
    pub fn excerpt(&self, from: Timestamp, to: Timestamp) -> Result<Excerpt, CalendarError> {
        self.within_both(from, to)?;
        let days = self.days(self.date_of(from)?, self.date_of(to)?)?;
        let (start, end) = (days[0].start.as_second(), days[days.len() - 1].end.as_second());
        let offsets = &self.parts().offsets;
        let first = offsets.partition_point(|o| o.from <= start) - 1;
        let in_force = offsets[first..].iter().take_while(|o| o.from < end);
        let offsets = in_force
            .map(|o| OffsetFrom { from: crate::calendar::instant(o.from.max(start)), seconds: o.seconds })
            .collect();
        let (zone, tzdb, week) = (self.zone().to_owned(), self.tzdb().to_owned(), self.week().clone());
        Ok(Excerpt { edition: self.edition(), zone, tzdb, week, offsets, days })
    }
}

impl TryFrom<Excerpt> for Calendar {
    type Error = ExcerptError;

    fn try_from(excerpt: Excerpt) -> Result<Calendar, ExcerptError> {
        let Excerpt { zone, tzdb, week, offsets, days, .. } = excerpt;
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return Err(ExcerptError("it has no days"));
        };
        let segments = days.iter().flat_map(|day| &day.segments);
        let parts = Parts {
            zone,
            tzdb,
            week,
            first: first.date,
            last: last.date,
            start: first.start.as_second(),
            end: last.end.as_second(),
            offsets: offsets
                .iter()
                .map(|o| Offset { from: o.from.as_second(), seconds: o.seconds })
                .collect(),
            closures: days.iter().filter_map(|day| Some((day.date, day.closure.clone()?))).collect(),
            // A stretch over midnight was cut into two days.
            segments: civil::joined(segments.map(|s| (s.from.as_second(), s.to.as_second())).collect()),
        };
        let dates =
            |closure: &Closure, day: &Day| matches!(closure, Closure::Holiday(h) if h.date != day.date);
        if days.iter().any(|day| day.closure.as_ref().is_some_and(|closure| dates(closure, day))) {
            return Err(ExcerptError("a holiday stands on another date than its day"));
        }
        let calendar = Calendar::checked(parts).map_err(ExcerptError)?;
        // Days out of order, overlapping or cut at fractions of a second don't come back as they were.
        match calendar.days(first.date, last.date) {
            Ok(again) if again == days => Ok(calendar),
            _ => Err(ExcerptError("its days don't follow from its instants and offsets")),
        }
    }
}
