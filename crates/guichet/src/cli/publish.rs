//! `guichet agreement publish`: what a version would change for those who wait, then the version in force.

use std::io::Write;
use std::path::PathBuf;

use app::Preview;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop, refuse};
use super::table;
use crate::desk::{Place, open_existing_bare, wait};

/// Which file, and why.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(id = "published_file", value_name = "FILE")]
    file: PathBuf,
    #[arg(id = "publish_reason", long = "reason", value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
}

/// Shows, and does it unless told not to.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let agreement = session.agreement_in(&args.file)?;
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_none() && !args.dry_run {
        return refuse(lang.publish_without_reason());
    }
    let preview = wait(async {
        let app = open_existing_bare(&args.place, session).await?;
        let failed = |failure| Stop::failed(lang, &failure);
        let preview = app.preview_of_the_house(agreement.source()).await.map_err(failed)?;
        if let Some(reason) = reason.filter(|_| !args.dry_run) {
            app.publish_by_console(agreement.source(), reason).await.map_err(failed)?;
        }
        app.close().await;
        Ok::<_, Stop>(preview)
    })?;
    if session.json {
        session.write_json(&as_json(&preview, !args.dry_run))?;
        return Ok(Exit::Ok);
    }
    write(&preview, session)?;
    let begins = moment(lang, agreement.effective_from, &agreement.effective_in);
    let said = match args.dry_run {
        true => lang.console_would_publish(agreement.id.as_str(), &begins),
        false => lang.console_published(agreement.id.as_str(), &begins),
    };
    writeln!(session.out, "{said}")?;
    Ok(Exit::Ok)
}

fn write(preview: &Preview, session: &mut Session) -> Result<(), Stop> {
    let lang = session.lang;
    if preview.concerned.is_empty() {
        return Ok(());
    }
    writeln!(session.out, "{}", lang.preview_open(preview.concerned.len() as u64))?;
    let own = preview.before.as_ref().map(|before| before.id.to_string()).unwrap_or_default();
    let header = [
        lang.preview_ticket(),
        lang.example_region(),
        lang.preview_own(&own),
        lang.preview_new(preview.agreement.id.as_str()),
    ];
    let mut rows = vec![header.to_vec()];
    for one in &preview.concerned {
        let zone = preview.agreement.region(&one.region).map_or("UTC", |region| region.zone.as_str());
        rows.push(vec![
            one.number.to_string(),
            one.region.to_string(),
            moment(lang, one.before, zone),
            moment(lang, one.after, zone),
        ]);
    }
    table::write(&mut session.out, &rows)?;
    writeln!(session.out, "{}", lang.preview_stay())?;
    Ok(())
}

pub(super) fn moment(lang: Lang, at: Timestamp, zone: &str) -> String {
    let known = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    lang.at_place(&lang.date_time_to_the_second(known.to_datetime(at)), zone)
}

fn as_json(preview: &Preview, published: bool) -> serde_json::Value {
    let concerned = preview.concerned.iter().map(|one| {
        json!({
            "ticket": one.number, "agreement": one.pin, "region": one.region, "category": one.category,
            "due": one.before, "would_be_due": one.after,
        })
    });
    json!({
        "id": preview.agreement.id, "hash": preview.agreement.hash_hex(),
        "effective": preview.agreement.effective_from, "published": published,
        "waiting": preview.waiting, "concerned": concerned.collect::<Vec<_>>(),
    })
}
