//! Who calls, and what they ask: the first of a handler's moves.

use std::str::FromStr;

use app::{App, Failure, Form, IdentityRefusal, KeyKind, Secret, TokenScope, Visitor};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::{Digest, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use words::Lang;

use super::problem;
use crate::reader::{asked_language, cookie};
use crate::site::Site;
use crate::whence::address_of;

/// Anybody, with a language.
pub struct Anyone {
    /// The site.
    pub site: Site,
    /// In which language problems are told.
    pub lang: Lang,
}

/// Somebody with a token, or a page of this site with its session.
#[derive(Clone)]
pub struct Caller {
    /// The site.
    pub site: Site,
    /// In which language problems are told.
    pub lang: Lang,
    /// Who.
    pub visitor: Visitor,
    /// With which kind of key.
    pub kind: KeyKind,
    /// With which key, for streams that ask again.
    pub secret: Secret,
}

impl Anyone {
    /// A failure as a problem.
    pub fn no(&self, failure: &Failure) -> Response {
        problem::failed(self.lang, failure)
    }
}

impl Caller {
    /// The desk.
    pub fn app(&self) -> &App {
        self.site.app()
    }

    /// A failure as a problem.
    pub fn no(&self, failure: Failure) -> Response {
        problem::failed(self.lang, &failure)
    }

    /// What came of it, or the problem.
    #[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
    pub fn told<T>(&self, done: Result<T, Failure>) -> Result<T, Response> {
        done.map_err(|failure| self.no(failure))
    }

    /// Somebody or something by its id in the address. What is no id names nothing.
    #[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
    pub fn id<T: FromStr>(&self, text: &str) -> Result<T, Response> {
        text.parse().map_err(|_| self.no(Failure::Refused(Refusal::NotFound)))
    }
}

/// What was made, and where it is.
pub fn made(place: String, view: impl Serialize) -> Response {
    (StatusCode::CREATED, [(LOCATION, place)], Json(view)).into_response()
}

impl FromRequestParts<Site> for Anyone {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Anyone, Self::Rejection> {
        Ok(Anyone { site: site.clone(), lang: asked_language(&parts.headers).unwrap_or(Lang::En) })
    }
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Caller, Response> {
        // The door asked already.
        if let Some(caller) = parts.extensions.get::<Caller>() {
            return Ok(caller.clone());
        }
        let lang = asked_language(&parts.headers).unwrap_or(Lang::En);
        let key = key(&parts.headers, site).ok_or_else(|| problem::failed(lang, &Failure::NoEntry))?;
        let (kind, secret) = key;
        match site.app().enter(kind, &secret).await {
            // A token that is known elsewhere is told nothing: not even that it is one.
            Ok(visitor) if !visitor.networks.hold(address_of(parts, site)) => {
                Err(problem::failed(lang, &Failure::NoEntry))
            }
            // Not by what the verb does but by how it is asked: a new route can't forget it.
            Ok(visitor) if visitor.scope == Some(TokenScope::Read) && !parts.method.is_safe() => {
                Err(problem::failed(lang, &IdentityRefusal::TokenScope.into()))
            }
            Ok(visitor) => Ok(Caller { site: site.clone(), lang, visitor, kind, secret }),
            Err(failure) => Err(problem::failed(lang, &failure)),
        }
    }
}

/// Whoever calls, if they come with a key that opens: for what is public and says more to some.
pub struct Known(pub Option<Visitor>);

impl FromRequestParts<Site> for Known {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Known, Self::Rejection> {
        let caller = Caller::from_request_parts(parts, site).await;
        Ok(Known(caller.ok().map(|caller| caller.visitor)))
    }
}

fn key(headers: &HeaderMap, site: &Site) -> Option<(KeyKind, Secret)> {
    if let Some(value) = headers.get(AUTHORIZATION) {
        let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| (KeyKind::Token, Secret::presented(token.trim())));
    }
    cookie(headers, site.session_cookie()).map(|session| (KeyKind::Session, Secret::presented(session)))
}

/// A JSON body with its idempotency key. Unknown and doubled keys are refused: a typo is not silently ignored.
pub struct Asked<T> {
    /// Who calls.
    pub caller: Caller,
    /// What they ask.
    pub body: T,
    /// What came with it.
    pub form: Form,
}

impl<T: DeserializeOwned> FromRequest<Site> for Asked<T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Asked<T>, Response> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, site).await?;
        let lang = caller.lang;
        let key = idempotency_key(&parts.headers, lang)?;
        let path = parts.uri.path().to_owned();
        let is_json = is_json(&parts.headers);
        let body = Bytes::from_request(Request::from_parts(parts, body), site).await;
        let body = body.map_err(|_| {
            problem::unreadable(lang, StatusCode::PAYLOAD_TOO_LARGE, "too-large", lang.body_too_large())
        })?;
        if !is_json && !body.is_empty() {
            let said = lang.body_not_json_type();
            return Err(problem::unreadable(lang, StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", said));
        }
        // A verb that asks nothing may be sent with no body at all.
        let text: &[u8] = if body.is_empty() { b"{}" } else { &body };
        let read = serde_json::from_slice(text).map_err(|error| {
            let said = lang.body_not_readable(&error.to_string());
            let status =
                if error.is_data() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            problem::unreadable(lang, status, "unreadable", said)
        })?;
        let body_hash = Digest::of(&[path.as_bytes(), b"\n", &body]).0;
        Ok(Asked { caller, body: read, form: Form { seen: None, key, body_hash } })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn idempotency_key(headers: &HeaderMap, lang: Lang) -> Result<Option<String>, Response> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
    let said = || lang.bad_idempotency_key();
    key.map(|key| Some(key.to_owned()))
        .ok_or_else(|| problem::unreadable(lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-key", said()))
}

/// The number in a path. Anything that is no number is no ticket.
pub fn number(text: &str) -> Result<u64, Failure> {
    text.parse::<u32>().map(u64::from).map_err(|_| Failure::Refused(Refusal::NotFound))
}

/// The parts of a path. What is no text names nothing.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Site> for Path<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Path<T>, Response> {
        let named = axum::extract::Path::<T>::from_request_parts(parts, site).await;
        named.map(|axum::extract::Path(named)| Path(named)).map_err(|_| {
            let lang = asked_language(&parts.headers).unwrap_or(Lang::En);
            problem::failed(lang, &Failure::Refused(Refusal::NotFound))
        })
    }
}

/// The parameters of a query. Unknown ones are refused.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Site> for Params<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Params<T>, Response> {
        let lang = asked_language(&parts.headers).unwrap_or(Lang::En);
        // `region=` asks for no region in particular: a form sends its empty fields too.
        let asked = parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.ends_with('='));
        let asked = format!("/?{}", asked.collect::<Vec<_>>().join("&")).parse().unwrap_or_default();
        Query::<T>::try_from_uri(&asked).map(|Query(params)| Params(params)).map_err(|rejection| {
            let said = lang.query_not_readable(&rejection.body_text());
            problem::unreadable(lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
        })
    }
}
