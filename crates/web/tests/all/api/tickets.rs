//! Reporting, listing, reading.

use axum::body::Body;
use axum::http::header;
use serde_json::{Value, json};

use super::desk::{Desk, Reply, ask};

async fn create(desk: &Desk, bearer: &str, key: &str, body: &Value) -> Reply {
    let request = ask("POST", "/api/v1/tickets", bearer)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .header("idempotency-key", key);
    desk.send(request, body.to_string()).await
}

/// Source: clause 4; the contract's own example, Friday 17:42 in Paris.
#[tokio::test]
async fn a_report_is_answered_with_its_clocks() {
    let desk = Desk::new("a report").await;
    let nora = desk.bearer(desk.nora).await;
    let report = json!({
        "subject": "Blank page after sign-in", "stops": "everything", "affected": "all", "steps": "1. Sign in",
        "reference": "INC-7", "customer": desk.customer.to_string(),
    });
    let answer = desk.post(&nora, "/api/v1/tickets", &report).await;
    assert_eq!(answer.status, 201);
    let ticket = answer.good();
    assert_eq!(answer.header("location"), format!("/api/v1/tickets/{}", ticket["number"]));
    assert_eq!(ticket["subject"], "Blank page after sign-in");
    assert_eq!(ticket["reference"], "INC-7");
    assert_eq!(ticket["customer"]["name"], "Ateliers Moreau");
    assert_eq!(ticket["state"], "received");
    assert_eq!(ticket["door"], "api");
    assert_eq!(ticket["opened_at"], "2026-11-20T16:42:00Z");
    let clock = &ticket["clocks"][0];
    assert_eq!(clock["measure"], "acknowledgement");
    assert_eq!(clock["course"], "provisional", "before triage the strictest target runs");
    assert_eq!(clock["due"], "2026-11-23T08:42:00Z");
    assert_eq!(clock["target_seconds"], 3600);
    let candidates: Vec<_> = clock["candidates"].as_array().expect("both categories").iter().collect();
    assert_eq!(candidates.len(), 2);
    assert_eq!(candidates[1]["due"], "2026-11-23T11:42:00Z");
    assert!(ticket["missing"].as_array().expect("what would help").contains(&json!("expected")), "{ticket}");

    let again = desk.get(&nora, answer.header("location")).await.good();
    assert_eq!(again, ticket, "a ticket read is the ticket answered");
}

#[tokio::test]
async fn the_same_key_again_has_the_same_result() {
    let desk = Desk::new("idempotency").await;
    let (nora, sofia) = (desk.bearer(desk.nora).await, desk.bearer(desk.sofia).await);
    let body = json!({"subject": "Once"});
    let first = create(&desk, &nora, "k-1", &body).await;
    let second = create(&desk, &nora, "k-1", &body).await;
    assert_eq!((first.status.as_u16(), &first.body), (201, &second.body));
    assert_eq!(first.header("location"), second.header("location"));

    let other = create(&desk, &nora, "k-1", &json!({"subject": "Another"})).await;
    assert_eq!(other.problem(), (422, "key-reused".to_owned()));
    let mine = create(&desk, &sofia, "k-1", &body).await.good();
    assert_ne!(mine["number"], first.good()["number"], "a key is its holder's own");
    let third = create(&desk, &nora, "k-2", &body).await.good();
    assert_ne!(third["number"], first.good()["number"]);

    let long = "k".repeat(201);
    for bad in ["", long.as_str()] {
        assert_eq!(create(&desk, &nora, bad, &body).await.problem(), (422, "bad-key".to_owned()));
    }
    let all = desk.get(&nora, "/api/v1/tickets").await.good();
    assert_eq!(all["tickets"].as_array().expect("a list").len(), 2);
}

/// Source: the preamble: an indirect customer asks its provider.
#[tokio::test]
async fn an_indirect_customer_is_told_whom_to_ask() {
    let desk = Desk::new("indirect").await;
    let ines = desk.bearer(desk.ines).await;
    let answer = desk.post(&ines, "/api/v1/tickets", &json!({"subject": "Please"})).await;
    assert_eq!(answer.status, 403);
    assert!(answer.problem().1.contains("indirect"), "{}", answer.body);

    let nora = desk.bearer(desk.nora).await;
    let stranger = json!({"subject": "For them", "customer": desk.direct.to_string()});
    assert_eq!(desk.post(&nora, "/api/v1/tickets", &stranger).await.status, 403, "not Nora's customer");
}

