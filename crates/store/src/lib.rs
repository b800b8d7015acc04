//! The journal and its projections, on SQLite or PostgreSQL.
//!
//! This floor answers: *is it written, in which order, and what was written?* A transaction is a value,
//! [`Commit`]: the callers load, the core decides, and [`Db::commit`] writes the whole of it or says why not.
//! Positions in the journal are dense, and a reader that follows them never skips one.
//!
//! It refuses to know what an entry means: bodies are bytes, streams are a kind and sixteen bytes, and time
//! is an integer of microseconds that somebody else read from a clock. Nothing here draws a random number
//! either.

pub mod attachments;
mod commit;
mod db;
mod error;
pub mod faults;
pub mod files;
mod group;
pub mod health;
pub mod idempotency;
pub mod identity;
pub mod journal;
mod location;
mod migrate;
pub mod outbox;
mod postgres;
pub mod projections;
mod queue;
pub mod reads;
mod registry;
pub mod settings;
mod sqlite;
mod statement;
pub mod texts;
mod value;
mod verify;

pub use commit::{Commit, Guard, Key, NewEntry, Outcome, Param, StreamKey, Write};
pub use db::{Db, Engine, Options};
pub use error::{CommitError, OpenError, ReadError};
pub use group::FIRST_TICKET_NUMBER;
pub use idempotency::Recorded;
pub use journal::{Follower, StoredEntry};
pub use location::Location;
pub use registry::{POSTGRES_ONLY, REGISTRY};
pub use statement::Statement;
pub use value::{FromValue, Row, Value};
pub use verify::{Verdict, Wrong, genesis, next_head};
