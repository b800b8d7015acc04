//! Coming in, and what one comes in with.
//!
//! A half-open door is a type: whoever showed one factor is a [`Half`], whoever came by a link an [`Arriving`]. Neither
//! is a [`Signed`](crate::reader::Signed), so no page but these few takes them.

pub mod account;
pub mod enrolment;
pub mod login;
pub mod organisation;
pub mod passkey;
pub mod proof;
pub mod second;
pub mod tokens;

use app::{CredentialKind, Enrolling, Failure, PreMfa, Secret, SecurityEvent};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::{Markup, html};
use words::Lang;

use crate::components::{self, Button, Control, Field, Width};
use crate::reader::{Reader, cookie, local, set_cookie};
use crate::refuse::{No, Told, sentence, told};
use crate::site::Site;

/// In seconds.
const SESSION: u64 = 14 * 24 * 3600;

/// Somebody who showed one factor of two.
pub struct Half {
    /// The reader, who isn't in.
    pub reader: Reader,
    /// What they have.
    pub half: PreMfa,
}

/// Somebody who came by a link and sets up their ways in.
pub struct Arriving {
    /// The reader, who isn't in.
    pub reader: Reader,
    /// Who.
    pub enrolling: Enrolling,
}

impl FromRequestParts<Site> for Half {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Half, Response> {
        let reader = <Reader as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        let key = cookie(&parts.headers, site.cookie("half")).map(Secret::presented);
        let Some(key) = key else { return Err(Redirect::to("/login").into_response()) };
        match site.app().pre_mfa(&key).await {
            Ok(half) => Ok(Half { reader, half }),
            Err(Failure::NoEntry) => Err(Redirect::to("/login").into_response()),
            Err(failure) => Err(reader.no(failure).into_response()),
        }
    }
}

impl FromRequestParts<Site> for Arriving {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Arriving, Response> {
        let reader = <Reader as FromRequestParts<Site>>::from_request_parts(parts, site).await?;
        let key = cookie(&parts.headers, site.cookie("enrolment")).map(Secret::presented);
        let Some(key) = key else { return Err(Redirect::to("/sign-in").into_response()) };
        match site.app().enrolling(&key).await {
            Ok(enrolling) => Ok(Arriving { reader, enrolling }),
            Err(Failure::NoEntry) => Err(Redirect::to("/sign-in").into_response()),
            Err(failure) => Err(reader.no(failure).into_response()),
        }
    }
}

/// The key of the session that asks.
pub fn session(headers: &HeaderMap, site: &Site) -> Option<Secret> {
    cookie(headers, site.session_cookie()).map(Secret::presented)
}

/// The cookies of a session that begins: what was half open is shut.
fn opened(
    site: &Site,
    session: &Secret,
) -> AppendHeaders<Vec<(axum::http::HeaderName, axum::http::HeaderValue)>> {
    AppendHeaders(vec![
        set_cookie(site, site.session_cookie(), session.reveal(), SESSION),
        set_cookie(site, site.cookie("half"), "", 0),
        set_cookie(site, site.cookie("enrolment"), "", 0),
    ])
}

/// In, and on to where one wanted to go.
fn let_in(site: &Site, session: &Secret, next: &str) -> Response {
    (opened(site, session), Redirect::to(local(Some(next)))).into_response()
}

/// A page again, with what is wrong on top.
fn again(reader: &Reader, failure: &Failure, page: impl FnOnce(Markup) -> Response) -> Response {
    let told = told(reader.lang, failure);
    let mut response = page(summary(reader, &told));
    *response.status_mut() = told.status;
    if let Some(seconds) = wait(reader, failure).and_then(|seconds| seconds.to_string().parse().ok()) {
        response.headers_mut().insert(axum::http::header::RETRY_AFTER, seconds);
    }
    response
}

fn wait(reader: &Reader, failure: &Failure) -> Option<i64> {
    match failure {
        Failure::Identity(app::IdentityRefusal::TooMany { until }) => {
            Some((until.as_second() - reader.app().wall().as_second()).max(1))
        }
        _ => None,
    }
}

fn summary(reader: &Reader, told: &Told) -> Markup {
    let (w, said) = (reader.lang, &told.said);
    let words = format!("{} {}", sentence(w, &said.why), sentence(w, &said.fix));
    let field = told.field.unwrap_or_default().to_owned();
    components::error_summary(&said.what, &[(field, words)])
}

/// Is it a failure that the page itself can say?
fn is_said_here(failure: &Failure) -> bool {
    matches!(failure, Failure::Identity(_))
}

fn password(name: &str, label: String, hint: String, autocomplete: &'static str) -> Markup {
    let control = Control::Line {
        value: String::new(),
        kind: "password",
        autocomplete,
        width: Width::Medium,
        most: Some(256),
    };
    components::field(&Field { name: name.to_owned(), label, hint, control, ..Field::default() })
}

