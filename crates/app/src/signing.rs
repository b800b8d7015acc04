//! The desk's own key: made when it is first needed, kept in the database, and never handed out but for its public half.
//!
//! It says whose a bundle or a report is. It doesn't say that the desk didn't rewrite its own past: heads kept elsewhere do.

use desk::evidence::{Key, PublicKey, Signature, SignedHead};
use desk::{Digest, evidence};
use jiff::Timestamp;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use store::{Write, params, settings, values};

use crate::{App, Failure};

/// The setting that keeps the seed.
const SEED: &str = "signing key";
/// What its seal is for.
const SEALED: &[u8] = b"signing key";

/// The desk's own key. It shows its public half only.
pub(crate) struct DeskKey(Ed25519KeyPair);

impl Key for DeskKey {
    fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        PublicKey(bytes)
    }

    fn sign(&self, statement: &[u8]) -> Signature {
        let mut bytes = [0; 64];
        bytes.copy_from_slice(self.0.sign(statement).as_ref());
        Signature(bytes)
    }
}

/// Did that key sign this? Whoever has the public half can ask, with no desk at hand.
///
/// ```
/// use desk::evidence::{PublicKey, Signature};
/// assert!(!app::is_signed_by(&PublicKey([1; 32]), b"anything", &Signature([2; 64])));
/// ```
pub fn is_signed_by(key: &PublicKey, statement: &[u8], signature: &Signature) -> bool {
    UnparsedPublicKey::new(&ED25519, key.0).verify(statement, &signature.0).is_ok()
}

impl App {
    /// The public half of the desk's key.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn public_key(&self) -> Result<PublicKey, Failure> {
        Ok(self.signing_key().await?.public())
    }

    /// The desk's key; two desks on one database that make it at once agree on the one that was first.
    pub(crate) async fn signing_key(&self) -> Result<DeskKey, Failure> {
        let mut rows = self.0.db.query(&settings::GET, &values![SEED]).await?;
        if rows.is_empty() {
            // Sealed: a copy of the database alone signs nothing.
            let seed: String =
                self.seal(SEALED, &self.0.shell.chance()).iter().map(|b| format!("{b:02x}")).collect();
            self.write(vec![Write::new(&settings::KEEP, params![SEED, seed])]).await?;
            rows = self.0.db.query(&settings::GET, &values![SEED]).await?;
        }
        let damaged = || Failure::Damaged("the desk's key".to_owned());
        let row = rows.first().ok_or_else(damaged)?;
        let sealed = row.get::<&str>(0)?.as_bytes().chunks(2).map(|two| {
            let two = std::str::from_utf8(two).unwrap_or_default();
            u8::from_str_radix(two, 16).map_err(|_| damaged())
        });
        let seed = self.unseal(SEALED, &sealed.collect::<Result<Vec<u8>, Failure>>()?)?;
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| damaged())?;
        Ok(DeskKey(pair))
    }

    /// A head of the house, signed, with the hash of what is handed out with it.
    pub(crate) async fn signed(
        &self,
        head: evidence::Anchor,
        at: Timestamp,
        of: Digest,
    ) -> Result<SignedHead, Failure> {
        Ok(SignedHead::by(&self.signing_key().await?, head, at, of))
    }
}
