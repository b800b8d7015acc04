//! The browser's policy: what a page may do, from where a write may come, and under which name this desk answers.

use axum::extract::{Request, State};
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::site::Site;

/// No inline script or style, nothing from elsewhere, one Trusted Types policy.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types guichet";

/// Two years, as the lists of browsers ask for it.
const HTTPS_ONLY: &str = "max-age=63072000; includeSubDomains";

fn fixed() -> [(HeaderName, &'static str); 7] {
    [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()",
        ),
    ]
}

/// Refuses what a browser was made to send from elsewhere, and adds the policy to every answer.
pub async fn policy(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = match refused(&site, &request) {
        Some(status) if request.uri().path().starts_with("/api/") => {
            crate::api::stopped(status, request.headers())
        }
        Some(status) => status.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in fixed() {
        // A file that somebody sent has a stricter policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if site.settings().https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    // Only what says that it is everybody's may be kept: a stream of events says `no-cache` of itself, which keeps.
    if !headers.get(CACHE_CONTROL).is_some_and(|said| said.as_bytes().starts_with(b"public")) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn refused(site: &Site, request: &Request) -> Option<StatusCode> {
    let (headers, uri) = (request.headers(), request.uri());
    if !is_here(site.host(), authority(headers, uri), uri.path()) {
        return Some(StatusCode::MISDIRECTED_REQUEST);
    }
    let base = site.host().and(site.settings().origin.as_deref());
    let is_foreign = is_write(request.method()) && !is_ours(headers, uri, base);
    (is_foreign || is_embedded(headers, uri.path())).then_some(StatusCode::FORBIDDEN)
}

fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Under which name the request came: the header of HTTP/1, or what HTTP/2 has instead.
fn authority<'a>(headers: &'a HeaderMap, uri: &'a Uri) -> Option<&'a str> {
    text(headers, HOST).or_else(|| uri.authority().map(|authority| authority.as_str()))
}

/// A write comes from this site's own pages, or from a program that shows a token and no cookie.
fn is_ours(headers: &HeaderMap, uri: &Uri, base: Option<&str>) -> bool {
    if let Some(site) = text(headers, HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(headers, ORIGIN), base, authority(headers, uri)) {
        (Some(origin), Some(base), _) => origin.eq_ignore_ascii_case(base.trim_end_matches('/')),
        (Some(origin), None, Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None, None) => false,
        (None, ..) => headers.contains_key(AUTHORIZATION) && !headers.contains_key(COOKIE),
    }
}

/// Is an answer for programs asked for as a page, a picture or a script, with somebody's session? Another site's page
/// would do that, to learn from how it is drawn or runs what it can't read.
fn is_embedded(headers: &HeaderMap, path: &str) -> bool {
    let dest = text(headers, HeaderName::from_static("sec-fetch-dest"));
    path.starts_with("/api/")
        && headers.contains_key(COOKIE)
        && matches!(dest, Some("document" | "image" | "script"))
}

/// Is it this desk that is meant? Whoever looks after the machine asks by an address, or from it, whether it lives.
fn is_here(host: Option<&str>, authority: Option<&str>, path: &str) -> bool {
    let Some(host) = host else { return true };
    let asked = authority.map_or("", name_of);
    asked.eq_ignore_ascii_case(host)
        || is_own_name(asked)
        || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// A name or address without its port.
fn name_of(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

/// Is that this machine's own name, which nobody else can be meant by?
pub fn is_own_machine(authority: &str) -> bool {
    is_own_name(name_of(authority))
}

fn is_own_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The name in the address at which people reach the desk; none where that is one's own machine, which a browser may
/// know by several names.
pub fn host_of(origin: &str) -> Option<String> {
    let authority = origin.split_once("://")?.1.split('/').next()?;
    Some(name_of(authority)).filter(|name| !name.is_empty() && !is_own_name(name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v))).collect()
    }

    /// Source: catalogue e19 and the cross-site rule of the browser policy.
    #[test]
    fn sec_e19_a_write_from_elsewhere_is_refused() {
        let here = Uri::from_static("/t/1/messages");
        let is_ours = |pairs: &[(&'static str, &'static str)]| is_ours(&with(pairs), &here, None);
        assert!(is_ours(&[("sec-fetch-site", "same-origin"), ("cookie", "a=b")]));
        assert!(!is_ours(&[("sec-fetch-site", "cross-site"), ("cookie", "a=b")]));
        assert!(!is_ours(&[("sec-fetch-site", "same-site")]));
        assert!(is_ours(&[("origin", "http://desk:8080"), ("host", "desk:8080")]));
        assert!(!is_ours(&[("origin", "http://evil"), ("host", "desk:8080")]));
        assert!(!is_ours(&[("host", "desk"), ("cookie", "session=1")]));
        assert!(is_ours(&[("host", "desk"), ("authorization", "Bearer x")]));
        let second = Uri::from_static("https://desk.example/t/1/messages");
        assert!(super::is_ours(&with(&[("origin", "https://desk.example")]), &second, None), "HTTP/2");
    }

    /// Source: browser policy: without `Sec-Fetch-Site`, `Origin` equals the base URL, whatever `Host` says.
    #[test]
    fn sec_e19_an_origin_is_compared_with_the_configured_one() {
        let here = Uri::from_static("/t/1/messages");
        let is_ours = |pairs: &[(&'static str, &'static str)]| {
            is_ours(&with(pairs), &here, Some("https://desk.example"))
        };
        assert!(is_ours(&[("origin", "https://desk.example"), ("host", "inside:8420")]));
        assert!(!is_ours(&[("origin", "http://desk.example"), ("host", "desk.example")]));
        assert!(!is_ours(&[("origin", "https://evil"), ("host", "evil")]));
        assert!(!is_ours(&[("origin", "null")]));
    }

    /// Source: catalogue e04: an unknown `Host` is answered by 421.
    #[test]
    fn sec_e04_only_its_own_name_is_answered() {
        let host = host_of("https://desk.example:8443");
        assert_eq!(host.as_deref(), Some("desk.example"));
        let is_here = |asked: &str, path| is_here(host.as_deref(), Some(asked), path);
        for good in ["desk.example", "DESK.example:443", "localhost:8420", "127.0.0.1", "[::1]:8420"] {
            assert!(is_here(good, "/login"), "{good}");
        }
        for evil in ["evil", "desk.example.evil", "desk.example@evil", "", "10.0.0.7", "[2001:db8::1]"] {
            assert!(!is_here(evil, "/login"), "{evil}");
        }
        assert!(is_here("10.0.0.7:8420", "/readyz"), "a probe asks by address");
        assert_eq!(host_of("http://localhost:8420"), None, "one's own machine has several names");
    }
}
