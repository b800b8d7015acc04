//! Information, access, contacts and duties, told in JSON (clauses 2.B.4, 2.C and 3.C).

use app::NewPerson;
use desk::Role;
use serde_json::json;

use super::desk::Desk;

/// Source: clauses 2.B.4, 2.C and 3.C: the same verbs as the pages.
#[tokio::test]
async fn the_duties_of_the_parties_are_told_in_json() {
    let desk = Desk::new("duties").await;
    let join = async |name: &str, organisation, role| {
        let email = format!("{}@example", name.to_lowercase());
        let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        desk.app.add_person(&new).await.expect("a person")
    };
    let paul = join("Paul", desk.provider, Role::ProviderManager).await;
    let keiko = join("Keiko", desk.customer, Role::SuperAdministrator).await;
    let bearer = async |who| desk.bearer(who).await;
    let (nora, vera, quentin, tom) = (
        bearer(desk.nora).await,
        bearer(desk.vera).await,
        bearer(desk.quentin).await,
        bearer(desk.tom).await,
    );
    let (paul, hers) = (bearer(paul).await, bearer(keiko).await);
    desk.clock("2026-11-23 10:00 Paris");
    let number = desk.report(desk.nora, "Blank page").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");

    let ask = json!({"items": ["steps"], "text": "Which browser?"});
    let ticket = desk.post(&vera, &path("information"), &ask).await.good();
    assert!(ticket["missing"].as_array().expect("a list").contains(&json!("steps")));
    let answer = json!({"details": {"steps": "1. Sign in."}});
    let ticket = desk.post(&nora, &path("information/2/answer"), &answer).await.good();
    assert!(!ticket["missing"].as_array().expect("a list").contains(&json!("steps")));

    let access = json!({
        "owner": desk.provider.to_string(), "purpose": "Look.", "systems": "srv2",
        "from": "2026-11-23T13:00:00Z", "until": "2026-11-23T15:00:00Z"
    });
    desk.post(&quentin, &path("access"), &access).await.good();
    let mut secret = access.clone();
    secret["systems"] = json!("ssh://root:hunter2@srv2");
    assert_eq!(desk.post(&quentin, &path("access"), &secret).await.problem(), (422, "credential".to_owned()));
    let grant = path("access/4/grant");
    assert_eq!(desk.post(&nora, &grant, &json!({})).await.problem(), (403, "not-allowed".to_owned()));
    assert_eq!(desk.post(&tom, &grant, &json!({})).await.problem().0, 404);
    let granted = desk.post(&paul, &grant, &json!({})).await.good();
    assert_eq!((&granted["standing"], &granted["kind"]), (&json!("granted"), &json!("access")));
    let early = desk.post(&quentin, &path("access/4/entry"), &json!({})).await.problem();
    assert_eq!(early, (409, "access-not-live".to_owned()));
    let taken_back =
        desk.post(&nora, &path("access/4/revocation"), &json!({"reason": "Audit."})).await.good();
    assert_eq!(taken_back["standing"], "revoked");
    assert_eq!(
        desk.get(&paul, &path("addressed/4")).await.good()["texts"],
        json!(["Look.", "srv2", "Audit."])
    );

    let shown = json!({
        "certificate": "SA-117", "trainer": "Academy", "from": "2026-01-05T00:00:00Z", "until": "2027-01-05T00:00:00Z"
    });
    let certificates = format!("/api/v1/people/{keiko}/certificates");
    let ledger = desk.post(&hers, &certificates, &shown).await.good();
    assert_eq!(ledger["customers"][0]["trained"], true);
    desk.post(&vera, &format!("{certificates}/2/check"), &json!({"sound": true})).await.good();

    let duties = format!("/api/v1/organisations/{}/duties", desk.provider);
    let told = json!({"duty": "level-1", "text": "No check was told."});
    let ledger = desk.post(&vera, &format!("{duties}/pointed-out"), &told).await.good();
    assert_eq!(ledger["pointed_out"][0]["text"], "No check was told.");
    let ledger = desk.get(&nora, &duties).await.good();
    let level_1 = ledger["duties"].as_array().expect("duties").iter().find(|duty| duty["duty"] == "level-1");
    assert_eq!(level_1.expect("owed")["unmet"], 1);
    assert_eq!(desk.get(&tom, &duties).await.problem().0, 404);
    let contacts = format!("/api/v1/organisations/{}/contacts", desk.customer);
    let ledger = desk.post(&paul, &contacts, &json!({})).await.good();
    assert_eq!(ledger["customers"][0]["authorisations"], json!([3]));
    let ledger = desk.post(&paul, &format!("{contacts}/3/revocation"), &json!({})).await.good();
    assert_eq!(ledger["customers"][0]["authorisations"], json!([]));
}
