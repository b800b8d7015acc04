//! What tests of several crates need: a PostgreSQL server of their own, folders, codes, and passkeys. Development only.

mod code;
mod folder;
mod passkey;
mod postgres;

pub use code::code;
pub use folder::Folder;
pub use passkey::Device;
pub use postgres::{Cluster, cluster};
