//! Versions proposed and published, tickets put under them, and a period told again: in JSON.

use serde_json::{Value, json};

use super::desk::{Desk, ask};

/// A second manager of the centre: nobody publishes what they proposed.
async fn second_manager(desk: &Desk) -> desk::PersonId {
    let organisations = desk.app.organisations().await.expect("organisations");
    let vendor = organisations.iter().find(|o| o.party == desk::fact::Party::Vendor).expect("the vendor").id;
    let new = app::NewPerson {
        organisation: vendor,
        role: desk::Role::CentreManager,
        name: "Max".to_owned(),
        email: "max@example".to_owned(),
        qualified_from: None,
    };
    desk.app.add_person(&new).await.expect("a person")
}

/// From December 2026 on, category 1 within half an hour.
fn faster(desk: &Desk) -> String {
    let first = desk.app.editions().all().remove(0).source().to_owned();
    let second = first
        .replacen("id = \"2021-09\"", "id = \"2026-12\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2026-12-01", 1)
        .replacen("within = \"1 business hour\"", "within = \"30 business minutes\"", 1);
    second.split("[[examples]]").next().expect("a first part").to_owned()
}

const PROPOSALS: &str = "/api/v1/agreements/proposals";

/// Source: issue 3, "Readings and no silent rewrites": the same two people as on the pages.
#[tokio::test]
async fn a_version_is_previewed_proposed_and_published_by_two_programs() {
    let desk = Desk::new("api-publishing").await;
    let max = desk.bearer(second_manager(&desk).await).await;
    let (mona, vera) = (desk.bearer(desk.mona).await, desk.bearer(desk.vera).await);
    let nora = desk.bearer(desk.nora).await;
    let number = desk.report(desk.nora, "Blank page").await;
    let version = json!({"file": faster(&desk)});

    let asked = json!({"version": version});
    let told = desk.post(&mona, "/api/v1/agreements/previews", &asked).await.good();
    assert_eq!((&told["id"], &told["waiting"]), (&json!("2026-12"), &json!(1)));
    assert_eq!(
        told["concerned"],
        json!([{"number": number, "agreement": "2021-09", "region": "EMEA", "category": 1,
                "before": "2026-11-23T08:42:00Z", "after": "2026-11-23T08:12:00Z"}]),
        "Friday 17:42: the rest of the hour falls on Monday"
    );
    let changes = told["changes"]["differences"].as_array().expect("a list");
    assert!(changes.iter().any(|one| one["what"] == "categories.1.acknowledgement"));
    for who in [&vera, &nora] {
        let refused = desk.post(who, "/api/v1/agreements/previews", &asked).await.problem();
        assert_eq!(refused, (403, "not-allowed".to_owned()));
        assert_eq!(desk.get(who, PROPOSALS).await.problem().0, 403);
    }
    assert_eq!(desk.get("", PROPOSALS).await.problem(), (401, "no-entry".to_owned()));
    let wrong = json!({"version": {"file": faster(&desk).replace("signed_in", "sined_in")}, "reason": "x"});
    let wrong = desk.post(&mona, PROPOSALS, &wrong).await;
    assert_eq!(wrong.problem(), (422, "agreement-unsound".to_owned()));
    assert!(wrong.body.contains("did you mean `signed_in`?"), "{}", wrong.body);

    let silent = desk.post(&mona, PROPOSALS, &json!({"version": version, "reason": " "})).await;
    assert_eq!(silent.problem(), (422, "empty".to_owned()));
    let body = json!({"version": version, "reason": "Agreed in October."});
    let first = keyed(&desk, &mona, PROPOSALS, "one", &body).await;
    assert_eq!(first.header("location"), "/api/v1/agreements/proposals/1");
    let first = first.good();
    assert_eq!((&first["state"], &first["version"]), (&json!("waiting"), &json!(1)));
    assert_eq!(first["preview"]["concerned"][0]["number"], number);
    let again = keyed(&desk, &mona, PROPOSALS, "one", &body).await.good();
    assert_eq!(
        (&again["number"], &again["version"]),
        (&json!(1), &json!(1)),
        "the same key, the same result"
    );
    let other = json!({"version": version, "reason": "Another."});
    assert_eq!(keyed(&desk, &mona, PROPOSALS, "one", &other).await.problem().1, "key-reused");
    assert_eq!(desk.get(&mona, PROPOSALS).await.good()[0]["agreement"], "2026-12");

    let publication = format!("{PROPOSALS}/1/publication");
    for (who, body, status, kind) in [
        (&mona, json!({}), 409, "version-same-person"),
        (&max, json!({"seen": 0}), 409, "stale"),
        (&vera, json!({}), 404, "not-found"),
        (&nora, json!({}), 404, "not-found"),
    ] {
        assert_eq!(desk.post(who, &publication, &body).await.problem(), (status, kind.to_owned()));
    }
    let published = keyed(&desk, &max, &publication, "two", &json!({"seen": 1})).await.good();
    assert_eq!(
        (&published["state"], &published["reason"]),
        (&json!("published"), &json!("Agreed in October."))
    );
    let again = keyed(&desk, &max, &publication, "two", &json!({"seen": 1})).await.good();
    assert_eq!(again["version"], 2, "the same key, the same result");
    let late = desk.post(&max, &format!("{PROPOSALS}/1/refusal"), &json!({"reason": "No."})).await;
    assert_eq!(late.problem(), (409, "no-version-waits".to_owned()));
    assert_eq!(desk.get(&mona, PROPOSALS).await.good(), json!([]));
    assert_eq!(desk.get(&mona, &format!("{PROPOSALS}?open=false")).await.good()[0]["state"], "published");

    a_ticket_comes_under_it(&desk, &mona, &vera, number).await;
}

