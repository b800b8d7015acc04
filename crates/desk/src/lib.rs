//! Facts in, decisions out.
//!
//! Everything that happened at the desk is an [`Entry`] in a stream of the journal: a ticket, an
//! organisation, a person, an agreement, a calendar. State is a fold over a stream
//! ([`Ticket::after`], [`Person::after`], [`Organisation::after`]); a change is a decision
//! ([`open`], [`decide`](fn@decide)) that answers with the facts to append, or with a [`Refusal`] that names its
//! rule; everything said about time is a [`Clock`] with its [`Proof`]; who may do what is one table
//! ([`access`]).
//!
//! # What this crate refuses to know
//!
//! The time of day, chance, databases, languages, the network. Instants, ids and salts come in as
//! arguments, so a month of desk life runs in a test in a second. Texts that people wrote are never in
//! an entry, only their salted hash ([`TextRef`]): erasing a person breaks no chain.
//!
//! # Reading order
//!
//! [`fact`] (what can happen) → [`ticket`] (what it adds up to) → [`decide`](mod@decide) (what may happen
//! next) → [`clock`] and [`proof`] (what time says) → [`access`] (who may).

pub mod access;
mod actor;
mod alarm;
mod choices;
pub mod clock;
pub mod command;
pub mod completeness;
pub mod decide;
mod entry;
pub mod fact;
mod ids;
mod intake;
pub mod organisation;
pub mod person;
pub mod proof;
pub mod refusal;
pub mod report;
mod standing;
mod text;
pub mod ticket;

pub use access::{Action, Decision, Fields, Scope, allows};
pub use actor::Actor;
pub use clock::{Candidate, Clock, Stop, StopKind, clocks};
pub use command::{Command, NewTicket};
pub use decide::{Context, Decided, decide};
pub use entry::{By, DecodeError, Entry, Service, Stream, StreamKind, chain};
pub use fact::{Fact, OrganisationFact, PersonFact, PublishedFact, TicketFact};
pub use ids::{Digest, OrganisationId, PersonId, TextId, TicketId};
pub use intake::open;
pub use organisation::Organisation;
pub use person::{Person, Role};
pub use proof::{Proof, ProofError, verify};
pub use refusal::{Field, Refusal};
pub use standing::Standing;
pub use text::{Authored, TextRef};
pub use ticket::{State, Ticket};
