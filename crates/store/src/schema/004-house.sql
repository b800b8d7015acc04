-- What is true by itself, beside the journal: values that tickets are pinned to, keys to the door, work in progress.
create table agreements (
    id TEXT primary key,
    hash BYTES not null,
    source TEXT not null
) STRICT;

create table calendars (
    edition BYTES primary key,
    bytes BYTES not null
) STRICT;

-- A key to the door: a session, a token of the API, a sign-in link. Only its hash is kept.
create table keys (
    hash BYTES primary key,
    kind TEXT not null,
    person ID not null,
    name TEXT not null,
    made_at INT not null,
    expires_at INT not null
) STRICT;

create index keys_by_person on keys (person);

create table drafts (
    person ID not null,
    name TEXT not null,
    body TEXT not null,
    changed_at INT not null,
    primary key (person, name)
) CLUSTERED;

-- Which ticket of another desk's log became which of ours, how many of its rows were taken, and up to which instant.
create table imported (
    log TEXT not null,
    ticket TEXT not null,
    id ID not null,
    taken INT not null,
    until INT not null,
    primary key (log, ticket)
) CLUSTERED;
