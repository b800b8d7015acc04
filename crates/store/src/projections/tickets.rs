//! The rows of tickets: one for the ticket, one for each scope in which it is found.

use desk::clock::{Clock, Course, current};
use desk::fact::Gravity;
use desk::ladder::{Ahead, News};
use desk::{Ticket, access};
use terms::MeasureId;

use super::{alarms, decisions, dues, kept, promises, reviews, scope};
use crate::{Param, Value, Write, params};

/// The due instant of a ticket for which nothing is due: after all others.
pub const NOTHING_DUE: i64 = i64::MAX;

/// The place of a ticket that somebody waits for and nothing is promised for: after everything that is due, before
/// everything else. It is no instant.
pub const AWAITED: i64 = NOTHING_DUE - 1;

/// The highest rank of a ticket that isn't triaged yet: see [`order`].
pub const UNTRIAGED: i64 = (2 << NEWS_BITS) - 1;

/// How many bits of a rank say when there is news, in seconds: until the year 4147.
const NEWS_BITS: u32 = 36;

crate::statements! {
    /// Keeps the row of a ticket.
    PUT = "insert into tickets (id, number, version, asked_by, customer, reporter, region, kind, category, gravity, state,
               is_open, opened_at, changed_at, due, rank, agreement, subject, reference, door, clocks)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    /// Changes what changes in the row of a ticket.
    CHANGE = "update tickets set version = $2, kind = $3, category = $4, gravity = $5, state = $6, is_open = $7,
                  changed_at = $8, due = $9, rank = $10, region = $11, clocks = $12, agreement = $13 where id = $1";
    /// Lets a scope find a ticket.
    SHOW = "insert into visible (scope, is_open, due, rank, number, ticket) values ($1, $2, $3, $4, $5, $6)";
    /// Moves a ticket in all scopes that find it.
    MOVE = "update visible set is_open = $2, due = $3, rank = $4 where ticket = $1";
    /// The id of a ticket by its number, if one of these scopes finds it.
    FIND = "select t.id from tickets t where t.number = $1
            and exists (select 1 from visible v where v.ticket = t.id and v.scope in ($2, $3))";
    /// The lowest number of all, if there is any.
    ANY = "select min(number) from tickets";
    /// The number, subject and reference of a ticket, if that scope finds it.
    NUMBER_IN = "select t.number, x.content, r.content from tickets t join texts x on x.id = t.subject
                     left join texts r on r.id = t.reference
                 where t.id = $1 and exists (select 1 from visible v where v.ticket = t.id and v.scope = $2)";
    /// The number of a ticket.
    NUMBER = "select number from tickets where id = $1";
    /// The scopes that find a ticket.
    SCOPES = "select scope from visible where ticket = $1 order by scope";
    /// A page of a scope's tickets in the order of the queue, after ($3, $4, $5): at most $6.
    LIST = "select t.number, t.id, t.version, t.asked_by, t.customer, t.reporter, t.region, t.kind, t.category, t.gravity, t.state,
                t.opened_at, t.changed_at, v.due, v.rank, t.agreement, x.content, r.content, t.door, t.clocks, p.owner, p.news_by, p.lacks, n.content
            from visible v join tickets t on t.id = v.ticket join texts x on x.id = t.subject
                left join texts r on r.id = t.reference left join promises p on p.ticket = t.id
                left join people o on o.id = p.owner left join texts n on n.id = o.name
            where v.scope = $1 and v.is_open = $2 and (v.due, v.rank, v.number) > ($3, $4, $5)
            order by v.due, v.rank, v.number limit $6";
    /// The same, of one state ($7), region ($8), category ($9) where given; due no later than $10, of no higher rank than $11;
    /// of any owner ($12 = 0), of that one ($12 = 1, $13), or lacking an owner or a next step ($12 = 2); where a word of the
    /// side that asked is awaited or isn't ($14), where given.
    LIST_FILTERED = "select t.number, t.id, t.version, t.asked_by, t.customer, t.reporter, t.region, t.kind, t.category, t.gravity, t.state,
                t.opened_at, t.changed_at, v.due, v.rank, t.agreement, x.content, r.content, t.door, t.clocks, p.owner, p.news_by, p.lacks, n.content
            from visible v join tickets t on t.id = v.ticket join texts x on x.id = t.subject
                left join texts r on r.id = t.reference left join promises p on p.ticket = t.id
                left join people o on o.id = p.owner left join texts n on n.id = o.name
            where v.scope = $1 and v.is_open = $2 and (v.due, v.rank, v.number) > ($3, $4, $5)
                and (cast($7 as text) is null or t.state = $7)
                and (cast($8 as text) is null or t.region = $8)
                and (cast($9 as bigint) is null or t.category = $9)
                and v.due <= $10 and v.rank <= $11
                and (cast($12 as bigint) = 0 or (cast($12 as bigint) = 1 and p.owner = $13) or (cast($12 as bigint) = 2 and p.lacks > 0))
                and (cast($14 as bigint) is null or coalesce(p.theirs, 0) = $14)
            order by v.due, v.rank, v.number limit $6";
    /// How many of a scope's open ($2) tickets are due no later than $3 and of no higher rank than $4; not counted beyond $5.
    COUNT = "select count(*) from (select 1 from visible v
                 where v.scope = $1 and v.is_open = $2 and v.due <= $3 and v.rank <= $4 limit $5) as counted";
    /// How many of a scope are in each state.
    COUNTS = "select t.state, count(*) from visible v join tickets t on t.id = v.ticket where v.scope = $1
              group by t.state order by t.state";
    /// Everything that a report of a scope counts, opened from $2 up to, not including, $3.
    MEASURED = "select t.number, t.region, t.category, t.opened_at, t.asked_by, t.agreement, t.clocks, t.id, t.door, t.is_open
                from visible v join tickets t on t.id = v.ticket
                where v.scope = $1 and t.opened_at >= $2 and t.opened_at < $3 order by t.number";
    /// When the tickets of a region that a scope finds were opened, from $3 up to, not including, $4.
    OPENED = "select t.opened_at from tickets t where t.region = $2 and t.opened_at >= $3 and t.opened_at < $4
                  and exists (select 1 from visible v where v.ticket = t.id and v.scope = $1)";
    /// When the first ticket of a region was opened, if there is any.
    FIRST_OPENED = "select min(opened_at) from tickets where region = $1";
    /// A page of a scope's tickets by number, for what a figure is made of.
    BY_NUMBER = "select t.number, t.id, t.version, t.asked_by, t.customer, t.reporter, t.region, t.kind, t.category, t.gravity, t.state,
                t.opened_at, t.changed_at, v.due, v.rank, t.agreement, x.content, r.content, t.door, t.clocks, p.owner, p.news_by, p.lacks, n.content
            from visible v join tickets t on t.id = v.ticket join texts x on x.id = t.subject
                left join texts r on r.id = t.reference left join promises p on p.ticket = t.id
                left join people o on o.id = p.owner left join texts n on n.id = o.name
            where v.scope = $1 and t.number = $2";
    /// The latest subjects of a scope, of numbers above $2 and below $3: at most $4.
    SUBJECTS = "select t.number, x.content, t.id, t.is_open from tickets t join texts x on x.id = t.subject
                where t.number > $2 and t.number < $3
                    and exists (select 1 from visible v where v.ticket = t.id and v.scope = $1)
                order by t.number desc limit $4";
    /// Forgets all rows, to make them again.
    CLEAR = "delete from tickets";
    /// Forgets who finds what, to write it again.
    CLEAR_VISIBLE = "delete from visible";
    /// All rows, to compare.
    DUMP = "select * from tickets order by id";
    /// All rows of who finds what, to compare.
    DUMP_VISIBLE = "select * from visible order by scope, is_open, due, rank, number";
}

