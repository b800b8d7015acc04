//! For those who run the machine: is it alive, is it ready, what does it do?

use std::sync::LazyLock;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use crate::api::Caller;
use crate::site::Site;

/// A request, without anything that names a person or a ticket.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
    status: u16,
}

struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Histogram,
}

static METRICS: LazyLock<Metrics> = LazyLock::new(|| {
    let mut registry = Registry::with_prefix("guichet");
    let requests = Family::<Asked, Counter>::default();
    let seconds = Histogram::new(exponential_buckets(0.000_25, 2.0, 16));
    registry.register("requests", "Requests answered, by route and status", requests.clone());
    registry.register("request_seconds", "How long an answer took to begin, in seconds", seconds.clone());
    Metrics { registry, requests, seconds }
});

/// Counts an answer.
pub async fn count(request: Request, next: Next) -> Response {
    let method = match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        _ => "other",
    };
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    METRICS.seconds.observe(begun.elapsed().as_secs_f64());
    METRICS.requests.get_or_create(&Asked { method, route, status: response.status().as_u16() }).inc();
    response
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// `GET /readyz`: its database answers too.
pub async fn ready(State(site): State<Site>) -> Response {
    match site.app().alive().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database doesn't answer\n").into_response(),
    }
}

/// `GET /metrics`: OpenMetrics, for whoever may see how the machine is: with a token, as Prometheus sends one, or a session.
pub async fn metrics(caller: Caller) -> Response {
    let app = caller.app();
    if let Err(failure) = app.may_read_health(&caller.visitor) {
        return caller.no(failure);
    }
    let mut text = String::new();
    if encode(&mut text, &METRICS.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let waiting = u64::try_from(app.reads_waiting()).unwrap_or(u64::MAX);
    let gauges = [
        ("journal_position", "The last position of the journal.", app.position()),
        ("reads_waiting", "Rows of who looked at what that wait to be written.", waiting),
        ("reads_lost", "Reads that were not noted since the desk was opened.", app.reads_lost()),
    ];
    for (name, help, value) in gauges {
        let gauge =
            format!("# HELP guichet_{name} {help}\n# TYPE guichet_{name} gauge\nguichet_{name} {value}\n");
        let end = text.rfind("# EOF").unwrap_or(text.len());
        text.insert_str(end, &gauge);
    }
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text)
        .into_response()
}
