//! Planned maintenance (clause 2.A): when, for whom, what is done; announced long enough ahead, in three languages.
//!
//! Two rules are the agreement's own: a window is announced at least so much open time of those concerned ahead, and two
//! windows never concern the same people at once. Whose hours those are is told by the plan; who lives in a region today
//! is looked up by the caller.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::Party;
use crate::refusal::Field;
use crate::release::ReleaseState;
use crate::works::{Notices, Said, WorksRefusal, Written};
use crate::{
    Action, Authored, Entry, Fact, Folded, MaintenanceId, Organisation, OrganisationId, Refusal, Release,
    ReleaseId, Role, Scope, Stream, StreamKind, TextRef,
};

crate::choices::choices! {
    /// What those concerned notice of it.
    Effect {
        /// Nothing.
        None = "none",
        /// It runs, in a degraded mode.
        Degraded = "degraded",
        /// It can't be used.
        Unavailable = "unavailable",
    }

    /// Where a maintenance stands.
    MaintenanceState {
        /// Only the centre knows.
        Planned = "planned",
        /// Those concerned know.
        Announced = "announced",
        /// Over, and it went as told.
        Done = "done",
        /// It won't take place.
        Cancelled = "cancelled",
    }
}

/// Who is concerned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Whom {
    /// Everybody.
    Everybody {},
    /// Whoever is in one of these regions.
    Regions(Vec<RegionId>),
    /// These organisations.
    Organisations(Vec<OrganisationId>),
}

/// What is planned. Texts are `Authored` on their way in and references in the journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan<T = TextRef> {
    /// It begins.
    pub from: Timestamp,
    /// It ends.
    pub until: Timestamp,
    /// Who is concerned.
    pub whom: Whom,
    /// The regions whose open time counts for the notice.
    pub regions: Vec<RegionId>,
    /// The organisations that are told besides: the providers of those concerned.
    pub providers: Vec<OrganisationId>,
    /// What is noticed.
    pub effect: Effect,
    /// The release that it installs, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<ReleaseId>,
    /// One line.
    pub title: T,
    /// What is done, step by step.
    pub steps: T,
    /// How it is undone.
    pub rollback: Option<T>,
}

impl Plan<Authored> {
    fn reference(&self) -> Plan {
        Plan {
            from: self.from,
            until: self.until,
            whom: self.whom.clone(),
            regions: self.regions.clone(),
            providers: self.providers.clone(),
            effect: self.effect,
            release: self.release,
            title: self.title.reference(),
            steps: self.steps.reference(),
            rollback: self.rollback.as_ref().map(Authored::reference),
        }
    }

    fn texts(&self) -> Vec<(Field, &Authored)> {
        let both = [(Field::Subject, &self.title), (Field::Steps, &self.steps)];
        both.into_iter().chain(self.rollback.iter().map(|text| (Field::Rollback, text))).collect()
    }
}

/// What can happen to a maintenance.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MaintenanceFact {
    /// Planned, or planned anew before anybody was told.
    Planned(Box<Plan>),
    /// Those concerned are told.
    Announced {
        /// What they read.
        notices: Notices,
    },
    /// Another window, announced in its turn.
    Postponed {
        /// It begins then.
        from: Timestamp,
        /// It ends then.
        until: Timestamp,
        /// Why.
        reason: TextRef,
        /// What they read.
        notices: Notices,
    },
    /// It took place.
    Done {
        /// How it went, if that was said.
        note: Option<TextRef>,
    },
    /// It won't.
    Cancelled {
        /// Why. Those who were told read it.
        reason: TextRef,
    },
}

impl MaintenanceFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            MaintenanceFact::Planned(plan) => {
                [plan.title, plan.steps].into_iter().chain(plan.rollback).collect()
            }
            MaintenanceFact::Announced { notices } => notices.texts(),
            MaintenanceFact::Postponed { reason, notices, .. } => {
                notices.texts().into_iter().chain([*reason]).collect()
            }
            MaintenanceFact::Done { note } => note.iter().copied().collect(),
            MaintenanceFact::Cancelled { reason } => vec![*reason],
        }
    }
}

