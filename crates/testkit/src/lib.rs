//! What tests of several crates need: a PostgreSQL server of their own, folders, and codes. Development only.

mod code;
mod folder;
mod postgres;

pub use code::code;
pub use folder::Folder;
pub use postgres::{Cluster, cluster};
