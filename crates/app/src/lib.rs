//! Use cases: load → decide → commit.
//!
//! The core decides, the store keeps; this floor carries facts between them and runs what goes on by itself: alarms,
//! live events. Time and chance come in through a [`Shell`], so that a test holds both in its hand.
//!
//! Every door asks here: a page, the API, the command line, an import. None of them touches the store.

mod adopting;
mod alarms;
mod attachments;
mod audit;
mod check;
mod colleagues;
mod decisions;
pub mod demo;
mod drafts;
mod duties;
mod editions;
mod emergency;
mod erasure;
mod evidence;
mod exclusions;
mod failure;
mod health;
mod hours;
mod identity;
pub mod import;
mod keys;
mod live;
mod load;
mod maintenances;
mod members;
mod offices;
mod outbound;
mod people;
mod person_data;
mod problems;
mod projections;
mod promises;
mod proofs;
mod publishing;
mod queue;
mod reads;
mod records;
mod releases;
mod repinning;
mod replay;
mod reports;
mod responses;
mod retention;
mod reviews;
mod roster;
mod service_reports;
mod shell;
mod signing;
mod similar;
mod tasks;
mod then;
mod tickets;
mod tiers;
mod triaged;
mod warnings;
mod ways_in;
mod works;
mod write;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use desk::{OrganisationId, PersonId, TextId, TicketId};
use jiff::Timestamp;
use store::{Db, Write, params, settings, values};
use tokio::sync::{Notify, broadcast};

pub use adopting::Adoption;
pub use attachments::{
    Announced, Download, FileRow, HELD, HELD_FOR_A_DRAFT, Kind as FileKind, MOST_PIXELS, QUOTA,
};
pub use audit::{AUDITED, Audit, AuditLine, AuditQuery, SecurityTold};
pub use check::{Checked, Verification, Verified};
pub use decisions::{ByPerson, Decisions, OnGround, WaitingDecisions};
pub use drafts::Draft;
pub use duties::{Addressed, Awaited, CustomerLine, DueLine, DutyLine, Ledger, SHOWN, ToCheck};
pub use editions::{Editions, OwnTerms};
pub use emergency::{EmergencyRow, InEmergency, ReadingInEmergency};
pub use erasure::ErasurePreview;
pub use evidence::Audience;
pub use failure::Failure;
pub use health::{Place, Standing, Vital};
pub use hours::{OpenNow, WhatIf};
pub use identity::{
    Answered, Asked, Credential, CredentialKind, Enrolled, Enrolling, Errand, IdentityRefusal, Leaving,
    Linked, Networks, NewProvider, NewToken, Offer, PROOF_LASTS, Passkeys, PreMfa, Provider, ProviderView,
    Returned, SecurityEvent, SecurityNote, SecurityPage, SessionRow, SignOnFor, TokenScope, Weakness, Whence,
};
pub use keys::{KeyKind, Secret, Visitor};
pub use live::{Event, Moved};
pub use load::Loaded;
pub use maintenances::Intended;
pub use members::{Invited, Members};
pub use offices::{NewOrganisation, NewPerson, PersonRow};
pub use outbound::{NoAnswer, Reach, is_public};
pub use people::Roll;
pub use person_data::PersonData;
pub use problems::{Behind, Incident};
pub use promises::{Notice, Told};
pub use publishing::{Concerned, Preview};
pub use queue::{COUNTED, Cursor, Listed, Owned, Page, Query, Turn, Waits};
pub use reads::{Look, Looked, On, Opened, ReadLine, Reads, ReadsPlace, ReadsQuery};
pub use records::{Kept, LISTED, Record, Which};
pub use replay::{Flip, Replay, Side};
pub use reports::{Measured, NONE, Targets, TargetsQuery};
pub use retention::{Applied, HoldRow, Planned, RetentionView};
pub use reviews::{Reviewed, Wording};
pub use roster::{
    Centre, Colleague, CoverageTold, MINUTES_EACH, MINUTES_MOST, RegionCoverage, Staffed, WEEKS_AHEAD,
    WEEKS_BACK,
};
pub use service_reports::{MonthReport, Wanted};
pub use shell::{Held, Shell};
pub use signing::is_signed_by;
pub use similar::Suggested;
pub use tasks::Task;
pub use tickets::{Form, Placed, Receipt, TicketView, Timed};
pub use tiers::{Level2, Relayed};
pub use triaged::Triaged;
pub use warnings::Lapsing;
pub use ways_in::ResetWaiting;
pub use works::{Shown, Shows, Waiting};

/// The desk at work. Clones share it.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    shell: Box<dyn Shell>,
    /// How far the desk clock is ahead of the wall, in microseconds. Only the demo moves it, only forward.
    ahead: AtomicI64,
    editions: Editions,
    known: load::Known,
    live: broadcast::Sender<Arc<Event>>,
    moved: broadcast::Sender<live::Moved>,
    due: Notify,
    hashing: identity::Hashing,
    files: attachments::Home,
    outbound: outbound::Outbound,
    providers: identity::Providers,
    reads: reads::Noted,
    machine: health::Machine,
}

