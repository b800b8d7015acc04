//! Pages as they stood.

use axum::http::StatusCode;

use super::api::desk::Desk;

/// Source: issue 3, "Time travel": on a ticket, on the queue, and in the API.
#[tokio::test]
async fn a_page_as_it_stood_says_so_and_has_no_forms() {
    let desk = Desk::new("then").await;
    let number = desk.report(desk.nora, "Blank page").await;
    let (pages, at) = (desk.pages(), "at=2026-11-20T17:45");
    desk.clock("2026-11-23 09:20 Paris");
    let seen = pages.get(desk.vera, &format!("/desk/t/{number}")).await.hidden("seen");
    let taken = [("seen", seen.as_str()), ("key", "k")];
    let sent = pages.post(desk.vera, &format!("/desk/t/{number}/acknowledgement"), &taken).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);

    let page = pages.get(desk.vera, &format!("/desk/t/{number}?{at}")).await;
    assert!(page.words().contains("As it stood on Fri 20 Nov 2026, 17:45"), "{}", page.words());
    assert!(
        page.words().contains("Received") && !page.words().contains("acknowledged this"),
        "{}",
        page.words()
    );
    assert!(!page.main().contains("method=\"post\""), "nobody acts in the past");
    assert!(page.body.contains(&format!("href=\"/desk/t/{number}\"")), "the way back");
    let page = pages.get(desk.nora, &format!("/t/{number}?{at}")).await;
    assert!(page.words().contains("As it stood on") && !page.main().contains("method=\"post\""));
    let page = pages.get(desk.nora, &format!("/t/{number}?at=yesterday")).await;
    assert!(page.words().contains("“yesterday” is no instant"), "{}", page.words());
    assert_eq!(
        pages.get(desk.nora, &format!("/t/{number}?at=2026-11-20T17:30")).await.status,
        StatusCode::NOT_FOUND
    );

    // It waited in the queue then, and a row leads to the ticket as it stood.
    assert!(!pages.get(desk.vera, "/desk").await.words().contains("Blank page"));
    let queue = pages.get(desk.vera, &format!("/desk?{at}")).await;
    assert!(
        queue.words().contains("Blank page") && queue.words().contains("57 min left"),
        "{}",
        queue.words()
    );
    assert!(queue.body.contains(&format!("/desk/t/{number}?at=2026-11-20T16:45:00Z")), "{}", queue.main());
    assert!(!queue.main().contains("method=\"post\""));
    let list = pages.get(desk.nora, &format!("/tickets?{at}")).await;
    assert!(
        list.words().contains("As it stood on") && list.words().contains("Blank page"),
        "{}",
        list.words()
    );

    let bearer = desk.bearer(desk.nora).await;
    let then = "at=2026-11-20T16:45:00Z";
    let ticket = desk.get(&bearer, &format!("/api/v1/tickets/{number}?{then}")).await.good();
    assert_eq!(
        (ticket["state"].as_str(), ticket["now"].as_str()),
        (Some("received"), Some("2026-11-20T16:45:00Z"))
    );
    let journal = desk.get(&bearer, &format!("/api/v1/tickets/{number}/journal?{then}")).await.good();
    assert_eq!(journal["entries"].as_array().map(Vec::len), Some(1), "{journal}");
    let list = desk.get(&bearer, &format!("/api/v1/tickets?{then}")).await.good();
    assert_eq!(list["tickets"][0]["state"].as_str(), Some("received"));
    let proof =
        desk.get(&bearer, &format!("/api/v1/tickets/{number}/clocks/acknowledgement/proof?{then}")).await;
    assert_eq!(proof.good()["now"].as_str(), Some("2026-11-20T16:45:00Z"));
    let bad = desk.get(&bearer, &format!("/api/v1/tickets/{number}?at=yesterday")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}
