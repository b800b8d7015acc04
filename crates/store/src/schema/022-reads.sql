-- Who looked at what: noted in memory where a request is answered, written a moment later, kept for a year like the security
-- journal. It is true by itself: no journal tells it again.
create table reads (
    id ID primary key,
    -- Whose eyes; none: they were erased.
    person ID,
    -- By which token; none: they came in themselves, or they were erased.
    token ID,
    -- The organisation that they belonged to.
    reader ID not null,
    what TEXT not null,
    -- A ticket, a person or an organisation, and which part of it.
    object ID not null,
    part TEXT not null,
    -- The public number, where it is a ticket.
    number INT,
    -- Whose it is.
    organisation ID not null,
    -- At whose level-1 desk the ticket is; none: it is the support centre's, or no ticket.
    desk ID,
    -- In which emergency access of that organisation; none: in none.
    emergency INT,
    first_at INT not null,
    last_at INT not null,
    times INT not null,
    network TEXT not null
) STRICT;

create index reads_of on reads (organisation, last_at, id);
create index reads_by on reads (reader, last_at, id);
create index reads_on on reads (number, last_at, id);
create index reads_by_person on reads (person);
create index reads_in_emergency on reads (organisation, emergency) where emergency is not null;
create index reads_by_age on reads (last_at);
