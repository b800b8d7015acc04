//! Words that are destroyed, with an entry that says so: what is left in the database, in evidence, in figures.

use app::{App, Failure, Form};
use desk::evidence::verify;
use desk::redaction::RedactionRefusal;
use desk::{Command, Refusal};
use store::Location;

use crate::world::{AGREEMENT, World};

fn redact(app: &App, entry: u64, reason: Option<&str>) -> Command {
    Command::Redact { entry, reason: reason.map(|why| app.authored(why)) }
}

/// Is that in any file of the folder?
fn lies_about(folder: &testkit::Folder, what: &str) -> bool {
    let files = std::fs::read_dir(folder.path()).expect("a folder");
    files.filter_map(Result::ok).any(|file| {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        bytes.windows(what.len()).any(|window| window == what.as_bytes())
    })
}

/// Source: the access rules, §3.4 "redaction": the words and their salt are destroyed, in the pages of the file and in its
/// log; the commitment, the chain and every figure stay, and the evidence says so.
#[tokio::test]
async fn sec_g01_redacted_words_are_nowhere_and_everything_else_stands() {
    let folder = testkit::Folder::new();
    let w = World::on(Location::SqliteFile(folder.path().join("desk.sqlite3")), AGREEMENT).await;
    let number = w.report(w.nora, "Blank page").await;
    let (nora, mona) = (w.visitor(w.nora).await, w.visitor(w.mona).await);
    let canary = "CANARY-her-telephone-number";
    let sends = Command::send(w.app.authored(canary));
    w.app.act(&nora, number, &sends, &Form::default()).await.expect("sent");
    let passed_on = Command::send(w.app.authored("Which version?"));
    w.app.act(&w.visitor(w.vera).await, number, &passed_on, &Form::default()).await.expect("sent");
    assert!(lies_about(&folder, canary), "the test sees what is there");
    let before = w.app.ticket(&mona, number).await.expect("the ticket");

    let vera = w.visitor(w.vera).await;
    let whim = redact(&w.app, 2, Some("I don't like it."));
    let refused = w.app.act(&vera, number, &whim, &Form::default()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))));
    let hidden = w.app.act(&w.visitor(w.tom).await, number, &whim, &Form::default()).await;
    assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotFound))));
    let why = redact(&w.app, 2, Some("It names a customer."));
    w.app.act(&mona, number, &why, &Form::default()).await.expect("redacted");
    let again = w.app.act(&mona, number, &redact(&w.app, 2, Some("Again.")), &Form::default()).await;
    assert!(
        matches!(again, Err(Failure::Refused(Refusal::Redaction(RedactionRefusal::Gone { .. })))),
        "{again:?}"
    );

    assert!(!lies_about(&folder, canary), "the file or its log has it still");
    let after = w.app.ticket(&nora, number).await.expect("the ticket");
    let said = after.ticket.words.of(2).expect("it was said");
    let redacted = said.redacted.expect("and redacted");
    assert_eq!(redacted.by, desk::By::Person(w.mona));
    assert_eq!(after.text(redacted.what.expect("a reason").id), Some("It names a customer."));
    assert!(said.texts.iter().all(|text| after.text(*text).is_none()));
    let clocks = |view: &app::TicketView| view.clocks.iter().map(|t| t.clock.clone()).collect::<Vec<_>>();
    assert_eq!(clocks(&after), clocks(&before));
    let evidence = w.app.evidence_of_ticket(&nora, number).await.expect("evidence");
    assert!(!String::from_utf8_lossy(&evidence).contains(canary));
    assert_eq!(verify(&evidence, &[]).expect("sound").redacted, 1);
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let verified = w.app.verify_journal().await.expect("a walk");
    assert!(verified.wrong.is_none(), "{verified:?}");
}
