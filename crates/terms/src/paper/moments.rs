//! Dates, local times and zones.

use std::ops::RangeInclusive;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZoneDatabase;
use toml::Spanned;
use toml::de::DeValue;

use super::{At, Fields, shortened};
use crate::problem::{Noun, Shape, Trouble};
use crate::suggest::nearest;

/// Dates beyond are slips, and near the ends of the calendar they have no instant in some zones.
const YEARS: RangeInclusive<i16> = 1900..=2200;

impl<'i> Fields<'_, 'i> {
    /// A day, as TOML's own date or in quotes.
    pub fn date(&self, key: &'static str) -> Option<At<Date>> {
        let value = self.required(key)?;
        let given = self.as_moment(key, value, Shape::Date)?;
        match given.parse::<Date>() {
            Ok(date) if given.len() == 10 && YEARS.contains(&date.year()) => {
                Some(At { value: date, span: value.span() })
            }
            _ => {
                self.paper.report(&value.span(), Trouble::NotADate { given: shortened(&given) });
                None
            }
        }
    }

    /// A time on a wall, as TOML's own local time or in quotes, with or without seconds.
    pub fn local_time(&self, key: &'static str) -> Option<At<DateTime>> {
        let value = self.required(key)?;
        let given = self.as_moment(key, value, Shape::LocalTime)?;
        let whole = matches!(given.len(), 16 | 19) && !given.contains(['[', 'Z', 'z', '+']);
        match given.parse::<DateTime>() {
            Ok(time) if whole && YEARS.contains(&time.year()) => Some(At { value: time, span: value.span() }),
            _ => {
                self.paper.report(&value.span(), Trouble::NotATime { given: shortened(&given) });
                None
            }
        }
    }

    /// A place whose clock is known, by its name in the tz database.
    pub fn zone(&self, key: &'static str) -> Option<String> {
        let name = self.string(key)?;
        // A bare abbreviation such as EST is in the database, but means something else than people think.
        let place = name.value == "UTC" || name.value.contains('/');
        match TimeZoneDatabase::bundled().get(&name.value) {
            Ok(zone) if place => Some(zone.iana_name().unwrap_or(&name.value).to_owned()),
            _ => {
                let meant = nearest(&name.value, PLACES);
                self.paper.report(
                    &name.span,
                    Trouble::Unknown {
                        noun: Noun::Zone,
                        name: shortened(&name.value),
                        meant,
                        known: Vec::new(),
                    },
                );
                None
            }
        }
    }

    fn as_moment(&self, key: &str, value: &Spanned<DeValue<'i>>, wanted: Shape) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(moment) => Some(moment.to_string()),
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.wrong(value.span(), key, wanted);
                None
            }
        }
    }
}

/// Places that people mistype; for a suggestion only, any other zone is as good.
const PLACES: [&str; 12] = [
    "Europe/Paris",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Australia/Sydney",
    "UTC",
];
