-- An address is found by its letters without walking all people and all words. Only what is short enough to be one is listed:
-- no address is longer (RFC 5321: 254 characters).
create index texts_by_address on texts (lower(content)) where length(content) <= 254;
create index people_by_address on people (email);
-- What has expired is found by when.
create index keys_by_end on keys (expires_at);
-- From which networks a token is good, separated by blanks; none: from anywhere.
alter table keys add column networks TEXT not null default '';
