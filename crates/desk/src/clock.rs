//! What time says about a ticket.
//!
//! A clock is a fold over journal and agreement: it starts at notification, counts the open time of the
//! client's region, and ends with the act that its measure waits for. [`clocks`] answers with every clock of a
//! ticket; [`Clock::standing`] says where one stands at an instant. Page, API, report and export ask these two.

use std::collections::BTreeMap;

use hours::{Calendar, CalendarError, EditionId, OpenTime};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, Measure, MeasureId, RegionId};

use crate::diagnosis;
use crate::fact::{Kind, Triage, Untold};
use crate::ticket::{Closure, Done};
use crate::{By, Ticket};

pub use crate::alarm::{About, PendingAlarm, Rings, pending_alarms};
pub use crate::standing::Standing;

/// The calendars that a ticket is pinned to, by region.
pub type Calendars = BTreeMap<RegionId, Calendar>;

/// One measurement of a ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// What is measured.
    pub measure: MeasureId,
    /// Under which category; none where the measure has no target in any.
    pub category: Option<u8>,
    /// Whose hours count: of several regions, the one whose due instant comes first (reading); without a target, the
    /// one that opens first.
    pub region: RegionId,
    /// The edition of the calendar that it was computed in.
    pub edition: EditionId,
    /// Notification: every clock counts from it, whatever is decided later (reading "changed priority").
    pub opened: Timestamp,
    /// The first open instant from then on (reading "an event outside open hours").
    pub starts: Timestamp,
    /// How much open time there is; none: measured, no target.
    pub target: Option<OpenTime>,
    /// The earliest instant at which that much open time has passed.
    pub due: Option<Timestamp>,
    /// What ended it.
    pub stop: Option<Stop>,
    /// How firm it is.
    pub course: Course,
    /// Before triage: what each category would mean, strictest first (clause 3.D, reading).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// How firm a clock is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// Before triage the strictest target runs; nothing is called missed yet.
    Provisional,
    /// The centre's category decides.
    Firm,
    /// A later triage replaced it. The measurement is kept.
    Superseded {
        /// When.
        at: Timestamp,
    },
    /// Excluded since then (reading "exclusion and clock"): it ran until that instant, and what had ended or was missed
    /// before stays.
    Excluded {
        /// When a second person confirmed it.
        at: Timestamp,
    },
    /// Not an incident: no target (reading "kind chosen by the reporter").
    NotAnIncident(Kind),
    /// The log that it came from can't tell.
    Untold,
}

/// What ended a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stop {
    /// When.
    pub at: Timestamp,
    /// Whose act.
    pub by: By,
    /// What it was.
    pub how: StopKind,
}

crate::choices::choices! {
    /// The act that ended a clock.
    StopKind {
        /// The acknowledgement itself.
        Acknowledgement = "acknowledgement",
        /// A person's answer, visible to the reporter (reading "an automatic reply").
        Answer = "answer",
        /// A diagnosis.
        Diagnosis = "diagnosis",
        /// A qualified member's endorsement of a diagnosis.
        Endorsement = "endorsement",
        /// A resolution procedure.
        Resolution = "resolution",
        /// The side that asked closed the ticket before: nothing is awaited any more.
        Closure = "closure",
    }
}

/// What a category would mean.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// The category.
    pub category: u8,
    /// Whose hours.
    pub region: RegionId,
    /// Its target.
    pub target: OpenTime,
    /// When it would be due.
    pub due: Timestamp,
}

/// Every clock of a ticket, in the order of the agreement's measures; of each, superseded ones first.
///
/// # Errors
///
/// The ticket lies beyond what its calendars vouch for.
pub fn clocks(
    ticket: &Ticket,
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Vec<Clock>, CalendarError> {
    let mut all = Vec::new();
    for measure in &agreement.measures {
        let of = Of { ticket, agreement, calendars, measure };
        if of.has_targets() { all.extend(of.with_targets()?) } else { all.extend(of.without_target()?) }
    }
    Ok(all)
}

/// The clock that counts now for a measure, among all of a ticket.
pub fn current<'a>(clocks: &'a [Clock], measure: &MeasureId) -> Option<&'a Clock> {
    clocks.iter().rev().find(|clock| clock.measure == *measure)
}

