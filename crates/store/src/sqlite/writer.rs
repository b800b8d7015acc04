//! The one thread that writes: it takes the waiting commits into one transaction, pays for one sync, then
//! answers all.

use std::collections::hash_map::Entry;

use rusqlite::{Connection, ErrorCode, ffi};
use tokio::sync::{oneshot, watch};

use super::connection::{self, Source};
use crate::db::publish;
use crate::faults::{Fault, Faults};
use crate::group::{Books, House, Judgement, Plan, tips};
use crate::idempotency::{self, Recorded};
use crate::queue::{Answer, Ask, Queue};
use crate::{
    Commit, CommitError, Key, NewEntry, OpenError, Options, Outcome, Statement, StreamKey, Value, journal,
    values,
};

pub(crate) struct Writer {
    source: Source,
    connection: Option<Connection>,
    faults: Faults,
    published: watch::Sender<u64>,
}

/// The group as a whole has come to nothing, or nobody knows.
enum Lost {
    /// Before anything was tried.
    Unavailable(String),
    /// The transaction vanished under us, or COMMIT failed.
    Unknown(String),
}

/// One step of a commit failed; its transaction may live.
struct Failure {
    step: &'static str,
    error: rusqlite::Error,
}

impl Writer {
    pub fn new(source: Source, options: &Options, published: watch::Sender<u64>) -> Writer {
        Writer { source, connection: None, faults: options.faults.clone(), published }
    }

    pub fn run(mut self, mut queue: Queue, ready: oneshot::Sender<Result<(), OpenError>>) {
        let opened = self.open();
        let failed = opened.is_err();
        if ready.send(opened).is_err() || failed {
            return;
        }
        while let Some(group) = queue.blocking_next() {
            self.answer(group);
            for scrubber in queue.scrubbers() {
                // An error means that nobody waits for it any more.
                let _ = scrubber.send(self.scrub());
            }
        }
        self.tidy();
        queue.finish();
    }

    fn open(&mut self) -> Result<(), OpenError> {
        let mut connection = self.source.writer().map_err(|error| OpenError::Engine(error.to_string()))?;
        connection::migrate(&mut connection)?;
        self.connection = Some(connection);
        Ok(())
    }

    /// Everybody is answered after COMMIT: a twin or a conflict in the same group rests on what may still be
    /// lost.
    fn answer(&mut self, group: Vec<Ask>) {
        if group.is_empty() {
            return;
        }
        match self.transact(&group) {
            Ok(answers) => group.into_iter().zip(answers).for_each(|(ask, answer)| ask.hear(answer)),
            Err(lost) => {
                let error = lost.told();
                group.into_iter().for_each(|ask| ask.hear_error(&error));
            }
        }
    }

    fn transact(&mut self, group: &[Ask]) -> Result<Vec<Answer>, Lost> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.source.writer().map_err(|error| Lost::Unavailable(error.to_string()))?,
        };
        let transaction = Transaction { connection: &connection, faults: &self.faults };
        let (answers, position) = transaction.run(group)?;
        // Only a connection that did well is kept: after a failed COMMIT or a vanished transaction its state
        // isn't to be trusted.
        self.connection = Some(connection);
        publish(&self.published, position);
        Ok(answers)
    }

    /// Erased rows are zeroed in the file by `secure_delete`; the log still has them until it is written back
    /// and cut.
    fn scrub(&self) -> Result<(), CommitError> {
        let unavailable = |reason: String| CommitError::Unavailable(reason);
        let Some(connection) = &self.connection else { return Err(unavailable("no connection".to_owned())) };
        let busy = connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, bool>(0));
        match busy {
            Ok(false) => Ok(()),
            Ok(true) => Err(unavailable("a reader is still at work".to_owned())),
            Err(error) => Err(unavailable(error.to_string())),
        }
    }

    fn tidy(&mut self) {
        let tidied = self.connection.take().map(|connection| connection.execute_batch("pragma optimize;"));
        if let Some(Err(error)) = tidied {
            tracing::warn!(%error, "statistics weren't brought up to date");
        }
    }
}

