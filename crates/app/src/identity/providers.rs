//! By which identity provider the people of an organisation may come in: the setting, and who is linked to it.
//!
//! Somebody is who they are by issuer and subject. No address links anybody: they link themselves once they are in, or come
//! by an invitation, or whoever answers for them says their subject before they have any way in.

use std::sync::Arc;

use desk::access::{self, Object};
use desk::membership::MembershipRefusal;
use desk::{Action, Digest, Organisation, OrganisationId, PersonId, Refusal};
use jiff::Timestamp;
use store::identity::{
    DROP_PROVIDER, NOTE, PROVIDER, REMOVE_KIND, SET_PROVIDER, WHO_HAS, WHO_HAS_NONE, WHOSE, WITH_PROVIDER,
};
use store::projections::keys;
use store::{Commit, CommitError, Write, params, values};

use super::credentials::{CredentialKind, NewCredential};
use super::{IdentityRefusal, SecurityEvent, Whence};
use crate::{App, Failure, Visitor};

/// In bytes: the longest issuer, client, secret.
const LONGEST: usize = 500;
/// The longest subject (OpenID Connect Core, 2).
const SUBJECT: usize = 255;

/// An organisation's identity provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provider {
    /// Whose.
    pub organisation: OrganisationId,
    /// How often it was set.
    pub version: u64,
    /// Its name for itself: an address.
    pub issuer: String,
    /// Its name for this desk.
    pub client: String,
    /// What it must say of how somebody showed who they are (`acr` or `amr`); empty: nothing.
    pub demands: String,
    /// Since when it is so.
    pub changed_at: Timestamp,
    sealed: Vec<u8>,
}

/// A setting to be made.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct NewProvider {
    /// Its address.
    pub issuer: String,
    /// Its name for this desk.
    pub client: String,
    /// What it knows this desk by. Empty: the one that is there stays.
    pub secret: String,
    /// What it must say of how somebody showed who they are; empty: nothing.
    pub demands: String,
}

/// Somebody who comes in by an account at the provider.
#[derive(Clone, Debug)]
pub struct Linked {
    /// Who.
    pub person: PersonId,
    /// Their name; empty when it was erased.
    pub name: String,
    /// Where their account is.
    pub at: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, if ever.
    pub used_at: Option<Timestamp>,
}

/// The setting, as whoever answers for it sees it.
#[derive(Clone, Debug)]
pub struct ProviderView {
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// The setting, if there is one. Its secret isn't told.
    pub provider: Option<Provider>,
    /// Who comes in by it.
    pub linked: Vec<Linked>,
    /// Who has nothing to come in with yet, with their names.
    pub without: Vec<(PersonId, String)>,
}

