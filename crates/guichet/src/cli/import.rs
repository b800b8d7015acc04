//! `guichet import log`: the log of another desk, row by row.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::App;
use app::import::{Imported, Log, Mapping, Observer, Trouble, What, Why};
use flate2::bufread::MultiGzDecoder;
use jiff::tz::TimeZone;
use words::{Lang, Said};

use super::exit::Exit;
use super::progress::Progress;
use super::session::{Answer, Session, Stop};
use crate::csv_rows::{Fault, Row, Rows};
use crate::desk::{Place, open_desk, wait};

/// How many refused rows are shown.
const SHOWN: u64 = 20;

/// What to bring in.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    Log(LogArgs),
}

#[derive(Debug, clap::Args)]
struct LogArgs {
    #[arg(value_name = "FILE")]
    csv: PathBuf,
    #[arg(long, value_name = "FILE")]
    mapping: PathBuf,
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Brings it in.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let Kind::Log(args) = args.what;
    wait(log(&args, session))
}

async fn log(args: &LogArgs, session: &mut Session) -> Answer {
    let text = session.text_of(&args.mapping)?;
    let input = open(&args.csv, session.lang)?;
    let app = open_desk(&args.place, session).await?;
    let answer = import(args, &text, input, &app, session).await;
    app.close().await;
    answer
}

async fn import(
    args: &LogArgs,
    text: &str,
    input: Box<dyn BufRead>,
    app: &App,
    session: &mut Session,
) -> Answer {
    let mapping = mapping(&args.mapping, text, app, session)?;
    let mut watcher = Watcher::new(args.rejects.as_deref(), session)?;
    let log = read(&args.csv, &mapping, input, &mut watcher)?;
    watcher.stop_at_interrupt();
    let run = app.import(log, &mut watcher).await;
    let refused_unseen = watcher.end()?;
    let run = run.map_err(|failure| Stop::failed(session.lang, &failure))?;
    tell(&run, refused_unseen, session)?;
    Ok(match run {
        Imported { stopped: true, .. } => Exit::Interrupted,
        Imported { refused: 0, .. } => Exit::Ok,
        _ => Exit::Failed,
    })
}

/// The end of a run, for programs. Scripts rely on these four, in this order.
#[derive(serde::Serialize)]
struct Told<'r> {
    rows: &'r u64,
    tickets: &'r u64,
    added: &'r u64,
    refused: &'r u64,
}

fn tell(run: &Imported, unseen: u64, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    let n = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    if unseen > 0 {
        session.say(&lang.import_more_refused(&n(unseen)));
    }
    if run.stopped {
        session.say(&lang.import_stopped(&n(run.seen), &n(run.tickets)));
    }
    if session.json {
        let Imported { rows, tickets, added, refused, .. } = run;
        let told = Told { rows, tickets, added, refused };
        serde_json::to_writer(&mut session.out, &told).map_err(io::Error::from)?;
        writeln!(session.out)?;
        return Ok(());
    }
    let counts = [run.rows, run.tickets, run.added, run.grown, run.entries, run.refused].map(n);
    let [rows, tickets, added, grown, entries, refused] = &counts;
    writeln!(session.out, "{}", lang.import_done(rows, tickets, added, grown, entries, refused))?;
    Ok(())
}

/// A file, or standard input as `-`; unpacked if it is packed, whatever it is called.
fn open(path: &Path, lang: Lang) -> Result<Box<dyn BufRead>, Stop> {
    let unreadable = |error: io::Error| {
        let exit = if error.kind() == io::ErrorKind::NotFound { Exit::NotFound } else { Exit::Failed };
        Stop::Refused(exit, lang.file_unreadable(&path.display().to_string(), &error.to_string()))
    };
    let source: Box<dyn Read> = match path.to_str() {
        Some("-") => Box::new(io::stdin()),
        _ => Box::new(File::open(path).map_err(unreadable)?),
    };
    let mut input = BufReader::with_capacity(1 << 16, source);
    let is_packed = input.fill_buf().map_err(unreadable)?.starts_with(&[0x1f, 0x8b]);
    Ok(if is_packed {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input)))
    } else {
        Box::new(input)
    })
}

fn mapping(path: &Path, text: &str, app: &App, session: &Session) -> Result<Mapping, Stop> {
    let name = path.display().to_string();
    app.mapping(text).map_err(|troubles| {
        for Trouble { line, column, what } in &troubles {
            session.complain_in(&name, *line as u64, *column as u64, &trouble(what, session.lang));
        }
        Stop::Refused(Exit::Failed, session.lang.mapping_refused(&name, troubles.len()))
    })
}

fn trouble(what: &What, lang: Lang) -> Said {
    match what {
        What::Unreadable(why) => lang.mapping_unreadable(why),
        What::Empty(key) => lang.mapping_empty(key),
        What::NoAgreement { given, known } => lang.mapping_no_agreement(given, &known.join(", ")),
        What::NoRegion { given, known } => lang.refused_unknown_region(given, &known.join(", ")),
        What::NoCategory { given, known } => {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            lang.refused_unknown_category(*given, &known.join(", "))
        }
        What::NoZone(zone) => lang.no_such_zone(zone),
        What::NoZoneInstead => lang.mapping_zone_missing(),
        What::ImpactsHalfTold => lang.mapping_impacts_half_told(),
        What::AskedByVendor => lang.mapping_asked_by_vendor(),
    }
}

