//! Bad input: every door refuses with what, why and what to try. No panic, no 500.

use axum::body::Body;
use axum::http::header;
use serde_json::json;

use super::desk::{Desk, Reply, ask};

async fn raw(desk: &Desk, bearer: &str, path: &str, body: impl Into<Body>) -> Reply {
    let request = ask("POST", path, bearer).header(header::CONTENT_TYPE, "application/json");
    desk.send(request, body).await
}

#[tokio::test]
async fn sec_d06_no_body_makes_the_desk_fall() {
    let desk = Desk::new("hostile bodies").await;
    let vera = desk.bearer(desk.vera).await;
    let number = desk.report(desk.nora, "Target").await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_keys = r#"{"subject":"#.repeat(50_000);
    let bodies: Vec<Vec<u8>> = vec![
        br#"{"subject":"a\u0000b"}"#.to_vec(),
        br#"{"subject":"\ud800"}"#.to_vec(),
        br#"{"subject":"\udfff\ud800"}"#.to_vec(),
        br#"{"subject":"\u202e\u2066 evil"}"#.to_vec(),
        b"{\"subject\":\"\xff\xfe\"}".to_vec(),
        b"\xef\xbb\xbf{\"subject\":\"with a mark\"}".to_vec(),
        b"{\"subject\":\"raw \x00 nul\"}".to_vec(),
        deep.into_bytes(),
        deep_keys.into_bytes(),
        br#"{"category":1e400}"#.to_vec(),
        br#"{"category":99999999999999999999999999}"#.to_vec(),
        br#"{"category":-1,"gravity":"minor"}"#.to_vec(),
        br#"{"category":1.0,"gravity":"minor"}"#.to_vec(),
        br#"{"text":"x","seen":18446744073709551615}"#.to_vec(),
        br#"{"text":"x","seen":18446744073709551616}"#.to_vec(),
        br#"{"text":"x","seen":-1}"#.to_vec(),
        br#"{"text":null}"#.to_vec(),
        b"null".to_vec(),
        b"0".to_vec(),
        b"\"\"".to_vec(),
        b" ".to_vec(),
        format!(r#"{{"subject":"{}"}}"#, "é".repeat(1_000_000)).into_bytes(),
        format!(r#"{{"text":"{}"}}"#, "a".repeat(900_000)).into_bytes(),
        format!(r#"{{"subject":"{}"}}"#, "a\u{0301}".repeat(50_000)).into_bytes(),
    ];
    let nouns = [
        "",
        "/acknowledgement",
        "/work",
        "/triage",
        "/diagnosis",
        "/messages",
        "/notes",
        "/resolution",
        "/closure",
        "/reopening",
        "/lowering/confirmation",
        "/lowering/refusal",
    ];
    for body in &bodies {
        for noun in nouns {
            let path = if noun.is_empty() {
                "/api/v1/tickets".to_owned()
            } else {
                format!("/api/v1/tickets/{number}{noun}")
            };
            let answer = raw(&desk, &vera, &path, body.clone()).await;
            let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
            assert!(answer.status.as_u16() < 500, "{path} {shown}: {} {}", answer.status, answer.body);
            if !answer.status.is_success() {
                answer.problem();
                assert!(answer.body.len() < 10_000, "a problem doesn't throw the input back whole");
            }
        }
    }
}

#[tokio::test]
async fn what_no_text_can_be_is_refused_by_the_field() {
    let desk = Desk::new("no text").await;
    let nora = desk.bearer(desk.nora).await;
    let problem = async |body: &str| raw(&desk, &nora, "/api/v1/tickets", body.to_owned()).await.problem();
    assert_eq!(problem(r#"{"subject":"a\u0000b"}"#).await, (422, "not-text".to_owned()));
    assert_eq!(problem(r#"{"subject":"\ud800"}"#).await, (400, "unreadable".to_owned()));
    let two_megabytes = format!(r#"{{"subject":"a","description":"{}"}}"#, "a".repeat(2 << 20));
    assert_eq!(problem(&two_megabytes).await, (413, "too-large".to_owned()));
    let long = format!(r#"{{"subject":"{}"}}"#, "a".repeat(10_000));
    assert_eq!(problem(&long).await, (422, "too-long".to_owned()));
    let many = json!({"subject": "a", "regions": vec!["EMEA"; 10_000]}).to_string();
    let answer = raw(&desk, &nora, "/api/v1/tickets", many).await;
    assert!(answer.status.as_u16() < 500 && answer.body.len() < 100_000, "{}", answer.status);
}

#[tokio::test]
async fn no_address_makes_the_desk_fall() {
    let desk = Desk::new("hostile addresses").await;
    let nora = desk.bearer(desk.nora).await;
    let long = "9".repeat(5_000);
    for path in [
        "/api/v1/tickets/0",
        "/api/v1/tickets/-1",
        "/api/v1/tickets/+1",
        "/api/v1/tickets/1e3",
        "/api/v1/tickets/%00",
        "/api/v1/tickets/%ff",
        "/api/v1/tickets/%F0%9F%98%80",
        "/api/v1/tickets/18446744073709551616",
        "/api/v1/tickets/%2e%2e/%2e%2e",
        "/api/v1/tickets//journal",
        "/api/v1/tickets?cursor=%00",
        "/api/v1/tickets?region=%00",
        "/api/v1/tickets?region=%ff%fe",
        "/api/v1/tickets?state=%F0%9F%98%80",
        "/api/v1/tickets?category=256",
        "/api/v1/hours/%00/due?category=1",
        "/api/v1/hours/%ff/due?category=1",
        "/api/v1/hours/EMEA/due?category=1&at=%00",
        "/api/v1/hours/EMEA/due?category=1&at=2026-11-20T16:42:60Z",
        "/api/v1/agreements/%00",
        "/api/v1/agreements/%ff",
        "/api/v1/reports/targets?by=region,region",
        "/api/v1/reports/targets?from=-009999-01-01&to=9999-12-31",
        "/api/v1/reports/targets?by=%00",
    ] {
        let answer = desk.get(&nora, path).await;
        assert!(answer.status.as_u16() < 500, "{path}: {} {}", answer.status, answer.body);
        if !answer.status.is_success() {
            answer.problem();
        }
    }
    let answer = desk.get(&nora, &format!("/api/v1/tickets/{long}")).await;
    assert_eq!(answer.problem().0, 404);
    for bad in ["99999999999999999999999", "-1", "abc", ""] {
        let request = ask("GET", "/api/v1/tickets", &nora).header("last-event-id", bad);
        assert_eq!(desk.send(request, Body::empty()).await.status, 200);
    }
}

#[tokio::test]
async fn a_method_that_is_not_there_is_said() {
    let desk = Desk::new("methods").await;
    let nora = desk.bearer(desk.nora).await;
    for (method, path) in
        [("DELETE", "/api/v1/tickets/1"), ("PUT", "/api/v1/tickets"), ("POST", "/api/v1/hours")]
    {
        let answer = desk.send(ask(method, path, &nora), Body::empty()).await;
        assert_eq!(answer.status, 405, "{method} {path}");
        assert!(!answer.header("allow").is_empty());
        assert_eq!(answer.problem(), (405, "method-not-taken".to_owned()));
    }
}

/// A page of another site can't make a browser write here, whatever cookie it has.
#[tokio::test]
async fn sec_e19_a_write_from_another_site_is_refused() {
    let desk = Desk::new("elsewhere").await;
    let session = desk.key(app::KeyKind::Session, desk.nora).await;
    let cookie = format!("session={}", session.reveal());
    let from = async |headers: &[(&str, &str)]| {
        let mut request =
            axum::http::Request::post("/api/v1/tickets").header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        desk.send(request, r#"{"subject":"a"}"#).await.status
    };
    assert_eq!(from(&[("cookie", &cookie), ("sec-fetch-site", "cross-site")]).await, 403);
    assert_eq!(from(&[("cookie", &cookie)]).await, 403, "a cookie alone proves nothing");
    assert_eq!(
        from(&[("cookie", &cookie), ("sec-fetch-site", "same-origin")]).await,
        201,
        "this site's own page"
    );
}
