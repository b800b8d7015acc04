//! What a desk triaged since an instant, from the journal: what its empty triage says of the day (clause 3.D).

use desk::access::{Object, allows};
use desk::response::distribution;
use desk::{Action, Decision, TicketId};
use hours::OpenTime;
use jiff::Timestamp;
use store::{journal, values};

use crate::{App, Failure, Visitor};

/// How many were triaged, and how long half of them took from the report to the decision at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Triaged {
    /// How many.
    pub count: u64,
    /// In open hours of whose hours count; none where none was triaged.
    pub open: Option<OpenTime>,
    /// By the calendar, in seconds.
    pub elapsed: Option<i64>,
}

impl App {
    /// What the visitor's desk triaged from an instant up to now: each ticket once, with its first triage.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn triaged_since(&self, visitor: &Visitor, from: Timestamp) -> Result<Triaged, Failure> {
        let actor = visitor.actor(self.now());
        let (mut open, mut elapsed) = (Vec::new(), Vec::new());
        let position = self.position_at(from).await?;
        for row in self.0.db.query(&journal::TICKETS_SINCE, &values![position]).await? {
            let ticket = self.load_ticket(TicketId::from_bytes(row.get(0)?)).await?.value;
            let read = allows(&actor, Action::Read, &Object::of(&ticket));
            if !matches!(read, Decision::Allowed(_)) || !ticket.is_handled_by(&actor) {
                continue;
            }
            let Some(at) = ticket.triages.first().map(|first| first.at).filter(|at| *at >= from) else {
                continue;
            };
            let (_, calendars) = self.pinned(ticket.pin()).await?;
            let Some(calendar) = ticket.opened.what.regions.iter().find_map(|region| calendars.get(region))
            else {
                continue; // an imported log can't tell whose hours count
            };
            open.push(calendar.between(ticket.opened.at, at)?.as_seconds());
            elapsed.push(at.as_second() - ticket.opened.at.as_second());
        }
        let count = open.len() as u64;
        let half = |spans| distribution(spans).map(|all| all.half);
        Ok(Triaged { count, open: half(open).map(OpenTime::from_seconds), elapsed: half(elapsed) })
    }
}
