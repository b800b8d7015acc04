//! `guichet clock …`: clocks for many rows, from CSV to CSV, one row in memory at a time.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, IsTerminal};

use ::hours::{Calendar, OpenTime};
use jiff::Timestamp;
use terms::Agreement;
use words::{Lang, Said};

use super::exit::Exit;
use super::regions::{self, unanswered};
use super::session::{Answer, Session, Stop};
use crate::csv_rows::{Fault, Row, Rows};

/// Which filter.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    filter: Filter,
}

/// The filters.
#[derive(Debug, Clone, Copy, clap::Subcommand)]
enum Filter {
    Due,
    Elapsed,
    Start,
    Met,
}

impl Filter {
    /// The columns it reads. The region comes first.
    fn reads(self) -> &'static [&'static str] {
        match self {
            Self::Due => &["region", "opened_at", "target_minutes"],
            Self::Elapsed => &["region", "from", "to"],
            Self::Start => &["region", "at", "minutes"],
            Self::Met => &["region", "opened_at", "target_minutes", "acknowledged_at"],
        }
    }

    /// The columns it adds.
    fn adds(self) -> &'static [&'static str] {
        match self {
            Self::Due => &["due_at"],
            Self::Elapsed => &["business_seconds"],
            Self::Start => &["start_at"],
            Self::Met => &["due_at", "business_seconds", "met"],
        }
    }

    fn fill(self, cells: &Cells<'_>, answers: &mut [String]) -> Result<(), Said> {
        let calendar = cells.calendar()?;
        let lang = cells.desks.lang;
        let said = |error| unanswered(&error, lang);
        match self {
            Self::Due => {
                let due = calendar.due(cells.instant(1)?, cells.minutes(2)?).map_err(said)?;
                set(answers, 0, due);
            }
            Self::Elapsed => {
                let elapsed = calendar.between(cells.instant(1)?, cells.instant(2)?).map_err(said)?;
                set(answers, 0, Seconds(elapsed));
            }
            Self::Start => {
                let start = calendar.start(cells.instant(1)?, cells.minutes(2)?).map_err(said)?;
                set(answers, 0, start);
            }
            Self::Met => {
                let (opened, acknowledged) = (cells.instant(1)?, cells.instant(3)?);
                let due = calendar.due(opened, cells.minutes(2)?).map_err(said)?;
                let elapsed = calendar.between(opened, acknowledged).map_err(said)?;
                set(answers, 0, due);
                set(answers, 1, Seconds(elapsed));
                // On the due instant is met: reading `due_instant`.
                set(answers, 2, acknowledged <= due);
            }
        }
        Ok(())
    }
}

fn set(answers: &mut [String], index: usize, value: impl std::fmt::Display) {
    write!(answers[index], "{value}").expect("a String takes what is written to it");
}

/// Seconds of open time: whole where they are whole.
struct Seconds(OpenTime);

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.as_seconds(), self.0.as_nanos().rem_euclid(1_000_000_000));
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:09}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// Runs a filter over standard input.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let agreement = session.agreement()?;
    let desks = Desks::open(&agreement, session.lang)?;
    let input = io::stdin();
    if input.is_terminal() {
        let text = session.lang.reading_from_keyboard();
        session.say(&text);
    }
    stream(args.filter, &desks, BufReader::with_capacity(64 * 1024, input.lock()), session)
}

fn stream(filter: Filter, desks: &Desks<'_>, input: impl BufRead, session: &mut Session) -> Answer {
    let mut rows = Rows::new(input);
    let header = rows.header()?.filter(|header| !header.is_blank());
    let plan = Plan::of(filter, header.as_ref(), session.lang)?;
    if let Some(header) = header {
        header.write(&mut session.out, &[], plan.appended.iter().map(|&column| filter.adds()[column]))?;
    }
    let mut answers = vec![String::new(); filter.adds().len()];
    let mut row = Row::default();
    let (mut read, mut refused) = (0_u64, 0_u64);
    while rows.next(&mut row)? {
        if row.is_blank() {
            row.write(&mut session.out, &[], std::iter::empty::<&str>())?;
            continue;
        }
        read += 1;
        answers.iter_mut().for_each(String::clear);
        if let Err(said) = compute(filter, desks, &plan, &row, &mut answers) {
            refused += 1;
            answers.iter_mut().for_each(String::clear);
            session.complain(row.line, &said);
        }
        plan.write(&row, &answers, session)?;
    }
    if refused == 0 {
        return Ok(Exit::Ok);
    }
    let of = session.lang.number(i64::try_from(read).unwrap_or(i64::MAX));
    let text = session.lang.rows_refused(refused, &of);
    session.say(&text);
    Ok(Exit::Failed)
}

fn compute(
    filter: Filter,
    desks: &Desks<'_>,
    plan: &Plan,
    row: &Row,
    answers: &mut [String],
) -> Result<(), Said> {
    let lang = desks.lang;
    match row.fault {
        Some(Fault::OpenQuote | Fault::StrayQuote) => Err(lang.csv_quotes()),
        Some(Fault::Fields { found, expected }) => Err(lang.csv_fields(found, expected)),
        None => filter.fill(&Cells { filter, desks, plan, row }, answers),
    }
}

