//! Problems: written by the centre, linked to incidents in one commit with the ticket's own half.

use std::collections::BTreeMap;

use desk::access::{Fields, Object, require};
use desk::link::LinkCommand;
use desk::problem::{self, ProblemCommand};
use desk::release::ReleaseState;
use desk::{
    Action, Authored, Command, Context, Decision, Folded, Problem, ProblemId, Refusal, Release, State,
    Stream, TextId, TicketId, access,
};
use hours::OpenTime;
use jiff::Timestamp;
use store::projections::{records, tickets};
use store::values;

use crate::load::Loaded;
use crate::tickets::{TRIES, guard_visitor};
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor, Which};

/// The problem behind a ticket, as whoever reads the ticket sees it: what helps them, not what the centre supposes.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The public number.
    pub number: u64,
    /// The workaround, if there is one and this reader reads words.
    pub workaround: Option<String>,
    /// The cause, once it is found.
    pub cause: Option<String>,
    /// Is it over?
    pub closed: bool,
}

/// An incident that comes from a problem, as this reader sees it.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its number.
    pub number: u64,
    /// Its one line; missing if it was erased.
    pub subject: Option<String>,
    /// Who asked, by name.
    pub asked_by: String,
    /// Where it stands.
    pub state: State,
    /// Excluded from the agreement, so that it costs the centre what it isn't obliged to.
    pub excluded: bool,
    /// How long it was open, in open hours of its region.
    pub open: OpenTime,
}

