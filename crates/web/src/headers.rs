//! The browser's policy: what a page may do, and from where a write may come.

use axum::extract::Request;
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, HOST, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// No inline script or style, nothing from elsewhere, one Trusted Types policy.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types guichet";

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

/// Refuses writes from elsewhere, and adds the policy to every answer.
pub async fn policy(request: Request, next: Next) -> Response {
    let mut response = if is_write(request.method()) && !is_ours(request.headers()) {
        StatusCode::FORBIDDEN.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in fixed() {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// A write comes from this site's own pages, or from a program that shows a token and no cookie.
fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(ORIGIN), text(HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None) => false,
        (None, _) => headers.contains_key(AUTHORIZATION) && !headers.contains_key(COOKIE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v))).collect()
    }

    /// Source: catalogue e19 and the cross-site rule of the browser policy.
    #[test]
    fn a_write_from_elsewhere_is_refused() {
        assert!(is_ours(&with(&[("sec-fetch-site", "same-origin"), ("cookie", "a=b")])));
        assert!(!is_ours(&with(&[("sec-fetch-site", "cross-site"), ("cookie", "a=b")])));
        assert!(!is_ours(&with(&[("sec-fetch-site", "same-site")])));
        assert!(is_ours(&with(&[("origin", "http://desk:8080"), ("host", "desk:8080")])));
        assert!(!is_ours(&with(&[("origin", "http://evil"), ("host", "desk:8080")])));
        assert!(!is_ours(&with(&[("host", "desk"), ("cookie", "session=1")])));
        assert!(is_ours(&with(&[("host", "desk"), ("authorization", "Bearer x")])));
    }
}
