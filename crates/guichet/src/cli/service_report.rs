//! `guichet report service`: the monthly service report of a provider, as the page and the API have it.

use std::io::Write;

use app::{MonthReport, Wanted};
use desk::report::{Group, Outcome, Share};
use desk::service_report::{Of, ServiceReport, WorkLine, sheet};
use hours::OpenTime;
use jiff::Timestamp;
use serde_json::{Value, json};
use terms::RegionId;
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, Stop, refuse};
use super::table;
use crate::desk::{Place, open_existing, wait};

/// Whose month, and in which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(id = "report_month", long = "month", value_name = "MONTH")]
    month: String,
    #[arg(id = "report_provider", long = "provider", value_name = "NAME")]
    provider: String,
    #[arg(id = "report_region", long = "region", value_name = "REGION")]
    region: Option<String>,
    #[arg(id = "report_issue", long = "issue", value_name = "N")]
    issue: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_default_value = true)]
    #[arg(value_parser = ["table", "csv", "json", "signed"], hide_possible_values = true)]
    format: String,
    #[command(flatten)]
    place: Place,
}

/// Writes it.
pub fn run(args: &Args, session: &mut Session) -> Answer {
    let lang = session.lang;
    let Ok(month) = args.month.parse() else {
        return refuse(lang.no_such_value("--month", &args.month, "2026-11"));
    };
    let wanted = match args.issue.as_deref() {
        None => Wanted::Latest,
        Some("draft") => Wanted::Draft,
        Some(text) => match text.parse() {
            Ok(nth) => Wanted::Issue(nth),
            Err(_) => return refuse(lang.no_such_value("--issue", text, "1, draft")),
        },
    };
    let found = wait(async {
        let app = open_existing(&args.place, session).await?;
        let failed = |failure| Stop::failed(lang, &failure);
        let now = session.now_if_told().unwrap_or_else(|| app.now());
        let provider = app.organisation_by_name(&args.provider).await.map_err(failed)?.id;
        let region = match &args.region {
            None => None,
            Some(name) => {
                let (agreement, _) =
                    app.editions().in_force(now).map_err(|refusal| failed(refusal.into()))?;
                let known = super::regions::named(&agreement, name, lang).or_else(refuse)?;
                Some::<RegionId>(known.id.clone())
            }
        };
        let of = Of { month, provider, region };
        let found = app.service_report_of_the_house(&of, wanted, now).await.map_err(failed);
        app.close().await;
        found
    })?;
    match (session.json, args.format.as_str()) {
        (true, _) => session.write_json(&as_json(&found))?,
        // To the byte: what the journal keeps the hash of.
        (_, "json") => write!(session.out, "{}", found.text)?,
        (_, "signed") => match found.signed_file() {
            Some(file) => session.out.write_all(&file)?,
            None => return Err(Stop::failed(lang, &app::Failure::Refused(desk::Refusal::NotFound))),
        },
        (_, "csv") => write!(session.out, "{}", sheet(&found.report))?,
        _ => write_text(&found, session)?,
    }
    Ok(Exit::Ok)
}

fn as_json(found: &MonthReport) -> Value {
    let issue = found.issued.as_ref();
    json!({
        "issue": issue.map(|(nth, _)| nth),
        "issued_at": issue.map(|(_, issue)| issue.at),
        "hash": issue.map(|(_, issue)| issue.hash.to_string()),
        "erased": found.erased,
        "report": found.report,
    })
}

fn write_text(found: &MonthReport, session: &mut Session) -> Result<(), Stop> {
    let (lang, report) = (session.lang, &found.report);
    let out = &mut session.out;
    let month = report.month.to_string();
    let title = match &report.region {
        None => lang.service_report_of(&report.name, &month),
        Some(region) => lang.service_report_of_region(&report.name, &month, region.as_str()),
    };
    writeln!(out, "{title}")?;
    match &found.issued {
        None => writeln!(out, "{}", lang.service_report_draft())?,
        Some((nth, issue)) => {
            writeln!(out, "{}", lang.service_report_issued(*nth, &issue.at.to_string()))?;
            writeln!(out, "{}", lang.labelled(&lang.service_report_hash(), &issue.hash.to_string()))?;
        }
    }
    if found.erased {
        writeln!(out, "{}", lang.service_report_erased())?;
    }
    if !found.is_over {
        writeln!(out, "{}", lang.service_report_provisional())?;
    }
    if !report.summary.is_empty() {
        writeln!(out, "\n{}", report.summary)?;
    }
    let n = |outcome| report.total.count(outcome);
    let (tickets, met) = (report.total.tickets(), n(Outcome::Met));
    let summary = lang.service_report_summary(tickets, met, n(Outcome::Missed), n(Outcome::Excluded));
    writeln!(out, "\n{summary}")?;
    let rows = targets(report, lang);
    table::write_figures(out, &rows, 1)?;
    let counted: Vec<String> =
        report.total.counts.iter().map(|(outcome, n)| format!("{n} {}", lang.outcome(*outcome))).collect();
    let adds = match report.reconciles() {
        true => lang.service_report_adds_up(tickets, &counted.join(" + ")),
        false => lang.service_report_adds_not(),
    };
    writeln!(out, "{adds}")?;
    for line in sections(report, lang) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "\n{}", lang.labelled(&lang.service_report_anchor(), &report.anchor.to_string()))?;
    Ok(())
}

