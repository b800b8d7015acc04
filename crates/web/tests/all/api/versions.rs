//! Which version held then, and what another says differently.

use serde_json::json;

use super::desk::Desk;

/// Source: product, Version: the version in force at any date, and the difference between two.
#[tokio::test]
async fn a_program_asks_which_version_held_and_what_another_says_differently() {
    let desk = Desk::new("versions").await;
    let first = desk.get("", "/api/v1/agreements/2021-09").await.good();
    assert_eq!(first["unofficial_in"], json!(["en", "ja"]), "it is signed in French");
    assert_eq!(first["escalation"][3]["to"], "deputy");
    assert_eq!(first["staffing"][0]["hours"], "Mon-Fri 09:00-18:00");
    let source = first["source"].as_str().expect("the file");
    let second = source
        .replacen("id = \"2021-09\"", "id = \"2027-01\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2027-01-01", 1)
        .replacen("within = \"1 business hour\"", "within = \"30 business minutes\"", 1);
    let second = second.split("[[examples]]").next().expect("a first part").to_owned();
    desk.app.publish(&[&second]).await.expect("a second version");

    let told = desk.get("", "/api/v1/agreements/compare?from=2021-09&to=2027-01").await.good();
    let differences = told["differences"].as_array().expect("a list");
    let target = differences.iter().find(|one| one["what"] == "categories.1.acknowledgement");
    assert_eq!(
        target.expect("the target"),
        &json!({"what": "categories.1.acknowledgement", "clause": "4.category-1",
                "before": "1 business hour", "after": "30 business minutes"})
    );
    assert_eq!(differences.len(), 2, "the first day, and the target: {told}");

    for (at, id) in [
        ("2025-03-01", "2021-09"),
        ("2027-01-01", "2027-01"),
        ("2026-12-31T22:59:59Z", "2021-09"),
        ("2026-12-31T23:00:00Z", "2027-01"),
    ] {
        let held = desk.get("", &format!("/api/v1/agreements/in-force?at={at}")).await.good();
        assert_eq!(held["id"], id, "{at}: midnight is that of Paris");
    }
    let now = desk.get("", "/api/v1/agreements/in-force").await.good();
    assert_eq!(now["id"], "2021-09");
    for (rest, status, kind) in [
        ("in-force?at=2021-08-31", 422, "no-agreement"),
        ("in-force?at=today", 422, "bad-instant"),
        ("compare?from=2021-09", 422, "bad-parameter"),
        ("compare?from=2021-09&to=1999-01", 404, "not-found"),
    ] {
        let answer = desk.get("", &format!("/api/v1/agreements/{rest}")).await;
        assert_eq!(answer.problem(), (status, kind.to_owned()), "{rest}");
    }
}
