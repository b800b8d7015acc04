//! How far a long run is, on standard error.
//!
//! Nothing for the first 300 ms. On a terminal one line that changes; elsewhere a line each ten seconds.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use hours::OpenTime;
use words::Lang;

const QUIET_FOR: Duration = Duration::from_millis(300);
const ON_A_TERMINAL: Duration = Duration::from_millis(100);
const ELSEWHERE: Duration = Duration::from_secs(10);

/// A run's progress.
pub struct Progress {
    silent: bool,
    terminal: bool,
    began: Instant,
    stepping: Option<Instant>,
    shown: Option<Instant>,
}

impl Progress {
    /// Begins now.
    pub fn new(silent: bool) -> Progress {
        let terminal = std::io::stderr().is_terminal();
        Progress { silent, terminal, began: Instant::now(), stepping: None, shown: None }
    }

    /// So many rows were read; how many there are isn't known.
    pub fn reading(&mut self, rows: u64, lang: Lang) {
        // Looking at the clock costs more than reading a row.
        if rows.is_multiple_of(1024) && self.is_time() {
            self.show(&lang.import_reading(&number(rows, lang)));
        }
    }

    /// So many of so many are done.
    pub fn step(&mut self, done: u64, of: u64, lang: Lang) {
        let began = *self.stepping.get_or_insert_with(Instant::now);
        if !self.is_time() {
            return;
        }
        let spent = began.elapsed().as_millis().max(1);
        let rate = u128::from(done) * 1000 / spent;
        let left = u128::from(of.saturating_sub(done)) * spent / u128::from(done.max(1)) / 1000;
        let left = OpenTime::from_seconds(i64::try_from(left).unwrap_or(0));
        let rate = number(u64::try_from(rate).unwrap_or(u64::MAX), lang);
        self.show(&lang.import_progress(
            &number(done, lang),
            &number(of, lang),
            &rate,
            &lang.open_time(left),
        ));
    }

    /// Makes room for another message.
    pub fn clear(&mut self) {
        if self.terminal && self.shown.is_some() {
            write(b"\r\x1b[K");
        }
    }

    fn is_time(&self) -> bool {
        let every = if self.terminal { ON_A_TERMINAL } else { ELSEWHERE };
        let first = if self.terminal { QUIET_FOR } else { ELSEWHERE };
        !self.silent && self.shown.map_or(self.began.elapsed() >= first, |at| at.elapsed() >= every)
    }

    fn show(&mut self, text: &str) {
        self.shown = Some(Instant::now());
        if self.terminal { write(format!("\r\x1b[K{text}").as_bytes()) } else { eprintln!("{text}") }
    }
}

fn number(n: u64, lang: Lang) -> String {
    lang.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Progress that can't be shown is no failure.
fn write(bytes: &[u8]) {
    let _ = std::io::stderr().write_all(bytes);
}
