//! What every handler is given: the desk, and how this site is run.

use std::sync::Arc;

use app::{App, Passkeys};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use desk::PersonId;

/// How the site is run.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Reached over HTTPS: cookies are then `Secure` and bear the `__Host-` prefix.
    pub https: bool,
    /// The address at which people reach it, such as `https://desk.example`: passkeys are good there and nowhere else.
    pub origin: Option<String>,
    /// Proxies whose word on where a request comes from is taken.
    pub proxies: Vec<std::net::IpAddr>,
    /// The demonstration: who can be signed in with one click. Empty on a real desk.
    pub demo: Vec<DemoPerson>,
}

/// Somebody of the demonstration.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: String,
    /// What for.
    pub role: desk::Role,
    /// Qualified now?
    pub qualified: bool,
}

/// The site. Clones share it.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    app: App,
    settings: Settings,
    passkeys: Option<Passkeys>,
    host: Option<String>,
}

impl Settings {
    /// Where people reach this desk, without a slash at the end: as it was set, or as the request says.
    pub fn reached_at(&self, headers: &HeaderMap) -> String {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let scheme = if self.https { "https" } else { "http" };
        let origin = self.origin.clone().unwrap_or_else(|| format!("{scheme}://{host}"));
        origin.trim_end_matches('/').to_owned()
    }
}

impl Site {
    /// A site over a desk.
    pub fn new(app: App, settings: Settings) -> Site {
        let passkeys = settings.origin.as_deref().and_then(Passkeys::at);
        let host = settings.origin.as_deref().and_then(crate::headers::host_of);
        Site(Arc::new(Inner { app, settings, passkeys, host }))
    }

    /// The desk.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// How it is run.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Is it the demonstration?
    pub fn is_demo(&self) -> bool {
        !self.0.settings.demo.is_empty()
    }

    /// The only name under which the desk answers, but for those of its own machine; none where nobody said one.
    pub fn host(&self) -> Option<&str> {
        self.0.host.as_deref()
    }

    /// Where passkeys are good; none where nobody said at which address people reach the desk.
    pub fn passkeys(&self) -> Option<&Passkeys> {
        self.0.passkeys.as_ref()
    }

    /// The name of the session's cookie.
    pub fn session_cookie(&self) -> &'static str {
        self.cookie("session")
    }

    /// The name of a cookie that opens something. Over HTTPS the browser itself sees to it that no other host sets it.
    pub fn cookie(&self, what: &'static str) -> &'static str {
        match (self.0.settings.https, what) {
            (false, what) => what,
            (true, "half") => "__Host-half",
            (true, "enrolment") => "__Host-enrolment",
            (true, "sign-on") => "__Host-sign-on",
            (true, _) => "__Host-session",
        }
    }
}
