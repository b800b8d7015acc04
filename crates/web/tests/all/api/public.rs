//! What anybody may ask: hours, due instants, the agreement. And the reports, which are for those inside.

use serde_json::{Value, json};

use super::desk::Desk;

const AGREEMENT: &str = include_str!("../../../../../agreements/2021-09.toml");

/// Source: Monday 23 November 2026 is a public holiday in Japan, not in France.
#[tokio::test]
async fn hours_are_public() {
    let desk = Desk::new("hours").await;
    desk.clock("2026-11-23 10:00 Paris");
    let hours = desk.get("", "/api/v1/hours").await.good();
    assert_eq!(hours["now"], "2026-11-23T09:00:00Z");
    let regions = hours["regions"].as_array().expect("regions");
    let region = |id: &str| regions.iter().find(|r| r["region"] == id).expect("a region").clone();
    assert_eq!(
        (&region("EMEA")["open"], &region("EMEA")["closes"]),
        (&json!(true), &json!("2026-11-23T17:00:00Z"))
    );
    assert_eq!(
        (&region("APAC")["open"], &region("APAC")["opens"]),
        (&json!(false), &json!("2026-11-24T00:00:00Z"))
    );
    assert_eq!(region("APAC")["holiday"], "勤労感謝の日");
    assert_eq!(region("NAM")["open"], json!(false), "four in the morning");
}

#[tokio::test]
async fn a_due_instant_comes_with_its_reasons() {
    let desk = Desk::new("due").await;
    let ask = async |rest: &str| desk.get("", &format!("/api/v1/hours/{rest}")).await;
    let proof = ask("EMEA/due?category=1&at=2026-11-20T16:42:00Z").await.good();
    assert_eq!(proof["due"], "2026-11-23T08:42:00Z");
    let proof: desk::Proof = serde_json::from_value(proof).expect("a proof");
    desk::verify(&proof).expect("it comes out");
    let now = ask("EMEA/due?category=2").await.good();
    assert_eq!(now["due"], "2026-11-23T11:42:00Z", "now, if no instant is given");
    let offset = ask("APAC/due?category=1&at=2026-11-20T17:42:00%2B09:00").await.good();
    assert_eq!(offset["due"], "2026-11-24T00:42:00Z", "Monday is a holiday there");

    for (rest, kind) in [
        ("MOON/due?category=1", "unknown-region"),
        ("EMEA/due?category=3", "unknown-category"),
        ("EMEA/due?category=1&at=2026-11-20T17:42:00", "bad-instant"),
        ("EMEA/due?category=1&at=yesterday", "bad-instant"),
        ("EMEA/due?category=one", "bad-parameter"),
        ("EMEA/due", "bad-parameter"),
        ("EMEA/due?category=1&zone=Paris", "bad-parameter"),
    ] {
        assert_eq!(ask(rest).await.problem(), (422, kind.to_owned()), "{rest}");
    }
    for beyond in ["9999-12-30T00:00:00Z", "-009999-01-02T00:00:00Z", "1850-01-01T00:00:00Z"] {
        let answer = ask(&format!("EMEA/due?category=1&at={beyond}")).await;
        assert_eq!(answer.problem().0, 422, "{beyond}: {}", answer.body);
    }
}

