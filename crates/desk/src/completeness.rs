//! What a report tells, and what it leaves out (clauses 2.C and 3.C).
//!
//! Not a score: the missing things, by name. An incomplete report is taken; the gaps become questions.

use crate::fact::{Detail, Report};

crate::choices::choices! {
    /// Something that helps to locate and reproduce.
    Item {
        /// What stops.
        Stops = "stops",
        /// Which site, which environment.
        Place = "place",
        /// Who is affected.
        Affected = "affected",
        /// Since when.
        Since = "since",
        /// Step by step.
        Steps = "steps",
        /// What should happen.
        Expected = "expected",
        /// What happens instead.
        Observed = "observed",
        /// How often.
        Frequency = "frequency",
        /// Checks of level 1 (clause 2.C).
        Checks = "checks",
        /// Documentation consulted.
        Documentation = "documentation",
    }
}

/// What is missing, in the order of the form.
///
/// ```
/// use desk::{completeness::{missing, Item}, fact::Report};
/// assert_eq!(missing(&Report::default()), Item::ALL);
/// ```
pub fn missing(report: &Report) -> Vec<Item> {
    let told = |detail| report.details.contains_key(&detail);
    let there = |item: &Item| match item {
        Item::Stops => report.stops.is_some(),
        Item::Place => told(Detail::Place),
        Item::Affected => report.affected.is_some(),
        Item::Since => told(Detail::Since),
        Item::Steps => told(Detail::Steps),
        Item::Expected => told(Detail::Expected),
        Item::Observed => told(Detail::Observed) || told(Detail::Message),
        Item::Frequency => report.frequency.is_some(),
        Item::Checks => told(Detail::Checks),
        Item::Documentation => told(Detail::Documentation),
    };
    Item::ALL.iter().copied().filter(|item| !there(item)).collect()
}
