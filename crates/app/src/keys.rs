//! Keys to the door: sign-in links, sessions, tokens of the API, passwords of calendars.
//!
//! A key is 256 bits that only its holder has; the store keeps its hash. What it opens is looked up at each request:
//! whoever was disabled a moment ago is outside.

use std::fmt;
use std::sync::Arc;

use desk::fact::PersonFact;
use desk::ways_in::WaysInFact;
use desk::{Actor, Digest, Entry, Fact, Organisation, Person, PersonId, Stream};
use jiff::SignedDuration;
use jiff::Timestamp;
use store::projections::keys;
use store::{Commit, Write, params, values};

use crate::emergency::ReadingInEmergency;
use crate::identity::{Networks, NewToken, TokenScope, Whence};
use crate::{App, Failure};

/// In microseconds: whoever does nothing for so long signs in again.
const IDLE: i64 = 12 * 3600 * 1_000_000;
/// In microseconds: when a key was last seen is known so well.
const SEEN: i64 = 5 * 60 * 1_000_000;

/// What a key is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyKind {
    /// An invitation, or a link of the console: good once, to set up one's ways in.
    Link,
    /// Of somebody who came by a link, while they set up their ways in.
    Enrolment,
    /// Of somebody who showed one factor of two.
    PreMfa,
    /// A browser's.
    Session,
    /// A program's.
    Token,
    /// A calendar's: it reads the holder's own shifts and nothing else.
    Calendar,
}

impl KeyKind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            KeyKind::Link => "link",
            KeyKind::Enrolment => "enrolment",
            KeyKind::PreMfa => "pre_mfa",
            KeyKind::Session => "session",
            KeyKind::Token => "token",
            KeyKind::Calendar => "calendar",
        }
    }

    /// How long it opens the door.
    pub(crate) fn lasts(self) -> SignedDuration {
        match self {
            KeyKind::Link => SignedDuration::from_hours(48),
            KeyKind::Enrolment => SignedDuration::from_mins(30),
            KeyKind::PreMfa => SignedDuration::from_mins(10),
            KeyKind::Session => SignedDuration::from_hours(14 * 24),
            KeyKind::Token => SignedDuration::from_hours(i64::from(NewToken::DAYS) * 24),
            KeyKind::Calendar => SignedDuration::from_hours(365 * 24),
        }
    }
}

/// A key in the hand of its holder. It prints as nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// What somebody presents.
    pub fn presented(text: &str) -> Secret {
        Secret(text.to_owned())
    }

    /// The characters, to hand them over, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// A fresh one.
    pub(crate) fn drawn(chance: [u8; 32]) -> Secret {
        Secret(Digest(chance).to_string())
    }

    pub(crate) fn hash(&self) -> [u8; 32] {
        Digest::of(&[b"guichet key\n", self.0.as_bytes()]).0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Somebody who came in.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who.
    pub person: Arc<Person>,
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// The name; empty when it was erased.
    pub name: Arc<str>,
    /// When they last proved who they are, by the wall.
    pub proven_at: Timestamp,
    /// What their token may; none where they came in themselves.
    pub scope: Option<TokenScope>,
    /// Which token, by its public id.
    pub token: Option<[u8; 16]>,
    /// From where their token is good.
    pub networks: Networks,
    /// In which emergency access they read.
    pub emergency: Option<ReadingInEmergency>,
}

impl Visitor {
    /// As decisions see them, at an instant.
    pub fn actor(&self, at: Timestamp) -> Actor {
        let emergency = self.emergency.filter(|one| at < one.until).map(|one| one.organisation);
        let actor = Actor::new(&self.person, &self.organisation, at).in_an_emergency(emergency);
        if self.scope.is_some() { actor.by_program() } else { actor }
    }
}

/// What ends with these entries, in the same commit: whoever gets another role or is closed out is in by nothing any more,
/// and comes in anew as what they are now.
pub(crate) fn ended_by(entries: &[Entry]) -> Vec<Write> {
    let ends = |entry: &Entry| match (entry.stream, &entry.fact) {
        (Stream::Person(person), Fact::Person(fact)) if ends_keys(fact) => {
            Some(Write::new(&keys::DROP_ALL, params![person.bytes()]))
        }
        _ => None,
    };
    entries.iter().filter_map(ends).collect()
}

fn ends_keys(fact: &PersonFact) -> bool {
    use PersonFact::{Disabled, RoleChanged, WaysIn};
    matches!(fact, RoleChanged { .. } | Disabled {} | WaysIn(WaysInFact::Reset {}))
}

