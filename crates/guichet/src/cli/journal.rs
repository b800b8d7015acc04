//! `guichet journal verify`, `guichet journal key` and `guichet check`: is the journal what was written, by whose key are its heads
//! signed, and is the desk what it says?

use std::io::Write;

use serde_json::json;

use super::exit::Exit;
use super::session::{Answer, Session, Stop};
use crate::desk::{Place, open_existing, wait};

/// What to do with the journal.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Verify(VerifyArgs),
    Key(KeyArgs),
}

#[derive(Debug, clap::Args)]
struct KeyArgs {
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
struct VerifyArgs {
    #[arg(long, value_name = "HEAD|FILE")]
    against: Vec<String>,
    #[command(flatten)]
    place: Place,
}

/// `guichet check`
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    place: Place,
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let args = match args.verb {
        Verb::Verify(args) => args,
        Verb::Key(args) => return key(&args, session),
    };
    let anchors = super::evidence::anchors(&args.against, session)?;
    let (verdict, other) = wait(async {
        let app = open_existing(&args.place, session).await?;
        let failed = |failure| Stop::failed(session.lang, &failure);
        let verdict = app.verify_journal().await.map_err(failed)?;
        let mut other = None;
        for anchor in &anchors {
            if app.anchor(anchor.position).await.map_err(failed)? != Some(*anchor) {
                other = other.or(Some(anchor.position));
            }
        }
        app.close().await;
        Ok::<_, Stop>((verdict, other))
    })?;
    let lang = session.lang;
    if let Some(wrong) = verdict.wrong {
        let said = lang.journal_wrong(&wrong.position.to_string(), wrong.reason);
        return Err(Stop::Refused(Exit::No, said));
    }
    // A journal that was made anew whole, or cut off and sealed again, hangs together: a head from before tells.
    if let Some(position) = other {
        return Err(Stop::Refused(Exit::No, lang.journal_of_another_past(&position.to_string())));
    }
    let head: String = verdict.head.iter().map(|byte| format!("{byte:02x}")).collect();
    if session.json {
        session.write_json(&json!({ "sound": true, "entries": verdict.entries, "head": head }))?;
    } else {
        let entries = lang.number(i64::try_from(verdict.entries).unwrap_or(i64::MAX));
        writeln!(session.out, "{}", lang.journal_holds(&entries, &head))?;
    }
    Ok(Exit::Ok)
}

/// The public half of the desk's key: to be handed to the other party by another way than the evidence.
fn key(args: &KeyArgs, session: &mut Session) -> Answer {
    let key = wait(async {
        let app = open_existing(&args.place, session).await?;
        let key = app.public_key().await.map_err(|failure| Stop::failed(session.lang, &failure));
        app.close().await;
        key
    })?;
    if session.json {
        session.write_json(&json!({ "algorithm": "Ed25519", "key": key }))?;
    } else {
        writeln!(session.out, "{key}")?;
    }
    Ok(Exit::Ok)
}

/// Compares, and makes again what differs if asked.
pub fn check(args: CheckArgs, session: &mut Session) -> Answer {
    let (checked, repaired) = wait(async {
        let app = open_existing(&args.place, session).await?;
        let failed = |failure| Stop::failed(session.lang, &failure);
        let checked = app.check().await.map_err(failed)?;
        let repaired = match (&checked.differs, args.repair) {
            (Some(_), true) => Some(app.rebuild().await.map_err(failed)?),
            _ => None,
        };
        app.close().await;
        Ok::<_, Stop>((checked, repaired))
    })?;
    let lang = session.lang;
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    if let (Some(differs), None) = (&checked.differs, repaired) {
        return Err(Stop::Refused(Exit::No, lang.check_differs(differs)));
    }
    if session.json {
        let told = json!({
            "sound": checked.differs.is_none(), "streams": checked.streams,
            "differs": checked.differs, "repaired": repaired.is_some(),
        });
        session.write_json(&told)?;
        return Ok(Exit::Ok);
    }
    let text = match repaired {
        Some(streams) => lang.check_repaired(&number(streams)),
        None => lang.check_holds(&number(checked.streams)),
    };
    writeln!(session.out, "{text}")?;
    Ok(Exit::Ok)
}
