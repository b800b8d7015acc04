//! A city desk of another kind: days of eight and a half hours, holidays as dated exceptions.
//!
//! The rows are made anew in the shape of the log of Boston 311 of 2015. A real log says 8:30 where a target that was
//! opened out of hours is used up by the last second of a day: we say 17:00 of the day before, the same point of open time.

use super::{guichet_reading, path};

/// Opened and due on the wall of Boston, and how many days lie between.
const ROWS: [(&str, u32, &str); 7] = [
    // Presidents' Day, 16 February.
    ("2015-02-13T10:15:20", 1, "2015-02-17T10:15:20"),
    // Martin Luther King Jr. Day, 19 January.
    ("2015-01-15T16:00:00", 3, "2015-01-21T16:00:00"),
    // Patriots' Day, 20 April.
    ("2015-04-17T09:00:00", 2, "2015-04-22T09:00:00"),
    // Clocks go forward on 8 March.
    ("2015-03-06T14:30:10", 1, "2015-03-09T14:30:10"),
    // Out of hours: early, on a Saturday, after closing.
    ("2015-01-06T06:42:01", 3, "2015-01-08T17:00:00"),
    ("2015-03-07T12:00:00", 1, "2015-03-09T17:00:00"),
    ("2015-02-13T17:00:00", 10, "2015-03-02T17:00:00"),
];

fn utc(wall: &str) -> String {
    let wall: jiff::civil::DateTime = wall.parse().expect("a civil time");
    wall.in_tz("America/New_York").expect("a zone").timestamp().to_string()
}

/// Source: README of the public logs: Monday to Friday 8:30 to 17:00, less the city's holidays of 2015, N days of 8.5 h.
#[test]
fn a_citys_days_come_out() {
    let mut input = "region,opened_at,target_minutes\n".to_owned();
    let mut expected = "region,opened_at,target_minutes,due_at\n".to_owned();
    for (opened, days, due) in ROWS {
        let row = format!("BOSTON,{},{}", utc(opened), days * 510);
        input += &format!("{row}\n");
        expected += &format!("{row},{}\n", utc(due));
    }
    let agreement = path("../../examples/boston.toml");
    let ran = guichet_reading(&format!("clock due --agreement {agreement}"), &input);
    assert_eq!((ran.exit, ran.err.as_str(), ran.out.as_str()), (0, "", expected.as_str()));
}
