//! What tests of several crates need: a PostgreSQL server of their own, and folders. Development only.

mod folder;
mod postgres;

pub use folder::Folder;
pub use postgres::{Cluster, cluster};
