//! A release: an update, what it contains, which incidents it closes (clause 2.A, "the supply of updates").
//!
//! Publishing freezes the list of incidents, and then each reporter is told, one ticket after the other: what was told
//! stays told, and what is left is known, so that it can go on after a cut.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::Delivery;
use crate::maintenance::may_announce;
use crate::refusal::Field;
use crate::works::{Notices, Said, WorksRefusal, Written};
use crate::{
    Action, Authored, Entry, Fact, Folded, ProblemId, Refusal, ReleaseId, Scope, Stream, StreamKind, TextRef,
    TicketId,
};

crate::choices::choices! {
    /// Where a release stands.
    ReleaseState {
        /// Only the centre knows.
        Prepared = "prepared",
        /// Out.
        Published = "published",
        /// It won't come out, or was taken back.
        Withdrawn = "withdrawn",
    }
}

/// What a release is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents<T = TextRef> {
    /// What people call it: `4.2.1`.
    pub version: String,
    /// What is in it.
    pub contains: T,
    /// Installed by the centre, or supplied.
    pub delivery: Delivery,
    /// The problems whose cause it removes: their incidents are closed by it.
    pub problems: Vec<ProblemId>,
    /// Incidents besides.
    pub tickets: Vec<TicketId>,
}

/// What can happen to a release.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReleaseFact {
    /// Prepared, or prepared anew before it was out.
    Prepared(Box<Contents>),
    /// It is out.
    Published {
        /// What everybody reads.
        notices: Notices,
        /// The incidents that it closes, from now on the same.
        tickets: Vec<TicketId>,
    },
    /// The reporter of one of them was told, in the same commit as the ticket's own entry.
    Told {
        /// Of which.
        ticket: TicketId,
    },
    /// It won't come out, or was taken back.
    Withdrawn {
        /// Why.
        reason: TextRef,
    },
}

impl ReleaseFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ReleaseFact::Prepared(contents) => vec![contents.contains],
            ReleaseFact::Published { notices, .. } => notices.texts(),
            ReleaseFact::Told { .. } => Vec::new(),
            ReleaseFact::Withdrawn { reason } => vec![*reason],
        }
    }
}

/// A verb on a release.
#[derive(Clone, PartialEq, Debug)]
pub enum ReleaseCommand {
    /// Prepare one, or prepare it anew.
    Prepare(Box<Contents<Authored>>),
    /// Publish it. `tickets`: the incidents of its problems today, and those besides.
    Publish {
        /// What everybody reads.
        notices: Box<Written>,
        /// The incidents that it closes.
        tickets: Vec<TicketId>,
    },
    /// One reporter is told.
    Tell(TicketId),
    /// Take it back.
    Withdraw {
        /// Why.
        reason: Authored,
    },
}

impl ReleaseCommand {
    /// What the access table calls it.
    pub fn action(&self) -> Action {
        match self {
            ReleaseCommand::Prepare(_) => Action::PlanWorks,
            _ => Action::AnnounceWorks,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        match self {
            ReleaseCommand::Prepare(contents) => {
                check_version(&contents.version)?;
                contents.contains.check(Field::Contains)
            }
            ReleaseCommand::Publish { notices, .. } => notices.check(),
            ReleaseCommand::Tell(_) => Ok(()),
            ReleaseCommand::Withdraw { reason } => reason.check(Field::Reason),
        }
    }

    fn texts(&self) -> Vec<Authored> {
        match self {
            ReleaseCommand::Prepare(contents) => vec![contents.contains.clone()],
            ReleaseCommand::Publish { notices, .. } => notices.texts(),
            ReleaseCommand::Tell(_) => Vec::new(),
            ReleaseCommand::Withdraw { reason } => vec![reason.clone()],
        }
    }
}

/// The name of a version is public, and stays in the journal as it is: short, and no more than a name.
fn check_version(version: &str) -> Result<(), Refusal> {
    let (field, limit) = (Field::Version, Field::Version.limit());
    match version {
        _ if version.trim().is_empty() => Err(Refusal::Empty(field)),
        _ if version.len() > limit => Err(Refusal::TooLong { field, limit }),
        _ if version.chars().any(char::is_control) => Err(Refusal::NotText(field)),
        _ => Ok(()),
    }
}

/// What a release's stream adds up to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Release {
    /// Which.
    pub id: ReleaseId,
    /// How many entries the stream has.
    pub version: u64,
    /// What it is.
    pub contents: Contents,
    /// Where it stands.
    pub state: ReleaseState,
    /// When it was prepared first.
    pub prepared: Timestamp,
    /// When it came out.
    pub published: Option<Timestamp>,
    /// What everybody reads.
    pub notices: Option<Notices>,
    /// The incidents that it closes, once it is out.
    pub closes: Vec<TicketId>,
    /// Those whose reporter was told.
    pub told: Vec<TicketId>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Said>,
}

