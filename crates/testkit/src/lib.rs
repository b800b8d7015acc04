//! What tests of several crates need: a PostgreSQL server of their own. Development only.

mod postgres;

pub use postgres::{Cluster, cluster};
