//! Reports: counts of what was met, and the tickets behind each count.

use std::collections::BTreeMap;

use desk::access;
use desk::clock::current;
use desk::fact::Door;
use desk::report::{Dimension, Group, Outcome, Row, outcome, targets, total};
use desk::{Action, Month, OrganisationId, Scope};
use jiff::Timestamp;
use store::projections::{scope, tickets};
use store::values;
use terms::{AgreementId, MeasureId, RegionId};

use crate::queue::{clocks, instant, level};
use crate::{App, Failure, Visitor};

/// Stands where a ticket has no such value.
pub const NONE: &str = "–";

/// Which tickets are counted, and by what.
#[derive(Clone, Debug)]
pub struct TargetsQuery {
    /// Opened from this instant on.
    pub from: Timestamp,
    /// Opened before this instant.
    pub to: Timestamp,
    /// Split by these.
    pub by: Vec<Dimension>,
}

/// What was met.
#[derive(Clone, PartialEq, Debug)]
pub struct Targets {
    /// Line by line, in the order of their keys.
    pub groups: Vec<Group>,
    /// All lines together: every ticket is counted once.
    pub total: Group,
    /// How many of the tickets came from another desk's log, which can't tell everything.
    pub imported: u64,
}

/// One measured ticket.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its public number.
    pub number: u64,
    /// Whose hours counted; none: a log can't tell.
    pub region: Option<RegionId>,
    /// Its category, if it has one.
    pub category: Option<u8>,
    /// Who asked.
    pub asked_by: OrganisationId,
    /// The agreement that it is measured under.
    pub agreement: AgreementId,
    /// The month of its notification in the region's zone; in UTC where there is no region.
    pub month: Month,
    /// It came from another desk's log.
    pub imported: bool,
    /// How it came out.
    pub outcome: Outcome,
}

impl App {
    /// What was met, for what this visitor may find.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn targets(&self, visitor: &Visitor, query: &TargetsQuery) -> Result<Targets, Failure> {
        let measured = self.measured(visitor, query, false).await?;
        self.counted(query, measured).await
    }

    /// The same, for what is handled at the visitor's own desk: at a provider's level 1, by its own agreement.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn targets_at_desk(&self, visitor: &Visitor, query: &TargetsQuery) -> Result<Targets, Failure> {
        let measured = self.measured(visitor, query, true).await?;
        self.counted(query, measured).await
    }

    /// What was met in the whole house as of `now`, for its console.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn targets_of_the_house(
        &self,
        query: &TargetsQuery,
        now: Timestamp,
    ) -> Result<Targets, Failure> {
        let measured = self.measured_in(Scope::Centre, query, now).await?;
        self.counted(query, measured).await
    }

    async fn counted(&self, query: &TargetsQuery, measured: Vec<Measured>) -> Result<Targets, Failure> {
        let names = self.names_of_organisations().await?;
        let imported = measured.iter().filter(|m| m.imported).count() as u64;
        let row = |m: Measured| Row {
            key: query.by.iter().map(|d| value(&m, *d, &names)).collect(),
            outcome: m.outcome,
        };
        let groups = targets(measured.into_iter().map(row));
        Ok(Targets { total: total(&groups), groups, imported })
    }

    /// The tickets behind a figure: those whose values are `key` and that came out as `outcome`.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn behind(
        &self,
        visitor: &Visitor,
        query: &TargetsQuery,
        key: &[String],
        wanted: Option<Outcome>,
        at_desk: bool,
    ) -> Result<Vec<u64>, Failure> {
        let names = self.names_of_organisations().await?;
        let measured = self.measured(visitor, query, at_desk).await?;
        let is_wanted = |m: &Measured| {
            wanted.is_none_or(|w| w == m.outcome)
                && query
                    .by
                    .iter()
                    .zip(key)
                    .all(|(dimension, value_wanted)| value(m, *dimension, &names) == *value_wanted)
        };
        Ok(measured.into_iter().filter(is_wanted).map(|m| m.number).collect())
    }

    async fn measured(
        &self,
        visitor: &Visitor,
        query: &TargetsQuery,
        at_desk: bool,
    ) -> Result<Vec<Measured>, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let found_in = match at_desk {
            true => access::desk_scope_for(&actor, Action::ReadReports),
            false => access::scope_for(&actor, Action::ReadReports),
        };
        match found_in {
            Some(found_in) => self.measured_in(found_in, query, now).await,
            None => Ok(Vec::new()),
        }
    }

    pub(crate) async fn measured_in(
        &self,
        found_in: Scope,
        query: &TargetsQuery,
        now: Timestamp,
    ) -> Result<Vec<Measured>, Failure> {
        let params = values![scope(found_in), query.from.as_microsecond(), query.to.as_microsecond()];
        let mut measured = Vec::new();
        for row in self.within(&[found_in], &tickets::MEASURED, &params).await? {
            measured.push(self.one(&row, now).await?);
        }
        Ok(measured)
    }

    pub(crate) async fn one(&self, row: &store::Row, now: Timestamp) -> Result<Measured, Failure> {
        let clocks = clocks(row, 6)?;
        let (opened, agreement) = (instant(row, 3)?, AgreementId(row.get(5)?));
        let clock = current(&clocks, &MeasureId::acknowledgement());
        let date = match clock {
            Some(clock) => self.calendar(&clock.edition).await?.date_of(opened)?,
            None => opened.to_zoned(jiff::tz::TimeZone::UTC).date(),
        };
        let standing = self.standing(&clocks, &agreement, now).await?;
        // Without a region there is no clock: the log that it came from can't tell whose hours count.
        let outcome =
            clock.zip(standing).map_or(Outcome::Untold, |(c, standing)| outcome(c.course, standing));
        Ok(Measured {
            number: row.get(0)?,
            region: clock.map(|clock| clock.region.clone()),
            category: level(row, 2)?,
            asked_by: OrganisationId::from_bytes(row.get(4)?),
            agreement,
            month: Month::of(date),
            imported: row.get::<&str>(8)? == Door::Import.word(),
            outcome,
        })
    }

    pub(crate) async fn names_of_organisations(&self) -> Result<BTreeMap<OrganisationId, String>, Failure> {
        Ok(self.organisations().await?.into_iter().map(|o| (o.id, o.name)).collect())
    }
}

pub(crate) fn value(
    measured: &Measured,
    dimension: Dimension,
    names: &BTreeMap<OrganisationId, String>,
) -> String {
    match dimension {
        // Not told, or not triaged yet: no region, no category, and no pretence of one.
        Dimension::Region => measured.region.as_ref().map_or(NONE.to_owned(), ToString::to_string),
        Dimension::Category => measured.category.map_or(NONE.to_owned(), |level| level.to_string()),
        Dimension::Month => measured.month.to_string(),
        Dimension::Provider => names.get(&measured.asked_by).cloned().unwrap_or_default(),
        Dimension::Agreement => measured.agreement.to_string(),
    }
}
