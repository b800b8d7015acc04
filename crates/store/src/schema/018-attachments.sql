-- Files on their way, and those that belong to a text: what the journal doesn't say of them, and forgets with their sender.
create table attachments (
    id ID primary key,
    person ID not null,
    organisation ID not null,
    -- Drawn when it began: id and salt of its listing, the text that names it beside the journal.
    listing ID not null,
    salt BYTES,
    name TEXT,
    -- As it was announced; none: until it ends.
    size INT,
    announced BYTES,
    received INT not null,
    -- Of the bytes, once they are there whole: their hash, where they lie, what they are, how large a picture is.
    sha256 BYTES,
    place TEXT,
    kind TEXT,
    width INT,
    height INT,
    begun_at INT not null,
    -- Until when it waits for its text; none: it has one. Long ago: it is to go.
    held_until INT,
    ticket ID,
    erased_at INT
) STRICT;

create unique index attachments_by_listing on attachments (listing);
create index attachments_by_person on attachments (person);
create index attachments_by_organisation on attachments (organisation, size);
create index attachments_held on attachments (held_until);