impl App {
    /// Begins a problem, or changes one.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn change_problem(
        &self,
        visitor: &Visitor,
        number: Option<u64>,
        command: &ProblemCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let which = match number {
            Some(n) => Which::Of(self.find_record::<Problem>(visitor, Action::ReadProblems, n).await?),
            None => Which::New(Stream::Problem(ProblemId(self.id_for(visitor, form)))),
        };
        let (Which::New(stream) | Which::Of(stream)) = which;
        let id = ProblemId(stream.id());
        let decide = |known: Option<&Problem>, cx: &Context<'_>| problem::decide(id, known, command, cx);
        self.alter::<Problem>(visitor, which, form, decide).await
    }

    /// Links an incident to a problem.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn link_incident(
        &self,
        visitor: &Visitor,
        problem: u64,
        ticket: u64,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let link = |ticket: &desk::Ticket| ProblemCommand::Link {
            ticket: ticket.id,
            asked_by: ticket.opened.what.asked_by,
            reporter: ticket.reporter(),
        };
        self.both(visitor, (problem, ticket), LinkCommand::Link, link, form).await
    }

    /// Takes a link away.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn unlink_incident(
        &self,
        visitor: &Visitor,
        problem: u64,
        ticket: u64,
        reason: &Authored,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let unlink =
            |ticket: &desk::Ticket| ProblemCommand::Unlink { ticket: ticket.id, reason: reason.clone() };
        self.both(visitor, (problem, ticket), LinkCommand::Unlink, unlink, form).await
    }

    /// Both halves of a link in one commit: the problem's and the ticket's.
    async fn both(
        &self,
        visitor: &Visitor,
        (problem_number, ticket_number): (u64, u64),
        on_ticket: impl Fn(ProblemId) -> LinkCommand + Send + Sync,
        on_problem: impl Fn(&desk::Ticket) -> ProblemCommand + Send + Sync,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let key = self.key(visitor, form);
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok(Receipt { number: problem_number, ..receipt });
        }
        let stream = self.find_record::<Problem>(visitor, Action::ReadProblems, problem_number).await?;
        let id = ProblemId(stream.id());
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let ticket = self.load_ticket(self.find(&actor, ticket_number).await?).await?;
            let (agreement, calendars) = self.pinned(ticket.value.pin()).await?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            // How far the form had read is told of the problem, which it was drawn from.
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
            let loaded = self.stream(stream).await?;
            let before = Problem::fold(&loaded.entries).ok_or(Refusal::NotFound)?;
            let told = Context { seen: form.seen, ..cx };
            let theirs = problem::decide(id, Some(&before), &on_problem(&ticket.value), &told)?;
            let own = desk::decide(&ticket.value, &Command::Link(on_ticket(id)), &cx)?;

            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            batch.keyed(key.clone());
            self.put(&mut batch, Some(&ticket), &own, visitor.person.id, agreement, calendars)?;
            self.put_kept::<Problem>(&mut batch, &loaded, stream, &theirs, visitor.person.id);
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => {
                    let position = other?.position();
                    return Ok(Receipt { number: problem_number, position, repeated: false });
                }
            }
        }
        Err(Failure::Busy)
    }

    /// The problem behind a ticket, now or as it stood.
    pub(crate) async fn problem_behind(
        &self,
        id: ProblemId,
        fields: Fields,
        then: Option<Timestamp>,
    ) -> Result<Option<Behind>, Failure> {
        let asked = values![Problem::KIND.word(), id.bytes()];
        let rows = self.0.db.query(&records::BY_ID, &asked).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let damaged = |_| Failure::Damaged("a problem in a row of records".to_owned());
        let problem: Problem = match then {
            None => serde_json::from_str(row.get::<&str>(2)?).map_err(damaged)?,
            Some(then) => {
                let mut entries = self.stream(Stream::Problem(id)).await?.entries;
                entries.retain(|entry| entry.recorded_at <= then);
                let Some(problem) = Problem::fold(&entries) else { return Ok(None) };
                problem
            }
        };
        let said = [problem.workaround, problem.cause].into_iter().flatten().map(|said| said.text.id);
        let texts: BTreeMap<TextId, String> = match fields {
            Fields::All => self.texts_with(&said.collect::<Vec<_>>()).await?,
            Fields::Metadata => BTreeMap::new(),
        };
        let words = |said: Option<desk::works::Said>| texts.get(&said?.text.id).cloned();
        Ok(Some(Behind {
            number: row.get(1)?,
            workaround: words(problem.workaround),
            cause: words(problem.cause),
            closed: problem.closed.is_some(),
        }))
    }

    /// The incidents that come from a problem, of those that this visitor may read, with what each cost.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn incidents_of(&self, visitor: &Visitor, problem: &Problem) -> Result<Vec<Incident>, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let mut incidents = Vec::new();
        for link in &problem.linked {
            let Loaded { value: ticket, entries, .. } = self.load_ticket(link.ticket).await?;
            if !matches!(access::allows(&actor, Action::Read, &Object::of(&ticket)), Decision::Allowed(_)) {
                continue;
            }
            let (_, calendars) = self.pinned(ticket.pin()).await?;
            let region = ticket.opened.what.regions.first();
            let open = match region.and_then(|region| calendars.get(region)) {
                Some(calendar) => problem::cost(&entries, calendar, now)?,
                None => OpenTime::ZERO, // an imported log can't tell whose hours they are
            };
            let subject = ticket.opened.what.subject.id;
            incidents.push(Incident {
                number: self.ticket_number(link.ticket).await?,
                subject: self.texts_with(&[subject]).await?.remove(&subject),
                asked_by: self.organisation(link.asked_by, None).await?.name.clone(),
                state: ticket.state(),
                excluded: ticket.exclusion.holding().is_some(),
                open,
            });
        }
        incidents.sort_by_key(|incident| incident.number);
        Ok(incidents)
    }

    /// The release that carries the correction of a problem and is out, if there is one: its number and its version.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn corrected_by(
        &self,
        visitor: &Visitor,
        problem: ProblemId,
    ) -> Result<Option<(u64, Release)>, Failure> {
        let all = self.releases(visitor).await?;
        let carries = |(_, release): &(u64, Release)| {
            release.state == ReleaseState::Published && release.contents.problems.contains(&problem)
        };
        Ok(all.into_iter().filter(carries).max_by_key(|(_, release)| release.published))
    }

    /// The public number of a ticket that is there.
    pub(crate) async fn ticket_number(&self, id: TicketId) -> Result<u64, Failure> {
        let rows = self.0.db.query(&tickets::NUMBER, &values![id.bytes()]).await?;
        Ok(rows.first().ok_or(Refusal::NotFound)?.get(0)?)
    }

    /// The public numbers of those tickets that this visitor may read.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn numbers_of(
        &self,
        visitor: &Visitor,
        tickets: &[TicketId],
    ) -> Result<BTreeMap<TicketId, u64>, Failure> {
        let actor = visitor.actor(self.now());
        let mut numbers = BTreeMap::new();
        for id in tickets {
            let ticket = self.load_ticket(*id).await?.value;
            if matches!(access::allows(&actor, Action::Read, &Object::of(&ticket)), Decision::Allowed(_)) {
                numbers.insert(*id, self.ticket_number(*id).await?);
            }
        }
        Ok(numbers)
    }

    /// The id of a ticket by its number, if this visitor finds it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`], or the database is away.
    pub async fn ticket_id(&self, visitor: &Visitor, number: u64) -> Result<TicketId, Failure> {
        let actor = visitor.actor(self.now());
        let id = self.find(&actor, number).await?;
        require(&actor, Action::Read, &Object::of(&self.load_ticket(id).await?.value))?;
        Ok(id)
    }
}
