//! Why a calendar has no answer.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::OpenTime;

/// Why a calendar has no answer: [`CalendarError::why`] to decide by, its text to read.
///
/// It is a pointer, because what travels with every answer should be no larger than the answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CalendarError(Box<NoAnswer>);

impl CalendarError {
    /// The reason.
    pub fn why(&self) -> &NoAnswer {
        &self.0
    }
}

impl From<NoAnswer> for CalendarError {
    fn from(why: NoAnswer) -> CalendarError {
        CalendarError(Box::new(why))
    }
}

/// What is in the way of an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// An instant asked about lies outside the horizon.
    #[error("{at} lies outside the days this calendar vouches for, {first} to {last}")]
    InstantBeyondHorizon {
        /// The instant.
        at: Timestamp,
        /// First day of the horizon.
        first: Date,
        /// Last day of the horizon.
        last: Date,
    },
    /// A date asked about lies outside the horizon.
    #[error("{date} lies outside the days this calendar vouches for, {first} to {last}")]
    DateBeyondHorizon {
        /// The date.
        date: Date,
        /// First day of the horizon.
        first: Date,
        /// Last day of the horizon.
        last: Date,
    },
    /// The answer lies outside the horizon.
    #[error("the answer lies outside the days this calendar vouches for, {first} to {last}")]
    AnswerBeyondHorizon {
        /// First day of the horizon.
        first: Date,
        /// Last day of the horizon.
        last: Date,
    },
    /// A span of nothing or less has no end of its own.
    #[error("a span of {0} has no end of its own; ask for more than no time")]
    NoSpan(OpenTime),
    /// The end lies before the beginning.
    #[error("{to} is before {from}; give the earlier instant first")]
    Backwards {
        /// The beginning asked for.
        from: Timestamp,
        /// The end asked for.
        to: Timestamp,
    },
}
