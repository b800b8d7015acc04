//! What waits for a writer, and how a group is taken from it and answered.

use tokio::sync::{mpsc, oneshot};

use crate::idempotency::Recorded;
use crate::{Commit, CommitError, Key, Outcome};

/// A group is cut when it holds this much, so that one transaction doesn't swell without bound.
const MOST_BYTES: usize = 8 << 20;

/// What a writer is asked, and where the answer goes.
pub(crate) enum Ask {
    Commit(Commit, oneshot::Sender<Result<Outcome, CommitError>>),
    Recorded(Key, oneshot::Sender<Result<Option<Recorded>, CommitError>>),
    Scrub(oneshot::Sender<Result<(), CommitError>>),
    Close(oneshot::Sender<()>),
}

/// The answer to one of a group.
pub(crate) enum Answer {
    Commit(Result<Outcome, CommitError>),
    Recorded(Result<Option<Recorded>, CommitError>),
}

/// The writer's end of the queue.
pub(crate) struct Queue {
    asked: mpsc::Receiver<Ask>,
    group: usize,
    scrubbers: Vec<oneshot::Sender<Result<(), CommitError>>>,
    closers: Vec<oneshot::Sender<()>>,
}

impl Queue {
    pub fn new(asked: mpsc::Receiver<Ask>, group: usize) -> Queue {
        Queue { asked, group: group.max(1), scrubbers: Vec::new(), closers: Vec::new() }
    }

    /// The next group, or `None` when the queue is closed and drained.
    pub async fn next(&mut self) -> Option<Vec<Ask>> {
        let first = self.asked.recv().await?;
        Some(self.gather(first))
    }

    /// As [`Queue::next`], for a thread.
    pub fn blocking_next(&mut self) -> Option<Vec<Ask>> {
        let first = self.asked.blocking_recv()?;
        Some(self.gather(first))
    }

    /// Takes what waits already: nobody waits for company.
    fn gather(&mut self, first: Ask) -> Vec<Ask> {
        let mut group = Vec::new();
        let mut bytes = 0;
        let mut next = Some(first);
        while let Some(ask) = next {
            match ask {
                Ask::Close(closer) => {
                    self.asked.close();
                    self.closers.push(closer);
                }
                Ask::Scrub(scrubber) => self.scrubbers.push(scrubber),
                ask => {
                    bytes += ask.bytes();
                    group.push(ask);
                }
            }
            next = if group.len() < self.group && bytes < MOST_BYTES {
                self.asked.try_recv().ok()
            } else {
                None
            };
        }
        group
    }

    /// Those who wait for a scrubbing, which no transaction may hold.
    pub fn scrubbers(&mut self) -> Vec<oneshot::Sender<Result<(), CommitError>>> {
        std::mem::take(&mut self.scrubbers)
    }

    /// Tells those who closed the queue that the writer has gone.
    pub fn finish(self) {
        for closer in self.closers {
            // An error means that nobody waits for the end any more.
            let _ = closer.send(());
        }
    }
}

impl Ask {
    pub fn commit(&self) -> Option<&Commit> {
        if let Ask::Commit(commit, _) = self { Some(commit) } else { None }
    }

    pub fn key(&self) -> Option<&Key> {
        match self {
            Ask::Commit(commit, _) => commit.idempotency.as_ref(),
            Ask::Recorded(key, _) => Some(key),
            Ask::Scrub(_) | Ask::Close(_) => None,
        }
    }

    fn bytes(&self) -> usize {
        self.commit().map_or(0, Commit::bytes)
    }

    /// Every send may fail, when the asker has stopped waiting; the commit stands all the same.
    pub fn hear(self, answer: Answer) {
        match (self, answer) {
            (Ask::Commit(_, asker), Answer::Commit(answer)) => drop(asker.send(answer)),
            (Ask::Recorded(_, asker), Answer::Recorded(answer)) => drop(asker.send(answer)),
            (ask, _) => ask.hear_error(&CommitError::Unknown),
        }
    }

    pub fn hear_error(self, error: &CommitError) {
        match self {
            Ask::Commit(_, asker) => drop(asker.send(Err(error.clone()))),
            Ask::Recorded(_, asker) => drop(asker.send(Err(error.clone()))),
            Ask::Scrub(asker) => drop(asker.send(Err(error.clone()))),
            Ask::Close(asker) => drop(asker.send(())),
        }
    }
}
