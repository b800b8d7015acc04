//! `guichet agreement …`: check, show and compare agreement files; publish one, adopt one for a provider, and replay a period under one.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;
use terms::{Agreement, Clause, ClauseId, Told};
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop};

/// What to do with them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Check {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    Show {
        #[arg(value_name = "CLAUSE")]
        clause: Option<String>,
    },
    Diff {
        #[arg(value_name = "FILE")]
        before: PathBuf,
        #[arg(value_name = "FILE")]
        after: PathBuf,
    },
    Publish(super::publish::Args),
    Adopt(super::adopt::Args),
    Replay(super::replay::Args),
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    match args.verb {
        Verb::Check { files } => check(&files, session),
        Verb::Show { clause } => show(clause.as_deref(), session),
        Verb::Diff { before, after } => diff(&before, &after, session),
        Verb::Publish(args) => super::publish::run(args, session),
        Verb::Adopt(args) => super::adopt::run(args, session),
        Verb::Replay(args) => super::replay::run(args, session),
    }
}

/// Every file is looked at, so that one run shows all there is to mend.
fn check(files: &[PathBuf], session: &mut Session) -> Answer {
    let mut exit = Exit::Ok;
    let mut told = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let text = session.text_of(path)?;
        match Agreement::check(&text) {
            Ok(agreement) if session.json => told.push(json!({
                "file": name, "sound": true, "id": agreement.id, "hash": agreement.hash_hex(),
                "clauses": agreement.clauses.len(), "examples": agreement.examples.len(),
            })),
            Ok(agreement) => {
                let (clauses, examples) = (agreement.clauses.len(), agreement.examples.len());
                let said = session.lang.agreement_is_sound(&name, agreement.id.as_str(), clauses, examples);
                writeln!(session.out, "{said}")?;
            }
            Err(problems) => {
                exit = Exit::No;
                problems.list.iter().for_each(|problem| session.complain_at(&name, problem));
                told.push(json!({ "file": name, "sound": false, "problems": problems.list.len() }));
            }
        }
    }
    if session.json {
        session.write_json(&told)?;
    }
    Ok(exit)
}

fn show(asked: Option<&str>, session: &mut Session) -> Answer {
    let agreement = session.agreement()?;
    let clauses: Vec<&Clause> = match asked {
        None => agreement.clauses.iter().collect(),
        Some(typed) => clauses_named(&agreement, typed, session.lang)?,
    };
    if session.json {
        let told = json!({
            "id": agreement.id, "title": agreement.title, "effective": agreement.effective,
            "hash": agreement.hash_hex(), "clauses": clauses,
            "readings": readings_of(&agreement, &clauses).collect::<Vec<_>>(),
        });
        session.write_json(&told)?;
        return Ok(Exit::Ok);
    }
    let lang = session.lang;
    if asked.is_none() {
        let effective = lang.agreement_effective(&lang.date(agreement.effective));
        writeln!(session.out, "{} · {} · {effective}", lang.text(&agreement.title), agreement.id)?;
    }
    for (number, clause) in clauses.iter().enumerate() {
        if asked.is_none() || number > 0 {
            writeln!(session.out)?;
        }
        write_clause(session, &agreement, clause)?;
    }
    Ok(Exit::Ok)
}

/// A clause and those below it: `2.B` shows `2.B.1` too.
fn clauses_named<'a>(agreement: &'a Agreement, typed: &str, lang: Lang) -> Result<Vec<&'a Clause>, Stop> {
    let wanted = typed.trim().trim_start_matches('§').trim();
    let is_below = |id: &ClauseId| {
        let id = id.as_str();
        let rest = id
            .get(..wanted.len())
            .filter(|start| start.eq_ignore_ascii_case(wanted))
            .map(|_| &id[wanted.len()..]);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let found: Vec<&Clause> = agreement.clauses.iter().filter(|clause| is_below(&clause.id)).collect();
    if wanted.is_empty() || found.is_empty() {
        let known: Vec<&str> = agreement.clauses.iter().map(|clause| clause.id.as_str()).collect();
        let said = lang.no_such_clause(typed, agreement.id.as_str(), &known.join(", "));
        return Err(Stop::Refused(Exit::NotFound, said));
    }
    Ok(found)
}

fn readings_of<'a>(
    agreement: &'a Agreement,
    clauses: &'a [&'a Clause],
) -> impl Iterator<Item = &'a terms::Reading> {
    clauses.iter().flat_map(|clause| agreement.readings_of(&clause.id))
}

fn write_clause(session: &mut Session, agreement: &Agreement, clause: &Clause) -> Result<(), Stop> {
    let lang = session.lang;
    writeln!(session.out, "{}", lang.clause_note(agreement, &clause.id))?;
    writeln!(session.out, "{}", lang.text(&clause.text).trim())?;
    for reading in agreement.readings_of(&clause.id) {
        let (title, says) = (lang.text(&reading.title), lang.text(&reading.says));
        writeln!(session.out, "  {}", lang.labelled(&title, &says))?;
        writeln!(session.out, "    {}", lang.labelled(&lang.why_label(), &lang.text(&reading.because)))?;
    }
    Ok(())
}

/// Clause by clause and figure by figure what one version says and the other doesn't.
fn diff(before: &std::path::Path, after: &std::path::Path, session: &mut Session) -> Answer {
    let read = |path: &std::path::Path| {
        let text = session.text_of(path)?;
        Agreement::parse(&text).map_err(|problems| {
            let name = path.display().to_string();
            problems.list.iter().for_each(|problem| session.complain_at(&name, problem));
            Stop::Refused(Exit::Failed, session.lang.agreement_refused(&name, problems.list.len()))
        })
    };
    let (before, after) = (read(before)?, read(after)?);
    let lang = session.lang;
    let differences = terms::diff(&before, &after);
    if session.json {
        let said = |told: &Option<Told>| match told {
            None => serde_json::Value::Null,
            Some(Told::Figure(figure)) => json!(figure),
            Some(Told::Text(text)) => json!(text),
        };
        let told: Vec<_> = differences
            .iter()
            .map(|one| {
                json!({
                    "what": one.subject.to_string(), "clause": one.clause,
                    "before": said(&one.before), "after": said(&one.after),
                })
            })
            .collect();
        session.write_json(&told)?;
    } else if differences.is_empty() {
        writeln!(session.out, "{}", lang.agreements_are_equal())?;
    }
    for one in differences.iter().filter(|_| !session.json) {
        writeln!(session.out, "{}", one.subject)?;
        for (sign, told, holder) in [("-", &one.before, &before), ("+", &one.after, &after)] {
            if let Some(told) = told {
                writeln!(session.out, "  {sign} {}", lang.told(&one.subject, told, holder).trim())?;
            }
        }
    }
    Ok(Exit::Ok)
}
