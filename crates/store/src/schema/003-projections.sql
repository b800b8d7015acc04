-- What the journal adds up to, kept beside it: may be dropped and made again from it.
create table tickets (
    id ID primary key,
    number INT not null unique,
    version INT not null,
    asked_by ID not null,
    customer ID,
    reporter ID,
    region TEXT not null,
    kind TEXT not null,
    category INT,
    gravity TEXT,
    state TEXT not null,
    is_open BOOL not null,
    opened_at INT not null,
    changed_at INT not null,
    due INT not null,
    rank INT not null,
    agreement TEXT not null,
    subject ID not null,
    reference ID,
    door TEXT not null,
    clocks TEXT not null
) STRICT;

-- Who finds a ticket, in the order of the queue. A query asks for one scope and never filters after the fact.
create table visible (
    scope BYTES not null,
    is_open BOOL not null,
    due INT not null,
    rank INT not null,
    number INT not null,
    ticket ID not null,
    primary key (scope, is_open, due, rank, number)
) CLUSTERED;

create index visible_by_ticket on visible (ticket, scope);

-- Alarms that wait for their instant.
create table alarms (
    ticket ID not null,
    at INT not null,
    rings TEXT not null,
    alarm TEXT not null,
    primary key (ticket, rings)
) CLUSTERED;

create index alarms_by_instant on alarms (at);

create table organisations (
    id ID primary key,
    version INT not null,
    party TEXT not null,
    name TEXT not null,
    region TEXT not null,
    provider ID
) STRICT;

create table people (
    id ID primary key,
    version INT not null,
    organisation ID not null,
    role TEXT not null,
    name ID not null,
    email ID not null,
    active BOOL not null
) STRICT;

create index people_by_organisation on people (organisation);
