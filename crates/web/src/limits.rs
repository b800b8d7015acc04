//! How much each address takes, as data; and the wall that holds it, in front of every handler.
//!
//! What is heavier than its route takes is read and forgotten up to [`DRAINED`] times as much, so that a browser gets
//! its answer, which says so; then nobody listens any more.

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::{StreamExt, future};
use maud::html;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::site::Site;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

/// What passkeys say: a device's certificates are in it. And what is kept while somebody is away at their provider.
const PASSKEY: usize = 64 * KIB;
/// A name, a password, a code.
const SHORT: usize = 8 * KIB;
/// A refusal shows everything that was typed again, so a form is read up to far more than any field takes; nine bytes
/// are sent for one Japanese letter.
pub const FORM: usize = 8 * MIB;

/// A form that brings files: as many as go with one text, each as large as a form brings, and its words.
const FILES: usize = 10 * 25 * MIB + FORM;
/// A piece of a file, up to the whole of it.
const PIECE: usize = 2 << 30;

/// Where forms bring files, part by part: a star is anything.
const WITH_FILES: &[&str] = &[
    "/tickets/new",
    "/t/*/messages",
    "/t/*/notes",
    "/t/*/information/*",
    "/desk/t/*/messages",
    "/desk/t/*/notes",
    "/desk/t/*/diagnosis",
    "/desk/t/*/resolution",
    "/duties/*/certificates",
];

/// In bytes as they are sent, by how a path begins. The first that fits counts; the last fits all.
pub const LIMITS: &[(&str, usize)] = &[
    ("/login/passkey", PASSKEY),
    ("/enrolment/passkey", PASSKEY),
    ("/account/passkeys", PASSKEY),
    ("/account/proof/organisation", PASSKEY),
    // It carries what was typed when a proof was asked for.
    ("/account/proof", FORM),
    ("/login", SHORT),
    ("/sign-in", SHORT),
    ("/sign-out", SHORT),
    ("/enrolment", SHORT),
    ("/account", SHORT),
    ("/preferences", SHORT),
    ("/demo/clock", SHORT),
    ("/roster/calendar", SHORT),
    ("/api/v1/uploads/", PIECE),
    ("/api/", MIB),
    ("/", FORM),
];

/// So many times as much is read and forgotten, but never more than a form's worth so many times.
const DRAINED: usize = 8;

/// The most that is taken there. What only looks has nothing to send.
pub fn of(method: &Method, path: &str, headers: &HeaderMap) -> usize {
    if method.is_safe() {
        return 0;
    }
    if takes_files(path) && brings_files(headers) {
        return FILES;
    }
    LIMITS.iter().find(|(begins, _)| path.starts_with(begins)).map_or(0, |(_, most)| *most)
}

/// Does that address take files with a form?
pub fn takes_files(path: &str) -> bool {
    WITH_FILES.iter().any(|with| {
        let (with, parts) = (with.split('/'), path.split('/'));
        with.clone().count() == parts.clone().count()
            && with.zip(parts).all(|(with, part)| with == "*" || with == part)
    })
}

/// Is it the encoding in which a form brings files?
pub fn brings_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("multipart/form-data"))
}

/// Refuses what is too heavy. A body that doesn't say its length breaks where it becomes so.
pub async fn hold(State(site): State<Site>, request: Request, next: Next) -> Response {
    let most = of(request.method(), request.uri().path(), request.headers());
    let length = request.body().size_hint().exact();
    match length.map(|length| usize::try_from(length).unwrap_or(usize::MAX)) {
        Some(length) if length <= most => next.run(request).await,
        Some(_) => {
            let (parts, body) = request.into_parts();
            drain(body, most.min(FORM).saturating_mul(DRAINED)).await;
            too_heavy(Request::from_parts(parts, Body::empty()), site, most).await
        }
        None => next.run(request.map(|body| cut(body, most))).await,
    }
}

