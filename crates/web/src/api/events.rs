//! What happens, as it happens.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

use super::caller::Caller;
use super::problem::Problem;
use crate::live::{last_seen, told};

/// A stream of server-sent events: each has the position in the journal as its id, the fact's word as its name, and the
/// ticket's number. Send `Last-Event-ID` to hear what you missed. Who you are is asked again at each event.
#[utoipa::path(
    get, path = "/events", tag = "events",
    params(("Last-Event-ID" = Option<u64>, Header)),
    responses((status = OK, content_type = "text/event-stream", body = String), (status = 401, body = Problem)),
    security(("token" = []))
)]
pub async fn listen(caller: Caller, headers: HeaderMap) -> Response {
    let stream = told(caller.site, caller.kind, caller.secret, caller.visitor, last_seen(&headers));
    let events = stream.map(|event| {
        let data = serde_json::json!({ "number": event.number, "at": event.at });
        let named = Event::default().event(event.what).id(event.position.to_string()).data(data.to_string());
        Ok::<_, Infallible>(named)
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))).into_response()
}
