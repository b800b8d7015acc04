//! Signing in with a password and a second factor, and proving later on who one is.
//!
//! A known address and an unknown one get the same answer after the same work.

use desk::PersonId;
use jiff::Timestamp;
use store::projections::keys;
use store::{Write, params, values};
use uuid::Uuid;

use super::attempts::{Tried, normal};
use super::credentials::CredentialKind;
use super::{IdentityRefusal, SecurityEvent, TokenScope, Whence};
use crate::{App, Failure, KeyKind, Secret};

/// Somebody who showed one factor of two. There is nothing to do with it but to show the other.
#[derive(Clone, Debug)]
pub struct PreMfa {
    person: PersonId,
    key: Secret,
}

impl PreMfa {
    /// What their browser holds meanwhile.
    pub fn key(&self) -> &Secret {
        &self.key
    }
}

impl App {
    /// The first factor: address and password.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`] whatever it is that doesn't match, [`IdentityRefusal::TooMany`], or the database is away.
    pub async fn sign_in(&self, address: &str, password: String, whence: &Whence) -> Result<PreMfa, Failure> {
        self.may_try_from(whence).await?;
        self.may_try(Tried::Password, &normal(address)).await?;
        let person = match self.person_by_email(address).await {
            Ok(person) => Some(person),
            Err(Failure::NobodyThere(_)) => None,
            // A database that is away is not a wrong password.
            Err(failure) => return Err(failure),
        };
        // Whoever it is, the same is asked, hashed and written: a question or a commit fewer would be time fewer, by which
        // anybody could tell who has an account.
        let kept = self.password_of(person.unwrap_or(PersonId::from_bytes([0; 16]))).await?;
        let is_it = self.is_password(password, kept).await;
        let (true, Some(person)) = (is_it, person) else {
            let note = self.security_note(SecurityEvent::WrongPassword, person, None, whence, "").await?;
            self.write(vec![note]).await?;
            return Err(IdentityRefusal::Wrong.into());
        };
        self.came_out_well(Tried::Password, &normal(address)).await?;
        let key = self.make_key_from(KeyKind::PreMfa, person, "", whence).await?;
        Ok(PreMfa { person, key })
    }

    /// Who has shown one factor, by what their browser holds.
    ///
    /// # Errors
    ///
    /// [`Failure::NoEntry`], or the database is away.
    pub async fn pre_mfa(&self, key: &Secret) -> Result<PreMfa, Failure> {
        let visitor = self.enter(KeyKind::PreMfa, key).await?;
        Ok(PreMfa { person: visitor.person.id, key: key.clone() })
    }

    /// The second factor: a code of the generator, or a recovery code. Gives a session.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`], [`IdentityRefusal::TooMany`], or the database is away.
    pub async fn second_factor(&self, half: &PreMfa, code: &str, whence: &Whence) -> Result<Secret, Failure> {
        self.may_try_from(whence).await?;
        self.show_second(half.person, code, whence).await?;
        let way = self.way_of(&half.key).await?;
        self.drop_key(&half.key).await?;
        self.begin_session_by(half.person, way, None, whence).await
    }

    /// Half a key for somebody whose identity provider vouches for one factor.
    pub(crate) async fn half_by(
        &self,
        person: PersonId,
        way: Uuid,
        whence: &Whence,
    ) -> Result<PreMfa, Failure> {
        let key = self.make_key_from(KeyKind::PreMfa, person, "", whence).await?;
        self.write(vec![self.came_by(&key, Some(way), None)]).await?;
        Ok(PreMfa { person, key })
    }

    /// A session for somebody who showed all that it takes.
    pub(crate) async fn begin_session(&self, person: PersonId, whence: &Whence) -> Result<Secret, Failure> {
        self.begin_session_by(person, None, None, whence).await
    }

