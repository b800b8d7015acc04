//! What all streams of the house have in common: a first entry, a fold, and who finds what came of it.
//!
//! A problem, a maintenance, a release, a roster, a report: each is a record. It knows what its entries add up to and
//! who may find it; how it is kept and listed is the store's matter, the same for all of them.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Entry, Scope, StreamKind};

/// A value that a stream adds up to and that lists show: a record.
pub trait Folded:
    Clone + PartialEq + fmt::Debug + Serialize + DeserializeOwned + Send + Sync + 'static
{
    /// Whose streams it is of.
    const KIND: StreamKind;

    /// The record after its first entry; `None` if it isn't one.
    fn first(entry: &Entry) -> Option<Self>;

    /// The record after one more entry.
    #[must_use]
    fn after(self, entry: &Entry) -> Self;

    /// How many entries the stream has.
    fn version(&self) -> u64;

    /// Does somebody still owe something?
    fn is_open(&self) -> bool;

    /// Its place in a list: the instant that people look for it by.
    fn sorts_by(&self) -> Timestamp;

    /// The scopes in which it is found.
    fn scopes(&self) -> Vec<Scope>;

    /// The fold over a whole stream.
    fn fold(entries: &[Entry]) -> Option<Self> {
        let (first, rest) = entries.split_first()?;
        Some(rest.iter().fold(Self::first(first)?, Self::after))
    }
}
