//! An incident and the problem behind it (clause 2.A): the ticket's side of the link.
//!
//! The problem's side is in its own stream; both are written in one commit. A ticket has one problem or none: what has
//! two causes is two incidents.

use serde::{Deserialize, Serialize};

use crate::ticket::Done;
use crate::works::WorksRefusal;
use crate::{ProblemId, Refusal, Ticket};

/// What can happen to the link.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LinkFact {
    /// The incident comes from that problem.
    Linked {
        /// Which.
        problem: ProblemId,
    },
    /// It doesn't, after all.
    Unlinked {
        /// Which.
        problem: ProblemId,
    },
}

/// A verb on the link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkCommand {
    /// Link it.
    Link(ProblemId),
    /// Take the link away.
    Unlink(ProblemId),
}

impl LinkFact {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            LinkFact::Linked { .. } => "problem_linked",
            LinkFact::Unlinked { .. } => "problem_unlinked",
        }
    }
}

/// The link after one more fact.
pub(crate) fn after(link: &mut Option<Done<ProblemId>>, done: Done<LinkFact>) {
    *link = match done.what {
        LinkFact::Linked { problem } => {
            Some(Done { at: done.at, by: done.by, organisation: done.organisation, what: problem })
        }
        LinkFact::Unlinked { .. } => None,
    };
}

/// Whatever the ticket's state: causes are often found when the incident is long over.
pub(crate) fn decide(ticket: &Ticket, command: LinkCommand) -> Result<LinkFact, Refusal> {
    match (command, ticket.problem.map(|link| link.what)) {
        (LinkCommand::Link(problem), None) => Ok(LinkFact::Linked { problem }),
        (LinkCommand::Link(_), Some(_)) => Err(WorksRefusal::Linked.into()),
        (LinkCommand::Unlink(problem), Some(linked)) if linked == problem => {
            Ok(LinkFact::Unlinked { problem })
        }
        (LinkCommand::Unlink(_), _) => Err(WorksRefusal::NotLinked.into()),
    }
}
