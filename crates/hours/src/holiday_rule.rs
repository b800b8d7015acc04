//! The rule behind a holiday's date as a value, so that it can be told in another language. Editions keep it in English words;
//! each of those reads back as the value that wrote it.

use std::fmt;

use jiff::civil::{Date, Weekday};

use crate::Holiday;

/// Where a law puts a holiday, or what it makes follow from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// A day of a month.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// The day.
        day: i8,
    },
    /// The nth such weekday of a month.
    Nth {
        /// 1 to 5; −1 is the last.
        nth: i8,
        /// Which day of the week.
        weekday: Weekday,
        /// 1 to 12.
        month: i8,
    },
    /// So many days after Easter Sunday.
    Easter {
        /// How many.
        days: i64,
    },
    /// The civil day in Japan of the vernal equinox.
    VernalEquinox,
    /// The civil day in Japan of the autumnal equinox.
    AutumnalEquinox,
    /// That date, once.
    Once(Date),
    /// United States: the weekday kept in lieu of a holiday at the weekend.
    NearestWeekday,
    /// Japan, to 2006: the day after a holiday on a Sunday.
    DayAfterSunday,
    /// Japan, since 2007: the next day that isn't itself one, for a holiday on a Sunday.
    NextFreeDayAfterSunday,
    /// Japan, to 2006: a day between two holidays, unless it is off already.
    BetweenUnlessSunday,
    /// Japan, since 2007: a day between two holidays.
    Between,
}

const SENTENCES: [(HolidayRule, &str); 7] = [
    (HolidayRule::VernalEquinox, "day of the vernal equinox in Japan"),
    (HolidayRule::AutumnalEquinox, "day of the autumnal equinox in Japan"),
    (HolidayRule::NearestWeekday, "Friday before a Saturday, Monday after a Sunday"),
    (HolidayRule::DayAfterSunday, "day after a national holiday on a Sunday"),
    (
        HolidayRule::NextFreeDayAfterSunday,
        "nearest later day that is not a national holiday, for one on a Sunday",
    ),
    (HolidayRule::BetweenUnlessSunday, "day between two national holidays, unless a Sunday or a substitute"),
    (HolidayRule::Between, "day between two national holidays"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const ORDINALS: [(i8, &str); 6] = [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (5, "5th"), (-1, "last")];

impl HolidayRule {
    /// The rule that these English words tell.
    ///
    /// ```
    /// use hours::HolidayRule;
    /// let rule = HolidayRule::read("3rd Monday of January").expect("one that is told so");
    /// assert_eq!(rule, HolidayRule::Nth { nth: 3, weekday: jiff::civil::Weekday::Monday, month: 1 });
    /// assert_eq!(rule.to_string(), "3rd Monday of January");
    /// assert_eq!(HolidayRule::read("when it pleases"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<HolidayRule> {
        if let Some((rule, _)) = SENTENCES.iter().find(|(_, words)| *words == text) {
            return Some(*rule);
        }
        let of_easter = |text: &str| text.parse().ok().map(|days| HolidayRule::Easter { days });
        if let Some(days) = text.strip_suffix(" days after Easter Sunday") {
            return of_easter(days);
        }
        if let Some(days) = text.strip_suffix(" day after Easter Sunday") {
            return of_easter(days);
        }
        let words: Vec<&str> = text.trim_end_matches(", once").split(' ').collect();
        match words[..] {
            [day, month] => Some(HolidayRule::Fixed { month: month_of(month)?, day: day.parse().ok()? }),
            [day, month, year] => {
                let date = Date::new(year.parse().ok()?, month_of(month)?, day.parse().ok()?);
                date.ok().map(HolidayRule::Once)
            }
            [nth, weekday, "of", month] => {
                let nth = ORDINALS.iter().find(|(_, word)| *word == nth)?.0;
                let weekday = WEEKDAYS.iter().zip(0_i8..).find(|(word, _)| **word == weekday)?.1;
                let weekday = Weekday::from_monday_zero_offset(weekday).ok()?;
                Some(HolidayRule::Nth { nth, weekday, month: month_of(month)? })
            }
            _ => None,
        }
    }
}

fn month_of(word: &str) -> Option<i8> {
    MONTHS.iter().zip(1_i8..).find(|(month, _)| **month == word).map(|(_, number)| number)
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("?")
}

impl fmt::Display for HolidayRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, words)) = SENTENCES.iter().find(|(rule, _)| rule == self) {
            return f.write_str(words);
        }
        match *self {
            HolidayRule::Fixed { month, day } => write!(f, "{day} {}", month_name(month)),
            HolidayRule::Nth { nth, weekday, month } => {
                let ordinal = ORDINALS.iter().find(|(n, _)| *n == nth).map_or("?", |(_, word)| word);
                let weekday = WEEKDAYS[usize::from(weekday.to_monday_zero_offset().unsigned_abs())];
                write!(f, "{ordinal} {weekday} of {}", month_name(month))
            }
            HolidayRule::Easter { days } => {
                write!(f, "{days} {} after Easter Sunday", if days == 1 { "day" } else { "days" })
            }
            HolidayRule::Once(date) => {
                write!(f, "{} {} {}, once", date.day(), month_name(date.month()), date.year())
            }
            _ => Ok(()), // the sentences above
        }
    }
}

impl Holiday {
    /// The rules behind its date: two where two holidays coincide. None, for an edition that tells of a rule which this program
    /// doesn't know.
    #[must_use]
    pub fn rules(&self) -> Option<Vec<HolidayRule>> {
        self.rule.split(" / ").map(HolidayRule::read).collect()
    }
}
