//! Reviews of what was missed: the list, where the open time went, and the wordings that reports may quote.

use desk::review::{self, ReviewState, Spent};
use desk::{Action, OrganisationId, Scope, Ticket, access};
use jiff::Timestamp;
use store::projections::{reviews, scope};
use store::{Row, values};
use terms::{MeasureId, RegionId};

use crate::queue::instant;
use crate::tickets::Timed;
use crate::{App, Failure, Visitor};

/// The most reviews that a list shows.
const SHOWN: u64 = 200;

/// A review in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reviewed {
    /// The ticket's public number.
    pub number: u64,
    /// Its one line; missing when it was erased.
    pub subject: Option<String>,
    /// The due instant that passed.
    pub missed_at: Timestamp,
    /// Where its review stands.
    pub state: ReviewState,
}

/// A wording that a manager stands by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wording {
    /// The ticket's public number.
    pub number: u64,
    /// The due instant that passed.
    pub missed_at: Timestamp,
    /// The words.
    pub text: String,
    /// Who asked.
    pub asked_by: OrganisationId,
    /// Whose hours counted.
    pub region: RegionId,
}

impl App {
    /// The reviews of the desk's tickets: what is owed first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn reviews(&self, visitor: &Visitor) -> Result<Vec<Reviewed>, Failure> {
        let Some(found_in) = access::desk_scope_for(&visitor.actor(self.now()), Action::WriteReview) else {
            return Ok(Vec::new());
        };
        let rows = self.within(&[found_in], &reviews::LIST, &values![scope(found_in), SHOWN]).await?;
        rows.iter().map(reviewed).collect()
    }

    /// The wordings that a manager stands by, of what was missed from one instant up to, not including, another: the only
    /// words about a miss that a report may quote.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn approved_wordings(
        &self,
        found_in: Scope,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Wording>, Failure> {
        let asked = values![scope(found_in), from.as_microsecond(), to.as_microsecond()];
        let rows = self.within(&[found_in], &reviews::APPROVED, &asked).await?;
        rows.iter().map(wording).collect()
    }

    /// Where the open time of a missed acknowledgement went; none where nothing was missed.
    pub(crate) async fn spent(
        &self,
        ticket: &Ticket,
        clocks: &[Timed],
        calendars: &desk::clock::Calendars,
        now: Timestamp,
    ) -> Result<Option<Spent>, Failure> {
        if ticket.missed.is_empty() {
            return Ok(None);
        }
        let timed = clocks.iter().rev().find(|timed| timed.clock.measure == MeasureId::acknowledgement());
        let Some(clock) = timed.map(|timed| &timed.clock) else { return Ok(None) };
        let Some(calendar) = calendars.get(&clock.region) else { return Ok(None) };
        let until = clock.stop.map_or(now, |stop| stop.at).max(clock.opened);
        let gaps = self.gaps(ticket, &clock.region, clock.opened, until).await?;
        let triaged = ticket.triages.first().map(|first| first.at);
        let asked = review::asked(ticket, now);
        Ok(Some(review::spent(calendar, (clock.opened, until), triaged, &asked, &gaps)?))
    }

    /// When the roster had nobody, or too few; nothing where it plans nothing, and for another desk than the centre's.
    async fn gaps(
        &self,
        ticket: &Ticket,
        region: &RegionId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<(Timestamp, Timestamp)>, Failure> {
        let planned = self.rosters_around(from, until).await?.iter().any(|roster| roster.plans(region));
        if ticket.level1_desk().is_some() || !planned || from >= until {
            return Ok(Vec::new());
        }
        let coverage = self.coverage(region, from, until).await?.coverage;
        Ok(coverage.gaps().into_iter().map(|gap| (gap.from, gap.until)).collect())
    }
}

fn reviewed(row: &Row) -> Result<Reviewed, Failure> {
    let state = row.get::<&str>(2)?.parse();
    Ok(Reviewed {
        number: row.get(0)?,
        missed_at: instant(row, 1)?,
        state: state.map_err(|()| Failure::Damaged("a state in a row of reviews".to_owned()))?,
        subject: row.get(3)?,
    })
}

fn wording(row: &Row) -> Result<Wording, Failure> {
    Ok(Wording {
        number: row.get(0)?,
        missed_at: instant(row, 1)?,
        text: row.get(2)?,
        asked_by: OrganisationId::from_bytes(row.get(3)?),
        region: RegionId(row.get(4)?),
    })
}
