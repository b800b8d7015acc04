//! The rows of reviews: one for each ticket of which a target was missed.

use desk::Ticket;
use desk::review::{self, ReviewState};

use crate::{Write, params};

crate::statements! {
    /// Keeps the row of a review.
    PUT = "insert into reviews (ticket, missed_at, state, wording) values ($1, $2, $3, $4)
           on conflict (ticket) do update set missed_at = excluded.missed_at, state = excluded.state, wording = excluded.wording";
    /// The reviews of a scope's tickets, what is owed first, then the latest miss: at most $2.
    LIST = "select t.number, r.missed_at, r.state, x.content from reviews r join tickets t on t.id = r.ticket
                join texts x on x.id = t.subject
            where exists (select 1 from visible v where v.ticket = r.ticket and v.scope = $1)
            order by case r.state when 'approved' then 1 else 0 end, r.missed_at desc, t.number limit $2";
    /// The wordings that a manager stands by, of a scope's misses from $2 up to, not including, $3.
    APPROVED = "select t.number, r.missed_at, w.content, t.asked_by, t.region from reviews r join tickets t on t.id = r.ticket
                    join texts w on w.id = r.wording
                where r.state = 'approved' and r.missed_at >= $2 and r.missed_at < $3
                    and exists (select 1 from visible v where v.ticket = r.ticket and v.scope = $1)
                order by r.missed_at, t.number";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from reviews";
    /// All rows, to compare.
    DUMP = "select * from reviews order by ticket";
}

/// The row of a ticket, if there is anything to review.
pub fn put(ticket: &Ticket) -> Option<Write> {
    let (state, missed) = (review::state(ticket)?, ticket.missed.first()?);
    let wording = ticket.review.written.filter(|_| state == ReviewState::Approved);
    let row = params![
        ticket.id.bytes(),
        missed.due.as_microsecond(),
        state.word(),
        wording.map(|written| written.what.wording.id.bytes()),
    ];
    Some(Write::new(&PUT, row))
}