fn targets(report: &ServiceReport, lang: Lang) -> Vec<Vec<String>> {
    let number = |n: u64| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    let row = |group: &Group| {
        let name = if group.key.is_empty() { lang.report_total() } else { group.key.join(" · ") };
        let mut cells = vec![name];
        cells.extend([Outcome::Met, Outcome::Missed, Outcome::Excluded].map(|o| number(group.count(o))));
        cells.extend([number(group.tickets()), share(group.met, lang)]);
        cells
    };
    let outcomes = [Outcome::Met, Outcome::Missed, Outcome::Excluded].map(|outcome| lang.outcome(outcome));
    let mut head = vec![String::new()];
    head.extend(outcomes);
    head.extend([lang.report_tickets(), lang.report_share()]);
    [head].into_iter().chain(report.targets.iter().chain([&report.total]).map(row)).collect()
}

fn share(share: Option<Share>, lang: Lang) -> String {
    let between = |s: Share| {
        let ends = format!("{}–{}", lang.percent(s.low, 1), lang.percent(s.high, 1));
        format!("{} ({ends})", lang.percent(s.share, 1))
    };
    share.map_or_else(|| "–".to_owned(), between)
}

/// All that comes after the figures: a heading, and a line for each thing.
fn sections(report: &ServiceReport, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let tag = lang.tag();
    if let Some(note) = report.note.get(tag).or_else(|| report.note.get("en")) {
        lines.push(format!("§ 4 · {}", note.trim()));
    }
    let short = |seconds: i64| lang.open_time_in_short(OpenTime::from_seconds(seconds));
    let mut section = |title: String, all: Vec<String>| {
        lines.extend([String::new(), title]);
        if all.is_empty() {
            lines.push(format!("  {}", lang.service_report_nothing()));
        }
        lines.extend(all.into_iter().map(|line| format!("  {line}")));
    };
    let responses = &report.responses;
    let mut said = vec![lang.service_report_responses(responses.given, responses.waiting)];
    said.extend(
        responses
            .open
            .as_ref()
            .map(|open| lang.service_report_half(&short(open.half), &short(open.nine_tenths))),
    );
    section(lang.responses_title(), said);
    let missed =
        report.missed.iter().map(|one| format!("{} · {} · {}", one.number, one.missed_at, one.wording));
    section(lang.service_report_missed(), missed.collect());
    let grounds = report.exclusions.iter().map(|one| {
        let acts: Vec<String> = one.acts.iter().map(|(act, n)| format!("{} {n}", act.word())).collect();
        format!("{}: {} · {}", one.ground, acts.join(", "), share(one.overturned, lang))
    });
    section(lang.service_report_exclusions(), grounds.collect());
    let duty = |one: &desk::service_report::DutyLine| {
        let (met, unmet, asked) = (lang.duty_met(), lang.duty_unmet(), lang.duty_asked());
        format!("{}: {met} {}, {unmet} {}, {asked} {}", one.duty, one.met, one.unmet, one.asked)
    };
    section(lang.duties_title(), report.duties.iter().map(duty).collect());
    let staffed = report.staffing.iter().map(|one| {
        let planned = lang.service_report_staffed(one.region.as_str(), &short(one.open), &short(one.short));
        let recorded = one.recorded_short.map_or_else(
            || lang.service_report_unrecorded(),
            |seconds| lang.service_report_recorded(&short(seconds)),
        );
        format!("{planned} {recorded}")
    });
    section(lang.service_report_staffing(), staffed.collect());
    section(lang.maintenance_title(), works(&report.maintenance));
    section(lang.service_report_planned(), works(&report.planned));
    section(lang.releases_title(), works(&report.releases));
    let terms =
        report.terms.iter().map(|one| lang.service_report_version(&one.agreement, &one.from.to_string()));
    section(lang.service_report_terms(), terms.collect());
    let ticket = |one: &desk::service_report::TicketLine| {
        let due =
            report.annex.iter().find(|proof| proof.ticket == Some(one.number)).and_then(|proof| proof.due);
        let due = due.as_ref().map_or_else(String::new, Timestamp::to_string);
        let category = one.category.map_or_else(|| "–".to_owned(), |level| level.to_string());
        let region = one.region.as_ref().map_or("–", RegionId::as_str);
        format!("{} · {region} · {category} · {due} · {}", one.number, lang.outcome(one.outcome))
    };
    section(lang.service_report_tickets(), report.tickets.iter().map(ticket).collect());
    lines
}

fn works(all: &[WorkLine]) -> Vec<String> {
    let line = |one: &WorkLine| {
        let until = one.until.map_or_else(String::new, |until| format!(" – {until}"));
        format!("{} · {} · {}{until} · {}", one.number, one.title, one.from, one.state)
    };
    all.iter().map(line).collect()
}
