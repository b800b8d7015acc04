//! The stream of changes: each names topics, and a page renews the parts that show them.
//!
//! Whoever listens is asked for anew at each event, whenever they or their organisation changed, and every few seconds: a
//! stream ends with the session, and narrows with the role, also where nothing happens.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{Event, KeyKind, Secret, Visitor};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::{Stream, StreamExt, stream};
use tokio_stream::wrappers::BroadcastStream;

use crate::reader::{Signed, cookie};
use crate::site::Site;

/// So long at most a stream outlives the key by which it was opened, where another node ended that.
const ASKED_AGAIN: Duration = Duration::from_secs(10);

/// How many entries of the journal are replayed to who was away.
const REPLAYED: u64 = 1_000;

/// `GET /events`: for pages.
pub async fn events(State(site): State<Site>, signed: Signed, headers: HeaderMap) -> impl IntoResponse {
    let secret = cookie(&headers, site.session_cookie()).map(Secret::presented);
    let secret = secret.unwrap_or_else(|| Secret::presented(""));
    let stream = told(site, KeyKind::Session, secret, signed.visitor, last_seen(&headers));
    Sse::new(stream.map(|event| Ok::<_, Infallible>(change(&event)))).keep_alive(
        KeepAlive::new()
            .interval(Duration::from_secs(20))
            .event(sse::Event::default().event("beat").data("{}")),
    )
}

/// Where a listener was before the connection broke.
pub fn last_seen(headers: &HeaderMap) -> Option<u64> {
    headers.get("last-event-id")?.to_str().ok()?.parse().ok()
}

/// Everything that this listener may hear, first what they missed. Ends when their key opens nothing any more.
pub fn told(
    site: Site,
    kind: KeyKind,
    secret: Secret,
    visitor: Visitor,
    after: Option<u64>,
) -> impl Stream<Item = Arc<Event>> {
    // Listening begins before the replay, so that nothing falls between; what comes twice is dropped by its position.
    let live = BroadcastStream::new(site.app().listen()).filter_map(async |event| event.ok());
    let missed = stream::once(replay(site.clone(), after)).flat_map(stream::iter);
    let mut heard = after.unwrap_or(0);
    let news = missed.chain(live).filter(move |event| {
        let is_new = event.position > heard;
        heard = heard.max(event.position);
        std::future::ready(is_new)
    });
    let again = stream::select(moves(&site, &visitor), ticks()).map(|()| None);
    stream::select(news.map(Some), again)
        .then(move |event| admit(site.clone(), kind, secret.clone(), visitor.clone(), event))
        .take_while(|admitted| std::future::ready(admitted.is_ok()))
        .filter_map(async |admitted| admitted.ok().flatten())
}

/// Each time that this listener or their organisation isn't what it was.
fn moves(site: &Site, visitor: &Visitor) -> impl Stream<Item = ()> + use<> {
    let organisation = &visitor.organisation;
    let theirs = [visitor.person.id.bytes(), organisation.id.bytes()];
    // Whoever couldn't keep up with what was told asks, too.
    BroadcastStream::new(site.app().listen_for_moves())
        .filter(move |moved| std::future::ready(moved.as_ref().map_or(true, |who| theirs.contains(who))))
        .map(|_| ())
}

fn ticks() -> impl Stream<Item = ()> {
    stream::unfold((), async |()| {
        tokio::time::sleep(ASKED_AGAIN).await;
        Some(((), ()))
    })
}

async fn replay(site: Site, after: Option<u64>) -> Vec<Arc<Event>> {
    let Some(after) = after else { return Vec::new() };
    let events = site.app().events_after(after, REPLAYED).await.unwrap_or_default();
    events.into_iter().map(Arc::new).collect()
}

/// Asks again who listens: roles and sessions change while a stream is open.
async fn admit(
    site: Site,
    kind: KeyKind,
    secret: Secret,
    visitor: Visitor,
    event: Option<Arc<Event>>,
) -> Result<Option<Arc<Event>>, ()> {
    let Some(event) = event else {
        return site.app().enter(kind, &secret).await.map(|_| None).map_err(|_| ());
    };
    if !event.is_for(&visitor, site.app().now()) {
        return Ok(None);
    }
    let visitor = site.app().enter(kind, &secret).await.map_err(|_| ())?;
    Ok(event.is_for(&visitor, site.app().now()).then_some(event))
}

/// A change as pages hear it: what to renew.
fn change(event: &Event) -> sse::Event {
    let topics = serde_json::json!({ "topics": ["queue", format!("ticket-{}", event.number)] });
    sse::Event::default().event("change").id(event.position.to_string()).data(topics.to_string())
}