impl App {
    /// Makes a key for somebody who is known by other means: at the console, in the demonstration.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn make_key(&self, kind: KeyKind, person: PersonId, name: &str) -> Result<Secret, Failure> {
        self.make_key_from(kind, person, name, &Whence::default()).await
    }

    /// Makes a key for somebody who just showed who they are.
    pub(crate) async fn make_key_from(
        &self,
        kind: KeyKind,
        person: PersonId,
        name: &str,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let cut = (kind, TokenScope::Write, kind.lasts(), &Networks::default());
        let (secret, put) = self.cut_key(cut, person, name, whence);
        self.write(vec![put]).await?;
        Ok(secret)
    }

    /// A key, and the write that makes it good: what for, how far it goes, how long it lasts, from where.
    pub(crate) fn cut_key(
        &self,
        (kind, scope, lasts, networks): (KeyKind, TokenScope, SignedDuration, &Networks),
        person: PersonId,
        name: &str,
        whence: &Whence,
    ) -> (Secret, Write) {
        let drawn = Secret::drawn(self.0.shell.chance());
        let secret = match kind {
            KeyKind::Token => Secret::token(&drawn.0),
            KeyKind::Calendar => Secret(format!("guichet_calendar_{}", drawn.0)),
            _ => drawn,
        };
        let now = self.wall();
        let ends = now.checked_add(lasts).unwrap_or(Timestamp::MAX);
        // A token proves nothing of who holds it.
        let proven = if kind == KeyKind::Session { now.as_microsecond() } else { 0 };
        let row = params![
            secret.hash(),
            kind.word(),
            person.bytes(),
            name,
            now.as_microsecond(),
            ends.as_microsecond(),
            proven,
            whence.network.as_str(),
            whence.agent.as_str(),
            *self.fresh_id().as_bytes(),
            scope.word(),
            networks.to_string(),
        ];
        (secret, Write::new(&keys::PUT, row))
    }

    /// Who holds this key, as they are now.
    ///
    /// # Errors
    ///
    /// [`Failure::NoEntry`], or the database is away.
    pub async fn enter(&self, kind: KeyKind, secret: &Secret) -> Result<Visitor, Failure> {
        if kind == KeyKind::Token && !secret.is_like_a_token() {
            return Err(Failure::NoEntry);
        }
        let now = self.wall().as_microsecond();
        let rows = self.0.db.query(&keys::OPEN, &values![secret.hash(), kind.word(), now]).await?;
        let row = rows.first().ok_or(Failure::NoEntry)?;
        let seen_at = row.get::<i64>(11)?;
        if kind == KeyKind::Session && now - seen_at > IDLE {
            return Err(Failure::NoEntry);
        }
        if now - seen_at > SEEN {
            // That it was seen is no matter of life and death: the next request says it again.
            let _ = self.write(vec![Write::new(&keys::SEEN, params![secret.hash(), now])]).await;
        }
        let person = self.person(PersonId::from_bytes(row.get(0)?), Some(row.get(1)?)).await?;
        let organisation = self.organisation(person.organisation, Some(row.get(4)?)).await?;
        let name = row.get::<Option<&str>>(9)?.unwrap_or_default().into();
        let proven_at = crate::queue::instant(row, 10)?;
        let scope = (kind == KeyKind::Token).then(|| row.get(12).map(TokenScope::read)).transpose()?;
        let networks = Networks::read(row.get(13)?);
        let token = if scope.is_some() { row.get(14)? } else { None };
        let emergency = self.reads_in_an_emergency(&person).await?;
        Ok(Visitor { person, organisation, name, proven_at, scope, token, networks, emergency })
    }

    /// Takes a key away.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn drop_key(&self, secret: &Secret) -> Result<(), Failure> {
        self.write(vec![Write::new(&keys::DROP, params![secret.hash()])]).await
    }

    /// Makes the password of somebody's calendars; the one that they had ends with it.
    ///
    /// # Errors
    ///
    /// They have no shifts to read, or the database is away.
    pub async fn make_calendar_key(&self, visitor: &Visitor) -> Result<Secret, Failure> {
        self.may_read_rosters(visitor)?;
        self.drop_calendar_key(visitor).await?;
        self.make_key(KeyKind::Calendar, visitor.person.id, "").await
    }

    /// Takes the password of somebody's calendars away.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn drop_calendar_key(&self, visitor: &Visitor) -> Result<(), Failure> {
        let whose = params![visitor.person.id.bytes(), KeyKind::Calendar.word()];
        self.write(vec![Write::new(&keys::DROP_OF, whose)]).await
    }

    /// Since when, and until when, somebody's calendars have a password.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn calendar_key(&self, visitor: &Visitor) -> Result<Option<(Timestamp, Timestamp)>, Failure> {
        let now = self.wall().as_microsecond();
        let asked = values![visitor.person.id.bytes(), KeyKind::Calendar.word(), now];
        let rows = self.0.db.query(&keys::OF_PERSON, &asked).await?;
        let at = |row: &store::Row, column| -> Result<Timestamp, Failure> {
            Ok(Timestamp::from_microsecond(row.get(column)?).unwrap_or(Timestamp::MAX))
        };
        rows.last().map(|row| Ok((at(row, 2)?, at(row, 3)?))).transpose()
    }

    /// Writes rows that no entry goes with.
    pub(crate) async fn write(&self, statements: Vec<Write>) -> Result<(), Failure> {
        self.0.db.commit(Commit { statements, ..Commit::default() }).await?;
        Ok(())
    }
}
