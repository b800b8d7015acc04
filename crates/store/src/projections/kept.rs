//! Tickets that are over and of which words are there still: what retention looks through.

use desk::Ticket;

use crate::{Write, params};

crate::statements! {
    /// Keeps what is known of a ticket that is over, or changes it.
    PUT = "insert into kept (ticket, organisation, closed_at, body) values ($1, $2, $3, $4)
           on conflict (ticket) do update set closed_at = excluded.closed_at, body = excluded.body";
    /// It is open again, or nothing of it is left.
    DROP = "delete from kept where ticket = $1";
    /// Those of an organisation ($1) that were closed before $2, with their numbers, the longest closed first.
    OF = "select t.number, k.body from kept k join tickets t on t.id = k.ticket
          where k.organisation = $1 and k.closed_at < $2 order by k.closed_at, k.ticket";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from kept";
    /// All rows, to compare.
    DUMP = "select * from kept order by ticket";
}

/// The row of a ticket, if retention has anything to look for there.
pub fn put(ticket: &Ticket) -> Write {
    let Some(over) = ticket.over() else { return Write::new(&DROP, params![ticket.id.bytes()]) };
    let body = serde_json::to_string(&over).expect("it is made of ids, instants and a list");
    let row = params![ticket.id.bytes(), over.organisation.bytes(), over.closed_at.as_microsecond(), body];
    Write::new(&PUT, row)
}
