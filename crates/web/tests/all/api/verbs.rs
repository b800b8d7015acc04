//! What may be done to a ticket, told in JSON.

use serde_json::{Value, json};

use super::desk::{Desk, ask};

/// The clock of a measure that counts now.
fn clock<'t>(ticket: &'t Value, measure: &str) -> &'t Value {
    let clocks = ticket["clocks"].as_array().expect("clocks");
    clocks.iter().rev().find(|clock| clock["measure"] == measure).expect("that clock")
}

/// Source: clauses 1, 3.D and 4: the story of a ticket, from the report to its return.
#[tokio::test]
async fn the_story_of_a_ticket() {
    let desk = Desk::new("story").await;
    let bearer = async |who| desk.bearer(who).await;
    let (nora, vera, quentin) =
        (bearer(desk.nora).await, bearer(desk.vera).await, bearer(desk.quentin).await);
    let number = desk.report(desk.nora, "Blank page").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");

    desk.clock("2026-11-20 17:50 Paris");
    let ticket = desk.post(&vera, &path("acknowledgement"), &json!({"note": "We have it."})).await.good();
    assert_eq!(ticket["state"], "acknowledged");
    let acknowledged = clock(&ticket, "acknowledgement");
    assert_eq!((&acknowledged["standing"], &acknowledged["spent_seconds"]), (&json!("met"), &json!(480)));
    let twice = desk.post(&vera, &path("acknowledgement"), &json!({})).await;
    assert_eq!(twice.problem(), (409, "already-acknowledged".to_owned()));

    let ticket = desk.post(&vera, &path("work"), &json!({})).await.good();
    assert_eq!(ticket["state"], "in_progress");

    let triage = json!({"category": 2, "gravity": "minor", "kind": "incident"});
    let ticket = desk.post(&vera, &path("triage"), &triage).await.good();
    assert_eq!((&ticket["category"], &ticket["gravity"]), (&json!(2), &json!("minor")));
    assert_eq!(clock(&ticket, "acknowledgement")["target_seconds"], 4 * 3600);
    assert_eq!(clock(&ticket, "acknowledgement")["course"], "firm");
    let seen = ticket["version"].clone();

    // An unqualified agent's diagnosis is heard, and the response time runs on (clause 1).
    desk.clock("2026-11-23 09:30 Paris");
    let ticket = desk.post(&vera, &path("diagnosis"), &json!({"text": "The cache?"})).await.good();
    assert_eq!(clock(&ticket, "diagnosis")["standing"], "measuring");
    let stale = json!({"text": "The cache.", "seen": seen});
    assert_eq!(desk.post(&quentin, &path("diagnosis"), &stale).await.problem(), (409, "stale".to_owned()));
    let fresh = json!({"text": "The cache.", "seen": ticket["version"]});
    let ticket = desk.post(&quentin, &path("diagnosis"), &fresh).await.good();
    assert_eq!(ticket["state"], "diagnosed");
    let diagnosis = clock(&ticket, "diagnosis");
    assert_eq!(diagnosis["standing"], "measured");
    assert_eq!(diagnosis["spent_seconds"], 18 * 60 + 30 * 60, "Friday's end and Monday's beginning");
    assert_eq!(diagnosis["stop"]["at"], "2026-11-23T08:30:00Z");

    let ticket = desk.post(&nora, &path("messages"), &json!({"text": "Thank you"})).await.good();
    assert_eq!(ticket["state"], "diagnosed");
    let resolution = json!({"resolution": "workaround", "delivery": "supplied", "text": "Clear it."});
    let ticket = desk.post(&quentin, &path("resolution"), &resolution).await.good();
    assert_eq!(ticket["state"], "resolved");
    let ticket = desk.post(&nora, &path("closure"), &json!({"reason": "It works"})).await.good();
    assert_eq!(ticket["state"], "closed");
    let late = desk.post(&quentin, &path("resolution"), &resolution).await;
    assert_eq!(late.problem().0, 409);
    let ticket = desk.post(&nora, &path("reopening"), &json!({"reason": "It is back"})).await.good();
    assert_ne!(ticket["state"], "closed");
    assert_eq!(clock(&ticket, "acknowledgement")["standing"], "met", "no new clock");

    let journal = desk.get(&quentin, &path("journal")).await.good();
    let entries = journal["entries"].as_array().expect("entries");
    let told: Vec<_> = entries.iter().map(|entry| entry["what"].as_str().expect("a word")).collect();
    let story = [
        "opened",
        "acknowledged",
        "work_started",
        "triaged",
        "diagnosed",
        "diagnosed",
        "message_sent",
        "resolved",
        "closed",
        "reopened",
    ];
    assert_eq!(told, story);
    assert!(entries.iter().enumerate().all(|(i, entry)| entry["number"] == i + 1), "numbered without a gap");
    assert!(journal.to_string().contains("It is back"), "the words go with it");
}

