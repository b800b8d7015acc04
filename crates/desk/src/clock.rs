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

use crate::fact::{Alarm, Door, Kind, Qualification, Untold};
use crate::ticket::Done;
use crate::{By, Ticket};

/// The calendars that a ticket is pinned to, by region.
pub type Calendars = BTreeMap<RegionId, Calendar>;

/// One measurement of a ticket.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// What is measured.
    pub measure: MeasureId,
    /// Under which category; none where the measure has no target at all.
    pub category: Option<u8>,
    /// Whose hours count: of several regions, the one whose due instant comes first (reading).
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

crate::fact::choices! {
    /// The act that ended a clock.
    StopKind {
        /// The acknowledgement itself.
        Acknowledgement = "acknowledgement",
        /// A person's answer, visible to the reporter (reading "an automatic reply").
        Answer = "answer",
        /// A diagnosis.
        Diagnosis = "diagnosis",
        /// A resolution procedure.
        Resolution = "resolution",
        /// The ticket was closed before: nothing is awaited any more.
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

/// Where a clock stands at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Received outside open hours.
    NotStarted {
        /// When it will start.
        starts: Timestamp,
    },
    /// Counting.
    Running {
        /// Open time left.
        left: OpenTime,
    },
    /// Counting, and near its end.
    Soon {
        /// Open time left.
        left: OpenTime,
    },
    /// Begun, and the desk is closed. Not a pause: the agreement has none.
    DeskClosed {
        /// Open time left.
        left: OpenTime,
        /// When the desk opens.
        resumes: Timestamp,
    },
    /// The provisional due instant has passed. Not called missed before triage.
    Passed {
        /// Open time since.
        over: OpenTime,
    },
    /// The target was missed, and it is still awaited.
    Missed {
        /// Open time since.
        over: OpenTime,
    },
    /// In time. Exactly on the due instant is in time.
    Met {
        /// Open time taken.
        spent: OpenTime,
    },
    /// Done, after the due instant.
    MetLate {
        /// Open time taken.
        spent: OpenTime,
        /// Open time after the due instant; nothing, where only closed time lay between.
        over: OpenTime,
    },
    /// Closed in time, before it was acknowledged.
    Withdrawn,
    /// No target: not an incident.
    NoTarget(Kind),
    /// Measured, no target: still counting.
    Measuring {
        /// Open time so far.
        spent: OpenTime,
    },
    /// Measured, no target: done.
    Measured {
        /// Open time taken.
        spent: OpenTime,
        /// All time taken, in seconds.
        elapsed: i64,
    },
    /// The log that it came from can't tell.
    Untold,
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

/// What each category would mean for something received at `opened`, strictest first.
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
        self.agreement.categories.iter().any(|c| self.agreement.target(c.level, &self.measure.id).is_some())
    }

    fn with_targets(&self) -> Result<Vec<Clock>, CalendarError> {
        let opened = self.ticket.opened.at;
        let regions = &self.ticket.opened.what.regions;
        let candidates = candidates(opened, regions, &self.measure.id, self.agreement, self.calendars)?;
        let Some(strictest) = candidates.first().cloned() else { return Ok(Vec::new()) };

        if self.is_untold(self.stop()) {
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
            if next
                .is_some_and(|n| n.what.category == triage.what.category && n.what.kind == triage.what.kind)
            {
                continue; // the same target runs on
            }
            let Some(candidate) = candidates.iter().find(|c| c.category == triage.what.category) else {
                continue;
            };
            let course = match (next, triage.what.kind) {
                (Some(next), _) => Course::Superseded { at: next.at },
                (None, Kind::Incident) => Course::Firm,
                (None, other) => Course::NotAnIncident(other),
            };
            all.push(self.clock(candidate.clone(), course)?);
        }
        Ok(all)
    }

    fn without_target(&self) -> Result<Option<Clock>, CalendarError> {
        let (opened, stop) = (self.ticket.opened.at, self.stop());
        let mut starts = Vec::new();
        for region in &self.ticket.opened.what.regions {
            let Some(calendar) = self.calendars.get(region) else { continue };
            starts.push((calendar.next_opening(opened)?, region.clone(), calendar.edition()));
        }
        let untold = self.is_untold(stop);
        Ok(starts.into_iter().min().map(|(starts, region, edition)| Clock {
            measure: self.measure.id.clone(),
            category: None,
            region,
            edition,
            opened,
            starts,
            target: None,
            due: None,
            stop,
            course: if untold { Course::Untold } else { Course::Firm },
            candidates: Vec::new(),
        }))
    }

    /// Does the log that it came from leave out what this measure counts from, or what it waits for?
    fn is_untold(&self, stop: Option<Stop>) -> bool {
        let untold = |what| self.ticket.opened.what.untold.contains(&what);
        let unknown = || self.ticket.diagnoses.iter().any(|d| d.what == Qualification::Unknown);
        let is_diagnosis = self.measure.id == MeasureId::diagnosis();
        untold(Untold::Notification)
            || (is_diagnosis && stop.is_none() && (untold(Untold::Diagnosis) || unknown()))
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
            stop: self.stop(),
            course,
            candidates: Vec::new(),
        })
    }

    /// The first act that this measure waits for.
    fn stop(&self) -> Option<Stop> {
        if self.measure.id == MeasureId::diagnosis() { self.first_diagnosis() } else { self.first_sign() }
    }

    /// Clause 1: the first diagnosis given by a qualified member.
    fn first_diagnosis(&self) -> Option<Stop> {
        let valid = self.ticket.diagnoses.iter().find(|d| d.what == Qualification::Valid)?;
        Some(stop(valid, StopKind::Diagnosis))
    }

    /// Clause 4 with the reading "an automatic reply": the button, or the first thing that a person of the
    /// centre let the reporter see. Failing both, the ticket's end.
    fn first_sign(&self) -> Option<Stop> {
        let t = self.ticket;
        let signs = [
            t.acknowledged.as_ref().map(|d| stop(d, StopKind::Acknowledgement)),
            t.first_answer.as_ref().map(|d| stop(d, StopKind::Answer)),
            t.diagnoses.first().map(|d| stop(d, StopKind::Diagnosis)),
            t.first_resolved.as_ref().map(|d| stop(d, StopKind::Resolution)),
        ];
        let first = signs.into_iter().flatten().min_by_key(|s| s.at);
        first.or_else(|| t.closed.as_ref().map(|d| stop(d, StopKind::Closure)))
    }
}

