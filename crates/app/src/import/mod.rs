//! The import of another desk's log.
//!
//! A log is rows: a ticket's number, an instant, a status. A [`Mapping`] says which column is which and what each word
//! means here; a [`Log`] collects the rows by ticket; [`App::import`](crate::App::import) puts each row before the same decisions that a
//! page would ask, as [`Actor::import`](desk::Actor::import), at the instant that the log tells. What the log can't
//! tell stays untold. A row that is refused is reported with its line and reason, and nothing else is lost.
//!
//! Rows are not kept, only what they mean: sixteen bytes each, and a few dozen for a ticket. How a file is cut into
//! rows is the door's affair.
//!
//! The same log again adds nothing, and a log that grew adds its new rows: what was taken of a ticket is remembered in
//! the commit that takes it, and the ticket's own id follows from the names of log and ticket. So a run that was
//! killed goes on where it was.

mod instants;
mod log;
mod mapping;
mod plan;
mod run;

pub use log::{Log, NoColumn, Why};
pub use mapping::{Mapping, Trouble, What};
pub use run::{Imported, Observer};
