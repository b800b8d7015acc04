//! `guichet retention`: what would go, and let it go. The plan is what `apply` carries out.

use std::io::Write;

use app::{App, Applied, Planned};
use desk::OrganisationId;
use desk::retention::{Class, Going};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::exit::Exit;
use super::session::{Answer, Session, Stop};
use super::table;
use crate::desk::{Place, open_existing, wait};

/// What to do with it.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Plan(Whose),
    Apply(Whose),
}

#[derive(Debug, clap::Args)]
struct Whose {
    #[command(flatten)]
    place: Place,
    #[arg(id = "retention_of", long = "organisation", value_name = "NAME")]
    organisation: Option<String>,
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    wait(async {
        let (Verb::Plan(whose) | Verb::Apply(whose)) = &args.verb;
        let app = open_existing(&whose.place, session).await?;
        let done = act(&app, &args.verb, whose, session).await;
        app.close().await;
        done
    })
}

async fn act(app: &App, verb: &Verb, whose: &Whose, session: &mut Session) -> Answer {
    let lang = session.lang;
    let failed = |failure| Stop::failed(lang, &failure);
    let of = match &whose.organisation {
        None => None,
        Some(typed) => Some(match typed.parse::<OrganisationId>() {
            Ok(id) => app.organisation(id, None).await.map_err(failed)?.id,
            Err(_) => app.organisation_by_name(typed).await.map_err(failed)?.id,
        }),
    };
    match verb {
        Verb::Plan(_) => {
            let ids = match of {
                Some(of) => vec![of],
                None => app.organisations().await.map_err(failed)?.iter().map(|of| of.id).collect(),
            };
            let mut plans = Vec::new();
            for id in ids {
                plans.push(app.retention_plan(id, session.now_if_told()).await.map_err(failed)?);
            }
            show(&plans, session)
        }
        // What is written bears the desk's time, and no other.
        Verb::Apply(_) if session.now_if_told().is_some() => {
            Err(Stop::Refused(Exit::Usage, lang.retention_applies_now()))
        }
        Verb::Apply(_) => {
            let done = app.apply_retention(of).await.map_err(failed)?;
            if session.json {
                let rows = done.iter().map(|one| {
                    json!({
                        "organisation": one.organisation, "words": one.words, "files": one.files,
                        "security": one.lines, "left": one.left,
                    })
                });
                session.write_json(&rows.collect::<Vec<_>>())?;
                return Ok(Exit::Ok);
            }
            for one in done {
                let name = app.organisation(one.organisation, None).await.map_err(failed)?.name.clone();
                let said = match one {
                    Applied { words: 0, files: 0, lines: 0, .. } => lang.retention_applied_nothing(&name),
                    one => lang.retention_applied(&name, one.words, one.files, one.lines),
                };
                writeln!(session.out, "{said}")?;
            }
            Ok(Exit::Ok)
        }
    }
}

fn show(plans: &[Planned], session: &mut Session) -> Answer {
    if session.json {
        session.write_json(&plans.iter().map(as_json).collect::<Vec<_>>())?;
        return Ok(Exit::Ok);
    }
    let lang = session.lang;
    let date = |at: jiff::Timestamp| at.to_zoned(TimeZone::UTC).date().to_string();
    for planned in plans {
        let now = planned.now.to_string();
        writeln!(session.out, "{}", lang.retention_plan_of(&planned.organisation.name, &now))?;
        let head = [
            lang.retention_what(),
            lang.retention_how_long(),
            lang.retention_goes(),
            lang.retention_oldest(),
        ];
        let classes = Class::ALL.iter().map(|class| {
            let (count, oldest) = planned.plan.sum(*class);
            let kept = lang.retention_months(planned.plan.rules.kept(*class).months);
            vec![lang.retention_class(*class), kept, count.to_string(), oldest.map(date).unwrap_or_default()]
        });
        let rows: Vec<Vec<String>> = [head.to_vec()].into_iter().chain(classes).collect();
        table::write(&mut session.out, &rows)?;
        let line = |going: &Going, held: &str| {
            let number = planned.numbers.get(&going.over.ticket).copied().unwrap_or(0);
            let what = lang.retention_class(going.class);
            vec![format!("#{number}"), what, date(going.over.closed_at), held.to_owned()]
        };
        let going = planned.plan.going.iter().map(|going| line(going, ""));
        let held = planned.plan.held.iter().map(|going| line(going, &lang.retention_kept_on()));
        let tickets: Vec<Vec<String>> = going.chain(held).collect();
        if !tickets.is_empty() {
            table::write(&mut session.out, &tickets)?;
        }
        writeln!(session.out)?;
    }
    Ok(Exit::Ok)
}

fn as_json(planned: &Planned) -> Value {
    let classes = Class::ALL.iter().map(|class| {
        let (count, oldest) = planned.plan.sum(*class);
        let months = planned.plan.rules.kept(*class).months;
        json!({ "class": class.word(), "months": months, "going": count, "oldest": oldest })
    });
    let ticket = |going: &Going, held: bool| {
        json!({
            "ticket": planned.numbers.get(&going.over.ticket), "class": going.class.word(),
            "closed_at": going.over.closed_at, "since": going.since, "held": held,
        })
    };
    let going = planned.plan.going.iter().map(|going| ticket(going, false));
    let held = planned.plan.held.iter().map(|going| ticket(going, true));
    json!({
        "organisation": planned.organisation.id, "name": planned.organisation.name, "at": planned.now,
        "held": planned.plan.rules.is_held, "classes": classes.collect::<Vec<_>>(),
        "tickets": going.chain(held).collect::<Vec<_>>(),
    })
}
