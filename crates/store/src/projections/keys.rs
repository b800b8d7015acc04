//! Keys to the door: sessions, tokens of the API, sign-in links. The key itself is never stored, only its hash.

crate::statements! {
    /// Makes a key.
    PUT = "insert into keys (hash, kind, person, name, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)";
    /// Whose key, if it is of that kind and valid at $3: the person and their organisation as they are now.
    OPEN = "select p.id, p.version, p.role, o.id, o.version, o.party, o.provider, k.name, k.expires_at, n.content
            from keys k join people p on p.id = k.person join organisations o on o.id = p.organisation
                left join texts n on n.id = p.name
            where k.hash = $1 and k.kind = $2 and k.expires_at > $3 and p.active";
    /// Uses a key up.
    TAKE = "delete from keys where hash = $1 and kind = $2 and expires_at > $3";
    /// Takes a key away.
    DROP = "delete from keys where hash = $1";
    /// Takes away all of a person's keys of a kind.
    DROP_OF = "delete from keys where person = $1 and kind = $2";
    /// Takes away what has expired.
    SWEEP = "delete from keys where expires_at <= $1";
    /// A person's keys of a kind that hold at $3.
    OF_PERSON = "select name, made_at, expires_at from keys where person = $1 and kind = $2 and expires_at > $3
                 order by made_at";
}
