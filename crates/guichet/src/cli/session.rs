//! One run of the command line: its language, its streams, its agreement, its now.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use terms::Agreement;
use words::{Lang, Said};

use super::exit::Exit;
use super::instant;
use crate::wall;

/// The agreement that is applied unless another one is named.
const REFERENCE: &str = include_str!("../../../../agreements/2021-09.toml");

/// What a command comes to.
pub type Answer = Result<Exit, Stop>;

/// Why a command stops early.
#[derive(Debug)]
pub enum Stop {
    /// It refuses, and says what, why and what to try.
    Refused(Exit, Said),
    /// A stream broke; a closed pipe is no news.
    Broken(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Broken(error)
    }
}

/// A refusal of what was asked: exit code 2.
pub fn refuse<T>(said: Said) -> Result<T, Stop> {
    Err(Stop::Refused(Exit::Usage, said))
}

/// The options that every command has.
#[derive(Debug, clap::Args)]
pub struct Globals {
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "INSTANT")]
    now: Option<String>,
    #[arg(long, global = true, value_name = "FILE", env = "GUICHET_AGREEMENT", hide_env = true)]
    agreement: Option<PathBuf>,
    #[arg(short, long, global = true)]
    quiet: bool,
    #[arg(short = 'h', long = "help", global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// One run.
pub struct Session {
    /// The reader's language.
    pub lang: Lang,
    /// Results and messages as JSON.
    pub json: bool,
    /// Nothing beyond results and errors.
    pub quiet: bool,
    /// Results.
    pub out: BufWriter<StdoutLock<'static>>,
    now: Option<Timestamp>,
    agreement: Option<PathBuf>,
}

impl Session {
    /// Before the command line is read: only its language and whether to write JSON are looked for.
    pub fn new(json: bool) -> Self {
        let out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        Self { lang: lang_of_environment(), json, quiet: false, out, now: None, agreement: None }
    }

    /// Takes up the language asked for, if any.
    pub fn speak(&mut self, asked: Option<String>) -> Result<(), Stop> {
        let Some(text) = asked else { return Ok(()) };
        match text.parse() {
            Ok(lang) => self.lang = lang,
            Err(_) => return refuse(self.lang.no_such_value("--lang", &text, "en, fr, ja")),
        }
        Ok(())
    }

    /// Takes up the options that every command has.
    pub fn adopt(&mut self, globals: Globals) -> Result<(), Stop> {
        self.json = globals.json;
        self.quiet = globals.quiet;
        self.agreement = globals.agreement;
        if let Some(text) = globals.now {
            let now = instant::read(&text, None, self.lang).or_else(refuse)?;
            self.now = Some(now);
        }
        Ok(())
    }

