//! A bundle of evidence: what one party hands to the other, so that it can check without trusting.
//!
//! It is a file of lines, JSON each: first the [`Manifest`], which seals the others one by one; then the agreements and
//! calendars, every one that a ticket in it was ever pinned to; then each ticket with the exact bytes of its entries, the words that go with them, and the proofs of its
//! clocks; in that of a month the roll of the tickets that the house opened; the chain of the house from before the first of those
//! entries (and before the month) up to its head; last that head and the seal, signed with the desk's own key. [`verify`] needs
//! nothing else: no database, no zone data, no desk; [`verify_signed`] needs a curve besides.
//!
//! # What it proves, and what it doesn't
//!
//! That the words, the entries, the terms, the proofs and the heads in it belong together: whoever changes one must make
//! all anew, up to the head of the house. That they were not all made anew is proved by a head from before, kept
//! elsewhere: another bundle, an issued report, a note on paper. That is an [`Anchor`], and a bundle that runs over its
//! position passes through it or is of another past. Entries that aren't for the reader stand in the chain by their
//! hash alone. The names of people and organisations, a ticket's public number, and whose the other numbers of a month are, are
//! said by the desk; its signature binds it to them, so that two bundles that can't both be true are proof against it.

mod roll;
mod signed;
mod ticket;
mod verify;
mod wrong;

use std::fmt;
use std::str::FromStr;

use hours::EditionId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::AgreementId;
use uuid::Uuid;

use crate::{Digest, Month, OrganisationId, Proof, TextId, TicketId};

pub use self::roll::{Opening, Roll, Whose};
pub use self::signed::{Check, Key, PublicKey, Signature, SignedHead, SignedReport, statement};
pub use self::ticket::{OfTicket, Stored, Words};
pub use self::verify::{Finding, verify, verify_signed};
pub use self::wrong::{Item, Why, Wrong};

/// What this version writes.
pub const FORMAT: &str = "guichet-evidence/2";

/// What it reads besides: without a roll, without a signature.
const FIRST: &str = "guichet-evidence/1";

/// How many hashes of the house, or openings of a roll, stand in one line.
const HASHES: usize = 256;

/// One line of a bundle.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Line {
    /// The first: what this is, and the digest of every other line.
    Manifest(Box<Manifest>),
    /// A version of the agreement, to the byte.
    Agreement {
        /// Its name.
        id: AgreementId,
        /// Its file.
        source: String,
    },
    /// An edition of a calendar, to the byte.
    Calendar {
        /// Its hash.
        edition: EditionId,
        /// Its lines.
        bytes: String,
    },
    /// A ticket; what follows is of it, up to the next.
    Ticket {
        /// The public number, as the desk says.
        number: u64,
        /// Its stream.
        id: TicketId,
        /// How many entries it has.
        version: u64,
        /// The head of its chain after those.
        head: Digest,
    },
    /// An entry.
    Entry {
        /// Its place in the journal of the house.
        position: u64,
        /// Its exact bytes.
        bytes: String,
    },
    /// An entry that isn't for this reader.
    Withheld {
        /// Its place in the journal of the house.
        position: u64,
        /// Its place in its ticket.
        number: u64,
        /// The head of the ticket's chain after it.
        hash: Digest,
    },
    /// The words that an entry of the ticket refers to.
    Text {
        /// Which.
        id: TextId,
        /// The salt of their hash, in hexadecimal.
        salt: String,
        /// The words.
        words: String,
    },
    /// The derivation of a clock of the ticket.
    Proof(Box<Proof>),
    /// What a person or an organisation is called, as the desk says.
    Name {
        /// Who.
        id: Uuid,
        /// The name.
        name: String,
    },
    /// Tickets that the house opened, one after the other.
    Roll {
        /// Those.
        openings: Vec<Opening>,
    },
    /// The last line, which no other seals: whose this is.
    Signed(Box<SignedHead>),
    /// The hashes of entries that follow each other in the house.
    House {
        /// The position of the first.
        from: u64,
        /// Theirs and those after it.
        hashes: Vec<Digest>,
    },
}

/// The first line of a bundle.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `guichet-evidence/2`.
    pub format: String,
    /// What it is about.
    pub about: About,
    /// For whom: entries that aren't for them are withheld. None: the support centre.
    pub reader: Option<OrganisationId>,
    /// When it was made: where its clocks stood then is what the proofs say.
    pub made_at: Timestamp,
    /// The part of the chain of the house that it carries.
    pub house: Stretch,
    /// Whose key signs it, in its last line. None: nobody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<PublicKey>,
    /// The digest of each line after this one, in order.
    pub lines: Vec<Digest>,
    /// The digest of all that stands above, with a seal of zeros.
    pub seal: Digest,
}

