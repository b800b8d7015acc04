//! The monthly service report that a provider gets: what is in it. What becomes of it is in `life`; the same as a table for a
//! spreadsheet in `sheet`.
//!
//! It knows one month of one provider, already counted. How each part is counted is the business of its own file.

mod life;
mod sheet;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use crate::clock::Calendars;
use crate::conduct::Act;
use crate::emergency::Emergency;
use crate::evidence::Anchor;
use crate::report::{Group, Outcome, Share};
use crate::response::Responses;
use crate::{Month, Organisation, OrganisationId, Proof};

pub use self::life::{Draft, Issue, Issues, ReportFact, ReportRefusal, draft, issue, review};
pub use self::sheet::{cell, sheet};

/// How the text of a report is written: a reader of an older one is told by this. Those of format 1 have no summary, no
/// region of their own, no works to come and no annex; those of format 2 no emergencies.
pub const FORMAT: u32 = 3;

/// Whose month a report is of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Of {
    /// Which month, in the zone of each ticket's region.
    pub month: Month,
    /// Whose.
    pub provider: OrganisationId,
    /// Of the tickets of this region alone; none: of all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
}

/// A month of a provider, counted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceReport {
    /// [`FORMAT`].
    pub format: u32,
    /// Which month, in the zone of each ticket's region.
    pub month: Month,
    /// Whose.
    pub provider: OrganisationId,
    /// Its name then.
    pub name: String,
    /// Of the tickets of this region alone; none: of all of them. Duties and works are the provider's as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// What the centre says of the month in its own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Its region and those of its tickets.
    pub regions: Vec<RegionId>,
    /// When it was made.
    pub at: Timestamp,
    /// The head of the journal that it was made from.
    pub anchor: Anchor,
    /// Clause 4's note, by language: it stands under each figure.
    pub note: BTreeMap<String, String>,
    /// Met and missed, by region and category.
    pub targets: Vec<Group>,
    /// All of them.
    pub total: Group,
    /// How many came from another desk's log.
    pub imported: u64,
    /// Every ticket, with how it came out.
    pub tickets: Vec<TicketLine>,
    /// The wordings on what was missed that a manager stands by.
    pub missed: Vec<Quoted>,
    /// Response times; no target.
    pub responses: Responses,
    /// Exclusions by ground.
    pub exclusions: Vec<GroundLine>,
    /// The share of all of them that a review found wrong.
    pub overturned: Option<Share>,
    /// The provider's duties.
    pub duties: Vec<DutyLine>,
    /// How its region was staffed.
    pub staffing: Vec<StaffingLine>,
    /// Maintenance in the month.
    pub maintenance: Vec<WorkLine>,
    /// What is announced for after it, as far as it was known when this was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<WorkLine>,
    /// Releases that came out in it.
    pub releases: Vec<WorkLine>,
    /// Versions of the agreement that came into force in it.
    pub terms: Vec<TermsLine>,
    /// When whoever runs the machine read tickets of the provider or its customers in an emergency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emergencies: Vec<EmergencyLine>,
    /// The annex: why each ticket's due instant is the one it is, from notification on, minute by minute.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annex: Vec<Proof>,
}

/// A ticket, and how it came out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketLine {
    /// Its public number.
    pub number: u64,
    /// Whose hours counted.
    pub region: Option<RegionId>,
    /// Its category.
    pub category: Option<u8>,
    /// The agreement that it is measured under.
    pub agreement: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// What is said of a ticket that was missed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quoted {
    /// Its public number.
    pub number: u64,
    /// The due instant that passed.
    pub missed_at: Timestamp,
    /// The words.
    pub wording: String,
}

/// The exclusions on one ground.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundLine {
    /// Which.
    pub ground: String,
    /// How many of each act.
    pub acts: BTreeMap<Act, u64>,
    /// The share of those confirmed that a review found wrong.
    pub overturned: Option<Share>,
}

/// How often one duty was kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyLine {
    /// Which.
    pub duty: String,
    /// Kept so often.
    pub met: u64,
    /// Not kept so often.
    pub unmet: u64,
    /// Asked, and not answered yet.
    pub asked: u64,
}

/// How a region was staffed: seconds of its open time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffingLine {
    /// Which.
    pub region: RegionId,
    /// All of it.
    pub open: i64,
    /// As planned: short of what the agreement asks for.
    pub short: i64,
    /// As recorded: the same; none where nobody recorded anything.
    pub recorded_short: Option<i64>,
}

