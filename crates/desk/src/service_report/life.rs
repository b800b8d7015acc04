//! What becomes of a month's report: drafted by one person, reviewed by another, issued; frozen as it was reviewed, with the hash of
//! its text and the head of the journal that it was made from. Issued again, both are kept.
//!
//! It refuses to know what is in a report, but for this: is its month over, is all of it decided, does it add up.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{ClauseId, RegionId};

use super::{Of, ServiceReport};
use crate::access::{self, Object};
use crate::decide::{facts, not_older_than};
use crate::evidence::Anchor;
use crate::{
    Action, Authored, By, Context, Decided, Digest, Entry, Fact, Field, Folded, Month, OrganisationId,
    PersonId, Refusal, ReportId, Scope, Stream, StreamKind, TextRef,
};

/// What happens to a month's report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReportFact {
    /// A draft of it was kept: these figures, with these words on top.
    Drafted {
        /// Whose month.
        of: Of,
        /// The draft.
        text: TextRef,
        /// SHA-256 of it.
        hash: Digest,
        /// The head of the journal that it was made from.
        anchor: Anchor,
    },
    /// A second person read the draft and stands by it.
    Reviewed {
        /// SHA-256 of what they read.
        hash: Digest,
    },
    /// It was issued.
    Issued {
        /// The month.
        month: Month,
        /// Whose.
        provider: OrganisationId,
        /// Of the tickets of this region alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<RegionId>,
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
        match self {
            ReportFact::Drafted { text, .. } => vec![*text],
            ReportFact::Reviewed { .. } => Vec::new(),
            ReportFact::Issued { text, reason, .. } => [*text].into_iter().chain(*reason).collect(),
        }
    }

    /// The text that the house itself says: an issued report has no author, so that erasing whoever issued it leaves it whole.
    pub fn said_by_the_house(&self) -> Option<TextRef> {
        match self {
            ReportFact::Issued { text, .. } => Some(*text),
            ReportFact::Drafted { .. } | ReportFact::Reviewed { .. } => None,
        }
    }
}

/// A draft that was kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Its text.
    pub text: TextRef,
    /// SHA-256 of it.
    pub hash: Digest,
    /// The head of the journal that it was made from.
    pub anchor: Anchor,
    /// Who stands by it besides, and since when.
    pub reviewed: Option<(By, Timestamp)>,
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
    /// Of the tickets of this region alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
    /// What is to be issued next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// In the order in which they were issued; the last one holds.
    pub issues: Vec<Issue>,
    /// How many entries the stream has.
    pub version: u64,
}

/// Why a report isn't drafted, reviewed or issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportRefusal {
    /// The month isn't over everywhere.
    NotOver(Month),
    /// Tickets in it aren't decided yet.
    Unresolved(Vec<u64>),
    /// Its counts don't add up.
    DoesNotAddUp,
    /// There is no draft, or its text was erased with its author.
    NoDraft,
    /// Nobody but its author has read the draft.
    NotReviewed,
    /// Whoever drafted it would review it.
    OwnDraft,
    /// The figures aren't those of the draft any more.
    Moved,
}

impl Folded for Issues {
    const KIND: StreamKind = StreamKind::Report;

    fn first(entry: &Entry) -> Option<Issues> {
        let Fact::Report(fact) = &entry.fact else { return None };
        let (month, provider, region) = match fact {
            ReportFact::Drafted { of, .. } => (of.month, of.provider, of.region.clone()),
            ReportFact::Issued { month, provider, region, .. } => (*month, *provider, region.clone()),
            ReportFact::Reviewed { .. } => return None,
        };
        let none = Issues { month, provider, region, draft: None, issues: Vec::new(), version: 0 };
        Some(none.after(entry))
    }

