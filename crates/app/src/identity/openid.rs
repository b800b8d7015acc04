//! What identity providers say, and whether it holds: discovery, the code for a token, the claims of the token.
//!
//! OpenID Connect Core 1.0, code flow with PKCE (RFC 7636) and issuer identification (RFC 9207). Cryptography and protocol
//! are the library's; what is fixed here is which algorithms, whose issuer, which audience, whose time. What doesn't hold has
//! a word for the security journal and none for whoever asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreGrantType, CoreIdTokenVerifier, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType, CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, AdditionalProviderMetadata, AuthType, AuthenticationContextClass, AuthenticationFlow,
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl,
    SignatureVerificationError, TokenResponse,
};
use serde::{Deserialize, Serialize};

use crate::App;

/// Clocks differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(60);
/// A token is made for the sign-in that asks for it; some providers date it five minutes back.
const OLDEST: SignedDuration = SignedDuration::from_mins(11);
/// What a provider says of itself is asked again after so long.
const KNOWN_FOR: SignedDuration = SignedDuration::from_mins(10);
/// Keys that nobody knew are asked for again, but not more often than that.
const KEYS_AGAIN: SignedDuration = SignedDuration::from_secs(60);
/// In bytes: the longest subject (OpenID Connect Core, 2), and the longest code that is taken.
const SUBJECT: usize = 255;
const CODE: usize = 2048;

/// Signatures with a key that only the provider has. Never `none`, never with a shared secret.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What a provider announces beyond the first specification.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Announced {
    /// RFC 9207: each answer says whose it is.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Announced {}

type Metadata = ProviderMetadata<
    Announced,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// A provider as it described itself.
pub(crate) struct Known {
    metadata: Metadata,
    at: Timestamp,
}

/// The providers that were asked of late.
#[derive(Default)]
pub(crate) struct Providers(Mutex<HashMap<String, Arc<Known>>>);

/// What doesn't hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flaw {
    /// Not the browser that began, or nothing was begun.
    State,
    /// The setting isn't what it was.
    Setting,
    /// The provider said no.
    Denied,
    /// Another issuer's answer.
    Issuer,
    /// The provider is away, or says of itself what can't be.
    Away,
    /// It gave no token for the code.
    Code,
    /// A token that isn't one.
    Token,
    /// Signed by nobody, by somebody else, or with what doesn't count.
    Signature,
    /// Not for this desk, or for others as well.
    Audience,
    /// Too old, or not yet.
    Time,
    /// Not the answer to what was asked.
    Nonce,
    /// Not the access token that it came with.
    Hash,
    /// Nobody's, or too long.
    Subject,
    /// Not shown in the way that is asked for.
    Context,
    /// Nobody here.
    Nobody,
    /// Somebody else's.
    Taken,
}

impl Flaw {
    /// For the security journal.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Flaw::State => "state",
            Flaw::Setting => "setting",
            Flaw::Denied => "denied",
            Flaw::Issuer => "issuer",
            Flaw::Away => "away",
            Flaw::Code => "code",
            Flaw::Token => "token",
            Flaw::Signature => "signature",
            Flaw::Audience => "audience",
            Flaw::Time => "time",
            Flaw::Nonce => "nonce",
            Flaw::Hash => "access token",
            Flaw::Subject => "subject",
            Flaw::Context => "second factor",
            Flaw::Nobody => "nobody",
            Flaw::Taken => "taken",
        }
    }
}

/// This desk, as a provider knows it.
pub(crate) struct Client<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client: &'a str,
    pub(crate) secret: String,
    /// Where the browser comes back to.
    pub(crate) back: String,
    /// What the provider must say of how somebody showed who they are; empty: nothing.
    pub(crate) demands: &'a str,
}

/// What only this sign-in knows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Drawn {
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// Who somebody is at a provider. There is no e-mail here on purpose: it says nothing of who somebody is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Shown {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    /// How they showed it: the context, the means.
    pub(crate) ways: Vec<String>,
    /// When they did, if the provider says.
    pub(crate) at: Option<Timestamp>,
}

