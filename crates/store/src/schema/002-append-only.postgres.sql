create function journal_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only';
end $$;

create trigger entries_are_never_changed before update or delete on entries
    for each row execute function journal_is_append_only();

create trigger entries_are_never_emptied before truncate on entries
    for each statement execute function journal_is_append_only();
