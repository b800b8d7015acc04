//! From decisions to a commit.

use desk::{Digest, Entry, Fact, Stream, TicketFact, chain};
use store::projections::key;
use store::{Commit, CommitError, Guard, Key, NewEntry, Outcome, Write};

use crate::{App, Failure};

/// Everything that one decision changes, on its way to the store.
#[derive(Default)]
pub(crate) struct Batch(Commit);

impl Batch {
    /// Appends entries of one stream whose chain ends in `head`.
    pub fn append(&mut self, head: Digest, entries: &[Entry]) {
        let mut head = head;
        for entry in entries {
            let body = entry.bytes();
            head = chain(head, &body);
            self.0.entries.push(NewEntry {
                stream: key(entry.stream),
                number: entry.number,
                at: entry.at.as_microsecond(),
                recorded_at: entry.recorded_at.as_microsecond(),
                body,
                hash: head.0,
                opens_ticket: matches!(entry.fact, Fact::Ticket(TicketFact::Opened(_))),
            });
        }
    }

    /// Another stream that the decision read must still be at that version.
    pub fn guard(&mut self, stream: Stream, version: u64) {
        self.0.guards.push(Guard { stream: key(stream), version });
    }

    /// Writes this as well.
    pub fn also(&mut self, write: Write) {
        self.0.statements.push(write);
    }

    /// Writes these as well.
    pub fn and(&mut self, writes: impl IntoIterator<Item = Write>) {
        self.0.statements.extend(writes);
    }

    /// All of another one after it, but its key.
    pub fn join(&mut self, other: Batch) {
        self.0.entries.extend(other.0.entries);
        self.0.guards.extend(other.0.guards);
        self.0.statements.extend(other.0.statements);
    }

    /// Makes the request recognisable.
    pub fn keyed(&mut self, key: Option<Key>) {
        self.0.idempotency = key;
    }
}

impl App {
    /// Commits. A conflict forgets what was remembered of the stream that moved, so that the next try reads afresh.
    pub(crate) async fn commit(&self, batch: Batch) -> Result<Outcome, Failure> {
        let key = batch.0.idempotency.clone();
        match self.0.db.commit(batch.0).await {
            Ok(outcome) => Ok(outcome),
            Err(CommitError::Conflict { stream }) => {
                self.0.known.forget(stream.id);
                Err(Failure::Busy)
            }
            Err(CommitError::Unknown) => self.look_up(key).await,
            Err(error) => Err(error.into()),
        }
    }

    /// The connection was lost while committing: the key tells whether it was written.
    async fn look_up(&self, key: Option<Key>) -> Result<Outcome, Failure> {
        let Some(key) = key else { return Err(Failure::Unknown) };
        match self.0.db.recorded(&key).await {
            Ok(Some(found)) => {
                Ok(Outcome::Repeated { position: found.position, ticket_number: found.ticket_number })
            }
            Ok(None) => Err(Failure::Busy),
            Err(_) => Err(Failure::Unknown),
        }
    }
}
