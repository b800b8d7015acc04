//! `/api/v1`, route by route.

mod administration;
mod attachments;
mod calendars;
pub mod desk;
mod document;
mod duties;
mod events;
mod exclusions;
mod hostile;
mod people;
mod public;
mod publishing;
mod roster;
mod tickets;
mod verbs;
mod versions;
mod works;
