//! The rows of the house's records: one for the record, one for each scope in which it is found.

use desk::Folded;

use super::scope;
use crate::{Write, params};

crate::statements! {
    /// Keeps the row of a record that is new, under the next number of its kind.
    PUT = "insert into records (kind, id, number, version, is_open, sorts_by, body)
           values ($1, $2, (select coalesce(max(number), 0) + 1 from records where kind = $1), $3, $4, $5, $6)";
    /// Changes it.
    CHANGE = "update records set version = $3, is_open = $4, sorts_by = $5, body = $6 where kind = $1 and id = $2";
    /// Lets a scope find a record.
    SHOW = "insert into found (scope, kind, is_open, sorts_by, id) values ($1, $2, $3, $4, $5)";
    /// Nobody finds it any more, until it is shown anew.
    HIDE = "delete from found where kind = $1 and id = $2";
    /// A record by its number, if one of two scopes finds it.
    GET = "select r.id, r.number, r.body from records r where r.kind = $1 and r.number = $2
           and exists (select 1 from found f where f.kind = r.kind and f.id = r.id and f.scope in ($3, $4))";
    /// The number of a record.
    NUMBER = "select number from records where kind = $1 and id = $2";
    /// A record by its id, whoever asks.
    BY_ID = "select r.id, r.number, r.body from records r where r.kind = $1 and r.id = $2";
    /// A kind's records that one of two scopes finds, open ($4) or over, the latest first: at most $5.
    LIST = "select distinct r.id, r.number, r.body, r.sorts_by from found f join records r on r.kind = f.kind and r.id = f.id
            where f.scope in ($1, $2) and f.kind = $3 and f.is_open = $4 order by r.sorts_by desc, r.number desc limit $5";
    /// A kind's records that a scope finds, open ($3) or over, from one place in their order to another, in that order.
    BETWEEN = "select r.id, r.number, r.body from found f join records r on r.kind = f.kind and r.id = f.id
            where f.scope = $1 and f.kind = $2 and f.is_open = $3 and f.sorts_by >= $4 and f.sorts_by < $5 order by f.sorts_by";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from records";
    /// Forgets who finds what, to write it again.
    CLEAR_FOUND = "delete from found";
    /// All rows, to compare.
    DUMP = "select * from records order by kind, id";
    /// All rows of who finds what, to compare.
    DUMP_FOUND = "select * from found order by scope, kind, is_open, sorts_by, id";
}

/// The rows of a record that is new, which gives it its number, or of one that is known already.
pub fn put<T: Folded>(id: [u8; 16], record: &T, is_new: bool) -> Vec<Write> {
    let (kind, sorts_by) = (T::KIND.word(), record.sorts_by().as_microsecond());
    let body =
        serde_json::to_string(record).expect("a record is made of strings, numbers, lists and maps of them");
    let row = params![kind, id, record.version(), record.is_open(), sorts_by, body];
    let mut writes = vec![Write::new(if is_new { &PUT } else { &CHANGE }, row)];
    writes.push(Write::new(&HIDE, params![kind, id]));
    writes.extend(
        record.scopes().into_iter().map(|found_in| {
            Write::new(&SHOW, params![scope(found_in), kind, record.is_open(), sorts_by, id])
        }),
    );
    writes
}
