//! `guichet agreement replay`: a period under the agreement that `--agreement` names. Nothing is written.

use std::io::Write;

use app::Replay;
use desk::report::{Group, Outcome};
use desk::roster::Figures;
use hours::OpenTime;
use jiff::Timestamp;
use serde_json::{Value, json};
use words::Lang;

use super::exit::Exit;
use super::report::midnight;
use super::session::{Answer, Session, Stop, refuse};
use super::table;
use crate::desk::{Place, open_existing_bare, wait};

/// Which period.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(id = "opened_from", long = "from", value_name = "DATE")]
    from: Option<String>,
    #[arg(id = "opened_to", long = "to", value_name = "DATE")]
    to: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// Tells it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let from = midnight("--from", args.from.as_deref(), Timestamp::MIN, lang)?;
    let to = midnight("--to", args.to.as_deref(), Timestamp::MAX, lang)?;
    if to < from {
        return refuse(lang.to_before_from(&from.to_string(), &to.to_string()));
    }
    let other = session.agreement()?;
    let replay = wait(async {
        let app = open_existing_bare(&args.place, session).await?;
        let now = session.now_if_told().unwrap_or_else(|| app.now());
        let replay = app.replay_of_the_house(from, to, &other, now).await;
        app.close().await;
        replay.map_err(|failure| Stop::failed(lang, &failure))
    })?;
    if session.json {
        session.write_json(&as_json(&replay))?;
        return Ok(Exit::Ok);
    }
    writeln!(session.out, "{}", lang.replay_measured(replay.tickets))?;
    let there = |outcome: &&Outcome| replay.before.count(**outcome) + replay.after.count(**outcome) > 0;
    let outcomes: Vec<Outcome> = Outcome::ALL.iter().filter(there).copied().collect();
    let mut header = vec![String::new()];
    header.extend(outcomes.iter().map(|outcome| lang.outcome(*outcome)));
    header.push(lang.report_share());
    let rows = [
        header,
        line(lang.replay_as_it_was(), &replay.before, &outcomes, lang),
        line(lang.replay_under(replay.agreement.id.as_str()), &replay.after, &outcomes, lang),
    ];
    table::write_figures(&mut session.out, &rows, 1)?;
    flips(&replay, session)?;
    staffing(&replay, session)?;
    Ok(Exit::Ok)
}

/// The tickets that flip.
fn flips(replay: &Replay, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    if replay.flips.is_empty() {
        writeln!(session.out, "{}", lang.replay_none())?;
        return Ok(());
    }
    writeln!(session.out, "\n{}", lang.replay_flips(replay.flips.len() as u64))?;
    let rows: Vec<Vec<String>> = replay
        .flips
        .iter()
        .map(|flip| {
            vec![
                flip.number.to_string(),
                flip.region.as_ref().map(ToString::to_string).unwrap_or_default(),
                format!("{} → {}", lang.outcome(flip.before.outcome), lang.outcome(flip.after.outcome)),
            ]
        })
        .collect();
    Ok(table::write(&mut session.out, &rows)?)
}

/// The roster ahead under both: what is open, what is covered, what isn't.
fn staffing(replay: &Replay, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    writeln!(session.out, "\n{}", lang.staffing_title(app::WEEKS_AHEAD))?;
    if replay.staffing.iter().all(|region| region.before == region.after) {
        writeln!(session.out, "{}", lang.staffing_same())?;
    }
    let header =
        [lang.staffing_region(), lang.staffing_open(), lang.staffing_covered(), lang.staffing_short()];
    let mut rows = vec![header.to_vec()];
    rows.extend(replay.staffing.iter().map(|region| {
        let figure = |of: fn(&Figures) -> i64| {
            let said = |side: &Option<Figures>| {
                let seconds = side.as_ref().map(of);
                seconds.map_or_else(|| "–".to_owned(), |s| lang.open_time(OpenTime::from_seconds(s)))
            };
            lang.staffing_change(&said(&region.before), &said(&region.after))
        };
        vec![
            region.region.to_string(),
            figure(|side| side.open_seconds),
            figure(|side| side.covered_seconds),
            figure(|side| side.short_seconds),
        ]
    }));
    Ok(table::write_figures(&mut session.out, &rows, 1)?)
}

fn line(label: String, group: &Group, outcomes: &[Outcome], lang: Lang) -> Vec<String> {
    let mut cells = vec![label];
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    cells.extend(outcomes.iter().map(|outcome| number(group.count(*outcome))));
    cells.push(group.met.map_or_else(|| "–".to_owned(), |met| lang.percent(met.share, 1)));
    cells
}

/// Everything, both proofs of each ticket that flips included.
fn as_json(replay: &Replay) -> Value {
    let flips = replay.flips.iter().map(|flip| {
        json!({
            "ticket": flip.number, "agreement": flip.pin, "region": flip.region,
            "before": { "outcome": flip.before.outcome.word(), "proof": flip.before.proof },
            "after": { "outcome": flip.after.outcome.word(), "proof": flip.after.proof },
        })
    });
    json!({
        "agreement": replay.agreement.id, "hash": replay.agreement.hash_hex(), "tickets": replay.tickets,
        "before": replay.before, "after": replay.after, "flips": flips.collect::<Vec<_>>(),
        "staffing": replay.staffing,
    })
}
