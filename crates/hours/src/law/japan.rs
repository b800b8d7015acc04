//! Japan: the Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948), articles 2 and 3.
//!
//! The equinox days follow the almanac's formula; the official dates are published each February for the year after.
//! Not here: 31 December, 2 and 3 January, when banks and offices close without a national holiday.

use jiff::civil::Weekday::Monday;

use super::Law;
use super::rule::When::{self, Equinox, Fixed, Nth, Once};
use super::rule::{Consequence, How, ON, Rule};
use crate::HolidayKind;

const ACT: &str = "Act No. 178 of 1948, art. 2";
const HAPPY_MONDAY: &str = "Act No. 178 of 1948, art. 2; Act No. 141 of 1998";
const HAPPY_MONDAY_2: &str = "Act No. 178 of 1948, art. 2; Act No. 59 of 2001";
const SHOWA: &str = "Act No. 178 of 1948, art. 2; Act No. 43 of 2005";
const MOUNTAIN: &str = "Act No. 178 of 1948, art. 2; Act No. 43 of 2014";
const ABDICATION: &str = "Act No. 178 of 1948, art. 2; Act No. 63 of 2017, suppl. 10";
const SPORTS: &str = "Act No. 178 of 1948, art. 2; Act No. 57 of 2018";
const ACCESSION: &str = "Act No. 99 of 2018";
const OLYMPICS_2020: &str = "Olympic special measures act, as amended by Act No. 55 of 2018";
const OLYMPICS_2021: &str = "Olympic special measures act, as amended in force 28 December 2020";

pub(super) static LAW: Law = Law {
    code: "JP",
    country: "Japan",
    source: "Act on National Holidays, Act No. 178 of 1948",
    // The Cabinet Office's list of February 2026 goes to the end of 2027.
    official_until: 2027,
    first_year: 2000,
    last_year: 2050,
    rules: &[
        day("元日", "New Year's Day", Fixed(1, 1), (1949, ON), ACT),
        day("成人の日", "Coming of Age Day", Nth(2, Monday, 1), (2000, ON), HAPPY_MONDAY),
        day("建国記念の日", "National Foundation Day", Fixed(2, 11), (1967, ON), ACT),
        // The Emperor abdicated on 30 April 2019, between the two birthdays: that year had none.
        day("天皇誕生日", "Emperor's Birthday", Fixed(2, 23), (2020, ON), ABDICATION),
        day("天皇誕生日", "Emperor's Birthday", Fixed(12, 23), (1989, 2018), ACT),
        day("春分の日", "Vernal Equinox Day", Equinox(3, 208_431), (1980, 2099), ACT),
        day("みどりの日", "Greenery Day", Fixed(4, 29), (1989, 2006), ACT),
        day("みどりの日", "Greenery Day", Fixed(5, 4), (2007, ON), SHOWA),
        day("昭和の日", "Showa Day", Fixed(4, 29), (2007, ON), SHOWA),
        day("天皇の即位の日", "Day of the Emperor's Accession", Once(2019, 5, 1), (2019, 2019), ACCESSION),
        day("憲法記念日", "Constitution Memorial Day", Fixed(5, 3), (1949, ON), ACT),
        day("こどもの日", "Children's Day", Fixed(5, 5), (1949, ON), ACT),
        day("海の日", "Marine Day", Fixed(7, 20), (1996, 2002), ACT),
        day("海の日", "Marine Day", Nth(3, Monday, 7), (2003, 2019), HAPPY_MONDAY_2),
        day("海の日", "Marine Day", Once(2020, 7, 23), (2020, 2020), OLYMPICS_2020),
        day("海の日", "Marine Day", Once(2021, 7, 22), (2021, 2021), OLYMPICS_2021),
        day("海の日", "Marine Day", Nth(3, Monday, 7), (2022, ON), HAPPY_MONDAY_2),
        day("山の日", "Mountain Day", Fixed(8, 11), (2016, 2019), MOUNTAIN),
        day("山の日", "Mountain Day", Once(2020, 8, 10), (2020, 2020), OLYMPICS_2020),
        day("山の日", "Mountain Day", Once(2021, 8, 8), (2021, 2021), OLYMPICS_2021),
        day("山の日", "Mountain Day", Fixed(8, 11), (2022, ON), MOUNTAIN),
        day("敬老の日", "Respect for the Aged Day", Fixed(9, 15), (1966, 2002), ACT),
        day("敬老の日", "Respect for the Aged Day", Nth(3, Monday, 9), (2003, ON), HAPPY_MONDAY_2),
        day("秋分の日", "Autumnal Equinox Day", Equinox(9, 232_488), (1980, 2099), ACT),
        day("体育の日", "Health and Sports Day", Nth(2, Monday, 10), (2000, 2019), HAPPY_MONDAY),
        day("スポーツの日", "Sports Day", Once(2020, 7, 24), (2020, 2020), OLYMPICS_2020),
        day("スポーツの日", "Sports Day", Once(2021, 7, 23), (2021, 2021), OLYMPICS_2021),
        day("スポーツの日", "Sports Day", Nth(2, Monday, 10), (2022, ON), SPORTS),
        day(
            "即位礼正殿の儀の行われる日",
            "Day of the Enthronement Ceremony",
            Once(2019, 10, 22),
            (2019, 2019),
            ACCESSION,
        ),
        day("文化の日", "Culture Day", Fixed(11, 3), (1948, ON), ACT),
        day("勤労感謝の日", "Labour Thanksgiving Day", Fixed(11, 23), (1948, ON), ACT),
    ],
    consequences: &[
        Consequence {
            kind: HolidayKind::Substitute,
            local: "振替休日",
            en: "Substitute holiday ({})",
            how: How::DayAfterSunday,
            years: (1973, 2006),
            rule: "day after a national holiday on a Sunday",
            source: "Act No. 178 of 1948, art. 3(2) to 2006",
        },
        Consequence {
            kind: HolidayKind::Substitute,
            local: "振替休日",
            en: "Substitute holiday ({})",
            how: How::NextFreeDayAfterSunday,
            years: (2007, ON),
            rule: "nearest later day that is not a national holiday, for one on a Sunday",
            source: "Act No. 178 of 1948, art. 3(2); Act No. 43 of 2005",
        },
        Consequence {
            kind: HolidayKind::Citizens,
            local: "国民の休日",
            en: "Citizens' holiday",
            how: How::BetweenUnlessSunday,
            years: (1986, 2006),
            rule: "day between two national holidays, unless a Sunday or a substitute",
            source: "Act No. 178 of 1948, art. 3(3) to 2006",
        },
        Consequence {
            kind: HolidayKind::Citizens,
            local: "国民の休日",
            en: "Citizens' holiday",
            how: How::Between,
            years: (2007, ON),
            rule: "day between two national holidays",
            source: "Act No. 178 of 1948, art. 3(3); Act No. 43 of 2005",
        },
    ],
};

const fn day(
    local: &'static str,
    en: &'static str,
    when: When,
    years: (i16, i16),
    source: &'static str,
) -> Rule {
    Rule { local, en, when, years, source }
}
