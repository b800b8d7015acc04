//! The bytes of a calendar, and their hash: the name by which a ticket is pinned to it.
//!
//! The bytes are UTF-8 lines that end in `\n`, with fields separated by tabs, in this order:
//!
//! | line | fields |
//! |---|---|
//! | `hours-edition` | version of this format: `1` |
//! | `zone` | IANA name |
//! | `tzdb` | release of the time-zone database |
//! | `week` | the ordinary week, as [`Week`] writes it |
//! | `days` | first and last local date, then the instants at which the first begins and the last ends |
//! | `offset` | instant from which it counts, seconds east of UTC; one line a change |
//! | `holiday` | date, local name, English name, kind, rule, source, certainty |
//! | `exception` | date, name, reason; these two kinds are sorted together by date |
//! | `open` | instants of opening and closing; one line a stretch |
//!
//! Instants are unix seconds in decimal. A calendar has one such text, and any other text is refused.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::calendar::{Calendar, Parts};
use crate::civil::Offset;
use crate::{Certainty, Closure, Holiday, HolidayKind, Name, Week};

/// The SHA-256 of a calendar's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EditionId([u8; 32]);

impl EditionId {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> EditionId {
        EditionId(Sha256::digest(bytes).into())
    }

    /// The hash itself.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Why a text isn't the name of an edition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the name of a calendar edition, which is 64 digits from 0 to 9 and a to f")]
pub struct EditionIdError(String);

impl FromStr for EditionId {
    type Err = EditionIdError;
    fn from_str(text: &str) -> Result<EditionId, EditionIdError> {
        let refuse = || EditionIdError(text.to_owned());
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(refuse());
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| refuse())?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| refuse())?;
        }
        Ok(EditionId(bytes))
    }
}

impl TryFrom<String> for EditionId {
    type Error = EditionIdError;
    fn try_from(text: String) -> Result<EditionId, EditionIdError> {
        text.parse()
    }
}

impl From<EditionId> for String {
    fn from(id: EditionId) -> String {
        id.to_string()
    }
}

/// Why bytes aren't a calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditionError {
    /// A line that says something else than the format asks for.
    #[error("line {line} of the calendar edition: {what}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What was expected there.
        what: &'static str,
    },
    /// The lines can be read but contradict each other.
    #[error("the calendar edition contradicts itself: {0}")]
    Contradiction(&'static str),
}

impl Calendar {
    /// The bytes that are this calendar: the same for the same calendar, on any machine and with any zone data.
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = self.parts();
        let mut text = String::with_capacity(64 * parts.closures.len() + 28 * self.line().stretches().len());
        self.write(&mut text).expect("a string takes any text");
        text.into_bytes()
    }

    fn write(&self, text: &mut String) -> fmt::Result {
        let Parts { zone, tzdb, week, first, last, start, end, offsets, closures, .. } = self.parts();
        writeln!(text, "hours-edition\t1\nzone\t{zone}\ntzdb\t{tzdb}\nweek\t{week}")?;
        writeln!(text, "days\t{first}\t{last}\t{start}\t{end}")?;
        for offset in offsets {
            writeln!(text, "offset\t{}\t{}", offset.from, offset.seconds)?;
        }
        for (date, closure) in closures {
            match closure {
                Closure::Holiday(Holiday { name, kind, rule, source, certainty, .. }) => writeln!(
                    text,
                    "holiday\t{date}\t{}\t{}\t{kind}\t{rule}\t{source}\t{certainty}",
                    name.local, name.en
                )?,
                Closure::Exception { name, reason } => writeln!(text, "exception\t{date}\t{name}\t{reason}")?,
            }
        }
        for (from, to) in self.line().stretches() {
            writeln!(text, "open\t{from}\t{to}")?;
        }
        Ok(())
    }

    /// Reads a calendar back; it needs no zone data.
    pub fn from_bytes(bytes: &[u8]) -> Result<Calendar, EditionError> {
        let text = std::str::from_utf8(bytes).map_err(|_| EditionError::Contradiction("it is not UTF-8"))?;
        let calendar = Calendar::checked(read(text)?).map_err(EditionError::Contradiction)?;
        if calendar.to_bytes() != bytes {
            return Err(EditionError::Contradiction("it is not written in the one way that counts"));
        }
        Ok(calendar)
    }
}

/// The lines of an edition and where we are in them.
struct Lines<'a> {
    rest: std::iter::Peekable<std::iter::Enumerate<std::str::Split<'a, char>>>,
}

