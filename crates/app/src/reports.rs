//! Reports: counts of what was met, and the tickets behind each count.

use std::collections::BTreeMap;

use desk::access;
use desk::clock::current;
use desk::report::{Dimension, Group, Outcome, Row, outcome, targets};
use desk::{Action, OrganisationId, Scope};
use jiff::Timestamp;
use store::projections::{scope, tickets};
use store::values;
use terms::{AgreementId, MeasureId, RegionId};

use crate::queue::{clocks, instant, level};
use crate::{App, Failure, Visitor};

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

/// One measured ticket.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its public number.
    pub number: u64,
    /// Whose hours counted.
    pub region: RegionId,
    /// Its category, if it has one.
    pub category: Option<u8>,
    /// Who asked.
    pub asked_by: OrganisationId,
    /// The agreement that it is measured under.
    pub agreement: AgreementId,
    /// The month of its notification, `2026-11`, in the region's zone.
    pub month: String,
    /// How it came out.
    pub outcome: Outcome,
}

impl App {
    /// What was met, for what this visitor may find.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn targets(&self, visitor: &Visitor, query: &TargetsQuery) -> Result<Vec<Group>, Failure> {
        let names = self.names_of_organisations().await?;
        let measured = self.measured(visitor, query).await?;
        let row = |m: Measured| Row {
            key: query.by.iter().map(|d| value(&m, *d, &names)).collect(),
            outcome: m.outcome,
        };
        Ok(targets(measured.into_iter().map(row)))
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
    ) -> Result<Vec<u64>, Failure> {
        let names = self.names_of_organisations().await?;
        let measured = self.measured(visitor, query).await?;
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

    async fn measured(&self, visitor: &Visitor, query: &TargetsQuery) -> Result<Vec<Measured>, Failure> {
        match access::scope_for(&visitor.actor(self.now()), Action::ReadReports) {
            Some(found_in) => self.measured_in(found_in, query).await,
            None => Ok(Vec::new()),
        }
    }

    /// What was met in the whole house, for its console.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn targets_of_the_house(&self, query: &TargetsQuery) -> Result<Vec<Group>, Failure> {
        let names = self.names_of_organisations().await?;
        let measured = self.measured_in(Scope::Centre, query).await?;
        let row = |m: Measured| Row {
            key: query.by.iter().map(|d| value(&m, *d, &names)).collect(),
            outcome: m.outcome,
        };
        Ok(targets(measured.into_iter().map(row)))
    }

    async fn measured_in(&self, found_in: Scope, query: &TargetsQuery) -> Result<Vec<Measured>, Failure> {
        let now = self.now();
        let params = values![scope(found_in), query.from.as_microsecond(), query.to.as_microsecond()];
        let mut measured = Vec::new();
        for row in self.0.db.query(&tickets::MEASURED, &params).await? {
            let clocks = clocks(&row, 6)?;
            let Some(clock) = current(&clocks, &MeasureId::acknowledgement()) else { continue };
            let agreement = AgreementId(row.get(5)?);
            let Some(standing) = self.standing(&clocks, &agreement, now).await? else { continue };
            let calendar = self.calendar(&clock.edition).await?;
            let date = calendar.date_of(instant(&row, 3)?)?;
            measured.push(Measured {
                number: row.get(0)?,
                region: clock.region.clone(),
                category: level(&row, 2)?,
                asked_by: OrganisationId::from_bytes(row.get(4)?),
                agreement,
                month: format!("{:04}-{:02}", date.year(), date.month()),
                outcome: outcome(clock.course, standing),
            });
        }
        Ok(measured)
    }

    async fn names_of_organisations(&self) -> Result<BTreeMap<OrganisationId, String>, Failure> {
        Ok(self.organisations().await?.into_iter().map(|o| (o.id, o.name)).collect())
    }
}

fn value(measured: &Measured, dimension: Dimension, names: &BTreeMap<OrganisationId, String>) -> String {
    match dimension {
        Dimension::Region => measured.region.to_string(),
        // Not triaged yet: no category, and no pretence of one.
        Dimension::Category => measured.category.map_or("–".to_owned(), |level| level.to_string()),
        Dimension::Month => measured.month.clone(),
        Dimension::Provider => names.get(&measured.asked_by).cloned().unwrap_or_default(),
        Dimension::Agreement => measured.agreement.to_string(),
    }
}
