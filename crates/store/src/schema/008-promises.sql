-- What is promised about an open ticket: who answers for it, when there is news, and what it lacks (0 nothing, 1 an owner,
-- 2 a next step, 3 both).
create table promises (
    ticket ID primary key,
    is_open BOOL not null,
    owner ID,
    news_by INT,
    lacks INT not null
) STRICT;

create index promises_by_owner on promises (owner, is_open);
create index promises_by_lack on promises (is_open, lacks);

-- Whom the desk called, and to whom it gave something.
create table notices (
    person ID not null,
    at INT not null,
    ticket ID not null,
    entry INT not null,
    stands BOOL not null,
    body TEXT not null,
    primary key (person, at, ticket, entry)
) CLUSTERED;

create index notices_by_ticket on notices (ticket);

-- The rank of a ticket in the queue now ends with its next news: 36 bits, all set where there is none.
update tickets set rank = rank * 68719476736 + 68719476735;
update visible set rank = rank * 68719476736 + 68719476735;
