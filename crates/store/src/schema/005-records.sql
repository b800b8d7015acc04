-- Problems, maintenances, releases, rosters, reports: what their streams add up to, whole, so that a list is one query.
create table records (
    kind TEXT not null,
    id ID not null,
    number INT not null,
    version INT not null,
    is_open BOOL not null,
    sorts_by INT not null,
    body TEXT not null,
    primary key (kind, id)
) CLUSTERED;

create unique index records_by_number on records (kind, number);

-- Who finds a record.
create table found (
    scope BYTES not null,
    kind TEXT not null,
    is_open BOOL not null,
    sorts_by INT not null,
    id ID not null,
    primary key (scope, kind, is_open, sorts_by, id)
) CLUSTERED;

create index found_by_record on found (kind, id);
