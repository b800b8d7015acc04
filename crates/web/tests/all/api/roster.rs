//! Clause 3.B for programs: the plan, what it covers, and what was recorded.

use serde_json::{Value, json};

use super::desk::Desk;

const WEEK: &str = "/api/v1/rosters/2026-W48";

fn day(person: desk::PersonId, day: &str) -> Value {
    let (from, until) = (format!("2026-11-{day}T08:00:00Z"), format!("2026-11-{day}T17:00:00Z"));
    json!({"person": person.to_string(), "regions": ["EMEA"], "from": from, "until": until})
}

/// Source: clause 3.B: the API says what the page and `guichet coverage` say.
#[tokio::test]
async fn coverage_and_presence_are_told_to_programs() {
    let desk = Desk::new("roster api").await;
    let (mona, vera, nora) =
        (desk.bearer(desk.mona).await, desk.bearer(desk.vera).await, desk.bearer(desk.nora).await);
    let shifts =
        json!({"do": {"plan": {"shifts": [day(desk.vera, "23"), day(desk.quentin, "23")]}}, "seen": 0});
    let roster = desk.post(&mona, WEEK, &shifts).await.good();
    assert_eq!((&roster["version"], &roster["shifts"][0]["shift"]["number"]), (&json!(2), &json!(1)));
    assert_eq!(desk.post(&mona, WEEK, &shifts).await.problem(), (409, "stale".to_owned()));

    let path = "/api/v1/coverage/EMEA?from=2026-11-23T00:00:00Z&weeks=12";
    let told = desk.get(&vera, path).await.good();
    // Twelve weeks without Christmas and New Year's Day: 58 days of 9 hours; Monday is covered.
    assert_eq!((&told["open_seconds"], &told["covered_seconds"]), (&json!(58 * 9 * 3600), &json!(9 * 3600)));
    assert_eq!(told["needs"][0]["people"], 2);
    assert_eq!(
        told["gaps"][0],
        json!({
            "from": "2026-11-24T08:00:00Z", "until": "2026-11-24T17:00:00Z", "shortage": "nobody", "needed": 2, "there": 0
        })
    );
    assert_eq!(desk.get(&nora, path).await.problem(), (403, "not-allowed".to_owned()));
    assert_eq!(desk.get("", path).await.problem().0, 401);
    assert_eq!(desk.get(&vera, "/api/v1/coverage/Moon").await.problem(), (422, "unknown-region".to_owned()));
    assert_eq!(desk.get(&vera, "/api/v1/rosters/soon").await.problem().0, 404);

    desk.clock("2026-11-23 09:05 Paris");
    let here = desk.post(&vera, WEEK, &json!({"do": {"arrive": {}}})).await.good();
    assert_eq!(here["presences"][0]["until"], "2026-11-23T17:00:00Z");
    desk.clock("2026-11-23 12:00 Paris");
    let answer = desk.get(&vera, "/api/v1/coverage/EMEA/at?at=2026-11-23T09:15:00Z").await.good();
    assert_eq!((&answer["staffed"], &answer["shortage"]), (&json!("short"), &json!("too_few")));
    assert_eq!(answer["planned"]["there"].as_array().map(Vec::len), Some(2));
    let away = json!({"do": {"remove": {"shift": 1}}});
    assert_eq!(desk.post(&vera, WEEK, &away).await.problem(), (403, "not-allowed".to_owned()));
}
