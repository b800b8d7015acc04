//! Signing in with an account of one's organisation: on to its provider, and back.
//!
//! Whatever comes to nothing has one page, the one that asks whose account it is: whether an organisation is unknown here,
//! has no provider, or its answer didn't hold, it says the same.

use app::{Answered, Failure, IdentityRefusal, Leaving, Returned, Secret, SignOnFor};
use axum::extract::{Query, State};
use axum::http::header::REFRESH;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::enrolment::welcome;
use super::login::HALF;
use super::proof::{self, Errand};
use super::{Arriving, again, is_said_here, let_in, not_found, opened, session, submit};
use crate::components::{self, Control, Field, Width};
use crate::frame::Sheet;
use crate::reader::{Reader, Signed, cookie, local, set_cookie};
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

/// In seconds: so long a sign-in elsewhere may take.
const AWAY: u64 = 10 * 60;

#[derive(Deserialize)]
pub struct Asked {
    next: Option<String>,
}

/// `GET /login/organisation`.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Response {
    page(&reader, local(asked.next.as_deref()), "", html! {})
}

fn page(reader: &Reader, next: &str, typed: &str, problem: Markup) -> Response {
    let w = reader.lang;
    let control = Control::Line {
        value: typed.to_owned(),
        kind: "text",
        autocomplete: "email",
        width: Width::Medium,
        most: Some(320),
    };
    let (name, label, hint) = ("organisation".to_owned(), w.sign_on_whose(), w.sign_on_whose_hint());
    let main = html! {
        (problem)
        (components::head(None, &w.sign_on_title(), html! { p { (w.sign_on_lead()) } }))
        form.stack method="post" action="/login/organisation" {
            input type="hidden" name="next" value=(next);
            (components::field(&Field { name, label, hint, control, ..Field::default() }))
            (submit(&w.continue_on()))
        }
        p { a href="/login" { (w.sign_in_title()) } }
    };
    reader.page(Sheet::portal(w.sign_on_title(), main))
}

/// On to the provider. A form's answer that redirects to another site would be stopped by our own policy, and should be: so
/// it is a page, which the browser leaves by itself, and from which a link leads on where it doesn't.
pub fn onward(reader: &Reader, leaving: &Leaving) -> Response {
    let w = reader.lang;
    let main = html! {
        (components::head(None, &w.sign_on_leaving(), html! { p { (w.sign_on_leaving_lead(&leaving.host)) } }))
        p { a.button href=(leaving.to) rel="noreferrer" { (w.sign_on_go(&leaving.host)) } }
    };
    let site = &reader.site;
    let held = set_cookie(site, site.cookie("sign-on"), leaving.key.reveal(), AWAY);
    let mut response = reader.page(Sheet::portal(w.sign_on_leaving(), main));
    if let Ok(to) = HeaderValue::from_str(&format!("0; url={}", leaving.to)) {
        response.headers_mut().insert(REFRESH, to);
    }
    (AppendHeaders([held]), response).into_response()
}

/// Where people reach this desk: a provider sends them back there. Where nobody said, there is no way to a provider.
pub fn origin(reader: &Reader) -> Result<&str, No> {
    reader.site.settings().origin.as_deref().ok_or_else(|| not_found(reader))
}

/// `POST /login/organisation`.
pub async fn go(reader: Reader, From(whence): From, typed: Typed) -> Result<Response, No> {
    let (whose, next) = (typed.get("organisation"), local(Some(typed.get("next"))));
    let wanted = SignOnFor::SignIn { typed: whose, next };
    match reader.app().leave_for_provider(wanted, origin(&reader)?, &whence).await {
        Ok(leaving) => Ok(onward(&reader, &leaving)),
        Err(failure) if is_said_here(&failure) => {
            Ok(again(&reader, &failure, |problem| page(&reader, next, whose, problem)))
        }
        Err(failure) => Err(reader.no(failure)),
    }
}

/// `POST /enrolment/organisation`.
pub async fn enrol(at: Arriving, From(whence): From) -> Result<Response, No> {
    let wanted = SignOnFor::Enrolment(&at.enrolling);
    let leaving = at.reader.app().leave_for_provider(wanted, origin(&at.reader)?, &whence).await;
    leaving.map(|leaving| onward(&at.reader, &leaving)).map_err(|failure| at.reader.no(failure))
}

/// `POST /account/organisation`.
pub async fn link(signed: Signed, From(whence): From) -> Result<Response, No> {
    if let Some(proof) = super::account::proof_first(&signed, "/account") {
        return Ok(proof);
    }
    let wanted = SignOnFor::Linking(&signed.visitor);
    let leaving = signed.app().leave_for_provider(wanted, origin(&signed.reader)?, &whence).await;
    leaving.map(|leaving| onward(&signed.reader, &leaving)).map_err(|failure| signed.no(failure))
}

