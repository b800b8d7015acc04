//! The list of all statements there are: a test prepares each on both engines.

use crate::Statement;

/// Each module's list. A module with statements adds its `ALL` here, which the tests insist on.
pub static REGISTRY: &[&[&Statement]] =
    &[crate::journal::ALL, crate::idempotency::ALL, crate::texts::ALL, crate::settings::ALL];
