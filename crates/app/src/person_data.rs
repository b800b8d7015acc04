//! All that the desk keeps of one person, as one document that a program reads (GDPR, articles 15 and 20): who they are here,
//! how they come in, what they wrote and where, what they did and what was done about them, what they typed and didn't send,
//! what was written down of how they came in. No secret, and nobody else's words.
//!
//! The format is `guichet-person/1`: the fields below, in their order. A field added later is optional.

use std::collections::BTreeMap;

use desk::access::{self, Object};
use desk::{Action, AttachmentId, Digest, Entry, PersonId, Stream, TextId};
use jiff::Timestamp;
use serde::Serialize;
use store::projections::{drafts, tickets};
use store::{attachments, texts, values};

use crate::{App, Failure, KeyKind, SecurityEvent, Visitor, Whence};

/// What this version writes.
pub const FORMAT: &str = "guichet-person/1";

/// So many entries of the journal are read at once.
const AT_ONCE: u64 = 256;
/// The most lines of the security journal; a year of one person has fewer.
const NOTES: u32 = 100_000;

/// All that is kept of a person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonData {
    /// What the document is, with its version: `guichet-person/1`.
    pub format: &'static str,
    /// When it was gathered, by the wall.
    pub gathered_at: Timestamp,
    /// Who they are here.
    pub profile: Profile,
    /// What they come in with, without what would open a door.
    pub credentials: Vec<OwnCredential>,
    /// What they are in by: sessions, tokens, the password of their calendars.
    pub keys: Vec<OwnKey>,
    /// What they wrote, oldest first.
    pub texts: Vec<OwnText>,
    /// The files that they sent and those that prove their training, oldest first.
    pub files: Vec<OwnFile>,
    /// What they did, and what names them: roles, qualifications, trainings, shifts. As the journal has it.
    pub entries: Vec<OwnEntry>,
    /// What they typed and didn't send.
    pub drafts: Vec<OwnDraft>,
    /// What was written down of how they come in.
    pub security: Vec<OwnNote>,
    /// What they looked at, as long as that is kept.
    pub reads: Vec<OwnRead>,
}

/// Who somebody is here.
#[derive(Clone, Debug, Serialize)]
pub struct Profile {
    /// The id by which the journal knows them.
    pub person: String,
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// What for.
    pub role: &'static str,
    /// Whose.
    pub organisation: String,
    /// May they come in?
    pub active: bool,
}

