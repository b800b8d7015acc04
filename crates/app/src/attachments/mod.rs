//! Files that belong to a text: taken in, held until their text is sent, read by whoever reads it.
//!
//! A file comes first and gets its text later, so that a form which is refused loses none: until then it is its sender's
//! alone, and for an hour, or for as long as a draft names it. What it belongs to is said once, in the commit of the text,
//! and stands in the journal: reading asks the journal, and nothing but the journal. Adding a file takes what writing the
//! text takes, so the access table has no verb for it. What is said here of a text holds of a certificate, whose proof a file
//! may be (clause 2.C); such a file goes with the certificate's holder, too.
//!
//! Time here is the wall's: a clock moved forward throws nothing away.

mod kind;
mod receiving;
mod sweeping;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use desk::access::{self, Object};
use desk::attachment::{Attaching, AttachmentRefusal, Listing};
use desk::{
    Action, AttachmentId, Authored, Command, Digest, NewTicket, OrganisationId, PersonId, Refusal, TextId,
    TicketId,
};
use jiff::{SignedDuration, Timestamp};
use store::files::{Files, Place, Reading};
use store::{Row, Value, Write, attachments, params, values};

use crate::tickets::Placed;
use crate::{App, Failure, Form, Receipt, Visitor};

pub use kind::{Kind, MOST_PIXELS};
pub use receiving::Announced;
pub(crate) use sweeping::watch;

/// How long a file waits for its text, or for its next piece.
pub const HELD: SignedDuration = SignedDuration::from_mins(50);
/// How long it waits for the text of a draft.
pub const HELD_FOR_A_DRAFT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How much an organisation keeps, unless the desk was told otherwise.
pub const QUOTA: u64 = 10 << 30;
/// How many files of one person wait for their text at once.
const HELD_AT_ONCE: u64 = 100;

/// Where files lie, and how much of them an organisation may keep.
pub(crate) type Home = std::sync::RwLock<Option<Arc<Kept>>>;

/// See [`Home`].
pub(crate) struct Kept {
    pub files: Files,
    pub quota: u64,
}

/// A file as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileRow {
    /// Which.
    pub id: AttachmentId,
    /// Its name.
    pub name: String,
    /// How large it is, in bytes; while it comes, how large it was said to be.
    pub size: Option<u64>,
    /// How much has come.
    pub received: u64,
    /// What it is, by its content; none: it hasn't come whole.
    pub kind: Option<Kind>,
    /// The SHA-256 of its bytes, once it has come whole.
    pub sha256: Option<Digest>,
}

impl FileRow {
    /// Has it come whole?
    pub fn is_whole(&self) -> bool {
        self.kind.is_some()
    }
}

/// A file to be read.
pub struct Download {
    /// What is known of it.
    pub row: FileRow,
    /// How many bytes there are.
    pub length: u64,
    /// They.
    pub bytes: Reading,
}

/// A row with what isn't shown.
pub(crate) struct Stored {
    shown: FileRow,
    person: PersonId,
    listing: (TextId, [u8; 16]),
    announced: Option<Digest>,
    place: Option<Place>,
    is_held: bool,
}

