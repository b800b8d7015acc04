//! A database: opened, asked, committed to, closed.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use crate::faults::Faults;
use crate::health::{Pace, Writing};
use crate::idempotency::Recorded;
use crate::queue::{Ask, Queue};
use crate::{Commit, CommitError, Key, Location, OpenError, Outcome, ReadError, Row, Statement, Value};
use crate::{journal, postgres, sqlite};

/// How often a node looks for what other nodes have committed.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Which engine keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file and this process.
    Sqlite,
    /// A server that several nodes may share.
    Postgres,
}

/// How a database is used. The defaults suit a desk.
#[derive(Clone, Debug)]
pub struct Options {
    /// Threads (SQLite) or connections (PostgreSQL) that answer questions.
    pub readers: usize,
    /// The most commits in one transaction.
    pub group: usize,
    /// How many commits may wait; the next one waits outside.
    pub queue: usize,
    /// What goes wrong, in tests.
    pub faults: Faults,
}

impl Default for Options {
    fn default() -> Options {
        Options { readers: 4, group: 256, queue: 1_024, faults: Faults::default() }
    }
}

pub(crate) enum Readers {
    Sqlite(sqlite::Readers),
    Postgres(postgres::Readers),
}

struct Inner {
    engine: Engine,
    readers: Readers,
    writer: mpsc::Sender<Ask>,
    positions: watch::Receiver<u64>,
    pace: Pace,
}

/// A handle on a database; clones share it.
///
/// ```
/// # #[tokio::main] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use store::{Commit, Db, Location, Write, params, settings, values};
/// let db = Db::open(Location::SqliteMemory("example".into())).await?;
/// let write = Write::new(&settings::SET, params!["name", "Support"]);
/// db.commit(Commit { statements: vec![write], ..Commit::default() }).await?;
/// let rows = db.query(&settings::GET, &values!["name"]).await?;
/// assert_eq!(rows[0].get::<&str>(0)?, "Support");
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Db(Arc<Inner>);

impl Db {
    /// Opens a database and brings its schema up to date. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`OpenError`]: it isn't there, or it is of a newer Guichet.
    pub async fn open(location: Location) -> Result<Db, OpenError> {
        Db::open_with(location, Options::default()).await
    }

