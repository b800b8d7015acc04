//! *Why this due time*, line by line, each with the clause behind it.
//!
//! It puts into words what `hours` and `terms` worked out: the page, the command line and the API show the same
//! lines. It computes nothing but the words.

use hours::{Calendar, Closed, OpenTime, Stretch, Stretched};
use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use terms::{Agreement, ClauseId, Region, Target, Text};

use crate::{Lang, typography};

/// A due instant to explain.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    /// Under which agreement.
    pub agreement: &'a Agreement,
    /// Whose hours.
    pub region: &'a Region,
    /// Those hours laid out.
    pub calendar: &'a Calendar,
    /// Which category.
    pub category: u8,
    /// Its target.
    pub target: &'a Target,
    /// Notification.
    pub received: Timestamp,
    /// The due instant.
    pub due: Timestamp,
}

/// One line of a derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyLine {
    /// What the line is about; empty where it goes on with the line above.
    pub heading: String,
    /// What it says.
    pub text: String,
    /// The open time that it counts, or why it counts none.
    pub amount: String,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
}

impl Lang {
    /// The derivation of a due instant. `stretches` is the ledger from receipt to due.
    #[must_use]
    pub fn why(self, question: &Due<'_>, stretches: &[Stretch]) -> Vec<WhyLine> {
        let zone = zone_of(question.region);
        let line = |heading: String, text: String, clauses: Vec<ClauseId>| WhyLine {
            heading,
            text,
            amount: String::new(),
            clauses,
        };
        let mut lines = vec![
            line(
                self.why_received(),
                self.moment(question.received, question.region, &zone),
                question
                    .agreement
                    .reading("opened")
                    .map(|reading| reading.clause.clone())
                    .into_iter()
                    .collect(),
            ),
            line(self.why_region(), self.hours_of(question), hours_clauses(question.region)),
            line(
                self.why_category(),
                self.why_category_is(question.category, &self.open_time(question.target.within)),
                vec![question.target.clause.clone()],
            ),
        ];
        let mut heading = self.why_count();
        for stretch in stretches {
            let (text, amount) = self.stretch(stretch, &zone);
            let clauses = vec![clause_of(&stretch.what, question.region)];
            lines.push(WhyLine { heading: std::mem::take(&mut heading), text, amount, clauses });
        }
        let due = self.moment(question.due, question.region, &zone);
        lines.push(WhyLine {
            heading: self.why_due(),
            text: due,
            amount: self.open_time(counted(stretches)),
            clauses: Vec::new(),
        });
        lines
    }

    /// A stretch of a derivation: when, and the open time it counts or why it counts none.
    #[must_use]
    pub fn stretch(self, stretch: &Stretch, zone: &TimeZone) -> (String, String) {
        let when = self.from_to(zone.to_datetime(stretch.from), zone.to_datetime(stretch.to));
        let amount = match &stretch.what {
            Stretched::Counted => self.open_time(stretch.length()),
            Stretched::Closed(why) => self.closed_because(why),
        };
        (when, amount)
    }

    /// Why a desk is closed, holidays by their name.
    #[must_use]
    pub fn closed_because(self, why: &Closed) -> String {
        match why {
            Closed::Night => self.closed_night(),
            Closed::Break => self.closed_break(),
            Closed::DayOff => self.closed_day_off(),
            Closed::Holiday(holiday) => self.closed_holiday(&self.holiday(&holiday.name.en)),
            Closed::Exception { name, .. } => self.closed_exception(name),
        }
    }

    /// From one local time to another, as short as it is clear: `Fri 20 Nov 17:42–18:00`, `Sat 21 Nov`.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use words::Lang;
    /// let (saturday, sunday) = (date(2026, 11, 21).at(0, 0, 0, 0), date(2026, 11, 22).at(0, 0, 0, 0));
    /// assert_eq!(Lang::Fr.from_to(saturday, sunday), "sam. 21 nov.");
    /// assert_eq!(Lang::En.from_to(date(2026, 11, 20).at(18, 0, 0, 0), saturday), "Fri 20 Nov 18:00–24:00");
    /// ```
    #[must_use]
    pub fn from_to(self, from: DateTime, to: DateTime) -> String {
        let midnight = |at: DateTime| at.time() == Time::midnight();
        let is_next_midnight = midnight(to) && from.date().tomorrow().is_ok_and(|next| next == to.date());
        let (day, opens) = (self.day(from.date()), self.time_to_the_second(from.time()));
        let closes = self.time_to_the_second(to.time());
        match () {
            () if is_next_midnight && midnight(from) => day,
            () if is_next_midnight => format!("{day} {opens}–{}", self.pick("24:00", "24 h", "24:00")),
            () if from.date() == to.date() => format!("{day} {opens}–{closes}"),
            () => format!("{day} {opens} – {} {closes}", self.day(to.date())),
        }
    }

    /// A clause as a margin note: `§ 1 Business hour`.
    #[must_use]
    pub fn clause_note(self, agreement: &Agreement, id: &ClauseId) -> String {
        let title = agreement.clause(id.as_str()).map(|clause| self.text(&clause.title)).unwrap_or_default();
        match id.number() {
            Some(number) => format!("{} {title}", self.clause(number)).trim_end().to_owned(),
            None => title,
        }
    }

    /// A text of the agreement in this language, or in English where it isn't given.
    #[must_use]
    pub fn text(self, text: &Text) -> String {
        let given = text.in_language(self.tag());
        if self == Self::Fr { typography::french(given) } else { given.to_owned() }
    }

    fn moment(self, at: Timestamp, region: &Region, zone: &TimeZone) -> String {
        self.at_place(&self.date_time_to_the_second(zone.to_datetime(at)), &region.zone)
    }

    fn hours_of(self, question: &Due<'_>) -> String {
        let region = question.region;
        self.why_region_is(
            region.id.as_str(),
            &self.week(question.calendar.week()),
            &self.holidays_kept(region.holidays),
        )
    }
}

/// The zone of a region. An agreement with a zone that doesn't exist was refused when it was read.
fn zone_of(region: &Region) -> TimeZone {
    TimeZone::get(&region.zone).unwrap_or(TimeZone::UTC)
}

fn hours_clauses(region: &Region) -> Vec<ClauseId> {
    let mut clauses = vec![region.clause.clone(), region.days_clause.clone()];
    clauses.dedup();
    clauses
}

/// Hours and nights rest on the clause of the hour; days off, holidays and exceptions on that of the day.
fn clause_of(what: &Stretched, region: &Region) -> ClauseId {
    match what {
        Stretched::Counted | Stretched::Closed(Closed::Night | Closed::Break) => region.clause.clone(),
        Stretched::Closed(Closed::DayOff | Closed::Holiday(_) | Closed::Exception { .. }) => {
            region.days_clause.clone()
        }
    }
}

fn counted(stretches: &[Stretch]) -> OpenTime {
    stretches.iter().filter(|stretch| stretch.what == Stretched::Counted).map(Stretch::length).sum()
}
