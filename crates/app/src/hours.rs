//! Open now? And: if I report now, by when is it acknowledged?

use std::collections::BTreeMap;

use desk::clock::{self, Clock, Course};
use desk::{Proof, Refusal};
use hours::{Calendar, Holiday};
use jiff::Timestamp;
use terms::{MeasureId, RegionId};

use crate::{App, Failure};

/// How a region's desk stands at an instant.
#[derive(Clone, Debug)]
pub struct OpenNow {
    /// The region.
    pub region: RegionId,
    /// Its zone.
    pub zone: String,
    /// When it was looked at.
    pub now: Timestamp,
    /// Is it open?
    pub open: bool,
    /// The next change: when it closes if it is open, when it opens if not.
    pub changes: Timestamp,
    /// Today's holiday, if it is one.
    pub holiday: Option<Holiday>,
    /// The calendar, for ribbons and years.
    pub calendar: Calendar,
}

/// A question: received at `at` in that region, under that category.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Whose hours.
    pub region: RegionId,
    /// Which category.
    pub category: u8,
    /// When it is received.
    pub at: Timestamp,
}

impl App {
    /// Every region, by the agreement in force now.
    ///
    /// # Errors
    ///
    /// No agreement is in force, or now lies beyond a calendar.
    pub fn open_now(&self) -> Result<Vec<OpenNow>, Failure> {
        let now = self.now();
        let (agreement, calendars) = self.editions().in_force(now)?;
        let regions = agreement.regions.iter().filter_map(|r| Some((r, calendars.get(&r.id)?.clone())));
        regions.map(|(region, calendar)| open_now(region, calendar, now)).collect()
    }

    /// When something received then would be due, with its derivation.
    ///
    /// # Errors
    ///
    /// An unknown region or category, or an instant beyond the calendar.
    pub fn what_if(&self, question: &WhatIf) -> Result<Proof, Failure> {
        let (agreement, calendars) = self.editions().in_force(question.at)?;
        let measure = MeasureId::acknowledgement();
        let Some(calendar) = calendars.get(&question.region) else {
            let known = agreement.regions.iter().map(|region| region.id.to_string()).collect();
            return Err(Refusal::UnknownRegion { given: question.region.to_string(), known }.into());
        };
        let Some(target) = agreement.target(question.category, &measure) else {
            let known = agreement.categories.iter().map(|category| category.level).collect();
            return Err(Refusal::UnknownCategory { given: question.category, known }.into());
        };
        let beyond = |_| Failure::Refused(Refusal::BeyondCalendar(question.at));
        let regions = [question.region.clone()];
        let candidates =
            clock::candidates(question.at, &regions, &measure, &agreement, &calendars).map_err(beyond)?;
        let clock = Clock {
            measure,
            category: Some(question.category),
            region: question.region.clone(),
            edition: calendar.edition(),
            opened: question.at,
            starts: calendar.next_opening(question.at).map_err(beyond)?,
            target: Some(target.within),
            due: Some(calendar.due(question.at, target.within).map_err(beyond)?),
            stop: None,
            course: Course::Firm,
            candidates,
        };
        desk::proof::proof(&clock, None, &agreement, calendar, question.at).map_err(beyond)
    }

    /// The calendars of the agreement in force now, by region.
    ///
    /// # Errors
    ///
    /// No agreement is in force.
    pub fn calendars_now(&self) -> Result<BTreeMap<RegionId, Calendar>, Failure> {
        Ok((*self.editions().in_force(self.now())?.1).clone())
    }
}

fn open_now(region: &terms::Region, calendar: Calendar, now: Timestamp) -> Result<OpenNow, Failure> {
    let open = calendar.is_open(now)?;
    let today = calendar.date_of(now)?;
    let holiday = calendar.days(today, today)?.first().and_then(|day| match &day.closure {
        Some(hours::Closure::Holiday(holiday)) => Some(holiday.clone()),
        _ => None,
    });
    Ok(OpenNow {
        region: region.id.clone(),
        zone: calendar.zone().to_owned(),
        now,
        open,
        changes: if open { calendar.next_closing(now)? } else { calendar.next_opening(now)? },
        holiday,
        calendar,
    })
}
