//! What is said to PostgreSQL alone: the lock that orders all nodes, and whole groups as arrays.

crate::statements! {
    /// Locks the house's row until the transaction ends; whoever comes later waits here, and then sees what
    /// we wrote.
    LOCK_HOUSE = "select position, head, tickets from house where id = 1 for update";
    /// The versions of many streams.
    VERSIONS = "select s.kind, s.id, s.version from streams s
                join unnest($1::text[], $2::bytea[]) as wanted (kind, id) on s.kind = wanted.kind and s.id = wanted.id";
    /// What many keys got.
    RECORDED = "select i.who, i.key, i.body_hash, i.position, i.ticket_number from idempotency i
                join unnest($1::bytea[], $2::text[]) as wanted (who, key) on i.who = wanted.who and i.key = wanted.key";
    /// Appends the entries of a group.
    APPEND = "insert into entries (position, stream_kind, stream_id, number, at, recorded_at, body, hash, head)
              select * from unnest($1::bigint[], $2::text[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[],
                                   $7::bytea[], $8::bytea[], $9::bytea[])";
    /// Moves the streams of a group.
    MOVE_STREAMS = "insert into streams (kind, id, version, head)
                    select * from unnest($1::text[], $2::bytea[], $3::bigint[], $4::bytea[])
                    on conflict (kind, id) do update set version = excluded.version, head = excluded.head";
    /// Keeps the keys of a group.
    RECORD = "insert into idempotency (who, key, body_hash, position, ticket_number, recorded_at)
              select * from unnest($1::bytea[], $2::text[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bigint[])";
    /// Whose rows the questions after it may see.
    SEE_AS = "select set_config('guichet.scopes', $1, false)";
    /// Does COMMIT wait for another machine?
    HAS_STANDBY = "select current_setting('synchronous_standby_names') <> ''";
    /// How many bytes it takes.
    BYTES = "select pg_database_size(current_database())";
}
