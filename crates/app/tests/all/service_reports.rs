//! The monthly service report at a desk at work: counted, issued, kept, and found by whom it is for.

use app::{Failure, Form, Wanted};
use desk::fact::{Gravity, Kind};
use desk::report::Outcome;
use desk::{Command, Digest, Month};

use super::world::World;

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    match result.expect_err("refused") {
        Failure::Refused(refusal) => refusal.code().to_owned(),
        other => format!("{other:?}"),
    }
}

/// Source: issue 3, "Reports": draft → issued, frozen with a hash; a provider sees only issued ones of its own.
#[tokio::test]
async fn a_month_is_a_draft_until_it_is_issued_and_then_stays_as_it_was() {
    let w = World::new("service-report").await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page").await;
    w.report(w.tom, "Another provider's").await;
    let (mona, vera) = (w.visitor(w.mona).await, w.visitor(w.vera).await);
    let (nora, tom) = (w.visitor(w.nora).await, w.visitor(w.tom).await);
    let month: Month = "2026-11".parse().expect("a month");
    let alpha = nora.organisation.id;
    let form = Form::default();

    let draft = w.app.service_report(&vera, month, alpha, Wanted::Latest).await.expect("a draft");
    assert!(draft.issued.is_none() && !draft.is_over && !draft.may_issue);
    assert_eq!(draft.report.unresolved(), [number]);
    assert_eq!(code(w.app.service_report(&nora, month, alpha, Wanted::Latest).await), "not-found");

    w.clock("2026-11-23 09:20 Paris");
    let triage = Command::Triage {
        kind: Kind::Incident,
        category: 1,
        gravity: Some(Gravity::Major),
        workaround: Some(false),
        reason: None,
    };
    for command in [Command::Acknowledge { note: None }, triage] {
        w.app.act(&vera, number, &command, &form).await.expect("taken");
    }
    assert_eq!(code(w.app.issue_report(&mona, (month, alpha), None, &form).await), "month-not-over");
    w.clock("2026-12-01 09:00 Paris");
    assert_eq!(code(w.app.issue_report(&vera, (month, alpha), None, &form).await), "not-allowed");
    assert_eq!(code(w.app.issue_report(&nora, (month, alpha), None, &form).await), "not-allowed");
    assert_eq!(code(w.app.issue_report(&tom, (month, alpha), None, &form).await), "not-found");
    w.app.issue_report(&mona, (month, alpha), None, &form).await.expect("issued");

    let issued = w.app.service_report(&nora, month, alpha, Wanted::Latest).await.expect("issued");
    let (nth, first) = issued.issued.clone().expect("issued");
    assert_eq!((nth, first.hash), (1, Digest::of(&[issued.text.as_bytes()])));
    let report = &issued.report;
    assert_eq!((report.total.tickets(), report.total.count(Outcome::Met)), (1, 1));
    assert!(report.reconciles() && !report.note.is_empty() && report.tickets[0].number == number);
    assert_eq!(report.staffing.len(), 1);
    let kept = w.app.anchor(first.anchor.position).await.expect("a journal").expect("a head");
    assert_eq!(kept, first.anchor, "the journal passes through the head that it was made from");
    assert_eq!(w.app.issued_reports(&nora).await.expect("a list").len(), 1);
    assert!(w.app.issued_reports(&tom).await.expect("a list").is_empty());
    for wanted in [Wanted::Latest, Wanted::Draft, Wanted::Issue(1)] {
        assert_eq!(code(w.app.service_report(&tom, month, alpha, wanted).await), "not-found");
    }
    assert_eq!(code(w.app.service_report(&nora, month, alpha, Wanted::Draft).await), "not-found");

    // Again: with a reason, and both are kept to the byte.
    assert_eq!(code(w.app.issue_report(&mona, (month, alpha), None, &form).await), "empty");
    w.clock("2026-12-02 09:00 Paris");
    let why = Some(w.app.authored("The roster was completed."));
    w.app.issue_report(&mona, (month, alpha), why, &form).await.expect("issued again");
    let old = w.app.service_report(&nora, month, alpha, Wanted::Issue(1)).await.expect("kept");
    assert_eq!((old.text, old.issues.len()), (issued.text, 2));
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}
