//! How the database is: what whoever watches over the machine asks of it.

use std::sync::atomic::{AtomicU64, Ordering};

crate::statements! {
    /// The last step of the schema.
    SCHEMA = "select max(number) from migrations";
    /// How many letters wait, and since when the oldest does.
    OUTBOX = "select count(*), min(created_at) from outbox where sent_at is null";
    /// How many sessions are open at $1.
    SESSIONS = "select count(*) from keys where kind = 'session' and expires_at > $1";
    /// When the entry at a position was written down.
    RECORDED_AT = "select recorded_at from entries where position = $1";
}

/// The writer, at one look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Writing {
    /// How many commits wait.
    pub waiting: usize,
    /// How many may.
    pub room: usize,
    /// How long the last commit took, in microseconds; none: there was none yet.
    pub last: Option<u64>,
}

/// How long the last commit took.
#[derive(Debug, Default)]
pub(crate) struct Pace(AtomicU64);

impl Pace {
    pub(crate) fn took(&self, begun: std::time::Instant) {
        let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.0.store(micros.max(1), Ordering::Relaxed);
    }

    pub(crate) fn last(&self) -> Option<u64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|micros| *micros > 0)
    }
}
