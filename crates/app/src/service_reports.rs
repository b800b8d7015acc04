//! The monthly service report of a provider, put together from what the other files count; and its issues, as they were frozen.

use std::collections::BTreeMap;

use desk::access::{self, Object, Reach};
use desk::conduct::Act;
use desk::duties::Kept;
use desk::fact::Party;
use desk::maintenance::MaintenanceState;
use desk::report::{Dimension, Outcome, Row, targets, total};
use desk::response::Responses;
use desk::service_report::{
    DutyLine, FORMAT, GroundLine, Issue, Issues, Quoted, ServiceReport, StaffingLine, TermsLine, TicketLine,
    WorkLine, issue,
};
use desk::{
    Action, Authored, Maintenance, Month, Organisation, OrganisationId, Refusal, Release, Scope, Stream,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use terms::RegionId;

use crate::records::{Record, Which};
use crate::reports::{Measured, TargetsQuery, value};
use crate::{App, Failure, Form, Receipt, Visitor};

/// Which text of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// What was issued last; the centre gets the draft where nothing was.
    Latest,
    /// What it would be now. For the centre alone.
    Draft,
    /// What was issued then: 1 is the first.
    Issue(usize),
}

/// A month's report, as one reader may see it.
#[derive(Clone, Debug)]
pub struct MonthReport {
    /// The report.
    pub report: ServiceReport,
    /// Its text: to the byte as it was frozen, if it was issued.
    pub text: String,
    /// Which issue it is; none: a draft.
    pub issued: Option<(usize, Issue)>,
    /// Everything that was issued of this month.
    pub issues: Vec<Issue>,
    /// The version that a form has seen.
    pub version: u64,
    /// Is the month over?
    pub is_over: bool,
    /// May this reader issue it?
    pub may_issue: bool,
    /// Is this reader one of the centre's, who sees drafts?
    pub at_centre: bool,
}

