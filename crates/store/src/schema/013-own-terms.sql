-- A provider may measure its own level-1 desk under an agreement of its own; and one ticket may wait for several instants
-- of one kind: two measures with targets, two windows for remote access.
alter table agreements add column provider ID;
alter table agreements add column begins INT;

alter table alarms rename to alarms_before;

create table alarms (
    ticket ID not null,
    at INT not null,
    rings TEXT not null,
    alarm TEXT not null,
    primary key (ticket, rings, alarm)
) CLUSTERED;

insert into alarms (ticket, at, rings, alarm) select ticket, at, rings, alarm from alarms_before;

drop table alarms_before;

create index alarms_by_instant on alarms (at);
