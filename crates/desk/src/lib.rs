//! Facts in, decisions out.
//!
//! Everything that happened at the desk is an [`Entry`] in a stream of the journal: a ticket, an
//! organisation, a person, an agreement, a calendar. State is a fold over a stream
//! ([`Ticket::after`], [`Person::after`], [`Organisation::after`]); a change is a decision
//! ([`open`], [`decide`](fn@decide)) that answers with the facts to append, or with a [`Refusal`] that names its
//! rule; everything said about time is a [`Clock`] with its [`Proof`]; who may do what is one table
//! ([`access`]).
//!
//! ```
//! # use desk::{Actor, Authored, By, Command, Context, NewTicket, OrganisationId, PersonId, Role, Standing, TextId};
//! # use desk::{Ticket, TicketId, decide, fact::{Door, Party}, open};
//! # let agreement = terms::Agreement::parse(include_str!("../../../agreements/2021-09.toml"))?;
//! # let calendars = agreement.calendars()?;
//! # let (centre, reseller) = (OrganisationId::from_bytes([1; 16]), OrganisationId::from_bytes([2; 16]));
//! # let provider = desk::Organisation::new(reseller, Party::Provider, "Alpha", "EMEA".into());
//! # let somebody = |n, organisation, party, role| {
//! #     let by = By::Person(PersonId::from_bytes([n; 16]));
//! #     Actor { by, organisation, party, provider: None, role, qualified: desk::QualifiedFor::Nothing, is_program: false, emergency: None }
//! # };
//! # let nora = somebody(3, reseller, Party::Provider, Role::ProviderAgent);
//! # let vera = somebody(4, centre, Party::Vendor, Role::CentreAgent);
//! # let subject = Authored { id: TextId::from_bytes([5; 16]), salt: [6; 16], text: "Blank page".into() };
//! # let report = NewTicket::bare(TicketId::from_bytes([7; 16]), subject, Door::Portal);
//! # let (agreement, calendars) = (&agreement, &calendars);
//! let by = |actor, at| Context { actor, at, recorded_at: at, agreement, calendars, seen: None };
//!
//! // On a Friday evening Nora of a provider reports an incident: clause 4 gives the centre one business hour.
//! let friday = "2026-11-20T17:42:00+01:00".parse()?;
//! let reported = open(&report, &provider, None, &by(&nora, friday)).expect("taken");
//! let ticket = Ticket::fold(&reported.entries).expect("it begins with its opening");
//! assert_eq!(desk::clocks(&ticket, agreement, calendars)?[0].due, Some("2026-11-23T09:42:00+01:00".parse()?));
//!
//! // On Monday Vera of the centre has it.
//! let monday = "2026-11-23T09:20:00+01:00".parse()?;
//! let decided = decide(&ticket, &Command::Acknowledge { note: None }, &by(&vera, monday)).expect("taken");
//! let ticket = decided.entries.iter().fold(ticket, Ticket::after);
//!
//! // She took 18 minutes of Friday and 20 of Monday: in time, and here is the proof.
//! let clock = &desk::clocks(&ticket, agreement, calendars)?[0];
//! let proof = desk::proof::proof(clock, Some(1), agreement, &calendars["EMEA"], monday)?;
//! assert_eq!(proof.standing, Standing::Met { spent: hours::OpenTime::from_minutes(38) });
//! desk::verify(&proof)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What this crate refuses to know
//!
//! The time of day, chance, databases, languages, the network. Instants, ids and salts come in as
//! arguments, so a month of desk life runs in a test in a second. Texts that people wrote are never in
//! an entry, only their salted hash ([`TextRef`]): erasing a person breaks no chain.
//!
//! # Reading order
//!
//! [`fact`] (what can happen) → [`ticket`] (what it adds up to) → [`command`], [`mod@decide`] with `intake` and
//! `triage` (what may happen next), [`refusal`] (why not) → [`clock`] with `standing` and `alarm`, [`proof`] and
//! [`report`] (what time says) → [`evidence`] (what another party can check) → [`access`] (who may).

pub mod access;
mod actor;
pub mod adoption;
mod alarm;
pub mod attachment;
pub mod chart;
mod choices;
pub mod clock;
pub mod command;
pub mod completeness;
pub mod conduct;
pub mod contact;
pub mod credential;
pub mod decide;
pub mod diagnosis;
pub mod duties;
pub mod emergency;
mod entry;
pub mod erasure;
pub mod escalation;
pub mod evidence;
pub mod exclusion;
pub mod fact;
mod folded;
mod ids;
pub mod information;
mod intake;
pub mod ladder;
pub mod link;
pub mod maintenance;
pub mod membership;
mod month;
pub mod organisation;
pub mod person;
pub mod pin;
pub mod problem;
pub mod procedure;
pub mod product;
pub mod promise;
pub mod proof;
pub mod publication;
pub mod qualification;
pub mod redaction;
pub mod refusal;
pub mod release;
pub mod remote;
pub mod replay;
pub mod report;
pub mod response;
pub mod retention;
pub mod review;
pub mod roster;
pub mod service_report;
pub mod similar;
mod standing;
mod text;
pub mod ticket;
pub mod tiers;
pub mod training;
mod triage;
pub mod ways_in;
pub mod works;

pub use access::{Action, Decision, Fields, Scope, allows};
pub use actor::Actor;
pub use chart::ChartCommand;
pub use clock::{Candidate, Clock, Stop, StopKind, clocks};
pub use command::{Command, NewTicket};
pub use decide::{Context, Decided, decide};
pub use entry::{By, DecodeError, Entry, Service, Stream, StreamKind, chain};
pub use escalation::{Escalated, Passing, escalate};
pub use fact::{Fact, OrganisationFact, PersonFact, PublishedFact, TicketFact};
pub use folded::Folded;
pub use ids::{
    AttachmentId, Digest, MaintenanceId, OrganisationId, PersonId, ProblemId, ReleaseId, ReportId, RosterId,
    TextId, TicketId,
};
pub use intake::{open, open_at_level_1};
pub use maintenance::{Maintenance, MaintenanceFact};
pub use month::Month;
pub use organisation::{Organisation, Support};
pub use person::{Person, Role};
pub use problem::{Problem, ProblemFact};
pub use product::{Product, QualifiedFor};
pub use proof::{Proof, ProofError, verify};
pub use publication::Publication;
pub use refusal::{Field, Refusal};
pub use release::{Release, ReleaseFact};
pub use roster::{Roster, RosterFact, RosterRefusal};
pub use standing::Standing;
pub use text::{Authored, TextRef};
pub use ticket::{State, Ticket};
