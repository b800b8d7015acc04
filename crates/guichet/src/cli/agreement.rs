//! `guichet agreement …`: check, show and compare agreement files.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;
use terms::{Agreement, Clause, ClauseId};
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop};
use super::table;

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
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    match args.verb {
        Verb::Check { files } => check(&files, session),
        Verb::Show { clause } => show(clause.as_deref(), session),
        Verb::Diff { before, after } => diff(&before, &after, session),
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

/// Line by line what one version says and the other doesn't.
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
    let (old, new) = (facts_of(&before, session.lang), facts_of(&after, session.lang));
    let mut rows = Vec::new();
    for (subject, value) in &old {
        match new.iter().find(|(same, _)| same == subject) {
            Some((_, now)) if now == value => {}
            Some((_, now)) => rows.push([subject.clone(), value.clone(), now.clone()]),
            None => rows.push([subject.clone(), value.clone(), String::new()]),
        }
    }
    for (subject, value) in &new {
        if !old.iter().any(|(same, _)| same == subject) {
            rows.push([subject.clone(), String::new(), value.clone()]);
        }
    }
    if session.json {
        let told: Vec<_> = rows
            .iter()
            .map(|[what, before, after]| json!({ "what": what, "before": before, "after": after }))
            .collect();
        session.write_json(&told)?;
    } else if rows.is_empty() {
        writeln!(session.out, "{}", session.lang.agreements_are_equal())?;
    } else {
        for [subject, before, after] in &rows {
            writeln!(session.out, "{subject}")?;
            let sides = [("-", before), ("+", after)];
            let sides: Vec<Vec<String>> = sides
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(sign, value)| vec![format!("  {sign} {value}")])
                .collect();
            table::write(&mut session.out, &sides)?;
        }
    }
    Ok(Exit::Ok)
}

/// What a version says, as subject and value: what a desk executes first, then the words.
fn facts_of(agreement: &Agreement, lang: Lang) -> Vec<(String, String)> {
    let mut facts = vec![
        ("id".to_owned(), agreement.id.to_string()),
        ("effective".to_owned(), agreement.effective.to_string()),
    ];
    for region in &agreement.regions {
        let holidays = lang.holidays_kept(region.holidays);
        let exceptions: Vec<String> = region
            .exceptions
            .iter()
            .map(|exception| format!("{} {}", exception.date, exception.name))
            .collect();
        let hours = format!("{} · {} · {holidays}", region.zone, lang.week(&region.week));
        facts.push((format!("regions.{}", region.id), hours));
        facts.push((
            format!("regions.{}.exceptions", region.id),
            exceptions.join(lang.pick(", ", ", ", "、")),
        ));
    }
    for category in &agreement.categories {
        for target in &category.targets {
            facts.push((
                format!("categories.{}.{}", category.level, target.measure),
                format!("{} ({})", lang.open_time(target.within), target.written),
            ));
        }
        facts.push((format!("categories.{}", category.level), lang.text(&category.means)));
    }
    for reading in &agreement.readings_told {
        facts.push((format!("readings.{}", reading.id), reading.value.clone()));
    }
    for clause in &agreement.clauses {
        let text = lang.text(&clause.text);
        facts.push((format!("§ {}", clause.id), format!("{}: {}", lang.text(&clause.title), text.trim())));
    }
    facts
}