fn code(reader: &Reader, hint: String) -> Markup {
    let (name, label) = ("code".to_owned(), reader.lang.sign_in_code());
    let control = Control::Line {
        value: String::new(),
        kind: "text",
        autocomplete: "one-time-code",
        width: Width::Short,
        most: Some(40),
    };
    components::field(&Field { name, label, hint, control, ..Field::default() })
}

fn submit(label: &str) -> Markup {
    components::button(&Button { label, ..Button::default() })
}

/// A form whose first half the browser does: it asks the device for a passkey, and sends what the device says.
/// Where there is no script or no passkey it stays hidden.
fn passkey_form(reader: &Reader, how: &str, action: &str, label: &str, more: Markup) -> Markup {
    if reader.site.passkeys().is_none() {
        return html! {};
    }
    html! {
        form.stack method="post" action=(action) data-passkey=(how) data-failed=(reader.lang.passkey_failed()) hidden {
            (more)
            input type="hidden" name="ceremony";
            input type="hidden" name="answer";
            p role="status" {}
            (submit(label))
        }
    }
}

/// Recovery codes: on paper, now.
fn recovery_codes(reader: &Reader, codes: &[String]) -> Markup {
    let w = reader.lang;
    html! {
        section.stack aria-labelledby="codes" {
            h2 id="codes" { (w.recovery_codes()) }
            p { (w.recovery_codes_lead()) }
            ul.plain { @for code in codes { li { code { (code) } } } }
            p { a.button href="/" { (w.recovery_codes_kept()) } }
        }
    }
}

/// A credential by its kind.
fn credential(w: Lang, kind: CredentialKind) -> String {
    match kind {
        CredentialKind::Passkey => w.credential_passkey(),
        CredentialKind::Password => w.credential_password(),
        CredentialKind::Generator => w.credential_generator(),
        CredentialKind::RecoveryCode => w.credential_recovery_code(),
        CredentialKind::SingleSignOn => w.credential_single_sign_on(),
    }
}

/// What was written down.
pub(in crate::pages) fn event(w: Lang, event: SecurityEvent) -> String {
    match event {
        SecurityEvent::SignedIn => w.security_signed_in(),
        SecurityEvent::SignedOut => w.security_signed_out(),
        SecurityEvent::WrongPassword => w.security_wrong_password(),
        SecurityEvent::WrongSecondFactor => w.security_wrong_second_factor(),
        SecurityEvent::LockedOut => w.security_locked_out(),
        SecurityEvent::Proved => w.security_proved(),
        SecurityEvent::CredentialAdded => w.security_credential_added(),
        SecurityEvent::CredentialRemoved => w.security_credential_removed(),
        SecurityEvent::RecoveryCodeUsed => w.security_recovery_code_used(),
        SecurityEvent::LinkMade => w.security_link_made(),
        SecurityEvent::LinkTaken => w.security_link_taken(),
        SecurityEvent::SessionEnded => w.security_session_ended(),
        SecurityEvent::TokenMade => w.security_token_made(),
        SecurityEvent::TokenRevoked => w.security_token_revoked(),
        SecurityEvent::Invited => w.security_invited(),
        SecurityEvent::Disabled => w.security_disabled(),
        SecurityEvent::RoleChanged => w.security_role_changed(),
        SecurityEvent::WaysInReset => w.security_ways_in_reset(),
        SecurityEvent::Denied => w.security_denied(),
        SecurityEvent::SignOnRefused => w.security_sign_on_refused(),
        SecurityEvent::SignOnChanged => w.security_sign_on_changed(),
        SecurityEvent::Exported => w.security_exported(),
        SecurityEvent::Erased => w.security_erased(),
    }
}

/// What a browser says of itself, for people: its name and its system. Words that aren't of a browser stay as they are.
pub(in crate::pages) fn browser(agent: &str) -> String {
    if !agent.starts_with("Mozilla/") {
        return agent.to_owned();
    }
    let first = |known: &[(&'static str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // The order matters: each of them claims to be those below it, too.
    let name = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (name, system) {
        (Some(name), Some(system)) => format!("{name}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.to_owned(),
    }
}

/// There are no passkeys where nobody said at which address people reach the desk.
fn not_found(reader: &Reader) -> No {
    No::page(reader, desk::Refusal::NotFound.into())
}

/// A page with its own status.
fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn a_browser_is_told_in_two_words() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        assert_eq!(browser(chrome), "Chrome, Linux");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Safari/604.1";
        assert_eq!(browser(phone), "Safari, iPhone");
        assert_eq!(browser("curl/8.1"), "curl/8.1");
        assert_eq!(browser(""), "");
    }
}
