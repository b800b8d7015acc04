//! What problems, maintenances and releases need of the floor: their words in lists, ids that a repeated form finds again,
//! letters to those concerned.

use std::collections::BTreeMap;

use desk::access::{self, Reach};
use desk::works::Notices;
use desk::{
    Action, Authored, Digest, Folded, Maintenance, OrganisationId, PersonId, Problem, Refusal, Release,
    Stream, TextId, TextRef,
};
use jiff::Timestamp;
use store::outbox::{self, Letter};
use store::{Write, values};
use uuid::Uuid;

use crate::{App, Failure, Form, Visitor};

/// The most letters that a list shows.
const LETTERS: u64 = 500;

/// A record in a list, with the words that a list shows.
#[derive(Clone, Debug)]
pub struct Shown<T> {
    /// The public number.
    pub number: u64,
    /// The record.
    pub value: T,
    /// The words; what was erased is missing, and so is what isn't for this reader.
    pub texts: BTreeMap<TextId, String>,
}

impl<T> Shown<T> {
    /// The words of a text, if they are there.
    pub fn text(&self, id: TextId) -> Option<&str> {
        self.texts.get(&id).map(String::as_str)
    }
}

/// What of a record a list shows.
pub trait Shows {
    /// Its texts.
    fn shows(&self) -> Vec<TextRef>;
}

impl Shows for Problem {
    fn shows(&self) -> Vec<TextRef> {
        self.texts()
    }
}

impl Shows for Maintenance {
    fn shows(&self) -> Vec<TextRef> {
        let ended = self.ended.map(|said| said.text);
        let notices = self.notices.iter().flat_map(Notices::texts);
        [self.plan.title].into_iter().chain(notices).chain(ended).collect()
    }
}

impl Shows for Release {
    fn shows(&self) -> Vec<TextRef> {
        let withdrawn = self.withdrawn.map(|said| said.text);
        let notices = self.notices.iter().flat_map(Notices::texts);
        [self.contents.contains].into_iter().chain(notices).chain(withdrawn).collect()
    }
}

/// A letter that waits to be sent, or was.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What kind of letter.
    pub kind: String,
    /// To whom.
    pub person: PersonId,
    /// Its subject, if this reader reads words and it wasn't erased.
    pub subject: Option<String>,
    /// Its body, likewise.
    pub body: Option<String>,
    /// What it is about: a stream.
    pub about: String,
    /// When it was put out.
    pub created: Timestamp,
    /// When it was sent, if it was.
    pub sent: Option<Timestamp>,
}

impl App {
    /// The records of a kind that this visitor's scope for the verb finds, with the words that a list shows.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn shown<T: Folded + Shows>(
        &self,
        visitor: &Visitor,
        action: Action,
        is_open: bool,
    ) -> Result<Vec<Shown<T>>, Failure> {
        let records = self.records::<T>(visitor, action, is_open).await?;
        let reads = access::reach(visitor.person.role, action) != Reach::Metadata;
        let wanted: Vec<TextId> =
            records.iter().filter(|_| reads).flat_map(|(_, r)| r.shows()).map(|t| t.id).collect();
        let texts = self.texts_with(&wanted).await?;
        let own = |value: &T| {
            let ids = value.shows().into_iter().map(|text| text.id);
            ids.filter_map(|id| Some((id, texts.get(&id)?.clone()))).collect()
        };
        Ok(records.into_iter().map(|(number, value)| Shown { number, texts: own(&value), value }).collect())
    }

    /// An id for a record that begins: the same form sent twice finds the same one.
    pub(crate) fn id_for(&self, visitor: &Visitor, form: &Form) -> Uuid {
        match &form.key {
            Some(key) => Digest::of(&[b"record:", &visitor.person.id.bytes(), key.as_bytes()]).id(),
            None => self.fresh_id(),
        }
    }

    /// The people of these organisations, or of all that ask, that may come in.
    pub(crate) async fn readers(&self, of: Option<&[OrganisationId]>) -> Result<Vec<PersonId>, Failure> {
        let people = self.people().await?.into_iter().filter(|person| person.active);
        let asks = |person: &crate::PersonRow| {
            let role = person.role;
            !role.is_centre() && !matches!(role, desk::Role::Administrator | desk::Role::Auditor)
        };
        let concerned =
            people.filter(asks).filter(|person| of.is_none_or(|all| all.contains(&person.organisation)));
        Ok(concerned.map(|person| person.id).collect())
    }

    /// A text of its own for a letter that holds a notice in all languages: whose language it is, is told by nobody yet.
    pub(crate) fn letter_body(&self, [en, fr, ja]: [&str; 3]) -> Authored {
        self.authored(format!("{en}\n\n――\n\n{fr}\n\n――\n\n{ja}"))
    }

    /// The letters to these people. `key` says which letter it is, so that it goes out once.
    pub(crate) fn letters(
        &self,
        (kind, key): (&str, &str),
        about: Stream,
        to: &[PersonId],
        (subject, body): (TextId, TextId),
        at: Timestamp,
    ) -> Vec<Write> {
        let letter = |person: &PersonId| Letter {
            key: format!("{about}/{key}/{person}"),
            kind,
            person: person.bytes(),
            subject: subject.bytes(),
            body: body.bytes(),
            about: about.to_string(),
            created_at: at.as_microsecond(),
        };
        to.iter().map(|person| outbox::put(letter(person))).collect()
    }

    /// What waits to be sent and what was sent last. Whoever runs the machine sees that there is a letter, not what it says.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotAllowed`], or the database is away.
    pub async fn outbox(&self, visitor: &Visitor) -> Result<Vec<Waiting>, Failure> {
        let actor = visitor.actor(self.now());
        let fields = access::require(&actor, Action::ReadOutbox, &access::Object::House)?;
        let rows = self.0.db.query(&outbox::LIST, &values![LETTERS]).await?;
        let read = |row: &store::Row| -> Result<Waiting, Failure> {
            let words = |text: Option<String>| text.filter(|_| fields == access::Fields::All);
            let instant = |at: i64| Timestamp::from_microsecond(at).unwrap_or(Timestamp::MIN);
            Ok(Waiting {
                kind: row.get(1)?,
                person: PersonId::from_bytes(row.get(2)?),
                subject: words(row.get(3)?),
                body: words(row.get(4)?),
                about: row.get(5)?,
                created: instant(row.get(6)?),
                sent: row.get::<Option<i64>>(7)?.map(instant),
            })
        };
        rows.iter().map(read).collect()
    }

    /// May this visitor do that on the desk as a whole? Outside one's scope the answer is that nothing is there.
    pub(crate) fn on_the_house(&self, visitor: &Visitor, action: Action) -> Result<(), Refusal> {
        access::require(&visitor.actor(self.now()), action, &access::Object::House).map(|_| ())
    }
}
