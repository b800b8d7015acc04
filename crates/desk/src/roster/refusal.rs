//! What a roster refuses.

use jiff::Timestamp;

use super::IsoWeek;
use crate::PersonId;

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RosterRefusal {
    /// An end before its beginning, or a day and more after it.
    NoSuchHours,
    /// It belongs to another week.
    AnotherWeek {
        /// Whose roster this is.
        week: IsoWeek,
    },
    /// Nobody of the centre, or nobody any more.
    NotOfTheCentre(PersonId),
    /// That person has a shift already at that time.
    AlreadyOnShift {
        /// Who.
        person: PersonId,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// That person is away at that time.
    IsAway {
        /// Who.
        person: PersonId,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// There is no such shift in this week.
    NoSuchShift(u32),
    /// The week has shifts already for what would be copied.
    AlreadyPlanned(IsoWeek),
    /// There is nothing to copy in that week.
    NothingToCopy(IsoWeek),
    /// One asks for one's own shifts.
    NotTheirShift,
    /// One swaps with somebody else.
    SwapWithOneself,
    /// Nothing waits for an answer.
    NoSuchSwap,
    /// The answer is the colleague's.
    NotAskedOfThem,
    /// Between colleagues a swap opens no gap: only the manager may.
    OpensGap {
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// No such absence in this week.
    NoSuchAbsence,
    /// One tells for oneself; the manager for anybody.
    NotForOthers,
    /// A presence belongs to at least one region.
    NoRegion,
    /// They are recorded as there already.
    AlreadyThere {
        /// Since when.
        since: Timestamp,
    },
    /// They aren't recorded as there.
    NotThere,
    /// What is noted afterwards has passed.
    NotPassed {
        /// The desk's time.
        now: Timestamp,
    },
}

impl RosterRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            RosterRefusal::NoSuchHours => "no-such-hours",
            RosterRefusal::AnotherWeek { .. } => "another-week",
            RosterRefusal::NotOfTheCentre(_) => "not-of-the-centre",
            RosterRefusal::AlreadyOnShift { .. } => "already-on-shift",
            RosterRefusal::IsAway { .. } => "is-away",
            RosterRefusal::NoSuchShift(_) => "no-such-shift",
            RosterRefusal::AlreadyPlanned(_) => "already-planned",
            RosterRefusal::NothingToCopy(_) => "nothing-to-copy",
            RosterRefusal::NotTheirShift => "not-their-shift",
            RosterRefusal::SwapWithOneself => "swap-with-oneself",
            RosterRefusal::NoSuchSwap => "no-such-swap",
            RosterRefusal::NotAskedOfThem => "not-asked-of-them",
            RosterRefusal::OpensGap { .. } => "opens-gap",
            RosterRefusal::NoSuchAbsence => "no-such-absence",
            RosterRefusal::NotForOthers => "not-for-others",
            RosterRefusal::NoRegion => "no-region",
            RosterRefusal::AlreadyThere { .. } => "already-there",
            RosterRefusal::NotThere => "not-there",
            RosterRefusal::NotPassed { .. } => "not-passed",
        }
    }

    /// Is it somebody else's to do?
    pub fn is_of_their_role(&self) -> bool {
        matches!(
            self,
            RosterRefusal::NotTheirShift | RosterRefusal::NotAskedOfThem | RosterRefusal::NotForOthers
        )
    }

    /// Would other words have been taken? All else is about how the week stands.
    pub fn is_of_what_was_typed(&self) -> bool {
        matches!(
            self,
            RosterRefusal::NoSuchHours
                | RosterRefusal::AnotherWeek { .. }
                | RosterRefusal::NotOfTheCentre(_)
                | RosterRefusal::SwapWithOneself
                | RosterRefusal::NoRegion
                | RosterRefusal::NotPassed { .. }
        )
    }

    /// Is it the clause on staffing that says no? All else is plain order.
    pub fn is_of_the_clause(&self) -> bool {
        matches!(self, RosterRefusal::OpensGap { .. })
    }
}
