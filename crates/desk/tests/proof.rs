//! A proof that was touched anywhere doesn't come out.

use std::collections::BTreeMap;

use desk::clock::{Calendars, Course, Stop, StopKind};
use desk::proof::{Proof, proof, verify};
use desk::{By, Clock, PersonId, ProofError};
use hours::OpenTime;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use terms::{Agreement, MeasureId, RegionId};

const AGREEMENT: &str = include_str!("../../../agreements/2021-09.toml");

/// Something that a forger does to a proof.
type Forgery<'a> = &'a dyn Fn(&mut Proof);

struct House {
    agreement: Agreement,
    calendars: Calendars,
}

impl House {
    fn new() -> House {
        let agreement = Agreement::parse(AGREEMENT).expect("the reference agreement");
        let calendars: BTreeMap<_, _> = agreement.calendars().expect("its calendars");
        House { agreement, calendars }
    }

    /// A clock over the weekend of 20 November 2026 in a region, of a category.
    fn clock(&self, region: &str, category: u8, course: Course, stop: Option<&str>) -> Clock {
        let (region, measure) = (RegionId::from(region), MeasureId::acknowledgement());
        let calendar = &self.calendars[&region];
        let opened = at("2026-11-20T16:42:00Z");
        let within = self.agreement.target(category, &measure).expect("a target").within;
        let regions = std::slice::from_ref(&region);
        let candidates = desk::clock::candidates(opened, regions, &measure, &self.agreement, &self.calendars);
        let stop = stop.map(|text| Stop {
            at: at(text),
            by: By::Person(PersonId::from_bytes([7; 16])),
            how: StopKind::Acknowledgement,
        });
        Clock {
            measure,
            category: Some(category),
            edition: calendar.edition(),
            opened,
            starts: calendar.next_opening(opened).expect("an opening"),
            target: Some(within),
            due: Some(calendar.due(opened, within).expect("a due instant")),
            stop,
            course,
            candidates: if course == Course::Provisional { candidates.expect("both") } else { Vec::new() },
            region,
        }
    }

    fn proof(&self, clock: &Clock, now: &str) -> Proof {
        let calendar = &self.calendars[&clock.region];
        proof(clock, Some(1042), &self.agreement, calendar, at(now)).expect("within the calendar")
    }

    /// Running, near its end, closed, met, late, missed, before triage, and without a target.
    fn proofs(&self) -> Vec<Proof> {
        let firm = |region, category, stop| self.clock(region, category, Course::Firm, stop);
        let open = firm("EMEA", 2, None);
        let untimed = Clock { target: None, due: None, category: None, ..open.clone() };
        vec![
            self.proof(&open, "2026-11-20T16:50:00Z"),
            self.proof(&open, "2026-11-21T12:00:00Z"),
            self.proof(&open, "2026-11-23T11:30:00Z"),
            self.proof(&open, "2026-11-24T09:00:00Z"),
            self.proof(&firm("EMEA", 1, Some("2026-11-23T08:42:00Z")), "2026-11-23T10:00:00Z"),
            self.proof(&firm("NAM", 1, Some("2026-11-20T19:00:00Z")), "2026-11-23T10:00:00Z"),
            self.proof(&firm("APAC", 2, None), "2026-11-22T10:00:00Z"),
            self.proof(&self.clock("APAC", 1, Course::Provisional, None), "2026-11-24T09:00:00Z"),
            self.proof(&untimed, "2026-11-23T11:30:00Z"),
        ]
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// Every way in which one value of a document can be another of its kind, or be gone.
fn touched(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![Value::from(1), Value::from("2026-11-20T16:42:00Z")],
        Value::Bool(yes) => vec![Value::Bool(!yes)],
        Value::Number(n) => vec![Value::from(n.as_i64().expect("whole") + 1), Value::Null],
        Value::String(text) => vec![Value::from(other(text)), Value::from(format!("{text}x")), Value::Null],
        Value::Array(items) => {
            let mut all = Vec::new();
            for i in 0..items.len() {
                let mut shorter = items.clone();
                shorter.remove(i);
                all.push(Value::Array(shorter));
                for item in touched(&items[i]) {
                    let mut changed = items.clone();
                    changed[i] = item;
                    all.push(Value::Array(changed));
                }
            }
            all
        }
        Value::Object(fields) => {
            let mut all = Vec::new();
            for (key, field) in fields {
                let mut shorter = fields.clone();
                shorter.remove(key);
                all.push(Value::Object(shorter));
                for field in touched(field) {
                    let mut changed = fields.clone();
                    changed.insert(key.clone(), field);
                    all.push(Value::Object(changed));
                }
            }
            all
        }
    }
}

/// Another text of the same kind: a second later, a day later, another digit, another word.
fn other(text: &str) -> String {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return (instant + SignedDuration::from_secs(1)).to_string();
    }
    if let Ok(date) = text.parse::<jiff::civil::Date>() {
        return date.tomorrow().expect("a day").to_string();
    }
    let words =
        [("EMEA", "NAM"), ("firm", "provisional"), ("acknowledgement", "answer"), ("Europe/Paris", "UTC")];
    if let Some((_, another)) = words.iter().find(|(word, _)| *word == text) {
        return (*another).to_owned();
    }
    let digit = |c: char| {
        if c == '0' {
            '1'
        } else if c.is_ascii_digit() {
            '0'
        } else {
            c
        }
    };
    let changed: String = text.chars().map(digit).collect();
    if changed == text { text.to_uppercase() + "?" } else { changed }
}

