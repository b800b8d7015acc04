//! Single sign-on by its pages, with a provider that says what a test makes it say.

use std::collections::BTreeMap;

use app::{KeyKind, Reach};
use axum::http::{StatusCode, header};
use serde_json::json;
use testkit::{FakeProvider, Sign, answer};

use super::world::{Answer, World};

const LINK: &str = "/login/organisation/return";

/// The value of a cookie that an answer sets.
fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let all = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.filter_map(|value| value.split(';').next()).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}

/// A house in which the direct customer has a provider.
async fn house(name: &str) -> (World, FakeProvider) {
    let (world, provider) =
        (World::reached(name, "http://localhost:8420").await, FakeProvider::start().await);
    world.app.reach_out(Reach { own_machine: true, ..Reach::default() });
    let page = world.get(world.sofia, "/people/sign-in").await;
    assert!(page.words().contains("There is none"), "{}", page.words());
    assert!(
        page.body.contains("http://localhost:8420/login/organisation/return"),
        "what to tell the provider"
    );
    let path = format!("/organisations/{}/sign-in", world.direct);
    let seen = page.hidden("seen");
    let typed = [
        ("issuer", provider.issuer()),
        ("client", "guichet"),
        ("secret", "hush hush"),
        ("seen", seen.as_str()),
    ];
    assert_eq!(world.post(world.sofia, &path, &typed).await.status, StatusCode::SEE_OTHER);
    (world, provider)
}

/// On to the provider, and what it says there of that subject; `cookies` are the browser's.
async fn there_and_back(
    world: &World,
    provider: &FakeProvider,
    cookies: &str,
    leaving: &Answer,
    subject: &str,
) -> Answer {
    let to =
        leaving.headers.get(header::REFRESH).and_then(|to| to.to_str().ok()).expect("on to the provider");
    let query = to.split_once('?').expect("a query").1;
    let asked: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let now = world.app.wall().as_second();
    let claims = json!({
        "iss": provider.issuer(), "sub": subject, "aud": "guichet", "exp": now + 300, "iat": now, "auth_time": now,
        "nonce": asked["nonce"],
    });
    let token = provider.token(&json!({ "alg": "ES256", "kid": "one" }), &claims, &Sign::Own);
    let body = json!({ "access_token": "a", "token_type": "Bearer", "id_token": token });
    provider.gives(answer(&body.to_string()), asked["code_challenge"]);
    let held = cookie(leaving, "sign-on").expect("what the browser holds meanwhile");
    world
        .open(&format!("{cookies}; sign-on={held}"), &format!("{LINK}?code=c&state={}", asked["state"]))
        .await
}