/// What each category would mean for something received at `opened`, strictest first: also the answer to "if I
/// report now".
///
/// ```
/// use terms::{Agreement, MeasureId, RegionId};
/// let agreement = Agreement::parse(include_str!("../../../agreements/2021-09.toml"))?;
/// let calendars = agreement.calendars()?;
/// let friday = "2026-11-20T17:42:00+01:00".parse()?;
/// let (paris, measure) = ([RegionId::from("EMEA")], MeasureId::acknowledgement());
/// let candidates = desk::clock::candidates(friday, &paris, &measure, &agreement, &calendars)?;
/// let dues: Vec<_> = candidates.iter().map(|c| (c.category, c.due.to_string())).collect();
/// assert_eq!(dues, [(1, "2026-11-23T08:42:00Z".to_owned()), (2, "2026-11-23T11:42:00Z".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The instant lies beyond what the calendars vouch for.
pub fn candidates(
    opened: Timestamp,
    regions: &[RegionId],
    measure: &MeasureId,
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Vec<Candidate>, CalendarError> {
    let mut found = Vec::new();
    for category in &agreement.categories {
        let Some(target) = agreement.target(category.level, measure) else { continue };
        let mut dues = Vec::new();
        for region in regions {
            let Some(calendar) = calendars.get(region) else { continue };
            dues.push((calendar.due(opened, target.within)?, region));
        }
        if let Some((due, region)) = dues.into_iter().min() {
            let (region, target) = (region.clone(), target.within);
            found.push(Candidate { category: category.level, region, target, due });
        }
    }
    found.sort_by_key(|candidate| (candidate.due, candidate.target, candidate.category));
    Ok(found)
}

/// One measure of one ticket.
struct Of<'a> {
    ticket: &'a Ticket,
    agreement: &'a Agreement,
    calendars: &'a Calendars,
    measure: &'a Measure,
}

