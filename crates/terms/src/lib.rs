//! The agreement as a value.
//!
//! One TOML file is one version: its clauses, its figures, how it reads its own open points, and worked examples. This crate answers
//! *what is promised, to whom, by which clause, from when*; a file that it doesn't understand to the last key is refused with the
//! place, the reason and what would do.
//!
//! It refuses to know: what time it is, tickets and people (the floor above applies the agreement to them), files and folders (it is
//! given a text), and in which language its reader thinks (problems and texts are values).
//!
//! ```
//! # let text = include_str!("../../../agreements/2021-09.toml");
//! use terms::{Agreement, MeasureId};
//!
//! let agreement = Agreement::check(text)?;
//! let calendars = agreement.calendars()?;
//! let target = agreement.target(1, &MeasureId::acknowledgement()).expect("clause 4 promises it");
//! // A Friday evening in Paris, 17:42: due on Monday at 9:42.
//! let due = calendars["EMEA"].due("2026-11-20T16:42:00Z".parse()?, target.within)?;
//! assert_eq!(due.to_string(), "2026-11-23T08:42:00Z");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod agreement;
mod amend;
mod calendars;
mod centre;
mod diff;
mod examples;
mod ids;
mod paper;
mod parse;
pub mod problem;
mod readings;
mod suggest;
mod text;
mod versions;

pub use agreement::{
    Agreement, Alarms, By, Category, Clause, Concern, Duty, Example, Exclusion, Gravity, Kind, Maintenance,
    Measure, Party, Region, RemoteAccess, Target, Training,
};
pub use calendars::{Calendars, NoCalendar, YEARS};
pub use centre::{Addressee, News, NewsOf, Rung, Staffing};
pub use diff::{Difference, Said, Subject, Told, diff};
pub use examples::ExampleOutcome;
pub use ids::{AgreementId, ClauseId, DutyId, GravityId, GroundId, KindId, MeasureId, RegionId};
pub use problem::{Place, Problem, Problems, Trouble};
pub use readings::*;
pub use text::Text;
pub use versions::{Agreements, Ambiguous};