/// Where a ticket stands in its list. One that is over: the latest first. An open one in the queue: what is due next, then category, then gravity, then the next news (clause 4, best
/// effort). The last three are one number, so that the order is one index: what differs in a higher place outweighs all below.
pub fn order(ticket: &Ticket, clocks: &[Clock], news: Option<&News>) -> (i64, i64) {
    if !ticket.state().is_open() {
        return (NOTHING_DUE, i64::MAX - ticket.last_at.as_microsecond());
    }
    let promised =
        |clock: &&Clock| clock.stop.is_none() && matches!(clock.course, Course::Provisional | Course::Firm);
    let waiting = current(clocks, &MeasureId::acknowledgement()).filter(promised);
    let due = waiting.map(|clock| clock.due.map_or(AWAITED, |due| due.as_microsecond()));
    let category = i64::from(ticket.category().unwrap_or(0));
    let minor = i64::from(ticket.triage().and_then(|t| t.gravity) != Some(Gravity::Major));
    let last = (1 << NEWS_BITS) - 1;
    let news = news.map_or(last, |news| news.by.as_second().clamp(0, last));
    let rank = ((2 * category + minor) << NEWS_BITS) | news;
    (due.unwrap_or(NOTHING_DUE), rank)
}

fn region(ticket: &Ticket, clocks: &[Clock]) -> String {
    let measured = current(clocks, &MeasureId::acknowledgement()).map(|clock| &clock.region);
    measured.or(ticket.opened.what.regions.first()).map(ToString::to_string).unwrap_or_default()
}

