//! Several versions of an agreement: which one is in force at an instant.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Agreement, AgreementId};

/// The versions of one agreement, the oldest first. Each is in force until the next begins.
///
/// ```
/// # let text = include_str!("../../../agreements/2021-09.toml");
/// use terms::{Agreement, Agreements};
/// let versions = Agreements::new(vec![Agreement::parse(text)?])?;
/// assert!(versions.in_force("2021-08-31T21:59:59Z".parse()?).is_none());
/// assert_eq!(versions.in_force("2021-08-31T22:00:00Z".parse()?).map(|a| a.id.as_str()), Some("2021-09"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Agreements(Vec<Agreement>);

/// Versions between which nobody could choose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Ambiguous {
    /// Two of the same name.
    #[error("two versions are called `{0}`; rename one of them")]
    Name(AgreementId),
    /// Two that begin together.
    #[error("`{0}` and `{1}` become effective at the same instant; change the date of one of them")]
    Date(AgreementId, AgreementId),
}

impl Agreements {
    /// Puts versions in order.
    pub fn new(mut versions: Vec<Agreement>) -> Result<Self, Ambiguous> {
        versions.sort_by_key(|version| version.effective_from);
        for (number, version) in versions.iter().enumerate() {
            for earlier in &versions[..number] {
                if earlier.id == version.id {
                    return Err(Ambiguous::Name(version.id.clone()));
                }
                if earlier.effective_from == version.effective_from {
                    return Err(Ambiguous::Date(earlier.id.clone(), version.id.clone()));
                }
            }
        }
        Ok(Self(versions))
    }

    /// The version in force at an instant: what a ticket opened then is pinned to. `None` before the first.
    pub fn in_force(&self, at: Timestamp) -> Option<&Agreement> {
        self.0.iter().rfind(|version| version.effective_from <= at)
    }

    /// The version in force on a day: its own first day counts whole. `None` before the first.
    pub fn on(&self, day: Date) -> Option<&Agreement> {
        self.0.iter().rfind(|version| version.effective <= day)
    }

    /// The version that comes after the one in force, if it is known already.
    pub fn next_after(&self, at: Timestamp) -> Option<&Agreement> {
        self.0.iter().find(|version| version.effective_from > at)
    }

    /// The version of that name.
    pub fn by_id(&self, id: &AgreementId) -> Option<&Agreement> {
        self.0.iter().find(|version| version.id == *id)
    }

    /// All versions, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Agreement> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
