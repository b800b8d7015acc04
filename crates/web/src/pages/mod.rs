//! One file a page.

pub mod error;
pub mod login;
pub mod preferences;
pub mod timeline;
