//! Certificates of training (clauses 2.B.4 and 2.C): shown with their proof, checked, and the proof handed out.
//!
//! The proof may be files: held and attached like those of a text, read by whoever reads the certificate on the ledger of its
//! party. They are no words of a ticket, so what says how long tickets keep theirs says nothing of them: they go with their
//! sender, or with whom they are about.

use desk::decide::Decided;
use desk::training::{self, TrainingCommand};
use desk::{AttachmentId, Organisation, OrganisationId, Person, PersonId, Refusal, Stream};

use crate::attachments::{Download, Goes, attach};
use crate::records::{Change, Turn};
use crate::{App, Failure, Form, Receipt, Visitor, Which};

/// A word on somebody's training.
struct OnTraining<'a> {
    app: &'a App,
    of: &'a Organisation,
    command: &'a TrainingCommand,
}

impl Change<Person> for OnTraining<'_> {
    type Made = ();

    async fn decide(&self, turn: Turn<'_, Person>) -> Result<(Decided, ()), Failure> {
        let Turn { visitor, before, cx, besides } = turn;
        let person = before.ok_or(Refusal::NotFound)?;
        let decided = training::decide(person, self.of, self.command, cx)?;
        let files = self.command.files();
        self.app.still_held(visitor, files).await?;
        besides.and(attach(visitor.person.id, Goes::WithACertificateOf(person.id), files));
        Ok((decided, ()))
    }
}

impl App {
    /// A certificate is shown, or checked (clauses 2.B.4 and 2.C).
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn train(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: &TrainingCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let of = self.organisation(self.person(person, None).await?.organisation, None).await?;
        let change = OnTraining { app: self, of: &of, command };
        Ok(self.alter_by(visitor, Which::Of(Stream::Person(person)), form, &change).await?.0)
    }

    /// [`App::train`] with these files, which are the proof.
    ///
    /// # Errors
    ///
    /// As [`App::act_with_files`] and [`App::train`].
    pub async fn train_with_files(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: TrainingCommand,
        files: &[AttachmentId],
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let asked = async {
            let files = self.attaching(visitor, files).await?;
            self.train(visitor, person, &command.with_files(files), form).await
        };
        self.once(visitor, form, asked).await
    }

    /// A file with a certificate of a party's own people, for whoever reads that certificate on the party's ledger.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or it was erased; or the database or the files' home is away.
    pub async fn proof_file(
        &self,
        visitor: &Visitor,
        party: OrganisationId,
        id: AttachmentId,
    ) -> Result<Download, Failure> {
        let ledger = self.ledger(visitor, party).await?;
        // A provider's ledger shows its customers' too: each file has one address, which is its party's.
        let own = ledger.customers.iter().filter(|customer| customer.organisation.id == party);
        let mut certificates =
            own.flat_map(|customer| &customer.people).flat_map(|(_, person)| &person.trainings.certificates);
        let is_theirs = certificates.any(|certificate| certificate.files.iter().any(|file| file.id == id));
        self.download(ledger.files.get(&id).filter(|_| is_theirs)).await
    }
}
