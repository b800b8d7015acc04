//! Tokens: made on a page, shown once, listed without secrets, and never more than their holder at the time of the call.

use app::{KeyKind, NewToken, SecurityEvent, TokenScope, Whence};
use axum::body::Body;
use axum::http::{StatusCode, header};
use desk::{PersonFact, PersonId};
use serde_json::json;

use super::api::desk::{Desk, ask};

async fn token(desk: &Desk, person: PersonId, scope: TokenScope, days: u32) -> String {
    let new = NewToken { name: "a program".to_owned(), scope, days, networks: app::Networks::default() };
    let made = desk.app.make_token(person, &new, &Whence::default()).await.expect("a token");
    format!("Bearer {}", made.reveal())
}

/// Source: catalogue e21: prefix and check digits; what can't be a token is refused before the database is asked.
#[tokio::test]
async fn sec_e21_a_token_is_made_on_a_page_shown_once_and_revoked() {
    let desk = Desk::new("sec e21 page").await;
    let pages = desk.pages();
    let before = pages.get(desk.mona, "/account/tokens").await;
    assert!(before.words().contains("There are none."), "{}", before.words());
    let wanted = [("name", "night script"), ("scope", "read"), ("days", "30")];
    let made = pages.post(desk.mona, "/account/tokens", &wanted).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let secret =
        made.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("it is shown");
    assert!(app::Secret::presented(secret).is_like_a_token());
    let bearer = format!("Bearer {secret}");
    assert_eq!(desk.get(&bearer, "/api/v1/tickets").await.status, StatusCode::OK);
    let list = pages.get(desk.mona, "/account/tokens").await;
    assert!(list.words().contains("night script") && list.words().contains("Read"), "{}", list.words());
    assert!(!list.body.contains(secret), "shown once");
    let told = desk.get(&bearer, "/api/v1/account/tokens").await;
    assert!(!told.body.contains(secret) && !told.body.contains(&secret[8..72]), "{}", told.body);
    let row = &told.good()[0];
    assert_eq!(
        (&row["name"], &row["scope"], &row["is_this"]),
        (&json!("night script"), &json!("read"), &json!(true))
    );
    let id = row["id"].as_str().expect("an id").to_owned();
    let revoked = pages.post(desk.mona, &format!("/account/tokens/{id}/revocation"), &[]).await;
    assert_eq!(revoked.location(), "/account/tokens?done=revoked");
    assert_eq!(desk.get(&bearer, "/api/v1/tickets").await.problem(), (401, "no-entry".to_owned()));
    let noted = desk.app.security_of(desk.mona, 10).await.expect("the security journal");
    let events: Vec<SecurityEvent> = noted.iter().map(|note| note.event).collect();
    assert_eq!(events, [SecurityEvent::TokenRevoked, SecurityEvent::TokenMade]);
    assert!(noted.iter().all(|note| note.about == "night script"));
    for odd in ["guichet_0123", &secret[..77], &secret.to_uppercase(), "x"] {
        let answer = desk.get(&format!("Bearer {odd}"), "/api/v1/tickets").await;
        assert_eq!(answer.problem(), (401, "no-entry".to_owned()), "{odd}");
    }
}