/// A verb on a maintenance.
#[derive(Clone, PartialEq, Debug)]
pub enum MaintenanceCommand {
    /// Plan one, or plan it anew before anybody was told.
    Plan(Box<Plan<Authored>>),
    /// Tell those concerned.
    Announce(Box<Written>),
    /// Another window.
    Postpone {
        /// It begins then.
        from: Timestamp,
        /// It ends then.
        until: Timestamp,
        /// Why.
        reason: Authored,
        /// What they read.
        notices: Box<Written>,
    },
    /// It took place.
    Finish {
        /// How it went, if that is said.
        note: Option<Authored>,
    },
    /// It won't.
    Cancel {
        /// Why.
        reason: Authored,
    },
}

impl MaintenanceCommand {
    /// What the access table calls it: a draft is a colleague's business, an announcement is everybody's.
    pub fn action(&self) -> Action {
        match self {
            MaintenanceCommand::Plan(_) => Action::PlanWorks,
            _ => Action::AnnounceWorks,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        match self {
            MaintenanceCommand::Plan(plan) => {
                plan.texts().into_iter().try_for_each(|(field, text)| text.check(field))
            }
            MaintenanceCommand::Announce(notices) => notices.check(),
            MaintenanceCommand::Postpone { reason, notices, .. } => {
                reason.check(Field::Reason).and_then(|()| notices.check())
            }
            MaintenanceCommand::Finish { note } => {
                note.iter().try_for_each(|note| note.check(Field::Message))
            }
            MaintenanceCommand::Cancel { reason } => reason.check(Field::Reason),
        }
    }

    fn texts(&self) -> Vec<Authored> {
        match self {
            MaintenanceCommand::Plan(plan) => {
                plan.texts().into_iter().map(|(_, text)| text.clone()).collect()
            }
            MaintenanceCommand::Announce(notices) => notices.texts(),
            MaintenanceCommand::Postpone { reason, notices, .. } => {
                notices.texts().into_iter().chain([reason.clone()]).collect()
            }
            MaintenanceCommand::Finish { note } => note.iter().cloned().collect(),
            MaintenanceCommand::Cancel { reason } => vec![reason.clone()],
        }
    }
}

/// A window that was told and then moved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// It would have begun then.
    pub from: Timestamp,
    /// It would have ended then.
    pub until: Timestamp,
    /// Why it was moved, by whom, when.
    pub reason: Said,
}

/// What a maintenance's stream adds up to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Maintenance {
    /// Which.
    pub id: MaintenanceId,
    /// How many entries the stream has.
    pub version: u64,
    /// What is planned, with the window that holds now.
    pub plan: Plan,
    /// Where it stands.
    pub state: MaintenanceState,
    /// What those concerned read, once they were told.
    pub notices: Option<Notices>,
    /// When they were told first.
    pub announced: Option<Timestamp>,
    /// The windows before this one.
    pub moved: Vec<Moved>,
    /// How it went, or why it won't take place.
    pub ended: Option<Said>,
}

impl Maintenance {
    /// Is it going on at that instant?
    pub fn is_on(&self, at: Timestamp) -> bool {
        self.state == MaintenanceState::Announced && self.plan.from <= at && at < self.plan.until
    }

    /// Does it concern that organisation? A provider is concerned wherever its customers may be.
    pub fn concerns(&self, organisation: &Organisation) -> bool {
        match &self.plan.whom {
            Whom::Everybody {} => true,
            Whom::Regions(regions) => {
                organisation.party != Party::Customer || regions.contains(&organisation.region)
            }
            Whom::Organisations(all) => {
                all.contains(&organisation.id) || self.plan.providers.contains(&organisation.id)
            }
        }
    }
}

impl Folded for Maintenance {
    const KIND: StreamKind = StreamKind::Maintenance;

    fn first(entry: &Entry) -> Option<Maintenance> {
        let (Stream::Maintenance(id), Fact::Maintenance(MaintenanceFact::Planned(plan))) =
            (entry.stream, &entry.fact)
        else {
            return None;
        };
        Some(Maintenance {
            id,
            version: entry.number,
            plan: (**plan).clone(),
            state: MaintenanceState::Planned,
            notices: None,
            announced: None,
            moved: Vec::new(),
            ended: None,
        })
    }

