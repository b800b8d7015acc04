//! Which ticket of another desk's log became which of ours.

crate::statements! {
    /// Remembers one, or how many of its rows were taken, and up to which instant.
    PUT = "insert into imported (log, ticket, id, taken, until) values ($1, $2, $3, $4, $5)
           on conflict (log, ticket) do update set taken = excluded.taken, until = excluded.until";
    /// All of a log.
    OF_LOG = "select ticket, id, taken, until from imported where log = $1";
}
