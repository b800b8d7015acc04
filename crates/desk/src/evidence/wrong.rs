//! What is wrong with a bundle: where, with what, and why.

use std::fmt;

use terms::{AgreementId, MeasureId};

use super::PublicKey;

/// The first thing in a bundle that doesn't hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    /// The line of the file, from 1.
    pub line: usize,
    /// What stands there, or should.
    pub item: Item,
    /// Why it doesn't hold.
    pub why: Why,
}

/// What a line is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// The first line.
    Manifest,
    /// A version of the agreement.
    Agreement(AgreementId),
    /// A calendar.
    Calendar,
    /// A ticket as a whole.
    Ticket(u64),
    /// An entry of a ticket.
    Entry {
        /// The ticket.
        ticket: u64,
        /// Its place in the ticket.
        number: u64,
    },
    /// Words of a ticket.
    Text {
        /// The ticket.
        ticket: u64,
    },
    /// A derivation.
    Proof {
        /// The ticket.
        ticket: u64,
        /// What is measured.
        measure: MeasureId,
    },
    /// A name.
    Name,
    /// The roll of the tickets that the house opened.
    Roll,
    /// The chain of the house.
    House,
    /// The signature.
    Signature,
    /// An issued report.
    Report,
    /// Nobody can tell any more.
    Unknown,
}

/// Why it doesn't hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Another program's file, or a later version's.
    UnknownFormat(String),
    /// It can't be read.
    Unreadable(String),
    /// The manifest isn't the one that was sealed.
    Seal,
    /// The line isn't the one that the manifest seals.
    Changed,
    /// A line that the manifest seals stood here.
    Missing,
    /// The line belongs elsewhere.
    Moved {
        /// In this line.
        to: usize,
    },
    /// Nobody wrote this line.
    Added,
    /// The file ends here; the manifest seals more.
    Truncated {
        /// So many lines there should be.
        of: usize,
    },
    /// Such a line doesn't come here.
    Order,
    /// The bytes have another hash than the one they are known by.
    Hash,
    /// The entry is another ticket's.
    Stream,
    /// The entry doesn't follow the one before.
    Number {
        /// This should come.
        expected: u64,
    },
    /// The chain of the ticket doesn't end in its head.
    Chain,
    /// The ticket is pinned to something else, or to something that isn't here.
    Pin,
    /// No entry of the ticket refers to it.
    Unreferenced,
    /// Recomputed from the entries, this field of the proof is another.
    Proof(String),
    /// The entries give another number of clocks.
    Proofs {
        /// So many.
        expected: usize,
    },
    /// The house has another entry at that position.
    House {
        /// The position.
        position: u64,
    },
    /// The chain of the house doesn't pass through a head that was kept elsewhere: this is another past.
    Anchor {
        /// The position of that head.
        position: u64,
    },
    /// By the roll, a ticket of that number belongs here, and isn't; or nobody says where it is.
    LeftOut,
    /// It is here, and not on the roll, or there as another's.
    NotOnRoll,
    /// The ticket is another's than the bundle is about, or of another month.
    AnothersTicket,
    /// The signature isn't one of the key that it names over what stands here.
    Signature,
    /// It is signed by this key, and another one was expected.
    Key(PublicKey),
    /// It is signed by nobody, and a key was expected.
    Unsigned,
    /// A head that was kept elsewhere lies outside of what this bundle carries, so that it can't be compared.
    Outside {
        /// The position of that head.
        position: u64,
        /// What the bundle carries begins after this position.
        from: u64,
        /// And ends with this one.
        to: u64,
    },
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {:?}: {:?}", self.line, self.item, self.why)
    }
}

impl std::error::Error for Wrong {}
