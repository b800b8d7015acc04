//! The calendars that an agreement's regions keep, with the readings that change arithmetic applied.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use hours::{Calendar, Schedule, ScheduleError, Week};
use jiff::civil::Weekday;

use crate::{Agreement, HoursOfDaysOff, Region, RegionId, ZoneLabels};

/// The years that a calendar holds if nobody asks for others.
pub const YEARS: RangeInclusive<i16> = 2000..=2050;

/// The calendar of each region.
pub type Calendars = BTreeMap<RegionId, Calendar>;

/// A region whose calendar can't be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the calendar of {region} can't be built: {error}")]
pub struct NoCalendar {
    /// The region.
    pub region: RegionId,
    /// Why.
    #[source]
    pub error: ScheduleError,
}

impl Agreement {
    /// The calendars of all regions over [`YEARS`]; regions that keep the same hours share one.
    ///
    /// ```
    /// # let text = include_str!("../../../agreements/2021-09.toml");
    /// let agreement = terms::Agreement::parse(text)?;
    /// let calendars = agreement.calendars()?;
    /// assert_eq!(calendars["NAM"].edition(), calendars["LATAM"].edition());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn calendars(&self) -> Result<Calendars, NoCalendar> {
        self.calendars_over(YEARS)
    }

    /// The calendars of all regions over other years.
    pub fn calendars_over(&self, years: RangeInclusive<i16>) -> Result<Calendars, NoCalendar> {
        let mut built: Vec<(Schedule, Calendar)> = Vec::new();
        let mut calendars = Calendars::new();
        for region in &self.regions {
            let unable = |error| NoCalendar { region: region.id.clone(), error };
            let schedule = self.schedule(region).map_err(unable)?;
            let calendar = match built.iter().find(|(same, _)| *same == schedule) {
                Some((_, calendar)) => calendar.clone(),
                None => {
                    let calendar = schedule.calendar(years.clone()).map_err(unable)?;
                    built.push((schedule, calendar.clone()));
                    calendar
                }
            };
            calendars.insert(region.id.clone(), calendar);
        }
        Ok(calendars)
    }

    /// When the desk works for a region, as this agreement reads its own text.
    pub fn schedule(&self, region: &Region) -> Result<Schedule, ScheduleError> {
        let zone = match self.readings.zone_labels {
            ZoneLabels::Civil => region.zone.clone(),
            ZoneLabels::Fixed => region.offset.map_or_else(|| region.zone.clone(), fixed_zone),
        };
        let schedule = match self.readings.hours_of_days_off {
            HoursOfDaysOff::NotCounted => {
                let schedule = Schedule::new(&zone, region.week.clone())?;
                region.holidays.map_or(schedule.clone(), |law| schedule.holidays(law))
            }
            // An hour of a holiday counts like any other, so that no law is asked.
            HoursOfDaysOff::Counted => {
                Schedule::new(&zone, every_day(&region.week).unwrap_or_else(|| region.week.clone()))?
            }
        };
        Ok(region.exceptions.iter().cloned().fold(schedule, Schedule::exception))
    }
}

/// The same hours on each of the seven days; `None` where open days differ, so that a day off has no hours of its own.
pub(crate) fn every_day(week: &Week) -> Option<Week> {
    let mut open =
        Weekday::Monday.cycle_forward().take(7).map(|day| week.windows(day)).filter(|w| !w.is_empty());
    let hours = open.next()?;
    if !open.all(|other| other == hours) {
        return None;
    }
    let windows: Vec<String> = hours.iter().map(ToString::to_string).collect();
    format!("Mon-Sun {}", windows.join(" ")).parse().ok()
}

/// The tz database writes its fixed zones with the sign turned round: `Etc/GMT-1` is one hour *east*.
fn fixed_zone(hours_east: i8) -> String {
    match hours_east {
        0 => "Etc/GMT".to_owned(),
        east @ 1.. => format!("Etc/GMT-{east}"),
        west => format!("Etc/GMT+{}", -west),
    }
}
