//! `guichet verify`: does a proof or a bundle of evidence come out? Without a database, without zone data.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use app::is_signed_by;
use desk::evidence::{self, Finding, Item, PublicKey, Roll, SignedHead, SignedReport, Why, Wrong};
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
    #[arg(long, value_name = "HEAD|FILE")]
    against: Vec<String>,
    #[arg(id = "public_key", long = "key", value_name = "PUBLIC|FILE")]
    key: Option<String>,
}

/// Verifies it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let text = text(&args.proof, session)?;
    let expected = expected(args.key.as_deref(), session)?;
    if SignedReport::is_one(text.as_bytes()) {
        return report(text.trim_end(), expected.as_ref(), session);
    }
    if evidence::is_bundle(text.as_bytes()) || !args.against.is_empty() || expected.is_some() {
        return bundle(&text, &args.against, expected.as_ref(), session);
    }
    let proof = read(&args.proof, &text, session)?;
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

fn text(path: &Path, session: &Session) -> Result<String, Stop> {
    if path.to_str() != Some("-") {
        return session.text_of(path);
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

/// The key that is expected: written out, or in a file.
fn expected(key: Option<&str>, session: &Session) -> Result<Option<PublicKey>, Stop> {
    let Some(key) = key else { return Ok(None) };
    if let Ok(key) = key.parse() {
        return Ok(Some(key));
    }
    let text = session.text_of(Path::new(key))?;
    match text.trim().parse() {
        Ok(key) => Ok(Some(key)),
        Err(why) => super::session::refuse(session.lang.no_such_value("--key", key, why)),
    }
}

/// An issued report, with its signature.
fn report(text: &str, expected: Option<&PublicKey>, session: &mut Session) -> Answer {
    let lang = session.lang;
    let read = SignedReport::verify(text.as_bytes(), &is_signed_by, expected);
    let (report, signed) = read.map_err(|wrong| refused(&wrong, lang))?;
    if session.json {
        session.write_json(&json!({
            "sound": true, "of": report.of(), "tickets": report.total.tickets(), "proofs": report.annex.len(),
            "hash": signed.of, "anchor": signed.head.to_string(), "key": signed.key,
        }))?;
        return Ok(Exit::Ok);
    }
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let (tickets, proofs) = (number(report.total.tickets()), number(report.annex.len() as u64));
    let month = report.month.to_string();
    writeln!(session.out, "{}", lang.report_is_sound(&report.name, &month, &tickets, &proofs))?;
    writeln!(session.out, "{}", whose(Some(&signed), expected, lang))?;
    writeln!(session.out, "{}", lang.evidence_head(&signed.head.to_string()))?;
    Ok(Exit::Ok)
}

fn whose(signed: Option<&SignedHead>, expected: Option<&PublicKey>, lang: Lang) -> String {
    match (signed, expected) {
        (None, _) => lang.evidence_unsigned(),
        (Some(signed), None) => lang.evidence_signed(&signed.key.to_string()),
        (Some(signed), Some(_)) => lang.evidence_signed_as_expected(&signed.key.to_string()),
    }
}

fn called(roll: &Roll, lang: Lang) -> String {
    if roll.first == 0 {
        return lang.evidence_roll_empty();
    }
    let n = |n: u64| n.to_string();
    lang.evidence_roll(&n(roll.first), &n(roll.last), &n(roll.here), &n(roll.in_others), &n(roll.another))
}

/// A bundle, and the heads that it must pass through.
fn bundle(text: &str, against: &[String], expected: Option<&PublicKey>, session: &mut Session) -> Answer {
    let lang = session.lang;
    let anchors = super::evidence::anchors(against, session)?;
    let found = evidence::verify_signed(text.as_bytes(), &anchors, &is_signed_by, expected);
    let found = found.map_err(|wrong| refused(&wrong, lang))?;
    if session.json {
        session.write_json(&as_json(&found))?;
        return Ok(Exit::Ok);
    }
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let out = &mut session.out;
    writeln!(
        out,
        "{}",
        lang.evidence_is_sound(
            &number(found.tickets),
            &number(found.entries),
            &number(found.texts),
            &number(found.proofs)
        )
    )?;
    if found.withheld > 0 {
        writeln!(out, "{}", lang.evidence_withheld(&number(found.withheld)))?;
    }
    if found.redacted > 0 {
        writeln!(out, "{}", lang.evidence_redacted(&number(found.redacted)))?;
    }
    for (outcome, n) in &found.outcomes {
        writeln!(out, "  {}", lang.labelled(&lang.outcome(*outcome), &number(*n)))?;
    }
    if let Some(roll) = &found.roll {
        writeln!(out, "{}", called(roll, lang))?;
    }
    writeln!(out, "{}", whose(found.signed.as_ref(), expected, lang))?;
    writeln!(out, "{}", lang.evidence_head(&found.house.last.to_string()))?;
    let told = if anchors.is_empty() { lang.evidence_unanchored() } else { lang.evidence_anchored() };
    writeln!(out, "{told}")?;
    Ok(Exit::Ok)
}

fn as_json(found: &Finding) -> Value {
    json!({
        "sound": true, "about": found.about, "made_at": found.made_at, "tickets": found.tickets,
        "entries": found.entries, "withheld": found.withheld, "texts": found.texts, "redacted": found.redacted, "proofs": found.proofs,
        "outcomes": found.outcomes, "before": found.house.before.to_string(),
        "anchor": found.house.last.to_string(), "roll": found.roll, "key": found.signed.as_ref().map(|signed| signed.key),
    })
}

/// A bundle that doesn't hold: exit code 3.
pub fn refused(wrong: &Wrong, lang: Lang) -> Stop {
    let line = i64::try_from(wrong.line).unwrap_or(i64::MAX);
    let said = lang.evidence_wrong(&lang.number(line), &item(&wrong.item, lang), &why(&wrong.why, lang));
    Stop::Refused(Exit::No, said)
}

fn item(item: &Item, lang: Lang) -> String {
    match item {
        Item::Manifest => lang.item_manifest(),
        Item::Agreement(id) => lang.item_agreement(id.as_str()),
        Item::Calendar => lang.item_calendar(),
        Item::Ticket(number) => lang.item_ticket(*number),
        Item::Entry { ticket, number } => lang.item_entry(*ticket, *number),
        Item::Text { ticket } => lang.item_text(*ticket),
        Item::Proof { ticket, measure } => lang.item_proof(*ticket, measure.as_str()),
        Item::Name => lang.item_name(),
        Item::Roll => lang.item_roll(),
        Item::House => lang.item_house(),
        Item::Signature => lang.item_signature(),
        Item::Report => lang.item_report(),
        Item::Unknown => lang.item_unknown(),
    }
}

fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::UnknownFormat(format) => lang.why_format(format, evidence::FORMAT),
        Why::Unreadable(error) => lang.why_unreadable(error),
        Why::Seal => lang.why_seal(),
        Why::Changed => lang.why_changed(),
        Why::Missing => lang.why_missing(),
        Why::Moved { to } => lang.why_moved(*to),
        Why::Added => lang.why_added(),
        Why::Truncated { of } => lang.why_truncated(*of),
        Why::Order => lang.why_order(),
        Why::Hash => lang.why_hash(),
        Why::Stream => lang.why_stream(),
        Why::Number { expected } => lang.why_number(*expected),
        Why::Chain => lang.why_chain(),
        Why::Pin => lang.why_pin(),
        Why::Unreferenced => lang.why_unreferenced(),
        Why::Proof(field) => lang.why_proof(field),
        Why::Proofs { expected } => lang.why_proofs(*expected),
        Why::LeftOut => lang.why_left_out(),
        Why::NotOnRoll => lang.why_not_on_roll(),
        Why::AnothersTicket => lang.why_anothers(),
        Why::Signature => lang.why_signature(),
        Why::Key(key) => lang.why_key(&key.to_string()),
        Why::Unsigned => lang.why_unsigned(),
        Why::House { position } => lang.why_house(*position),
        Why::Anchor { position } => lang.why_anchor(*position),
        Why::Outside { position, from, to } => lang.why_outside(*position, *from, *to),
    }
}

/// Nothing may stand in the file that isn't of the proof: it would look as if it were vouched for.
fn read(path: &Path, text: &str, session: &Session) -> Result<Proof, Stop> {
    let name = path.display().to_string();
    let unreadable = |why: String| Stop::Refused(Exit::Failed, session.lang.proof_unreadable(&name, &why));
    let proof: Proof = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    let whole: Value = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
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
