//! Exclusions told in JSON (clauses 2.B and 1): the same verbs as the pages, and the figures.

use serde_json::json;

use super::desk::Desk;

/// Source: clause 2.B: proposed, confirmed, contested, overturned; a proposal is the desk's own; the figures say it.
#[tokio::test]
async fn an_exclusion_in_json() {
    let desk = Desk::new("api-exclusion").await;
    let bearer = async |who| desk.bearer(who).await;
    let (nora, vera, quentin, mona) = (
        bearer(desk.nora).await,
        bearer(desk.vera).await,
        bearer(desk.quentin).await,
        bearer(desk.mona).await,
    );
    let number = desk.report(desk.nora, "Nobody signs in").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");
    desk.post(&vera, &path("triage"), &json!({"category": 1, "gravity": "minor"})).await.good();

    let proposal = |ground: &str| json!({"ground": ground, "cause": "Another maker's server.", "evidence": "Its log.", "told": "It is down."});
    let unknown = desk.post(&vera, &path("exclusion"), &proposal("busy")).await;
    assert_eq!(unknown.problem(), (422, "unknown-ground".to_owned()));
    let silent = desk.post(&vera, &path("exclusion"), &proposal("not-trained")).await;
    assert_eq!(silent.problem().0, 422);
    let contract = desk.post(&vera, &path("exclusion"), &proposal("contract-not-kept")).await;
    assert_eq!(contract.problem(), (422, "contract-clause-missing".to_owned()));
    let ticket = desk.post(&vera, &path("exclusion"), &proposal("third-party-software")).await.good();
    assert_eq!(ticket["exclusions"][0]["state"], "proposed");
    let theirs = desk.get(&nora, &format!("/api/v1/tickets/{number}")).await.good();
    assert_eq!(theirs["exclusions"], json!([]), "a proposal stays at the desk");

    let same = desk.post(&vera, &path("exclusion/confirmation"), &json!({})).await;
    assert_eq!(same.problem(), (409, "same-person".to_owned()));
    desk.post(&quentin, &path("exclusion/confirmation"), &json!({})).await.good();
    let theirs = desk.get(&nora, &format!("/api/v1/tickets/{number}")).await.good();
    let told = &theirs["exclusions"][0];
    assert_eq!(
        (&told["clause"], &told["told"], &told["holds"]),
        (&json!("2.B.3"), &json!("It is down."), &json!(true))
    );
    let clocks = theirs["clocks"].as_array().expect("clocks");
    assert!(clocks.iter().any(|clock| clock["standing"] == "excluded"), "{clocks:?}");

    desk.post(&nora, &path("exclusion/contest"), &json!({"text": "It answers us."})).await.good();
    let verdict = json!({"verdict": "overturned", "reason": "Seen both logs."});
    let part = desk.post(&quentin, &path("exclusion/review"), &verdict).await;
    assert_eq!(part.problem(), (409, "not-a-third-person".to_owned()));
    let ticket = desk.post(&mona, &path("exclusion/review"), &verdict).await.good();
    assert_eq!(ticket["exclusions"][0]["state"], "overturned");

    let figures = desk.get(&mona, "/api/v1/reports/decisions").await.good();
    assert_eq!(figures["grounds"][0]["acts"]["overturned"], 1);
    assert_eq!(figures["overturned"]["share"], 1.0);
    let people = figures["people"].as_array().expect("people, for the manager");
    assert!(
        people.iter().any(|one| one["name"] == "Vera" && one["acts"]["was_overturned"] == 1),
        "{people:?}"
    );
    let theirs = desk.get(&nora, "/api/v1/reports/decisions").await.good();
    assert_eq!(theirs["people"], json!(null), "nobody's counts are a provider's");
    assert_eq!(theirs["grounds"][0]["acts"].get("proposed"), None);
    let another = desk.get(&bearer(desk.tom).await, "/api/v1/reports/decisions").await.good();
    assert_eq!(another["grounds"], json!([]));
}