    fn after(mut self, entry: &Entry) -> Maintenance {
        self.version = entry.number;
        let Fact::Maintenance(fact) = &entry.fact else { return self };
        match fact {
            MaintenanceFact::Planned(plan) => self.plan = (**plan).clone(),
            MaintenanceFact::Announced { notices } => {
                self.state = MaintenanceState::Announced;
                self.announced = self.announced.or(Some(entry.at));
                self.notices = Some(*notices);
            }
            MaintenanceFact::Postponed { from, until, reason, notices } => {
                let reason = Said::of(entry, *reason);
                self.moved.push(Moved { from: self.plan.from, until: self.plan.until, reason });
                (self.plan.from, self.plan.until) = (*from, *until);
                self.notices = Some(*notices);
            }
            MaintenanceFact::Done { note } => {
                self.state = MaintenanceState::Done;
                self.ended = note.map(|note| Said::of(entry, note));
            }
            MaintenanceFact::Cancelled { reason } => {
                self.state = MaintenanceState::Cancelled;
                self.ended = Some(Said::of(entry, *reason));
            }
        }
        self
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn is_open(&self) -> bool {
        matches!(self.state, MaintenanceState::Planned | MaintenanceState::Announced)
    }

    fn sorts_by(&self) -> Timestamp {
        self.plan.from
    }

    /// A draft is the centre's; what was announced is for those who were told.
    fn scopes(&self) -> Vec<Scope> {
        let told = match (&self.plan.whom, self.announced) {
            (_, None) => Vec::new(),
            (Whom::Everybody {} | Whom::Regions(_), Some(_)) => vec![Scope::Everybody],
            (Whom::Organisations(all), Some(_)) => {
                let mut told: Vec<OrganisationId> = all.iter().chain(&self.plan.providers).copied().collect();
                told.sort();
                told.dedup();
                told.into_iter().map(Scope::Organisation).collect()
            }
        };
        [Scope::Centre].into_iter().chain(told).collect()
    }
}

/// Do two plans concern the same people?
fn meet(a: &Plan, b: &Plan) -> bool {
    match (&a.whom, &b.whom) {
        (Whom::Everybody {}, _) | (_, Whom::Everybody {}) => true,
        (Whom::Organisations(a), Whom::Organisations(b)) => a.iter().any(|id| b.contains(id)),
        _ => a.regions.iter().any(|region| b.regions.contains(region)),
    }
}

/// A verb on a maintenance, or its first. `others`: those that are open; `release`: the one that the plan names, if it is
/// there; the commit guards them.
///
/// # Errors
///
/// A [`Refusal`]; then nothing has happened.
pub fn decide(
    id: MaintenanceId,
    maintenance: Option<&Maintenance>,
    command: &MaintenanceCommand,
    others: &[Maintenance],
    release: Option<&Release>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, command.action(), &Object::House)?;
    may_announce(command.action(), cx)?;
    command.check()?;
    let others: Vec<&Maintenance> = others.iter().filter(|other| other.id != id).collect();
    let version = maintenance.map_or(0, |maintenance| maintenance.version);
    if let Some(maintenance) = maintenance {
        not_older_than(maintenance.version, cx)?;
        if !maintenance.is_open() {
            return Err(WorksRefusal::Over.into());
        }
    }
    let fact = match (maintenance, command) {
        (None, MaintenanceCommand::Plan(plan)) => planned(plan, &others, release, cx)?,
        (None, _) => return Err(Refusal::NotFound),
        (Some(known), MaintenanceCommand::Plan(plan)) => {
            if known.announced.is_some() {
                return Err(WorksRefusal::Announced.into());
            }
            planned(plan, &others, release, cx)?
        }
        (Some(known), MaintenanceCommand::Announce(notices)) => {
            if known.announced.is_some() {
                return Err(WorksRefusal::Announced.into());
            }
            in_order(&known.plan, &others, cx)?;
            installs(&known.plan, release)?;
            MaintenanceFact::Announced { notices: notices.reference() }
        }
        (Some(known), MaintenanceCommand::Postpone { from, until, reason, notices }) => {
            known.announced.ok_or(WorksRefusal::NotAnnounced)?;
            let plan = Plan { from: *from, until: *until, ..known.plan.clone() };
            in_order(&plan, &others, cx)?;
            installs(&plan, release)?;
            let (reason, notices) = (reason.reference(), notices.reference());
            MaintenanceFact::Postponed { from: *from, until: *until, reason, notices }
        }
        (Some(known), MaintenanceCommand::Finish { note }) => {
            known.announced.ok_or(WorksRefusal::NotAnnounced)?;
            if cx.at < known.plan.from {
                return Err(WorksRefusal::NotBegun(known.plan.from).into());
            }
            MaintenanceFact::Done { note: note.as_ref().map(Authored::reference) }
        }
        (Some(_), MaintenanceCommand::Cancel { reason }) => {
            MaintenanceFact::Cancelled { reason: reason.reference() }
        }
    };
    Ok(facts(Stream::Maintenance(id), version, [fact], command.texts(), cx))
}

