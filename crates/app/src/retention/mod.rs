//! How long what an organisation has is kept: what holds, what would go now, and who changes it. The plan that is shown is
//! the plan that [`applying`] carries out. Tickets and who looked at them are counted on the desk's clock, who came in on the
//! wall's: as each is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use desk::access::{self, Decision, Object};
use desk::retention::{self, Class, Hold, Lines, Log, Over, Plan, RetentionCommand, Rules};
use desk::{Action, Organisation, OrganisationId, PersonId, Refusal, Stream, TicketId};
use jiff::{SignedDuration, Timestamp};
use store::identity::{OLD_LINES, OLD_LINES_OF_NOBODY};
use store::projections::kept;
use store::{Row, values};

use crate::{App, Failure, Form, Visitor, Which};

mod applying;

pub use applying::Applied;
pub(crate) use applying::watch;

/// No month is so many days shorter than another: rows closed later than this before the time is over needn't be read.
const MONTHS_DIFFER: SignedDuration = SignedDuration::from_hours(4 * 24);

/// A plan, with the numbers by which its tickets are known.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// What would go.
    pub plan: Plan,
    /// The numbers of its tickets.
    pub numbers: BTreeMap<TicketId, u64>,
    /// At which instant of the desk.
    pub now: Timestamp,
}

/// A hold, with its words.
#[derive(Clone, Debug)]
pub struct HoldRow {
    /// Who holds.
    pub whose: OrganisationId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub hold: Hold,
    /// Why; none where it was erased, or isn't the reader's to read.
    pub reason: Option<String>,
}

/// Retention of an organisation, as one reader sees it.
#[derive(Clone, Debug)]
pub struct RetentionView {
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// What holds.
    pub rules: Rules,
    /// What would go; none for who may hold and no more.
    pub planned: Option<Planned>,
    /// Who holds what it has.
    pub holds: Vec<HoldRow>,
    /// May the reader say how long?
    pub may_set: bool,
    /// May they hold?
    pub may_hold: bool,
    /// Do they hold?
    pub holds_it: bool,
}

impl App {
    /// What holds for an organisation and what would go, for whoever answers for it, watches, or may hold.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if it isn't for this visitor, or the database is away.
    pub async fn retention(&self, visitor: &Visitor, of: OrganisationId) -> Result<RetentionView, Failure> {
        let (organisation, now) = (self.organisation(of, None).await?, self.now());
        let actor = visitor.actor(now);
        let object = Object::Of { organisation: of, provider: organisation.provider_at(now), person: None };
        let may = |action| matches!(access::allows(&actor, action, &object), Decision::Allowed(_));
        let (may_set, may_hold) = (may(Action::ManageRetention), may(Action::HoldRetention));
        let planned = match access::require(&actor, Action::ReadRetention, &object) {
            Ok(_) => Some(self.planned(of, now, self.wall()).await?),
            Err(refusal) if !may_hold => return Err(refusal.into()),
            Err(_) => None,
        };
        let reasons: Vec<_> = organisation.retention.holds.values().map(|hold| hold.reason.id).collect();
        let texts = if may_hold { self.texts_with(&reasons).await? } else { BTreeMap::new() };
        let mut holds = Vec::new();
        for (whose, hold) in &organisation.retention.holds {
            let name = self.organisation(*whose, None).await?.name.clone();
            let reason = texts.get(&hold.reason.id).cloned();
            holds.push(HoldRow { whose: *whose, name, hold: *hold, reason });
        }
        let rules = Rules::of(&organisation, &self.vendor().await?);
        let holds_it = organisation.retention.holds.contains_key(&actor.organisation);
        Ok(RetentionView { organisation, rules, planned, holds, may_set, may_hold, holds_it })
    }

