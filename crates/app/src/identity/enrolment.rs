//! Setting up one's ways in: by an invitation, by a link of the console, or, signed in, to change them.
//!
//! A link opens nothing but this. Whoever had ways in before loses them with the new ones: a link is also how somebody
//! comes back who lost everything, and what they lost may be in other hands.

use desk::PersonId;
use store::identity::{BEGIN, END, REMOVE_KIND, UNDER_WAY};
use store::projections::keys;
use store::{Commit, CommitError, Write, params, values};

use super::credentials::{CredentialKind, NewCredential};
use super::generator::Generator;
use super::{IdentityRefusal, SecurityEvent, Whence, passwords};
use crate::{App, Failure, KeyKind, Secret};

/// Somebody who came by a link. They can set up ways in, and nothing else.
#[derive(Clone, Debug)]
pub struct Enrolling {
    pub(crate) person: PersonId,
    key: Secret,
    /// Their name.
    pub name: String,
    /// Their address: what they sign in with.
    pub address: String,
}

impl Enrolling {
    /// Who.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// What their browser holds meanwhile.
    pub fn key(&self) -> &Secret {
        &self.key
    }
}

/// What somebody is offered who sets up a password: a code generator to go with it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// To come back with.
    pub ceremony: Secret,
    /// The seed, to type in.
    pub seed: String,
    /// The address that a camera reads (`otpauth://`).
    pub address: String,
}

/// Ways in that were set up.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The session that begins.
    pub session: Secret,
    /// Shown now, and never again.
    pub recovery_codes: Vec<String>,
}

/// In seconds: so long a ceremony waits for its second half.
const CEREMONY: i64 = 30 * 60;

impl App {
    /// Takes a link, which is used up.
    ///
    /// # Errors
    ///
    /// [`Failure::NoEntry`] for a link that was used, has expired or never was: the same answer.
    pub async fn take_link(&self, link: &Secret, whence: &Whence) -> Result<Enrolling, Failure> {
        self.may_try_from(whence).await?;
        let visitor = self.enter(KeyKind::Link, link).await?;
        let now = self.wall().as_microsecond();
        let take = Write::new(&keys::TAKE, params![link.hash(), KeyKind::Link.word(), now]).must_touch(1);
        match self.0.db.commit(Commit { statements: vec![take], ..Commit::default() }).await {
            Ok(_) => {}
            Err(CommitError::Missed { .. }) => return Err(Failure::NoEntry),
            Err(error) => return Err(error.into()),
        }
        let person = visitor.person.id;
        self.note(SecurityEvent::LinkTaken, person, whence, "").await?;
        let key = self.make_key_from(KeyKind::Enrolment, person, "", whence).await?;
        self.enrolling_as(person, key).await
    }

    /// Who is setting up their ways in, by what their browser holds.
    ///
    /// # Errors
    ///
    /// [`Failure::NoEntry`], or the database is away.
    pub async fn enrolling(&self, key: &Secret) -> Result<Enrolling, Failure> {
        let person = self.enter(KeyKind::Enrolment, key).await?.person.id;
        self.enrolling_as(person, key.clone()).await
    }

    async fn enrolling_as(&self, person: PersonId, key: Secret) -> Result<Enrolling, Failure> {
        let row = self.person_row(person).await?;
        let (name, address) = (row.name.unwrap_or_default(), row.email.unwrap_or_default());
        Ok(Enrolling { person, key, name, address })
    }

