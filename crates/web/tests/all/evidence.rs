//! Evidence as a download: the file that the reader may have, and nobody else.

use axum::http::{StatusCode, header};
use desk::evidence::{verify, verify_signed};

use super::api::desk::Desk;

/// Source: issue 3, "Evidence bundle"; product.md, "Beyond the agreement" 2.
#[tokio::test]
async fn the_evidence_of_a_ticket_is_a_file_on_its_page_and_in_the_api() {
    let desk = Desk::new("evidence").await;
    let number = desk.report(desk.nora, "Blank page").await;
    let page = desk.pages().get(desk.nora, &format!("/t/{number}")).await;
    assert!(page.body.contains(&format!("href=\"/t/{number}/evidence\" download")), "{}", page.words());
    let file = desk.pages().get(desk.nora, &format!("/t/{number}/evidence")).await;
    assert_eq!(file.status, StatusCode::OK);
    let disposition = file.headers.get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok());
    assert_eq!(disposition, Some(format!("attachment; filename=\"guichet-{number}.evidence\"").as_str()));
    assert_eq!(verify(file.body.as_bytes(), &[]).expect("sound").tickets, 1);

    let bearer = desk.bearer(desk.vera).await;
    let reply = desk.get(&bearer, &format!("/api/v1/tickets/{number}/evidence")).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    verify(reply.body.as_bytes(), &[]).expect("sound");

    // Whose it is: anybody finds the desk's key.
    let key = desk.pages().get_in("en", None, "/.well-known/guichet-key").await;
    let key = key.body.trim().parse().expect("a key");
    verify_signed(file.body.as_bytes(), &[], &app::is_signed_by, Some(&key)).expect("the desk's own");

    // A month of it, from the page of reports and from the API.
    let page = desk.pages().get(desk.vera, "/reports").await;
    assert!(page.words().contains("Evidence of a month"), "{}", page.words());
    assert!(page.body.contains(&format!("value=\"{}\"", desk.provider)), "the centre chooses whose");
    let path = format!("/reports/evidence?month=2026-11&provider={}", desk.provider);
    for who in [desk.vera, desk.nora] {
        let file = desk.pages().get(who, &path).await;
        assert_eq!(verify(file.body.as_bytes(), &[]).expect("sound").tickets, 1);
    }
    assert_eq!(desk.pages().get(desk.tom, &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        desk.pages().get(desk.nora, "/reports/evidence?month=x&provider=y").await.status,
        StatusCode::NOT_FOUND
    );
    let own = desk.bearer(desk.nora).await;
    let reply = desk.get(&own, "/api/v1/reports/evidence?month=2026-11").await;
    assert_eq!(verify(reply.body.as_bytes(), &[]).expect("sound").tickets, 1);
    let reply = desk.get(&own, "/api/v1/reports/evidence?month=2026-13").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Another provider's people get the answer of an address that isn't one, at every door.
    assert_eq!(
        desk.pages().get(desk.tom, &format!("/t/{number}/evidence")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(desk.pages().get(desk.tom, "/t/none/evidence").await.status, StatusCode::NOT_FOUND);
    let bearer = desk.bearer(desk.tom).await;
    let reply = desk.get(&bearer, &format!("/api/v1/tickets/{number}/evidence")).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
