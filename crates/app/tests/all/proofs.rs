//! Files as the proof of a certificate (clause 2.C): sent with it, read by whoever reads it on the ledger of its party, kept
//! however long tickets keep theirs, and gone with their sender or with whom they are about.

use std::collections::BTreeSet;

use app::{Failure, Form, NewPerson, Receipt, Visitor};
use desk::attachment::AttachmentRefusal;
use desk::training::TrainingCommand;
use desk::{AttachmentId, Command, OrganisationId, PersonId, Refusal, Role};
use store::Location;
use store::files::Files;
use tokio::io::AsyncReadExt;

use crate::attachments::{refused, world};
use crate::retention::found_in;
use crate::world::{AGREEMENT, World, at};

/// A certificate of this year.
fn certificate(w: &World) -> TrainingCommand {
    TrainingCommand::Record {
        certificate: w.app.authored("SA-117"),
        trainer: w.app.authored("Academy"),
        proof: None,
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files: Vec::new(),
    }
}

impl World {
    /// The super administrator of the provider's customer.
    async fn keiko(&self) -> PersonId {
        let new = NewPerson {
            organisation: self.customer,
            role: Role::SuperAdministrator,
            name: "Keiko".to_owned(),
            email: "keiko@example".to_owned(),
            qualified_from: None,
        };
        self.app.add_person(&new).await.expect("a person")
    }

    async fn shows(
        &self,
        who: &Visitor,
        of: PersonId,
        files: &[AttachmentId],
        key: &str,
    ) -> Result<Receipt, Failure> {
        let form = Form { key: Some(key.to_owned()), ..Form::default() };
        self.app.train_with_files(who, of, certificate(self), files, &form).await
    }

    async fn proof(
        &self,
        who: PersonId,
        party: OrganisationId,
        id: AttachmentId,
    ) -> Result<Vec<u8>, Failure> {
        let mut download = self.app.proof_file(&self.visitor(who).await, party, id).await?;
        let mut content = Vec::new();
        download.bytes.read_to_end(&mut content).await.expect("bytes");
        Ok(content)
    }

    async fn is_whole(&self) {
        assert_eq!(self.app.check().await.expect("a check").differs, None);
        assert_eq!(self.app.verify_journal().await.expect("a walk").wrong, None, "the chain holds");
    }
}