impl<'a> Lines<'a> {
    /// The fields of the next line, if it is of this kind.
    fn next<const N: usize>(
        &mut self,
        kind: &str,
        what: &'static str,
    ) -> Result<Option<[&'a str; N]>, EditionError> {
        let Some(&(number, line)) = self.rest.peek() else { return Ok(None) };
        let mut fields = line.split('\t');
        if fields.next() != Some(kind) {
            return Ok(None);
        }
        self.rest.next();
        let fields: Vec<&str> = fields.collect();
        fields.try_into().map(Some).map_err(|_| EditionError::Line { line: number + 1, what })
    }

    /// The fields of a line that must come now.
    fn must<const N: usize>(&mut self, kind: &str, what: &'static str) -> Result<[&'a str; N], EditionError> {
        let line = self.rest.peek().map_or(1, |(number, _)| number + 1);
        self.next(kind, what)?.ok_or(EditionError::Line { line, what })
    }

    /// A field of the line just read.
    fn field<T: FromStr>(&mut self, text: &str, what: &'static str) -> Result<T, EditionError> {
        let line = self.rest.peek().map_or(1, |(number, _)| *number);
        text.parse().map_err(|_| EditionError::Line { line, what })
    }
}

fn read(text: &str) -> Result<Parts, EditionError> {
    let mut lines = Lines { rest: text.split('\n').enumerate().peekable() };
    let ["1"] = lines.must("hours-edition", "`hours-edition` and version 1")? else {
        return Err(EditionError::Line { line: 1, what: "version 1" });
    };
    let [zone] = lines.must("zone", "`zone` and its name")?;
    let [tzdb] = lines.must("tzdb", "`tzdb` and its release")?;
    let [week] = lines.must("week", "`week` and its hours")?;
    let week: Week = lines.field(week, "a week such as Mon-Fri 09:00-18:00")?;
    let [first, last, start, end] = lines.must("days", "`days`, two dates and two instants")?;
    let (first, last) = (lines.field(first, "a date")?, lines.field(last, "a date")?);
    let (start, end) = (lines.field(start, "an instant")?, lines.field(end, "an instant")?);
    let mut offsets = Vec::new();
    while let Some([from, seconds]) = lines.next("offset", "`offset`, an instant and seconds")? {
        offsets.push(Offset {
            from: lines.field(from, "an instant")?,
            seconds: lines.field(seconds, "seconds")?,
        });
    }
    let closures = closures(&mut lines)?;
    let mut segments = Vec::new();
    while let Some([from, to]) = lines.next("open", "`open` and two instants")? {
        segments.push((lines.field(from, "an instant")?, lines.field(to, "an instant")?));
    }
    let [] = lines.must("", "nothing after the last line")?;
    let (zone, tzdb) = (zone.to_owned(), tzdb.to_owned());
    Ok(Parts { zone, tzdb, week, first, last, start, end, offsets, closures, segments })
}

fn closures(lines: &mut Lines) -> Result<BTreeMap<Date, Closure>, EditionError> {
    let mut closures = BTreeMap::new();
    loop {
        if let Some([date, local, en, kind, rule, source, certainty]) =
            lines.next("holiday", "`holiday` and seven fields")?
        {
            let date = lines.field(date, "a date")?;
            let holiday = Holiday {
                date,
                name: Name { local: local.to_owned().into(), en: en.to_owned().into() },
                kind: lines.field(kind, "holiday, observed, substitute or citizens")?,
                rule: rule.to_owned().into(),
                source: source.to_owned().into(),
                certainty: lines.field(certainty, "official or computed")?,
            };
            closures.insert(date, Closure::Holiday(holiday));
        } else if let Some([date, name, reason]) = lines.next("exception", "`exception` and three fields")? {
            let (name, reason) = (name.to_owned(), reason.to_owned());
            closures.insert(lines.field(date, "a date")?, Closure::Exception { name, reason });
        } else {
            return Ok(closures);
        }
    }
}

impl FromStr for HolidayKind {
    type Err = ();
    fn from_str(text: &str) -> Result<HolidayKind, ()> {
        use HolidayKind::*;
        [Holiday, Observed, Substitute, Citizens].into_iter().find(|kind| kind.as_str() == text).ok_or(())
    }
}

impl FromStr for Certainty {
    type Err = ();
    fn from_str(text: &str) -> Result<Certainty, ()> {
        [Certainty::Official, Certainty::Computed].into_iter().find(|c| c.as_str() == text).ok_or(())
    }
}