impl App {
    /// A month's report. Drafts are the centre's; a provider finds its own, once they are issued.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn service_report(
        &self,
        visitor: &Visitor,
        month: Month,
        provider: OrganisationId,
        wanted: Wanted,
    ) -> Result<MonthReport, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let (at_centre, found) =
            (self.reads_drafts(visitor), self.issues_of(visitor, month, provider).await?);
        let issues = found.as_ref().map_or_else(Vec::new, |record| record.value.issues.clone());
        let nth = match wanted {
            Wanted::Latest => issues.len(),
            Wanted::Draft => 0,
            Wanted::Issue(nth) if (1..=issues.len()).contains(&nth) => nth,
            Wanted::Issue(_) => return Err(Refusal::NotFound.into()),
        };
        let has_words = access::reach(visitor.person.role, Action::ReadReports) != Reach::Metadata;
        let kept = |report: ServiceReport| if has_words { report } else { report.without_words() };
        let (report, text, issued) = match nth.checked_sub(1).and_then(|at| issues.get(at)) {
            None if !at_centre => return Err(Refusal::NotFound.into()),
            None => {
                let report = kept(self.draft_of_month(visitor, month, provider, now).await?);
                (report.clone(), report.frozen(), None)
            }
            Some(issue) => {
                let gone = || Failure::Damaged("the text of an issued report".to_owned());
                let text = found.as_ref().and_then(|record| record.text(issue.text.id)).ok_or_else(gone)?;
                let report = ServiceReport::thaw(text).ok_or_else(gone)?;
                let text = if has_words { text.to_owned() } else { kept(report.clone()).frozen() };
                (kept(report), text, Some((nth, issue.clone())))
            }
        };
        let (_, calendars) = self.editions().in_force(now)?;
        Ok(MonthReport {
            is_over: report.is_over(&calendars, now),
            report,
            text,
            issued,
            version: found.map_or(0, |record| record.value.version),
            issues,
            may_issue: access::require(&actor, Action::IssueReport, &Object::House).is_ok(),
            at_centre,
        })
    }

    /// What was issued, for this visitor, the latest month first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn issued_reports(&self, visitor: &Visitor) -> Result<Vec<Issues>, Failure> {
        let found = self.records::<Issues>(visitor, Action::ReadReports, false).await?;
        Ok(found.into_iter().map(|(_, issues)| issues).collect())
    }

    /// Issues a month's report as it is now. `reason`: why again.
    ///
    /// # Errors
    ///
    /// A refusal that names its rule, or the database is away.
    pub async fn issue_report(
        &self,
        visitor: &Visitor,
        (month, provider): (Month, OrganisationId),
        reason: Option<Authored>,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let actor = visitor.actor(self.now());
        if !self.reads_drafts(visitor) && provider != visitor.organisation.id {
            return Err(Refusal::NotFound.into());
        }
        access::require(&actor, Action::IssueReport, &Object::House)?;
        let report = self.draft_of_month(visitor, month, provider, self.now()).await?;
        let frozen = self.authored(report.frozen());
        let stream = Stream::report(month, provider);
        self.alter::<Issues>(visitor, Which::New(stream), form, |current, cx| {
            issue(current, &report, &frozen, reason.as_ref(), cx)
        })
        .await
    }

    fn reads_drafts(&self, visitor: &Visitor) -> bool {
        access::scope_for(&visitor.actor(self.now()), Action::ReadReports) == Some(Scope::Centre)
    }

    async fn issues_of(
        &self,
        visitor: &Visitor,
        month: Month,
        provider: OrganisationId,
    ) -> Result<Option<Record<Issues>>, Failure> {
        match self.number_of(Stream::report(month, provider)).await? {
            0 => Ok(None),
            number => self.record::<Issues>(visitor, Action::ReadReports, number).await.map(Some),
        }
    }

    async fn draft_of_month(
        &self,
        visitor: &Visitor,
        month: Month,
        provider: OrganisationId,
        now: Timestamp,
    ) -> Result<ServiceReport, Failure> {
        let gone = || Failure::Damaged("the journal has a gap".to_owned());
        // The head first: what comes in while it is counted is in the figures' future, not in its past.
        let anchor = self.anchor(self.position()).await?.ok_or_else(gone)?;
        let organisation = self.organisation(provider, None).await?;
        if organisation.party != Party::Provider {
            return Err(Refusal::NotFound.into());
        }
        let (agreement, calendars) = self.editions().in_force(now)?;
        let zone = calendars.get(&organisation.region).and_then(|c| TimeZone::get(c.zone()).ok());
        let bounds = month.bounds(&zone.unwrap_or(TimeZone::UTC));
        let measured = self.of_month(month, provider, now).await?;
        let names = BTreeMap::new();
        let row = |one: &Measured| Row {
            key: [Dimension::Region, Dimension::Category].map(|by| value(one, by, &names)).to_vec(),
            outcome: one.outcome,
        };
        let groups = targets(measured.iter().map(row));
        let mut regions = vec![organisation.region.clone()];
        regions.extend(measured.iter().filter_map(|one| one.region.clone()));
        regions.sort();
        regions.dedup();
        let line = |one: &Measured| TicketLine {
            number: one.number,
            region: one.region.clone(),
            category: one.category,
            agreement: one.agreement.to_string(),
            outcome: one.outcome,
        };
        let tickets: Vec<TicketLine> = measured.iter().map(line).collect();
        let decisions = self.decisions_in(Scope::Organisation(provider), bounds.0, bounds.1, None).await?;
        let ground = |one: crate::OnGround| {
            let mut acts = one.acts;
            // What the centre proposes among its own people isn't the provider's to read.
            acts.retain(|act, _| !matches!(act, Act::Proposed | Act::Declined));
            GroundLine { ground: one.ground.to_string(), acts, overturned: one.overturned }
        };
        let exclusions = decisions.grounds.into_iter().map(ground).filter(|one| !one.acts.is_empty());
        let note = agreement.clause("4.note").map_or_else(BTreeMap::new, |clause| {
            let (text, ja) = (&clause.text, &clause.text.ja);
            let said = [("en", Some(&text.en)), ("fr", Some(&text.fr)), ("ja", ja.as_ref())];
            said.into_iter().filter_map(|(code, text)| Some((code.to_owned(), text?.clone()))).collect()
        });
        let began = self.editions().all().into_iter().filter(|one| within(one.effective_from, bounds));
        Ok(ServiceReport {
            format: FORMAT,
            month,
            provider,
            name: organisation.name.clone(),
            regions,
            at: now,
            anchor,
            note,
            total: total(&groups),
            targets: groups,
            imported: measured.iter().filter(|one| one.imported).count() as u64,
            missed: self.quoted(month, provider, &tickets, now).await?,
            tickets,
            responses: self.responses_of(month, provider, now).await?,
            exclusions: exclusions.collect(),
            overturned: decisions.share,
            duties: self.duties_of_report(provider, bounds).await?,
            staffing: self.staffing_of(&organisation.region, bounds, now).await?.into_iter().collect(),
            maintenance: self.maintenance_of(visitor, &organisation, bounds).await?,
            releases: self.releases_of(visitor, bounds).await?,
            terms: began
                .map(|one| TermsLine { agreement: one.id.to_string(), from: one.effective_from })
                .collect(),
        })
    }

    async fn of_month(
        &self,
        month: Month,
        provider: OrganisationId,
        now: Timestamp,
    ) -> Result<Vec<Measured>, Failure> {
        let (from, to) = month.anywhere();
        let query = TargetsQuery { from, to, by: Vec::new() };
        // The centre's scope: what is handled at a level-1 desk is no business of this report.
        let mut all = self.measured_in(Scope::Centre, &query, now).await?;
        all.retain(|one| one.month == month && one.asked_by == provider);
        all.sort_by_key(|one| one.number);
        Ok(all)
    }

    async fn responses_of(
        &self,
        month: Month,
        provider: OrganisationId,
        now: Timestamp,
    ) -> Result<Responses, Failure> {
        let (from, to) = month.anywhere();
        let query = TargetsQuery { from, to, by: vec![Dimension::Month] };
        let (lines, _) = self.responses_in(Scope::Organisation(provider), &query, now).await?;
        let own = lines.into_iter().find(|line| line.key == [month.to_string()]);
        Ok(own.map_or_else(Responses::default, |line| Responses { key: Vec::new(), ..line }))
    }

    async fn quoted(
        &self,
        month: Month,
        provider: OrganisationId,
        tickets: &[TicketLine],
        now: Timestamp,
    ) -> Result<Vec<Quoted>, Failure> {
        let is_missed =
            |number: u64| tickets.iter().any(|line| line.number == number && line.outcome == Outcome::Missed);
        let (from, to) = month.anywhere();
        let said = self.approved_wordings(Scope::Centre, from, to.max(now)).await?;
        let own = said.into_iter().filter(|one| one.asked_by == provider && is_missed(one.number));
        Ok(own
            .map(|one| Quoted { number: one.number, missed_at: one.missed_at, wording: one.text })
            .collect())
    }

    async fn duties_of_report(
        &self,
        provider: OrganisationId,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<DutyLine>, Failure> {
        let mut lines: BTreeMap<String, DutyLine> = BTreeMap::new();
        for ((duty, kept), n) in self.duties_counted(provider, from, to).await? {
            let line = lines.entry(duty.clone()).or_insert_with(|| DutyLine { duty, ..DutyLine::default() });
            match kept {
                Kept::Met => line.met += n,
                Kept::Unmet => line.unmet += n,
                Kept::Asked => line.asked += n,
            }
        }
        Ok(lines.into_values().collect())
    }

    /// None where no calendar or agreement reaches.
    async fn staffing_of(
        &self,
        region: &RegionId,
        (from, until): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<Option<StaffingLine>, Failure> {
        let staffed = match self.staffed(region, from, until).await {
            Ok(staffed) => staffed,
            Err(Failure::Refused(_)) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let planned = staffed.planned.told();
        let recorded = until <= now && staffed.recorded_on(from, until);
        Ok(Some(StaffingLine {
            region: region.clone(),
            open: planned.open_seconds,
            short: planned.short_seconds,
            recorded_short: recorded.then(|| staffed.recorded.told().short_seconds),
        }))
    }

    async fn maintenance_of(
        &self,
        visitor: &Visitor,
        provider: &Organisation,
        (from, until): (Timestamp, Timestamp),
    ) -> Result<Vec<WorkLine>, Failure> {
        let mut found = self.shown::<Maintenance>(visitor, Action::ReadNotices, true).await?;
        found.extend(self.shown::<Maintenance>(visitor, Action::ReadNotices, false).await?);
        found.retain(|one| {
            let plan = &one.value.plan;
            one.value.state != MaintenanceState::Planned
                && one.value.concerns(provider)
                && plan.from < until
                && from < plan.until
        });
        found.sort_by_key(|one| one.value.plan.from);
        let line = |one: crate::Shown<Maintenance>| WorkLine {
            number: one.number,
            title: one.text(one.value.plan.title.id).unwrap_or_default().to_owned(),
            from: one.value.plan.from,
            until: Some(one.value.plan.until),
            state: one.value.state.word().to_owned(),
        };
        Ok(found.into_iter().map(line).collect())
    }

    async fn releases_of(
        &self,
        visitor: &Visitor,
        bounds: (Timestamp, Timestamp),
    ) -> Result<Vec<WorkLine>, Failure> {
        let mut found = self.records::<Release>(visitor, Action::ReadNotices, true).await?;
        found.extend(self.records::<Release>(visitor, Action::ReadNotices, false).await?);
        let line = |(number, one): (u64, Release)| {
            let out = one.published.filter(|at| within(*at, bounds))?;
            let state = one.state.word().to_owned();
            Some(WorkLine { number, title: one.contents.version, from: out, until: None, state })
        };
        let mut lines: Vec<WorkLine> = found.into_iter().filter_map(line).collect();
        lines.sort_by_key(|line| line.from);
        Ok(lines)
    }
}

fn within(at: Timestamp, (from, until): (Timestamp, Timestamp)) -> bool {
    from <= at && at < until
}
