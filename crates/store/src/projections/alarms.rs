//! Alarms that wait for their instant. Whether one is raised is decided when it is time, not here.

use desk::TicketId;
use desk::clock::PendingAlarm;

use crate::{Write, params};

crate::statements! {
    /// Lets an alarm wait.
    PUT = "insert into alarms (ticket, at, rings, alarm) values ($1, $2, $3, $4)";
    /// A ticket's alarms wait no more.
    CLEAR_OF = "delete from alarms where ticket = $1";
    /// The alarms whose instant has come by $1, at most $2.
    DUE = "select ticket, at, rings, alarm from alarms where at <= $1 order by at, ticket limit $2";
    /// The instant of the next one.
    NEXT = "select min(at) from alarms";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from alarms";
    /// All rows, to compare.
    DUMP = "select * from alarms order by ticket, rings, alarm";
}

/// The rows of a ticket's pending alarms.
pub fn put(ticket: TicketId, pending: &[PendingAlarm]) -> impl Iterator<Item = Write> {
    pending.iter().map(move |p| {
        let alarm = serde_json::to_string(&p.about).expect("an alarm is made of strings and numbers");
        Write::new(&PUT, params![ticket.bytes(), p.at.as_microsecond(), p.rings.word(), alarm])
    })
}
