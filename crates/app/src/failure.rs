//! What can go wrong between a door and the desk.

use desk::Refusal;
use jiff::Timestamp;
use store::{CommitError, ReadError};

use crate::identity::IdentityRefusal;

/// Why there is no answer. Only [`Failure::Refused`] and its like are the asker's to mend.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// The desk says no, and why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// An agreement that can't be read.
    #[error("the agreement can't be read:\n{0}")]
    Agreement(String),
    /// The same idempotency key, another body.
    #[error("the idempotency key was used before, with another body")]
    KeyReused,
    /// A sign-in link, session or token that isn't valid.
    #[error("the key to the door isn't valid")]
    NoEntry,
    /// Somebody isn't let in, or a credential isn't taken.
    #[error("not let in: {}", .0.code())]
    Identity(IdentityRefusal),
    /// Nobody of that address.
    #[error("nobody here has the address {0:?}")]
    NobodyThere(String),
    /// Two of the same.
    #[error("{0:?} is there already")]
    AlreadyThere(String),
    /// A role that people of such an organisation don't have.
    #[error("{0:?} is no role in an organisation that is a {1:?}")]
    WrongRole(desk::Role, desk::fact::Party),
    /// No organisation of that name.
    #[error("there is no organisation {0:?}")]
    NoOrganisation(String),
    /// The desk clock only goes forward.
    #[error("the desk clock shows {now} and doesn't go back to {to}")]
    NotForward {
        /// What it shows.
        now: Timestamp,
        /// What was asked.
        to: Timestamp,
    },
    /// Too many changed the same thing at once. Try again.
    #[error("too many people changed this at once: try again")]
    Busy,
    /// It may have been written, or not. Ask again with the same key.
    #[error("the outcome is unknown: ask again with the same idempotency key")]
    Unknown,
    /// The database is away.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// Something that this version wrote can't be read.
    #[error("something stored can't be read: {0}")]
    Damaged(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

impl From<IdentityRefusal> for Failure {
    fn from(refusal: IdentityRefusal) -> Failure {
        Failure::Identity(refusal)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        match error {
            ReadError::Nul { .. } => Failure::Refused(Refusal::NotFound),
            ReadError::Unavailable(why) => Failure::Unavailable(why),
            other => Failure::Damaged(other.to_string()),
        }
    }
}

impl From<CommitError> for Failure {
    fn from(error: CommitError) -> Failure {
        match error {
            CommitError::Conflict { .. } | CommitError::Missed { .. } => Failure::Busy,
            CommitError::KeyReused => Failure::KeyReused,
            CommitError::Unknown => Failure::Unknown,
            CommitError::Unavailable(why) => Failure::Unavailable(why),
            other => Failure::Damaged(other.to_string()),
        }
    }
}

impl From<desk::DecodeError> for Failure {
    fn from(error: desk::DecodeError) -> Failure {
        Failure::Damaged(error.to_string())
    }
}

impl From<::hours::CalendarError> for Failure {
    fn from(error: ::hours::CalendarError) -> Failure {
        Failure::Damaged(error.to_string())
    }
}
