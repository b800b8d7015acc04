-- What waits to be sent, to whom. Its words are texts, so that what is erased is erased here too.
create table outbox (
    key TEXT primary key,
    kind TEXT not null,
    person ID not null,
    subject ID not null,
    body ID not null,
    about TEXT not null,
    created_at INT not null,
    sent_at INT
) STRICT;

create index outbox_by_age on outbox (created_at, key);
