//! Problems, maintenance, releases and the answer to a resolution, told in JSON (clause 2.A).

use serde_json::json;

use super::desk::Desk;

/// Source: clause 2.A: a problem from its first suspicion to its release, and what the provider reads of it.
#[tokio::test]
async fn a_problem_and_the_release_that_removes_its_cause() {
    let desk = Desk::new("api-works").await;
    let bearer = async |who| desk.bearer(who).await;
    let (nora, vera, quentin) =
        (bearer(desk.nora).await, bearer(desk.vera).await, bearer(desk.quentin).await);
    let number = desk.report(desk.nora, "Blank page").await;
    let triage = json!({"category": 2, "gravity": "minor"});
    desk.post(&vera, &format!("/api/v1/tickets/{number}/triage"), &triage).await.good();

    let begun = json!({"title": "Blank pages", "statement": "Since 17:30."});
    let problem = desk.post(&vera, "/api/v1/problems", &begun).await.good();
    assert_eq!(
        (&problem["number"], &problem["version"], &problem["open"]),
        (&json!(1), &json!(1), &json!(true))
    );
    let say = |text: &str| json!({"text": text});
    desk.post(&vera, "/api/v1/problems/1/hypotheses", &say("The cache.")).await.good();
    let held = json!({"hypothesis": 1, "verdict": "held", "text": "Cleared."});
    desk.post(&quentin, "/api/v1/problems/1/verdicts", &held).await.good();
    let linked = desk.post(&vera, "/api/v1/problems/1/incidents", &json!({"ticket": number})).await.good();
    assert_eq!(linked["incidents"][0]["number"], number);
    desk.post(&vera, "/api/v1/problems/1/workaround", &say("Sign in twice.")).await.good();
    let stale = json!({"text": "The key.", "seen": 1});
    let refused = desk.post(&vera, "/api/v1/problems/1/cause", &stale).await;
    assert_eq!(refused.problem(), (409, "stale".to_owned()));

    let theirs = desk.get(&nora, "/api/v1/problems/1").await.good();
    assert_eq!(theirs["workaround"], "Sign in twice.");
    assert!(theirs.get("hypotheses").is_none(), "the log is the centre's");
    let refused = desk.post(&nora, "/api/v1/problems/1/cause", &say("x")).await;
    assert_eq!(refused.problem(), (403, "not-allowed".to_owned()));
    let hidden = desk.get(&bearer(desk.tom).await, "/api/v1/problems/1").await;
    assert_eq!(hidden.problem(), (404, "not-found".to_owned()));

    let contents =
        json!({"version": "4.2.1", "contains": "The key.", "delivery": "supplied", "problems": [1]});
    let release = desk.post(&vera, "/api/v1/releases", &contents).await.good();
    assert_eq!(release["closes"], json!([number]));
    let notice = json!({"notice": {"en": "Out.", "fr": "Parue.", "ja": "公開。"}});
    let early = desk.post(&vera, "/api/v1/releases/1/publication", &notice).await;
    assert_eq!(early.problem(), (403, "announcer-not-qualified".to_owned()));
    let out = desk.post(&quentin, "/api/v1/releases/1/publication", &notice).await.good();
    assert_eq!((&out["state"], &out["told"], &out["left"]), (&json!("published"), &json!(1), &json!(0)));
    let ticket = desk.get(&nora, &format!("/api/v1/tickets/{number}")).await.good();
    assert_eq!(ticket["state"], "resolved");
    let objection = json!({"reason": "Still blank."});
    let open = desk.post(&nora, &format!("/api/v1/tickets/{number}/objection"), &objection).await.good();
    assert_eq!(open["state"], "in_progress");
    let twice = desk.post(&nora, &format!("/api/v1/tickets/{number}/acceptance"), &json!({})).await;
    assert_eq!(twice.problem(), (409, "nothing-to-answer".to_owned()));
}

/// Source: clause 2.A and the agreement's rule; 20 Nov 2026 is a Friday.
#[tokio::test]
async fn a_maintenance_is_refused_or_announced_by_the_agreements_rule() {
    let desk = Desk::new("api-maintenance").await;
    let (nora, mona) = (desk.bearer(desk.nora).await, desk.bearer(desk.mona).await);
    let plan = |day: &str| {
        json!({
            "from": format!("2026-11-{day}T08:00:00Z"), "until": format!("2026-11-{day}T10:00:00Z"),
            "whom": {"regions": ["EMEA"]}, "effect": "degraded", "title": "Move", "steps": "1. Stop.",
        })
    };
    let short = desk.post(&mona, "/api/v1/maintenance", &plan("21")).await;
    assert_eq!(short.problem(), (422, "too-short-notice".to_owned()));
    let mut unknown = plan("28");
    unknown["release"] = json!(7);
    let unknown = desk.post(&mona, "/api/v1/maintenance", &unknown).await;
    assert_eq!(unknown.problem(), (422, "no-release".to_owned()));
    let draft = desk.post(&mona, "/api/v1/maintenance", &plan("28")).await.good();
    assert_eq!((&draft["number"], &draft["state"]), (&json!(1), &json!("planned")));
    assert_eq!(desk.get(&nora, "/api/v1/maintenance").await.good(), json!([]));
    let notice = json!({"notice": {"en": "We move.", "fr": "Nous migrons.", "ja": "移行。"}});
    desk.post(&mona, "/api/v1/maintenance/1/announcement", &notice).await.good();
    let seen = desk.get(&nora, "/api/v1/maintenance/1").await.good();
    assert_eq!((&seen["state"], &seen["notice"]["fr"]), (&json!("announced"), &json!("Nous migrons.")));
    let clash = desk.post(&mona, "/api/v1/maintenance", &plan("28")).await;
    assert_eq!(clash.problem(), (409, "overlaps".to_owned()));
    let letters = desk.get(&mona, "/api/v1/outbox").await.good();
    assert!(letters.as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(desk.get(&nora, "/api/v1/outbox").await.problem(), (403, "not-allowed".to_owned()));
}
