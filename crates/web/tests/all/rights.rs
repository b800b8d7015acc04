//! What is kept of a person, and their erasure, by plain forms.

use axum::http::{StatusCode, header};

use super::world::World;

/// Source: the access rules, §3.4, g02, and `ff`: one's own data is a file, after a fresh proof.
#[tokio::test]
async fn sec_g02_own_data_is_a_file_after_a_proof() {
    let world = World::new("rights-own-data").await;
    let session = world.app.make_key(app::KeyKind::Session, world.nora, "").await.expect("a session");
    let session = format!("session={}", session.reveal());
    assert!(world.open(&session, "/account").await.body.contains(r#"href="/account/data""#));
    assert!(world.open(&session, "/account/data").await.words().contains("What is kept of you"));
    let file = world.send(&session, "/account/data", &[]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().expect("words").starts_with("attachment"));
    assert!(file.body.contains("guichet-person/1") && file.body.contains("nora@example"));
    assert!(!file.body.contains("vera@example"));
    let hers = world.post(world.mona, &format!("/people/{}/data", world.sofia), &[]).await;
    assert_eq!(hers.status, StatusCode::FORBIDDEN, "another organisation's is its own to hand out");
    assert_eq!(
        world.get(world.tom, &format!("/people/{}/data", world.nora)).await.status,
        StatusCode::NOT_FOUND
    );
    world.shell.set(jiff::Timestamp::from_second(world.app.wall().as_second() + 901).expect("an instant"));
    let late = world.send(&session, "/account/data", &[]).await;
    assert!(!late.body.contains("guichet-person/1"), "{}", late.body);
}

/// Source: the access rules, §3.2 "user: erase": asked for on one page, previewed and decided on another.
#[tokio::test]
async fn erasure_is_asked_for_and_decided_on_pages() {
    let world = World::new("rights-erasure").await;
    let asked = world.post(world.vera, "/account/erasure", &[]).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/account/data?done=rights"));
    assert!(world.get(world.vera, "/account/data").await.words().contains("Withdraw that"));
    let path = format!("/people/{}/erasure", world.vera);
    for (who, status) in [
        (world.quentin, StatusCode::FORBIDDEN),
        (world.sofia, StatusCode::NOT_FOUND),
        (world.tom, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(world.get(who, &path).await.status, status);
    }
    let page = world.get(world.mona, &path).await;
    assert!(page.words().contains("They asked for it on") && page.words().contains("What stays"));
    let seen = page.hidden("seen");
    let empty = world.post(world.mona, &path, &[("seen", &seen), ("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let held = [("seen", seen.as_str()), ("reason", "A claim of <b>2026</b>")];
    assert_eq!(world.post(world.mona, &format!("{path}/hold"), &held).await.status, StatusCode::SEE_OTHER);
    let stale = world.post(world.mona, &path, &[("seen", &seen), ("reason", "They left")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let page = world.get(world.mona, &path).await;
    assert!(page.body.contains("A claim of &lt;b&gt;2026&lt;/b&gt;"));
    let seen = page.hidden("seen");
    let lifting = format!("/people/{}/hold/lifting", world.vera);
    assert_eq!(world.post(world.mona, &lifting, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    let seen = world.get(world.mona, &path).await.hidden("seen");
    let gone = world.post(world.mona, &path, &[("seen", &seen), ("reason", "They left")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.words());
    let page = world.get(world.mona, gone.location()).await;
    assert!(page.words().contains("Erased on"), "{}", page.words());
    assert!(!world.get(world.mona, "/people").await.body.contains("vera@example"));
}
