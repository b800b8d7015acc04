//! What was kept long enough goes: each ticket in a commit of its own, lines in small lots, so that nobody waits long for
//! the writer. Whatever breaks in between, the next turn plans anew and goes on: what is gone is in no plan.

use std::time::Duration;

use desk::retention::{self, Class, Lines, Log, Plan, Rules};
use desk::{Actor, Context, OrganisationId, PersonId, Stream, TicketId};
use jiff::Timestamp;
use store::identity::{SWEEP_LINES, SWEEP_LINES_OF_ALL, SWEEP_LINES_OF_NOBODY};
use store::{Write, params};

use super::Planned;
use crate::tasks::{Task, repeat};
use crate::write::Batch;
use crate::{App, Failure};

/// How often.
const EVERY: Duration = Duration::from_secs(24 * 3600);

/// So many lines are forgotten at once.
const LOT: u64 = 500;

/// What went, of one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Whose.
    pub organisation: OrganisationId,
    /// Tickets that lost their words.
    pub words: u64,
    /// Tickets that lost their files alone.
    pub files: u64,
    /// Lines that said who came in, and who looked at what.
    pub lines: u64,
    /// Tickets that somebody wrote on or held meanwhile: the next turn sees.
    pub left: u64,
}

/// Lets go what was kept long enough, once a day, until the desk is closed.
pub(crate) async fn watch(app: App) {
    let turn = async |app: App| app.apply_retention(None).await.map(|_| ());
    repeat(app, Task::ApplyingRetention, EVERY, turn).await;
}

impl App {
    /// Lets go what was kept long enough, of one organisation or of all, by the plan that [`App::retention_plan`] shows.
    ///
    /// # Errors
    ///
    /// There is no such organisation, or the database is away; what went before is gone.
    pub async fn apply_retention(&self, of: Option<OrganisationId>) -> Result<Vec<Applied>, Failure> {
        let all = match of {
            Some(of) => vec![of],
            None => self.organisations().await?.iter().map(|of| of.id).collect(),
        };
        let mut done = Vec::new();
        for of in all {
            let planned = self.retention_plan(of, None).await?;
            let applied = self.carry_out(&planned).await?;
            if applied.words + applied.files + applied.lines > 0 {
                tracing::info!(?applied, "what was kept long enough went");
            }
            done.push(applied);
        }
        // Also when nothing went: the turn before may have been killed between its last commit and this.
        self.leave_no_trace().await;
        Ok(done)
    }

    async fn carry_out(&self, planned: &Planned) -> Result<Applied, Failure> {
        let Plan { rules, going, lines, .. } = &planned.plan;
        let organisation = planned.organisation.id;
        let mut applied = Applied { organisation, words: 0, files: 0, lines: 0, left: 0 };
        for one in going {
            match self.lapse(one.over.ticket).await {
                Ok(Class::Files) => applied.files += 1,
                Ok(_) => applied.words += 1,
                Err(Failure::Busy | Failure::Refused(_)) => applied.left += 1,
                Err(failure) => return Err(failure),
            }
        }
        for one in lines {
            let clock = match one.log {
                Log::Security => self.wall(),
                Log::Reads => self.now(),
            };
            if let Some(before) = rules.security.over_before(clock) {
                self.sweep_lines(organisation, one, before).await?;
                applied.lines += one.count;
            }
        }
        Ok(applied)
    }

    /// One ticket: decided anew on what is there now. Whoever writes, holds or says otherwise meanwhile stops it.
    async fn lapse(&self, id: TicketId) -> Result<Class, Failure> {
        let loaded = self.load_ticket(id).await?;
        let over = loaded.value.over().ok_or(retention::RetentionRefusal::NotOver);
        let over = over.map_err(desk::Refusal::from)?;
        let (own, centre) = (self.organisation(over.organisation, None).await?, self.vendor().await?);
        let rules = Rules::of(&own, &centre);
        let held = self.held_among(&over.writers).await?;
        let (agreement, calendars) = self.pinned(loaded.value.pin()).await?;
        let (agreement, calendars) = (&*agreement, &*calendars);
        let (actor, at) = (Actor::retention(centre.id), self.now());
        let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
        let decided = retention::lapse(&loaded.value, &rules, &held, &cx)?;
        let mut batch = Batch::default();
        batch.guard(Stream::Organisation(own.id), own.version);
        if centre.id != own.id {
            batch.guard(Stream::Organisation(centre.id), centre.version);
        }
        for writer in &over.writers {
            batch.guard(Stream::Person(*writer), self.person(*writer, None).await?.version);
        }
        self.put(&mut batch, Some(&loaded), &decided, PersonId::from_bytes([0; 16]), agreement, calendars)?;
        self.commit(batch).await?;
        let of_files = |entry: &desk::Entry| match &entry.fact {
            desk::Fact::Ticket(desk::TicketFact::Lapsed(lapsed)) => lapsed.class == Class::Files,
            _ => false,
        };
        Ok(if decided.entries.iter().any(of_files) { Class::Files } else { Class::Words })
    }

    async fn sweep_lines(&self, of: OrganisationId, lines: &Lines, before: Timestamp) -> Result<(), Failure> {
        let (of, before) = (of.bytes(), before.as_microsecond());
        for _ in 0..lines.count.div_ceil(LOT) {
            let writes = match (lines.log, lines.person.map(PersonId::bytes)) {
                (Log::Security, Some(person)) => {
                    vec![Write::new(&SWEEP_LINES, params![of, person, before, LOT])]
                }
                (Log::Security, None) => {
                    let mut writes = vec![Write::new(&SWEEP_LINES_OF_ALL, params![of, before, LOT])];
                    if self.vendor().await?.id.bytes() == of {
                        writes.push(Write::new(&SWEEP_LINES_OF_NOBODY, params![before, LOT]));
                    }
                    writes
                }
                (Log::Reads, Some(person)) => {
                    vec![Write::new(&store::reads::SWEEP, params![of, person, before, LOT])]
                }
                (Log::Reads, None) => {
                    vec![Write::new(&store::reads::SWEEP_OF_NOBODY, params![of, before, LOT])]
                }
            };
            self.write(writes).await?;
        }
        Ok(())
    }
}
