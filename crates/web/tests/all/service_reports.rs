//! The monthly service report as a page, as files and in the API.

use axum::http::StatusCode;
use serde_json::json;

use super::api::desk::Desk;

/// Source: ux.md §5.3, "Monthly service report"; issue 3, "Reports": page, CSV, JSON, draft → issued, clause 4's note.
#[tokio::test]
async fn a_month_is_drafted_read_by_another_issued_by_a_manager_and_then_the_providers() {
    let desk = Desk::new("service-report").await;
    let pages = desk.pages();
    let number = desk.report(desk.nora, "Blank page").await;
    let page = format!("/reports/2026-11?provider={}", desk.provider);

    let draft = pages.get(desk.mona, &page).await;
    assert_eq!(draft.status, StatusCode::OK, "{}", draft.words());
    let words = draft.words();
    assert!(
        words.contains("Draft: not issued") && words.contains("Provisional: the month isn't over"),
        "{words}"
    );
    assert!(words.contains(&format!("it can't be issued: {number}")), "{words}");
    assert_eq!(pages.get(desk.nora, &page).await.status, StatusCode::NOT_FOUND);
    let provider = desk.provider.to_string();
    let seen = |page: &super::world::Answer| page.hidden("seen");
    let words_on_top = [("provider", provider.as_str()), ("summary", "A <b>quiet</b> month.")];
    let early = pages.post(desk.mona, "/reports/2026-11/drafts", &words_on_top).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.words().contains("2026-11 isn't over"), "{}", early.words());
    assert!(early.body.contains("A &lt;b&gt;quiet&lt;/b&gt; month.</textarea>"), "what was typed is kept");

    let vera = desk.bearer(desk.vera).await;
    desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good();
    let triage = json!({"category": 2, "gravity": "minor"});
    desk.post(&vera, &format!("/api/v1/tickets/{number}/triage"), &triage).await.good();
    pages.clock("2026-12-01 09:00 Paris");

    // Mona drafts it; she can't be the one who reads it; Vera reads it; Mona issues it.
    let done = pages.post(desk.mona, "/reports/2026-11/drafts", &words_on_top).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, page.as_str()), "{}", done.words());
    let own = pages.get(desk.mona, &page).await;
    assert!(
        own.words().contains("Drafted by Mona") && !own.words().contains("Approve this draft"),
        "{}",
        own.words()
    );
    let seen_1 = seen(&own);
    let fields = [("provider", provider.as_str()), ("seen", seen_1.as_str())];
    let unread = pages.post(desk.mona, "/reports/2026-11/issues", &fields).await;
    assert_eq!(unread.status, StatusCode::CONFLICT);
    assert!(unread.words().contains("Nobody has read this draft yet"), "{}", unread.words());
    let others = pages.get(desk.vera, &page).await;
    assert!(others.words().contains("Approve this draft"), "{}", others.words());
    assert!(others.body.contains("A &lt;b&gt;quiet&lt;/b&gt; month."), "{}", others.words());
    let hash = others.hidden("hash");
    let read = [("provider", provider.as_str()), ("seen", seen_1.as_str()), ("hash", hash.as_str())];
    let done = pages.post(desk.vera, "/reports/2026-11/reviews", &read).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
    let stale = pages.post(desk.mona, "/reports/2026-11/issues", &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "it went on since");
    let now = pages.get(desk.mona, &page).await;
    assert!(now.words().contains("Read and approved by Vera"), "{}", now.words());
    let seen_2 = seen(&now);
    let fields = [("provider", provider.as_str()), ("seen", seen_2.as_str())];
    let done = pages.post(desk.mona, "/reports/2026-11/issues", &fields).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, page.as_str()), "{}", done.words());

    let issued = pages.get(desk.nora, &page).await;
    let words = issued.words();
    assert!(words.contains("1 tickets: 1 met their target, 0 missed it"), "{words}");
    assert!(words.contains("It adds up: 1 ") && issued.body.contains("clause-note"), "{words}");
    assert!(!words.contains("Issue the report") && !words.contains("Draft"), "{words}");
    assert!(
        issued.body.contains("A &lt;b&gt;quiet&lt;/b&gt; month.")
            && words.contains("Annex: why each instant"),
        "{words}"
    );
    assert!(issued.body.contains(&format!("id=\"why-{number}\"")), "each ticket with its derivation");
    let json = pages.get(desk.nora, &format!("/reports/2026-11.json?provider={}", desk.provider)).await;
    let hash = desk::Digest::of(&[json.body.as_bytes()]).to_string();
    assert!(issued.body.contains(&hash), "the file's own hash stands on the page");
    let csv = pages.get(desk.nora, "/reports/2026-11.csv").await;
    assert!(csv.body.contains(&format!("\r\ntickets,{number},EMEA,2,2021-09,2026-")), "{}", csv.body);
    assert!(
        csv.body.contains("report,summary,A <b>quiet</b> month.") && csv.body.contains("\r\nstaffing,EMEA,")
    );
    let region = pages.get(desk.mona, &format!("{page}&region=NAM")).await;
    assert!(
        region.words().contains("2026-11, NAM") && region.words().contains("0 tickets"),
        "{}",
        region.words()
    );
    for lang in ["fr", "ja"] {
        assert_eq!(pages.get_in(lang, Some(desk.nora), &page).await.status, StatusCode::OK);
    }
    assert!(pages.get(desk.nora, "/reports").await.words().contains("Service report of Provider A, 2026-11"));
    for path in [page.as_str(), "/reports/2026-13", "/reports/x"] {
        assert_eq!(pages.get(desk.tom, path).await.status, StatusCode::NOT_FOUND);
    }

    let (nora, mona) = (desk.bearer(desk.nora).await, desk.bearer(desk.mona).await);
    let told = desk.get(&nora, "/api/v1/reports/monthly/2026-11").await;
    assert_eq!(told.body, json.body, "to the byte");
    let body = json!({"provider": desk.provider, "reason": "The roster was completed."});
    let refused = desk.post(&nora, "/api/v1/reports/monthly/2026-11/issues", &body).await;
    assert_eq!(refused.problem(), (403, "not-allowed".to_owned()));
    let vera = desk.bearer(desk.vera).await;
    let drafted = json!({"provider": desk.provider, "summary": "Told anew."});
    let drafted = desk.post(&vera, "/api/v1/reports/monthly/2026-11/drafts", &drafted).await.good();
    let read = json!({"provider": desk.provider, "hash": drafted["hash"]});
    let refused = desk.post(&vera, "/api/v1/reports/monthly/2026-11/reviews", &read).await;
    assert_eq!(refused.problem(), (409, "report-own-draft".to_owned()));
    let read = desk.post(&mona, "/api/v1/reports/monthly/2026-11/reviews", &read).await.good();
    assert_eq!((read["reviewed"].as_bool(), &read["hash"]), (Some(true), &drafted["hash"]));
    let again = desk.post(&mona, "/api/v1/reports/monthly/2026-11/issues", &body).await.good();
    assert_eq!(again["issue"], 2);
    let first = desk.get(&nora, "/api/v1/reports/monthly/2026-11?issue=1").await;
    assert_eq!(first.body, json.body, "both are kept");
}
