//! Response times (clause 1), for what a visitor may find: as a distribution, and no target.

use std::collections::BTreeMap;

use desk::clock::{Course, current};
use desk::response::{Response, Responses, responses};
use desk::{Action, Scope, access};
use jiff::Timestamp;
use store::projections::{scope, tickets};
use store::values;
use terms::MeasureId;

use crate::queue::clocks;
use crate::reports::{TargetsQuery, value};
use crate::{App, Failure, Visitor};

impl App {
    /// Response times line by line, in the order of their keys, and all together.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn responses(
        &self,
        visitor: &Visitor,
        query: &TargetsQuery,
    ) -> Result<(Vec<Responses>, Responses), Failure> {
        let now = self.now();
        match access::scope_for(&visitor.actor(now), Action::ReadReports) {
            Some(found_in) => self.responses_in(found_in, query, now).await,
            None => Ok((Vec::new(), Responses::default())),
        }
    }

    /// The same for a scope: for reports.
    pub(crate) async fn responses_in(
        &self,
        found_in: Scope,
        query: &TargetsQuery,
        now: Timestamp,
    ) -> Result<(Vec<Responses>, Responses), Failure> {
        let params = values![scope(found_in), query.from.as_microsecond(), query.to.as_microsecond()];
        let names = self.names_of_organisations().await?;
        let mut groups: BTreeMap<Vec<String>, Vec<Response>> = BTreeMap::new();
        let mut all = Vec::new();
        for row in self.within(&[found_in], &tickets::MEASURED, &params).await? {
            let measured = self.one(&row, now).await?;
            let response = self.response(&row, !row.get::<bool>(9)?).await?;
            let key = query.by.iter().map(|dimension| value(&measured, *dimension, &names)).collect();
            groups.entry(key).or_default().push(response);
            all.push(response);
        }
        let lines = groups.into_iter().map(|(key, all)| responses(key, &all)).collect();
        Ok((lines, responses(Vec::new(), &all)))
    }

    async fn response(&self, row: &store::Row, closed: bool) -> Result<Response, Failure> {
        let clocks = clocks(row, 6)?;
        let Some(clock) = current(&clocks, &MeasureId::diagnosis()) else { return Ok(Response::Untold) };
        if clock.course == Course::Untold {
            return Ok(Response::Untold);
        }
        let Some(stop) = clock.stop else {
            return Ok(if closed { Response::Never } else { Response::Waiting });
        };
        let calendar = self.calendar(&clock.edition).await?;
        Ok(Response::Taken {
            open: calendar.between(clock.opened, stop.at)?.as_seconds(),
            elapsed: stop.at.as_second() - clock.opened.as_second(),
        })
    }
}