const AHEAD: &str = "desk clock ahead by microseconds";

impl App {
    /// Opens the desk: reads its clock, publishes the agreements that it doesn't know yet, and makes the projections again if
    /// an older program made them.
    ///
    /// # Errors
    ///
    /// The database is away, or an agreement in it can't be read by this version.
    pub async fn start(db: Db, shell: impl Shell + 'static, agreements: &[&str]) -> Result<App, Failure> {
        let ahead = match db.query(&settings::GET, &values![AHEAD]).await?.first() {
            Some(row) => row.get::<&str>(0)?.parse().unwrap_or(0),
            None => 0,
        };
        let machine = health::Machine::at(shell.wall());
        let app = App(Arc::new(Inner {
            machine,
            db,
            shell: Box::new(shell),
            ahead: AtomicI64::new(ahead),
            editions: Editions::default(),
            known: load::Known::default(),
            live: broadcast::channel(1024).0,
            moved: broadcast::channel(1024).0,
            due: Notify::new(),
            hashing: identity::Hashing::default(),
            files: attachments::Home::default(),
            outbound: outbound::Outbound::default(),
            providers: identity::Providers::default(),
            reads: reads::Noted::default(),
        }));
        app.begin_projections().await?;
        app.publish(agreements).await?;
        app.make_projections().await?;
        Ok(app)
    }

    /// Begins what goes on by itself, until the runtime ends: alarms, live events, who looked at what; what is over
    /// goes, and the journal is verified.
    pub fn run(&self) {
        tokio::spawn(alarms::watch(self.clone()));
        tokio::spawn(live::follow(self.clone()));
        tokio::spawn(attachments::watch(self.clone()));
        tokio::spawn(identity::watch(self.clone()));
        tokio::spawn(reads::watch(self.clone()));
        tokio::spawn(retention::watch(self.clone()));
        tokio::spawn(check::watch(self.clone()));
    }

    /// The desk's time: what people act at.
    pub fn now(&self) -> Timestamp {
        let ahead = self.0.ahead.load(Ordering::Relaxed);
        Timestamp::from_microsecond(self.wall().as_microsecond().saturating_add(ahead))
            .unwrap_or(Timestamp::MAX)
    }

    /// The wall's time: what sessions, tokens and limits are measured by.
    pub fn wall(&self) -> Timestamp {
        self.0.shell.wall()
    }

    /// Is the desk clock another than the wall's?
    pub fn is_ahead(&self) -> bool {
        self.0.ahead.load(Ordering::Relaxed) != 0
    }

    /// Sets the desk clock. It never goes back: what happened, happened.
    ///
    /// # Errors
    ///
    /// [`Failure::NotForward`], or the database is away.
    pub async fn move_clock(&self, to: Timestamp) -> Result<(), Failure> {
        if to < self.now() && self.position() > 0 && self.has_tickets().await? {
            return Err(Failure::NotForward { now: self.now(), to });
        }
        let ahead = to.as_microsecond() - self.wall().as_microsecond();
        let write = Write::new(&settings::SET, params![AHEAD, ahead.to_string()]);
        self.0.db.commit(store::Commit { statements: vec![write], ..store::Commit::default() }).await?;
        self.0.ahead.store(ahead, Ordering::Relaxed);
        self.0.due.notify_one();
        Ok(())
    }

    /// Where the journal ends.
    pub fn position(&self) -> u64 {
        self.0.db.position()
    }

    /// The versions of the agreement, and the calendars.
    pub fn editions(&self) -> &Editions {
        &self.0.editions
    }

    /// Which database it is on.
    pub fn engine(&self) -> store::Engine {
        self.0.db.engine()
    }

    /// Writes what is waiting and lets the database go.
    pub async fn close(&self) {
        if let Err(failure) = self.write_reads().await {
            tracing::error!(%failure, waiting = self.reads_waiting(), "the last reads could not be written");
        }
        self.0.db.close().await;
    }

    /// A fresh id: time-ordered, so that indexes stay dense, and unguessable enough not to collide.
    fn fresh(&self) -> uuid::Uuid {
        let drawn = self.0.shell.chance();
        let mut tail = [0; 10];
        tail.copy_from_slice(&drawn[..10]);
        let millis = u64::try_from(self.wall().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }

    /// A fresh id for a ticket.
    pub fn fresh_ticket(&self) -> TicketId {
        TicketId(self.fresh())
    }

    /// A fresh id, for a stream that begins.
    pub fn fresh_id(&self) -> uuid::Uuid {
        self.fresh()
    }

    pub(crate) fn fresh_person(&self) -> PersonId {
        PersonId(self.fresh())
    }

    pub(crate) fn fresh_organisation(&self) -> OrganisationId {
        OrganisationId(self.fresh())
    }

    /// A text on its way in, with its id and salt.
    pub fn authored(&self, text: impl Into<String>) -> desk::Authored {
        let drawn = self.0.shell.chance();
        let mut salt = [0; 16];
        salt.copy_from_slice(&drawn[..16]);
        desk::Authored { id: TextId(self.fresh()), salt, text: text.into() }
    }
}
