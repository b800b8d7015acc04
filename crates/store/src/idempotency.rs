//! Requests that were done, by the key that their sender gave.

crate::statements! {
    /// What a key got.
    RECORDED = "select body_hash, position, ticket_number from idempotency where who = $1 and key = $2";
    /// Keeps what a key got.
    RECORD = "insert into idempotency (who, key, body_hash, position, ticket_number, recorded_at)
              values ($1, $2, $3, $4, $5, $6)";
    /// Forgets the keys that somebody gave: they may hold words.
    FORGET_OF = "delete from idempotency where who = $1";
    /// Forgets the keys recorded before an instant.
    FORGET_BEFORE = "delete from idempotency where recorded_at < $1";
}

/// What a request got when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The hash of what was asked.
    pub body_hash: [u8; 32],
    /// The position of its first entry; without entries, the last position then.
    pub position: u64,
    /// The number of the ticket that it opened.
    pub ticket_number: Option<u64>,
}
