//! Instants as another desk wrote them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::log::Why;

/// How to read them.
#[derive(Clone, Debug)]
pub(super) struct Instants {
    /// On whose wall they were read, where no offset says so.
    pub zone: Option<TimeZone>,
    /// An offset that is written beside them is a label.
    pub ignored: bool,
    /// How they are written, in `strptime`'s letters; none: as ISO 8601 writes them.
    pub format: Option<String>,
}

impl Instants {
    /// The instant that a text names, to the microsecond.
    pub fn read(&self, text: &str) -> Result<Timestamp, Why> {
        let text = text.trim();
        let (wall, offset) = self.parts(text).ok_or_else(|| Why::NotAnInstant(text.to_owned()))?;
        let instant = match (offset.filter(|_| !self.ignored), &self.zone) {
            (Some(offset), _) => offset.to_timestamp(wall).map_err(|_| Why::NotAnInstant(text.to_owned()))?,
            (None, Some(zone)) => on_the_wall(wall, zone, text)?,
            (None, None) => return Err(Why::WithoutZone(text.to_owned())),
        };
        Ok(desk::decide::instant_of_an_entry(instant))
    }

    fn parts(&self, text: &str) -> Option<(DateTime, Option<Offset>)> {
        if let Some(format) = &self.format {
            let read = strtime::parse(format, text).ok()?;
            return Some((read.to_datetime().ok()?, read.offset()));
        }
        let read = DateTimeParser::new().parse_pieces(text).ok()?;
        Some((read.date().to_datetime(read.time()?), read.to_numeric_offset()))
    }
}

/// Clocks that change skip an hour and repeat another: in either, nothing is guessed.
fn on_the_wall(wall: DateTime, zone: &TimeZone, text: &str) -> Result<Timestamp, Why> {
    let found = zone.to_ambiguous_timestamp(wall);
    match found.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            found.unambiguous().map_err(|_| Why::NotAnInstant(text.to_owned()))
        }
        AmbiguousOffset::Gap { .. } => Err(Why::Skipped(text.to_owned())),
        AmbiguousOffset::Fold { .. } => Err(Why::Twice(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, zone: Option<&str>, ignored: bool, format: Option<&str>) -> Result<String, Why> {
        let zone = zone.map(|name| TimeZone::get(name).expect("a zone"));
        let instants = Instants { zone, ignored, format: format.map(str::to_owned) };
        instants.read(text).map(|instant| instant.to_string())
    }

    #[test]
    fn an_offset_counts_unless_it_is_a_label() {
        let text = "2012-05-02T08:52:57+01:00";
        let stockholm = Some("Europe/Stockholm");
        assert_eq!(read(text, None, false, None), Ok("2012-05-02T07:52:57Z".to_owned()));
        assert_eq!(read(text, stockholm, false, None), Ok("2012-05-02T07:52:57Z".to_owned()));
        assert_eq!(read(text, stockholm, true, None), Ok("2012-05-02T06:52:57Z".to_owned()));
    }

    #[test]
    fn other_desks_write_in_other_ways() {
        let utc = Some("UTC");
        assert_eq!(
            read("29/2/2016 01:16", utc, false, Some("%d/%m/%Y %H:%M")),
            Ok("2016-02-29T01:16:00Z".to_owned())
        );
        assert_eq!(read("2016-02-29 01:16", utc, false, None), Ok("2016-02-29T01:16:00Z".to_owned()));
    }

    /// Source: Swedish clocks went from 2:00 to 3:00 on 25 March 2012, and from 3:00 to 2:00 on 30 October 2011.
    #[test]
    fn nothing_is_guessed() {
        let stockholm = |text| read(text, Some("Europe/Stockholm"), true, None);
        assert_eq!(stockholm("2012-03-25T02:30:00"), Err(Why::Skipped("2012-03-25T02:30:00".to_owned())));
        assert_eq!(stockholm("2011-10-30T02:30:00"), Err(Why::Twice("2011-10-30T02:30:00".to_owned())));
        assert_eq!(
            stockholm("2012-02-30T02:30:00"),
            Err(Why::NotAnInstant("2012-02-30T02:30:00".to_owned()))
        );
        assert_eq!(stockholm("2012-02-28"), Err(Why::NotAnInstant("2012-02-28".to_owned())));
        let nowhere = read("2012-02-28T10:00", None, false, None);
        assert_eq!(nowhere, Err(Why::WithoutZone("2012-02-28T10:00".to_owned())));
    }
}