#[tokio::test]
async fn sec_c01_what_is_not_there_and_what_is_not_yours_are_one_answer() {
    let desk = Desk::new("one answer").await;
    let number = desk.report(desk.nora, "Theirs").await;
    let tom = desk.bearer(desk.tom).await;
    for rest in ["", "/journal", "/clocks/acknowledgement/proof"] {
        let foreign = desk.get(&tom, &format!("/api/v1/tickets/{number}{rest}")).await;
        let nowhere = desk.get(&tom, &format!("/api/v1/tickets/4294967000{rest}")).await;
        let no_number = desk.get(&tom, &format!("/api/v1/tickets/first{rest}")).await;
        assert_eq!(foreign.problem(), (404, "not-found".to_owned()));
        assert_eq!(foreign, nowhere, "byte by byte");
        assert_eq!(foreign, no_number);
    }
    let text =
        json!({"text": "Hello", "reason": "x", "category": 1, "resolution": "other", "delivery": "supplied"});
    for (verb, body) in [
        ("acknowledgement", json!({})),
        ("messages", json!({"text": "Hello"})),
        ("closure", json!({})),
        ("reopening", json!({"reason": "again"})),
        ("diagnosis", json!({"text": "Found"})),
        ("triage", json!({"category": 1, "gravity": "major"})),
    ] {
        let foreign = desk.post(&tom, &format!("/api/v1/tickets/{number}/{verb}"), &body).await;
        let nowhere = desk.post(&tom, &format!("/api/v1/tickets/4294967000/{verb}"), &body).await;
        assert_eq!(foreign.problem(), (404, "not-found".to_owned()), "{verb}");
        assert_eq!(foreign, nowhere, "{verb}");
        let unread = desk.post(&tom, &format!("/api/v1/tickets/{number}/{verb}"), &text).await;
        assert_eq!(unread.problem().0, 422, "a body that can't be read tells nothing of the ticket: {verb}");
    }
    let unknown = desk.get(&tom, "/api/v1/nothing/here").await;
    assert_eq!(unknown.problem(), (404, "not-found".to_owned()));
}

