//! Words that are taken back, by plain forms.

use axum::http::StatusCode;

use super::world::World;

/// Source: the access rules, §3.2 "public message: redact": the author for a quarter of an hour, then a manager with a reason;
/// the page says who did it, when and why, to whoever could read the words.
#[tokio::test]
async fn words_are_redacted_on_a_page_of_their_own() {
    let world = World::new("redaction-page").await;
    let number = world.report(world.nora, "Blank page").await;
    let canary = "CANARY +33 6 12 34";
    let message = [("text", canary), ("seen", "1")];
    world.post(world.nora, &format!("/t/{number}/messages"), &message).await;
    let path = format!("/t/{number}/messages/2/redaction");
    let page = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(page.body.contains(&format!(r#"href="{path}""#)), "{}", page.main());
    let form = world.get(world.nora, &path).await;
    assert!(
        form.words().contains(canary) && form.words().contains("no reason is needed"),
        "{}",
        form.words()
    );
    assert_eq!(world.get(world.tom, &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(world.vera, &path).await.status, StatusCode::NOT_FOUND, "not hers to redact");
    assert_eq!(world.post(world.vera, &path, &[("reason", "I")]).await.status, StatusCode::FORBIDDEN);

    world.clock("2026-11-20 18:42 Paris");
    let late = world.post(world.nora, &path, &[("reason", "")]).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    assert!(late.words().contains("too late"), "{}", late.words());
    let desk = format!("/desk{path}");
    let empty = world.post(world.mona, &desk, &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = world.post(world.mona, &desk, &[("reason", "A <b>number</b> of hers")]).await;
    assert_eq!(
        (done.status, done.location().to_owned()),
        (StatusCode::SEE_OTHER, format!("/desk/t/{number}?n={number}&done=redacted"))
    );
    for (who, path) in [(world.nora, format!("/t/{number}")), (world.mona, done.location().to_owned())] {
        let page = world.get(who, &path).await;
        assert!(!page.body.contains(canary) && !page.body.contains("<b>number"));
        assert!(page.words().contains("[redacted by Mona"), "{}", page.words());
        assert!(page.body.contains("A &lt;b&gt;number&lt;/b&gt; of hers"), "the reason, and not as markup");
    }
    assert_eq!(world.get(world.mona, &desk).await.status, StatusCode::NOT_FOUND, "not twice");
}
