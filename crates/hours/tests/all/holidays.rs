//! Days off by law.

use hours::{Certainty, Holiday, HolidayKind, LAWS, Law};
use jiff::civil::{Date, Weekday};

use crate::desks::{APAC, EMEA, NAM};
use crate::oracles::rows;

fn year(law: &str, year: i16) -> Vec<Holiday> {
    Law::find(law).unwrap().holidays(year).unwrap()
}

fn holiday(law: &str, date: &str) -> Option<Holiday> {
    let date: Date = date.parse().unwrap();
    year(law, date.year()).into_iter().find(|day| day.date == date)
}

fn name(law: &str, date: &str) -> Option<String> {
    holiday(law, date).map(|day| day.name.en.into_owned())
}

/// Source: the calendar oracle's holiday files, each date confirmed by at least three sources.
#[test]
fn every_date_name_and_kind_of_2015_to_2030() {
    for (law, file) in [("FR", "holidays-fr.csv"), ("US", "holidays-us.csv"), ("JP", "holidays-jp.csv")] {
        let found: Vec<_> = (2015..=2030)
            .flat_map(|y| year(law, y))
            .map(|day| {
                [
                    day.date.to_string(),
                    day.name.local.to_string(),
                    day.name.en.to_string(),
                    day.kind.to_string(),
                ]
            })
            .collect();
        let told: Vec<_> =
            rows::<5>(file).into_iter().map(|[date, local, en, _, kind]| [date, local, en, kind]).collect();
        assert_eq!(found, told, "{law}");
    }
}

/// Source: the count of an independent computation from the same rules.
#[test]
fn the_years_2000_to_2050_have_2063_days_off() {
    let count = |law: &Law| law.years().map(|y| law.holidays(y).unwrap().len()).sum::<usize>();
    assert_eq!(LAWS.map(|law| (law.code, count(law))), [("FR", 560), ("JP", 895), ("US", 608)]);
}

#[test]
fn dates_are_in_order_and_once() {
    for law in LAWS {
        for y in law.years() {
            let days = law.holidays(y).unwrap();
            assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "{} {y}", law.code);
            assert!(days.iter().all(|day| day.date.year() == y));
        }
    }
}

/// Source: Code du travail, L.3133-1; rules §1.
mod france {
    use super::*;

    #[test]
    fn eleven_days_none_of_them_moved() {
        for y in (2000..=2050).filter(|&y| y != 2008) {
            assert_eq!(year("FR", y).len(), 11, "{y}");
        }
        assert_eq!(holiday("FR", "2021-05-03"), None, "1 May 2021 was a Saturday");
    }

    #[test]
    fn ascension_on_labour_day_is_one_day_with_both_names() {
        let day = holiday("FR", "2008-05-01").unwrap();
        assert_eq!((&*day.name.local, &*day.name.en), ("1er mai / Ascension", "Labour Day / Ascension Day"));
        assert_eq!(day.rule, "1 May / 39 days after Easter Sunday");
    }

    #[test]
    fn whit_monday_stays_a_holiday_through_the_day_of_solidarity() {
        for date in ["2004-05-31", "2005-05-16", "2006-06-05", "2007-05-28", "2008-05-12"] {
            assert_eq!(name("FR", date).as_deref(), Some("Whit Monday"), "{date}");
        }
    }

    #[test]
    fn alsace_moselle_and_overseas_days_are_not_national() {
        for date in ["2026-04-03", "2026-12-26", "2026-05-22", "2026-05-27", "2026-06-10", "2026-12-20"] {
            assert_eq!(holiday("FR", date), None, "{date}");
        }
    }

    /// The extremes and a few between, from printed tables of Easter.
    #[test]
    fn easter_monday_over_the_years() {
        for date in
            ["2000-04-24", "2008-03-24", "2011-04-25", "2016-03-28", "2035-03-26", "2038-04-26", "2050-04-11"]
        {
            assert_eq!(name("FR", date).as_deref(), Some("Easter Monday"), "{date}");
        }
    }
}

/// Source: 5 U.S.C. 6103, E.O. 11582; rules §2.
mod united_states {
    use super::*;

    #[test]
    fn new_year_on_a_saturday_is_kept_in_the_year_before() {
        for date in ["2004-12-31", "2010-12-31", "2021-12-31", "2027-12-31", "2032-12-31", "2049-12-31"] {
            let day = holiday("US", date).unwrap();
            assert_eq!(
                (&*day.name.en, day.kind),
                ("New Year's Day (observed)", HolidayKind::Observed),
                "{date}"
            );
        }
        assert_eq!(name("US", "2022-01-01").as_deref(), Some("New Year's Day"));
        assert_eq!(holiday("US", "2050-12-30"), None, "1 January 2051 is a Sunday");
    }

