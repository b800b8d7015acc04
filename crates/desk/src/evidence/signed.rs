//! A head of the house, signed with the desk's own key: whose it is.
//!
//! This crate knows what is signed and what it must agree with. The curve is the shell's: a [`Key`] signs, a [`Check`] tells whether a
//! signature is that key's.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Anchor, Item, Why, Wrong};
use crate::Digest;
use crate::service_report::ServiceReport;

/// Bytes that are written in hexadecimal, in one way only.
macro_rules! hexadecimal {
    ($(#[$doc:meta] $name:ident($len:literal))*) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub [u8; $len]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let wrong = concat!(stringify!($len), " bytes in hexadecimal, small letters");
                let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
                if text.len() != 2 * $len || !text.bytes().all(is_hex) {
                    return Err(wrong);
                }
                let mut bytes = [0; $len];
                for (at, byte) in bytes.iter_mut().enumerate() {
                    *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| wrong)?;
                }
                Ok(Self(bytes))
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(bytes: $name) -> String {
                bytes.to_string()
            }
        }
    )*};
}

hexadecimal! {
    /// The public half of a desk's key (Ed25519). Whoever has it from the desk itself knows the desk's signatures.
    PublicKey(32)
    /// What that key makes of a statement.
    Signature(64)
}

/// What signs: the desk's own key, in the shell.
pub trait Key {
    /// Its public half.
    fn public(&self) -> PublicKey;
    /// What it makes of a statement.
    fn sign(&self, statement: &[u8]) -> Signature;
}

/// Is this what that key makes of the statement?
pub type Check<'a> = &'a dyn Fn(&PublicKey, &[u8], &Signature) -> bool;

/// A head of the house at an instant, with what was handed out with it, signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    /// By whom.
    pub key: PublicKey,
    /// The head.
    pub head: Anchor,
    /// When it was signed.
    pub at: Timestamp,
    /// The seal of the bundle, or the hash of the report, that it was handed out with.
    pub of: Digest,
    /// The signature of all that.
    pub signature: Signature,
}

impl SignedHead {
    /// Signs a head.
    pub fn by(key: &dyn Key, head: Anchor, at: Timestamp, of: Digest) -> SignedHead {
        let signature = key.sign(&statement(head, at, of));
        SignedHead { key: key.public(), head, at, of, signature }
    }

    /// Is it signed by the key that it names?
    pub fn holds(&self, check: Check<'_>) -> bool {
        check(&self.key, &statement(self.head, self.at, self.of), &self.signature)
    }
}

/// What is signed, to the byte: four lines, that a person can read and another program can make.
///
/// ```
/// use desk::{Digest, evidence::{Anchor, statement}};
/// let at = "2026-12-01T09:00:00Z".parse().unwrap();
/// let said = String::from_utf8(statement(Anchor::GENESIS, at, Digest::ZERO)).unwrap();
/// assert!(said.starts_with("guichet head 1\n0:0000") && said.contains("\n2026-12-01T09:00:00Z\n"));
/// ```
pub fn statement(head: Anchor, at: Timestamp, of: Digest) -> Vec<u8> {
    format!("guichet head 1\n{head}\n{at}\n{of}\n").into_bytes()
}

/// How a signed report begins.
const REPORT: &str = "guichet-report/1";

/// An issued report as another party keeps it: its text to the byte, and the head that it was made from, signed over its hash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedReport {
    format: String,
    /// The text, as it was frozen.
    pub text: String,
    /// Whose it is.
    pub signed: SignedHead,
}

impl SignedReport {
    /// A report on its way out.
    pub fn new(text: String, signed: SignedHead) -> SignedReport {
        SignedReport { format: REPORT.to_owned(), text, signed }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a signed report is made of strings and numbers")
    }

    /// Does a file call itself one?
    pub fn is_one(file: &[u8]) -> bool {
        file.starts_with(b"{\"format\":\"guichet-report/")
    }

    /// Is this what a desk issued: signed by the key that it names (the expected one, where one is), its text the one that was
    /// signed, its figures adding up, and each derivation in it coming out?
    ///
    /// # Errors
    ///
    /// The first thing that doesn't hold.
    pub fn verify(
        file: &[u8],
        check: Check<'_>,
        expected: Option<&PublicKey>,
    ) -> Result<(ServiceReport, SignedHead), Wrong> {
        let wrong = |item, why| Wrong { line: 1, item, why };
        let unreadable = |why: String| wrong(Item::Report, Why::Unreadable(why));
        let read: SignedReport =
            serde_json::from_slice(file).map_err(|error| unreadable(error.to_string()))?;
        if read.format != REPORT {
            return Err(wrong(Item::Report, Why::UnknownFormat(read.format)));
        }
        if read.bytes() != file {
            return Err(unreadable("not written in the one way that counts".to_owned()));
        }
        if !read.signed.holds(check) {
            return Err(wrong(Item::Signature, Why::Signature));
        }
        if expected.is_some_and(|expected| *expected != read.signed.key) {
            return Err(wrong(Item::Signature, Why::Key(read.signed.key)));
        }
        if Digest::of(&[read.text.as_bytes()]) != read.signed.of {
            return Err(wrong(Item::Report, Why::Hash));
        }
        let report = ServiceReport::thaw(&read.text).ok_or_else(|| unreadable("no report".to_owned()))?;
        if report.anchor != read.signed.head {
            return Err(wrong(Item::Report, Why::House { position: read.signed.head.position }));
        }
        if !report.reconciles() {
            return Err(unreadable("its counts don't add up".to_owned()));
        }
        for proof in &report.annex {
            if let Err(error) = crate::verify(proof) {
                let item = Item::Proof { ticket: proof.ticket.unwrap_or(0), measure: proof.measure.clone() };
                return Err(wrong(item, Why::Proof(error.to_string())));
            }
        }
        Ok((report, read.signed))
    }
}
