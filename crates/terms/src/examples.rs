//! Worked examples are executed: a version whose own examples don't come out isn't taken.

use jiff::civil::DateTime;
use jiff::tz::TimeZoneDatabase;

use crate::calendars::Calendars;
use crate::problem::{Problem, Problems, Trouble};
use crate::{Agreement, Example};

/// What became of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleOutcome<'a> {
    /// The example.
    pub example: &'a Example,
    /// What comes out, by the clock of the region; or why nothing does.
    pub got: Result<DateTime, Trouble>,
}

impl ExampleOutcome<'_> {
    /// Whether it came out as the file says.
    pub fn ok(&self) -> bool {
        self.got.as_ref() == Ok(&self.example.due)
    }

    fn problem(self) -> Option<Problem> {
        let example = self.example;
        let trouble = match self.got {
            Ok(got) if got == example.due => return None,
            Ok(got) => Trouble::ExampleFails {
                region: example.region.clone(),
                category: example.category,
                opened: example.opened,
                expected: example.due,
                got,
            },
            Err(trouble) => trouble,
        };
        Some(Problem { place: example.place, trouble })
    }
}

impl Agreement {
    /// Reads an agreement and executes its examples.
    ///
    /// ```
    /// # let text = include_str!("../../../agreements/2021-09.toml");
    /// use terms::Agreement;
    /// assert!(Agreement::check(text).is_ok());
    ///
    /// let hopeful = text.replace("acknowledged_by = \"2026-11-23 09:42\"", "acknowledged_by = \"2026-11-20 18:42\"");
    /// let problems = Agreement::check(&hopeful).unwrap_err();
    /// assert!(problems.to_string().contains("expected Fri 20 Nov 2026 18:42:00, got Mon 23 Nov 2026 09:42:00"));
    /// ```
    pub fn check(text: &str) -> Result<Agreement, Problems> {
        let agreement = Agreement::parse(text)?;
        let calendars = agreement.calendars().map_err(|none| agreement.region_problem(none))?;
        let failing = agreement.run_examples(&calendars).into_iter().filter_map(ExampleOutcome::problem);
        let failing: Vec<Problem> = failing.collect();
        if failing.is_empty() { Ok(agreement) } else { Err(Problems::new(failing)) }
    }

    /// Executes every example on the calendars given.
    pub fn run_examples(&self, calendars: &Calendars) -> Vec<ExampleOutcome<'_>> {
        self.examples
            .iter()
            .map(|example| ExampleOutcome { example, got: self.work_out(example, calendars) })
            .collect()
    }

    fn work_out(&self, example: &Example, calendars: &Calendars) -> Result<DateTime, Trouble> {
        let no_target = || Trouble::NoTarget { category: example.category, measure: example.measure.clone() };
        let beyond = |message: String| Trouble::ExampleBeyond { message };
        let target = self.target(example.category, &example.measure).ok_or_else(no_target)?;
        let region =
            self.region(&example.region).ok_or_else(|| beyond(format!("no region {}", example.region)))?;
        let calendar = calendars
            .get(&example.region)
            .ok_or_else(|| beyond(format!("no calendar of {}", example.region)))?;
        let due =
            calendar.due(example.opened_at, target.within).map_err(|error| beyond(error.to_string()))?;
        let zone =
            TimeZoneDatabase::bundled().get(&region.zone).map_err(|error| beyond(error.to_string()))?;
        Ok(zone.to_datetime(due))
    }

    fn region_problem(&self, none: crate::NoCalendar) -> Problems {
        let place = self.region(&none.region).map(|region| region.place).unwrap_or_default();
        let trouble = Trouble::NoCalendar { region: none.region, message: none.error.to_string() };
        Problems::new(vec![Problem { place, trouble }])
    }
}
