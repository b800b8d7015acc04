//! Alarms: raised in the second in which they are due, by whichever node is first.
//!
//! An alarm goes through `decide` like any act. Its entry is unique in the ticket's stream, so any number of nodes may
//! try: one commits, the others hear that there is nothing to raise.

use std::time::Duration;

use desk::clock::{PendingAlarm, Rings};
use desk::ladder;
use desk::promise::PromiseCommand;
use desk::{Actor, Command, Context, PersonId, Ticket, TicketId};
use store::projections::alarms;
use store::{Row, values};

use crate::tasks::Task;
use crate::write::Batch;
use crate::{App, Failure};

/// How many alarms are raised between two looks at the clock.
const AT_ONCE: u64 = 64;
/// Another node may commit a due instant that this one doesn't know: look at least so often.
const LOOK: Duration = Duration::from_secs(1);

/// Raises alarms when their instant comes, until the desk is closed.
pub(crate) async fn watch(app: App) {
    loop {
        let turn = app.raise_alarms().await;
        app.ran(Task::RaisingAlarms, &turn);
        match turn {
            Ok(0) => {}
            Ok(_) => continue,
            Err(_) if app.0.db.is_closed() => return,
            Err(failure) => {
                tracing::error!(%failure, "alarms could not be raised; the next look tries again")
            }
        }
        let _ = tokio::time::timeout(app.until_next().await, app.0.due.notified()).await;
    }
}

impl App {
    /// Raises what is due now, tells what is due to be told ahead; how many were looked at.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn raise_alarms(&self) -> Result<usize, Failure> {
        let now = self.now().as_microsecond();
        // A miss is one when its instant is past: acknowledged on the instant is met.
        let rows = self.0.db.query(&alarms::DUE, &values![now - 1, AT_ONCE]).await?;
        for row in &rows {
            let (id, pending) = read(row)?;
            match self.raise(id, pending).await {
                Ok(()) | Err(Failure::Busy | Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(rows.len() + self.raise_warnings().await?)
    }

    async fn raise(&self, id: TicketId, pending: PendingAlarm) -> Result<(), Failure> {
        let loaded = self.load_ticket(id).await?;
        let (agreement, calendars) = self.pinned(loaded.value.pin()).await?;
        let (agreement, calendars) = (&*agreement, &*calendars);
        let actor = Actor::clock(self.vendor().await?.id);
        let at = self.now();
        let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
        let command = match pending.rings {
            Rings::Call | Rings::NewsCall => self.call(&loaded.value, pending, agreement, at).await?,
            _ => Command::RaiseAlarm(pending),
        };
        let decided = desk::decide(&loaded.value, &command, &cx)?;
        let mut batch = Batch::default();
        self.put(&mut batch, Some(&loaded), &decided, PersonId::from_bytes([0; 16]), agreement, calendars)?;
        self.commit(batch).await?;
        Ok(())
    }

    /// The next rung of the ladder, with whom it finds at work.
    async fn call(
        &self,
        ticket: &Ticket,
        pending: PendingAlarm,
        agreement: &terms::Agreement,
        at: jiff::Timestamp,
    ) -> Result<Command, Failure> {
        let people = match ladder::whom(ticket, &pending.about, agreement) {
            Some(rung) => {
                let owner = ticket.promises.owner.map(|owner| owner.what);
                let desk = self.on_duty(ticket, at).await?;
                ladder::people(rung, owner, ticket.product(), &desk, ticket.level1_desk().is_some())
            }
            None => Vec::new(),
        };
        Ok(Command::Promise(PromiseCommand::Call { pending, people }))
    }

    async fn until_next(&self) -> Duration {
        let next = self.0.db.query(&alarms::NEXT, &[]).await.ok();
        let at = next.and_then(|rows| rows.first().and_then(|row| row.get::<Option<i64>>(0).ok().flatten()));
        let wait = at.map_or(i64::MAX, |at| at.saturating_sub(self.now().as_microsecond()).saturating_add(1));
        Duration::from_micros(u64::try_from(wait).unwrap_or(0)).clamp(Duration::from_millis(5), LOOK)
    }
}

fn read(row: &Row) -> Result<(TicketId, PendingAlarm), Failure> {
    let damaged = |what: &str| Failure::Damaged(format!("{what} in a row of alarms"));
    let about = serde_json::from_str(row.get::<&str>(3)?).map_err(|_| damaged("alarm"))?;
    let rings = row.get::<&str>(2)?.parse().map_err(|()| damaged("rings"))?;
    let at = crate::queue::instant(row, 1)?;
    Ok((TicketId::from_bytes(row.get(0)?), PendingAlarm { at, rings, about }))
}
