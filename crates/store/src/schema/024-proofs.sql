-- Whose training a file proves (clause 2.C); none: it goes with a text. It goes with that person, whoever sent it.
alter table attachments add column holder ID;
create index attachments_by_holder on attachments (holder);
