//! Who somebody is, and how they show it.
//!
//! Passkeys first: one ceremony, two factors. A password is half a key: with it one is a [`PreMfa`], who can show a
//! second factor and do nothing else, because nothing else takes one. Whoever comes by an invitation or a link of the
//! console is an [`Enrolling`], who can set up credentials and do nothing else. Only a [`Session`](crate::KeyKind) opens
//! the desk.
//!
//! Time here is the wall's, never the desk's: a clock moved forward opens and closes no door.

mod attempts;
mod credentials;
mod enrolment;
mod generator;
mod networks;
mod openid;
mod passkeys;
mod passwords;
mod providers;
mod recovery;
mod sealed;
mod security;
mod sessions;
mod sign_in;
mod sign_on;
mod tokens;

use jiff::{SignedDuration, Timestamp};

pub use credentials::{Credential, CredentialKind};
pub use enrolment::{Enrolled, Enrolling, Offer};
pub use networks::Networks;
pub use passkeys::{Asked, Passkeys};
pub use passwords::Weakness;
pub use providers::{Linked, NewProvider, Provider, ProviderView};
pub use security::{SecurityEvent, SecurityNote, SecurityPage};
pub use sessions::SessionRow;
pub use sign_in::PreMfa;
pub use sign_on::{Answered, Errand, Leaving, Returned, SignOnFor};
pub use tokens::{NewToken, TokenScope};

pub(crate) use openid::Providers;
pub(crate) use passwords::Hashing;
pub(crate) use security::watch;

/// Somebody who proved who they are may do what needs that for so long (the access table marks what does).
pub const PROOF_LASTS: SignedDuration = SignedDuration::from_mins(15);

/// Where a request comes from, as far as the server itself can tell. Kept in the security journal and beside a session,
/// and nowhere else.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Whence {
    /// An IPv4 address, or the /64 of an IPv6 one: what a household or an office shares.
    pub network: String,
    /// What the browser says of itself.
    pub agent: String,
}

/// Why somebody isn't let in, or a credential isn't taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IdentityRefusal {
    /// Address, password, code or ceremony don't match. Which of them is said to nobody.
    Wrong,
    /// Too many tries; from that instant on there are more.
    TooMany {
        /// When one may try again.
        until: Timestamp,
    },
    /// A password that is too easily guessed.
    Weak(Weakness),
    /// What one does takes a proof of who one is, not older than [`PROOF_LASTS`].
    ProveAgain,
    /// The last way in can't be taken away.
    LastWayIn,
    /// Signing in with an account of one's organisation came to nothing. Why is said to nobody.
    SignOn,
    /// No address of an identity provider that the desk goes to.
    NotAnIssuer,
    /// An identity provider knows the desk by a name and a secret.
    NotAClient,
    /// No account at a provider, or somebody's already.
    NotASubject,
    /// A token that may read was asked to write.
    TokenScope,
    /// A token lasts between a day and a year.
    TokenDays,
    /// What should be networks isn't.
    TokenNetworks,
}

/// The stable word of a refusal.
impl IdentityRefusal {
    /// For programs and addresses.
    pub fn code(&self) -> &'static str {
        match self {
            IdentityRefusal::Wrong => "wrong-credentials",
            IdentityRefusal::TooMany { .. } => "too-many-tries",
            IdentityRefusal::Weak(_) => "weak-password",
            IdentityRefusal::ProveAgain => "prove-again",
            IdentityRefusal::LastWayIn => "last-way-in",
            IdentityRefusal::SignOn => "sign-on-refused",
            IdentityRefusal::NotAnIssuer => "not-an-issuer",
            IdentityRefusal::NotAClient => "not-a-client",
            IdentityRefusal::NotASubject => "not-a-subject",
            IdentityRefusal::TokenScope => "token-scope",
            IdentityRefusal::TokenDays => "token-days",
            IdentityRefusal::TokenNetworks => "token-networks",
        }
    }
}
