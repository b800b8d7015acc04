//! Is the desk what its journal says? Chains recomputed, projections made again beside the live ones and compared.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use desk::clock;
use desk::service_report::Issues;
use desk::{
    Digest, Entry, Maintenance, Organisation, Person, Problem, Publication, Release, Roster, Stream, Ticket,
    chain,
};
use jiff::Timestamp;
use store::projections::{organisations, people, rebuild, tickets};
use store::{Commit, Db, FIRST_TICKET_NUMBER, Location, Param, StoredEntry, Verdict, Write, values};

use crate::records::record_rows;
use crate::tasks::{Task, repeat};
use crate::{App, Failure, Visitor};

/// What a walk over the chains found.
pub type Verified = Verdict;

/// What the last walk of this process over the chains found, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// When, by the wall's clock.
    pub at: Timestamp,
    /// What.
    pub found: Verified,
}

/// What a comparison found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// How many tickets, people and organisations were made again.
    pub streams: u64,
    /// The projection that differs first, and the row, if one does.
    pub differs: Option<String>,
}

/// How many comparisons this process has begun.
static COMPARISONS: AtomicU64 = AtomicU64::new(0);

/// How many entries are made again at once.
pub(crate) const MOST: u64 = 512;

/// How far the rows of a journal are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// Up to this position.
    pub position: u64,
    /// The public number of the next ticket.
    pub number: u64,
}

impl Place {
    /// Nothing is made.
    pub const BEGINNING: Place = Place { position: 0, number: FIRST_TICKET_NUMBER };
}

/// Rows that were made of some entries.
pub(crate) struct Made {
    /// How far they go.
    pub place: Place,
    /// The rows.
    pub writes: Vec<Write>,
    /// Of how many streams.
    pub streams: u64,
}

/// How often the journal is verified.
const EVERY: Duration = Duration::from_secs(24 * 3600);
/// So long whoever asks for it waits for it.
const PATIENCE: Duration = Duration::from_secs(15);

/// Verifies the journal until the desk is closed.
pub(crate) async fn watch(app: App) {
    let turn = async |app: App| app.verify_journal().await.map(|_| ());
    repeat(app, Task::VerifyingJournal, EVERY, turn).await;
}

