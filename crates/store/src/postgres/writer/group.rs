//! One group as one transaction: lock and load in one round trip, judge in memory, write and commit in
//! another.

use std::collections::BTreeMap;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;

use crate::faults::{Fault, Faults};
use crate::group::{Books, House, Judgement, Plan};
use crate::idempotency::Recorded;
use crate::journal;
use crate::postgres::pipeline::{Request, in_order};
use crate::postgres::session::{Session, is_lost, words};
use crate::postgres::{sql, values};
use crate::queue::{Answer, Ask};
use crate::{Commit, CommitError, NewEntry, Outcome, Row, Statement, StreamKey, Value};

/// Why a group came to nothing.
pub(crate) enum Trouble {
    /// The connection is gone; nothing was committed.
    Away(String),
    /// The server can't just now; nothing was committed, the connection lives.
    Busy(String),
    /// A statement failed; the transaction is rolled back.
    Refused(CommitError),
    /// COMMIT was on its way.
    Unknown(String),
}

impl Trouble {
    pub fn told(self) -> CommitError {
        match self {
            Trouble::Refused(error) => error,
            Trouble::Away(reason) | Trouble::Busy(reason) => {
                tracing::error!(reason, "commits can't be written");
                CommitError::Unavailable(reason)
            }
            Trouble::Unknown(reason) => {
                tracing::error!(reason, "a group of commits has an unknown outcome");
                CommitError::Unknown
            }
        }
    }
}

/// A request of the transaction, by the name that complaints and faults know it by.
struct Step<'g> {
    name: &'static str,
    what: What<'g>,
}

type Boxed<'g> = Box<dyn ToSql + Sync + Send + 'g>;

enum What<'g> {
    Say(&'static str),
    Run { statement: tokio_postgres::Statement, params: Vec<Boxed<'g>>, answers: bool },
}

/// The writes of a group, and which of them must touch how many rows.
struct Work<'g> {
    steps: Vec<Step<'g>>,
    wanted: Vec<(usize, u64)>,
}

#[derive(Default)]
struct Reply {
    rows: Vec<Row>,
    touched: u64,
}

struct Transaction<'g> {
    session: &'g Session,
    faults: &'g Faults,
    /// Whom a deadlock is a conflict with.
    stream: Option<StreamKey>,
}

pub(crate) async fn attempt(
    session: &Session,
    faults: &Faults,
    group: &[Ask],
) -> Result<(Vec<Answer>, u64), Trouble> {
    let stream = group.iter().filter_map(Ask::commit).flat_map(Commit::streams).next();
    let transaction = Transaction { session, faults, stream };
    transaction.prepare(group).await?;
    let mut books = transaction.load(group).await?;
    let mut written = Vec::new();
    let answers = group.iter().map(|ask| judge(&mut books, ask, &mut written)).collect();
    if written.is_empty() {
        transaction.roll_back().await?;
    } else {
        transaction.write(&books, &written).await?;
    }
    Ok((answers, books.house.position))
}

/// The answer to be given once the group is committed.
fn judge<'g>(books: &mut Books, ask: &'g Ask, written: &mut Vec<(&'g Commit, Plan)>) -> Answer {
    match ask {
        Ask::Commit(commit, _) => Answer::Commit(judge_commit(books, commit, written)),
        Ask::Recorded(key, _) => Answer::Recorded(Ok(books.recorded(key))),
        Ask::Scrub(_) | Ask::Close(_) => Answer::Recorded(Ok(None)),
    }
}

fn judge_commit<'g>(
    books: &mut Books,
    commit: &'g Commit,
    written: &mut Vec<(&'g Commit, Plan)>,
) -> Result<Outcome, CommitError> {
    match books.judge(commit)? {
        Judgement::Repeat(outcome) => Ok(outcome),
        Judgement::Write(plan) => {
            books.accept(commit, &plan);
            let outcome = plan.outcome();
            written.push((commit, plan));
            Ok(outcome)
        }
    }
}

/// Every stream that the group appends to or guards, once.
fn streams(group: &[Ask]) -> Vec<StreamKey> {
    let mut streams: Vec<StreamKey> =
        group.iter().filter_map(Ask::commit).flat_map(Commit::streams).collect();
    streams.sort_unstable();
    streams.dedup();
    streams
}

