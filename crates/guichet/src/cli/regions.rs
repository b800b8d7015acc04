//! Regions of the agreement, as people name them, and what a calendar can't answer.

use hours::{Calendar, CalendarError, NoAnswer};
use jiff::tz::TimeZone;
use terms::{Agreement, Region};
use words::{Lang, Said};

use super::exit::Exit;
use super::session::Stop;

/// A region by its name, in either case.
pub fn named<'a>(agreement: &'a Agreement, typed: &str, lang: Lang) -> Result<&'a Region, Said> {
    let typed = typed.trim();
    let found = agreement.regions.iter().find(|region| region.id.as_str().eq_ignore_ascii_case(typed));
    found.ok_or_else(|| unknown(agreement, typed, lang))
}

/// The refusal of a region that isn't there.
pub fn unknown(agreement: &Agreement, typed: &str, lang: Lang) -> Said {
    let known: Vec<&str> = agreement.regions.iter().map(|region| region.id.as_str()).collect();
    lang.no_such_region(typed, agreement.id.as_str(), &known.join(", "))
}

/// The calendar of one region.
pub fn calendar(agreement: &Agreement, region: &Region, lang: Lang) -> Result<Calendar, Stop> {
    agreement
        .schedule(region)
        .and_then(|schedule| schedule.calendar(terms::YEARS))
        .map_err(|error| no_calendar(region, &error, lang))
}

/// The refusal of a calendar that can't be built.
pub fn no_calendar(region: &Region, error: &hours::ScheduleError, lang: Lang) -> Stop {
    let trouble = terms::Trouble::NoCalendar { region: region.id.clone(), message: error.to_string() };
    Stop::Refused(Exit::Failed, lang.trouble(&trouble))
}

/// The zone of a region. An agreement with a zone that doesn't exist was refused when it was read.
pub fn zone_of(region: &Region) -> TimeZone {
    TimeZone::get(&region.zone).unwrap_or(TimeZone::UTC)
}

/// What a calendar couldn't answer, as a refusal of the command.
pub fn beyond(error: &CalendarError, lang: Lang) -> Stop {
    Stop::Refused(Exit::Usage, unanswered(error, lang))
}

/// What a calendar couldn't answer.
pub fn unanswered(error: &CalendarError, lang: Lang) -> Said {
    match error.why() {
        NoAnswer::InstantBeyondHorizon { first, last, .. }
        | NoAnswer::DateBeyondHorizon { first, last, .. }
        | NoAnswer::AnswerBeyondHorizon { first, last } => {
            lang.beyond_horizon(&first.to_string(), &last.to_string())
        }
        NoAnswer::NoSpan(span) => lang.not_minutes("target", &span.to_string()),
        NoAnswer::Backwards { from, to } => lang.to_before_from(&from.to_string(), &to.to_string()),
    }
}