impl Provider {
    /// Where it is, in a word.
    pub fn host(&self) -> String {
        let rest = self.issuer.split_once("://").map_or(self.issuer.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default().to_owned()
    }

    pub(crate) fn purpose(of: OrganisationId) -> Vec<u8> {
        [b"identity provider\n", &of.bytes()[..]].concat()
    }
}

/// By which somebody is found.
pub(crate) fn finds(issuer: &str, subject: &str) -> Vec<u8> {
    // An issuer is an address, so no end of line is in it: two pairs are never one text.
    Digest::of(&[b"guichet sign-on\n", issuer.as_bytes(), b"\n", subject.as_bytes()]).0.to_vec()
}

/// A name as one types it: `atelier-nord` for Atelier Nord.
fn short(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    let plain: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

impl App {
    fn answers_for_sign_on(&self, visitor: &Visitor, of: OrganisationId) -> Result<(), Failure> {
        let object = Object::Of { organisation: of, provider: None, person: None };
        access::require(&visitor.actor(self.now()), Action::ManageSignOn, &object)?;
        Ok(())
    }

    /// An organisation's identity provider.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn provider_of(&self, of: OrganisationId) -> Result<Option<Provider>, Failure> {
        let rows = self.0.db.query(&PROVIDER, &values![of.bytes()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some(Provider {
            organisation: of,
            version: row.get(0)?,
            issuer: row.get(1)?,
            client: row.get(2)?,
            sealed: row.get(3)?,
            demands: row.get(4)?,
            changed_at: crate::queue::instant(row, 5)?,
        }))
    }

    /// The organisation that somebody means who types an address, a domain or a name; one with a provider, or none.
    pub(crate) async fn provider_meant(&self, typed: &str) -> Result<Option<Provider>, Failure> {
        let typed = typed.trim().to_lowercase();
        let domain = typed.rsplit('@').next().unwrap_or_default();
        let name = short(&typed);
        let mut found = Vec::new();
        for row in self.0.db.query(&WITH_PROVIDER, &values![]).await? {
            let one = self.organisation(OrganisationId::from_bytes(row.get(0)?), None).await?;
            let is_domain = one.domains.iter().any(|own| own.eq_ignore_ascii_case(domain));
            if is_domain || (!name.is_empty() && !typed.contains('@') && short(&one.name) == name) {
                found.push(one.id);
            }
        }
        match found[..] {
            [of] => self.provider_of(of).await,
            // Two of one name: whoever means one of them says its domain.
            _ => Ok(None),
        }
    }

    pub(crate) fn provider_secret(&self, provider: &Provider) -> Result<String, Failure> {
        let secret = self.unseal(&Provider::purpose(provider.organisation), &provider.sealed)?;
        String::from_utf8(secret).map_err(|error| Failure::Damaged(error.to_string()))
    }

    /// The setting of an organisation.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if it isn't for this visitor to see, or the database is away.
    pub async fn sign_on_of(&self, visitor: &Visitor, of: OrganisationId) -> Result<ProviderView, Failure> {
        self.answers_for_sign_on(visitor, of)?;
        let organisation = self.organisation(of, None).await?;
        let provider = self.provider_of(of).await?;
        let kind = CredentialKind::SingleSignOn.word();
        let mut linked = Vec::new();
        for row in self.0.db.query(&WHO_HAS, &values![of.bytes(), kind]).await? {
            linked.push(Linked {
                person: PersonId::from_bytes(row.get(0)?),
                name: row.get::<Option<String>>(4)?.unwrap_or_default(),
                at: row.get(1)?,
                since: crate::queue::instant(&row, 2)?,
                used_at: row.get::<Option<i64>>(3)?.and_then(|at| Timestamp::from_microsecond(at).ok()),
            });
        }
        let mut without = Vec::new();
        for row in self.0.db.query(&WHO_HAS_NONE, &values![of.bytes()]).await? {
            without
                .push((PersonId::from_bytes(row.get(0)?), row.get::<Option<String>>(1)?.unwrap_or_default()));
        }
        Ok(ProviderView { organisation, provider, linked, without })
    }

    /// Sets an organisation's provider. Sessions that came by the one before end.
    ///
    /// # Errors
    ///
    /// Not theirs to set, no fresh proof, an address that the desk doesn't go to, no secret for it, somebody else was
    /// faster, or the database is away.
    pub async fn set_provider(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        new: &NewProvider,
        seen: u64,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.answers_for_sign_on(visitor, of)?;
        self.require_proof(visitor)?;
        let was = self.provider_of(of).await?;
        let (issuer, client, demands) = (new.issuer.trim(), new.client.trim(), new.demands.trim());
        let is_issuer = issuer.len() <= LONGEST && !issuer.contains(['?', '#']) && self.may_go(issuer);
        if !is_issuer || issuer.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(IdentityRefusal::NotAnIssuer.into());
        }
        let is_word = |text: &str| text.len() <= LONGEST && !text.chars().any(char::is_control);
        if client.is_empty() || !is_word(client) || !is_word(demands) || !is_word(&new.secret) {
            return Err(IdentityRefusal::NotAClient.into());
        }
        let sealed = match was.as_ref().filter(|was| was.issuer == issuer && was.client == client) {
            _ if !new.secret.is_empty() => self.seal(&Provider::purpose(of), new.secret.as_bytes()),
            Some(was) => was.sealed.clone(),
            // What one provider knows this desk by is told to no other.
            None => return Err(IdentityRefusal::NotAClient.into()),
        };
        let (now, by) = (self.wall().as_microsecond(), visitor.person.id.bytes());
        let row = params![of.bytes(), issuer, client, sealed, demands, now, seen, by];
        self.change_provider(visitor, of, Write::new(&SET_PROVIDER, row), was, seen, whence, issuer).await
    }

    /// Takes an organisation's provider away, and with it the sessions that came by it.
    ///
    /// # Errors
    ///
    /// As [`App::set_provider`].
    pub async fn remove_provider(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        seen: u64,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.answers_for_sign_on(visitor, of)?;
        self.require_proof(visitor)?;
        let was = self.provider_of(of).await?;
        let drop = Write::new(&DROP_PROVIDER, params![of.bytes(), seen]);
        self.change_provider(visitor, of, drop, was, seen, whence, "none").await
    }

    #[expect(clippy::too_many_arguments, reason = "the tail of two verbs, which say what each is")]
    async fn change_provider(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        change: Write,
        was: Option<Provider>,
        seen: u64,
        whence: &Whence,
        about: &str,
    ) -> Result<(), Failure> {
        let kind = CredentialKind::SingleSignOn.word();
        let by = Some(visitor.person.id);
        let statements = vec![
            change.must_touch(1),
            Write::new(&keys::DROP_BY_KIND, params![of.bytes(), kind]),
            self.organisation_note(SecurityEvent::SignOnChanged, of, by, whence, about),
        ];
        match self.0.db.commit(Commit { statements, ..Commit::default() }).await {
            Ok(_) => Ok(()),
            Err(CommitError::Missed { .. }) => {
                Err(Refusal::Stale { seen, now: was.map_or(0, |was| was.version) }.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Says which account at the provider is somebody's who has no way in yet.
    ///
    /// # Errors
    ///
    /// Not theirs to say, no fresh proof, no provider, no subject, somebody has a way in or the account is another's, or
    /// the database is away.
    pub async fn link_by_subject(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        person: PersonId,
        subject: &str,
        whence: &Whence,
    ) -> Result<(), Failure> {
        self.answers_for_sign_on(visitor, of)?;
        self.require_proof(visitor)?;
        if self.person(person, None).await?.organisation != of {
            return Err(Refusal::NotFound.into());
        }
        let provider = self.provider_of(of).await?.ok_or(Refusal::NotFound)?;
        let subject = subject.trim();
        if subject.is_empty()
            || subject.len() > SUBJECT
            || !subject.bytes().all(|b| (b' '..=b'~').contains(&b))
        {
            return Err(IdentityRefusal::NotASubject.into());
        }
        // Whoever has ways in links the account themselves: else whoever says a subject could come in as them.
        if !self.credentials(person).await?.is_empty() {
            return Err(Refusal::from(MembershipRefusal::HasWaysIn).into());
        }
        if self.whose_account(&provider.issuer, subject).await?.is_some() {
            return Err(IdentityRefusal::NotASubject.into());
        }
        let about = CredentialKind::SingleSignOn.word();
        let by = Some(visitor.person.id);
        let note =
            self.security_note(SecurityEvent::CredentialAdded, Some(person), by, whence, about).await?;
        let mut writes = self.link(person, &provider, subject).1;
        // The link of the invitation would give another way in.
        writes.push(Write::new(&keys::DROP_ALL, params![person.bytes()]));
        writes.push(note);
        self.write(writes).await
    }

    /// Whose account that is, whether or not they may come in.
    pub(crate) async fn whose_account(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<PersonId>, Failure> {
        let asked = values![CredentialKind::SingleSignOn.word(), finds(issuer, subject)];
        let rows = self.0.db.query(&WHOSE, &asked).await?;
        rows.first().map(|row| Ok(PersonId::from_bytes(row.get(0)?))).transpose()
    }

    /// An account becomes somebody's only one; what they came by with the one before ends.
    pub(crate) fn link(
        &self,
        person: PersonId,
        provider: &Provider,
        subject: &str,
    ) -> (uuid::Uuid, Vec<Write>) {
        let kind = CredentialKind::SingleSignOn;
        let body = [provider.issuer.as_bytes(), b"\n", subject.as_bytes()].concat();
        let (id, kept) = self.new_credential(NewCredential {
            person,
            kind,
            name: &provider.host(),
            finds: Some(finds(&provider.issuer, subject)),
            body: self.seal(&kind.purpose(person), &body),
        });
        let gone = [
            Write::new(&keys::DROP_BY_PERSON, params![person.bytes(), kind.word()]),
            Write::new(&REMOVE_KIND, params![person.bytes(), kind.word()]),
        ];
        (id, gone.into_iter().chain([kept]).collect())
    }

    /// A line of the security journal that concerns an organisation and none of its people yet.
    pub(crate) fn organisation_note(
        &self,
        event: SecurityEvent,
        organisation: OrganisationId,
        by: Option<PersonId>,
        whence: &Whence,
        about: &str,
    ) -> Write {
        let about: String = about.chars().filter(|c| !c.is_control()).take(200).collect();
        let row = params![
            *self.fresh_id().as_bytes(),
            self.wall().as_microsecond(),
            event.word(),
            None::<[u8; 16]>,
            Some(organisation.bytes()),
            by.map(PersonId::bytes),
            whence.network.as_str(),
            whence.agent.as_str(),
            about,
        ];
        Write::new(&NOTE, row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_has_a_name_that_is_easy_to_type() {
        assert_eq!(short("Atelier Nord (Lyon)"), "atelier-nord-lyon");
        assert_eq!(short(" ATELIER  nord-lyon"), "atelier-nord-lyon");
        assert_eq!(short("北工房"), "北工房");
        assert_eq!(short("!?"), "");
    }

    /// Source: P0-13: who somebody is, is issuer and subject; two pairs are never one.
    #[test]
    fn sec_e01_an_issuer_and_a_subject_are_one_key() {
        assert_ne!(finds("https://a", "1"), finds("https://a1", ""));
        assert_ne!(finds("https://a", "1"), finds("https://b", "1"));
        assert_ne!(finds("https://a", "a"), finds("https://a", "A"));
    }
}
