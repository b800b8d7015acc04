//! The rows of organisations.

use desk::Organisation;

use crate::{Write, params};

crate::statements! {
    /// Keeps the row of an organisation.
    PUT = "insert into organisations (id, version, party, name, region, provider) values ($1, $2, $3, $4, $5, $6)
           on conflict (id) do update set version = excluded.version, party = excluded.party, name = excluded.name,
               region = excluded.region, provider = excluded.provider";
    /// All of them.
    LIST = "select id, version, party, name, region, provider from organisations order by name, id";
    /// One.
    GET = "select id, version, party, name, region, provider from organisations where id = $1";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from organisations";
    /// All rows, to compare.
    DUMP = "select * from organisations order by id";
}

/// The row of an organisation.
pub fn put(organisation: &Organisation) -> Write {
    let o = organisation;
    // The last word only: who supports whom at an instant is asked of the organisation itself.
    let provider = o.supported.last().and_then(|word| word.provider).map(|id| id.bytes());
    Write::new(
        &PUT,
        params![o.id.bytes(), o.version, o.party.word(), o.name.as_str(), o.region.to_string(), provider],
    )
}