fn read<'m>(
    path: &Path,
    mapping: &'m Mapping,
    input: Box<dyn BufRead>,
    watcher: &mut Watcher<'_>,
) -> Result<Log<'m>, Stop> {
    let lang = watcher.session.lang;
    let failed = |said| Err(Stop::Refused(Exit::Failed, said));
    let broken = |error: io::Error| {
        let said = lang.file_unreadable(&path.display().to_string(), &error.to_string());
        Stop::Refused(Exit::Failed, said)
    };
    let mut rows = Rows::new(input);
    let Some(header) = rows.header().map_err(broken)?.filter(|header| !header.is_blank()) else {
        return failed(lang.csv_empty(&mapping.column_names().join(",")));
    };
    let header: Vec<String> =
        (0..header.len()).map(|i| String::from_utf8_lossy(&header.field(i)).into_owned()).collect();
    let mut log = match Log::new(mapping, &header) {
        Ok(log) => log,
        Err(none) => return failed(lang.csv_column_missing(&none.column, &none.found.join(", "))),
    };
    let mut row = Row::default();
    while rows.next(&mut row).map_err(broken)? {
        match row.fault {
            _ if row.is_blank() => {}
            Some(fault) => {
                log.broken();
                watcher.complain(row.line, &fault_said(fault, lang));
            }
            None => {
                if let Err(why) = log.take(row.line, |index| -> Cow<'_, [u8]> { row.field(index) }) {
                    watcher.refused(row.line, &why);
                }
            }
        }
        watcher.progress.reading(log.rows(), lang);
    }
    Ok(log)
}

fn fault_said(fault: Fault, lang: Lang) -> Said {
    match fault {
        Fault::OpenQuote | Fault::StrayQuote => lang.csv_quotes(),
        Fault::Fields { found, expected } => lang.csv_fields(found, expected),
    }
}

fn why_said(why: &Why, lang: Lang) -> Said {
    match why {
        Why::Empty(column) => lang.log_cell_empty(column),
        Why::NotText(column) => lang.csv_not_text(column),
        Why::NotAnInstant(text) => lang.not_an_instant(text),
        Why::WithoutZone(text) => lang.instant_without_zone(text),
        Why::Skipped(text) => lang.log_time_skipped(text),
        Why::Twice(text) => lang.log_time_twice(text),
        Why::UnknownStatus(status) => lang.log_unknown_status(status),
        Why::UnknownPlace(place) => lang.log_unknown_place(place),
        Why::UnknownImpact(impact) => lang.log_unknown_impact(impact),
        Why::Refused(refusal) => lang.refusal(refusal, |at| lang.instant(at, &TimeZone::UTC)),
        Why::TooLate { ticket, rows } => lang.log_rows_too_late(&rows.to_string(), ticket),
    }
}

/// Shows how far it is and what was refused, and hears the interrupt.
struct Watcher<'s> {
    session: &'s mut Session,
    progress: Progress,
    rejects: Option<BufWriter<File>>,
    /// The first trouble in writing the file of refused rows.
    broken: Option<io::Error>,
    refused: u64,
    interrupted: Arc<AtomicBool>,
}

impl<'s> Watcher<'s> {
    fn new(rejects: Option<&Path>, session: &'s mut Session) -> Result<Watcher<'s>, Stop> {
        let rejects = rejects.map(|path| {
            let mut file = BufWriter::new(File::create(path)?);
            writeln!(file, "line,what,why,try")?;
            Ok::<_, io::Error>(file)
        });
        Ok(Watcher {
            progress: Progress::new(session.quiet || session.json),
            session,
            rejects: rejects.transpose()?,
            broken: None,
            refused: 0,
            interrupted: Arc::default(),
        })
    }

    /// The first interrupt asks to stop; the second one doesn't ask.
    fn stop_at_interrupt(&self) {
        let interrupted = self.interrupted.clone();
        tokio::spawn(async move {
            while tokio::signal::ctrl_c().await.is_ok() {
                if interrupted.swap(true, Ordering::Relaxed) {
                    std::process::exit(Exit::Interrupted as i32);
                }
            }
        });
    }

    fn complain(&mut self, line: u64, said: &Said) {
        self.refused += 1;
        if self.refused <= SHOWN {
            self.progress.clear();
            self.session.complain(line, said);
        }
        if let Some(file) = &mut self.rejects {
            let cells = [&said.what, &said.why, &said.fix].map(|text| text.replace('"', "\"\""));
            let written = writeln!(file, "{line},\"{}\"", cells.join("\",\""));
            self.broken = self.broken.take().or(written.err());
        }
    }

    /// How many refused rows nobody has seen.
    fn end(mut self) -> Result<u64, Stop> {
        self.progress.clear();
        if let Some(error) = self.broken {
            return Err(error.into());
        }
        match &mut self.rejects {
            Some(file) => file.flush().map(|()| 0).map_err(Stop::from),
            None => Ok(self.refused.saturating_sub(SHOWN)),
        }
    }
}

impl Observer for Watcher<'_> {
    fn step(&mut self, done: u64, of: u64) {
        self.progress.step(done, of, self.session.lang);
    }

    fn refused(&mut self, line: u64, why: &Why) {
        let said = why_said(why, self.session.lang);
        self.complain(line, &said);
    }

    fn stop(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}