/// Drafts are anybody's of the centre; telling the world is for whoever is qualified, or answers for the centre.
pub(crate) fn may_announce(action: Action, cx: &Context<'_>) -> Result<(), Refusal> {
    let may = action != Action::AnnounceWorks
        || cx.actor.qualified.is_any()
        || cx.actor.role == Role::CentreManager;
    if may { Ok(()) } else { Err(WorksRefusal::NotQualified.into()) }
}

fn planned(
    plan: &Plan<Authored>,
    others: &[&Maintenance],
    release: Option<&Release>,
    cx: &Context<'_>,
) -> Result<MaintenanceFact, Refusal> {
    let plan = plan.reference();
    in_order(&plan, others, cx)?;
    installs(&plan, release)?;
    Ok(MaintenanceFact::Planned(Box::new(plan)))
}

/// Nobody is told of an update that isn't there, or was taken back.
fn installs(plan: &Plan, release: Option<&Release>) -> Result<(), Refusal> {
    let Some(id) = plan.release else { return Ok(()) };
    match release.filter(|release| release.id == id) {
        None => Err(WorksRefusal::NoRelease.into()),
        Some(release) if release.state == ReleaseState::Withdrawn => {
            Err(WorksRefusal::ReleaseWithdrawn(release.contents.version.clone()).into())
        }
        Some(_) => Ok(()),
    }
}

/// The agreement's own rules, asked of a draft too: time only makes its notice shorter.
fn in_order(plan: &Plan, others: &[&Maintenance], cx: &Context<'_>) -> Result<(), Refusal> {
    if plan.until <= plan.from || plan.from <= cx.at {
        return Err(WorksRefusal::NoWindow.into());
    }
    let empty = match &plan.whom {
        Whom::Everybody {} => false,
        Whom::Regions(regions) => regions.is_empty(),
        Whom::Organisations(all) => all.is_empty(),
    };
    if empty || plan.regions.is_empty() {
        return Err(WorksRefusal::NobodyConcerned.into());
    }
    plan.regions.iter().try_for_each(|region| noticed(plan, region, cx))?;
    let clash = others.iter().find(|other| {
        other.announced.is_some()
            && other.plan.from < plan.until
            && plan.from < other.plan.until
            && meet(&other.plan, plan)
    });
    match clash {
        None => Ok(()),
        Some(other) => Err(WorksRefusal::Overlaps { from: other.plan.from, until: other.plan.until }.into()),
    }
}

/// Enough open time of that region lies ahead.
fn noticed(plan: &Plan, region: &RegionId, cx: &Context<'_>) -> Result<(), Refusal> {
    let calendar = cx.calendars.get(region).ok_or_else(|| Refusal::UnknownRegion {
        given: region.to_string(),
        known: cx.agreement.regions.iter().map(|region| region.id.to_string()).collect(),
    })?;
    let Some(rule) = &cx.agreement.maintenance else { return Ok(()) };
    let beyond = |_| Refusal::BeyondCalendar(plan.from);
    let given = calendar.between(cx.at, plan.from).map_err(beyond)?;
    if given >= rule.notice {
        return Ok(());
    }
    let earliest = calendar.due(cx.at, rule.notice).map_err(beyond)?;
    Err(WorksRefusal::TooShortNotice { region: region.clone(), given, owed: rule.notice, earliest }.into())
}
