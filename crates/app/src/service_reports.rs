//! The monthly service report of a provider, put together from what the other files count; and its issues, as they were frozen.

use std::collections::BTreeMap;

use desk::access::{self, Object, Reach};
use desk::clock::current;
use desk::conduct::Act;
use desk::duties::Kept;
use desk::evidence::{SignedHead, SignedReport};
use desk::fact::Party;
use desk::maintenance::MaintenanceState;
use desk::report::{Dimension, Outcome, Row, targets, total};
use desk::response::Responses;
use desk::service_report::{
    Draft, DutyLine, EmergencyLine, FORMAT, GroundLine, Issue, Issues, Of, Quoted, ServiceReport,
    StaffingLine, TermsLine, TicketLine, WorkLine, draft, emergencies, issue, review,
};
use desk::{
    Action, Actor, Authored, Digest, Field, Folded, Maintenance, Month, Organisation, OrganisationId,
    PersonId, Proof, Refusal, Release, Scope, Stream, TextId, TicketId,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::projections::{scope, tickets};
use store::values;
use terms::{MeasureId, RegionId};

use crate::load::Loaded;
use crate::records::Which;
use crate::reports::{Measured, TargetsQuery, value};
use crate::tickets::Placed;
use crate::{App, Failure, Form, Receipt, Visitor};

/// Which text of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// What was issued last; the centre gets what it would be now where nothing was.
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
    /// Which issue it is; none: what it would be now.
    pub issued: Option<(usize, Issue)>,
    /// The text of that issue was erased: the figures are counted anew, and its hash is all that is left of it.
    pub erased: bool,
    /// The draft that was kept, if one waits. For the centre alone.
    pub draft: Option<Draft>,
    /// The text of that draft; none if it was erased with its author.
    pub drafted: Option<ServiceReport>,
    /// The head that the issue was made from, signed with the desk's key over its hash.
    pub signed: Option<SignedHead>,
    /// Everything that was issued of this month.
    pub issues: Vec<Issue>,
    /// Why it was issued again, by issue; what was erased is missing.
    pub reasons: BTreeMap<TextId, String>,
    /// Who drafted, read and issued it; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// The version that a form has seen.
    pub version: u64,
    /// Is the month over?
    pub is_over: bool,
    /// May this reader keep a draft?
    pub may_draft: bool,
    /// May this reader be the second person for the draft that waits?
    pub may_review: bool,
    /// May this reader issue it, once it was reviewed?
    pub may_issue: bool,
    /// Is this reader one of the centre's, who sees drafts?
    pub at_centre: bool,
}

impl MonthReport {
    /// The issue as another party keeps it: to the byte, with the head that it was made from, signed. None of what isn't issued, or
    /// isn't there to the byte.
    pub fn signed_file(&self) -> Option<Vec<u8>> {
        let signed = self.signed.clone()?;
        let is_whole = Digest::of(&[self.text.as_bytes()]) == signed.of;
        is_whole.then(|| SignedReport::new(self.text.clone(), signed).bytes())
    }
}