impl App {
    /// What a provider says of itself, and its keys.
    async fn provider_says(&self, issuer: &str, since: SignedDuration) -> Result<Arc<Known>, Flaw> {
        let now = self.wall();
        let is_fresh = |known: &Arc<Known>| now.duration_since(known.at) <= since;
        let asked_of_late = {
            let all = self.0.providers.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.get(issuer).filter(|known| is_fresh(known)).cloned()
        };
        if let Some(known) = asked_of_late {
            return Ok(known);
        }
        let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| Flaw::Away)?;
        let metadata = Metadata::discover_async(url, &self.0.outbound).await.map_err(|error| {
            tracing::debug!(issuer, kind = kind(&format!("{error:?}")), "an identity provider isn't there");
            Flaw::Away
        })?;
        // The browser goes there, not the desk; it goes to no place that the desk wouldn't.
        if !self.may_go(metadata.authorization_endpoint().as_str()) {
            return Err(Flaw::Away);
        }
        let known = Arc::new(Known { metadata, at: now });
        let mut all = self.0.providers.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(issuer.to_owned(), known.clone());
        Ok(known)
    }

    /// The address at which a provider asks somebody who they are. `fresh`: also if it knows already.
    pub(crate) async fn question(
        &self,
        client: &Client<'_>,
        drawn: &Drawn,
        fresh: bool,
    ) -> Result<String, Flaw> {
        let known = self.provider_says(client.issuer, KNOWN_FOR).await?;
        let back = RedirectUrl::new(client.back.clone()).map_err(|_| Flaw::Setting)?;
        let id = ClientId::new(client.client.to_owned());
        let relying =
            CoreClient::from_provider_metadata(known.metadata.clone(), id, None).set_redirect_uri(back);
        let (state, nonce) = (CsrfToken::new(drawn.state.clone()), Nonce::new(drawn.nonce.clone()));
        let verifier = PkceCodeVerifier::new(drawn.verifier.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut asked = relying
            .authorize_url(flow, move || state, move || nonce)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        if !client.demands.is_empty() {
            asked = asked.add_auth_context_value(AuthenticationContextClass::new(client.demands.to_owned()));
        }
        if fresh {
            asked = asked.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
        }
        Ok(asked.url().0.to_string())
    }

    /// Is the answer of that issuer? One that announced to say so always does (RFC 9207).
    pub(crate) async fn is_of(&self, issuer: &str, said: Option<&str>) -> Result<(), Flaw> {
        let announced = &self.provider_says(issuer, KNOWN_FOR).await?.metadata;
        match said {
            Some(said) if said == issuer => Ok(()),
            None if !announced.additional_metadata().authorization_response_iss_parameter_supported => Ok(()),
            _ => Err(Flaw::Issuer),
        }
    }

    /// Who it is, for the code that the browser brought.
    pub(crate) async fn shown_for(
        &self,
        client: &Client<'_>,
        drawn: &Drawn,
        code: &str,
    ) -> Result<Shown, Flaw> {
        if code.is_empty() || code.len() > CODE {
            return Err(Flaw::Code);
        }
        let known = self.provider_says(client.issuer, KNOWN_FOR).await?;
        let token = self.token(client, drawn, code, &known).await?;
        match verified(&token, client, drawn, &known, self.wall()) {
            // Its keys may have changed since it was asked.
            Err(Unverified::UnknownKey) => {
                let known = self.provider_says(client.issuer, KEYS_AGAIN).await?;
                verified(&token, client, drawn, &known, self.wall()).map_err(Unverified::flaw)
            }
            answer => answer.map_err(Unverified::flaw),
        }
    }

    async fn token(
        &self,
        client: &Client<'_>,
        drawn: &Drawn,
        code: &str,
        known: &Known,
    ) -> Result<CoreTokenResponse, Flaw> {
        let (id, secret) =
            (ClientId::new(client.client.to_owned()), ClientSecret::new(client.secret.clone()));
        let back = RedirectUrl::new(client.back.clone()).map_err(|_| Flaw::Setting)?;
        let relying = CoreClient::from_provider_metadata(known.metadata.clone(), id, Some(secret))
            .set_redirect_uri(back)
            .set_auth_type(how(&known.metadata));
        let asked = relying.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|_| Flaw::Away)?;
        let verifier = PkceCodeVerifier::new(drawn.verifier.clone());
        asked.set_pkce_verifier(verifier).request_async(&self.0.outbound).await.map_err(|error| {
            // What came is somebody else's text, and may hold what nobody should read: only its kind is written down.
            tracing::debug!(
                issuer = client.issuer,
                kind = kind(&format!("{error:?}")),
                "no token for a code"
            );
            Flaw::Code
        })
    }
}

/// The first word of an error: its kind.
fn kind(error: &str) -> &str {
    error.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// How the desk shows the provider that it is the desk. Unless said otherwise, in a header.
fn how(metadata: &Metadata) -> AuthType {
    let takes = |method: CoreClientAuthMethod| {
        metadata.token_endpoint_auth_methods_supported().is_some_and(|all| all.contains(&method))
    };
    let only_body =
        takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if only_body { AuthType::RequestBody } else { AuthType::BasicAuth }
}

enum Unverified {
    UnknownKey,
    Flawed(Flaw),
}

impl Unverified {
    fn flaw(self) -> Flaw {
        match self {
            Unverified::UnknownKey => Flaw::Signature,
            Unverified::Flawed(flaw) => flaw,
        }
    }
}

impl From<Flaw> for Unverified {
    fn from(flaw: Flaw) -> Unverified {
        Unverified::Flawed(flaw)
    }
}

fn unverified(error: ClaimsVerificationError) -> Unverified {
    match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            Unverified::UnknownKey
        }
        ClaimsVerificationError::Expired(_) => Flaw::Time.into(),
        ClaimsVerificationError::InvalidAudience(_) => Flaw::Audience.into(),
        ClaimsVerificationError::InvalidIssuer(_) => Flaw::Issuer.into(),
        ClaimsVerificationError::InvalidNonce(_) => Flaw::Nonce.into(),
        _ => Flaw::Signature.into(),
    }
}