impl Lost {
    fn told(self) -> CommitError {
        match self {
            Lost::Unavailable(reason) => {
                tracing::error!(reason, "commits can't be written");
                CommitError::Unavailable(reason)
            }
            Lost::Unknown(reason) => {
                tracing::error!(reason, "a group of commits has an unknown outcome");
                CommitError::Unknown
            }
        }
    }
}

struct Transaction<'w> {
    connection: &'w Connection,
    faults: &'w Faults,
}

impl Transaction<'_> {
    fn run(&self, group: &[Ask]) -> Result<(Vec<Answer>, u64), Lost> {
        let unavailable = |failure: Failure| Lost::Unavailable(failure.error.to_string());
        self.batch("begin", "begin immediate").map_err(unavailable)?;
        let mut books = Books::new(self.house().map_err(unavailable)?);
        let before = books.house;
        let answers =
            group.iter().map(|ask| self.one(&mut books, ask)).collect::<Result<Vec<Answer>, Lost>>()?;
        if books.house != before {
            let house = books.house;
            let row = values![house.position, house.head, house.tickets];
            self.execute("house", &journal::MOVE_HOUSE, &row).map_err(unknown)?;
        }
        self.commit().map_err(unknown)?;
        Ok((answers, books.house.position))
    }

    fn one(&self, books: &mut Books, ask: &Ask) -> Result<Answer, Lost> {
        match ask {
            Ask::Commit(commit, _) => self.write_one(books, commit).map(Answer::Commit),
            Ask::Recorded(key, _) => {
                self.load_key(books, key).map_err(unknown)?;
                Ok(Answer::Recorded(Ok(books.recorded(key))))
            }
            Ask::Scrub(_) | Ask::Close(_) => Ok(Answer::Recorded(Ok(None))),
        }
    }

    /// The inner result is the caller's; the outer one is the whole group's.
    fn write_one(&self, books: &mut Books, commit: &Commit) -> Result<Result<Outcome, CommitError>, Lost> {
        self.load(books, commit).map_err(unknown)?;
        let plan = match books.judge(commit) {
            Ok(Judgement::Write(plan)) => plan,
            Ok(Judgement::Repeat(outcome)) => return Ok(Ok(outcome)),
            Err(error) => return Ok(Err(error)),
        };
        self.batch("savepoint", "savepoint one").map_err(unknown)?;
        match self.write(commit, &plan) {
            Ok(()) => {
                self.batch("release", "release one").map_err(unknown)?;
                books.accept(commit, &plan);
                Ok(Ok(plan.outcome()))
            }
            Err(error) => {
                // Some errors, a full disk among them, undo the whole transaction.
                if self.connection.is_autocommit() {
                    return Err(Lost::Unknown(error.to_string()));
                }
                self.connection
                    .execute_batch("rollback to one; release one")
                    .map_err(|error| Lost::Unknown(error.to_string()))?;
                Ok(Err(error))
            }
        }
    }

    fn write(&self, commit: &Commit, plan: &Plan) -> Result<(), CommitError> {
        for (index, entry) in commit.entries.iter().enumerate() {
            let row = entry_row(entry, plan.position(index), plan.heads[index]);
            self.execute("entry", &journal::APPEND, &row).map_err(told)?;
        }
        for write in &commit.statements {
            let params: Vec<Value> = write.params.iter().map(|param| plan.resolve(param)).collect();
            let touched = self.execute(write.statement.name(), write.statement, &params).map_err(told)?;
            if write.must_touch.is_some_and(|wanted| wanted != touched) {
                return Err(CommitError::Missed { statement: write.statement.name() });
            }
        }
        for tip in tips(&commit.entries) {
            let row = values![tip.stream.kind, tip.stream.id, tip.number, tip.hash];
            self.execute("stream", &journal::MOVE_STREAM, &row).map_err(told)?;
        }
        if let Some(key) = &commit.idempotency {
            let got = plan.record(key);
            let row = values![
                key.who,
                key.key.as_str(),
                got.body_hash,
                got.position,
                got.ticket_number,
                key.recorded_at
            ];
            self.execute("key", &idempotency::RECORD, &row).map_err(told)?;
        }
        Ok(())
    }

    fn load(&self, books: &mut Books, commit: &Commit) -> Result<(), Failure> {
        if let Some(key) = &commit.idempotency {
            self.load_key(books, key)?;
        }
        for stream in commit.streams() {
            if let Entry::Vacant(place) = books.versions.entry(stream) {
                place.insert(self.version(stream)?);
            }
        }
        Ok(())
    }

    fn load_key(&self, books: &mut Books, key: &Key) -> Result<(), Failure> {
        let name = (key.who, key.key.clone());
        if books.keys.contains_key(&name) {
            return Ok(());
        }
        let found = self.query_one(&idempotency::RECORDED, &values![key.who, key.key.as_str()], |row| {
            Ok(Recorded { body_hash: row.get(0)?, position: row.get(1)?, ticket_number: row.get(2)? })
        })?;
        if let Some(recorded) = found {
            books.keys.insert(name, recorded);
        }
        Ok(())
    }

    fn version(&self, stream: StreamKey) -> Result<u64, Failure> {
        let row =
            self.query_one(&journal::STREAM_VERSION, &values![stream.kind, stream.id], |row| row.get(0))?;
        Ok(row.unwrap_or(0))
    }

    fn house(&self) -> Result<House, Failure> {
        let read =
            |row: &crate::Row| Ok(House { position: row.get(0)?, head: row.get(1)?, tickets: row.get(2)? });
        self.query_one(&journal::HOUSE, &[], read)?
            .ok_or(Failure { step: "load", error: rusqlite::Error::QueryReturnedNoRows })
    }

    fn query_one<T>(
        &self,
        statement: &'static Statement,
        params: &[Value],
        read: impl Fn(&crate::Row) -> Result<T, crate::ReadError>,
    ) -> Result<Option<T>, Failure> {
        self.step("load", || {
            let rows = connection::query(self.connection, statement, params)?;
            rows.first()
                .map(read)
                .transpose()
                .map_err(|error| rusqlite::Error::UserFunctionError(Box::new(error)))
        })
    }

    fn execute(
        &self,
        step: &'static str,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<u64, Failure> {
        self.step(step, || connection::execute(self.connection, statement, params))
    }

    fn batch(&self, step: &'static str, sql: &str) -> Result<(), Failure> {
        self.step(step, || self.connection.prepare_cached(sql)?.raw_execute().map(drop))
    }

    fn commit(&self) -> Result<(), Failure> {
        let fault = self.faults.at("commit");
        if fault == Fault::Fail {
            return Err(Failure::injected("commit"));
        }
        self.connection.execute_batch("commit").map_err(|error| Failure { step: "commit", error })?;
        if fault == Fault::Lose { Err(Failure::injected("commit")) } else { Ok(()) }
    }

    fn step<T>(&self, step: &'static str, run: impl FnOnce() -> rusqlite::Result<T>) -> Result<T, Failure> {
        match self.faults.at(step) {
            Fault::Fail => return Err(Failure::injected(step)),
            Fault::Lose => {
                // As SQLite itself does when the disk is full.
                let _ = self.connection.execute_batch("rollback");
                return Err(Failure::injected(step));
            }
            Fault::None | Fault::Abort => {}
        }
        run().map_err(|error| Failure { step, error })
    }
}

fn entry_row(entry: &NewEntry, position: u64, head: [u8; 32]) -> [Value; 9] {
    values![
        position,
        entry.stream.kind,
        entry.stream.id,
        entry.number,
        entry.at,
        entry.recorded_at,
        entry.body.as_slice(),
        entry.hash,
        head
    ]
}

impl Failure {
    fn injected(step: &'static str) -> Failure {
        let error = ffi::Error::new(ffi::SQLITE_ERROR);
        Failure { step, error: rusqlite::Error::SqliteFailure(error, Some("injected".to_owned())) }
    }
}

fn unknown(failure: Failure) -> Lost {
    Lost::Unknown(format!("{}: {}", failure.step, failure.error))
}

/// What a caller hears of a failure in its own commit.
fn told(failure: Failure) -> CommitError {
    let (statement, reason) = (failure.step, failure.error.to_string());
    let Some(code) = failure.error.sqlite_error() else { return CommitError::Failed { statement, reason } };
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            CommitError::Duplicate { statement, reason }
        }
        (
            ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly | ErrorCode::OutOfMemory,
            _,
        ) => CommitError::Unavailable(reason),
        _ => CommitError::Failed { statement, reason },
    }
}
