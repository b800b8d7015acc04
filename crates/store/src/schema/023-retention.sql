-- Tickets that are over and of which words are there still: what retention looks for.
create table kept (
    ticket ID primary key,
    organisation ID not null,
    closed_at INT not null,
    body TEXT not null
) STRICT;

create index kept_by_closing on kept (organisation, closed_at);
