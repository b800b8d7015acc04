-- How people show who they are. What would open a door by itself is sealed or hashed before it comes here.
create table credentials (
    id ID primary key,
    person ID not null,
    kind TEXT not null,
    name TEXT not null,
    -- By which it is found: the id of a passkey, the hash of issuer and subject, the hash of a recovery code.
    finds BYTES,
    body BYTES not null,
    -- The last step of a code generator that was taken: each code counts once.
    step INT not null,
    made_at INT not null,
    used_at INT
) STRICT;

create index credentials_by_person on credentials (person, kind);
create unique index credentials_found on credentials (kind, finds);

-- What the desk must remember between two requests of one sign-in. The browser holds the key, this its hash.
create table ceremonies (
    hash BYTES primary key,
    kind TEXT not null,
    person ID,
    body BYTES not null,
    expires_at INT not null
) STRICT;

create index ceremonies_by_end on ceremonies (expires_at);

-- How often somebody tried, by the hash of the account or the network, in each stretch of time.
create table attempts (
    subject BYTES not null,
    stretch INT not null,
    tries INT not null,
    primary key (subject, stretch)
) CLUSTERED;

-- The security journal, apart from the journal of the tickets: it is kept for a year, they are kept for ever.
create table security (
    id ID primary key,
    at INT not null,
    event TEXT not null,
    person ID,
    organisation ID,
    -- Who did it, if it was done to somebody.
    by_person ID,
    network TEXT not null,
    agent TEXT not null,
    about TEXT not null
) STRICT;

create index security_by_person on security (person, at);
create index security_by_organisation on security (organisation, at);
create index security_by_age on security (at);

-- A session knows where it came from, when it was last seen, and when its holder last proved who they are.
alter table keys add column seen_at INT not null default 0;
alter table keys add column proven_at INT not null default 0;
alter table keys add column network TEXT not null default '';
alter table keys add column agent TEXT not null default '';
alter table keys add column id ID;
