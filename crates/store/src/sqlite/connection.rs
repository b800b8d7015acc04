//! A connection to SQLite: its settings, its schema, and how values are bound and read.

use std::path::PathBuf;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, TransactionBehavior};

use crate::{Engine, Location, OpenError, Row, Statement, Value, migrate};

const STATEMENTS_KEPT: usize = 512;

/// Where connections come from.
#[derive(Clone)]
pub(crate) struct Source {
    path: PathBuf,
    in_memory: bool,
}

impl Source {
    pub fn new(location: Location) -> Source {
        match location {
            Location::SqliteFile(path) => Source { path, in_memory: false },
            // A name with a slash is shared by the connections of this process.
            Location::SqliteMemory(name) | Location::Postgres(name) => {
                Source { path: format!("file:/{name}?vfs=memdb").into(), in_memory: true }
            }
        }
    }

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let flags = if self.in_memory { flags | OpenFlags::SQLITE_OPEN_URI } else { flags };
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        connection.execute_batch(
            "pragma foreign_keys = on; pragma recursive_triggers = on; pragma trusted_schema = off;
             pragma temp_store = memory; pragma cache_size = -16384;",
        )?;
        Ok(connection)
    }

    /// `synchronous = full`, as `normal` loses acknowledged commits when the power goes; group commit pays
    /// for it. `secure_delete`, as what is erased shall not lie around in free pages. The log is written back every
    /// 32 MiB, not every 4: ids are random, so that a group touches many pages, and each is then written back once for
    /// many groups.
    pub fn writer(&self) -> rusqlite::Result<Connection> {
        let connection = self.connect()?;
        if !self.in_memory {
            connection.query_row("pragma journal_mode = wal", [], |_| Ok(()))?;
        }
        connection.query_row("pragma secure_delete = on", [], |_| Ok(()))?;
        connection.query_row("pragma wal_autocheckpoint = 8192", [], |_| Ok(()))?;
        connection.execute_batch("pragma synchronous = full;")?;
        Ok(connection)
    }

    pub fn reader(&self) -> rusqlite::Result<Connection> {
        let connection = self.connect()?;
        connection.query_row("pragma mmap_size = 268435456", [], |_| Ok(())).or_else(ignore_no_rows)?;
        connection.execute_batch("pragma query_only = on;")?;
        Ok(connection)
    }
}

/// A database in memory doesn't answer about `mmap_size`.
fn ignore_no_rows(error: rusqlite::Error) -> rusqlite::Result<()> {
    if error == rusqlite::Error::QueryReturnedNoRows { Ok(()) } else { Err(error) }
}

/// Brings the schema up to date, all missing steps in one transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let engine = |error: rusqlite::Error| OpenError::Engine(error.to_string());
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(engine)?;
    transaction.execute_batch(&migrate::translated(migrate::LEDGER, Engine::Sqlite)).map_err(engine)?;
    let applied = applied(&transaction).map_err(engine)?;
    for step in migrate::missing(Engine::Sqlite, &applied)? {
        transaction.execute_batch(&step.sql).map_err(engine)?;
        let row = (step.number, step.name, step.hash);
        transaction
            .execute("insert into migrations (number, name, hash) values (?1, ?2, ?3)", row)
            .map_err(engine)?;
    }
    transaction.commit().map_err(engine)
}

fn applied(connection: &Connection) -> rusqlite::Result<Vec<(i64, Vec<u8>)>> {
    let mut statement = connection.prepare("select number, hash from migrations order by number")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Bool(value) => ValueRef::Integer((*value).into()),
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
            Value::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

impl TryFrom<ValueRef<'_>> for Value {
    type Error = rusqlite::Error;

    fn try_from(value: ValueRef<'_>) -> rusqlite::Result<Value> {
        Ok(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(value) => Value::Int(value),
            ValueRef::Text(value) => Value::Text(std::str::from_utf8(value)?.to_owned()),
            ValueRef::Blob(value) => Value::Bytes(value.to_vec()),
            ValueRef::Real(_) => return Err(rusqlite::Error::InvalidQuery),
        })
    }
}

/// Runs a question.
pub(crate) fn query(
    connection: &Connection,
    statement: &Statement,
    params: &[Value],
) -> rusqlite::Result<Vec<Row>> {
    let mut prepared = bound(connection, statement, params)?;
    let columns = prepared.column_count();
    let mut rows = prepared.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let values =
            (0..columns).map(|index| row.get_ref(index)?.try_into()).collect::<rusqlite::Result<_>>()?;
        found.push(Row::new(values));
    }
    Ok(found)
}

/// Runs a change and says how many rows it touched.
pub(crate) fn execute(
    connection: &Connection,
    statement: &Statement,
    params: &[Value],
) -> rusqlite::Result<u64> {
    bound(connection, statement, params)?.raw_execute().map(|rows| rows as u64)
}

fn bound<'c>(
    connection: &'c Connection,
    statement: &Statement,
    params: &[Value],
) -> rusqlite::Result<rusqlite::CachedStatement<'c>> {
    let mut prepared = connection.prepare_cached(statement.sqlite())?;
    if prepared.parameter_count() != params.len() {
        return Err(rusqlite::Error::InvalidParameterCount(params.len(), prepared.parameter_count()));
    }
    for (index, value) in params.iter().enumerate() {
        prepared.raw_bind_parameter(index + 1, value)?;
    }
    Ok(prepared)
}
