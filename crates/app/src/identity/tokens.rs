//! Tokens: keys by which a program acts for a person, and never for more than that person is at the time of the call.
//!
//! A token is `guichet_`, 64 hexadecimal digits of chance, and the first 6 digits of their SHA-256. So whoever scans a
//! repository for leaked secrets knows one when they see it (`\bguichet_[0-9a-f]{70}\b`, and the check holds), and what
//! was mistyped or made up is refused before the database is asked.

use desk::access::{self, Action, Fields, Object};
use desk::{Digest, PersonId, Refusal};
use jiff::SignedDuration;
use store::Write;

use super::{IdentityRefusal, Networks, SecurityEvent, Whence};
use crate::write::Batch;
use crate::{App, Failure, Form, KeyKind, Secret, Visitor};

/// By which scanners know one.
const PREFIX: &str = "guichet_";
/// Digits of chance.
const BODY: usize = 64;
/// Digits that follow from them.
const CHECK: usize = 6;

/// What a token may, within what its holder may.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenScope {
    /// Look.
    Read,
    /// Look, and act.
    Write,
}

impl TokenScope {
    /// Both, the smaller one first.
    pub const ALL: [TokenScope; 2] = [TokenScope::Read, TokenScope::Write];

    /// The word in the database, the API and the console.
    pub fn word(self) -> &'static str {
        match self {
            TokenScope::Read => "read",
            TokenScope::Write => "write",
        }
    }

    /// By its word. What isn't known may least.
    pub(crate) fn read(word: &str) -> TokenScope {
        if word == TokenScope::Write.word() { TokenScope::Write } else { TokenScope::Read }
    }
}

/// A token as somebody would have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewToken {
    /// What its holder calls it.
    pub name: String,
    /// What it may.
    pub scope: TokenScope,
    /// For how many days.
    pub days: u32,
    /// From which networks; none named: from anywhere.
    pub networks: Networks,
}

impl NewToken {
    /// For how many days, unless somebody says otherwise.
    pub const DAYS: u32 = 90;
    /// For how many days at most.
    pub const MOST_DAYS: u32 = 365;
    /// The longest name, in characters.
    pub const NAME: usize = 100;

    fn lasts(&self) -> Result<SignedDuration, IdentityRefusal> {
        match self.days {
            1..=Self::MOST_DAYS => Ok(SignedDuration::from_hours(i64::from(self.days) * 24)),
            _ => Err(IdentityRefusal::TokenDays),
        }
    }

    fn named(&self) -> String {
        self.name.trim().chars().filter(|c| !c.is_control()).take(Self::NAME).collect()
    }
}

impl Secret {
    /// A token of these digits.
    pub(crate) fn token(body: &str) -> Secret {
        Secret::presented(&format!("{PREFIX}{body}{}", check(body)))
    }

    /// Could it be a token? Said without looking whether it is one.
    pub fn is_like_a_token(&self) -> bool {
        let digits = self.reveal().strip_prefix(PREFIX).filter(|digits| digits.len() == BODY + CHECK);
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        digits.filter(|digits| digits.bytes().all(is_digit)).is_some_and(|digits| {
            let (body, said) = digits.split_at(BODY);
            check(body) == said
        })
    }
}

/// What follows from the digits of chance: `printf %s "$body" | sha256sum | cut -c 1-6`.
fn check(body: &str) -> String {
    let mut digits = Digest::of(&[body.as_bytes()]).to_string();
    digits.truncate(CHECK);
    digits
}

impl App {
    /// May they make tokens for themselves? What the machine's people may is to see and revoke.
    ///
    /// # Errors
    ///
    /// Not theirs to make.
    pub fn may_make_tokens(&self, visitor: &Visitor) -> Result<(), Failure> {
        let (organisation, person) = (visitor.organisation.id, Some(visitor.person.id));
        let (own, action) = (Object::Of { organisation, provider: None, person }, Action::ManageTokens);
        match access::require(&visitor.actor(self.now()), action, &own)? {
            Fields::All => Ok(()),
            _ => Err(Refusal::NotAllowed { action, role: visitor.person.role }.into()),
        }
    }

    /// Makes a token for oneself; it is shown once, and not again for the same form. Takes a fresh proof: what a token can do
    /// later, it does without one.
    ///
    /// # Errors
    ///
    /// Not theirs to make, no fresh proof, lasts too long, or the database is away.
    pub async fn make_own_token(
        &self,
        visitor: &Visitor,
        new: &NewToken,
        form: &Form,
        whence: &Whence,
    ) -> Result<Option<Secret>, Failure> {
        self.may_make_tokens(visitor)?;
        self.require_proof(visitor)?;
        let key = self.key(visitor, form);
        if self.asked_before(key.as_ref()).await?.is_some() {
            return Ok(None);
        }
        let (token, writes) = self.new_token(visitor.person.id, new, whence).await?;
        let mut batch = Batch::default();
        batch.keyed(key);
        batch.and(writes);
        let outcome = self.commit(batch).await?;
        Ok((!matches!(outcome, store::Outcome::Repeated { .. })).then_some(token))
    }

    /// Makes a token for somebody, at the console.
    ///
    /// # Errors
    ///
    /// Lasts too long, or the database is away.
    pub async fn make_token(
        &self,
        owner: PersonId,
        new: &NewToken,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let (token, writes) = self.new_token(owner, new, whence).await?;
        self.write(writes).await?;
        Ok(token)
    }

    async fn new_token(
        &self,
        owner: PersonId,
        new: &NewToken,
        whence: &Whence,
    ) -> Result<(Secret, Vec<Write>), Failure> {
        let (lasts, name) = (new.lasts()?, new.named());
        let cut = (KeyKind::Token, new.scope, lasts, &new.networks);
        let (token, put) = self.cut_key(cut, owner, &name, whence);
        let noted = self.security_note(SecurityEvent::TokenMade, Some(owner), None, whence, &name).await?;
        Ok((token, vec![put, noted]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: catalogue e21: prefix and check digits, so that a scanner finds a leaked token and nothing else.
    #[test]
    fn sec_e21_a_token_is_known_by_its_looks() {
        let body = "0123456789abcdef".repeat(4);
        let token = Secret::token(&body);
        // printf %s 0123…ef | sha256sum | cut -c 1-6
        assert_eq!(token.reveal(), format!("guichet_{body}a8ae6e"));
        assert!(token.is_like_a_token());
        for at in PREFIX.len()..token.reveal().len() {
            let mut other = token.reveal().to_owned();
            let digit = if &other[at..=at] == "0" { "1" } else { "0" };
            other.replace_range(at..=at, digit);
            assert!(!Secret::presented(&other).is_like_a_token(), "{at}");
        }
        let (short, upper) = (&token.reveal()[..77], token.reveal().to_uppercase());
        for other in ["", "guichet_", short, &upper, &body, &format!("guichet_calendar_{body}"), "guichet_é"]
        {
            assert!(!Secret::presented(other).is_like_a_token(), "{other}");
        }
    }
}
