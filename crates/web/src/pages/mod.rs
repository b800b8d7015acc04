//! One file a page.

mod cause;
pub mod closures;
pub mod decisions;
pub mod demo;
pub mod desk;
pub mod error;
pub mod evidence;
mod exclusion;
pub mod home;
pub mod hours;
pub mod identity;
pub mod listing;
pub mod notices;
pub mod parties;
pub mod preferences;
pub mod problem;
pub mod report;
pub mod reports;
pub mod responses;
pub mod service_report;
pub mod terms;
pub mod then;
pub mod ticket;
pub mod tickets;
pub mod timeline;
pub mod what_if;
pub mod when;
