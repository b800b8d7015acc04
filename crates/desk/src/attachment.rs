//! Files that belong to a text: to a message, a report, a diagnosis, an answer; or to a certificate, whose proof they are
//! (clause 2.C).
//!
//! An attachment stands in the fact of its text, so whoever may read the one may read the other, and nobody else: there is
//! no second answer to that question. The journal keeps how large it is, and, like of every text that a person wrote, a
//! salted hash of its *listing*: the SHA-256 of its bytes and its name, as `sha256sum` writes them. So it can be shown that a
//! file is the one that was sent then, until its sender is erased; after that the hash says nothing.
//!
//! Where the bytes lie, and what is in them, is no matter of this module. A name is words: nothing is ever found by it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{AttachmentId, Authored, Digest, Refusal, TextRef};

/// The most files with one text.
pub const MOST: usize = 10;
/// The largest file that a form brings, in bytes.
pub const LARGEST_BY_FORM: u64 = 25 << 20;
/// The largest file that comes piece by piece, in bytes.
pub const LARGEST: u64 = 2 << 30;
/// The longest name, in bytes: what file systems take.
const LONGEST_NAME: usize = 255;

/// A file in an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// Which.
    pub id: AttachmentId,
    /// Its listing, beside the journal.
    pub listing: TextRef,
    /// How large it is, in bytes.
    pub size: u64,
}

/// A file on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attaching {
    /// Which.
    pub id: AttachmentId,
    /// Its listing, with the salt that was drawn when it began to come.
    pub listing: Authored,
    /// How large it is, in bytes.
    pub size: u64,
}

impl Attaching {
    /// What the journal keeps of it.
    pub fn reference(&self) -> Attached {
        Attached { id: self.id, listing: self.listing.reference(), size: self.size }
    }
}

/// What the journal keeps of them.
pub(crate) fn references(files: &[Attaching]) -> Vec<Attached> {
    files.iter().map(Attaching::reference).collect()
}

/// Their listings: texts of the entry that they stand in.
pub(crate) fn listings(files: &[Attached]) -> impl Iterator<Item = TextRef> {
    files.iter().map(|file| file.listing)
}

/// No more than are taken, each once.
pub(crate) fn check(files: &[Attaching]) -> Result<(), Refusal> {
    if files.len() > MOST {
        return Err(AttachmentRefusal::TooMany.into());
    }
    let twice = |(n, file): (usize, &Attaching)| files[..n].iter().any(|earlier| earlier.id == file.id);
    if files.iter().enumerate().any(twice) { Err(Refusal::NotFound) } else { Ok(()) }
}

/// What is written down of a file beside the journal, in the form of `sha256sum`: whoever holds file and listing can check
/// one against the other with a tool of every system.
///
/// ```
/// use desk::{Digest, attachment::Listing};
/// let listing = Listing { sha256: Digest::of(&[b"abc"]), name: "a b.txt".to_owned() };
/// assert!(listing.to_string().ends_with("f20015ad  a b.txt"));
/// assert_eq!(listing.to_string().parse(), Ok(listing));
/// assert!("abc.txt".parse::<Listing>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing {
    /// The hash of its bytes.
    pub sha256: Digest,
    /// Its name, as [`file_name`] left it.
    pub name: String,
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}", self.sha256, self.name)
    }
}

impl std::str::FromStr for Listing {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sha256, name) = text.split_once("  ").ok_or("a listing has a hash, two blanks and a name")?;
        Ok(Listing { sha256: sha256.parse()?, name: name.to_owned() })
    }
}

/// A name that can be shown: without the folders that a browser may send with it, and without characters that nobody sees or
/// that turn a line around. An ending says nothing of what is in a file, and nothing here believes it.
///
/// ```
/// use desk::attachment::file_name;
/// assert_eq!(file_name("C:\\Users\\nora\\écran 1.png"), "écran 1.png");
/// assert_eq!(file_name("../../etc/passwd"), "passwd");
/// assert_eq!(file_name("photo\u{202E}gnp.exe\0"), "photognp.exe");
/// assert_eq!(file_name(" .. "), "file");
/// ```
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut name: String = last.chars().filter(|letter| is_seen(*letter)).collect();
    while name.len() > LONGEST_NAME {
        name.pop();
    }
    let name = name.trim();
    if name.trim_matches('.').trim().is_empty() { "file".to_owned() } else { name.to_owned() }
}

/// Neither a control character nor one that is drawn as nothing or changes how its neighbours are drawn (Unicode: `Cc`, `Cf`,
/// line and paragraph separators, variation selectors, fillers that are drawn blank, private use).
fn is_seen(letter: char) -> bool {
    !letter.is_control()
        && !matches!(u32::from(letter),
            0xAD | 0x34F | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2
            | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E
            | 0x2060..=0x206F | 0x3164 | 0xE000..=0xF8FF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0x110BD | 0x110CD | 0x13430..=0x1343F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF | 0xF0000..=0x0010_FFFF)
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttachmentRefusal {
    /// More than [`MOST`] with one text.
    TooMany,
    /// Larger than is taken this way.
    TooLarge {
        /// The largest, in bytes.
        limit: u64,
    },
    /// What one's organisation may keep is full.
    NoRoom {
        /// How much it may keep, in bytes.
        quota: u64,
    },
    /// It hasn't come whole.
    NotWhole {
        /// So much came, in bytes.
        received: u64,
        /// Of so much.
        size: u64,
    },
    /// A piece goes elsewhere: where the last one ended.
    OutOfPlace {
        /// There.
        offset: u64,
    },
    /// What came isn't what was said to come.
    OtherBytes,
    /// This desk keeps no files.
    NoHome,
}

impl AttachmentRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            AttachmentRefusal::TooMany => "too-many-files",
            AttachmentRefusal::TooLarge { .. } => "file-too-large",
            AttachmentRefusal::NoRoom { .. } => "no-room",
            AttachmentRefusal::NotWhole { .. } => "file-not-whole",
            AttachmentRefusal::OutOfPlace { .. } => "out-of-place",
            AttachmentRefusal::OtherBytes => "other-bytes",
            AttachmentRefusal::NoHome => "no-files-here",
        }
    }
}

impl From<AttachmentRefusal> for Refusal {
    fn from(refusal: AttachmentRefusal) -> Refusal {
        Refusal::Attachment(refusal)
    }
}
