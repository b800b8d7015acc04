//! `guichet due`: when must an incident be acknowledged, and why?

use std::io::Write;

use hours::{Calendar, Stretch, Stretched};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use terms::{Agreement, Category, MeasureId, Region, Target};
use words::{Due, Lang};

use super::exit::Exit;
use super::regions::{self, beyond};
use super::session::{Answer, Session, Stop, refuse};
use super::{instant, table};

/// The question.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "REGION")]
    region: String,
    #[arg(long, value_name = "1|2")]
    category: String,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[arg(long, value_name = "MEASURE")]
    measure: Option<String>,
}

/// Answers it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let agreement = session.agreement()?;
    let region = regions::named(&agreement, &args.region, lang).or_else(refuse)?;
    let category = category_named(&agreement, &args.category, lang)?;
    let target = target_of(category, args.measure.as_deref(), lang)?;
    let calendar = regions::calendar(&agreement, region, lang)?;
    let received = match &args.at {
        Some(text) => instant::read(text, Some(&region.zone), lang).or_else(refuse)?,
        None => session.now(),
    };
    let due = calendar.due(received, target.within).map_err(|error| beyond(&error, lang))?;
    let ledger = calendar.ledger(received, due).map_err(|error| beyond(&error, lang))?;
    let question = Due {
        agreement: &agreement,
        region,
        calendar: &calendar,
        category: category.level,
        target,
        received,
        due,
    };
    let others = other_categories(&question, lang)?;
    if session.json {
        session.write_json(&as_json(&question, &ledger.stretches, &others, lang)?)?;
    } else {
        write_lines(session, &question, &ledger.stretches, &others)?;
    }
    Ok(Exit::Ok)
}

fn category_named<'a>(agreement: &'a Agreement, typed: &str, lang: Lang) -> Result<&'a Category, Stop> {
    let found = typed.trim().parse().ok().and_then(|level| agreement.category(level));
    found.map_or_else(
        || {
            let known: Vec<String> =
                agreement.categories.iter().map(|known| known.level.to_string()).collect();
            refuse(lang.no_such_category(typed, agreement.id.as_str(), &known.join(", ")))
        },
        Ok,
    )
}

/// The target asked for; without a measure the acknowledgement's, or the only kind of target that there is.
fn target_of<'a>(category: &'a Category, measure: Option<&str>, lang: Lang) -> Result<&'a Target, Stop> {
    let found = match measure {
        Some(id) => category.targets.iter().find(|target| target.measure.as_str() == id),
        None => category.target(&MeasureId::acknowledgement()).or_else(|| category.targets.first()),
    };
    found.map_or_else(
        || {
            let known: Vec<&str> = category.targets.iter().map(|target| target.measure.as_str()).collect();
            let asked = measure.unwrap_or(MeasureId::KNOWN[0]);
            refuse(lang.no_such_target(asked, category.level, &known.join(", ")))
        },
        Ok,
    )
}

/// What the same receipt would have meant in the other categories.
fn other_categories(question: &Due<'_>, lang: Lang) -> Result<Vec<(u8, Timestamp)>, Stop> {
    let measure = &question.target.measure;
    let others = question.agreement.categories.iter().filter(|other| other.level != question.category);
    others
        .filter_map(|other| Some((other.level, other.target(measure)?.within)))
        .map(|(level, within)| match question.calendar.due(question.received, within) {
            Ok(due) => Ok((level, due)),
            Err(error) => Err(beyond(&error, lang)),
        })
        .collect()
}

fn write_lines(
    session: &mut Session,
    question: &Due<'_>,
    stretches: &[Stretch],
    others: &[(u8, Timestamp)],
) -> Result<(), Stop> {
    let lang = session.lang;
    let zone = regions::zone_of(question.region);
    let lines = lang.why(question, stretches);
    let notes = |line: &words::WhyLine| {
        let notes = line.clauses.iter().map(|clause| lang.clause_note(question.agreement, clause));
        notes.collect::<Vec<_>>().join(lang.pick("; ", "\u{202F}; ", "；"))
    };
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            // A sentence and a counted stretch share a column only where the stretch has something to count.
            vec![line.heading.clone(), line.text.clone(), line.amount.clone(), notes(line)]
        })
        .collect();
    table::write(&mut session.out, &rows)?;
    writeln!(session.out)?;
    let received = zone.to_datetime(question.received);
    for (level, due) in others {
        let due = lang.relative(zone.to_datetime(*due), received);
        writeln!(session.out, "{}", lang.why_other_category(*level, &due))?;
    }
    let agreement = question.agreement;
    writeln!(session.out, "{}", lang.why_agreement(agreement.id.as_str(), &lang.date(agreement.effective)))?;
    Ok(())
}

fn as_json(
    question: &Due<'_>,
    stretches: &[Stretch],
    others: &[(u8, Timestamp)],
    lang: Lang,
) -> Result<Value, Stop> {
    let Due { agreement, region, calendar, target, .. } = *question;
    let zone = regions::zone_of(region);
    let starts = calendar.next_opening(question.received).map_err(|error| beyond(&error, lang))?;
    let lines: Vec<Value> = lang
        .why(question, stretches)
        .into_iter()
        .map(|line| {
            json!({ "heading": line.heading, "text": line.text, "amount": line.amount, "clauses": line.clauses })
        })
        .collect();
    let stretches: Vec<Value> = stretches.iter().map(|stretch| stretch_json(stretch, region)).collect();
    let others: Vec<Value> = others
        .iter()
        .map(|(level, due)| json!({ "category": level, "due_at": due, "due_local": local(*due, &zone) }))
        .collect();
    Ok(json!({
        "agreement": { "id": agreement.id, "effective": agreement.effective, "hash": agreement.hash_hex() },
        "region": region_json(region, calendar),
        "category": question.category,
        "measure": target.measure,
        "target_seconds": target.within.as_seconds(),
        "target_clause": target.clause,
        "received_at": question.received,
        "received_local": local(question.received, &zone),
        "starts_at": starts,
        "due_at": question.due,
        "due_local": local(question.due, &zone),
        "stretches": stretches,
        "why": lines,
        "other_categories": others,
        "calendar_edition": calendar.edition().to_string(),
        "tzdb": calendar.tzdb(),
    }))
}

fn region_json(region: &Region, calendar: &Calendar) -> Value {
    json!({
        "id": region.id,
        "zone": region.zone,
        "hours": calendar.week().to_string(),
        "holidays": region.holidays.map(|law| law.code),
        "hours_clause": region.clause,
        "days_clause": region.days_clause,
    })
}

fn stretch_json(stretch: &Stretch, region: &Region) -> Value {
    let mut value = json!({ "from": stretch.from, "to": stretch.to });
    match &stretch.what {
        Stretched::Counted => {
            value["counted_seconds"] = json!(stretch.length().as_seconds());
            value["clause"] = json!(region.clause);
        }
        Stretched::Closed(why) => {
            value["closed"] = json!(why);
            let day = !matches!(why, hours::Closed::Night | hours::Closed::Break);
            value["clause"] = json!(if day { &region.days_clause } else { &region.clause });
        }
    }
    value
}

/// `2026-11-23T09:42:00+01:00`: the same instant as the wall there shows it.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
