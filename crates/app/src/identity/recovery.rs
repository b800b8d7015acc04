//! Recovery codes: ten, on paper, each good once. Their holder shows one in place of a code generator that is lost.

use desk::{Digest, PersonId};
use store::identity::{ADD, FOUND, REMOVE, REMOVE_KIND};
use store::{Commit, CommitError, Write, params, values};

use super::IdentityRefusal;
use super::credentials::CredentialKind;
use crate::{App, Failure};

const HOW_MANY: usize = 10;
/// Without letters that are taken for one another.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// Sixteen letters, in fours: 79 bits.
fn drawn(chance: [u8; 32]) -> String {
    let letters: Vec<char> =
        chance.iter().take(16).map(|b| char::from(LETTERS[usize::from(b % 31)])).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// By which a code is found. It has bits enough to be hashed fast.
fn finds(person: PersonId, code: &str) -> [u8; 32] {
    let letters: String =
        code.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect();
    Digest::of(&[b"guichet recovery\n", &person.bytes(), letters.as_bytes()]).0
}

impl App {
    /// Fresh codes, and the writes that keep them in place of the old ones.
    pub(crate) fn recovery_codes(&self, person: PersonId) -> (Vec<String>, Vec<Write>) {
        let kind = CredentialKind::RecoveryCode.word();
        let codes: Vec<String> = (0..HOW_MANY).map(|_| drawn(self.0.shell.chance())).collect();
        let mut writes = vec![Write::new(&REMOVE_KIND, params![person.bytes(), kind])];
        let now = self.wall().as_microsecond();
        writes.extend(codes.iter().map(|code| {
            let id = *self.fresh_id().as_bytes();
            Write::new(
                &ADD,
                params![id, person.bytes(), kind, "", finds(person, code), Vec::<u8>::new(), now],
            )
        }));
        (codes, writes)
    }

    /// Takes a recovery code, which is used up.
    pub(crate) async fn take_recovery_code(&self, person: PersonId, code: &str) -> Result<(), Failure> {
        let kind = CredentialKind::RecoveryCode.word();
        let rows = self.0.db.query(&FOUND, &values![kind, finds(person, code)]).await?;
        let row = rows.first().ok_or(IdentityRefusal::Wrong)?;
        let taken = Write::new(&REMOVE, params![row.get::<[u8; 16]>(0)?, person.bytes()]).must_touch(1);
        match self.0.db.commit(Commit { statements: vec![taken], ..Commit::default() }).await {
            Ok(_) => Ok(()),
            Err(CommitError::Missed { .. }) => Err(IdentityRefusal::Wrong.into()),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = drawn([200; 32]);
        assert_eq!(code.len(), 19);
        let person = PersonId::from_bytes([1; 16]);
        assert_eq!(finds(person, &code), finds(person, &code.replace('-', " ").to_uppercase()));
        assert_ne!(finds(person, &code), finds(PersonId::from_bytes([2; 16]), &code));
    }
}