impl App {
    /// Says where files lie, and how much of them each organisation may keep.
    pub fn keep_files(&self, files: Files, quota: u64) {
        let kept = Some(Arc::new(Kept { files, quota }));
        *self.0.files.write().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    /// Is there a place for files?
    pub fn keeps_files(&self) -> bool {
        self.home().is_ok()
    }

    pub(crate) fn home(&self) -> Result<Arc<Kept>, Failure> {
        let kept = self.0.files.read().unwrap_or_else(PoisonError::into_inner).clone();
        kept.ok_or_else(|| Refusal::from(AttachmentRefusal::NoHome).into())
    }

    pub(crate) fn held_until(&self, how_long: SignedDuration) -> i64 {
        self.wall().saturating_add(how_long).unwrap_or(Timestamp::MAX).as_microsecond()
    }

    /// One's own file that waits for its text, or is still coming.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`]: there is none, it is somebody else's, or it has its text. Or the database is away.
    pub async fn upload(&self, visitor: &Visitor, id: AttachmentId) -> Result<FileRow, Failure> {
        Ok(self.held(visitor, id).await?.shown)
    }

    pub(crate) async fn held(&self, visitor: &Visitor, id: AttachmentId) -> Result<Stored, Failure> {
        let rows = self.0.db.query(&attachments::GET, &values![id.bytes()]).await?;
        let stored = stored(rows.first().ok_or(Refusal::NotFound)?)?;
        if stored.person == visitor.person.id && stored.is_held {
            Ok(stored)
        } else {
            Err(Refusal::NotFound.into())
        }
    }

    /// One's own files that wait for their text, of these: what is gone is left out.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn held_files(&self, visitor: &Visitor, ids: &[AttachmentId]) -> Result<Vec<FileRow>, Failure> {
        let mut found = Vec::new();
        for id in ids {
            match self.held(visitor, *id).await {
                Ok(stored) if stored.shown.is_whole() => found.push(stored.shown),
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(found)
    }

    /// One's own files, to go with a text that is about to be sent.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if one isn't there, is somebody else's or has its text; [`AttachmentRefusal::NotWhole`]. Or the
    /// database is away.
    pub async fn attaching(
        &self,
        visitor: &Visitor,
        ids: &[AttachmentId],
    ) -> Result<Vec<Attaching>, Failure> {
        let mut files = Vec::new();
        for id in ids {
            let stored = self.held(visitor, *id).await?;
            let (received, size) = (stored.shown.received, stored.shown.size.unwrap_or(0));
            let Some(sha256) = stored.shown.sha256 else {
                return Err(Refusal::from(AttachmentRefusal::NotWhole { received, size }).into());
            };
            let listing = Listing { sha256, name: stored.shown.name };
            let (text, salt) = stored.listing;
            let listing = Authored { id: text, salt, text: listing.to_string() };
            files.push(Attaching { id: *id, listing, size: received });
        }
        Ok(files)
    }

    /// [`App::act`] with these files, each of which goes with this one text.
    ///
    /// # Errors
    ///
    /// As [`App::attaching`] and [`App::act`].
    pub async fn act_with_files(
        &self,
        visitor: &Visitor,
        number: u64,
        command: Command,
        files: &[AttachmentId],
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let asked = async {
            let files = self.attaching(visitor, files).await?;
            self.act(visitor, number, &command.with_files(files), form).await
        };
        let receipt = self.once(visitor, form, asked).await?;
        Ok(Receipt { number, ..receipt })
    }

    /// [`App::open`] with these files.
    ///
    /// # Errors
    ///
    /// As [`App::attaching`] and [`App::open`].
    pub async fn open_with_files(
        &self,
        visitor: &Visitor,
        new: NewTicket,
        files: &[AttachmentId],
        (asked_by, customer): (Option<OrganisationId>, Option<OrganisationId>),
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let asked = async {
            let files = self.attaching(visitor, files).await?;
            self.open(visitor, &NewTicket { files, ..new }, asked_by, customer, form).await
        };
        self.once(visitor, form, asked).await
    }

    /// Asked again, perhaps at the same time, its files have their text by now: it has the result that it had.
    pub(crate) async fn once(
        &self,
        visitor: &Visitor,
        form: &Form,
        asked: impl Future<Output = Result<Receipt, Failure>>,
    ) -> Result<Receipt, Failure> {
        let key = self.key(visitor, form);
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok(receipt);
        }
        match asked.await {
            Err(Failure::Refused(Refusal::NotFound)) => {
                let before = self.asked_before(key.as_ref()).await?;
                before.ok_or_else(|| Refusal::NotFound.into())
            }
            other => other,
        }
    }

    /// Keeps one's own files for a draft that names them, or lets them go after the hour.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn hold_files(
        &self,
        visitor: &Visitor,
        ids: &[AttachmentId],
        how_long: SignedDuration,
    ) -> Result<(), Failure> {
        let until = self.held_until(how_long);
        let hold = |id: &AttachmentId| {
            Write::new(&attachments::HOLD, params![id.bytes(), visitor.person.id.bytes(), until])
        };
        self.write(ids.iter().map(hold).collect()).await
    }

    /// Throws one's own file away that waits for its text.
    ///
    /// # Errors
    ///
    /// As [`App::upload`].
    pub async fn drop_file(&self, visitor: &Visitor, id: AttachmentId) -> Result<(), Failure> {
        self.held(visitor, id).await?;
        self.hold_files(visitor, &[id], SignedDuration::from_secs(-1)).await?;
        self.sweep_files().await
    }

    /// A file of a ticket, for whoever may read the text that it belongs to.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or its sender was erased; or the database or the files' home is away.
    pub async fn attachment(
        &self,
        visitor: &Visitor,
        number: u64,
        id: AttachmentId,
    ) -> Result<Download, Failure> {
        let view = self.ticket(visitor, number).await?;
        self.download(view.files.get(&id)).await
    }