/// A way in.
#[derive(Clone, Debug, Serialize)]
pub struct OwnCredential {
    /// What it is.
    pub kind: &'static str,
    /// What they call it.
    pub name: String,
    /// Since when.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// A session, a token, a calendar's password.
#[derive(Clone, Debug, Serialize)]
pub struct OwnKey {
    /// What it is.
    pub kind: &'static str,
    /// What they call it.
    pub name: String,
    /// Since when.
    pub made_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// Last seen.
    pub seen_at: Timestamp,
    /// From which network.
    pub network: String,
    /// By which program.
    pub agent: String,
}

/// A text.
#[derive(Clone, Debug, Serialize)]
pub struct OwnText {
    /// The words.
    pub text: String,
    /// What it was written on: `ticket`, `problem`, `person`…
    pub on: Option<&'static str>,
    /// The public number of that, if it has one.
    pub number: Option<u64>,
    /// When.
    pub at: Option<Timestamp>,
}

/// A file.
#[derive(Clone, Debug, Serialize)]
pub struct OwnFile {
    /// The id by which the journal knows it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How large it is, in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// What the text is on that it belongs to; none: it waits for its text.
    pub on: Option<&'static str>,
    /// The public number of that, if it has one.
    pub number: Option<u64>,
    /// The number of the entry of that text.
    pub entry: Option<u64>,
    /// When it was sent.
    pub at: Option<Timestamp>,
    /// Where a program fetches its bytes, with a token of whoever may read the text.
    pub address: Option<String>,
}

/// An entry of the journal that is theirs, or names them.
#[derive(Clone, Debug, Serialize)]
pub struct OwnEntry {
    /// Its place in the journal of the house.
    pub position: u64,
    /// Is it their act, as opposed to one about them?
    pub is_act: bool,
    /// On what: `ticket`, `person`, `roster`…
    pub on: &'static str,
    /// The public number of that, if it has one.
    pub number: Option<u64>,
    /// When.
    pub at: Timestamp,
    /// What, as the journal has it; of what others did, only what kind of thing.
    pub fact: serde_json::Value,
}

/// A draft.
#[derive(Clone, Debug, Serialize)]
pub struct OwnDraft {
    /// Of what.
    pub name: String,
    /// As it was kept.
    pub body: String,
    /// When.
    pub changed_at: Timestamp,
}

/// A line of the security journal.
#[derive(Clone, Debug, Serialize)]
pub struct OwnNote {
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: &'static str,
    /// From which network, where they did it themselves.
    pub network: String,
    /// By which program, where they did it themselves.
    pub agent: String,
    /// Which credential, which token.
    pub about: String,
}

/// Their looks at one thing within an hour.
#[derive(Clone, Debug, Serialize)]
pub struct OwnRead {
    /// What of it: `ticket`, `attachment`, `person`…
    pub what: &'static str,
    /// The public number, where it was a ticket.
    pub number: Option<u64>,
    /// First.
    pub first: Timestamp,
    /// Last.
    pub last: Timestamp,
    /// How often.
    pub times: u64,
    /// From which network.
    pub network: String,
}

/// Which of a person's texts are where, and what they did, found by one walk over the journal.
#[derive(Default)]
struct Found {
    places: BTreeMap<TextId, (Stream, Timestamp)>,
    files: BTreeMap<AttachmentId, (Stream, u64, Timestamp)>,
    entries: Vec<(u64, bool, Entry)>,
}

impl App {
    /// All that is kept of a person, for themselves or for whoever answers for their organisation's people, after a fresh
    /// proof. That it was handed out, and to whom, is written down.
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotFound`] outside their scope, [`crate::IdentityRefusal::ProveAgain`], or the database is away.
    pub async fn person_data(
        &self,
        visitor: &Visitor,
        person: PersonId,
        whence: &Whence,
    ) -> Result<PersonData, Failure> {
        self.may_export(visitor, person).await?;
        self.require_proof(visitor)?;
        if visitor.person.id == person {
            self.note(SecurityEvent::Exported, person, whence, "").await?;
        } else {
            self.note_of(SecurityEvent::Exported, person, visitor, whence, "").await?;
        }
        self.data_of(person).await
    }

    /// Is a person's data this visitor's to have?
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotFound`] outside their scope, [`desk::Refusal::NotAllowed`] within.
    pub async fn may_export(&self, visitor: &Visitor, person: PersonId) -> Result<(), Failure> {
        let organisation = self.person(person, None).await?.organisation;
        let object = Object::Of { organisation, provider: None, person: Some(person) };
        access::require(&visitor.actor(self.now()), Action::ExportPerson, &object)?;
        Ok(())
    }

