//! What a group of commits becomes, judged in memory: who conflicts, who repeats, which positions and numbers
//! are given.
//!
//! Both engines load the [`Books`] under the lock of the house's row and write what [`Books::judge`] planned.

use std::collections::HashMap;

use crate::idempotency::Recorded;
use crate::verify::next_head;
use crate::{Commit, CommitError, Key, NewEntry, Outcome, Param, StreamKey, Value};

/// The public number of the first ticket of a house.
pub const FIRST_TICKET_NUMBER: u64 = 1_001;

/// The house's single row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct House {
    pub position: u64,
    pub head: [u8; 32],
    pub tickets: u64,
}

/// What a group must know before it can be judged, brought up to date as its commits are accepted.
pub(crate) struct Books {
    pub house: House,
    pub versions: HashMap<StreamKey, u64>,
    pub keys: HashMap<([u8; 16], String), Recorded>,
}

/// The place of a commit in the journal.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub after: House,
    pub heads: Vec<[u8; 32]>,
    first_position: u64,
    ticket_number: Option<u64>,
}

/// What is to be done about a commit.
pub(crate) enum Judgement {
    Write(Plan),
    Repeat(Outcome),
}

impl Books {
    pub fn new(house: House) -> Books {
        Books { house, versions: HashMap::new(), keys: HashMap::new() }
    }

    pub fn recorded(&self, key: &Key) -> Option<Recorded> {
        self.keys.get(&(key.who, key.key.clone())).copied()
    }

    /// A key comes first: a request that was done must hear so even though it has itself moved the streams
    /// since.
    pub fn judge(&self, commit: &Commit) -> Result<Judgement, CommitError> {
        if let Some((key, then)) =
            commit.idempotency.as_ref().and_then(|key| Some((key, self.recorded(key)?)))
        {
            return if then.body_hash == key.body_hash {
                Ok(Judgement::Repeat(Outcome::Repeated {
                    position: then.position,
                    ticket_number: then.ticket_number,
                }))
            } else {
                Err(CommitError::KeyReused)
            };
        }
        self.check_guards(commit)?;
        self.check_numbers(&commit.entries)?;
        Ok(Judgement::Write(self.plan(commit)))
    }

    fn version(&self, stream: StreamKey) -> u64 {
        self.versions.get(&stream).copied().unwrap_or(0)
    }

    fn check_guards(&self, commit: &Commit) -> Result<(), CommitError> {
        match commit.guards.iter().find(|guard| self.version(guard.stream) != guard.version) {
            Some(guard) => Err(CommitError::Conflict { stream: guard.stream }),
            None => Ok(()),
        }
    }

    fn check_numbers(&self, entries: &[NewEntry]) -> Result<(), CommitError> {
        let mut versions: Vec<(StreamKey, u64)> = Vec::with_capacity(2);
        for entry in entries {
            let known = versions.iter().position(|(stream, _)| *stream == entry.stream);
            let index = known.unwrap_or_else(|| {
                versions.push((entry.stream, self.version(entry.stream)));
                versions.len() - 1
            });
            versions[index].1 += 1;
            if versions[index].1 != entry.number {
                return Err(CommitError::Conflict { stream: entry.stream });
            }
        }
        Ok(())
    }

    fn plan(&self, commit: &Commit) -> Plan {
        let mut house = self.house;
        let mut heads = Vec::with_capacity(commit.entries.len());
        let mut ticket_number = None;
        for entry in &commit.entries {
            house.position += 1;
            house.head = next_head(&house.head, house.position, &entry.hash);
            heads.push(house.head);
            if entry.opens_ticket {
                ticket_number = Some(FIRST_TICKET_NUMBER + house.tickets);
                house.tickets += 1;
            }
        }
        let first_position = if commit.entries.is_empty() { house.position } else { self.house.position + 1 };
        Plan { after: house, heads, first_position, ticket_number }
    }

    /// The commit is written: the next ones of the group see it.
    pub fn accept(&mut self, commit: &Commit, plan: &Plan) {
        self.house = plan.after;
        for entry in &commit.entries {
            self.versions.insert(entry.stream, entry.number);
        }
        if let Some(key) = &commit.idempotency {
            self.keys.insert((key.who, key.key.clone()), plan.record(key));
        }
    }
}

impl Plan {
    pub fn outcome(&self) -> Outcome {
        Outcome::Committed { first_position: self.first_position, ticket_number: self.ticket_number }
    }

    pub fn record(&self, key: &Key) -> Recorded {
        Recorded {
            body_hash: key.body_hash,
            position: self.first_position,
            ticket_number: self.ticket_number,
        }
    }

    pub fn position(&self, index: usize) -> u64 {
        self.first_position + index as u64
    }

    /// A parameter, now that places are known.
    pub fn resolve(&self, param: &Param) -> Value {
        match param {
            Param::Value(value) => value.clone(),
            Param::Position(index) => self.position(*index).into(),
            Param::TicketNumber => self.ticket_number.into(),
        }
    }
}

/// The last entry of each stream that the commit appends to: its new version and head.
pub(crate) fn tips(entries: &[NewEntry]) -> impl Iterator<Item = &NewEntry> {
    entries.iter().enumerate().filter_map(|(index, entry)| {
        let last = entries[index + 1..].iter().all(|later| later.stream != entry.stream);
        last.then_some(entry)
    })
}
