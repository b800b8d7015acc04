-- What tickets tell of the duties of parties, and what in them is for a party that sees nothing else of them.
create table dues (
    ticket ID not null,
    place INT not null,
    what TEXT not null,
    party ID not null,
    number INT not null,
    at INT not null,
    kept TEXT not null,
    primary key (ticket, place, what)
) CLUSTERED;

create index dues_by_party on dues (party, what, at, number, kept, place);