impl Release {
    /// The incidents whose reporter isn't told yet.
    pub fn left(&self) -> Vec<TicketId> {
        match self.state {
            ReleaseState::Published => {
                self.closes.iter().filter(|ticket| !self.told.contains(ticket)).copied().collect()
            }
            ReleaseState::Prepared | ReleaseState::Withdrawn => Vec::new(),
        }
    }
}

impl Folded for Release {
    const KIND: StreamKind = StreamKind::Release;

    fn first(entry: &Entry) -> Option<Release> {
        let (Stream::Release(id), Fact::Release(ReleaseFact::Prepared(contents))) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Release {
            id,
            version: entry.number,
            contents: (**contents).clone(),
            state: ReleaseState::Prepared,
            prepared: entry.at,
            published: None,
            notices: None,
            closes: Vec::new(),
            told: Vec::new(),
            withdrawn: None,
        })
    }

    fn after(mut self, entry: &Entry) -> Release {
        self.version = entry.number;
        let Fact::Release(fact) = &entry.fact else { return self };
        match fact {
            ReleaseFact::Prepared(contents) => self.contents = (**contents).clone(),
            ReleaseFact::Published { notices, tickets } => {
                self.state = ReleaseState::Published;
                self.published = Some(entry.at);
                self.notices = Some(*notices);
                self.closes = tickets.clone();
            }
            ReleaseFact::Told { ticket } => self.told.push(*ticket),
            ReleaseFact::Withdrawn { reason } => {
                self.state = ReleaseState::Withdrawn;
                self.withdrawn = Some(Said::of(entry, *reason));
            }
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    /// Until each reporter is told.
    fn is_open(&self) -> bool {
        self.state == ReleaseState::Prepared || !self.left().is_empty()
    }

    fn sorts_by(&self) -> Timestamp {
        self.published.unwrap_or(self.prepared)
    }

    /// A draft is the centre's; what came out is everybody's.
    fn scopes(&self) -> Vec<Scope> {
        match self.published {
            None => vec![Scope::Centre],
            Some(_) => vec![Scope::Centre, Scope::Everybody],
        }
    }
}

/// A verb on a release, or its first. `others`: every other one, by which a version is known to be taken.
///
/// # Errors
///
/// A [`Refusal`]; then nothing has happened.
pub fn decide(
    id: ReleaseId,
    release: Option<&Release>,
    command: &ReleaseCommand,
    others: &[Release],
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, command.action(), &Object::House)?;
    may_announce(command.action(), cx)?;
    command.check()?;
    let version = release.map_or(0, |release| release.version);
    if let (Some(release), false) = (release, matches!(command, ReleaseCommand::Tell(_))) {
        not_older_than(release.version, cx)?;
    }
    let taken = |version: &str| {
        let same = |other: &&Release| {
            other.id != id && other.state != ReleaseState::Withdrawn && other.contents.version == version
        };
        match others.iter().find(same) {
            Some(other) => Err(WorksRefusal::VersionTaken(other.contents.version.clone())),
            None => Ok(()),
        }
    };
    let state = release.map(|release| release.state);
    let fact = match (release, command) {
        (None, ReleaseCommand::Prepare(contents)) => {
            taken(contents.version.trim())?;
            prepared(contents)
        }
        (None, _) => return Err(Refusal::NotFound),
        (Some(_), _) if state == Some(ReleaseState::Withdrawn) => return Err(WorksRefusal::Over.into()),
        (Some(_), ReleaseCommand::Prepare(contents)) => {
            not_out(state)?;
            taken(contents.version.trim())?;
            prepared(contents)
        }
        (Some(_), ReleaseCommand::Publish { notices, tickets }) => {
            not_out(state)?;
            let mut tickets = tickets.clone();
            tickets.sort();
            tickets.dedup();
            ReleaseFact::Published { notices: notices.reference(), tickets }
        }
        (Some(release), ReleaseCommand::Tell(ticket)) => {
            if !release.left().contains(ticket) {
                return Err(WorksRefusal::ToldAlready.into());
            }
            ReleaseFact::Told { ticket: *ticket }
        }
        (Some(_), ReleaseCommand::Withdraw { reason }) => {
            ReleaseFact::Withdrawn { reason: reason.reference() }
        }
    };
    Ok(facts(Stream::Release(id), version, [fact], command.texts(), cx))
}

fn not_out(state: Option<ReleaseState>) -> Result<(), Refusal> {
    if state == Some(ReleaseState::Published) { Err(WorksRefusal::Announced.into()) } else { Ok(()) }
}

fn prepared(contents: &Contents<Authored>) -> ReleaseFact {
    ReleaseFact::Prepared(Box::new(Contents {
        version: contents.version.trim().to_owned(),
        contains: contents.contains.reference(),
        delivery: contents.delivery,
        problems: contents.problems.clone(),
        tickets: contents.tickets.clone(),
    }))
}