#[tokio::test]
async fn the_agreement_is_public() {
    let desk = Desk::new("agreements").await;
    let all = desk.get("", "/api/v1/agreements").await.good();
    let version = &all["agreements"][0];
    assert_eq!((&version["id"], &version["in_force"]), (&json!("2021-09"), &json!(true)));
    let one = desk.get("", "/api/v1/agreements/2021-09").await.good();
    assert_eq!(one["source"], AGREEMENT, "the file itself");
    assert_eq!(one["hash"], version["hash"]);
    assert_eq!(one["regions"].as_array().expect("regions").len(), 4);
    assert!(one["clauses"].as_array().expect("clauses").iter().any(|clause| clause["id"] == "4"));
    assert_eq!(desk.get("", "/api/v1/agreements/1999-01").await.problem(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn a_report_counts_every_ticket_once() {
    let desk = Desk::new("report").await;
    let (vera, nora, tom) =
        (desk.bearer(desk.vera).await, desk.bearer(desk.nora).await, desk.bearer(desk.tom).await);
    let mut numbers = Vec::new();
    for n in 0..4 {
        numbers.push(desk.report(desk.nora, &format!("Report {n}")).await);
    }
    for (n, number) in numbers.iter().enumerate() {
        let triage = json!({"category": 1 + n % 2, "gravity": "minor"});
        desk.post(&vera, &format!("/api/v1/tickets/{number}/triage"), &triage).await.good();
    }
    let acknowledge = async |number: u64| {
        desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good()
    };
    acknowledge(numbers[0]).await;
    acknowledge(numbers[1]).await;
    desk.clock("2026-11-23 11:00 Paris");
    acknowledge(numbers[2]).await;
    let report = desk.get(&vera, "/api/v1/reports/targets?by=region,category").await.good();
    assert_eq!(report["by"], json!(["region", "category"]));
    assert_eq!(report["groups"].as_array().expect("groups").len(), 2, "{report}");
    let own = desk.get(&nora, "/api/v1/reports/targets").await.good();
    assert_eq!(own["total"], report["total"]);
    assert!(report["note"].as_str().is_some_and(|note| !note.is_empty()));
    let none = desk.get(&tom, "/api/v1/reports/targets").await.good();
    assert_eq!(none["groups"], json!([]), "another provider's figures are theirs");
    let unsaid = desk.get(&vera, "/api/v1/reports/targets?by=&from=&to=").await.good();
    assert_eq!(unsaid["by"], report["by"], "a form's empty field says nothing");
    let before = desk.get(&vera, "/api/v1/reports/targets?to=2026-11-20").await.good();
    assert_eq!(before["groups"], json!([]));
    for bad in
        ["by=weather", "from=2026-13-01", "from=2026-11-02&to=2026-11-01", "from=today", "until=2026-11-01"]
    {
        let answer = desk.get(&vera, &format!("/api/v1/reports/targets?{bad}")).await;
        assert_eq!(answer.problem(), (422, "bad-parameter".to_owned()), "{bad}");
    }
}

#[tokio::test]
async fn a_machine_is_told_how_the_machine_is() {
    let desk = Desk::new("machine").await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(desk.get("", path).await.status, 200, "{path}");
    }
    desk.get("", "/api/v1/hours").await.good();
    let mona = desk.program(desk.mona).await;
    let metrics = desk.get(&mona, "/metrics").await;
    assert_eq!(metrics.status, 200);
    assert!(metrics.body.contains("/api/v1/hours"), "{}", metrics.body);
    assert!(metrics.body.contains("guichet_reads_lost 0\n"), "{}", metrics.body);
    assert!(metrics.body.ends_with("# EOF\n"));
}

/// Source: ASVS 5.0, 13.4.5: figures are for whoever may see how the machine is, and no strangers; only whether it is alive is
/// for anybody, since a probe has no token.
#[tokio::test]
async fn the_health_of_the_machine_is_for_whoever_watches_over_it() {
    let desk = Desk::new("health").await;
    for path in ["/metrics", "/api/v1/health"] {
        assert_eq!(desk.get("", path).await.status, 401, "{path}");
        let sofia = desk.program(desk.sofia).await;
        assert_eq!(desk.get(&sofia, path).await.problem(), (403, "not-allowed".to_owned()), "{path}");
    }
    let mona = desk.program(desk.mona).await;
    let told = desk.get(&mona, "/api/v1/health").await.good();
    let vital = |told: &Value, what: &str| -> Value {
        let all = told["vitals"].as_array().expect("vitals");
        all.iter().find(|one| one["what"] == what).cloned().unwrap_or_else(|| panic!("no {what} in {told}"))
    };
    assert_eq!(vital(&told, "program")["measured"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(vital(&told, "journal")["measured"]["position"], desk.app.position());
    assert_eq!(vital(&told, "backups")["standing"], "unknown", "the desk doesn't know, and says so");
    assert_eq!(told["standing"], "good", "of what it can know");
    assert_eq!(vital(&told, "raising_alarms")["standing"], "unknown", "here no task runs");
    assert_eq!(vital(&told, "reads")["measured"], json!({ "waiting": 0, "lost": 0 }));
    assert_eq!(vital(&told, "sessions")["measured"]["open"], 0);
    // The journal is verified daily, and when somebody asks.
    assert_eq!(vital(&told, "journal")["standing"], "unknown");
    let walk = desk.post(&mona, "/api/v1/health/verifications", &json!({})).await.good();
    assert_eq!(walk, json!({ "entries": desk.app.position(), "wrong": null, "is_under_way": false }));
    let told = desk.get(&mona, "/api/v1/health").await.good();
    assert_eq!(vital(&told, "journal")["standing"], "good");
    assert_eq!(vital(&told, "journal")["measured"]["verified"]["wrong"], Value::Null);
    let sofia = desk.program(desk.sofia).await;
    let refused = desk.post(&sofia, "/api/v1/health/verifications", &json!({})).await;
    assert_eq!(refused.problem(), (403, "not-allowed".to_owned()));
    let verified = desk.pages().post(desk.mona, "/desk/health/verifications", &[]).await;
    assert_eq!(verified.location(), "/desk/health?done=verified");
    let page = desk.pages().get(desk.mona, "/desk/health?done=verified").await.words();
    assert!(page.contains("The journal was verified.") && page.contains("are what was written"), "{page}");
    // An alarm that nobody raises, and a clock that jumps.
    desk.report(desk.nora, "Blank page").await;
    desk.clock("2026-11-23 16:00 Paris");
    let late = desk.get(&mona, "/api/v1/health").await.good();
    assert_eq!(
        (&vital(&late, "alarms")["standing"], &vital(&late, "clock")["standing"]),
        (&json!("act"), &json!("act"))
    );
    assert_eq!(late["standing"], "act");
    while desk.app.raise_alarms().await.expect("raised") > 0 {}
    let again = desk.get(&mona, "/api/v1/health").await.good();
    assert_eq!(vital(&again, "alarms")["standing"], "good");
    let page = desk.pages().get(desk.mona, "/desk/health").await;
    assert_eq!(page.status, 200);
    let words = page.words();
    assert!(words.contains("Act now") && words.contains("the desk makes none"), "{words}");
    assert_eq!(desk.pages().get(desk.vera, "/desk/health").await.status, 403);
}
