//! What can go wrong, each with what the caller may conclude.

use crate::StreamKey;

/// A database couldn't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address isn't one of a database that we know.
    #[error("{0:?} begins neither the path of an SQLite file nor a postgres:// address")]
    Location(String),
    /// A newer Guichet has been here; an older one must not write.
    #[error(
        "the database has schema {found}, and this version of Guichet knows {known}: use the newer version"
    )]
    Newer {
        /// What the database says.
        found: i64,
        /// The last migration of this build.
        known: i64,
    },
    /// A migration that was applied isn't the one of this build.
    #[error("migration {number} was applied with another text than this version of Guichet has")]
    Altered {
        /// Its number.
        number: i64,
    },
    /// The engine said no.
    #[error("the database can't be opened: {0}")]
    Engine(String),
}

/// A question got no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReadError {
    /// A text parameter holds U+0000, which no text in the database can equal.
    #[error("a parameter of {statement} holds a NUL character")]
    Nul {
        /// The statement's name.
        statement: &'static str,
    },
    /// A column isn't what the reader expects: the statement and its reader disagree.
    #[error("column {index} should be {wanted} and is {found}")]
    Column {
        /// Counted from 0.
        index: usize,
        /// What was asked for.
        wanted: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// The engine refused the statement.
    #[error("{statement} failed: {reason}")]
    Failed {
        /// The statement's name.
        statement: &'static str,
        /// The engine's words.
        reason: String,
    },
    /// The journal skips a position: somebody changed the database behind our back.
    #[error("the journal has no entry at position {position}")]
    Gap {
        /// The position that is missing.
        position: u64,
    },
    /// The database isn't there at the moment; asking again may help.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
}

/// A commit wasn't written, or nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// A stream has moved on since the decision read it. Load again, decide again. Nothing was written.
    #[error("the stream {stream} has moved on")]
    Conflict {
        /// The stream.
        stream: StreamKey,
    },
    /// A write that must touch rows found others, or none. Nothing was written.
    #[error("{statement} found other rows than it must")]
    Missed {
        /// The statement's name.
        statement: &'static str,
    },
    /// The key was used before, for something else. Nothing was written.
    #[error("the idempotency key was used before with another body")]
    KeyReused,
    /// A row with the same unique key exists. Nothing was written.
    #[error("{statement} would make a duplicate: {reason}")]
    Duplicate {
        /// The statement's name.
        statement: &'static str,
        /// The engine's words.
        reason: String,
    },
    /// A statement failed for another reason: our mistake. Nothing was written.
    #[error("{statement} failed: {reason}")]
    Failed {
        /// The statement's name.
        statement: &'static str,
        /// The engine's words.
        reason: String,
    },
    /// The commit can't be stored as it is. Nothing was written.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The database isn't there at the moment. Nothing was written.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// It may be written or not. [`Db::recorded`](crate::Db::recorded) tells by the key; the same commit with
    /// the same key may also be sent again.
    #[error("the outcome of the commit is unknown")]
    Unknown,
}
