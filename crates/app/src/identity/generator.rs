//! Code generators: time-based one-time passwords (RFC 6238), six digits that change every thirty seconds.

use store::identity::USED;
use store::{Commit, CommitError, Write, params};
use totp_rs::{Algorithm, Secret as Seed, TOTP};

use super::IdentityRefusal;
use super::credentials::{Credential, CredentialKind};
use crate::{App, Failure};

const STEP: u64 = 30;

/// A seed, as an application that makes codes takes it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Generator(Vec<u8>);

impl Generator {
    /// 160 bits, as RFC 4226 advises.
    pub(crate) fn drawn(chance: [u8; 32]) -> Generator {
        Generator(chance[..20].to_vec())
    }

    pub(crate) fn of(seed: Vec<u8>) -> Generator {
        Generator(seed)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Letters and digits to type.
    pub(crate) fn base32(&self) -> String {
        Seed::Raw(self.0.clone()).to_encoded().to_string()
    }

    /// The step of time to which a code belongs: this one, the one before or the one after.
    pub(crate) fn step_of(&self, code: &str, second: i64) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let totp = TOTP::new(Algorithm::SHA1, 6, 0, STEP, self.0.clone()).ok()?;
        let now = u64::try_from(second).ok()? / STEP;
        let step =
            [now, now.checked_sub(1)?, now + 1].into_iter().find(|step| totp.check(&code, step * STEP))?;
        i64::try_from(step).ok()
    }

    /// The code at an instant, for tests and nobody else.
    #[cfg(test)]
    pub(crate) fn code(&self, second: u64) -> String {
        TOTP::new(Algorithm::SHA1, 6, 0, STEP, self.0.clone()).expect("a seed of 160 bits").generate(second)
    }
}

impl App {
    /// Takes a code of this credential. Each counts once, and none that is older than the last one.
    pub(crate) async fn take_code(&self, generator: &Credential, code: &str) -> Result<(), Failure> {
        let seed = self.unseal(&CredentialKind::Generator.purpose(generator.person), &generator.body)?;
        let now = self.wall();
        let step = Generator::of(seed).step_of(code, now.as_second()).ok_or(IdentityRefusal::Wrong)?;
        let used = params![*generator.id.as_bytes(), step, now.as_microsecond()];
        let statements = vec![Write::new(&USED, used).must_touch(1)];
        match self.0.db.commit(Commit { statements, ..Commit::default() }).await {
            Ok(_) => Ok(()),
            Err(CommitError::Missed { .. }) => Err(IdentityRefusal::Wrong.into()),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 6238, appendix B, the SHA-1 column, its last six digits.
    #[test]
    fn the_codes_of_the_standard() {
        let generator = Generator::of(b"12345678901234567890".to_vec());
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(generator.code(second), code);
            assert_eq!(
                generator.step_of(code, i64::try_from(second).unwrap()),
                i64::try_from(second / 30).ok()
            );
        }
    }

    /// Source: ASVS 5.0, 6.5.5: a code lives for thirty seconds, a neighbour's clock forgiven.
    #[test]
    fn a_code_of_the_next_minute_is_none() {
        let generator = Generator::drawn([7; 32]);
        let code = generator.code(600);
        assert_eq!(generator.step_of(&code, 600), Some(20));
        assert_eq!(generator.step_of(&code, 659), Some(20));
        assert_eq!(generator.step_of(&code, 660), None);
        assert_eq!(generator.step_of(&format!("{} {}", &code[..3], &code[3..]), 600), Some(20));
        assert_eq!(generator.step_of("", 600), None);
    }
}