    fn after(mut self, entry: &Entry) -> Issues {
        self.version = entry.number;
        let (at, by) = (entry.at, entry.by);
        match &entry.fact {
            Fact::Report(ReportFact::Drafted { text, hash, anchor, .. }) => {
                let (text, hash, anchor) = (*text, *hash, *anchor);
                self.draft = Some(Draft { at, by, text, hash, anchor, reviewed: None });
            }
            Fact::Report(ReportFact::Reviewed { hash }) => {
                if let Some(draft) = self.draft.as_mut().filter(|draft| draft.hash == *hash) {
                    draft.reviewed = Some((by, at));
                }
            }
            Fact::Report(ReportFact::Issued { text, hash, anchor, reason, .. }) => {
                let (text, hash, anchor, reason) = (*text, *hash, *anchor, *reason);
                self.issues.push(Issue { at, by, text, hash, anchor, reason });
                self.draft = None;
            }
            _ => {}
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

    /// A draft is the centre's alone.
    fn scopes(&self) -> Vec<Scope> {
        let provider = (!self.issues.is_empty()).then_some(Scope::Organisation(self.provider));
        [Scope::Centre].into_iter().chain(provider).collect()
    }
}

impl Issues {
    /// Whose month.
    pub fn of(&self) -> Of {
        Of { month: self.month, provider: self.provider, region: self.region.clone() }
    }

    /// Did that person draft what is to be issued next?
    pub fn is_drafted_by(&self, person: Option<PersonId>) -> bool {
        person.is_some() && self.draft.as_ref().is_some_and(|draft| draft.by.person() == person)
    }
}

impl Stream {
    /// The stream of a provider's month.
    pub fn report(of: &Of) -> Stream {
        let month = of.month.to_string();
        let mut parts: Vec<&[u8]> = vec![b"report:", month.as_bytes()];
        let provider = of.provider.bytes();
        parts.push(&provider);
        if let Some(region) = &of.region {
            parts.push(region.as_str().as_bytes());
        }
        Stream::Report(ReportId(Digest::of(&parts).id()))
    }
}

/// Somebody of the centre keeps a draft: the figures as they are now, with a summary in words. `frozen` is its text
/// ([`ServiceReport::frozen`]). It takes the place of a draft before it, and is read by a second person anew.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn draft(
    current: Option<&Issues>,
    report: &ServiceReport,
    frozen: &Authored,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::DraftReport, &Object::House)?;
    let version = current.map_or(0, Issues::version);
    not_older_than(version, cx)?;
    is_settled(report, cx)?;
    let hash = Digest::of(&[frozen.text.as_bytes()]);
    let of = report.of();
    let stream = Stream::report(&of);
    let fact = ReportFact::Drafted { of, text: frozen.reference(), hash, anchor: report.anchor };
    Ok(facts(stream, version, [fact], vec![frozen.clone()], cx))
}

/// A second person stands by the draft with that hash. One who doesn't drafts it anew.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn review(current: Option<&Issues>, hash: Digest, cx: &Context<'_>) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::ReviewReport, &Object::House)?;
    let current = current.ok_or(ReportRefusal::NoDraft)?;
    not_older_than(current.version, cx)?;
    if current.draft.as_ref().is_none_or(|draft| draft.hash != hash) {
        return Err(ReportRefusal::NoDraft.into());
    }
    if current.is_drafted_by(cx.actor.person()) {
        return Err(ReportRefusal::OwnDraft.into());
    }
    Ok(facts(Stream::report(&current.of()), current.version, [ReportFact::Reviewed { hash }], Vec::new(), cx))
}

/// A manager issues what was reviewed. `now` is the month counted once more: figures that have moved since aren't issued. `frozen` is
/// the text of the draft under an id of its own, `None` if it was erased; `reason`: why again.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn issue(
    current: Option<&Issues>,
    now: &ServiceReport,
    frozen: Option<&Authored>,
    reason: Option<&Authored>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::IssueReport, &Object::House)?;
    let version = current.map_or(0, Issues::version);
    not_older_than(version, cx)?;
    is_settled(now, cx)?;
    let draft = current.and_then(|current| current.draft.as_ref()).ok_or(ReportRefusal::NoDraft)?;
    let is_it = |text: &&Authored| Digest::of(&[text.text.as_bytes()]) == draft.hash;
    let frozen = frozen.filter(is_it).ok_or(ReportRefusal::NoDraft)?;
    if draft.reviewed.is_none() {
        return Err(ReportRefusal::NotReviewed.into());
    }
    let drafted = ServiceReport::thaw(&frozen.text).ok_or(ReportRefusal::NoDraft)?;
    if !drafted.counts_as(now) {
        return Err(ReportRefusal::Moved.into());
    }
    let again = current.is_some_and(|current| !current.issues.is_empty());
    let reason = reason.filter(|_| again);
    if again {
        reason.ok_or(Refusal::Empty(Field::Reason))?.check(Field::Reason)?;
    }
    let fact = ReportFact::Issued {
        month: now.month,
        provider: now.provider,
        region: now.region.clone(),
        text: frozen.reference(),
        hash: draft.hash,
        anchor: draft.anchor,
        reason: reason.map(Authored::reference),
    };
    let texts = [frozen.clone()].into_iter().chain(reason.cloned()).collect();
    Ok(facts(Stream::report(&now.of()), version, [fact], texts, cx))
}

/// What may still change is neither drafted nor issued.
fn is_settled(report: &ServiceReport, cx: &Context<'_>) -> Result<(), ReportRefusal> {
    if !report.is_over(cx.calendars, cx.at) {
        return Err(ReportRefusal::NotOver(report.month));
    }
    let unresolved = report.unresolved();
    if !unresolved.is_empty() {
        return Err(ReportRefusal::Unresolved(unresolved));
    }
    if report.reconciles() { Ok(()) } else { Err(ReportRefusal::DoesNotAddUp) }
}

impl ReportRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            ReportRefusal::NotOver(_) => "month-not-over",
            ReportRefusal::Unresolved(_) => "report-unresolved",
            ReportRefusal::DoesNotAddUp => "report-does-not-add-up",
            ReportRefusal::NoDraft => "report-not-drafted",
            ReportRefusal::NotReviewed => "report-not-reviewed",
            ReportRefusal::OwnDraft => "report-own-draft",
            ReportRefusal::Moved => "report-moved",
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