fn comes_out(document: &Value) -> bool {
    serde_json::from_value::<Proof>(document.clone()).is_ok_and(|proof| verify(&proof).is_ok())
}

/// Source: product.md, "Beyond the agreement" 2: another party checks a proof without trusting the vendor.
#[test]
fn whatever_is_touched_is_found() {
    let house = House::new();
    for proof in house.proofs() {
        verify(&proof).expect("untouched");
        let document = serde_json::to_value(&proof).expect("JSON");
        assert!(comes_out(&document), "it survives being written and read");
        let all = touched(&document);
        assert!(all.len() > 100);
        let unnoticed: Vec<&Value> =
            all.iter().filter(|changed| **changed != document && comes_out(changed)).collect();
        // A field that is left out where it has nothing to say is the same proof.
        let same = |changed: &&Value| {
            serde_json::from_value::<Proof>((*changed).clone()).ok().as_ref() != Some(&proof)
        };
        assert_eq!(unnoticed.into_iter().filter(same).collect::<Vec<_>>(), Vec::<&Value>::new());
    }
}

/// What follows from the rest is recomputed, so that a new seal doesn't help.
#[test]
fn a_forger_who_seals_anew_is_found_by_the_arithmetic() {
    let house = House::new();
    let sound = house.proof(&house.clock("EMEA", 2, Course::Firm, None), "2026-11-23T10:00:00Z");
    let hour = SignedDuration::from_hours(1);
    let forgeries: [(&str, Forgery); 9] = [
        ("starts", &|p| p.starts += hour),
        ("due", &|p| p.due = p.due.map(|due| due + hour)),
        ("due", &|p| p.target = Some(OpenTime::from_hours(5))),
        ("due", &|p| p.target = None),
        ("standing", &|p| p.now += hour),
        ("lines", &|p| drop(p.lines.pop())),
        ("lines", &|p| p.lines[0].counted = Some(OpenTime::from_hours(1))),
        ("zone", &|p| p.zone = "Asia/Tokyo".to_owned()),
        ("tzdb", &|p| p.tzdb = "1999a".to_owned()),
    ];
    for (field, forge) in forgeries {
        let mut forged = sound.clone();
        forge(&mut forged);
        assert_eq!(verify(&forged), Err(ProofError::Mismatch(field)), "{field}");
    }
    // A weekend that is worked, a holiday that is forgotten: the days contradict themselves or the due instant.
    let mut forged = sound.clone();
    forged.days.days.remove(1);
    assert!(matches!(verify(&forged), Err(ProofError::Unreadable(_))));
}

/// What the file takes as given, it can only seal.
#[test]
fn what_is_given_is_sealed() {
    let house = House::new();
    let sound = house.proof(&house.clock("EMEA", 2, Course::Firm, None), "2026-11-23T10:00:00Z");
    for change in [
        &(|p: &mut Proof| p.ticket = Some(1)) as Forgery,
        &|p| p.agreement.clause = terms::ClauseId::from("4.category-1"),
        &|p| p.readings.clear(),
        &|p| p.category = Some(1),
    ] {
        let mut changed = sound.clone();
        change(&mut changed);
        assert_eq!(verify(&changed), Err(ProofError::Changed));
    }
}

/// A hostile file is refused, never a panic.
#[test]
fn extremes_are_refused() {
    let house = House::new();
    let sound = house.proof(&house.clock("EMEA", 2, Course::Firm, None), "2026-11-23T10:00:00Z");
    for change in [
        &(|p: &mut Proof| p.target = Some(OpenTime::from_nanos(i64::MAX))) as Forgery,
        &|p| p.target = Some(OpenTime::from_nanos(i64::MIN)),
        &|p| p.target = Some(OpenTime::ZERO),
        &|p| p.opened = Timestamp::MIN,
        &|p| p.now = Timestamp::MAX,
        &|p| p.due = Some(Timestamp::MAX),
        &|p| p.soon = OpenTime::from_nanos(i64::MAX),
        &|p| p.lines.iter_mut().for_each(|line| line.counted = Some(OpenTime::from_nanos(i64::MAX))),
        &|p| p.days.days.clear(),
        &|p| p.days.offsets.clear(),
        &|p| p.format = "guichet-proof/2".to_owned(),
    ] {
        let mut changed = sound.clone();
        change(&mut changed);
        assert!(verify(&changed).is_err());
    }
}

/// Source: clause 1, "an event outside open hours". Friday 16 October 2026, 18:00 in Tokyo: what was reported as the desk closed
/// starts on Monday, and its proof carries the day that shows it.
#[test]
fn what_has_not_started_is_proved_too() {
    let agreement = Agreement::parse(include_str!("../../../agreements/2021-09.toml")).expect("an agreement");
    let calendars: Calendars = agreement.calendars().expect("calendars");
    let apac = RegionId::from("APAC");
    let (calendar, opened) = (&calendars[&apac], at("2026-10-16T18:00:00+09:00"));
    let clock = Clock {
        measure: MeasureId::diagnosis(),
        category: None,
        region: apac,
        edition: calendar.edition(),
        opened,
        starts: at("2026-10-19T09:00:00+09:00"),
        target: None,
        due: None,
        stop: None,
        course: Course::Firm,
        candidates: Vec::new(),
    };
    let proof = proof(&clock, Some(1), &agreement, calendar, opened).expect("a proof");
    assert_eq!(verify(&proof), Ok(()));
}
