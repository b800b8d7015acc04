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
    // A program names the offset, and a past: else nobody knows what it asked for.
    for (at, kind) in [
        ("yesterday", "bad-instant"),
        ("2026-11-20T17:45", "bad-instant"),
        ("2026-11-23T08:20:01Z", "instant-to-come"),
    ] {
        for path in [format!("tickets/{number}"), format!("tickets/{number}/journal"), "tickets".to_owned()] {
            let bad = desk.get(&bearer, &format!("/api/v1/{path}?at={at}")).await;
            assert_eq!(bad.problem(), (422, kind.to_owned()), "{path} {at}");
        }
    }
}

/// Source: issue 3, "Time travel": a local time is that of the reader's region, and the page says so; an instant with its
/// offset is that instant; one to come is refused kindly.
#[tokio::test]
async fn a_local_time_is_the_readers_and_the_page_says_whose() {
    let desk = Desk::new("then-zone").await;
    let number = desk.report(desk.nora, "Blank page").await;
    desk.clock("2026-11-23 09:20 Paris");
    let pages = desk.pages();
    let page = pages.get(desk.nora, &format!("/t/{number}")).await;
    assert!(page.words().contains("As it stood at (Paris time)"), "{}", page.words());
    for at in
        ["2026-11-20T17:45", "2026-11-20T17:45%2B01:00", "2026-11-20T16:45Z", "2026-11-21T01:45%2B09:00"]
    {
        let page = pages.get(desk.nora, &format!("/t/{number}?at={at}")).await;
        assert!(
            page.words().contains("As it stood on Fri 20 Nov 2026, 17:45 (Paris)"),
            "{at}: {}",
            page.words()
        );
    }
    // Tom's organisation is in APAC: his 17:45 is that of Tokyo, hours before hers.
    let his = desk.report(desk.tom, "Slow search").await;
    desk.clock("2026-11-24 09:20 Paris");
    let page = pages.get(desk.tom, &format!("/t/{his}?at=2026-11-23T17:45")).await;
    assert!(page.words().contains("As it stood on Mon 23 Nov 2026, 17:45 (Tokyo)"), "{}", page.words());
    for path in [format!("/t/{number}"), "/tickets".to_owned()] {
        let page = pages.get(desk.nora, &format!("{path}?at=2026-11-27T10:00")).await;
        let words = page.words();
        assert!(words.contains("Fri 27 Nov 2026, 10:00 (Paris) is still to come"), "{words}");
        assert!(!words.contains("As it stood on"), "{words}");
    }
}

/// Source: issue 3, "Time travel"; preamble and clause 2.A: level 2 and the problem as they stood, with no form.
#[tokio::test]
async fn level_2_and_the_problem_are_on_the_page_as_they_stood() {
    let desk = Desk::new("then-level-2").await;
    let here = desk::chart::ChartCommand::Level1(desk::fact::Level1Desk::Here {});
    desk.app.chart(desk.provider, &here).await.expect("a desk");
    let number = desk.report(desk.ines, "Blank page").await;
    let (nora, vera) = (desk.bearer(desk.nora).await, desk.bearer(desk.vera).await);
    desk.clock("2026-11-20 17:50 Paris");
    let escalation = serde_json::json!({"subject": "For all of them"});
    desk.post(&nora, &format!("/api/v1/tickets/{number}/escalation"), &escalation).await.good();
    let above = number + 1;
    let problem = serde_json::json!({"title": "Blank pages", "statement": "Since 17:30."});
    desk.post(&vera, "/api/v1/problems", &problem).await.good();
    let link = serde_json::json!({"ticket": above});
    desk.post(&vera, "/api/v1/problems/1/incidents", &link).await.good();
    desk.clock("2026-11-23 09:20 Paris");
    desk.post(&vera, &format!("/api/v1/tickets/{above}/acknowledgement"), &serde_json::json!({}))
        .await
        .good();
    let workaround = serde_json::json!({"text": "Sign in twice."});
    desk.post(&vera, "/api/v1/problems/1/workaround", &workaround).await.good();
    desk.clock("2026-11-23 10:00 Paris");

    let pages = desk.pages();
    let page = pages.get(desk.nora, &format!("/desk/t/{number}?at=2026-11-20T17:55")).await;
    let words = page.words();
    assert!(words.contains("received with the vendor's support centre"), "{words}");
    assert!(words.contains("acknowledged there by Mon 09:50"), "{words}");
    assert!(
        page.body.contains(&format!("/t/{above}?at=2026-11-20T16:55:00Z")),
        "the level-2 ticket, as it stood"
    );
    let page = pages.get(desk.nora, &format!("/desk/t/{number}?at=2026-11-23T09:30")).await;
    assert!(page.words().contains("acknowledged with the vendor's support centre"), "{}", page.words());
    assert!(!page.main().contains("method=\"post\""), "nobody acts in the past");
    assert!(!page.body.contains("?relay="), "nobody writes in the past");
    for (at, said) in [("2026-11-20T17:55", false), ("2026-11-23T09:30", true)] {
        let page = pages.get(desk.vera, &format!("/desk/t/{above}?at={at}")).await;
        assert!(page.body.contains("/desk/problems/1"), "{at}: {}", page.words());
        assert_eq!(page.words().contains("Sign in twice."), said, "{at}: {}", page.words());
    }
    let then = desk.get(&nora, &format!("/api/v1/tickets/{number}?at=2026-11-20T16:55:00Z")).await.good();
    assert_eq!(then["level"]["level_2"]["state"], "received");
    let then = desk.get(&vera, &format!("/api/v1/tickets/{above}?at=2026-11-20T16:55:00Z")).await.good();
    assert_eq!(
        (&then["problem"]["number"], &then["problem"]["workaround"]),
        (&1.into(), &serde_json::Value::Null)
    );
}