/// Source: clause 2.C, issue 4; catalogue c04: read where the certificate is, by whoever reads it, and nowhere else.
#[tokio::test]
async fn sec_c04_the_proof_of_a_certificate_opens_with_it() {
    let (w, folder) = world("proofs").await;
    let keiko = w.keiko().await;
    let (nora, vera) = (w.visitor(w.nora).await, w.visitor(w.vera).await);
    let diploma = w.file(&nora, "diploma.pdf", b"%PDF-1.7 canary").await.id;
    assert_eq!(refused(w.proof(w.nora, w.customer, diploma).await), Refusal::NotFound, "no certificate yet");
    for _ in 0..2 {
        w.shows(&nora, keiko, &[diploma], "once").await.expect("the same form has the same result");
    }
    let ledger = w.app.ledger(&nora, w.customer).await.expect("its customer's");
    let shown = &ledger.customers[0].people[0].1.trainings.certificates;
    assert_eq!((shown.len(), shown[0].files.len()), (1, 1));
    assert_eq!(ledger.files[&diploma].name, "diploma.pdf");
    let waiting = w.app.certificates_to_check().await.expect("a list");
    assert!(waiting[0].files.contains_key(&diploma), "where it is checked");

    for reader in [w.nora, keiko, w.vera, w.mona] {
        assert_eq!(w.proof(reader, w.customer, diploma).await.expect("there"), b"%PDF-1.7 canary");
    }
    for other in [w.tom, w.sofia, w.ines] {
        assert_eq!(refused(w.proof(other, w.customer, diploma).await), Refusal::NotFound);
    }
    for elsewhere in [w.provider, w.direct] {
        assert_eq!(refused(w.proof(w.vera, elsewhere, diploma).await), Refusal::NotFound);
    }
    let number = w.report(w.nora, "Blank page").await;
    assert_eq!(refused(w.content(w.nora, number, diploma).await), Refusal::NotFound);

    // It serves once; one of a text is no proof; somebody else's is nobody's.
    assert_eq!(refused(w.send(&nora, number, "Again.", &[diploma]).await), Refusal::NotFound);
    assert_eq!(refused(w.shows(&nora, keiko, &[diploma], "again").await), Refusal::NotFound);
    let log = w.file(&nora, "log.txt", b"17:42").await.id;
    w.send(&nora, number, "Here.", &[log]).await.expect("sent");
    assert_eq!(refused(w.shows(&nora, keiko, &[log], "log").await), Refusal::NotFound);
    assert_eq!(refused(w.proof(w.nora, w.customer, log).await), Refusal::NotFound);
    let theirs = w.file(&vera, "theirs.pdf", b"theirs").await.id;
    assert_eq!(refused(w.shows(&nora, keiko, &[theirs], "theirs").await), Refusal::NotFound);
    let mut many = Vec::new();
    for n in 0..11 {
        many.push(w.file(&nora, &format!("{n}.pdf"), b"x").await.id);
    }
    let crowded = refused(w.shows(&nora, keiko, &many, "many").await);
    assert_eq!(crowded, Refusal::Attachment(AttachmentRefusal::TooMany));
    let two = [many[0]];
    let (one, other) = tokio::join!(w.shows(&nora, keiko, &two, "a"), w.shows(&nora, keiko, &two, "b"));
    assert!(one.is_ok() != other.is_ok(), "one of two at once gets it: {one:?} {other:?}");
    assert_eq!(folder.all().len(), 14);
    w.is_whole().await;
}

/// Source: hard rules, "erasure is complete", catalogue g01: whoever sent it, what proves somebody's training goes with them: no
/// page of the database's file, of its log or of the files' folder has it then. Of whoever sent it, too, as everything they sent.
#[tokio::test]
async fn sec_g01_the_proof_of_a_certificate_goes_with_its_people() {
    let (base, home) = (testkit::Folder::new(), testkit::Folder::new());
    let place = Location::SqliteFile(base.path().join("desk.sqlite3"));
    let w = World::on(place, AGREEMENT).await;
    w.app.keep_files(Files::in_folder(home.path()).expect("a folder"), 1 << 20);
    let keiko_id = w.keiko().await;
    let (nora, keiko) = (w.visitor(w.nora).await, w.visitor(keiko_id).await);
    let sofia = w.visitor(w.sofia).await;
    let by_nora = w.file(&nora, "CANARY-nora-for-keiko.pdf", b"CANARY-bytes-1").await.id;
    let own = w.file(&keiko, "CANARY-keiko.pdf", b"CANARY-bytes-2").await.id;
    let hers = w.file(&sofia, "CANARY-sofia.pdf", b"CANARY-bytes-3").await.id;
    w.shows(&nora, keiko_id, &[by_nora], "1").await.expect("shown");
    w.shows(&keiko, keiko_id, &[own], "2").await.expect("shown");
    w.shows(&sofia, w.sofia, &[hers], "3").await.expect("shown");
    let number = w.report(w.nora, "Blank page").await;
    let log = w.file(&nora, "CANARY-log.txt", b"CANARY-bytes-4").await.id;
    w.send(&nora, number, "Here.", &[log]).await.expect("sent");

    let data = w.app.data_of(keiko_id).await.expect("hers");
    let listed: Vec<_> = data.files.iter().map(|file| (file.on, file.entry, file.address.clone())).collect();
    let at = |id| Some(format!("/api/v1/organisations/{}/attachments/{id}", w.customer));
    assert_eq!(listed, [(Some("person"), Some(2), at(by_nora)), (Some("person"), Some(3), at(own))]);
    assert!(data.texts.iter().all(|text| !text.text.contains("CANARY")), "each once");
    let data = w.app.data_of(w.nora).await.expect("hers");
    let sent: BTreeSet<_> = data.files.iter().map(|file| file.id.clone()).collect();
    assert_eq!(sent, BTreeSet::from([by_nora, log].map(|id| id.to_string())));

    assert!(found_in(base.path(), "CANARY-nora-for-keiko") > 0);
    w.app.erase_person(keiko_id).await.expect("erased");
    for gone in ["CANARY-nora-for-keiko", "CANARY-keiko"] {
        assert_eq!(found_in(base.path(), gone), 0, "{gone}");
    }
    let contents = |n: u8| found_in(home.path(), &format!("CANARY-bytes-{n}"));
    assert_eq!([1, 2, 3, 4].map(contents), [0, 0, 1, 1], "hers, whoever sent it, and nobody else's");
    for id in [by_nora, own] {
        assert_eq!(refused(w.proof(w.vera, w.customer, id).await), Refusal::NotFound);
    }
    let ledger = w.app.ledger(&w.visitor(w.vera).await, w.customer).await.expect("theirs");
    assert!(ledger.files.is_empty());
    let journal = &ledger.customers[0].people[0].1.trainings.certificates;
    assert_eq!(
        journal.iter().map(|one| one.files.len()).sum::<usize>(),
        2,
        "the journal says that they were"
    );
    w.is_whole().await;
    w.app.erase_person(w.sofia).await.expect("erased");
    assert_eq!(found_in(home.path(), "CANARY-bytes-3"), 0);
    w.is_whole().await;
}

