//! `guichet evidence export`: what another party needs to check the desk, in one file.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use app::{Audience, is_signed_by};
use desk::Month;
use desk::evidence::{About, Anchor, verify_signed};
use serde_json::json;

use super::exit::Exit;
use super::session::{Answer, Session, Stop, refuse};
use crate::desk::{Place, open_existing, wait};

/// What to do with evidence.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Export(ExportArgs),
}

#[derive(Debug, clap::Args)]
struct ExportArgs {
    #[arg(long, value_name = "NUMBER", required_unless_present = "month", conflicts_with = "month")]
    ticket: Option<u64>,
    #[arg(long, value_name = "MONTH", requires = "asked_by")]
    month: Option<String>,
    #[arg(id = "asked_by", long = "provider", value_name = "NAME")]
    provider: Option<String>,
    #[arg(long)]
    whole: bool,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let Verb::Export(args) = args.verb;
    let lang = session.lang;
    let month = match args.month.as_deref().map(str::parse::<Month>) {
        Some(Err(_)) => {
            return refuse(lang.no_such_value(
                "--month",
                args.month.as_deref().unwrap_or_default(),
                "2026-11",
            ));
        }
        Some(Ok(month)) => Some(month),
        None => None,
    };
    let bundle = wait(async {
        let app = open_existing(&args.place, session).await?;
        let failed = |failure| Stop::failed(lang, &failure);
        let about = match (args.ticket, month, &args.provider) {
            (Some(number), ..) => About::Ticket(number),
            (_, Some(month), Some(name)) => {
                About::Month { month, provider: app.organisation_by_name(name).await.map_err(failed)?.id }
            }
            _ => return refuse(lang.no_such_value("--month", "", "2026-11")),
        };
        let audience = if args.whole { Audience::Centre } else { Audience::Asker };
        let now = session.now_if_told().unwrap_or_else(|| app.now());
        let bundle = app.evidence_for(about, &audience, now).await.map_err(failed);
        app.close().await;
        bundle
    })?;
    // Nothing leaves that the other party would find wanting.
    let found = verify_signed(&bundle, &[], &is_signed_by, None);
    let found = found.map_err(|wrong| super::verify::refused(&wrong, lang))?;
    let Some(path) = args.output.filter(|path| path.to_str() != Some("-")) else {
        session.out.write_all(&bundle)?;
        return Ok(Exit::Ok);
    };
    let name = path.display().to_string();
    let kept = fs::write(&path, &bundle);
    kept.map_err(|why| Stop::Refused(Exit::Failed, lang.file_unwritable(&name, &why.to_string())))?;
    if session.json {
        session.write_json(&json!({
            "file": name, "bytes": bundle.len(), "tickets": found.tickets, "entries": found.entries,
            "withheld": found.withheld, "proofs": found.proofs, "anchor": found.house.last.to_string(),
        }))?;
        return Ok(Exit::Ok);
    }
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let text =
        lang.evidence_kept(&name, &number(found.tickets), &number(found.entries), &number(found.proofs));
    writeln!(session.out, "{text}\n{}", lang.evidence_head(&found.house.last.to_string()))?;
    Ok(Exit::Ok)
}

/// The heads to compare with: `POSITION:HEAD`, or the last one of another bundle, which must hold itself.
///
/// # Errors
///
/// It is neither, or the bundle doesn't hold.
pub fn anchors(against: &[String], session: &Session) -> Result<Vec<Anchor>, Stop> {
    against.iter().map(|text| anchor(text, session)).collect()
}

fn anchor(text: &str, session: &Session) -> Result<Anchor, Stop> {
    if let Ok(anchor) = text.parse() {
        return Ok(anchor);
    }
    let file = session.text_of(Path::new(text))?;
    let found = verify_signed(file.as_bytes(), &[], &is_signed_by, None)
        .map_err(|wrong| super::verify::refused(&wrong, session.lang))?;
    Ok(found.house.last)
}
