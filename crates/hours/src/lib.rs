//! The hours floor.
