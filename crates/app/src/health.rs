//! How the machine is, for whoever watches over it: each line is measured when it is asked for, or was by the task that it is of.
//! What the desk can't know (whether anybody copies its data away) it says it doesn't.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::Instant;

use desk::Action;
use jiff::Timestamp;
use jiff::civil::Date;
use store::projections::{alarms, rebuild};
use store::{Engine, health, values};

use crate::tasks::Task;
use crate::{App, Failure, Verification, Verified, Visitor};

/// Is it as it should be?
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Yes.
    Good,
    /// The desk can't know.
    Unknown,
    /// Not for long.
    Watch,
    /// No.
    Act,
}

impl Standing {
    /// The word in the API.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Good => "good",
            Standing::Unknown => "unknown",
            Standing::Watch => "watch",
            Standing::Act => "act",
        }
    }

    /// Worse from these figures on.
    fn of<T: PartialOrd>(measured: &T, watch: &T, act: &T) -> Standing {
        if measured >= act {
            Standing::Act
        } else if measured >= watch {
            Standing::Watch
        } else {
            Standing::Good
        }
    }
}

/// What was measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Vital {
    /// The program, the last step of its schema in the database, the version of the projections.
    Program {
        /// Its version.
        version: &'static str,
        /// The last step of the schema.
        schema: u64,
        /// The version of the projections.
        projections: u64,
    },
    /// Which database, and how many bytes it takes.
    Database {
        /// PostgreSQL, rather than SQLite?
        is_server: bool,
        /// Its size, where it can be measured.
        bytes: Option<u64>,
    },
    /// How much is free where the database and the files of tickets lie.
    Disk {
        /// Bytes.
        free: u64,
        /// Of so many.
        of: u64,
    },
    /// The last position of the journal, and what recomputing its chains found.
    Journal {
        /// Where it ends.
        position: u64,
        /// When it was last verified, and what was found; none: not since the desk was opened.
        verified: Option<Verification>,
    },
    /// Commits.
    Writer {
        /// How many wait.
        waiting: usize,
        /// How long the last one took, in milliseconds.
        last: Option<u64>,
    },
    /// Letters.
    Outbox {
        /// How many wait.
        waiting: u64,
        /// Since when the oldest waits.
        oldest: Option<Timestamp>,
    },
    /// Who looked at what.
    Reads {
        /// How many rows wait to be written.
        waiting: usize,
        /// How many reads weren't noted since the desk was opened.
        lost: u64,
    },
    /// By how many seconds the next alarm is late.
    Alarms {
        /// Seconds.
        late: i64,
    },
    /// By how many seconds the wall's clock went otherwise than time did, since the desk was opened; and how far the last
    /// entry lies ahead of it.
    Clock {
        /// Seconds.
        jumped: i64,
        /// Seconds.
        ahead: i64,
    },
    /// The first day that a calendar doesn't reach.
    Calendars {
        /// The last day that all reach.
        until: Date,
    },
    /// The agreement in force; none: there is none.
    Agreement {
        /// Its name.
        id: Option<String>,
    },
    /// Sessions that are open, and listeners to streams of events.
    Sessions {
        /// How many.
        open: u64,
        /// How many streams.
        streams: usize,
    },
    /// A task that goes on by itself.
    Task {
        /// Which.
        task: Task,
        /// When it last ran; none: not since the desk was opened.
        at: Option<Timestamp>,
        /// Did it come to its end?
        is_well: bool,
    },
    /// The desk makes no backups, and doesn't know whether anybody does.
    Backups,
}

impl Vital {
    /// The word in the API.
    pub fn word(&self) -> &'static str {
        match self {
            Vital::Program { .. } => "program",
            Vital::Database { .. } => "database",
            Vital::Disk { .. } => "disk",
            Vital::Journal { .. } => "journal",
            Vital::Writer { .. } => "writer",
            Vital::Outbox { .. } => "outbox",
            Vital::Reads { .. } => "reads",
            Vital::Alarms { .. } => "alarms",
            Vital::Clock { .. } => "clock",
            Vital::Calendars { .. } => "calendars",
            Vital::Agreement { .. } => "agreement",
            Vital::Sessions { .. } => "sessions",
            Vital::Task { task, .. } => task.word(),
            Vital::Backups => "backups",
        }
    }
}

