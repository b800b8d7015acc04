//! The words floor.
