//! The decisions on tickets that are counted: one row for each act.

use desk::conduct::counted;
use desk::{Ticket, conduct::Counted};

use crate::{Write, params};

crate::statements! {
    /// Keeps an act.
    PUT = "insert into decisions (ticket, nth, act, person, at, ground) values ($1, $2, $3, $4, $5, $6)";
    /// A ticket's acts, to write them anew.
    CLEAR_OF = "delete from decisions where ticket = $1";
    /// How many acts of each kind, on each ground, by each person, among a scope's tickets, from $2 up to, not including, $3.
    COUNTED = "select d.act, d.ground, d.person, count(*) from decisions d join visible v on v.ticket = d.ticket
               where v.scope = $1 and d.at >= $2 and d.at < $3
               group by d.act, d.ground, d.person order by d.act, d.ground, d.person";
    /// The tickets of a scope on which an act $2 stands, the longest first: at most $3.
    STANDING = "select t.number from decisions d join visible v on v.ticket = d.ticket join tickets t on t.id = d.ticket
                where d.act = $2 and v.scope = $1 order by d.at, t.number limit $3";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from decisions";
    /// All rows, to compare.
    DUMP = "select * from decisions order by ticket, nth";
}

/// The rows of a ticket. A ticket on which nothing is counted has none, and costs nothing; what was counted once always is.
pub fn put(ticket: &Ticket, is_new: bool) -> Vec<Write> {
    let all = counted(ticket);
    if all.is_empty() {
        return Vec::new();
    }
    let clear = (!is_new).then(|| Write::new(&CLEAR_OF, params![ticket.id.bytes()]));
    let row = |(nth, one): (i64, &Counted)| {
        let ground = one.ground.as_ref().map(|ground| ground.as_str());
        let by = one.by.map(|person| person.bytes());
        Write::new(&PUT, params![ticket.id.bytes(), nth, one.act.word(), by, one.at.as_microsecond(), ground])
    };
    clear.into_iter().chain((0..).zip(&all).map(row)).collect()
}
