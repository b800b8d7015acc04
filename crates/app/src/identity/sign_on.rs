//! Signing in with an account of one's organisation: on to the provider, back from it, and what comes of it.
//!
//! What one sign-in knows is kept in the database, sealed, for ten minutes, and serves once; the browser that began holds the
//! key to it, and no other does. Whatever doesn't hold has one answer for whoever asks, and a word in the security journal
//! of the organisation for whoever answers for it.

use desk::fact::Party;
use desk::{Digest, OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::identity::{FOUND, RENEWED};
use store::{Write, params, values};
use uuid::Uuid;

use super::credentials::CredentialKind;
use super::openid::{Client, Drawn, Flaw, Shown};
use super::providers::{Provider, finds};
use super::{Enrolled, Enrolling, IdentityRefusal, PreMfa, SecurityEvent, Whence};
use crate::{App, Failure, KeyKind, Secret, Visitor};

const KIND: &str = "sign-on";
/// So long a sign-in may take.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// Clocks differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(60);
/// The path to which a provider sends the browser back.
const BACK: &str = "/login/organisation/return";

/// What somebody goes to the provider for.
#[derive(Clone, Debug)]
pub enum SignOnFor<'a> {
    /// To come in: what they typed to say which organisation is theirs, and where they want to go.
    SignIn {
        /// An address, a domain or a name.
        typed: &'a str,
        /// A path.
        next: &'a str,
    },
    /// To set up their way in, after an invitation.
    Enrolment(&'a Enrolling),
    /// To link their account, being in.
    Linking(&'a Visitor),
    /// To prove once more who they are.
    Proof {
        /// Who.
        visitor: &'a Visitor,
        /// What they were about to do.
        errand: &'a Errand,
    },
    /// To try an organisation's setting.
    Trial {
        /// Who.
        visitor: &'a Visitor,
        /// Whose.
        of: OrganisationId,
    },
}

/// What somebody was about to do when a proof was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Errand {
    /// The page to go to after, or the address to which a form goes.
    pub to: String,
    /// Does a form go there?
    pub sends: bool,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

/// On the way to a provider.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// What the browser holds meanwhile.
    pub key: Secret,
    /// Where it goes.
    pub to: String,
    /// The provider, in a word.
    pub host: String,
}

/// What a browser brings back.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// What it was sent with.
    pub state: String,
    /// For a token.
    pub code: String,
    /// Whose answer it is, if it says.
    pub issuer: Option<String>,
    /// Did the provider say no?
    pub denied: bool,
    /// The session that this browser has, if it has one.
    pub session: Option<Secret>,
    /// What it holds if it is setting up ways in.
    pub enrolment: Option<Secret>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Answered {
    /// In.
    In {
        /// The session that begins.
        session: Secret,
        /// Where they want to go.
        next: String,
    },
    /// They proved once more who they are.
    Proved {
        /// The session, under a fresh key.
        session: Secret,
        /// What they were about to do.
        errand: Errand,
    },
    /// One factor of two.
    Half {
        /// What they have.
        half: PreMfa,
        /// Where they want to go.
        next: String,
    },
    /// Their way in is set up.
    Enrolled(Enrolled),
    /// Their account is linked.
    Linked,
    /// The setting works, for an account of that subject.
    Tried {
        /// Whose setting.
        of: OrganisationId,
        /// The subject.
        subject: String,
        /// What the provider said of how they showed who they are.
        ways: Vec<String>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Purpose {
    SignIn,
    Enrolment,
    Linking,
    Proof,
    Trial,
}

/// What one sign-in knows, between two requests.
#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    organisation: Uuid,
    version: u64,
    purpose: Purpose,
    person: Option<Uuid>,
    errand: Errand,
    begun: i64,
    drawn: Drawn,
}

impl App {
    /// Sends somebody to the identity provider of an organisation. `origin` is where people reach this desk.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::SignOn`] whatever it is: no such organisation, no provider, a provider that is away. Or no fresh
    /// proof where that is needed, too many tries, or the database is away.
    pub async fn leave_for_provider(
        &self,
        wanted: SignOnFor<'_>,
        origin: &str,
        whence: &Whence,
    ) -> Result<Leaving, Failure> {
        self.may_try_from(whence).await?;
        let nothing = Errand::default();
        let (provider, purpose, person, errand) = match wanted {
            SignOnFor::SignIn { typed, next } => {
                let errand = Errand { to: next.to_owned(), ..Errand::default() };
                (self.provider_meant(typed).await?, Purpose::SignIn, None, errand)
            }
            SignOnFor::Enrolment(enrolling) => {
                let provider = self.provider_to_enrol_with(enrolling.person()).await?;
                (provider, Purpose::Enrolment, Some(enrolling.person()), nothing)
            }
            SignOnFor::Linking(visitor) => {
                self.require_proof(visitor)?;
                (
                    self.provider_of(visitor.organisation.id).await?,
                    Purpose::Linking,
                    Some(visitor.person.id),
                    nothing,
                )
            }
            SignOnFor::Proof { visitor, errand } => {
                let provider = self.provider_of(visitor.organisation.id).await?;
                (provider, Purpose::Proof, Some(visitor.person.id), errand.clone())
            }
            SignOnFor::Trial { visitor, of } => {
                let view = self.sign_on_of(visitor, of).await?;
                (view.provider, Purpose::Trial, Some(visitor.person.id), nothing)
            }
        };
        let provider = provider.ok_or(IdentityRefusal::SignOn)?;
        let draw = || Digest(self.0.shell.chance()).to_string();
        let drawn = Drawn { state: draw(), nonce: draw(), verifier: draw() };
        let client = self.client(&provider, origin)?;
        let to = match self.question(&client, &drawn, purpose == Purpose::Proof).await {
            Ok(to) => to,
            Err(flaw) => return Err(self.refused(provider.organisation, flaw, whence).await),
        };
        let pending = Pending {
            organisation: Uuid::from_bytes(provider.organisation.bytes()),
            version: provider.version,
            purpose,
            person: person.map(|person| Uuid::from_bytes(person.bytes())),
            errand,
            begun: self.wall().as_second(),
            drawn,
        };
        let body = serde_json::to_vec(&pending).map_err(|error| Failure::Damaged(error.to_string()))?;
        let key = self.begin_ceremony(KIND, None, &body).await?;
        Ok(Leaving { key, to, host: provider.host() })
    }

    /// The provider by which somebody who was invited may set up their way in. Somebody of the vendor also needs a second
    /// factor, which their provider must vouch for.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn provider_to_enrol_with(&self, person: PersonId) -> Result<Option<Provider>, Failure> {
        let of = self.person(person, None).await?.organisation;
        let provider = self.provider_of(of).await?;
        let needs_second = self.organisation(of, None).await?.party == Party::Vendor;
        Ok(provider.filter(|provider| !needs_second || !provider.demands.is_empty()))
    }

    /// Takes what a browser brings back from a provider.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::SignOn`] whatever doesn't hold, too many tries, or the database is away.
    pub async fn return_from_provider(
        &self,
        key: &Secret,
        returned: &Returned,
        origin: &str,
        whence: &Whence,
    ) -> Result<Answered, Failure> {
        self.may_try_from(whence).await?;
        let body = match self.ceremony(KIND, None, key).await {
            Err(Failure::Identity(_)) => return Err(IdentityRefusal::SignOn.into()),
            other => other?,
        };
        let pending: Pending =
            serde_json::from_slice(&body).map_err(|error| Failure::Damaged(error.to_string()))?;
        let of = OrganisationId::from_bytes(*pending.organisation.as_bytes());
        // Only what this browser was sent with uses it up: nobody ends another's sign-in by a link.
        let state = |text: &str| Digest::of(&[text.as_bytes()]);
        if state(&returned.state) != state(&pending.drawn.state) {
            return Err(self.refused(of, Flaw::State, whence).await);
        }
        match self.end_ceremony(KIND, key).await {
            Err(Failure::Identity(_)) => return Err(IdentityRefusal::SignOn.into()),
            other => other?,
        }
        let provider = self.provider_of(of).await?.filter(|provider| provider.version == pending.version);
        let Some(provider) = provider else { return Err(self.refused(of, Flaw::Setting, whence).await) };
        let client = self.client(&provider, origin)?;
        let answer = match self.shown_by(&client, &pending, returned).await {
            Ok(shown) => self.take_account(&provider, &pending, returned, &shown, whence).await?,
            Err(flaw) => Err(flaw),
        };
        match answer {
            Ok(answered) => Ok(answered),
            Err(flaw) => Err(self.refused(of, flaw, whence).await),
        }
    }

    async fn shown_by(
        &self,
        client: &Client<'_>,
        pending: &Pending,
        returned: &Returned,
    ) -> Result<Shown, Flaw> {
        let ends = Timestamp::from_second(pending.begun).unwrap_or(Timestamp::MIN).checked_add(LASTS);
        if ends.is_ok_and(|ends| ends < self.wall()) {
            return Err(Flaw::State);
        }
        self.is_of(client.issuer, returned.issuer.as_deref()).await?;
        if returned.denied {
            return Err(Flaw::Denied);
        }
        let shown = self.shown_for(client, &pending.drawn, &returned.code).await?;
        let since = Timestamp::from_second(pending.begun).unwrap_or(Timestamp::MAX);
        let since = since.checked_sub(TOLERANCE).unwrap_or(since);
        // Asked to show it anew, and did so before: that proves nothing now.
        if pending.purpose == Purpose::Proof && shown.at.is_none_or(|at| at < since) {
            return Err(Flaw::Time);
        }
        Ok(shown)
    }

    async fn take_account(
        &self,
        provider: &Provider,
        pending: &Pending,
        returned: &Returned,
        shown: &Shown,
        whence: &Whence,
    ) -> Result<Result<Answered, Flaw>, Failure> {
        let began = pending.person.map(|person| PersonId::from_bytes(*person.as_bytes()));
        let is_still = |person: PersonId| Some(person) == began;
        match pending.purpose {
            Purpose::SignIn => self.sign_in_with_account(provider, pending, returned, shown, whence).await,
            Purpose::Trial => Ok(match self.who_is_in(returned).await? {
                Some(visitor) if is_still(visitor.person.id) => {
                    let (subject, ways) = (shown.subject.clone(), shown.ways.clone());
                    Ok(Answered::Tried { of: provider.organisation, subject, ways })
                }
                _ => Err(Flaw::State),
            }),
            Purpose::Linking => {
                let Some(visitor) = self.who_is_in(returned).await?.filter(|v| is_still(v.person.id)) else {
                    return Ok(Err(Flaw::State));
                };
                let person = visitor.person.id;
                if self
                    .whose_account(&shown.issuer, &shown.subject)
                    .await?
                    .is_some_and(|whose| whose != person)
                {
                    return Ok(Err(Flaw::Taken));
                }
                let about = CredentialKind::SingleSignOn.word();
                let (_, mut writes) = self.link(person, provider, &shown.subject);
                let added = SecurityEvent::CredentialAdded;
                writes.push(self.security_note(added, Some(person), None, whence, about).await?);
                self.write(writes).await?;
                Ok(Ok(Answered::Linked))
            }
            Purpose::Enrolment => {
                let Some(key) = &returned.enrolment else { return Ok(Err(Flaw::State)) };
                let enrolling = match self.enrolling(key).await {
                    Err(Failure::NoEntry) => return Ok(Err(Flaw::State)),
                    other => other?,
                };
                let person = enrolling.person();
                if !is_still(person) {
                    return Ok(Err(Flaw::State));
                }
                if self
                    .whose_account(&shown.issuer, &shown.subject)
                    .await?
                    .is_some_and(|whose| whose != person)
                {
                    return Ok(Err(Flaw::Taken));
                }
                let (id, writes) = self.link(person, provider, &shown.subject);
                let enrolled = self.enrol(person, writes, whence).await?;
                self.write(vec![self.came_by(&enrolled.session, Some(id), Some(self.wall()))]).await?;
                Ok(Ok(Answered::Enrolled(enrolled)))
            }
            Purpose::Proof => {
                let (Some(visitor), Some(session)) = (self.who_is_in(returned).await?, &returned.session)
                else {
                    return Ok(Err(Flaw::State));
                };
                let person = visitor.person.id;
                if !is_still(person)
                    || self.whose_account(&shown.issuer, &shown.subject).await? != Some(person)
                {
                    return Ok(Err(Flaw::Nobody));
                }
                // What a provider vouches for with one factor stands for no second one.
                if visitor.organisation.party == Party::Vendor && provider.demands.is_empty() {
                    return Ok(Err(Flaw::Context));
                }
                let session = self.under_fresh_key(session, person, whence).await?;
                Ok(Ok(Answered::Proved { session, errand: pending.errand.clone() }))
            }
        }
    }

    async fn sign_in_with_account(
        &self,
        provider: &Provider,
        pending: &Pending,
        returned: &Returned,
        shown: &Shown,
        whence: &Whence,
    ) -> Result<Result<Answered, Flaw>, Failure> {
        let kind = CredentialKind::SingleSignOn;
        let rows =
            self.0.db.query(&FOUND, &values![kind.word(), finds(&shown.issuer, &shown.subject)]).await?;
        let Some(row) = rows.first() else { return Ok(Err(Flaw::Nobody)) };
        let (id, person) = (Uuid::from_bytes(row.get(0)?), PersonId::from_bytes(row.get(1)?));
        // Two organisations may trust one issuer; each vouches for its own people only.
        if self.person(person, None).await?.organisation != provider.organisation {
            return Ok(Err(Flaw::Nobody));
        }
        let used = params![*id.as_bytes(), row.get::<Vec<u8>>(2)?, self.wall().as_microsecond()];
        self.write(vec![Write::new(&RENEWED, used)]).await?;
        // Whoever was in by this browser isn't any more: it may be another person's hands.
        if let Some(session) = &returned.session {
            self.drop_key(session).await?;
        }
        let next = pending.errand.to.clone();
        let is_vendor = self.organisation(provider.organisation, None).await?.party == Party::Vendor;
        if is_vendor && provider.demands.is_empty() {
            let half = self.half_by(person, id, whence).await?;
            return Ok(Ok(Answered::Half { half, next }));
        }
        let proven = Some(shown.at.unwrap_or(Timestamp::UNIX_EPOCH));
        let session = self.begin_session_by(person, Some(id), proven, whence).await?;
        Ok(Ok(Answered::In { session, next }))
    }

    async fn who_is_in(&self, returned: &Returned) -> Result<Option<Visitor>, Failure> {
        let Some(session) = &returned.session else { return Ok(None) };
        match self.enter(KeyKind::Session, session).await {
            Ok(visitor) => Ok(Some(visitor)),
            Err(Failure::NoEntry) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    fn client<'a>(&self, provider: &'a Provider, origin: &str) -> Result<Client<'a>, Failure> {
        Ok(Client {
            issuer: &provider.issuer,
            client: &provider.client,
            secret: self.provider_secret(provider)?,
            back: format!("{}{BACK}", origin.trim_end_matches('/')),
            demands: &provider.demands,
        })
    }

    /// The one answer, and a word for the organisation.
    async fn refused(&self, of: OrganisationId, flaw: Flaw, whence: &Whence) -> Failure {
        let note = self.organisation_note(SecurityEvent::SignOnRefused, of, None, whence, flaw.word());
        match self.write(vec![note]).await {
            Ok(()) => IdentityRefusal::SignOn.into(),
            Err(failure) => failure,
        }
    }
}
