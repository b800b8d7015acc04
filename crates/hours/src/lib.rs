//! Business time: when a desk is open, when a target falls due, and why.
//!
//! **Answers.** Given an instant and a span of open time, the instant at which that span has passed
//! ([`Calendar::due`]), or from which it must have begun ([`Calendar::start`]); the open time from one instant to
//! another ([`Calendar::between`]); and for each of them the reasons, stretch by stretch ([`Calendar::ledger`]).
//! A [`Calendar`] is a [`Schedule`] (a zone, a [`Week`], the holidays of a [`Law`], dated [`Exception`]s) laid out
//! over years. It has a name, the hash of its bytes ([`Calendar::edition`]), and needs no zone data once built.
//!
//! **Conventions.** Windows are half-open: at 09:00:00 the desk is open, at 18:00:00 it isn't. A span that uses up
//! the last second of a day falls due at 18:00:00 of that day. Nothing is rounded; no day is 24 hours by assumption.
//!
//! **Refuses to know.** What time it is; what a target is for; which days a company takes off beyond the law; and
//! anything beyond the years vouched for: that is an error that says so.
//!
//! ```
//! use hours::{Law, OpenTime, Schedule};
//!
//! let tokyo = Schedule::new("Asia/Tokyo", "Mon-Fri 09:00-18:00".parse()?)?
//!     .holidays(Law::find("JP").expect("one of the three"))
//!     .calendar(2000..=2050)?;
//! // Friday 20 November 2026, 17:42 in Tokyo; Monday is 勤労感謝の日.
//! let due = tokyo.due("2026-11-20T17:42:00+09:00".parse()?, OpenTime::from_hours(1))?;
//! assert_eq!(due, "2026-11-24T09:42:00+09:00".parse()?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod check;
mod civil;
mod day;
mod edition;
mod engine;
mod excerpt;
mod holiday;
mod holiday_rule;
mod law;
mod ledger;
mod line;
mod no_answer;
mod open_time;
mod schedule;
mod table;
mod week;
mod window;

pub use calendar::Calendar;
pub use day::{Closure, Day, Segment};
pub use edition::{EditionError, EditionId, EditionIdError};
pub use excerpt::{Excerpt, ExcerptError, OffsetFrom};
pub use holiday::{Certainty, Holiday, HolidayKind, Name};
pub use holiday_rule::HolidayRule;
pub use law::{BeyondHorizon, LAWS, Law};
pub use ledger::{Closed, Ledger, Stretch, Stretched};
pub use no_answer::{CalendarError, NoAnswer};
pub use open_time::OpenTime;
pub use schedule::{Exception, Schedule, ScheduleError};
pub use table::DayTable;
pub use week::{Week, WeekError};
pub use window::{Window, WindowError};
