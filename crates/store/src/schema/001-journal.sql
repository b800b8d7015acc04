-- The single row that every writer locks: where the journal ends.
create table house (
    id INT primary key check (id = 1),
    position INT not null,
    head BYTES not null,
    tickets INT not null
) STRICT;

insert into house (id, position, head, tickets) values (1, 0, GENESIS, 0);

create table entries (
    position INT primary key,
    stream_kind TEXT not null,
    stream_id ID not null,
    number INT not null,
    at INT not null,
    recorded_at INT not null,
    body BYTES not null,
    hash BYTES not null,
    head BYTES not null,
    unique (stream_kind, stream_id, number)
) STRICT;

create table streams (
    kind TEXT not null,
    id ID not null,
    version INT not null,
    head BYTES not null,
    primary key (kind, id)
) CLUSTERED;

create table texts (
    id ID primary key,
    author ID not null,
    salt BYTES,
    content TEXT,
    erased_at INT,
    check (erased_at is null or (content is null and salt is null))
) STRICT;

create index texts_by_author on texts (author);

create table idempotency (
    who ID not null,
    key TEXT not null,
    body_hash BYTES not null,
    position INT not null,
    ticket_number INT,
    recorded_at INT not null,
    primary key (who, key)
) CLUSTERED;

create index idempotency_by_age on idempotency (recorded_at);

create table settings (
    name TEXT primary key,
    value TEXT not null
) STRICT;
