//! Response times (clause 1): how long until the first diagnosis by a qualified member, as a distribution.
//!
//! Measured in open time and by the calendar. The text sets no target for it, so nothing here is met or missed.

use serde::{Deserialize, Serialize};

/// The most points that a curve has: as many as a drawing shows.
const POINTS: usize = 100;

/// How long something took, over many tickets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Distribution {
    /// The shortest, in seconds.
    pub least: i64,
    /// Half took no longer.
    pub half: i64,
    /// Nine of ten took no longer.
    pub nine_tenths: i64,
    /// The longest.
    pub most: i64,
    /// How many took no longer than so many seconds: points of a curve that only rises.
    pub curve: Vec<(i64, u64)>,
}

/// A ticket's part in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Response {
    /// A diagnosis was given.
    Taken {
        /// After so many seconds of open time.
        open: i64,
        /// After so many seconds by the calendar.
        elapsed: i64,
    },
    /// It is still awaited.
    Waiting,
    /// Over without one.
    Never,
    /// The log that it came from can't tell.
    Untold,
}

/// One line of a report of response times.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Responses {
    /// One value for each dimension asked for.
    pub key: Vec<String>,
    /// How many diagnoses were given.
    pub given: u64,
    /// How many are still awaited.
    pub waiting: u64,
    /// How many ended without one.
    pub never: u64,
    /// How many can't be told.
    pub untold: u64,
    /// In open time; none before the first one.
    pub open: Option<Distribution>,
    /// By the calendar.
    pub elapsed: Option<Distribution>,
}

/// Puts responses together.
pub fn responses(key: Vec<String>, all: &[Response]) -> Responses {
    let count = |wanted: Response| all.iter().filter(|one| **one == wanted).count() as u64;
    let taken = || {
        all.iter().filter_map(|one| {
            if let Response::Taken { open, elapsed } = one { Some((*open, *elapsed)) } else { None }
        })
    };
    Responses {
        key,
        given: taken().count() as u64,
        waiting: count(Response::Waiting),
        never: count(Response::Never),
        untold: count(Response::Untold),
        open: distribution(taken().map(|(open, _)| open).collect()),
        elapsed: distribution(taken().map(|(_, elapsed)| elapsed).collect()),
    }
}

/// The distribution of spans in seconds; none of none. A share is the span of a real ticket (the nearest rank), never one
/// between two.
///
/// ```
/// let minutes = |n: i64| n * 60;
/// let found = desk::response::distribution((1..=10).map(minutes).collect()).expect("ten");
/// assert_eq!((found.half, found.nine_tenths, found.most), (minutes(5), minutes(9), minutes(10)));
/// ```
pub fn distribution(mut spans: Vec<i64>) -> Option<Distribution> {
    spans.sort_unstable();
    let (least, most) = (*spans.first()?, *spans.last()?);
    let rank = |tenths: usize| spans[(spans.len() * tenths).div_ceil(10) - 1];
    Some(Distribution { least, half: rank(5), nine_tenths: rank(9), most, curve: curve(&spans) })
}

fn curve(sorted: &[i64]) -> Vec<(i64, u64)> {
    let mut points: Vec<(i64, u64)> = Vec::new();
    for (count, span) in (1..).zip(sorted) {
        match points.last_mut() {
            Some(last) if last.0 == *span => last.1 = count,
            _ => points.push((*span, count)),
        }
    }
    let step = points.len().div_ceil(POINTS).max(1);
    let last = points.len() - 1;
    let kept = points.into_iter().enumerate().filter(|(i, _)| i % step == 0 || *i == last);
    kept.map(|(_, point)| point).collect()
}