impl<'g> Transaction<'g> {
    /// Before the transaction begins, so that a statement that can't be prepared doesn't spoil it.
    async fn prepare(&self, group: &[Ask]) -> Result<(), Trouble> {
        for statement in sql::ALL.iter().copied().chain([&journal::MOVE_HOUSE]) {
            self.prepare_one(statement).await?;
        }
        for commit in group.iter().filter_map(Ask::commit) {
            for write in &commit.statements {
                let (name, wanted) = (write.statement.name(), self.prepare_one(write.statement).await?);
                if wanted != write.params.len() {
                    let reason = format!("it takes {wanted} parameters and got {}", write.params.len());
                    return Err(Trouble::Refused(CommitError::Failed { statement: name, reason }));
                }
            }
        }
        Ok(())
    }

    async fn prepare_one(&self, statement: &'static Statement) -> Result<usize, Trouble> {
        let prepared = self.session.prepared(statement).await;
        let prepared = prepared.map_err(|error| self.trouble(statement.name(), &error, false))?;
        Ok(prepared.params().len())
    }

    async fn load(&self, group: &'g [Ask]) -> Result<Books, Trouble> {
        let streams = streams(group);
        let kinds: Vec<&str> = streams.iter().map(|stream| stream.kind).collect();
        let ids: Vec<&[u8]> = streams.iter().map(|stream| &stream.id[..]).collect();
        let keys = || group.iter().filter_map(Ask::key);
        let askers: Vec<&[u8]> = keys().map(|key| &key.who[..]).collect();
        let names: Vec<&str> = keys().map(|key| key.key.as_str()).collect();
        let steps = vec![
            Step { name: "begin", what: What::Say("begin") },
            self.question(&sql::LOCK_HOUSE, vec![])?,
            self.question(&sql::VERSIONS, vec![Box::new(kinds), Box::new(ids)])?,
            self.question(&sql::RECORDED, vec![Box::new(askers), Box::new(names)])?,
        ];
        let replies = self.send(&steps, false).await?;
        books(&replies, &streams).map_err(|error| Trouble::Away(error.to_string()))
    }

