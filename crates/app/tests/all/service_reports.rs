//! The monthly service report at a desk at work: counted, issued, kept, and found by whom it is for.

use app::{Failure, Form, Visitor, Wanted};
use desk::evidence::SignedReport;
use desk::fact::{Gravity, Kind};
use desk::report::Outcome;
use desk::service_report::Of;
use desk::{Command, Digest, PersonId};

use super::world::World;

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    match result.expect_err("refused") {
        Failure::Refused(refusal) => refusal.code().to_owned(),
        other => format!("{other:?}"),
    }
}

fn november(provider: desk::OrganisationId) -> Of {
    Of { month: "2026-11".parse().expect("a month"), provider, region: None }
}

/// A ticket of Provider A, acknowledged in time and triaged; and one of Provider B.
async fn story(name: &str) -> (World, u64) {
    let w = World::new(name).await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page").await;
    w.report(w.tom, "Another provider's").await;
    w.clock("2026-11-23 09:20 Paris");
    let vera = w.visitor(w.vera).await;
    let triage = Command::Triage {
        kind: Kind::Incident,
        category: 1,
        gravity: Some(Gravity::Major),
        workaround: Some(false),
        reason: None,
    };
    for command in [Command::Acknowledge { note: None }, triage] {
        w.app.act(&vera, number, &command, &Form::default()).await.expect("taken");
    }
    (w, number)
}

/// Vera drafts, Mona reads and issues: a desk of two.
async fn issued(w: &World, of: &Of, summary: &str, why: Option<&str>) {
    let (mona, vera, form) = (w.visitor(w.mona).await, w.visitor(w.vera).await, Form::default());
    w.app.draft_report(&vera, of, summary, &form).await.expect("drafted");
    let found = w.app.service_report(&mona, of, Wanted::Draft).await.expect("a draft");
    assert!(found.may_review && found.may_issue, "{found:?}");
    let hash = found.draft.expect("a draft").hash;
    w.app.review_report(&mona, of, hash, &form).await.expect("read");
    let why = why.map(|why| w.app.authored(why));
    w.app.issue_report(&mona, of, why, &form).await.expect("issued");
}

