//! What tests of several crates need: a PostgreSQL server of their own, an identity provider, folders, codes, and passkeys. Development only.

mod code;
mod folder;
mod passkey;
mod postgres;
mod provider;

pub use code::code;
pub use folder::Folder;
pub use passkey::Device;
pub use postgres::{Cluster, cluster};
pub use provider::{FakeProvider, Sign, answer};
