//! The list of all statements there are: a test prepares each on both engines.

use crate::Statement;

/// Each module's list. A module with statements adds its `ALL` here, which the tests insist on.
pub static REGISTRY: &[&[&Statement]] = &[
    crate::journal::ALL,
    crate::idempotency::ALL,
    crate::texts::ALL,
    crate::attachments::ALL,
    crate::settings::ALL,
    crate::outbox::ALL,
    crate::identity::ALL,
    crate::reads::ALL,
    crate::health::ALL,
    crate::projections::tickets::ALL,
    crate::projections::alarms::ALL,
    crate::projections::decisions::ALL,
    crate::projections::organisations::ALL,
    crate::projections::people::ALL,
    crate::projections::certificates::ALL,
    crate::projections::published::ALL,
    crate::projections::keys::ALL,
    crate::projections::drafts::ALL,
    crate::projections::imported::ALL,
    crate::projections::records::ALL,
    crate::projections::dues::ALL,
    crate::projections::promises::ALL,
    crate::projections::reviews::ALL,
    crate::projections::kept::ALL,
];

/// Statements in words that only PostgreSQL has: the row lock, and arrays that save round trips.
pub static POSTGRES_ONLY: &[&Statement] = crate::postgres::ONLY_HERE;
