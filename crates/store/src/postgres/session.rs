//! A connection to PostgreSQL with its prepared statements.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, Error, NoTls};

use super::tls::Tls;
use crate::{OpenError, Statement};

const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// What lies on the wire unanswered for this long means that the other side has gone.
const SILENCE: Duration = Duration::from_secs(10);

/// A commit must outlive the machine: what the administrator set is kept if it promises at least that. A node
/// that is frozen in a transaction must not freeze the others: the server lets its lock go, and looks whether
/// it is still there.
///
/// There is no limit on a statement's time here: it would also end COMMIT's wait for a standby, and call that
/// success.
const SETTINGS: &str = "
    select set_config('synchronous_commit', 'on', false)
     where current_setting('synchronous_commit') in ('off', 'local');
    select set_config(name, '5s', false) from pg_settings where name = 'client_connection_check_interval';
    set default_transaction_isolation = 'read committed';
    set idle_in_transaction_session_timeout = '10s';
    set lock_timeout = '10s';
    set statement_timeout = 0;
    set client_min_messages = warning;";

/// Where connections come from.
#[derive(Clone)]
pub(crate) struct Server {
    config: Arc<Config>,
    tls: Option<Tls>,
}

impl Server {
    /// `sslmode=require` in the address means an encrypted line to a server whose name is proven; without it
    /// the line is plain, as it is on a socket or a network of one's own.
    pub fn new(url: &str) -> Result<Server, OpenError> {
        let mut config: Config = url.parse().map_err(|error: Error| OpenError::Engine(error.to_string()))?;
        config.application_name("guichet").connect_timeout(CONNECT_WITHIN).tcp_user_timeout(SILENCE);
        let tls = if config.get_ssl_mode() == SslMode::Require { Some(Tls::new()?) } else { None };
        if tls.is_none() && config.get_hosts().iter().any(|host| matches!(host, Host::Tcp(_))) {
            tracing::warn!(
                "the line to PostgreSQL isn't encrypted: sslmode=require in its address encrypts it"
            );
        }
        Ok(Server { config: Arc::new(config), tls })
    }

    pub async fn connect(&self) -> Result<Session, Error> {
        let (client, driver) = match &self.tls {
            Some(tls) => {
                let (client, connection) = self.config.connect(tls.clone()).await?;
                (client, tokio::spawn(drive(connection)))
            }
            None => {
                let (client, connection) = self.config.connect(NoTls).await?;
                (client, tokio::spawn(drive(connection)))
            }
        };
        let session = Session {
            client,
            turn: Mutex::default(),
            prepared: Mutex::default(),
            driver: driver.abort_handle(),
        };
        session.client.batch_execute(SETTINGS).await?;
        Ok(session)
    }
}

async fn drive(connection: impl Future<Output = Result<(), Error>>) {
    if let Err(error) = connection.await {
        tracing::warn!(%error, "a connection to PostgreSQL ended");
    }
}

pub(crate) struct Session {
    pub client: Client,
    /// Held while requests that belong together are sent, so that nobody else's come between.
    turn: Mutex<()>,
    prepared: Mutex<HashMap<usize, tokio_postgres::Statement>>,
    driver: AbortHandle,
}

impl Session {
    /// Prepares a statement once.
    pub async fn prepared(&self, statement: &'static Statement) -> Result<tokio_postgres::Statement, Error> {
        if let Some(known) = self.known(statement) {
            return Ok(known);
        }
        let prepared = self.client.prepare(statement.sql()).await?;
        self.statements().insert(statement.address(), prepared.clone());
        Ok(prepared)
    }

    /// A statement that was prepared before.
    pub fn known(&self, statement: &'static Statement) -> Option<tokio_postgres::Statement> {
        self.statements().get(&statement.address()).cloned()
    }

    /// One's turn to send.
    pub fn turn(&self) -> std::sync::MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn statements(&self) -> std::sync::MutexGuard<'_, HashMap<usize, tokio_postgres::Statement>> {
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops the line, as a broken cable does.
    pub fn cut(&self) {
        self.driver.abort();
    }
}

/// A session that is let go must not linger in a transaction that holds the house.
impl Drop for Session {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

/// The connection is of no more use.
pub(crate) fn is_lost(error: &Error) -> bool {
    match error.as_db_error() {
        Some(said) => matches!(said.severity(), "FATAL" | "PANIC") || is_shutdown(said.code()),
        None => error.is_closed() || is_io(error),
    }
}

fn is_shutdown(code: &SqlState) -> bool {
    [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW].contains(code)
}

fn is_io(error: &Error) -> bool {
    std::error::Error::source(error).is_some_and(|source| source.is::<std::io::Error>())
}

/// The server's words, which the error itself hides behind "db error".
pub(crate) fn words(error: &Error) -> String {
    error.as_db_error().map_or_else(
        || {
            std::error::Error::source(error)
                .map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
        },
        |said| said.message().to_owned(),
    )
}
