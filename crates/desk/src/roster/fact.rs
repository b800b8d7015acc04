//! What can happen to a week's roster.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use super::IsoWeek;
use crate::choices::choices;
use crate::{PersonId, TextRef};

/// A time in which somebody is to be there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Its number in the week.
    pub number: u32,
    /// Whose it is.
    pub person: PersonId,
    /// For which regions: one person may answer for two that are open at the same time, and it is said.
    pub regions: Vec<RegionId>,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
}

/// A fact of a week's roster (clause 3.B).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RosterFact {
    /// The first entry: the week has a roster.
    Begun {
        /// Which week.
        week: IsoWeek,
    },
    /// Shifts were planned.
    Planned {
        /// They, numbered.
        shifts: Vec<Shift>,
        /// The week that they were copied from, if they were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        copied_from: Option<IsoWeek>,
    },
    /// A shift was taken out of the plan.
    Removed {
        /// Which.
        shift: u32,
    },
    /// Somebody asked a colleague to take a shift.
    SwapAsked {
        /// Which of theirs.
        shift: u32,
        /// Whom they asked.
        with: PersonId,
        /// For which of the colleague's, if for one.
        in_return: Option<u32>,
    },
    /// The colleague said no, or whoever asked took it back.
    SwapDeclined {
        /// The entry that asked.
        swap: u64,
    },
    /// Shifts changed hands: agreed by the colleague, or settled by the manager.
    Swapped {
        /// Which was given.
        shift: u32,
        /// To whom.
        with: PersonId,
        /// Which was given for it, if one was.
        in_return: Option<u32>,
    },
    /// Somebody can't come.
    Absent {
        /// Who.
        person: PersonId,
        /// From this instant on.
        from: Timestamp,
        /// Up to this one.
        until: Timestamp,
        /// Why, as far as the roster needs to know.
        why: Away,
        /// Who comes instead.
        substitute: Option<PersonId>,
    },
    /// Somebody comes instead, or no longer does.
    Substituted {
        /// The entry that told the absence.
        absence: u64,
        /// Who.
        substitute: Option<PersonId>,
    },
    /// They can come after all.
    NotAbsent {
        /// The entry that told the absence.
        absence: u64,
    },
    /// Somebody is there, from the instant of this entry on.
    Arrived {
        /// Who.
        person: PersonId,
        /// For which regions.
        regions: Vec<RegionId>,
        /// Until when, unless they leave before or say otherwise.
        until: Timestamp,
    },
    /// They left, at the instant of this entry.
    Left {
        /// The entry that told that they were there.
        presence: u64,
    },
    /// A presence that nobody recorded at the time was noted afterwards.
    PresenceNoted {
        /// Who was there.
        person: PersonId,
        /// For which regions.
        regions: Vec<RegionId>,
        /// From this instant on.
        from: Timestamp,
        /// Up to this one.
        until: Timestamp,
        /// How it is known.
        reason: TextRef,
    },
    /// A presence that was none no longer counts.
    PresenceStruck {
        /// The entry that told it.
        presence: u64,
        /// How it is known.
        reason: TextRef,
    },
    /// A word for those who come next.
    HandedOver {
        /// For whose region.
        region: RegionId,
        /// What.
        text: TextRef,
    },
}

choices! {
    /// Why somebody can't come, as far as the roster needs to know: whatever else there is to say is said elsewhere.
    Away {
        /// Days off.
        Leave = "leave",
        /// Ill.
        Ill = "ill",
        /// At a training.
        Training = "training",
        /// Something else.
        Other = "other",
    }
}

impl RosterFact {
    /// The word for it in a list of events, in the API and in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            RosterFact::Begun { .. } => "begun",
            RosterFact::Planned { copied_from: None, .. } => "planned",
            RosterFact::Planned { copied_from: Some(_), .. } => "copied",
            RosterFact::Removed { .. } => "removed",
            RosterFact::SwapAsked { .. } => "swap_asked",
            RosterFact::SwapDeclined { .. } => "swap_declined",
            RosterFact::Swapped { .. } => "swapped",
            RosterFact::Absent { .. } => "absent",
            RosterFact::Substituted { .. } => "substituted",
            RosterFact::NotAbsent { .. } => "not_absent",
            RosterFact::Arrived { .. } => "arrived",
            RosterFact::Left { .. } => "left",
            RosterFact::PresenceNoted { .. } => "presence_noted",
            RosterFact::PresenceStruck { .. } => "presence_struck",
            RosterFact::HandedOver { .. } => "handed_over",
        }
    }

    /// Does it change who is to be there? The others tell who was, and what they left behind.
    pub fn plans(&self) -> bool {
        !matches!(
            self,
            RosterFact::Arrived { .. }
                | RosterFact::Left { .. }
                | RosterFact::PresenceNoted { .. }
                | RosterFact::PresenceStruck { .. }
                | RosterFact::HandedOver { .. }
        )
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            RosterFact::PresenceNoted { reason: text, .. }
            | RosterFact::PresenceStruck { reason: text, .. }
            | RosterFact::HandedOver { text, .. } => vec![*text],
            _ => Vec::new(),
        }
    }
}
