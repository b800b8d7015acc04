//! Erasing a person: asked for, decided, done. The one place that knows everywhere the desk keeps something of somebody.

use desk::erasure::ErasureCommand;
use desk::{By, Entry, Fact, Person, PersonFact, PersonId, Refusal, Service, Stream};
use jiff::Timestamp;
use store::projections::{drafts, keys, people};
use store::{Write, attachments, idempotency, identity, outbox, params, reads, texts, values};

use crate::write::Batch;
use crate::{App, Failure, Form, PersonRow, SecurityEvent, Visitor, Whence, Which};

/// What would go, and what is known of it.
#[derive(Clone, Debug)]
pub struct ErasurePreview {
    /// Whose.
    pub row: PersonRow,
    /// How many entries their stream has.
    pub version: u64,
    /// What was asked and decided.
    pub erasure: desk::erasure::Erasure,
    /// The reason of a hold, or why it was turned down; none if there is none, or its words are gone.
    pub reason: Option<String>,
    /// Texts that they wrote, their name and address among them.
    pub texts: u64,
    /// What they typed and didn't send.
    pub drafts: u64,
    /// What they are in by: sessions, tokens, links.
    pub keys: u64,
    /// What they come in with.
    pub credentials: u64,
    /// Lines of the security journal that say from where.
    pub notes: u64,
    /// Lines of who looked at what that are theirs.
    pub reads: u64,
}

/// Everything that the desk keeps of a person beside the journal, taken away at an instant. Whatever keeps something more of
/// somebody adds its statement here, and it goes in the same commit; what lies outside the database is told of by
/// [`App::destroyed_with`].
fn taken_away(id: PersonId, at: Timestamp) -> Vec<Write> {
    let theirs = |statement| Write::new(statement, params![id.bytes()]);
    let words = |statement| Write::new(statement, params![id.bytes(), at.as_microsecond()]);
    vec![
        words(&outbox::ERASE_SUBJECTS_TO),
        words(&outbox::ERASE_BODIES_TO),
        theirs(&outbox::DROP_TO),
        words(&texts::ERASE_OF_AUTHOR),
        words(&attachments::ERASE_LISTINGS_OF_PROOFS),
        words(&attachments::ERASE_OF_PERSON),
        theirs(&drafts::DROP_ALL),
        theirs(&keys::DROP_ALL),
        theirs(&identity::REMOVE_ALL),
        theirs(&identity::END_ALL),
        theirs(&identity::FORGET_WHENCE),
        theirs(&identity::FORGET_WHENCE_OF_ACTS),
        theirs(&reads::FORGET_WHO),
        theirs(&idempotency::FORGET_OF),
    ]
}