/// Source: hard rules, "erasure is complete": of a sender no byte is left, with whosever certificate it was.
#[tokio::test]
async fn sec_g01_a_proof_goes_with_its_sender() {
    let (w, folder) = world("proofs-sender").await;
    let keiko_id = w.keiko().await;
    let (nora, keiko) = (w.visitor(w.nora).await, w.visitor(keiko_id).await);
    let by_nora = w.file(&nora, "a.pdf", b"of nora").await.id;
    let own = w.file(&keiko, "b.pdf", b"of keiko").await.id;
    w.shows(&nora, keiko_id, &[by_nora], "1").await.expect("shown");
    w.shows(&keiko, keiko_id, &[own], "2").await.expect("shown");
    w.app.erase_person(w.nora).await.expect("erased");
    assert_eq!(refused(w.proof(w.vera, w.customer, by_nora).await), Refusal::NotFound);
    assert_eq!(w.proof(w.vera, w.customer, own).await.expect("hers stays"), b"of keiko");
    assert_eq!(folder.all().len(), 1);
    w.is_whole().await;
}

/// Source: the access rules, §3.4, and clause 2.C: how long tickets keep their files says nothing of what proves a training;
/// nor does the sweep of what nobody waits for.
#[tokio::test]
async fn clause_2c_a_proof_outlives_the_files_of_tickets() {
    let (w, folder) = world("proofs-kept").await;
    let sofia = w.visitor(w.sofia).await;
    let diploma = w.file(&sofia, "diploma.pdf", b"diploma").await.id;
    w.shows(&sofia, w.sofia, &[diploma], "1").await.expect("shown");
    let number = w.report(w.sofia, "Blank page").await;
    let log = w.file(&sofia, "log.txt", b"log").await.id;
    w.send(&sofia, number, "Here.", &[log]).await.expect("sent");
    w.app.act(&sofia, number, &Command::Close { reason: None }, &Form::default()).await.expect("closed");
    assert_eq!(folder.all().len(), 2);
    w.clock("2031-11-20 17:41 Paris");
    let applied = w.app.apply_retention(None).await.expect("applied");
    assert_eq!(applied.iter().map(|one| one.words).sum::<u64>(), 1, "the ticket's words and files went");
    w.app.sweep_files().await.expect("swept");
    assert_eq!(folder.all().len(), 1);
    assert_eq!(w.proof(w.vera, w.direct, diploma).await.expect("kept"), b"diploma");
    w.is_whole().await;
}