impl App {
    /// Recomputes every chain, one walk at a time; [`App::health`] tells from then on what it found. What isn't what was written
    /// is logged as an error.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn verify_journal(&self) -> Result<Verified, Failure> {
        let _alone = self.0.machine.verifying.lock().await;
        let found = self.walk_over_chains().await?;
        if let Some(wrong) = &found.wrong {
            tracing::error!(
                position = wrong.position,
                reason = wrong.reason,
                "the journal is not what was written"
            );
        }
        self.verified(found.clone());
        Ok(found)
    }

    /// Has the journal verified now, for whoever watches over the machine. None: it takes longer than one waits, goes on, and
    /// [`App::health`] will tell what it found.
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotAllowed`], [`Failure::Busy`] while somebody else has it verified, or the database is away.
    pub async fn have_journal_verified(&self, visitor: &Visitor) -> Result<Option<Verified>, Failure> {
        self.may_read_health(visitor)?;
        if self.0.machine.verifying.try_lock().is_err() {
            return Err(Failure::Busy);
        }
        // A task of its own: it ends even if whoever asked goes away.
        let app = self.clone();
        let walk = tokio::spawn(async move { app.verify_journal().await });
        match tokio::time::timeout(PATIENCE, walk).await {
            Err(_) => Ok(None),
            Ok(Err(broken)) => Err(Failure::Unavailable(broken.to_string())),
            Ok(Ok(found)) => found.map(Some),
        }
    }

    async fn walk_over_chains(&self) -> Result<Verified, Failure> {
        let next = |before: Option<&[u8; 32]>, stored: &StoredEntry| {
            let hash = chain(before.map_or(Digest::ZERO, |head| Digest(*head)), &stored.body).0;
            // The columns beside the bytes are what queries go by: they must say the same.
            if says_so(stored) { hash } else { [0; 32] }
        };
        Ok(self.0.db.verify(next).await?)
    }

    /// Makes the projections again from the journal, in memory, and compares them row by row.
    ///
    /// # Errors
    ///
    /// The database is away, or an entry can't be read.
    pub async fn check(&self) -> Result<Checked, Failure> {
        // Another desk of this process may draw the same chance: each comparison has a database of its own.
        let name = format!("{} {}", self.fresh(), COMPARISONS.fetch_add(1, Ordering::Relaxed));
        let again =
            Db::open(Location::SqliteMemory(name)).await.map_err(|e| Failure::Unavailable(e.to_string()))?;
        let streams = self.rebuild_into(&again).await?;
        for dump in rebuild::DUMPS {
            let (live, made) = (self.0.db.query(dump, &[]).await?, again.query(dump, &[]).await?);
            let (live, made) = (live.iter().map(same), made.iter().map(same));
            let (live, made): (Vec<_>, Vec<_>) = (live.collect(), made.collect());
            if let Some(row) = first_difference(&live, &made) {
                again.close().await;
                return Ok(Checked { streams, differs: Some(format!("{}: {row}", dump.name())) });
            }
        }
        again.close().await;
        Ok(Checked { streams, differs: None })
    }

    async fn rebuild_into(&self, db: &Db) -> Result<u64, Failure> {
        let (mut place, mut streams) = (Place::BEGINNING, 0);
        loop {
            let Some(made) = self.rows_after(place, u64::MAX, MOST).await? else { return Ok(streams) };
            db.commit(Commit { statements: made.writes, ..Commit::default() }).await?;
            (place, streams) = (made.place, streams + made.streams);
        }
    }

    /// The rows of the streams that begin within so many entries after a place, up to a last position; none where there are no
    /// more entries.
    pub(crate) async fn rows_after(
        &self,
        place: Place,
        last: u64,
        entries: u64,
    ) -> Result<Option<Made>, Failure> {
        let mut some = self.0.db.after(place.position, entries).await?;
        some.retain(|stored| stored.position <= last);
        let Some(end) = some.last() else { return Ok(None) };
        let mut made =
            Made { place: Place { position: end.position, ..place }, writes: Vec::new(), streams: 0 };
        // A stream is made again where it begins: its later entries are folded in then.
        for stored in some.iter().filter(|stored| stored.number == 1) {
            let stream = Entry::from_bytes(&stored.body)?.stream;
            made.streams += 1;
            made.writes.extend(self.rows_of(stream, made.place.number).await?);
            made.place.number += u64::from(matches!(stream, Stream::Ticket(_)));
        }
        Ok(Some(made))
    }

    async fn rows_of(&self, stream: Stream, number: u64) -> Result<Vec<Write>, Failure> {
        let entries = self.stream(stream).await?.entries;
        Ok(match stream {
            Stream::Organisation(_) => Organisation::fold(&entries).iter().map(organisations::put).collect(),
            Stream::Person(_) => Person::fold(&entries).iter().flat_map(people::rows).collect(),
            Stream::Agreement(_) => record_rows::<Publication>(stream, &entries),
            Stream::Calendar(_) => Vec::new(),
            Stream::Roster(_) => record_rows::<Roster>(stream, &entries),
            Stream::Problem(_) => record_rows::<Problem>(stream, &entries),
            Stream::Maintenance(_) => record_rows::<Maintenance>(stream, &entries),
            Stream::Release(_) => record_rows::<Release>(stream, &entries),
            Stream::Report(_) => record_rows::<Issues>(stream, &entries),
            Stream::Ticket(_) => match Ticket::fold(&entries) {
                None => Vec::new(),
                Some(ticket) => {
                    let (agreement, calendars) = self.pinned(ticket.pin()).await?;
                    let clocks = clock::clocks(&ticket, &agreement, &calendars)?;
                    let ahead = desk::ladder::ahead(&ticket, &clocks, &agreement, &calendars)?;
                    let number = Param::from(number);
                    tickets::put(&ticket, number, &clocks, &ahead)
                }
            },
        })
    }
}

/// Do the columns of an entry say what its bytes say?
fn says_so(stored: &StoredEntry) -> bool {
    let Ok(entry) = Entry::from_bytes(&stored.body) else { return false };
    let (kind, id) = (entry.stream.kind().word(), *entry.stream.id().as_bytes());
    (stored.kind.as_str(), stored.id, stored.number) == (kind, id, entry.number)
        && (stored.at, stored.recorded_at) == (entry.at.as_microsecond(), entry.recorded_at.as_microsecond())
}

/// A row as text, the same from either engine: one keeps true as 1.
fn same(row: &store::Row) -> String {
    let value = |value: &store::Value| match value {
        store::Value::Bool(yes) => format!("{}", i64::from(*yes)),
        store::Value::Int(n) => n.to_string(),
        other => format!("{other:?}"),
    };
    row.values().iter().map(value).collect::<Vec<_>>().join(" | ")
}

fn first_difference(live: &[String], made: &[String]) -> Option<String> {
    let rows = live.len().max(made.len());
    let differs = (0..rows).find(|i| live.get(*i) != made.get(*i))?;
    let show = |rows: &[String]| rows.get(differs).cloned().unwrap_or_else(|| "no row".to_owned());
    Some(format!("live {} / made again {}", show(live), show(made)))
}

/// A question that every engine answers while it lives.
pub(crate) async fn alive(db: &Db) -> Result<(), Failure> {
    db.query(&store::settings::GET, &values!["alive"]).await?;
    Ok(())
}

impl App {
    /// Does the database answer?
    ///
    /// # Errors
    ///
    /// It doesn't.
    pub async fn alive(&self) -> Result<(), Failure> {
        alive(&self.0.db).await
    }
}

impl App {
    /// Writes a decision that was taken elsewhere, under editions that this program may not make any more: what a
    /// database from before an upgrade holds. For tests of upgrades.
    #[doc(hidden)]
    pub async fn write_as_before(
        &self,
        writes: Vec<Write>,
        decided: &desk::decide::Decided,
        agreement: &terms::Agreement,
        calendars: &clock::Calendars,
    ) {
        let mut batch = crate::write::Batch::default();
        batch.and(writes);
        let author = desk::PersonId::from_bytes([0; 16]);
        self.put(&mut batch, None, decided, author, agreement, calendars).expect("a calendar that reaches");
        self.commit(batch).await.expect("a database that answers");
    }
}
