//! Questions over a few connections that many askers share: each pipelines, so that none waits for another's
//! answer to be read.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio_postgres::Error;
use tokio_postgres::types::ToSql;

use super::session::{Server, Session, is_lost, words};
use super::values;
use crate::{ReadError, Row, Statement, Value};

const ANSWERED_WITHIN: Duration = Duration::from_secs(30);
/// The server's own limit, so that it doesn't work on for nobody.
const LIMIT: &str = "set statement_timeout = '30s'; set default_transaction_read_only = on;";

pub(crate) struct Readers {
    server: Server,
    slots: Vec<Slot>,
    turn: AtomicUsize,
    closed: AtomicBool,
}

#[derive(Default)]
struct Slot {
    session: RwLock<Option<Arc<Session>>>,
    /// Held by the one who connects, so that a server that comes back isn't stormed.
    connecting: tokio::sync::Mutex<()>,
}

impl Readers {
    pub fn new(server: Server, connections: usize) -> Readers {
        let slots = (0..connections.max(1)).map(|_| Slot::default()).collect();
        Readers { server, slots, turn: AtomicUsize::new(0), closed: AtomicBool::new(false) }
    }

    /// A question changes nothing, so that a lost connection is a reason to ask once more.
    pub async fn query(
        &self,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        let asked = tokio::time::timeout(ANSWERED_WITHIN, self.ask_twice(statement, params));
        asked.await.map_err(|_| ReadError::Unavailable("no answer in time".to_owned()))?
    }

    async fn ask_twice(
        &self,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        let slot = &self.slots[self.turn.fetch_add(1, Ordering::Relaxed) % self.slots.len()];
        let first = ask(&*self.session(slot).await?, statement, params).await;
        let answer = match first {
            Err(error) if is_lost(&error) => ask(&*self.session(slot).await?, statement, params).await,
            answer => answer,
        };
        answer.map_err(|error| told(statement, &error))
    }

    async fn session(&self, slot: &Slot) -> Result<Arc<Session>, ReadError> {
        if self.closed.load(Ordering::Acquire) {
            return Err(ReadError::Unavailable("closed".to_owned()));
        }
        if let Some(session) = slot.live() {
            return Ok(session);
        }
        let _turn = slot.connecting.lock().await;
        if let Some(session) = slot.live() {
            return Ok(session);
        }
        let session = self.server.connect().await.map_err(|error| ReadError::Unavailable(words(&error)))?;
        session.client.batch_execute(LIMIT).await.map_err(|error| ReadError::Unavailable(words(&error)))?;
        let session = Arc::new(session);
        slot.put(Some(Arc::clone(&session)));
        Ok(session)
    }

    pub async fn close(&self) {
        self.closed.store(true, Ordering::Release);
        for slot in &self.slots {
            let _turn = slot.connecting.lock().await;
            slot.put(None);
        }
    }
}

impl Slot {
    fn live(&self) -> Option<Arc<Session>> {
        let session = self.session.read().unwrap_or_else(PoisonError::into_inner);
        session.as_ref().filter(|session| !session.client.is_closed()).cloned()
    }

    fn put(&self, session: Option<Arc<Session>>) {
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = session;
    }
}

async fn ask(session: &Session, statement: &'static Statement, params: &[Value]) -> Result<Vec<Row>, Error> {
    let prepared = session.prepared(statement).await?;
    let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
    let rows = session.client.query(&prepared, &params).await?;
    rows.iter().map(values::row).collect()
}

fn told(statement: &'static Statement, error: &Error) -> ReadError {
    let reason = words(error);
    if is_lost(error) {
        ReadError::Unavailable(reason)
    } else {
        ReadError::Failed { statement: statement.name(), reason }
    }
}
