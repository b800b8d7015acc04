//! Live events: what the journal grew by, told to whoever may see it.

use std::sync::Arc;

use desk::{Entry, Fact, OrganisationId, Scope, Stream, access};
use jiff::Timestamp;
use store::projections::{desk_of, scope, tickets};
use store::{StoredEntry, values};
use tokio::sync::broadcast;

use crate::{App, Failure, Visitor};

/// Somebody or some organisation isn't what they were, or somebody's keys ended: whoever listens is asked for again.
pub type Moved = [u8; 16];

/// Something happened to a ticket.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Where in the journal.
    pub position: u64,
    /// The ticket's public number.
    pub number: u64,
    /// What: the word of the fact.
    pub what: &'static str,
    /// When.
    pub at: Timestamp,
    scopes: Vec<Vec<u8>>,
    /// The level-1 desk that handles the ticket; none: the support centre.
    desk: Option<OrganisationId>,
    entry: Entry,
}

impl Event {
    /// Is it for this visitor, as they are now?
    pub fn is_for(&self, visitor: &Visitor, now: Timestamp) -> bool {
        let actor = visitor.actor(now);
        let found_in: Vec<Scope> = access::scopes_for(&actor, desk::Action::Read);
        found_in.into_iter().any(|s| self.scopes.contains(&scope(s)))
            && access::shows(&actor, &self.entry, self.desk)
    }
}

/// Follows the journal by position: nothing is skipped, whoever writes.
///
/// It begins where the journal ends now, not where it ends when the runtime finds the time to begin.
pub(crate) fn follow(app: App) -> impl Future<Output = ()> + Send {
    let journal = app.0.db.follow(app.position());
    tell(app, journal)
}

async fn tell(app: App, mut journal: store::Follower) {
    loop {
        match journal.next().await {
            Ok(entries) => {
                for stored in &entries {
                    app.0.known.moved(stored);
                    if matches!(stored.kind.as_str(), "person" | "organisation") {
                        drop(app.0.moved.send(stored.id));
                    }
                    // Another node may have published it: what opens here comes under it, too.
                    if stored.kind == "agreement"
                        && let Err(failure) = app.publish(&[]).await
                    {
                        tracing::error!(%failure, "a version of the agreement was not taken in");
                    }
                    match app.event(stored).await {
                        Ok(Some(event)) => drop(app.0.live.send(Arc::new(event))), // nobody listening is fine
                        Ok(None) => {}
                        Err(failure) => {
                            tracing::error!(%failure, position = stored.position, "an event was not told")
                        }
                    }
                }
            }
            Err(store::ReadError::Unavailable(_)) => return,
            Err(error) => {
                tracing::error!(%error, "the journal can't be followed; trying again");
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
        }
    }
}

impl App {
    /// What happens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Event>> {
        self.0.live.subscribe()
    }

    /// Who is another from now on, or in by less: each by the id of the person or organisation.
    pub fn listen_for_moves(&self) -> broadcast::Receiver<Moved> {
        self.0.moved.subscribe()
    }

    /// A person's keys ended here; their streams end with them.
    pub(crate) fn tell_moved(&self, person: desk::PersonId) {
        drop(self.0.moved.send(person.bytes())); // nobody listening is fine
    }

    /// What happened after a position, at most `limit` entries of the journal.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn events_after(&self, position: u64, limit: u64) -> Result<Vec<Event>, Failure> {
        let mut events = Vec::new();
        for stored in self.0.db.after(position, limit).await? {
            events.extend(self.event(&stored).await?);
        }
        Ok(events)
    }

    async fn event(&self, stored: &StoredEntry) -> Result<Option<Event>, Failure> {
        if stored.kind != "ticket" {
            return Ok(None);
        }
        let entry = Entry::from_bytes(&stored.body)?;
        let (Stream::Ticket(id), Fact::Ticket(fact)) = (entry.stream, &entry.fact) else { return Ok(None) };
        let number = self.0.db.query(&tickets::NUMBER, &values![id.bytes()]).await?;
        let Some(number) = number.first() else { return Ok(None) };
        let scopes = self.0.db.query(&tickets::SCOPES, &values![id.bytes()]).await?;
        let scopes = scopes.iter().map(|row| row.get(0)).collect::<Result<Vec<Vec<u8>>, _>>()?;
        let desk = scopes.iter().find_map(|found_in| desk_of(found_in));
        let (what, at) = (fact.word(), entry.at);
        Ok(Some(Event { position: stored.position, number: number.get(0)?, what, at, scopes, desk, entry }))
    }
}

impl crate::load::Known {
    /// A stream grew: what is remembered of it is old.
    fn moved(&self, stored: &StoredEntry) {
        if matches!(stored.kind.as_str(), "person" | "organisation") {
            self.forget(stored.id);
        }
    }
}
