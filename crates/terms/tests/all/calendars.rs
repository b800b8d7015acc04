//! Readings that change arithmetic really change the calendars.

use hours::{Calendar, OpenTime};
use jiff::Timestamp;
use terms::Agreement;

use crate::REFERENCE;

/// The reference agreement with other readings, and without the examples that show the ones it had.
fn reading(id: &str, value: &str) -> Agreement {
    let examples = REFERENCE.find("[[examples]]").unwrap();
    let table = format!("[readings.{id}]\nvalue = \"");
    let (before, after) = REFERENCE[..examples].split_once(&table).unwrap();
    let (_, after) = after.split_once('"').unwrap();
    Agreement::check(&format!("{before}{table}{value}\"{after}"))
        .unwrap_or_else(|problems| panic!("{problems}"))
}

fn calendar(agreement: &Agreement, region: &str) -> Calendar {
    agreement.calendars().unwrap()[region].clone()
}

fn at(instant: &str) -> Timestamp {
    instant.parse().unwrap()
}

/// Source: readings, «CET» and «EST». 2 July 2026: Paris opens at 9:00 summer time, which is 8:00 by the literal label.
#[test]
fn labels_taken_literally_open_one_hour_late_in_summer() {
    let civil = calendar(&reading("zone_labels", "civil"), "EMEA");
    let fixed = calendar(&reading("zone_labels", "fixed"), "EMEA");
    let night = at("2026-07-02T00:00:00Z");
    assert_eq!(civil.next_opening(night).unwrap(), at("2026-07-02T07:00:00Z"));
    assert_eq!(fixed.next_opening(night).unwrap(), at("2026-07-02T08:00:00Z"));
    let winter = at("2026-12-02T00:00:00Z");
    assert_eq!(civil.next_opening(winter).unwrap(), fixed.next_opening(winter).unwrap());
    let new_york = calendar(&reading("zone_labels", "fixed"), "NAM");
    assert_eq!(new_york.next_opening(night).unwrap(), at("2026-07-02T14:00:00Z"), "9:00 at five hours west");
}

/// Source: readings, business hours of days off: «else a Saturday 10:00 category 1 would be due at 11:00».
#[test]
fn hours_of_days_off_count_where_the_agreement_reads_it_so() {
    let saturday = at("2026-11-21T09:00:00Z");
    let due = |value| {
        calendar(&reading("hours_of_days_off", value), "EMEA").due(saturday, OpenTime::from_hours(1)).unwrap()
    };
    assert_eq!(due("not counted"), at("2026-11-23T09:00:00Z"));
    assert_eq!(due("counted"), at("2026-11-21T10:00:00Z"));
    let tokyo = calendar(&reading("hours_of_days_off", "counted"), "APAC");
    assert!(tokyo.is_open(at("2026-11-23T01:00:00Z")).unwrap(), "Labour Thanksgiving Day counts too");
}

#[test]
fn regions_that_keep_the_same_hours_share_a_calendar() {
    let calendars = reading("zone_labels", "civil").calendars().unwrap();
    assert_eq!(calendars["NAM"].edition(), calendars["LATAM"].edition());
    assert_ne!(calendars["NAM"].edition(), calendars["EMEA"].edition());
}
