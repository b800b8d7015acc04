//! How the machine is.

use app::{Standing, Verified, Vital};
use axum::Json;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::caller::Caller;
use super::problem::Problem;

/// A line: what was measured, and how that is.
#[derive(Debug, Serialize, ToSchema)]
pub struct VitalView {
    /// `program`, `database`, `disk`, `journal`, `writer`, `outbox`, `reads`, `alarms`, `clock`, `calendars`, `agreement`,
    /// `sessions`, `backups`, or a task: `raising_alarms`, `writing_reads`, `forgetting`, `sweeping_files`,
    /// `applying_retention`, `verifying_journal`.
    pub what: String,
    /// `good`, `unknown` (the desk can't know), `watch` (not for long), `act` (now).
    pub standing: String,
    /// The figures, by their names.
    #[schema(value_type = Object)]
    pub measured: Value,
}

/// How the machine is.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthView {
    /// The worst of its lines, of which the desk can know.
    pub standing: String,
    /// The lines.
    pub vitals: Vec<VitalView>,
}

/// How the machine is, each line measured now or by the task that it is of.
#[utoipa::path(
    get, path = "/health", tag = "health",
    responses(
        (status = OK, body = HealthView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn show(caller: Caller) -> Result<Json<HealthView>, Response> {
    let all = caller.app().health(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    let known = all.iter().map(|(_, standing)| *standing).filter(|standing| *standing != Standing::Unknown);
    let worst = known.max().unwrap_or(Standing::Unknown);
    let view = |(vital, standing): &(Vital, Standing)| VitalView {
        what: vital.word().to_owned(),
        standing: standing.word().to_owned(),
        measured: measured(vital),
    };
    let vitals = all.iter().map(view).collect();
    Ok(Json(HealthView { standing: worst.word().to_owned(), vitals }))
}

/// What recomputing the chains of the journal found.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifiedView {
    /// How many entries, from the first on, are what was written.
    pub entries: u64,
    /// The first position that isn't, if one isn't.
    pub wrong: Option<u64>,
    /// It takes longer than one waits and goes on: ask `GET /health` later. What stands beside it is nothing then.
    pub is_under_way: bool,
}

/// Have the chains of the journal recomputed, now; it happens daily by itself. One at a time: while another goes on, this is 503.
#[utoipa::path(
    post, path = "/health/verifications", tag = "health",
    responses(
        (status = OK, body = VerifiedView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn verify(caller: Caller) -> Result<Json<VerifiedView>, Response> {
    let found =
        caller.app().have_journal_verified(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    let wrong = |found: &Verified| found.wrong.as_ref().map(|wrong| wrong.position);
    Ok(Json(VerifiedView {
        entries: found.as_ref().map_or(0, |found| found.entries),
        wrong: found.as_ref().and_then(wrong),
        is_under_way: found.is_none(),
    }))
}

fn measured(vital: &Vital) -> Value {
    match vital {
        Vital::Program { version, schema, projections } => {
            json!({ "version": version, "schema": schema, "projections": projections })
        }
        Vital::Database { is_server, bytes } => {
            json!({ "engine": if *is_server { "postgresql" } else { "sqlite" }, "bytes": bytes })
        }
        Vital::Disk { free, of } => json!({ "free": free, "of": of }),
        Vital::Journal { position, verified } => {
            let verified = verified.as_ref().map(|last| {
                let wrong = last.found.wrong.as_ref().map(|wrong| wrong.position);
                json!({ "at": last.at, "entries": last.found.entries, "wrong": wrong })
            });
            json!({ "position": position, "verified": verified })
        }
        Vital::Writer { waiting, last } => json!({ "waiting": waiting, "last_milliseconds": last }),
        Vital::Outbox { waiting, oldest } => json!({ "waiting": waiting, "oldest": oldest }),
        Vital::Reads { waiting, lost } => json!({ "waiting": waiting, "lost": lost }),
        Vital::Alarms { late } => json!({ "late_seconds": late }),
        Vital::Clock { jumped, ahead } => json!({ "jumped_seconds": jumped, "ahead_seconds": ahead }),
        Vital::Calendars { until } => json!({ "until": until }),
        Vital::Agreement { id } => json!({ "agreement": id }),
        Vital::Sessions { open, streams } => json!({ "open": open, "streams": streams }),
        Vital::Task { at, is_well, .. } => json!({ "last": at, "well": is_well }),
        Vital::Backups => json!({}),
    }
}
