//! Serving a site: connections with limits, and an end that cuts nobody off.
//!
//! A connection has ten seconds to send the head of its first request, so that sockets which say nothing cost nothing;
//! then it may idle for a minute between requests, the next head included. A body has ten seconds, and then comes at a
//! kibibyte a second or not at all; an answer that nobody takes for a minute is given up. Nobody has more than so many
//! connections at once. On SIGTERM or Ctrl-C nothing new is taken, streams of events end, and what is under way is answered,
//! for twenty seconds at most. A second signal doesn't wait.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CONNECTION, CONTENT_TYPE, TRANSFER_ENCODING};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use limits::Count;
pub use limits::Limits;
use pace::{Pace, Taken};

mod limits;
mod pace;

/// For what is under way when the end is asked for.
const DRAIN: Duration = Duration::from_secs(20);
/// Until a connection is taken again when none could be: too many files are open, say.
const PAUSE: Duration = Duration::from_millis(100);

/// How it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Everybody was answered.
    Whole,
    /// Somebody was still waiting.
    Cut,
}

/// Serves until a signal says to end.
///
/// # Errors
///
/// The operating system doesn't hand over its signals.
pub async fn serve(listener: TcpListener, site: Router, limits: Limits) -> io::Result<End> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let graceful = GracefulShutdown::new();
    let ending = CancellationToken::new();
    let site = alone(endable(site, ending.clone()));
    let (limits, count) = (Arc::new(limits), Count::default());
    loop {
        tokio::select! {
            taken = listener.accept() => match taken {
                // Whoever has too many is hung up on: an answer would cost what the limit is there to save.
                Ok((stream, from)) => if let Some(place) = count.take(from.ip(), &limits) {
                    let served = connection(stream, from, site.clone(), graceful.watcher(), limits.clone());
                    drop(tokio::spawn(async move { served.await; drop(place) }));
                },
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            _ = term.recv() => break,
            _ = int.recv() => break,
        }
    }
    tracing::info!("ending: what is under way is answered first");
    drop(listener);
    ending.cancel();
    Ok(tokio::select! {
        () = graceful.shutdown() => End::Whole,
        () = tokio::time::sleep(DRAIN) => End::Cut,
        _ = term.recv() => End::Cut,
        _ = int.recv() => End::Cut,
    })
}

async fn connection(
    stream: TcpStream,
    from: SocketAddr,
    site: Router,
    watcher: Watcher,
    limits: Arc<Limits>,
) {
    // Pages are small: waiting to fill a packet would cost more than it saves.
    let _ = stream.set_nodelay(true);
    let begun = Arc::new(AtomicBool::new(false));
    let too_slow = CancellationToken::new();
    let pace = Pace { limits: limits.clone(), too_slow: too_slow.clone() };
    let service = First {
        begun: begun.clone(),
        site: TowerToHyperService::new(site.map_request(move |r| with_body(r, from, pace.clone()))),
    };
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(limits.idle);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(limits.idle).max_concurrent_streams(128);
    let connection =
        builder.serve_connection(TokioIo::new(Taken::within(limits.idle, stream)), service).into_owned();
    let too_late = async {
        tokio::time::sleep(limits.head).await;
        if begun.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = watcher.watch(connection) => if let Err(error) = served {
            // Whoever went away before the answer is no news.
            tracing::debug!(%error, %from, "a connection broke");
        },
        () = too_late => tracing::debug!(%from, "a connection sent no request"),
        () = too_slow.cancelled() => tracing::debug!(%from, "a body came too slowly"),
    }
}

fn with_body(
    mut request: axum::http::Request<Incoming>,
    from: SocketAddr,
    pace: Pace,
) -> axum::http::Request<Body> {
    request.extensions_mut().insert(web::Peer(from.ip()));
    request.map(|body| if body.is_end_stream() { Body::empty() } else { Body::new(pace.keep(body)) })
}

/// Notes that a request came.
struct First<S> {
    begun: Arc<AtomicBool>,
    site: S,
}

impl<R, S: Service<R>> Service<R> for First<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn call(&self, request: R) -> S::Future {
        self.begun.store(true, Ordering::Relaxed);
        self.site.call(request)
    }
}

/// RFC 9112, 6.1: a request in chunks may say a length, too, and a server before this one may have gone by that. hyper
/// goes by the chunks; what comes after them on that connection isn't believed to be a request.
fn alone(site: Router) -> Router {
    site.layer(axum::middleware::from_fn(async |request: Request, next: Next| {
        let is_in_chunks = request.headers().contains_key(TRANSFER_ENCODING);
        let mut response = next.run(request).await;
        if is_in_chunks {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }))
}

/// Streams of events have no end of their own: they get one, so that an open page doesn't hold up the end.
fn endable(site: Router, ending: CancellationToken) -> Router {
    site.layer(axum::middleware::map_response(move |response: Response| {
        let ending = ending.clone();
        async move {
            let is_stream = response
                .headers()
                .get(CONTENT_TYPE)
                .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
            if !is_stream {
                return response;
            }
            response
                .map(|body| Body::from_stream(body.into_data_stream().take_until(ending.cancelled_owned())))
        }
    }))
}

#[cfg(test)]
mod tests;
