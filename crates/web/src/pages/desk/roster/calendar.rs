//! `/roster/{person}.ics`: somebody's own shifts, for the calendar that they look at anyway; and `/roster/calendar`, which
//! says how a calendar gets at them.
//!
//! A calendar has no session. It sends a password of its own kind ([`KeyKind::Calendar`]) that opens its holder's own file
//! and nothing else: no page, no verb, no colleague's shifts, not even for whoever plans. It is in no address and no log.

use app::{Failure, KeyKind};
use axum::extract::Path;
use axum::http::header::{ACCEPT, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use desk::fact::Party;
use desk::roster::{Duty, IsoWeek, duties};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;

use crate::basic;
use crate::components::{self, Button, Tone};
use crate::frame::Sheet;
use crate::headers::is_own_machine;
use crate::ics::{Calendar, Event, When};
use crate::pages::closures;
use crate::pages::desk::{Centre, nothing_here, rail};
use crate::reader::{Reader, Signed, encoded};
use crate::refuse::No;

/// So many weeks back and ahead.
const BACK: i64 = 4;
const AHEAD: i64 = 26;
/// What a calendar is asked for when it brings nothing.
const REALM: &str = "guichet calendar";

/// `GET /roster/{person}.ics`: one's own, or in a browser for whoever plans anybody's.
pub async fn calendar(
    reader: Reader,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Response, Response> {
    let person = file.strip_suffix(".ics").and_then(|id| id.parse().ok());
    let (signed, anybodys) = match basic::password(&headers) {
        Some(password) => match reader.app().enter(KeyKind::Calendar, &password).await {
            Ok(visitor) => (Signed { reader, visitor }, false),
            Err(Failure::NoEntry) => return Err(basic::asked(REALM)),
            Err(failure) => return Err(reader.no(failure).into_response()),
        },
        None => match reader.visitor.clone() {
            Some(visitor) => {
                let plans = visitor.person.role.plans();
                (Signed { reader, visitor }, plans)
            }
            None if is_browser(&headers) => {
                return Err(Redirect::to(&format!("/login?next={}", encoded(&reader.here))).into_response());
            }
            None => return Err(basic::asked(REALM)),
        },
    };
    // Outside the centre nobody has shifts.
    let visitor = &signed.visitor;
    let centre = visitor.person.role.is_centre() && visitor.organisation.party == Party::Vendor;
    let own = |person: &desk::PersonId| centre && (anybodys || *person == visitor.person.id);
    let Some(person) = person.filter(own) else { return Err(nothing_here(&signed).into_response()) };
    written(&signed, person).await.map_err(IntoResponse::into_response)
}

/// A person who looks, rather than a program that fetches.
fn is_browser(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|kinds| kinds.contains("text/html"))
}

async fn written(signed: &Signed, person: desk::PersonId) -> Result<Response, No> {
    let no = |failure| signed.no(failure);
    let week = IsoWeek::of(signed.reader.now.to_zoned(TimeZone::UTC).date());
    // Whoever may not read a roster is told so before anything is looked up.
    let weeks = signed.app().weeks(&signed.visitor, week.plus(-BACK), week.plus(AHEAD)).await.map_err(no)?;
    let centre = signed.app().crew().await.map_err(no)?;
    if !centre.colleagues.iter().any(|one| one.id == person) {
        return Err(nothing_here(signed));
    }
    let duties = duties(&weeks);
    let events = duties.iter().filter(|duty| duty.person == person);
    let w = signed.reader.lang;
    let calendar = Calendar {
        name: format!("{} · {}", w.roster_title(), centre.name(person)),
        lang: w.tag().to_owned(),
        events: events.map(|duty| event(signed, duty, &centre)).collect(),
    };
    Ok(calendar.response("roster.ics"))
}

fn event(signed: &Signed, duty: &Duty, centre: &app::Centre) -> Event {
    let w = signed.reader.lang;
    let regions: Vec<&str> = duty.regions.iter().map(|region| region.as_str()).collect();
    let instead = duty.instead_of.map(|absent| w.roster_event_instead(centre.name(absent)));
    Event {
        // The same piece of the same shift is the same event at each fetch.
        uid: format!("{}-{}@guichet", duty.from.as_second(), duty.shift.unwrap_or_default()),
        when: When::Span { from: duty.from, to: duty.until },
        summary: w.roster_event(&regions.join(", ")),
        description: instead.unwrap_or_default(),
        ..Event::at(duty.since)
    }
}

/// What the address of the page asks for.
#[derive(Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /roster/calendar`: the address, the password, and how to take it away.
pub async fn subscribe(
    Centre(signed): Centre,
    headers: HeaderMap,
    axum::extract::Query(asked): axum::extract::Query<Asked>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let flash = (asked.done.as_deref() == Some("taken-away"))
        .then(|| components::flash(Tone::Met, &w.calendar_taken_away(), None));
    page(&signed, &headers, None, flash).await
}

/// `POST /roster/calendar/password`: makes one, shown this once. It is the answer itself: in no address, and kept by nobody.
pub async fn make_password(Centre(signed): Centre, headers: HeaderMap) -> Result<Response, No> {
    let made = signed.app().make_calendar_key(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    page(&signed, &headers, Some(made.reveal()), None).await
}

/// `POST /roster/calendar/removal`: takes it away.
pub async fn take_away(Centre(signed): Centre) -> Result<Response, No> {
    signed.app().drop_calendar_key(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/roster/calendar?done=taken-away").into_response())
}

async fn page(
    signed: &Signed,
    headers: &HeaderMap,
    made: Option<&str>,
    flash: Option<Markup>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let held = signed.app().calendar_key(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    let rail = rail(signed, None, None).await.map_err(|failure| signed.no(failure))?;
    let main = html! {
        (components::head(
            Some(html! { a.quiet href="/desk/roster" data-key="u" aria-keyshortcuts="u" { "← " (w.roster_title()) } }),
            &w.calendar_title(),
            html! { p.lead { (w.calendar_lead()) } },
        ))
        div.stack {
            (access(signed, headers, made))
            p { (w.calendar_how()) " " (w.calendar_opens()) }
            (password(signed, held))
            p { a href={ "/roster/" (signed.visitor.person.id) ".ics" } { (w.calendar_download()) } }
            (closed(signed))
        }
    };
    let sheet = Sheet::desk(w.calendar_title(), rail, main);
    Ok(signed.reader.page_with(StatusCode::OK, Sheet { flash, ..sheet }))
}

/// Where the desk is: what whoever runs it said. Where nobody did, the path alone is told to everybody but who sits at the
/// machine itself: a request's own `Host` is what somebody wrote (catalogue e04).
fn here(signed: &Signed, headers: &HeaderMap) -> String {
    if let Some(origin) = &signed.reader.site.settings().origin {
        return origin.trim_end_matches('/').to_owned();
    }
    let asked = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_own_machine(host));
    asked.map_or_else(String::new, |host| format!("http://{host}"))
}

/// What the calendar asks for.
fn access(signed: &Signed, headers: &HeaderMap, made: Option<&str>) -> Markup {
    let w = signed.reader.lang;
    let here = here(signed, headers);
    let id = signed.visitor.person.id;
    html! {
        dl.facts {
            div { dt { (w.calendar_address()) } dd { code { (here) "/roster/" (id) ".ics" } } }
            div { dt { (w.calendar_user()) } dd { code { "calendar" } } }
            @if let Some(made) = made {
                div { dt { (w.calendar_password()) } dd { code { (made) } " " strong { (w.calendar_shown_once()) } } }
            }
        }
    }
}

fn password(signed: &Signed, held: Option<(jiff::Timestamp, jiff::Timestamp)>) -> Markup {
    let w = signed.reader.lang;
    let day = |at: jiff::Timestamp| w.date(at.to_zoned(TimeZone::UTC).date());
    let label = if held.is_some() { w.calendar_make_another() } else { w.calendar_make() };
    html! {
        @match held {
            Some((since, until)) => p { (w.calendar_since(&day(since), &day(until))) },
            None => p { (w.calendar_none()) },
        }
        form method="post" action="/roster/calendar/password" {
            (components::button(&Button { label: &label, look: if held.is_some() { "plain" } else { "main" }, ..Button::default() }))
        }
        @if held.is_some() {
            form method="post" action="/roster/calendar/removal" {
                (components::button(&Button { label: &w.calendar_take_away(), look: "plain", ..Button::default() }))
            }
        }
    }
}

/// The feeds that anybody may read.
fn closed(signed: &Signed) -> Markup {
    let w = signed.reader.lang;
    let agreement = signed.app().editions().in_force(signed.reader.now).ok().map(|(agreement, _)| agreement);
    html! {
        p { (w.calendar_hours()) ": "
            @for region in agreement.iter().flat_map(|agreement| &agreement.regions) {
                a href=(closures::address(&region.id)) { (region.id) } " "
            }
        }
    }
}
