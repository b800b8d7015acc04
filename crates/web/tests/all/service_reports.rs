//! The monthly service report as a page, as files and in the API.

use axum::http::StatusCode;
use serde_json::json;

use super::api::desk::Desk;

/// Source: ux.md §5.3, "Monthly service report"; issue 3, "Reports": page, CSV, JSON, draft → issued, clause 4's note.
#[tokio::test]
async fn a_month_is_read_as_a_draft_issued_by_a_manager_and_then_the_providers() {
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
    let fields = [("provider", desk.provider.to_string()), ("seen", draft.hidden("seen"))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let early = pages.post(desk.mona, "/reports/2026-11/issues", &fields).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.words().contains("2026-11 isn't over"), "{}", early.words());

    let vera = desk.bearer(desk.vera).await;
    desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good();
    let triage = json!({"category": 2, "gravity": "minor"});
    desk.post(&vera, &format!("/api/v1/tickets/{number}/triage"), &triage).await.good();
    pages.clock("2026-12-01 09:00 Paris");
    let done = pages.post(desk.mona, "/reports/2026-11/issues", &fields).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, page.as_str()), "{}", done.words());

    let issued = pages.get(desk.nora, &page).await;
    let words = issued.words();
    assert!(words.contains("1 tickets: 1 met their target, 0 missed it"), "{words}");
    assert!(words.contains("It adds up: 1 ") && issued.body.contains("clause-note"), "{words}");
    assert!(!words.contains("Issue the report") && !words.contains("Draft"), "{words}");
    let json = pages.get(desk.nora, &format!("/reports/2026-11.json?provider={}", desk.provider)).await;
    let hash = desk::Digest::of(&[json.body.as_bytes()]).to_string();
    assert!(issued.body.contains(&hash), "the file's own hash stands on the page");
    let csv = pages.get(desk.nora, "/reports/2026-11.csv").await;
    let line = format!("2026-11,{number},EMEA,2,2021-09,met\r\n");
    assert_eq!(csv.body, format!("month,ticket,region,category,agreement,outcome\r\n{line}"));
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
    let again = desk.post(&mona, "/api/v1/reports/monthly/2026-11/issues", &body).await.good();
    assert_eq!(again["issue"], 2);
    let first = desk.get(&nora, "/api/v1/reports/monthly/2026-11?issue=1").await;
    assert_eq!(first.body, json.body, "both are kept");
}
