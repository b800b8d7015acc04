//! What comes from outside as bytes or as an excerpt is held against itself before it is believed.

use crate::calendar::{Calendar, Parts};
use crate::civil;
use crate::{Closure, Holiday};

/// The most seconds that fit a calendar.
const LONGEST: i64 = u32::MAX as i64;

impl Calendar {
    /// A calendar of these parts, or what is wrong with them.
    pub(crate) fn checked(parts: Parts) -> Result<Calendar, &'static str> {
        let Parts { zone, tzdb, first, last, start, end, offsets, closures, segments, .. } = &parts;
        let ensure = |holds: bool, what: &'static str| if holds { Ok(()) } else { Err(what) };
        ensure(first <= last, "its last day is before its first")?;
        ensure(
            instants().contains(start) && instants().contains(end) && start < end,
            "it ends before it begins",
        )?;
        ensure(end - start < LONGEST, "it is longer than 136 years")?;
        let days = civil::day_number(*last) - civil::day_number(*first) + 1;
        // A day of 22 to 26 hours on average leaves room for every change of clocks there has been.
        ensure(
            (days - 1) * 22 * 3600 <= end - start && end - start <= (days + 1) * 26 * 3600,
            "its days don't fit its instants",
        )?;
        ensure(offsets.first().is_some_and(|o| o.from == *start), "no offset counts from its beginning")?;
        ensure(
            offsets.iter().all(|o| o.from < *end && o.seconds.abs() <= 26 * 3600),
            "an offset is out of range",
        )?;
        ensure(offsets.windows(2).all(|p| p[0].from < p[1].from), "its offsets are out of order")?;
        ensure(
            segments.iter().all(|s| *start <= s.0 && s.0 < s.1 && s.1 <= *end),
            "a stretch is empty or out of range",
        )?;
        ensure(segments.windows(2).all(|p| p[0].1 < p[1].0), "its stretches touch or are out of order")?;
        ensure(
            closures.keys().all(|date| (first..=last).contains(&date)),
            "a closure lies outside its days",
        )?;
        let texts = closures.values().flat_map(texts).chain([&**zone, &**tzdb]);
        ensure(texts.into_iter().all(plain), "a text is empty or has control characters")?;
        Ok(Calendar::new(parts))
    }
}

/// From 1971 to 2106, in unix seconds, with a day to spare.
fn instants() -> std::ops::Range<i64> {
    30 * 86_400..4_300_000_000
}

fn texts(closure: &Closure) -> Vec<&str> {
    match closure {
        Closure::Holiday(Holiday { name, rule, source, .. }) => {
            vec![&*name.local, &*name.en, &**rule, &**source]
        }
        Closure::Exception { name, reason } => vec![&**name, &**reason],
    }
}

fn plain(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_control)
}
