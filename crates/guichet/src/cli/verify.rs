//! `guichet verify`: does a proof come out? Without a database, without zone data.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use desk::{Proof, ProofError};
use serde_json::{Value, json};
use words::{Lang, Said};

use super::exit::Exit;
use super::session::{Answer, Session, Stop};

/// The proof.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    proof: PathBuf,
}

/// Verifies it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let proof = read(&args.proof, session)?;
    let lang = session.lang;
    match desk::verify(&proof) {
        Err(error) => Err(Stop::Refused(Exit::No, said(&error, lang))),
        Ok(()) => {
            if session.json {
                let told = json!({
                    "sound": true, "ticket": proof.ticket, "measure": proof.measure, "region": proof.region,
                    "opened": proof.opened, "due": proof.due, "standing": proof.standing,
                });
                session.write_json(&told)?;
            } else {
                let (measure, region) = (proof.measure.as_str(), proof.region.as_str());
                let text = match proof.due {
                    Some(due) => lang.proof_is_sound(measure, region, &due.to_string(), proof.lines.len()),
                    None => lang.proof_is_sound_untimed(measure, region, proof.lines.len()),
                };
                writeln!(session.out, "{text}")?;
            }
            Ok(Exit::Ok)
        }
    }
}

/// Nothing may stand in the file that isn't of the proof: it would look as if it were vouched for.
fn read(path: &Path, session: &Session) -> Result<Proof, Stop> {
    let text = match path.to_str() {
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text
        }
        _ => session.text_of(path)?,
    };
    let name = path.display().to_string();
    let unreadable = |why: String| Stop::Refused(Exit::Failed, session.lang.proof_unreadable(&name, &why));
    let proof: Proof = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    let whole: Value = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    if serde_json::to_value(&proof).ok() != Some(whole) {
        return Err(Stop::Refused(Exit::No, session.lang.proof_changed()));
    }
    Ok(proof)
}

fn said(error: &ProofError, lang: Lang) -> Said {
    match error {
        ProofError::UnknownFormat(format) => lang.proof_of_another_format(format),
        ProofError::Unreadable(why) => lang.proof_days_wrong(why),
        ProofError::Mismatch(field) => lang.proof_wrong(field),
        ProofError::Lines { counted } => lang.proof_sum_wrong(&lang.open_time(*counted)),
        ProofError::Changed => lang.proof_changed(),
    }
}
