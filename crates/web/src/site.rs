//! What every handler is given: the desk, and how this site is run.

use std::sync::Arc;

use app::App;
use desk::PersonId;

/// How the site is run.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Reached over HTTPS: cookies are then `Secure` and bear the `__Host-` prefix.
    pub https: bool,
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
}

impl Site {
    /// A site over a desk.
    pub fn new(app: App, settings: Settings) -> Site {
        Site(Arc::new(Inner { app, settings }))
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

    /// The name of the session's cookie.
    pub fn session_cookie(&self) -> &'static str {
        if self.0.settings.https { "__Host-session" } else { "session" }
    }
}
