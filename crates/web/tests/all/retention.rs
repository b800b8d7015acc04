//! Retention on its page and through the API: settings within limits, the plan as a dry run, holds; for whoever it is for.

use axum::http::StatusCode;
use desk::PersonId;
use serde_json::json;

use super::api::desk::{Desk, ask};
use super::world::World;

async fn sees(world: &World, who: PersonId, path: &str) -> StatusCode {
    world.get(who, path).await.status
}

/// Source: the access rules, §3.4 "per organisation": the manager's own page; what was typed is kept where it is refused.
#[tokio::test]
async fn a_manager_says_how_long_on_the_page() {
    let world = World::new("retention-pages").await;
    let path = format!("/organisations/{}/retention", world.direct);
    let page = world.get(world.sofia, &path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.words().contains("36 months") && page.words().contains("Nothing is over."),
        "{}",
        page.words()
    );
    let people = world.get(world.sofia, "/people").await;
    assert!(people.body.contains(&path), "the way to it");
    let short = [("words", "6"), ("files", ""), ("security", ""), ("reason", "Less <is> more.")];
    let refused = world.post(world.sofia, &path, &short).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Less &lt;is&gt; more.") && refused.body.contains("value=\"6\""), "kept");
    let unsaid = [("words", "24"), ("files", ""), ("security", ""), ("reason", "")];
    assert_eq!(world.post(world.sofia, &path, &unsaid).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = [("words", "24"), ("files", "6"), ("security", ""), ("reason", "We agreed on it.")];
    let done = world.post(world.sofia, &path, &said).await;
    assert_eq!(done.location(), format!("{path}?done=retention"));
    let page = world.get(world.sofia, &path).await;
    assert!(page.words().contains("24 months") && page.words().contains("6 months"), "{}", page.words());
    let audit = world.get(world.sofia, "/audit").await;
    assert!(audit.words().contains("Retention changed"), "{}", audit.words());
    assert_eq!(sees(&world, world.nora, &path).await, StatusCode::NOT_FOUND);
    assert_eq!(sees(&world, world.vera, &path).await, StatusCode::FORBIDDEN);
    let mona = world.get(world.mona, &path).await;
    assert!(
        mona.words().contains("Hold everything") && !mona.words().contains("Nothing is over."),
        "no plan for her"
    );
    assert_eq!(world.post(world.mona, &path, &said).await.status, StatusCode::FORBIDDEN);
    let held = world.post(world.mona, &format!("{path}/holds"), &[("reason", "A claim.")]).await;
    assert_eq!(held.location(), format!("{path}?done=retention"));
    let page = world.get(world.sofia, &path).await;
    assert!(page.words().contains("A claim.") && !page.words().contains("Lift the hold"), "{}", page.words());
    let lifted = world.post(world.mona, &format!("{path}/holds/lifting"), &[]).await;
    assert_eq!(lifted.status, StatusCode::SEE_OTHER);
    assert!(!world.get(world.sofia, &path).await.words().contains("A claim."));
}

/// Source: the same: the plan names each ticket that would lose something, by a link that leads there.
#[tokio::test]
async fn the_plan_leads_to_each_ticket() {
    let world = World::new("retention-plan").await;
    let path = format!("/organisations/{}/retention", world.direct);
    let number = world.report(world.sofia, "Blank page").await;
    let ticket = format!("/t/{number}");
    let page = world.get(world.sofia, &ticket).await;
    let fields = [("seen", &*page.hidden("seen")), ("key", &*page.hidden("key")), ("closing", "")];
    let closed = world.post(world.sofia, &format!("{ticket}/closure"), &fields).await;
    assert_eq!(closed.location(), format!("{ticket}?done=closed"));
    world.clock("2029-12-01 10:00 Paris");
    let page = world.get(world.sofia, &path).await;
    assert!(page.body.contains(&format!("<a href=\"{ticket}\">")), "{}", page.words());
    assert_eq!(sees(&world, world.sofia, &ticket).await, StatusCode::OK);
}

/// Source: the same through the API: a token reads the plan; what takes a proof isn't a token's.
#[tokio::test]
async fn a_program_reads_the_plan_and_sets_nothing() {
    let desk = Desk::new("retention api").await;
    let path = format!("/api/v1/organisations/{}/retention", desk.direct);
    let program = desk.program(desk.sofia).await;
    let found = desk.get(&program, &path).await.good();
    assert_eq!(found["classes"][0]["class"], json!("words"));
    assert_eq!((&found["classes"][0]["months"], &found["tickets"]), (&json!(36), &json!([])));
    let put = async |bearer: &str, body: serde_json::Value| {
        let request = ask("PUT", &path, bearer).header("content-type", "application/json");
        desk.send(request, body.to_string()).await
    };
    assert_eq!(put(&program, json!({ "words": 48 })).await.problem(), (403, "not-allowed".to_owned()));
    let sofia = desk.bearer(desk.sofia).await;
    let short = put(&sofia, json!({ "words": 6, "reason": "Less." })).await;
    assert_eq!(short.problem(), (422, "retention-limits".to_owned()));
    let set = put(&sofia, json!({ "words": 48 })).await.good();
    assert_eq!((&set["classes"][0]["months"], &set["classes"][0]["said_by"]), (&json!(48), &json!("own")));
    let nora = desk.bearer(desk.nora).await;
    assert_eq!(desk.get(&nora, &path).await.status, StatusCode::NOT_FOUND);
}
