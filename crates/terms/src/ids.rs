//! Names by which the parts of an agreement are called. They are stable: tickets, proofs and reports quote them for years.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as written in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A version of an agreement, `2021-09`.
    AgreementId;
    /// A clause, `2.B.3` or `1.business-hour`.
    ClauseId;
    /// A region of clients, `EMEA`.
    RegionId;
    /// What a clock measures: [`MeasureId::acknowledgement`] or [`MeasureId::diagnosis`].
    MeasureId;
    /// A ground of exclusion, `third-party-software`.
    GroundId;
    /// A duty of a party, `contact`.
    DutyId;
    /// A kind of request, `incident`.
    KindId;
    /// A gravity of an incident, `major`.
    GravityId;
}

impl ClauseId {
    /// The number under which the clause is found in the text, if it has one.
    ///
    /// ```
    /// # use terms::ClauseId;
    /// assert_eq!(ClauseId::from("2.B.3").number(), Some("2.B.3"));
    /// assert_eq!(ClauseId::from("1.business-hour").number(), Some("1"));
    /// assert_eq!(ClauseId::from("preamble").number(), None);
    /// ```
    pub fn number(&self) -> Option<&str> {
        let named = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase());
        match self.0.rsplit_once('.') {
            _ if named(&self.0) => None,
            Some((number, last)) if named(last) => Some(number),
            _ => Some(&self.0),
        }
    }

    /// The clause above this one, by its name: `2.B` for `2.B.3`.
    pub fn parent(&self) -> Option<ClauseId> {
        self.0.rsplit_once('.').map(|(above, _)| ClauseId::from(above))
    }
}

impl MeasureId {
    /// The measures that a desk can take.
    pub const KNOWN: [&'static str; 2] = ["acknowledgement", "diagnosis"];

    /// From notification to the acknowledgement by a person of the centre.
    pub fn acknowledgement() -> Self {
        Self::from("acknowledgement")
    }

    /// From notification to the first diagnosis by someone qualified: the response time.
    pub fn diagnosis() -> Self {
        Self::from("diagnosis")
    }
}