    /// The bytes of a file that somebody may read.
    pub(crate) async fn download(&self, row: Option<&FileRow>) -> Result<Download, Failure> {
        let row = row.ok_or(Refusal::NotFound)?.clone();
        let rows = self.0.db.query(&attachments::GET, &values![row.id.bytes()]).await?;
        let stored = stored(rows.first().ok_or(Refusal::NotFound)?)?;
        let place = stored.place.ok_or(Refusal::NotFound)?;
        match self.home()?.files.read(&place).await {
            Ok((length, bytes)) => Ok(Download { row, length, bytes }),
            // It went between the two questions, and is as if it hadn't been there; if its row stands, bytes are missing.
            Err(_) if self.0.db.query(&attachments::GET, &values![row.id.bytes()]).await?.is_empty() => {
                Err(Refusal::NotFound.into())
            }
            Err(error) => Err(away(&error)),
        }
    }

    /// The files of these entries; what was erased is missing.
    pub(crate) async fn files_of(
        &self,
        entries: &[Placed],
    ) -> Result<BTreeMap<AttachmentId, FileRow>, Failure> {
        let files = entries.iter().flat_map(|placed| placed.entry.fact.files());
        self.files_with(&files.map(|file| file.id).collect::<Vec<_>>()).await
    }

    /// These files; what was erased is missing.
    pub(crate) async fn files_with(
        &self,
        ids: &[AttachmentId],
    ) -> Result<BTreeMap<AttachmentId, FileRow>, Failure> {
        let mut found = BTreeMap::new();
        for some in ids.chunks(attachments::AT_ONCE) {
            let mut params = vec![Value::Null; attachments::AT_ONCE];
            for (param, id) in params.iter_mut().zip(some) {
                *param = Value::from(id.bytes());
            }
            for row in self.0.db.query(&attachments::SOME, &params).await? {
                let stored = stored(&row)?;
                found.insert(stored.shown.id, stored.shown);
            }
        }
        Ok(found)
    }

    /// May they write where a file could go?
    pub(crate) fn may_attach(&self, visitor: &Visitor) -> Result<(), Failure> {
        let actor = visitor.actor(self.now());
        let own = Object::new_ticket(actor.organisation, actor.person());
        access::require(&actor, Action::SendMessage, &own)?;
        Ok(())
    }

    /// Are they still there to be attached? Else the decision would be taken in vain again and again.
    pub(crate) async fn still_held(&self, visitor: &Visitor, files: &[Attaching]) -> Result<(), Failure> {
        for file in files {
            self.held(visitor, file.id).await?;
        }
        Ok(())
    }
}

/// What the text is on that a file belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Goes {
    /// A ticket.
    OnATicket(TicketId),
    /// A certificate of this person, whose proof it is.
    WithACertificateOf(PersonId),
}

/// They get their text, each once.
pub(crate) fn attach(person: PersonId, goes: Goes, files: &[Attaching]) -> impl Iterator<Item = Write> {
    let (ticket, holder) = match goes {
        Goes::OnATicket(ticket) => (Some(ticket.bytes()), None),
        Goes::WithACertificateOf(holder) => (None, Some(holder.bytes())),
    };
    let attach = move |file: &Attaching| {
        let params = params![file.id.bytes(), person.bytes(), ticket, holder];
        Write::new(&attachments::ATTACH, params).must_touch(1)
    };
    files.iter().map(attach)
}

pub(crate) fn away(error: &std::io::Error) -> Failure {
    Failure::Unavailable(format!("the files: {error}"))
}

fn stored(row: &Row) -> Result<Stored, Failure> {
    let damaged = |what: &str| Failure::Damaged(format!("the {what} of a file"));
    let place = row.get::<Option<&str>>(9)?;
    let place = place.map(|text| Place::stored(text).ok_or_else(|| damaged("place"))).transpose()?;
    let kind = row.get::<Option<&str>>(10)?;
    let (width, height) = (row.get::<Option<u64>>(11)?, row.get::<Option<u64>>(12)?);
    Ok(Stored {
        shown: FileRow {
            id: AttachmentId::from_bytes(row.get(0)?),
            name: row.get::<Option<String>>(4)?.unwrap_or_default(),
            size: row.get(5)?,
            received: row.get(7)?,
            kind: kind.map(|kind| Kind::stored(kind, width.zip(height))),
            sha256: row.get::<Option<[u8; 32]>>(8)?.map(Digest),
        },
        person: PersonId::from_bytes(row.get(1)?),
        listing: (TextId::from_bytes(row.get(2)?), row.get::<Option<[u8; 16]>>(3)?.unwrap_or_default()),
        announced: row.get::<Option<[u8; 32]>>(6)?.map(Digest),
        place,
        is_held: row.get::<Option<i64>>(13)?.is_some(),
    })
}
