//! What people wrote, and the hash that stands for it in the journal.

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal};
use crate::{Digest, TextId, credential};

/// A text as it comes in: words, with the id and the salt that the shell drew for it.
///
/// The salt keeps the hash from being guessed: "yes" has as many hashes as there are salts. When the
/// person is erased, text and salt go; the hash in the journal then says nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Authored {
    /// Drawn by the shell.
    pub id: TextId,
    /// Drawn by the shell.
    pub salt: [u8; 16],
    /// The words, as typed.
    pub text: String,
}

impl Authored {
    /// What the journal keeps of it.
    pub fn reference(&self) -> TextRef {
        TextRef { id: self.id, hash: Digest::of(&[&self.salt, self.text.as_bytes()]) }
    }

    /// What is pasted here is kept for good: a password would be too. The security rules: no credential is stored, ever.
    pub(crate) fn keeps_no_credential(&self, field: Field) -> Result<(), Refusal> {
        match credential::looks_like(&self.text) {
            Some(shape) => Err(Refusal::Credential { field, shape }),
            None => Ok(()),
        }
    }

    /// Not blank, not too long, storable.
    pub(crate) fn check(&self, field: Field) -> Result<(), Refusal> {
        if self.text.trim().is_empty() {
            return Err(Refusal::Empty(field));
        }
        if self.text.len() > field.limit() {
            return Err(Refusal::TooLong { field, limit: field.limit() });
        }
        if self.text.contains('\0') {
            return Err(Refusal::NotText(field));
        }
        Ok(())
    }
}

/// A text in an entry: which, and the hash of its salt and words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct TextRef {
    /// Where the words are kept.
    pub id: TextId,
    /// SHA-256 of salt ‖ words.
    pub hash: Digest,
}

impl TextRef {
    /// Are these the words that were written then?
    ///
    /// ```
    /// use desk::{Authored, TextId};
    /// let text = Authored { id: TextId::from_bytes([1; 16]), salt: [7; 16], text: "It is down.".into() };
    /// assert!(text.reference().holds(&text.salt, "It is down."));
    /// assert!(!text.reference().holds(&text.salt, "It is up."));
    /// ```
    pub fn holds(&self, salt: &[u8], words: &str) -> bool {
        self.hash == Digest::of(&[salt, words.as_bytes()])
    }
}