/// Source: issue "People and doors", single sign-on: set by a manager, linked in one's account, and in by it.
#[tokio::test]
async fn a_manager_sets_the_provider_and_somebody_links_and_comes_in() {
    let (world, provider) = house("sign-on-pages").await;
    let setting = world.get(world.sofia, &format!("/organisations/{}/sign-in", world.direct)).await;
    assert!(setting.words().contains(provider.issuer()));
    assert!(!setting.body.contains("hush"), "a secret is never shown again");

    let session = world.app.make_key(KeyKind::Session, world.sofia, "").await.expect("a session");
    let session = format!("session={}", session.reveal());
    assert!(world.open(&session, "/account").await.words().contains("Link my account of 127.0.0.1"));
    let leaving = world.send(&session, "/account/organisation", &[]).await;
    assert_eq!(leaving.status, StatusCode::OK);
    let linked = there_and_back(&world, &provider, &session, &leaving, "sub-1").await;
    assert_eq!(linked.location(), "/account?done=linked");
    let setting = world.get(world.sofia, &format!("/organisations/{}/sign-in", world.direct)).await;
    assert!(setting.words().contains("Sofia · 127.0.0.1"), "{}", setting.words());

    assert!(world.open("", "/login?next=/tickets").await.body.contains("/login/organisation?next=/tickets"));
    let page = world.open("", "/login/organisation?next=/tickets").await;
    assert_eq!(page.hidden("next"), "/tickets");
    let typed = [("organisation", "direct & co"), ("next", "/tickets")];
    let leaving = world.send("", "/login/organisation", &typed).await;
    assert!(leaving.words().contains("Go to 127.0.0.1"), "{}", leaving.words());
    let came = there_and_back(&world, &provider, &session, &leaving, "sub-1").await;
    assert_eq!(came.location(), "/tickets");
    let fresh = format!("session={}", cookie(&came, "session").expect("in"));
    assert_eq!(world.open(&fresh, "/tickets").await.status, StatusCode::OK);
    assert_eq!(
        world.open(&session, "/tickets").await.status,
        StatusCode::SEE_OTHER,
        "the session before is over"
    );

    let seen =
        world.get(world.sofia, &format!("/organisations/{}/sign-in", world.direct)).await.hidden("seen");
    let removal = format!("/organisations/{}/sign-in/removal", world.direct);
    assert_eq!(world.post(world.sofia, &removal, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.open(&fresh, "/tickets").await.status, StatusCode::SEE_OTHER, "nor does this one go on");
}

/// Source: catalogue e15 and e08: an unknown organisation, one without a provider, a state that isn't ours, an error with a
/// page in it: one page for all of them, and nothing of what came is on it.
#[tokio::test]
async fn sec_e15_whatever_fails_has_one_page() {
    let (world, provider) = house("sign-on-fails").await;
    let mut pages = Vec::new();
    for typed in ["nobody@nowhere.example", "Provider A", "", "x"] {
        let refused = world.send("", "/login/organisation", &[("organisation", typed), ("next", "/")]).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{typed}");
        pages.push(refused.words().replace(typed, ""));
    }
    let leaving =
        world.send("", "/login/organisation", &[("organisation", "direct & co"), ("next", "/")]).await;
    let held = format!("sign-on={}", cookie(&leaving, "sign-on").expect("a cookie"));
    let evil = "<script>alert(1)</script>";
    for query in [
        "",
        "?state=x&code=y",
        "?state=x&state=y",
        "?error=access_denied&error_description=EVIL",
        "?code=EVIL",
    ] {
        for cookies in ["", held.as_str()] {
            let query = query.replace("EVIL", "%3Cscript%3Ealert(1)%3C/script%3E");
            let refused = world.open(cookies, &format!("{LINK}{query}")).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{query}");
            assert!(!refused.body.contains(evil) && !refused.body.contains("access_denied"), "{query}");
            assert!(cookie(&refused, "session").is_none());
            pages.push(refused.words());
        }
    }
    let leaving =
        world.send("", "/login/organisation", &[("organisation", "direct & co"), ("next", "/")]).await;
    pages.push(there_and_back(&world, &provider, "", &leaving, "a stranger").await.words());
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
}

/// Source: access matrix: the setting is a manager's, takes a fresh proof, and isn't there for anybody else.
#[tokio::test]
async fn the_setting_is_there_for_whoever_answers_for_the_people() {
    let (world, _provider) = house("sign-on-who").await;
    let path = format!("/organisations/{}/sign-in", world.direct);
    for (who, status) in [
        (world.nora, StatusCode::NOT_FOUND),
        (world.ines, StatusCode::NOT_FOUND),
        (world.vera, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(world.get(who, &path).await.status, status);
    }
    assert_eq!(world.get(world.mona, &path).await.status, StatusCode::OK);
    let typed = [("issuer", "http://10.0.0.1"), ("client", "kept"), ("secret", "not kept"), ("seen", "1")];
    let refused = world.post(world.sofia, &path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("value=\"kept\"") && !refused.body.contains("not kept"),
        "{}",
        refused.body
    );
    let stale = [("issuer", "https://idp.example"), ("client", "a"), ("secret", "b"), ("seen", "0")];
    assert_eq!(world.post(world.sofia, &path, &stale).await.status, StatusCode::CONFLICT);
    let session = world.app.make_key(KeyKind::Session, world.sofia, "").await.expect("a session");
    let session = format!("session={}", session.reveal());
    world.clock("2026-11-20 17:58 Paris");
    assert_eq!(world.send(&session, &path, &typed).await.status, StatusCode::FORBIDDEN, "a proof first");
    assert!(
        world.send(&session, "/account/organisation", &[]).await.location().starts_with("/account/proof")
    );
}