fn stop<T>(done: &Done<T>, how: StopKind) -> Stop {
    Stop { at: done.at, by: done.by, how }
}

impl Clock {
    /// Where it stands at `now`, in the calendar of its region.
    ///
    /// # Errors
    ///
    /// `now` lies beyond what the calendar vouches for, or before the clock was opened.
    pub fn standing(
        &self,
        calendar: &Calendar,
        now: Timestamp,
        soon: OpenTime,
    ) -> Result<Standing, CalendarError> {
        match self.course {
            Course::Untold => return Ok(Standing::Untold),
            Course::NotAnIncident(kind) => return Ok(Standing::NoTarget(kind)),
            Course::Provisional | Course::Firm | Course::Superseded { .. } => {}
        }
        let Some(due) = self.due else { return self.measured(calendar, now) };
        if let Some(stop) = self.stop.filter(|stop| stop.at <= now) {
            return self.stopped(stop, due, calendar);
        }
        if due < now {
            let over = calendar.between(due, now)?;
            let provisional = self.course == Course::Provisional;
            return Ok(if provisional { Standing::Passed { over } } else { Standing::Missed { over } });
        }
        if now < self.starts {
            return Ok(Standing::NotStarted { starts: self.starts });
        }
        let left = calendar.between(now, due)?;
        if !calendar.is_open(now)? {
            return Ok(Standing::DeskClosed { left, resumes: calendar.next_opening(now)? });
        }
        let quarter =
            self.target.map_or(OpenTime::ZERO, |target| OpenTime::from_nanos(target.as_nanos() / 4));
        Ok(if left <= soon.max(quarter) { Standing::Soon { left } } else { Standing::Running { left } })
    }

    /// Reading "exactly on the due instant": met. The one comparison of the whole house.
    pub fn is_met(&self) -> Option<bool> {
        Some(self.stop?.at <= self.due?)
    }

    fn stopped(&self, stop: Stop, due: Timestamp, calendar: &Calendar) -> Result<Standing, CalendarError> {
        let spent = calendar.between(self.opened, stop.at)?;
        Ok(match (stop.at <= due, stop.how) {
            (true, StopKind::Closure) => Standing::Withdrawn,
            (true, _) => Standing::Met { spent },
            // In time for the strictest target is in time for any; late for it says nothing before triage.
            (false, _) if self.course == Course::Provisional => {
                Standing::Passed { over: calendar.between(due, stop.at)? }
            }
            (false, _) => Standing::MetLate { spent, over: calendar.between(due, stop.at)? },
        })
    }

    fn measured(&self, calendar: &Calendar, now: Timestamp) -> Result<Standing, CalendarError> {
        Ok(match self.stop.filter(|stop| stop.at <= now) {
            Some(stop) => Standing::Measured {
                spent: calendar.between(self.opened, stop.at)?,
                elapsed: stop.at.as_second() - self.opened.as_second(),
            },
            None => Standing::Measuring { spent: calendar.between(self.opened, now.max(self.opened))? },
        })
    }
}

/// An alarm that waits for its instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PendingAlarm {
    /// When to raise it.
    pub at: Timestamp,
    /// Which of the two.
    pub rings: Rings,
    /// About what.
    pub alarm: Alarm,
}

crate::fact::choices! {
    /// What an alarm says.
    Rings {
        /// The due instant is near.
        Warning = "warning",
        /// The due instant has passed.
        Missed = "missed",
    }
}

/// The alarms of a ticket that were not raised yet. Imports raise none: what is past was past when it came.
///
/// # Errors
///
/// The calendar doesn't reach back from a due instant.
pub fn pending_alarms(
    ticket: &Ticket,
    clocks: &[Clock],
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Vec<PendingAlarm>, CalendarError> {
    let mut pending = Vec::new();
    if ticket.opened.what.door == Door::Import {
        return Ok(pending);
    }
    for clock in clocks {
        let (Some(due), Some(category), None) = (clock.due, clock.category, clock.stop) else { continue };
        let firm = clock.course == Course::Firm;
        if !firm && clock.course != Course::Provisional {
            continue;
        }
        let Some(calendar) = calendars.get(&clock.region) else { continue };
        let alarm = Alarm { measure: clock.measure.clone(), category, due };
        if !ticket.warned.contains(&alarm) && !ticket.missed.contains(&alarm) {
            let at = calendar.start(due, agreement.alarms.warn_left)?.max(clock.opened);
            pending.push(PendingAlarm { at, rings: Rings::Warning, alarm: alarm.clone() });
        }
        if firm && !ticket.missed.contains(&alarm) {
            pending.push(PendingAlarm { at: due, rings: Rings::Missed, alarm });
        }
    }
    pending.sort_by_key(|p| p.at);
    Ok(pending)
}
