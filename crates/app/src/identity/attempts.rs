//! How often somebody may try: by account and by network, counted in the database, so that neither a restart nor a
//! second node gives a fresh start.

use desk::Digest;
use jiff::Timestamp;
use store::identity::{FORGET, TRIES, TRY};
use store::{Write, params, values};

use super::{IdentityRefusal, Whence};
use crate::{App, Failure};

/// In seconds: tries are counted in stretches of so long.
const STRETCH: i64 = 15 * 60;

/// What is tried, and how often a stretch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tried {
    /// A password, by one account.
    Password,
    /// A second factor, by one account. Six digits don't stand many guesses.
    SecondFactor,
    /// Anything, from one network: an office shares one.
    Network,
}

impl Tried {
    fn most(self) -> i64 {
        match self {
            Tried::Password => 10,
            Tried::SecondFactor => 5,
            Tried::Network => 100,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Tried::Password => "password",
            Tried::SecondFactor => "second factor",
            Tried::Network => "network",
        }
    }

    fn subject(self, of: &str) -> [u8; 32] {
        Digest::of(&[b"guichet tries\n", self.word().as_bytes(), b"\n", of.as_bytes()]).0
    }
}

/// An address as limits know it: neither case, blanks, nor what follows a `+` make it another one.
pub(crate) fn normal(address: &str) -> String {
    let address: String =
        address.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    match address.split_once('@') {
        Some((local, domain)) => {
            let local = local.split('+').next().unwrap_or_default().replace('.', "");
            format!("{local}@{domain}")
        }
        None => address,
    }
}

impl App {
    /// One more try. It is counted before it is looked at, so that many at once get no more than one after another.
    ///
    /// # Errors
    ///
    /// [`IdentityRefusal::TooMany`], or the database is away.
    pub(crate) async fn may_try(&self, tried: Tried, of: &str) -> Result<(), Failure> {
        let now = self.wall().as_second();
        let (subject, stretch) = (tried.subject(of), now.div_euclid(STRETCH));
        self.write(vec![Write::new(&TRY, params![subject, stretch])]).await?;
        let rows = self.0.db.query(&TRIES, &values![subject, stretch]).await?;
        let tries = rows.first().map_or(Ok(0), |row| row.get::<i64>(0))?;
        if tries <= tried.most() {
            return Ok(());
        }
        let until = Timestamp::from_second((stretch + 1) * STRETCH).unwrap_or(Timestamp::MAX);
        Err(IdentityRefusal::TooMany { until }.into())
    }

    /// The same for the network that a request comes from. One that isn't known isn't limited: the server knows it.
    pub(crate) async fn may_try_from(&self, whence: &Whence) -> Result<(), Failure> {
        if whence.network.is_empty() { Ok(()) } else { self.may_try(Tried::Network, &whence.network).await }
    }

    /// It came out well.
    pub(crate) async fn came_out_well(&self, tried: Tried, of: &str) -> Result<(), Failure> {
        self.write(vec![Write::new(&FORGET, params![tried.subject(of)])]).await
    }
}

#[cfg(test)]
mod tests {
    use super::normal;

    /// Source: catalogue e12, limits that are evaded by another spelling.
    #[test]
    fn another_spelling_is_the_same_account() {
        for spelling in ["ann@example.org", " Ann@Example.ORG ", "a.nn+desk@example.org", "ann+1@example.org"]
        {
            assert_eq!(normal(spelling), "ann@example.org", "{spelling:?}");
        }
        assert_ne!(normal("ann@example.org"), normal("ann@example.com"));
    }
}