/// Who a token says it is, if it holds (OpenID Connect Core, 3.1.3.7).
fn verified(
    response: &CoreTokenResponse,
    client: &Client<'_>,
    drawn: &Drawn,
    known: &Known,
    now: Timestamp,
) -> Result<Shown, Unverified> {
    let token = response.id_token().ok_or(Flaw::Token)?;
    let id = ClientId::new(client.client.to_owned());
    let issuer = known.metadata.issuer().clone();
    let earlier = |by: SignedDuration| now.checked_sub(by).unwrap_or(Timestamp::MIN);
    let (expired, oldest, ahead) =
        (earlier(TOLERANCE), earlier(OLDEST), now.checked_add(TOLERANCE).unwrap_or(now));
    // As a client without a secret: no signature with a shared one can count.
    let verifier = CoreIdTokenVerifier::new_public_client(id.clone(), issuer, known.metadata.jwks().clone())
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || SystemTime::from(expired).into())
        .set_issue_time_verifier_fn(move |issued| {
            let issued = Timestamp::try_from(SystemTime::from(issued)).unwrap_or(Timestamp::MAX);
            let is_now = oldest <= issued && issued <= ahead;
            if is_now { Ok(()) } else { Err("not issued now".to_owned()) }
        });
    let claims = token.claims(&verifier, &Nonce::new(drawn.nonce.clone())).map_err(unverified)?;
    if claims.authorized_party().is_some_and(|party| *party != id) {
        return Err(Flaw::Audience.into());
    }
    if let Some(hash) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| Flaw::Signature)?;
        let key = token.signing_key(&verifier).map_err(|_| Flaw::Signature)?;
        let own = AccessTokenHash::from_token(response.access_token(), algorithm, key);
        if own.map_err(|_| Flaw::Hash)? != *hash {
            return Err(Flaw::Hash.into());
        }
    }
    if not_before(&token.to_string())?.is_some_and(|from| from > ahead) {
        return Err(Flaw::Time.into());
    }
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > SUBJECT || !subject.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Err(Flaw::Subject.into());
    }
    let context = claims.auth_context_ref().map(|context| context.to_string());
    let means = claims.auth_method_refs().into_iter().flatten().map(|means| means.to_string());
    let ways: Vec<String> = context.into_iter().chain(means).collect();
    if !client.demands.is_empty() && !ways.iter().any(|way| way == client.demands) {
        return Err(Flaw::Context.into());
    }
    let at = claims.auth_time().and_then(|at| Timestamp::try_from(SystemTime::from(at)).ok());
    let at = at.map(|at| at.min(now));
    Ok(Shown { issuer: client.issuer.to_owned(), subject: subject.to_owned(), ways, at })
}

/// From when on a token counts, where it says so. The library doesn't ask.
fn not_before(token: &str) -> Result<Option<Timestamp>, Flaw> {
    #[derive(Deserialize)]
    struct Claims {
        nbf: Option<f64>,
    }
    let payload = token.split('.').nth(1).ok_or(Flaw::Token)?;
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(payload).map_err(|_| Flaw::Token)?;
    let claims: Claims = serde_json::from_slice(&bytes).map_err(|_| Flaw::Token)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is cut off is less than a second, or beyond all time"
    )]
    let from =
        claims.nbf.map(|seconds| Timestamp::from_second(seconds.ceil() as i64).unwrap_or(Timestamp::MAX));
    Ok(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_by_its_kind_only() {
        assert_eq!(kind("Parse(Error { secret: 1 })"), "Parse");
        assert_eq!(kind(""), "");
    }

    #[test]
    fn a_token_counts_from_when_it_says() {
        let of = |claims: &str| not_before(&format!("e30.{}.x", BASE64_URL_SAFE_NO_PAD.encode(claims)));
        assert_eq!(of("{}"), Ok(None));
        assert_eq!(of(r#"{"nbf":60}"#), Ok(Timestamp::from_second(60).ok()));
        assert_eq!(of(r#"{"nbf":1e300}"#), Ok(Some(Timestamp::MAX)));
        assert_eq!(of(r#"{"nbf":"60"}"#), Err(Flaw::Token));
    }
}
