//! The rows of people. Names and addresses are texts, so that they can be erased.

use desk::Person;

use crate::{Write, params};

crate::statements! {
    /// Keeps the row of a person.
    PUT = "insert into people (id, version, organisation, role, name, email, active) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (id) do update set version = excluded.version, organisation = excluded.organisation,
               role = excluded.role, active = excluded.active";
    /// All of them, with name and address.
    LIST = "select p.id, p.version, p.organisation, p.role, n.content, e.content, p.active
            from people p join texts n on n.id = p.name join texts e on e.id = p.email order by p.organisation, n.content, p.id";
    /// One, with name and address.
    GET = "select p.id, p.version, p.organisation, p.role, n.content, e.content, p.active
           from people p join texts n on n.id = p.name join texts e on e.id = p.email where p.id = $1";
    /// Those of an organisation, with name and address.
    OF = "select p.id, p.version, p.organisation, p.role, n.content, e.content, p.active
          from people p join texts n on n.id = p.name join texts e on e.id = p.email where p.organisation = $1 order by n.content, p.id";
    /// The active one with that address.
    BY_EMAIL = "select p.id from people p join texts e on e.id = p.email
                where lower(e.content) = lower($1) and length(e.content) <= 254 and p.active order by p.id";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from people";
    /// All rows, to compare.
    DUMP = "select * from people order by id";
}

/// The rows of a person, and of their certificates.
pub fn rows(person: &Person) -> Vec<Write> {
    std::iter::once(put(person)).chain(super::certificates::put(person)).collect()
}

/// The row of a person.
pub fn put(person: &Person) -> Write {
    let row = params![
        person.id.bytes(),
        person.version,
        person.organisation.bytes(),
        person.role.word(),
        person.name.id.bytes(),
        person.email.id.bytes(),
        person.active,
    ];
    Write::new(&PUT, row)
}