    #[test]
    fn juneteenth_begins_with_friday_18_june_2021() {
        assert_eq!(holiday("US", "2020-06-19"), None);
        assert_eq!(
            name("US", "2021-06-18").as_deref(),
            Some("Juneteenth National Independence Day (observed)")
        );
        assert_eq!(
            name("US", "2022-06-20").as_deref(),
            Some("Juneteenth National Independence Day (observed)")
        );
    }

    #[test]
    fn only_dates_fixed_by_day_of_month_are_moved_and_always_to_a_weekday() {
        for day in (2000..=2050).flat_map(|y| year("US", y)).filter(|day| day.kind == HolidayKind::Observed) {
            assert!(matches!(day.date.weekday(), Weekday::Friday | Weekday::Monday), "{}", day.date);
        }
    }

    /// Executive orders close federal offices, not the calendar.
    #[test]
    fn executive_closures_and_inauguration_day_are_business_days() {
        for [date] in rows::<1>("us-executive-closures.csv") {
            assert_eq!(holiday("US", &date), None, "{date}");
        }
        assert_eq!(holiday("US", "2021-01-20"), None);
        assert_eq!(name("US", "2025-01-20").as_deref(), Some("Birthday of Martin Luther King, Jr."));
    }

    #[test]
    fn the_friday_after_thanksgiving_is_a_business_day() {
        assert_eq!(name("US", "2026-11-26").as_deref(), Some("Thanksgiving Day"));
        assert_eq!(holiday("US", "2026-11-27"), None);
    }
}

/// Source: Act No. 178 of 1948 and its amendments; rules §3.
mod japan {
    use super::*;

    fn kind(date: &str) -> Option<HolidayKind> {
        holiday("JP", date).map(|day| day.kind)
    }

    #[test]
    fn the_emperors_birthday_skips_2019() {
        let days = |y| {
            year("JP", y).into_iter().filter(|d| d.name.local == "天皇誕生日").map(|d| d.date.to_string())
        };
        assert_eq!(days(2018).collect::<Vec<_>>(), ["2018-12-23"]);
        assert_eq!(days(2019).count(), 0);
        assert_eq!(days(2020).collect::<Vec<_>>(), ["2020-02-23"]);
    }

    #[test]
    fn the_accession_made_ten_days_in_2019() {
        let golden_week: Vec<_> = year("JP", 2019)
            .iter()
            .filter(|d| matches!(d.date.month(), 4 | 5))
            .map(|d| (d.date.day(), d.kind))
            .collect();
        use HolidayKind::*;
        assert_eq!(
            golden_week,
            [
                (29, Holiday),
                (30, Citizens),
                (1, Holiday),
                (2, Citizens),
                (3, Holiday),
                (4, Holiday),
                (5, Holiday),
                (6, Substitute)
            ]
        );
        assert_eq!(name("JP", "2019-10-22").as_deref(), Some("Day of the Enthronement Ceremony"));
    }

    #[test]
    fn the_olympics_moved_three_days_in_2020_and_in_2021() {
        for (local, dates) in [
            ("海の日", ["2019-07-15", "2020-07-23", "2021-07-22", "2022-07-18"]),
            ("山の日", ["2019-08-11", "2020-08-10", "2021-08-08", "2022-08-11"]),
        ] {
            for date in dates {
                assert_eq!(holiday("JP", date).unwrap().name.local, local, "{date}");
            }
        }
        for date in ["2020-07-24", "2021-07-23", "2022-10-10"] {
            assert_eq!(name("JP", date).as_deref(), Some("Sports Day"), "{date}");
        }
        assert_eq!(kind("2021-08-09"), Some(HolidayKind::Substitute));
        assert_eq!(kind("2021-10-11"), None);
    }

    #[test]
    fn greenery_day_moved_when_showa_day_came() {
        assert_eq!(name("JP", "2006-04-29").as_deref(), Some("Greenery Day"));
        assert_eq!(name("JP", "2007-04-29").as_deref(), Some("Showa Day"));
        assert_eq!(name("JP", "2007-05-04").as_deref(), Some("Greenery Day"));
    }

