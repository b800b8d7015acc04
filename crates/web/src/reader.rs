//! Who reads, and how they like to: the first of a handler's four moves.

use std::convert::Infallible;

use app::{App, Failure, KeyKind, Secret, Visitor};
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use desk::fact::Party;
use desk::{Actor, Role};
use jiff::Timestamp;
use words::Lang;

use crate::components::Theme;
use crate::refuse::No;
use crate::site::Site;

/// A reader of a page: signed in or not, with a language, a theme, and the page they are on.
#[derive(Clone)]
pub struct Reader {
    /// The site.
    pub site: Site,
    /// Who, if they came in.
    pub visitor: Option<Visitor>,
    /// In which language.
    pub lang: Lang,
    /// On which paper.
    pub theme: Theme,
    /// Do single keys act?
    pub keys: bool,
    /// The path and query of this page.
    pub here: String,
    /// The desk's time; on a page as it stood, that instant.
    pub now: Timestamp,
    /// The instant as of which the page is shown, if it isn't now.
    pub then: Option<Timestamp>,
}

/// A reader who came in; anybody else is sent to the sign-in page, and from there back here.
#[derive(Clone)]
pub struct Signed {
    /// The reader.
    pub reader: Reader,
    /// Who they are.
    pub visitor: Visitor,
}

impl Reader {
    /// The desk.
    pub fn app(&self) -> &App {
        self.site.app()
    }

    /// Is this somebody of the support centre?
    pub fn is_centre(&self) -> bool {
        self.visitor.as_ref().is_some_and(|v| v.person.role.is_centre())
    }

    /// Is this somebody of the support centre, or of the level-1 desk that their provider keeps here?
    pub fn works_at_a_desk(&self) -> bool {
        self.visitor.as_ref().is_some_and(|visitor| {
            let own = visitor.organisation.has_desk_here() && visitor.person.role.is_of(Party::Provider);
            let centre = visitor.person.role.is_centre() && visitor.organisation.party == Party::Vendor;
            centre || (own && visitor.person.role != Role::Auditor)
        })
    }

    /// Does this person answer for their organisation's people?
    pub fn answers_for_people(&self) -> bool {
        let role = self.visitor.as_ref().map(|visitor| visitor.person.role);
        role.is_some_and(desk::membership::answers_for_people)
    }

    /// A failure as a page in this reader's language.
    pub fn no(&self, failure: Failure) -> No {
        No::page(self, failure)
    }

    /// What an address says more on a page as it stood.
    pub fn as_of(&self) -> String {
        self.then.map_or_else(String::new, |then| format!("?at={then}"))
    }
}

impl Signed {
    /// The desk.
    pub fn app(&self) -> &App {
        self.reader.app()
    }

    /// As decisions see them, now.
    pub fn actor(&self) -> Actor {
        self.visitor.actor(self.reader.now)
    }

    /// A failure as a page in this reader's language.
    pub fn no(&self, failure: Failure) -> No {
        self.reader.no(failure)
    }
}

impl FromRequestParts<Site> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Reader, Response> {
        // The door asked already.
        if let Some(reader) = parts.extensions.get::<Reader>() {
            return Ok(reader.clone());
        }
        let cookie = |name: &str| cookie(&parts.headers, name);
        let lang = cookie("lang").and_then(|tag| tag.parse().ok()).or_else(|| asked_language(&parts.headers));
        let mut reader = Reader {
            site: site.clone(),
            visitor: None,
            lang: lang.unwrap_or(Lang::En),
            theme: match cookie("theme") {
                Some("dark") => Theme::Dark,
                Some("light") => Theme::Light,
                _ => Theme::System,
            },
            keys: cookie("keys") != Some("off"),
            here: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            now: site.app().now(),
            then: None,
        };
        if let Some(session) = cookie(site.session_cookie()) {
            match site.app().enter(KeyKind::Session, &Secret::presented(session)).await {
                Ok(visitor) => reader.visitor = Some(visitor),
                Err(Failure::NoEntry) => {}
                Err(failure) => return Err(reader.no(failure).into_response()),
            }
        }
        Ok(reader)
    }
}

impl OptionalFromRequestParts<Site> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Option<Reader>, Infallible> {
        Ok(<Reader as FromRequestParts<Site>>::from_request_parts(parts, site).await.ok())
    }
}

impl FromRequestParts<Site> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Signed, Response> {
        let reader = <Reader as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        match reader.visitor.clone() {
            Some(visitor) => Ok(Signed { reader, visitor }),
            None => {
                let back = if parts.method == axum::http::Method::GET { reader.here.as_str() } else { "/" };
                Err(Redirect::to(&format!("/login?next={}", encoded(back))).into_response())
            }
        }
    }
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// What the browser asks for.
pub fn asked_language(headers: &HeaderMap) -> Option<Lang> {
    headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Lang::negotiate)
}

/// Sets a cookie that scripts can't read. `lasts` in seconds; 0 takes it away.
pub fn set_cookie(site: &Site, name: &str, value: &str, lasts: u64) -> (axum::http::HeaderName, HeaderValue) {
    let secure = if site.settings().https { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={lasts}{secure}");
    (SET_COOKIE, HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
}

/// Text as part of a query.
pub fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Where to go next: a path of this site, and nothing else.
pub fn local(next: Option<&str>) -> &str {
    let is_path = |path: &&str| {
        path.starts_with('/')
            && !path.starts_with("//")
            && !path.contains(['\\', '\r', '\n'])
            && path.chars().all(|c| !c.is_control())
    };
    next.filter(is_path).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: catalogue e18, open redirects.
    #[test]
    fn sec_e18_one_is_sent_to_a_path_of_this_site_only() {
        for evil in ["//evil", "/\\evil", "https:evil", "https://evil", "\\\\evil", "/a\r\nb", ""] {
            assert_eq!(local(Some(evil)), "/", "{evil:?}");
        }
        assert_eq!(local(Some("/t/1042?a=b")), "/t/1042?a=b");
    }
}
