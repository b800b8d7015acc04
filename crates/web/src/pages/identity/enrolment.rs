//! Setting up one's ways in: a passkey, or a password with a code generator. And nothing else: whoever is here isn't in.

use app::{Enrolled, Failure, Offer, Secret};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{Arriving, again, code, is_said_here, opened, passkey_form, password, recovery_codes, submit};
use crate::components;
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::refuse::No;
use crate::site::Site;
use crate::typed::Typed;
use crate::whence::From;

/// `GET /enrolment`.
pub async fn show(at: Arriving) -> Result<Response, No> {
    let app = at.reader.app();
    let offer = app.offer_generator(at.enrolling.person()).await;
    let offer = offer.map_err(|failure| at.reader.no(failure))?;
    let provider = app.provider_to_enrol_with(at.enrolling.person()).await;
    let provider = provider.map_err(|failure| at.reader.no(failure))?;
    let provider = provider.filter(|_| at.reader.site.settings().origin.is_some());
    let w = at.reader.lang;
    let by_account = html! { @if let Some(provider) = provider {
        form.stack method="post" action="/enrolment/organisation" {
            h2 { (w.sign_on()) }
            p { (w.sign_on_enrol_lead()) }
            (submit(&w.sign_on_enrol(&provider.host())))
        }
    } };
    Ok(page(&at, &offer, html! {}, by_account))
}

fn page(at: &Arriving, offer: &Offer, problem: Markup, by_account: Markup) -> Response {
    let (reader, w) = (&at.reader, at.reader.lang);
    let lead = w.enrolment_lead(&at.enrolling.name, &at.enrolling.address);
    let main = html! {
        (problem)
        (components::head(None, &w.enrolment_title(), html! { p { (lead) } }))
        (by_account)
        (passkey_form(reader, "make", "/enrolment/passkey", &w.make_passkey(), html! {
            h2 { (w.passkey()) }
            p { (w.passkey_lead()) }
        }))
        form.stack method="post" action="/enrolment/password" {
            h2 { (w.password_and_codes()) }
            (password_fields(reader, offer))
            (submit(&w.set_up_and_enter()))
        }
    };
    reader.page(Sheet::portal(w.enrolment_title(), main))
}

/// A password, a generator, and a code that shows it works.
pub fn password_fields(reader: &Reader, offer: &Offer) -> Markup {
    let w = reader.lang;
    html! {
        input type="hidden" name="ceremony" value=(offer.ceremony.reveal());
        (password("password", w.new_password(), w.new_password_hint(), "new-password"))
        p { (w.generator_lead()) }
        (picture(&offer.address, &w.generator_picture()))
        p { (w.generator_seed()) " " code { (offer.seed) } }
        (code(reader, w.generator_code_hint()))
    }
}

/// `POST /enrolment/password`.
pub async fn take(
    at: Arriving,
    State(site): State<Site>,
    From(whence): From,
    typed: Typed,
) -> Result<Response, No> {
    let ceremony = Secret::presented(typed.get("ceremony"));
    let password = typed.get("password").to_owned();
    let app = site.app();
    let enrolled =
        app.enrol_with_password(&at.enrolling, password, &ceremony, typed.get("code"), &whence).await;
    match enrolled {
        Ok(enrolled) => {
            Ok((opened(&site, &enrolled.session), welcome(&at.reader, &enrolled)).into_response())
        }
        Err(failure) if is_said_here(&failure) => match app.offered(at.enrolling.person(), &ceremony).await {
            Ok(offer) => Ok(again(&at.reader, &failure, |problem| page(&at, &offer, problem, html! {}))),
            Err(_) => refused(&at, &failure).await,
        },
        Err(failure) => Err(at.reader.no(failure)),
    }
}

/// The page with a fresh generator, because the one offered before is no more.
pub async fn refused(at: &Arriving, failure: &Failure) -> Result<Response, No> {
    let offer = at.reader.app().offer_generator(at.enrolling.person()).await;
    let offer = offer.map_err(|failure| at.reader.no(failure))?;
    Ok(again(&at.reader, failure, |problem| page(at, &offer, problem, html! {})))
}

/// In; and the recovery codes, which are shown now and never again.
pub fn welcome(reader: &Reader, enrolled: &Enrolled) -> Response {
    let w = reader.lang;
    let main = html! {
        (components::head(None, &w.enrolled_title(), html! { p { (w.enrolled_lead()) } }))
        (recovery_codes(reader, &enrolled.recovery_codes))
    };
    reader.page(Sheet::portal(w.enrolled_title(), main))
}

/// What a camera reads, drawn.
fn picture(text: &str, label: &str) -> Markup {
    let Ok(code) = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium) else {
        return html! {};
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    let frame = format!("-4 -4 {0} {0}", size + 8);
    html! { svg.qr viewBox=(frame) role="img" aria-label=(label) width="200" height="200" { path d=(path) {} } }
}
