//! `guichet report …`: what was met, by the same function as the page and the API.

use std::io::Write;

use app::{Targets, TargetsQuery};
use desk::report::{Dimension, Group, Outcome};
use desk::service_report::cell;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop, refuse};
use super::{service_report, table};
use crate::desk::{Place, open_existing, wait};

/// The outcomes in the order of the columns.
const COLUMNS: [Outcome; 8] = [
    Outcome::Met,
    Outcome::Missed,
    Outcome::Running,
    Outcome::Provisional,
    Outcome::Untold,
    Outcome::Excluded,
    Outcome::NoTarget,
    Outcome::Withdrawn,
];

/// Which report.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    Targets(TargetsArgs),
    Service(service_report::Args),
}

#[derive(Debug, clap::Args)]
struct TargetsArgs {
    #[arg(long, value_name = "DIMENSION,…", default_value = "region,category", hide_default_value = true)]
    by: String,
    #[arg(id = "opened_from", long = "from", value_name = "DATE")]
    from: Option<String>,
    #[arg(id = "opened_to", long = "to", value_name = "DATE")]
    to: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    #[arg(value_parser = ["table", "csv", "json"], hide_possible_values = true)]
    format: String,
    #[command(flatten)]
    place: Place,
}

/// Writes it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let args = match args.what {
        Kind::Targets(args) => args,
        Kind::Service(args) => return service_report::run(&args, session),
    };
    let query = query(&args, session.lang)?;
    let (targets, note) = wait(async {
        let app = open_existing(&args.place, session).await?;
        let now = session.now_if_told().unwrap_or_else(|| app.now());
        let targets = app.targets_of_the_house(&query, now).await;
        let targets = targets.map_err(|failure| Stop::failed(session.lang, &failure))?;
        let agreement = app.editions().in_force(app.now()).ok();
        let clause = agreement.as_ref().and_then(|(agreement, _)| agreement.clause("4.note"));
        let note = clause.map(|clause| session.lang.text(&clause.text).trim().to_owned());
        app.close().await;
        Ok::<_, Stop>((targets, note.unwrap_or_default()))
    })?;
    match (session.json, args.format.as_str()) {
        (true, _) | (_, "json") => session.write_json(&as_json(&query, &targets, &note))?,
        (_, "csv") => write_csv(&query, &targets, session)?,
        _ => write_table(&query, &targets, &note, session)?,
    }
    Ok(Exit::Ok)
}

fn query(args: &TargetsArgs, lang: Lang) -> Result<TargetsQuery, Stop> {
    let known = || Dimension::ALL.iter().map(|d| d.word()).collect::<Vec<_>>().join(", ");
    let mut by: Vec<Dimension> = Vec::new();
    for word in args.by.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match word.parse() {
            Ok(dimension) if !by.contains(&dimension) => by.push(dimension),
            Ok(_) => {}
            Err(()) => return refuse(lang.no_such_value("--by", word, &known())),
        }
    }
    let from = midnight("--from", args.from.as_deref(), Timestamp::MIN, lang)?;
    let to = midnight("--to", args.to.as_deref(), Timestamp::MAX, lang)?;
    if to < from {
        return refuse(lang.to_before_from(&from.to_string(), &to.to_string()));
    }
    Ok(TargetsQuery { from, to, by })
}

/// Midnight (UTC) of a day.
pub fn midnight(
    option: &str,
    text: Option<&str>,
    otherwise: Timestamp,
    lang: Lang,
) -> Result<Timestamp, Stop> {
    let Some(text) = text else { return Ok(otherwise) };
    let read = text.trim().parse::<Date>().ok().and_then(|date| date.to_zoned(TimeZone::UTC).ok());
    read.map_or_else(|| refuse(lang.no_such_value(option, text, "2026-11-23")), |at| Ok(at.timestamp()))
}

fn write_table(
    query: &TargetsQuery,
    targets: &Targets,
    note: &str,
    session: &mut Session,
) -> Result<(), Stop> {
    let lang = session.lang;
    let mut header: Vec<String> = query.by.iter().map(|dimension| lang.dimension(*dimension)).collect();
    header.extend(COLUMNS[..2].iter().map(|outcome| lang.outcome(*outcome)));
    header.extend([lang.report_share(), "95 %".to_owned()]);
    header.extend(COLUMNS[2..].iter().map(|outcome| lang.outcome(*outcome)));
    header.push(lang.report_tickets());
    let mut rows = vec![header];
    rows.extend(targets.groups.iter().map(|group| line(group.key.clone(), group, lang)));
    if !query.by.is_empty() {
        let mut key = vec![String::new(); query.by.len()];
        key[0] = lang.report_total();
        rows.push(line(key, &targets.total, lang));
    } else if targets.groups.is_empty() {
        rows.push(line(Vec::new(), &targets.total, lang));
    }
    table::write_figures(&mut session.out, &rows, query.by.len())?;
    for text in notes(targets, note, lang) {
        writeln!(session.out, "\n{text}")?;
    }
    Ok(())
}

fn line(key: Vec<String>, group: &Group, lang: Lang) -> Vec<String> {
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let mut cells = key;
    cells.extend(COLUMNS[..2].iter().map(|outcome| number(group.count(*outcome))));
    let (share, interval) = match group.met {
        None => ("–".to_owned(), "–".to_owned()),
        Some(met) => (
            lang.percent(met.share, 1),
            format!("{}–{}", lang.percent(met.low, 1), lang.percent(met.high, 1)),
        ),
    };
    cells.extend([share, interval]);
    cells.extend(COLUMNS[2..].iter().map(|outcome| number(group.count(*outcome))));
    cells.push(number(group.tickets()));
    cells
}

/// What the figures are, and what they can't tell.
fn notes(targets: &Targets, note: &str, lang: Lang) -> Vec<String> {
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let mut notes = Vec::new();
    if !note.is_empty() {
        notes.push(format!("§ 4 · {note}"));
    }
    if targets.imported > 0 {
        let untold = number(targets.total.count(Outcome::Untold));
        notes.push(lang.report_imported(&number(targets.imported), &untold));
    }
    notes
}

fn write_csv(query: &TargetsQuery, targets: &Targets, session: &mut Session) -> Result<(), Stop> {
    let mut header: Vec<&str> = query.by.iter().map(|dimension| dimension.word()).collect();
    header.extend(["met", "missed", "share", "low", "high"]);
    header.extend(COLUMNS[2..].iter().map(|outcome| outcome.word()));
    header.push("tickets");
    writeln!(session.out, "{}", header.join(","))?;
    for group in &targets.groups {
        let mut cells: Vec<String> = group.key.iter().map(|text| cell(text)).collect();
        cells.extend(COLUMNS[..2].iter().map(|outcome| group.count(*outcome).to_string()));
        let figure = |value: f64| format!("{value:.4}");
        match group.met {
            None => cells.extend([String::new(), String::new(), String::new()]),
            Some(met) => cells.extend([met.share, met.low, met.high].map(figure)),
        }
        cells.extend(COLUMNS[2..].iter().map(|outcome| group.count(*outcome).to_string()));
        cells.push(group.tickets().to_string());
        writeln!(session.out, "{}", cells.join(","))?;
    }
    Ok(())
}

/// As the API writes it.
fn as_json(query: &TargetsQuery, targets: &Targets, note: &str) -> Value {
    json!({
        "by": query.by.iter().map(|dimension| dimension.word()).collect::<Vec<_>>(),
        "groups": targets.groups,
        "total": targets.total,
        "imported": targets.imported,
        "note": note,
    })
}