#[tokio::test]
async fn a_list_is_the_queue_in_pages() {
    let desk = Desk::new("pages").await;
    let (quentin, nora) = (desk.bearer(desk.quentin).await, desk.bearer(desk.nora).await);
    for n in 0..7 {
        desk.clock(&format!("2026-11-20 17:{} Paris", 50 - n));
        desk.report(if n % 2 == 0 { desk.nora } else { desk.sofia }, &format!("Report {n}")).await;
    }
    let (mut seen, mut path) = (Vec::new(), "/api/v1/tickets?sort=due&limit=3".to_owned());
    loop {
        let page = desk.get(&quentin, &path).await.good();
        let rows = page["tickets"].as_array().expect("rows").clone();
        assert!(rows.len() <= 3);
        seen.extend(
            rows.iter()
                .map(|row| (row["due"].as_str().expect("a due instant").to_owned(), row["number"].clone())),
        );
        match page["next"].as_str() {
            Some(cursor) => path = format!("/api/v1/tickets?sort=due&limit=3&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.is_sorted_by(|a, b| a.0 <= b.0), "due first: {seen:?}");

    let own = desk.get(&nora, "/api/v1/tickets?limit=200").await.good();
    let empty =
        desk.get(&nora, "/api/v1/tickets?state=&region=&category=&sort=due&limit=&cursor=").await.good();
    assert_eq!(
        empty["tickets"].as_array().map(Vec::len),
        own["tickets"].as_array().map(Vec::len),
        "an empty filter asks for nothing"
    );
    assert_eq!(own["tickets"].as_array().expect("rows").len(), 4, "one's own organisation's");
    let nam = desk.get(&quentin, "/api/v1/tickets?region=NAM").await.good();
    assert_eq!(nam["tickets"].as_array().expect("rows").len(), 3);
    assert_eq!(nam["tickets"][0]["asked_by"]["name"], "Direct & Co");
    for nothing in ["state=over", "state=closed", "category=2", "region=APAC"] {
        let page = desk.get(&quentin, &format!("/api/v1/tickets?{nothing}")).await.good();
        assert_eq!(page["tickets"].as_array().expect("rows").len(), 0, "{nothing}");
    }
}

#[tokio::test]
async fn sec_d01_a_parameter_that_will_not_do_is_refused_by_name() {
    let desk = Desk::new("parameters").await;
    let nora = desk.bearer(desk.nora).await;
    for (query, name) in [
        ("state=opne", "state"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=-1", "limit"),
        ("limit=many", "limit"),
        ("sort=age", "sort"),
        ("cursor=nowhere", "cursor"),
        ("category=1000", "category"),
        ("colour=red", "colour"),
        ("limit=3&limit=4", "limit"),
    ] {
        let answer = desk.get(&nora, &format!("/api/v1/tickets?{query}")).await;
        assert_eq!(answer.problem(), (422, "bad-parameter".to_owned()), "{query}");
        assert!(answer.body.contains(name), "{query}: {}", answer.body);
    }
}

#[tokio::test]
async fn sec_d10_a_body_is_read_strictly() {
    let desk = Desk::new("strictly").await;
    let nora = desk.bearer(desk.nora).await;
    let post = async |kind: Option<&str>, body: &str| {
        let mut request = ask("POST", "/api/v1/tickets", &nora);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        desk.send(request, body.to_owned()).await.problem()
    };
    let json = Some("application/json");
    let unreadable = |status| (status, "unreadable".to_owned());
    assert_eq!(post(json, r#"{"subject":"a","colour":"red"}"#).await, unreadable(422));
    assert_eq!(post(json, r#"{"subject":"a","subject":"b"}"#).await, unreadable(422));
    assert_eq!(post(json, r#"{"subject":7}"#).await, unreadable(422));
    assert_eq!(post(json, r#"{"subject":"a","stops":"perhaps"}"#).await, unreadable(422));
    assert_eq!(post(json, r#"{"subject":"a","customer":"Ateliers Moreau"}"#).await, unreadable(422));
    assert_eq!(post(json, "{}").await, unreadable(422));
    assert_eq!(post(json, "").await, unreadable(422));
    assert_eq!(post(json, "[]").await, unreadable(422));
    assert_eq!(post(json, r#"{"subject":"a""#).await, unreadable(400));
    assert_eq!(post(json, r#"{"subject":"a"} {}"#).await, unreadable(400));
    for kind in
        [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/jsonx")]
    {
        assert_eq!(post(kind, r#"{"subject":"a"}"#).await, (415, "not-json".to_owned()), "{kind:?}");
    }
    assert_eq!(post(json, r#"{"subject":"  "}"#).await, (422, "empty".to_owned()));
    assert_eq!(post(json, r#"{"subject":"a","regions":["MOON"]}"#).await, (422, "unknown-region".to_owned()));
}

#[tokio::test]
async fn without_a_key_there_is_no_entry() {
    let desk = Desk::new("no entry").await;
    let number = desk.report(desk.nora, "Theirs").await;
    let session = desk.key(app::KeyKind::Session, desk.nora).await;
    let wrong = format!("Bearer {}", session.reveal());
    for bearer in ["", "Bearer nothing", "Basic bm9yYTpub3Jh", "Bearer", wrong.as_str()] {
        for path in [
            "/api/v1/tickets".to_owned(),
            format!("/api/v1/tickets/{number}"),
            "/api/v1/reports/targets".to_owned(),
            "/api/v1/events".to_owned(),
        ] {
            let answer = desk.get(bearer, &path).await;
            assert_eq!(answer.problem(), (401, "no-entry".to_owned()), "{bearer:?} {path}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
    let disabled = desk.bearer(desk.nora).await;
    desk.app.change_person(desk.nora, desk::PersonFact::Disabled {}).await.expect("a change");
    assert_eq!(desk.get(&disabled, "/api/v1/tickets").await.problem().0, 401, "from one request to the next");
}

#[tokio::test]
async fn problems_are_told_in_the_language_asked_for() {
    let desk = Desk::new("languages").await;
    let nora = desk.bearer(desk.nora).await;
    for (asked, tag, title) in [
        ("fr-CA, en;q=0.5", "fr", "Il n'y a rien ici"),
        ("ja", "ja", "該当するものがありません"),
        ("de, en;q=0.1", "en", "There is nothing here"),
        ("", "en", "There is nothing here"),
    ] {
        let request = ask("GET", "/api/v1/tickets/77", &nora).header(header::ACCEPT_LANGUAGE, asked);
        let answer = desk.send(request, Body::empty()).await;
        assert_eq!(answer.header("content-language"), tag);
        let told = answer.json()["title"].as_str().expect("a title").replace('’', "'");
        assert_eq!(told, title);
    }
}
