//! What tickets tell of the duties of parties, and what in them is for a party that sees nothing else of them.

use desk::{Ticket, duties};

use crate::{Write, params};

crate::statements! {
    /// Keeps what a ticket tells of a party, or changes it: nothing that was told is untold.
    PUT = "insert into dues (ticket, place, what, party, number, at, kept)
           values ($1, $2, $3, $4, (select number from tickets where id = $1), $5, $6)
           on conflict (ticket, place, what) do update set kept = excluded.kept";
    /// The ticket of that number ($1), if the entry at that place ($2) is for that party ($3).
    FIND = "select d.ticket from tickets t join dues d on d.ticket = t.id where t.number = $1 and d.place = $2 and d.party = $3";
    /// What is told of a party ($1) about one thing ($2), the latest first: at most $3.
    LIST = "select number, place, at, kept from dues where party = $1 and what = $2 order by at desc, number desc limit $3";
    /// How often a party's duties were kept or not, from $2 up to, not including, $3.
    COUNTS = "select what, kept, count(*) from dues where party = $1 and at >= $2 and at < $3
              group by what, kept order by what, kept";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from dues";
    /// All rows, to compare.
    DUMP = "select * from dues order by ticket, place, what";
}

/// The rows of everything that a ticket tells of parties.
pub fn put(ticket: &Ticket) -> impl Iterator<Item = Write> {
    let id = ticket.id.bytes();
    duties::of_ticket(ticket).into_iter().map(move |due| {
        let (party, at) = (due.party.bytes(), due.at.as_microsecond());
        Write::new(&PUT, params![id, due.place, due.what, party, at, due.kept.word()])
    })
}
