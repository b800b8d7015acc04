//! Every trouble that an agreement file can have is said in each language, by the rules of the catalogue.

use hours::Week;
use jiff::civil::{Date, DateTime, date};
use terms::problem::{Noun, Place, Shape};
use terms::{ClauseId, MeasureId, RegionId, Trouble};
use words::{CATALOGUE, Lang};

fn day() -> Date {
    date(2026, 11, 20)
}

fn time() -> DateTime {
    day().at(17, 42, 0, 0)
}

/// One of each; the match below does not compile when one is forgotten in `words`.
fn troubles() -> Vec<Trouble> {
    use Trouble::*;
    let text = || "x".to_owned();
    let region = || RegionId::from("EMEA");
    let mut all = vec![
        NotToml(text()),
        UnknownKey { key: text(), meant: None, known: vec!["id"] },
        UnknownKey { key: text(), meant: Some(text()), known: vec!["id"] },
        MissingKey { key: text() },
        EmptyText { key: text() },
        Control { key: text() },
        OutOfBounds { key: text(), least: 1, most: 9 },
        IdAgainstDate { id: "2021-09".into(), effective: day() },
        Orphan { clause: ClauseId::from("2.B.3"), chapter: ClauseId::from("2.B") },
        NotADate { given: text() },
        NotATime { given: text() },
        TimeSkipped { time: time(), zone: "Europe/Paris".into() },
        TimeTwice { time: time(), zone: "Europe/Paris".into() },
        ClosedOrHours,
        NotASpan { given: text() },
        NoTime { given: text() },
        SpanTooLong { given: text() },
        RungTooEarly { given: text(), before: text() },
        StaffedWhileClosed { region: region(), hours: text() },
        StaffedTwice { region: region() },
        UnevenDays { region: region() },
        UnequalRegions { one: region(), other: region() },
        NotAnOffset { given: text() },
        OffsetMissing { region: region() },
        DaysOffUneven { region: region() },
        NoCalendar { region: region(), message: text() },
        NoTarget { category: 1, measure: MeasureId::acknowledgement() },
        ExampleBeyond { message: text() },
        ExampleFails { region: region(), category: 1, opened: time(), expected: time(), got: time() },
        Window("x".parse::<hours::Window>().expect_err("not a window")),
    ];
    for shape in [
        Shape::Text,
        Shape::Number,
        Shape::YesOrNo,
        Shape::Date,
        Shape::LocalTime,
        Shape::List,
        Shape::Table,
        Shape::Tables,
    ] {
        all.push(WrongShape { key: text(), wanted: shape });
    }
    for noun in [
        Noun::Clause,
        Noun::Region,
        Noun::Zone,
        Noun::Law,
        Noun::Reading,
        Noun::Value,
        Noun::Measure,
        Noun::Addressee,
    ] {
        all.push(Unknown { noun, name: text(), meant: None, known: vec![] });
        all.push(Twice { noun, name: text(), first: Place { line: 3, column: 1 } });
        all.push(BadName { noun, name: text() });
        all.push(NoneAtAll { noun });
    }
    for week in ["", "Foo 09:00-18:00", "Mon", "Mon 9-18", "Mon 09:00-12:00 11:00-13:00"] {
        all.push(Hours(week.parse::<Week>().expect_err("not a week")));
    }
    all
}

#[test]
fn each_trouble_says_what_why_and_what_to_try() {
    for trouble in troubles() {
        for lang in Lang::ALL {
            let said = lang.trouble(&trouble);
            for part in [&said.what, &said.why, &said.fix] {
                assert!(!part.trim().is_empty(), "{lang} {trouble:?}");
                super::lint::check_said(lang, part)
                    .unwrap_or_else(|fault| panic!("{lang}: {fault}: {part:?}"));
            }
        }
    }
}

#[test]
fn the_catalogue_is_walked_whole() {
    assert!(CATALOGUE.iter().map(|(_, words)| words.len()).sum::<usize>() > 100);
}