/// `POST /account/proof/organisation`.
pub async fn prove(signed: Signed, From(whence): From, typed: Typed) -> Result<Response, No> {
    let Errand { to, sends, fields } = Errand::of(&typed);
    let errand = app::Errand { to, sends, fields };
    let wanted = SignOnFor::Proof { visitor: &signed.visitor, errand: &errand };
    let leaving = signed.app().leave_for_provider(wanted, origin(&signed.reader)?, &whence).await;
    leaving.map(|leaving| onward(&signed.reader, &leaving)).map_err(|failure| signed.no(failure))
}

/// What the provider sent with the browser. Said twice is not said.
fn returned(pairs: &[(String, String)]) -> Option<Returned> {
    let one = |name: &str| {
        let mut found = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone());
        match (found.next(), found.next()) {
            (value, None) => Some(value),
            (_, Some(_)) => None,
        }
    };
    Some(Returned {
        state: one("state")?.unwrap_or_default(),
        code: one("code")?.unwrap_or_default(),
        issuer: one("iss")?,
        denied: one("error")?.is_some(),
        ..Returned::default()
    })
}

/// `GET /login/organisation/return`: whatever it changes, it does for the browser that was sent away, and once.
pub async fn back(
    reader: Reader,
    State(site): State<Site>,
    From(whence): From,
    headers: HeaderMap,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, No> {
    // What came in the address stands nowhere on the page.
    let reader = Reader { here: "/login/organisation".to_owned(), ..reader };
    let origin = origin(&reader)?;
    let held = |name: &'static str| cookie(&headers, site.cookie(name)).map(Secret::presented);
    let answered = match (held("sign-on"), returned(&pairs)) {
        (Some(key), Some(returned)) => {
            let returned =
                Returned { session: session(&headers, &site), enrolment: held("enrolment"), ..returned };
            site.app().return_from_provider(&key, &returned, origin, &whence).await
        }
        _ => Err(IdentityRefusal::SignOn.into()),
    };
    let response = match answered {
        Ok(answered) => came_back(&reader, &site, answered),
        // One page for whatever it is.
        Err(failure) if is_said_here(&failure) => {
            return Ok(again(&reader, &failure, |problem| page(&reader, "/", "", problem)));
        }
        Err(Failure::NoEntry) => {
            let refused = Failure::from(IdentityRefusal::SignOn);
            return Ok(again(&reader, &refused, |problem| page(&reader, "/", "", problem)));
        }
        Err(failure) => return Err(reader.no(failure)),
    };
    let gone = set_cookie(&site, site.cookie("sign-on"), "", 0);
    Ok((AppendHeaders([gone]), response).into_response())
}

fn came_back(reader: &Reader, site: &Site, answered: Answered) -> Response {
    match answered {
        Answered::In { session, next } => let_in(site, &session, &next),
        Answered::Proved { session, errand } => {
            let app::Errand { to, sends, fields } = errand;
            proof::on_with(reader, &session, &Errand { to, sends, fields })
        }
        Answered::Half { half, next } => {
            let half = set_cookie(site, site.cookie("half"), half.key().reveal(), HALF);
            let out = set_cookie(site, site.session_cookie(), "", 0);
            let to = format!("/login/second?next={}", crate::reader::encoded(local(Some(&next))));
            (AppendHeaders([half, out]), Redirect::to(&to)).into_response()
        }
        Answered::Enrolled(enrolled) => {
            (opened(site, &enrolled.session), welcome(reader, &enrolled)).into_response()
        }
        Answered::Linked => Redirect::to("/account?done=linked").into_response(),
        Answered::Tried { of, subject, ways } => {
            let w = reader.lang;
            let facts = [
                (w.sign_on_subject(), html! { code { (subject) } }),
                (w.sign_on_ways(), html! { (ways.join(", ")) }),
            ];
            let main = html! {
                (components::head(None, &w.sign_on_works(), html! { p { (w.sign_on_works_lead()) } }))
                (components::facts(&facts))
                p { a.button href={ "/organisations/" (of) "/sign-in" } { (w.sign_on()) } }
            };
            reader.page(Sheet::portal(w.sign_on_works(), main))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: catalogue e15: parameters that are there twice are none.
    #[test]
    fn sec_e15_what_is_said_twice_is_not_said() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let good = returned(&[pair("state", "a"), pair("code", "b")]).expect("an answer");
        assert_eq!((good.state.as_str(), good.code.as_str(), good.denied), ("a", "b", false));
        for twice in ["state", "code", "iss", "error"] {
            assert!(returned(&[pair("state", "a"), pair(twice, "x"), pair(twice, "y")]).is_none(), "{twice}");
        }
    }
}
