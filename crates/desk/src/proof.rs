//! A due-time proof: every step from notification to the due instant, each with the clause behind it.
//!
//! A proof carries the open segments that it counts on, so that [`verify`] needs no database and no time-zone data:
//! whoever doubts an instant can recompute it with this crate, a pencil, or a program of their own.
//!
//! What follows from the rest is recomputed; what is taken as given (the ticket, who acted, the clauses) is sealed by a
//! hash, so that a slip or a careless hand is found anywhere in it. Who changes a given and seals it anew is found by the
//! desk's journal, not by the file.

use std::fmt;

use hours::{Calendar, CalendarError, Closed, EditionId, Excerpt, OpenTime, Stretched};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId, ClauseId, MeasureId, RegionId};

use crate::Digest;
use crate::clock::{Candidate, Clock, Course, Standing, Stop};

/// What this version writes and reads.
const FORMAT: &str = "guichet-proof/1";

/// The derivation of one clock at one instant.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// `guichet-proof/1`.
    pub format: String,
    /// The ticket's public number; none for a question such as "if I report now".
    pub ticket: Option<u64>,
    /// The agreement that was in force.
    pub agreement: Cited,
    /// What is measured.
    pub measure: MeasureId,
    /// Under which category.
    pub category: Option<u8>,
    /// How firm it is.
    pub course: Course,
    /// Whose hours.
    pub region: RegionId,
    /// The zone of those hours.
    pub zone: String,
    /// The edition of the time-zone data that the calendar was made from.
    pub tzdb: String,
    /// The edition of the calendar.
    pub edition: EditionId,
    /// Notification.
    pub opened: Timestamp,
    /// The first open instant from then on.
    pub starts: Timestamp,
    /// The open time there is, in nanoseconds.
    pub target: Option<OpenTime>,
    /// When it is due.
    pub due: Option<Timestamp>,
    /// What ended it.
    pub stop: Option<Stop>,
    /// When this was asked.
    pub now: Timestamp,
    /// Under how much open time left it counts as near, in nanoseconds.
    pub soon: OpenTime,
    /// Where it stood then.
    pub standing: Standing,
    /// From notification on, without a gap: what was counted, what wasn't, and why.
    pub lines: Vec<Line>,
    /// What the other categories would have meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// The readings that decided, where the text leaves something open.
    pub readings: Vec<String>,
    /// The days that the lines are made of.
    pub days: Excerpt,
    /// SHA-256 of all that stands above, as this crate writes it in JSON without spaces, with a seal of zeros.
    pub seal: Digest,
}

/// Which version of the agreement, to the byte.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// Its name.
    pub id: AgreementId,
    /// Since when it is in force.
    pub effective: Date,
    /// The hash of its file.
    pub hash: Digest,
    /// The clause that sets the target, or the measure.
    pub clause: ClauseId,
    /// The clause that gives the region its hours.
    pub hours_clause: ClauseId,
}

/// A stretch of time in a derivation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// From this instant on.
    pub from: Timestamp,
    /// Up to, not including.
    pub to: Timestamp,
    /// Counted: this much open time, in nanoseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<OpenTime>,
    /// Not counted: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

