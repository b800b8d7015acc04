//! The rows of what is promised: who answers for a ticket, when there is news, what it lacks, and who was called.

use desk::clock::Clock;
use desk::ladder::{Ahead, Told, stands};
use desk::{PersonId, Ticket};

use crate::{Write, params};

crate::statements! {
    /// Keeps what is promised about a ticket.
    PUT = "insert into promises (ticket, is_open, owner, news_by, lacks, theirs) values ($1, $2, $3, $4, $5, $6)
           on conflict (ticket) do update set is_open = excluded.is_open, owner = excluded.owner, news_by = excluded.news_by,
               lacks = excluded.lacks, theirs = excluded.theirs";
    /// How many of a scope's open tickets that person answers for; not counted beyond $3.
    COUNT_OWNED = "select count(*) from (select 1 from promises p join visible v on v.ticket = p.ticket
                       where p.owner = $2 and p.is_open and v.scope = $1 limit $3) as counted";
    /// How many of a scope's open tickets lack an owner or a next step; not counted beyond $2.
    COUNT_LACKING = "select count(*) from (select 1 from promises p join visible v on v.ticket = p.ticket
                         where p.is_open and p.lacks > 0 and v.scope = $1 limit $2) as counted";
    /// Lets somebody know.
    TELL = "insert into notices (person, at, ticket, entry, stands, body) values ($1, $2, $3, $4, $5, $6)";
    /// Forgets what was told about a ticket, to tell it as it is now.
    UNTELL = "delete from notices where ticket = $1";
    /// What a person was told, of tickets that a scope finds, the latest first: at most $3.
    TOLD = "select n.at, t.number, n.stands, n.body, x.content from notices n join tickets t on t.id = n.ticket
                join texts x on x.id = t.subject
            where n.person = $1 and exists (select 1 from visible v where v.ticket = n.ticket and v.scope = $2)
            order by n.at desc, t.number desc, n.entry desc limit $3";
    /// How many calls on that person still stand; not counted beyond $2.
    COUNT_TOLD = "select count(*) from (select 1 from notices where person = $1 and stands limit $2) as counted";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from promises";
    /// Forgets all notices, to make them again.
    CLEAR_NOTICES = "delete from notices";
    /// All rows, to compare.
    DUMP = "select * from promises order by ticket";
    /// All notices, to compare.
    DUMP_NOTICES = "select * from notices order by person, at, ticket, entry";
}

/// What a ticket lacks of an owner (1) and a next step (2).
pub fn lacks(ticket: &Ticket) -> i64 {
    let (promises, owes) = (&ticket.promises, ticket.state().is_open() && !ticket.is_imported());
    i64::from(owes && promises.owner.is_none()) + 2 * i64::from(owes && promises.step.is_none())
}

/// The rows of a ticket.
pub fn put(ticket: &Ticket, clocks: &[Clock], ahead: &Ahead) -> Vec<Write> {
    let promises = &ticket.promises;
    let row = params![
        ticket.id.bytes(),
        ticket.state().is_open(),
        promises.owner.map(|owner| owner.what.bytes()),
        ahead.news.as_ref().map(|news| news.by.as_microsecond()),
        lacks(ticket),
        i64::from(ticket.waits_for_their_word()),
    ];
    let mut writes = vec![Write::new(&PUT, row)];
    let notices = notices(ticket, clocks, ahead);
    // Once something was told it stays told: only what stands changes.
    if !promises.calls.is_empty() || promises.was_assigned {
        writes.push(Write::new(&UNTELL, params![ticket.id.bytes()]));
    }
    writes.extend(notices);
    writes
}

fn notices(ticket: &Ticket, clocks: &[Clock], ahead: &Ahead) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut tell = |person: PersonId, at: i64, entry: u64, stands: bool, told: &Told| {
        let body = serde_json::to_string(told).expect("it is made of strings and numbers");
        let row = params![person.bytes(), at, ticket.id.bytes(), entry, stands, body];
        writes.push(Write::new(&TELL, row));
    };
    if let (Some(owner), Some(entry)) = (ticket.promises.owner, ticket.promises.assigned)
        && owner.by.person() != Some(owner.what)
    {
        tell(owner.what, owner.at.as_microsecond(), entry, ticket.state().is_open(), &Told::Assigned);
    }
    for called in &ticket.promises.calls {
        let stands = ticket.state().is_open() && stands(&called.call, clocks, ahead.news.as_ref());
        let told = Told::Called(called.call.clone());
        for person in &called.call.people {
            tell(*person, called.at.as_microsecond(), called.number, stands, &told);
        }
    }
    writes
}