/// What a bundle is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// One ticket.
    Ticket(u64),
    /// What an organisation asked in a month.
    Month {
        /// Which, in the zone of each ticket's region.
        month: Month,
        /// Who asked.
        provider: OrganisationId,
    },
}

/// A stretch of the chain of the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// Where it begins: the position before its first entry.
    pub before: Anchor,
    /// Where it ends: the last position when it was made.
    pub last: Anchor,
}

/// A position of the journal and the head of the house there, as somebody kept it: `4711:9f86d0…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// After so many entries.
    pub position: u64,
    /// The head.
    pub head: Digest,
}

impl Anchor {
    /// The head of a house without entries.
    pub const GENESIS: Anchor = Anchor { position: 0, head: Digest::ZERO };

    /// The head after one more entry, whose chain in its stream is `hash`.
    ///
    /// ```
    /// use desk::{Digest, evidence::Anchor};
    /// let first = Anchor::GENESIS.then(&Digest::of(&[b"an entry"]));
    /// assert_eq!(first.to_string().parse(), Ok(first));
    /// assert_ne!(first.head, Anchor::GENESIS.then(&Digest::of(&[b"another"])).head);
    /// ```
    pub fn then(self, hash: &Digest) -> Anchor {
        let position = self.position + 1;
        Anchor { position, head: house_head(&self.head, position, hash) }
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.position, self.head)
    }
}

impl FromStr for Anchor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Anchor, Self::Err> {
        let wrong = "a position, a colon, and a head of 64 hexadecimal digits";
        let (position, head) = text.split_once(':').ok_or(wrong)?;
        Ok(Anchor { position: position.parse().map_err(|_| wrong)?, head: head.parse()? })
    }
}

/// The chain of the house: the head after `position`, whose entry has `hash`, given the head before it.
pub fn house_head(head: &Digest, position: u64, hash: &Digest) -> Digest {
    Digest::of(&[&head.0, &position.to_be_bytes(), &hash.0])
}

impl Line {
    /// As it stands in the file, without the end of the line.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a line is made of strings, numbers, lists and maps")
    }

    /// The lines of a stretch of the house, after `before`.
    pub fn house(before: u64, hashes: &[Digest]) -> Vec<Line> {
        let starts = (before + 1..).step_by(HASHES);
        let some = |(from, hashes): (u64, &[Digest])| Line::House { from, hashes: hashes.to_vec() };
        starts.zip(hashes.chunks(HASHES)).map(some).collect()
    }
}

impl Line {
    /// The lines of a roll.
    pub fn roll(openings: &[Opening]) -> Vec<Line> {
        openings.chunks(HASHES).map(|some| Line::Roll { openings: some.to_vec() }).collect()
    }
}

/// The digest by which a manifest seals a line.
pub fn digest(line: &[u8]) -> Digest {
    Digest::of(&[b"guichet evidence line\n", line])
}

/// The file: the manifest, the lines that it seals, and the signature over both, where there is a key.
pub fn bundle(
    about: About,
    reader: Option<OrganisationId>,
    made_at: Timestamp,
    house: Stretch,
    lines: &[Line],
    key: Option<&dyn Key>,
) -> Vec<u8> {
    let lines: Vec<Vec<u8>> = lines.iter().map(Line::bytes).collect();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        about,
        reader,
        made_at,
        house,
        key: key.map(Key::public),
        lines: lines.iter().map(|line| digest(line)).collect(),
        seal: Digest::ZERO,
    }
    .sealed();
    let signed = key.map(|key| SignedHead::by(key, house.last, made_at, manifest.seal));
    let last = signed.map(|signed| Line::Signed(Box::new(signed)).bytes());
    let mut file = Line::Manifest(Box::new(manifest)).bytes();
    for line in lines.into_iter().chain(last) {
        file.push(b'\n');
        file.extend(line);
    }
    file.push(b'\n');
    file
}

impl Manifest {
    /// The same, with the seal of what it says.
    #[must_use]
    pub fn sealed(self) -> Manifest {
        let open = Manifest { seal: Digest::ZERO, ..self };
        let json = serde_json::to_vec(&open).expect("a manifest is made of strings, numbers and lists");
        Manifest { seal: Digest::of(&[b"guichet evidence\n", &json]), ..open }
    }
}

/// Does this file call itself a bundle, in whatever version?
pub fn is_bundle(file: &[u8]) -> bool {
    file.starts_with(b"{\"manifest\":")
}