/// The proof of a clock.
///
/// # Errors
///
/// The calendar doesn't reach from the clock's opening to its due instant, its stop and `now`.
pub fn proof(
    clock: &Clock,
    ticket: Option<u64>,
    agreement: &Agreement,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Proof, CalendarError> {
    let soon = agreement.alarms.warn_left;
    let end = end_of_lines(clock.opened, clock.due, clock.stop, now);
    // What waits for the desk to open is proved by the day on which it does.
    let last = end.max(now).max(clock.starts).max(clock.stop.map_or(end, |stop| stop.at));
    Ok(sealed(Proof {
        format: FORMAT.to_owned(),
        ticket,
        agreement: cited(clock, agreement),
        measure: clock.measure.clone(),
        category: clock.category,
        course: clock.course,
        region: clock.region.clone(),
        zone: calendar.zone().to_owned(),
        tzdb: calendar.tzdb().to_owned(),
        edition: calendar.edition(),
        opened: clock.opened,
        starts: clock.starts,
        target: clock.target,
        due: clock.due,
        stop: clock.stop,
        now,
        soon,
        standing: clock.standing(calendar, now, soon)?,
        lines: lines(calendar, clock.opened, end)?,
        candidates: clock.candidates.clone(),
        readings: readings(clock, agreement),
        days: calendar.excerpt(clock.opened, last)?,
        seal: Digest::ZERO,
    }))
}

/// The same proof, with the seal of what it says.
fn sealed(proof: Proof) -> Proof {
    let open = Proof { seal: Digest::ZERO, ..proof };
    let json = serde_json::to_vec(&open).expect("a proof is made of strings, numbers, lists and maps");
    Proof { seal: Digest::of(&[b"guichet proof\n", &json]), ..open }
}

/// With a target the lines lead to the due instant; without one to the act that ended it, or to now.
fn end_of_lines(opened: Timestamp, due: Option<Timestamp>, stop: Option<Stop>, now: Timestamp) -> Timestamp {
    due.or(stop.map(|stop| stop.at)).unwrap_or(now).max(opened)
}

fn cited(clock: &Clock, agreement: &Agreement) -> Cited {
    let target =
        clock.category.and_then(|level| agreement.target(level, &clock.measure)).map(|t| t.clause.clone());
    let measure = || agreement.measures.iter().find(|m| m.id == clock.measure).map(|m| m.clause.clone());
    let hours = agreement.region(&clock.region).map(|region| region.clause.clone());
    Cited {
        id: agreement.id.clone(),
        effective: agreement.effective,
        hash: Digest::of(&[agreement.source().as_bytes()]),
        clause: target.or_else(measure).unwrap_or_else(|| ClauseId::from("4")),
        hours_clause: hours.unwrap_or_else(|| ClauseId::from("1.business-hour")),
    }
}

fn lines(calendar: &Calendar, from: Timestamp, to: Timestamp) -> Result<Vec<Line>, CalendarError> {
    let ledger = calendar.ledger(from, to)?;
    let line = |stretch: &hours::Stretch| {
        let (counted, closed) = match &stretch.what {
            Stretched::Counted => (Some(calendar.between(stretch.from, stretch.to)?), None),
            Stretched::Closed(closure) => (None, Some(closure.clone())),
        };
        Ok(Line { from: stretch.from, to: stretch.to, counted, closed })
    };
    ledger.stretches.iter().map(line).collect()
}

/// The readings that this derivation leaned on, by what happened in it; those that the agreement has.
fn readings(clock: &Clock, agreement: &Agreement) -> Vec<String> {
    let mut used = vec!["hours_of_days_off", "zone_labels", "half_open"];
    if clock.starts != clock.opened {
        used.push("outside_hours");
    }
    if clock.course == Course::Provisional {
        used.push("before_triage");
    }
    if matches!(clock.course, Course::Superseded { .. }) {
        used.push("changed_priority");
    }
    if matches!(clock.course, Course::Excluded { .. }) {
        used.push("exclusion_and_clock");
    }
    if clock.stop.is_some_and(|stop| Some(stop.at) == clock.due) {
        used.push("due_instant");
    }
    used.retain(|id| agreement.reading(id).is_some());
    used.into_iter().map(str::to_owned).collect()
}

/// Recomputes a proof from what it carries.
///
/// # Errors
///
/// The first thing in it that doesn't come out.
pub fn verify(proof: &Proof) -> Result<(), ProofError> {
    use ProofError::{Lines, Mismatch, UnknownFormat, Unreadable};
    if proof.format != FORMAT {
        return Err(UnknownFormat(proof.format.clone()));
    }
    let calendar = Calendar::try_from(proof.days.clone()).map_err(|e| Unreadable(e.to_string()))?;
    let same = |what, holds: bool| if holds { Ok(()) } else { Err(Mismatch(what)) };
    let unreadable = |e: CalendarError| Unreadable(e.to_string());

    same("zone", proof.zone == proof.days.zone)?;
    same("tzdb", proof.tzdb == proof.days.tzdb)?;
    same("edition", proof.edition == proof.days.edition)?;
    same("starts", calendar.next_opening(proof.opened).map_err(unreadable)? == proof.starts)?;
    if let Some(target) = proof.target {
        let due = calendar.due(proof.opened, target).map_err(unreadable)?;
        same("due", Some(due) == proof.due)?;
    } else {
        same("due", proof.due.is_none())?;
    }
    for candidate in proof.candidates.iter().filter(|c| c.region == proof.region) {
        // A milder candidate may lie beyond the days that this proof carries.
        if let Ok(due) = calendar.due(proof.opened, candidate.target) {
            same("candidates", due == candidate.due)?;
        }
    }
    let end = end_of_lines(proof.opened, proof.due, proof.stop, proof.now);
    same("lines", lines(&calendar, proof.opened, end).map_err(unreadable)? == proof.lines)?;
    let counted: OpenTime = proof.lines.iter().filter_map(|line| line.counted).sum();
    if proof.target.is_some_and(|target| target != counted) {
        return Err(Lines { counted });
    }
    let standing = clock_of(proof).standing(&calendar, proof.now, proof.soon).map_err(unreadable)?;
    same("standing", standing == proof.standing)?;
    if sealed(proof.clone()).seal != proof.seal {
        return Err(ProofError::Changed);
    }
    Ok(())
}

fn clock_of(proof: &Proof) -> Clock {
    Clock {
        measure: proof.measure.clone(),
        category: proof.category,
        region: proof.region.clone(),
        edition: proof.edition,
        opened: proof.opened,
        starts: proof.starts,
        target: proof.target,
        due: proof.due,
        stop: proof.stop,
        course: proof.course,
        candidates: proof.candidates.clone(),
    }
}

/// What is wrong with a proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProofError {
    /// Another program's, or a later version's.
    UnknownFormat(String),
    /// Its days don't make a calendar, or don't reach far enough.
    Unreadable(String),
    /// This field doesn't come out.
    Mismatch(&'static str),
    /// The counted lines don't add up to the target.
    Lines {
        /// What they add up to.
        counted: OpenTime,
    },
    /// Something that is taken as given was changed after the proof was made.
    Changed,
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProofError::UnknownFormat(format) => write!(f, "format {format:?} is not {FORMAT:?}"),
            ProofError::Unreadable(why) => write!(f, "its days don't serve: {why}"),
            ProofError::Mismatch(what) => write!(f, "`{what}` doesn't come out when it is recomputed"),
            ProofError::Lines { counted } => {
                write!(f, "its lines add up to {counted}, which is not the target")
            }
            ProofError::Changed => f.write_str("it was changed after it was made: its seal is another's"),
        }
    }
}

impl std::error::Error for ProofError {}
