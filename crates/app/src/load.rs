//! Reading streams and folding them.
//!
//! People and organisations are remembered between requests. That is safe for decisions, because each commit guards
//! the versions that it was decided on; and it is fresh for readers, because each key to the door brings the versions
//! of the day.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use desk::{
    Digest, Entry, Organisation, OrganisationId, Person, PersonId, Refusal, Scope, Stream, Ticket, TicketId,
};

use crate::{App, Failure};

/// A folded stream with the head of its chain.
#[derive(Clone, Debug)]
pub struct Loaded<T> {
    /// What it adds up to.
    pub value: T,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// The positions of those in the journal.
    pub positions: Vec<u64>,
    /// The head of its chain.
    pub head: Digest,
}

#[derive(Default)]
pub(crate) struct Known {
    people: Mutex<HashMap<[u8; 16], Arc<Person>>>,
    organisations: Mutex<HashMap<[u8; 16], Arc<Organisation>>>,
}

impl Known {
    pub fn forget(&self, id: [u8; 16]) {
        self.people.lock().expect("nobody panics while holding it").remove(&id);
        self.organisations.lock().expect("nobody panics while holding it").remove(&id);
    }
}

impl App {
    /// Asks for rows in somebody's scopes, which the policy derived. What the statement asks for is the first wall; on
    /// PostgreSQL the second is a role that sees no other rows.
    pub(crate) async fn within(
        &self,
        found_in: &[Scope],
        statement: &'static store::Statement,
        params: &[store::Value],
    ) -> Result<Vec<store::Row>, Failure> {
        let scopes: Vec<Vec<u8>> = found_in.iter().copied().map(store::projections::scope).collect();
        Ok(self.0.db.query_within(&scopes, statement, params).await?)
    }

    /// The entries of a stream, with the head of its chain.
    pub(crate) async fn stream(&self, stream: Stream) -> Result<Loaded<()>, Failure> {
        let stored = self.0.db.stream(stream.kind().word(), *stream.id().as_bytes()).await?;
        let head = stored.last().map_or(Digest::ZERO, |last| Digest(last.hash));
        let positions = stored.iter().map(|s| s.position).collect();
        let entries = stored.iter().map(|s| Entry::from_bytes(&s.body)).collect::<Result<Vec<_>, _>>()?;
        Ok(Loaded { value: (), entries, positions, head })
    }

    /// A ticket.
    pub(crate) async fn load_ticket(&self, id: TicketId) -> Result<Loaded<Ticket>, Failure> {
        let Loaded { entries, positions, head, .. } = self.stream(Stream::Ticket(id)).await?;
        let value = Ticket::fold(&entries).ok_or(Refusal::NotFound)?;
        Ok(Loaded { value, entries, positions, head })
    }

    /// A person, remembered if it is of that version.
    pub(crate) async fn person(&self, id: PersonId, version: Option<u64>) -> Result<Arc<Person>, Failure> {
        let remembered =
            self.0.known.people.lock().expect("nobody panics while holding it").get(&id.bytes()).cloned();
        if let Some(person) = remembered.filter(|p| version.is_none_or(|v| p.version >= v)) {
            return Ok(person);
        }
        let entries = self.stream(Stream::Person(id)).await?.entries;
        let person = Arc::new(Person::fold(&entries).ok_or(Refusal::NotFound)?);
        self.0
            .known
            .people
            .lock()
            .expect("nobody panics while holding it")
            .insert(id.bytes(), person.clone());
        Ok(person)
    }

    /// An organisation, remembered if it is of that version.
    ///
    /// # Errors
    ///
    /// There is no such organisation, or the database is away.
    pub async fn organisation(
        &self,
        id: OrganisationId,
        version: Option<u64>,
    ) -> Result<Arc<Organisation>, Failure> {
        let known = &self.0.known.organisations;
        let remembered = known.lock().expect("nobody panics while holding it").get(&id.bytes()).cloned();
        if let Some(organisation) = remembered.filter(|o| version.is_none_or(|v| o.version >= v)) {
            return Ok(organisation);
        }
        let entries = self.stream(Stream::Organisation(id)).await?.entries;
        let organisation = Arc::new(Organisation::fold(&entries).ok_or(Refusal::NotFound)?);
        known.lock().expect("nobody panics while holding it").insert(id.bytes(), organisation.clone());
        Ok(organisation)
    }
}
