//! The web floor: pages drawn on the server, which work without scripts and come alive with them.
//!
//! Says how things look and where they stand; asks `app` for everything it says.

pub mod asset;
pub mod components;
