//! A desk of another kind: targets in days of eight and a half hours, holidays as dated exceptions.

use hours::OpenTime;
use terms::{Agreement, MeasureId};

use crate::BOSTON;

#[test]
fn a_business_day_is_as_long_as_the_week_says() {
    let boston = Agreement::check(BOSTON).unwrap_or_else(|problems| panic!("{problems}"));
    for category in &boston.categories {
        let target = category.target(&MeasureId::acknowledgement()).unwrap();
        assert_eq!(
            target.within,
            OpenTime::from_minutes(510 * i64::from(category.level)),
            "{}",
            target.written
        );
    }
    assert_eq!(boston.regions[0].holidays, None, "no law is asked");
    assert_eq!(boston.regions[0].exceptions.len(), 10);
}

#[test]
fn what_the_file_leaves_out_is_read_as_the_house_reads_it() {
    let boston = Agreement::parse(BOSTON).unwrap();
    assert_eq!(boston.readings, terms::Readings::default());
    assert!(boston.readings_told.is_empty(), "and nothing is told that the file doesn't say");
}

#[test]
fn a_city_holiday_is_closed_by_its_name() {
    let boston = Agreement::parse(BOSTON).unwrap();
    let calendar = &boston.calendars().unwrap()["BOSTON"];
    // Monday 20 April 2015, 10:00: Patriots' Day.
    assert!(!calendar.is_open("2015-04-20T14:00:00Z".parse().unwrap()).unwrap());
    assert!(calendar.is_open("2015-04-21T14:00:00Z".parse().unwrap()).unwrap());
}