/// Where the desk lies on its machine.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The file of the database, if it is one.
    pub database: Option<PathBuf>,
    /// The folders to have room in.
    pub folders: Vec<PathBuf>,
}

/// What is known of the machine between two questions.
pub(crate) struct Machine {
    begun: (Instant, Timestamp),
    place: RwLock<Place>,
    tasks: Mutex<BTreeMap<Task, (Timestamp, bool)>>,
    /// Held by whoever walks over the journal.
    pub(crate) verifying: tokio::sync::Mutex<()>,
    verified: Mutex<Option<Verification>>,
}

impl Machine {
    pub(crate) fn at(wall: Timestamp) -> Machine {
        Machine {
            begun: (Instant::now(), wall),
            place: RwLock::default(),
            tasks: Mutex::default(),
            verifying: tokio::sync::Mutex::default(),
            verified: Mutex::default(),
        }
    }
}

impl App {
    /// Says where the desk lies, so that its room can be measured.
    pub fn lies_in(&self, place: Place) {
        *self.0.machine.place.write().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// A task came to the end of a turn.
    pub(crate) fn ran<T>(&self, task: Task, turn: &Result<T, Failure>) {
        let mut tasks = self.0.machine.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        tasks.insert(task, (self.wall(), turn.is_ok()));
    }

    /// The chains were recomputed.
    pub(crate) fn verified(&self, found: Verified) {
        let told = Verification { at: self.wall(), found };
        *self.0.machine.verified.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
    }

    /// May this visitor see how the machine is?
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotAllowed`].
    pub fn may_read_health(&self, visitor: &Visitor) -> Result<(), Failure> {
        Ok(self.on_the_house(visitor, Action::ReadHealth)?)
    }

    /// How the machine is, each line with how that is.
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotAllowed`], or the database is away.
    pub async fn health(&self, visitor: &Visitor) -> Result<Vec<(Vital, Standing)>, Failure> {
        self.may_read_health(visitor)?;
        let count = async |statement, asked: &[store::Value]| {
            let rows = self.0.db.query(statement, asked).await?;
            rows.first().map_or(Ok(0), |row| Ok::<u64, Failure>(row.get::<Option<u64>>(0)?.unwrap_or(0)))
        };
        let (now, wall) = (self.now(), self.wall());
        let schema = count(&health::SCHEMA, &[]).await?;
        let program =
            Vital::Program { version: env!("CARGO_PKG_VERSION"), schema, projections: rebuild::VERSION };
        let mut all = vec![(program, Standing::Good)];
        let bytes = self.0.db.bytes().await?.or_else(|| self.bytes_of_files());
        let is_server = self.engine() == Engine::Postgres;
        all.push((Vital::Database { is_server, bytes }, Standing::Good));
        all.extend(self.room_on_disks());
        all.push(self.journal());
        all.push(self.writer());
        let rows = self.0.db.query(&health::OUTBOX, &[]).await?;
        if let Some(row) = rows.first() {
            let oldest = row.get::<Option<i64>>(1)?.and_then(|at| Timestamp::from_microsecond(at).ok());
            // Until the desk sends mail itself, letters wait for whoever fetches them.
            all.push((Vital::Outbox { waiting: row.get(0)?, oldest }, Standing::Good));
        }
        let (waiting, lost) = (self.reads_waiting(), self.reads_lost());
        let standing = if lost > 0 { Standing::Act } else { Standing::of(&waiting, &1_000, &9_000) };
        all.push((Vital::Reads { waiting, lost }, standing));
        let rows = self.0.db.query(&alarms::NEXT, &[]).await?;
        let next = rows.first().map(|row| row.get::<Option<i64>>(0)).transpose()?.flatten();
        let late = next.map_or(0, |at| (now.as_microsecond() - at).max(0) / 1_000_000);
        all.push((Vital::Alarms { late }, Standing::of(&late, &5, &60)));
        all.push(self.clock_of_the_wall(now, wall).await?);
        all.extend(self.terms_of_today(now));
        let open = count(&health::SESSIONS, &values![wall.as_microsecond()]).await?;
        let streams = self.0.live.receiver_count();
        all.push((Vital::Sessions { open, streams }, Standing::Good));
        all.extend(self.tasks());
        all.push((Vital::Backups, Standing::Unknown));
        Ok(all)
    }