    /// As [`Db::open`], with other options.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_with(location: Location, options: Options) -> Result<Db, OpenError> {
        let (published, positions) = watch::channel(0);
        let (writer, asked) = mpsc::channel(options.queue.max(1));
        let queue = Queue::new(asked, options.group);
        let (engine, readers) = match location {
            Location::Postgres(url) => (
                Engine::Postgres,
                Readers::Postgres(postgres::open(&url, &options, queue, published.clone()).await?),
            ),
            file => (
                Engine::Sqlite,
                Readers::Sqlite(sqlite::open(file, &options, queue, published.clone()).await?),
            ),
        };
        let db = Db(Arc::new(Inner { engine, readers, writer, positions, pace: Pace::default() }));
        look(&db, &published).await.map_err(|error| OpenError::Engine(error.to_string()))?;
        tokio::spawn(keep_looking(Arc::downgrade(&db.0), published));
        Ok(db)
    }

    /// Which engine it is, for the few places where they differ.
    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Asks one question. Each question sees one state of the database; two questions may see two.
    ///
    /// # Errors
    /// [`ReadError`] when a parameter holds NUL, or the engine refuses or is away.
    pub async fn query(
        &self,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        if params.iter().any(Value::has_nul) {
            return Err(ReadError::Nul { statement: statement.name() });
        }
        match &self.0.readers {
            Readers::Sqlite(readers) => readers.query(statement, params).await,
            Readers::Postgres(readers) => readers.query(None, statement, params).await,
        }
    }

    /// Asks one question for somebody who may see these scopes. On PostgreSQL it is asked by a role that sees no row of any
    /// other, whatever the statement says: a second wall behind the statement's own `scope = $1`. SQLite has the first alone.
    ///
    /// # Errors
    /// As [`Db::query`].
    pub async fn query_within(
        &self,
        scopes: &[Vec<u8>],
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        match &self.0.readers {
            Readers::Sqlite(_) => self.query(statement, params).await,
            Readers::Postgres(_) if params.iter().any(Value::has_nul) => {
                Err(ReadError::Nul { statement: statement.name() })
            }
            Readers::Postgres(readers) => readers.query(Some(&hexadecimal(scopes)), statement, params).await,
        }
    }

    /// Writes a commit whole, or says why not. The answer comes when it is safe on disk. A caller that stops
    /// waiting doesn't stop it.
    ///
    /// # Errors
    /// [`CommitError`]; only after [`CommitError::Unknown`] may something have been written.
    pub async fn commit(&self, commit: Commit) -> Result<Outcome, CommitError> {
        commit.check()?;
        let (answer, answered) = oneshot::channel();
        let begun = std::time::Instant::now();
        self.ask(Ask::Commit(commit, answer)).await?;
        let outcome = answered.await.unwrap_or(Err(CommitError::Unknown));
        self.0.pace.took(begun);
        outcome
    }

    /// How the writer is doing.
    pub fn writing(&self) -> Writing {
        let room = self.0.writer.max_capacity();
        Writing { waiting: room - self.0.writer.capacity(), room, last: self.0.pace.last() }
    }

    /// What a key got, after every commit that is under way: the way out of [`CommitError::Unknown`].
    ///
    /// # Errors
    /// [`CommitError::Unavailable`] or [`CommitError::Unknown`] while the database is away: ask again.
    pub async fn recorded(&self, key: &Key) -> Result<Option<Recorded>, CommitError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Ask::Recorded(key.clone(), answer)).await?;
        answered.await.unwrap_or(Err(CommitError::Unknown))
    }

    /// Does an acknowledged commit outlive the machine that it was written on? Only PostgreSQL with a synchronous standby
    /// can promise that; without one, say so where readiness is asked.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn has_standby(&self) -> Result<bool, ReadError> {
        match self.engine() {
            Engine::Sqlite => Ok(false),
            Engine::Postgres => {
                let rows = self.query(&postgres::HAS_STANDBY, &[]).await?;
                rows.first().map_or(Ok(false), |row| row.get(0))
            }
        }
    }

    /// How many bytes the database takes, as its server says; none of SQLite, whose files one can look at.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn bytes(&self) -> Result<Option<u64>, ReadError> {
        match self.engine() {
            Engine::Sqlite => Ok(None),
            Engine::Postgres => {
                let rows = self.query(&postgres::BYTES, &[]).await?;
                rows.first().map(|row| row.get(0)).transpose()
            }
        }
    }

    /// Makes what was erased unreadable in the files of SQLite too: after erasing a person. On PostgreSQL the
    /// server's vacuum and the recycling of its log do so in their time.
    ///
    /// # Errors
    /// [`CommitError::Unavailable`] when a reader is in the way: ask again.
    pub async fn scrub(&self) -> Result<(), CommitError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Ask::Scrub(answer)).await?;
        answered.await.unwrap_or(Err(CommitError::Unknown))
    }

    async fn ask(&self, ask: Ask) -> Result<(), CommitError> {
        self.0.writer.send(ask).await.map_err(|_| CommitError::Unavailable("closed".to_owned()))
    }

    /// Writes what is waiting, then lets the database go. Later commits and questions hear that it is
    /// unavailable.
    pub async fn close(&self) {
        let (answer, answered) = oneshot::channel();
        if self.ask(Ask::Close(answer)).await.is_ok() {
            // An error means that the writer is gone, which is what was wanted.
            let _ = answered.await;
        }
        match &self.0.readers {
            Readers::Sqlite(readers) => readers.close().await,
            Readers::Postgres(readers) => readers.close().await,
        }
    }

    /// Was it closed?
    pub fn is_closed(&self) -> bool {
        self.0.writer.is_closed()
    }

    /// The last committed position, as it grows. It may jump; what lies between is in the journal.
    pub fn positions(&self) -> watch::Receiver<u64> {
        self.0.positions.clone()
    }
}

/// Scopes as the setting of PostgreSQL has them.
fn hexadecimal(scopes: &[Vec<u8>]) -> String {
    let hex = |scope: &Vec<u8>| scope.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    scopes.iter().map(hex).collect::<Vec<_>>().join(",")
}

/// Tells followers of a position; never backwards.
pub(crate) fn publish(published: &watch::Sender<u64>, position: u64) {
    published.send_if_modified(|known| {
        let newer = position > *known;
        *known = position.max(*known);
        newer
    });
}

async fn look(db: &Db, published: &watch::Sender<u64>) -> Result<(), ReadError> {
    let house = db.query(&journal::HOUSE, &[]).await?;
    if let Some(house) = house.first() {
        publish(published, house.get(0)?);
    }
    Ok(())
}

/// Other nodes, or another process on the same file, commit as well.
async fn keep_looking(inner: std::sync::Weak<Inner>, published: watch::Sender<u64>) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(inner) = inner.upgrade() else { return };
        if inner.writer.is_closed() {
            return;
        }
        if let Err(error) = look(&Db(inner), &published).await {
            tracing::warn!(%error, "the journal's position can't be read");
        }
    }
}
