//! Clause 3.B, `.ics` for people: calendars that subscribe, with a password of their own kind.

use app::KeyKind;
use axum::body::Body;
use axum::http::{StatusCode, header};
use desk::{PersonFact, PersonId};

use super::desk::{Desk, Reply, ask};

/// The header of RFC 7617, as a calendar sends it.
fn basic(password: &str) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let plain = format!("calendar:{password}");
    let mut coded = String::from("Basic ");
    for three in plain.as_bytes().chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for n in 0..4 {
            let sign = char::from(SIGNS[(bits >> (18 - 6 * n) & 63) as usize]);
            coded.push(if n <= three.len() { sign } else { '=' });
        }
    }
    coded
}

async fn fetched(desk: &Desk, password: &str, path: &str) -> Reply {
    desk.send(ask("GET", path, &basic(password)), Body::empty()).await
}

/// A click on the page, by somebody who came in with a browser.
async fn click(desk: &Desk, who: PersonId, path: &str) -> Reply {
    let session = desk.key(KeyKind::Session, who).await;
    let request = ask("POST", path, "")
        .header(header::COOKIE, format!("session={}", session.reveal()))
        .header("sec-fetch-site", "same-origin")
        .header(header::HOST, "localhost:8420");
    desk.send(request, Body::empty()).await
}

/// The password that the page shows once.
async fn made(desk: &Desk, who: PersonId) -> String {
    let page = click(desk, who, "/roster/calendar/password").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(
        page.body.contains(&format!("http://localhost:8420/roster/{who}.ics")),
        "the address has no secret in it"
    );
    let from = page.body.find("guichet_calendar_").expect("a password");
    page.body[from..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Source: issue 3, "`.ics` for people"; product, no secret in a log or an address: one click makes a password, which opens its
/// holder's own shifts and nothing else of the whole desk, not even for whoever plans.
#[tokio::test]
async fn a_calendars_password_opens_its_holders_shifts_and_nothing_else() {
    let desk = Desk::new("calendars").await;
    let own = format!("/roster/{}.ics", desk.vera);
    let asked = desk.send(ask("GET", &own, ""), Body::empty()).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.header("www-authenticate").starts_with("Basic realm="), "calendars wait to be asked");
    let browser =
        desk.send(ask("GET", &own, "").header(header::ACCEPT, "text/html,*/*"), Body::empty()).await;
    assert_eq!(
        (browser.status, browser.header("location").starts_with("/login?next=")),
        (StatusCode::SEE_OTHER, true)
    );

    let password = made(&desk, desk.vera).await;
    let fetched_own = fetched(&desk, &password, &own).await;
    assert_eq!(fetched_own.status, StatusCode::OK);
    assert!(fetched_own.body.starts_with("BEGIN:VCALENDAR"));
    assert_eq!(fetched(&desk, &password, "/hours/EMEA.ics").await.status, StatusCode::OK, "public anyway");

    let manager = made(&desk, desk.mona).await;
    assert_eq!(fetched(&desk, &manager, &format!("/roster/{}.ics", desk.mona)).await.status, StatusCode::OK);
    assert_eq!(
        fetched(&desk, &manager, &own).await.status,
        StatusCode::NOT_FOUND,
        "a colleague's, not even for her"
    );
    for page in ["/desk", "/desk/roster", "/roster/calendar", "/tickets", "/reports", "/t/1", "/desk/t/1"] {
        let answer = fetched(&desk, &manager, page).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}: to the sign-in");
    }
    for path in ["/api/v1/tickets", "/api/v1/rosters/2026-W48", "/api/v1/coverage/EMEA", "/api/v1/events"] {
        for scheme in [basic(&manager), format!("Bearer {manager}")] {
            let answer = desk.get(&scheme, path).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        }
        let session = ask("GET", path, "").header(header::COOKIE, format!("session={manager}"));
        assert_eq!(desk.send(session, Body::empty()).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let token = desk.key(KeyKind::Token, desk.vera).await;
    assert_eq!(
        fetched(&desk, token.reveal(), &own).await.status,
        StatusCode::UNAUTHORIZED,
        "nor the other way"
    );
}

/// It ends when it is taken away, when another is made, when its holder may no longer come in, and after a year.
#[tokio::test]
async fn a_calendars_password_ends() {
    let desk = Desk::new("calendars end").await;
    let own = format!("/roster/{}.ics", desk.vera);
    let first = made(&desk, desk.vera).await;
    let second = made(&desk, desk.vera).await;
    assert_eq!(fetched(&desk, &first, &own).await.status, StatusCode::UNAUTHORIZED, "another was made");
    assert_eq!(fetched(&desk, &second, &own).await.status, StatusCode::OK);
    let gone = click(&desk, desk.vera, "/roster/calendar/removal").await;
    assert_eq!(
        (gone.status, gone.header("location")),
        (StatusCode::SEE_OTHER, "/roster/calendar?done=taken-away")
    );
    assert_eq!(fetched(&desk, &second, &own).await.status, StatusCode::UNAUTHORIZED);

    let third = made(&desk, desk.vera).await;
    desk.app.change_person(desk.vera, PersonFact::Disabled {}).await.expect("disabled");
    assert_eq!(fetched(&desk, &third, &own).await.status, StatusCode::UNAUTHORIZED, "she may not come in");
    let theirs = made(&desk, desk.quentin).await;
    desk.clock("2027-11-21 17:42 Paris");
    assert_eq!(
        fetched(&desk, &theirs, &format!("/roster/{}.ics", desk.quentin)).await.status,
        StatusCode::UNAUTHORIZED
    );
}

/// Outside the centre there are no shifts, so there is no such password; and it never prints.
#[tokio::test]
async fn only_the_centre_has_shifts() {
    let desk = Desk::new("calendars elsewhere").await;
    for outsider in [desk.nora, desk.sofia, desk.ines] {
        assert_eq!(click(&desk, outsider, "/roster/calendar/password").await.status, StatusCode::NOT_FOUND);
        // Even a key that should not be there opens nothing.
        let key = desk.key(KeyKind::Calendar, outsider).await;
        assert_eq!(format!("{key:?}"), "Secret(…)");
        assert_eq!(
            fetched(&desk, key.reveal(), &format!("/roster/{outsider}.ics")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