/// A maintenance or a release.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkLine {
    /// Its public number.
    pub number: u64,
    /// What it is, in a line.
    pub title: String,
    /// It begins, or comes out.
    pub from: Timestamp,
    /// It ends.
    pub until: Option<Timestamp>,
    /// Where it stood, as the journal calls it.
    pub state: String,
}

/// A version of the agreement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsLine {
    /// Its name.
    pub agreement: String,
    /// Since when it is in force.
    pub from: Timestamp,
}

/// An emergency access that was granted. Why and by whom is in the audit of whose tickets were read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyLine {
    /// Whose tickets.
    pub organisation: OrganisationId,
    /// Its name then.
    pub name: String,
    /// It was granted.
    pub from: Timestamp,
    /// It ended, by itself or before its time.
    pub until: Timestamp,
}

/// The emergency accesses to an organisation that began within bounds while it was the provider itself, or its customer.
pub fn emergencies(
    organisation: &Organisation,
    provider: OrganisationId,
    (from, to): (Timestamp, Timestamp),
) -> Vec<EmergencyLine> {
    let line = |one: &Emergency| {
        let answer = one.answer?;
        let until = answer.until?;
        let is_theirs = organisation.id == provider || organisation.provider_at(answer.at) == Some(provider);
        let ended = one.ended.map_or(until, |(_, at)| at.min(until));
        (is_theirs && from <= answer.at && answer.at < to).then(|| EmergencyLine {
            organisation: organisation.id,
            name: organisation.name.clone(),
            from: answer.at,
            until: ended,
        })
    };
    organisation.emergencies.0.iter().filter_map(line).collect()
}

impl ServiceReport {
    /// Whose month it is of.
    pub fn of(&self) -> Of {
        Of { month: self.month, provider: self.provider, region: self.region.clone() }
    }

    /// Are its figures those of another? When it was made, the words on top, and what is to come may differ.
    pub fn counts_as(&self, other: &ServiceReport) -> bool {
        let figures = |report: &ServiceReport| {
            let mut kept = ServiceReport {
                format: FORMAT,
                at: Timestamp::UNIX_EPOCH,
                anchor: Anchor::GENESIS,
                summary: String::new(),
                planned: Vec::new(),
                annex: Vec::new(),
                // Shares follow from counts, and a float isn't always read as it was written.
                overturned: None,
                ..report.clone()
            };
            kept.targets.iter_mut().chain([&mut kept.total]).for_each(|group| group.met = None);
            kept.exclusions.iter_mut().for_each(|one| one.overturned = None);
            kept.frozen()
        };
        figures(self) == figures(other)
    }

    /// Its text, as it is frozen.
    pub fn frozen(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// A report from its text; none if it isn't one.
    pub fn thaw(text: &str) -> Option<ServiceReport> {
        serde_json::from_str(text).ok()
    }

    /// The tickets that aren't decided yet: within their time, or past it without a triage.
    pub fn unresolved(&self) -> Vec<u64> {
        let open = |line: &&TicketLine| matches!(line.outcome, Outcome::Running | Outcome::Provisional);
        self.tickets.iter().filter(open).map(|line| line.number).collect()
    }

    /// Do the counts add up: is every ticket in exactly one line, under exactly one outcome?
    pub fn reconciles(&self) -> bool {
        let mut counted: BTreeMap<Outcome, u64> = BTreeMap::new();
        for line in &self.tickets {
            *counted.entry(line.outcome).or_default() += 1;
        }
        let sum: u64 = self.targets.iter().map(Group::tickets).sum();
        counted == self.total.counts && sum == self.total.tickets()
    }

    /// Is its month over, everywhere that it speaks of?
    pub fn is_over(&self, calendars: &Calendars, at: Timestamp) -> bool {
        let over = |region: &RegionId| {
            let today = calendars.get(region).and_then(|calendar| calendar.date_of(at).ok());
            today.map_or(at >= self.month.anywhere().1, |today| Month::of(today) > self.month)
        };
        self.regions.iter().all(over)
    }

    /// Without the words that people wrote: for who reads figures only.
    #[must_use]
    pub fn without_words(mut self) -> ServiceReport {
        self.summary.clear();
        for quoted in &mut self.missed {
            quoted.wording.clear();
        }
        for work in self.maintenance.iter_mut().chain(&mut self.planned).chain(&mut self.releases) {
            work.title.clear();
        }
        self
    }
}
