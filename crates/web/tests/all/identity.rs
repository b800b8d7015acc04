//! The pages by which one comes in.

use app::KeyKind;
use axum::http::{StatusCode, header};

use crate::all::world::{Answer, World};

/// The value of a cookie that an answer sets.
fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let all = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.filter_map(|value| value.split(';').next()).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}

/// Source: issue "People and doors", signing in: by a link, with a password and codes, and in again.
#[tokio::test]
async fn a_person_comes_by_a_link_sets_up_ways_in_and_signs_in() {
    let world = World::new("identity-whole").await;
    let link = world.app.make_key(KeyKind::Link, world.nora, "").await.expect("a link");
    let came = world.send("", "/sign-in", &[("key", link.reveal())]).await;
    assert_eq!((came.status, came.location()), (StatusCode::SEE_OTHER, "/enrolment"));
    let arriving = format!("enrolment={}", cookie(&came, "enrolment").expect("a cookie"));
    let page = world.open(&arriving, "/enrolment").await;
    assert!(page.words().contains("Nora"), "{}", page.words());
    let seed = page.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a seed");
    let code = testkit::code(seed, world.app.wall().as_second());
    let ceremony = page.hidden("ceremony");
    let weak = [("ceremony", ceremony.as_str()), ("password", "short"), ("code", &code)];
    let refused = world.send(&arriving, "/enrolment/password", &weak).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("too short"), "{}", refused.words());
    assert!(refused.body.contains(seed), "the same generator is offered again");
    let good =
        [("ceremony", ceremony.as_str()), ("password", "three grey ducks cross the road"), ("code", &code)];
    let entered = world.send(&arriving, "/enrolment/password", &good).await;
    assert_eq!(entered.status, StatusCode::OK);
    assert_eq!(entered.body.matches("<li><code>").count(), 10, "recovery codes");
    let session = format!("session={}", cookie(&entered, "session").expect("in"));
    assert_eq!(world.open(&session, "/tickets").await.status, StatusCode::OK);

    world.shell.set(jiff::Timestamp::from_second(world.app.wall().as_second() + 60).expect("an instant"));
    let wrong = world
        .send("", "/login", &[("address", "nora@example"), ("password", "not it"), ("next", "/tickets")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.body.contains("value=\"nora@example\""), "what was typed stays, but for the password");
    assert!(!wrong.body.contains("not it"));
    let first =
        [("address", "nora@example"), ("password", "three grey ducks cross the road"), ("next", "/tickets")];
    let half = world.send("", "/login", &first).await;
    assert_eq!(half.location(), "/login/second?next=/tickets");
    let half = format!("half={}", cookie(&half, "half").expect("half a key"));
    let code = testkit::code(seed, world.app.wall().as_second());
    let whole = world.send(&half, "/login/second", &[("code", &code), ("next", "/tickets")]).await;
    assert_eq!(whole.location(), "/tickets");
    let session = format!("session={}", cookie(&whole, "session").expect("in"));
    let account = world.open(&session, "/account").await;
    assert!(account.words().contains("Recovery codes left: 10"), "{}", account.words());
    assert!(account.words().contains("Wrong password"));
}

/// Source: catalogue e13 and P0-14: half a key opens the second step and nothing else, on every page there is.
#[tokio::test]
async fn sec_e13_half_a_key_opens_no_page() {
    let world = World::new("identity-half").await;
    let pages =
        ["/tickets", "/account", "/account/password", "/desk", "/reports", "/t/1001", "/api/v1/tickets"];
    for kind in [KeyKind::PreMfa, KeyKind::Enrolment, KeyKind::Link] {
        let key = world.app.make_key(kind, world.nora, "").await.expect("a key");
        for name in ["session", "half", "enrolment"] {
            for page in pages {
                let answer = world.open(&format!("{name}={}", key.reveal()), page).await;
                let shut = [StatusCode::SEE_OTHER, StatusCode::UNAUTHORIZED].contains(&answer.status);
                assert!(shut, "{kind:?} as {name} on {page}: {}", answer.status);
            }
        }
    }
}

/// Source: catalogue e07: nothing that opens a door is taken from an address.
#[tokio::test]
async fn sec_e07_no_key_is_read_from_an_address() {
    let world = World::new("identity-address").await;
    let link = world.app.make_key(KeyKind::Link, world.nora, "").await.expect("a link");
    let page = world.open("", &format!("/sign-in?key={}", link.reveal())).await;
    assert!(!page.main().contains(link.reveal()));
    assert!(cookie(&page, "enrolment").is_none());
    let session = world.app.make_key(KeyKind::Session, world.nora, "").await.expect("a session");
    for way in ["session", "token", "access_token", "key"] {
        let answer = world.open("", &format!("/tickets?{way}={}", session.reveal())).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
}

/// Source: access matrix, `ff`: what changes one's ways in takes a proof not older than fifteen minutes.
#[tokio::test]
async fn changing_ways_in_takes_a_fresh_proof() {
    let world = World::new("identity-proof").await;
    let session = world.app.make_key(KeyKind::Session, world.nora, "").await.expect("a session");
    let session = format!("session={}", session.reveal());
    assert_eq!(world.open(&session, "/account/password").await.status, StatusCode::OK);
    world
        .shell
        .set(jiff::Timestamp::from_second(world.app.wall().as_second() + 16 * 60).expect("an instant"));
    let sent = world.open(&session, "/account/password").await;
    assert_eq!(sent.location(), "/account/proof?next=/account/password");
    let sent = world.send(&session, "/account/recovery-codes", &[]).await;
    assert_eq!(sent.location(), "/account/proof?next=/account");
}

/// Source: ASVS 5.0, 7.4.4: whoever is in sees the way out on every page.
#[tokio::test]
async fn every_page_has_the_way_out() {
    let world = World::new("identity-out").await;
    let mut seen = 0;
    for path in super::browser::pages(&world, "GET") {
        if path.ends_with(".ics") || path.contains("evidence") || path == "/events" {
            continue;
        }
        let page = world.get(world.mona, &path).await;
        if page.status == StatusCode::OK && page.body.starts_with("<!DOCTYPE html>") {
            assert!(page.body.contains("action=\"/sign-out\""), "{path}");
            seen += 1;
        }
    }
    assert!(seen > 25, "{seen}");
}

/// Source: ASVS 5.0, 6.2.6 and 6.2.7: a password is typed unseen, and may be pasted, or filled in by a manager.
#[tokio::test]
async fn a_password_field_hides_and_takes_what_is_pasted() {
    let world = World::new("identity-field").await;
    let session = world.app.make_key(KeyKind::Session, world.nora, "").await.expect("a session");
    let session = format!("session={}", session.reveal());
    for (cookies, path, kind) in [
        ("", "/login", "current-password"),
        (session.as_str(), "/account/proof", "current-password"),
        (session.as_str(), "/account/password", "new-password"),
    ] {
        let page = world.open(cookies, path).await.body;
        let field = page.split("<input").find(|field| field.contains("name=\"password\"")).expect("a field");
        let field = field.split('>').next().expect("it ends");
        assert!(field.contains("type=\"password\""), "{path}: {field}");
        assert!(field.contains(&format!("autocomplete=\"{kind}\"")), "{path}: {field}");
        assert!(!field.contains("onpaste") && !field.contains("readonly"), "{path}: {field}");
    }
}