/// Tickets stay; one is put under it deliberately.
async fn a_ticket_comes_under_it(desk: &Desk, mona: &str, vera: &str, number: u64) {
    let path = format!("/api/v1/tickets/{number}");
    let pin = format!("{path}/pin");
    let stays = desk.get(mona, &path).await.good();
    assert_eq!(stays["agreement"], "2021-09", "tickets stay under their own");
    let told = desk.get(mona, &pin).await.good();
    assert_eq!(
        told["others"],
        json!([{"agreement": "2026-12", "before": "2026-11-23T08:42:00Z", "after": "2026-11-23T08:12:00Z"}])
    );
    assert_eq!(desk.get(vera, &pin).await.problem(), (403, "not-allowed".to_owned()));
    let tom = desk.bearer(desk.tom).await;
    let body = json!({"agreement": "2026-12", "reason": "Alpha asked."});
    for (who, body, status, kind) in [
        (vera, body.clone(), 403, "not-allowed"),
        (&tom, body.clone(), 404, "not-found"),
        (mona, json!({"agreement": "2026-12", "reason": "Alpha asked.", "seen": 0}), 409, "stale"),
        (mona, json!({"agreement": "1999-01", "reason": "Alpha asked."}), 404, "not-found"),
        (mona, json!({"agreement": "2026-12", "reason": ""}), 422, "empty"),
    ] {
        assert_eq!(desk.post(who, &pin, &body).await.problem(), (status, kind.to_owned()));
    }
    for _ in 0..2 {
        let put = keyed(desk, mona, &pin, "three", &body).await.good();
        assert_eq!((&put["agreement"], &put["version"]), (&json!("2026-12"), &json!(2)));
        assert_eq!(put["clocks"][0]["due"], "2026-11-23T08:12:00Z");
    }
    let twice = desk.post(mona, &pin, &body).await;
    assert_eq!(twice.problem(), (409, "same-editions".to_owned()));
}

async fn keyed(desk: &Desk, bearer: &str, path: &str, key: &str, body: &Value) -> super::desk::Reply {
    let request = ask("POST", path, bearer).header("content-type", "application/json");
    desk.send(request.header("idempotency-key", key), body.to_string()).await
}

