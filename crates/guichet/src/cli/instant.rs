//! Reading an instant as a person types it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use words::{Lang, Said};

/// Reads an instant (`2026-11-20T16:42:00Z`), a time of a zone (`2026-11-20 17:42 Europe/Paris`) or, where `wall`
/// names a zone, a time on its walls (`2026-11-20 17:42`).
///
/// A time that its zone skips or has twice is explained, not guessed.
pub fn read(typed: &str, wall: Option<&str>, lang: Lang) -> Result<Timestamp, Said> {
    let text = narrowed(typed);
    if let Ok(instant) = text.parse() {
        return Ok(instant);
    }
    let (text, zone) = match split_zone(&text) {
        (text, Some(zone)) => (text, Some(zone)),
        (text, None) => (text, wall),
    };
    let local: DateTime = text
        .parse()
        .ok()
        // A bare date would be read as its midnight, which nobody typed.
        .filter(|_| text.contains(':'))
        .ok_or_else(|| lang.not_an_instant(typed))?;
    let Some(zone) = zone else { return Err(lang.instant_without_zone(text)) };
    on_the_wall(local, zone, text, lang)
}

fn on_the_wall(local: DateTime, zone: &str, text: &str, lang: Lang) -> Result<Timestamp, Said> {
    let zone = zone_named(zone, lang)?;
    let ambiguous = zone.0.to_ambiguous_timestamp(local);
    let place = lang.place(zone.1);
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.unambiguous().map_err(|_| lang.not_an_instant(text)),
        AmbiguousOffset::Gap { before, after } => {
            // Read by the clock before the change the time falls after it, and the other way round.
            let moved = |offset: jiff::tz::Offset| {
                let instant = offset.to_timestamp(local).map_err(|_| lang.not_an_instant(text))?;
                Ok(zone.0.to_datetime(instant).strftime("%Y-%m-%d %H:%M").to_string())
            };
            Err(lang.local_time_skipped(text, &place, &moved(after)?, &moved(before)?))
        }
        AmbiguousOffset::Fold { before, after } => {
            let at = |offset| format!("{}{}", local.strftime("%Y-%m-%dT%H:%M:%S"), written(offset));
            Err(lang.local_time_twice(text, &place, &at(before), &at(after)))
        }
    }
}

/// `+02:00`.
fn written(offset: jiff::tz::Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// A zone by its name in the database. Labels such as CET are refused: in some databases they know summer time, in
/// others not.
fn zone_named(name: &str, lang: Lang) -> Result<(TimeZone, &str), Said> {
    let is_label = !name.contains('/') && name != "UTC";
    if is_label && name.len() <= 5 && name.chars().all(|c| c.is_ascii_uppercase()) {
        return Err(lang.zone_is_a_label(name));
    }
    match TimeZone::get(name) {
        Ok(zone) if !is_label => Ok((zone, name)),
        _ => Err(lang.no_such_zone(name)),
    }
}

/// The zone at the end of what was typed, if it ends with one: after a space, or in brackets.
fn split_zone(text: &str) -> (&str, Option<&str>) {
    if let Some((time, zone)) = text.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        return (time.trim_end(), Some(zone));
    }
    match text.rsplit_once(' ') {
        Some((time, zone)) if zone.starts_with(|c: char| c.is_alphabetic()) => (time.trim_end(), Some(zone)),
        _ => (text, None),
    }
}

/// Full-width digits, letters and spaces as a Japanese keyboard gives them, in their usual width.
fn narrowed(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.trim().chars().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris(text: &str) -> Result<String, String> {
        let read = read(text, Some("Europe/Paris"), Lang::En);
        read.map(|instant| instant.to_string()).map_err(|said| said.what)
    }

    #[test]
    fn an_instant_may_be_typed_in_many_ways() {
        for text in [
            "2026-11-20T16:42:00Z",
            "2026-11-20T17:42+01:00",
            "2026-11-20 17:42",
            "2026-11-20T17:42:00",
            " 2026-11-20 17:42 Europe/Paris ",
            "2026-11-20 17:42[Europe/Paris]",
            "2026-11-20 11:42 America/New_York",
            "2026-11-20 16:42 UTC",
            "２０２６-１１-２０　１７：４２",
        ] {
            assert_eq!(paris(text), Ok("2026-11-20T16:42:00Z".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_time_that_names_no_instant_is_refused() {
        for (text, what) in [
            ("2026-11-20", "\"2026-11-20\" is not an instant"),
            ("2026-02-30 10:00", "\"2026-02-30 10:00\" is not an instant"),
            ("tomorrow", "\"tomorrow\" is not an instant"),
            ("", "\"\" is not an instant"),
            ("2026-11-20 17:42 CET", "\"CET\" is a label, not a zone"),
            ("2026-11-20 17:42 Europe/Pariis", "there is no time zone \"Europe/Pariis\""),
            ("2026-03-29 02:30", "\"2026-03-29 02:30\" does not exist in Paris"),
            ("2026-10-25 02:30", "\"2026-10-25 02:30\" comes twice in Paris"),
        ] {
            assert_eq!(paris(text), Err(what.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn without_a_wall_a_bare_time_is_refused() {
        let said = read("2026-11-20 17:42", None, Lang::En).expect_err("no zone is known");
        assert_eq!(said.what, "\"2026-11-20 17:42\" does not say where");
    }

    /// Source: summer time began on 29 March 2026 at 2:00 in Paris, and ended on 25 October 2026 at 3:00.
    #[test]
    fn both_sides_of_a_change_of_clocks_are_offered() {
        let offered = |text| read(text, Some("Europe/Paris"), Lang::En).expect_err("ambiguous").fix;
        assert_eq!(
            offered("2026-03-29 02:30"),
            "a moment before, `2026-03-29 01:30`, or after, `2026-03-29 03:30`"
        );
        assert_eq!(
            offered("2026-10-25 02:30"),
            "the first, `2026-10-25T02:30:00+02:00`, or the second, `2026-10-25T02:30:00+01:00`"
        );
    }
}
