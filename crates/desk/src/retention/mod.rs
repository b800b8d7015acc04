//! Retention: how long is kept what nobody needs for ever (the access rules, §3.4). Each organisation says it for its own;
//! the centre says it for whoever says nothing; the house says it where the centre says nothing.
//!
//! Durations are months of the calendar, counted in UTC from the end of what is kept, on a clock that is an argument. What
//! goes is words and files, by the same destruction as a redaction; entries, hashes and figures are no matter of it. A hold
//! freezes what an organisation has, a legal hold on a person whatever they wrote on.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Entry, Organisation, OrganisationId, TextRef};

mod lapse;
mod plan;
mod settings;

pub use lapse::{Lapsed, Over, Remains, lapse, lapsing};
pub use plan::{Going, Lines, Log, Plan, plan};
pub use settings::{RetentionCommand, RetentionRefusal, decide};

/// Nothing goes sooner than this after it was said that it goes sooner, nor after it was told: time to object, or to hold.
pub const NOTICE: SignedDuration = SignedDuration::from_hours(30 * 24);

crate::choices::choices! {
    /// What is kept for a time of its own.
    Class {
        /// What people wrote on a ticket, from its closing on.
        Words = "words",
        /// The files with it, from its closing on. They never outlive the words.
        Files = "files",
        /// Who came in, and who looked at what, from that instant on.
        Security = "security",
    }
}

impl Class {
    /// So many months where nobody says anything.
    pub fn months(self) -> u16 {
        match self {
            Class::Words => 36,
            Class::Files | Class::Security => 12,
        }
    }

    /// So many may be said. A year of words: a month's report and whoever contests it look back as far. Half a year to three
    /// years of who came in: what the CNIL recommends of logs.
    pub fn limits(self) -> RangeInclusive<u16> {
        match self {
            Class::Words => 12..=120,
            Class::Files => 3..=120,
            Class::Security => 6..=36,
        }
    }
}

/// What an organisation says, in months; nothing: what the centre says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periods {
    /// Of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<u16>,
    /// Of files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<u16>,
    /// Of who came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<u16>,
}

impl Periods {
    /// What is said of a class.
    pub fn of(&self, class: Class) -> Option<u16> {
        match class {
            Class::Words => self.words,
            Class::Files => self.files,
            Class::Security => self.security,
        }
    }
}

/// What can happen about an organisation's retention.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RetentionFact {
    /// It says how long from now on.
    Set {
        /// How long.
        periods: Periods,
        /// Why, where something goes sooner than before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextRef>,
    },
    /// Whoever acts holds what that organisation has: nothing goes until they lift it.
    Held {
        /// Why.
        reason: TextRef,
    },
    /// They lift it.
    Released {},
}

impl RetentionFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            RetentionFact::Set { reason, .. } => reason.iter().copied().collect(),
            RetentionFact::Held { reason } => vec![*reason],
            RetentionFact::Released {} => Vec::new(),
        }
    }
}

/// A hold on what an organisation has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hold {
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: TextRef,
}

/// What an organisation's entries add up to about retention.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Retention {
    /// What it says.
    pub periods: Periods,
    /// Since when it says that of a class, or says nothing of it any more.
    pub since: BTreeMap<Class, Timestamp>,
    /// What is held, by the organisation that holds it.
    pub holds: BTreeMap<OrganisationId, Hold>,
}

impl Retention {
    /// After one more entry.
    pub(crate) fn after(&mut self, entry: &Entry, fact: &RetentionFact) {
        match fact {
            RetentionFact::Set { periods, .. } => {
                for class in Class::ALL {
                    if self.periods.of(*class) != periods.of(*class) {
                        self.since.insert(*class, entry.at);
                    }
                }
                self.periods = *periods;
            }
            RetentionFact::Held { reason } => {
                let hold = Hold { at: entry.at, reason: *reason };
                self.holds.extend(entry.on_behalf_of.map(|whose| (whose, hold)));
            }
            RetentionFact::Released {} => {
                if let Some(whose) = entry.on_behalf_of {
                    self.holds.remove(&whose);
                }
            }
        }
    }
}

crate::choices::choices! {
    /// Who said how long.
    Source {
        /// The organisation itself.
        Own = "own",
        /// The centre, for all.
        Centre = "centre",
        /// Nobody: it is so in this house.
        House = "house",
    }
}

/// How long a class is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// So many months.
    pub months: u16,
    /// Who says so.
    pub source: Source,
    /// Since when, if ever anything else was said.
    pub since: Option<Timestamp>,
}

impl Kept {
    /// When it is over for what ended at `ended` and was told at `told`: by the calendar, and not without notice.
    ///
    /// ```
    /// use desk::retention::{Kept, Source};
    /// let year = Kept { months: 12, source: Source::House, since: None };
    /// let leap = "2024-02-29T10:00:00Z".parse()?;
    /// assert_eq!(year.over(leap, leap), "2025-02-28T10:00:00Z".parse()?);
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn over(&self, ended: Timestamp, told: Timestamp) -> Timestamp {
        let notice = |at: Timestamp| at.saturating_add(NOTICE).unwrap_or(Timestamp::MAX);
        let by_the_calendar = months_after(ended, self.months);
        by_the_calendar.max(notice(told)).max(self.since.map_or(Timestamp::MIN, notice))
    }

    /// What ended before this is over at that instant; none: nothing is yet. For rows that say when and no more.
    pub fn over_before(&self, now: Timestamp) -> Option<Timestamp> {
        let is_noticed = self.since.is_none_or(|since| now.duration_since(since) >= NOTICE);
        let months = Span::new().months(self.months);
        is_noticed.then(|| now.to_zoned(TimeZone::UTC).checked_sub(months).ok().map(|at| at.timestamp()))?
    }
}

/// Where a month has no such day, its last one.
fn months_after(at: Timestamp, months: u16) -> Timestamp {
    let later = at.to_zoned(TimeZone::UTC).checked_add(Span::new().months(months));
    later.map_or(Timestamp::MAX, |later| later.timestamp())
}

/// What holds for an organisation at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rules {
    /// Whose.
    pub organisation: OrganisationId,
    /// Of words.
    pub words: Kept,
    /// Of files.
    pub files: Kept,
    /// Of who came in.
    pub security: Kept,
    /// Does somebody hold what it has?
    pub is_held: bool,
}

impl Rules {
    /// What an organisation says, else the centre, else the house.
    pub fn of(own: &Organisation, centre: &Organisation) -> Rules {
        let [words, files, security] = [Class::Words, Class::Files, Class::Security]
            .map(|class| kept(class, &own.retention, &centre.retention, own.id == centre.id));
        Rules { organisation: own.id, words, files, security, is_held: !own.retention.holds.is_empty() }
    }

    /// How long a class is kept.
    pub fn kept(&self, class: Class) -> &Kept {
        match class {
            Class::Words => &self.words,
            Class::Files => &self.files,
            Class::Security => &self.security,
        }
    }
}

fn kept(class: Class, own: &Retention, centre: &Retention, is_the_centre: bool) -> Kept {
    let own_since = own.since.get(&class).copied();
    if let Some(months) = own.periods.of(class) {
        let source = if is_the_centre { Source::Centre } else { Source::Own };
        return Kept { months, source, since: own_since };
    }
    let since = own_since.max(centre.since.get(&class).copied());
    match centre.periods.of(class) {
        Some(months) => Kept { months, source: Source::Centre, since },
        None => Kept { months: class.months(), source: Source::House, since },
    }
}
