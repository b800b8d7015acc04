//! The monthly service report that a provider gets: a draft until its month is over and nothing in it is open, then issued:
//! frozen as it was, with the hash of its text and the head of the journal that it was made from. Issued again, both are kept.
//!
//! It knows one month of one provider, already counted. How each part is counted is the business of its own file.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{ClauseId, RegionId};

use crate::access::{self, Object};
use crate::clock::Calendars;
use crate::conduct::Act;
use crate::decide::{facts, not_older_than};
use crate::evidence::Anchor;
use crate::report::{Group, Outcome, Share};
use crate::response::Responses;
use crate::{
    Action, Authored, By, Context, Decided, Digest, Entry, Fact, Field, Folded, Month, OrganisationId,
    Refusal, ReportId, Scope, Stream, StreamKind, TextRef,
};

/// How the text of a report is written: a reader of an older one is told by this.
pub const FORMAT: u32 = 1;

/// A month of a provider, counted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceReport {
    /// [`FORMAT`].
    pub format: u32,
    /// Which month, in the zone of each ticket's region.
    pub month: Month,
    /// Whose.
    pub provider: OrganisationId,
    /// Its name then.
    pub name: String,
    /// Its region and those of its tickets.
    pub regions: Vec<RegionId>,
    /// When it was made.
    pub at: Timestamp,
    /// The head of the journal that it was made from.
    pub anchor: Anchor,
    /// Clause 4's note, by language: it stands under each figure.
    pub note: BTreeMap<String, String>,
    /// Met and missed, by region and category.
    pub targets: Vec<Group>,
    /// All of them.
    pub total: Group,
    /// How many came from another desk's log.
    pub imported: u64,
    /// Every ticket, with how it came out.
    pub tickets: Vec<TicketLine>,
    /// The wordings on what was missed that a manager stands by.
    pub missed: Vec<Quoted>,
    /// Response times; no target.
    pub responses: Responses,
    /// Exclusions by ground.
    pub exclusions: Vec<GroundLine>,
    /// The share of all of them that a review found wrong.
    pub overturned: Option<Share>,
    /// The provider's duties.
    pub duties: Vec<DutyLine>,
    /// How its region was staffed.
    pub staffing: Vec<StaffingLine>,
    /// Maintenance in the month.
    pub maintenance: Vec<WorkLine>,
    /// Releases that came out in it.
    pub releases: Vec<WorkLine>,
    /// Versions of the agreement that came into force in it.
    pub terms: Vec<TermsLine>,
}

/// A ticket, and how it came out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketLine {
    /// Its public number.
    pub number: u64,
    /// Whose hours counted.
    pub region: Option<RegionId>,
    /// Its category.
    pub category: Option<u8>,
    /// The agreement that it is measured under.
    pub agreement: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// What is said of a ticket that was missed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quoted {
    /// Its public number.
    pub number: u64,
    /// The due instant that passed.
    pub missed_at: Timestamp,
    /// The words.
    pub wording: String,
}

/// The exclusions on one ground.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundLine {
    /// Which.
    pub ground: String,
    /// How many of each act.
    pub acts: BTreeMap<Act, u64>,
    /// The share of those confirmed that a review found wrong.
    pub overturned: Option<Share>,
}

/// How often one duty was kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyLine {
    /// Which.
    pub duty: String,
    /// Kept so often.
    pub met: u64,
    /// Not kept so often.
    pub unmet: u64,
    /// Asked, and not answered yet.
    pub asked: u64,
}

/// How a region was staffed: seconds of its open time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffingLine {
    /// Which.
    pub region: RegionId,
    /// All of it.
    pub open: i64,
    /// As planned: short of what the agreement asks for.
    pub short: i64,
    /// As recorded: the same; none where nobody recorded anything.
    pub recorded_short: Option<i64>,
}

/// A maintenance or a release.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkLine {
    /// Its public number.
    pub number: u64,
    /// What it is, in a line.
    pub title: String,
    /// It begins, or comes out.
    pub from: Timestamp,
    /// It ends.
    pub until: Option<Timestamp>,
    /// Where it stood, as the journal calls it.
    pub state: String,
}

/// A version of the agreement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsLine {
    /// Its name.
    pub agreement: String,
    /// Since when it is in force.
    pub from: Timestamp,
}