    async fn write(&self, books: &Books, written: &[(&'g Commit, Plan)]) -> Result<(), Trouble> {
        let mut work = self.work(books, written)?;
        let commit = Step { name: "commit", what: What::Say("commit") };
        if work.wanted.is_empty() {
            // COMMIT travels with the rest: after a statement that failed, the server reads it as ROLLBACK.
            work.steps.push(commit);
            return self.send(&work.steps, true).await.map(drop);
        }
        let replies = self.send(&work.steps, false).await?;
        if let Some((index, _)) = work.wanted.iter().find(|(index, rows)| replies[*index].touched != *rows) {
            self.roll_back().await?;
            return Err(Trouble::Refused(CommitError::Missed { statement: work.steps[*index].name }));
        }
        self.send(&[commit], true).await.map(drop)
    }

    fn work(&self, books: &Books, written: &[(&'g Commit, Plan)]) -> Result<Work<'g>, Trouble> {
        let mut steps = Vec::new();
        let mut wanted = Vec::new();
        steps.extend(self.append(written)?);
        for (commit, plan) in written {
            for write in &commit.statements {
                wanted.extend(write.must_touch.map(|rows| (steps.len(), rows)));
                let params = write.params.iter().map(|param| boxed(plan.resolve(param))).collect();
                steps.push(self.step(write.statement.name(), write.statement, params)?);
            }
        }
        steps.extend(self.move_streams(written)?);
        steps.extend(self.record(written)?);
        steps.push(self.move_house(&books.house)?);
        Ok(Work { steps, wanted })
    }

    fn append(&self, written: &[(&'g Commit, Plan)]) -> Result<Option<Step<'g>>, Trouble> {
        let placed = || {
            written.iter().flat_map(|(commit, plan)| {
                commit
                    .entries
                    .iter()
                    .enumerate()
                    .map(move |(index, entry)| (entry, plan.position(index), plan.heads[index]))
            })
        };
        if placed().next().is_none() {
            return Ok(None);
        }
        let params: Vec<Boxed<'g>> = vec![
            Box::new(placed().map(|(_, position, _)| int(position)).collect::<Vec<i64>>()),
            Box::new(placed().map(|(entry, ..)| entry.stream.kind).collect::<Vec<&str>>()),
            Box::new(placed().map(|(entry, ..)| &entry.stream.id[..]).collect::<Vec<&[u8]>>()),
            Box::new(placed().map(|(entry, ..)| int(entry.number)).collect::<Vec<i64>>()),
            Box::new(placed().map(|(entry, ..)| entry.at).collect::<Vec<i64>>()),
            Box::new(placed().map(|(entry, ..)| entry.recorded_at).collect::<Vec<i64>>()),
            Box::new(placed().map(|(entry, ..)| &entry.body[..]).collect::<Vec<&[u8]>>()),
            Box::new(placed().map(|(entry, ..)| &entry.hash[..]).collect::<Vec<&[u8]>>()),
            Box::new(placed().map(|(_, _, head)| head.to_vec()).collect::<Vec<Vec<u8>>>()),
        ];
        self.step("entry", &sql::APPEND, params).map(Some)
    }

    fn move_streams(&self, written: &[(&'g Commit, Plan)]) -> Result<Option<Step<'g>>, Trouble> {
        let entries = written.iter().flat_map(|(commit, _)| &commit.entries);
        let tips: BTreeMap<StreamKey, &NewEntry> = entries.map(|entry| (entry.stream, entry)).collect();
        if tips.is_empty() {
            return Ok(None);
        }
        let params: Vec<Boxed<'g>> = vec![
            Box::new(tips.values().map(|entry| entry.stream.kind).collect::<Vec<&str>>()),
            Box::new(tips.values().map(|entry| &entry.stream.id[..]).collect::<Vec<&[u8]>>()),
            Box::new(tips.values().map(|entry| int(entry.number)).collect::<Vec<i64>>()),
            Box::new(tips.values().map(|entry| &entry.hash[..]).collect::<Vec<&[u8]>>()),
        ];
        self.step("stream", &sql::MOVE_STREAMS, params).map(Some)
    }

    fn record(&self, written: &[(&'g Commit, Plan)]) -> Result<Option<Step<'g>>, Trouble> {
        let keyed = || {
            written
                .iter()
                .filter_map(|(commit, plan)| commit.idempotency.as_ref().map(|key| (key, plan.record(key))))
        };
        if keyed().next().is_none() {
            return Ok(None);
        }
        let params: Vec<Boxed<'g>> = vec![
            Box::new(keyed().map(|(key, _)| &key.who[..]).collect::<Vec<&[u8]>>()),
            Box::new(keyed().map(|(key, _)| key.key.as_str()).collect::<Vec<&str>>()),
            Box::new(keyed().map(|(key, _)| &key.body_hash[..]).collect::<Vec<&[u8]>>()),
            Box::new(keyed().map(|(_, got)| int(got.position)).collect::<Vec<i64>>()),
            Box::new(keyed().map(|(_, got)| got.ticket_number.map(int)).collect::<Vec<Option<i64>>>()),
            Box::new(keyed().map(|(key, _)| key.recorded_at).collect::<Vec<i64>>()),
        ];
        self.step("key", &sql::RECORD, params).map(Some)
    }

    fn move_house(&self, house: &House) -> Result<Step<'g>, Trouble> {
        let params = [house.position.into(), house.head.into(), house.tickets.into()].map(boxed).into();
        self.step("house", &journal::MOVE_HOUSE, params)
    }

    fn step(
        &self,
        name: &'static str,
        statement: &'static Statement,
        params: Vec<Boxed<'g>>,
    ) -> Result<Step<'g>, Trouble> {
        self.request(name, statement, params, false)
    }

    fn question(&self, statement: &'static Statement, params: Vec<Boxed<'g>>) -> Result<Step<'g>, Trouble> {
        self.request("load", statement, params, true)
    }

    fn request(
        &self,
        name: &'static str,
        statement: &'static Statement,
        params: Vec<Boxed<'g>>,
        answers: bool,
    ) -> Result<Step<'g>, Trouble> {
        let unprepared = || Trouble::Away(format!("{} isn't prepared", statement.name()));
        let statement = self.session.known(statement).ok_or_else(unprepared)?;
        Ok(Step { name, what: What::Run { statement, params, answers } })
    }

    async fn roll_back(&self) -> Result<(), Trouble> {
        self.session.client.batch_execute("rollback").await.map_err(|error| Trouble::Away(words(&error)))
    }

    /// Sends the steps; `commits` says that the last of them is COMMIT.
    async fn send(&self, steps: &[Step<'_>], commits: bool) -> Result<Vec<Reply>, Trouble> {
        let sent = if self.faults.any() { self.one_by_one(steps).await } else { self.at_once(steps).await };
        match sent {
            Ok(replies) => Ok(replies),
            Err((index, error)) => {
                let trouble = self.trouble(steps[index].name, &error, commits);
                if matches!(trouble, Trouble::Refused(_) | Trouble::Busy(_)) {
                    self.roll_back().await?;
                }
                Err(trouble)
            }
        }
    }

    async fn at_once(&self, steps: &[Step<'_>]) -> Result<Vec<Reply>, (usize, Error)> {
        let requests =
            steps.iter().map(|step| Box::pin(self.run(step)) as Request<'_, Reply, Error>).collect();
        in_order(requests).await
    }

    /// With faults, each step is over before the next begins, so that a crash between two of them is one.
    async fn one_by_one(&self, steps: &[Step<'_>]) -> Result<Vec<Reply>, (usize, Error)> {
        let mut replies = Vec::with_capacity(steps.len());
        for (index, step) in steps.iter().enumerate() {
            let reply = self.run_or_break(step).await;
            replies.push(reply.map_err(|error| (index, error))?);
        }
        Ok(replies)
    }

    async fn run_or_break(&self, step: &Step<'_>) -> Result<Reply, Error> {
        let commits = step.name == "commit";
        match self.faults.at(step.name) {
            Fault::Fail if !commits => {
                self.run(&Step { name: step.name, what: What::Say("select 1 / 0") }).await
            }
            Fault::Lose if commits => {
                self.run(step).await?;
                self.session.cut();
                self.run(&Step { name: step.name, what: What::Say("select 1") }).await
            }
            Fault::Fail | Fault::Lose => {
                self.session.cut();
                self.run(step).await
            }
            Fault::None | Fault::Abort => self.run(step).await,
        }
    }

    async fn run(&self, step: &Step<'_>) -> Result<Reply, Error> {
        let client = &self.session.client;
        match &step.what {
            What::Say(sql) => client.batch_execute(sql).await.map(|()| Reply::default()),
            What::Run { statement, params, answers } => {
                let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| &**param as _).collect();
                if *answers {
                    let rows = client.query(statement, &params).await?;
                    Ok(Reply { rows: rows.iter().map(values::row).collect::<Result<_, _>>()?, touched: 0 })
                } else {
                    Ok(Reply { rows: Vec::new(), touched: client.execute(statement, &params).await? })
                }
            }
        }
    }

    fn trouble(&self, step: &'static str, error: &Error, commits: bool) -> Trouble {
        let reason = words(error);
        if is_lost(error) {
            return if commits { Trouble::Unknown(reason) } else { Trouble::Away(reason) };
        }
        let Some(code) = error.code() else {
            // A parameter that its statement doesn't take is noticed on our side, before anything is sent.
            return Trouble::Refused(CommitError::Failed { statement: step, reason });
        };
        let class = &code.code()[..2];
        match (code, class, self.stream) {
            (code, ..) if *code == SqlState::UNIQUE_VIOLATION => {
                Trouble::Refused(CommitError::Duplicate { statement: step, reason })
            }
            (_, "40", Some(stream)) => Trouble::Refused(CommitError::Conflict { stream }),
            // Out of space or memory, a lock that didn't come, a server that is stopping.
            (_, "40" | "53" | "55" | "57", _) if step != "commit" => Trouble::Busy(reason),
            (_, "23" | "22" | "42", _) => Trouble::Refused(CommitError::Failed { statement: step, reason }),
            _ if step == "commit" => Trouble::Unknown(reason),
            _ => Trouble::Refused(CommitError::Failed { statement: step, reason }),
        }
    }
}

fn books(replies: &[Reply], streams: &[StreamKey]) -> Result<Books, crate::ReadError> {
    let missing = || crate::ReadError::Unavailable("the house has no row".to_owned());
    let [_, house, versions, recorded] = replies else { return Err(missing()) };
    let house = house.rows.first().ok_or_else(missing)?;
    let mut books =
        Books::new(House { position: house.get(0)?, head: house.get(1)?, tickets: house.get(2)? });
    for row in &versions.rows {
        let (kind, id): (&str, [u8; 16]) = (row.get(0)?, row.get(1)?);
        let known = streams.iter().find(|stream| stream.kind == kind && stream.id == id);
        if let Some(stream) = known {
            books.versions.insert(*stream, row.get(2)?);
        }
    }
    for row in &recorded.rows {
        let got = Recorded { body_hash: row.get(2)?, position: row.get(3)?, ticket_number: row.get(4)? };
        books.keys.insert((row.get(0)?, row.get(1)?), got);
    }
    Ok(books)
}

fn boxed<'g>(value: Value) -> Boxed<'g> {
    Box::new(value)
}

/// Positions and numbers are counted from 1 by ourselves and stay far below 2⁶³.
fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
