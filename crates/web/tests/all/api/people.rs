//! People and their qualifications, told in JSON (clause 1, response time).

use serde_json::json;

use super::desk::Desk;

/// Source: clause 1: the same verbs as the pages, with two people of the centre.
#[tokio::test]
async fn a_qualification_takes_two_people_over_the_api() {
    let desk = Desk::new("api-people").await;
    let (mona, quentin, vera, nora) = (
        desk.bearer(desk.mona).await,
        desk.bearer(desk.quentin).await,
        desk.bearer(desk.vera).await,
        desk.bearer(desk.nora).await,
    );
    let path = format!("/api/v1/people/{}", desk.vera);
    let body = json!({"product": "Portal", "reason": "Course of October."});
    let noun = format!("{path}/qualifications");
    assert_eq!(desk.post(&vera, &noun, &body).await.problem(), (403, "not-allowed".to_owned()));
    assert_eq!(desk.post(&nora, &noun, &body).await.problem().0, 404);
    let proposed = desk.post(&mona, &noun, &body).await.good();
    assert_eq!((&proposed["proposals"][0]["number"], &proposed["qualified"]), (&json!(2), &json!(false)));
    let noun = format!("{path}/qualifications/2/confirmation");
    let own = desk.post(&mona, &noun, &json!({"seen": 2})).await.problem();
    assert_eq!(own, (409, "qualification-same-person".to_owned()));
    let confirmed = desk.post(&quentin, &noun, &json!({"seen": 2})).await.good();
    let held = &confirmed["qualifications"][0];
    assert_eq!((&held["product"], &held["counts"]), (&json!("portal"), &json!(true)));
    assert_eq!(held["proposed_by"], json!(desk.mona.to_string()));
    assert_eq!(held["granted_by"], json!(desk.quentin.to_string()));

    let noun = format!("{path}/qualifications/3/revocation");
    let revoked = desk.post(&mona, &noun, &json!({"reason": "Moved."})).await.good();
    assert_eq!((&revoked["qualified"], revoked["version"].as_u64()), (&json!(false), Some(4)));
    let again = desk.post(&mona, &noun, &json!({"reason": "Moved."})).await.problem();
    assert_eq!(again, (409, "qualification-over".to_owned()));
    let all = desk.get(&mona, "/api/v1/people").await.good();
    let names: Vec<_> =
        all.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    assert!(names.contains(&"Quentin") && !names.contains(&"Nora"), "{names:?}");
}
