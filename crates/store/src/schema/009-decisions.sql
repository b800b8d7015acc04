-- What is counted of the decisions on tickets: exclusions by ground, and by person what could better a figure.
create table decisions (
    ticket ID not null,
    nth INT not null,
    act TEXT not null,
    person ID,
    at INT not null,
    ground TEXT,
    primary key (ticket, nth)
) CLUSTERED;

create index decisions_by_act on decisions (act, at);
