//! The wall clock.

use jiff::Timestamp;

/// What time it is. Nothing else in the house asks.
#[expect(clippy::disallowed_methods, reason = "the one place where an instant enters the house")]
pub fn now() -> Timestamp {
    Timestamp::now()
}
