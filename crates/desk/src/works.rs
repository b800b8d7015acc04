//! What problems, maintenances and releases have in common (clause 2.A): texts with their authors, notices in three
//! languages, and why something of theirs is refused.

use hours::OpenTime;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use crate::refusal::Field;
use crate::{Authored, By, Entry, Refusal, TextRef};

/// A text, with who wrote it and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// What.
    pub text: TextRef,
}

impl Said {
    /// The text of an entry.
    pub fn of(entry: &Entry, text: TextRef) -> Said {
        Said { at: entry.at, by: entry.by, text }
    }
}

/// A notice to those concerned: always in the three languages of the desk, so that nobody reads it in another's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notices {
    /// In English.
    pub en: TextRef,
    /// In French.
    pub fr: TextRef,
    /// In Japanese.
    pub ja: TextRef,
}

impl Notices {
    /// The three texts.
    pub fn texts(&self) -> Vec<TextRef> {
        vec![self.en, self.fr, self.ja]
    }
}

/// A notice on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// In English.
    pub en: Authored,
    /// In French.
    pub fr: Authored,
    /// In Japanese.
    pub ja: Authored,
}

impl Written {
    /// What the journal keeps of it.
    pub fn reference(&self) -> Notices {
        Notices { en: self.en.reference(), fr: self.fr.reference(), ja: self.ja.reference() }
    }

    /// Each written, none too long.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        [&self.en, &self.fr, &self.ja].into_iter().try_for_each(|text| text.check(Field::Notice))
    }

    pub(crate) fn texts(&self) -> Vec<Authored> {
        vec![self.en.clone(), self.fr.clone(), self.ja.clone()]
    }
}

/// Why something of a problem, a maintenance, a release or a resolution is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WorksRefusal {
    /// It is over: only bringing it back is possible, where it is.
    Over,
    /// It isn't over.
    NotOver,
    /// No such hypothesis in the log.
    NoHypothesis(u32),
    /// A hypothesis that was judged before.
    Judged(u32),
    /// No workaround is given that could be withdrawn.
    NoWorkaround,
    /// The incident is linked to a problem already.
    Linked,
    /// It isn't linked to that one.
    NotLinked,
    /// A window that ends before it begins, or that has begun.
    NoWindow,
    /// Nobody would be concerned.
    NobodyConcerned,
    /// Another announced window concerns the same people at the same time (clause 2.A, the agreement's rule).
    Overlaps {
        /// Its begin.
        from: Timestamp,
        /// Its end.
        until: Timestamp,
    },
    /// Announced too late (the agreement's rule): open time of those concerned.
    TooShortNotice {
        /// Whose open time is short.
        region: RegionId,
        /// How much of it there would be.
        given: OpenTime,
        /// How much is owed.
        owed: OpenTime,
        /// The earliest instant at which a window may begin for them.
        earliest: Timestamp,
    },
    /// It isn't announced yet.
    NotAnnounced,
    /// It was announced before.
    Announced,
    /// It hasn't begun yet.
    NotBegun(Timestamp),
    /// Announcing and publishing is for a qualified person, or the manager.
    NotQualified,
    /// A window names a release that isn't there.
    NoRelease,
    /// A window names a release that was withdrawn.
    ReleaseWithdrawn(String),
    /// A release of that version was published before.
    VersionTaken(String),
    /// The reporter was told of this update before.
    ToldAlready,
    /// There is no resolution that waits for an answer.
    NothingToAnswer,
}

impl WorksRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            WorksRefusal::Over => "over",
            WorksRefusal::NotOver => "not-over",
            WorksRefusal::NoHypothesis(_) => "no-hypothesis",
            WorksRefusal::Judged(_) => "hypothesis-judged",
            WorksRefusal::NoWorkaround => "no-workaround",
            WorksRefusal::Linked => "linked-already",
            WorksRefusal::NotLinked => "not-linked",
            WorksRefusal::NoWindow => "no-window",
            WorksRefusal::NobodyConcerned => "nobody-concerned",
            WorksRefusal::Overlaps { .. } => "overlaps",
            WorksRefusal::TooShortNotice { .. } => "too-short-notice",
            WorksRefusal::NotAnnounced => "not-announced",
            WorksRefusal::Announced => "announced-already",
            WorksRefusal::NotBegun(_) => "not-begun",
            WorksRefusal::NotQualified => "announcer-not-qualified",
            WorksRefusal::NoRelease => "no-release",
            WorksRefusal::ReleaseWithdrawn(_) => "release-withdrawn",
            WorksRefusal::VersionTaken(_) => "version-taken",
            WorksRefusal::ToldAlready => "told-already",
            WorksRefusal::NothingToAnswer => "nothing-to-answer",
        }
    }

    /// The clause behind it.
    pub fn clause(&self) -> Option<&'static str> {
        match self {
            WorksRefusal::Overlaps { .. }
            | WorksRefusal::TooShortNotice { .. }
            | WorksRefusal::NoRelease
            | WorksRefusal::ReleaseWithdrawn(_)
            | WorksRefusal::NothingToAnswer => Some("2.A"),
            _ => None,
        }
    }

    /// Is it a matter of what happened before, as opposed to what was typed?
    pub fn is_conflict(&self) -> bool {
        !matches!(
            self,
            WorksRefusal::NoWindow
                | WorksRefusal::NobodyConcerned
                | WorksRefusal::TooShortNotice { .. }
                | WorksRefusal::NoHypothesis(_)
                | WorksRefusal::NoRelease
        )
    }
}

impl From<WorksRefusal> for Refusal {
    fn from(why: WorksRefusal) -> Refusal {
        Refusal::Works(why)
    }
}