/// Source: access matrix, "webhook, API token", `ff`; catalogue e21: a year at most; what was typed stays.
#[tokio::test]
async fn sec_e21_making_one_takes_a_role_a_fresh_proof_and_an_end() {
    let desk = Desk::new("sec e21 making").await;
    let pages = desk.pages();
    let wanted = [("name", "mine"), ("scope", "write"), ("days", "90")];
    let refused = pages.post(desk.ines, "/account/tokens", &wanted).await.status;
    assert_eq!(refused, StatusCode::FORBIDDEN, "a customer's user has none");
    assert!(!pages.get(desk.ines, "/account/tokens").await.body.contains("name=\"scope\""));
    for days in ["0", "366", "-1", "ninety", "4294967296"] {
        let refused = pages.post(desk.mona, "/account/tokens", &[("name", "mine"), ("days", days)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{days}");
        assert!(refused.body.contains("value=\"mine\"") && refused.words().contains("a day and a year"));
    }
    let session = desk.key(KeyKind::Session, desk.mona).await;
    let session = format!("session={}", session.reveal());
    desk.clock("2026-11-20 17:58 Paris");
    let sent = pages.send(&session, "/account/tokens", &wanted).await;
    assert_eq!(
        (sent.status, sent.hidden("along.name").as_str()),
        (StatusCode::FORBIDDEN, "mine"),
        "proof first"
    );
    assert!(desk.app.keys_of(desk.mona, KeyKind::Token, None).await.expect("a list").is_empty());
}

/// Source: catalogue e21: `read` reads. A token that may write is refused nothing by its scope.
#[tokio::test]
async fn sec_e21_a_token_that_reads_writes_nothing() {
    let desk = Desk::new("sec e21 scope").await;
    let reads = token(&desk, desk.nora, TokenScope::Read, 90).await;
    let writes = token(&desk, desk.nora, TokenScope::Write, 90).await;
    let document = desk.get("", "/openapi.json").await.good();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in operations.as_object().expect("operations").keys().filter(|method| *method != "get") {
            let path = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
            let path = path.collect::<Vec<_>>().join("/");
            let request =
                ask(&method.to_uppercase(), &path, &reads).header(header::CONTENT_TYPE, "application/json");
            let answer = desk.send(request, "{}").await;
            assert_eq!(answer.problem(), (403, "token-scope".to_owned()), "{method} {path}");
            asked += 1;
        }
    }
    assert!(asked > 60, "{asked}");
    assert_eq!(desk.get(&reads, "/api/v1/tickets").await.status, StatusCode::OK);
    let new = json!({ "subject": "By a program" });
    assert_eq!(desk.post(&writes, "/api/v1/tickets", &new).await.status, StatusCode::CREATED);
}

/// Source: catalogue e21: token ≤ owner at the time of the call; owner disabled: 401; it ends.
#[tokio::test]
async fn sec_e21_a_token_is_never_more_than_its_owner_is_now() {
    let desk = Desk::new("sec e21 owner").await;
    let number = desk.report(desk.nora, "Theirs").await;
    let of_vera = token(&desk, desk.vera, TokenScope::Read, 365).await;
    let of_tom = token(&desk, desk.tom, TokenScope::Write, 90).await;
    let path = format!("/api/v1/tickets/{number}");
    assert_eq!(desk.get(&of_vera, &path).await.status, StatusCode::OK);
    assert_eq!(desk.get(&of_tom, &path).await.status, StatusCode::NOT_FOUND, "no more than Tom himself");
    desk.app.change_person(desk.vera, PersonFact::Disabled {}).await.expect("disabled");
    assert_eq!(desk.get(&of_vera, &path).await.status, StatusCode::UNAUTHORIZED);

    let week = token(&desk, desk.nora, TokenScope::Read, 7).await;
    desk.clock("2026-11-27 17:41 Paris");
    assert_eq!(desk.get(&week, &path).await.status, StatusCode::OK);
    desk.clock("2026-11-27 17:43 Paris");
    assert_eq!(desk.get(&week, &path).await.status, StatusCode::UNAUTHORIZED, "its seven days are over");
    assert!(desk.app.keys_of(desk.nora, KeyKind::Token, None).await.expect("a list").is_empty());
}

/// Source: access matrix: a token never proves who holds it, so it does nothing that takes a proof; nor is it a session.
#[tokio::test]
async fn sec_e21_a_token_proves_nothing_and_opens_no_page() {
    let desk = Desk::new("sec e21 proof").await;
    let bearer = token(&desk, desk.mona, TokenScope::Write, 90).await;
    let secret = app::Secret::presented(bearer.trim_start_matches("Bearer "));
    let visitor = desk.app.enter(KeyKind::Token, &secret).await.expect("in");
    assert!(desk.app.require_proof(&visitor).is_err());
    let new = NewToken {
        name: "a child".to_owned(),
        scope: TokenScope::Read,
        days: 1,
        networks: app::Networks::default(),
    };
    assert!(
        desk.app.make_own_token(&visitor, &new, &app::Form::default(), &Whence::default()).await.is_err(),
        "none breeds another"
    );
    for page in ["/tickets", "/desk", "/account", "/account/tokens"] {
        let by_header = desk.get(&bearer, page).await;
        assert_eq!(by_header.status, StatusCode::SEE_OTHER, "{page}");
        let by_cookie = ask("GET", page, "").header(header::COOKIE, format!("session={}", secret.reveal()));
        assert_eq!(desk.send(by_cookie, Body::empty()).await.status, StatusCode::SEE_OTHER, "{page}");
    }
    let session = desk.key(KeyKind::Session, desk.mona).await;
    let as_token = desk.get(&format!("Bearer {}", session.reveal()), "/api/v1/tickets").await;
    assert_eq!(as_token.status, StatusCode::UNAUTHORIZED, "nor is a session a token");
}

/// Source: access matrix, "TK": a token is nobody's second person and consents to nothing, also where its holder may.
#[tokio::test]
async fn sec_e21_a_token_stands_for_nobody() {
    let desk = Desk::new("sec e21 second").await;
    let number = desk.report(desk.nora, "Not ours").await;
    let path = |noun: &str| format!("/api/v1/tickets/{number}/{noun}");
    let program = token(&desk, desk.quentin, TokenScope::Write, 90).await;
    let confirmed = desk.post(&program, &path("exclusion/confirmation"), &json!({})).await;
    assert_eq!(confirmed.problem(), (403, "not-allowed".to_owned()));
    let grant = desk::access::Object::Of { organisation: desk.direct, provider: None, person: None };
    let sofia = desk.key(KeyKind::Session, desk.sofia).await;
    let sofia = desk.app.enter(KeyKind::Session, &sofia).await.expect("in").actor(desk.app.now());
    let action = desk::Action::AllowRemoteAccess;
    assert!(desk::access::require(&sofia, action, &grant).is_ok());
    assert!(desk::access::require(&sofia.by_program(), action, &grant).is_err());
}

/// What an answer shows of a secret: where it is made, once.
const SHOWN_ONCE: [(&str, &str); 2] = [("MadeTokenView", "token"), ("LetInView", "link")];

/// Source: catalogue c07 and c15, RT CVE-2026-44231: no list of people or tokens holds anything that opens a door; what opens
/// one is in the answer that makes it, and that is no answer to a question.
#[tokio::test]
async fn sec_c15_no_answer_of_the_interface_has_a_field_for_a_secret() {
    let desk = Desk::new("sec c15").await;
    let document = desk.get("", "/openapi.json").await.good();
    let operations = || {
        let paths = document["paths"].as_object().expect("paths").values();
        paths.flat_map(|path| path.as_object().expect("operations"))
    };
    let names = |part: &serde_json::Value, schema: &str| {
        part.to_string().contains(&format!("\"#/components/schemas/{schema}\""))
    };
    let mut shown = 0;
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        // What only goes in is told to nobody.
        if !operations().any(|(_, operation)| names(&operation["responses"], name))
            && operations().any(|(_, operation)| names(&operation["requestBody"], name))
        {
            continue;
        }
        for field in schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys()) {
            if SHOWN_ONCE.contains(&(name.as_str(), field.as_str())) {
                let read =
                    operations().any(|(method, one)| method == "get" && names(&one["responses"], name));
                assert!(!read, "{name}.{field} is in an answer to a question");
                shown += 1;
                continue;
            }
            let words: Vec<&str> = field.split('_').collect();
            for word in ["secret", "token", "password", "totp", "seed", "credential", "key", "link"] {
                assert!(!words.contains(&word), "{name}.{field}");
            }
        }
    }
    assert_eq!(shown, SHOWN_ONCE.len());
}

/// Source: catalogue c07: looking at people and tokens changes none of them.
#[tokio::test]
async fn sec_c07_listing_gives_no_secret_and_renews_none() {
    let desk = Desk::new("sec c07").await;
    let bearer = token(&desk, desk.mona, TokenScope::Read, 90).await;
    let digits = bearer.trim_start_matches("Bearer guichet_").to_owned();
    for path in ["/api/v1/people", "/api/v1/account/tokens"] {
        for _ in 0..2 {
            let answer = desk.get(&bearer, path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(!answer.body.contains(&digits[..64]), "{path}");
        }
    }
    assert_eq!(desk.get(&bearer, "/api/v1/tickets").await.status, StatusCode::OK, "it is the same still");
}
