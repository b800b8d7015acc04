//! From rows to facts: each row is put before the same decisions as everybody's acts.

use desk::clock::Calendars;
use desk::decide::Decided;
use desk::fact::{Delivery, Door, Kind, Resolution, Untold};
use desk::{
    Actor, Authored, Command, Context, Entry, NewTicket, Organisation, Refusal, State, Ticket, TicketId,
};
use jiff::Timestamp;
use terms::Agreement;

use super::log::{Logged, Row, Why};
use super::mapping::{Mapping, Told};

/// What every ticket of a run has in common.
pub(super) struct Under<'a> {
    pub mapping: &'a Mapping,
    pub agreement: &'a Agreement,
    pub calendars: &'a Calendars,
    pub actor: &'a Actor,
    pub now: Timestamp,
    /// Gives a text its id and salt.
    pub write: &'a dyn Fn(String) -> Authored,
}

/// A ticket on its way in.
#[derive(Clone, Copy)]
pub(super) struct One<'a> {
    pub id: TicketId,
    /// As the log numbers it.
    pub number: &'a str,
    pub logged: &'a Logged,
    pub asked_by: &'a Organisation,
}

/// What the rows of a ticket come to.
#[derive(Default)]
pub(super) struct Planned {
    pub entries: Vec<Entry>,
    pub texts: Vec<Authored>,
    pub refused: Vec<(u64, Why)>,
    pub after: Option<Ticket>,
}

impl Under<'_> {
    /// The facts that these rows tell of a ticket that stands as `before`.
    pub fn plan(&self, one: One<'_>, rows: &[Row], before: Option<Ticket>) -> Planned {
        let mut planned = Planned { after: before, ..Planned::default() };
        for row in rows {
            if let Err(refusal) = self.row(&mut planned, one, *row) {
                planned.refused.push((row.line.into(), Why::Refused(refusal)));
            }
        }
        planned
    }

    fn row(&self, planned: &mut Planned, one: One<'_>, row: Row) -> Result<(), Refusal> {
        let (status, told) = &self.mapping.facts[usize::from(row.status)];
        let cx = Context {
            actor: self.actor,
            at: row.at,
            recorded_at: self.now,
            agreement: self.agreement,
            calendars: self.calendars,
            seen: None,
        };
        if planned.after.is_none() {
            let decided = desk::open(&self.new_ticket(one, told), one.asked_by, None, &cx)?;
            let after = Ticket::fold(&decided.entries);
            planned.keep(decided);
            planned.after = after;
        }
        let triage = (row.category > 0).then_some(Step::Triage(row.category));
        for step in triage.into_iter().chain(told.iter().map(|told| Step::Told(*told))) {
            let ticket = planned.after.as_ref().expect("it was opened above");
            let Some(command) = step.command(ticket, || (self.write)(status.clone())) else { continue };
            match desk::decide(ticket, &command, &cx) {
                Ok(decided) => planned.keep(decided),
                Err(Refusal::AlreadyAcknowledged { .. }) => {} // the log says less than is known
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(())
    }

    fn new_ticket(&self, one: One<'_>, told: &[Told]) -> NewTicket {
        let region = &self.mapping.places[usize::from(one.logged.place)].1.region;
        let untold = [
            (!told.contains(&Told::Opened), Untold::Notification),
            (region.is_none(), Untold::Region),
            (!self.mapping.tells_diagnoses(), Untold::Diagnosis),
            (true, Untold::Resolution),
        ];
        NewTicket {
            regions: region.iter().cloned().collect(),
            untold: untold.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect(),
            reference: Some((self.write)(one.number.to_owned())),
            ..NewTicket::bare(one.id, (self.write)(one.logged.subject.to_string()), Door::Import)
        }
    }
}

impl Planned {
    fn keep(&mut self, decided: Decided) {
        let after = self.after.take().map(|ticket| decided.entries.iter().fold(ticket, Ticket::after));
        self.after = after;
        self.entries.extend(decided.entries);
        self.texts.extend(decided.texts);
    }
}

#[derive(Clone, Copy)]
enum Step {
    Triage(u8),
    Told(Told),
}

impl Step {
    /// The verb that this step is in the state that the ticket is in; none where it changes nothing. Where words are
    /// owed, they are those of the log.
    fn command(self, ticket: &Ticket, words: impl Fn() -> Authored) -> Option<Command> {
        let state = ticket.state();
        match self {
            Step::Triage(category) if ticket.category() == Some(category) => None,
            Step::Triage(category) => Some(Command::Triage {
                kind: Kind::Incident,
                category,
                gravity: None,
                workaround: None,
                reason: None,
            }),
            Step::Told(Told::Opened) => None,
            Step::Told(Told::Acknowledged) => {
                ticket.acknowledged.is_none().then_some(Command::Acknowledge { note: None })
            }
            Step::Told(Told::WorkStarted) => ticket.work_started.is_none().then_some(Command::StartWork),
            Step::Told(Told::Diagnosed) => ticket.diagnoses.is_empty().then(|| Command::diagnose(words())),
            Step::Told(Told::Resolved) if ticket.resolved.is_some() => None,
            Step::Told(Told::Resolved) => {
                Some(Command::resolve(Resolution::Other, Delivery::Supplied, words()))
            }
            Step::Told(Told::Closed) => (state != State::Closed).then_some(Command::Close { reason: None }),
            Step::Told(Told::Reopened) => (!state.is_open()).then(|| Command::Reopen { reason: words() }),
        }
    }
}
