//! `guichet organisation …`: who is here, as organisations, and whole lists of them with their people.

use std::io::Write;
use std::path::{Path, PathBuf};

use app::{App, Failure, NewOrganisation};
use desk::Organisation;
use desk::fact::Party;
use serde_json::json;
use terms::RegionId;
use words::Lang;

use super::chart;
use super::exit::Exit;
use super::roster::{self, Step};
use super::session::{Answer, Session, Stop};
use super::{regions, table};
use crate::desk::{Place, open_desk, open_existing, wait};

/// What to do with them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Add {
        #[command(flatten)]
        place: Place,
        #[arg(long, value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "PARTY")]
        party: String,
        #[arg(long, value_name = "REGION")]
        region: String,
        #[arg(long, value_name = "NAME")]
        provider: Option<String>,
    },
    List {
        #[command(flatten)]
        place: Place,
    },
    Load {
        #[command(flatten)]
        place: Place,
        #[arg(value_name = "FILE")]
        roster: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    wait(async {
        match args.verb {
            Verb::Add { place, name, party, region, provider } => {
                let app = open_desk(&place, session).await?;
                let done = add(&app, name, &party, &region, provider, session).await;
                app.close().await;
                done
            }
            Verb::List { place } => {
                let app = open_existing(&place, session).await?;
                let done = list(&app, session).await;
                app.close().await;
                done
            }
            Verb::Load { place, roster, dry_run } if is_chart(&roster) => {
                let app = open_desk(&place, session).await?;
                let done = chart::load(&app, &roster, dry_run, session).await;
                app.close().await;
                done
            }
            Verb::Load { place, roster, dry_run } => {
                let wanted = roster::read(&roster, session)?;
                let app = open_desk(&place, session).await?;
                let done = load(&app, &wanted, dry_run, session).await;
                app.close().await;
                done
            }
        }
    })
}

/// A chart comes as a CSV, people come with their organisations as TOML.
fn is_chart(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

async fn add(
    app: &App,
    name: String,
    party: &str,
    region: &str,
    provider: Option<String>,
    session: &mut Session,
) -> Answer {
    let lang = session.lang;
    let provider = match provider {
        None => None,
        Some(name) => Some(provider_named(app, &name, lang).await?),
    };
    let new = NewOrganisation {
        name: name.trim().to_owned(),
        party: word("--party", party, Party::ALL, Party::word, lang)?,
        region: region_named(app, region, lang)?,
        provider,
    };
    if new.party == Party::Vendor {
        only_one_vendor(app, lang).await?;
    }
    let id = app.add_organisation(&new).await.map_err(|failure| Stop::failed(lang, &failure))?;
    if session.json {
        session.write_json(&json!({ "id": id, "name": new.name }))?;
    } else {
        writeln!(session.out, "{}", lang.organisation_added(&new.name))?;
    }
    Ok(Exit::Ok)
}

/// The vendor runs the support centre, and a desk is one centre's.
pub async fn only_one_vendor(app: &App, lang: Lang) -> Result<(), Stop> {
    match app.vendor().await {
        Ok(vendor) => Err(Stop::Refused(Exit::Failed, lang.vendor_is_there(&vendor.name))),
        Err(Failure::NoOrganisation(_)) => Ok(()),
        Err(failure) => Err(Stop::failed(lang, &failure)),
    }
}

async fn provider_named(app: &App, name: &str, lang: Lang) -> Result<desk::OrganisationId, Stop> {
    let found = app.organisation_by_name(name).await.map_err(|failure| Stop::failed(lang, &failure))?;
    match found.party {
        Party::Provider => Ok(found.id),
        party => Err(Stop::Refused(Exit::Usage, lang.no_provider_but(name, &lang.party(party)))),
    }
}

/// A region of the agreement in force, by its name in either case.
pub fn region_named(app: &App, typed: &str, lang: Lang) -> Result<RegionId, Stop> {
    let in_force =
        app.editions().in_force(app.now()).map_err(|refusal| Stop::failed(lang, &refusal.into()))?;
    let region = regions::named(&in_force.0, typed, lang).map_err(|said| Stop::Refused(Exit::Usage, said))?;
    Ok(region.id.clone())
}

/// One of a few words. A dash does for an underscore.
pub fn word<T: Copy>(
    option: &str,
    typed: &str,
    all: &[T],
    of: fn(T) -> &'static str,
    lang: Lang,
) -> Result<T, Stop> {
    let plain = typed.trim().replace('-', "_");
    all.iter().copied().find(|one| of(*one) == plain).ok_or_else(|| {
        let known = all.iter().map(|one| of(*one)).collect::<Vec<_>>().join(", ");
        Stop::Refused(Exit::Usage, lang.no_such_value(option, typed, &known))
    })
}

async fn list(app: &App, session: &mut Session) -> Answer {
    let lang = session.lang;
    let all = app.organisations().await.map_err(|failure| Stop::failed(lang, &failure))?;
    let provider = |o: &Organisation| {
        all.iter()
            .find(|other| Some(other.id) == o.provider_at(app.now()))
            .map_or("", |other| other.name.as_str())
    };
    if session.json {
        let rows = all.iter().map(|o| {
            let provider = Some(provider(o)).filter(|name| !name.is_empty());
            json!({ "id": o.id, "name": o.name, "party": o.party, "region": o.region, "provider": provider })
        });
        session.write_json(&rows.collect::<Vec<_>>())?;
        return Ok(Exit::Ok);
    }
    let head = [lang.column_name(), lang.column_party(), lang.column_region(), lang.column_provider()];
    let rows = all
        .iter()
        .map(|o| vec![o.name.clone(), lang.party(o.party), o.region.to_string(), provider(o).to_owned()]);
    table::write(&mut session.out, &[head.to_vec()].into_iter().chain(rows).collect::<Vec<_>>())?;
    Ok(Exit::Ok)
}

async fn load(app: &App, wanted: &roster::Roster, dry_run: bool, session: &mut Session) -> Answer {
    let lang = session.lang;
    let steps = roster::plan(app, wanted, lang).await?;
    if !dry_run {
        roster::follow(app, wanted, &steps, lang).await?;
    }
    let count = |of: fn(&Step) -> bool| steps.iter().filter(|step| of(step)).count();
    let (added, kept) = (count(Step::is_new), count(|step| !step.is_new()));
    if session.json {
        session.write_json(&json!({ "added": added, "kept": kept, "dry_run": dry_run, "steps": steps }))?;
        return Ok(Exit::Ok);
    }
    let rows = steps.iter().map(|step| step.said(lang)).collect::<Vec<_>>();
    table::write(&mut session.out, &rows)?;
    let sum = if dry_run { lang.roster_would_add(added, kept) } else { lang.roster_added(added, kept) };
    session.say(&sum);
    Ok(Exit::Ok)
}