    /// To 2006 the substitute is the next day, and 4 May between two holidays is a day of its own kind.
    #[test]
    fn fourth_of_may_before_2007() {
        assert_eq!(kind("2000-05-04"), Some(HolidayKind::Citizens), "a Thursday");
        assert_eq!(kind("2003-05-04"), None, "a Sunday");
        assert_eq!(kind("2004-05-04"), Some(HolidayKind::Citizens), "a Tuesday");
        assert_eq!(kind("2009-05-04"), Some(HolidayKind::Holiday), "named since 2007");
        // 3 May 2009 was a Sunday; 4 and 5 May are holidays themselves.
        assert_eq!(
            name("JP", "2009-05-06").as_deref(),
            Some("Substitute holiday (Constitution Memorial Day)")
        );
    }

    #[test]
    fn a_tuesday_between_the_aged_and_the_equinox_is_off() {
        let citizens: Vec<_> = (2007..=2050)
            .flat_map(|y| year("JP", y))
            .filter(|day| day.kind == HolidayKind::Citizens)
            .map(|day| day.date.to_string())
            .collect();
        assert_eq!(
            citizens,
            [
                "2009-09-22",
                "2015-09-22",
                "2019-04-30",
                "2019-05-02",
                "2026-09-22",
                "2032-09-21",
                "2037-09-22",
                "2043-09-22",
                "2049-09-21"
            ]
        );
    }

    #[test]
    fn happy_mondays_begin_when_the_acts_say() {
        assert_eq!(name("JP", "2000-01-10").as_deref(), Some("Coming of Age Day"));
        assert_eq!(name("JP", "2002-07-20").as_deref(), Some("Marine Day"));
        assert_eq!(name("JP", "2003-07-21").as_deref(), Some("Marine Day"));
        assert_eq!(name("JP", "2002-09-15").as_deref(), Some("Respect for the Aged Day"));
        assert_eq!(name("JP", "2003-09-15").as_deref(), Some("Respect for the Aged Day"));
        assert_eq!(kind("2015-08-11"), None);
    }

    /// The days of 2000 to 2050 whose instant comes within half an hour of midnight in Japan.
    #[test]
    fn equinoxes_near_midnight() {
        assert_eq!(name("JP", "2012-09-22").as_deref(), Some("Autumnal Equinox Day"));
        assert_eq!(name("JP", "2026-03-20").as_deref(), Some("Vernal Equinox Day"));
        assert_eq!(name("JP", "2041-09-23").as_deref(), Some("Autumnal Equinox Day"));
    }

    #[test]
    fn the_turn_of_the_year_is_business() {
        for date in ["2024-12-31", "2025-01-02", "2025-01-03"] {
            assert_eq!(kind(date), None, "{date}");
        }
        assert_eq!(kind("2017-01-02"), Some(HolidayKind::Substitute), "1 January 2017 was a Sunday");
    }
}

#[test]
fn a_date_is_official_or_computed() {
    let certainty = |law, y| year(law, y)[0].certainty;
    assert_eq!((certainty("FR", 2031), certainty("FR", 2032)), (Certainty::Official, Certainty::Computed));
    assert_eq!((certainty("JP", 2027), certainty("JP", 2028)), (Certainty::Official, Certainty::Computed));
    assert_eq!(certainty("US", 2050), Certainty::Official);
}

#[test]
fn every_day_off_says_its_rule_and_source() {
    assert_eq!(holiday("US", "2026-01-19").unwrap().rule, "3rd Monday of January");
    assert_eq!(holiday("US", "2026-05-25").unwrap().rule, "last Monday of May");
    assert_eq!(holiday("FR", "2026-05-14").unwrap().rule, "39 days after Easter Sunday");
    assert_eq!(holiday("JP", "2019-05-01").unwrap().rule, "1 May 2019, once");
    assert_eq!(holiday("JP", "2026-03-20").unwrap().rule, "day of the vernal equinox in Japan");
    for law in LAWS {
        assert!(law.years().flat_map(|y| law.holidays(y).unwrap()).all(|day| !day.source.is_empty()));
    }
}

#[test]
fn a_year_that_nobody_vouches_for_is_refused() {
    let refusal = Law::find("jp").unwrap().holidays(2051).unwrap_err();
    assert_eq!(refusal.to_string(), "the holidays of JP are known for 2000 to 2050, not for 2051");
    assert_eq!(Law::find("DE"), None);
}

/// A holiday closes its local date in the calendar's zone, whoever asks from wherever.
#[test]
fn the_calendars_close_on_each_holiday_of_a_weekday() {
    for (law, calendar) in [("FR", &EMEA), ("US", &NAM), ("JP", &APAC)] {
        for day in (2000..=2050).flat_map(|y| year(law, y)) {
            assert_eq!(calendar.day_of(day.date).unwrap().segments, [], "{law} {}", day.date);
        }
    }
}