fn json(clocks: &[Clock]) -> String {
    serde_json::to_string(clocks).expect("clocks are made of strings, numbers and lists")
}

/// The rows of a ticket that is new. `number` is a value in a rebuild, [`Param::TicketNumber`] in the commit that opens it.
pub fn put(ticket: &Ticket, number: Param, clocks: &[Clock], ahead: &Ahead) -> Vec<Write> {
    let (due, rank) = order(ticket, clocks, ahead.news.as_ref());
    let opened = &ticket.opened.what;
    let is_open = ticket.state().is_open();
    let row = params![
        ticket.id.bytes(),
        number.clone(),
        ticket.version,
        opened.asked_by.bytes(),
        opened.customer.map(|id| id.bytes()),
        ticket.reporter().map(|id| id.bytes()),
        region(ticket, clocks),
        ticket.kind().word(),
        ticket.category().map(u32::from),
        ticket.triage().and_then(|t| t.gravity).map(Gravity::word),
        ticket.state().word(),
        is_open,
        ticket.opened.at.as_microsecond(),
        ticket.last_at.as_microsecond(),
        due,
        rank,
        ticket.pin().agreement.to_string(),
        opened.subject.id.bytes(),
        opened.reference.map(|text| text.id.bytes()),
        opened.door.word(),
        json(clocks),
    ];
    let shown = access::scopes_of(ticket).into_iter().map(|found_in| {
        Write::new(&SHOW, params![scope(found_in), is_open, due, rank, number.clone(), ticket.id.bytes()])
    });
    let mut writes = vec![Write::new(&PUT, row)];
    writes.extend(shown);
    writes.extend(dues::put(ticket));
    writes.extend(alarms::put(ticket.id, &ahead.pending));
    writes.extend(promises::put(ticket, clocks, ahead));
    writes.extend(decisions::put(ticket, true));
    writes.extend(reviews::put(ticket));
    writes.extend(ticket.over().map(|_| kept::put(ticket)));
    writes
}

/// The rows of a ticket that is known already.
pub fn change(ticket: &Ticket, clocks: &[Clock], ahead: &Ahead) -> Vec<Write> {
    let (due, rank) = order(ticket, clocks, ahead.news.as_ref());
    let is_open = ticket.state().is_open();
    let row = params![
        ticket.id.bytes(),
        ticket.version,
        ticket.kind().word(),
        ticket.category().map(u32::from),
        ticket.triage().and_then(|t| t.gravity).map(Gravity::word),
        ticket.state().word(),
        is_open,
        ticket.last_at.as_microsecond(),
        due,
        rank,
        region(ticket, clocks),
        json(clocks),
        ticket.pin().agreement.to_string(),
    ];
    let mut writes = vec![
        Write::new(&CHANGE, row),
        Write::new(&MOVE, params![ticket.id.bytes(), is_open, due, rank]),
        Write::new(&alarms::CLEAR_OF, params![ticket.id.bytes()]),
    ];
    writes.extend(dues::put(ticket));
    writes.extend(alarms::put(ticket.id, &ahead.pending));
    writes.extend(promises::put(ticket, clocks, ahead));
    writes.extend(decisions::put(ticket, false));
    writes.extend(reviews::put(ticket));
    writes.push(kept::put(ticket));
    writes
}

/// A null where nothing is asked.
pub fn given<T: Into<Value>>(value: Option<T>) -> Value {
    value.into()
}
