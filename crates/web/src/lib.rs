//! The web floor: pages drawn on the server, which work without scripts and come alive with them; the API; live events.
//!
//! A handler has four moves: read (`reader`), load (`app`), ask the core (`app` again), render (`frame`,
//! [`components`]). [`routes`] is the table of contents, and a page's file is named as the page.

mod api;
pub mod asset;
mod basic;
pub mod components;
mod doors;
mod frame;
mod headers;
mod health;
pub mod ics;
mod limits;
mod live;
mod looks;
mod pages;
mod reader;
mod refuse;
mod routes;
mod say;
mod site;
mod typed;
mod whence;

pub use doors::{Door, Hung};
pub use limits::of as limit;
pub use routes::{doors, routes};
pub use site::{DemoPerson, Settings, Site};
pub use whence::Peer;
