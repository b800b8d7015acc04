//! Passkeys (WebAuthn level 3): a key that never leaves a device, and whoever can unlock that device. Both at once, so
//! one ceremony is two factors: user verification is required, here and in what the browser is asked.

use desk::PersonId;
use serde_json::Value;
use store::identity::{FOUND, RENEWED};
use store::{Write, params, values};
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, DiscoverableAuthentication, DiscoverableKey, Passkey,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse, Url,
    Webauthn, WebauthnBuilder,
};

use super::credentials::{CredentialKind, NewCredential};
use super::{Enrolled, Enrolling, IdentityRefusal, SecurityEvent, Whence};
use crate::{App, Failure, KeyKind, Secret, Visitor};

/// Where passkeys are good: the address at which people reach the desk, and no other.
#[derive(Clone)]
pub struct Passkeys(std::sync::Arc<Webauthn>);

impl std::fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Passkeys").field(&self.0.get_allowed_origins()).finish()
    }
}

impl Passkeys {
    /// Passkeys for an origin, such as `https://desk.example`. Browsers know none for a bare IP address.
    pub fn at(origin: &str) -> Option<Passkeys> {
        let origin = Url::parse(origin).ok()?;
        let host = origin.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&host, &origin).ok()?.rp_name("Guichet");
        builder.build().ok().map(|webauthn| Passkeys(std::sync::Arc::new(webauthn)))
    }
}

/// What a browser is asked, and by which it comes back.
#[derive(Clone, Debug)]
pub struct Asked {
    /// To come back with.
    pub ceremony: Secret,
    /// For `navigator.credentials`.
    pub options: Value,
}

const MAKING: &str = "passkey made";
const SHOWING: &str = "passkey shown";

fn wrong<T>(_: T) -> Failure {
    IdentityRefusal::Wrong.into()
}

fn json(value: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::Damaged(error.to_string()))
}

