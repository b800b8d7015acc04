-- The reviews of what was missed: since when, where each stands, and the wording that reports quote once it is approved.
create table reviews (
    ticket ID primary key,
    missed_at INT not null,
    state TEXT not null,
    wording ID
) STRICT;

create index reviews_by_state on reviews (state, missed_at);