#[tokio::test]
async fn a_verb_that_is_not_ones_own_is_refused_by_name() {
    let desk = Desk::new("refused").await;
    let nora = desk.bearer(desk.nora).await;
    let number = desk.report(desk.nora, "Mine").await;
    for (noun, body) in [
        ("acknowledgement", json!({})),
        ("work", json!({})),
        ("triage", json!({"category": 1, "gravity": "major"})),
        ("diagnosis", json!({"text": "I know"})),
        ("resolution", json!({"resolution": "other", "delivery": "supplied", "text": "Done"})),
    ] {
        let answer = desk.post(&nora, &format!("/api/v1/tickets/{number}/{noun}"), &body).await;
        assert_eq!(answer.problem(), (403, "not-allowed".to_owned()), "{noun}");
    }
    let ticket = desk.get(&nora, &format!("/api/v1/tickets/{number}")).await.good();
    assert_eq!(ticket["state"], "received");
    assert!(!ticket["allowed"].as_array().expect("verbs").contains(&json!("acknowledge")));
}

/// Source: clause 4, changes of priority; lowering after the due instant is owed a reason and a second person.
#[tokio::test]
async fn lowering_after_the_due_instant_takes_a_second_person() {
    let desk = Desk::new("lowering").await;
    let (vera, quentin) = (desk.bearer(desk.vera).await, desk.bearer(desk.quentin).await);
    let number = desk.report(desk.nora, "Slow").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");
    let first = json!({"category": 1, "gravity": "major"});
    desk.post(&vera, &path("triage"), &first).await.good();
    desk.clock("2026-11-23 11:00 Paris");
    let lower = json!({"category": 2, "gravity": "minor"});
    assert_eq!(desk.post(&vera, &path("triage"), &lower).await.status, 422, "a reason is owed");
    let with_reason = json!({"category": 2, "gravity": "minor", "reason": "One function only"});
    let proposed = desk.post(&vera, &path("triage"), &with_reason).await.good();
    assert_eq!(proposed["category"], 1, "not yet");
    let own = desk.post(&vera, &path("lowering/confirmation"), &json!({})).await;
    assert_eq!(own.problem(), (409, "same-person".to_owned()));
    let declined = desk.post(&quentin, &path("lowering/refusal"), &json!({"reason": "No"})).await.good();
    assert_eq!(declined["category"], 1);
    desk.post(&vera, &path("triage"), &with_reason).await.good();
    let confirmed = desk.post(&quentin, &path("lowering/confirmation"), &json!({})).await.good();
    assert_eq!(confirmed["category"], 2);
    let none = desk.post(&quentin, &path("lowering/confirmation"), &json!({})).await;
    assert_eq!(none.problem().0, 409);
}

#[tokio::test]
async fn a_note_is_for_its_own_side() {
    let desk = Desk::new("notes").await;
    let (nora, vera) = (desk.bearer(desk.nora).await, desk.bearer(desk.vera).await);
    let number = desk.report(desk.nora, "Shared").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");
    desk.post(&vera, &path("notes"), &json!({"text": "centre secret"})).await.good();
    desk.post(&nora, &path("notes"), &json!({"text": "provider secret"})).await.good();
    desk.post(&vera, &path("messages"), &json!({"text": "to both"})).await.good();
    let centre = desk.get(&vera, &path("journal")).await.good();
    let provider = desk.get(&nora, &path("journal")).await.good();
    let has = |journal: &Value, words: &str| journal.to_string().contains(words);
    assert!(has(&centre, "centre secret") && !has(&centre, "provider secret") && has(&centre, "to both"));
    assert!(
        has(&provider, "provider secret") && !has(&provider, "centre secret") && has(&provider, "to both")
    );
    let entries = |journal: &Value| journal["entries"].as_array().expect("entries").len();
    assert_eq!((entries(&centre), entries(&provider)), (3, 3), "not even that there was one");
}

