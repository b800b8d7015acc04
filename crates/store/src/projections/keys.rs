//! Keys to the door: sessions, tokens of the API, sign-in links. The key itself is never stored, only its hash.

crate::statements! {
    /// Makes a key.
    PUT = "insert into keys (hash, kind, person, name, made_at, expires_at, seen_at, proven_at, network, agent, id, scope, networks)
           values ($1, $2, $3, $4, $5, $6, $5, $7, $8, $9, $10, $11, $12)";
    /// Whose key, if it is of that kind and valid at $3: the person and their organisation as they are now.
    OPEN = "select p.id, p.version, p.role, o.id, o.version, o.party, o.provider, k.name, k.expires_at, n.content,
                k.proven_at, k.seen_at, k.scope, k.networks, k.id
            from keys k join people p on p.id = k.person join organisations o on o.id = p.organisation
                left join texts n on n.id = p.name
            where k.hash = $1 and k.kind = $2 and k.expires_at > $3 and p.active";
    /// By which credential it was come by, and when its holder showed who they are.
    CAME_BY = "update keys set via = $2, proven_at = $3 where hash = $1";
    /// By which credential.
    WAY = "select via from keys where hash = $1";
    /// Takes away what was come by with a credential.
    DROP_BY = "delete from keys where via = $1";
    /// Takes away what a person came by with credentials of a kind.
    DROP_BY_PERSON = "delete from keys where via in (select c.id from credentials c where c.person = $1 and c.kind = $2)";
    /// Takes away what an organisation's people came by with credentials of a kind.
    DROP_BY_KIND = "delete from keys where via in (select c.id from credentials c join people p on p.id = c.person
                        where p.organisation = $1 and c.kind = $2)";
    /// It was seen at work.
    SEEN = "update keys set seen_at = $2 where hash = $1 and seen_at < $2";
    /// Uses a key up.
    TAKE = "delete from keys where hash = $1 and kind = $2 and expires_at > $3";
    /// Takes a key away.
    DROP = "delete from keys where hash = $1";
    /// Takes away all of a person's keys of a kind.
    DROP_OF = "delete from keys where person = $1 and kind = $2";
    /// Takes one of a person's keys away, by its public id.
    DROP_ONE = "delete from keys where id = $1 and person = $2";
    /// Takes a person's keys of a kind away, but for one.
    DROP_OTHERS = "delete from keys where person = $1 and kind = $2 and hash <> $3";
    /// Takes all keys of a person away.
    DROP_ALL = "delete from keys where person = $1";
    /// How many a person has.
    COUNT = "select count(*) from keys where person = $1";
    /// Takes away what has expired.
    SWEEP = "delete from keys where expires_at <= $1";
    /// A person's keys of a kind, valid at $3.
    OF_PERSON = "select id, name, made_at, expires_at, seen_at, network, agent, hash, scope, networks from keys
                 where person = $1 and kind = $2 and expires_at > $3 order by made_at, hash";
}
