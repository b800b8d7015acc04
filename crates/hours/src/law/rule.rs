//! What a law can say: when a holiday falls, and what follows from where it falls.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::{Certainty, Holiday, HolidayKind, HolidayRule, Name};

/// One holiday over the years in which the law puts it at one place.
#[derive(Debug)]
pub(super) struct Rule {
    pub local: &'static str,
    pub en: &'static str,
    pub when: When,
    /// First and last year of validity.
    pub years: (i16, i16),
    pub source: &'static str,
}

/// The end of a rule that is still in force.
pub(super) const ON: i16 = i16::MAX;

/// Where a holiday falls.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// A day of a month.
    Fixed(i8, i8),
    /// The nth such weekday of a month; −1 is the last.
    Nth(i8, Weekday, i8),
    /// Days after Easter Sunday.
    Easter(i64),
    /// The civil day in Japan of an equinox: its month, and the constant of the almanac's formula in 1/10 000 day.
    Equinox(i8, i64),
    /// Once.
    Once(i16, i8, i8),
}

impl Rule {
    /// Its date in a year, if the law puts it there.
    pub fn date(&self, year: i16) -> Option<Date> {
        let (first, last) = self.years;
        if !(first..=last).contains(&year) {
            return None;
        }
        match self.when {
            When::Fixed(month, day) => Date::new(year, month, day).ok(),
            When::Nth(nth, weekday, month) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            When::Easter(days) => easter(year).checked_add(days.days()).ok(),
            When::Equinox(month, constant) => Date::new(year, month, equinox(year, constant)).ok(),
            When::Once(y, month, day) => (y == year).then(|| Date::new(y, month, day).ok())?,
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    date(year, (sum / 31) as i8, (sum % 31 + 1) as i8)
}

/// The almanac's formula for 1980 to 2099, in whole 1/1 000 000 days so that no float can round a date away.
fn equinox(year: i16, constant: i64) -> i8 {
    let n = i64::from(year) - 1980;
    ((constant * 100 + 242_194 * n) / 1_000_000 - n / 4) as i8
}

/// The holiday of a date; two that coincide are one day off that bears both names.
pub(super) fn joined(date: Date, rules: &[&Rule], certainty: Certainty) -> Holiday {
    let all = |text: fn(&Rule) -> Cow<'static, str>| {
        let mut texts: Vec<_> = rules.iter().map(|rule| text(rule)).collect();
        texts.dedup();
        if texts.len() == 1 { texts.remove(0) } else { Cow::Owned(texts.join(" / ")) }
    };
    Holiday {
        date,
        name: Name { local: all(|rule| rule.local.into()), en: all(|rule| rule.en.into()) },
        kind: HolidayKind::Holiday,
        rule: all(|rule| rule.when.to_string().into()),
        source: all(|rule| rule.source.into()),
        certainty,
    }
}

/// Further days off that follow from where the named holidays fall.
#[derive(Debug)]
pub(super) struct Consequence {
    pub kind: HolidayKind,
    /// The names; `{}` stands for the name of the holiday that it follows from.
    pub local: &'static str,
    pub en: &'static str,
    pub how: How,
    /// First and last year of validity.
    pub years: (i16, i16),
    /// The rule in words.
    pub rule: &'static str,
    pub source: &'static str,
}

/// What can follow.
#[derive(Clone, Copy, Debug)]
pub(super) enum How {
    /// A holiday fixed by day of month: from a Saturday to the Friday before, from a Sunday to the Monday after.
    NearestWeekday,
    /// A holiday on a Sunday: the next day.
    DayAfterSunday,
    /// A holiday on a Sunday: the next day that isn't itself a named holiday.
    NextFreeDayAfterSunday,
    /// A day between two named holidays, unless it is a Sunday or already off.
    BetweenUnlessSunday,
    /// A day between two named holidays that isn't one itself.
    Between,
}

type Named<'a> = BTreeMap<Date, Vec<&'a Rule>>;

impl Consequence {
    /// The days that follow from the named holidays; `off` are all days off so far.
    pub fn days(&self, named: &Named, off: &BTreeMap<Date, Holiday>, certainty: Certainty) -> Vec<Holiday> {
        let (first, last) = self.years;
        let mut days = Vec::new();
        for (&date, rules) in named {
            for rule in rules {
                let found = self.how.follows(date, rule, named, off);
                if let Some(date) = found.filter(|found| (first..=last).contains(&found.year())) {
                    days.push(self.day(date, rule, certainty));
                }
            }
        }
        days
    }

    fn day(&self, date: Date, of: &Rule, certainty: Certainty) -> Holiday {
        let name = |pattern: &'static str, of: &str| match pattern.contains("{}") {
            true => Cow::Owned(pattern.replace("{}", of)),
            false => Cow::Borrowed(pattern),
        };
        Holiday {
            date,
            name: Name { local: name(self.local, of.local), en: name(self.en, of.en) },
            kind: self.kind,
            rule: self.rule.into(),
            source: self.source.into(),
            certainty,
        }
    }
}

impl How {
    fn follows(self, date: Date, rule: &Rule, named: &Named, off: &BTreeMap<Date, Holiday>) -> Option<Date> {
        let next = date.tomorrow().ok()?;
        let sunday = date.weekday() == Weekday::Sunday;
        match self {
            How::NearestWeekday if !matches!(rule.when, When::Fixed(..)) => None,
            How::NearestWeekday if date.weekday() == Weekday::Saturday => date.yesterday().ok(),
            How::NearestWeekday | How::DayAfterSunday => sunday.then_some(next),
            How::NextFreeDayAfterSunday if sunday => {
                let mut later = next;
                while named.contains_key(&later) {
                    later = later.tomorrow().ok()?;
                }
                Some(later)
            }
            How::NextFreeDayAfterSunday => None,
            How::Between | How::BetweenUnlessSunday => {
                let free = match self {
                    How::Between => !named.contains_key(&next),
                    _ => !off.contains_key(&next) && next.weekday() != Weekday::Sunday,
                };
                (free && named.contains_key(&next.tomorrow().ok()?)).then_some(next)
            }
        }
    }
}

impl When {
    /// The rule as a value.
    fn told(self) -> HolidayRule {
        match self {
            When::Fixed(month, day) => HolidayRule::Fixed { month, day },
            When::Nth(nth, weekday, month) => HolidayRule::Nth { nth, weekday, month },
            When::Easter(days) => HolidayRule::Easter { days },
            When::Equinox(3, _) => HolidayRule::VernalEquinox,
            When::Equinox(..) => HolidayRule::AutumnalEquinox,
            When::Once(year, month, day) => HolidayRule::Once(date(year, month, day)),
        }
    }
}

/// The rule in words.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}
