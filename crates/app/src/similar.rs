//! What reads like a ticket: other tickets, and the problems that may be behind it, for the centre to see them beside it; and
//! the tickets that read alike and have no problem yet.

use std::collections::BTreeSet;

use desk::similar::{Candidate, clusters, likely, most_alike};
use desk::{Action, Problem, Scope, TicketId, access};
use store::projections::{scope, tickets};
use store::values;

use crate::{App, Failure, Listed, TicketView, Visitor};

/// How far back it looks, in numbers: what is alike and older is a problem by now.
const BACK: u64 = 2_000;

/// The most that are compared.
const COMPARED: u64 = 500;

/// The most that are shown.
const SHOWN: usize = 5;

/// From this on, tickets that read alike are a group: two may be chance.
const GROUP: usize = 3;

/// A problem that may be behind a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggested {
    /// Its public number.
    pub number: u64,
    /// How many entries it has.
    pub version: u64,
    /// Its one line; missing if it was erased.
    pub title: Option<String>,
    /// How many of the tickets that read alike come from it.
    pub linked: usize,
    /// Is a workaround known?
    pub workaround: bool,
}

/// What is compared of a ticket.
struct Compared {
    number: u64,
    subject: String,
    id: TicketId,
    is_open: bool,
}

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
        let known = self.compared(found_in, view.number.saturating_sub(BACK), view.number + BACK).await?;
        let others = known.into_iter().filter(|one| one.number != view.number);
        let numbers = most_alike(subject, others.map(|one| (one.number, one.subject)), SHOWN);
        self.list_numbers(visitor, &numbers).await
    }

    /// The open problems that may be behind a ticket which has none, for who may link it: those from which the tickets that
    /// read alike come, and those that read alike themselves.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn likely_problems(
        &self,
        visitor: &Visitor,
        view: &TicketView,
        alike: &[Listed],
    ) -> Result<Vec<Suggested>, Failure> {
        let may = view.may(Action::WriteProblems) && view.problem.is_none();
        let Some(subject) = view.subject().filter(|_| may) else { return Ok(Vec::new()) };
        let problems = self.shown::<Problem>(visitor, Action::ReadProblems, true).await?;
        let statements: Vec<_> = problems.iter().map(|shown| shown.value.statement.text.id).collect();
        let statements = self.texts_with(&statements).await?;
        let candidate = |shown: &crate::Shown<Problem>| {
            let statement = statements.get(&shown.value.statement.text.id);
            Candidate {
                which: shown.number,
                linked: alike.iter().filter(|one| shown.value.has(one.id)).count(),
                texts: shown.texts.values().chain(statement).cloned().collect(),
            }
        };
        let numbers = likely(subject, problems.iter().map(candidate), SHOWN);
        let suggested = |number: u64| {
            let shown = problems.iter().find(|shown| shown.number == number)?;
            Some(Suggested {
                number,
                version: shown.value.version,
                title: shown.text(shown.value.title.id).map(str::to_owned),
                linked: alike.iter().filter(|one| shown.value.has(one.id)).count(),
                workaround: shown.value.workaround.is_some(),
            })
        };
        Ok(numbers.into_iter().filter_map(suggested).collect())
    }

    /// Groups of open tickets of the centre that read alike and come from no problem yet, among the latest.
    ///
    /// # Errors
    ///
    /// Not for this visitor, or the database is away.
    pub async fn without_problem(&self, visitor: &Visitor) -> Result<Vec<Vec<Listed>>, Failure> {
        self.on_the_house(visitor, Action::WriteProblems)?;
        let newest =
            self.0.db.query(&tickets::SUBJECTS, &values![scope(Scope::Centre), 0, i64::MAX, 1]).await?;
        let Some(newest) = newest.first().map(|row| row.get::<u64>(0)).transpose()? else {
            return Ok(Vec::new());
        };
        let mut linked = BTreeSet::new();
        for is_open in [true, false] {
            let problems = self.records_in::<Problem>(Scope::Centre, is_open).await?;
            linked.extend(
                problems.iter().flat_map(|(_, problem)| problem.linked.iter().map(|link| link.ticket)),
            );
        }
        let known = self.compared(Scope::Centre, newest.saturating_sub(BACK), newest + 1).await?;
        let open = known.into_iter().filter(|one| one.is_open && !linked.contains(&one.id));
        let mut groups = Vec::new();
        for numbers in clusters(open.map(|one| (one.number, one.subject)), GROUP).into_iter().take(SHOWN) {
            groups.push(self.list_numbers(visitor, &numbers).await?);
        }
        Ok(groups)
    }

    /// The latest tickets of a scope between two numbers, as they are compared; whose line was erased reads like nothing.
    async fn compared(&self, found_in: Scope, above: u64, below: u64) -> Result<Vec<Compared>, Failure> {
        let mut known = Vec::new();
        for row in self
            .within(&[found_in], &tickets::SUBJECTS, &values![scope(found_in), above, below, COMPARED])
            .await?
        {
            let Some(subject) = row.get::<Option<String>>(1)? else { continue };
            let (number, is_open) = (row.get(0)?, row.get(3)?);
            known.push(Compared { number, subject, id: TicketId::from_bytes(row.get(2)?), is_open });
        }
        Ok(known)
    }
}
