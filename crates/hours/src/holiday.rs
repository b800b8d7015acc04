//! A holiday: a date, its names, and why the law says so.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day off by law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The local date, midnight to midnight in the country.
    pub date: Date,
    /// What it is called.
    pub name: Name,
    /// How it comes to be a day off.
    pub kind: HolidayKind,
    /// The rule that gives the date, in words: `3rd Monday of January`.
    pub rule: Cow<'static, str>,
    /// The statute or order behind the rule.
    pub source: Cow<'static, str>,
    /// Published by the authority, or computed from its rule.
    pub certainty: Certainty,
}

/// The name of a holiday at home and in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// In the country's own language.
    pub local: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

/// How a day comes to be off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HolidayKind {
    /// Named by the law itself.
    Holiday,
    /// United States: the weekday kept in lieu of a holiday at the weekend.
    Observed,
    /// Japan, 振替休日: the day after, for a holiday on a Sunday.
    Substitute,
    /// Japan, 国民の休日: the day between two holidays.
    Citizens,
}

impl HolidayKind {
    /// The word for it in files: `holiday`, `observed`, `substitute`, `citizens`.
    pub fn as_str(self) -> &'static str {
        match self {
            HolidayKind::Holiday => "holiday",
            HolidayKind::Observed => "observed",
            HolidayKind::Substitute => "substitute",
            HolidayKind::Citizens => "citizens",
        }
    }
}

impl fmt::Display for HolidayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// The authority has published the date, or the statute alone decides it.
    Official,
    /// Computed from the rules in force; the authority has yet to publish the year.
    Computed,
}

impl Certainty {
    /// The word for it in files: `official` or `computed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Official => "official",
            Certainty::Computed => "computed",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