    /// Offers a code generator, to be shown to whoever chooses a password.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn offer_generator(&self, person: PersonId) -> Result<Offer, Failure> {
        let generator = Generator::drawn(self.0.shell.chance());
        let address = self.person_row(person).await?.email.unwrap_or_default();
        let ceremony = self.begin_ceremony("generator", Some(person), generator.bytes()).await?;
        let seed = generator.base32();
        let label = encoded(&address);
        let address = format!("otpauth://totp/Guichet:{label}?secret={seed}&issuer=Guichet");
        Ok(Offer { ceremony, seed, address })
    }

    /// Offers the same generator again, after a form that wasn't taken.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`] when the ceremony is over, or the database is away.
    pub async fn offered(&self, person: PersonId, ceremony: &Secret) -> Result<Offer, Failure> {
        let generator = Generator::of(self.ceremony("generator", Some(person), ceremony).await?);
        let label = encoded(&self.person_row(person).await?.email.unwrap_or_default());
        let seed = generator.base32();
        let address = format!("otpauth://totp/Guichet:{label}?secret={seed}&issuer=Guichet");
        Ok(Offer { ceremony: ceremony.clone(), seed, address })
    }

    /// Sets up password and generator, the latter shown to work by a code. All that opened the door before is gone.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Weak`], [`IdentityRefusal::Wrong`] when the code isn't the generator's, or the database is away.
    pub async fn enrol_with_password(
        &self,
        enrolling: &Enrolling,
        password: String,
        ceremony: &Secret,
        code: &str,
        whence: &Whence,
    ) -> Result<Enrolled, Failure> {
        let person = enrolling.person;
        let writes = self.password_and_generator(person, password, ceremony, code).await?;
        self.enrol(person, writes, whence).await
    }

    /// Changes password and generator of somebody who is in and proved it. All other sessions end, and all tokens.
    ///
    /// # Errors
    ///
    /// As [`App::enrol_with_password`].
    pub async fn change_password(
        &self,
        session: &Secret,
        password: String,
        ceremony: &Secret,
        code: &str,
        whence: &Whence,
    ) -> Result<Enrolled, Failure> {
        let visitor = self.enter(KeyKind::Session, session).await?;
        self.require_proof(&visitor)?;
        let person = visitor.person.id;
        let mut writes = vec![];
        for kind in [CredentialKind::Password, CredentialKind::Generator] {
            writes.push(Write::new(&REMOVE_KIND, params![person.bytes(), kind.word()]));
        }
        writes.extend(self.password_and_generator(person, password, ceremony, code).await?);
        self.enrolled(person, writes, whence).await
    }

    async fn password_and_generator(
        &self,
        person: PersonId,
        password: String,
        ceremony: &Secret,
        code: &str,
    ) -> Result<Vec<Write>, Failure> {
        let row = self.person_row(person).await?;
        let organisation = self.organisation(row.organisation, None).await?;
        let (name, address) = (row.name.unwrap_or_default(), row.email.unwrap_or_default());
        passwords::check(&password, &[&name, &address, &organisation.name])?;
        let seed = self.ceremony("generator", Some(person), ceremony).await?;
        let generator = Generator::of(seed.clone());
        let now = self.wall();
        let step = generator.step_of(code, now.as_second()).ok_or(IdentityRefusal::Wrong)?;
        self.end_ceremony("generator", ceremony).await?;
        let (password_kind, generator_kind) = (CredentialKind::Password, CredentialKind::Generator);
        let hash = self.hashed(password).await?;
        let sealed = self.seal(&generator_kind.purpose(person), &seed);
        let id = *self.fresh_id().as_bytes();
        let at = now.as_microsecond();
        let none = None::<Vec<u8>>;
        let new =
            NewCredential { person, kind: password_kind, name: "", finds: None, body: hash.into_bytes() };
        Ok(vec![
            self.keep_credential(new),
            Write::new(
                &store::identity::ADD,
                params![id, person.bytes(), generator_kind.word(), "", none, sealed, at],
            ),
            // The code that showed it works is used up with it.
            Write::new(&store::identity::USED, params![id, step, at]),
        ])
    }

    /// Replaces all ways in of a person by these.
    pub(crate) async fn enrol(
        &self,
        person: PersonId,
        new: Vec<Write>,
        whence: &Whence,
    ) -> Result<Enrolled, Failure> {
        let gone = |kind: CredentialKind| Write::new(&REMOVE_KIND, params![person.bytes(), kind.word()]);
        // An account elsewhere is its organisation's affair: it stays.
        let kinds = [CredentialKind::Passkey, CredentialKind::Password, CredentialKind::Generator];
        let mut writes: Vec<Write> = kinds.into_iter().map(gone).collect();
        writes.extend(new);
        self.enrolled(person, writes, whence).await
    }

    /// Writes them, ends every session and token there was, and begins a session.
    pub(crate) async fn enrolled(
        &self,
        person: PersonId,
        mut writes: Vec<Write>,
        whence: &Whence,
    ) -> Result<Enrolled, Failure> {
        let (recovery_codes, codes) = self.recovery_codes(person);
        writes.extend(codes);
        writes.push(Write::new(&keys::DROP_ALL, params![person.bytes()]));
        writes
            .push(self.security_note(SecurityEvent::CredentialAdded, Some(person), None, whence, "").await?);
        self.write(writes).await?;
        let session = self.begin_session(person, whence).await?;
        Ok(Enrolled { session, recovery_codes })
    }

    /// Fresh recovery codes for somebody who is in and proved it.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::ProveAgain`], or the database is away.
    pub async fn renew_recovery_codes(
        &self,
        visitor: &crate::Visitor,
        whence: &Whence,
    ) -> Result<Vec<String>, Failure> {
        self.require_proof(visitor)?;
        let person = visitor.person.id;
        let (codes, mut writes) = self.recovery_codes(person);
        let about = CredentialKind::RecoveryCode.word();
        writes.push(
            self.security_note(SecurityEvent::CredentialAdded, Some(person), None, whence, about).await?,
        );
        self.write(writes).await?;
        Ok(codes)
    }

    /// Remembers something between two requests. The browser gets the key, the database its hash and a seal.
    pub(crate) async fn begin_ceremony(
        &self,
        kind: &'static str,
        person: Option<PersonId>,
        body: &[u8],
    ) -> Result<Secret, Failure> {
        let secret = Secret::drawn(self.0.shell.chance());
        let sealed = self.seal(&purpose(kind, person), body);
        let ends = self.wall().as_microsecond().saturating_add(CEREMONY * 1_000_000);
        let row = params![secret.hash(), kind, person.map(PersonId::bytes), sealed, ends];
        self.write(vec![Write::new(&BEGIN, row)]).await?;
        Ok(secret)
    }

    /// What was remembered, if it was of this person and isn't over.
    pub(crate) async fn ceremony(
        &self,
        kind: &'static str,
        person: Option<PersonId>,
        key: &Secret,
    ) -> Result<Vec<u8>, Failure> {
        let now = self.wall().as_microsecond();
        let rows = self.0.db.query(&UNDER_WAY, &values![key.hash(), kind, now]).await?;
        let row = rows.first().ok_or(IdentityRefusal::Wrong)?;
        let whose = row.get::<Option<[u8; 16]>>(0)?.map(PersonId::from_bytes);
        if whose != person {
            return Err(IdentityRefusal::Wrong.into());
        }
        self.unseal(&purpose(kind, person), row.get(1)?)
    }

    /// Ends a ceremony: it serves once.
    pub(crate) async fn end_ceremony(&self, kind: &'static str, key: &Secret) -> Result<(), Failure> {
        let end = Write::new(&END, params![key.hash(), kind, self.wall().as_microsecond()]).must_touch(1);
        match self.0.db.commit(Commit { statements: vec![end], ..Commit::default() }).await {
            Ok(_) => Ok(()),
            Err(CommitError::Missed { .. }) => Err(IdentityRefusal::Wrong.into()),
            Err(error) => Err(error.into()),
        }
    }
}

fn purpose(kind: &str, person: Option<PersonId>) -> Vec<u8> {
    let whose = person.map(PersonId::bytes).unwrap_or_default();
    [b"ceremony ", kind.as_bytes(), b"\n", &whose].concat()
}

/// An address as part of another one.
fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~@".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