    /// The database's file, and the log that belongs to it.
    fn bytes_of_files(&self) -> Option<u64> {
        let place = self.0.machine.place.read().unwrap_or_else(PoisonError::into_inner);
        let name = place.database.as_ref()?.to_string_lossy();
        let files = [format!("{name}"), format!("{name}-wal")];
        Some(files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|found| found.len()).sum())
    }

    fn room_on_disks(&self) -> Vec<(Vital, Standing)> {
        let place = self.0.machine.place.read().unwrap_or_else(PoisonError::into_inner).clone();
        let mut all = Vec::new();
        for folder in &place.folders {
            let Ok(found) = rustix::fs::statvfs(folder.as_path()) else { continue };
            let (free, of) = (found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize);
            let share = free.saturating_mul(100) / of.max(1);
            let standing = if share < 3 || free < 256 << 20 {
                Standing::Act
            } else if share < 10 || free < 1 << 30 {
                Standing::Watch
            } else {
                Standing::Good
            };
            let line = (Vital::Disk { free, of }, standing);
            if !all.contains(&line) {
                all.push(line);
            }
        }
        all
    }

    fn writer(&self) -> (Vital, Standing) {
        let writing = self.0.db.writing();
        let last = writing.last.map(|micros| micros / 1_000);
        let full = Standing::of(&writing.waiting, &(writing.room / 4), &(writing.room * 3 / 4));
        let slow = Standing::of(&last.unwrap_or(0), &500, &5_000);
        (Vital::Writer { waiting: writing.waiting, last }, full.max(slow))
    }

    async fn clock_of_the_wall(&self, now: Timestamp, wall: Timestamp) -> Result<(Vital, Standing), Failure> {
        let (begun, then) = self.0.machine.begun;
        let went = i64::try_from(begun.elapsed().as_secs()).unwrap_or(i64::MAX);
        let jumped = wall.as_second() - then.as_second() - went;
        let rows = self.0.db.query(&health::RECORDED_AT, &values![self.position()]).await?;
        let last = rows.first().map(|row| row.get::<i64>(0)).transpose()?;
        let ahead = last.map_or(0, |at| (at - now.as_microsecond()).max(0) / 1_000_000);
        let standing = Standing::of(&jumped.abs(), &5, &300).max(Standing::of(&ahead, &1, &60));
        Ok((Vital::Clock { jumped, ahead }, standing))
    }

    fn terms_of_today(&self, now: Timestamp) -> Vec<(Vital, Standing)> {
        let Ok((agreement, calendars)) = self.editions().in_force(now) else {
            return vec![(Vital::Agreement { id: None }, Standing::Act)];
        };
        let mut all = vec![(Vital::Agreement { id: Some(agreement.id.to_string()) }, Standing::Good)];
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
        if let Some(until) = calendars.values().map(|calendar| calendar.horizon().1).min() {
            let days = until.duration_since(today).as_hours() / 24;
            let standing = match days {
                ..60 => Standing::Act,
                60..400 => Standing::Watch,
                _ => Standing::Good,
            };
            all.push((Vital::Calendars { until }, standing));
        }
        all
    }

    fn journal(&self) -> (Vital, Standing) {
        let verified = self.0.machine.verified.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let standing = match &verified {
            None => Standing::Unknown,
            Some(last) if last.found.wrong.is_some() => Standing::Act,
            Some(_) => Standing::Good,
        };
        (Vital::Journal { position: self.position(), verified }, standing)
    }

    fn tasks(&self) -> Vec<(Vital, Standing)> {
        let tasks = self.0.machine.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        let line = |task: Task| match tasks.get(&task) {
            None => (Vital::Task { task, at: None, is_well: true }, Standing::Unknown),
            Some((at, is_well)) => {
                let standing = if *is_well { Standing::Good } else { Standing::Act };
                (Vital::Task { task, at: Some(*at), is_well: *is_well }, standing)
            }
        };
        Task::ALL.into_iter().map(line).collect()
    }
}
