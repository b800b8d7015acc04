//! The credentials of a person: what each is, and the ways in that they add up to.

use desk::PersonId;
use jiff::Timestamp;
use store::identity::{ADD, OF_PERSON, REMOVE};
use store::projections::keys;
use store::{Write, params, values};
use uuid::Uuid;

use super::{IdentityRefusal, SecurityEvent, Whence};
use crate::{App, Failure};

/// What a credential is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CredentialKind {
    /// Two factors in one: a key in a device, and whoever can unlock it.
    Passkey,
    /// Something known.
    Password,
    /// Something had: an application that makes a code every thirty seconds.
    Generator,
    /// Something had: a code on paper, good once.
    RecoveryCode,
    /// An account of an identity provider, by issuer and subject.
    SingleSignOn,
}

impl CredentialKind {
    /// All of them.
    pub const ALL: [CredentialKind; 5] = [
        CredentialKind::Passkey,
        CredentialKind::Password,
        CredentialKind::Generator,
        CredentialKind::RecoveryCode,
        CredentialKind::SingleSignOn,
    ];

    /// The word in the database and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            CredentialKind::Passkey => "passkey",
            CredentialKind::Password => "password",
            CredentialKind::Generator => "generator",
            CredentialKind::RecoveryCode => "recovery_code",
            CredentialKind::SingleSignOn => "single_sign_on",
        }
    }

    fn read(word: &str) -> Option<CredentialKind> {
        CredentialKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What a seal of this kind is for.
    pub(crate) fn purpose(self, person: PersonId) -> Vec<u8> {
        [self.word().as_bytes(), b"\n", &person.bytes()].concat()
    }
}

/// A credential as it is kept.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub person: PersonId,
    /// What.
    pub kind: CredentialKind,
    /// What its holder calls it.
    pub name: String,
    /// Since when, by the wall.
    pub made_at: Timestamp,
    /// When it was last used, if ever.
    pub used_at: Option<Timestamp>,
    pub(crate) body: Vec<u8>,
}

/// A credential to keep.
pub(crate) struct NewCredential<'a> {
    pub(crate) person: PersonId,
    pub(crate) kind: CredentialKind,
    pub(crate) name: &'a str,
    pub(crate) finds: Option<Vec<u8>>,
    pub(crate) body: Vec<u8>,
}

impl App {
    /// What this person has to show who they are.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn credentials(&self, person: PersonId) -> Result<Vec<Credential>, Failure> {
        let rows = self.0.db.query(&OF_PERSON, &values![person.bytes()]).await?;
        let mut all = Vec::new();
        for row in &rows {
            let Some(kind) = CredentialKind::read(row.get(1)?) else { continue };
            all.push(Credential {
                id: Uuid::from_bytes(row.get(0)?),
                person,
                kind,
                name: row.get(2)?,
                body: row.get(4)?,
                made_at: crate::queue::instant(row, 6)?,
                used_at: row.get::<Option<i64>>(7)?.and_then(|at| Timestamp::from_microsecond(at).ok()),
            });
        }
        Ok(all)
    }

    pub(crate) fn keep_credential(&self, new: NewCredential<'_>) -> Write {
        self.new_credential(new).1
    }

    /// A credential to keep, and its id.
    pub(crate) fn new_credential(&self, new: NewCredential<'_>) -> (Uuid, Write) {
        let NewCredential { person, kind, name, finds, body } = new;
        let id = self.fresh_id();
        let now = self.wall().as_microsecond();
        let row = params![*id.as_bytes(), person.bytes(), kind.word(), name, finds, body, now];
        (id, Write::new(&ADD, row))
    }

    /// Takes a credential away, and ends what was come by with it. One way in has to stay: a passkey, an account elsewhere, or a password with a generator.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::LastWayIn`], there is no such credential, or the database is away.
    pub async fn remove_credential(
        &self,
        person: PersonId,
        id: Uuid,
        whence: &Whence,
    ) -> Result<(), Failure> {
        let all = self.credentials(person).await?;
        let gone = all.iter().find(|c| c.id == id).ok_or(desk::Refusal::NotFound)?;
        let rest: Vec<CredentialKind> = all.iter().filter(|c| c.id != id).map(|c| c.kind).collect();
        if !is_a_way_in(&rest) {
            return Err(IdentityRefusal::LastWayIn.into());
        }
        self.write(vec![
            Write::new(&REMOVE, params![*id.as_bytes(), person.bytes()]),
            Write::new(&keys::DROP_BY, params![*id.as_bytes()]),
        ])
        .await?;
        self.note(SecurityEvent::CredentialRemoved, person, whence, gone.kind.word()).await
    }
}

/// Can one come in with these?
pub(crate) fn is_a_way_in(kinds: &[CredentialKind]) -> bool {
    let has = |kind| kinds.contains(&kind);
    has(CredentialKind::Passkey)
        || has(CredentialKind::SingleSignOn)
        || (has(CredentialKind::Password) && has(CredentialKind::Generator))
}