    /// Says how long, holds, lifts a hold. It takes a fresh proof of who one is.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`crate::IdentityRefusal::ProveAgain`], or the database is away.
    pub async fn decide_retention(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        command: &RetentionCommand,
        form: &Form,
    ) -> Result<(), Failure> {
        let (organisation, now) = (self.organisation(of, None).await?, self.now());
        let object = Object::Of { organisation: of, provider: organisation.provider_at(now), person: None };
        access::require(&visitor.actor(now), command.action(), &object)?;
        if access::needs_proof(command.action()) {
            self.require_proof(visitor)?;
        }
        let centre = self.vendor().await?;
        let which = Which::Of(Stream::Organisation(of));
        let decide = |of: Option<&Organisation>, cx: &desk::Context<'_>| {
            retention::decide(of.ok_or(Refusal::NotFound)?, &centre, command, cx)
        };
        self.alter::<Organisation>(visitor, which, form, decide).await?;
        Ok(())
    }

    /// What of an organisation would go at an instant: for the console, which reads no words by it.
    ///
    /// # Errors
    ///
    /// There is no such organisation, or the database is away.
    pub async fn retention_plan(
        &self,
        of: OrganisationId,
        at: Option<Timestamp>,
    ) -> Result<Planned, Failure> {
        self.planned(of, at.unwrap_or_else(|| self.now()), at.unwrap_or_else(|| self.wall())).await
    }

    async fn planned(&self, of: OrganisationId, now: Timestamp, wall: Timestamp) -> Result<Planned, Failure> {
        let (organisation, centre) = (self.organisation(of, None).await?, self.vendor().await?);
        let rules = Rules::of(&organisation, &centre);
        let shortest = [Class::Words, Class::Files].map(|class| rules.kept(class).over_before(now));
        let latest = shortest.into_iter().flatten().max().unwrap_or(Timestamp::MIN);
        let latest = latest.saturating_add(MONTHS_DIFFER).unwrap_or(Timestamp::MAX);
        let rows = self.0.db.query(&kept::OF, &values![of.bytes(), latest.as_microsecond()]).await?;
        let (mut numbers, mut over) = (BTreeMap::new(), Vec::new());
        for row in &rows {
            let (number, one) = read(row)?;
            numbers.insert(one.ticket, number);
            over.push(one);
        }
        let mut lines = Vec::new();
        if let Some(before) = rules.security.over_before(wall) {
            lines.extend(self.old_lines(Log::Security, of, before).await?);
            if of == centre.id {
                lines.extend(self.old_lines_of_nobody(before).await?);
            }
        }
        if let Some(before) = rules.security.over_before(now) {
            lines.extend(self.old_lines(Log::Reads, of, before).await?);
        }
        let people = over.iter().flat_map(|one| &one.writers).copied();
        let people: BTreeSet<PersonId> = people.chain(lines.iter().filter_map(|one| one.person)).collect();
        let held = self.held_among(&people).await?;
        let plan = retention::plan(rules, &over, &lines, &held, now);
        Ok(Planned { organisation, plan, numbers, now })
    }

    /// Lines of a log about an organisation from before an instant, by person.
    async fn old_lines(
        &self,
        log: Log,
        of: OrganisationId,
        before: Timestamp,
    ) -> Result<Vec<Lines>, Failure> {
        let statement = match log {
            Log::Security => &OLD_LINES,
            Log::Reads => &store::reads::OLD,
        };
        let rows = self.0.db.query(statement, &values![of.bytes(), before.as_microsecond()]).await?;
        let line = |row: &Row| {
            let person = row.get::<Option<[u8; 16]>>(0)?.map(PersonId::from_bytes);
            Ok(Lines { log, person, count: row.get(1)?, oldest: crate::queue::instant(row, 2)? })
        };
        rows.iter().map(line).collect()
    }

    /// What nobody can be told of, for the centre.
    async fn old_lines_of_nobody(&self, before: Timestamp) -> Result<Option<Lines>, Failure> {
        let rows = self.0.db.query(&OLD_LINES_OF_NOBODY, &values![before.as_microsecond()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let count: u64 = row.get(0)?;
        if count == 0 {
            return Ok(None);
        }
        let oldest = crate::queue::instant(row, 1)?;
        Ok(Some(Lines { log: Log::Security, person: None, count, oldest }))
    }

    /// Those of these people on whom there is a legal hold.
    async fn held_among(&self, people: &BTreeSet<PersonId>) -> Result<BTreeSet<PersonId>, Failure> {
        let mut held = BTreeSet::new();
        for id in people {
            match self.person(*id, None).await {
                Ok(person) if person.erasure.held.is_some() => drop(held.insert(*id)),
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(held)
    }
}

fn read(row: &Row) -> Result<(u64, Over), Failure> {
    let damaged = |_| Failure::Damaged("a ticket in a row of what is kept".to_owned());
    Ok((row.get(0)?, serde_json::from_str(row.get::<&str>(1)?).map_err(damaged)?))
}
