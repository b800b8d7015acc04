//! Are the projections those that this program makes? A migration that adds one leaves it empty of what was there before: a
//! desk that was made by an older program has all of them made again from its journal when it opens.
//!
//! How far that is stands in the database, in the same commit as the rows: a program that is stopped on the way goes on where
//! it was, and of two that open at once each goes on where the other was. Nobody writes meanwhile: the desk isn't open.

use store::projections::rebuild::{VERSION, clear};
use store::{Commit, CommitError, Write, params, settings, values};

use crate::check::{MOST, Place};
use crate::{App, Failure};

/// The setting.
const MADE: &str = "projections are made by";

/// What the setting says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// An older program made them, or nobody did.
    Old,
    /// They are being made by this one.
    Begun {
        /// So far.
        place: Place,
        /// The last position: what comes later finds its rows in place.
        last: u64,
    },
    /// This program made them.
    Done,
}

impl State {
    fn read(text: &str) -> State {
        let numbers: Result<Vec<u64>, _> = text.split(' ').map(str::parse).collect();
        match numbers.as_deref() {
            Ok([version]) if *version >= VERSION => State::Done,
            Ok([VERSION, position, number, last]) => {
                State::Begun { place: Place { position: *position, number: *number }, last: *last }
            }
            _ => State::Old,
        }
    }

    fn text(self) -> String {
        match self {
            State::Old => "0".to_owned(),
            State::Begun { place: Place { position, number }, last } => {
                format!("{VERSION} {position} {number} {last}")
            }
            State::Done => VERSION.to_string(),
        }
    }
}

impl App {
    /// Where nothing has happened yet, nothing is to be made again.
    pub(crate) async fn begin_projections(&self) -> Result<(), Failure> {
        if self.position() == 0 {
            let begin = Write::new(&settings::BEGIN, params![MADE, State::Done.text()]);
            self.0.db.commit(set(begin, Vec::new())).await?;
        }
        Ok(())
    }

    /// Makes the projections again if an older program made them, or one was stopped while it did.
    pub(crate) async fn make_projections(&self) -> Result<(), Failure> {
        let before = self.projections().await?;
        if State::read(&before) == State::Done {
            return Ok(());
        }
        let entries = self.position();
        tracing::info!(entries, before, version = VERSION, "the projections are made again from the journal");
        let streams = self.go_on(MOST).await?;
        tracing::info!(streams, "the projections are made");
        Ok(())
    }

    /// Makes the projections of the live desk again from its journal.
    ///
    /// # Errors
    ///
    /// The database is away, or an entry can't be read.
    pub async fn rebuild(&self) -> Result<u64, Failure> {
        self.0
            .db
            .commit(set(Write::new(&settings::SET, params![MADE, State::Old.text()]), Vec::new()))
            .await?;
        self.go_on(MOST).await
    }

    /// Begins to make them again, `entries` at once, and stops after `turns`: what a program leaves that is stopped on the
    /// way. For tests of upgrades.
    #[doc(hidden)]
    pub async fn rebuild_in_part(&self, entries: u64, turns: usize) -> Result<(), Failure> {
        self.0
            .db
            .commit(set(Write::new(&settings::SET, params![MADE, State::Old.text()]), Vec::new()))
            .await?;
        for _ in 0..turns {
            self.turn(entries).await?;
        }
        Ok(())
    }

    async fn go_on(&self, entries: u64) -> Result<u64, Failure> {
        let mut streams = 0;
        while let Some(made) = self.turn(entries).await? {
            streams += made;
        }
        Ok(streams)
    }

    /// One step on: of how many streams, or nothing when all is made.
    async fn turn(&self, entries: u64) -> Result<Option<u64>, Failure> {
        let before = self.projections().await?;
        let (after, writes, streams) = match State::read(&before) {
            State::Done => return Ok(None),
            State::Old => (State::Begun { place: Place::BEGINNING, last: self.position() }, clear(), 0),
            State::Begun { place, last } => match self.rows_after(place, last, entries).await? {
                None => (State::Done, Vec::new(), 0),
                Some(made) => (State::Begun { place: made.place, last }, made.writes, made.streams),
            },
        };
        let swap = Write::new(&settings::SWAP, params![MADE, before, after.text()]).must_touch(1);
        match self.0.db.commit(set(swap, writes)).await {
            // Another node was faster: on from where it is.
            Ok(_) | Err(CommitError::Missed { .. }) => Ok(Some(streams)),
            Err(error) => Err(error.into()),
        }
    }

    async fn projections(&self) -> Result<String, Failure> {
        let asked = values![MADE];
        if let Some(row) = self.0.db.query(&settings::GET, &asked).await?.first() {
            return Ok(row.get(0)?);
        }
        let begin = Write::new(&settings::BEGIN, params![MADE, State::Old.text()]);
        self.0.db.commit(set(begin, Vec::new())).await?;
        Ok(State::Old.text())
    }
}

fn set(setting: Write, writes: Vec<Write>) -> Commit {
    Commit { statements: std::iter::once(setting).chain(writes).collect(), ..Commit::default() }
}
