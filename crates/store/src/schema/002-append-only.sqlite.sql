create trigger entries_are_never_changed before update on entries
begin select raise(abort, 'the journal is append-only'); end;

create trigger entries_are_never_deleted before delete on entries
begin select raise(abort, 'the journal is append-only'); end;
