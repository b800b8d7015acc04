-- When requests of a region were made: what a forecast counts.
create index tickets_by_opening on tickets (region, opened_at);
