//! `guichet holidays`: the public holidays of a country by its law.

use std::io::Write;

use desk::service_report::cell;
use hours::{Certainty, Holiday, HolidayKind, LAWS, Law};
use serde_json::{Value, json};
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop, refuse};
use super::table;

/// Which country and years.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FR|US|JP")]
    law: String,
    #[arg(value_name = "YEAR[..YEAR]")]
    years: String,
    #[arg(long, value_name = "table|csv|json")]
    format: Option<String>,
}

enum Format {
    Table,
    Csv,
    Json,
}

/// Lists them.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let format = format_of(args.format.as_deref(), session)?;
    let law = law_named(&args.law, lang)?;
    let (first, last) = years_of(&args.years, lang)?;
    let mut holidays = Vec::new();
    for year in first..=last {
        let of_year = law.holidays(year).or_else(|beyond| {
            refuse(lang.year_beyond_horizon(year, beyond.code, beyond.first, beyond.last))
        })?;
        holidays.extend(of_year);
    }
    match format {
        Format::Table => write_table(session, &holidays)?,
        Format::Csv => write_csv(session, &holidays)?,
        Format::Json => {
            let days: Vec<Value> = holidays.iter().map(as_json).collect();
            session.write_json(&days)?;
        }
    }
    Ok(Exit::Ok)
}

fn format_of(asked: Option<&str>, session: &Session) -> Result<Format, Stop> {
    match asked {
        None if session.json => Ok(Format::Json),
        None | Some("table") => Ok(Format::Table),
        Some("csv") => Ok(Format::Csv),
        Some("json") => Ok(Format::Json),
        Some(other) => refuse(session.lang.no_such_value("--format", other, "table, csv, json")),
    }
}

fn law_named(typed: &str, lang: Lang) -> Result<&'static Law, Stop> {
    let known = || LAWS.map(|law| law.code).join(", ");
    Law::find(typed.trim()).map_or_else(|| refuse(lang.no_such_law(typed, &known())), Ok)
}

fn years_of(typed: &str, lang: Lang) -> Result<(i16, i16), Stop> {
    let year = |text: &str| text.parse().ok().filter(|year| (1000..=9999).contains(year));
    let (first, last) = typed.split_once("..").unwrap_or((typed, typed));
    match (year(first.trim()), year(last.trim_start_matches('=').trim())) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        (Some(first), Some(last)) => refuse(lang.years_backwards(first, last)),
        _ => refuse(lang.not_years(typed)),
    }
}

fn write_table(session: &mut Session, holidays: &[Holiday]) -> Result<(), Stop> {
    let lang = session.lang;
    let mut rows = vec![vec![
        lang.column_date(),
        lang.column_name(),
        lang.column_local_name(),
        lang.column_kind(),
        lang.column_certainty(),
        lang.column_rule(),
        lang.column_act(),
    ]];
    rows.extend(holidays.iter().map(|day| {
        vec![
            lang.date(day.date),
            lang.holiday(&day.name.en),
            day.name.local.to_string(),
            kind(day.kind, lang),
            certainty(day.certainty, lang),
            lang.holiday_rule(day),
            lang.statute(&day.source),
        ]
    }));
    table::write(&mut session.out, &rows)?;
    Ok(())
}

fn write_csv(session: &mut Session, holidays: &[Holiday]) -> Result<(), Stop> {
    writeln!(session.out, "date,name_local,name_en,kind")?;
    for day in holidays {
        let (local, english) = (cell(&day.name.local), cell(&day.name.en));
        writeln!(session.out, "{},{local},{english},{}", day.date, day.kind)?;
    }
    Ok(())
}

fn as_json(day: &Holiday) -> Value {
    json!({
        "date": day.date,
        "name_local": day.name.local,
        "name_en": day.name.en,
        "kind": day.kind.as_str(),
        "rule": day.rule,
        "source": day.source,
        "certainty": day.certainty.as_str(),
    })
}

fn kind(kind: HolidayKind, lang: Lang) -> String {
    match kind {
        HolidayKind::Holiday => lang.kind_holiday(),
        HolidayKind::Observed => lang.kind_observed(),
        HolidayKind::Substitute => lang.kind_substitute(),
        HolidayKind::Citizens => lang.kind_citizens(),
    }
}

fn certainty(certainty: Certainty, lang: Lang) -> String {
    match certainty {
        Certainty::Official => lang.certainty_official(),
        Certainty::Computed => lang.certainty_computed(),
    }
}