    /// The same on the word of the console.
    ///
    /// # Errors
    ///
    /// There is no such person, or the database is away.
    pub async fn data_of(&self, person: PersonId) -> Result<PersonData, Failure> {
        let row = self.person_row(person).await?;
        let organisation = self.organisation(row.organisation, None).await?.name.clone();
        let credentials = self.credentials(person).await?.into_iter().map(|one| OwnCredential {
            kind: one.kind.word(),
            name: one.name,
            made_at: one.made_at,
            used_at: one.used_at,
        });
        let mut keys = Vec::new();
        for kind in [KeyKind::Session, KeyKind::Token, KeyKind::Calendar] {
            keys.extend(self.keys_of(person, kind, None).await?.into_iter().map(|key| OwnKey {
                kind: kind.word(),
                name: key.name,
                made_at: key.made_at,
                expires_at: key.expires_at,
                seen_at: key.seen_at,
                network: key.whence.network,
                agent: key.whence.agent,
            }));
        }
        let person_words = self.person(person, None).await?;
        let found = self.walk_for(person).await?;
        let mut numbers = BTreeMap::new();
        let mut elsewhere = vec![person_words.name.id, person_words.email.id];
        let files = self.own_files(person, &found, &mut numbers, &mut elsewhere).await?;
        let texts = self.own_texts(person, &elsewhere, &found, &mut numbers).await?;
        let mut entries = Vec::new();
        for (position, is_act, entry) in found.entries {
            let number = self.number_in(entry.stream, &mut numbers).await?;
            entries.push(own_entry(position, is_act, number, &entry));
        }
        let security = self.security_of(person, NOTES).await?.into_iter().map(|note| {
            // From where somebody else acted is theirs.
            let whence = if note.by.is_none() { note.whence } else { Whence::default() };
            let (network, agent) = (whence.network, whence.agent);
            OwnNote { at: note.at, event: note.event.word(), network, agent, about: note.about }
        });
        let reads = self.reads_by(person, NOTES).await?.into_iter().map(|line| {
            let (what, number, network) = (line.what.word(), line.ticket, line.network);
            OwnRead { what, number, first: line.first, last: line.last, times: line.times, network }
        });
        Ok(PersonData {
            format: FORMAT,
            gathered_at: self.wall(),
            profile: Profile {
                person: person.to_string(),
                name: row.name,
                email: row.email,
                role: row.role.word(),
                organisation,
                active: row.active,
            },
            credentials: credentials.collect(),
            keys,
            texts,
            files,
            entries,
            drafts: self.own_drafts(person).await?,
            security: security.collect(),
            reads: reads.collect(),
        })
    }

    async fn own_drafts(&self, person: PersonId) -> Result<Vec<OwnDraft>, Failure> {
        let rows = self.0.db.query(&drafts::OF_PERSON, &values![person.bytes()]).await?;
        let read = |row: &store::Row| {
            let changed_at = crate::queue::instant(row, 2)?;
            Ok(OwnDraft { name: row.get(0)?, body: row.get(1)?, changed_at })
        };
        rows.iter().map(read).collect()
    }

    /// The files that a person sent or that prove their training, with where each was sent; `listings`: the texts that name
    /// them.
    async fn own_files(
        &self,
        person: PersonId,
        found: &Found,
        numbers: &mut BTreeMap<Stream, Option<u64>>,
        listings: &mut Vec<TextId>,
    ) -> Result<Vec<OwnFile>, Failure> {
        let rows = self.0.db.query(&attachments::OF_PERSON, &values![person.bytes()]).await?;
        let mut all = Vec::new();
        for row in &rows {
            let id = AttachmentId::from_bytes(row.get(0)?);
            listings.push(TextId::from_bytes(row.get(1)?));
            let place = found.files.get(&id).copied();
            let number = match place {
                Some((stream, ..)) => self.number_in(stream, numbers).await?,
                None => None,
            };
            let address = match place {
                Some((stream, ..)) => self.address_in(stream, number, id).await?,
                None => None,
            };
            let sha256 = row.get::<Option<[u8; 32]>>(4)?.map(|sha256| Digest(sha256).to_string());
            all.push(OwnFile {
                id: id.to_string(),
                name: row.get::<Option<String>>(2)?.unwrap_or_default(),
                size: row.get::<Option<u64>>(3)?.unwrap_or(0),
                sha256,
                on: place.map(|(stream, ..)| stream.kind().word()),
                number,
                entry: place.map(|(_, entry, _)| entry),
                at: place.map(|(.., at)| at),
                address,
            });
        }
        all.sort_by_key(|file| (file.at.is_none(), file.at, file.entry));
        Ok(all)
    }