/// Source: issue 3, "Reports": draft → reviewed → issued, frozen with a hash; a provider sees only issued ones of its own.
#[tokio::test]
async fn a_month_is_drafted_read_by_another_issued_and_then_stays_as_it_was() {
    let (w, number) = story("service-report").await;
    let (mona, vera) = (w.visitor(w.mona).await, w.visitor(w.vera).await);
    let (nora, tom) = (w.visitor(w.nora).await, w.visitor(w.tom).await);
    let (of, form) = (november(nora.organisation.id), Form::default());

    let draft = w.app.service_report(&vera, &of, Wanted::Latest).await.expect("counted");
    assert!(draft.issued.is_none() && !draft.is_over && !draft.may_issue && draft.may_draft);
    assert_eq!(code(w.app.service_report(&nora, &of, Wanted::Latest).await), "not-found");
    assert_eq!(code(w.app.draft_report(&vera, &of, "", &form).await), "month-not-over");
    w.clock("2026-12-01 09:00 Paris");
    assert_eq!(code(w.app.issue_report(&mona, &of, None, &form).await), "report-not-drafted");
    assert_eq!(code(w.app.draft_report(&nora, &of, "", &form).await), "not-allowed");
    assert_eq!(code(w.app.draft_report(&tom, &of, "", &form).await), "not-found");

    // Vera drafts it, and isn't the one who reads it.
    w.app.draft_report(&vera, &of, "A quiet month.", &form).await.expect("drafted");
    let found = w.app.service_report(&vera, &of, Wanted::Draft).await.expect("a draft");
    assert!(!found.may_review && !found.may_issue);
    assert_eq!(found.drafted.as_ref().map(|drafted| drafted.summary.as_str()), Some("A quiet month."));
    let hash = found.draft.expect("a draft").hash;
    assert_eq!(code(w.app.review_report(&vera, &of, hash, &form).await), "report-own-draft");
    assert_eq!(code(w.app.issue_report(&mona, &of, None, &form).await), "report-not-reviewed");
    assert_eq!(
        code(w.app.service_report(&nora, &of, Wanted::Latest).await),
        "not-found",
        "a draft is the centre's"
    );
    assert!(w.app.issued_reports(&nora).await.expect("a list").is_empty());
    w.app.review_report(&mona, &of, hash, &form).await.expect("read");
    assert_eq!(code(w.app.issue_report(&vera, &of, None, &form).await), "not-allowed");
    w.app.issue_report(&mona, &of, None, &form).await.expect("issued");

    let issue_1 = w.app.service_report(&nora, &of, Wanted::Latest).await.expect("issued");
    let (nth, first) = issue_1.issued.clone().expect("issued");
    assert_eq!((nth, first.hash, hash), (1, Digest::of(&[issue_1.text.as_bytes()]), first.hash));
    let report = &issue_1.report;
    assert_eq!((report.total.tickets(), report.total.count(Outcome::Met)), (1, 1));
    assert!(report.reconciles() && !report.note.is_empty() && report.tickets[0].number == number);
    assert_eq!((report.staffing.len(), report.summary.as_str()), (1, "A quiet month."));
    let proof = &report.annex[0];
    assert_eq!((report.annex.len(), proof.ticket), (1, Some(number)), "each ticket with its derivation");
    desk::verify(proof).expect("it comes out by itself");
    let file = issue_1.signed_file().expect("issued");
    let key = w.app.public_key().await.expect("a key");
    let (read, signed) = SignedReport::verify(&file, &app::is_signed_by, Some(&key)).expect("the desk's own");
    assert!(read.counts_as(report) && (signed.head, signed.of) == (first.anchor, first.hash));
    let kept = w.app.anchor(first.anchor.position).await.expect("a journal").expect("a head");
    assert_eq!(kept, first.anchor, "the journal passes through the head that it was made from");
    assert_eq!(w.app.issued_reports(&nora).await.expect("a list").len(), 1);
    assert!(w.app.issued_reports(&tom).await.expect("a list").is_empty());
    for wanted in [Wanted::Latest, Wanted::Draft, Wanted::Issue(1)] {
        assert_eq!(code(w.app.service_report(&tom, &of, wanted).await), "not-found");
    }
    assert_eq!(code(w.app.service_report(&nora, &of, Wanted::Draft).await), "not-found");

    // Again: with a reason, and both are kept to the byte.
    w.clock("2026-12-02 09:00 Paris");
    issued(&w, &of, "A quiet month, told anew.", Some("The roster was completed.")).await;
    let old = w.app.service_report(&nora, &of, Wanted::Issue(1)).await.expect("kept");
    assert_eq!((old.text, old.issues.len()), (issue_1.text, 2));
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: issue 3, "Reports": per provider and region.
#[tokio::test]
async fn a_report_of_one_region_counts_its_tickets_alone_and_is_issued_by_itself() {
    let (w, number) = story("service-report-region").await;
    let vera = w.visitor(w.vera).await;
    w.clock("2026-12-02 09:00 Paris");
    let whole = november(w.provider);
    let emea = Of { region: Some("EMEA".into()), ..whole.clone() };
    let nam = Of { region: Some("NAM".into()), ..whole.clone() };
    let tickets = async |of: &Of| {
        let found = w.app.service_report(&vera, of, Wanted::Latest).await.expect("counted");
        found.report.tickets.iter().map(|line| line.number).collect::<Vec<_>>()
    };
    assert_eq!((tickets(&emea).await, tickets(&nam).await), (vec![number], vec![]));
    let unknown = Of { region: Some("MOON".into()), ..whole.clone() };
    assert_eq!(code(w.app.service_report(&vera, &unknown, Wanted::Latest).await), "not-found");
    issued(&w, &emea, "", None).await;
    let nora = w.visitor(w.nora).await;
    assert!(w.app.service_report(&nora, &emea, Wanted::Latest).await.is_ok());
    assert_eq!(code(w.app.service_report(&nora, &whole, Wanted::Latest).await), "not-found");
}

/// An issued report outlives the people who made it: their names are gone, and say so; its figures stay.
#[tokio::test]
async fn an_issue_whose_author_was_erased_keeps_its_figures_and_says_so() {
    let (w, number) = story("service-report-erased").await;
    let of = november(w.provider);
    w.clock("2026-12-01 09:00 Paris");
    issued(&w, &of, "A quiet month.", None).await;
    w.clock("2026-12-02 09:00 Paris");
    issued(&w, &of, "", Some("The roster was completed.")).await;
    let nora: Visitor = w.visitor(w.nora).await;
    let before = w.app.service_report(&nora, &of, Wanted::Issue(1)).await.expect("issued");
    assert_eq!(before.names.len(), 2);
    w.app.draft_report(&w.visitor(w.vera).await, &of, "A third.", &Form::default()).await.expect("drafted");

    w.app.erase_person(w.mona).await.expect("erased");
    w.app.erase_person(w.vera).await.expect("erased");
    for nth in [1, 2] {
        let found = w.app.service_report(&nora, &of, Wanted::Issue(nth)).await.expect("the figures stay");
        assert!(!found.erased && found.names.is_empty() && found.report.tickets[0].number == number);
        let (_, issue) = found.issued.expect("issued");
        assert_eq!(issue.hash, Digest::of(&[found.text.as_bytes()]), "to the byte");
        assert!(
            issue.reason.is_none_or(|reason| !found.reasons.contains_key(&reason.id)),
            "the reason is gone"
        );
    }
    // The draft that nobody issued goes with its author.
    let quentin = w.visitor(w.quentin).await;
    let found = w.app.service_report(&quentin, &of, Wanted::Draft).await.expect("counted");
    assert!(found.draft.is_some() && found.drafted.is_none());

    // What was issued before reports were the house's own words, went with whoever issued it: the figures are counted again.
    let nobody = PersonId(uuid::Uuid::nil());
    w.app.erase_person(nobody).await.expect("as if they had been its authors");
    let found = w.app.service_report(&nora, &of, Wanted::Latest).await.expect("no error");
    assert!(found.erased && found.report.tickets[0].number == number && found.issued.is_some());
}
