//! Clause 3.B for programs: the plan, what it covers, and what was recorded.

use serde_json::{Value, json};

use super::desk::Desk;

const WEEK: &str = "/api/v1/rosters/2026-W48";

/// Source: clause 3.B, "the staff that its work needs": the API says what the roster's page says, basis first.
#[tokio::test]
async fn a_forecast_is_told_to_programs() {
    let desk = Desk::new("roster forecast").await;
    let (vera, nora) = (desk.bearer(desk.vera).await, desk.bearer(desk.nora).await);
    // On Saturday 31 October 2026: work of Monday 2 November, at the opening.
    desk.clock("2026-10-24 10:00 Paris");
    desk.report(desk.nora, "The first, in a week that isn't whole").await;
    desk.clock("2026-10-31 10:00 Paris");
    for n in 0..25 {
        desk.report(desk.nora, &format!("{n}")).await;
    }
    desk.clock("2026-11-24 10:00 Paris");
    let path = "/api/v1/forecasts/EMEA?week=2026-W48&minutes=30";
    let told = desk.get(&vera, path).await.good();
    assert_eq!(
        told["basis"],
        json!({"first": "2026-W44", "last": "2026-W47", "weeks": 4, "requests": 25, "minutes": 30, "is_enough": true})
    );
    assert_eq!(told["hours"].as_array().map(Vec::len), Some(45));
    let hour = &told["hours"][0];
    assert_eq!((&hour["from"], &hour["expected"]), (&json!("2026-11-23T08:00:00Z"), &json!(6.25)));
    assert_eq!((&hour["busy"], &hour["needed"], &hour["planned"]), (&json!(4), &json!(2), &json!(0)));
    assert_eq!(told["hints"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.get(&nora, path).await.problem(), (403, "not-allowed".to_owned()));
    assert_eq!(desk.get(&vera, "/api/v1/forecasts/Moon?week=2026-W48").await.problem().0, 422);
    assert_eq!(desk.get(&vera, "/api/v1/forecasts/EMEA?week=soon").await.problem().0, 404);
}

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
