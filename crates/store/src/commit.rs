//! A transaction as a value: what to append, what must still be true, what else to write.

use std::fmt;

use crate::{CommitError, Statement, Value};

const MOST_ENTRIES: usize = 4_096;
const MOST_BYTES: usize = 16 << 20;

/// Which stream: a noun and an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamKey {
    /// `ticket`, `person`, `agreement`…
    pub kind: &'static str,
    /// Random, or a hash of what it names.
    pub id: [u8; 16],
}

impl fmt::Display for StreamKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.kind)?;
        self.id.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An entry to append to a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Where it goes.
    pub stream: StreamKey,
    /// Its number in the stream: the version that the decision read, plus 1.
    pub number: u64,
    /// When it happened, in microseconds.
    pub at: i64,
    /// When we were told, in microseconds.
    pub recorded_at: i64,
    /// The exact bytes to keep.
    pub body: Vec<u8>,
    /// The stream's chain up to and with this entry, as the core computed it.
    pub hash: [u8; 32],
    /// It opens a ticket, which takes the next public number.
    pub opens_ticket: bool,
}

/// Another stream that the decision read, and its version then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The stream.
    pub stream: StreamKey,
    /// 0 when it had no entry.
    pub version: u64,
}

/// A parameter of a write: known now, or only once the commit has its place in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// Known.
    Value(Value),
    /// The journal position of this commit's entry at the index, counted from 0.
    Position(usize),
    /// The public number of the ticket that this commit opens.
    TicketNumber,
}

impl<T: Into<Value>> From<T> for Param {
    fn from(value: T) -> Param {
        Param::Value(value.into())
    }
}

/// Makes a list of [`Param`]s from values and params.
///
/// ```
/// use store::{Param, params};
/// assert_eq!(params!["open", Param::Position(0)].len(), 2);
/// ```
#[macro_export]
macro_rules! params {
    ($($param:expr),* $(,)?) => { vec![$($crate::Param::from($param)),*] };
}

/// A statement to run in the commit: a projection, a text, an alarm, a mail to send.
#[derive(Clone, Debug)]
pub struct Write {
    pub(crate) statement: &'static Statement,
    pub(crate) params: Vec<Param>,
    pub(crate) must_touch: Option<u64>,
}

impl Write {
    /// Runs `statement` with `params`, however many rows it touches.
    pub fn new(statement: &'static Statement, params: Vec<Param>) -> Write {
        Write { statement, params, must_touch: None }
    }

    /// Undoes the whole commit as [`CommitError::Missed`] unless exactly `rows` are touched: the optimistic
    /// lock of a row that has no stream, such as a lease.
    #[must_use]
    pub fn must_touch(self, rows: u64) -> Write {
        Write { must_touch: Some(rows), ..self }
    }
}

impl From<(&'static Statement, Vec<Param>)> for Write {
    fn from((statement, params): (&'static Statement, Vec<Param>)) -> Write {
        Write::new(statement, params)
    }
}

/// What makes a repeated request recognisable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Who asks: keys of different people never meet.
    pub who: [u8; 16],
    /// Their key.
    pub key: String,
    /// A hash of what they ask, so that a key that is reused for something else is noticed.
    pub body_hash: [u8; 32],
    /// When, in microseconds, so that old keys can be forgotten.
    pub recorded_at: i64,
}

/// Everything that one decision changes; written whole or not at all.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// To append, in this order.
    pub entries: Vec<NewEntry>,
    /// Streams that must not have moved.
    pub guards: Vec<Guard>,
    /// To run after the entries, in this order.
    pub statements: Vec<Write>,
    /// The key of the request, if it has one.
    pub idempotency: Option<Key>,
}

/// What came of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Written now, and safe.
    Committed {
        /// The position of the first entry; without entries, the last position of the journal.
        first_position: u64,
        /// The number of the ticket that was opened, if one was.
        ticket_number: Option<u64>,
    },
    /// The same request was written before: here is what it got.
    Repeated {
        /// The position that it got then.
        position: u64,
        /// The ticket number that it got then.
        ticket_number: Option<u64>,
    },
}

impl Outcome {
    /// The position, then or now.
    pub fn position(self) -> u64 {
        match self {
            Outcome::Committed { first_position: position, .. } | Outcome::Repeated { position, .. } => {
                position
            }
        }
    }

    /// The ticket number, then or now.
    pub fn ticket_number(self) -> Option<u64> {
        match self {
            Outcome::Committed { ticket_number, .. } | Outcome::Repeated { ticket_number, .. } => {
                ticket_number
            }
        }
    }
}

impl Commit {
    /// Refuses at the edge what an engine would refuse later, or worse, wouldn't.
    pub(crate) fn check(&self) -> Result<(), CommitError> {
        let refuse = |reason| Err(CommitError::Refused(reason));
        if self.entries.len() > MOST_ENTRIES {
            return refuse("more than 4,096 entries in one commit");
        }
        if self.entries.iter().filter(|entry| entry.opens_ticket).count() > 1 {
            return refuse("more than one ticket opened in one commit");
        }
        if self.idempotency.as_ref().is_some_and(|key| key.key.contains('\0'))
            || self.values().any(Value::has_nul)
        {
            return refuse("a text holds a NUL character");
        }
        if self.bytes() > MOST_BYTES {
            return refuse("more than 16 MiB in one commit");
        }
        if !self.places_exist() {
            return refuse("a parameter names an entry or a ticket that the commit hasn't");
        }
        Ok(())
    }

    pub(crate) fn bytes(&self) -> usize {
        self.entries.iter().map(|entry| entry.body.len()).sum::<usize>()
            + self.values().map(Value::size).sum::<usize>()
    }

    /// Every stream that is guarded or appended to, as often as it is named.
    pub(crate) fn streams(&self) -> impl Iterator<Item = StreamKey> + '_ {
        let appended = self.entries.iter().map(|entry| entry.stream);
        appended.chain(self.guards.iter().map(|guard| guard.stream))
    }

    fn values(&self) -> impl Iterator<Item = &Value> {
        self.params().filter_map(|param| if let Param::Value(value) = param { Some(value) } else { None })
    }

    fn params(&self) -> impl Iterator<Item = &Param> {
        self.statements.iter().flat_map(|write| &write.params)
    }

    fn places_exist(&self) -> bool {
        self.params().all(|param| match param {
            Param::Value(_) => true,
            Param::Position(index) => *index < self.entries.len(),
            Param::TicketNumber => self.entries.iter().any(|entry| entry.opens_ticket),
        })
    }
}
