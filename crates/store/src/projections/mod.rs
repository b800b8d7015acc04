//! What the journal adds up to, in rows that a query can find.
//!
//! Each function here turns a folded value into the writes that keep its rows; the same functions serve the commit and
//! the rebuild, so that both give the same desk. Truth stays in the journal.

pub mod alarms;
pub mod certificates;
pub mod decisions;
pub mod drafts;
pub mod dues;
pub mod imported;
pub mod kept;
pub mod keys;
pub mod organisations;
pub mod people;
pub mod promises;
pub mod published;
pub mod rebuild;
pub mod records;
pub mod reviews;
pub mod tickets;

use crate::StreamKey;

/// The store's name for a stream.
pub fn key(stream: desk::Stream) -> StreamKey {
    StreamKey { kind: stream.kind().word(), id: *stream.id().as_bytes() }
}

/// The store's name for a scope: one byte for its kind, then the id.
pub fn scope(scope: desk::Scope) -> Vec<u8> {
    let tagged = |tag: u8, id: [u8; 16]| [&[tag], &id[..]].concat();
    match scope {
        desk::Scope::Centre => vec![b'c'],
        desk::Scope::Organisation(id) => tagged(b'o', id.bytes()),
        desk::Scope::Desk(id) => tagged(b'd', id.bytes()),
        desk::Scope::Person(id) => tagged(b'p', id.bytes()),
        desk::Scope::Everybody => vec![b'e'],
    }
}

/// The level-1 desk that a scope is of, if it is one.
pub fn desk_of(scope: &[u8]) -> Option<desk::OrganisationId> {
    let (tag, id) = scope.split_first()?;
    let id = <[u8; 16]>::try_from(id).ok()?;
    (*tag == b'd').then(|| desk::OrganisationId::from_bytes(id))
}
