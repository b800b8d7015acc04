//! What was met: counts with their intervals, and the tickets behind each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::clock::{Course, Standing};

crate::choices::choices! {
    /// How a target came out, as far as it can be told.
    Outcome {
        /// In time.
        Met = "met",
        /// Not in time.
        Missed = "missed",
        /// Still within its time.
        Running = "running",
        /// The provisional due instant has passed and no triage decided yet.
        Provisional = "provisional",
        /// Closed in time before it was acknowledged.
        Withdrawn = "withdrawn",
        /// Excluded while there was time: shown apart, never silently out.
        Excluded = "excluded",
        /// Not an incident: no target.
        NoTarget = "no_target",
        /// The log that it came from can't tell.
        Untold = "untold",
    }

    /// By what a report is split.
    Dimension {
        /// The region whose hours counted.
        Region = "region",
        /// The category.
        Category = "category",
        /// The month of notification, in the region's zone.
        Month = "month",
        /// Who asked.
        Provider = "provider",
        /// The agreement that it is measured under.
        Agreement = "agreement",
    }
}

/// The outcome that a standing amounts to.
pub fn outcome(course: Course, standing: Standing) -> Outcome {
    match standing {
        Standing::Met { .. } => Outcome::Met,
        Standing::Missed { .. } | Standing::MetLate { .. } => Outcome::Missed,
        Standing::Passed { .. } => Outcome::Provisional,
        Standing::NotStarted { .. }
        | Standing::Running { .. }
        | Standing::Soon { .. }
        | Standing::DeskClosed { .. } => Outcome::Running,
        Standing::Withdrawn => Outcome::Withdrawn,
        Standing::Excluded { .. } => Outcome::Excluded,
        Standing::NoTarget(_) => Outcome::NoTarget,
        Standing::Measuring { .. } | Standing::Measured { .. } => {
            if course == Course::Untold {
                Outcome::Untold
            } else {
                Outcome::NoTarget
            }
        }
        Standing::Untold => Outcome::Untold,
    }
}

/// One ticket's part in a report: the values it is grouped by, and its outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// One value for each dimension asked for, in that order.
    pub key: Vec<String>,
    /// How it came out.
    pub outcome: Outcome,
}

/// One line of a report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// One value for each dimension asked for.
    pub key: Vec<String>,
    /// How many of each outcome; outcomes that don't occur are left out.
    pub counts: BTreeMap<Outcome, u64>,
    /// The share met of those met or missed, and between what it lies with 95 % confidence.
    pub met: Option<Share>,
}

/// A share, with its 95 % interval. It is written in decimals, and an issued report is known by the hash of what was written: so
/// it is read back as the very share that those counts give, to the bit, whatever a reader of decimals makes of the last digit.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Share {
    /// How many.
    pub of: u64,
    /// 0 to 1.
    pub share: f64,
    /// The interval's lower end.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
}

/// A share as it stands in a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    of: u64,
    share: f64,
    low: f64,
    high: f64,
}

impl From<Written> for Share {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of tickets stay far below 2^53, and a share lies between 0 and 1"
    )]
    fn from(written: Written) -> Share {
        let Written { of, share, low, high } = written;
        let k = (share.clamp(0.0, 1.0) * of as f64).round() as u64;
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let same = |made: &Share| near(made.share, share) && near(made.low, low) && near(made.high, high);
        wilson(k, of).filter(same).unwrap_or(Share { of, share, low, high })
    }
}

/// Counts rows by their keys, in the keys' order.
pub fn targets(rows: impl IntoIterator<Item = Row>) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<String>, BTreeMap<Outcome, u64>> = BTreeMap::new();
    for row in rows {
        *groups.entry(row.key).or_default().entry(row.outcome).or_default() += 1;
    }
    groups.into_iter().map(|(key, counts)| Group { key, met: met(&counts), counts }).collect()
}

/// All groups together: a group without a key.
pub fn total(groups: &[Group]) -> Group {
    let mut counts: BTreeMap<Outcome, u64> = BTreeMap::new();
    for (outcome, n) in groups.iter().flat_map(|group| &group.counts) {
        *counts.entry(*outcome).or_default() += n;
    }
    Group { key: Vec::new(), met: met(&counts), counts }
}

impl Group {
    /// How many came out so.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.counts.get(&outcome).copied().unwrap_or(0)
    }

    /// How many there are.
    pub fn tickets(&self) -> u64 {
        self.counts.values().sum()
    }
}

fn met(counts: &BTreeMap<Outcome, u64>) -> Option<Share> {
    let count = |outcome| counts.get(&outcome).copied().unwrap_or(0);
    wilson(count(Outcome::Met), count(Outcome::Met) + count(Outcome::Missed))
}

/// The share `k` of `n` with Wilson's score interval at 95 %: honest for small `n`, never outside 0 to 1.
///
/// ```
/// let three_of_three = desk::report::wilson(3, 3).unwrap();
/// assert_eq!(three_of_three.share, 1.0);
/// assert!(three_of_three.low < 0.45); // 100 % of 3 is not 100 % of 300
/// assert!(desk::report::wilson(300, 300).unwrap().low > 0.98);
/// assert!(desk::report::wilson(0, 0).is_none());
/// ```
#[expect(clippy::cast_precision_loss, reason = "counts of tickets stay far below 2^53")]
pub fn wilson(k: u64, n: u64) -> Option<Share> {
    if n == 0 {
        return None;
    }
    const Z: f64 = 1.959_963_984_540_054;
    let (share, count) = (k as f64 / n as f64, n as f64);
    let middle = share + Z * Z / (2.0 * count);
    let half = Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    let scale = 1.0 + Z * Z / count;
    Some(Share {
        of: n,
        share,
        low: ((middle - half) / scale).max(0.0),
        high: ((middle + half) / scale).min(1.0),
    })
}
