//! What comes from outside: the wall clock and chance.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// The wall clock and chance. The binary has the real one; a test holds its own.
pub trait Shell: Send + Sync {
    /// What the clock on the wall shows.
    fn wall(&self) -> Timestamp;
    /// 256 bits that nobody can guess.
    fn chance(&self) -> [u8; 32];
    /// The key with which the desk seals what it must be able to read again. It is kept apart from the database.
    fn sealing_key(&self) -> [u8; 32];
}

/// A shell for tests and rehearsals: time stands until it is moved, and chance repeats itself from a seed.
pub struct Held {
    wall: AtomicI64,
    drawn: AtomicU64,
    seed: u64,
}

impl Held {
    /// Time stands at `wall`; chance is made from `seed`.
    pub fn at(wall: Timestamp, seed: u64) -> Held {
        Held { wall: AtomicI64::new(wall.as_microsecond()), drawn: AtomicU64::new(0), seed }
    }

    /// Moves the wall clock.
    pub fn set(&self, wall: Timestamp) {
        self.wall.store(wall.as_microsecond(), Ordering::SeqCst);
    }
}

impl Shell for Held {
    fn wall(&self) -> Timestamp {
        Timestamp::from_microsecond(self.wall.load(Ordering::SeqCst))
            .expect("it was an instant when it was set")
    }

    fn chance(&self) -> [u8; 32] {
        let n = self.drawn.fetch_add(1, Ordering::SeqCst);
        Sha256::digest([self.seed.to_be_bytes(), n.to_be_bytes()].concat()).into()
    }

    fn sealing_key(&self) -> [u8; 32] {
        Sha256::digest([b"sealing ", &self.seed.to_be_bytes()[..]].concat()).into()
    }
}

impl<S: Shell + ?Sized> Shell for std::sync::Arc<S> {
    fn wall(&self) -> Timestamp {
        (**self).wall()
    }

    fn chance(&self) -> [u8; 32] {
        (**self).chance()
    }

    fn sealing_key(&self) -> [u8; 32] {
        (**self).sealing_key()
    }
}