    /// The same, for somebody who came by a credential that the session ends with; `proven` if not now.
    pub(crate) async fn begin_session_by(
        &self,
        person: PersonId,
        way: Option<Uuid>,
        proven: Option<Timestamp>,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let about = way.map_or("", |_| CredentialKind::SingleSignOn.word());
        let note = self.security_note(SecurityEvent::SignedIn, Some(person), None, whence, about).await?;
        let lasts = KeyKind::Session.lasts();
        let cut = (KeyKind::Session, TokenScope::Write, lasts, &super::Networks::default());
        let (session, put) = self.cut_key(cut, person, "", whence);
        let came_by = self.came_by(&session, way, proven);
        self.write(vec![note, put, came_by]).await?;
        Ok(session)
    }

    /// By which credential somebody came by this key, and when they showed who they are: now, unless something else is said.
    pub(crate) fn came_by(&self, key: &Secret, way: Option<Uuid>, proven: Option<Timestamp>) -> Write {
        let proven = proven.unwrap_or_else(|| self.wall()).as_microsecond();
        Write::new(&keys::CAME_BY, params![key.hash(), way.map(|way| *way.as_bytes()), proven])
    }

    /// By which credential somebody came by this key, where it ends with that.
    async fn way_of(&self, key: &Secret) -> Result<Option<Uuid>, Failure> {
        let rows = self.0.db.query(&keys::WAY, &values![key.hash()]).await?;
        let way = rows.first().map(|row| row.get::<Option<[u8; 16]>>(0)).transpose()?;
        Ok(way.flatten().map(Uuid::from_bytes))
    }

    /// Proves once more who one is, with password and code. The session goes on under a fresh key.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`], [`IdentityRefusal::TooMany`], or the database is away.
    pub async fn prove(
        &self,
        session: &Secret,
        password: String,
        code: &str,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let person = self.enter(KeyKind::Session, session).await?.person.id;
        let account = person.to_string();
        self.may_try_from(whence).await?;
        self.may_try(Tried::Password, &account).await?;
        let kept = self.password_of(person).await?;
        if !self.is_password(password, kept).await {
            self.note(SecurityEvent::WrongPassword, person, whence, "").await?;
            return Err(IdentityRefusal::Wrong.into());
        }
        self.show_second(person, code, whence).await?;
        self.came_out_well(Tried::Password, &account).await?;
        self.under_fresh_key(session, person, whence).await
    }

    /// The same session under a fresh key, proven now.
    pub(crate) async fn under_fresh_key(
        &self,
        session: &Secret,
        person: PersonId,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let way = self.way_of(session).await?;
        self.drop_key(session).await?;
        self.note(SecurityEvent::Proved, person, whence, "").await?;
        let fresh = self.make_key_from(KeyKind::Session, person, "", whence).await?;
        self.write(vec![self.came_by(&fresh, way, None)]).await?;
        Ok(fresh)
    }

    async fn show_second(&self, person: PersonId, code: &str, whence: &Whence) -> Result<(), Failure> {
        let account = person.to_string();
        if let Err(too_many) = self.may_try(Tried::SecondFactor, &account).await {
            self.note(SecurityEvent::LockedOut, person, whence, "").await?;
            return Err(too_many);
        }
        if let Err(failure) = self.take_second(person, code, whence).await {
            self.note(SecurityEvent::WrongSecondFactor, person, whence, "").await?;
            return Err(failure);
        }
        self.came_out_well(Tried::SecondFactor, &account).await
    }

    async fn take_second(&self, person: PersonId, code: &str, whence: &Whence) -> Result<(), Failure> {
        let digits = code.chars().filter(|c| !c.is_whitespace()).count();
        if digits <= 6 {
            let all = self.credentials(person).await?;
            let generator = all.iter().find(|c| c.kind == CredentialKind::Generator);
            return self.take_code(generator.ok_or(IdentityRefusal::Wrong)?, code).await;
        }
        self.take_recovery_code(person, code).await?;
        self.note(SecurityEvent::RecoveryCodeUsed, person, whence, "").await
    }

    async fn password_of(&self, person: PersonId) -> Result<Option<String>, Failure> {
        let all = self.credentials(person).await?;
        let kept = all.into_iter().find(|c| c.kind == CredentialKind::Password);
        Ok(kept.and_then(|c| String::from_utf8(c.body).ok()))
    }
}
