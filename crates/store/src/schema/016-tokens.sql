-- What a token may: `read` or `write`. What was made before could write.
alter table keys add column scope TEXT not null default 'write';
