//! One file a page.

pub mod desk;
pub mod error;
pub mod listing;
pub mod login;
pub mod preferences;
pub mod timeline;