impl App {
    /// Asks a browser to make a passkey.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn ask_for_passkey(&self, passkeys: &Passkeys, person: PersonId) -> Result<Asked, Failure> {
        let row = self.person_row(person).await?;
        let (name, address) = (row.name.unwrap_or_default(), row.email.unwrap_or_default());
        let known = self.passkeys_of(person).await?.iter().map(|key| key.cred_id().clone()).collect();
        let id = uuid::Uuid::from_bytes(person.bytes());
        let (options, state): (CreationChallengeResponse, PasskeyRegistration) =
            passkeys.0.start_passkey_registration(id, &address, &name, Some(known)).map_err(wrong)?;
        let state = serde_json::to_vec(&state).map_err(|error| Failure::Damaged(error.to_string()))?;
        let ceremony = self.begin_ceremony(MAKING, Some(person), &state).await?;
        let mut options = json(&options)?;
        // One that the device can find by itself: nobody types an address to come in with it.
        if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
            selection["residentKey"] = "required".into();
            selection["requireResidentKey"] = true.into();
        }
        Ok(Asked { ceremony, options })
    }

    /// Takes the passkey that a browser made, as the only way in of somebody who came by a link.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`], or the database is away.
    pub async fn enrol_with_passkey(
        &self,
        passkeys: &Passkeys,
        enrolling: &Enrolling,
        ceremony: &Secret,
        made: &str,
        whence: &Whence,
    ) -> Result<Enrolled, Failure> {
        let new = self.made_passkey(passkeys, enrolling.person, ceremony, made, &whence.agent).await?;
        self.enrol(enrolling.person, vec![new], whence).await
    }

    /// Adds a passkey for somebody who is in and proved it.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::ProveAgain`], [`IdentityRefusal::Wrong`], or the database is away.
    pub async fn add_passkey(
        &self,
        passkeys: &Passkeys,
        visitor: &Visitor,
        ceremony: &Secret,
        made: &str,
        name: &str,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.require_proof(visitor)?;
        let person = visitor.person.id;
        let new = self.made_passkey(passkeys, person, ceremony, made, name).await?;
        let about = CredentialKind::Passkey.word();
        let note =
            self.security_note(SecurityEvent::CredentialAdded, Some(person), None, whence, about).await?;
        self.write(vec![new, note]).await
    }

    async fn made_passkey(
        &self,
        passkeys: &Passkeys,
        person: PersonId,
        ceremony: &Secret,
        made: &str,
        name: &str,
    ) -> Result<Write, Failure> {
        let state = self.ceremony(MAKING, Some(person), ceremony).await?;
        self.end_ceremony(MAKING, ceremony).await?;
        let state: PasskeyRegistration = serde_json::from_slice(&state).map_err(wrong)?;
        let made: RegisterPublicKeyCredential = serde_json::from_str(made).map_err(wrong)?;
        let passkey = passkeys.0.finish_passkey_registration(&made, &state).map_err(wrong)?;
        // WebAuthn level 3, 7.1, step 26: an id that is somebody's already is nobody else's.
        let finds = passkey.cred_id().to_vec();
        if !self.0.db.query(&FOUND, &values![CredentialKind::Passkey.word(), finds.clone()]).await?.is_empty()
        {
            return Err(IdentityRefusal::Wrong.into());
        }
        let body = serde_json::to_vec(&passkey).map_err(|error| Failure::Damaged(error.to_string()))?;
        let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
        Ok(self.keep_credential(NewCredential {
            person,
            kind: CredentialKind::Passkey,
            name: &name,
            finds: Some(finds),
            body: self.seal(&CredentialKind::Passkey.purpose(person), &body),
        }))
    }

    /// Asks a browser for a passkey, whoever's.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn ask_who(&self, passkeys: &Passkeys) -> Result<Asked, Failure> {
        let (options, state): (RequestChallengeResponse, DiscoverableAuthentication) =
            passkeys.0.start_discoverable_authentication().map_err(wrong)?;
        let state = serde_json::to_vec(&state).map_err(|error| Failure::Damaged(error.to_string()))?;
        let ceremony = self.begin_ceremony(SHOWING, None, &state).await?;
        let mut options = json(&options)?;
        // Somebody pressed a button: the browser asks at once.
        if let Some(options) = options.as_object_mut() {
            options.remove("mediation");
        }
        Ok(Asked { ceremony, options })
    }

    /// Signs in with a passkey: both factors in one.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::Wrong`], [`IdentityRefusal::TooMany`], or the database is away.
    pub async fn sign_in_with_passkey(
        &self,
        passkeys: &Passkeys,
        ceremony: &Secret,
        shown: &str,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        self.may_try_from(whence).await?;
        let person = self.shown_passkey(passkeys, ceremony, shown).await?;
        self.begin_session(person, whence).await
    }

    /// Proves once more who one is, with a passkey of one's own. The session goes on under a fresh key.
    ///
    /// # Errors
    ///
    /// As [`App::sign_in_with_passkey`].
    pub async fn prove_with_passkey(
        &self,
        passkeys: &Passkeys,
        session: &Secret,
        ceremony: &Secret,
        shown: &str,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        self.may_try_from(whence).await?;
        let visitor = self.enter(KeyKind::Session, session).await?;
        let person = self.shown_passkey(passkeys, ceremony, shown).await?;
        if person != visitor.person.id {
            return Err(IdentityRefusal::Wrong.into());
        }
        self.under_fresh_key(session, person, whence).await
    }

    async fn shown_passkey(
        &self,
        passkeys: &Passkeys,
        ceremony: &Secret,
        shown: &str,
    ) -> Result<PersonId, Failure> {
        let state = self.ceremony(SHOWING, None, ceremony).await?;
        self.end_ceremony(SHOWING, ceremony).await?;
        let state: DiscoverableAuthentication = serde_json::from_slice(&state).map_err(wrong)?;
        let shown: PublicKeyCredential = serde_json::from_str(shown).map_err(wrong)?;
        let (claimed, id) = passkeys.0.identify_discoverable_authentication(&shown).map_err(wrong)?;
        let rows = self.0.db.query(&FOUND, &values![CredentialKind::Passkey.word(), id]).await?;
        let row = rows.first().ok_or(IdentityRefusal::Wrong)?;
        let person = PersonId::from_bytes(row.get(1)?);
        if person.bytes() != *claimed.as_bytes() {
            return Err(IdentityRefusal::Wrong.into());
        }
        let purpose = CredentialKind::Passkey.purpose(person);
        let mut passkey: Passkey = serde_json::from_slice(&self.unseal(&purpose, row.get(2)?)?)
            .map_err(|e| Failure::Damaged(e.to_string()))?;
        let key = DiscoverableKey::from(&passkey);
        let result: AuthenticationResult =
            passkeys.0.finish_discoverable_authentication_v2(&shown, state, &key).map_err(wrong)?;
        if !result.user_verified() {
            return Err(IdentityRefusal::Wrong.into());
        }
        passkey.update_credential(&result);
        let body = serde_json::to_vec(&passkey).map_err(|error| Failure::Damaged(error.to_string()))?;
        let row = params![row.get::<[u8; 16]>(0)?, self.seal(&purpose, &body), self.wall().as_microsecond()];
        self.write(vec![Write::new(&RENEWED, row)]).await?;
        Ok(person)
    }

    async fn passkeys_of(&self, person: PersonId) -> Result<Vec<Passkey>, Failure> {
        let purpose = CredentialKind::Passkey.purpose(person);
        let all = self.credentials(person).await?;
        let keys = all.iter().filter(|c| c.kind == CredentialKind::Passkey);
        keys.map(|key| {
            let body = self.unseal(&purpose, &key.body)?;
            serde_json::from_slice(&body).map_err(|error| Failure::Damaged(error.to_string()))
        })
        .collect()
    }
}
