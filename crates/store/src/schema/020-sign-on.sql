-- By which identity provider the people of an organisation may come in. The secret is sealed with the desk's key.
create table identity_providers (
    organisation ID primary key,
    version INT not null,
    issuer TEXT not null,
    client TEXT not null,
    secret BYTES not null,
    -- What the provider must say of how somebody showed who they are (acr or amr); empty: nothing.
    demands TEXT not null,
    changed_at INT not null,
    changed_by ID not null
) STRICT;

-- The credential by which a session began, where taking that away ends the session.
alter table keys add column via ID;
create index keys_by_way on keys (via);
