//! Questions over a few connections that many askers share: each pipelines, so that none waits for another's
//! answer to be read.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio_postgres::Error;
use tokio_postgres::types::ToSql;

use super::pipeline::{Request, in_order};
use super::session::{Server, Session, is_lost, words};
use super::sql::SEE_AS;
use super::values;
use crate::{ReadError, Row, Statement, Value};

const ANSWERED_WITHIN: Duration = Duration::from_secs(30);
/// The server's own limit, so that it doesn't work on for nobody.
const LIMIT: &str = "set statement_timeout = '30s'; set default_transaction_read_only = on;";

/// The role that sees the rows of the scopes that it is told, and no others: migration "second-wall".
const WALLED: &str = "set role guichet_reader";

pub(crate) struct Readers {
    server: Server,
    /// For the desk's own work.
    slots: Vec<Slot>,
    /// For what is read for a person.
    walled: Vec<Slot>,
    turn: AtomicUsize,
    closed: AtomicBool,
}

#[derive(Default)]
struct Slot {
    is_walled: bool,
    session: RwLock<Option<Arc<Session>>>,
    /// Held by the one who connects, so that a server that comes back isn't stormed.
    connecting: tokio::sync::Mutex<()>,
}

impl Readers {
    pub fn new(server: Server, connections: usize) -> Readers {
        let slots =
            |is_walled| (0..connections.max(1)).map(|_| Slot { is_walled, ..Slot::default() }).collect();
        Readers {
            server,
            slots: slots(false),
            walled: slots(true),
            turn: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
        }
    }

    /// A question changes nothing, so that a lost connection is a reason to ask once more.
    /// Within scopes, the question is asked by a role that sees no row of any other.
    pub async fn query(
        &self,
        scopes: Option<&str>,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        let asked = tokio::time::timeout(ANSWERED_WITHIN, self.ask_twice(scopes, statement, params));
        asked.await.map_err(|_| ReadError::Unavailable("no answer in time".to_owned()))?
    }

    async fn ask_twice(
        &self,
        scopes: Option<&str>,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        let slots = if scopes.is_some() { &self.walled } else { &self.slots };
        let slot = &slots[self.turn.fetch_add(1, Ordering::Relaxed) % slots.len()];
        let first = ask(&*self.session(slot).await?, scopes, statement, params).await;
        let answer = match first {
            Err(error) if is_lost(&error) => {
                ask(&*self.session(slot).await?, scopes, statement, params).await
            }
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
        if slot.is_walled
            && let Err(error) = session.client.batch_execute(WALLED).await
        {
            tracing::warn!(
                error = words(&error),
                "row-level security is not up: is there a role guichet_reader?"
            );
        }
        let session = Arc::new(session);
        slot.put(Some(Arc::clone(&session)));
        Ok(session)
    }

    pub async fn close(&self) {
        self.closed.store(true, Ordering::Release);
        for slot in self.slots.iter().chain(&self.walled) {
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

async fn ask(
    session: &Session,
    scopes: Option<&str>,
    statement: &'static Statement,
    params: &[Value],
) -> Result<Vec<Row>, Error> {
    let prepared = session.prepared(statement).await?;
    let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
    let rows = match scopes {
        None => session.client.query(&prepared, &params).await?,
        Some(scopes) => ask_within(session, scopes, &prepared, &params).await?,
    };
    rows.iter().map(values::row).collect()
}

/// Says whose rows may be seen and asks, in one go: the two are sent one behind the other and cost one round trip.
async fn ask_within(
    session: &Session,
    scopes: &str,
    prepared: &tokio_postgres::Statement,
    params: &[&(dyn ToSql + Sync)],
) -> Result<Vec<tokio_postgres::Row>, Error> {
    let see_as = session.prepared(&SEE_AS).await?;
    let whose: [&(dyn ToSql + Sync); 1] = [&scopes];
    let requests: Vec<Request<'_, _, Error>> = vec![
        Box::pin(session.client.query(&see_as, &whose)),
        Box::pin(session.client.query(prepared, params)),
    ];
    let (mut both, mut is_sent) = (Box::pin(in_order(requests)), false);
    let answers = poll_fn(|context| {
        // Both are sent when they are first polled.
        let _turn = (!is_sent).then(|| session.turn());
        is_sent = true;
        both.as_mut().poll(context)
    });
    let mut answers = answers.await.map_err(|(_, error)| error)?;
    Ok(answers.pop().unwrap_or_default())
}

fn told(statement: &'static Statement, error: &Error) -> ReadError {
    let reason = words(error);
    if is_lost(error) {
        ReadError::Unavailable(reason)
    } else {
        ReadError::Failed { statement: statement.name(), reason }
    }
}
