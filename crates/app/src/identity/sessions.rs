//! Sessions: listed, ended, proven anew.

use desk::access::{self, Fields, Object};
use desk::{Action, PersonId, Refusal};
use jiff::Timestamp;
use store::projections::keys;
use store::{Write, params, values};
use uuid::Uuid;

use super::{IdentityRefusal, Networks, PROOF_LASTS, SecurityEvent, TokenScope, Whence};
use crate::{App, Failure, KeyKind, Secret, Visitor};

/// A session or token as its holder sees it in a list.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Which; not its key.
    pub id: Uuid,
    /// What its holder calls it (tokens).
    pub name: String,
    /// Since when.
    pub made_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// Last seen.
    pub seen_at: Timestamp,
    /// From where.
    pub whence: Whence,
    /// Is it the one that asks?
    pub is_this: bool,
    /// What it may (tokens).
    pub scope: TokenScope,
    /// From where it is good (tokens).
    pub networks: Networks,
}

impl Visitor {
    /// Did they prove who they are a short while ago?
    pub fn is_proven(&self, wall: Timestamp) -> bool {
        wall.duration_since(self.proven_at) <= PROOF_LASTS
    }
}

impl App {
    /// Refuses whoever didn't prove who they are a short while ago.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::ProveAgain`].
    pub fn require_proof(&self, visitor: &Visitor) -> Result<(), Failure> {
        if visitor.is_proven(self.wall()) { Ok(()) } else { Err(IdentityRefusal::ProveAgain.into()) }
    }

    /// A person's sessions, or their tokens.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn keys_of(
        &self,
        person: PersonId,
        kind: KeyKind,
        this: Option<&Secret>,
    ) -> Result<Vec<SessionRow>, Failure> {
        let now = self.wall().as_microsecond();
        let rows = self.0.db.query(&keys::OF_PERSON, &values![person.bytes(), kind.word(), now]).await?;
        let this = this.map(Secret::hash);
        let mut all = Vec::new();
        for row in &rows {
            let Some(id) = row.get::<Option<[u8; 16]>>(0)? else { continue };
            all.push(SessionRow {
                id: Uuid::from_bytes(id),
                name: row.get(1)?,
                made_at: crate::queue::instant(row, 2)?,
                expires_at: crate::queue::instant(row, 3)?,
                seen_at: crate::queue::instant(row, 4)?,
                whence: Whence { network: row.get(5)?, agent: row.get(6)? },
                is_this: this == Some(row.get(7)?),
                scope: TokenScope::read(row.get(8)?),
                networks: Networks::read(row.get(9)?),
            });
        }
        Ok(all)
    }

    /// Ends one of a person's own sessions, or revokes one of their tokens.
    ///
    /// # Errors
    ///
    /// There is no such key of theirs, or the database is away.
    pub async fn end_key(
        &self,
        person: PersonId,
        kind: KeyKind,
        id: Uuid,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.end_key_by(None, person, kind, id, whence).await
    }

    async fn end_key_by(
        &self,
        by: Option<PersonId>,
        person: PersonId,
        kind: KeyKind,
        id: Uuid,
        whence: &Whence,
    ) -> Result<(), Failure> {
        let all = self.keys_of(person, kind, None).await?;
        let found = all.iter().find(|key| key.id == id).ok_or(Refusal::NotFound)?;
        self.write(vec![Write::new(&keys::DROP_ONE, params![*id.as_bytes(), person.bytes()])]).await?;
        self.tell_moved(person);
        let event = match kind {
            KeyKind::Token => SecurityEvent::TokenRevoked,
            _ => SecurityEvent::SessionEnded,
        };
        let note = self.security_note(event, Some(person), by, whence, &found.name).await?;
        self.write(vec![note]).await
    }

    /// By what somebody else is in, for whoever answers for their organisation's people: sessions, or tokens, whose list takes
    /// a fresh proof like what is done with it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] outside their scope, [`Refusal::NotAllowed`] within, no fresh proof, or the database is away.
    pub async fn keys_for(
        &self,
        visitor: &Visitor,
        person: PersonId,
        kind: KeyKind,
    ) -> Result<Vec<SessionRow>, Failure> {
        self.may_end(visitor, person, kind).await?;
        self.keys_of(person, kind, None).await
    }

    /// Ends one of them.
    ///
    /// # Errors
    ///
    /// As [`App::keys_for`]; there is no such key of theirs.
    pub async fn end_key_for(
        &self,
        visitor: &Visitor,
        person: PersonId,
        kind: KeyKind,
        id: Uuid,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.may_end(visitor, person, kind).await?;
        let by = Some(visitor.person.id).filter(|by| *by != person);
        self.end_key_by(by, person, kind, id, whence).await
    }

    /// Ends all sessions of somebody else.
    ///
    /// # Errors
    ///
    /// As [`App::keys_for`].
    pub async fn end_sessions_for(
        &self,
        visitor: &Visitor,
        person: PersonId,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.may_end(visitor, person, KeyKind::Session).await?;
        // No key has that hash, so none is spared.
        let row = params![person.bytes(), KeyKind::Session.word(), [0; 32]];
        self.write(vec![Write::new(&keys::DROP_OTHERS, row)]).await?;
        self.tell_moved(person);
        let by = Some(visitor.person.id).filter(|by| *by != person);
        let event = SecurityEvent::SessionEnded;
        let note = self.security_note(event, Some(person), by, whence, "all").await?;
        self.write(vec![note]).await
    }

    async fn may_end(&self, visitor: &Visitor, person: PersonId, kind: KeyKind) -> Result<(), Failure> {
        let action = match kind {
            KeyKind::Token => Action::ManageTokens,
            _ => Action::ReadSessions,
        };
        let organisation = self.person(person, None).await?.organisation;
        let object = Object::Of { organisation, provider: None, person: Some(person) };
        if access::require(&visitor.actor(self.now()), action, &object)? != Fields::All {
            return Err(Refusal::NotAllowed { action, role: visitor.person.role }.into());
        }
        if access::needs_proof(action) { self.require_proof(visitor) } else { Ok(()) }
    }

    /// Ends all sessions of a person but the one that asks.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn end_other_sessions(
        &self,
        person: PersonId,
        this: &Secret,
        whence: &Whence,
    ) -> Result<(), Failure> {
        let row = params![person.bytes(), KeyKind::Session.word(), this.hash()];
        self.write(vec![Write::new(&keys::DROP_OTHERS, row)]).await?;
        self.tell_moved(person);
        self.note(SecurityEvent::SessionEnded, person, whence, "all others").await
    }

    /// Ends everything by which a person is in: sessions, tokens, sign-ins under way.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn end_all_keys(&self, person: PersonId) -> Result<(), Failure> {
        self.write(vec![Write::new(&keys::DROP_ALL, params![person.bytes()])]).await?;
        self.tell_moved(person);
        Ok(())
    }
}
