//! United States: the federal holidays of 5 U.S.C. 6103(a) and the weekdays kept in their stead.
//!
//! Not here: Inauguration Day (only for some federal staff around Washington), closings of federal offices by
//! executive order (24 December in many years, days of mourning: ordinary business days in law), and the other
//! calendars of states, banks and exchanges.

use jiff::civil::Weekday::{Monday, Thursday};

use super::Law;
use super::rule::When::{self, Fixed, Nth};
use super::rule::{Consequence, How, ON, Rule};
use crate::HolidayKind;

const CODE: &str = "5 U.S.C. 6103(a)";

pub(super) static LAW: Law = Law {
    code: "US",
    country: "United States",
    source: CODE,
    // The statute alone decides every date.
    official_until: 2050,
    first_year: 2000,
    last_year: 2050,
    rules: &[
        day("New Year's Day", Fixed(1, 1)),
        day("Birthday of Martin Luther King, Jr.", Nth(3, Monday, 1)),
        day("Washington's Birthday", Nth(3, Monday, 2)),
        day("Memorial Day", Nth(-1, Monday, 5)),
        // Signed on Thursday 17 June 2021 and in force at once; that Saturday was kept on Friday the 18th.
        Rule {
            local: "Juneteenth National Independence Day",
            en: "Juneteenth National Independence Day",
            when: Fixed(6, 19),
            years: (2021, ON),
            source: "5 U.S.C. 6103(a), Pub. L. 117-17",
        },
        day("Independence Day", Fixed(7, 4)),
        day("Labor Day", Nth(1, Monday, 9)),
        day("Columbus Day", Nth(2, Monday, 10)),
        day("Veterans Day", Fixed(11, 11)),
        day("Thanksgiving Day", Nth(4, Thursday, 11)),
        day("Christmas Day", Fixed(12, 25)),
    ],
    consequences: &[Consequence {
        kind: HolidayKind::Observed,
        local: "{} (observed)",
        en: "{} (observed)",
        how: How::NearestWeekday,
        years: (1971, ON),
        rule: "Friday before a Saturday, Monday after a Sunday",
        source: "5 U.S.C. 6103(b)(1); E.O. 11582 sec. 3",
    }],
};

const fn day(name: &'static str, when: When) -> Rule {
    // Martin Luther King's is the youngest of these: first kept in 1986.
    Rule { local: name, en: name, when, years: (1986, ON), source: CODE }
}
