//! What reads like a ticket: other tickets and open problems, for triage to see them beside it.

use desk::similar::most_alike;
use desk::{Action, access};
use store::projections::{scope, tickets};
use store::values;

use crate::{App, Failure, Listed, TicketView, Visitor};

/// How far back it looks, in numbers: what is alike and older is a problem by now.
const BACK: u64 = 2_000;

/// The most that are compared.
const COMPARED: u64 = 500;

/// The most that are shown.
const SHOWN: usize = 5;

impl App {
    /// The tickets whose subjects read like this one's, among the latest that this visitor may find; the most alike first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn similar(&self, visitor: &Visitor, view: &TicketView) -> Result<Vec<Listed>, Failure> {
        let Some(subject) = view.subject() else { return Ok(Vec::new()) };
        let Some(found_in) = access::scope_for(&visitor.actor(self.now()), Action::Read) else {
            return Ok(Vec::new());
        };
        let asked = values![scope(found_in), view.number.saturating_sub(BACK), view.number + BACK, COMPARED];
        let mut known: Vec<(u64, String)> = Vec::new();
        for row in self.0.db.query(&tickets::SUBJECTS, &asked).await? {
            let (number, subject) = (row.get::<u64>(0)?, row.get::<Option<String>>(1)?);
            known.extend(subject.filter(|_| number != view.number).map(|subject| (number, subject)));
        }
        let numbers = most_alike(subject, known, SHOWN);
        self.list_numbers(visitor, &numbers).await
    }
}
