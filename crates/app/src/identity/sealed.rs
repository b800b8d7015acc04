//! Sealing what the desk must be able to read again: seeds of code generators, state of ceremonies.
//!
//! AES-256-GCM (NIST SP 800-38D) with the desk's own key, which is kept apart from the database. What a seal is for goes
//! in as associated data, so that a sealed seed of one person can't be put in the place of another's.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

use crate::{App, Failure};

/// The first byte of a seal, for the day when there is another way.
const FIRST: u8 = 1;
const NONCE: usize = 12;

impl App {
    /// Seals `bytes` for a purpose.
    pub(crate) fn seal(&self, purpose: &[u8], bytes: &[u8]) -> Vec<u8> {
        let drawn = self.0.shell.chance();
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&drawn[..NONCE]);
        let mut body = bytes.to_vec();
        self.sealing_key()
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose), &mut body)
            .expect("what a desk seals is shorter than 64 GiB");
        [&[FIRST][..], &nonce, &body].concat()
    }

    /// What was sealed for that purpose.
    ///
    /// # Errors
    ///
    /// [`Failure::Damaged`]: it was changed, is another purpose's, or was sealed with another key.
    pub(crate) fn unseal(&self, purpose: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Failure> {
        let damaged = || Failure::Damaged("a seal doesn't open: was it made with another key?".to_owned());
        let [FIRST, rest @ ..] = sealed else { return Err(damaged()) };
        let (nonce, body) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| damaged())?;
        let mut body = body.to_vec();
        let opened = self.sealing_key().open_in_place(nonce, Aad::from(purpose), &mut body);
        opened.map(|bytes| bytes.to_vec()).map_err(|_| damaged())
    }

    fn sealing_key(&self) -> LessSafeKey {
        let key = UnboundKey::new(&AES_256_GCM, &self.0.shell.sealing_key());
        LessSafeKey::new(key.expect("a key of AES-256 has 32 bytes"))
    }
}