/// The regions of the agreement with their calendars.
struct Desks<'a> {
    agreement: &'a Agreement,
    calendars: Vec<(&'a str, Calendar)>,
    lang: Lang,
}

impl<'a> Desks<'a> {
    fn open(agreement: &'a Agreement, lang: Lang) -> Result<Self, Stop> {
        let built = agreement.calendars().map_err(|none| {
            let trouble = terms::Trouble::NoCalendar { region: none.region, message: none.error.to_string() };
            Stop::Refused(Exit::Failed, lang.trouble(&trouble))
        })?;
        let regions = agreement.regions.iter();
        let calendars =
            regions.filter_map(|region| Some((region.id.as_str(), built.get(&region.id)?.clone())));
        Ok(Self { agreement, calendars: calendars.collect(), lang })
    }
}

/// Where the columns stand.
struct Plan {
    reads: Vec<usize>,
    /// Added columns that are there already, in the order of the row: place in the row, place among the added.
    in_place: Vec<(usize, usize)>,
    /// Added columns that go to the end, by their place among the added.
    appended: Vec<usize>,
}

impl Plan {
    fn of(filter: Filter, header: Option<&Row>, lang: Lang) -> Result<Self, Stop> {
        let failed = |said| Err(Stop::Refused(Exit::Failed, said));
        let Some(header) = header else { return failed(lang.csv_empty(&filter.reads().join(","))) };
        let names: Vec<String> =
            (0..header.len()).map(|i| String::from_utf8_lossy(&header.field(i)).trim().to_owned()).collect();
        let place = |column: &&str| names.iter().position(|name| name == column);
        for column in filter.reads().iter().chain(filter.adds()) {
            if names.iter().filter(|name| name == column).count() > 1 {
                return failed(lang.csv_column_twice(column));
            }
        }
        let mut reads = Vec::new();
        for column in filter.reads() {
            match place(column) {
                Some(index) => reads.push(index),
                None => return failed(lang.csv_column_missing(column, &names.join(", "))),
            }
        }
        let added = || filter.adds().iter().enumerate();
        let mut in_place: Vec<(usize, usize)> =
            added().filter_map(|(column, name)| Some((place(name)?, column))).collect();
        in_place.sort_unstable();
        let appended = added().filter(|(_, name)| place(name).is_none()).map(|(column, _)| column).collect();
        Ok(Self { reads, in_place, appended })
    }

    fn write(&self, row: &Row, answers: &[String], session: &mut Session) -> io::Result<()> {
        let appended = self.appended.iter().map(|&column| &answers[column]);
        if self.in_place.is_empty() {
            return row.write(&mut session.out, &[], appended);
        }
        let in_place: Vec<(usize, &str)> =
            self.in_place.iter().map(|&(index, column)| (index, answers[column].as_str())).collect();
        row.write(&mut session.out, &in_place, appended)
    }
}

/// The cells that a filter reads from a row.
struct Cells<'a> {
    filter: Filter,
    desks: &'a Desks<'a>,
    plan: &'a Plan,
    row: &'a Row,
}

impl Cells<'_> {
    fn calendar(&self) -> Result<&Calendar, Said> {
        self.with_text(0, |name| {
            let exact = self.desks.calendars.iter().find(|(region, _)| *region == name);
            let same = || self.desks.calendars.iter().find(|(region, _)| region.eq_ignore_ascii_case(name));
            match exact.or_else(same) {
                Some((_, calendar)) => Ok(calendar),
                None => Err(regions::unknown(self.desks.agreement, name, self.desks.lang)),
            }
        })
    }

    fn instant(&self, column: usize) -> Result<Timestamp, Said> {
        let lang = self.desks.lang;
        self.with_text(column, |text| {
            text.parse().map_err(|_| match super::instant::read(text, None, lang) {
                // Readable only with more than RFC 3339: a table of instants stays strict.
                Ok(_) => lang.not_an_instant(text),
                Err(said) => said,
            })
        })
    }

    fn minutes(&self, column: usize) -> Result<OpenTime, Said> {
        // Beyond a century of minutes no calendar reaches; it also keeps the multiplication in range.
        const MOST: i64 = 100 * 366 * 24 * 60;
        self.with_text(column, |text| {
            let minutes = text.parse::<i64>().ok().filter(|minutes| (1..=MOST).contains(minutes));
            let refused = || self.desks.lang.not_minutes(self.filter.reads()[column], text);
            minutes.map(OpenTime::from_minutes).ok_or_else(refused)
        })
    }

    fn with_text<T>(&self, column: usize, read: impl FnOnce(&str) -> Result<T, Said>) -> Result<T, Said> {
        let field = self.row.field(self.plan.reads[column]);
        match std::str::from_utf8(&field) {
            Ok(text) => read(text.trim()),
            Err(_) => Err(self.desks.lang.csv_not_text(self.filter.reads()[column])),
        }
    }
}
