//! How the centre keeps what it promised: whom it calls as time runs out, how many people it puts behind each hour, and how
//! often it gives news.
//!
//! The text promises staff (clause 3.B) and best effort (clause 4) and leaves the means to the centre: these are the centre's
//! own figures, each with the clause that it serves. An agreement may leave any of them out.

use hours::{OpenTime, Week};
use serde::Serialize;

use crate::{Agreement, ClauseId, RegionId, Text};

/// A rung of the escalation ladder: who is called when so much open time is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// Called when so much open time is left; none is the due instant itself.
    pub at_left: OpenTime,
    /// The span in the words of the file, `15 business minutes`.
    pub written: String,
    /// Who is called.
    pub to: Addressee,
    /// The clause that it serves.
    pub clause: ClauseId,
}

/// Whom a rung calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// The person to whom the ticket is assigned.
    Assigned,
    /// A qualified person on shift.
    Qualified,
    /// A manager of the centre.
    Manager,
    /// The deputy whom the manager named.
    Deputy,
}

/// How many people an hour needs, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staffing {
    /// Whose hours.
    pub region: RegionId,
    /// Which of them, by the clock of the region; public holidays and exceptions close them like any other.
    pub hours: Week,
    /// So many people.
    pub people: u16,
    /// Of whom so many qualified.
    pub qualified: u16,
    /// Why so many.
    pub because: Text,
    /// The clause that it serves.
    pub clause: ClauseId,
}

/// How long those who wait may be without news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct News {
    /// Open time of the client, where its category says nothing of its own.
    pub within: OpenTime,
    /// The categories that do.
    pub by_category: Vec<NewsOf>,
    /// The clause that it serves.
    pub clause: ClauseId,
}

/// How long those who wait for a ticket of a category may be without news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsOf {
    /// The category.
    pub level: u8,
    /// Open time of the client.
    pub within: OpenTime,
}

impl Agreement {
    /// How many people the hours of a region need: no two of them speak of the same minute.
    pub fn staffing_of<'a>(&'a self, region: &'a RegionId) -> impl Iterator<Item = &'a Staffing> {
        self.staffing.iter().filter(move |need| need.region == *region)
    }

    /// How long those who wait may be without news: of a category, or before there is one. `None` where the agreement is silent.
    ///
    /// ```
    /// # let text = include_str!("../../../agreements/2021-09.toml");
    /// let agreement = terms::Agreement::parse(text)?;
    /// assert_eq!(agreement.news_within(Some(1)), Some(hours::OpenTime::from_hours(2)));
    /// assert_eq!(agreement.news_within(None), Some(hours::OpenTime::from_hours(9)));
    /// # Ok::<(), terms::Problems>(())
    /// ```
    pub fn news_within(&self, category: Option<u8>) -> Option<OpenTime> {
        let news = self.news.as_ref()?;
        let of = |level| news.by_category.iter().find(|of| of.level == level).map(|of| of.within);
        Some(category.and_then(of).unwrap_or(news.within))
    }
}

impl Addressee {
    /// The words that the file may use, as the ladder goes up.
    pub const KNOWN: [&'static str; 4] = ["assigned", "qualified", "manager", "deputy"];

    /// The addressee of that name.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "assigned" => Some(Self::Assigned),
            "qualified" => Some(Self::Qualified),
            "manager" => Some(Self::Manager),
            "deputy" => Some(Self::Deputy),
            _ => None,
        }
    }

    /// The word of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Qualified => "qualified",
            Self::Manager => "manager",
            Self::Deputy => "deputy",
        }
    }
}
