//! Work in progress: what somebody typed and didn't send yet.

crate::statements! {
    /// Keeps a draft.
    PUT = "insert into drafts (person, name, body, changed_at) values ($1, $2, $3, $4)
           on conflict (person, name) do update set body = excluded.body, changed_at = excluded.changed_at";
    /// A draft.
    GET = "select body, changed_at from drafts where person = $1 and name = $2";
    /// A person's drafts.
    OF_PERSON = "select name, body, changed_at from drafts where person = $1 order by name";
    /// How many a person has.
    COUNT = "select count(*) from drafts where person = $1";
    /// Throws all of a person's away: they were erased.
    DROP_ALL = "delete from drafts where person = $1";
    /// Throws one away.
    DROP = "delete from drafts where person = $1 and name = $2";
}
