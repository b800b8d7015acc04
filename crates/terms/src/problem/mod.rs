//! What is wrong with an agreement file: where it is, what it is, why it matters and what would do.
//!
//! A problem is a value, so that the floors above can say it in their reader's language; its own `Display` is English.
//! Refuses to know: file names other than the one it is told.

mod english;

pub use english::Phrases;

use std::fmt;

use hours::{WeekError, WindowError};
use jiff::civil::{Date, DateTime};

use crate::{AgreementId, ClauseId, MeasureId, RegionId};

/// A place in the file, counted from 1; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One thing that is wrong, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub trouble: Trouble,
}

/// What a name in the file stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the noun that it names")]
pub enum Noun {
    Agreement,
    Clause,
    Region,
    Category,
    Measure,
    Target,
    Reading,
    Value,
    Law,
    Zone,
    Language,
    Party,
    Person,
    Exception,
    Exclusion,
    Duty,
    Kind,
    Gravity,
    Concern,
    Addressee,
}

/// What a key should have held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the shape that it names")]
pub enum Shape {
    Text,
    Number,
    YesOrNo,
    Date,
    LocalTime,
    List,
    Table,
    Tables,
}

/// What can be wrong. Each variant holds what a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "a variant is told in its sentence, its fields are the nouns of it")]
pub enum Trouble {
    /// The file isn't TOML; the parser's own words.
    NotToml(String),
    /// A key that nothing executes or shows. `known` are the keys that may stand there.
    UnknownKey { key: String, meant: Option<String>, known: Vec<&'static str> },
    /// A key without which the table says nothing.
    MissingKey { key: String },
    /// A key of another shape than it should have.
    WrongShape { key: String, wanted: Shape },
    /// A text without words.
    EmptyText { key: String },
    /// A text with signs that can't be seen.
    Control { key: String },
    /// A number outside its bounds.
    OutOfBounds { key: String, least: i64, most: i64 },
    /// A name that stands for nothing. `known` are those that do, where they are few.
    Unknown { noun: Noun, name: String, meant: Option<String>, known: Vec<String> },
    /// The same name twice.
    Twice { noun: Noun, name: String, first: Place },
    /// A name with other signs than letters, digits, dots and dashes.
    BadName { noun: Noun, name: String },
    /// The id names a month in which the version doesn't become effective.
    IdAgainstDate { id: AgreementId, effective: Date },
    /// A clause whose chapter isn't there.
    Orphan { clause: ClauseId, chapter: ClauseId },
    /// An agreement without a region, a category or a clause.
    NoneAtAll { noun: Noun },
    /// Not a date.
    NotADate { given: String },
    /// Not a local time.
    NotATime { given: String },
    /// Clocks were put forward over this time in the region: it never was.
    TimeSkipped { time: DateTime, zone: String },
    /// Clocks were put back over this time in the region: it was twice.
    TimeTwice { time: DateTime, zone: String },
    /// Opening hours that can't be read.
    Hours(WeekError),
    /// The hours of an exception that can't be read.
    Window(WindowError),
    /// An exception that is neither closed nor has hours, or both.
    ClosedOrHours,
    /// Not a span of open time.
    NotASpan { given: String },
    /// A span of no time.
    NoTime { given: String },
    /// A span longer than any clock.
    SpanTooLong { given: String },
    /// A rung of the ladder that calls no later than the one before it.
    RungTooEarly { given: String, before: String },
    /// People for hours in which the region is closed.
    StaffedWhileClosed { region: RegionId, hours: String },
    /// Two numbers of people for one minute.
    StaffedTwice { region: RegionId },
    /// Targets in days, and a week whose days aren't equally long.
    UnevenDays { region: RegionId },
    /// Targets in days, and regions whose days aren't equally long.
    UnequalRegions { one: RegionId, other: RegionId },
    /// An offset that isn't a whole number of hours of the world.
    NotAnOffset { given: String },
    /// The reading of the labels is literal, and the region's label has no offset.
    OffsetMissing { region: RegionId },
    /// The hours of days off count, and the week's days have different hours.
    DaysOffUneven { region: RegionId },
    /// A region whose calendar can't be built; the words of the floor below.
    NoCalendar { region: RegionId, message: String },
    /// An example for a category that has no target for that measure.
    NoTarget { category: u8, measure: MeasureId },
    /// An example outside the years of the calendar; the words of the floor below.
    ExampleBeyond { message: String },
    /// An example that doesn't come out.
    ExampleFails { region: RegionId, category: u8, opened: DateTime, expected: DateTime, got: DateTime },
}

/// Everything that is wrong with one file, in the order of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// The file as the caller calls it, for the messages.
    pub file: Option<String>,
    /// At least one.
    pub list: Vec<Problem>,
}

impl Problems {
    /// The same problems, said of a file.
    ///
    /// ```
    /// let problems = terms::Agreement::parse("id = 2021").unwrap_err().of("agreements/x.toml");
    /// assert!(problems.to_string().starts_with("agreements/x.toml:1:"));
    /// ```
    pub fn of(mut self, file: &str) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    /// Collects problems into the order in which a reader meets them.
    pub(crate) fn new(mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.place);
        Self { file: None, list }
    }
}

impl std::error::Error for Problems {}