/// Source: issue 3, a calendar exception is published in the same way, or turned down.
#[tokio::test]
async fn one_day_that_differs_is_proposed_and_turned_down() {
    let desk = Desk::new("api-exception").await;
    let max = desk.bearer(second_manager(&desk).await).await;
    let mona = desk.bearer(desk.mona).await;
    let day = json!({"exception": {"region": "EMEA", "date": "2026-12-24", "hours": ["09:00-12:00"],
                     "name": "Christmas Eve", "reason": "Agreed", "from": "2026-12-01"}});
    let body = json!({"version": day, "reason": "As every year."});
    let proposed = desk.post(&mona, PROPOSALS, &body).await.good();
    assert_eq!(
        (&proposed["agreement"], &proposed["effective"]),
        (&json!("2026-12-01"), &json!("2026-11-30T23:00:00Z"))
    );
    let changes = &proposed["preview"]["changes"]["differences"];
    assert!(changes.to_string().contains("regions.EMEA.exceptions.2026-12-24"), "{changes}");
    let mut odd = body.clone();
    odd["version"]["exception"]["hours"] = json!(["nine"]);
    assert_eq!(desk.post(&mona, PROPOSALS, &odd).await.problem(), (422, "bad-parameter".to_owned()));

    let refusal = format!("{PROPOSALS}/1/refusal");
    let declined = desk.post(&max, &refusal, &json!({"reason": "Not this year.", "seen": 1})).await.good();
    assert_eq!((&declined["state"], &declined["refusal"]), (&json!("declined"), &json!("Not this year.")));
    assert!(desk.get(&mona, "/api/v1/agreements/2026-12-01").await.status.is_client_error());
    // What was turned down may be proposed again.
    assert_eq!(desk.post(&mona, PROPOSALS, &body).await.good()["state"], "waiting");
}

/// Source: product, "Replay and what-if".
#[tokio::test]
async fn a_period_is_told_again_under_other_terms() {
    let desk = Desk::new("api-replay").await;
    let (mona, vera, tom) =
        (desk.bearer(desk.mona).await, desk.bearer(desk.vera).await, desk.bearer(desk.tom).await);
    desk.clock("2026-11-19 10:00 Paris");
    let number = desk.report(desk.nora, "Blank page").await;
    desk.clock("2026-11-19 10:45 Paris");
    let triage = json!({"category": 1, "gravity": "minor"});
    desk.post(&vera, &format!("/api/v1/tickets/{number}/triage"), &triage).await.good();
    desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good();
    let position = desk.app.position();

    let path = "/api/v1/reports/replay";
    for terms in [
        json!({"figures": {"agreement": "2021-09", "within_minutes": {"1": 30}}}),
        json!({"file": faster(&desk)}),
    ] {
        let body = json!({"from": "2026-11-01", "to": "2026-12-01", "terms": terms});
        let told = desk.post(&mona, path, &body).await.good();
        assert_eq!(
            (&told["tickets"], &told["before"]["counts"], &told["after"]["counts"]),
            (&json!(1), &json!({"met": 1}), &json!({"missed": 1}))
        );
        let flip = &told["flips"][0];
        assert_eq!((&flip["number"], &flip["before"]["outcome"]), (&json!(number), &json!("met")));
        for side in ["before", "after"] {
            let proof: desk::Proof = serde_json::from_value(flip[side]["proof"].clone()).expect("a proof");
            desk::verify(&proof).expect("it comes out");
        }
        let theirs = desk.post(&tom, path, &body).await.good();
        assert_eq!((&theirs["tickets"], &theirs["flips"]), (&json!(0), &json!([])), "another provider's");
    }
    let same = desk.get(&mona, &format!("{path}?agreement=2021-09")).await.good();
    assert_eq!((&same["tickets"], &same["flips"]), (&json!(1), &json!([])));
    assert!(same["note"].as_str().is_some_and(|note| !note.is_empty()));
    assert_eq!(desk.app.position(), position, "nothing was written");
    assert_eq!(
        desk.get(&mona, &format!("{path}?agreement=1999")).await.problem(),
        (404, "not-found".to_owned())
    );
    let odd = json!({"terms": {"figures": {"within_minutes": {"7": 30}}}});
    assert_eq!(desk.post(&mona, path, &odd).await.problem(), (422, "bad-parameter".to_owned()));
    let backwards = format!("{path}?agreement=2021-09&from=2026-12-01&to=2026-11-01");
    assert_eq!(desk.get(&mona, &backwards).await.problem(), (422, "bad-parameter".to_owned()));
    assert_eq!(desk.get("", &format!("{path}?agreement=2021-09")).await.problem().0, 401);
}