    /// The instant as of which to answer.
    pub fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(wall::now)
    }

    /// The instant of `--now`, for a desk that has a clock of its own.
    pub fn now_if_told(&self) -> Option<Timestamp> {
        self.now
    }

    /// The agreement to apply, checked.
    pub fn agreement(&mut self) -> Result<Agreement, Stop> {
        match self.agreement.clone() {
            Some(path) => self.agreement_in(&path),
            None => Ok(Agreement::parse(REFERENCE).expect("a test checks the agreement that is built in")),
        }
    }

    /// Was one named, instead of the one that is built in?
    pub fn names_an_agreement(&self) -> bool {
        self.agreement.is_some()
    }

    /// The agreement in a file. Whoever hands over a file of their own has it checked whole, its examples included.
    pub fn agreement_in(&self, path: &Path) -> Result<Agreement, Stop> {
        let name = path.display().to_string();
        Agreement::check(&self.text_of(path)?).map_err(|problems| {
            problems.list.iter().for_each(|problem| self.complain_at(&name, problem));
            Stop::Refused(Exit::Failed, self.lang.agreement_refused(&name, problems.list.len()))
        })
    }

    /// A text file, whole.
    pub fn text_of(&self, path: &Path) -> Result<String, Stop> {
        let name = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| {
            let exit = match error.kind() {
                ErrorKind::NotFound => Exit::NotFound,
                ErrorKind::PermissionDenied => Exit::NotPermitted,
                _ => Exit::Failed,
            };
            Stop::Refused(exit, self.lang.file_unreadable(&name, &error.to_string()))
        })?;
        String::from_utf8(bytes).map_err(|_| Stop::Refused(Exit::Failed, self.lang.file_not_text(&name)))
    }

    /// Writes a value as JSON, readable.
    pub fn write_json(&mut self, value: &impl serde::Serialize) -> Result<(), Stop> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)?;
        Ok(())
    }

    /// A message that `--quiet` silences.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    /// One refused row: the run goes on.
    pub fn complain(&mut self, line: u64, said: &Said) {
        let lang = self.lang;
        if self.json {
            eprintln!(
                "{}",
                serde_json::json!({ "line": line, "what": said.what, "why": said.why, "try": said.fix })
            );
            return;
        }
        let text = format!("{} · {} · {}", said.what, said.why, lang.try_this(&said.fix));
        eprintln!("{}", lang.at_line(line, &text));
    }

    /// One problem of an agreement file, at its place.
    pub fn complain_at(&self, name: &str, problem: &terms::Problem) {
        let (line, column) = (problem.place.line.into(), problem.place.column.into());
        self.complain_in(name, line, column, &self.lang.problem(problem));
    }

    /// One problem of a file, at its place.
    pub fn complain_in(&self, name: &str, line: u64, column: u64, said: &Said) {
        if self.json {
            let place = serde_json::json!({
                "file": name, "line": line, "column": column,
                "what": said.what, "why": said.why, "try": said.fix,
            });
            eprintln!("{place}");
            return;
        }
        eprintln!("{}", self.lang.labelled(&format!("{name}:{line}:{column}"), &said.what));
        self.explain(said);
    }

    /// Says why a command stopped, and what its exit code is.
    pub fn stop(&mut self, stop: Stop) -> Exit {
        match stop {
            // Who closed the pipe has read enough.
            Stop::Broken(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Ok,
            Stop::Broken(error) => {
                let said = self.lang.stream_broken(&error.to_string());
                self.stop(Stop::Refused(Exit::Failed, said))
            }
            Stop::Refused(exit, said) => {
                self.show_refusal(exit, &said);
                exit
            }
        }
    }

    /// Sends what is still held back; the last chance to hear that the pipe is closed.
    pub fn finish(&mut self, exit: Exit) -> Exit {
        match self.out.flush() {
            Ok(()) => exit,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => exit,
            Err(error) => self.stop(Stop::Broken(error)),
        }
    }

    fn show_refusal(&mut self, exit: Exit, said: &Said) {
        if self.json {
            let error = serde_json::json!({
                "error": { "what": said.what, "why": said.why, "try": said.fix, "exit": exit as u8 }
            });
            eprintln!("{error}");
            return;
        }
        let label = self.lang.error_label();
        let label = if in_colour() { format!("\u{1b}[1;31m{label}\u{1b}[0m") } else { label };
        eprintln!("{}", self.lang.labelled(&label, &said.what));
        self.explain(said);
    }

    fn explain(&self, said: &Said) {
        let lang = self.lang;
        eprintln!("  {}", lang.labelled(&lang.why_label(), &said.why));
        eprintln!("  {}", lang.labelled(&lang.try_label(), &said.fix));
    }
}

/// Colour is for people who look at a terminal and haven't said no: <https://no-color.org>.
fn in_colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// `LC_ALL`, then `LC_MESSAGES`, then `LANG`, as POSIX ranks them.
fn lang_of_environment() -> Lang {
    ["GUICHET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|locale| locale.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    /// Keeps the promise of [`Session::agreement`](super::Session::agreement).
    #[test]
    fn the_agreement_that_is_built_in_is_sound() {
        assert!(terms::Agreement::check(super::REFERENCE).is_ok());
    }
}