    /// A person's texts, with where each was written. Those of the profile and the names of files stand there.
    async fn own_texts(
        &self,
        person: PersonId,
        elsewhere: &[TextId],
        found: &Found,
        numbers: &mut BTreeMap<Stream, Option<u64>>,
    ) -> Result<Vec<OwnText>, Failure> {
        let rows = self.0.db.query(&texts::OF_AUTHOR, &values![person.bytes()]).await?;
        let mut ids = Vec::new();
        for row in &rows {
            ids.push(TextId::from_bytes(row.get(0)?));
        }
        ids.retain(|id| !elsewhere.contains(id));
        let mut words = self.texts_with(&ids).await?;
        let mut all = Vec::new();
        for id in ids {
            let Some(text) = words.remove(&id) else { continue };
            let place = found.places.get(&id).copied();
            let number = match place {
                Some((stream, _)) => self.number_in(stream, numbers).await?,
                None => None,
            };
            let on = place.map(|(stream, _)| stream.kind().word());
            all.push(OwnText { text, on, number, at: place.map(|(_, at)| at) });
        }
        all.sort_by_key(|text| text.at);
        Ok(all)
    }

    /// One walk over the journal: asked for rarely, and by somebody who just proved who they are.
    async fn walk_for(&self, person: PersonId) -> Result<Found, Failure> {
        let named = person.to_string();
        let (mut found, mut position) = (Found::default(), 0);
        loop {
            let stored = self.0.db.after(position, AT_ONCE).await?;
            let Some(last) = stored.last() else { return Ok(found) };
            position = last.position;
            for one in &stored {
                // An id stands in an entry in one way only.
                if !one.body.windows(named.len()).any(|window| window == named.as_bytes()) {
                    continue;
                }
                let entry = Entry::from_bytes(&one.body)?;
                let is_act = entry.by.person() == Some(person);
                for text in entry.fact.texts() {
                    found.places.entry(text.id).or_insert((entry.stream, entry.at));
                }
                // The first is where it was sent: what is passed on to another level stands there later.
                for file in entry.fact.files() {
                    found.files.entry(file.id).or_insert((entry.stream, entry.number, entry.at));
                }
                found.entries.push((one.position, is_act, entry));
            }
        }
    }

    /// Where the API hands out a file of that stream: of a ticket, or with a certificate of somebody's organisation.
    async fn address_in(
        &self,
        stream: Stream,
        number: Option<u64>,
        id: AttachmentId,
    ) -> Result<Option<String>, Failure> {
        Ok(match (stream, number) {
            (Stream::Ticket(_), Some(number)) => Some(format!("/api/v1/tickets/{number}/attachments/{id}")),
            (Stream::Person(of), _) => {
                let party = self.person_row(of).await?.organisation;
                Some(format!("/api/v1/organisations/{party}/attachments/{id}"))
            }
            _ => None,
        })
    }

    /// The public number of what a stream is of, if it has one.
    async fn number_in(
        &self,
        stream: Stream,
        numbers: &mut BTreeMap<Stream, Option<u64>>,
    ) -> Result<Option<u64>, Failure> {
        if let Some(number) = numbers.get(&stream) {
            return Ok(*number);
        }
        let number = match stream {
            Stream::Ticket(ticket) => {
                let rows = self.0.db.query(&tickets::NUMBER, &values![ticket.bytes()]).await?;
                rows.first().map(|row| row.get(0)).transpose()?
            }
            stream => Some(self.number_of(stream).await?).filter(|number| *number > 0),
        };
        numbers.insert(stream, number);
        Ok(number)
    }
}

/// Of what others did about somebody on what isn't their own, only that it names them: the rest is others' to have.
fn own_entry(position: u64, is_act: bool, number: Option<u64>, entry: &Entry) -> OwnEntry {
    let is_theirs = is_act || matches!(entry.stream, Stream::Person(_));
    let fact = serde_json::to_value(&entry.fact).unwrap_or_default();
    let fact = if is_theirs { fact } else { kind_of(&fact) };
    OwnEntry { position, is_act, on: entry.stream.kind().word(), number, at: entry.at, fact }
}

/// The names of a fact's variants, without what is in them.
fn kind_of(fact: &serde_json::Value) -> serde_json::Value {
    let mut words = Vec::new();
    let mut inner = fact;
    while let serde_json::Value::Object(fields) = inner {
        let (1, Some((word, next))) = (fields.len(), fields.iter().next()) else { break };
        words.push(word.clone());
        inner = next;
    }
    serde_json::Value::String(words.join("."))
}