impl App {
    /// How one's own stands.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn own_erasure(&self, visitor: &Visitor) -> Result<desk::erasure::Erasure, Failure> {
        Ok(self.person(visitor.person.id, None).await?.erasure.clone())
    }

    /// What erasing a person would take away; for whoever decides it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if they aren't for this visitor to erase, or the database is away.
    pub async fn erasure_preview(
        &self,
        visitor: &Visitor,
        person: PersonId,
    ) -> Result<ErasurePreview, Failure> {
        let target = self.person(person, None).await?;
        let object = desk::access::Object::Of {
            organisation: target.organisation,
            provider: None,
            person: Some(person),
        };
        desk::access::require(&visitor.actor(self.now()), desk::Action::ErasePerson, &object)?;
        let count = async |statement| {
            let rows = self.0.db.query(statement, &values![person.bytes()]).await?;
            rows.first().map_or(Ok(0), |row| Ok::<u64, Failure>(row.get(0)?))
        };
        let erasure = target.erasure.clone();
        let reason = erasure.held.or(erasure.declined).map(|(_, reason)| reason.id);
        let reason = match reason {
            Some(id) => self.texts_with(&[id]).await?.remove(&id),
            None => None,
        };
        Ok(ErasurePreview {
            row: self.person_row(person).await?,
            version: target.version,
            erasure,
            reason,
            texts: count(&texts::COUNT_OF_AUTHOR).await?,
            drafts: count(&drafts::COUNT).await?,
            keys: count(&keys::COUNT).await?,
            credentials: count(&identity::COUNT).await?,
            notes: count(&identity::COUNT_NOTES).await?,
            reads: count(&reads::COUNT_BY).await?,
        })
    }

    /// A step towards somebody's erasure, or the last one: then what they wrote is destroyed in the same commit.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`crate::IdentityRefusal::ProveAgain`] where the table asks for a proof, or the database is away.
    pub async fn decide_erasure(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: &ErasureCommand,
        form: &Form,
        whence: &Whence,
    ) -> Result<(), Failure> {
        let of = self.organisation(self.person(person, None).await?.organisation, None).await?;
        let object = desk::access::Object::Of { organisation: of.id, provider: None, person: Some(person) };
        desk::access::require(&visitor.actor(self.now()), command.action(), &object)?;
        if desk::access::needs_proof(command.action()) {
            self.require_proof(visitor)?;
        }
        let others = self.who_answers_for(of.id).await?.into_iter().filter(|id| *id != person).count();
        let decide = |person: Option<&Person>, cx: &desk::Context<'_>| {
            desk::erasure::decide(person.ok_or(Refusal::NotFound)?, &of, others, command, cx)
        };
        let with = |entries: &[Entry]| {
            entries.iter().find_map(erases).map_or_else(Vec::new, |at| taken_away(person, at))
        };
        let which = Which::Of(Stream::Person(person));
        let receipt = self.alter_with::<Person>(visitor, which, form, decide, with).await?;
        if receipt.repeated || !matches!(command, ErasureCommand::Erase { .. }) {
            return Ok(());
        }
        self.note_of(SecurityEvent::Erased, person, visitor, whence, "").await?;
        self.destroyed_with(person).await
    }

    /// Erases everything that a person wrote, and their name and address, on the word of the console. The journal and every
    /// figure stay. A legal hold isn't the console's to break.
    ///
    /// # Errors
    ///
    /// [`desk::erasure::ErasureRefusal::Held`], or the database is away.
    pub async fn erase_person(&self, id: PersonId) -> Result<(), Failure> {
        let stream = Stream::Person(id);
        let loaded = self.stream(stream).await?;
        let at = desk::decide::instant_of_an_entry(self.now());
        let mut batch = Batch::default();
        if let Some(person) = Person::fold(&loaded.entries) {
            if person.erasure.held.is_some() {
                return Err(Refusal::from(desk::erasure::ErasureRefusal::Held).into());
            }
            let erased = PersonFact::Erasure(desk::erasure::ErasureFact::Erased { reason: None });
            let entry = Entry {
                stream,
                number: person.version + 1,
                at,
                recorded_at: at,
                by: By::Service(Service::Console),
                on_behalf_of: None,
                fact: Fact::Person(erased),
            };
            batch.append(loaded.head, std::slice::from_ref(&entry));
            batch.and(people::rows(&person.after(&entry)));
        }
        batch.and(taken_away(id, at));
        self.commit(batch).await?;
        self.0.known.forget(id.bytes());
        self.destroyed_with(id).await
    }

    /// What lies outside of the rows of the database goes after them: files that the person attached, or that prove their
    /// training, whose rows say so, pages of
    /// the database's file and of its log. Where files are away, a later sweep takes them.
    async fn destroyed_with(&self, _: PersonId) -> Result<(), Failure> {
        if let Err(error) = self.sweep_files().await {
            tracing::warn!(%error, "files of who was erased stay until the next sweep");
        }
        // What was erased must not linger in the pages of the file.
        Ok(self.0.db.scrub().await?)
    }
}

/// When somebody is erased by that entry, if it is one.
fn erases(entry: &Entry) -> Option<Timestamp> {
    use desk::erasure::ErasureFact::Erased;
    matches!(entry.fact, Fact::Person(PersonFact::Erasure(Erased { .. }))).then_some(entry.at)
}
