//! Which ticket of another desk's log became which of ours.

crate::statements! {
    /// Remembers one, or how many of its rows were taken.
    PUT = "insert into imported (log, ticket, id, taken) values ($1, $2, $3, $4)
           on conflict (log, ticket) do update set taken = excluded.taken";
    /// All of a log.
    OF_LOG = "select ticket, id, taken from imported where log = $1";
}
