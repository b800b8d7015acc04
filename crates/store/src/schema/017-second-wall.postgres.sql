-- The second wall: what is read for a person is read by a role that sees the rows of that person's scopes and no others, whatever
-- the statement says. The scopes stand in a setting of the session, in hexadecimal, with commas; without it nothing is seen.
-- The desk's own work (the writer, clocks, checks) is done by the tables' owner, whom none of this concerns.
create function guichet_scopes() returns bytea[] language sql stable parallel safe as $$
    select array(select decode(one, 'hex')
                 from unnest(string_to_array(current_setting('guichet.scopes', true), ',')) as given (one))
$$;

create index tickets_by_subject on tickets (subject);
create index tickets_by_reference on tickets (reference) where reference is not null;
create index people_by_name on people (name);
create index reviews_by_wording on reviews (wording) where wording is not null;

alter table visible enable row level security;
create policy scoped on visible for select using (scope = any (guichet_scopes()));
alter table found enable row level security;
create policy scoped on found for select using (scope = any (guichet_scopes()));

-- What belongs to a ticket or a record is seen where that is found: these look through the policies above.
alter table tickets enable row level security;
create policy scoped on tickets for select using (exists (select 1 from visible v where v.ticket = tickets.id));
alter table promises enable row level security;
create policy scoped on promises for select using (exists (select 1 from visible v where v.ticket = promises.ticket));
alter table notices enable row level security;
create policy scoped on notices for select using (exists (select 1 from visible v where v.ticket = notices.ticket));
alter table decisions enable row level security;
create policy scoped on decisions for select using (exists (select 1 from visible v where v.ticket = decisions.ticket));
alter table reviews enable row level security;
create policy scoped on reviews for select using (exists (select 1 from visible v where v.ticket = reviews.ticket));
alter table records enable row level security;
create policy scoped on records for select
    using (exists (select 1 from found f where f.kind = records.kind and f.id = records.id));
-- Of the words: subjects, references and wordings of what is seen, and people's names, which a list shows.
alter table texts enable row level security;
create policy scoped on texts for select using (
    exists (select 1 from tickets t where t.subject = texts.id)
    or exists (select 1 from tickets t where t.reference = texts.id)
    or exists (select 1 from reviews r where r.wording = texts.id)
    or exists (select 1 from people p where p.name = texts.id)
);

-- A role belongs to the server, not to the database: it may be there already, or not be ours to make. Without it the desk
-- works by its first wall alone, and says so.
do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'guichet_reader') then
        create role guichet_reader nologin;
    end if;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'guichet_reader') then
        execute format('grant usage on schema %I to guichet_reader', current_schema());
        grant select on visible, found, tickets, promises, notices, decisions, reviews, records to guichet_reader;
        grant select (id, content) on texts to guichet_reader;
        grant select (id, version, organisation, role, name, active) on people to guichet_reader;
        grant guichet_reader to current_user;
    end if;
exception when insufficient_privilege then null;
end $$;
