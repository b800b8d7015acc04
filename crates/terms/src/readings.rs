//! Readings: where the text leaves something open, what the desk takes it to mean.
//!
//! Each reading is an enum that the code which executes it matches whole: a new alternative doesn't compile until someone has
//! executed it. The file names a value in words; a word that isn't here is refused with those that would do.

use serde::Serialize;

use crate::{ClauseId, Text};

/// One reading as the file tells it, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Its name, `zone_labels`.
    pub id: String,
    /// The value chosen, `civil`.
    pub value: String,
    /// What it is about.
    pub title: Text,
    /// What it says.
    pub says: Text,
    /// Why it was chosen.
    pub because: Text,
    /// The clause that it reads.
    pub clause: ClauseId,
}

macro_rules! readings {
    ($($(#[$doc:meta])* $field:ident: $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal
        $(, $(#[$variant_doc:meta])* $variant:ident = $word:literal)* $(,)?
    })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
            pub enum $name {
                $(#[$first_doc])*
                #[default]
                #[serde(rename = $first_word)]
                $first,
                $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
            }

            impl $name {
                /// The words that the file may use.
                pub const VALUES: &'static [&'static str] = &[$first_word $(, $word)*];

                /// The value of that name.
                pub fn named(word: &str) -> Option<Self> {
                    match word {
                        $first_word => Some(Self::$first),
                        $($word => Some(Self::$variant),)*
                        _ => None,
                    }
                }

                /// The name of the value, as in the file.
                pub fn as_str(self) -> &'static str {
                    match self {
                        Self::$first => $first_word,
                        $(Self::$variant => $word,)*
                    }
                }
            }
        )+

        /// Every reading, decided; [`Readings::default`] is the house's own, for what a file doesn't mention.
        ///
        /// ```
        /// use terms::{Readings, ZoneLabels};
        /// assert_eq!(Readings::default().zone_labels, ZoneLabels::Civil);
        /// assert_eq!(Readings::values("zone_labels"), Some(&["civil", "fixed"][..]));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
        pub struct Readings {
            $($(#[$doc])* pub $field: $name,)+
        }

        impl Readings {
            /// The names of all readings, in the order of this module.
            pub const IDS: &'static [&'static str] = &[$(stringify!($field)),+];

            /// The values that a reading may take.
            pub fn values(id: &str) -> Option<&'static [&'static str]> {
                match id {
                    $(stringify!($field) => Some($name::VALUES),)+
                    _ => None,
                }
            }

            /// The value in force, in the words of the file.
            pub fn value(&self, id: &str) -> Option<&'static str> {
                match id {
                    $(stringify!($field) => Some(self.$field.as_str()),)+
                    _ => None,
                }
            }

            /// Decides a reading by its words; `None` where there is no such reading or no such value.
            pub(crate) fn decide(&mut self, id: &str, word: &str) -> Option<()> {
                match id {
                    $(stringify!($field) => self.$field = $name::named(word)?,)+
                    _ => return None,
                }
                Some(())
            }
        }
    };
}

readings! {
    /// The day meant by an effective date that names a month only.
    effective_date: EffectiveDate {
        /// The first of that month.
        FirstOfTheMonth = "first of the month",
    }
    /// Whether an hour between 9 and 18 of a day off is a business hour.
    hours_of_days_off: HoursOfDaysOff {
        /// It counts only within a business day.
        NotCounted = "not counted",
        /// It counts whatever the day: weekends and holidays are open at the same hours.
        Counted = "counted",
    }
    /// What «CET» and «EST» name.
    zone_labels: ZoneLabels {
        /// The civil time of the place, summer time included.
        Civil = "civil",
        /// The literal fixed offset (`offset` in the region).
        Fixed = "fixed",
    }
    /// Which days are public holidays in France.
    holidays_france: HolidaysFrance {
        /// The eleven days of mainland law.
        National = "national",
    }
    /// Which days are public holidays in the United States.
    holidays_united_states: HolidaysUnitedStates {
        /// The eleven federal days, as observed.
        Federal = "federal",
    }
    /// Local, state and company days, closures by executive order.
    other_holidays: OtherHolidays {
        /// Dated exceptions only.
        ByException = "by exception",
    }
    /// An event outside open hours.
    outside_hours: OutsideHours {
        /// Its clock starts at the next opening.
        NextOpening = "next opening",
    }
    /// The first and the last second of a day.
    half_open: HalfOpen {
        /// 09:00:00 is open, 18:00:00 is closed.
        ClosingExcluded = "closing excluded",
    }
    /// A stop exactly on the due instant.
    due_instant: DueInstant {
        /// The target is met.
        Met = "met",
    }
    /// Which target runs before triage.
    before_triage: BeforeTriage {
        /// The strictest category's, provisionally.
        Strictest = "strictest",
    }
    /// What an automatic reply is.
    automatic_reply: AutomaticReply {
        /// Not an acknowledgement.
        NotAnAcknowledgement = "not an acknowledgement",
    }
    /// From when a changed priority's target counts.
    changed_priority: ChangedPriority {
        /// From notification.
        FromNotification = "from notification",
    }
    /// Whose region picks zone, hours and holidays.
    whose_region: WhoseRegion {
        /// The end customer's; the asking organisation's where there is none.
        EndCustomer = "end customer",
    }
    /// Which of several regions in one report decides.
    several_regions: SeveralRegions {
        /// The earliest due instant.
        Earliest = "earliest",
    }
    /// When a ticket is opened.
    opened: Opened {
        /// When the desk received it.
        Received = "received",
    }
    /// When an escalated ticket is opened at level 2.
    escalation: Escalation {
        /// When the centre receives it.
        ReceiptByTheCentre = "receipt by the centre",
    }
    /// When a telephone call notifies.
    telephone: Telephone {
        /// At its end if written up the same business day, else at the writing-up.
        EndOfTheCall = "end of the call",
    }
    /// Which doors notify.
    doors: Doors {
        /// API and mail count as the portal.
        AllCount = "all count",
    }
    /// Whether waiting for information or access pauses a clock.
    waiting: Waiting {
        /// No clock pauses.
        NoPause = "no pause",
    }
    /// How an exclusion acts on the clock.
    exclusion_and_clock: ExclusionAndClock {
        /// The clock runs until the exclusion is confirmed.
        UntilConfirmed = "until confirmed",
    }
    /// What the kind chosen by the reporter does.
    kind_by_reporter: KindByReporter {
        /// The strictest target runs until the centre classifies the request.
        StrictestUntilClassified = "strictest until classified",
    }
    /// When a customer is trained enough (2.B.4).
    trained_enough: TrainedEnough {
        /// One validly trained super administrator at notification.
        OneAtNotification = "one at notification",
    }
    /// How the two conditions of 2.B.1 join.
    exclusion_2b1: Exclusion2B1 {
        /// Both are needed.
        Cumulative = "cumulative",
        /// One of them is enough.
        Either = "either",
    }
    /// When an incident is major.
    major: Major {
        /// Critical, and no workaround.
        CriticalWithoutWorkaround = "critical without workaround",
    }
    /// What reopening does.
    reopened: Reopened {
        /// The same incident, no new acknowledgement clock.
        SameIncident = "same incident",
    }
    /// What merging does.
    merged: Merged {
        /// Each notification keeps its clock.
        EachKeepsItsClock = "each keeps its clock",
    }
    /// When an unmet duty may be used as a ground.
    duties_as_grounds: DutiesAsGrounds {
        /// Only if it was pointed out to the party before.
        OnlyIfPointedOut = "only if pointed out",
        /// Always.
        Always = "always",
    }
}
