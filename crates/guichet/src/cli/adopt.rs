//! `guichet agreement adopt`: a provider's own agreement for its level-1 desk: what it would do there, then the agreement in force.

use std::io::Write;
use std::path::PathBuf;

use app::Adoption;
use desk::fact::Party;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use terms::Agreement;
use words::Lang;

use super::exit::Exit;
use super::publish::moment;
use super::session::{Answer, Session, Stop};
use crate::desk::{Place, open_existing_bare, wait};

/// Whose, which file, from when.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(id = "adopted_file", value_name = "FILE")]
    file: PathBuf,
    #[arg(id = "adopting_provider", long = "provider", value_name = "NAME")]
    provider: String,
    #[arg(id = "adopted_from", long = "from", value_name = "DATE")]
    from: Option<Date>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
}

/// Shows, and does it unless told not to.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let agreement = session.agreement_in(&args.file)?;
    let from = args.from.map(|day| midnight(day, &agreement));
    let adoption = wait(async {
        let app = open_existing_bare(&args.place, session).await?;
        let failed = |failure| Stop::failed(lang, &failure);
        let provider = app.organisation_by_name(&args.provider).await.map_err(failed)?;
        if provider.party != Party::Provider {
            let said = lang.no_provider_but(&provider.name, &lang.party(provider.party));
            return Err(Stop::Refused(Exit::Usage, said));
        }
        let done = match args.dry_run {
            true => app.would_adopt(provider.id, agreement.source(), from).await,
            false => app.adopt(provider.id, agreement.source(), from).await,
        };
        app.close().await;
        done.map_err(failed)
    })?;
    if session.json {
        session.write_json(&as_json(&adoption, &args.provider, !args.dry_run))?;
        return Ok(Exit::Ok);
    }
    write(&adoption, &args.provider, session)?;
    let (id, begins) = (adoption.adopted.id.as_str(), begins(lang, &adoption));
    let said = match args.dry_run {
        true => lang.console_would_adopt(&args.provider, id, &begins),
        false => lang.console_adopted(&args.provider, id, &begins),
    };
    writeln!(session.out, "{said}")?;
    Ok(Exit::Ok)
}

/// A day begins where the file's own first day does.
fn midnight(day: Date, agreement: &Agreement) -> Timestamp {
    let zone = TimeZone::get(&agreement.effective_in).unwrap_or(TimeZone::UTC);
    zone.to_zoned(day.at(0, 0, 0, 0)).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

fn begins(lang: Lang, adoption: &Adoption) -> String {
    moment(lang, adoption.adopted.from, &adoption.agreement.effective_in)
}

fn write(adoption: &Adoption, provider: &str, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    let mut lines = Vec::new();
    if let Some(before) = &adoption.before {
        lines.push(lang.adopt_follows(before.agreement.id.as_str()));
    }
    lines.push(lang.adopt_open_stay(adoption.open));
    match adoption.customers.is_empty() {
        true => lines.push(lang.adopt_no_customers(provider)),
        false => lines.push(lang.labelled(&lang.adopt_for(), &adoption.customers.join(", "))),
    }
    if !adoption.without.is_empty() {
        lines.push(lang.labelled(&lang.adopt_without(), &adoption.without.join(", ")));
    }
    for line in lines {
        writeln!(session.out, "{line}")?;
    }
    Ok(())
}

fn as_json(adoption: &Adoption, provider: &str, adopted: bool) -> serde_json::Value {
    json!({
        "id": adoption.adopted.id, "hash": adoption.agreement.hash_hex(), "provider": provider,
        "from": adoption.adopted.from, "adopted": adopted,
        "follows": adoption.before.as_ref().map(|before| before.agreement.id.to_string()),
        "open": adoption.open, "customers": adoption.customers, "without_target": adoption.without,
    })
}
