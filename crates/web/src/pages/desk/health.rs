//! `/desk/health`: how the machine is, for whoever watches over it. Each line says in words how it stands, and what to do where it
//! isn't as it should be.

use app::{Standing, Task, Vital};
use axum::extract::Query;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use words::Lang;

use super::framed;
use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::pages::parties::{back, one_click, own_zone};
use crate::reader::Signed;
use crate::refuse::No;

/// What was just done, by the address.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /desk/health`.
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let all = signed.app().health(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let row = |(vital, standing): &(Vital, Standing)| {
        let told = say(&signed, vital);
        let asks = matches!(standing, Standing::Watch | Standing::Act | Standing::Unknown);
        let fix = told.fix.filter(|_| asks).unwrap_or_default();
        vec![html! { (told.name) }, html! { (told.measured) }, chip(w, *standing), html! { (fix) }]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    let headings = [w.health_of(), w.health_measured(), w.health_standing(), w.health_to_do()];
    let main = html! {
        (components::head(None, &w.health_title(), html! { p.lead { (w.health_lead()) } }))
        div.stack-l {
            (components::plain_table(&w.health_title(), &headings, &rows))
            (one_click(&signed, "/desk/health/verifications", None, &w.health_verify(), ""))
        }
    };
    let done = match asked.done.as_deref() {
        Some("verified") => Some((Tone::Met, w.done_health_verified())),
        Some("under-way") => Some((Tone::Plain, w.done_health_under_way())),
        _ => None,
    };
    let flash = done.map(|(tone, words)| components::flash(tone, &words, None));
    let sheet = framed(&signed, w.health_title(), main).await?;
    Ok(signed.reader.page(Sheet { flash, ..sheet }))
}

/// `POST /desk/health/verifications`: the chains of the journal are recomputed now.
pub async fn verify(signed: Signed) -> Result<Response, No> {
    let found = signed.app().have_journal_verified(&signed.visitor).await;
    let found = found.map_err(|failure| signed.no(failure))?;
    let done = if found.is_some() { "verified" } else { "under-way" };
    Ok(back("/desk/health", done))
}

fn chip(w: Lang, standing: Standing) -> Markup {
    let (tone, mark, word) = match standing {
        Standing::Good => (Tone::Met, "✓", w.health_good()),
        Standing::Unknown => (Tone::Plain, "?", w.health_unknown()),
        Standing::Watch => (Tone::Soon, "!", w.health_watch()),
        Standing::Act => (Tone::Over, "✗", w.health_act()),
    };
    components::chip(tone, mark, &word)
}

/// A line in words.
struct Told {
    name: String,
    measured: String,
    fix: Option<String>,
}

/// Bytes as a person reads them.
fn size(w: Lang, bytes: u64) -> String {
    let (mut whole, mut unit) = (bytes, 0);
    while whole >= 10_240 && unit < 4 {
        (whole, unit) = (whole / 1_024, unit + 1);
    }
    let number = w.number(i64::try_from(whole).unwrap_or(i64::MAX));
    format!("{number} {}", ["B", "KiB", "MiB", "GiB", "TiB"][unit])
}

fn say(signed: &Signed, vital: &Vital) -> Told {
    let w = signed.reader.lang;
    let when = |at| signed.reader.moment_in_full(at, &own_zone(signed)).text;
    let told = |name, measured, fix| Told { name, measured, fix };
    match vital {
        Vital::Program { version, schema, projections } => {
            told(w.health_program(), w.health_program_is(version, *schema, *projections), None)
        }
        Vital::Database { is_server, bytes } => {
            let engine = if *is_server { "PostgreSQL" } else { "SQLite" };
            let bytes = bytes.map(|bytes| format!(" · {}", size(w, bytes))).unwrap_or_default();
            told(w.health_database(), format!("{engine}{bytes}"), None)
        }
        Vital::Disk { free, of } => {
            let measured = w.health_disk_is(&size(w, *free), &size(w, *of));
            told(w.health_disk(), measured, Some(w.health_disk_fix()))
        }
        Vital::Journal { position, verified } => {
            let found = match verified {
                None => w.health_journal_unverified(),
                Some(last) => match &last.found.wrong {
                    None => w.health_journal_holds(last.found.entries, &when(last.at)),
                    Some(wrong) => w.health_journal_is_wrong(wrong.position, &when(last.at)),
                },
            };
            let is_wrong = verified.as_ref().is_some_and(|last| last.found.wrong.is_some());
            let fix = if is_wrong { w.health_journal_fix() } else { w.health_journal_verify() };
            told(w.health_journal(), w.health_journal_is(*position, &found), Some(fix))
        }
        Vital::Writer { waiting, last } => {
            let last = last.map_or_else(|| "–".to_owned(), |last| last.to_string());
            let measured = w.health_writer_is(*waiting, &last);
            told(w.health_writer(), measured, Some(w.health_writer_fix()))
        }
        Vital::Outbox { waiting, oldest } => {
            let since = oldest.map(|at| format!(", {}", w.health_since(&when(at)))).unwrap_or_default();
            told(w.health_outbox(), format!("{}{since}", w.health_outbox_is(*waiting)), None)
        }
        Vital::Reads { waiting, lost } => {
            let measured = w.health_reads_are(*waiting, *lost);
            told(w.health_reads(), measured, Some(w.health_reads_fix()))
        }
        Vital::Alarms { late } => {
            told(w.health_alarms(), w.health_alarms_are(*late), Some(w.health_alarms_fix()))
        }
        Vital::Clock { jumped, ahead } => {
            told(w.health_clock(), w.health_clock_is(*jumped, *ahead), Some(w.health_clock_fix()))
        }
        Vital::Calendars { until } => {
            let measured = w.health_calendars_are(&until.to_string());
            told(w.health_calendars(), measured, Some(w.health_calendars_fix()))
        }
        Vital::Agreement { id } => {
            let measured = id.clone().unwrap_or_else(|| w.health_agreement_none());
            told(w.health_agreement(), measured, Some(w.health_agreement_fix()))
        }
        Vital::Sessions { open, streams } => {
            told(w.health_sessions(), w.health_sessions_are(*open, *streams), None)
        }
        Vital::Task { task, at, is_well } => {
            let measured = match (at, is_well) {
                (None, _) => w.health_task_never(),
                (Some(at), true) => w.health_task_ran(&when(*at)),
                (Some(at), false) => w.health_task_failed(&when(*at)),
            };
            told(name_of(w, *task), measured, at.map(|_| w.health_task_fix()))
        }
        Vital::Backups => told(w.health_backups(), w.health_backups_are(), Some(w.health_backups_fix())),
    }
}

fn name_of(w: Lang, task: Task) -> String {
    match task {
        Task::RaisingAlarms => w.health_raising_alarms(),
        Task::WritingReads => w.health_writing_reads(),
        Task::Forgetting => w.health_forgetting(),
        Task::SweepingFiles => w.health_sweeping_files(),
        Task::ApplyingRetention => w.health_applying_retention(),
        Task::VerifyingJournal => w.health_verifying_journal(),
    }
}