/// Reads and forgets.
async fn drain(body: Body, most: usize) {
    let mut read = 0;
    let mut stream = body.into_data_stream();
    while let Some(Ok(chunk)) = stream.next().await {
        read += chunk.len();
        if read > most {
            return;
        }
    }
}

/// A body that breaks beyond so many bytes.
fn cut(body: Body, most: usize) -> Body {
    let mut read = 0;
    let chunks = body.into_data_stream().scan(false, move |is_over, chunk| {
        if *is_over {
            return future::ready(None);
        }
        read += chunk.as_ref().map_or(0, bytes::Bytes::len);
        *is_over = read > most;
        let chunk = if *is_over { Err(axum::Error::new("too heavy")) } else { chunk };
        future::ready(Some(chunk))
    });
    Body::from_stream(chunks)
}

async fn too_heavy(request: Request, site: Site, most: usize) -> Response {
    let (mut parts, _) = request.into_parts();
    if parts.uri.path().starts_with("/api/") {
        return crate::api::too_large(&parts.headers);
    }
    match <Reader as FromRequestParts<Site>>::from_request_parts(&mut parts, &site).await {
        Ok(reader) => page(&reader, most),
        Err(response) => response,
    }
}

/// More than an address takes, as a page.
pub fn page(reader: &Reader, most: usize) -> Response {
    let w = reader.lang;
    let number = |most| w.number(i64::try_from(most).unwrap_or(i64::MAX));
    let why = if most < MIB {
        w.too_heavy_for_short(&number(most / KIB))
    } else {
        w.too_heavy_why(&number(most / MIB))
    };
    let main = html! {
        (components::head(None, &w.too_heavy_title(), html! {}))
        (components::notice(Tone::Over, &why, html! { p { (w.too_heavy_fix()) } }))
        p { a href="/" { (w.home()) } }
    };
    reader.page_with(StatusCode::PAYLOAD_TOO_LARGE, Sheet::portal(w.too_heavy_title(), main))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_where_a_text_is_sent() {
        let kind = "multipart/form-data; boundary=x".parse().expect("a value");
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, kind)]);
        for path in [
            "/tickets/new",
            "/t/1/messages",
            "/desk/t/1/notes",
            "/t/1/information/3",
            "/desk/t/1/diagnosis",
            "/duties/7/certificates",
        ] {
            assert_eq!(of(&Method::POST, path, &headers), FILES, "{path}");
        }
        for path in
            ["/desk/agreements", "/desk/t/1/information", "/t/1/messages/2/redaction", "/duties/7/contacts"]
        {
            assert_eq!(of(&Method::POST, path, &headers), FORM, "{path}");
        }
        assert_eq!(of(&Method::POST, "/login", &headers), SHORT);
    }

    #[test]
    fn the_first_that_fits_counts() {
        let plain = HeaderMap::new();
        let of = |method: &Method, path: &str| of(method, path, &plain);
        assert_eq!(of(&Method::POST, "/login"), SHORT);
        assert_eq!(of(&Method::POST, "/login/passkey/question"), PASSKEY);
        assert_eq!(of(&Method::POST, "/api/v1/tickets"), MIB);
        assert_eq!(of(&Method::POST, "/api/v1/uploads"), MIB);
        assert_eq!(of(&Method::PATCH, "/api/v1/uploads/7"), PIECE);
        assert_eq!(of(&Method::POST, "/t/1000/messages"), FORM, "words alone are no heavier than elsewhere");
        assert_eq!(of(&Method::POST, "/desk/agreements"), FORM);
        assert_eq!(of(&Method::GET, "/desk/agreements"), 0);
        let begins: Vec<_> = LIMITS.iter().map(|(begins, _)| *begins).collect();
        for (n, later) in begins.iter().enumerate() {
            assert!(
                begins[..n].iter().all(|earlier| !later.starts_with(earlier)),
                "{later} is never reached"
            );
        }
    }
}
