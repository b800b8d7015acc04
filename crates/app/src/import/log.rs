//! The rows of a log, collected by ticket: what they mean, not what they say.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use desk::Refusal;
use jiff::Timestamp;

use super::mapping::Mapping;

/// Why a row isn't taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// A cell that names something is empty.
    Empty(String),
    /// A cell isn't UTF-8.
    NotText(String),
    /// It can't be read as an instant.
    NotAnInstant(String),
    /// It has neither an offset nor a zone.
    WithoutZone(String),
    /// The clocks of its zone skip it.
    Skipped(String),
    /// The clocks of its zone show it twice.
    Twice(String),
    /// The mapping has no such status.
    UnknownStatus(String),
    /// The mapping has no such place.
    UnknownPlace(String),
    /// The mapping has no such impact.
    UnknownImpact(String),
    /// The desk refuses the fact.
    Refused(Refusal),
    /// So many rows of that ticket lie before what was taken of it in an earlier run.
    TooLate {
        /// The ticket's number in the log.
        ticket: String,
        /// How many rows.
        rows: u64,
    },
}

/// The log has no such column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoColumn {
    /// What the mapping names.
    pub column: String,
    /// What there is.
    pub found: Vec<String>,
}

/// One row's meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub at: Timestamp,
    pub line: u32,
    /// Which of the mapping's statuses.
    pub status: u16,
    /// The category of its impact; 0: it tells none.
    pub category: u8,
}

/// A ticket of the log.
#[derive(Clone, Debug)]
pub(super) struct Logged {
    /// Which of the mapping's places.
    pub place: u16,
    pub subject: Box<str>,
    /// In the order of their instants once the log is whole.
    pub rows: Vec<Row>,
}

/// A log on its way in.
pub struct Log<'m> {
    pub(super) mapping: &'m Mapping,
    pub(super) tickets: HashMap<Box<str>, Logged>,
    columns: At,
    rows: u64,
    refused: u64,
}

/// Where the columns stand.
struct At {
    ticket: usize,
    instant: usize,
    status: Vec<usize>,
    place: usize,
    impact: Option<usize>,
    subject: Vec<usize>,
}

impl<'m> Log<'m> {
    /// An empty log with these columns.
    ///
    /// # Errors
    ///
    /// The first column of the mapping that isn't there.
    pub fn new(mapping: &'m Mapping, header: &[String]) -> Result<Log<'m>, NoColumn> {
        let place = |column: &String| {
            let found = header.iter().position(|name| name.trim() == column);
            found.ok_or_else(|| NoColumn { column: column.clone(), found: header.to_vec() })
        };
        let places = |columns: &[String]| columns.iter().map(place).collect::<Result<Vec<_>, _>>();
        let named = &mapping.columns;
        let columns = At {
            ticket: place(&named.ticket)?,
            instant: place(&named.instant)?,
            status: places(&named.status)?,
            place: place(&named.place)?,
            impact: named.impact.as_ref().map(place).transpose()?,
            subject: places(&named.subject)?,
        };
        Ok(Log { mapping, tickets: HashMap::new(), columns, rows: 0, refused: 0 })
    }

    /// A row that couldn't even be cut into cells.
    pub fn broken(&mut self) {
        self.rows += 1;
        self.refused += 1;
    }

    /// Takes a row: its line in the file, and its cells by their place.
    ///
    /// # Errors
    ///
    /// Why it isn't taken.
    pub fn take<'a>(&mut self, line: u64, cell: impl Fn(usize) -> Cow<'a, [u8]>) -> Result<(), Why> {
        self.rows += 1;
        let taken = self.read(line, &cell);
        if taken.is_err() {
            self.refused += 1;
        }
        taken
    }

    fn read<'a>(&mut self, line: u64, cell: &impl Fn(usize) -> Cow<'a, [u8]>) -> Result<(), Why> {
        let named = &self.mapping.columns;
        let text = |index, name: &String| text(cell(index), name);
        let told = |index, name: &String| {
            let text = text(index, name)?;
            if text.is_empty() { Err(Why::Empty(name.clone())) } else { Ok(text) }
        };
        let number = told(self.columns.ticket, &named.ticket)?;
        let at = self.mapping.instants.read(&told(self.columns.instant, &named.instant)?)?;
        let status = self.columns.status.iter().zip(&named.status);
        let status = status.map(|(index, name)| text(*index, name)).collect::<Result<Vec<_>, _>>()?;
        let status = self.status(status.join(" / "))?;
        let place = self.place(told(self.columns.place, &named.place)?)?;
        let category = match (self.columns.impact, &named.impact) {
            (Some(index), Some(name)) => self.category(text(index, name)?)?,
            _ => 0,
        };
        let row = Row { at, line: u32::try_from(line).unwrap_or(u32::MAX), status, category };
        let subject = || {
            let words = self.columns.subject.iter().zip(&named.subject);
            let words = words.map(|(index, name)| text(*index, name)).collect::<Result<Vec<_>, _>>()?;
            let words = words.into_iter().filter(|word| !word.is_empty());
            let all: Vec<String> = std::iter::once(number.clone()).chain(words).collect();
            Ok::<_, Why>(all.join(" · ").into_boxed_str())
        };
        match self.tickets.entry(number.clone().into_boxed_str()) {
            Entry::Vacant(new) => {
                new.insert(Logged { place, subject: subject()?, rows: vec![row] });
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                // What a ticket is about stands in its first row, wherever that is in the file.
                if known.rows.iter().all(|before| at < before.at) {
                    (known.place, known.subject) = (place, subject()?);
                }
                known.rows.push(row);
            }
        }
        Ok(())
    }

    fn status(&self, word: String) -> Result<u16, Why> {
        let found = self.mapping.facts.binary_search_by(|(known, _)| known.as_str().cmp(&word));
        found.ok().and_then(|index| u16::try_from(index).ok()).ok_or(Why::UnknownStatus(word))
    }

    fn place(&self, word: String) -> Result<u16, Why> {
        let found = self.mapping.places.binary_search_by(|(known, _)| known.as_str().cmp(&word));
        found.ok().and_then(|index| u16::try_from(index).ok()).ok_or(Why::UnknownPlace(word))
    }

    fn category(&self, word: String) -> Result<u8, Why> {
        if word.is_empty() {
            return Ok(0);
        }
        self.mapping.impacts.get(&word).copied().ok_or(Why::UnknownImpact(word))
    }

    /// How many rows came.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many of those weren't taken.
    pub fn refused(&self) -> u64 {
        self.refused
    }

    /// The tickets, the one first notified first; of each, the rows in the order of their instants.
    pub(super) fn in_order(self) -> Vec<(Box<str>, Logged)> {
        let mut tickets: Vec<_> = self.tickets.into_iter().collect();
        for (_, ticket) in &mut tickets {
            ticket.rows.sort_by_key(|row| (row.at, row.line));
        }
        tickets.sort_by(|(a, x), (b, y)| (x.rows[0].at, a).cmp(&(y.rows[0].at, b)));
        tickets
    }
}

fn text(cell: Cow<'_, [u8]>, column: &str) -> Result<String, Why> {
    match std::str::from_utf8(&cell) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(_) => Err(Why::NotText(column.to_owned())),
    }
}