/// What was kept of a month: what it adds up to, with words and names.
struct Found {
    value: Issues,
    texts: BTreeMap<TextId, String>,
    names: BTreeMap<PersonId, String>,
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
        of: &Of,
        wanted: Wanted,
    ) -> Result<MonthReport, Failure> {
        let now = self.now();
        self.service_report_for(&visitor.actor(now), of, wanted, now).await
    }

    /// The same for the console, which reads what the centre's manager may read.
    ///
    /// # Errors
    ///
    /// There is no such organisation, or the database is away.
    pub async fn service_report_of_the_house(
        &self,
        of: &Of,
        wanted: Wanted,
        now: Timestamp,
    ) -> Result<MonthReport, Failure> {
        self.service_report_for(&Actor::reader_for(&self.vendor().await?), of, wanted, now).await
    }

    async fn service_report_for(
        &self,
        actor: &Actor,
        of: &Of,
        wanted: Wanted,
        now: Timestamp,
    ) -> Result<MonthReport, Failure> {
        let found_in = access::scope_for(actor, Action::ReadReports).ok_or(Refusal::NotFound)?;
        let at_centre = found_in == Scope::Centre;
        if !at_centre && of.provider != actor.organisation {
            return Err(Refusal::NotFound.into());
        }
        let found = self.issues_of(of).await?;
        let issues = found.as_ref().map_or_else(Vec::new, |found| found.value.issues.clone());
        let nth = match wanted {
            Wanted::Latest => issues.len(),
            Wanted::Draft => 0,
            Wanted::Issue(nth) if (1..=issues.len()).contains(&nth) => nth,
            Wanted::Issue(_) => return Err(Refusal::NotFound.into()),
        };
        let has_words = access::reach(actor.role, Action::ReadReports) != Reach::Metadata;
        let kept = |report: ServiceReport| if has_words { report } else { report.without_words() };
        let issue = nth.checked_sub(1).and_then(|at| issues.get(at)).cloned();
        if issue.is_none() && !at_centre {
            return Err(Refusal::NotFound.into());
        }
        let frozen =
            issue.as_ref().zip(found.as_ref()).and_then(|(issue, found)| found.texts.get(&issue.text.id));
        let (report, text) = match frozen {
            Some(text) => {
                let unreadable = || Failure::Damaged("the text of an issued report".to_owned());
                let report = ServiceReport::thaw(text).ok_or_else(unreadable)?;
                let text = if has_words { text.clone() } else { report.clone().without_words().frozen() };
                (kept(report), text)
            }
            // What was issued before reports were the house's own words went with whoever issued it; the figures are the
            // journal's, and stay.
            None => {
                let report = kept(self.counted_month(of, now).await?);
                let text = report.frozen();
                (report, text)
            }
        };
        let draft = found.as_ref().and_then(|found| found.value.draft.clone()).filter(|_| at_centre);
        let drafted =
            draft.as_ref().zip(found.as_ref()).and_then(|(draft, found)| found.texts.get(&draft.text.id));
        let may = |action| access::require(actor, action, &Object::House).is_ok();
        let is_own = found.as_ref().is_some_and(|found| found.value.is_drafted_by(actor.person()));
        let (_, calendars) = self.editions().in_force(now)?;
        // The same statement has the same signature, whenever it is made.
        let signed = match &issue {
            Some(issue) => Some(self.signed(issue.anchor, issue.at, issue.hash).await?),
            None => None,
        };
        Ok(MonthReport {
            signed,
            is_over: report.is_over(&calendars, now),
            erased: issue.is_some() && frozen.is_none(),
            drafted: drafted.and_then(|text| ServiceReport::thaw(text)).map(kept),
            report,
            text,
            issued: issue.map(|issue| (nth, issue)),
            version: found.as_ref().map_or(0, |found| found.value.version),
            issues,
            may_draft: may(Action::DraftReport),
            may_review: may(Action::ReviewReport)
                && !is_own
                && draft.as_ref().is_some_and(|draft| draft.reviewed.is_none()),
            may_issue: may(Action::IssueReport),
            draft,
            names: if has_words {
                found.as_ref().map_or_else(BTreeMap::new, |found| found.names.clone())
            } else {
                BTreeMap::new()
            },
            reasons: found.filter(|_| has_words).map_or_else(BTreeMap::new, |found| found.texts),
            at_centre,
        })
    }

    /// What was drafted or issued, for this visitor, the latest month first. A provider finds what was issued.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn issued_reports(&self, visitor: &Visitor) -> Result<Vec<Issues>, Failure> {
        let found = self.records::<Issues>(visitor, Action::ReadReports, false).await?;
        Ok(found.into_iter().map(|(_, issues)| issues).collect())
    }

    /// Keeps a draft of a month: its figures as they are now, with a summary on top.
    ///
    /// # Errors
    ///
    /// A refusal that names its rule, or the database is away.
    pub async fn draft_report(
        &self,
        visitor: &Visitor,
        of: &Of,
        summary: &str,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        self.may_do(visitor, Action::DraftReport, of)?;
        let summary = summary.trim().to_owned();
        if !summary.is_empty() {
            desk::decide::check_text(Field::Wording, &self.authored(summary.as_str()))?;
        }
        let report = ServiceReport { summary, ..self.counted_month(of, self.now()).await? };
        let frozen = self.authored(report.frozen());
        self.alter::<Issues>(visitor, Which::New(Stream::report(of)), form, |current, cx| {
            draft(current, &report, &frozen, cx)
        })
        .await
    }

    /// A second person stands by the draft with that hash.
    ///
    /// # Errors
    ///
    /// A refusal that names its rule, or the database is away.
    pub async fn review_report(
        &self,
        visitor: &Visitor,
        of: &Of,
        hash: Digest,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        self.may_do(visitor, Action::ReviewReport, of)?;
        let stream = Which::New(Stream::report(of));
        self.alter::<Issues>(visitor, stream, form, |current, cx| review(current, hash, cx)).await
    }

    /// Issues what was reviewed of a month. `reason`: why again.
    ///
    /// # Errors
    ///
    /// A refusal that names its rule, or the database is away.
    pub async fn issue_report(
        &self,
        visitor: &Visitor,
        of: &Of,
        reason: Option<Authored>,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        self.may_do(visitor, Action::IssueReport, of)?;
        let counted = self.counted_month(of, self.now()).await?;
        let found = self.issues_of(of).await?;
        let draft = found.as_ref().and_then(|found| found.texts.get(&found.value.draft.as_ref()?.text.id));
        // Under an id of its own: an issued report has no author, its draft has.
        let frozen = draft.map(|text| self.authored(text.as_str()));
        self.alter::<Issues>(visitor, Which::New(Stream::report(of)), form, |current, cx| {
            issue(current, &counted, frozen.as_ref(), reason.as_ref(), cx)
        })
        .await
    }

    fn may_do(&self, visitor: &Visitor, action: Action, of: &Of) -> Result<(), Failure> {
        let actor = visitor.actor(self.now());
        let reads_all = access::scope_for(&actor, Action::ReadReports) == Some(Scope::Centre);
        if !reads_all && of.provider != visitor.organisation.id {
            return Err(Refusal::NotFound.into());
        }
        access::require(&actor, action, &Object::House)?;
        Ok(())
    }

    async fn issues_of(&self, of: &Of) -> Result<Option<Found>, Failure> {
        let Loaded { entries, positions, .. } = self.stream(Stream::report(of)).await?;
        let Some(value) = Issues::fold(&entries) else { return Ok(None) };
        let placed = entries.into_iter().zip(positions);
        let placed: Vec<Placed> = placed.map(|(entry, position)| Placed { position, entry }).collect();
        let (texts, names) = (self.texts_of(&placed).await?, self.names_in(&placed).await?);
        Ok(Some(Found { value, texts, names }))
    }

    /// A month as it is counted now.
    async fn counted_month(&self, of: &Of, now: Timestamp) -> Result<ServiceReport, Failure> {
        let (month, provider) = (of.month, of.provider);
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
        if of.region.as_ref().is_some_and(|region| agreement.region(region).is_none()) {
            return Err(Refusal::NotFound.into());
        }
        let measured = self.of_month(of, now).await?;
        let names = BTreeMap::new();
        let row = |one: &Measured| Row {
            key: [Dimension::Region, Dimension::Category].map(|by| value(one, by, &names)).to_vec(),
            outcome: one.outcome,
        };
        let groups = targets(measured.iter().map(row));
        let home = of.region.as_ref().unwrap_or(&organisation.region);
        let mut regions = vec![home.clone()];
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
        let works = self.maintenance_of(&organisation, bounds.0).await?;
        let mut read: Vec<EmergencyLine> = Vec::new();
        for one in self.organisations().await? {
            read.extend(emergencies(&one, provider, bounds));
        }
        read.sort_by_key(|line| line.from);
        Ok(ServiceReport {
            format: FORMAT,
            month,
            provider,
            name: organisation.name.clone(),
            region: of.region.clone(),
            summary: String::new(),
            at: now,
            anchor,
            note,
            total: total(&groups),
            targets: groups,
            imported: measured.iter().filter(|one| one.imported).count() as u64,
            missed: self.quoted(month, provider, &tickets, now).await?,
            annex: self.derivations(&tickets, now).await?,
            tickets,
            responses: self.responses_of(of, now).await?,
            exclusions: exclusions.collect(),
            overturned: decisions.share,
            duties: self.duties_of_report(provider, bounds).await?,
            staffing: self.staffing_in(&regions, bounds, now).await?,
            regions,
            maintenance: works.iter().filter(|one| one.from < bounds.1).cloned().collect(),
            planned: works.into_iter().filter(|one| one.from >= bounds.1).collect(),
            releases: self.releases_of(bounds).await?,
            emergencies: read,
            terms: began
                .map(|one| TermsLine { agreement: one.id.to_string(), from: one.effective_from })
                .collect(),
        })
    }

    async fn of_month(&self, of: &Of, now: Timestamp) -> Result<Vec<Measured>, Failure> {
        let (from, to) = of.month.anywhere();
        let query = TargetsQuery { from, to, by: Vec::new() };
        // The centre's scope: what is handled at a level-1 desk is no business of this report.
        let mut all = self.measured_in(Scope::Centre, &query, now).await?;
        let is_there = |one: &Measured| of.region.is_none() || one.region == of.region;
        all.retain(|one| one.month == of.month && one.asked_by == of.provider && is_there(one));
        all.sort_by_key(|one| one.number);
        Ok(all)
    }

    async fn responses_of(&self, of: &Of, now: Timestamp) -> Result<Responses, Failure> {
        let (from, to) = of.month.anywhere();
        let mut by = vec![Dimension::Month];
        by.extend(of.region.as_ref().map(|_| Dimension::Region));
        let key: Vec<String> =
            [of.month.to_string()].into_iter().chain(of.region.as_ref().map(ToString::to_string)).collect();
        let query = TargetsQuery { from, to, by };
        let (lines, _) = self.responses_in(Scope::Organisation(of.provider), &query, now).await?;
        let own = lines.into_iter().find(|line| line.key == key);
        Ok(own.map_or_else(Responses::default, |line| Responses { key: Vec::new(), ..line }))
    }

    /// Why each due instant is the one it is: of the clock that counts, where there is one.
    async fn derivations(&self, tickets: &[TicketLine], now: Timestamp) -> Result<Vec<Proof>, Failure> {
        let mut all = Vec::new();
        for line in tickets {
            let rows =
                self.0.db.query(&tickets::BY_NUMBER, &values![scope(Scope::Centre), line.number]).await?;
            let Some(row) = rows.first() else { continue };
            let ticket = self.load_ticket(TicketId::from_bytes(row.get(1)?)).await?.value;
            let (agreement, calendars) = self.pinned(ticket.pin()).await?;
            let clocks = desk::clocks(&ticket, &agreement, &calendars)?;
            let clock = current(&clocks, &MeasureId::acknowledgement());
            let Some((clock, calendar)) = clock.and_then(|c| Some((c, calendars.get(&c.region)?))) else {
                continue;
            };
            let now = now.max(ticket.opened.at);
            all.push(desk::proof::proof(clock, Some(line.number), &agreement, calendar, now)?);
        }
        Ok(all)
    }

    async fn staffing_in(
        &self,
        regions: &[RegionId],
        bounds: (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<Vec<StaffingLine>, Failure> {
        let mut lines = Vec::new();
        for region in regions {
            lines.extend(self.staffing_of(region, bounds, now).await?);
        }
        Ok(lines)
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

    /// What was announced to a provider, from an instant on.
    async fn maintenance_of(
        &self,
        provider: &Organisation,
        from: Timestamp,
    ) -> Result<Vec<WorkLine>, Failure> {
        let mut found = self.records_in::<Maintenance>(Scope::Centre, true).await?;
        found.extend(self.records_in::<Maintenance>(Scope::Centre, false).await?);
        found.retain(|(_, one)| {
            one.state != MaintenanceState::Planned && one.concerns(provider) && from < one.plan.until
        });
        found.sort_by_key(|(_, one)| one.plan.from);
        let wanted: Vec<TextId> = found.iter().map(|(_, one)| one.plan.title.id).collect();
        let titles = self.texts_with(&wanted).await?;
        let line = |(number, one): (u64, Maintenance)| WorkLine {
            number,
            title: titles.get(&one.plan.title.id).cloned().unwrap_or_default(),
            from: one.plan.from,
            until: Some(one.plan.until),
            state: one.state.word().to_owned(),
        };
        Ok(found.into_iter().map(line).collect())
    }

    async fn releases_of(&self, bounds: (Timestamp, Timestamp)) -> Result<Vec<WorkLine>, Failure> {
        let mut found = self.records_in::<Release>(Scope::Centre, true).await?;
        found.extend(self.records_in::<Release>(Scope::Centre, false).await?);
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
