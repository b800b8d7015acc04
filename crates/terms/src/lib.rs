//! The terms floor.
