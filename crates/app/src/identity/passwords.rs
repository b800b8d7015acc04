//! Passwords: what is refused, and how they are kept.
//!
//! Argon2id with the parameters of OWASP (19 MiB, two passes, one lane). It takes memory and time on purpose, so two are
//! made at once and no more: a herd at nine o'clock waits, and the desk goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::{PasswordHash, SaltString};
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::{App, Failure};

use super::IdentityRefusal;

/// At least so many characters.
pub const SHORTEST: usize = 12;
/// At most so many bytes: long enough for a sentence, short enough to be hashed at leisure.
pub const LONGEST: usize = 256;

/// What everybody without a password is compared with, so that nobody learns from the time an answer takes who has one.
/// It is the hash of random bytes that were thrown away.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Z3VpY2hldG5vYm9keXM$3xkqv2hWQX1dyJr0nJ9OTM7kZkzVfXk2xZ5k7v3n3yQ";

/// Why a password isn't taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weakness {
    /// It has fewer than twelve characters.
    Short,
    /// It has more than 256 bytes.
    Long,
    /// It is among the first that somebody would try, or made of a name that everybody knows.
    Guessable,
}

/// Two at once, and how many there were.
pub(crate) struct Hashing {
    free: Arc<Semaphore>,
    begun: AtomicU64,
}

impl Default for Hashing {
    fn default() -> Hashing {
        Hashing { free: Arc::new(Semaphore::new(2)), begun: AtomicU64::new(0) }
    }
}

impl Hashing {
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        self.begun.fetch_add(1, Ordering::Relaxed);
        let permit = self.free.clone().acquire_owned().await.expect("nobody closes it");
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.expect("hashing doesn't panic")
    }
}

/// Would somebody guess it? `known` is what everybody knows of its holder.
pub(crate) fn check(password: &str, known: &[&str]) -> Result<(), IdentityRefusal> {
    if password.chars().count() < SHORTEST {
        return Err(IdentityRefusal::Weak(Weakness::Short));
    }
    if password.len() > LONGEST {
        return Err(IdentityRefusal::Weak(Weakness::Long));
    }
    let known: Vec<&str> = known.iter().copied().chain(["guichet"]).collect();
    if zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three {
        return Err(IdentityRefusal::Weak(Weakness::Guessable));
    }
    Ok(())
}

impl App {
    /// How many passwords were hashed since the start: that is what a sign-in costs.
    pub fn passwords_hashed(&self) -> u64 {
        self.0.hashing.begun.load(Ordering::Relaxed)
    }

    /// The hash of a password, as it is kept (PHC string).
    pub(crate) async fn hashed(&self, password: String) -> Result<String, Failure> {
        let drawn = self.0.shell.chance();
        let hashing = self.0.hashing.run(move || {
            let salt = SaltString::encode_b64(&drawn[..16])?;
            Argon2::default().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())
        });
        hashing.await.map_err(|error| Failure::Damaged(error.to_string()))
    }

    /// Is it that password? Nobody's takes as long as somebody's.
    pub(crate) async fn is_password(&self, password: String, kept: Option<String>) -> bool {
        let hashing = self.0.hashing.run(move || {
            let hash = kept.as_deref().unwrap_or(NOBODYS);
            let Ok(hash) = PasswordHash::new(hash) else { return false };
            let is_it = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            is_it && kept.is_some()
        });
        hashing.await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: ASVS 5.0, 6.2.1, 6.2.4, 6.2.9, 6.2.11.
    #[test]
    fn what_is_easily_guessed_is_refused() {
        let of = |password: &str| check(password, &["Nora Bensaid", "nora@atelier.example", "Atelier Nord"]);
        assert_eq!(of("tiny"), Err(IdentityRefusal::Weak(Weakness::Short)));
        assert_eq!(of(&"é".repeat(129)), Err(IdentityRefusal::Weak(Weakness::Long)));
        for weak in ["passwordpassword", "123456789012", "atelier nord", "qwertyuiopas", "Nora Bensaid"] {
            assert_eq!(of(weak), Err(IdentityRefusal::Weak(Weakness::Guessable)), "{weak}");
        }
        assert_eq!(of("trois canards gris traversent"), Ok(()));
        assert_eq!(of("三羽の灰色の鴨が道を渡る"), Ok(()));
    }

    #[test]
    fn what_everybody_without_a_password_is_compared_with_is_a_hash() {
        assert!(PasswordHash::new(NOBODYS).is_ok());
    }
}