impl Of<'_> {
    fn has_targets(&self) -> bool {
        self.ticket.has_targets()
            && self
                .agreement
                .categories
                .iter()
                .any(|c| self.agreement.target(c.level, &self.measure.id).is_some())
    }

    fn with_targets(&self) -> Result<Vec<Clock>, CalendarError> {
        let opened = self.ticket.opened.at;
        let regions = &self.ticket.opened.what.regions;
        let candidates = candidates(opened, regions, &self.measure.id, self.agreement, self.calendars)?;
        let Some(strictest) = candidates.first().cloned() else { return Ok(Vec::new()) };

        if self.is_untold() {
            let told = self.ticket.category().and_then(|c| candidates.iter().find(|x| x.category == c));
            let candidate = told.unwrap_or(&strictest).clone();
            return Ok(vec![self.clock(candidate, Course::Untold)?]);
        }
        if self.ticket.triages.is_empty() {
            let mut clock = self.clock(strictest, Course::Provisional)?;
            clock.candidates = candidates;
            return Ok(vec![clock]);
        }
        let mut all = Vec::new();
        for (i, triage) in self.ticket.triages.iter().enumerate() {
            let next = self.ticket.triages.get(i + 1);
            let same_target = |n: &&Done<Triage>| {
                (n.what.category, n.what.kind) == (triage.what.category, triage.what.kind)
            };
            if next.filter(same_target).is_some() {
                continue; // it runs on
            }
            let course = match (next, triage.what.kind) {
                (Some(next), _) => Course::Superseded { at: next.at },
                (None, Kind::Incident) => self.firm(),
                (None, other) => Course::NotAnIncident(other),
            };
            match candidates.iter().find(|c| c.category == triage.what.category) {
                Some(candidate) => all.push(self.clock(candidate.clone(), course)?),
                None => all.extend(self.measured_only(Some(triage.what.category), course)?),
            }
        }
        Ok(all)
    }

    fn without_target(&self) -> Result<Option<Clock>, CalendarError> {
        self.measured_only(None, if self.is_untold() { Course::Untold } else { self.firm() })
    }

    /// Decided; and for an excluded ticket only up to then.
    fn firm(&self) -> Course {
        self.ticket.exclusion.since().map_or(Course::Firm, |at| Course::Excluded { at })
    }

    /// A clock without a target, from the first opening of any of the regions.
    fn measured_only(&self, category: Option<u8>, course: Course) -> Result<Option<Clock>, CalendarError> {
        let opened = self.ticket.opened.at;
        let mut starts = Vec::new();
        for region in &self.ticket.opened.what.regions {
            let Some(calendar) = self.calendars.get(region) else { continue };
            starts.push((calendar.next_opening(opened)?, region.clone(), calendar.edition()));
        }
        Ok(starts.into_iter().min().map(|(starts, region, edition)| Clock {
            measure: self.measure.id.clone(),
            category,
            region,
            edition,
            opened,
            starts,
            target: None,
            due: None,
            stop: self.stop(None, course),
            course,
            candidates: Vec::new(),
        }))
    }

    /// Does the log that it came from leave out what this measure counts from, or what it waits for?
    fn is_untold(&self) -> bool {
        let untold = |what| self.ticket.opened.what.untold.contains(&what);
        if self.measure.id != MeasureId::diagnosis() {
            return untold(Untold::Notification);
        }
        let first = self.first_diagnosis();
        let unknown = diagnosis::is_doubtful(&self.ticket.diagnoses, first.map(|first| first.at));
        untold(Untold::Notification) || unknown || (first.is_none() && untold(Untold::Diagnosis))
    }

    fn clock(&self, candidate: Candidate, course: Course) -> Result<Clock, CalendarError> {
        let opened = self.ticket.opened.at;
        let calendar = &self.calendars[&candidate.region];
        Ok(Clock {
            measure: self.measure.id.clone(),
            category: Some(candidate.category),
            region: candidate.region,
            edition: calendar.edition(),
            opened,
            starts: calendar.next_opening(opened)?,
            target: Some(candidate.target),
            due: Some(candidate.due),
            stop: self.stop(Some(candidate.due), course),
            course,
            candidates: Vec::new(),
        })
    }

    /// The first act that this measure waits for; of an acknowledgement, also the end of the waiting.
    fn stop(&self, due: Option<Timestamp>, course: Course) -> Option<Stop> {
        let excluded = match course {
            Course::Excluded { at } => Some(at),
            _ => None,
        };
        let first = if self.measure.id == MeasureId::diagnosis() {
            self.first_diagnosis()
        } else {
            // Being told that it is excluded is an answer, but not one that meets the target that it ends.
            let told = || self.ticket.exclusion.first_told_and_ended().map(|d| stop(d, StopKind::Answer));
            let before = || [sign_of_work(self.ticket), told()].into_iter().flatten().min_by_key(|s| s.at);
            let sign = if excluded.is_some() { before() } else { first_sign(self.ticket) };
            [sign, self.withdrawal(due)].into_iter().flatten().min_by_key(|stop| stop.at)
        };
        first.filter(|stop| excluded.is_none_or(|at| stop.at <= at))
    }

    /// Clause 1: the first diagnosis given, or endorsed, by a qualified member (or given by anyone, if the agreement's
    /// measure says so).
    fn first_diagnosis(&self) -> Option<Stop> {
        let diagnoses = &self.ticket.diagnoses;
        match self.measure.by {
            // Clause 1 speaks of the vendor's members: at a level-1 desk without terms of its own anyone's is one.
            terms::By::Qualified if self.ticket.has_targets() => {
                let (done, endorsed) = diagnosis::first_qualified(diagnoses)?;
                Some(stop(&done, if endorsed { StopKind::Endorsement } else { StopKind::Diagnosis }))
            }
            terms::By::Qualified | terms::By::Centre => {
                diagnoses.first().map(|d| stop(&d.given, StopKind::Diagnosis))
            }
        }
    }

    /// An end with nothing before it: from then on nobody waits. If the ticket came back while there was time, the
    /// clock never stopped; if it came back later, nobody had waited at the due instant, and there is no new clock
    /// (reading "reopened").
    fn withdrawal(&self, due: Option<Timestamp>) -> Option<Stop> {
        let holds = |c: &&Closure| match (c.reopened, due) {
            (None, _) => true,
            (Some(back), Some(due)) => c.closed.at <= due && due < back,
            (Some(_), None) => false,
        };
        self.ticket.closures.iter().find(holds).map(|c| stop(&c.closed, StopKind::Closure))
    }
}

/// Clause 4 with the reading "an automatic reply": the button, or the first thing that a person of the centre let the
/// reporter see.
pub(crate) fn first_sign(ticket: &Ticket) -> Option<Stop> {
    let told = ticket.exclusion.first_told().map(|d| stop(d, StopKind::Answer));
    [sign_of_work(ticket), told].into_iter().flatten().min_by_key(|stop| stop.at)
}

/// The same, but for being told that it is excluded.
fn sign_of_work(ticket: &Ticket) -> Option<Stop> {
    let signs = [
        ticket.acknowledged.as_ref().map(|d| stop(d, StopKind::Acknowledgement)),
        ticket.first_answer.as_ref().map(|d| stop(d, StopKind::Answer)),
        ticket.diagnoses.first().map(|d| stop(&d.given, StopKind::Diagnosis)),
        ticket.first_resolved.as_ref().map(|d| stop(d, StopKind::Resolution)),
    ];
    signs.into_iter().flatten().min_by_key(|stop| stop.at)
}

fn stop<T>(done: &Done<T>, how: StopKind) -> Stop {
    Stop { at: done.at, by: done.by, how }
}