impl ServiceReport {
    /// Its text, as it is frozen.
    pub fn frozen(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// A report from its text; none if it isn't one.
    pub fn thaw(text: &str) -> Option<ServiceReport> {
        serde_json::from_str(text).ok()
    }

    /// The tickets that aren't decided yet: within their time, or past it without a triage.
    pub fn unresolved(&self) -> Vec<u64> {
        let open = |line: &&TicketLine| matches!(line.outcome, Outcome::Running | Outcome::Provisional);
        self.tickets.iter().filter(open).map(|line| line.number).collect()
    }

    /// Do the counts add up: is every ticket in exactly one line, under exactly one outcome?
    pub fn reconciles(&self) -> bool {
        let mut counted: BTreeMap<Outcome, u64> = BTreeMap::new();
        for line in &self.tickets {
            *counted.entry(line.outcome).or_default() += 1;
        }
        let sum: u64 = self.targets.iter().map(Group::tickets).sum();
        counted == self.total.counts && sum == self.total.tickets()
    }

    /// Is its month over, everywhere that it speaks of?
    pub fn is_over(&self, calendars: &Calendars, at: Timestamp) -> bool {
        let over = |region: &RegionId| {
            let today = calendars.get(region).and_then(|calendar| calendar.date_of(at).ok());
            today.map_or(at >= self.month.anywhere().1, |today| Month::of(today) > self.month)
        };
        self.regions.iter().all(over)
    }

    /// Without the words that people wrote: for who reads figures only.
    #[must_use]
    pub fn without_words(mut self) -> ServiceReport {
        for quoted in &mut self.missed {
            quoted.wording.clear();
        }
        for work in self.maintenance.iter_mut().chain(&mut self.releases) {
            work.title.clear();
        }
        self
    }
}

/// What happens to a month's report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReportFact {
    /// It was issued.
    Issued {
        /// The month.
        month: Month,
        /// Whose.
        provider: OrganisationId,
        /// The frozen text.
        text: TextRef,
        /// SHA-256 of the text alone: whoever has the file can compute it.
        hash: Digest,
        /// The head of the journal that it was made from.
        anchor: Anchor,
        /// Why again; the first time needs no reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextRef>,
    },
}

impl ReportFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        let ReportFact::Issued { text, reason, .. } = self;
        [*text].into_iter().chain(*reason).collect()
    }
}

/// A report as it was issued once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issue {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// The frozen text.
    pub text: TextRef,
    /// SHA-256 of it.
    pub hash: Digest,
    /// The head of the journal that it was made from.
    pub anchor: Anchor,
    /// Why again.
    pub reason: Option<TextRef>,
}

/// A month of a provider, as often as it was issued.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issues {
    /// The month.
    pub month: Month,
    /// Whose.
    pub provider: OrganisationId,
    /// In the order in which they were issued; the last one holds.
    pub issues: Vec<Issue>,
    /// How many entries the stream has.
    pub version: u64,
}

/// Why a report isn't issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportRefusal {
    /// The month isn't over everywhere.
    NotOver(Month),
    /// Tickets in it aren't decided yet.
    Unresolved(Vec<u64>),
    /// Its counts don't add up.
    DoesNotAddUp,
}

impl Folded for Issues {
    const KIND: StreamKind = StreamKind::Report;

    fn first(entry: &Entry) -> Option<Issues> {
        let Fact::Report(ReportFact::Issued { month, provider, .. }) = &entry.fact else { return None };
        let none = Issues { month: *month, provider: *provider, issues: Vec::new(), version: 0 };
        Some(none.after(entry))
    }

    fn after(mut self, entry: &Entry) -> Issues {
        self.version = entry.number;
        if let Fact::Report(ReportFact::Issued { text, hash, anchor, reason, .. }) = &entry.fact {
            let (at, by, text, hash, anchor, reason) = (entry.at, entry.by, *text, *hash, *anchor, *reason);
            self.issues.push(Issue { at, by, text, hash, anchor, reason });
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn is_open(&self) -> bool {
        false
    }

    fn sorts_by(&self) -> Timestamp {
        self.month.bounds(&jiff::tz::TimeZone::UTC).0
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Centre, Scope::Organisation(self.provider)]
    }
}

impl Stream {
    /// The stream of a provider's month.
    pub fn report(month: Month, provider: OrganisationId) -> Stream {
        let id = Digest::of(&[b"report:", month.to_string().as_bytes(), &provider.bytes()]).id();
        Stream::Report(ReportId(id))
    }
}

/// A manager issues a month's report. `frozen` is its text ([`ServiceReport::frozen`]).
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn issue(
    current: Option<&Issues>,
    report: &ServiceReport,
    frozen: &Authored,
    reason: Option<&Authored>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::IssueReport, &Object::House)?;
    let version = current.map_or(0, Issues::version);
    not_older_than(version, cx)?;
    if !report.is_over(cx.calendars, cx.at) {
        return Err(ReportRefusal::NotOver(report.month).into());
    }
    let unresolved = report.unresolved();
    if !unresolved.is_empty() {
        return Err(ReportRefusal::Unresolved(unresolved).into());
    }
    if !report.reconciles() {
        return Err(ReportRefusal::DoesNotAddUp.into());
    }
    let reason = reason.filter(|_| current.is_some());
    if current.is_some() {
        reason.ok_or(Refusal::Empty(Field::Reason))?.check(Field::Reason)?;
    }
    let fact = ReportFact::Issued {
        month: report.month,
        provider: report.provider,
        text: frozen.reference(),
        hash: Digest::of(&[frozen.text.as_bytes()]),
        anchor: report.anchor,
        reason: reason.map(Authored::reference),
    };
    let texts = [frozen.clone()].into_iter().chain(reason.cloned()).collect();
    Ok(facts(Stream::report(report.month, report.provider), version, [fact], texts, cx))
}

impl ReportRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            ReportRefusal::NotOver(_) => "month-not-over",
            ReportRefusal::Unresolved(_) => "report-unresolved",
            ReportRefusal::DoesNotAddUp => "report-does-not-add-up",
        }
    }

    /// The clause behind it: figures are figures of clause 4.
    pub fn clause(&self) -> ClauseId {
        ClauseId::from("4.note")
    }
}

impl From<ReportRefusal> for Refusal {
    fn from(refusal: ReportRefusal) -> Refusal {
        Refusal::Report(refusal)
    }
}
