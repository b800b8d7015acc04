//! Reading the journal: one stream, everything after a position, or live.

use tokio::sync::watch;

use crate::{Db, ReadError, Row, values};

crate::statements! {
    /// The house's row: position, head, tickets.
    HOUSE = "select position, head, tickets from house where id = 1";
    /// Entries of a stream after a number, in order.
    STREAM_AFTER = "select position, stream_kind, stream_id, number, at, recorded_at, body, hash, head from entries
                    where stream_kind = $1 and stream_id = $2 and number > $3 order by number";
    /// Entries after a position, in order.
    AFTER = "select position, stream_kind, stream_id, number, at, recorded_at, body, hash, head from entries
             where position > $1 order by position limit $2";
    /// The tickets that something was told of after a position, with the number of the first of those entries.
    TICKETS_SINCE = "select stream_id, min(number) from entries where position > $1 and stream_kind = 'ticket'
                     group by stream_id order by stream_id";
    /// What concerns an organisation ($4) before a position, the latest first: itself, its people, the tickets of two scopes.
    CONCERNING = "select position, stream_kind, stream_id, number, at, recorded_at, body, hash, head from entries
                  where position < $1 and (
                      (stream_kind = 'ticket' and stream_id in (select ticket from visible where scope in ($2, $3)))
                      or (stream_kind = 'person' and stream_id in (select id from people where organisation = $4))
                      or (stream_kind = 'organisation' and stream_id = $4))
                  order by position desc limit $5";
    /// The version and head of a stream.
    STREAM_VERSION = "select version, head from streams where kind = $1 and id = $2";
    /// All streams, a page at a time.
    STREAMS_AFTER = "select kind, id, version, head from streams where (kind, id) > ($1, $2) order by kind, id limit $3";
    /// Appends an entry.
    APPEND = "insert into entries (position, stream_kind, stream_id, number, at, recorded_at, body, hash, head)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Moves a stream's version and head.
    MOVE_STREAM = "insert into streams (kind, id, version, head) values ($1, $2, $3, $4)
                   on conflict (kind, id) do update set version = excluded.version, head = excluded.head";
    /// Moves the house's position, head and count of tickets.
    MOVE_HOUSE = "update house set position = $1, head = $2, tickets = $3 where id = 1";
}

const FOLLOWED_AT_ONCE: u64 = 256;

/// An entry as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its place in the house's journal, counted from 1 without gaps.
    pub position: u64,
    /// The kind of its stream.
    pub kind: String,
    /// The id of its stream.
    pub id: [u8; 16],
    /// Its place in its stream, counted from 1.
    pub number: u64,
    /// When it happened, in microseconds.
    pub at: i64,
    /// When we were told, in microseconds.
    pub recorded_at: i64,
    /// The exact bytes that were given.
    pub body: Vec<u8>,
    /// The stream's chain.
    pub hash: [u8; 32],
    /// The house's chain.
    pub head: [u8; 32],
}

impl StoredEntry {
    fn read(mut row: Row) -> Result<StoredEntry, ReadError> {
        Ok(StoredEntry {
            position: row.get(0)?,
            kind: row.take_text(1)?,
            id: row.get(2)?,
            number: row.get(3)?,
            at: row.get(4)?,
            recorded_at: row.get(5)?,
            body: row.take_bytes(6)?,
            hash: row.get(7)?,
            head: row.get(8)?,
        })
    }
}

impl Db {
    /// All entries of a stream, in order; none when there is no such stream.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn stream(&self, kind: &str, id: [u8; 16]) -> Result<Vec<StoredEntry>, ReadError> {
        self.stream_after(kind, id, 0).await
    }

    /// The entries of a stream after its `number`-th.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn stream_after(
        &self,
        kind: &str,
        id: [u8; 16],
        number: u64,
    ) -> Result<Vec<StoredEntry>, ReadError> {
        let rows = self.query(&STREAM_AFTER, &values![kind, id, number]).await?;
        rows.into_iter().map(StoredEntry::read).collect()
    }

    /// At most `limit` entries before a position, the latest first, that concern an organisation: itself, its people, and the
    /// tickets of two scopes.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn concerning(
        &self,
        before: u64,
        first: &[u8],
        second: &[u8],
        organisation: [u8; 16],
        limit: u64,
    ) -> Result<Vec<StoredEntry>, ReadError> {
        let asked = values![before, first, second, organisation, limit];
        let rows = self.query(&CONCERNING, &asked).await?;
        rows.into_iter().map(StoredEntry::read).collect()
    }

    /// How many entries a stream has; 0 when there is no such stream.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn version(&self, kind: &str, id: [u8; 16]) -> Result<u64, ReadError> {
        let rows = self.query(&STREAM_VERSION, &values![kind, id]).await?;
        rows.first().map_or(Ok(0), |row| row.get(0))
    }

    /// At most `limit` entries after a position, in order.
    ///
    /// # Errors
    /// [`ReadError`] when the database doesn't answer.
    pub async fn after(&self, position: u64, limit: u64) -> Result<Vec<StoredEntry>, ReadError> {
        let rows = self.query(&AFTER, &values![position, limit]).await?;
        rows.into_iter().map(StoredEntry::read).collect()
    }

    /// The last position of the journal, as this node knows it now.
    pub fn position(&self) -> u64 {
        *self.positions().borrow()
    }

    /// Follows the journal from after `position` on.
    pub fn follow(&self, position: u64) -> Follower {
        Follower { db: self.clone(), position, known: self.positions() }
    }
}

/// Reads every entry once, in order, as they are committed by this node or another.
pub struct Follower {
    db: Db,
    position: u64,
    known: watch::Receiver<u64>,
}

impl Follower {
    /// Waits for entries and returns them: at least one, at most some hundreds. Dropping the future loses
    /// nothing.
    ///
    /// # Errors
    /// [`ReadError::Gap`] when the journal was damaged; [`ReadError::Unavailable`] when the database is away
    /// or was closed. Asking again goes on where it was.
    pub async fn next(&mut self) -> Result<Vec<StoredEntry>, ReadError> {
        loop {
            let position = self.position;
            let closed = |_| ReadError::Unavailable("closed".to_owned());
            self.known.wait_for(|known| *known > position).await.map_err(closed)?;
            let entries = self.db.after(position, FOLLOWED_AT_ONCE).await?;
            if let Some((found, expected)) =
                entries.iter().zip(position + 1..).find(|(entry, expected)| entry.position != *expected)
            {
                tracing::error!(found = found.position, expected, "the journal has a gap");
                return Err(ReadError::Gap { position: expected });
            }
            if let Some(last) = entries.last() {
                self.position = last.position;
                return Ok(entries);
            }
        }
    }

    /// The position that was read last.
    pub fn position(&self) -> u64 {
        self.position
    }
}
