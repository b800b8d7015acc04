//! Holidays by law. A country is data: rules with years of validity and a source ([`rule`]), one file each.
//!
//! Refuses to know: which holidays a company keeps beyond the law (those are [`Exception`](crate::Exception)s),
//! and years that nobody vouches for.

mod france;
mod japan;
mod rule;
mod united_states;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::{Certainty, Holiday};
use rule::{Consequence, Rule};

/// The laws known, in the order of their codes.
pub static LAWS: [&Law; 3] = [&france::LAW, &japan::LAW, &united_states::LAW];

/// The holidays of one country.
///
/// ```
/// use hours::Law;
/// let law = Law::find("US").expect("one of the three");
/// let days = law.holidays(2021)?;
/// // 1 January 2022 is a Saturday, so that the day off falls into the year before.
/// let last = days.last().expect("there are some every year");
/// assert_eq!((last.date.to_string(), &*last.name.en), ("2021-12-31".into(), "New Year's Day (observed)"));
/// # Ok::<(), hours::BeyondHorizon>(())
/// ```
#[derive(Debug)]
pub struct Law {
    /// ISO 3166 code: `FR`.
    pub code: &'static str,
    /// The country, in English.
    pub country: &'static str,
    /// The statute, in a line.
    pub source: &'static str,
    /// The last year whose dates the authority has published.
    pub official_until: i16,
    first_year: i16,
    last_year: i16,
    rules: &'static [Rule],
    consequences: &'static [Consequence],
}

/// Two laws are the same when they are of one country.
impl PartialEq for Law {
    fn eq(&self, other: &Law) -> bool {
        self.code == other.code
    }
}
impl Eq for Law {}

/// A year for which nobody vouches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the holidays of {code} are known for {first} to {last}, not for {year}")]
pub struct BeyondHorizon {
    /// The country asked for.
    pub code: &'static str,
    /// The year asked for.
    pub year: i16,
    /// First year known.
    pub first: i16,
    /// Last year known.
    pub last: i16,
}

impl Law {
    /// The law of a country by its code, in either case.
    pub fn find(code: &str) -> Option<&'static Law> {
        LAWS.iter().copied().find(|law| law.code.eq_ignore_ascii_case(code))
    }

    /// The years vouched for.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.first_year..=self.last_year
    }

    /// All days off of a year in order of date, weekends included, one per date.
    pub fn holidays(&self, year: i16) -> Result<Vec<Holiday>, BeyondHorizon> {
        let (first, last) = (self.first_year, self.last_year);
        if !self.years().contains(&year) {
            return Err(BeyondHorizon { code: self.code, year, first, last });
        }
        // A holiday of a neighbouring year can move into this one: 1 January on a Saturday is kept on 31 December.
        let mut named: BTreeMap<Date, Vec<&Rule>> = BTreeMap::new();
        for rule in self.rules {
            for date in (year - 1..=year + 1).filter_map(|y| rule.date(y)) {
                named.entry(date).or_default().push(rule);
            }
        }
        let certainty = if year <= self.official_until { Certainty::Official } else { Certainty::Computed };
        let mut days: BTreeMap<Date, Holiday> =
            named.iter().map(|(&date, rules)| (date, rule::joined(date, rules, certainty))).collect();
        for consequence in self.consequences {
            for day in consequence.days(&named, &days, certainty) {
                days.entry(day.date).or_insert(day);
            }
        }
        Ok(days.into_values().filter(|day| day.date.year() == year).collect())
    }
}
