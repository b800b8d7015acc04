-- Whose word is awaited on an open ticket: that of the side that asked (1), or the centre's (0). Rows of before are told anew
-- with the ticket's next change, or by `guichet check --repair`.
alter table promises add column theirs INT not null default 0;

-- What is over stands in its lists with the latest first.
update tickets set rank = 9223372036854775807 - changed_at where is_open = false;
update visible set rank = 9223372036854775807 - (select t.changed_at from tickets t where t.id = visible.ticket)
    where is_open = false;
