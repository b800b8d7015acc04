//! `guichet coverage`: is every open minute covered, for so many weeks ahead? (Clause 3.B.) And: was it, at an instant?

use std::io::Write;

use app::{App, Failure, RegionCoverage};
use desk::roster::{Answer as Answered, Gap, Staffed};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use terms::RegionId;
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop};
use super::{instant, regions, table};
use crate::desk::{Place, open_existing, wait};

/// Which region, how far, or when.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    #[arg(long, value_name = "N", default_value_t = app::WEEKS_AHEAD, value_parser = clap::value_parser!(i64).range(1..=104))]
    weeks: i64,
    #[arg(long, value_name = "INSTANT", requires = "region", conflicts_with = "weeks")]
    was: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// Tells it. The exit code is 3 where something is short, so that a script hears of it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    wait(async {
        let app = open_existing(&args.place, session).await?;
        let done = tell(&app, &args, session).await;
        app.close().await;
        done
    })
}

async fn tell(app: &App, args: &Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    let now = session.now_if_told().unwrap_or_else(|| app.now());
    let (agreement, _) = app.editions().in_force(now).map_err(|refusal| failed(refusal.into()))?;
    let chosen: Vec<RegionId> = match &args.region {
        Some(name) => {
            vec![regions::named(&agreement, name, lang).or_else(super::session::refuse)?.id.clone()]
        }
        None => agreement.regions.iter().map(|region| region.id.clone()).collect(),
    };
    if let Some(typed) = &args.was {
        let zone = agreement.region(&chosen[0]).map(|region| region.zone.clone());
        let at = instant::read(typed, zone.as_deref(), lang).or_else(super::session::refuse)?;
        let answer = app.was_staffed(&chosen[0], at).await.map_err(failed)?;
        return was(&chosen[0], zone.as_deref().unwrap_or("UTC"), at, &answer, session);
    }
    let until = now.checked_add((args.weeks * 7 * 24).hours()).unwrap_or(Timestamp::MAX);
    let mut found = Vec::new();
    for region in &chosen {
        found.push(app.coverage(region, now, until).await.map_err(failed)?);
    }
    let short = found.iter().any(|covered| covered.coverage.short().is_positive());
    if session.json {
        let regions: Vec<_> = found.iter().map(RegionCoverage::told).collect();
        session.write_json(&json!({ "from": now, "until": until, "regions": regions }))?;
    } else {
        for covered in &found {
            write(covered, session)?;
        }
    }
    Ok(if short { Exit::No } else { Exit::Ok })
}

fn write(covered: &RegionCoverage, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    let coverage = &covered.coverage;
    let place = lang.at_place(covered.region.as_str(), covered.calendar.zone());
    let said = match coverage.short().is_positive() {
        true => lang.roster_covered(&lang.open_time(coverage.covered()), &lang.open_time(coverage.open())),
        false => lang.roster_all_covered(&lang.open_time(coverage.open())),
    };
    writeln!(session.out, "{}", lang.labelled(&place, &said))?;
    for need in &covered.needs {
        let needed = lang.roster_needed(&lang.week(&need.hours), need.people, need.qualified);
        writeln!(session.out, "  {needed} · {}", lang.text(&need.because))?;
    }
    let rows: Vec<Vec<String>> =
        coverage.gaps().iter().map(|gap| row(gap, covered.calendar.zone(), lang)).collect();
    Ok(table::write(&mut session.out, &rows)?)
}

fn row(gap: &Gap, zone: &str, lang: Lang) -> Vec<String> {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let (from, until) = (zone.to_datetime(gap.from), zone.to_datetime(gap.until));
    let end = match from.date() == until.date() {
        true => lang.time(until.time()),
        false => lang.date_time(until),
    };
    vec![
        format!("  {}", lang.date(from.date())),
        format!("{}–{end}", lang.time(from.time())),
        lang.shortage(gap.shortage, gap.there, gap.needed),
    ]
}

fn was(region: &RegionId, zone: &str, at: Timestamp, answer: &Answered, session: &mut Session) -> Answer {
    let lang = session.lang;
    if session.json {
        session.write_json(&json!({ "region": region, "at": at, "answer": answer }))?;
    } else {
        let zone_of = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let when = lang.at_place(&lang.instant(at, &zone_of), zone);
        writeln!(session.out, "{region} · {}", lang.roster_was_answer(&when, &lang.staffed(answer.staffed)))?;
        if let (Some(shortage), Some(there)) = (answer.shortage, &answer.recorded) {
            let count = u16::try_from(there.there.len()).unwrap_or(u16::MAX);
            let (count, needed) = match shortage {
                desk::roster::Shortage::TooFewQualified => (there.qualified_there, there.qualified),
                _ => (count, there.people),
            };
            writeln!(session.out, "  {}", lang.shortage(shortage, count, needed))?;
        }
    }
    let yes = matches!(answer.staffed, Staffed::Staffed | Staffed::Closed | Staffed::Ahead);
    Ok(if yes { Exit::Ok } else { Exit::No })
}