#[tokio::test]
async fn a_verb_asked_twice_with_one_key_is_done_once() {
    let desk = Desk::new("twice").await;
    let nora = desk.bearer(desk.nora).await;
    let number = desk.report(desk.nora, "Twice").await;
    let path = format!("/api/v1/tickets/{number}/messages");
    let send = async |text: &str| {
        let request = ask("POST", &path, &nora)
            .header("content-type", "application/json")
            .header("idempotency-key", "m-1");
        let body = json!({ "text": text }).to_string();
        desk.send(request, body).await
    };
    let first = send("Hello").await.good();
    let second = send("Hello").await.good();
    assert_eq!(first["version"], second["version"]);
    assert_eq!(send("Goodbye").await.problem(), (422, "key-reused".to_owned()));
}

/// Source: a proof is checked with nothing but itself.
#[tokio::test]
async fn a_proof_verifies_itself_and_a_forged_one_does_not() {
    let desk = Desk::new("proof").await;
    let (nora, vera) = (desk.bearer(desk.nora).await, desk.bearer(desk.vera).await);
    let number = desk.report(desk.nora, "Why").await;
    let path = |measure: &str| format!("/api/v1/tickets/{number}/clocks/{measure}/proof");
    for moment in ["2026-11-20 17:42 Paris", "2026-11-22 12:00 Paris", "2026-11-23 09:20 Paris"] {
        desk.clock(moment);
        for measure in ["acknowledgement", "diagnosis"] {
            let body = desk.get(&nora, &path(measure)).await;
            let proof: desk::Proof = serde_json::from_str(&body.body).expect("a proof");
            desk::verify(&proof).unwrap_or_else(|error| panic!("{measure} at {moment}: {error}"));
        }
    }
    desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good();
    let body = desk.get(&nora, &path("acknowledgement")).await.body;
    let proof: desk::Proof = serde_json::from_str(&body).expect("a proof");
    desk::verify(&proof).expect("a true one");
    let forged = body.replace("2026-11-23T08:42:00Z", "2026-11-23T09:42:00Z");
    assert_ne!(forged, body);
    let forged: desk::Proof = serde_json::from_str(&forged).expect("a proof still");
    assert!(desk::verify(&forged).is_err());
    assert_eq!(desk.get(&nora, &path("happiness")).await.problem(), (404, "not-found".to_owned()));
}

/// Source: the access rules, §3.2 "public message: redact": by the same verb, through the API.
#[tokio::test]
async fn words_are_redacted_and_the_journal_says_so() {
    let desk = Desk::new("redaction").await;
    let nora = desk.bearer(desk.nora).await;
    let number = desk.report(desk.nora, "Blank page").await;
    let path = format!("/api/v1/tickets/{number}");
    desk.post(&nora, &format!("{path}/messages"), &json!({"text": "CANARY"})).await.good();
    let redaction = format!("{path}/messages/2/redaction");
    desk.post(&nora, &redaction, &json!({})).await.good();
    let journal = desk.get(&nora, &format!("{path}/journal")).await.good();
    let last = journal["entries"].as_array().and_then(|all| all.last()).expect("an entry").clone();
    assert_eq!(
        (&last["what"], &last["fact"]["ticket"]["redacted"]["entry"]),
        (&json!("redacted"), &json!(2))
    );
    assert!(!journal.to_string().contains("CANARY"));
    assert_eq!(
        desk.post(&nora, &redaction, &json!({})).await.problem(),
        (409, "already-redacted".to_owned())
    );
    let nothing = format!("{path}/messages/99/redaction");
    assert_eq!(
        desk.post(&nora, &nothing, &json!({"reason": "I"})).await.problem(),
        (422, "no-words-to-redact".to_owned())
    );
}

/// Source: the access rules, §3.2 "journal", through the API: of one's own organisation, page by page.
#[tokio::test]
async fn who_changed_what_is_told_to_programs() {
    let desk = Desk::new("audit").await;
    let (sofia, nora) = (desk.bearer(desk.sofia).await, desk.bearer(desk.nora).await);
    desk.report(desk.sofia, "Blank page").await;
    let path = format!("/api/v1/organisations/{}/audit", desk.direct);
    let audit = desk.get(&sofia, &format!("{path}?kind=ticket")).await.good();
    assert_eq!(audit["entries"][0]["on"], "ticket");
    assert_eq!(audit["wrong"], Value::Null);
    assert_eq!(desk.get(&nora, &path).await.problem().0, 404);
    assert_eq!(desk.get(&sofia, &format!("{path}?kind=nothing")).await.problem().0, 404);
}
